//! What tells an inserted paragraph apart: `bis`, `ter`, `alt`, `A`.

use super::super::cursor::Cursor;

/// Latin multiplicatives and the words that negotiators add to a number.
const SUFFIXES: [&str; 14] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "quinquiens",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "novies",
    "decies",
    "undecies",
    "alt",
    "alternative",
];

/// Steps over a suffix and returns it as printed, its words divided by one space; empty without one.
pub(super) fn eat_suffix(cursor: &mut Cursor<'_>) -> String {
    let mut found: Vec<&str> = Vec::new();
    if let Some(letter) = attached_letter(cursor) {
        found.push(letter);
    }
    loop {
        let mut ahead = *cursor;
        ahead.eat_while(1, |c| matches!(c, ' ' | '\u{a0}' | '.' | '-'));
        let start = ahead.at;
        let word = ahead.eat_while(12, char::is_alphabetic);
        let lower = word.to_ascii_lowercase();
        let known = SUFFIXES.contains(&lower.as_str());
        // `alt. 2` and `alt 2` number the alternatives.
        if !known || ahead.peek().is_some_and(char::is_alphabetic) {
            break;
        }
        *cursor = ahead;
        if lower == "alt" {
            let mut further = ahead;
            further.eat(|c| c == '.');
            further.eat(|c| c == ' ');
            let digits = further.eat_while(2, |c| c.is_ascii_digit());
            let ends = further
                .peek()
                .is_none_or(|c| matches!(c, '.' | ')' | ']' | ':'));
            if !digits.is_empty() && ends {
                *cursor = further;
            }
        }
        found.push(cursor.since(start));
    }
    found.join(" ")
}

/// The `A` of `12A.`: one capital, or one small letter before a full stop or a closing bracket.
fn attached_letter<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let mut ahead = *cursor;
    let start = ahead.at;
    let letter = ahead.eat(|c| c.is_ascii_alphabetic())?;
    let ends = match ahead.peek() {
        None | Some('.' | ')' | ']' | ':') => true,
        Some(c) => letter.is_ascii_uppercase() && c.is_whitespace(),
    };
    if !ends {
        return None;
    }
    *cursor = ahead;
    Some(cursor.since(start))
}
