//! Finding a label at the front of a text.
//!
//! A label is found by its form alone; where the form is not proof
//! (`4.2 Scope`, `A. Title`, `2030. …`), the mark says so and its neighbours
//! decide (`evidence`).

use super::cursor::Cursor;
use super::mark::{Decoration, Mark};
use super::numeral::{Reading, read_letters, spelled};
use super::shape::{heading_like, is_closing_bracket, is_opening_quote, word_count};
use super::words::{WordClass, double_word, label_word};

mod chinese;
mod code;
mod number;
mod suffix;

use number::{arabic, digits, eat_dash};
use suffix::eat_suffix;

/// Most words that may follow a label without punctuation (`Article 4 General provisions`).
const LONGEST_BARE_HEADING: usize = 16;

/// Finds the label that a text begins with.
pub(super) fn scan(text: &str) -> Option<Mark> {
    let mut mark = scan_one(text, false)?;
    if matches!(mark.class, None | Some(WordClass::Operative)) && mark.word.is_empty() {
        attach_inner(text, &mut mark);
    }
    Some(mark)
}

/// Reads a text that is nothing but a label: one that the format gave, or a table's first cell.
pub(super) fn scan_whole(text: &str) -> Option<Mark> {
    let trimmed = text.trim();
    let mark = scan_one(trimmed, true)?;
    let rest = trimmed.get(mark.cut.end..).unwrap_or("");
    rest.chars()
        .all(|c| !c.is_alphanumeric())
        .then_some(Mark { sure: true, ..mark })
}

/// Finds one label; `whole` also takes numbers that nothing follows.
fn scan_one(text: &str, whole: bool) -> Option<Mark> {
    let mut cursor = Cursor::new(text);
    cursor.skip_space();
    let outer = cursor.at;
    cursor.eat_while(3, |c| c == '[' || c == '{');
    let brackets = outer..cursor.at;
    let start = cursor.at;
    let quoted = !cursor
        .eat_while(2, |c| is_opening_quote(c) || c == '[')
        .is_empty();
    let found = number_at(&mut cursor, whole)?;
    let mut printed_from = start;
    let end_of_number = cursor.at;
    let mut printed_to = end_of_number;
    let mut closed = false;
    if !brackets.is_empty() {
        let mut ahead = cursor;
        ahead.eat(|c| c == '.' || c == ')');
        if ahead.eat(is_closing_bracket).is_some() {
            // The bracket holds the label alone: `[4 bis].`
            cursor = ahead;
            printed_from = brackets.end.saturating_sub(1).max(brackets.start);
            printed_to = cursor.at;
            closed = true;
        }
    }
    let ending = ending(&mut cursor, &found, closed, whole)?;
    let printed = text
        .get(printed_from..printed_to)?
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Some(Mark {
        cut: printed_from..cursor.at,
        printed,
        word: found.word,
        class: found.class,
        shown_word: found.shown_word,
        decoration: found.decoration.unwrap_or(ending.decoration),
        readings: found.readings,
        suffix: found.suffix,
        quoted,
        sure: found.sure && ending.sure,
        inner: None,
    })
}

/// A number with its word, before the punctuation that ends it.
struct Found {
    word: String,
    class: Option<WordClass>,
    shown_word: &'static str,
    /// Set when the number brings its own punctuation, `(a)`.
    decoration: Option<Decoration>,
    readings: Vec<Reading>,
    suffix: String,
    sure: bool,
    /// True for letters and Roman numerals, which need punctuation to be labels.
    letters: bool,
}

impl Found {
    fn plain(readings: Vec<Reading>) -> Self {
        Self {
            word: String::new(),
            class: None,
            shown_word: "",
            decoration: None,
            readings,
            suffix: String::new(),
            sure: true,
            letters: false,
        }
    }

    /// True for `4`, alone.
    fn is_plain_number(&self) -> bool {
        let is_single = |reading: &Reading| reading.ordinals.len() == 1;
        let is_bare = self.class.is_none() && self.decoration.is_none() && !self.letters;
        is_bare && self.word.is_empty() && self.readings.iter().all(is_single)
    }
}

fn number_at(cursor: &mut Cursor<'_>, whole: bool) -> Option<Found> {
    match cursor.peek()? {
        '(' => round(cursor),
        c if c.is_ascii_digit() || number::is_native(c) => {
            let (readings, sure) = arabic(cursor)?;
            let mut found = Found::plain(vec![readings]);
            found.sure = sure;
            found.suffix = eat_suffix(cursor);
            Some(found)
        }
        '§' | '¶' => {
            let sign = cursor.eat_while(2, |c| c == '§' || c == '¶').to_string();
            let (class, shown_word) = label_word(&sign)?;
            cursor.skip_space();
            worded(cursor, sign, class, shown_word)
        }
        '第' | '（' | '一'..='鿿' => chinese::chinese(cursor),
        c if c.is_alphabetic() => word_first(cursor, whole),
        _ => None,
    }
}

