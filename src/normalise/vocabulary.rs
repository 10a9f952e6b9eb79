//! The words of the drafts, as evidence for rejoining what a line's end broke.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::words::words;
use crate::model::Draft;

/// The words of the drafts that are compared, as evidence for rejoining broken words.
///
/// Words are counted by a 64-bit hash of their folded form, so that two drafts
/// of 40 MB take a few megabytes.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: FxHashMap<u64, u32>,
    /// Pairs of neighbours on one line, the second with a capital.
    pairs: FxHashSet<u64>,
}

impl Vocabulary {
    /// Collects the words of some drafts.
    pub fn of(drafts: &[&Draft]) -> Self {
        let mut vocabulary = Self::default();
        for block in drafts.iter().flat_map(|draft| &draft.blocks) {
            let mut broken = false;
            for line in block.text.lines() {
                broken = vocabulary.add_line(line, broken);
            }
        }
        vocabulary
    }

    /// Adds the words of a line but the halves of broken ones; tells whether its end is broken.
    fn add_line(&mut self, line: &str, broken: bool) -> bool {
        let line = line.trim_end();
        let breaks = line.ends_with(['-', '‐', '\u{ad}']);
        let mut half = broken;
        let mut previous: Option<(&str, usize)> = None;
        for range in words(line) {
            let rest = line.get(range.end..).unwrap_or("");
            let Some(token) = line.get(range.clone()) else {
                continue;
            };
            // `human- made`: what a line's end left when the lines were joined without a look.
            let broken = rest.starts_with("- ") || (breaks && is_last_mark(rest));
            if std::mem::replace(&mut half, broken) || broken {
                previous = None;
                continue;
            }
            let word = without_mark(token);
            *self.words.entry(key(word)).or_default() += 1;
            if starts_capital(word)
                && let Some((before, end)) = previous
                && line.get(end..range.start) == Some(" ")
            {
                self.pairs.insert(pair_key(before, word));
            }
            previous = (word.len() == token.len()).then_some((word, range.end));
        }
        breaks
    }

    /// How often a word stands in the drafts, whatever its case.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.words.get(&key(word)).copied().unwrap_or(0)
    }

    /// True when a word stands in the drafts.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.count(word) > 0
    }

    /// True when the two words stand side by side somewhere, the second with a capital.
    pub(super) fn knows_pair(&self, first: &str, second: &str) -> bool {
        let second = without_mark(second);
        starts_capital(second) && self.pairs.contains(&pair_key(first, second))
    }
}

/// True when nothing but the hyphen of a broken word follows.
fn is_last_mark(rest: &str) -> bool {
    rest.len() <= '‐'.len_utf8() && rest.chars().count() == 1
}

/// A word without the number of a footnote that is stuck to it: `America1`.
pub(super) fn without_mark(word: &str) -> &str {
    let base = word.trim_end_matches(|it: char| it.is_ascii_digit());
    let stuck = base.len() < word.len() && base.len() >= 3 && base.ends_with(char::is_lowercase);
    if stuck { base } else { word }
}

fn starts_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The hash of a word without its case, its hyphens and apostrophes as on a typewriter.
pub(super) fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    if word.is_ascii() {
        for byte in word.bytes() {
            hasher.write_u8(byte.to_ascii_lowercase());
        }
        return hasher.finish();
    }
    for character in word.chars().flat_map(char::to_lowercase) {
        match character {
            '‐' | '‑' => hasher.write_u8(b'-'),
            '’' => hasher.write_u8(b'\''),
            _ if character.is_ascii() => hasher.write_u8(character as u8),
            _ => hasher.write_u32(character.into()),
        }
    }
    hasher.finish()
}

fn pair_key(first: &str, second: &str) -> u64 {
    key(first).rotate_left(17) ^ key(second)
}
