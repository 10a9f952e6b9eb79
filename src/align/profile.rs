//! What each clause is made of: its words, and how rare they are in both drafts together.

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, own_reading, wordings};
use super::rarity::weights;
use super::runs::Runs;
use crate::model::{Clause, Document, Sides};
use crate::{parallel, text};

/// A feature of a clause (a word, or two or three words that stand together), interned.
pub(super) type Feature = u32;

/// The words of every clause of both drafts, interned and weighed.
///
/// A text that stands in several clauses is read once.
pub(super) struct Profiles {
    /// The features of each distinct text, in its order.
    sequences: Runs,
    /// The same features sorted.
    sorted: Sorted,
    /// Which text each clause has.
    text_of: Sides<Vec<u32>>,
    /// How much sharing a feature proves.
    weights: Vec<f32>,
}

/// The features of each text that is weighed, sorted.
#[derive(Default)]
struct Sorted {
    /// Empty for a text that is not weighed.
    runs: Runs,
    /// Sum of the weights of the features, by text.
    mass: Vec<f32>,
}

/// The clauses of one draft, as features.
#[derive(Clone, Copy)]
pub(super) struct Bags<'a> {
    profiles: &'a Profiles,
    text_of: &'a [u32],
}

impl<'a> Bags<'a> {
    /// Number of clauses.
    pub(super) fn len(&self) -> usize {
        self.text_of.len()
    }

    /// The text of a clause: clauses with the same number have the same text.
    pub(super) fn text(&self, id: usize) -> usize {
        self.text_of
            .get(id)
            .map_or(usize::MAX, |&text| text as usize)
    }

    /// A clause's features in the order of the text.
    pub(super) fn sequence(&self, id: usize) -> &'a [Feature] {
        self.profiles.sequences.get(self.text(id))
    }

    /// A clause's features, sorted, repeated ones repeated; empty for a clause that is not weighed.
    pub(super) fn sorted(&self, id: usize) -> &'a [Feature] {
        self.profiles.sorted.runs.get(self.text(id))
    }

    /// The sum of the weights of a clause's features.
    pub(super) fn mass(&self, id: usize) -> f32 {
        self.profiles
            .sorted
            .mass
            .get(self.text(id))
            .copied()
            .unwrap_or(0.0)
    }
}

/// One clause of each different text, and which text each clause has.
fn distinct_texts<'document>(
    documents: Sides<&'document Document>,
) -> (Vec<&'document Clause>, Sides<Vec<u32>>) {
    let worthwhile = documents.old.clauses.len() + documents.new.clauses.len() > MANY_TO_HASH;
    let (old, new) = parallel::both(documents.old, documents.new, worthwhile, |document| {
        let clauses = document.clauses.iter();
        clauses.map(hash_of_reading).collect::<Vec<u64>>()
    });
    let mut distinct: Vec<&Clause> = Vec::new();
    let mut texts: FxHashMap<u64, u32> = FxHashMap::default();
    texts.reserve(old.len());
    let mut number = |document: &'document Document, readings: Vec<u64>| -> Vec<u32> {
        let clauses = document.clauses.iter().zip(readings);
        clauses
            .map(|(clause, reading)| {
                *texts.entry(reading).or_insert_with(|| {
                    distinct.push(clause);
                    distinct.len() as u32 - 1
                })
            })
            .collect()
    };
    let text_of = Sides::new(number(documents.old, old), number(documents.new, new));
    (distinct, text_of)
}

/// The text of a clause and how it is read, as one number.
///
/// Among a million texts two share one in a case out of thirty million; they
/// would be taken for alike here, and their words are still compared later.
fn hash_of_reading(clause: &Clause) -> u64 {
    use std::hash::BuildHasher;
    let Clause { text, kind, .. } = clause;
    let reading = (
        text.as_str(),
        own_reading(*kind),
        clause.is_only_its_label(),
    );
    rustc_hash::FxBuildHasher.hash_one(reading)
}

/// The words of some texts, with a lexicon of their own.
fn read_words(texts: &[&Clause]) -> (Lexicon, Runs) {
    /// Bytes of a word with what stands around it; a guess on the high side saves copying, and costs nothing.
    const BYTES_OF_A_WORD: usize = 5;
    let mut lexicon = Lexicon::default();
    let mut sequences = Runs::default();
    let bytes: usize = texts.iter().map(|clause| clause.text.len()).sum();
    sequences.features.reserve(bytes / BYTES_OF_A_WORD);
    for clause in texts {
        for wording in wordings(clause) {
            for word in text::words(wording) {
                lexicon.add(word, &mut sequences.features);
            }
        }
        sequences.end();
    }
    (lexicon, sequences)
}

