//! Running heads: the symbol and the title that pages repeat.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::FurnitureKind;
use crate::text::fold_case;

use super::label;
use super::line::{Line, Role};
use super::symbol;

/// Lines that a running head may have above or below the page number.
const HEAD_LINES: usize = 4;
/// Lines around a page's end among which they stand, other furniture counted.
const REACH: usize = 12;
/// Blank lines that may stand inside a page's head and foot.
const GAP: usize = 3;
/// Pieces at the top of a draft among which the title stands.
const TOP_PIECES: usize = 40;
/// A title is not longer, in bytes.
const LONGEST_TITLE: usize = 600;

/// Marks what stands at the ends of pages and repeats the symbol, the title, or itself.
pub(super) fn mark(lines: &mut [Line], symbol: Option<&str>) {
    let ends = page_ends(lines);
    let Some(first) = ends.first() else {
        return;
    };
    let titles = titles(lines.get(..first.start).unwrap_or(&[]));
    let windows: Vec<[Vec<usize>; 2]> = ends
        .iter()
        .map(|end| [up(lines, end), down(lines, end)])
        .collect();
    let counts = repeated(lines, &windows);
    for run in windows.into_iter().flatten() {
        let count = heads(lines, &run, symbol, &titles, &counts);
        for at in run.into_iter().take(count) {
            if let Some(line) = lines.get_mut(at) {
                line.role = Role::Furniture(FurnitureKind::RunningHead);
            }
        }
    }
}

/// How many lines at the ends of pages say the same.
fn repeated(lines: &[Line], windows: &[[Vec<usize>; 2]]) -> FxHashMap<String, usize> {
    // A line of a short page stands near both of its ends, and counts once.
    let mut places: Vec<usize> = windows.iter().flatten().flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for line in places.into_iter().filter_map(|at| lines.get(at)) {
        *counts.entry(key(line.text())).or_default() += 1;
    }
    counts
}

/// Where pages end: runs of lines that hold a page number, and the places between pages.
fn page_ends(lines: &[Line]) -> Vec<Range<usize>> {
    let mut ends: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let start = at;
        let mut has_number = false;
        while let Some(line) = lines.get(at) {
            match line.role {
                Role::Furniture(kind) => has_number |= kind == FurnitureKind::PageNumber,
                _ => break,
            }
            at += 1;
        }
        let turns = start > 0
            && lines.get(start).map(|it| it.block.page)
                != lines.get(start - 1).map(|it| it.block.page);
        if has_number || turns {
            ends.push(start..at);
        }
        at = at.max(start + 1);
    }
    ends
}

/// The text lines above a page's end, from the nearest.
fn up(lines: &[Line], end: &Range<usize>) -> Vec<usize> {
    (end.start.saturating_sub(REACH)..end.start)
        .rev()
        .take_while(|&at| {
            lines.get(at).is_some_and(Line::is_bare)
                && lines.get(at + 1).is_some_and(|below| below.gap <= GAP)
        })
        .filter(|&at| lines.get(at).is_some_and(Line::is_body))
        .take(HEAD_LINES)
        .collect()
}

/// The text lines below a page's end, from the nearest.
fn down(lines: &[Line], end: &Range<usize>) -> Vec<usize> {
    (end.end..lines.len())
        .take(REACH)
        .take_while(|&at| {
            lines
                .get(at)
                .is_some_and(|line| line.is_bare() && line.gap <= GAP)
        })
        .filter(|&at| lines.get(at).is_some_and(Line::is_body))
        .take(HEAD_LINES)
        .collect()
}

/// How many lines of a run, from its beginning, are a running head.
fn heads(
    lines: &[Line],
    run: &[usize],
    symbol: Option<&str>,
    titles: &FxHashMap<String, usize>,
    counts: &FxHashMap<String, usize>,
) -> usize {
    let mut count = 0;
    while let Some(line) = run.get(count).and_then(|&at| lines.get(at)) {
        let repeated =
            counts.get(&key(line.text())).is_some_and(|it| *it >= 2) && is_head_like(line.text());
        let step = if repeated
            || symbol == Some(line.text())
            || (symbol.is_none() && symbol::looks_like(line.text()))
        {
            1
        } else {
            title_at(lines, run.get(count..).unwrap_or(&[]), titles)
        };
        if step == 0 {
            break;
        }
        count += step;
    }
    count
}

/// Lines at the front of a run that together are a title of the draft.
fn title_at(lines: &[Line], run: &[usize], titles: &FxHashMap<String, usize>) -> usize {
    let mut places: Vec<usize> = Vec::new();
    let mut found = 0;
    for &at in run {
        if !lines.get(at).is_some_and(|line| is_head_like(line.text())) {
            break;
        }
        places.push(at);
        let mut ordered = places.clone();
        ordered.sort_unstable();
        let text: Vec<&str> = ordered
            .iter()
            .filter_map(|&at| lines.get(at))
            .map(Line::text)
            .collect();
        let first = ordered.first().copied().unwrap_or(0);
        if titles
            .get(&fold_case(&text.join(" ")))
            .is_some_and(|end| *end < first)
        {
            found = places.len();
        }
    }
    found
}

/// What the pieces at the top say, without their numbers, and the line that each ends on.
fn titles(top: &[Line]) -> FxHashMap<String, usize> {
    let mut pieces: Vec<(String, usize)> = Vec::new();
    for (index, line) in top.iter().enumerate().filter(|(_, line)| line.is_body()) {
        match pieces.last_mut() {
            Some((piece, end)) if line.gap == 0 => {
                if piece.len() < LONGEST_TITLE {
                    piece.push(' ');
                    piece.push_str(line.text());
                }
                *end = index;
            }
            _ => pieces.push((line.text().into(), index)),
        }
        if pieces.len() > TOP_PIECES {
            break;
        }
    }
    let mut titles = FxHashMap::default();
    for (piece, end) in pieces {
        if piece.len() < LONGEST_TITLE {
            titles
                .entry(fold_case(without_number(&piece)))
                .or_insert(end);
        }
    }
    titles
}

/// A title without the number before it: `79/5. The plan`, `4. The plan`.
pub(super) fn without_number(title: &str) -> &str {
    if let Some(front) = label::read(title) {
        return title.get(front.len..).unwrap_or(title).trim_start();
    }
    match title.split_once(". ") {
        Some((number, rest))
            if number.len() < 20
                && number.contains('/')
                && number.contains(|it: char| it.is_ascii_digit()) =>
        {
            rest.trim_start()
        }
        _ => title,
    }
}

/// Not a number that stands alone, not the end of a sentence.
fn is_head_like(text: &str) -> bool {
    label::read(text).is_none()
        && text.contains(' ')
        && !text.ends_with([';', ':', ','])
        && text.chars().filter(|it| it.is_alphabetic()).count() >= 4
}

/// Lines that differ only in a number at their end or beginning are the same head.
fn key(text: &str) -> String {
    let is_edge = |it: char| it.is_ascii_digit() || it == ' ';
    let text = text.trim_matches(is_edge);
    fold_case(text.get(..LONGEST_TITLE).unwrap_or(text))
}
