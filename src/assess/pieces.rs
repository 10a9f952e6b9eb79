//! A text cut into what is compared: words, numbers, references and symbols, with soft punctuation between.

use std::ops::Range;

use crate::text::{is_word, tokens};

use super::references::Cite;

/// The words and punctuation marks of a text, without white space.
pub(super) struct Words<'t> {
    text: &'t str,
    ranges: Vec<Range<usize>>,
}

impl<'t> Words<'t> {
    /// Cuts a text.
    pub(super) fn of(text: &'t str) -> Self {
        let ranges = tokens(text)
            .filter(|range| {
                text.get(range.clone())
                    .is_some_and(|token| !token.trim_start().is_empty())
            })
            .collect();
        Self { text, ranges }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// One of them; empty past the end.
    pub(super) fn get(&self, at: usize) -> &'t str {
        self.range(at)
            .and_then(|range| self.text.get(range))
            .unwrap_or("")
    }

    /// The bytes of one of them.
    pub(super) fn range(&self, at: usize) -> Option<Range<usize>> {
        self.ranges.get(at).cloned()
    }
}

/// What must stand in both texts: a word, a number, the number of a reference, or a symbol with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The reference whose number it is, as a position in the list of references.
    pub(super) cite: Option<usize>,
}

/// Cuts a text into pieces; what stands between two pieces is soft punctuation and white space.
///
/// The number of a reference is one piece (`6 bis`), and so is a number whose
/// thousands are set apart (`2,000`, `2 000`).
pub(super) fn pieces(words: &Words<'_>, cites: &[Cite]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(words.len());
    let mut cites = cites.iter().enumerate().peekable();
    let mut at = 0;
    while let Some(mut range) = words.range(at) {
        at += 1;
        let mut is_cite = false;
        while let Some((position, cite)) = cites.next_if(|(_, cite)| cite.range.start < range.end) {
            is_cite = true;
            pieces.push(Piece {
                range: cite.range.clone(),
                cite: Some(position),
            });
            // "6 bis": the words that the number goes on over.
            while words
                .range(at)
                .is_some_and(|next| next.start < cite.range.end)
            {
                at += 1;
            }
        }
        let is_soft = is_soft_mark(words.text.get(range.clone()).unwrap_or(""));
        if is_cite || is_soft || is_footnote_mark(words, at - 1) {
            continue;
        }
        while let Some(end) = thousands_end(words, &range, at) {
            at = end;
            range.end = words.range(end - 1).map_or(range.end, |last| last.end);
        }
        pieces.push(Piece { range, cite: None });
    }
    pieces
}

/// The position after a group of thousands that goes on with a number: the `,000` of `2,000`.
fn thousands_end(words: &Words<'_>, number: &Range<usize>, at: usize) -> Option<usize> {
    let head = words.text.get(number.clone())?;
    let last_group = head
        .rsplit([',', ' ', '\u{a0}', '\u{2009}', '\u{202f}'])
        .next()?;
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let first = last_group.len() == head.len();
    if !is_number(last_group) || last_group.len() > 3 || (!first && last_group.len() != 3) {
        return None;
    }
    let comma = usize::from(words.get(at) == ",");
    let group = words.get(at + comma);
    let between = words.text.get(number.end..words.range(at + comma)?.start)?;
    let joins = matches!(between, "," | " " | "\u{a0}" | "\u{2009}" | "\u{202f}");
    // A group that is itself followed by more digits after a hyphen or a stroke is one word and no group.
    (joins && group.len() == 3 && is_number(group)).then_some(at + comma + 1)
}

/// Punctuation after a figure that no figure goes on over.
const CLOSES_FIGURE: &[&str] = &[";", "),", ").", "),”"];

/// True for a footnote mark that extraction left stuck to the punctuation before it: the `1` of "tea,1".
fn is_footnote_mark(words: &Words<'_>, at: usize) -> bool {
    const LONGEST_MARK: usize = 2;
    let back = |steps: usize| at.checked_sub(steps).and_then(|before| words.range(before));
    let (Some(mark), Some(punctuation)) = (words.range(at), back(1)) else {
        return false;
    };
    let text = |range: &Range<usize>| words.text.get(range.clone()).unwrap_or("");
    let is_number =
        text(&mark).chars().all(char::is_numeric) && text(&mark).chars().count() <= LONGEST_MARK;
    if !is_number || mark.start != punctuation.end {
        return false;
    }
    let before = words.text.get(..punctuation.end).unwrap_or("");
    let word = before.trim_end_matches([',', ';', '.', ':', ')', '"', '”', '’']);
    let marks = before.get(word.len()..).unwrap_or("");
    match word.chars().next_back() {
        None => false,
        Some(last) if last.is_alphabetic() => !marks.is_empty(),
        // After a figure a lone mark makes a decimal, an hour or a list of figures; a semicolon or a bracket ends it.
        Some(last) => last.is_ascii_digit() && CLOSES_FIGURE.iter().any(|it| marks.ends_with(it)),
    }
}

/// True for a mark that cannot change what the words around it say by its form alone.
///
/// Not among them are square brackets (text that is not agreed), the question
/// mark, currency and other symbols, and what divides the cells of a table.
fn is_soft_mark(token: &str) -> bool {
    !is_word(token) && token.chars().all(is_soft)
}

/// True for a character of soft punctuation or white space.
pub(super) fn is_soft(character: char) -> bool {
    matches!(
        character,
        ',' | ';' | ':' | '.' | '…' | '(' | ')' | '*' | '^' | '†' | '‡' | '•' | '·' | '◦' | '▪'
            | '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '\u{ad}' | '¶'
            | '\'' | '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '`' | '´' | '"' | '“' | '”' | '„' | '‟'
            | '″' | '«' | '»' | '‹' | '›'
            | '、' | '。' | '，' | '；' | '：' | '،' | '؛'
            | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}'
    ) || character.is_whitespace()
        || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::references::find;

    fn cut(text: &str) -> Vec<&str> {
        let words = Words::of(text);
        let cites = find(&words);
        pieces(&words, &cites)
            .into_iter()
            .map(|piece| text.get(piece.range).unwrap())
            .collect()
    }

    #[test]
    fn soft_punctuation_stands_between_pieces() {
        for (text, expected) in [
            (
                "Tea, “milk” – and (sugar);",
                &["Tea", "milk", "and", "sugar"][..],
            ),
            (
                "[Tea] or 5 % milk?",
                &["[", "Tea", "]", "or", "5", "%", "milk", "?"],
            ),
            (
                "2,000 cups, 2 000 000 spoons",
                &["2,000", "cups", "2 000 000", "spoons"],
            ),
            (
                "tea,1 and tea, 1 and 1,5",
                &["tea", "and", "tea", "1", "and", "1", "5"],
            ),
            ("in 1999, 300 cups", &["in", "1999", "300", "cups"]),
            (
                "tea (2028),1 cups 21–23;7 milk),2",
                &["tea", "2028", "cups", "21", "23", "milk"],
            ),
            ("(2),5 and 1:5", &["2", "and", "1", "5"]),
            ("cups 5; 7", &["cups", "5", "7"]),
            (
                "paragraph 6 bis (a) and paragraphs 6-8",
                &["paragraph", "6 bis", "a", "and", "paragraphs", "6", "8"],
            ),
            ("", &[]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }
}
