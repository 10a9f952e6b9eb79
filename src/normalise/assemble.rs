//! From printed lines to paragraphs.

use crate::model::Block;
use crate::text::fetch;

use super::breaks::Breaks;
use super::layout::Layout;
use super::line::Line;
use super::{Taken, Vocabulary, hyphens};

/// A paragraph, and what the page did around it.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) block: Box<Block>,
    /// A page ended, or a footnote stood, between it and the one above.
    pub(super) cut: bool,
    /// Columns that its last line takes.
    pub(super) width: usize,
    /// Lines that it was printed on.
    pub(super) lines: usize,
    /// Indent of its second and later lines.
    pub(super) rest_indent: usize,
    /// It is made of lines of plain text.
    pub(super) flowing: bool,
    /// The format says nothing of it, so it may go on.
    pub(super) bare: bool,
}

impl Paragraph {
    fn of(line: Line) -> Self {
        Self {
            cut: line.cut,
            width: line.width,
            lines: 1,
            rest_indent: line.block.indent,
            flowing: line.is_flowing(),
            bare: line.is_bare(),
            block: line.block,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.block.text
    }
}

/// Lines of a piece from which its own width is known better than the draft's.
const LINES_TO_TELL_WIDTH: usize = 4;

/// Joins lines into paragraphs; a word broken at a line's end is mended.
pub(super) fn assemble(
    lines: Vec<Line>,
    vocabulary: &Vocabulary,
    taken: &mut Taken,
) -> Vec<Paragraph> {
    let layout = Layout::of(&lines);
    let local = local_widths(&lines, layout.gap);
    let mut breaks = Breaks::new(layout, vocabulary);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (line, local) in fetch::owned(lines, Line::text).zip(local) {
        match paragraphs.last_mut() {
            Some(above) if !breaks.begins(above, &line, local) => {
                above.width = line.width;
                above.lines += 1;
                above.rest_indent = line.block.indent;
                hyphens::join(&mut above.block, *line.block, vocabulary, taken);
            }
            _ => {
                breaks.note(&line);
                paragraphs.push(Paragraph::of(line));
            }
        }
    }
    paragraphs
}

/// For each line the widest line of its piece, when the piece is long enough to tell.
fn local_widths(lines: &[Line], gap: usize) -> Vec<usize> {
    let mut widths = Vec::with_capacity(lines.len());
    while widths.len() < lines.len() {
        let start = widths.len();
        let rest = lines.get(start..).unwrap_or(&[]);
        let length = 1 + rest
            .iter()
            .skip(1)
            .take_while(|line| line.gap < gap)
            .count();
        let widest = rest
            .iter()
            .take(length)
            .map(|line| line.width)
            .max()
            .unwrap_or(0);
        let local = if length >= LINES_TO_TELL_WIDTH {
            widest
        } else {
            usize::MAX
        };
        widths.extend(std::iter::repeat_n(local, length));
    }
    widths
}
