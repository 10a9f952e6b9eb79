//! The text of a file, made harmless, with its lines and pages.

use std::borrow::Cow;
use std::ops::Range;
use std::str::Chars;

use crate::text::position_of;

/// The text of a file with `\n` line ends and without control characters, and where its lines and pages begin.
///
/// Spans of blocks are byte ranges of [`Source::text`].
#[derive(Debug)]
pub(super) struct Source<'raw> {
    /// The text as the file has it.
    raw: &'raw str,
    /// The text made harmless: the beginning of `raw` as long as nothing had to change.
    text: Cow<'raw, str>,
    /// Byte offsets at which lines begin.
    lines: Vec<usize>,
    /// Byte offsets at which pages after the first begin (form feeds).
    pages: Vec<usize>,
    removed: usize,
    /// Those of them that no text has: control characters other than the escapes of a terminal.
    binary: usize,
}

/// A control sequence of a terminal is at most this long; anything longer is
/// text after a stray escape character.
const LONGEST_SEQUENCE: usize = 64;

/// One character in this many may be a control character before a file counts as binary.
const CONTROLS_IN_TEXT: usize = 10;

impl<'raw> Source<'raw> {
    /// Makes a text harmless: line ends become `\n`, a form feed begins a page,
    /// other control characters and terminal sequences go.
    pub(super) fn clean(raw: &'raw str) -> Self {
        let mut source = Self {
            raw,
            text: Cow::Borrowed(""),
            lines: vec![0],
            pages: Vec::new(),
            removed: 0,
            binary: 0,
        };
        let mut rest = raw;
        while let Some(at) = position_of(rest.as_bytes(), is_special) {
            let (words, after) = rest.split_at(at);
            source.keep(words);
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                source.special(character, &mut characters);
            }
            rest = characters.as_str();
        }
        source.keep(rest);
        source
    }

    /// Takes a character that is not simply a character of the text.
    fn special(&mut self, character: char, rest: &mut Chars<'_>) {
        match character {
            '\n' => {
                self.keep("\n");
                self.lines.push(self.text.len());
            }
            '\u{0B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.end_line(),
            '\r' => {
                if rest.as_str().starts_with('\n') {
                    rest.next();
                }
                self.end_line();
            }
            '\u{0C}' => {
                self.end_line();
                self.pages.push(self.text.len());
            }
            '\t' => self.keep("\t"),
            '\u{1B}' => {
                self.changed();
                self.removed += 1;
                skip_sequence(rest);
            }
            '\u{FEFF}' => {
                self.changed();
            }
            _ if is_harmful(character) => {
                self.changed();
                self.removed += 1;
                self.binary += usize::from(character.is_control());
            }
            _ => self.keep(character.encode_utf8(&mut [0; 4])),
        }
    }

    /// Takes the next piece of the text as it is.
    fn keep(&mut self, piece: &str) {
        match &mut self.text {
            Cow::Owned(text) => text.push_str(piece),
            Cow::Borrowed(text) => {
                let end = text.len() + piece.len();
                *text = self.raw.get(..end).unwrap_or(self.raw);
            }
        }
    }

    /// From here on the text is not the one of the file.
    fn changed(&mut self) -> &mut String {
        if let Cow::Borrowed(front) = self.text {
            let mut text = String::with_capacity(self.raw.len());
            text.push_str(front);
            self.text = Cow::Owned(text);
        }
        self.text.to_mut()
    }

    /// Ends a line that the file ends with another character than `\n`.
    fn end_line(&mut self) {
        self.changed().push('\n');
        self.lines.push(self.text.len());
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text; empty when the range is not one.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// How many lines it has.
    pub(super) fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// How many control characters were taken out.
    pub(super) fn controls_removed(&self) -> usize {
        self.removed
    }

    /// True when the file cannot be text: too many control or undecodable characters.
    pub(super) fn is_mostly_controls(&self, unreadable: usize) -> bool {
        (self.binary + unreadable) * CONTROLS_IN_TEXT > self.text.len() + self.removed
    }

    /// Line of a byte offset, from 1.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset).max(1)
    }

    /// Page of a byte offset, from 1.
    pub(super) fn page_at(&self, offset: usize) -> usize {
        1 + self.pages.partition_point(|&start| start <= offset)
    }

    /// Byte offset at which the line of an offset begins.
    pub(super) fn line_start(&self, offset: usize) -> usize {
        self.lines
            .get(self.line_at(offset) - 1)
            .copied()
            .unwrap_or(0)
    }

    /// The lines from a byte offset (a line's beginning) on, without their ends, each with its range.
    pub(super) fn lines_from(&self, offset: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let first = self.lines.partition_point(|&start| start < offset);
        let starts = self.lines.get(first..).unwrap_or(&[]);
        starts.iter().enumerate().map(move |(index, &start)| {
            let end = starts
                .get(index + 1)
                .map_or(self.text.len(), |next| next - 1);
            start..end
        })
    }
}

/// True for the first byte of every character that needs a look: control
/// characters, and the blocks in which line separators and direction marks are.
#[inline]
fn is_special(byte: u8) -> bool {
    byte < 0x20 || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF)
}

/// Adds words that a format spelled out (`&#27;`), without the characters that steer a terminal.
pub(super) fn push_harmless(text: &mut String, words: &str) {
    let wanted = |it: char| matches!(it, '\n' | '\t') || !is_harmful(it) && it != '\u{FEFF}';
    if position_of(words.as_bytes(), is_special).is_none() {
        text.push_str(words);
    } else {
        text.extend(words.chars().filter(|it| wanted(*it)));
    }
}

/// Control characters, and the marks that turn the direction of what follows
/// them (a text could use them to show something else than it says).
pub(super) fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Skips what follows an escape character when it is a terminal's control sequence (ECMA-48).
fn skip_sequence(rest: &mut Chars<'_>) {
    let mut ahead = rest.clone();
    let ended = match ahead.next() {
        Some('[') => ahead
            .by_ref()
            .take(LONGEST_SEQUENCE)
            .find(|it| !matches!(it, ' '..='?'))
            .is_some_and(|it| matches!(it, '@'..='~')),
        Some(']' | 'P' | '^' | '_') => {
            let mut previous = ' ';
            ahead.by_ref().take(LONGEST_SEQUENCE).any(|it| {
                let end = it == '\u{07}' || (previous == '\u{1B}' && it == '\\');
                previous = it;
                end
            })
        }
        _ => false,
    };
    if ended {
        *rest = ahead;
    }
}

/// Columns that the white space before a line takes, and the bytes of it.
pub(super) fn indent_of(line: &str) -> (usize, usize) {
    let mut columns = 0;
    for (at, character) in line.char_indices() {
        match character {
            '\t' => columns += crate::model::Block::TAB_WIDTH,
            _ if character.is_whitespace() => columns += 1,
            _ => return (columns, at),
        }
    }
    (columns, line.len())
}
