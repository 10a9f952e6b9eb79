//! What each clause is made of: its words, and how rare they are in both drafts together.

use rustc_hash::FxHashMap;

use crate::model::{Document, Sides};
use crate::text;

/// A feature of a clause (a word, or two or three words that stand together), interned.
pub(super) type Feature = u32;

/// The words of every clause of both drafts, interned and weighed.
pub(super) struct Profiles {
    /// The clauses' words.
    pub(super) bags: Sides<Bags>,
    /// How much sharing a word proves, by feature.
    pub(super) weights: Vec<f32>,
}

/// The features of each clause of one draft.
#[derive(Default)]
pub(super) struct Bags {
    /// Features in the order of the text, clause after clause.
    sequence: Vec<Feature>,
    /// Where each clause begins in `sequence`; one more entry than clauses.
    starts: Vec<usize>,
    /// The same features of each clause, sorted.
    sorted: Vec<Feature>,
    /// Sum of the weights of each clause's features.
    mass: Vec<f32>,
}

impl Bags {
    /// Number of clauses.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// A clause's words in the order of the text.
    pub(super) fn sequence(&self, id: usize) -> &[Feature] {
        slice(&self.sequence, &self.starts, id)
    }

    /// A clause's words, sorted, repeated words repeated.
    pub(super) fn sorted(&self, id: usize) -> &[Feature] {
        slice(&self.sorted, &self.starts, id)
    }

    /// The sum of the weights of a clause's words.
    pub(super) fn mass(&self, id: usize) -> f32 {
        self.mass.get(id).copied().unwrap_or(0.0)
    }

    fn push(&mut self, features: impl Iterator<Item = Feature>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let start = self.sequence.len();
        self.sequence.extend(features);
        self.starts.push(self.sequence.len());
        self.sorted
            .extend_from_slice(self.sequence.get(start..).unwrap_or_default());
        if let Some(mine) = self.sorted.get_mut(start..) {
            mine.sort_unstable();
        }
    }

    fn weigh(&mut self, weights: &[f32]) {
        self.mass = (0..self.len())
            .map(|id| self.sorted(id).iter().map(|&f| weight(weights, f)).sum())
            .collect();
    }
}

fn slice<'a>(all: &'a [Feature], starts: &[usize], id: usize) -> &'a [Feature] {
    match (starts.get(id), starts.get(id + 1)) {
        (Some(&start), Some(&end)) => all.get(start..end).unwrap_or_default(),
        _ => &[],
    }
}

fn weight(weights: &[f32], feature: Feature) -> f32 {
    weights.get(feature as usize).copied().unwrap_or(0.0)
}

impl Profiles {
    /// Reads the words of both drafts.
    pub(super) fn of_words(documents: Sides<&Document>) -> Self {
        let mut lexicon = Lexicon::default();
        let mut bags = documents.map(|document| {
            let mut bags = Bags::default();
            for clause in &document.clauses {
                let mut words: Vec<Feature> = Vec::new();
                for word in text::words(&clause.text) {
                    words.push(lexicon.word(word));
                    words.extend(lexicon.shape(word));
                }
                bags.push(words.into_iter());
            }
            bags
        });
        let weights = weights(bags.as_ref(), lexicon.keys.len());
        bags.old.weigh(&weights);
        bags.new.weigh(&weights);
        Self { bags, weights }
    }

    /// Derives runs of `length` words that stand together, for the clauses that `wanted` names.
    pub(super) fn of_runs(&self, length: usize, wanted: Sides<&[bool]>) -> Self {
        let mut lexicon: FxHashMap<u64, Feature> = FxHashMap::default();
        let mut runs = |bags: &Bags, wanted: &[bool]| {
            let mut out = Bags::default();
            for id in 0..bags.len() {
                let sequence = if wanted.get(id).copied().unwrap_or(false) {
                    bags.sequence(id)
                } else {
                    &[]
                };
                out.push(sequence.windows(length).map(|run| {
                    let next = lexicon.len() as Feature;
                    *lexicon.entry(hash_of(run)).or_insert(next)
                }));
            }
            out
        };
        let mut bags = Sides::new(
            runs(&self.bags.old, wanted.old),
            runs(&self.bags.new, wanted.new),
        );
        let weights = weights(bags.as_ref(), lexicon.len());
        bags.old.weigh(&weights);
        bags.new.weigh(&weights);
        Self { bags, weights }
    }

