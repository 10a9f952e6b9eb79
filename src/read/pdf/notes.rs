//! Footnotes: lines at the foot of a page, under a rule or in smaller letters.

use rustc_hash::FxHashMap;

use super::column::Column;
use super::glyph::Rule;
use super::line::{Line, Piece};

/// Footnotes are set in letters of at most this part of the text's size.
const SMALLER: f64 = 0.93;
/// The rule above footnotes takes at most this part of its column.
const WIDEST_RULE: f64 = 0.7;
/// The rule above footnotes is at least so wide, in points.
const SHORTEST_RULE: f64 = 25.0;
/// Footnotes numbered higher are taken for years and figures.
const HIGHEST: u32 = 999;
/// Underscores that make a rule.
const UNDERSCORES: usize = 5;
/// Letters of a mark.
const LONGEST_MARK: usize = 4;

/// A footnote.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) mark: String,
    pub(super) lines: Vec<Line>,
    pub(super) page: usize,
}

/// The size of most letters of a text.
pub(super) fn usual_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f64 {
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for line in lines {
        let letters: usize = line.pieces.iter().map(|it| it.text.len()).sum();
        *counts.entry((line.size * 4.0).round() as u32).or_default() += letters;
    }
    let most = counts
        .into_iter()
        .max_by_key(|&(size, count)| (count, size));
    most.map_or(0.0, |(size, _)| f64::from(size) / 4.0)
}

/// Takes the footnotes off the foot of a column. What has no mark there goes on from the page before.
pub(super) fn lift(
    page: usize,
    column: &mut Column,
    rules: &[Rule],
    size: f64,
    notes: &mut Vec<Note>,
) {
    let Some(start) = start(column, rules, size, notes.last()) else {
        return;
    };
    let from = if column.lines.get(start).is_some_and(is_rule) {
        start + 1
    } else {
        start
    };
    let foot: Vec<Line> = column
        .lines
        .split_off(start)
        .into_iter()
        .skip(from - start)
        .collect();
    for mut line in foot {
        let last = notes.iter().rev().find_map(|it| it.mark.parse().ok());
        match mark(&line, last, size) {
            Some(mark) => {
                take_mark(&mut line, &mark);
                notes.push(Note {
                    mark,
                    lines: vec![line],
                    page,
                });
            }
            None => match notes.last_mut() {
                Some(note) => note.lines.push(line),
                None => column.lines.push(line),
            },
        }
    }
}

/// The first line of the footnotes, or the rule of underscores above it.
fn start(column: &Column, rules: &[Rule], size: f64, last: Option<&Note>) -> Option<usize> {
    let lines = &column.lines;
    if let Some(at) = lines.iter().rposition(is_rule)
        && small_from(lines, at + 1, size)
        && (mark(lines.get(at + 1)?, None, size).is_some() || last.is_some())
    {
        return Some(at);
    }
    let under = rules
        .iter()
        .filter(|it| is_short(it, column) && is_alone(it, rules))
        .filter_map(|rule| {
            let at = lines.iter().position(|it| it.y - it.size * 0.5 > rule.y0)?;
            let first = lines.get(at)?;
            let above = at.checked_sub(1).and_then(|it| lines.get(it));
            let alone = above.is_none_or(|it| it.y <= rule.y0 + 1.0);
            let begins =
                mark(first, None, size).is_some() || last.is_some() && small_from(lines, at, size);
            (alone && begins && near_size(lines, at, size)).then_some(at)
        })
        .max();
    if under.is_some() {
        return under;
    }
    // Without a rule, smaller letters that begin with a mark.
    let small = lines
        .iter()
        .rev()
        .take_while(|it| it.size <= SMALLER * size)
        .count();
    let first = lines.len() - small;
    (first..lines.len()).find(|&at| {
        lines.get(at).is_some_and(|it| {
            mark(it, None, size).is_some_and(|mark| !mark.chars().any(char::is_alphabetic))
        })
    })
}

fn is_short(rule: &Rule, column: &Column) -> bool {
    rule.is_horizontal()
        && rule.width() >= SHORTEST_RULE
        && rule.width() <= WIDEST_RULE * (column.x1 - column.x0)
        && rule.x0 >= column.x0 - rule.width() / 2.0
        && rule.x0 <= f64::midpoint(column.x0, column.x1)
}

/// True for a rule that is no piece of a longer one: tables draw theirs cell by cell.
fn is_alone(rule: &Rule, rules: &[Rule]) -> bool {
    let beside = |it: &&Rule| it.is_horizontal() && (it.y0 - rule.y0).abs() < 2.0;
    rules
        .iter()
        .filter(beside)
        .all(|it| (it.x0 - rule.x0).abs() < 2.0)
}

/// True when all lines from here on are smaller than the text.
fn small_from(lines: &[Line], at: usize, size: f64) -> bool {
    let rest = lines.get(at..).unwrap_or(&[]);
    !rest.is_empty() && rest.iter().all(|it| it.size <= SMALLER * size)
}

/// True when no line from here on is larger than the text.
fn near_size(lines: &[Line], at: usize, size: f64) -> bool {
    let rest = lines.get(at..).unwrap_or(&[]);
    rest.iter().all(|it| it.size <= size * 1.02)
}

fn is_rule(line: &Line) -> bool {
    let text = line.text();
    text.chars().count() >= UNDERSCORES
        && text.chars().all(|it| matches!(it, '_' | '―' | '—' | '─'))
}

/// The mark that a line begins with, when it is one of a footnote.
fn mark(line: &Line, last: Option<u32>, size: f64) -> Option<String> {
    let first = line.pieces.first()?;
    let text = first.text.as_str();
    if text.chars().count() > LONGEST_MARK || line.pieces.len() < 2 {
        return None;
    }
    let raised = line.is_raised(first);
    if text.chars().all(|it| matches!(it, '*' | '†' | '‡' | '§')) {
        return Some(text.into());
    }
    let bare = text.trim_end_matches(['.', ')', '/']);
    if let Ok(number) = bare.parse::<u32>() {
        let follows = last.is_none_or(|last| number == last + 1 || number == 1);
        let apart = line.pieces.get(1).is_some_and(|it| it.spaced);
        // A number that is not raised may number a paragraph, but not in smaller letters.
        let small = line.size <= SMALLER * size;
        let is_mark = (1..=HIGHEST).contains(&number) && (raised || follows && apart && small);
        return is_mark.then(|| bare.into());
    }
    let letter = raised && bare.chars().count() == 1 && bare.chars().all(char::is_lowercase);
    letter.then(|| bare.into())
}

fn take_mark(line: &mut Line, mark: &str) {
    if let Some(first) = line.pieces.first_mut() {
        let rest = first.text.get(mark.len()..).unwrap_or("");
        first.text = rest.trim_start_matches(['.', ')', '/']).to_string();
    }
    line.pieces.retain(|it| !it.text.is_empty());
    if let Some(first) = line.pieces.first_mut() {
        first.spaced = false;
        line.x0 = first.x0;
    }
}

/// The marks in a piece that is raised: `1`, or `1,2`; nothing when it is something else.
pub(super) fn marks_of(piece: &Piece, known: &[String]) -> Option<Vec<String>> {
    let marks: Vec<String> = piece
        .text
        .split([',', ' ', ')'])
        .filter(|it| !it.is_empty())
        .map(Into::into)
        .collect();
    (!marks.is_empty() && marks.iter().all(|it| known.contains(it))).then_some(marks)
}
