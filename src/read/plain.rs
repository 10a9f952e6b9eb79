//! Plain text: pieces between blank lines, their lines and indents kept.
//!
//! Which lines belong together is not decided here: a piece may be one
//! paragraph that was broken at a width, or ten paragraphs of a line each.

use std::ops::Range;

use super::source::{Source, indent_of};
use crate::model::{Block, Draft};

/// Reads the text from a byte offset on.
pub(super) fn read(source: &Source<'_>, body: usize, draft: &mut Draft) {
    let empty = source.lines_from(body).filter(Range::is_empty).count();
    draft.blocks.reserve(empty + 1);
    let mut piece = Piece::default();
    for range in source.lines_from(body) {
        if source.slice(range.clone()).trim().is_empty() {
            draft.blocks.extend(piece.finish(source));
        } else {
            // A page begins: its text may go on with the piece before it, which is for the normaliser to see.
            if piece
                .range
                .as_ref()
                .is_some_and(|it| source.page_at(it.start) != source.page_at(range.start))
            {
                draft.blocks.extend(piece.finish(source));
            }
            piece.add(range);
        }
    }
    draft.blocks.extend(piece.finish(source));
}

#[derive(Default)]
struct Piece {
    range: Option<Range<usize>>,
}

impl Piece {
    fn add(&mut self, line: Range<usize>) {
        match &mut self.range {
            Some(range) => range.end = line.end,
            None => self.range = Some(line),
        }
    }

    fn finish(&mut self, source: &Source<'_>) -> Option<Block> {
        let span = self.range.take()?;
        let text = source.slice(span.clone());
        Some(Block {
            text: text.trim_end().into(),
            indent: indent_of(text).0,
            page: source.page_at(span.start),
            line: source.line_at(span.start),
            span,
            ..Block::default()
        })
    }
}
