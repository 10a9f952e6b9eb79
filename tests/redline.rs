//! A Word redline accepted is the new draft and rejected the old one, whatever it is made on.
//!
//! The redline is read back by the reader of Word files, once with all changes
//! accepted and once as if none had been made, and it is held against what
//! Word demands of a file.
//!
//! `CORPUS=folder cargo test --test redline` makes redlines of the pairs of a
//! folder as well, on their files where they are Word files
//! (`tests/support/pairs.rs` tells their names).

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
use std::path::Path;

use clausediff::model::{ClauseKind, Document, Side, Sides};
use clausediff::read::{Tracked, read_bytes};
use clausediff::report::redline::{Base, Options, OtherFile, render};
use clausediff::{compare, compare_files, compare_texts, redline};
use proptest::prelude::*;
use support::drafts::{self, Form, Known};
use support::hostile;
use support::pairs::{files_in, name, pairs_in};
use support::property::{config, held};
use support::redlines::{
    as_word, clauses_too, gives, gives_both, gives_words, gives_words_and_unordered_notes,
    main_part, on_files, read, understood, with_comments,
};
use support::schema;

/// Generated and hostile pairs.
const CASES: u64 = 10;

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
        ("pairs/chinese.old.txt", "pairs/chinese.new.txt"),
        ("L.4.txt", "L.4.Rev.2.md"),
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
            other: None,
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

/// Rows that stay, that gain a cell, that come and that go, each with a note.
#[test]
fn notes_of_rows_come_back() {
    let old = "The lamps of the quay are these:\n\n| Lamp | Place |\n|---|---|\n| Green[^1] | North steps |\n\n\
        The buoys follow.\n\n| Buoy | Depth |\n|---|---|\n| Bell[^2] | Nine fathoms |\n| Whistle[^3] | Four fathoms |\n\n\
        [^1]: Lit at dusk.\n\n[^2]: Rung by the tide.\n\n[^3]: Heard in fog.\n";
    let new = "The lamps of the quay are these:\n\n| Lamp | Place |\n|---|---|\n| Green[^1] | South steps |\n| Amber[^2] | Slipway |\n\n\
        The buoys follow.\n\n| Buoy | Depth | Keeper |\n|---|---|---|\n| Bell[^3] | Nine fathoms | Harbour office |\n\n\
        [^1]: Lit at dusk.\n\n[^2]: Out of use.\n\n[^3]: Rung by the tide.\n";
    for (old, new) in [(old, new), (new, old)] {
        let draft = |text: &str| read_bytes("draft.md", text.as_bytes()).unwrap();
        let comparison = compare(Sides::new(draft(old), draft(new)));
        let notes = comparison.new.clauses.iter();
        assert!(notes.filter(|it| it.kind == ClauseKind::Footnote).count() == 3);
        let redline = render(&comparison, None, &with_comments()).unwrap();
        gives_both(&comparison, &redline.bytes, "notes of rows");
    }
}

/// Nothing that divides cells becomes a word of one.
#[test]
fn empty_last_cells_come_back() {
    let table = |rows: &str| {
        format!(
            "The berths are these:\n\n| Berth | Ship |\n|---|---|\n{rows}\nNothing else is let.\n"
        )
    };
    let old = table("| North quay by the steps | |\n| South quay | Grey Heron |\n");
    let new = table("| South quay | |\n");
    for (old, new) in [(&old, &new), (&new, &old)] {
        let (old, new) = (as_markdown_word(old), as_markdown_word(new));
        for side in [Side::New, Side::Old] {
            let (comparison, redline) = on_files(&old, &new, side);
            clauses_too(&comparison, &redline.bytes, "empty last cells");
            let document = main_part(&redline.bytes);
            assert!(!document.contains('|'), "{document}");
        }
    }
}

/// A draft in Markdown as a Word file.
fn as_markdown_word(text: &str) -> Vec<u8> {
    let draft = || read_bytes("draft.md", text.as_bytes()).unwrap();
    let same = compare(Sides::new(draft(), draft()));
    render(&same, None, &Options::default()).unwrap().bytes
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
            other: None,
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
                other: None,
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
        assert_eq!(schema::faults(&redline.bytes), Vec::<String>::new());
        for tracked in [Tracked::Accepted, Tracked::Original] {
            read(&redline.bytes, tracked);
        }
    }
}

proptest! {
    #![proptest_config(config(12, 2033))]

    /// Drafts with known edits, as Word files of our own and as a document of their own.
    #[test]
    fn generated_edits_come_back(
        seed in any::<u64>(),
        edits in prop::collection::vec(prop::sample::select(&Known::ALL[..]), 0..7),
    ) {
        let case = drafts::case(seed, Form::Resolution, 16, &edits);
        let comparison = compare_texts(&case.old, &case.new).unwrap();
        held(gives(&comparison, &render(&comparison, None, &with_comments()).unwrap().bytes))?;
        let (old, new) = (as_word(&case.old), as_word(&case.new));
        for side in [Side::New, Side::Old] {
            let (comparison, redline) = on_files(&old, &new, side);
            held(gives(&comparison, &redline.bytes))?;
        }
    }
}

