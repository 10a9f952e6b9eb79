//! The promises of the manual, each held against drafts that nobody wrote.
//!
//! `PROPTEST_CASES=2000 cargo test --test promises` searches longer, and
//! `PROPTEST_RNG_SEED=7` elsewhere; without them the same drafts are made on
//! every machine.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use clausediff::model::{Comparison, Sides};
use clausediff::{compare, compare_texts, read, report};
use proptest::prelude::*;
use support::check;
use support::drafts::{self, Case, Form, Known};
use support::hostile;
use support::property::{config, held};

/// Drafts for each promise; together with the pipeline in a build without
/// optimisation this stays well under a minute.
const CASES: u32 = 48;
/// The seed that the drafts are made from unless the environment names one.
const SEED: u64 = 2031;
/// Longer than any comparison of the sizes below may take on a slow, busy
/// machine without optimisation; a quadratic one takes many times as long.
const PATIENCE: Duration = Duration::from_secs(20);

fn edited() -> impl Strategy<Value = Case> {
    let form = prop_oneof![Just(Form::Resolution), Just(Form::Numbered)];
    let edits = prop::collection::vec(prop::sample::select(&Known::ALL[..]), 0..7);
    (any::<u64>(), form, 16_usize..48, edits)
        .prop_map(|(seed, form, size, edits)| drafts::case(seed, form, size, &edits))
}

fn hostile() -> impl Strategy<Value = String> {
    (any::<u64>(), 1_usize..120).prop_map(|(seed, pieces)| hostile::text(seed, pieces))
}

fn compared(old: &str, new: &str) -> Comparison {
    compare_texts(old, new).unwrap()
}

proptest! {
    #![proptest_config(config(CASES, SEED))]

    #[test]
    fn known_edits_are_found(case in edited()) {
        let comparison = compared(&case.old, &case.new);
        held(check::sound(&comparison))?;
        held(check::found(&comparison, &case))?;
    }

    #[test]
    fn nothing_differs_from_itself(case in edited()) {
        held(check::nothing(&compared(&case.new, &case.new)))?;
    }

    #[test]
    fn a_comparison_mirrors_that_of_the_drafts_exchanged(case in edited()) {
        let there = compared(&case.old, &case.new);
        let back = compared(&case.new, &case.old);
        held(check::mirrored(&there, &back))?;
    }

    #[test]
    fn the_same_drafts_give_the_same_bytes(case in edited()) {
        let once = report::json::comparison(&compared(&case.old, &case.new));
        let again = report::json::comparison(&compared(&case.old, &case.new));
        prop_assert_eq!(once, again);
    }

    #[test]
    fn nothing_of_a_draft_is_thrown_away(case in edited()) {
        let comparison = compared(&case.old, &case.new);
        held(check::nothing_thrown_away(&case.old, &comparison.old))?;
        held(check::nothing_thrown_away(&case.new, &comparison.new))?;
    }

    #[test]
    fn hostile_drafts_are_compared_soundly(old in hostile(), new in hostile()) {
        if let Ok(comparison) = compare_texts(&old, &new) {
            held(check::sound(&comparison))?;
        }
        if let Ok(comparison) = compare_texts(&old, &old) {
            held(check::sound(&comparison))?;
            held(check::nothing(&comparison))?;
        }
    }

    #[test]
    fn a_hostile_passage_leaves_the_rest_of_a_draft_alone(case in edited(), passage in hostile()) {
        let new = format!("{}\n\n{passage}\n", case.new);
        let comparison = compared(&case.old, &new);
        held(check::sound(&comparison))?;
    }

    #[test]
    fn arbitrary_bytes_never_panic(
        old in prop::collection::vec(any::<u8>(), 0..2_000),
        new in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        bytes_compare(&old, &new)?;
    }

    #[test]
    fn damaged_drafts_never_panic(case in edited(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = case.old.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes_compare(&bytes, &bytes[..at])?;
        bytes_compare(case.new.as_bytes(), &bytes)?;
    }
}

fn bytes_compare(old: &[u8], new: &[u8]) -> Result<(), TestCaseError> {
    let (Ok(old), Ok(new)) = (read::read_bytes("old", old), read::read_bytes("new", new)) else {
        return Ok(());
    };
    held(check::sound(&compare(Sides::new(old, new))))
}

/// The generator itself: what it says it did is what stands in the drafts.
#[test]
fn the_generator_tells_the_truth() {
    for form in [Form::Resolution, Form::Numbered] {
        for known in Known::ALL {
            let made: usize = (0..20)
                .map(|seed| {
                    let case = drafts::case(seed, form, 24, &[known, known]);
                    for link in &case.links {
                        assert!(
                            link.old.iter().all(|text| case.old.contains(text)),
                            "{link:?}"
                        );
                        assert!(
                            link.new.iter().all(|text| case.new.contains(text)),
                            "{link:?}"
                        );
                    }
                    let changed = case
                        .links
                        .iter()
                        .filter(|link| link.old != link.new)
                        .count();
                    changed + case.moves
                })
                .sum();
            assert!(
                made >= 20,
                "{form:?}, {known:?}: only {made} edits in 20 drafts"
            );
        }
    }
}

/// Sizes and shapes that a careless stage takes quadratic time for.
#[test]
fn absurd_drafts_are_compared_in_time() {
    let paragraphs = |text: &str, times: usize| format!("{text}\n\n").repeat(times);
    let join = |parts: &mut dyn Iterator<Item = usize>, end: &str| -> String {
        parts
            .flat_map(|at| {
                [
                    at.to_string(),
                    ". Word".to_owned(),
                    at.to_string(),
                    end.to_owned(),
                ]
            })
            .collect()
    };
    let words = join(&mut (0..40_000).map(|at| at % 70), " ");
    let numbered = join(
        &mut (1..4_000),
        "

",
    );
    let backwards = join(
        &mut (1..4_000).rev(),
        "

",
    );
    for (name, old, new) in [
        (
            "one paragraph thousands of times",
            paragraphs(
                "Requests the Secretary-General to report on progress in this regard;",
                4_000,
            ),
            paragraphs(
                "Requests the Secretary-General to report on progress in this regard;",
                3_999,
            ),
        ),
        (
            "one long line",
            words.clone(),
            words.replace("Word69", "other"),
        ),
        (
            "paragraphs of one word",
            paragraphs("word", 10_000),
            paragraphs("word", 9_000) + "\n\nother",
        ),
        ("everything backwards", numbered.clone(), backwards),
        (
            "nothing in common",
            numbered,
            paragraphs("Something else altogether", 2_000),
        ),
        (
            "deep lists",
            "(a) ".repeat(20_000) + "x",
            "- ".repeat(20_000) + "x",
        ),
        (
            "open brackets",
            "[".repeat(50_000) + "x",
            "*".repeat(50_000) + "x",
        ),
        (
            "one word as long as a book",
            "x".repeat(400_000),
            "x".repeat(399_999),
        ),
        (
            "a table without end",
            paragraphs("| a | b |", 5_000),
            "| a ".repeat(5_000),
        ),
    ] {
        let start = Instant::now();
        let comparison = compared(&old, &new);
        check::sound(&comparison).unwrap_or_else(|broken| panic!("{name}: {broken}"));
        assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn what_cannot_be_read_is_an_error_that_names_the_file() {
    let missing = Path::new("no/such/draft.txt");
    let error = clausediff::compare_files(missing, missing).unwrap_err();
    assert!(error.to_string().contains("no/such/draft.txt"), "{error}");
}
