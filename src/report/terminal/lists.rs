//! The end of the report: what other changes forced, and what is only editorial, in short.

use super::page::Page;
use super::plan::{Part, Plan};
use super::ranges::ranges;
use super::style::{Span, Style};
use super::words::{self, View};
use super::{Detail, visible_line};
use crate::model::{Action, Change, Class, Comparison, EditOp};
use crate::report::wording;
use crate::text::capitalised;

/// Words shown on each side of a change in a short list.
const WORDS_AROUND: usize = 3;
const INDENT: usize = 2;

/// Writes the short lists, and says how many changes were left out.
pub(super) fn lists(comparison: &Comparison, plan: &Plan, page: &mut Page<'_>) {
    for (part, title) in [
        (Part::BrokenOff, wording::BROKEN_OFF.to_owned()),
        (
            Part::Consequential,
            wording::class_title(Class::Consequential),
        ),
        (Part::Editorial, wording::class_title(Class::Editorial)),
    ] {
        let changes: Vec<&Change> = plan.changes(part, comparison).collect();
        if !changes.is_empty() {
            page.gap();
            list(&title, &changes, comparison, page);
        }
    }
    if let Some(left_out) = wording::left_out(plan.left_out) {
        page.gap();
        page.text(&left_out);
    }
}

fn list(title: &str, changes: &[&Change], comparison: &Comparison, page: &mut Page<'_>) {
    page.paragraph(&[Span::new(title, Style::Strong)], 0, INDENT);
    let only_numbers: Vec<(&str, &str)> = changes
        .iter()
        .filter(|change| is_only_renumbered(change))
        .filter_map(|change| places(change, comparison))
        .collect();
    for change in changes {
        if !is_only_renumbered(change) {
            entry(change, comparison, page);
        }
    }
    if !only_numbers.is_empty() {
        let title = capitalised(wording::ONLY_RENUMBERED);
        let told = format!("{title}: {}.", ranges(&only_numbers));
        page.paragraph(&[Span::plain(visible_line(&told))], INDENT, INDENT);
    }
}

fn is_only_renumbered(change: &Change) -> bool {
    change.action == Action::Unchanged
        && change.pairing.old.len() == 1
        && change.pairing.new.len() == 1
}

fn places<'a>(change: &Change, comparison: &'a Comparison) -> Option<(&'a str, &'a str)> {
    let old = comparison.old.clauses.get(*change.pairing.old.first()?)?;
    let new = comparison.new.clauses.get(*change.pairing.new.first()?)?;
    Some((&old.place, &new.place))
}

/// `OP8(b), was OP3(b): … in accordance with paragraph [-2-] {+3+} above.`
fn entry(change: &Change, comparison: &Comparison, page: &mut Page<'_>) {
    let place = wording::place_line(change, comparison);
    let mut spans = vec![Span::new(visible_line(&place), Style::Strong)];
    if page.options.detail > Detail::Stat {
        spans.push(Span::plain(": "));
        if change.edits.iter().any(|edit| edit.op != EditOp::Equal) {
            let view = View {
                keep: Some(WORDS_AROUND),
                ..page.view(None)
            };
            spans.extend(words::spans(&change.edits, view));
        } else {
            let told: Vec<String> = change.findings.iter().map(wording::finding).collect();
            spans.push(Span::plain(visible_line(&told.join(" "))));
        }
    }
    page.paragraph(&spans, INDENT, INDENT);
}
