//! Which words of a clause count, and which of them are the same word.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::profile::Feature;
use crate::model::{Clause, ClauseKind};
use crate::text;

/// The parts of a clause's text that say something.
///
/// Of a table row the cells with a letter in them, because ticks, levels and
/// catalogue numbers are attributes that many rows share; of a heading that is
/// nothing but its label, nothing: a label is evidence, not text; of anything
/// else, and of a row that has no such cell, the whole text.
pub(super) fn wordings(clause: &Clause) -> Vec<&str> {
    let says_something = |cell: &&str| cell.chars().any(char::is_alphabetic);
    if clause.is_only_its_label() {
        return Vec::new();
    }
    if clause.kind == ClauseKind::Masthead {
        // A symbol is one word of the text; in the masthead its parts tell the series.
        return clause.text.split('/').collect();
    }
    if clause.kind == ClauseKind::TableRow {
        let cells: Vec<&str> = clause
            .text
            .split(CELL_DIVIDER)
            .filter(says_something)
            .collect();
        if !cells.is_empty() {
            return cells;
        }
    }
    vec![&clause.text]
}

/// The kinds whose texts are not read as one wording; see [`wordings`].
pub(super) fn own_reading(kind: ClauseKind) -> Option<ClauseKind> {
    matches!(kind, ClauseKind::TableRow | ClauseKind::Masthead).then_some(kind)
}

/// What stands between the cells of a row in its text.
const CELL_DIVIDER: &str = " | ";

/// No feature: no two drafts have so many. A word and its shape take eight bytes so, and every word of both
/// drafts is looked up.
const NO_SHAPE: Feature = Feature::MAX;

/// Interns words by the key that they are compared by.
///
/// Printed forms and keys are known by their 64-bit hashes: among a million
/// words two share one in a case out of thirty million.
#[derive(Default)]
pub(super) struct Lexicon {
    /// For each printed form its feature, and the feature of its shape, or [`NO_SHAPE`] if it has no digits.
    printed: FxHashMap<u64, (Feature, Feature)>,
    features: FxHashMap<u64, Feature>,
    /// The key of each feature.
    keys: Vec<u64>,
}

impl Lexicon {
    /// Adds the features of a word.
    pub(super) fn add(&mut self, printed: &str, features: &mut Vec<Feature>) {
        let hash = hash_of(printed);
        let (word, shape) = match self.printed.get(&hash) {
            Some(known) => *known,
            None => self.learn(printed, hash),
        };
        features.push(word);
        if shape != NO_SHAPE {
            features.push(shape);
        }
    }

    /// Takes over the keys of another lexicon and returns the feature that each of its features is here.
    pub(super) fn adopt(&mut self, other: &Self) -> Vec<Feature> {
        other.keys.iter().map(|&key| self.feature(key)).collect()
    }

    /// How many features were given out.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    fn learn(&mut self, printed: &str, hash: u64) -> (Feature, Feature) {
        let word = self.feature(hash_of(&key(printed)));
        let shape = shape(printed).map_or(NO_SHAPE, |shape| self.feature(hash_of(&shape)));
        self.printed.insert(hash, (word, shape));
        (word, shape)
    }

    /// The feature of a key, a new one if need be.
    fn feature(&mut self, key: u64) -> Feature {
        *self.features.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as Feature - 1
        })
    }
}

fn hash_of(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
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
}
