//! The numbers of a reference: `6`, `6 bis`, `6-8`, `(b)`, `IV`.

use std::ops::Range;

use super::super::pieces::Words;
use super::cite::Cite;
use super::noun::Noun;
use super::numeral::{self, Reading, readings};
use super::points::Points;

/// Reads one number: `6`, `6 bis`, `6-8` (two numbers), `(b)`, `IV`; returns where it ends.
pub(super) fn number(
    words: &Words<'_>,
    at: usize,
    noun: Noun,
    cites: &mut Vec<Cite>,
) -> Option<usize> {
    let word = words.get(at);
    if word == "(" {
        return in_brackets(words, at, cites, None).inspect(|_| {
            if let Some(cite) = cites.last_mut() {
                cite.noun = noun;
            }
        });
    }
    let range = words.range(at)?;
    if let Some((low, high)) = word.split_once(['-', '–']) {
        let (low_read, high_read) = (readings(low), readings(high));
        if low_read.is_empty()
            || high_read.is_empty()
            || !starts_with_digit(low)
            || noun == Noun::Subparagraph
        {
            return None;
        }
        cites.push(cite(
            range.start..range.start + low.len(),
            noun,
            low_read,
            None,
        ));
        cites.push(cite(
            range.end - high.len()..range.end,
            noun,
            high_read,
            None,
        ));
        return Some(at + 1);
    }
    // "Agenda item 5" is no paragraph: what stands under a paragraph is cited in brackets.
    let is_number = starts_with_digit(word) && noun != Noun::Subparagraph;
    if !is_number && !is_bare_letters(word, noun) {
        return None;
    }
    let mut readings = readings(word);
    if readings.is_empty() {
        return None;
    }
    let after = words.get(at + 1);
    let mut end = at + 1;
    let mut bytes = range;
    if numeral::is_suffix(after)
        && let Some(suffix) = words.range(at + 1)
    {
        bytes.end = suffix.end;
        end += 1;
        for reading in &mut readings {
            reading.suffix = after.to_ascii_lowercase();
        }
    }
    cites.push(cite(bytes, noun, readings, None));
    Some(end)
}

/// Reads `(a)`, `(iv)`, `(2)`; returns where it ends.
pub(super) fn in_brackets(
    words: &Words<'_>,
    at: usize,
    cites: &mut Vec<Cite>,
    under: Option<usize>,
) -> Option<usize> {
    if words.get(at) != "(" || words.get(at + 2) != ")" {
        return None;
    }
    let word = words.get(at + 1);
    // A longer word in brackets is an abbreviation or an aside; a longer number is a year.
    if word.len() > 5 || (starts_with_digit(word) && word.len() > 3) {
        return None;
    }
    let readings = readings(word);
    if readings.is_empty() {
        return None;
    }
    let range = words.range(at + 1)?;
    cites.push(cite(range, Noun::Subparagraph, readings, under));
    Some(at + 3)
}

fn cite(range: Range<usize>, noun: Noun, readings: Vec<Reading>, under: Option<usize>) -> Cite {
    Cite {
        range,
        noun,
        readings,
        under,
        points: Points::Anywhere,
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_bare_letters(word: &str, noun: Noun) -> bool {
    noun.takes_bare_letters() && word.chars().all(|c| c.is_ascii_uppercase())
}
