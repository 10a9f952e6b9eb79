//! How long each stage takes, and the whole: `cargo bench`.
//!
//! The drafts are those of the property tests, of three sizes: a short
//! resolution, an omnibus resolution, a code of law. Of every hundred
//! paragraphs about ten are edited, two of each kind of edit or one.

// The lints are for the library; a benchmark measures what it would not do.
#![allow(missing_docs, dead_code, unreachable_pub)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../tests/support/drafts.rs"]
mod drafts;
#[path = "../tests/support/random.rs"]
mod random;

use clausediff::model::{Comparison, Document, Draft, Sides};
use clausediff::{
    align, assess, compare_documents, compare_texts, diff, normalise, read, report, structure,
};
use divan::{Bencher, black_box};
use drafts::{Case, Form, Known};

/// Top-level paragraphs in a draft.
const SIZES: [usize; 3] = [30, 300, 3_000];
/// Of so many paragraphs one is edited.
const EDITED_ONE_IN: usize = 10;

fn main() {
    divan::main();
}

fn case(size: usize) -> Case {
    let edits: Vec<Known> = Known::ALL
        .iter()
        .copied()
        .cycle()
        .take(size / EDITED_ONE_IN)
        .collect();
    drafts::case(7, Form::Resolution, size, &edits)
}

fn read_both(case: &Case) -> Sides<Draft> {
    Sides::new(
        read::read_bytes("old", case.old.as_bytes()).unwrap(),
        read::read_bytes("new", case.new.as_bytes()).unwrap(),
    )
}

fn normalised(case: &Case) -> Sides<Draft> {
    let drafts = read_both(case);
    let vocabulary = normalise::Vocabulary::of(&[&drafts.old, &drafts.new]);
    drafts.map(|draft| normalise::normalise(draft, &vocabulary))
}

fn understood(case: &Case) -> Sides<Document> {
    normalised(case).map(structure::structure)
}

fn compared(case: &Case) -> Comparison {
    compare_documents(understood(case))
}

#[divan::bench(args = SIZES)]
fn stage_1_read(bencher: Bencher<'_, '_>, size: usize) {
    let case = case(size);
    bencher.bench(|| read_both(black_box(&case)));
}

#[divan::bench(args = SIZES)]
fn stage_2_normalise(bencher: Bencher<'_, '_>, size: usize) {
    let drafts = read_both(&case(size));
    bencher
        .with_inputs(|| Sides::new(drafts.old.clone(), drafts.new.clone()))
        .bench_values(|drafts| {
            let vocabulary = normalise::Vocabulary::of(&[&drafts.old, &drafts.new]);
            drafts.map(|draft| normalise::normalise(draft, &vocabulary))
        });
}

#[divan::bench(args = SIZES)]
fn stage_3_structure(bencher: Bencher<'_, '_>, size: usize) {
    let drafts = normalised(&case(size));
    bencher
        .with_inputs(|| Sides::new(drafts.old.clone(), drafts.new.clone()))
        .bench_values(|drafts| drafts.map(structure::structure));
}

#[divan::bench(args = SIZES)]
fn stage_4_align(bencher: Bencher<'_, '_>, size: usize) {
    let documents = understood(&case(size));
    bencher.bench(|| align::align(black_box(documents.as_ref())));
}

#[divan::bench(args = SIZES)]
fn stage_5_diff(bencher: Bencher<'_, '_>, size: usize) {
    let documents = understood(&case(size));
    let pairings = align::align(documents.as_ref()).pairings;
    bencher.bench(|| {
        pairings
            .iter()
            .map(|pairing| diff::diff(pairing, black_box(documents.as_ref())).len())
            .sum::<usize>()
    });
}

#[divan::bench(args = SIZES)]
fn stage_6_assess(bencher: Bencher<'_, '_>, size: usize) {
    let documents = understood(&case(size));
    let pairings = align::align(documents.as_ref()).pairings;
    let edits: Vec<_> = pairings
        .iter()
        .map(|pairing| diff::diff(pairing, documents.as_ref()))
        .collect();
    bencher
        .with_inputs(|| (pairings.clone(), edits.clone()))
        .bench_values(|(pairings, edits)| assess::assess(documents.as_ref(), pairings, edits));
}

#[divan::bench(args = SIZES)]
fn stage_7_report_json(bencher: Bencher<'_, '_>, size: usize) {
    let comparison = compared(&case(size));
    bencher.bench(|| report::json::comparison(black_box(&comparison)));
}

#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher<'_, '_>, size: usize) {
    let case = case(size);
    bencher.bench(|| compare_texts(black_box(&case.old), black_box(&case.new)).unwrap());
}
