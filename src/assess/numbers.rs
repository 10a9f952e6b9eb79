//! What a number is worth, whether it is written in figures or in words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a written number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// `12`, "twelve"
    Cardinal(u64),
    /// `12th`, "twelfth"
    Ordinal(u64),
}

const UNITS: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

/// Reads one printed word as a number up to 99 in words ("twenty-ninth"), or of any size in figures.
///
/// The word is folded and in lower case. Figures may have their thousands set
/// apart (`2,000`, `2 000`); a decimal fraction has no value here, and neither
/// has a number with leading zeros, which is a code.
pub(super) fn value(word: &str) -> Option<Value> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return figures(word);
    }
    if !may_be_number_word(word) {
        return None;
    }
    if let Some((tens, unit)) = word.split_once('-') {
        let (tens, unit) = (number_words().get(tens)?, number_words().get(unit)?);
        let Value::Cardinal(tens @ 20..) = *tens else {
            return None;
        };
        return match *unit {
            Value::Cardinal(unit @ 1..10) => Some(Value::Cardinal(tens + unit)),
            Value::Ordinal(unit @ 1..10) => Some(Value::Ordinal(tens + unit)),
            _ => None,
        };
    }
    number_words().get(word).copied()
}

/// "seventy-seventh"
const LONGEST_NUMBER_WORD: usize = 15;

/// False for nearly all words that are no numbers: every word of a text is asked about.
fn may_be_number_word(word: &str) -> bool {
    let (Some(first), Some(last)) = (word.bytes().next(), word.bytes().next_back()) else {
        return false;
    };
    word.len() <= LONGEST_NUMBER_WORD
        && matches!(first, b'z' | b'o' | b't' | b'f' | b's' | b'e' | b'n')
        && matches!(
            last,
            b'o' | b'e' | b'r' | b'x' | b'n' | b't' | b'y' | b'h' | b'd'
        )
}

/// Makes the table of number words, if nobody did yet.
pub(super) fn make_table() {
    number_words();
}

/// The number words of one part, by the word.
fn number_words() -> &'static FxHashMap<&'static str, Value> {
    static WORDS: LazyLock<FxHashMap<&'static str, Value>> = LazyLock::new(|| {
        let tens = TENS.iter().zip(2..).map(|(words, ten)| (words, 10 * ten));
        let all = UNITS.iter().zip(0..).chain(tens);
        all.flat_map(|(&(cardinal, ordinal), worth)| {
            [
                (cardinal, Value::Cardinal(worth)),
                (ordinal, Value::Ordinal(worth)),
            ]
        })
        .collect()
    });
    &WORDS
}

fn figures(word: &str) -> Option<Value> {
    let end = word
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(word.len());
    let (number, ending) = word.split_at_checked(end)?;
    let is_code = number.len() > 1 && number.starts_with('0');
    let digits: String = number.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let number = digits.parse().ok().filter(|_| !is_code)?;
    match ending {
        "" => Some(Value::Cardinal(number)),
        "st" | "nd" | "rd" | "th" => Some(Value::Ordinal(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_word_may_be_one() {
        let all = number_words().keys().all(|word| may_be_number_word(word));
        assert!(all);
        assert_eq!("seventy-seventh".len(), LONGEST_NUMBER_WORD);
    }

    #[test]
    fn words_and_figures_of_one_worth() {
        for (word, expected) in [
            ("ten", Some(Value::Cardinal(10))),
            ("10", Some(Value::Cardinal(10))),
            ("twenty-ninth", Some(Value::Ordinal(29))),
            ("29th", Some(Value::Ordinal(29))),
            ("2,000", Some(Value::Cardinal(2000))),
            ("2 000", Some(Value::Cardinal(2000))),
            ("sixtieth", Some(Value::Ordinal(60))),
            ("sixteenth", Some(Value::Ordinal(16))),
            ("1.5", None),
            ("007", None),
            ("70/1", None),
            ("often", None),
            ("twenty-ten", None),
        ] {
            assert_eq!(value(word), expected, "{word}");
        }
    }
}
