//! Cutting a text into words and what stands between them.

use std::ops::Range;

use super::letters::{is_ascii_letter, letters_ahead};

/// Cuts a text into tokens that cover it without a gap.
///
/// A token is a word, a run of white space, or one punctuation mark. A word
/// keeps its inner hyphens, slashes, apostrophes and full stops, so that
/// `A/RES/73/187`, `twenty-ninth`, `1.5` and `State's` are one token each; so
/// are `10,000` and `10:30`.
/// A character of a script without spaces (Chinese, Japanese, Thai) is a token
/// of its own.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// The tokens of a text, as byte ranges; see [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let (kind, end) = class_at(self.text, start)?;
        self.at = match kind {
            CharClass::Word => end_of_word(self.text, start, end),
            CharClass::Space => end_of_space(self.text, end),
            CharClass::Joiner | CharClass::Alone => end,
        };
        Some(start..self.at)
    }
}

/// Where a run of white space ends, from its second character on.
fn end_of_space(text: &str, mut end: usize) -> usize {
    while let Some((CharClass::Space, after)) = class_at(text, end) {
        end = after;
    }
    end
}

/// Where a word ends, from its second character on.
#[inline]
fn end_of_word(text: &str, start: usize, end: usize) -> usize {
    let mut end = end_of_letters(text.as_bytes(), end);
    while let Some((next, after)) = class_at(text, end) {
        let goes_on = match next {
            CharClass::Word => true,
            CharClass::Joiner => {
                class_at(text, after).is_some_and(|(next, _)| next == CharClass::Word)
            }
            CharClass::Alone => joins_digits(text, start..end),
            CharClass::Space => false,
        };
        if !goes_on {
            break;
        }
        end = end_of_letters(text.as_bytes(), after);
    }
    end
}

/// Where a run of ASCII letters and digits ends, from a byte on.
#[inline]
fn end_of_letters(text: &[u8], at: usize) -> usize {
    at + letters_ahead(text.get(at..).unwrap_or_default())
}

/// True when the mark after a number goes on with it: `10,000`, `10:30`, but not `2,3`.
fn joins_digits(text: &str, number: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let head = bytes.get(number.clone()).unwrap_or_default();
    let digits = head.iter().rev().take(4);
    let before = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let tail = bytes.get(number.end + 1..).unwrap_or_default();
    let digits = tail.iter().take(4);
    let after = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let is_whole = head.len() == before;
    let is_group = is_whole || head.iter().rev().nth(before) == Some(&b',');
    match bytes.get(number.end) {
        Some(b',') => is_group && (1..=3).contains(&before) && after == 3,
        Some(b':') => is_whole && (1..=2).contains(&before) && after == 2,
        _ => false,
    }
}

/// The class of the character at a byte, and where the next one begins.
///
/// Nearly all characters of most drafts are ASCII; they are looked up in a table.
#[inline]
fn class_at(text: &str, at: usize) -> Option<(CharClass, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if let Some(class) = ASCII.get(usize::from(byte)) {
        return Some((*class, at + 1));
    }
    let character = text.get(at..)?.chars().next()?;
    Some((class(character), at + character.len_utf8()))
}

/// The words of a text, in order, without spaces and punctuation.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + length_between_words(text.as_bytes().get(at..)?);
            let (kind, end) = class_at(text, start)?;
            at = if kind == CharClass::Word {
                end_of_word(text, start, end)
            } else {
                end
            };
            // A character of a script without spaces is a word too.
            let token = text.get(start..at)?;
            if is_word(token) {
                return Some(token);
            }
        }
    })
}

/// How many ASCII characters come before the next that may begin a word.
#[inline]
fn length_between_words(text: &[u8]) -> usize {
    let between = |byte: &&u8| {
        let class = ASCII.get(usize::from(**byte));
        class.is_some_and(|class| *class != CharClass::Word)
    };
    text.iter().take_while(between).count()
}

/// True when a token is a word or a number rather than space or punctuation.
pub fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(char::is_alphanumeric)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum CharClass {
    Word,
    Joiner,
    Space,
    Alone,
}

/// The classes of the ASCII characters.
const ASCII: [CharClass; 128] = {
    let mut classes = [CharClass::Alone; 128];
    let mut code = 0;
    while code < classes.len() {
        let byte = code as u8;
        // The index is bounded by the loop; `get_mut` cannot be called here.
        #[allow(clippy::indexing_slicing)]
        {
            classes[code] = match byte {
                b'-' | b'/' | b'\'' | b'.' => CharClass::Joiner,
                b'\t'..=b'\r' | b' ' => CharClass::Space,
                _ if is_ascii_letter(byte) => CharClass::Word,
                _ => CharClass::Alone,
            };
        }
        code += 1;
    }
    classes
};

/// The class of a character beyond ASCII.
fn class(character: char) -> CharClass {
    match character {
        '’' | '‑' | '‐' | '\u{ad}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {
            CharClass::Joiner
        }
        _ if character.is_whitespace() => CharClass::Space,
        _ if is_unspaced_script(character) => CharClass::Alone,
        _ if character.is_alphanumeric() || is_mark(character) => CharClass::Word,
        _ => CharClass::Alone,
    }
}

/// True for a letter of a script that is written without spaces between words.
pub fn is_unspaced_script(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

/// Combining marks belong to the letter before them.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn covers_the_text_without_a_gap() {
        for text in ["a  b, c.", "“x”—y", "", "  ", "中文 text", "e\u{301}t."] {
            assert_eq!(cut(text).concat(), text);
        }
    }

    #[test]
    fn keeps_numbers_and_symbols_whole() {
        assert_eq!(
            words("A/RES/73/187, twenty-ninth; 1.5 °C. State's 2018–2021.").collect::<Vec<_>>(),
            [
                "A/RES/73/187",
                "twenty-ninth",
                "1.5",
                "C",
                "State's",
                "2018",
                "2021"
            ]
        );
    }

    #[test]
    fn words_are_the_tokens_that_are_words() {
        for text in [
            "A/RES/73/187, -x 10,000; _y (“état- é… 1.5.”) 大会 e\u{301}t. a\u{ad}b",
            "",
            "  ",
            "- . 'tis",
        ] {
            let expected: Vec<&str> = cut(text).into_iter().filter(|it| is_word(it)).collect();
            assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_comma_or_colon_inside_a_number_belongs_to_it() {
        for (text, expected) in [
            ("1,234,567 dollars", &["1,234,567", "dollars"][..]),
            ("at 10:30,", &["at", "10:30"]),
            ("2,3 and 4", &["2", "3", "and", "4"]),
            ("1234,567", &["1234", "567"]),
            ("1,2345", &["1", "2345"]),
            ("73/187,100", &["73/187", "100"]),
            ("12:3", &["12", "3"]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn characters_of_unspaced_scripts_stand_alone() {
        assert_eq!(cut("大会决定"), ["大", "会", "决", "定"]);
    }
}
