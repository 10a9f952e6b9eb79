//! Arabic numbers, alone or in a row: `4`, `1.2.3`.

use super::super::cursor::Cursor;
use super::super::numeral::Reading;
use crate::text::MONTHS;

/// Most numbers in one label: deeper numbering is not printed.
const MOST_PARTS: usize = 8;
/// Longest number that is read as one: a label has no more digits.
const MOST_DIGITS: usize = 6;
/// From here on a number at the front of a line is rather a year or a sum.
const FIRST_YEAR: u32 = 1000;

/// Reads `4`, `1.2.3`, with `false` when the number may be a year.
pub(super) fn arabic(cursor: &mut Cursor<'_>) -> Option<(Reading, bool)> {
    let reading = digits(cursor)?;
    // `10:30`, `50%`, `3/4`, `2,000`, `4th`: numbers within a sentence.
    let sure = reading.ordinals.first().is_some_and(|n| *n < FIRST_YEAR);
    Some((reading, sure))
}

/// Reads one or more numbers with full stops between them.
pub(super) fn digits(cursor: &mut Cursor<'_>) -> Option<Reading> {
    let mut ordinals = vec![digit_run(cursor)?];
    while ordinals.len() < MOST_PARTS {
        let mut ahead = *cursor;
        if ahead.eat(|c| c == '.').is_none() {
            break;
        }
        let Some(next) = digit_run(&mut ahead) else {
            break;
        };
        ordinals.push(next);
        *cursor = ahead;
    }
    Some(Reading::arabic(ordinals))
}

fn digit_run(cursor: &mut Cursor<'_>) -> Option<u32> {
    let run = cursor.eat_while(MOST_DIGITS + 1, |c| c.is_ascii_digit() || is_native(c));
    let value = run
        .chars()
        .try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))?;
    (!run.is_empty() && run.chars().count() <= MOST_DIGITS).then_some(value)
}

/// Arabic-Indic and Persian digits.
pub(super) fn is_native(c: char) -> bool {
    matches!(c, '٠'..='٩' | '۰'..='۹')
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
        _ => c.to_digit(10),
    }
}

/// Steps over the dash that ends a number in Arabic as a full stop does elsewhere: `1 - تدعو`, `2- تطلب`.
///
/// Only before a script without capitals: with them, `3 - a` is as often a sum or a range.
pub(super) fn eat_dash(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.skip_space();
    let is_dash = ahead
        .eat(|c| matches!(c, '-' | '–' | '—' | '‐' | '‑'))
        .is_some();
    let spaced = ahead.peek().is_some_and(char::is_whitespace);
    ahead.skip_space();
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let ends_a_number = is_dash && spaced && ahead.peek().is_some_and(is_caseless);
    if ends_a_number {
        *cursor = ahead;
    }
    ends_a_number
}

/// True when a text begins with the name of a month: the number before it is a date.
pub(super) fn is_month(text: &str) -> bool {
    let word = text
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    MONTHS.contains(&word)
}