/// The redlines of the corpus are files that Word can open; how many give back both drafts to the letter is told.
#[test]
fn redlines_of_the_corpus_are_sound() {
    let Some(corpus) = std::env::var_os("CORPUS") else {
        eprintln!("CORPUS names no folder: nothing to make");
        return;
    };
    let mut pairs = Vec::new();
    for folder in files_in(Path::new(&corpus))
        .into_iter()
        .filter(|it| it.is_dir())
    {
        let of_word = |file: &std::path::PathBuf| file.extension().is_some_and(|it| it == "docx");
        let files = files_in(&folder).into_iter().filter(of_word);
        // Files that track changes against what they were, each with itself.
        pairs.extend(files.map(|file| (file.clone(), file)));
        pairs.extend(pairs_in(&folder));
    }
    let (mut made, mut whole, mut counted) = (0, 0, 0);
    let mut broken = Vec::new();
    for (old, new) in &pairs {
        let Ok(comparison) = compare_files(old, new) else {
            continue;
        };
        let bytes = Sides::new(fs::read(old).unwrap(), fs::read(new).unwrap());
        let is_word = |side: Side| bytes.get(side).starts_with(b"PK");
        let side = [Side::New, Side::Old].into_iter().find(|it| is_word(*it));
        let base = side.map(|side| Base {
            side,
            bytes: bytes.get(side),
            accepted: true,
            other: is_word(side.other()).then(|| OtherFile {
                bytes: bytes.get(side.other()),
                accepted: true,
            }),
        });
        let redline = redline(&comparison, base, &with_comments()).unwrap();
        made += 1;
        let own = side.map_or_else(Vec::new, |side| schema::faults(bytes.get(side)));
        let faults = schema::faults(&redline.bytes);
        let faults: Vec<&String> = faults.iter().filter(|it| !own.contains(it)).collect();
        if !faults.is_empty() {
            let shown: Vec<_> = faults.iter().take(3).collect();
            broken.push(format!(
                "{} and {}: {} faults: {shown:?}",
                old.display(),
                new.display(),
                faults.len()
            ));
        }
        let orders_notes_otherwise = redline
            .warnings
            .iter()
            .any(|it| it.message.contains("in the order of their marks"));
        match gives_words(&comparison, &redline.bytes) {
            Ok(()) => whole += 1,
            Err(what) => {
                eprintln!("{} and {}: {what}", name(old), name(new));
                if orders_notes_otherwise {
                    match gives_words_and_unordered_notes(&comparison, &redline.bytes) {
                        Ok(()) => counted += 1,
                        Err(what) => eprintln!("  and not for the order of notes alone: {what}"),
                    }
                }
            }
        }
    }
    eprintln!(
        "{made} redlines, of which {whole} give back both drafts to the word, and {counted} more \
         but for the order of footnotes, as they warn"
    );
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// Bullets are printed, and come and go.
#[test]
fn bullets_come_back() {
    let old = "The guide says of its pages:\n\n• Narrow screens come first, whatever they show;\n\n\
        • Lamps are dimmed by the keeper at night;\n\nNothing is printed in colour.\n";
    let new = "The guide says of its pages:\n\n• Wide screens come first, whatever they show;\n\n\
        Lamps are dimmed by the keeper at night;\n\n• Nothing is printed in colour.\n";
    for (old, new) in [(old, new), (new, old)] {
        let comparison = compare_texts(old, new).unwrap();
        let redline = render(&comparison, None, &with_comments()).unwrap();
        gives_both(&comparison, &redline.bytes, "bullets");
        let main = main_part(&redline.bytes);
        assert!(main.contains('•'), "{main}");
        for (tracked, draft) in [
            (Tracked::Accepted, &comparison.new),
            (Tracked::Original, &comparison.old),
        ] {
            let bullets = |document: &Document| -> Vec<bool> {
                let last = |place: &str| place.rsplit(", ").next().map(str::to_owned);
                let places = document.clauses.iter().map(|it| last(&it.place));
                places
                    .map(|it| it.is_some_and(|it| it.starts_with("bullet ")))
                    .collect()
            };
            let found = understood(read(&redline.bytes, tracked));
            assert_eq!(bullets(&found), bullets(draft), "{tracked:?}");
        }
    }
}

/// What looks like a number behind a bullet is words, and the bullet keeps it so.
#[test]
fn what_looks_like_a_number_behind_a_bullet_comes_back_as_words() {
    let text = |screens: &str| {
        let item = format!("* ▪ 3.4: {screens} screens come first, whatever they show.");
        format!("The guide says of its pages:\n\n{item}\n* Lamps are dimmed.\n")
    };
    let draft = |screens| read_bytes("draft.md", text(screens).as_bytes()).unwrap();
    let comparison = compare(Sides::new(draft("narrow"), draft("wide")));
    let is_words = |it: &clausediff::model::Clause| it.text.starts_with("3.4: ");
    assert!(comparison.new.clauses.iter().any(is_words));
    let redline = render(&comparison, None, &with_comments()).unwrap();
    clauses_too(&comparison, &redline.bytes, "a number behind a bullet");
}
