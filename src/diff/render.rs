//! Hunks → `Edit`s: which white space goes with which words.

use std::ops::Range;

use super::hunk::Hunk;
use super::units::Unit;
use crate::model::{Edit, EditOp};

/// A text and its units.
#[derive(Clone, Copy)]
pub(super) struct Printed<'text> {
    pub(super) text: &'text str,
    pub(super) units: &'text [Unit],
}

impl Printed<'_> {
    /// Where the white space before a unit begins: the end of the unit before it.
    fn gap_start(&self, at: usize) -> usize {
        at.checked_sub(1)
            .and_then(|before| self.units.get(before))
            .map_or(0, |unit| unit.end)
    }

    /// Where a unit begins; the end of the text after the last one.
    fn unit_start(&self, at: usize) -> usize {
        self.units
            .get(at)
            .map_or(self.text.len(), |unit| unit.start)
    }

    fn has_gap(&self, at: usize) -> bool {
        self.gap_start(at) < self.unit_start(at)
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

/// Writes the edits of two texts whose words differ in `hunks`.
pub(super) fn edits(old: Printed<'_>, new: Printed<'_>, hunks: &[Hunk]) -> Vec<Edit> {
    let mut edits = Vec::with_capacity(hunks.len() * 3 + 1);
    let (mut at_old, mut at_new) = (0, 0);
    for hunk in hunks {
        let (cut_old, cut_new) = cuts(old, new, hunk);
        push_equal(
            &mut edits,
            old.slice(at_old..cut_old.start),
            new.slice(at_new..cut_new.start),
        );
        push_changed(&mut edits, EditOp::Delete, old.slice(cut_old.clone()));
        push_changed(&mut edits, EditOp::Insert, new.slice(cut_new.clone()));
        (at_old, at_new) = (cut_old.end, cut_new.end);
    }
    push_equal(
        &mut edits,
        old.slice(at_old..old.text.len()),
        new.slice(at_new..new.text.len()),
    );
    edits
}

/// The bytes that a hunk takes from either text.
///
/// The white space around the changed words goes to the unchanged words where
/// both texts have it, so that a replaced word stands bare; a word that is
/// only inserted or deleted takes the space after it along, or the space
/// before it where there is none after. No run is only white space as long as
/// both texts have a word.
fn cuts(old: Printed<'_>, new: Printed<'_>, hunk: &Hunk) -> (Range<usize>, Range<usize>) {
    let (front, back) = if hunk.old.is_empty() {
        one_sided(
            old.has_gap(hunk.old.start),
            new.has_gap(hunk.new.start),
            new.has_gap(hunk.new.end),
            Place::of(new, &hunk.new),
        )
    } else if hunk.new.is_empty() {
        one_sided(
            new.has_gap(hunk.new.start),
            old.has_gap(hunk.old.start),
            old.has_gap(hunk.old.end),
            Place::of(old, &hunk.old),
        )
    } else {
        let place = Place::of(old, &hunk.old);
        (
            !place.first && old.has_gap(hunk.old.start) == new.has_gap(hunk.new.start),
            !place.last && old.has_gap(hunk.old.end) == new.has_gap(hunk.new.end),
        )
    };
    let cut = |side: Printed<'_>, units: &Range<usize>| {
        let start = if front {
            side.unit_start(units.start)
        } else {
            side.gap_start(units.start)
        };
        let end = if back {
            side.gap_start(units.end)
        } else {
            side.unit_start(units.end)
        };
        start..end.max(start)
    };
    (cut(old, &hunk.old), cut(new, &hunk.new))
}

/// Whether a hunk begins or ends its text.
#[derive(Clone, Copy)]
struct Place {
    first: bool,
    last: bool,
}

impl Place {
    fn of(side: Printed<'_>, units: &Range<usize>) -> Self {
        Self {
            first: units.start == 0,
            last: units.end >= side.units.len(),
        }
    }
}

/// For words that only one text has: whether the gap before them and the gap
/// after them go to the unchanged words.
///
/// The other text has one gap in their place (`gap`), so at most one of the
/// two can be given away.
fn one_sided(gap: bool, front: bool, back: bool, place: Place) -> (bool, bool) {
    match place {
        Place {
            first: true,
            last: true,
        } => (false, false),
        Place { first: true, .. } => (false, gap || !back),
        Place { last: true, .. } => (gap || !front, false),
        _ if front == gap => (true, false),
        _ if back == gap => (false, true),
        _ => (gap, false),
    }
}

fn push_equal(edits: &mut Vec<Edit>, old: &str, new: &str) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    edits.push(Edit {
        op: EditOp::Equal,
        text: new.to_owned(),
        old_text: (old != new).then(|| old.to_owned()),
    });
}

fn push_changed(edits: &mut Vec<Edit>, op: EditOp, text: &str) {
    if !text.is_empty() {
        edits.push(Edit {
            op,
            text: text.to_owned(),
            old_text: None,
        });
    }
}
