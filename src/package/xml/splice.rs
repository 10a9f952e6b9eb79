//! The text of a part with some of its bytes replaced, and all others as they were.

use std::borrow::Cow;
use std::ops::Range;

/// Replacements in a text, gathered in any order.
#[derive(Debug)]
pub struct Splice<'a> {
    text: &'a str,
    replacements: Vec<(Range<usize>, String)>,
}

impl<'a> Splice<'a> {
    /// Begins without replacements.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            replacements: Vec::new(),
        }
    }

    /// Replaces a range of bytes; an empty range is a place to put something in.
    ///
    /// What is put in at one place stands in the order of the calls. Bytes that
    /// two ranges share go once, and both replacements are put in.
    pub fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        self.replacements.push((range, by.into()));
    }

    /// The text with its replacements.
    pub fn finish(mut self) -> String {
        self.replacements
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut new = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, by) in self.replacements {
            new.push_str(self.text.get(at..range.start.max(at)).unwrap_or(""));
            new.push_str(&by);
            at = at.max(range.end);
        }
        new.push_str(self.text.get(at..).unwrap_or(""));
        new
    }
}

/// Words as they are written in XML, in text and in attributes; characters that XML cannot hold become U+FFFD.
pub fn escape(words: &str) -> Cow<'_, str> {
    let is_special = |it: char| {
        matches!(it, '&' | '<' | '>' | '"' | '\r' | '\u{FFFE}' | '\u{FFFF}')
            || (it.is_ascii_control() && !matches!(it, '\t' | '\n'))
    };
    if !words.contains(is_special) {
        return Cow::Borrowed(words);
    }
    let mut escaped = String::with_capacity(words.len() + 16);
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{7F}' => escaped.push(character),
            _ if is_special(character) => escaped.push('\u{FFFD}'),
            _ => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_puts_in_and_keeps_the_rest() {
        let mut splice = Splice::new("one two three");
        splice.replace(8..13, "3");
        splice.replace(4..4, "and ");
        splice.replace(4..7, "2");
        splice.replace(0..0, "[");
        splice.replace(13..13, "]");
        assert_eq!(splice.finish(), "[one and 2 3]");
    }

    #[test]
    fn escapes_what_xml_cannot_hold() {
        assert_eq!(escape("plain"), "plain");
        assert_eq!(
            escape("a < b & \"c\"\u{1}"),
            "a &lt; b &amp; &quot;c&quot;\u{FFFD}"
        );
    }
}
