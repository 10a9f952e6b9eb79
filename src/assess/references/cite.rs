//! One number of a reference.

use std::ops::Range;

use super::noun::Noun;
use super::numeral::Reading;
use super::points::Points;
use crate::model::{ClauseId, Numeral};

/// One number of a reference: the `2` of "paragraph 2", and the `a` of "paragraph 2 (a)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Cite {
    /// The bytes of the number in the text, without brackets.
    pub(in super::super) range: Range<usize>,
    /// What it is the number of.
    pub(super) noun: Noun,
    /// The ways to read the number; never empty.
    pub(super) readings: Vec<Reading>,
    /// What it stands under, as the position of another [`Cite`] of the same text.
    pub(super) under: Option<usize>,
    /// Where it says that its target is, if it does.
    pub(super) points: Points,
}

impl Cite {
    /// What it stands under, as the position of another [`Cite`] of the same text.
    pub(in super::super) const fn under(&self) -> Option<usize> {
        self.under
    }

    /// True when it says "above" or "below", and so means a clause of its own draft.
    pub(in super::super) const fn says_direction(&self) -> bool {
        matches!(self.points, Points::Above | Points::Below)
    }

    /// True when a target stands below although it says "above", or the reverse.
    pub(in super::super) const fn contradicts(&self, from: ClauseId, target: ClauseId) -> bool {
        match self.points {
            Points::Above => target > from,
            Points::Below => target < from,
            Points::Anywhere | Points::Outside => false,
        }
    }

    /// True for "Article 7" that names no other text.
    pub(in super::super) fn is_own_article(&self) -> bool {
        self.noun == Noun::Article
            && self.points == Points::Anywhere
            && self
                .readings
                .iter()
                .any(|reading| reading.numeral == Numeral::Arabic)
    }

    /// The words of the reference in its text, from the noun that it begins with: "paragraph 2".
    pub(in super::super) fn shown<'t>(&self, text: &'t str) -> Option<&'t str> {
        /// Bytes that a noun and the numbers before this one take.
        const REACH: usize = 40;
        let from = self.range.start.saturating_sub(REACH);
        let start = (from..=self.range.start).find(|&at| text.is_char_boundary(at))?;
        let head = text.get(start..self.range.start)?;
        let mut at = start;
        let mut noun = None;
        for word in head.split_inclusive(' ') {
            if Noun::of(word.trim_matches(|c: char| !c.is_alphabetic() && c != '§')).is_some() {
                noun = Some(at);
            }
            at += word.len();
        }
        let rest = text.get(self.range.end..)?;
        let closing = usize::from(rest.starts_with(')'));
        let end = self.range.end + closing;
        let tail = text.get(end..)?;
        let direction = [" above", " below"]
            .iter()
            .find(|word| tail.starts_with(**word));
        text.get(noun.unwrap_or(self.range.start)..end + direction.map_or(0, |word| word.len()))
    }
}
