//! Which character of the file each character of a clause is.
//!
//! A clause's text is the paragraph's without its typed number, with white
//! space made single and marks of notes taken off. Matched from the end,
//! where nothing is taken off; what does not fit is found by a comparison of
//! the characters that are left.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::fold;

/// Raised digits from 0, as clauses print them.
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// Characters that are compared freely; more would take long, and no paragraph that is only normalised differs so much.
const MOST_COMPARED: usize = 20_000;

/// For each character of a text the index of the character of the file; `None` for one that the file does not have.
pub(super) fn matches(text: &str, glyphs: &[char]) -> Vec<Option<usize>> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = vec![None; characters.len()];
    let (mut left, mut right) = (characters.len(), glyphs.len());
    while left > 0 && right > 0 {
        let (Some(&wanted), Some(&given)) = (characters.get(left - 1), glyphs.get(right - 1))
        else {
            break;
        };
        if same(wanted, given) {
            left -= 1;
            right -= 1;
            if let Some(slot) = found.get_mut(left) {
                *slot = Some(right);
            }
        } else if given.is_whitespace() {
            right -= 1;
        } else {
            break;
        }
    }
    let (rest, given) = (
        characters.get(..left).unwrap_or(&[]),
        glyphs.get(..right).unwrap_or(&[]),
    );
    if rest.is_empty() || rest.len() + given.len() > MOST_COMPARED {
        return found;
    }
    let key =
        |characters: &[char]| -> Vec<char> { characters.iter().map(|it| folded(*it)).collect() };
    let (rest, given) = (key(rest), key(given));
    for op in capture_diff_slices(Algorithm::Myers, &rest, &given) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for step in 0..len {
                if let Some(slot) = found.get_mut(old_index + step) {
                    *slot = Some(new_index + step);
                }
            }
        }
    }
    found
}

fn same(wanted: char, given: char) -> bool {
    wanted == given || folded(wanted) == folded(given)
}

/// A character by what it is compared by.
fn folded(character: char) -> char {
    if character.is_ascii_graphic() {
        return character;
    }
    if character.is_whitespace() {
        return ' ';
    }
    // A raised digit of the file is a character of its own in a clause.
    if let Some(digit) = RAISED.chars().position(|it| it == character) {
        return char::from_digit(digit as u32, 10).unwrap_or(character);
    }
    let mut buffer = [0; 4];
    let text: &str = character.encode_utf8(&mut buffer);
    let key = fold(text);
    let mut characters = key.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => only,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(text: &str, file: &str) -> String {
        let glyphs: Vec<char> = file.chars().collect();
        let found = matches(text, &glyphs);
        found
            .into_iter()
            .map(|at| at.and_then(|at| glyphs.get(at).copied()).unwrap_or('?'))
            .collect()
    }

    #[test]
    fn finds_the_words_behind_a_number_and_beside_marks() {
        for (text, file, expected) in [
            ("1 lamp", "1.\t1 lamp", "1 lamp"),
            (
                "the lamps of the pier",
                "the  lamps\tof the pier ",
                "the lamps\tof the pier",
            ),
            ("the “lamps”", "the \"lamps\"", "the \"lamps\""),
            ("lamps are dim", "lamps1 are dim", "lamps are dim"),
            ("x² is lost", "is lost", "???is lost"),
            ("10³ lamps", "103 lamps", "103 lamps"),
            ("", "words", ""),
        ] {
            assert_eq!(matched(text, file), expected, "{text}");
        }
        let first = matches("1 lamp", &"1.\t1 lamp".chars().collect::<Vec<_>>());
        assert_eq!(first.first(), Some(&Some(3)));
    }
}
