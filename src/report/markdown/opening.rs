//! What stands before the changes: title, the two drafts, warnings, the summary.

use rustc_hash::FxHashSet;

use super::Options;
use super::escape::{Position, escape, list_item};
use super::inline::Inline;
use super::table::table;
use crate::model::Comparison;
use crate::report::wording::{
    self, DRAFTS, PLEASE_NOTE, SPONSORS, WHAT_MATTERS, draft_name, draft_rows, findings_line,
    left_out, sponsor_changes, summary_paragraph, what_matters,
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
    let cell = |value: &String| escape(value, Position::Cell);
    let mut rows: Vec<_> = draft_rows(comparison)
        .iter()
        .map(|(name, values)| [(*name).to_owned(), cell(&values.old), cell(&values.new)])
        .collect();
    rows.extend(sponsors(comparison));
    let [old, new] = DRAFTS;
    table(report, ["", old, new], &rows);
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
            SPONSORS.to_owned(),
            cell(old, &changes.left, false),
            cell(new, &changes.joined, true),
        ]
    })
}

pub(super) fn warnings(report: &mut String, comparison: &Comparison) {
    let warnings = wording::warnings(comparison);
    if warnings.is_empty() {
        return;
    }
    report.extend(["\n", PLEASE_NOTE, ":\n\n"]);
    for warning in warnings {
        report.push_str("- ");
        report.push_str(&list_item(&warning));
        report.push('\n');
    }
}

pub(super) fn summary(report: &mut String, comparison: &Comparison, options: &Options) {
    report.push('\n');
    report.push_str(&escape(&summary_paragraph(comparison), Position::Start));
    report.push('\n');
    matters(report, comparison, options);
    if let Some(left_out) = left_out(options.filter.left_out(comparison)) {
        report.extend(["\n", left_out.as_str(), "\n"]);
    }
}

/// The findings counted, and the changes that matter most, in order.
pub(super) fn matters(report: &mut String, comparison: &Comparison, options: &Options) {
    if let Some(counts) = findings_line(comparison) {
        let counts = escape(&counts, Position::Start);
        report.extend(["\n", counts.as_str(), "\n"]);
    }
    let sentences = what_matters(comparison, |change| options.filter.shows(change));
    if sentences.is_empty() {
        return;
    }
    report.extend(["\n", WHAT_MATTERS, ":\n\n"]);
    for (position, sentence) in sentences.iter().enumerate() {
        report.push_str(&(position + 1).to_string());
        report.push_str(". ");
        report.push_str(&list_item(sentence));
        report.push('\n');
    }
}