    /// The weight of a feature.
    pub(super) fn weight(&self, feature: Feature) -> f32 {
        weight(&self.weights, feature)
    }

    /// The weight of what two clauses share.
    pub(super) fn shared(&self, old: usize, new: usize) -> f32 {
        let (old, new) = (self.bags.old.sorted(old), self.bags.new.sorted(new));
        let mut sum = 0.0;
        common(old, new, |feature| sum += self.weight(feature));
        sum
    }

    /// How much two clauses share of each, from 0 to 1: of the old one, of the new one.
    pub(super) fn containment(&self, old: usize, new: usize) -> Sides<f32> {
        let shared = self.shared(old, new);
        Sides::new(
            ratio(shared, self.bags.old.mass(old)),
            ratio(shared, self.bags.new.mass(new)),
        )
    }
}

/// A part of a whole, 0 when the whole is nothing.
pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
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

/// Weighs features by how few clauses have them: `ln(1 + clauses / clauses that have it)`.
///
/// Both counts are taken in the draft where the feature is more common, so
/// that a word that stands once in each draft is as rare as one that stands
/// once in one of them: otherwise being shared would itself make a word common.
fn weights(bags: Sides<&Bags>, features: usize) -> Vec<f32> {
    let count = |bags: &Bags| {
        let mut counts = vec![0_u32; features];
        for id in 0..bags.len() {
            let mut last = None;
            for &feature in bags.sorted(id) {
                if last != Some(feature) {
                    if let Some(count) = counts.get_mut(feature as usize) {
                        *count += 1;
                    }
                    last = Some(feature);
                }
            }
        }
        counts
    };
    let clauses = bags.old.len().max(bags.new.len()) as f32;
    count(bags.old)
        .into_iter()
        .zip(count(bags.new))
        .map(|(old, new)| quantised((1.0 + clauses / old.max(new).max(1) as f32).ln()))
        .collect()
}

/// Rounds to a 1024th, so that the last bit of a machine's logarithm decides nothing.
fn quantised(weight: f32) -> f32 {
    (weight * 1024.0).round() / 1024.0
}

fn hash_of(run: &[Feature]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

/// Interns words by the key that they are compared by.
#[derive(Default)]
struct Lexicon {
    printed: FxHashMap<Box<str>, Feature>,
    keys: FxHashMap<Box<str>, Feature>,
}

impl Lexicon {
    fn word(&mut self, printed: &str) -> Feature {
        if let Some(&feature) = self.printed.get(printed) {
            return feature;
        }
        let next = self.keys.len() as Feature;
        let feature = *self.keys.entry(key(printed)).or_insert(next);
        self.printed.insert(printed.into(), feature);
        feature
    }

    fn shape(&mut self, printed: &str) -> Option<Feature> {
        let next = self.keys.len() as Feature;
        shape(printed).map(|shape| *self.keys.entry(shape).or_insert(next))
    }
}

/// What a number looks like: its digits as zeros, so that `6/CP.23` and `3/CP.24` share something.
fn shape(printed: &str) -> Option<Box<str>> {
    printed.bytes().any(|byte| byte.is_ascii_digit()).then(|| {
        printed
            .chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect::<String>()
            .into_boxed_str()
    })
}

/// The key of a word: folded, lower case, without inner hyphens, and without the
/// commonest English endings, so that "holding" and "hold" are one word here.
fn key(printed: &str) -> Box<str> {
    let mut key = text::fold_case(printed);
    key.retain(|character| character != '-');
    for ending in ["ing", "ed", "es", "s", "e"] {
        if let Some(stem) = key.strip_suffix(ending)
            && stem.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_STEM
        {
            return stem.into();
        }
    }
    key.into_boxed_str()
}

/// A stem shorter than this says too little: "being" and "bed" are not forms of "be" here.
const SHORTEST_STEM: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_key() {
        for (one, other) in [
            ("Holding", "hold"),
            ("Open‑ended", "Openended"),
            ("measures", "measure"),
            ("State’s", "State's"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("73/187"), key("73/188"));
        assert_ne!(key("being"), key("bed"));
    }

    #[test]
    fn shared_features_count_as_often_as_both_have_them() {
        let mut found = Vec::new();
        common(&[1, 1, 2, 4], &[1, 1, 1, 4, 5], |f| found.push(f));
        assert_eq!(found, [1, 1, 4]);
    }
}
