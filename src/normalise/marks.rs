//! Footnote marks in the text: `America1 are`, `2024,1 which`, `the Commitment, 12 which`.
//!
//! A number is a mark only where a footnote has it, and the marks stand in
//! the text in the order of the footnotes: see [`weigh`](super::weigh).

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::model::{Block, BlockKind, FurnitureKind, Warning, WarningKind};

use super::edit::{self, Edit};
use super::weigh::{believable, places};
use super::{Taken, Vocabulary};

/// Takes the marks of known footnotes out of the text.
pub(super) fn set_apart(
    blocks: &mut [Block],
    notes: &[Block],
    vocabulary: &Vocabulary,
    taken: &mut Taken,
    warnings: &mut Vec<Warning>,
) {
    let marks: Vec<&str> = notes.iter().filter_map(mark_of).collect();
    if marks.is_empty() {
        return;
    }
    // Marks that the format itself set apart, then those that nothing else can be.
    let mut found: FxHashSet<String> = taken
        .0
        .iter()
        .filter(|piece| piece.kind == FurnitureKind::FootnoteMark)
        .map(|piece| bare_mark(&piece.text).to_owned())
        .collect();
    let known: FxHashSet<&str> = marks.iter().copied().collect();
    // A format that set a mark apart has no brackets for it: those that are left were written.
    let in_brackets: FxHashSet<&str> = known
        .iter()
        .copied()
        .filter(|it| !found.contains(*it))
        .collect();
    let mut cuts: Vec<Vec<Range<usize>>> = blocks
        .iter()
        .map(|block| {
            let mut ranges = bracketed(block, &in_brackets, &mut found);
            ranges.extend(stars(block, &known, &mut found));
            ranges
        })
        .collect();
    let numbers: FxHashSet<u32> = marks
        .iter()
        .filter(|it| !found.contains(**it))
        .filter_map(|it| it.parse().ok())
        .collect();
    for place in believable(places(blocks, &numbers, vocabulary), found.is_empty()) {
        found.insert(place.number.to_string());
        if let Some(ranges) = cuts.get_mut(place.block) {
            ranges.push(place.range);
        }
    }
    for (block, mut ranges) in blocks.iter_mut().zip(cuts) {
        ranges.sort_by_key(|range| range.start);
        ranges.dedup_by(|next, before| next.start < before.end);
        for range in &ranges {
            let printed = block.text.get(range.clone()).unwrap_or("");
            taken.push(FurnitureKind::FootnoteMark, printed.trim(), block.line);
        }
        let edits: Vec<Edit> = ranges.into_iter().map(Edit::cut).collect();
        edit::apply(block, &edits);
    }
    warn(&marks, &found, warnings);
}

fn bare_mark(printed: &str) -> &str {
    printed.trim_matches(['[', ']', '^', '{', '}'])
}

fn mark_of(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Footnote { mark } => Some(mark),
        _ => None,
    }
}

fn warn(marks: &[&str], found: &FxHashSet<String>, warnings: &mut Vec<Warning>) {
    let missing: Vec<&str> = marks
        .iter()
        .copied()
        .filter(|it| !found.contains(*it))
        .collect();
    if missing.is_empty() {
        return;
    }
    let some: Vec<&str> = missing.iter().copied().take(10).collect();
    let more = if missing.len() > some.len() {
        " and more"
    } else {
        ""
    };
    let message = match some.as_slice() {
        [one] => format!("Footnote {one} has no mark in the text; check where it belongs."),
        several => format!(
            "Footnotes {}{more} have no mark in the text; check where they belong.",
            several.join(", ")
        ),
    };
    warnings.push(Warning::new(WarningKind::Footnote, message));
}

/// `^{*}`, `^{1}`, `[^1]`: places of known marks.
fn bracketed(
    block: &Block,
    marks: &FxHashSet<&str>,
    found: &mut FxHashSet<String>,
) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let text = &block.text;
    for (open, close) in [("^{", '}'), ("[^", ']')] {
        for (at, _) in text.match_indices(open) {
            let inner = text.get(at + open.len()..).unwrap_or("");
            let Some(end) = inner.find(close).filter(|end| *end <= 6) else {
                continue;
            };
            let mark = inner.get(..end).unwrap_or("").trim_matches(['\\', ' ']);
            if marks.contains(mark) {
                found.insert(mark.into());
                ranges.push(at..at + open.len() + end + 1);
            }
        }
    }
    ranges
}

/// `resolution*`: places of known marks.
fn stars(
    block: &Block,
    marks: &FxHashSet<&str>,
    found: &mut FxHashSet<String>,
) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let text = &block.text;
    let mut at = 0;
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find(['*', '†', '‡']))
        .map(|it| it + at)
    {
        let rest = text.get(start..).unwrap_or("");
        let first = rest.chars().next().unwrap_or('*');
        let length = rest.len() - rest.trim_start_matches(first).len();
        let end = start + length;
        at = end;
        let before = text.get(..start).and_then(|it| it.chars().next_back());
        let after = text.get(end..).and_then(|it| it.chars().next());
        let on_word = before
            .is_some_and(|it| it.is_alphanumeric() || matches!(it, '.' | ',' | ')' | '”' | ':'));
        let ends_word = after.is_none_or(|it| !it.is_alphanumeric());
        let mark = text.get(start..end).unwrap_or("");
        if on_word && ends_word && marks.contains(mark) && !is_closing(text, start, first) {
            found.insert(mark.into());
            ranges.push(start..end);
        }
    }
    ranges
}

/// True when a mark of emphasis stands open before it: `*Invites*`.
fn is_closing(text: &str, start: usize, mark: char) -> bool {
    let before = text.get(..start).unwrap_or("");
    before.rfind(mark).is_some_and(|at| {
        let outside = before.get(..at).and_then(|it| it.chars().next_back());
        let inside = before
            .get(at + mark.len_utf8()..)
            .and_then(|it| it.chars().next());
        outside.is_none_or(|it| !it.is_alphanumeric()) && inside.is_some_and(char::is_alphanumeric)
    })
}
