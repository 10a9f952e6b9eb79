//! A Word redline accepted is the new draft and rejected the old one, whatever it is made on.
//!
//! The redline is read back by the reader of Word files, once with all changes
//! accepted and once as if none had been made.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::fs;
use std::path::Path;

use clausediff::model::{Comparison, Document, Draft, Side, Sides};
use clausediff::normalise::{Vocabulary, normalise};
use clausediff::read::{Options as Reading, Tracked, read_bytes, read_bytes_as};
use clausediff::report::redline::{Base, Options, render};
use clausediff::structure::structure;
use clausediff::{compare, compare_texts};
use support::drafts::{self, Form};
use support::hostile;

/// Generated and hostile pairs.
const CASES: u64 = 10;

fn with_comments() -> Options {
    Options {
        comments: true,
        ..Options::default()
    }
}

fn read(bytes: &[u8], tracked: Tracked) -> Draft {
    let options = Reading {
        tracked,
        ..Reading::default()
    };
    read_bytes_as("redline.docx", bytes, &options).expect("a redline can be read")
}

fn understood(draft: Draft) -> Document {
    let vocabulary = Vocabulary::of(&[&draft]);
    structure(normalise(draft, &vocabulary))
}

/// A text as a Word file: the redline of it with itself, in which nothing is marked.
fn as_word(text: &str) -> Vec<u8> {
    let same = compare_texts(text, text).unwrap();
    render(&same, None, &Options::default()).unwrap().bytes
}

/// The words of all clauses with their numbers, in order; where clauses begin is for the reader to see.
fn words(document: &Document) -> Vec<String> {
    let mut words = Vec::new();
    for clause in &document.clauses {
        let label = clause.printed_label();
        if label != clause.text {
            words.extend(label.split_whitespace().map(str::to_owned));
        }
        words.extend(clause.text.split_whitespace().map(str::to_owned));
    }
    words
}

/// What a redline gives is what was compared, clause by clause.
fn gives_both(comparison: &Comparison, bytes: &[u8], what: &str) {
    for (tracked, draft) in [
        (Tracked::Accepted, &comparison.new),
        (Tracked::Original, &comparison.old),
    ] {
        if draft.clauses.is_empty() {
            continue;
        }
        let found = understood(read(bytes, tracked));
        assert_eq!(words(&found), words(draft), "{what}, {tracked:?}");
    }
}

fn clauses_too(comparison: &Comparison, bytes: &[u8], what: &str) {
    for (tracked, draft) in [
        (Tracked::Accepted, &comparison.new),
        (Tracked::Original, &comparison.old),
    ] {
        let key = |document: &Document| -> Vec<(String, String)> {
            let clauses = document.clauses.iter();
            clauses
                .map(|clause| (clause.printed_label().to_owned(), clause.text.clone()))
                .collect()
        };
        let found = understood(read(bytes, tracked));
        assert_eq!(key(&found), key(draft), "{what}, {tracked:?}");
    }
}

fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_redline_in_a_document_of_its_own_gives_both_drafts() {
    for (old, new) in [
        ("L.4.txt", "L.4.Rev.1.txt"),
        ("L.4.Rev.1.txt", "L.4.txt"),
        ("pairs/contract.old.txt", "pairs/contract.new.txt"),
        ("pairs/requirements.old.md", "pairs/requirements.new.md"),
    ] {
        let comparison = compare_texts(&sample(old), &sample(new)).unwrap();
        let redline = render(&comparison, None, &with_comments()).unwrap();
        gives_both(&comparison, &redline.bytes, old);
    }
}

