//! The words of the drafts, as evidence for rejoining what a line's end broke.

use std::hash::{BuildHasher, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet, FxHasher};

use super::words::words;
use crate::model::Draft;
use crate::parallel;

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

/// With more text than this, in bytes, each draft is cut into lines by a thread: a megabyte takes a quarter of a millisecond.
const WORTH_A_THREAD_EACH: usize = 512 * 1024;

impl Vocabulary {
    /// Collects the words of some drafts.
    ///
    /// A line that stands several times, as most do in two drafts of one text, is read once.
    pub fn of(drafts: &[&Draft]) -> Self {
        let size = |draft: &&Draft| draft.blocks.iter().map(|it| it.text.len()).sum::<usize>();
        let size = drafts.iter().map(size).sum::<usize>();
        let lines = parallel::each(drafts, size > WORTH_A_THREAD_EACH, |draft| lines(draft));
        let lines = || lines.iter().flatten();
        let large = size > parallel::WORTH_A_THREAD;
        if !large {
            return Self::of_lines(lines());
        }
        // Each thread takes half of the lines of all drafts, told apart by their hashes.
        let (one, other) = parallel::both(0, 1, large, |half| {
            Self::of_lines(lines().filter(|line| line.hash % 2 == half))
        });
        one.and(other)
    }

    fn of_lines<'t>(lines: impl Iterator<Item = &'t Line<'t>>) -> Self {
        let mut distinct: Vec<(&Line<'_>, u32)> = Vec::new();
        let mut places: FxHashMap<u64, usize> = FxHashMap::default();
        for line in lines {
            let place = *places.entry(line.hash).or_insert(distinct.len());
            match distinct.get_mut(place) {
                Some((_, times)) => *times += 1,
                None => distinct.push((line, 1)),
            }
        }
        let mut vocabulary = Self::default();
        for (line, times) in distinct {
            vocabulary.add_line(line, times);
        }
        vocabulary
    }

    /// The words of two collections together.
    fn and(self, other: Self) -> Self {
        let (mut all, rest) = if self.words.len() < other.words.len() {
            (other, self)
        } else {
            (self, other)
        };
        // The order of a sum is no matter.
        #[allow(clippy::iter_over_hash_type)]
        for (word, count) in rest.words {
            *all.words.entry(word).or_default() += count;
        }
        all.pairs.extend(rest.pairs);
        all
    }

    /// Adds the words of a line that stands so many times, but the halves of broken ones.
    fn add_line(&mut self, line: &Line<'_>, times: u32) {
        let (breaks, mut half) = (line.breaks(), line.begins_broken);
        let line = line.text;
        let mut previous: Option<(u64, usize)> = None;
        for range in words(line) {
            let rest = line.get(range.end..).unwrap_or_default();
            let Some(token) = line.get(range.clone()) else {
                continue;
            };
            // `human- made`: what a line's end left when the lines were joined without a look.
            let broken =
                matches!(rest.as_bytes(), [b'-', b' ', ..]) || (breaks && is_last_mark(rest));
            if std::mem::replace(&mut half, broken) || broken {
                previous = None;
                continue;
            }
            let word = without_mark(token);
            let own = key(word);
            *self.words.entry(own).or_default() += times;
            if let Some((before, end)) = previous
                && range.start == end + 1
                && line.as_bytes().get(end) == Some(&b' ')
                && starts_capital(word)
            {
                self.pairs.insert(pair_key(before, own));
            }
            previous = (word.len() == token.len()).then_some((own, range.end));
        }
    }

    /// How often a word stands in the drafts, whatever its case.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.count_of(key(word))
    }

    /// How often a word with this [`key`] stands in the drafts.
    pub(super) fn count_of(&self, key: u64) -> u32 {
        self.words.get(&key).copied().unwrap_or(0)
    }

    /// True when a word stands in the drafts.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.count(word) > 0
    }

    /// True when the two words stand side by side somewhere, the second with a capital.
    pub(super) fn knows_pair(&self, first: &str, second: &str) -> bool {
        let second = without_mark(second);
        starts_capital(second) && self.pairs.contains(&pair_key(key(first), key(second)))
    }
}

/// A line of a draft.
struct Line<'t> {
    /// Its words, without the number that it begins with.
    text: &'t str,
    /// It begins with the second half of a broken word.
    begins_broken: bool,
    /// Lines with the same hash have the same words.
    hash: u64,
}

impl Line<'_> {
    /// True when the line ends with the first half of a broken word.
    fn breaks(&self) -> bool {
        self.text.ends_with(['-', '‐', '\u{ad}'])
    }
}

/// The lines of a draft.
fn lines(draft: &Draft) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(draft.blocks.len());
    for block in &draft.blocks {
        let mut begins_broken = false;
        for text in block.text.lines() {
            let text = without_number(text.trim_end());
            let line = Line {
                text,
                begins_broken,
                hash: FxBuildHasher.hash_one((text, begins_broken)),
            };
            begins_broken = line.breaks();
            lines.push(line);
        }
    }
    lines
}

/// A line without the number of its paragraph, which is no word and in another draft is another.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|it: char| it.is_ascii_digit());
    match rest.strip_prefix(". ") {
        Some(words) if rest.len() < line.len() => words,
        _ => line,
    }
}

/// True when nothing but the hyphen of a broken word follows.
fn is_last_mark(rest: &str) -> bool {
    rest.len() <= '‐'.len_utf8() && rest.chars().count() == 1
}

/// A word without the number of a footnote that is stuck to it: `America1`.
#[inline]
pub(super) fn without_mark(word: &str) -> &str {
    if !word.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return word;
    }
    let base = word.trim_end_matches(|it: char| it.is_ascii_digit());
    let stuck = base.len() < word.len() && base.len() >= 3 && base.ends_with(char::is_lowercase);
    if stuck { base } else { word }
}

fn starts_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The hash of a word without its case, its hyphens and apostrophes as on a typewriter.
pub(super) fn key(word: &str) -> u64 {
    if word.is_ascii() {
        return hash(word.as_bytes(), SMALL);
    }
    let folded: String = word
        .chars()
        .flat_map(char::to_lowercase)
        .map(|character| match character {
            '‐' | '‑' => '-',
            '’' => '\'',
            _ => character,
        })
        .collect();
    let case = if folded.is_ascii() { SMALL } else { 0 };
    hash(folded.as_bytes(), case)
}

/// The bit that tells capitals from small letters in ASCII, in eight bytes.
///
/// Digits and the marks that stand in words have it anyway, so that setting it
/// in every byte of an ASCII word makes no two words the same but for their case.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The hash of a word, eight bytes at a time, with the bits of `case` set in all of them.
#[inline]
fn hash(word: &[u8], case: u64) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_usize(word.len());
    let (parts, rest) = word.as_chunks::<8>();
    hasher.write_u64(up_to_seven(rest) | case);
    for part in parts {
        hasher.write_u64(u64::from_le_bytes(*part) | case);
    }
    hasher.finish()
}

/// Up to seven bytes as one number, which is their own among those of their length.
fn up_to_seven(bytes: &[u8]) -> u64 {
    let half = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes));
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => half(*last) << 32 | half(*first),
        _ => bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    }
}

fn pair_key(first: u64, second: u64) -> u64 {
    first.rotate_left(17) ^ second
}
