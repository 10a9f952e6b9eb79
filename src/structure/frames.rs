//! The open items of nested lists, and where the next label belongs among them.

use super::mark::{Decoration, Mark};
use super::piece::Piece;
use super::sections::Section;
use super::shape::is_closing_quote;
use crate::model::{BlockKind, ClauseId, Label, Numeral};

mod fit;

/// Most levels of items within each other; deeper ones are taken as siblings.
const MOST_LEVELS: usize = 24;
/// Columns by which an item must stand further in to be nested in one of its own style.
const NESTING_INDENT: usize = 2;

/// The look that the items of one list share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    numeral: Numeral,
    decoration: Decoration,
    /// The word before the number, in lower case.
    word: String,
    quoted: bool,
    /// Depth that the format gives; `None` for labels printed in the text.
    depth: Option<usize>,
    bullet: bool,
}

impl Style {
    /// The same style for a label that is printed in the text.
    pub(super) fn printed(self) -> Self {
        Self {
            depth: None,
            ..self
        }
    }

    fn same_list(&self, other: &Self) -> bool {
        let depths = match (self.depth, other.depth) {
            (Some(own), Some(others)) => own == others,
            _ => true,
        };
        // `3.` of the format and `3 bis.` of the text are one list.
        let decorations =
            self.decoration == other.decoration || self.depth.is_some() != other.depth.is_some();
        depths
            && decorations
            && self.numeral == other.numeral
            && self.bullet == other.bullet
            && self.word == other.word
    }
}

/// An item whose list is still open.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) clause: ClauseId,
    pub(super) place: String,
    pub(super) style: Style,
    pub(super) ordinals: Vec<u32>,
    pub(super) last: u32,
    suffix: String,
    indent: usize,
    quote_open: bool,
    /// Its text ends by announcing a list.
    announces: bool,
    /// The heading that the whole list stands under; only for the outermost item.
    pub(super) base: Option<Section>,
}

/// How a label relates to the one before it in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequence {
    /// The first of its list, or the next number.
    Expected,
    /// The first of its list, but not number 1.
    BeginsAt(u32),
    /// The same number once more.
    Repeats,
    /// Numbers are left out: the expected and the found one.
    Jumps(u32),
    /// Back to an earlier number.
    GoesBack(u32),
}

/// Where a label belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// Open items that stay open: the last of them is the parent.
    pub(super) keep: usize,
    /// The reading of the number that fits.
    pub(super) reading: usize,
    pub(super) sequence: Sequence,
}

impl Fit {
    /// The same, under other open items.
    fn at(self, keep: usize) -> Self {
        Self { keep, ..self }
    }
}

/// The open items, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Frames {
    open: Vec<Frame>,
}

impl Frames {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    pub(super) fn top(&self) -> Option<&Frame> {
        self.open.last()
    }

    /// The heading that the open list stands under, when its outermost item is carried on.
    pub(super) fn base_of(&self, fit: Fit) -> Option<Section> {
        let carried_on = fit.keep == 0 && fit.sequence == Sequence::Expected;
        self.open.first().filter(|_| carried_on)?.base.clone()
    }

    /// True when the label carries on a quoted list whose quotation is still open.
    pub(super) fn is_quoted(&self, fit: Fit) -> bool {
        self.open
            .get(fit.keep)
            .is_some_and(|sibling| sibling.style.quoted && sibling.quote_open)
    }

    /// True when the outermost open list has letters or Roman numerals.
    pub(super) fn is_lettered(&self) -> bool {
        self.open
            .first()
            .is_some_and(|frame| frame.style.numeral != Numeral::Arabic)
    }

    pub(super) fn keep(&mut self, levels: usize) {
        self.open.truncate(levels.min(MOST_LEVELS));
    }

    /// True when the open items were numbered by the format.
    pub(super) fn of_format(&self) -> bool {
        self.open
            .first()
            .is_some_and(|frame| frame.style.depth.is_some())
    }

