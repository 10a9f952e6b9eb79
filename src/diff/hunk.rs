//! Where two sequences of words differ.

use std::ops::Range;

/// Words of the old text that gave way to words of the new one; either range may be empty.
///
/// A list of hunks stands in reading order. What lies between two hunks is
/// equal and equally long on both sides; two neighbours are never without an
/// equal word between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

impl Hunk {
    pub(super) fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// Moves both ranges on, for a hunk found inside a longer text.
    pub(super) fn offset(self, old: usize, new: usize) -> Self {
        Self {
            old: self.old.start + old..self.old.end + old,
            new: self.new.start + new..self.new.end + new,
        }
    }

    /// The same hunk seen from the other draft.
    pub(super) fn mirrored(self) -> Self {
        Self {
            old: self.new,
            new: self.old,
        }
    }
}

/// Adds a hunk at the end of a list; joins it to the last one when nothing equal stands between.
pub(super) fn push(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    if hunk.is_empty() {
        return;
    }
    match hunks.last_mut() {
        Some(last) if last.old.end == hunk.old.start && last.new.end == hunk.new.start => {
            last.old.end = hunk.old.end;
            last.new.end = hunk.new.end;
        }
        _ => hunks.push(hunk),
    }
}

/// How many elements two slices share at their beginning.
pub(super) fn common_prefix(old: &[u32], new: &[u32]) -> usize {
    old.iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count()
}

/// How many elements two slices share at their end.
pub(super) fn common_suffix(old: &[u32], new: &[u32]) -> usize {
    old.iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(old, new)| old == new)
        .count()
}
