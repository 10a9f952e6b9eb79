//! Whatever the comparison: accepting all gives the new draft, rejecting all the old one.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::model::{Action, EditOp};
use crate::report::fixture;

/// The paragraphs that one draft has, by the rules of tracked changes: an end that goes joins two paragraphs.
fn settled(comparison: &Comparison, lines: &[Line], side: Side) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut text = String::new();
    for line in lines {
        if let Some(clause) = line.begins(comparison, side) {
            text += &format!("[{}] ", clause.printed_label());
        }
        for words in line.words.iter().filter(|words| words.fate.is_in(side)) {
            let slice = words.slice(side).unwrap();
            let clause = &document(comparison, side).clauses[slice.clause];
            text += clause.text.get(slice.range.clone()).unwrap();
        }
        if line.end.is_in(side) {
            paragraphs.push(std::mem::take(&mut text));
        }
    }
    assert!(text.is_empty(), "words without a paragraph: {text}");
    paragraphs
}

fn clauses(comparison: &Comparison, side: Side, notes: bool) -> Vec<String> {
    let clauses = document(comparison, side).clauses.iter();
    clauses
        .filter(|clause| (clause.kind == ClauseKind::Footnote) == notes)
        .map(|clause| format!("[{}] {}", clause.printed_label(), clause.text))
        .collect()
}

fn holds_both_drafts(comparison: &Comparison) -> Plan {
    let plan = plan(comparison, &TypedNotes::default());
    for side in [Side::Old, Side::New] {
        for (lines, notes) in [(&plan.body, false), (&plan.notes, true)] {
            assert_eq!(
                settled(comparison, lines, side),
                clauses(comparison, side, notes),
                "{side:?}, from {lines:#?}"
            );
        }
    }
    plan
}

fn samples() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut pairs: Vec<_> = fs::read_dir(folder.join("pairs"))
        .unwrap()
        .filter_map(|entry| {
            let old = entry.unwrap().path();
            let name = old.file_name()?.to_str()?.to_owned();
            let new = old.with_file_name(name.replace(".old.", ".new."));
            let new = [
                new.clone(),
                new.with_extension("md"),
                new.with_extension("txt"),
            ];
            let new = new.into_iter().find(|path| path.exists())?;
            name.contains(".old.").then_some((old, new))
        })
        .collect();
    let [first, second, third] =
        ["L.4.txt", "L.4.Rev.1.txt", "L.4.Rev.2.md"].map(|name| folder.join(name));
    pairs.push((first.clone(), second.clone()));
    pairs.push((first, third.clone()));
    pairs.push((second, third));
    pairs.sort();
    pairs
}

#[test]
fn the_samples_hold_both_drafts_in_both_directions() {
    let pairs = samples();
    assert!(pairs.len() > 12, "{}", pairs.len());
    for (old, new) in pairs {
        for (old, new) in [(&old, &new), (&new, &old)] {
            holds_both_drafts(&crate::compare_files(old, new).unwrap());
        }
    }
}

#[test]
fn the_fixture_holds_both_drafts() {
    holds_both_drafts(&fixture::comparison());
    holds_both_drafts(&fixture::hostile());
    let plan = holds_both_drafts(&fixture::without_change());
    assert!(plan.body.iter().all(|line| line.end == Fate::Kept));
}

fn compared(old: &str, new: &str) -> (Comparison, Plan) {
    let comparison = crate::compare_texts(old, new).unwrap();
    let plan = holds_both_drafts(&comparison);
    (comparison, plan)
}

/// The lines as `end: {fate}words…`, without the parts that stay.
fn shown(comparison: &Comparison, lines: &[Line]) -> Vec<String> {
    let mark = |fate: Fate| match fate {
        Fate::Kept => "=",
        Fate::Deleted => "-",
        Fate::Inserted => "+",
        Fate::MovedFrom(_) => "<",
        Fate::MovedTo(_) => ">",
    };
    lines
        .iter()
        .map(|line| {
            let words: Vec<String> = line
                .words
                .iter()
                .map(|words| format!("{}{}", mark(words.fate), words.shown(comparison).2))
                .collect();
            format!("{} {}", words.join("|"), mark(line.end))
        })
        .collect()
}

