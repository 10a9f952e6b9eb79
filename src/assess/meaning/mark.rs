//! Words that may change what a text says, each understood.

use std::ops::Range;

use crate::model::FindingKind;

use super::reader::Reader;

/// Words that may change what a text says: a duty, a figure, a date, a reference.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) kind: FindingKind,
    /// The words, as positions in the reader.
    pub(super) words: Range<usize>,
    /// What is shown of it.
    pub(super) shown: String,
    /// Marks with the same key say the same.
    pub(super) key: String,
    /// What it can be held against: marks of other classes are on no common scale.
    pub(super) class: String,
    /// Its place on the scale of its class, where it has one.
    pub(super) value: Option<f64>,
    /// Whom it is about.
    pub(super) subject: String,
    /// When something is told of it.
    pub(super) told: Told,
}

/// When something is told of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Whatever happens to it.
    Always,
    /// When it becomes another; nothing when it comes or goes.
    AsPair,
    /// Never: it only shows that the same words stood in the same place before.
    Never,
}

/// Words on each side that tell where in a sentence a mark stands.
const AROUND: usize = 4;
/// Words that lead to any reference and tell nothing of where it stands: "referred to in paragraph 7".
const TO_ANY_REFERENCE: [&str; 12] = [
    "as",
    "by",
    "described",
    "in",
    "mentioned",
    "of",
    "out",
    "referred",
    "set",
    "specified",
    "to",
    "under",
];

impl Mark {
    /// How much of what stands around two marks is the same, from 0 to about 16.
    ///
    /// Independent of how the words were compared, so that exchanging the
    /// drafts exchanges the answer.
    pub(super) fn shared_context(
        &self,
        reader: &Reader<'_>,
        other: &Self,
        theirs: &Reader<'_>,
    ) -> u32 {
        let after = common(
            &around(reader, self.words.end..reader.len()),
            &around(theirs, other.words.end..theirs.len()),
        );
        if self.kind == FindingKind::Duty && after == 0 {
            // What one must do stands after "must"; the same bearer alone is not the same duty.
            return 0;
        }
        // The same number stands for the same reference, until more is known.
        let is_other = self.shown != other.shown
            && [self, other].map(|mark| mark.kind) == [FindingKind::CrossReference; 2];
        let start = |mark: &Self, reader: &Reader<'_>| {
            if is_other {
                mark.start_of_lead(reader)
            } else {
                mark.words.start
            }
        };
        let before = common(
            &around(reader, (0..start(self, reader)).rev()),
            &around(theirs, (0..start(other, theirs)).rev()),
        );
        before + after
    }

    /// Where the words begin that lead to a reference, whatever it is.
    fn start_of_lead(&self, reader: &Reader<'_>) -> usize {
        let mut start = self.words.start;
        while start > 0 && TO_ANY_REFERENCE.contains(&reader.lower(start - 1)) {
            start -= 1;
        }
        start
    }
}

fn around<'r>(reader: &'r Reader<'_>, positions: impl Iterator<Item = usize>) -> Vec<&'r str> {
    positions
        .filter(|&at| reader.is_word(at))
        .take(AROUND)
        .map(|at| reader.lower(at))
        .collect()
}

/// Words in common, long ones counted twice: "the" says little about a place, and "above" no more.
fn common(one: &[&str], other: &[&str]) -> u32 {
    const LONG: usize = 4;
    let mut left = other.to_vec();
    let mut weight = 0;
    for word in one {
        if let Some(position) = left.iter().position(|known| known == word) {
            left.swap_remove(position);
            let says_much = word.len() >= LONG && !matches!(*word, "above" | "below");
            weight += if says_much { 2 } else { 1 };
        }
    }
    weight
}
