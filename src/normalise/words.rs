//! Words of a text, found quickly: evidence is looked for in every word of both drafts.

use std::ops::Range;

use crate::text::{is_ascii_letter, letters_ahead};

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
    /// The first byte of a character beyond ASCII, which takes a closer look.
    Beyond,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let start = start_of_letters(bytes, self.at)?;
        let mut at = start;
        let end = loop {
            at = end_of_letters(bytes, at);
            let end = at;
            let (part, length) = part_at(bytes, at);
            if part != Part::Joiner {
                break end;
            }
            at += length;
            if part_at(bytes, at).0 != Part::Word {
                break end;
            }
        };
        self.at = at;
        Some(start..end)
    }
}

/// Where the next run of letters and digits begins, from a byte offset on.
#[inline]
fn start_of_letters(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match part_at(bytes, at) {
            (Part::Word, _) => return Some(at),
            (_, 0) => return None,
            (_, length) => at += length,
        }
    }
}

/// Where a run of letters and digits ends that begins at a byte offset.
#[inline]
fn end_of_letters(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at += letters_ahead(bytes.get(at..).unwrap_or_default());
        match part_at(bytes, at) {
            (Part::Word, length) => at += length,
            _ => return at,
        }
    }
}

/// What stands at a byte offset, and its length in bytes; 0 at the end.
#[inline]
fn part_at(bytes: &[u8], at: usize) -> (Part, usize) {
    let Some(&byte) = bytes.get(at) else {
        return (Part::Outside, 0);
    };
    match part_of(byte) {
        Part::Beyond => part_beyond_ascii(bytes, at, byte),
        part => (part, 1),
    }
}

/// What a byte is to a word.
#[inline]
fn part_of(byte: u8) -> Part {
    PARTS
        .get(usize::from(byte))
        .copied()
        .unwrap_or(Part::Outside)
}

/// What each byte is to a word.
static PARTS: [Part; 256] = {
    let mut parts = [Part::Outside; 256];
    let mut code = 0;
    while code < parts.len() {
        let byte = code as u8;
        // The index is bounded by the loop; `get_mut` cannot be called here.
        #[allow(clippy::indexing_slicing)]
        {
            parts[code] = match byte {
                b'-' | b'\'' | b'/' | b'.' => Part::Joiner,
                0x80.. => Part::Beyond,
                _ if is_ascii_letter(byte) => Part::Word,
                _ => Part::Outside,
            };
        }
        code += 1;
    }
    parts
};

fn part_beyond_ascii(bytes: &[u8], at: usize, byte: u8) -> (Part, usize) {
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
    (part, length)
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
