//! The number of a reference, read in every way that it may be meant.

use crate::model::Numeral;
use crate::text::{letter, roman};

/// One way to read a printed number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) numeral: Numeral,
    pub(super) ordinals: Vec<u32>,
    /// `bis`, `a`; in lower case, empty without one.
    pub(super) suffix: String,
}

/// Longest printed number that is read at all, in bytes; what is longer is no number of a clause.
const LONGEST: usize = 24;

/// Reads a printed number: `6`, `6.2`, `12A`, `iv`, `b`; empty when it is none.
pub(super) fn readings(printed: &str) -> Vec<Reading> {
    if printed.len() > LONGEST || !printed.is_ascii() {
        return Vec::new();
    }
    if printed.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(printed).into_iter().collect();
    }
    letters(printed)
}

fn digits(printed: &str) -> Option<Reading> {
    let number_end = printed
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(printed.len());
    let (number, suffix) = printed.split_at_checked(number_end)?;
    // "12A", "6bis"; anything longer is a word that begins with a digit ("3rd", "10am").
    let is_suffix = suffix.is_empty()
        || (suffix.len() == 1 && suffix.chars().all(|c| c.is_ascii_alphabetic()))
        || is_suffix(suffix);
    if !is_suffix {
        return None;
    }
    let ordinals: Option<Vec<u32>> = number.split('.').map(|part| part.parse().ok()).collect();
    let ordinals = ordinals?;
    Some(Reading {
        numeral: if ordinals.len() > 1 {
            Numeral::Compound
        } else {
            Numeral::Arabic
        },
        ordinals,
        suffix: suffix.to_ascii_lowercase(),
    })
}

/// True for the words that tell an inserted paragraph apart from the one before it.
pub(super) fn is_suffix(word: &str) -> bool {
    ["bis", "ter", "quater", "quinquies", "sexies", "alt"]
        .iter()
        .any(|suffix| word.eq_ignore_ascii_case(suffix))
}

fn letters(printed: &str) -> Vec<Reading> {
    let is_lower = printed.chars().all(|c| c.is_ascii_lowercase());
    if !is_lower && !printed.chars().all(|c| c.is_ascii_uppercase()) {
        return Vec::new();
    }
    let (letter_style, roman_style) = if is_lower {
        (Numeral::LowerLetter, Numeral::LowerRoman)
    } else {
        (Numeral::UpperLetter, Numeral::UpperRoman)
    };
    let as_roman = roman(printed).map(|value| (roman_style, value));
    let as_letter = letter(printed).map(|value| (letter_style, value));
    [as_roman, as_letter]
        .into_iter()
        .flatten()
        .map(|(numeral, ordinal)| Reading {
            numeral,
            ordinals: vec![ordinal],
            suffix: String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_way_that_they_may_be_meant() {
        use Numeral::{Arabic, Compound, LowerLetter, LowerRoman, UpperRoman};
        for (printed, expected) in [
            ("6", vec![(Arabic, vec![6])]),
            ("6.2", vec![(Compound, vec![6, 2])]),
            ("b", vec![(LowerLetter, vec![2])]),
            ("i", vec![(LowerRoman, vec![1]), (LowerLetter, vec![9])]),
            ("XIV", vec![(UpperRoman, vec![14])]),
            ("iiii", vec![]),
            ("3rd", vec![]),
            ("70/1", vec![]),
            ("99999999999", vec![]),
        ] {
            let read: Vec<_> = readings(printed)
                .into_iter()
                .map(|reading| (reading.numeral, reading.ordinals))
                .collect();
            assert_eq!(read, expected, "{printed}");
        }
        assert_eq!(readings("12A")[0].suffix, "a");
    }
}
