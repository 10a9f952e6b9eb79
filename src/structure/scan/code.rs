//! Codes that number requirements and controls: `AC-2(3)`, `V1.1`, `REQ-12`, `A.5.1.2`.

use super::super::cursor::Cursor;
use super::super::numeral::{Reading, read_letters};
use super::Found;
use super::number::digits;

/// Longest run of letters in a code's front: `SAFETY-`.
const LONGEST_FRONT: usize = 8;
/// Most groups of letters before the first digit: `PR.AC-1` has two.
const MOST_GROUPS: usize = 4;

/// Reads a code, up to its last number or bracket.
pub(super) fn code(cursor: &mut Cursor<'_>) -> Option<Found> {
    let start = cursor.at;
    let mut groups = 0;
    loop {
        let run = cursor.eat_while(LONGEST_FRONT, |c| c.is_ascii_alphabetic());
        let capitals = run.chars().all(|c| c.is_ascii_uppercase());
        groups += 1;
        if run.is_empty() || !capitals || groups > MOST_GROUPS {
            return None;
        }
        cursor.eat(|c| matches!(c, '-' | '.' | '_'));
        if cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
            break;
        }
    }
    let word = cursor.since(start).to_string();
    let mut reading = digits(cursor)?;
    // Enhancements and sub-items in brackets: `AC-2(3)(a)`.
    loop {
        let mut ahead = *cursor;
        if ahead.eat(|c| c == '(').is_none() {
            break;
        }
        let inner = if ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
            digits(&mut ahead).map(|r| r.last())
        } else {
            let letters = ahead.eat_while(4, |c| c.is_ascii_lowercase());
            read_letters(letters).first().map(Reading::last)
        };
        let (Some(inner), Some(_)) = (inner, ahead.eat(|c| c == ')')) else {
            break;
        };
        reading.ordinals.push(inner);
        *cursor = ahead;
    }
    let ends = cursor
        .peek()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ':' | ')' | ']' | '|'));
    if !ends {
        return None;
    }
    let mut found = Found::plain(vec![Reading::arabic(reading.ordinals)]);
    found.word = word;
    found.sure = false;
    Some(found)
}