/// With more different texts than this their words are read on several threads:
/// a paragraph takes a microsecond or two.
const MANY_TEXTS: usize = 400;

/// With more clauses than this they are hashed on two threads: a tenth of a microsecond each.
const MANY_TO_HASH: usize = 5000;

/// With more different texts than this their words are counted on two threads: a third of a microsecond each.
pub(super) const MANY_TO_COUNT: usize = 800;

impl Profiles {
    /// Reads the words of both drafts.
    pub(super) fn of_words(documents: Sides<&Document>) -> Self {
        let (distinct, text_of) = distinct_texts(documents);
        let worthwhile = distinct.len() > MANY_TEXTS;
        let mut parts = parallel::parts(&distinct, worthwhile, read_words).into_iter();
        let (mut lexicon, mut sequences) = parts.next().unwrap_or_default();
        for (other, runs) in parts {
            sequences.append(&runs, &lexicon.adopt(&other));
        }
        Self::new(sequences, text_of, lexicon.len())
    }

    /// Derives runs of `length` words that stand together, for the clauses that `wanted` names.
    pub(super) fn of_runs(&self, length: usize, wanted: Sides<&[bool]>) -> Self {
        let mut lexicon: FxHashMap<u64, Feature> = FxHashMap::default();
        let sequences = self.runs(length, wanted, |run| {
            Some(interned(&mut lexicon, hash_of(run)))
        });
        self.with_runs(sequences, lexicon.len(), wanted)
    }

    /// As [`of_runs`](Self::of_runs), but only of the runs that stand in a clause that `asking` names.
    pub(super) fn of_runs_in(
        &self,
        length: usize,
        asking: Sides<&[bool]>,
        wanted: Sides<&[bool]>,
    ) -> Self {
        let mut lexicon: FxHashMap<u64, Feature> = FxHashMap::default();
        // Most runs do not begin as any that is asked for does, which is known faster than their hash.
        let mut begins = vec![false; self.features()];
        self.runs(length, asking, |run| {
            let begins = begins.get_mut(*run.first()? as usize)?;
            *begins = true;
            Some(interned(&mut lexicon, hash_of(run)))
        });
        let sequences = self.runs(length, wanted, |run| {
            let begins = *begins.get(*run.first()? as usize)?;
            begins.then(|| lexicon.get(&hash_of(run)).copied())?
        });
        self.with_runs(sequences, lexicon.len(), wanted)
    }

    /// The runs of `length` words of the clauses that `wanted` names, as far as they have features.
    fn runs(
        &self,
        length: usize,
        wanted: Sides<&[bool]>,
        mut feature: impl FnMut(&[Feature]) -> Option<Feature>,
    ) -> Runs {
        let mut sequences = Runs::default();
        for (text, wanted) in self.wanted_texts(wanted).into_iter().enumerate() {
            if wanted {
                let runs = self.sequences.get(text).windows(length);
                sequences.features.extend(runs.filter_map(&mut feature));
            }
            sequences.end();
        }
        sequences
    }

    fn with_runs(&self, sequences: Runs, features: usize, wanted: Sides<&[bool]>) -> Self {
        let mut profiles = Self::new(sequences, self.text_of.clone(), features);
        profiles.sorted = profiles.sorted(wanted);
        profiles
    }

    /// The words with what is needed to hold the clauses that `wanted` names against each other,
    /// and the pairs of words that stand together in them.
    pub(super) fn weighed(mut self, wanted: Sides<&[bool]>) -> (Self, Self) {
        let worthwhile = self.sequences.len() > MANY_TO_COUNT;
        let (pairs, sorted) = parallel::join(
            worthwhile,
            || self.of_runs(2, wanted),
            || self.sorted(wanted),
        );
        self.sorted = sorted;
        (self, pairs)
    }

    fn new(sequences: Runs, text_of: Sides<Vec<u32>>, features: usize) -> Self {
        let weights = weights(&sequences, text_of.as_ref(), features);
        Self {
            sequences,
            sorted: Sorted::default(),
            text_of,
            weights,
        }
    }

    /// Sorts and weighs the features of the clauses that `wanted` names.
    fn sorted(&self, wanted: Sides<&[bool]>) -> Sorted {
        let mut sorted = Sorted::default();
        for (text, wanted) in self.wanted_texts(wanted).into_iter().enumerate() {
            let start = sorted.runs.features.len();
            if wanted {
                let own = self.sequences.get(text);
                sorted.runs.features.extend_from_slice(own);
            }
            let mut mass = 0.0;
            if let Some(mine) = sorted.runs.features.get_mut(start..) {
                mine.sort_unstable();
                mass = mine.iter().map(|&f| weight(&self.weights, f)).sum();
            }
            sorted.runs.end();
            sorted.mass.push(mass);
        }
        sorted
    }

