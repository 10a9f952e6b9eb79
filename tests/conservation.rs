//! No report loses or invents a word: both drafts are read back from each and held against what was compared.
//!
//! `CORPUS=folder cargo test --test conservation` reads the pairs of a folder
//! as well: `X.old.*` with `X.new.*`, `X.raw.*` with `X.clean.*`,
//! `X-Rejected.*` with `X-Accepted.*`, and files that are numbered `01-…`,
//! `02-…` with the next one.

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

use std::fs;
use std::path::{Path, PathBuf};

use clausediff::model::{Clause, Comparison, Document, Side, Sides};
use clausediff::report::{criticmarkup, html, json};
use clausediff::{compare_files, compare_texts};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::drafts::{self, Form, Known};
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

fn held(checked: Checked) -> Result<(), TestCaseError> {
    checked.map_err(TestCaseError::fail)
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = CASES;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(SEED);
    }
    config.failure_persistence = None;
    config
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
    #![proptest_config(config())]

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

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The pairs of a folder, by the names of its files.
fn pairs_in(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let files = files_in(folder);
    let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
    let mut pairs = Vec::new();
    for (old, new) in [
        (".old.", ".new."),
        (".raw.", ".clean."),
        ("-Rejected.", "-Accepted."),
    ] {
        for file in &files {
            let file_name = name(file);
            let Some((stem, _)) = file_name.split_once(old) else {
                continue;
            };
            let begins = format!("{stem}{new}");
            let partner = files.iter().find(|file| name(file).starts_with(&begins));
            pairs.extend(partner.map(|partner| (file.clone(), partner.clone())));
        }
    }
    let is_numbered = |file: &&PathBuf| {
        let name = name(file);
        name.as_bytes().get(2) == Some(&b'-') && name[..2].bytes().all(|b| b.is_ascii_digit())
    };
    let numbered: Vec<&PathBuf> = files.iter().filter(is_numbered).collect();
    pairs.extend(
        numbered
            .windows(2)
            .map(|pair| (pair[0].clone(), pair[1].clone())),
    );
    pairs
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
    for folder in files_in(Path::new(&corpus)) {
        if folder.is_dir() {
            pairs.extend(pairs_in(&folder));
        }
    }
    let compared = all_conserved(&pairs);
    eprintln!(
        "{compared} of {} pairs come back from every format",
        pairs.len()
    );
    assert!(compared > 0, "{} pairs, and none can be read", pairs.len());
}
