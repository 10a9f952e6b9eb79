//! Footnotes: lifted out from between the halves of paragraphs, put at the end.

use crate::model::{Block, BlockKind, FurnitureKind};

use crate::text::fetch;

use super::line::{Line, Role};
use super::{Taken, Vocabulary, edit, ends, hyphens};

/// Underscores or dashes that make a rule.
const RULE: usize = 5;
/// Footnotes numbered higher are taken for years and figures.
const HIGHEST: u32 = 999;
/// Lines that the footnotes of one page may take.
const LINES_OF_A_PAGE: usize = 80;

/// A footnote with its lines as printed.
#[derive(Debug)]
pub(super) struct Note {
    mark: String,
    lines: Vec<Block>,
}

/// Takes the lines of footnotes out of the text; rules above them become furniture.
pub(super) fn lift(lines: &mut [Line], taken: &mut Taken) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    // Stars on words are looked for only where a line begins with one.
    let any_star = lines.iter().any(|line| line.text().starts_with('*'));
    let mut star_seen = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        fetch::ahead(lines, at, Line::text);
        if !line.is_body() || !line.is_bare() {
            at += 1;
            continue;
        }
        if is_rule(line.text()) {
            if let Some(end) = under_rule(lines, at, &mut notes) {
                mark_notes(lines, at..end);
                taken.push(
                    FurnitureKind::Rule,
                    text_of(lines, at),
                    line_number(lines, at),
                );
                at = end;
                continue;
            }
        } else if let Some((mark, length)) =
            raised_mark(line.text()).or_else(|| star_mark(lines, at, star_seen))
        {
            let end = piece_end(lines, at);
            notes.push(Note {
                mark,
                lines: note_lines(lines, at, end, length),
            });
            mark_notes(lines, at..end);
            at = end;
            continue;
        }
        star_seen |= any_star && has_star(line.text());
        at += 1;
    }
    notes
}

fn text_of(lines: &[Line], at: usize) -> String {
    lines
        .get(at)
        .map_or_else(String::new, |line| line.block.text.clone())
}

fn line_number(lines: &[Line], at: usize) -> usize {
    lines.get(at).map_or(0, |line| line.block.line)
}

fn mark_notes(lines: &mut [Line], range: std::ops::Range<usize>) {
    for line in lines.get_mut(range).unwrap_or(&mut []) {
        if line.is_body() {
            line.role = Role::Note;
        }
    }
}

/// True for a line of underscores or dashes.
fn is_rule(text: &str) -> bool {
    let underscores = text.chars().all(|it| matches!(it, '_' | '─' | '—' | '-'));
    underscores && text.chars().count() >= RULE
}

/// Reads the footnotes under a rule; returns where they end. Nothing when the rule has none under it.
fn under_rule(lines: &[Line], rule: usize, notes: &mut Vec<Note>) -> Option<usize> {
    let start = rule + 1;
    let page = lines.get(rule)?.block.page;
    lines
        .get(start)
        .filter(|line| line.is_body() && line.is_flowing())?;
    note_at(lines, start, None)?;
    let mut number: Option<u32> = None;
    // In a text with pages everything down to the page's end belongs to the footnotes.
    let to_page_end = page_end(lines, start, page);
    let mut end = start;
    while let Some(line) = lines.get(end) {
        if !line.is_body() || !line.is_bare() || line.block.page != page {
            break;
        }
        let begins = note_at(lines, end, number).filter(|_| {
            end == start
                || line.gap > 0
                || lines
                    .get(end - 1)
                    .is_some_and(|it| ends::is_finished(it.text()))
        });
        match begins {
            Some((mark, length)) => {
                notes.push(Note {
                    mark: mark.clone(),
                    lines: note_lines(lines, end, end + 1, length),
                });
                number = mark.parse().ok().or(number);
            }
            None if line.gap > 0 && to_page_end.is_none() => break,
            None => {
                let last = notes.last_mut()?;
                last.lines.push((*line.block).clone());
            }
        }
        end += 1;
    }
    Some(end)
}

/// Where the page ends, when furniture or a new page tells it.
fn page_end(lines: &[Line], start: usize, page: usize) -> Option<usize> {
    let from = lines.get(start..)?;
    let length = from
        .iter()
        .take(LINES_OF_A_PAGE)
        .position(|line| matches!(line.role, Role::Furniture(_)) || line.block.page != page)?;
    Some(start + length)
}

/// The lines of a piece, the first without the mark before it.
fn note_lines(lines: &[Line], start: usize, end: usize, mark: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = lines
        .get(start..end)
        .unwrap_or(&[])
        .iter()
        .map(|line| (*line.block).clone())
        .collect();
    if let Some(first) = blocks.first_mut() {
        edit::apply(first, &[edit::Edit::cut(0..mark)]);
    }
    blocks
}

/// The end of the piece that a line begins: the lines right under it.
fn piece_end(lines: &[Line], at: usize) -> usize {
    let rest = lines.get(at + 1..).unwrap_or(&[]);
    let more = rest.iter().take_while(|line| {
        line.gap == 0
            && line.is_body()
            && line.is_bare()
            && raised_mark(line.text()).is_none()
            && (line.soft || ends::starts_small(line.text()))
    });
    at + 1 + more.count()
}

