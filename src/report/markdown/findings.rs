//! The findings alone: what the changes do, each with its reason.

use super::escape::list_item;
use super::{Options, opening, section};
use crate::model::{Change, Comparison, Finding};
use crate::report::wording;

/// Writes the findings of a comparison: of the drafts as a whole, then of each change.
pub fn findings(comparison: &Comparison, options: &Options) -> String {
    let mut report = String::new();
    opening::title(&mut report, comparison);
    opening::drafts(&mut report, comparison);
    opening::warnings(&mut report, comparison);
    opening::matters(&mut report, comparison, options);
    let overall = of_the_whole(comparison);
    let changes: Vec<&Change> = comparison
        .changes
        .iter()
        .filter(|change| options.filter.shows(change) && told(change).next().is_some())
        .collect();
    if overall.is_empty() && changes.is_empty() {
        report.extend(["\n", wording::NO_FINDINGS, "\n"]);
        return report;
    }
    if !overall.is_empty() {
        section(&mut report, "Findings about the drafts as a whole");
        report.push('\n');
        for sentence in overall {
            item(&mut report, 0, &sentence);
        }
    }
    if !changes.is_empty() {
        section(&mut report, "Findings of each change");
        report.push('\n');
    }
    for change in changes {
        item(&mut report, 0, &wording::place_line(change, comparison));
        for finding in told(change) {
            item(&mut report, 1, &wording::finding(finding));
            if !finding.why.is_empty() {
                item(&mut report, 2, &format!("because: {}", finding.why));
            }
        }
    }
    report
}

fn of_the_whole(comparison: &Comparison) -> Vec<String> {
    let overall = &comparison.overall;
    let mut sentences: Vec<String> = overall.findings.iter().map(wording::finding).collect();
    let replacements = overall.replacements.iter();
    sentences.extend(replacements.map(|replacement| wording::replaced(replacement, comparison)));
    sentences.extend(wording::in_brackets(comparison));
    sentences
}

/// The findings of a change that are worth a line: a new number is told by the places.
fn told(change: &Change) -> impl Iterator<Item = &Finding> {
    let findings = change.findings.iter();
    findings.filter(|finding| wording::is_worth_a_sentence(finding, change.class))
}

/// One line of a list, so many levels deep.
fn item(report: &mut String, level: usize, sentence: &str) {
    report.push_str(&"  ".repeat(level));
    report.push_str("- ");
    report.push_str(&list_item(sentence));
    report.push('\n');
}
