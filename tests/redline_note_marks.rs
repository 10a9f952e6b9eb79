//! A redline in a document of its own prints the marks of footnotes that both drafts print.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string
)]

mod support;

use clausediff::compare;
use clausediff::model::{Clause, ClauseKind, Document, Sides, WarningKind};
use clausediff::read::{Tracked, read_bytes};
use clausediff::report::redline::{Options, Redline, render};
use support::redlines::{gives_both, main_part, read, understood};

/// A draft of three paragraphs, each with a note of this mark or without one.
fn draft(marks: [&str; 3]) -> String {
    let words = [
        (
            "The harbour is lit from dusk to dawn",
            "12 lamps burn on the quay.",
        ),
        (
            "Ferries wait for the last train",
            "Trains are counted by the guard.",
        ),
        (
            "The keeper writes down every ship",
            "The book lies in the tower.",
        ),
    ];
    let mut text = String::new();
    let mut notes = String::new();
    for ((body, note), mark) in words.into_iter().zip(marks) {
        let reference = if mark.is_empty() {
            String::new()
        } else {
            notes.push_str(&format!("[^{mark}]: {note}\n\n"));
            format!("[^{mark}]")
        };
        text.push_str(&format!("{body}{reference}.\n\n"));
    }
    text + &notes
}

fn marks(document: &Document) -> Vec<&str> {
    let notes = document.clauses.iter();
    notes
        .filter(|it| it.kind == ClauseKind::Footnote)
        .map(Clause::printed_label)
        .collect()
}

/// The redline of two drafts, which gives both of them with the marks that they print.
fn redline(old: [&str; 3], new: [&str; 3]) -> Redline {
    let what = format!("{old:?} {new:?}");
    let read_draft = |marks| read_bytes("draft.md", draft(marks).as_bytes()).unwrap();
    let comparison = compare(Sides::new(read_draft(old), read_draft(new)));
    let redline = render(&comparison, None, &Options::default()).unwrap();
    gives_both(&comparison, &redline.bytes, &what);
    for (tracked, wanted) in [(Tracked::Original, old), (Tracked::Accepted, new)] {
        let found = understood(read(&redline.bytes, tracked));
        let wanted: Vec<&str> = wanted.into_iter().filter(|it| !it.is_empty()).collect();
        assert_eq!(marks(&found), wanted, "{what}, {tracked:?}");
    }
    let warnings = redline.warnings.iter();
    let of_notes: Vec<_> = warnings
        .filter(|it| it.kind == WarningKind::Footnote)
        .collect();
    assert!(of_notes.is_empty(), "{what}: {of_notes:?}");
    redline
}

#[test]
fn what_word_counts_is_left_to_word() {
    for (old, new) in [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["1", "", "2"], ["1", "2", "3"]),
        (["1", "2", ""], ["", "1", "2"]),
        (["", "", ""], ["1", "", "2"]),
    ] {
        let document = main_part(&redline(old, new).bytes);
        assert!(document.contains("<w:footnoteReference "), "{document}");
        assert!(!document.contains("customMarkFollows"), "{document}");
    }
}

#[test]
fn other_marks_are_typed() {
    for (old, new) in [
        (["0", "1", "2"], ["0", "1", "2"]),
        (["0", "1", "2"], ["1", "2", "3"]),
        (["1", "2", "3"], ["0", "1", "2"]),
        (["2", "3", "2"], ["1", "2", "3"]),
        (["7", "", "9"], ["7", "8", "9"]),
        (["12", "1", "2"], ["1", "2", "12"]),
        (["a", "b", "c"], ["1", "2", "3"]),
        (["*", "1", "2"], ["1", "2", "3"]),
    ] {
        let document = main_part(&redline(old, new).bytes);
        assert!(document.contains("customMarkFollows"), "{document}");
    }
}

/// A changed number is gone and new by itself: the note that it marks stays.
#[test]
fn only_the_number_of_a_note_is_tracked() {
    let redline = redline(["0", "1", "2"], ["0", "5", "2"]);
    let document = main_part(&redline.bytes);
    assert_eq!(document.matches("<w:delText").count(), 1, "{document}");
    assert_eq!(document.matches("<w:ins ").count(), 1, "{document}");
    assert!(document.contains(">1</w:delText>"), "{document}");
    assert_eq!(document.matches("<w:footnoteReference ").count(), 3);
}

/// Two notes of one mark that follow each other are read as one note.
#[test]
fn notes_that_were_split_or_merged_are_as_many_as_each_draft_has() {
    let (two_of_one_mark, two) = (["2", "2", "3"], ["1", "2", "3"]);
    for (old, new) in [(two_of_one_mark, two), (two, two_of_one_mark)] {
        let read_draft = |marks| read_bytes("draft.md", draft(marks).as_bytes()).unwrap();
        let comparison = compare(Sides::new(read_draft(old), read_draft(new)));
        assert!(marks(&comparison.old).len() != marks(&comparison.new).len());
        let redline = render(&comparison, None, &Options::default()).unwrap();
        gives_both(&comparison, &redline.bytes, "split notes");
    }
}

/// A note whose mark was not found stands before the note that the draft has behind it.
#[test]
fn a_note_without_a_reference_keeps_its_place_among_the_notes() {
    let with = |reference: &str, word: &str| {
        let draft = draft(["4", "5", "6"]).replace(reference, "");
        draft.replace("quay", word)
    };
    for lost in ["dawn[^4]", "train[^5]", "ship[^6]"] {
        for (old, new) in [
            (with(lost, "quay"), with(lost, "pier")),
            (with("nothing at all", "quay"), with(lost, "quay")),
        ] {
            for (old, new) in [(&old, &new), (&new, &old)] {
                let read_draft = |text: &str| read_bytes("draft.md", text.as_bytes()).unwrap();
                let comparison = compare(Sides::new(read_draft(old), read_draft(new)));
                let redline = render(&comparison, None, &Options::default()).unwrap();
                gives_both(&comparison, &redline.bytes, lost);
                assert_eq!(redline.warnings, [], "{lost}");
            }
        }
    }
}

/// A note that stays stands where the new draft has its mark; notes before which it would come then are gone before it.
#[test]
fn a_note_whose_mark_moved_past_another_keeps_its_order() {
    let draft = |marks: [&str; 3], notes: &[&str]| {
        let [first, second, third] = marks;
        let mut list = String::new();
        for (mark, words) in (1..).zip(notes) {
            list.push_str(&format!("[^{mark}]: {words}\n\n"));
        }
        format!(
            "The harbour is lit from dusk to dawn{first}.\n\nFerries wait for the last train{second}.\n\n\
             The keeper writes down every ship{third}.\n\n{list}"
        )
    };
    let (lamps, trains) = (
        "Twelve lamps burn on the quay.",
        "Trains are counted by the guard.",
    );
    let old = draft(["[^1]", "[^2]", ""], &[lamps, trains]);
    for new in [
        draft(["", "", "[^1]"], &[lamps]),
        draft(
            ["", "", "[^1][^2]"],
            &[lamps, "The book lies in the tower."],
        ),
    ] {
        for (old, new) in [(&old, &new), (&new, &old)] {
            let read_draft = |text: &str| read_bytes("draft.md", text.as_bytes()).unwrap();
            let comparison = compare(Sides::new(read_draft(old), read_draft(new)));
            let redline = render(&comparison, None, &Options::default()).unwrap();
            gives_both(&comparison, &redline.bytes, "a mark that moved");
            assert_eq!(redline.warnings, []);
        }
    }
}