    fn wanted_texts(&self, wanted: Sides<&[bool]>) -> Vec<bool> {
        let mut texts = vec![false; self.sequences.len()];
        for (text_of, wanted) in [
            (&self.text_of.old, wanted.old),
            (&self.text_of.new, wanted.new),
        ] {
            for (&text, _) in text_of.iter().zip(wanted).filter(|(_, wanted)| **wanted) {
                if let Some(flag) = texts.get_mut(text as usize) {
                    *flag = true;
                }
            }
        }
        texts
    }

    /// The clauses of both drafts.
    pub(super) fn bags(&self) -> Sides<Bags<'_>> {
        let bags = |text_of| Bags {
            profiles: self,
            text_of,
        };
        Sides::new(bags(&self.text_of.old), bags(&self.text_of.new))
    }

    /// How many features there are.
    pub(super) fn features(&self) -> usize {
        self.weights.len()
    }

    /// The weight of a feature.
    pub(super) fn weight(&self, feature: Feature) -> f32 {
        weight(&self.weights, feature)
    }

    /// The number of words that the shorter of two clauses has.
    pub(super) fn fewest_words(&self, old: usize, new: usize) -> usize {
        let bags = self.bags();
        bags.old
            .sequence(old)
            .len()
            .min(bags.new.sequence(new).len())
    }

    /// How much two clauses share of each, from 0 to 1: of the old one, of the new one.
    pub(super) fn containment(&self, old: usize, new: usize) -> Sides<f32> {
        let bags = self.bags();
        let mut shared = 0.0;
        common(bags.old.sorted(old), bags.new.sorted(new), |feature| {
            shared += self.weight(feature);
        });
        Sides::new(
            ratio(shared, bags.old.mass(old)),
            ratio(shared, bags.new.mass(new)),
        )
    }
}

fn weight(weights: &[f32], feature: Feature) -> f32 {
    weights.get(feature as usize).copied().unwrap_or(0.0)
}

/// A part of a whole, 0 when the whole is nothing.
pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 {
        (part / whole).min(1.0)
    } else {
        0.0
    }
}

/// Calls `found` for each feature that two sorted lists share, as often as both have it.
pub(super) fn common(old: &[Feature], new: &[Feature], mut found: impl FnMut(Feature)) {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    while let (Some(&&o), Some(&&n)) = (old.peek(), new.peek()) {
        match o.cmp(&n) {
            std::cmp::Ordering::Less => {
                old.next();
            }
            std::cmp::Ordering::Greater => {
                new.next();
            }
            std::cmp::Ordering::Equal => {
                found(o);
                old.next();
                new.next();
            }
        }
    }
}

/// The feature of a run, a new one if need be.
fn interned(lexicon: &mut FxHashMap<u64, Feature>, run: u64) -> Feature {
    let next = lexicon.len() as Feature;
    *lexicon.entry(run).or_insert(next)
}

fn hash_of(run: &[Feature]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::tests::document;

    #[test]
    fn shared_features_count_as_often_as_both_have_them() {
        let mut found = Vec::new();
        common(&[1, 1, 2, 4], &[1, 1, 1, 4, 5], |f| found.push(f));
        assert_eq!(found, [1, 1, 4]);
    }

    #[test]
    fn runs_are_of_the_clauses_that_ask() {
        let old = document(&["red lamps at the gate", "blue lamps at the quay"]);
        let new = document(&["lamps at the gate are red"]);
        let words = Profiles::of_words(Sides::new(&old, &new));
        let of_old = |asking: [bool; 2]| {
            let wanted = Sides::new(&[true, true][..], &[true][..]);
            let asking = Sides::new(&asking[..], &[false][..]);
            let runs = words.of_runs_in(3, asking, wanted);
            let bags = runs.bags();
            [bags.old.sorted(0), bags.old.sorted(1), bags.new.sorted(0)].map(<[Feature]>::len)
        };
        // "lamps at the" stands in all three, "at the gate" in the first of both drafts.
        assert_eq!(of_old([true, false]), [3, 1, 2]);
        assert_eq!(of_old([false, true]), [1, 3, 1]);
        assert_eq!(of_old([false, false]), [0, 0, 0]);
    }
}