/// `(a)`, `(12)`, `(iv)`, `(a bis)`, `(a) bis`
fn round(cursor: &mut Cursor<'_>) -> Option<Found> {
    cursor.eat(|c| c == '(')?;
    cursor.skip_space();
    let readings = match cursor.peek()? {
        c if c.is_ascii_digit() => vec![arabic(cursor)?.0],
        _ => read_letters(cursor.eat_while(9, |c| c.is_ascii_alphabetic())),
    };
    if readings.is_empty() {
        return None;
    }
    let mut suffix = eat_suffix(cursor);
    cursor.skip_space();
    cursor.eat(|c| c == ')')?;
    if suffix.is_empty() {
        suffix = eat_suffix(cursor);
    }
    let mut found = Found::plain(readings);
    // A year in brackets, `(2024)`, is no label unless its neighbours are.
    found.sure = found.readings.first().is_some_and(|r| r.last() < 1000);
    found.suffix = suffix;
    found.decoration = Some(Decoration::Round);
    Some(found)
}

/// What begins with a letter: `Article 4`, `OP3`, `AC-2(3)`, `a)`, `IV.`
fn word_first(cursor: &mut Cursor<'_>, whole: bool) -> Option<Found> {
    let start = *cursor;
    if let Some((class, length)) = double_word(cursor.rest()) {
        cursor.advance(length);
        let word = cursor.since(start.at).to_string();
        cursor.skip_space();
        return worded(cursor, word, class, "");
    }
    let mut word = cursor.eat_while(24, char::is_alphabetic).to_string();
    if cursor.peek() == Some('.') && label_word(&format!("{word}.")).is_some() {
        cursor.eat(|c| c == '.');
        word.push('.');
    }
    if let Some((class, shown)) = label_word(&word) {
        let spaced = cursor.peek().is_some_and(char::is_whitespace);
        let paragraph_sign = matches!(word.as_str(), "OP" | "PP" | "Op" | "Pp");
        if word.chars().next().is_some_and(char::is_uppercase) && (spaced || paragraph_sign) {
            cursor.skip_space();
            return worded(cursor, word, class, shown);
        }
        if class == WordClass::Article && word.starts_with(|c: char| !c.is_ascii()) {
            cursor.skip_space();
            return worded(cursor, word, class, shown);
        }
    }
    *cursor = start;
    if let Some(found) = code::code(cursor) {
        return Some(found);
    }
    *cursor = start;
    let letters = cursor.eat_while(9, |c| c.is_ascii_alphabetic());
    let readings = read_letters(letters);
    if readings.is_empty() {
        return None;
    }
    let mut found = Found::plain(readings);
    found.suffix = eat_suffix(cursor);
    found.letters = true;
    (whole || matches!(cursor.peek(), Some('.' | ')'))).then_some(found)
}

/// The number after a known word.
fn worded(
    cursor: &mut Cursor<'_>,
    word: String,
    class: WordClass,
    shown_word: &'static str,
) -> Option<Found> {
    let readings = match cursor.peek()? {
        c if c.is_numeric() => vec![digits(cursor)?],
        _ => {
            let start = cursor.at;
            let name = cursor.eat_while(10, char::is_alphabetic);
            let readings = if name.chars().all(|c| c.is_ascii_uppercase()) || name.len() == 1 {
                read_letters(name)
            } else {
                Vec::new()
            };
            if readings.is_empty() {
                let value = spelled(cursor.since(start))?;
                vec![Reading::arabic(vec![value])]
            } else {
                readings
            }
        }
    };
    let mut found = Found::plain(readings);
    found.suffix = eat_suffix(cursor);
    found.word = word;
    found.class = Some(class);
    found.shown_word = shown_word;
    Some(found)
}

struct Ending {
    decoration: Decoration,
    sure: bool,
}