/// The mark at the front of a footnote, and its length with the space after it.
fn note_mark(text: &str, after: Option<u32>) -> Option<(String, usize)> {
    if let Some(found) = raised_mark(text) {
        return Some(found);
    }
    let stars = text.len() - text.trim_start_matches(['*', '†', '‡']).len();
    if stars > 0 {
        return mark_and_rest(text, stars, stars);
    }
    let digits = text.len()
        - text
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    let number: u32 = text
        .get(..digits)?
        .parse()
        .ok()
        .filter(|it| (1..=HIGHEST).contains(it))?;
    let follows = after.is_none_or(|before| number == before + 1);
    let end = digits + usize::from(text.get(digits..)?.starts_with(['/', '.', ')']));
    let apart = text.get(end..)?;
    if !(apart.starts_with(' ') || apart.is_empty()) || !follows {
        return None;
    }
    mark_and_rest(text, digits, end)
}

/// The mark of a footnote, when the words follow it on its line or on the next one.
fn note_at(lines: &[Line], at: usize, after: Option<u32>) -> Option<(String, usize)> {
    let text = lines.get(at)?.text();
    let (mark, length) = note_mark(text, after)?;
    let has_words = length < text.len()
        || lines
            .get(at + 1)
            .is_some_and(|next| next.gap == 0 && next.is_body() && next.is_bare());
    has_words.then_some((mark, length))
}

fn mark_and_rest(text: &str, mark: usize, end: usize) -> Option<(String, usize)> {
    let rest = text.get(end..)?;
    let words = rest.trim_start();
    let length = text.len() - words.len();
    Some((text.get(..mark).unwrap_or("").to_owned(), length))
}

/// `^{*} Issued …`, `^{1} See …`, `[^1] See …`
fn raised_mark(text: &str) -> Option<(String, usize)> {
    let (open, close) = if text.starts_with("^{") {
        ("^{", '}')
    } else {
        ("[^", ']')
    };
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close).filter(|end| (1..=6).contains(end))?;
    let mark = inner.get(..end)?.trim_matches(['\\', ' ', '(', ')']);
    let rest = inner.get(end + 1..)?;
    let words = rest.trim_start_matches([':', ' ']);
    (!mark.is_empty() && !words.is_empty()).then(|| (mark.to_owned(), text.len() - words.len()))
}

/// `* Issued …`, when a word above carries a star and this is no list.
fn star_mark(lines: &[Line], at: usize, star_seen: bool) -> Option<(String, usize)> {
    let line = lines.get(at)?;
    let text = line.text();
    let stars = text.len() - text.trim_start_matches('*').len();
    let rest = text.get(stars..)?;
    if stars == 0
        || !star_seen
        || !rest.trim_start().starts_with(char::is_alphanumeric)
        || rest.contains('*')
    {
        return None;
    }
    let is_item =
        |line: Option<&Line>| line.is_some_and(|it| it.text().starts_with("* ") && stars == 1);
    let above = at.checked_sub(1).and_then(|it| lines.get(it));
    if is_item(above) || is_item(lines.get(at + 1)) {
        return None;
    }
    mark_and_rest(text, stars, stars)
}

/// True when a word carries a star: `draft resolution*`.
fn has_star(text: &str) -> bool {
    text.match_indices('*').any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        before.is_some_and(|it| it.is_alphanumeric() || matches!(it, '*' | '{'))
    })
}

/// Takes the footnotes that the format knows out of the blocks.
pub(super) fn gather(blocks: &mut Vec<Block>, notes: &mut Vec<Note>) {
    if !blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Footnote { .. }))
    {
        return;
    }
    let (mut known, text): (Vec<Block>, Vec<Block>) = std::mem::take(blocks)
        .into_iter()
        .partition(|it| matches!(it.kind, BlockKind::Footnote { .. }));
    *blocks = text;
    notes.extend(known.drain(..).map(|block| Note {
        mark: match &block.kind {
            BlockKind::Footnote { mark } => mark.clone(),
            _ => String::new(),
        },
        lines: vec![block],
    }));
}

/// Makes a block of each footnote.
pub(super) fn assemble(notes: Vec<Note>, vocabulary: &Vocabulary, taken: &mut Taken) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(notes.len());
    for note in notes {
        let mut lines = note.lines.into_iter();
        let Some(mut block) = lines.next() else {
            continue;
        };
        for line in lines {
            hyphens::join(&mut block, line, vocabulary, taken);
        }
        if let Some(last) = blocks.last_mut()
            && is_tail(last, &note.mark)
        {
            let words = std::mem::take(&mut block.text);
            block.text = format!("{} {words}", note.mark);
            block.emphasis.clear();
            edit::append(last, " ", block);
            continue;
        }
        block.kind = BlockKind::Footnote { mark: note.mark };
        block.label = None;
        blocks.push(block);
    }
    blocks
}

/// A "footnote 2013" after a footnote that stops before a year is the rest of its sentence.
fn is_tail(last: &Block, mark: &str) -> bool {
    let BlockKind::Footnote { mark: before } = &last.kind else {
        return false;
    };
    match (before.parse::<u32>(), mark.parse::<u32>()) {
        (Ok(before), Ok(number)) => {
            number > before + 1 && number > HIGHEST && !ends::is_finished(&last.text)
        }
        _ => false,
    }
}
