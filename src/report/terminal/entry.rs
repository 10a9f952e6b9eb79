//! One change: where, what happened, the words, what to know about it.

use super::page::{INDENT, Page};
use super::style::{Span, Style};
use super::{Detail, columns, visible, visible_line, words};
use crate::model::{Action, Change, Clause, ClauseId, Comparison, Document};
use crate::report::wording;

/// Writes one change.
pub(super) fn entry(
    change: &Change,
    comparison: &Comparison,
    went_along: usize,
    page: &mut Page<'_>,
) {
    let with_words = page.options.detail > Detail::Stat;
    if with_words {
        page.gap();
    }
    page.paragraph(&heading(change, comparison, went_along), 0, INDENT);
    if !with_words {
        return;
    }
    if change.action == Action::Unchanged {
        unchanged_words(change, comparison, page);
    } else if page.has_columns() {
        columns::columns(change, page);
    } else {
        let words = words::spans(&change.edits, page.view(None));
        page.paragraph(&words, INDENT, 0);
    }
    notes(change, comparison, page);
    page.gap();
}

/// `OP4, was OP3: reworded · substantive`
fn heading(change: &Change, comparison: &Comparison, went_along: usize) -> Vec<Span> {
    let place = wording::place_line(change, comparison);
    let mut heading = vec![Span::new(visible_line(&place), Style::Strong)];
    let told_by_place = matches!(change.action, Action::Added | Action::Removed);
    if !told_by_place && !change.is_nothing() {
        let what = wording::what_happened(change, comparison);
        heading.push(Span::plain(format!(": {}", visible_line(&what))));
    }
    heading.push(Span::plain(wording::with_those_under_it(went_along)));
    if let Some(class) = change.class {
        heading.push(Span::new(format!(" · {}", class.name()), Style::Dim));
    }
    heading
}

/// The words of a clause that moved or only has another number: as much as tells which it is.
fn unchanged_words(change: &Change, comparison: &Comparison, page: &mut Page<'_>) {
    let text = text_of(&change.pairing.new, &comparison.new);
    if page.options.detail >= Detail::Whole {
        page.paragraph(&[Span::plain(visible(&text))], INDENT, 0);
    } else {
        let text = format!("{:INDENT$}{}", "", visible_line(&text));
        page.cut(&text, Style::Dim);
    }
}

/// What a reader should know about a change: doubts first, then findings.
fn notes(change: &Change, comparison: &Comparison, page: &mut Page<'_>) {
    let doubt = wording::doubt(change, comparison);
    for note in wording::notes(change, comparison) {
        let style = if doubt.as_ref() == Some(&note) {
            Style::Warning
        } else {
            Style::Dim
        };
        let text = format!("→ {}", visible_line(&note));
        page.paragraph(&[Span::new(text, style)], INDENT, 2);
    }
}

/// Writes a clause beside a change as one dim line: its place and first words.
pub(super) fn context(change: &Change, comparison: &Comparison, page: &mut Page<'_>) {
    let (ids, document) = if change.pairing.new.is_empty() {
        (&change.pairing.old, &comparison.old)
    } else {
        (&change.pairing.new, &comparison.new)
    };
    let place = wording::place_line(change, comparison);
    let text = text_of(ids, document);
    let line = format!("  {}  {}", visible_line(&place), visible_line(&text));
    page.cut(&line, Style::Dim);
}

fn text_of(ids: &[ClauseId], document: &Document) -> String {
    let texts: Vec<&str> = ids
        .iter()
        .filter_map(|&id| document.clauses.get(id))
        .map(|clause: &Clause| clause.text.as_str())
        .collect();
    texts.join("\n")
}
