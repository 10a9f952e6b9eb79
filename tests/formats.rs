//! The same draft in every format that can be read: nothing has changed.
//!
//! `samples/formats` holds one invented draft as text, Markdown, HTML (as
//! pandoc, a word processor and an old page write it) and Akoma Ntoso. Whoever
//! adds a reader adds the draft in its format; every two of them are compared.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fs;
use std::path::PathBuf;

use clausediff::model::{Action, Change, Comparison};
use clausediff::{compare_files, outline_file};

fn drafts() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats");
    let mut drafts: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of formats")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("draft"))
        })
        .collect();
    drafts.sort();
    drafts
}

/// What is not the same, in words.
fn differences(comparison: &Comparison) -> Vec<String> {
    let changed = |change: &&Change| {
        change.action != Action::Unchanged || change.pairing.moved.is_some() || change.renumbered
    };
    let shown = |change: &Change| {
        let places = |ids: &[usize], clauses: &[clausediff::model::Clause]| -> Vec<String> {
            ids.iter()
                .map(|id| format!("{} {:?}", clauses[*id].place, clauses[*id].text))
                .collect()
        };
        format!(
            "{:?}: {:?} -> {:?}",
            change.action,
            places(&change.pairing.old, &comparison.old.clauses),
            places(&change.pairing.new, &comparison.new.clauses)
        )
    };
    comparison
        .changes
        .iter()
        .filter(changed)
        .map(shown)
        .collect()
}

#[test]
fn one_draft_in_all_formats_is_unchanged() {
    let drafts = drafts();
    assert!(drafts.len() >= 6, "{drafts:?}");
    for old in &drafts {
        for new in &drafts {
            let comparison = compare_files(old, new).expect("two drafts");
            let found = differences(&comparison);
            let empty: Vec<String> = Vec::new();
            assert_eq!(found, empty, "{} against {}", old.display(), new.display());
        }
    }
}

#[test]
fn the_text_differs_by_its_table_only() {
    // Plain text has no tables.
    let text = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats/without-table.txt");
    for draft in drafts() {
        let comparison = compare_files(&text, &draft).expect("two drafts");
        let rows = |change: &Change| {
            change.action == Action::Added
                && change.pairing.new.iter().all(|id| {
                    comparison.new.clauses[*id].kind == clausediff::model::ClauseKind::TableRow
                })
        };
        let other: Vec<&Change> = comparison
            .changes
            .iter()
            .filter(|it| {
                (it.action != Action::Unchanged || it.pairing.moved.is_some()) && !rows(it)
            })
            .collect();
        assert!(other.is_empty(), "{}: {other:#?}", draft.display());
        assert_eq!(comparison.summary.added, 3, "{}", draft.display());
    }
}

#[test]
fn every_format_gives_the_same_places() {
    for draft in drafts() {
        let document = outline_file(&draft).expect("a draft");
        let places: Vec<&str> = document
            .clauses
            .iter()
            .map(|it| it.place.as_str())
            .collect();
        assert_eq!(
            places,
            [
                "title",
                "organ",
                "PP1",
                "PP2",
                "OP1",
                "OP2",
                "OP2(a)",
                "OP2(b)",
                "OP2(b)(i)",
                "OP2(b)(ii)",
                "OP3",
                "Annex",
                "Annex, title",
                "Annex, column titles",
                "Annex, row 1",
                "Annex, row 2",
                "Annex, para. 1",
                "fn. 1",
            ],
            "{}",
            draft.display()
        );
    }
}

#[test]
fn an_act_has_the_places_that_its_markup_says() {
    let act = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats/act.akn.xml");
    let document = outline_file(&act).expect("an act");
    let outline: Vec<String> = document
        .clauses
        .iter()
        .map(|clause| {
            format!(
                "{}{} | {}",
                "  ".repeat(clause.depth),
                clause.place,
                clause.text
            )
        })
        .collect();
    assert_eq!(
        outline.join("\n"),
        "title | An Act about Lamps\n\
         PP1 | Having regard to the Treaty on Lamps,\n\
         recital 1 | Lamps are dark.\n\
         recital 2 | They should burn.\n\
         Part A | General\n  \
           Art. 4 | Lamps\n    \
             Art. 4(2) | Keepers shall have:\n      \
               Art. 4(2)(aa) | a lamp;\n      \
               Art. 4(2)(1.3) | oil, and:\n      \
               Art. 4(2)(Z) | wicks of\n        \
                 Art. 4(2)(Z), bullet 1 | cotton;\n        \
                 Art. 4(2)(Z)(7) | wool,\n      \
               Art. 4(2), cont. | as they see fit.\n    \
             Art. 4(3) | Nothing else.\n  \
           Art. 4A | 4A\n    \
             Art. 4A, unnumbered para. 1 | It is in force.\n\
         Part B | Changes\n  \
           Art. 6 | Rule 9\n    \
             Art. 6(1) | In rule 9, after paragraph 2 insert:\n      \
               Art. 6(1), para. 3 | The keeper sleeps by day.”"
    );
    let unsure = document
        .warnings
        .iter()
        .filter(|it| !it.message.contains("number"));
    assert_eq!(unsure.count(), 0, "{:?}", document.warnings);
}
