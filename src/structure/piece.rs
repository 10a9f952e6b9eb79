//! A block on its way to becoming a clause.

use std::ops::Range;

use super::mark::Mark;
use super::scan::{scan, scan_whole};
use super::shape::bullet_length;
use super::words::label_word;
use crate::model::{Block, BlockKind, ClauseKind, Numeral, Unit};

/// A block, the label found on it, and what it was taken for.
#[derive(Debug)]
pub(super) struct Piece {
    /// In a box: a piece is moved, and a block is 200 bytes.
    pub(super) block: Box<Block>,
    pub(super) mark: Option<Mark>,
    pub(super) role: Role,
    /// Bytes of the text that are label (or bullet), not words.
    pub(super) cut: Range<usize>,
}

/// What a piece was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Not yet known.
    Open,
    /// A line before the text, or after it: it stands under nothing.
    Line(ClauseKind),
    /// A heading; `strong` opens a numbering of its own or is a section of the whole.
    Heading {
        /// Level that the format gives, from 1.
        level: Option<usize>,
        strong: bool,
    },
    /// A labelled paragraph; `titled` when its words are only a heading (`3. Definitions`).
    Item {
        titled: bool,
    },
    /// An item of a list without numbers.
    Bullet,
    /// An unnumbered paragraph of the preamble.
    Preambular,
    /// An unnumbered operative paragraph.
    Operative,
    /// A paragraph without a label.
    Text,
    Row {
        header: bool,
    },
    Footnote,
}

impl Piece {
    /// Takes a block and looks for its label.
    pub(super) fn of(block: Block) -> Self {
        let mut piece = Self {
            mark: None,
            role: Role::Open,
            cut: 0..0,
            block: Box::new(block),
        };
        if let Some(unit) = piece.block.unit {
            piece.label_of_unit(unit);
            return piece;
        }
        match &piece.block.kind {
            BlockKind::Footnote { mark } => {
                piece.role = Role::Footnote;
                piece.mark = scan_whole(mark);
            }
            BlockKind::TableRow { cells, header } => {
                let (header, first) = (*header, cells.first().cloned());
                piece.role = Role::Row { header };
                if !header {
                    piece.label_from_cell(first);
                }
            }
            _ => piece.label_from_text(),
        }
        piece
    }

    /// The label of a unit of legislative markup: the number it gives, whatever it looks like.
    fn label_of_unit(&mut self, unit: Unit) {
        let Some(label) = self.block.label.as_deref() else {
            // `Annex I` may stand in a heading rather than in a number.
            let heading = matches!(self.block.kind, BlockKind::Heading(_));
            if let Some(mark) =
                scan(&self.block.text).filter(|mark| heading && mark.class.is_some())
            {
                self.cut = mark.cut.clone();
                self.mark = Some(mark);
            }
            return;
        };
        let mut mark = scan_whole(label).unwrap_or_else(|| Mark::unread(label.trim()));
        mark.cut = 0..0;
        match unit {
            // The sections of a resolution, `I.` and `A.`, are headings over its paragraphs.
            Unit::Named("section") if is_capital(&mark) => {}
            Unit::Named(word) if mark.class.is_none() && mark.word.is_empty() => {
                if let Some((class, shown)) = label_word(word) {
                    mark.class = Some(class);
                    mark.shown_word = shown;
                }
            }
            Unit::Named(_) => {}
            // Its number says nothing of where it stands: the markup does.
            _ => {
                mark.class = None;
                mark.word.clear();
            }
        }
        self.mark = Some(mark);
    }

    /// A label that the format gave, or one that is printed in the text.
    fn label_from_text(&mut self) {
        if let Some(label) = self.block.label.as_deref() {
            let printed = label.trim();
            if let Some(mut mark) = scan_whole(printed) {
                mark.cut = 0..0;
                let inner = scan(&self.block.text).filter(|inner| {
                    inner.sure
                        && inner.word.is_empty()
                        && inner.decoration == super::mark::Decoration::Round
                        && inner.readings.iter().any(|r| r.last() == 1)
                });
                if let Some(mut inner) = inner {
                    inner.readings.retain(|r| r.last() == 1);
                    mark.cut = inner.cut.clone();
                    mark.inner = Some(Box::new(inner));
                }
                self.cut = mark.cut.clone();
                self.mark = Some(mark);
                return;
            }
            if printed.chars().any(char::is_alphanumeric) {
                self.mark = Some(Mark::unread(printed));
                return;
            }
        }
        // Within an item only an unmistakable label counts: `3 bis.`, `(a)`.
        let believed = |mark: &Mark| mark.sure || !self.block.continues_item;
        if let Some(mark) = scan(&self.block.text).filter(believed) {
            self.cut = mark.cut.clone();
            self.mark = Some(mark);
            return;
        }
        let bullet = bullet_length(&self.block.text);
        if bullet > 0 && bullet < self.block.text.trim_end().len() {
            self.cut = 0..bullet;
            self.role = Role::Bullet;
        }
    }

