//! Words of a text, found quickly: evidence is looked for in every word of both drafts.

use std::ops::Range;

/// The words of a text in order: letters, digits, and the hyphens, apostrophes, slashes and full stops inside them.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// See [`words`].
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// What a character is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Word,
    Joiner,
    Outside,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut start = None;
        let mut end = self.at;
        let mut joined = false;
        while let Some((part, length)) = part_at(bytes, self.at) {
            match part {
                Part::Word => {
                    start.get_or_insert(self.at);
                    end = self.at + length;
                    joined = false;
                }
                Part::Joiner if start.is_some() && !joined => joined = true,
                _ if start.is_some() => break,
                _ => {}
            }
            self.at += length;
        }
        start.map(|start| start..end)
    }
}

/// What stands at a byte offset, and its length in bytes.
fn part_at(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    let byte = *bytes.get(at)?;
    if byte.is_ascii() {
        let part = match byte {
            b'-' | b'\'' | b'/' | b'.' => Part::Joiner,
            _ if byte.is_ascii_alphanumeric() || byte == b'_' => Part::Word,
            _ => Part::Outside,
        };
        return Some((part, 1));
    }
    let length = match byte {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    let next = bytes.get(at + 1).copied().unwrap_or(0);
    let last = bytes.get(at + 2).copied().unwrap_or(0);
    let part = match (byte, next, last) {
        // Hyphens and apostrophes of General Punctuation (U+2000 to U+206F), then the rest of it.
        (0xE2, 0x80, 0x90 | 0x91 | 0x99) | (0xC2, 0xAD, _) => Part::Joiner,
        (0xE2, 0x80 | 0x81, _) | (0xC2, _, _) | (0xE3, 0x80, _) => Part::Outside,
        _ => Part::Word,
    };
    Some((part, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_with_their_joints() {
        let text = "“The State’s twenty-ninth, A/RES/73/187; état- é… 1.5.”";
        let found: Vec<&str> = words(text).filter_map(|it| text.get(it)).collect();
        assert_eq!(
            found,
            [
                "The",
                "State’s",
                "twenty-ninth",
                "A/RES/73/187",
                "état",
                "é",
                "1.5"
            ]
        );
    }
}
