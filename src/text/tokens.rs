//! Cutting a text into words and what stands between them.

use std::ops::Range;

/// Cuts a text into tokens that cover it without a gap.
///
/// A token is a word, a run of white space, or one punctuation mark. A word
/// keeps its inner hyphens, slashes, apostrophes and full stops, so that
/// `A/RES/73/187`, `twenty-ninth`, `1.5` and `State's` are one token each.
/// A character of a script without spaces (Chinese, Japanese, Thai) is a token
/// of its own.
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let mut end = start + first.len_utf8();
        match class(first) {
            CharClass::Word => {
                while let Some(&(at, next)) = characters.peek() {
                    let inside = match class(next) {
                        CharClass::Word => true,
                        CharClass::Joiner => starts_with_word(text, at + next.len_utf8()),
                        _ => false,
                    };
                    if !inside {
                        break;
                    }
                    end = at + next.len_utf8();
                    characters.next();
                }
            }
            CharClass::Space => {
                while let Some((at, next)) =
                    characters.next_if(|&(_, next)| class(next) == CharClass::Space)
                {
                    end = at + next.len_utf8();
                }
            }
            CharClass::Joiner | CharClass::Alone => {}
        }
        tokens.push(start..end);
    }
    tokens
}

/// The words of a text, in order, without spaces and punctuation.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    tokens(text)
        .into_iter()
        .filter_map(|range| text.get(range))
        .filter(|token| is_word(token))
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

fn class(character: char) -> CharClass {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => CharClass::Word,
        '-' | '/' | '\'' | '.' | '’' | '‑' | '‐' | '\u{ad}' | '\u{200B}' | '\u{2060}'
        | '\u{FEFF}' => CharClass::Joiner,
        _ if character.is_whitespace() => CharClass::Space,
        _ if is_unspaced_script(character) => CharClass::Alone,
        _ if character.is_alphanumeric() || is_mark(character) => CharClass::Word,
        _ => CharClass::Alone,
    }
}

fn starts_with_word(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| class(next) == CharClass::Word)
}

/// Scripts that are written without spaces between words.
fn is_unspaced_script(character: char) -> bool {
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
        tokens(text)
            .into_iter()
            .filter_map(|range| text.get(range))
            .collect()
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
    fn characters_of_unspaced_scripts_stand_alone() {
        assert_eq!(cut("大会决定"), ["大", "会", "决", "定"]);
    }
}
