//! The table of changes, and each changed clause with its wording.

use super::escape::{Position, escape};
use super::inline::Inline;
use super::table::table;
use super::{Options, is_major, section};
use crate::model::{Change, ClauseId, Comparison, Document, FindingKind};
use crate::report::wording::{
    doubt, finding, heading_line, in_a_few_words, new_places, old_places, what_happened,
};

pub(super) fn table_of_changes(report: &mut String, comparison: &Comparison, options: &Options) {
    let rows: Vec<_> = shown(comparison, options)
        .map(|change| {
            [
                new_places(change, comparison),
                old_places(change, comparison),
                what_happened(change, comparison),
                in_a_few_words(change),
            ]
            .map(|cell| escape(&cell, Position::Cell))
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    section(report, "Changes at a glance");
    table(
        report,
        ["Place", "Was", "What happened", "In a few words"],
        &rows,
    );
}

pub(super) fn wording(report: &mut String, comparison: &Comparison, options: &Options) {
    let mut changes: Vec<&Change> = shown(comparison, options).collect();
    if options.all {
        changes = comparison.changes.iter().collect();
    }
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
    report.push_str("Words that went are ~~struck out~~, words that came are **bold**.\n");
    for change in changes {
        clause(report, change, comparison);
    }
}

fn shown<'a>(comparison: &'a Comparison, options: &'a Options) -> impl Iterator<Item = &'a Change> {
    comparison
        .changes
        .iter()
        .filter(|change| is_major(change) && options.filter.shows(change))
}

fn clause(report: &mut String, change: &Change, comparison: &Comparison) {
    let heading = if change.is_nothing() {
        new_places(change, comparison)
    } else {
        heading_line(change, comparison)
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
    let mut notes: Vec<String> = change
        .findings
        .iter()
        // The heading tells the number.
        .filter(|finding| finding.kind != FindingKind::Renumbered)
        .map(finding)
        .collect();
    notes.extend(doubt(change, comparison));
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
