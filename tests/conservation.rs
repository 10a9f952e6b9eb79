//! No report loses or invents a word: both drafts are read back from each and held against what was compared.
//!
//! `CORPUS=folder cargo test --test conservation` reads the pairs of a folder
//! as well (`tests/support/pairs.rs` tells their names), and those in its files
//! `pairs.json`: a list of objects with the strings `old` and `new`.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

mod support;

use std::path::{Path, PathBuf};

use clausediff::model::{Clause, Comparison, Document, Side, Sides};
use clausediff::report::{criticmarkup, html, json};
use clausediff::{compare_files, compare_texts};
use proptest::prelude::*;
use support::drafts::{self, Form, Known};
use support::pairs::{files_in, pairs_in};
use support::property::{config, held};
use support::read_back::{self, Texts};
use support::{check::Checked, hostile};

/// Generated and hostile pairs; each is put through every format.
const CASES: u32 = 24;
/// The seed that the drafts are made from unless the environment names one.
const SEED: u64 = 2032;

/// Every format gives both drafts back.
fn conserved(comparison: &Comparison) -> Checked {
    let texts = |document: &Document| -> Vec<String> {
        let texts = document.clauses.iter().map(|clause: &Clause| &clause.text);
        texts.cloned().collect()
    };
    let drafts = Sides::new(texts(&comparison.old), texts(&comparison.new));
    same(
        "JSON",
        &drafts,
        &read_back::json(&json::comparison(comparison))?,
    )?;
    let page = html::render(comparison, &html::Options::default());
    same("HTML", &drafts, &read_back::html(&page)?)?;
    decided(comparison)
}

/// CriticMarkup accepted is the new draft, rejected the old one, in any order of deciding.
fn decided(comparison: &Comparison) -> Checked {
    let report = criticmarkup::render(comparison);
    let expected = Sides::new(
        read_back::paragraphs_of(&comparison.old),
        read_back::paragraphs_of(&comparison.new),
    );
    let with = |decide: &dyn Fn(Side) -> String| -> Result<Texts, String> {
        let read = |side| {
            let paragraphs = read_back::paragraphs(&decide(side))?;
            Ok::<_, String>(
                paragraphs
                    .iter()
                    .map(|text| text.trim().to_owned())
                    .collect(),
            )
        };
        Ok(Sides::new(read(Side::Old)?, read(Side::New)?))
    };
    let from_the_left = with(&|side| read_back::decided(&report, side))?;
    same("CriticMarkup", &expected, &from_the_left)?;
    for order in [[0, 1, 2, 3], [1, 0, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1]] {
        let by_patterns = with(&|side| read_back::decided_by_patterns(&report, side, &order))?;
        same("CriticMarkup by patterns", &expected, &by_patterns)?;
    }
    Ok(())
}

fn same(format: &str, expected: &Texts, read: &Texts) -> Checked {
    for (side, expected, read) in [
        (Side::Old, &expected.old, &read.old),
        (Side::New, &expected.new, &read.new),
    ] {
        let mut texts = expected.iter().zip(read);
        if let Some((expected, read)) = texts.find(|(expected, read)| expected != read) {
            return Err(format!(
                "{format}, {side:?}:\n{expected:?} comes back as\n{read:?}"
            ));
        }
        if expected.len() != read.len() {
            let (expected, read) = (expected.len(), read.len());
            return Err(format!(
                "{format}, {side:?}: {expected} clauses come back as {read}"
            ));
        }
    }
    Ok(())
}

/// Texts that are made of what CriticMarkup and Markdown look for.
fn marks() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(
        &[
            "{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}", "+", "-",
            "{", "}", "~", ">", "<", "=", "[x]", "](", "](y)", "[^1]", "#", "1", ".", ") ", "*",
            "_", "`", "|", "&", "amp;", "\\", "$x$", "www.x", "http://x", ":", "word", "two", " ",
            "  ",
        ][..],
    );
    prop::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

/// A draft of numbered clauses with these texts.
fn numbered(texts: &[String]) -> String {
    let clauses = texts.iter().enumerate();
    let clauses = clauses.map(|(at, text)| format!("{}. Clause {at} {text} ends;", at + 1));
    clauses.collect::<Vec<_>>().join("\n\n") + "\n"
}

