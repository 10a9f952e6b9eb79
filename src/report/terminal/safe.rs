//! Text of a draft made harmless for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Makes characters that would steer a terminal visible.
///
/// Control characters become their pictures (`␛` for escape), C1 controls and
/// characters that override or embed a writing direction become `<U+202E>`;
/// soft hyphens and byte order marks, which no reader sees, are dropped; tabs
/// and line separators become spaces. Line breaks stay, and so do the marks
/// that right-to-left scripts need between words, which steer nothing.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|character| fate(character) != Fate::Keep) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match fate(character) {
            Fate::Keep => safe.push(character),
            Fate::Drop => {}
            Fate::Space => safe.push(' '),
            Fate::Picture(picture) => safe.push(picture),
            // Writing to a String cannot fail.
            Fate::Name => {
                let _ = write!(safe, "<U+{:04X}>", u32::from(character));
            }
        }
    }
    Cow::Owned(safe)
}

/// The same for text that has to stay on one line: line breaks become spaces.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        safe if safe.contains('\n') => Cow::Owned(safe.replace('\n', " ")),
        safe => safe,
    }
}

#[derive(PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    Space,
    Picture(char),
    Name,
}

fn fate(character: char) -> Fate {
    match character {
        '\n' => Fate::Keep,
        '\t' | '\u{2028}' | '\u{2029}' => Fate::Space,
        // U+2400 to U+241F picture the controls in their order.
        '\0'..='\u{1f}' => {
            char::from_u32(0x2400 + u32::from(character)).map_or(Fate::Name, Fate::Picture)
        }
        '\u{7f}' => Fate::Picture('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Fate::Name,
        '\u{ad}' | '\u{feff}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        for (text, expected) in [
            ("plain “text” – 大会", "plain “text” – 大会"),
            ("\u{1b}[2J", "␛[2J"),
            ("a\u{9b}31mb", "a<U+009B>31mb"),
            ("\u{202e}txt\u{2069}", "<U+202E>txt<U+2069>"),
            ("a\tb\rc\u{7}", "a b␍c␇"),
            ("co\u{ad}op\u{7f}", "coop␡"),
            ("a\nb", "a\nb"),
        ] {
            assert_eq!(visible(text), expected);
        }
        assert_eq!(visible_line("a\nb"), "a b");
    }

    #[test]
    fn all_control_characters_go() {
        let every: String = (0..0x11_0000).filter_map(char::from_u32).collect();
        let safe = visible(&every);
        assert!(!safe.chars().any(|c| c.is_control() && c != '\n'));
    }
}
