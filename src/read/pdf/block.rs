//! Paragraphs, rows and footnotes as blocks.

use std::ops::Range;

use super::line::Line;
use super::notes::{self, Note};
use super::paragraph::{self, Paragraph};
use super::table;
use crate::model::{Block, BlockKind, Furniture, FurnitureKind};
use crate::text::is_unspaced_script;

/// Columns to the width of a letter's size, for indents.
const COLUMNS: f64 = 2.0;
/// What stands between the cells of a row.
const BETWEEN: &str = " | ";
/// Bullets, which are no part of the words.
const BULLETS: &[char] = &['•', '▪', '◦', '●', '‣', '■', '□', '·'];

/// Dashes that are bullets where a number follows.
const DASHES: &[char] = &['-', '–', '—', '*'];

fn after_bullet(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next();
    characters.as_str().trim_start()
}

/// Makes blocks, counting lines and bytes of the text as it would be printed.
pub(super) struct Writer<'m> {
    marks: &'m [String],
    pub(super) blocks: Vec<Block>,
    pub(super) furniture: Vec<Furniture>,
    line: usize,
    at: usize,
}

impl<'m> Writer<'m> {
    pub(super) fn new(marks: &'m [String]) -> Self {
        Self {
            marks,
            blocks: Vec::new(),
            furniture: Vec::new(),
            line: 1,
            at: 0,
        }
    }

    /// The line that comes next.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let Some(first) = paragraph.sets.first() else {
            return;
        };
        let mut block = Block {
            page: first.page + 1,
            indent: (first.start / first.line.size.max(1.0) * COLUMNS)
                .round()
                .max(0.0) as usize,
            soft_breaks: true,
            ..Block::default()
        };
        self.append(&mut block, paragraph.sets.iter().map(|it| &it.line));
        let dash = block.text.starts_with(DASHES) && paragraph::numbered(after_bullet(&block.text));
        if block.text.starts_with(BULLETS) || dash {
            let rest = after_bullet(&block.text);
            let is_numbered = paragraph::numbered(rest);
            let cut = block.text.len() - rest.len();
            let mark = block.text.chars().next().unwrap_or('•');
            self.furniture(FurnitureKind::Bullet, mark.to_string());
            block.text.drain(..cut);
            for range in &mut block.emphasis {
                *range = range.start.saturating_sub(cut)..range.end.saturating_sub(cut);
            }
            block.emphasis.retain(|it| !it.is_empty());
            if !is_numbered {
                block.kind = BlockKind::ListItem;
                block.list_depth = 1;
            }
        }
        self.push(block, paragraph.sets.len());
    }

    pub(super) fn row(&mut self, row: &table::Row, page: usize) {
        let mut block = Block {
            page: page + 1,
            soft_breaks: true,
            ..Block::default()
        };
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            if at > 0 {
                block.text.push_str(BETWEEN);
            }
            let start = block.text.len();
            let mut inner = Block::default();
            self.append(&mut inner, cell);
            block.text.push_str(&on_one_line(&inner.text));
            let shift = |it: &Range<usize>| {
                let end = block.text.len();
                (it.start + start).min(end)..(it.end + start).min(end)
            };
            block.emphasis.extend(inner.emphasis.iter().map(shift));
            ranges.push(start..block.text.len());
        }
        if ranges.iter().all(Range::is_empty) {
            return;
        }
        block
            .emphasis
            .retain(|it| block.text.get(it.clone()).is_some_and(|it| !it.is_empty()));
        block.kind = BlockKind::TableRow {
            cells: ranges,
            header: row.header,
        };
        self.push(block, 1);
    }

    pub(super) fn note(&mut self, note: &Note) {
        let mut block = Block {
            page: note.page + 1,
            kind: BlockKind::Footnote {
                mark: note.mark.clone(),
            },
            soft_breaks: true,
            ..Block::default()
        };
        self.append(&mut block, &note.lines);
        self.push(block, note.lines.len());
    }

    fn furniture(&mut self, kind: FurnitureKind, text: String) {
        self.furniture.push(Furniture {
            kind,
            text,
            line: self.line,
        });
    }

    fn push(&mut self, mut block: Block, lines: usize) {
        if block.text.trim().is_empty() {
            return;
        }
        block.line = self.line;
        block.span = self.at..self.at + block.text.len();
        self.line += lines + 1;
        self.at += block.text.len() + 1;
        self.blocks.push(block);
    }

    /// Adds the words of lines. Whether a word goes on over a line's end is not
    /// decided here: a line break stays where it may.
    fn append<'l>(&mut self, block: &mut Block, lines: impl IntoIterator<Item = &'l Line>) {
        let mut last: Option<&Line> = None;
        for line in lines {
            if !block.text.is_empty() && !block.text.ends_with([' ', '\n']) {
                block.text.push(joint(&block.text, last));
            }
            self.append_line(block, line);
            last = Some(line);
        }
        block.text.truncate(block.text.trim_end().len());
    }

    fn append_line(&mut self, block: &mut Block, line: &Line) {
        for piece in &line.pieces {
            if line.is_raised(piece)
                && let Some(marks) = notes::marks_of(piece, self.marks)
                && !block.text.is_empty()
            {
                for mark in marks {
                    self.furniture(FurnitureKind::FootnoteMark, mark);
                }
                continue;
            }
            if piece.spaced && !block.text.is_empty() && !block.text.ends_with([' ', '\n']) {
                block.text.push(' ');
            }
            let start = block.text.len();
            block.text.push_str(&piece.text);
            if piece.look.is_emphasis() {
                match block.emphasis.last_mut() {
                    Some(last) if last.end + 1 >= start => last.end = block.text.len(),
                    _ => block.emphasis.push(start..block.text.len()),
                }
            }
        }
    }
}