proptest! {
    #![proptest_config(config(CASES, SEED))]

    #[test]
    fn generated_drafts_come_back(
        seed in any::<u64>(),
        form in prop_oneof![Just(Form::Resolution), Just(Form::Numbered)],
        edits in prop::collection::vec(prop::sample::select(&Known::ALL[..]), 0..7),
    ) {
        let case = drafts::case(seed, form, 24, &edits);
        held(conserved(&compare_texts(&case.old, &case.new).unwrap()))?;
    }

    #[test]
    fn hostile_drafts_come_back(old in any::<u64>(), new in any::<u64>(), pieces in 1_usize..120) {
        let (old, new) = (hostile::text(old, pieces), hostile::text(new, pieces));
        for (old, new) in [(&old, &new), (&old, &format!("{new}\n\n{old}"))] {
            if let Ok(comparison) = compare_texts(old, new) {
                held(conserved(&comparison))?;
            }
        }
    }

    #[test]
    fn marks_in_a_draft_come_back(
        old in prop::collection::vec(marks(), 1..5),
        new in prop::collection::vec(marks(), 1..5),
    ) {
        if let Ok(comparison) = compare_texts(&numbered(&old), &numbered(&new)) {
            held(conserved(&comparison))?;
        }
        if let Ok(comparison) = compare_texts(&old.join("\n\n"), &new.join("\n\n")) {
            held(conserved(&comparison))?;
        }
    }
}

/// Texts in a file `pairs.json` of a folder; returns how many came back.
fn texts_conserved(folder: &Path) -> usize {
    let Ok(file) = std::fs::read_to_string(folder.join("pairs.json")) else {
        return 0;
    };
    let pairs: serde_json::Value = serde_json::from_str(&file).unwrap();
    let mut compared = 0;
    for pair in pairs.as_array().unwrap() {
        let text = |side: &str| pair[side].as_str().unwrap_or("");
        if let Ok(comparison) = compare_texts(text("old"), text("new")) {
            compared += 1;
            let what = conserved(&comparison);
            assert_eq!(what, Ok(()), "{pair}");
        }
    }
    compared
}

/// Compares pairs of files, and fails once with all that was said; returns how many were compared.
fn all_conserved(pairs: &[(PathBuf, PathBuf)]) -> usize {
    let mut compared = 0;
    let mut broken = Vec::new();
    for (old, new) in pairs {
        // What cannot be read is no matter of the reports.
        let Ok(comparison) = compare_files(old, new) else {
            continue;
        };
        compared += 1;
        if let Err(what) = conserved(&comparison) {
            broken.push(format!(
                "== {} and {}\n{what}",
                old.display(),
                new.display()
            ));
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
    compared
}

#[test]
fn the_samples_come_back() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let drafts: Vec<PathBuf> = ["L.4.txt", "L.4.Rev.1.txt", "L.4.Rev.2.md"]
        .iter()
        .map(|name| samples.join(name))
        .collect();
    let mut pairs = pairs_in(&samples.join("pairs"));
    pairs.extend(pairs_in(&samples.join("wrong")));
    for old in &drafts {
        pairs.extend(drafts.iter().map(|new| (old.clone(), new.clone())));
    }
    assert_eq!(all_conserved(&pairs), pairs.len());
    assert!(pairs.len() > 15);
}

#[test]
fn the_pairs_of_the_corpus_come_back() {
    let Some(corpus) = std::env::var_os("CORPUS") else {
        eprintln!("CORPUS names no folder: nothing to read");
        return;
    };
    let mut pairs = Vec::new();
    let mut texts = 0;
    for folder in files_in(Path::new(&corpus)) {
        if folder.is_dir() {
            pairs.extend(pairs_in(&folder));
            texts += texts_conserved(&folder);
        }
    }
    let compared = all_conserved(&pairs);
    eprintln!(
        "{compared} of {} pairs of files and {texts} of texts come back from every format",
        pairs.len()
    );
    assert!(compared > 0, "{} pairs, and none can be read", pairs.len());
}
