//! The table of changes, and each changed clause with its wording.

use super::escape::{Position, escape};
use super::inline::Inline;
use super::table::table;
use super::{Options, is_major, section};
use crate::model::{Change, ClauseId, Comparison, Document};
use crate::report::wording::{
    WHAT_HAPPENED, heading_line, in_a_few_words, new_places, notes, old_places, went_along,
    what_happened, with_those_under_it,
};

pub(super) fn table_of_changes(report: &mut String, comparison: &Comparison, options: &Options) {
    let rows: Vec<_> = shown(comparison, options)
        .map(|(change, went_along)| {
            [
                new_places(change, comparison),
                old_places(change, comparison),
                what_happened(change, comparison) + &with_those_under_it(went_along),
                in_a_few_words(change),
            ]
            .map(|cell| escape(&cell, Position::Cell))
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    section(report, "Changes at a glance");
    report.push('\n');
    table(
        report,
        ["Place", "Was", WHAT_HAPPENED, "In a few words"],
        &rows,
    );
}

pub(super) fn wording(report: &mut String, comparison: &Comparison, options: &Options) {
    let changes: Vec<(&Change, usize)> = if options.all {
        with_followers(comparison).collect()
    } else {
        shown(comparison, options).collect()
    };
    if changes.is_empty() {
        return;
    }
    section(
        report,
        if options.all {
            "The whole text"
        } else {
            "The changes, word by word"
        },
    );
    report.push_str("\nWords that went are ~~struck out~~, words that came are **bold**.\n");
    for (change, went_along) in changes {
        clause(report, change, went_along, comparison);
    }
}

fn shown<'a>(
    comparison: &'a Comparison,
    options: &'a Options,
) -> impl Iterator<Item = (&'a Change, usize)> {
    with_followers(comparison)
        .filter(|(change, _)| is_major(change) && options.filter.shows(change))
}

/// Each change with the number of clauses that moved with it.
fn with_followers(comparison: &Comparison) -> impl Iterator<Item = (&Change, usize)> {
    comparison.changes.iter().zip(went_along(comparison))
}

fn clause(report: &mut String, change: &Change, went_along: usize, comparison: &Comparison) {
    let heading = if change.is_nothing() {
        new_places(change, comparison)
    } else {
        heading_line(change, comparison) + &with_those_under_it(went_along)
    };
    report.push_str("\n### ");
    report.push_str(escape(&heading, Position::Inside).trim());
    report.push_str("\n\n");
    let mut quotation = Inline::quotation();
    if change.edits.is_empty() {
        quotation.kept(&texts(&comparison.new, &change.pairing.new));
    } else {
        quotation.edits(&change.edits);
    }
    report.push_str(&quotation.finish());
    report.push('\n');
    let notes = notes(change, comparison);
    if !notes.is_empty() {
        report.push('\n');
    }
    for note in notes {
        report.push_str("- ");
        report.push_str(&escape(&note, Position::Start));
        report.push('\n');
    }
}

fn texts(document: &Document, ids: &[ClauseId]) -> String {
    let texts: Vec<&str> = ids
        .iter()
        .filter_map(|&id| document.clauses.get(id))
        .map(|clause| clause.text.as_str())
        .collect();
    texts.join("\n")
}