/// What stands between the words of two lines.
fn joint(text: &str, last: Option<&Line>) -> char {
    // A dash or a slash with a space drawn after it ends a word.
    let is_apart = text.ends_with(['–', '/'])
        && last
            .and_then(|it| it.pieces.last())
            .is_some_and(|it| it.closed);
    if may_go_on(text) && !is_apart {
        '\n'
    } else {
        ' '
    }
}

/// The words of a cell on one line: a row's words are not mended by evidence.
fn on_one_line(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut joined = lines.next().unwrap_or("").to_owned();
    for line in lines {
        let mut ends = joined.chars().rev();
        let (last, before) = (ends.next(), ends.next());
        let first = line.chars().next();
        match last {
            Some('\u{ad}') => {
                joined.pop();
            }
            // A half of a word, a range, a pair; a dash between spaces is none.
            Some('-' | '‐' | '‑' | '–' | '/')
                if before.is_some_and(|it| !it.is_whitespace())
                    && first.is_some_and(char::is_alphanumeric) => {}
            Some(last) if is_unspaced_script(last) && first.is_some_and(is_unspaced_script) => {}
            _ => joined.push(' '),
        }
        joined.push_str(line);
    }
    joined
}

/// True when what a line ends with may be the first half of a word, or of a
/// text without spaces.
fn may_go_on(text: &str) -> bool {
    text.chars().next_back().is_some_and(|it| {
        matches!(it, '-' | '‐' | '‑' | '\u{ad}' | '–' | '/')
            || !it.is_ascii() && it.is_alphanumeric()
            || matches!(it, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_cell_are_one() {
        for (lines, one) in [
            ("May–\nJune", "May–June"),
            ("and/\nor", "and/or"),
            ("well-\nkept", "well-kept"),
            ("lamp\u{ad}\nlight", "lamplight"),
            ("the sum –\nnet", "the sum – net"),
            ("café\nnoir", "café noir"),
            ("灯\n塔", "灯塔"),
            ("5–\n(6)", "5– (6)"),
        ] {
            assert_eq!(on_one_line(lines), one);
        }
    }
}
