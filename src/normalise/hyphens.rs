//! Words that a line's end broke, and hyphens that it lost.

use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use crate::model::{Block, FurnitureKind};

use super::edit::{self, Edit};
use super::vocabulary::{key, without_mark};
use super::words::words;
use super::{Taken, Vocabulary};

/// First parts that keep their hyphen when no other place of the drafts tells
/// (United Nations Editorial Manual, "Spelling": hyphenation).
const HYPHENATED_FIRST: &[&str] = &[
    "all", "anti", "counter", "cross", "ex", "half", "intra", "mid", "pan", "post", "pro", "semi",
    "high", "long", "low", "multi", "non", "quasi", "self", "short", "so", "socio", "vice", "well",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// After these words a hyphen hangs in the air: `short- and long-term`.
const SUSPENDED: &[&str] = &[
    "and", "or", "to", "nor", "et", "ou", "y", "o", "und", "oder",
];
/// A hyphen was lost when the word with it stands at least this many times as often.
const MORE_OFTEN: u32 = 2;
/// Combining forms, which are spelt both ways and by no accident.
const COMBINING: &[&str] = &[
    "aero", "agri", "agro", "anti", "auto", "cyber", "counter", "electro", "extra", "hydro",
    "hyper", "infra", "inter", "intra", "macro", "mega", "meta", "micro", "mini", "mono", "multi",
    "over", "para", "photo", "poly", "post", "pseudo", "quasi", "retro", "semi", "socio", "super",
    "supra", "tele", "trans", "ultra", "under",
];
/// Shorter first parts (`co`, `re`, `pre`) are spelt both ways too.
const SHORTEST_PART: usize = 4;
/// Longer runs of letters, in bytes, are no words.
const LONGEST_WORD: usize = 80;

/// Adds the words of a following line to a block, mending the word at the joint.
pub(super) fn join(block: &mut Block, next: Block, vocabulary: &Vocabulary, taken: &mut Taken) {
    match joint(&block.text, &next.text, vocabulary) {
        Joint::Space => edit::append(block, " ", next),
        Joint::Glue => edit::append(block, "", next),
        Joint::Mend { hyphen } => {
            let line = next.line;
            let first = last_part(&block.text);
            let broken = format!("{}-{}", first.0, first_part(&next.text));
            let whole = format!("{}{}", first.0, first_part(&next.text));
            let length = block.text.len() - hyphen;
            edit::truncate(block, length);
            edit::append(block, "", next);
            taken.push(FurnitureKind::Hyphen, format!("{broken} → {whole}"), line);
        }
    }
}

/// What stands between two lines once they are one.
enum Joint {
    Space,
    /// Nothing: the hyphen or dash at the end stays.
    Glue,
    /// Nothing, and the hyphen at the end (of so many bytes) goes.
    Mend {
        hyphen: usize,
    },
}

fn joint(text: &str, next: &str, vocabulary: &Vocabulary) -> Joint {
    let Some(last) = text.chars().next_back() else {
        return Joint::Glue;
    };
    let Some(first) = next.chars().next() else {
        return Joint::Glue;
    };
    let before = text.chars().rev().nth(1);
    let after_word = before.is_some_and(char::is_alphanumeric);
    match last {
        '\u{ad}' => Joint::Mend {
            hyphen: last.len_utf8(),
        },
        '-' | '‐' | '‑' if after_word && first.is_alphanumeric() => {
            match mended(last_part(text).0, first_part(next), vocabulary) {
                Mended::Joined if last != '‑' => Joint::Mend {
                    hyphen: last.len_utf8(),
                },
                Mended::Suspended => Joint::Space,
                _ => Joint::Glue,
            }
        }
        // A range of years, an address, a pair of words.
        '–' | '/' if after_word && first.is_alphanumeric() => Joint::Glue,
        _ if is_unspaced(last) && is_unspaced(first) => Joint::Glue,
        _ => Joint::Space,
    }
}

/// Scripts that are written without spaces.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3134F}')
}

enum Mended {
    Joined,
    Hyphenated,
    /// `short-` before `and long-term`: a space belongs there.
    Suspended,
}

/// Decides whether `first-` and `second` are one word, by what stands elsewhere in the drafts.
fn mended(first: &str, second: &str, vocabulary: &Vocabulary) -> Mended {
    if SUSPENDED.contains(&second) {
        return Mended::Suspended;
    }
    let second = without_mark(second);
    let joined = vocabulary.count(&format!("{first}{second}"));
    let hyphenated = vocabulary.count(&format!("{first}-{second}"));
    if joined != hyphenated {
        return if joined > hyphenated {
            Mended::Joined
        } else {
            Mended::Hyphenated
        };
    }
    let keeps = first.contains('-')
        || second.contains('-')
        || !first.chars().all(char::is_lowercase) && !first.starts_with(char::is_uppercase)
        || first.ends_with(char::is_uppercase)
        || !second.starts_with(char::is_lowercase)
        || HYPHENATED_FIRST.contains(&first.to_lowercase().as_str())
        || (vocabulary.knows(first)
            && vocabulary.knows(second)
            && first.len() >= SHORTEST_PART
            && second.len() >= SHORTEST_PART);
    if keeps {
        Mended::Hyphenated
    } else {
        Mended::Joined
    }
}

