//! What it is worth to show a unit as unchanged.

use std::ops::Range;

use super::units::{Kind, Unit};

/// What it costs a reader that one more run of deleted or inserted words begins.
///
/// An unchanged stretch between two changes is kept only when its words
/// together are worth the runs that it opens: one word that carries meaning
/// between two insertions, two of them between two replacements.
pub(super) const RUN: i32 = 5;

/// A mark between two changes helps nobody to find the place.
const MARK: i32 = 1;
/// "of", "the": stands everywhere, so one alone never anchors, two together may.
const SMALL: i32 = 3;
/// A character of a script without spaces is about half a word.
const CHARACTER: i32 = 4;
/// A word that carries meaning: alone it is worth one run, not two.
const WORD: i32 = 8;

/// The worth of one unit.
pub(super) fn weight(unit: &Unit) -> i32 {
    match unit.kind {
        Kind::Word => WORD,
        Kind::Character => CHARACTER,
        Kind::Small | Kind::Conjunction => SMALL,
        Kind::Stop | Kind::Comma | Kind::Opening | Kind::Closing | Kind::Mark => MARK,
    }
}

/// The worth of any stretch of a text, in constant time.
pub(super) struct Worth {
    /// The worth of all units before each place, and of all at the end.
    before: Vec<i64>,
}

impl Worth {
    pub(super) fn of(units: &[Unit]) -> Self {
        let mut sum = 0;
        let mut before = Vec::with_capacity(units.len() + 1);
        before.push(0);
        for unit in units {
            sum += i64::from(weight(unit));
            before.push(sum);
        }
        Self { before }
    }

    /// The worth of the units in a range.
    pub(super) fn total(&self, range: Range<usize>) -> i64 {
        let upto = |at: usize| {
            self.before
                .get(at)
                .or(self.before.last())
                .copied()
                .unwrap_or_default()
        };
        upto(range.end.max(range.start)) - upto(range.start)
    }
}
