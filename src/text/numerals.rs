//! Numbers that are written with letters.

/// Longest run of one letter that counts on after `z`: `aa`, `bbb`. Three is as far as lists go in practice.
const LONGEST_LETTER_RUN: usize = 3;

/// The value of a letter, or of one letter repeated, in either case: `a` 1, `z` 26, `aa` 27.
pub fn letter(printed: &str) -> Option<u32> {
    let first = printed.chars().next()?.to_ascii_lowercase();
    let same = printed
        .chars()
        .all(|character| character.to_ascii_lowercase() == first);
    if !first.is_ascii_lowercase() || !same || printed.len() > LONGEST_LETTER_RUN {
        return None;
    }
    let run = u32::try_from(printed.len()).ok()?;
    Some(26 * (run - 1) + u32::from(first) - u32::from('a') + 1)
}

/// The values of Roman digits, and of the pairs that subtract, in falling order.
const STEPS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
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

/// Steps that are not read: no list goes to 500, and `d`, `m` and `mix` are letters and words.
const UNREAD: usize = 4;

/// The value of a Roman numeral in either case, without `d` and `m`.
///
/// Only the form in which the value is properly written counts: `iiii`, `ic`
/// and `xcl` are none. `None` for the empty text.
pub fn roman(printed: &str) -> Option<u32> {
    let lower = printed.to_ascii_lowercase();
    let steps = STEPS.get(UNREAD..).unwrap_or(&[]);
    let mut value = 0_u32;
    let mut rest = lower.as_str();
    for (step, digits) in steps {
        while let Some(shorter) = rest.strip_prefix(digits) {
            rest = shorter;
            value = value.checked_add(*step)?;
        }
    }
    (rest.is_empty() && value > 0 && write(value, steps) == lower).then_some(value)
}

/// Numbers from here on are not written in Roman digits.
const MOST_ROMAN: u32 = 4000;

/// A number in small Roman digits, as lists print it; in decimal ones when it is 0, or 4000 and more.
pub fn write_roman(number: u32) -> String {
    if number == 0 || number >= MOST_ROMAN {
        return number.to_string();
    }
    write(number, &STEPS)
}

fn write(mut value: u32, steps: &[(u32, &str)]) -> String {
    let mut written = String::new();
    for (step, digits) in steps {
        while value >= *step {
            written.push_str(digits);
            value -= step;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_proper_form_of_a_roman_numeral_counts() {
        for (printed, value) in [
            ("i", Some(1)),
            ("XIV", Some(14)),
            ("xcix", Some(99)),
            ("cxl", Some(140)),
            ("iiii", None),
            ("ivi", None),
            ("xcl", None),
            ("mix", None),
            ("", None),
        ] {
            assert_eq!(roman(printed), value, "{printed}");
        }
    }

    #[test]
    fn roman_numerals_are_written_up_to_3999() {
        for (number, written) in [
            (0, "0"),
            (1, "i"),
            (499, "cdxcix"),
            (2031, "mmxxxi"),
            (3999, "mmmcmxcix"),
            (4000, "4000"),
        ] {
            assert_eq!(write_roman(number), written);
        }
    }

    #[test]
    fn a_letter_may_be_repeated() {
        for (printed, value) in [
            ("a", Some(1)),
            ("Z", Some(26)),
            ("bb", Some(28)),
            ("ab", None),
            ("aaaa", None),
            ("é", None),
        ] {
            assert_eq!(letter(printed), value, "{printed}");
        }
    }
}