    /// A label that fills the first cell of a row whose other cells hold words.
    fn label_from_cell(&mut self, first: Option<Range<usize>>) {
        let Some(cell) = first else { return };
        let Some(mut mark) = self.block.text.get(cell.clone()).and_then(scan_whole) else {
            return;
        };
        let rest = self.block.text.get(cell.end..).unwrap_or("");
        let after_divider = rest.trim_start().strip_prefix('|').unwrap_or(rest);
        let next_cell = after_divider.split('|').next().unwrap_or("");
        if !next_cell.chars().any(char::is_alphabetic) {
            return;
        }
        let end = self.block.text.len() - after_divider.trim_start().len();
        mark.cut = cell.start..end;
        self.cut = mark.cut.clone();
        self.mark = Some(mark);
    }

    /// The words without the label.
    pub(super) fn words(&self) -> &str {
        self.block.text.get(self.cut.end..).unwrap_or("")
    }

    /// Forgets a label that turned out to be none.
    pub(super) fn unlabel(&mut self) {
        self.mark = None;
        self.cut = 0..0;
        // What the format printed before the text is then a word of it.
        let Some(label) = self.block.label.take() else {
            return;
        };
        if label.chars().any(char::is_alphanumeric) {
            let front = format!("{} ", label.trim());
            for range in &mut self.block.emphasis {
                *range = range.start + front.len()..range.end + front.len();
            }
            self.block.text.insert_str(0, &front);
        }
    }

    /// True when the block holds a label and nothing else.
    pub(super) fn is_only_label(&self) -> bool {
        self.mark.is_some()
            && !self.words().chars().any(char::is_alphanumeric)
            && !self
                .block
                .text
                .get(..self.cut.start)
                .unwrap_or("")
                .chars()
                .any(char::is_alphanumeric)
    }
}

fn is_capital(mark: &Mark) -> bool {
    matches!(mark.numeral(), Numeral::UpperRoman | Numeral::UpperLetter)
}

/// True when a text has no letter and no digit beside its label.
pub(super) fn is_only_label(text: &str, cut: &Range<usize>) -> bool {
    let has_none = |part: Option<&str>| !part.unwrap_or("").contains(char::is_alphanumeric);
    has_none(text.get(..cut.start)) && has_none(text.get(cut.end..))
}

/// Takes the bytes of a label out of a text, with the space at its ends, and moves the emphasis along.
pub(super) fn take_out(text: &mut String, cut: &Range<usize>, emphasis: &mut Vec<Range<usize>>) {
    let head = text.get(..cut.start).unwrap_or("");
    let skipped = head.len() - head.trim_start().len();
    let head = head.len() - skipped;
    let tail_start = text.get(cut.end..).map_or(text.len(), |_| cut.end);
    text.truncate(text.trim_end().len().max(tail_start));
    if head > 0 {
        text.replace_range(cut.start.min(tail_start)..tail_start, "");
        text.replace_range(..skipped, "");
    } else {
        text.replace_range(..tail_start, "");
    }
    let place = |at: usize| {
        let moved = if at <= cut.start {
            at.saturating_sub(skipped)
        } else {
            head + at.saturating_sub(tail_start)
        };
        moved.min(text.len())
    };
    for range in emphasis.iter_mut() {
        *range = place(range.start)..place(range.end);
    }
    emphasis.retain(|range| range.start < range.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_goes_and_the_bracket_stays() {
        let piece = Piece::of(Block::paragraph("[4. Decides to act;]"));
        let mut text = piece.block.text.clone();
        take_out(&mut text, &piece.cut, &mut Vec::new());
        assert_eq!(text, "[Decides to act;]");
        assert_eq!(piece.mark.unwrap().printed, "4");
    }

    #[test]
    fn emphasis_moves_with_the_words() {
        let text = "12. Urges all States";
        let (mut words, mut emphasis) = (text.to_owned(), vec![0..9, 14..20]);
        take_out(&mut words, &(0..4), &mut emphasis);
        assert_eq!(words, "Urges all States");
        assert_eq!(emphasis, [0..5, 10..16]);
        assert_eq!(words.get(10..16), Some("States"));
    }

    #[test]
    fn a_row_gives_its_first_cell() {
        let row = |text: &str, first: Range<usize>| {
            Piece::of(Block {
                kind: BlockKind::TableRow {
                    cells: vec![first],
                    header: false,
                },
                ..Block::paragraph(text)
            })
        };
        let requirement = row("2.1.7 | Verify that it works. | ✓", 0..5);
        assert_eq!(requirement.mark.as_ref().unwrap().printed, "2.1.7");
        assert_eq!(requirement.words(), "Verify that it works. | ✓");
        assert!(row("12 | 45 | 3", 0..2).mark.is_none());
    }
}
