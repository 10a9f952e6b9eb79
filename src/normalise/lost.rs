//! Hyphens that a line's end lost: `Openended`, where the same draft mostly has `open-ended`.

use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use crate::model::{Block, FurnitureKind};

use super::edit::{self, Edit};
use super::hyphens::SHORTEST_PART;
use super::vocabulary::key;
use super::words::words;
use super::{Taken, Vocabulary};

/// A hyphen was lost when the word with it stands at least this many times as often.
const MORE_OFTEN: u32 = 2;
/// Combining forms, which are spelt both ways and by no accident.
const COMBINING: &[&str] = &[
    "aero", "agri", "agro", "anti", "auto", "cyber", "counter", "electro", "extra", "hydro",
    "hyper", "infra", "inter", "intra", "macro", "mega", "meta", "micro", "mini", "mono", "multi",
    "over", "para", "photo", "poly", "post", "pseudo", "quasi", "retro", "semi", "socio", "super",
    "supra", "tele", "trans", "ultra", "under",
];
/// Longer runs of letters, in bytes, are no words.
const LONGEST_WORD: usize = 80;

/// The words of a draft that have hyphens, by what they are without them.
#[derive(Default)]
pub(super) struct Hyphenation(FxHashMap<u64, Hyphenated>);

impl Hyphenation {
    /// Notes the words with hyphens of one block, once its gaps are closed.
    pub(super) fn note(&mut self, text: &str) {
        for piece in hyphenated_pieces(text) {
            for range in words(piece) {
                let word = piece.get(range).unwrap_or("");
                if word.len() > LONGEST_WORD || !word.contains('-') {
                    continue;
                }
                let is_part =
                    |part: &str| part.chars().count() >= SHORTEST_PART && is_all_letters(part);
                let first = word.split('-').next().unwrap_or("").to_lowercase();
                if COMBINING.contains(&first.as_str()) || !word.split('-').all(is_part) {
                    continue;
                }
                let hyphenated = Hyphenated::of(word);
                let plain = key(&hyphenated.plain);
                self.0.entry(plain).or_insert(hyphenated).count += 1;
            }
        }
    }

    /// Puts back hyphens that a line's end lost: the word stands without them, but
    /// mostly with them in the same draft and in both drafts together.
    pub(super) fn restore(self, blocks: &mut [Block], vocabulary: &Vocabulary, taken: &mut Taken) {
        let Self(mut known) = self;
        // Nearly all of them never stand without their hyphens. Where a draft
        // changed the spelling throughout, the change is real.
        known.retain(|plain, word| {
            let without = vocabulary.count_of(*plain);
            without > 0 && vocabulary.count_of(word.printed) >= without * MORE_OFTEN
        });
        if known.is_empty() {
            return;
        }
        let found_in = count_without(blocks, &mut known);
        known.retain(|_, word| word.without > 0 && word.count >= word.without * MORE_OFTEN);
        if known.is_empty() {
            return;
        }
        for block in found_in {
            let Some(block) = blocks.get_mut(block) else {
                continue;
            };
            let mut edits = Vec::new();
            for range in words(&block.text) {
                let word = block.text.get(range.clone()).unwrap_or("");
                if !could_have_lost(word) {
                    continue;
                }
                let Some(hyphenated) = known.get(&key(word)) else {
                    continue;
                };
                let repaired = hyphenated.repair(word);
                taken.push(
                    FurnitureKind::Hyphen,
                    format!("{word} → {repaired}"),
                    block.line,
                );
                edits.extend(hyphenated.hyphens.iter().map(|hyphen| Edit {
                    range: range.start + hyphen..range.start + hyphen,
                    with: "-".into(),
                }));
            }
            edit::apply(block, &edits);
        }
    }
}

/// A word with its hyphens as it stands elsewhere in the draft.
struct Hyphenated {
    count: u32,
    /// How often the word stands without them.
    without: u32,
    /// The key of the word with them.
    printed: u64,
    /// Where the hyphens stand, in bytes of the word without them.
    hyphens: Vec<usize>,
    /// The word without them.
    plain: String,
}

impl Hyphenated {
    /// The hyphens of a word, and how it reads without them.
    fn of(word: &str) -> Self {
        let mut plain = String::with_capacity(word.len());
        let mut hyphens = Vec::new();
        for part in word.split('-') {
            if !plain.is_empty() {
                hyphens.push(plain.len());
            }
            plain.push_str(part);
        }
        Self {
            count: 0,
            without: 0,
            printed: key(word),
            hyphens,
            plain,
        }
    }

    fn repair(&self, word: &str) -> String {
        let mut repaired = word.to_owned();
        for hyphen in self.hyphens.iter().rev() {
            if repaired.is_char_boundary(*hyphen) {
                repaired.insert(*hyphen, '-');
            }
        }
        repaired
    }
}

fn could_have_lost(word: &str) -> bool {
    word.len() >= 2 * SHORTEST_PART && word.len() <= LONGEST_WORD && is_all_letters(word)
}

fn is_all_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphabetic()) || word.chars().all(char::is_alphabetic)
}

/// The pieces of a text between its spaces that hold a hyphen.
fn hyphenated_pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let hyphen = memchr::memchr(b'-', rest.as_bytes())?;
        let (before, after) = rest.split_at_checked(hyphen)?;
        let start = before.rfind(' ').map_or(0, |space| space + 1);
        let end = before.len() + after.find(' ').unwrap_or(after.len());
        let piece = rest.get(start..end)?;
        rest = rest.get(end..)?;
        Some(piece)
    })
}

/// Finds texts that hold one of some words, in any case; `None` when they are too many to look for at once.
fn any_of<'w>(words: impl Iterator<Item = &'w str>) -> Option<Regex> {
    let mut words: Vec<String> = words.map(regex::escape).collect();
    words.sort_unstable();
    // Letters of other alphabets make the search slower to build.
    let any_beyond_ascii = words.iter().any(|word| !word.is_ascii());
    RegexBuilder::new(&words.join("|"))
        .case_insensitive(true)
        .unicode(any_beyond_ascii)
        .build()
        .ok()
}

/// Counts how often the draft has those words without their hyphens, and tells in which blocks.
fn count_without(blocks: &[Block], known: &mut FxHashMap<u64, Hyphenated>) -> Vec<usize> {
    let mut found_in = Vec::new();
    let any = any_of(known.values().map(|word| word.plain.as_str()));
    for (at, block) in blocks.iter().enumerate() {
        if any.as_ref().is_some_and(|any| !any.is_match(&block.text)) {
            continue;
        }
        for range in words(&block.text) {
            let word = block.text.get(range).unwrap_or("");
            if could_have_lost(word)
                && let Some(hyphenated) = known.get_mut(&key(word))
            {
                hyphenated.without += 1;
                if found_in.last() != Some(&at) {
                    found_in.push(at);
                }
            }
        }
    }
    found_in
}
