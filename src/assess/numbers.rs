//! What a number is worth, whether it is written in figures or in words.

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
    // "seventy-seventh" is the longest.
    if word.len() > 15 {
        return None;
    }
    if let Some((tens, unit)) = word.split_once('-') {
        let tens = in_words(tens, &TENS, |position| 10 * (position + 2))?;
        let Value::Cardinal(tens) = tens else {
            return None;
        };
        return match in_words(unit, UNITS.get(1..10)?, |position| position + 1)? {
            Value::Cardinal(unit) => Some(Value::Cardinal(tens + unit)),
            Value::Ordinal(unit) => Some(Value::Ordinal(tens + unit)),
        };
    }
    in_words(word, &UNITS, |position| position)
        .or_else(|| in_words(word, &TENS, |position| 10 * (position + 2)))
}

fn in_words(word: &str, table: &[(&str, &str)], worth: impl Fn(u64) -> u64) -> Option<Value> {
    table
        .iter()
        .zip(0..)
        .find_map(|(&(cardinal, ordinal), position)| {
            if word == cardinal {
                Some(Value::Cardinal(worth(position)))
            } else if word == ordinal {
                Some(Value::Ordinal(worth(position)))
            } else {
                None
            }
        })
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