    pub(super) fn style_of(piece: &Piece, mark: Option<&Mark>, reading: usize) -> Style {
        let numeral =
            mark.and_then(|mark| mark.readings.get(reading))
                .map_or(Numeral::Arabic, |reading| match reading.numeral {
                    Numeral::Compound => Numeral::Arabic,
                    other => other,
                });
        let listed = piece.block.kind == BlockKind::ListItem
            && (piece.block.label.is_some() || mark.is_none());
        Style {
            numeral,
            decoration: mark.map_or(Decoration::Bare, |mark| mark.decoration),
            word: mark.map_or_else(String::new, |mark| mark.word.to_lowercase()),
            quoted: mark.is_some_and(|mark| mark.quoted),
            depth: listed.then_some(piece.block.list_depth),
            bullet: mark.is_none(),
        }
    }

    /// Opens an item below those that are open.
    pub(super) fn push(
        &mut self,
        clause: ClauseId,
        place: String,
        style: Style,
        label: Option<&Label>,
        piece: &Piece,
        base: Option<Section>,
    ) {
        if self.open.len() >= MOST_LEVELS {
            self.open.pop();
        }
        let quote_open = style.quoted;
        self.open.push(Frame {
            clause,
            place,
            style,
            last: label.map_or(1, Label::last_ordinal),
            ordinals: label.map(|l| l.ordinals.clone()).unwrap_or_default(),
            suffix: label.map(|l| l.suffix.clone()).unwrap_or_default(),
            indent: piece.block.indent,
            quote_open,
            announces: piece.block.text.trim_end().ends_with([':', '：']),
            base,
        });
        self.close_quotes(&piece.block.text);
    }

    /// Notes that a quotation ended, so that later numbers are no part of it.
    pub(super) fn close_quotes(&mut self, text: &str) {
        let end = text.trim_end().trim_end_matches(['.', ';', ',']);
        if end.chars().next_back().is_some_and(is_closing_quote) {
            for frame in &mut self.open {
                frame.quote_open = false;
            }
        }
    }

    /// Closes what a list item of the format ends: everything at its depth or deeper.
    pub(super) fn close_to_depth(&mut self, piece: &Piece) {
        if piece.block.kind != BlockKind::ListItem || piece.block.list_depth == 0 {
            return;
        }
        let depth = piece.block.list_depth;
        while self
            .open
            .last()
            .is_some_and(|frame| frame.style.depth.is_none_or(|own| own > depth))
            && self.open.iter().any(|frame| frame.style.depth.is_some())
        {
            self.open.pop();
        }
    }

    /// Levels to keep for a bullet: its list if it is open, else one below the innermost item.
    pub(super) fn keep_for_bullet(&self, piece: &Piece) -> usize {
        let style = Self::style_of(piece, None, 0);
        let sibling = self.open.iter().rposition(|frame| {
            frame.style.bullet
                && (frame.style.depth == style.depth)
                && (style.depth.is_some() || frame.indent + NESTING_INDENT > piece.block.indent)
        });
        match (sibling, style.depth) {
            (Some(at), _) => at,
            (None, Some(depth)) => self
                .open
                .iter()
                .rposition(|frame| frame.style.depth.is_none_or(|own| own < depth))
                .map_or(0, |at| at + 1),
            (None, None) => self.open.len(),
        }
    }

    /// The item that an unlabelled paragraph carries on.
    pub(super) fn carried_on_by(
        &self,
        piece: &Piece,
        small: bool,
        previous_open: bool,
    ) -> Option<&Frame> {
        let block = &piece.block;
        if block.list_depth > 0 && self.of_format() {
            return self.open.iter().rev().find(|frame| {
                frame
                    .style
                    .depth
                    .is_none_or(|depth| depth <= block.list_depth)
            });
        }
        if small {
            let up = usize::from(!previous_open && self.open.len() > 1);
            return self.open.iter().rev().nth(up);
        }
        let inside = self
            .open
            .iter()
            .rev()
            .find(|frame| frame.indent < block.indent);
        let numbered = || {
            self.open.iter().rev().find(|frame| {
                frame.style.numeral == Numeral::Arabic
                    && frame.style.decoration != Decoration::Round
                    && !frame.style.bullet
            })
        };
        inside.or_else(numbered).or_else(|| self.open.first())
    }
}
