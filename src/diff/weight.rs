//! What it is worth to show a unit as unchanged.

use super::units::{Kind, Unit};

/// What it costs a reader that one more run of deleted or inserted words begins.
///
/// The unit of all weights: an unchanged stretch between two changes is kept
/// only when its words together are worth the runs that it opens.
pub(super) const RUN: i32 = 6;

/// A mark between two changes helps nobody to find the place.
const MARK: i32 = 1;
/// "of", "the": stands everywhere, so it anchors nothing by itself.
const SMALL: i32 = 3;
/// A character of a script without spaces is about half a word.
const CHARACTER: i32 = 4;
/// A word that carries meaning.
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

/// The worth of a stretch of units.
pub(super) fn total(units: &[Unit]) -> i32 {
    units
        .iter()
        .fold(0, |sum: i32, unit| sum.saturating_add(weight(unit)))
}
