//! A text as the sequence that is compared: its words and punctuation marks, white space set aside.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::text::{fold, is_word, tokens};

/// A word or punctuation mark of a text.
///
/// The white space before it belongs to it but is not compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// The same for two units that read alike; see [`fold`].
    pub(super) key: u32,
    /// Where the unit begins in its text, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// What part it plays in a sentence.
    pub(super) kind: Kind,
}

/// The part that a unit plays in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that carries meaning, a number, a symbol.
    Word,
    /// "and", "or": a word that begins the next member of a list.
    Conjunction,
    /// "of the": a word that only holds others together.
    Small,
    /// A character of a script without spaces.
    Character,
    /// What ends a sentence or a member of a list of sentences: `.`, `;`, `:`.
    Stop,
    /// What ends a phrase: a comma.
    Comma,
    /// An opening bracket.
    Opening,
    /// A closing bracket.
    Closing,
    /// Any other mark.
    Mark,
}

impl Kind {
    /// True for units that are read aloud.
    pub(super) fn is_spoken(self) -> bool {
        matches!(
            self,
            Self::Word | Self::Conjunction | Self::Small | Self::Character
        )
    }
}

/// Bytes that a word or mark takes with the space after it, about; only to set memory aside.
const BYTES_A_UNIT: usize = 6;

/// Numbers the different units of two texts, so that comparing two of them is comparing two numbers.
#[derive(Default)]
pub(super) struct Interner<'text> {
    keys: FxHashMap<Cow<'text, str>, (u32, Kind)>,
}

impl<'text> Interner<'text> {
    /// Cuts a text into units.
    pub(super) fn units(&mut self, text: &'text str) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::with_capacity(text.len() / BYTES_A_UNIT + 1);
        for token in tokens(text) {
            let printed = text.get(token.clone()).unwrap_or_default();
            if printed.starts_with(char::is_whitespace) {
                continue;
            }
            let key = fold(printed);
            if key.is_empty() {
                continue;
            }
            self.push(&mut units, text, token.start, token.end);
        }
        units
    }

    /// Adds a unit, after joining it to those before it that other printing would have made one with it.
    fn push(&mut self, units: &mut Vec<Unit>, text: &'text str, start: usize, end: usize) {
        let joined = joined_start(units, text, start, end);
        while units.last().is_some_and(|last| last.start >= joined) {
            units.pop();
        }
        let (key, kind) = self.intern(fold(text.get(joined..end).unwrap_or_default()));
        units.push(Unit {
            key,
            start: joined,
            end,
            kind,
        });
    }

    fn intern(&mut self, key: Cow<'text, str>) -> (u32, Kind) {
        if let Some(&known) = self.keys.get(&key) {
            return known;
        }
        let found = (self.keys.len() as u32, kind(&key));
        self.keys.insert(key, found);
        found
    }
}

/// `(viii)` is as long as the enumerators of a list get; more in brackets is a remark.
const LONGEST_ENUMERATOR: usize = 4;

/// Where the unit that ends with `start..end` begins.
///
/// Three full stops are one ellipsis, a span of years with an en dash is one
/// unit as it is with a hyphen, and so are `30 000` and `(iv)`.
fn joined_start(units: &[Unit], text: &str, start: usize, end: usize) -> usize {
    if let Some(last) = units.last()
        && is_thousands(text, last, start, end)
    {
        return last.start;
    }
    let [.., first, middle] = units else {
        return start;
    };
    if first.end != middle.start || middle.end != start {
        return start;
    }
    let printed = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let is_enumerator = printed(first.start, first.end) == "("
        && printed(start, end) == ")"
        && middle.kind.is_spoken()
        && printed(middle.start, middle.end).chars().count() <= LONGEST_ENUMERATOR;
    let is_ellipsis = printed(first.start, end) == "...";
    let is_span = matches!(printed(middle.start, middle.end), "‒" | "–" | "−" | "﹣")
        && first.kind.is_spoken()
        && is_word(printed(start, end));
    if is_enumerator || is_ellipsis || is_span {
        first.start
    } else {
        start
    }
}

/// True when three digits continue a number that is printed in groups of three.
fn is_thousands(text: &str, last: &Unit, start: usize, end: usize) -> bool {
    let printed = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let group = printed(start, end);
    if group.len() != 3 || !is_digits(group) {
        return false;
    }
    let before = printed(last.start, last.end);
    let last_group = before
        .split([' ', '\u{a0}', '\u{202f}', '\u{2009}'])
        .next_back();
    matches!(
        printed(last.end, start),
        " " | "\u{a0}" | "\u{202f}" | "\u{2009}"
    ) && last_group.is_some_and(|group| (1..=3).contains(&group.len()) && is_digits(group))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn kind(key: &str) -> Kind {
    if is_word(key) {
        return word_kind(key);
    }
    match key {
        "." | ";" | ":" | "?" | "!" | "。" | "；" | "：" | "？" | "！" | "؟" | "؛" => {
            Kind::Stop
        }
        "," | "，" | "、" | "،" => Kind::Comma,
        "(" | "[" | "{" | "（" | "「" | "《" => Kind::Opening,
        ")" | "]" | "}" | "）" | "」" | "》" => Kind::Closing,
        _ if key.starts_with('(') => Kind::Word,
        _ => Kind::Mark,
    }
}

fn word_kind(key: &str) -> Kind {
    let mut characters = key.chars();
    let first = characters.next().unwrap_or_default();
    if characters.next().is_none() && first.is_alphabetic() && !has_case(first) {
        return Kind::Character;
    }
    if CONJUNCTIONS.contains(&key) {
        return Kind::Conjunction;
    }
    if SMALL_WORDS.contains(&key) || is_short(key) {
        return Kind::Small;
    }
    Kind::Word
}

fn has_case(character: char) -> bool {
    character.is_lowercase() || character.is_uppercase()
}

/// A word of at most this many letters only holds others together, in any language
/// of the United Nations that has letters with case ("of", "the", "les", "del", "при").
const SHORT_WORD: usize = 3;

/// Short, and not an abbreviation in capitals; at the beginning of a sentence it has one capital.
fn is_short(key: &str) -> bool {
    key.chars().count() <= SHORT_WORD
        && key.chars().next().is_some_and(has_case)
        && key.chars().skip(1).all(char::is_lowercase)
}

/// Words that begin the next member of a list, in English, French, Spanish and Russian.
const CONJUNCTIONS: &[&str] = &[
    "and", "or", "nor", "but", "et", "ou", "y", "e", "o", "u", "и", "или", "and/or", "et/ou", "y/o",
];

/// Longer words that only hold others together, in English, French, Spanish and Russian.
const SMALL_WORDS: &[&str] = &[
    "that",
    "this",
    "with",
    "from",
    "into",
    "upon",
    "such",
    "their",
    "these",
    "those",
    "which",
    "where",
    "when",
    "than",
    "then",
    "been",
    "have",
    "were",
    "will",
    "also",
    "other",
    "there",
    "dans",
    "pour",
    "avec",
    "leur",
    "leurs",
    "cette",
    "ainsi",
    "aussi",
    "sont",
    "dont",
    "para",
    "como",
    "esta",
    "este",
    "sobre",
    "entre",
    "также",
    "этой",
    "этих",
    "как",
    "для",
    "что",
];
