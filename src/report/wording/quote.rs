//! Words of a draft, quoted inside a sentence of a report.

/// Words of a draft shown before a quotation is cut short: about one line.
const QUOTED_WORDS: usize = 10;
/// Characters shown of a quotation, for scripts that do not put spaces between words.
const QUOTED_CHARACTERS: usize = 80;

/// A longer run without a space is no word but a script that has none between
/// words, or an address: it is cut inside.
const LONGEST_WORD: usize = 30;

/// The beginning of a text, with single spaces, cut after about a line with " …".
pub fn opening_words(text: &str) -> String {
    let mut opening = String::new();
    let mut room = QUOTED_CHARACTERS;
    for (count, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if count == QUOTED_WORDS || room == 0 || (length > room && length <= LONGEST_WORD) {
            opening.push_str(" …");
            return opening;
        }
        if count > 0 {
            opening.push(' ');
        }
        match word.char_indices().nth(room) {
            None => {
                opening.push_str(word);
                room = room.saturating_sub(length + 1);
            }
            Some((end, _)) => {
                opening.push_str(word.get(..end).unwrap_or(word));
                opening.push('…');
                return opening;
            }
        }
    }
    opening
}

/// Words of a draft in quotation marks, cut short when they are long: `“Urges”`.
pub fn quoted(text: &str) -> String {
    format!("“{}”", opening_words(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_after_whole_words_and_single_spaces() {
        for (text, expected) in [
            ("", "“”"),
            ("  the\n plan ", "“the plan”"),
            ("1 2 3 4 5 6 7 8 9 10", "“1 2 3 4 5 6 7 8 9 10”"),
            ("1 2 3 4 5 6 7 8 9 10 11", "“1 2 3 4 5 6 7 8 9 10 …”"),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    #[test]
    fn cuts_before_a_word_that_has_no_room() {
        let opening = opening_words(&"characteristically ".repeat(9));
        assert_eq!(
            opening,
            format!("{} …", ["characteristically"; 4].join(" "))
        );
    }

    #[test]
    fn cuts_a_word_without_end() {
        let opening = opening_words(&"会".repeat(5_000));
        assert_eq!(opening.chars().count(), QUOTED_CHARACTERS + 1);
        assert!(opening.ends_with("会…"));
    }
}
