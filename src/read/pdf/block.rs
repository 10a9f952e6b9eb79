//! Paragraphs, rows and footnotes as blocks.

use std::ops::Range;

use super::line::Line;
use super::notes::{self, Note};
use super::paragraph::{self, Paragraph};
use super::table;
use crate::model::{Block, BlockKind, Furniture, FurnitureKind};

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
        for set in &paragraph.sets {
            self.append(&mut block, &set.line);
        }
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
            for line in cell {
                self.append(&mut inner, line);
            }
            // A row is one line: its words are not mended by evidence.
            block
                .text
                .push_str(&inner.text.replace("-\n", "-").replace('\n', " "));
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
        for line in &note.lines {
            self.append(&mut block, line);
        }
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

    /// Adds the words of a line. Whether a word goes on over its end is not
    /// decided here: a line break stays where it may.
    fn append(&mut self, block: &mut Block, line: &Line) {
        let mut is_first = true;
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
            if is_first && !block.text.is_empty() {
                block
                    .text
                    .push(if may_go_on(&block.text) { '\n' } else { ' ' });
            } else if piece.spaced && !block.text.is_empty() && !block.text.ends_with([' ', '\n']) {
                block.text.push(' ');
            }
            is_first = false;
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

/// True when what a line ends with may be the first half of a word, or of a
/// text without spaces.
fn may_go_on(text: &str) -> bool {
    text.chars().next_back().is_some_and(|it| {
        matches!(it, '-' | '‐' | '‑' | '\u{ad}' | '–' | '/')
            || !it.is_ascii() && it.is_alphanumeric()
            || matches!(it, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
    })
}