const HEAD: &str = "The Council,\n\nRecalling its decision on the lamps of the harbour,\n\n";

#[test]
fn a_clause_that_was_split_gets_an_end_that_came() {
    let old = format!(
        "{HEAD}1. Urges all ports to shield their lamps against the night sky, and invites the keepers to count the stars over every pier;\n\n2. Requests a report on the moths."
    );
    let new = format!(
        "{HEAD}1. Urges all ports to shield their lamps against the night sky;\n\n2. Invites the keepers to count the stars over every pier;\n\n3. Requests a report on the moths."
    );
    let (comparison, plan) = compared(&old, &new);
    assert!(
        comparison
            .changes
            .iter()
            .any(|change| change.action == Action::Split)
    );
    let ends: Vec<Fate> = plan.body.iter().map(|line| line.end).collect();
    assert_eq!(
        ends,
        [
            Fate::Kept,
            Fate::Kept,
            Fate::Inserted,
            Fate::Kept,
            Fate::Kept
        ]
    );
    let (comparison, plan) = compared(&new, &old);
    assert!(
        comparison
            .changes
            .iter()
            .any(|change| change.action == Action::Merged)
    );
    let ends: Vec<Fate> = plan.body.iter().map(|line| line.end).collect();
    assert_eq!(
        ends,
        [
            Fate::Kept,
            Fate::Kept,
            Fate::Deleted,
            Fate::Kept,
            Fate::Kept
        ]
    );
}

#[test]
fn a_clause_that_moved_and_was_reworded_shows_both() {
    let first = "Urges all ports to shield their lamps against the night sky without delay";
    let others = "2. Requests a report on the moths of the marshes;\n\n3. Invites the keepers to count the stars over every pier;\n\n4. Thanks the crews of the lightships;";
    let old = format!("{HEAD}1. {first};\n\n{others}");
    let new = format!(
        "{HEAD}{others}\n\n5. {} at all.",
        first.replace("ports", "harbours")
    );
    let (comparison, plan) = compared(&old, &new);
    let lines = shown(&comparison, &plan.body);
    let from = lines
        .iter()
        .find(|line| line.ends_with('<'))
        .expect("a move");
    assert_eq!(
        from,
        "<Urges all |-ports|< to shield their lamps against the night sky without delay|-; <"
    );
    let to = lines
        .iter()
        .find(|line| line.ends_with('>'))
        .expect("a move");
    assert_eq!(
        to,
        ">Urges all |+harbours|> to shield their lamps against the night sky without delay|+ at all. >"
    );
}

#[test]
fn another_quote_is_tracked_and_another_space_is_not() {
    let (comparison, plan) = compared(
        "1. The \"lamps\" of the\u{a0}pier.",
        "1. The “lamps” of the pier.",
    );
    assert!(comparison.is_empty());
    assert_eq!(
        shown(&comparison, &plan.body),
        ["=The |-\"|+“|=lamps|-\"|+”|= of the pier. ="]
    );
}

/// A part of a split that stands beyond other clauses is gone at the one place and new at the other.
#[test]
fn parts_that_stand_apart_are_not_joined() {
    let mut comparison = fixture::comparison();
    let split = comparison
        .changes
        .iter()
        .position(|change| change.action == Action::Split)
        .unwrap();
    let new = comparison.changes[split].pairing.new.clone();
    // The second part trades places with a clause that stays behind it.
    let other = comparison
        .changes
        .iter()
        .position(|change| {
            change
                .pairing
                .new
                .first()
                .is_some_and(|&id| id > new[1] + 1)
                && change.pairing.old.len() == 1
                && change.pairing.moved.is_none()
        })
        .unwrap();
    let far = comparison.changes[other].pairing.new[0];
    comparison.changes[split].pairing.new[1] = far;
    comparison.changes[other].pairing.new[0] = new[1];
    comparison.new.clauses.swap(far, new[1]);
    for (id, clause) in comparison.new.clauses.iter_mut().enumerate() {
        clause.id = id;
    }
    assert!(
        comparison.changes[split]
            .edits
            .iter()
            .any(|edit| edit.op == EditOp::Equal)
    );
    holds_both_drafts(&comparison);
}
