//! What stands before the changes: title, the two drafts, warnings, the summary.

use rustc_hash::FxHashSet;

use super::Options;
use super::escape::{Position, escape, list_item};
use super::inline::Inline;
use super::table::table;
use crate::model::{Comparison, Document, Sides, Warning};
use crate::report::wording::{
    counted, draft_name, finding_counts, short_source, sponsor_changes, summary_paragraph,
    what_matters,
};

pub(super) fn title(report: &mut String, comparison: &Comparison) {
    let title = [&comparison.new.title, &comparison.old.title]
        .into_iter()
        .find(|title| !title.trim().is_empty())
        .cloned()
        .unwrap_or_else(|| {
            let (old, new) = (draft_name(&comparison.old), draft_name(&comparison.new));
            format!("{old} and {new}")
        });
    report.push_str("# Change report: ");
    report.push_str(escape(&title, Position::Inside).trim());
    report.push_str("\n\n");
}

pub(super) fn drafts(report: &mut String, comparison: &Comparison) {
    let documents = Sides::new(&comparison.old, &comparison.new);
    let row = |name: &str, value: fn(&Document) -> String| {
        let values = documents.map(|document| escape(value(document).trim(), Position::Cell));
        (!values.old.is_empty() || !values.new.is_empty())
            .then(|| [name.to_owned(), values.old, values.new])
    };
    let mut rows: Vec<_> = [
        row("Symbol", |document| {
            let symbol = document.masthead.symbol.as_ref();
            symbol.map(ToString::to_string).unwrap_or_default()
        }),
        row("Kind", |document| document.masthead.document_type.clone()),
        row("Date", |document| document.masthead.date.clone()),
        row("File", |document| short_source(document).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if comparison.old.title != comparison.new.title {
        rows.extend(row("Title", |document| document.title.clone()));
    }
    rows.extend(sponsors(comparison));
    table(report, ["", "Old draft", "New draft"], &rows);
}

/// The sponsors, those who joined or left marked as such.
fn sponsors(comparison: &Comparison) -> Option<[String; 3]> {
    let changes = sponsor_changes(comparison);
    let cell = |sponsors: &[String], marked: &[String], joined: bool| {
        let marked: FxHashSet<&String> = marked.iter().collect();
        let mut cell = Inline::cell();
        for (index, sponsor) in sponsors.iter().enumerate() {
            if index > 0 {
                cell.kept(", ");
            }
            match (marked.contains(sponsor), joined) {
                (false, _) => cell.kept(sponsor),
                (true, false) => cell.deleted(sponsor),
                (true, true) => cell.inserted(sponsor),
            }
        }
        cell.finish()
    };
    let (old, new) = (
        &comparison.old.masthead.sponsors,
        &comparison.new.masthead.sponsors,
    );
    (!old.is_empty() || !new.is_empty()).then(|| {
        [
            "Sponsors".to_owned(),
            cell(old, &changes.left, false),
            cell(new, &changes.joined, true),
        ]
    })
}

pub(super) fn warnings(report: &mut String, comparison: &Comparison) {
    let groups: [(&str, &[Warning]); 3] = [
        ("", &comparison.warnings),
        ("Old draft: ", &comparison.old.warnings),
        ("New draft: ", &comparison.new.warnings),
    ];
    if groups.iter().all(|(_, warnings)| warnings.is_empty()) {
        return;
    }
    report.push_str("\nPlease note:\n\n");
    for (whose, warnings) in groups {
        for warning in warnings {
            let message = format!("{whose}{}", warning.message);
            report.push_str("- ");
            report.push_str(&list_item(&message));
            report.push('\n');
        }
    }
}

pub(super) fn summary(report: &mut String, comparison: &Comparison, options: &Options) {
    report.push('\n');
    report.push_str(&escape(&summary_paragraph(comparison), Position::Start));
    report.push('\n');
    matters(report, comparison, options);
    let changed = comparison
        .changes
        .iter()
        .filter(|change| !change.is_nothing());
    let hidden = changed
        .filter(|change| !options.filter.shows(change))
        .count();
    if hidden > 0 {
        report.push_str("\nLeft out of this report, as asked: ");
        report.push_str(&counted(hidden, "change"));
        report.push_str(".\n");
    }
}

/// The findings counted, and the changes that matter most, in order.
pub(super) fn matters(report: &mut String, comparison: &Comparison, options: &Options) {
    let counts = finding_counts(comparison);
    if !counts.is_empty() {
        report.push_str("\nFindings: ");
        report.push_str(&escape(&counts, Position::Inside));
        report.push_str(".\n");
    }
    let sentences = what_matters(comparison, |change| options.filter.shows(change));
    if sentences.is_empty() {
        return;
    }
    report.push_str("\nWhat matters most:\n\n");
    for (position, sentence) in sentences.iter().enumerate() {
        report.push_str(&(position + 1).to_string());
        report.push_str(". ");
        report.push_str(&list_item(sentence));
        report.push('\n');
    }
}
