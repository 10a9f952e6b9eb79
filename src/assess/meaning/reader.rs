//! A text as a row of words and marks that can be looked at from any place.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{fold_case_if_needed, is_word, tokens};

/// A text cut into words and punctuation marks, white space left out.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    ranges: Vec<Range<usize>>,
    lower: Vec<Cow<'t, str>>,
}

impl<'t> Reader<'t> {
    /// Cuts a text.
    pub(super) fn of(text: &'t str) -> Self {
        let mut ranges = Vec::new();
        let mut lower = Vec::new();
        for range in tokens(text) {
            let token = text.get(range.clone()).unwrap_or("");
            if !token.trim_start().is_empty() {
                lower.push(fold_case_if_needed(token));
                ranges.push(range);
            }
        }
        Self {
            text,
            ranges,
            lower,
        }
    }

    /// How many words and marks there are.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// One of them as printed; empty outside.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.ranges
            .get(at)
            .and_then(|range| self.text.get(range.clone()))
            .unwrap_or("")
    }

    /// One of them folded and in lower case; empty outside.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", |lower| lower)
    }

    /// The one so many places before; empty outside.
    pub(super) fn lower_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    /// The one so many places before as printed; empty outside.
    pub(super) fn word_before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The bytes of a run of words.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let first = self.ranges.get(words.start);
        let last = words.end.checked_sub(1).and_then(|at| self.ranges.get(at));
        match (first, last) {
            (Some(first), Some(last)) if first.start <= last.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// A run of words as printed.
    pub(super) fn slice(&self, words: &Range<usize>) -> &'t str {
        self.text.get(self.bytes(words)).unwrap_or("")
    }

    /// The position of the first word that ends after a byte.
    pub(super) fn at_byte(&self, byte: usize) -> usize {
        self.ranges.partition_point(|range| range.end <= byte)
    }

    /// True when the words of a phrase stand here.
    pub(super) fn has(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut end = at;
        for word in phrase.split(' ') {
            if self.lower(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// True when this one is a word or a number.
    pub(super) fn is_word(&self, at: usize) -> bool {
        is_word(self.word(at))
    }

    /// True when a word begins a sentence, so that its capital says nothing.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || matches!(self.lower_before(at, 1), "." | ":" | "\"" | "[" | "?")
    }

    /// True when a word is written with a capital that no beginning of a sentence gave it.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase) && !self.begins_sentence(at)
    }
}
