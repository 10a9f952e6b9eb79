//! Letters and Roman numerals, and which of the two a printed letter may be.

use crate::model::Numeral;

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
/// Longest run of one letter that counts on after `z`: `aa`, `bbb`.
const LONGEST_LETTER_RUN: usize = 3;

/// The ways to read letters as a number, the likelier first: `i` is 1 or the ninth letter.
pub(super) fn read_letters(text: &str) -> Vec<Reading> {
    let lower = text.chars().all(|c| c.is_ascii_lowercase());
    if !lower && !text.chars().all(|c| c.is_ascii_uppercase()) {
        return Vec::new();
    }
    let (letter_style, roman_style) = if lower {
        (Numeral::LowerLetter, Numeral::LowerRoman)
    } else {
        (Numeral::UpperLetter, Numeral::UpperRoman)
    };
    let roman = roman(text).map(|n| Reading::one(roman_style, n));
    let letter = letter(text).map(|n| Reading::one(letter_style, n));
    let letter_first = matches!(text, "c" | "d" | "l" | "m" | "C" | "D" | "L" | "M");
    let (first, second) = if letter_first {
        (letter, roman)
    } else {
        (roman, letter)
    };
    first.into_iter().chain(second).collect()
}

/// The value of a canonical Roman numeral in either case.
pub(super) fn roman(text: &str) -> Option<u32> {
    const STEPS: [(u32, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut value = 0;
    for (step, digits) in STEPS {
        let most = if matches!(digits, "c" | "x" | "i") {
            3
        } else {
            1
        };
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(digits) else {
                break;
            };
            rest = shorter;
            value += step;
        }
    }
    let canonical = rest.is_empty()
        && !["ixi", "ivi", "xcx", "xlx"]
            .iter()
            .any(|twice| lower.contains(twice));
    (canonical && value <= LARGEST_ROMAN).then_some(value)
}

/// The value of a letter, or of one letter repeated: `a` 1, `z` 26, `aa` 27.
fn letter(text: &str) -> Option<u32> {
    let first = text.chars().next()?.to_ascii_lowercase();
    let same = text.chars().all(|c| c.to_ascii_lowercase() == first);
    if !first.is_ascii_lowercase() || !same || text.len() > LONGEST_LETTER_RUN {
        return None;
    }
    let run = u32::try_from(text.len()).ok()?;
    Some(26 * (run - 1) + (u32::from(first) - u32::from('a')) + 1)
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