/// Steps over what ends a label; `None` when what follows shows that it was none.
fn ending(cursor: &mut Cursor<'_>, found: &Found, closed: bool, whole: bool) -> Option<Ending> {
    let worded = found.class.is_some();
    let round = found.decoration.is_some();
    let mut decoration = Decoration::Bare;
    let mut punctuated = round || closed;
    match cursor.peek() {
        Some('.') if !round || cursor.peek_second().is_none_or(char::is_whitespace) => {
            cursor.eat(|c| c == '.');
            decoration = Decoration::Dot;
            punctuated = true;
        }
        Some(')') if !round => {
            cursor.eat(|c| c == ')');
            decoration = Decoration::Closing;
            punctuated = true;
        }
        Some(':') if !round && cursor.peek_second().is_none_or(char::is_whitespace) => {
            cursor.eat(|c| c == ':');
            punctuated = true;
        }
        Some(']') if !closed && !round => return None,
        _ if found.is_plain_number() && eat_dash(cursor) => {
            decoration = Decoration::Dot;
            punctuated = true;
        }
        _ => {}
    }
    let spaced = cursor.peek().is_some_and(char::is_whitespace);
    let tabbed = cursor.peek() == Some('\t');
    if punctuated && !spaced && !cursor.is_at_end() {
        // `1.Welcomes`, `(a)The`: text may follow at once, but not for `U.S.` or `e.g.`
        let starts_text = cursor
            .peek()
            .is_some_and(|c| c.is_uppercase() || is_opening_quote(c) || matches!(c, '[' | '('))
            || cursor
                .peek()
                .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        if !starts_text || (found.letters && decoration == Decoration::Dot) {
            return (round && cursor.peek().is_some_and(char::is_alphanumeric)).then_some(Ending {
                decoration,
                sure: false,
            });
        }
    }
    cursor.skip_space();
    // `Annex I*`: the mark of a footnote is no word.
    let nothing_left = cursor.rest().chars().all(|c| matches!(c, '*' | '†'));
    let sure = if nothing_left {
        punctuated || worded || whole
    } else if punctuated {
        !found.letters || decoration == Decoration::Closing
    } else {
        bare_ending(cursor, found, spaced, tabbed)?
    };
    if !punctuated || worded {
        eat_dash_of_heading(cursor);
    }
    Some(Ending { decoration, sure })
}

/// Judges a number that no punctuation ends by what follows it; `Some(sure)` or `None`.
fn bare_ending(cursor: &Cursor<'_>, found: &Found, spaced: bool, tabbed: bool) -> Option<bool> {
    let next = cursor.peek()?;
    let rest = cursor.rest();
    let dashed = matches!(next, '–' | '—' | '-' | '|')
        && rest.chars().nth(1).is_some_and(char::is_whitespace);
    if found.class.is_some() {
        if dashed || tabbed {
            return Some(true);
        }
        if !spaced {
            return None;
        }
        let titled = next.is_uppercase()
            || matches!(next, '(' | '[' | '*')
            || is_opening_quote(next)
            || (next.is_alphabetic() && !next.is_lowercase());
        let one_paragraph = matches!(
            found.class,
            Some(WordClass::Operative | WordClass::Preambular)
        ) && found.word.len() == 2;
        // `Article 2 (purpose)`, but not `Article 2 (1) of the Treaty …`
        let remark = matches!(next, '(' | '[')
            && rest.trim_end().ends_with([')', ']'])
            && word_count(rest, LONGEST_BARE_HEADING + 1) <= LONGEST_BARE_HEADING;
        return (titled && (one_paragraph || remark || heading_like(rest, LONGEST_BARE_HEADING)))
            .then_some(true);
    }
    if found.letters || !spaced {
        return None;
    }
    if tabbed {
        return Some(true);
    }
    let parts = found.readings.first().map_or(0, |r| r.ordinals.len());
    if parts >= 3 || found.suffix.len() > 1 {
        return Some(next.is_alphabetic() || next == '[' || is_opening_quote(next));
    }
    let text_follows =
        next.is_uppercase() || dashed || next == '[' || next == '(' || is_opening_quote(next);
    // Script without capitals: any letter may begin a heading.
    let caseless = next.is_alphabetic() && !next.is_lowercase();
    ((text_follows || caseless) && !number::is_month(rest)).then_some(false)
}

/// The dash between a heading's number and its words.
fn eat_dash_of_heading(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if ahead
        .eat(|c| matches!(c, '–' | '—' | '-' | ':' | '|'))
        .is_some()
        && ahead.peek().is_some_and(char::is_whitespace)
    {
        ahead.skip_space();
        *cursor = ahead;
    }
}

/// Takes the `(a)` of `1. (a) The …` along, when it is the first of its level.
fn attach_inner(text: &str, mark: &mut Mark) {
    let rest = text.get(mark.cut.end..).unwrap_or("");
    let directly = !text
        .get(..mark.cut.end)
        .is_some_and(|front| front.ends_with(char::is_whitespace));
    if !rest.starts_with('(') || rest.len() < 3 {
        return;
    }
    let Some(mut inner) = scan_one(rest, false) else {
        return;
    };
    let first = inner.readings.iter().position(|r| r.last() == 1);
    let Some(first) = first.or(directly.then_some(0)) else {
        return;
    };
    if !inner.sure || inner.decoration != Decoration::Round {
        return;
    }
    inner.readings.swap(0, first);
    inner.readings.truncate(1);
    mark.cut.end += inner.cut.end;
    mark.inner = Some(Box::new(inner));
}

#[cfg(test)]
mod tests;
