//! The findings alone: what the changes do, each with its reason.

use super::page::{INDENT, Page};
use super::style::{Span, Style};
use super::{Options, visible_line};
use crate::model::{Change, Comparison, Finding};
use crate::report::wording;

/// Writes the findings of a comparison for a terminal: of the drafts as a whole, then of each change.
pub fn findings(comparison: &Comparison, options: &Options) -> String {
    let mut page = Page::new(options);
    let overall = &comparison.overall;
    for sentence in overall.findings.iter().map(wording::finding) {
        page.text(&sentence);
    }
    for replacement in &overall.replacements {
        page.text(&wording::replaced(replacement, comparison));
    }
    if let Some(brackets) = wording::in_brackets(comparison) {
        page.text(&brackets);
    }
    let changes = comparison.changes.iter().filter(|change| {
        let is_shown = change.is_nothing() || options.filter.shows(change);
        is_shown && told(change).next().is_some()
    });
    for change in changes {
        page.gap();
        let place = wording::place_line(change, comparison);
        page.paragraph(&[Span::new(visible_line(&place), Style::Strong)], 0, INDENT);
        for finding in told(change) {
            let sentence = wording::finding(finding);
            page.paragraph(&[Span::plain(visible_line(&sentence))], INDENT, INDENT);
            if !finding.why.is_empty() {
                let why = format!("because: {}", finding.why);
                page.paragraph(&[Span::new(visible_line(&why), Style::Dim)], INDENT * 2, 2);
            }
        }
    }
    let text = page.finish();
    if text.trim().is_empty() {
        return format!("{}\n", wording::NO_FINDINGS);
    }
    text
}

/// The findings of a change that are worth a line: a new number is told by the places.
fn told(change: &Change) -> impl Iterator<Item = &Finding> {
    let findings = change.findings.iter();
    findings.filter(|finding| wording::is_worth_a_sentence(finding, change.class))
}
