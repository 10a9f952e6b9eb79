//! The words of one side of a pairing, cut and with its references resolved.

use std::ops::Range;

use crate::model::{ClauseId, Side};

use super::context::Context;
use super::pieces::{Piece, Words, pieces};
use super::references::{Cite, Noun, find, targets};
use super::walk::DIVIDER;

/// The words of one side of a pairing.
pub(super) struct Wording<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: Vec<Piece>,
    pub(super) cites: Vec<Cite>,
    pub(super) targets: Vec<Option<ClauseId>>,
    /// It is a row of a table with cells that are told apart.
    pub(super) has_cells: bool,
}

impl<'t> Wording<'t> {
    /// Cuts a text that stands in a clause of one draft, and finds what it refers to.
    pub(super) fn of(
        context: &Context<'_>,
        side: Side,
        from: Option<ClauseId>,
        text: &'t str,
    ) -> Self {
        let words = Words::of(text);
        let cites = find(&words);
        let targets = match from {
            Some(from) => targets(context, side, from, &cites),
            None => vec![None; cites.len()],
        };
        Self {
            text,
            pieces: pieces(&words, &cites),
            cites,
            targets,
            has_cells: text.contains(DIVIDER),
        }
    }

    /// The pieces that lie in a range of bytes, as a range of positions.
    pub(super) fn within(&self, bytes: &Range<usize>) -> Range<usize> {
        let from = self
            .pieces
            .partition_point(|piece| piece.range.end <= bytes.start);
        let to = self
            .pieces
            .partition_point(|piece| piece.range.start < bytes.end);
        from..to.max(from)
    }

    /// The words of a piece.
    pub(super) fn get(&self, piece: &Piece) -> &'t str {
        self.text.get(piece.range.clone()).unwrap_or("")
    }

    /// The words of a reference from its noun to its number: "paragraph 2".
    pub(super) fn whole_reference(&self, cite: usize) -> &'t str {
        const WORDS_BACK: usize = 6;
        let Some(range) = self.cites.get(cite).map(|cite| cite.range.clone()) else {
            return "";
        };
        // The noun is the nearest word before the number that is one.
        let number = self
            .pieces
            .partition_point(|piece| piece.range.start < range.start);
        let start = (1..=WORDS_BACK)
            .filter_map(|back| self.pieces.get(number.checked_sub(back)?))
            .find(|piece| Noun::of(self.get(piece)).is_some())
            .map_or(range.start, |piece| piece.range.start);
        let closing = usize::from(
            self.text
                .get(range.end..)
                .is_some_and(|rest| rest.starts_with(')')),
        );
        self.text.get(start..range.end + closing).unwrap_or("")
    }
}
