//! Words of a draft as Markdown that shows exactly these words.
//!
//! Escaped is only what would mean something where it stands, so that
//! `[text not agreed]`, `E/CN.15/2019/L.6` and `1.5 °C` stay readable in the
//! source. Specifications: [GFM](https://github.github.com/gfm/), and for
//! mentions, references, emoji and formulas GitHub's pages on writing. Only an
//! e-mail address may still be shown as a link, to itself.

use crate::report::harmless::harmless;

/// Set inside what GitHub looks for in the *rendered* text (`@name`, `#12`,
/// `:name:`, `$…$`), which no backslash stops: U+2060, of no width at all.
const WORD_JOINER: char = '\u{2060}';

/// Characters that are looked at to know an entity or an emoji: the longest
/// names of either have 31 and 38 characters.
const LONGEST_NAME: usize = 40;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// At the beginning of a paragraph or of a list item.
    Start,
    /// Inside a line.
    Inside,
    /// In a table.
    Cell,
}

/// Escapes a text.
pub(super) fn escape(text: &str, position: Position) -> String {
    let text = &harmless(text);
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let last_dollar = text.rfind('$').unwrap_or(0);
    let list_mark = match position {
        Position::Start => ordered_list_mark(text),
        Position::Inside | Position::Cell => None,
    };
    for (at, character) in text.char_indices() {
        let rest = text.get(at + character.len_utf8()..).unwrap_or("");
        let starts = position == Position::Start && out.trim_start().is_empty();
        let before = out.chars().next_back();
        match character {
            '\\' | '`' | '*' | '_' | '~' | '<' => push_with_backslash(&mut out, character),
            '|' if position == Position::Cell => push_with_backslash(&mut out, character),
            '>' if starts => push_with_backslash(&mut out, character),
            '-' | '+' if starts && !begins_with_word(rest) => {
                push_with_backslash(&mut out, character);
            }
            '.' | ')' if list_mark == Some(at) => push_with_backslash(&mut out, character),
            '.' if ends_with_www(&out) => push_with_backslash(&mut out, character),
            '[' if rest.starts_with('^') => push_with_backslash(&mut out, character),
            // A box to tick, or a coloured note.
            '[' if starts && rest.starts_with([' ', 'x', 'X', '!']) => {
                push_with_backslash(&mut out, character);
            }
            ']' if rest.starts_with(['(', '[', ':']) => {
                push_with_backslash(&mut out, character);
            }
            '&' if is_name(rest, ';', |c| c.is_ascii_alphanumeric() || c == '#') => {
                push_with_backslash(&mut out, character);
            }
            ':' if rest.starts_with("//") => push_with_backslash(&mut out, character),
            ':' if is_emoji_name(rest) => {
                out.push(character);
                out.push(WORD_JOINER);
            }
            '#' if rest.is_empty() || rest.starts_with(|c: char| c == '#' || c.is_whitespace()) => {
                push_with_backslash(&mut out, character);
            }
            '#' if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                out.push(character);
                out.push(WORD_JOINER);
            }
            '@' if begins_with_word(rest) => {
                if before.is_some_and(char::is_alphanumeric) {
                    push_with_backslash(&mut out, character);
                } else {
                    out.push(character);
                    out.push(WORD_JOINER);
                }
            }
            '$' if at < last_dollar
                && !before.is_some_and(char::is_alphanumeric)
                && !rest.starts_with(char::is_whitespace) =>
            {
                out.push(WORD_JOINER);
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// Escapes a sentence that is an item of a list, without the space around it.
pub(super) fn list_item(sentence: &str) -> String {
    // What begins the line is known only when nothing more is taken out before it.
    let line = escape(harmless(sentence).trim(), Position::Start);
    let line = line.trim();
    // In a list, `[ ]` is a box to tick.
    let backslash = if line.starts_with('[') { "\\" } else { "" };
    format!("{backslash}{line}")
}

fn push_with_backslash(out: &mut String, character: char) {
    out.push('\\');
    out.push(character);
}

fn begins_with_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// Where the mark after the number stands, when a text begins like an item of a list: `12. `, `3) `.
fn ordered_list_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..)?.strip_prefix(['.', ')'])?;
    (digits > 0 && !after.starts_with(|c: char| !c.is_whitespace())).then_some(digits)
}

fn ends_with_www(text: &str) -> bool {
    let tail = text.as_bytes();
    tail.len() >= 3
        && tail
            .iter()
            .rev()
            .take(3)
            .all(|byte| byte.eq_ignore_ascii_case(&b'w'))
}

/// True when a text begins with a name that ends with `end`.
fn is_name(text: &str, end: char, belongs: impl Fn(char) -> bool) -> bool {
    let after = text.trim_start_matches(belongs_up_to(LONGEST_NAME, belongs));
    after.len() < text.len() && after.starts_with(end)
}

/// A pattern for at most so many characters.
fn belongs_up_to(limit: usize, belongs: impl Fn(char) -> bool) -> impl FnMut(char) -> bool {
    let mut room = limit;
    move |character| {
        room = room.saturating_sub(1);
        room > 0 && belongs(character)
    }
}

/// True for `name:`; of those made of digits alone GitHub knows `100` and `1234`, and the time 10:30:15 is left as it is.
fn is_emoji_name(text: &str) -> bool {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    let has_letter = text
        .chars()
        .take(LONGEST_NAME)
        .take_while(|&c| belongs(c))
        .any(|c| !c.is_ascii_digit());
    is_name(text, ':', belongs)
        && (has_letter || text.starts_with("100:") || text.starts_with("1234:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_only_what_would_mean_something() {
        for (text, expected) in [
            (
                "[text not agreed], E/CN.15/2019/L.6; R&D, 1.5 °C",
                "[text not agreed], E/CN.15/2019/L.6; R&D, 1.5 °C",
            ),
            ("a*b_c~d`e\\f<g", "a\\*b\\_c\\~d\\`e\\\\f\\<g"),
            (
                "[a](b) [c][d] [e]: f [^1]",
                "[a\\](b) [c\\][d] [e\\]: f \\[^1]",
            ),
            ("&amp; &#38; & co; &", "\\&amp; \\&#\u{2060}38; & co; &"),
            (
                "https://a.example www.b.example",
                "https\\://a.example www\\.b.example",
            ),
            (
                "@who x@y #12 # C#",
                "@\u{2060}who x\\@y #\u{2060}12 \\# C\\#",
            ),
            (
                "at 10:30:15 :+1: :100:",
                "at 10:30:15 :\u{2060}+1: :\u{2060}100:",
            ),
            (
                "costs $5 or $6; US$7",
                "costs \u{2060}$5 or \u{2060}$6; US$7",
            ),
            ("a\u{1b}[2J\u{202e}b\u{0}\tc", "a\u{fffd}[2Jb\u{fffd} c"),
            ("a | b", "a | b"),
        ] {
            assert_eq!(escape(text, Position::Inside), expected);
        }
    }

    #[test]
    fn escapes_what_begins_a_block() {
        for (text, expected) in [
            ("1. one", "1\\. one"),
            ("12) twelve", "12\\) twelve"),
            ("1.", "1\\."),
            ("1.5 degrees", "1.5 degrees"),
            ("- dash", "\\- dash"),
            ("-5 degrees", "-5 degrees"),
            ("---", "\\---"),
            ("+ plus", "\\+ plus"),
            ("# not a heading", "\\# not a heading"),
            ("> not a quotation", "\\> not a quotation"),
            ("[a]: b", "[a\\]: b"),
            ("[!NOTE]", "\\[!NOTE]"),
            ("[x] box", "\\[x] box"),
            ("[Notes the plan]", "[Notes the plan]"),
        ] {
            assert_eq!(escape(text, Position::Start), expected);
        }
        for (sentence, expected) in [
            ("\u{202a} [ ] ", "\\[ ]"),
            (" [x] box", "\\[x] box"),
            ("[Notes]", "\\[Notes]"),
        ] {
            assert_eq!(list_item(sentence), expected);
        }
        assert_eq!(escape("a|b\\|c", Position::Cell), "a\\|b\\\\\\|c");
    }
}
