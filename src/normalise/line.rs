//! The lines of a draft as they were printed, with the room around them.

use crate::model::{Block, BlockKind, FurnitureKind};

use super::edit;

/// A printed line, or a whole piece that its format made (a heading, an item, a table row).
#[derive(Debug)]
pub(super) struct Line {
    /// The words and what is known about them; no line break inside.
    ///
    /// In a box: lines are handed from step to step, and a block is 200 bytes.
    pub(super) block: Box<Block>,
    /// Columns from the left margin to the line's end.
    pub(super) width: usize,
    /// Blank lines above it.
    pub(super) gap: usize,
    /// The line break above it means no more than a space.
    pub(super) soft: bool,
    /// A page ended, or a footnote stood, right above it.
    pub(super) cut: bool,
    /// What it was recognised as.
    pub(super) role: Role,
}

/// What a line was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Text of the draft.
    Body,
    /// Something that printing put there.
    Furniture(FurnitureKind),
    /// A line of a footnote.
    Note,
}

impl Line {
    /// True for a line of plain text, which may or may not go on in the next.
    pub(super) fn is_flowing(&self) -> bool {
        !self.block.soft_breaks && self.is_bare()
    }

    /// True when the format says nothing about it.
    pub(super) fn is_bare(&self) -> bool {
        self.block.kind == BlockKind::Paragraph
            && self.block.label.is_none()
            && self.block.unit.is_none()
    }

    /// True for text of the draft.
    pub(super) fn is_body(&self) -> bool {
        self.role == Role::Body
    }

    pub(super) fn text(&self) -> &str {
        &self.block.text
    }
}

/// Cuts blocks into their lines; runs of spaces become one.
pub(super) fn lay_out(blocks: Vec<Block>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(blocks.len());
    let mut below = 0;
    for block in blocks {
        let first = lines.len();
        let gap = block
            .line
            .saturating_sub(below + 1)
            .max(usize::from(first > 0));
        if memchr::memchr(b'\n', block.text.as_bytes()).is_some() {
            cut(&block, &mut lines);
        } else {
            let soft = false;
            lines.push(line_of(Box::new(block), soft));
        }
        if let Some(line) = lines.get_mut(first) {
            line.gap = gap;
        }
        if let Some(line) = lines.last() {
            below = line.block.line;
        }
    }
    lines.retain(|line| !line.block.text.is_empty() || line.block.label.is_some());
    lines
}

fn cut(block: &Block, lines: &mut Vec<Line>) {
    let mut start = 0;
    let mut soft = false;
    for (index, text) in block.text.split('\n').enumerate() {
        let end = start + text.len();
        let mut line = if index == 0 {
            Block {
                kind: block.kind.clone(),
                label: block.label.clone(),
                revisions: block.revisions.clone(),
                unit: block.unit,
                ..Block::default()
            }
        } else {
            Block::default()
        };
        line.text = text.into();
        line.indent = block.indent;
        line.list_depth = block.list_depth;
        line.continues_item = block.continues_item;
        line.soft_breaks = block.soft_breaks;
        line.page = block.page;
        line.line = block.line + index;
        line.span = if block.soft_breaks {
            block.span.clone()
        } else {
            block.span.start + start..block.span.start + end
        };
        line.emphasis = block
            .emphasis
            .iter()
            .filter(|it| it.start < end && it.end > start)
            .map(|it| it.start.max(start) - start..it.end.min(end) - start)
            .collect();
        if !text.trim().is_empty() {
            lines.push(line_of(Box::new(line), soft));
        }
        soft = block.soft_breaks;
        start = end + 1;
    }
}

fn line_of(mut block: Box<Block>, soft: bool) -> Line {
    if !block.soft_breaks {
        block.indent = indent_of(&block.text).max(if block.span.is_empty() {
            block.indent
        } else {
            0
        });
    }
    edit::fold_spaces(&mut block);
    let width = block.indent + block.text.chars().count();
    Line {
        block,
        width,
        gap: 0,
        soft,
        cut: false,
        role: Role::Body,
    }
}

/// Columns of the white space before the words.
fn indent_of(text: &str) -> usize {
    text.chars()
        .take_while(|it| it.is_whitespace())
        .map(|it| if it == '\t' { Block::TAB_WIDTH } else { 1 })
        .sum()
}
