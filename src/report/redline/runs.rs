//! Words as runs.

use std::ops::Range;

use super::marks::text_element;
use super::plan::{Fate, Words};
use crate::model::Comparison;
use crate::package::xml::escape;

/// A run of words with properties (the content of `w:rPr`, or nothing).
pub(super) fn run(words: &str, properties: &str, fate: Fate) -> String {
    if words.is_empty() {
        return String::new();
    }
    let mut run = String::from("<w:r>");
    if !properties.is_empty() {
        run.push_str("<w:rPr>");
        run.push_str(properties);
        run.push_str("</w:rPr>");
    }
    run.push_str(&text(words, fate));
    run.push_str("</w:r>");
    run
}

/// What stands in a run for words: their text, and elements for tabs and line breaks.
pub(super) fn text(words: &str, fate: Fate) -> String {
    let element = text_element(fate);
    let mut content = String::with_capacity(words.len() + 40);
    let mut rest = words;
    while !rest.is_empty() {
        let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if !piece.is_empty() {
            content.push_str(&format!(
                "<{element} xml:space=\"preserve\">{}</{element}>",
                escape(piece)
            ));
        }
        if let Some(mark) = after.chars().next() {
            content.push_str(if mark == '\t' { "<w:tab/>" } else { "<w:br/>" });
        }
        rest = after.get(1..).unwrap_or("");
    }
    content
}

/// The words of a part of a clause, cut where emphasis begins or ends, and whether each is emphasised.
pub(super) fn by_emphasis<'a>(comparison: &'a Comparison, words: &Words) -> Vec<(&'a str, bool)> {
    let (side, clause, text) = words.shown(comparison);
    let whole = words.slice(side).map_or(0..0, |slice| slice.range.clone());
    let mut pieces = Vec::new();
    let mut at = whole.start;
    let mut push = |range: Range<usize>, emphasised: bool| {
        let inside = range.start.saturating_sub(whole.start)..range.end.saturating_sub(whole.start);
        if let Some(piece) = text.get(inside).filter(|it| !it.is_empty()) {
            pieces.push((piece, emphasised));
        }
    };
    for range in &clause.emphasis {
        let (start, end) = (
            range.start.clamp(at, whole.end),
            range.end.clamp(at, whole.end),
        );
        if start < end {
            push(at..start, false);
            push(start..end, true);
            at = end;
        }
    }
    push(at..whole.end, false);
    pieces
}
