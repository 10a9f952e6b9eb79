//! The words of a change in two columns, the old draft on the left.

use super::page::Page;
use super::style::{Span, Style};
use super::words;
use super::wrap::{self, wrap};
use crate::model::{Change, Side};

/// Stands between the columns.
const GUTTER: &str = " │ ";

/// Writes the words of a change in two columns that begin on the same row.
pub(super) fn columns(change: &Change, page: &mut Page<'_>) {
    let width = width(page);
    let cells = [Side::Old, Side::New].map(|side| {
        let spans = words::spans(&change.edits, page.view(Some(side)));
        wrap(&spans, width, 0)
    });
    let [old, new] = cells;
    let (rows, mut old, mut new) = (old.len().max(new.len()), old.into_iter(), new.into_iter());
    for _ in 0..rows {
        let mut row = old.next().unwrap_or_default();
        let filled = wrap::columns(&row);
        row.push(Span::plain(" ".repeat(width.saturating_sub(filled))));
        row.push(Span::new(GUTTER.trim_end(), Style::Dim));
        if let Some(new) = new.next().filter(|line| !line.is_empty()) {
            row.push(Span::plain(" "));
            row.extend(new);
        }
        page.line(&row);
    }
}

/// The width of one column.
pub(super) fn width(page: &Page<'_>) -> usize {
    (page.width - GUTTER.chars().count()) / 2
}
