//! Letters and Roman numerals, and which of the two a printed letter may be.

use crate::model::Numeral;
use crate::text;

/// One way to read a printed number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) numeral: Numeral,
    /// From the outermost to the innermost; never empty.
    pub(super) ordinals: Vec<u32>,
}

impl Reading {
    pub(super) fn one(numeral: Numeral, ordinal: u32) -> Self {
        Self {
            numeral,
            ordinals: vec![ordinal],
        }
    }

    pub(super) fn arabic(ordinals: Vec<u32>) -> Self {
        Self {
            numeral: if ordinals.len() > 1 {
                Numeral::Compound
            } else {
                Numeral::Arabic
            },
            ordinals,
        }
    }

    pub(super) fn last(&self) -> u32 {
        self.ordinals.last().copied().unwrap_or(0)
    }
}

/// Largest Roman numeral that is believed to be one; above it stand words (`mix`, `did`).
const LARGEST_ROMAN: u32 = 199;
/// Bytes of the longest Roman numeral up to that: `clxxxviii`.
const LONGEST_ROMAN: usize = 9;

/// The ways to read letters as a number, the likelier first: `i` is 1 or the ninth letter.
pub(super) fn read_letters(printed: &str) -> Vec<Reading> {
    let lower = printed.chars().all(|c| c.is_ascii_lowercase());
    if !lower && !printed.chars().all(|c| c.is_ascii_uppercase()) {
        return Vec::new();
    }
    let (letter_style, roman_style) = if lower {
        (Numeral::LowerLetter, Numeral::LowerRoman)
    } else {
        (Numeral::UpperLetter, Numeral::UpperRoman)
    };
    let roman = roman(printed).map(|n| Reading::one(roman_style, n));
    let letter = text::letter(printed).map(|n| Reading::one(letter_style, n));
    let letter_first = matches!(printed, "c" | "d" | "l" | "m" | "C" | "D" | "L" | "M");
    let (first, second) = if letter_first {
        (letter, roman)
    } else {
        (roman, letter)
    };
    first.into_iter().chain(second).collect()
}

/// The value of a Roman numeral that is short and small enough to be a label.
pub(super) fn roman(printed: &str) -> Option<u32> {
    if printed.len() > LONGEST_ROMAN {
        return None;
    }
    text::roman(printed).filter(|value| *value <= LARGEST_ROMAN)
}

/// The value of a number written as a word after `Article`: `One`, `premier`.
pub(super) fn spelled(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let lower = word.to_lowercase();
    if matches!(
        lower.as_str(),
        "premier" | "première" | "primero" | "primera" | "first"
    ) {
        return Some(1);
    }
    let at = WORDS.iter().position(|known| *known == lower)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        for (text, value) in [
            ("i", Some(1)),
            ("iv", Some(4)),
            ("XIV", Some(14)),
            ("xlviii", Some(48)),
            ("xcix", Some(99)),
            ("iiii", None),
            ("ic", None),
            ("ixi", None),
            ("mix", None),
            ("", None),
        ] {
            assert_eq!(roman(text), value, "{text}");
        }
    }

    #[test]
    fn a_letter_that_is_also_a_numeral_has_two_readings() {
        let of = |text| {
            read_letters(text)
                .iter()
                .map(|r| (r.numeral, r.last()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of("i"),
            [(Numeral::LowerRoman, 1), (Numeral::LowerLetter, 9)]
        );
        assert_eq!(
            of("C"),
            [(Numeral::UpperLetter, 3), (Numeral::UpperRoman, 100)]
        );
        assert_eq!(of("b"), [(Numeral::LowerLetter, 2)]);
        assert_eq!(of("bb"), [(Numeral::LowerLetter, 28)]);
        assert_eq!(of("iv"), [(Numeral::LowerRoman, 4)]);
        assert!(of("ab").is_empty() && of("aB").is_empty());
    }
}