/// Made on the new file, on the old file, and where only one draft is a file.
#[test]
fn a_redline_on_a_file_gives_both_drafts() {
    // A new note marked with a star gets a number in a file that lacks it.
    let new = sample("L.4.Rev.1.txt").replace("^{*} Issued without formal editing.\n", "");
    let (old, new) = (sample("L.4.txt"), new.replace("^{*}", ""));
    let files = Sides::new(as_word(&old), as_word(&new));
    let draft = |word: bool, side: Side| {
        let text = if side == Side::Old { &old } else { &new };
        if word {
            read(files.get(side), Tracked::Accepted)
        } else {
            read_bytes("draft", text.as_bytes()).unwrap()
        }
    };
    for (old_is_word, new_is_word, side) in [
        (true, true, Side::New),
        (true, true, Side::Old),
        (false, true, Side::New),
        (true, false, Side::Old),
    ] {
        let what = format!("{old_is_word} {new_is_word} {side:?}");
        let comparison = compare(Sides::new(
            draft(old_is_word, Side::Old),
            draft(new_is_word, Side::New),
        ));
        let base = Base {
            side,
            bytes: files.get(side),
            accepted: true,
        };
        let redline = render(&comparison, Some(base), &with_comments()).unwrap();
        let untracked: Vec<_> = redline
            .warnings
            .iter()
            .filter(|warning| warning.message.contains("could be tracked"))
            .collect();
        assert!(untracked.is_empty(), "{what}: {untracked:?}");
        if old_is_word && new_is_word {
            clauses_too(&comparison, &redline.bytes, &what);
        } else {
            gives_both(&comparison, &redline.bytes, &what);
        }
    }
}

/// The file's own marks are settled, and only what is between the drafts is tracked.
#[test]
fn a_redline_on_a_redline_tracks_only_what_is_new() {
    let (old, new) = (sample("L.4.txt"), sample("L.4.Rev.1.txt"));
    let comparison = compare_texts(&old, &new).unwrap();
    let first = render(&comparison, None, &Options::default())
        .unwrap()
        .bytes;
    for (tracked, accepted) in [(Tracked::Accepted, true), (Tracked::Original, false)] {
        let same = compare(Sides::new(read(&first, tracked), read(&first, tracked)));
        let base = Base {
            side: Side::New,
            bytes: &first,
            accepted,
        };
        let settled = render(&same, Some(base), &Options::default()).unwrap();
        assert!(
            settled
                .warnings
                .iter()
                .any(|it| it.message.contains("of its own"))
        );
        let again = read(&settled.bytes, Tracked::Accepted);
        assert!(again.blocks.iter().all(|block| block.revisions.is_empty()));
        gives_both(&same, &settled.bytes, "settled");
    }
}

#[test]
fn generated_drafts_are_given_back() {
    for seed in 0..CASES {
        let old = drafts::draft(seed, Form::Resolution, 12);
        let new = drafts::draft(seed + 1, Form::Resolution, 12);
        let new = format!(
            "{new}\n\n{}",
            old.split("\n\n")
                .skip(3)
                .take(4)
                .collect::<Vec<_>>()
                .join("\n\n")
        );
        let comparison = compare(Sides::new(
            read(&as_word(&old), Tracked::Accepted),
            read(&as_word(&new), Tracked::Accepted),
        ));
        for (side, text) in [(Side::New, &new), (Side::Old, &old)] {
            let bytes = as_word(text);
            let base = Base {
                side,
                bytes: &bytes,
                accepted: true,
            };
            let redline = render(&comparison, Some(base), &Options::default()).unwrap();
            gives_both(
                &comparison,
                &redline.bytes,
                &format!("seed {seed}, {side:?}"),
            );
        }
    }
}

/// Characters that mean something to XML, control characters, all scripts: a file that opens, every time.
#[test]
fn hostile_drafts_make_files_that_open() {
    for seed in 0..CASES {
        let old = hostile::text(seed, 60);
        let new = hostile::text(seed + CASES, 60) + &old;
        let Ok(comparison) = compare_texts(&old, &new) else {
            continue;
        };
        let redline = render(&comparison, None, &with_comments()).unwrap();
        for tracked in [Tracked::Accepted, Tracked::Original] {
            read(&redline.bytes, tracked);
        }
    }
}