/// The letters before the hyphen that ends a text, and where they begin.
fn last_part(text: &str) -> (&str, usize) {
    let body = text.trim_end_matches(['-', '‐', '‑', '\u{ad}']);
    let start = body
        .char_indices()
        .rev()
        .take_while(|(_, it)| it.is_alphanumeric() || matches!(it, '-' | '‑' | '’' | '\''))
        .last()
        .map_or(body.len(), |(at, _)| at);
    (body.get(start..).unwrap_or(""), start)
}

/// The letters at the front of a text, with the rest of a word of several parts.
fn first_part(text: &str) -> &str {
    let end = text
        .find(|it: char| !it.is_alphanumeric() && it != '-')
        .unwrap_or(text.len());
    text.get(..end).unwrap_or("").trim_end_matches('-')
}

/// Mends what earlier tools left inside the lines of a draft, and keeps the words that have hyphens.
#[derive(Default)]
pub(super) struct Hyphens {
    /// Words of the draft that have hyphens, by what they are without them.
    known: FxHashMap<u64, Hyphenated>,
}

impl Hyphens {
    /// Closes the gaps of one block, `human- made`, `2024– 2034`, and notes its words with hyphens.
    pub(super) fn mend(&mut self, block: &mut Block, vocabulary: &Vocabulary, taken: &mut Taken) {
        if has_gap(&block.text) {
            close_gaps(block, vocabulary, taken);
        }
        self.note(&block.text);
    }

    /// Puts back hyphens that were lost, `Openended`, once all blocks were mended.
    pub(super) fn restore(self, blocks: &mut [Block], vocabulary: &Vocabulary, taken: &mut Taken) {
        restore_lost(self.known, blocks, vocabulary, taken);
    }

    fn note(&mut self, text: &str) {
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
                self.known.entry(plain).or_insert(hyphenated).count += 1;
            }
        }
    }
}

/// True when a space follows a hyphen, or something that ends with the same byte as a dash.
fn has_gap(text: &str) -> bool {
    /// The last byte of `–` in UTF-8.
    const DASH: u8 = 0x93;
    let text = text.as_bytes();
    memchr::memchr2_iter(b'-', DASH, text).any(|at| text.get(at + 1) == Some(&b' '))
}

/// Closes the gap that a line's end left after a hyphen.
fn close_gaps(block: &mut Block, vocabulary: &Vocabulary, taken: &mut Taken) {
    let mut edits = Vec::new();
    for (at, mark) in block.text.match_indices(['-', '–']) {
        let space = at + mark.len();
        let (Some(before), Some(rest)) = (block.text.get(..space), block.text.get(space..)) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix(' ') else {
            continue;
        };
        let (first, second) = (last_part(before.trim_end_matches('–')).0, first_part(rest));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        // Only whole words of letters: `__Host- prefix` is printed so.
        let start = last_part(before.trim_end_matches('–')).1;
        let outside = before.get(..start).and_then(|it| it.chars().next_back());
        if outside.is_some_and(|it| !it.is_whitespace() && !matches!(it, '(' | '[' | '“' | '"')) {
            continue;
        }
        if mark == "–" {
            // A range of figures; between words a dash may have a space on one side.
            if first.ends_with(|it: char| it.is_ascii_digit())
                && second.starts_with(|it: char| it.is_ascii_digit())
            {
                edits.push(Edit::cut(space..space + 1));
            }
            continue;
        }
        match mended(first, second, vocabulary) {
            Mended::Suspended => {}
            Mended::Hyphenated => {
                edits.push(Edit::cut(space..space + 1));
                taken.push(
                    FurnitureKind::Hyphen,
                    format!("{first}- {second} → {first}-{second}"),
                    block.line,
                );
            }
            Mended::Joined => {
                edits.push(Edit::cut(at..space + 1));
                taken.push(
                    FurnitureKind::Hyphen,
                    format!("{first}- {second} → {first}{second}"),
                    block.line,
                );
            }
        }
    }
    edit::apply(block, &edits);
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

/// Puts back hyphens that a line's end lost: the word stands without them, but
/// mostly with them in the same draft and in both drafts together.
fn restore_lost(
    mut known: FxHashMap<u64, Hyphenated>,
    blocks: &mut [Block],
    vocabulary: &Vocabulary,
    taken: &mut Taken,
) {
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
