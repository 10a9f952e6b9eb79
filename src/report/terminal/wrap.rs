//! Lines of at most a given width, broken between words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::style::{Span, Style};

/// Characters that may not begin a line, among them the marks of the report.
const NOT_FIRST: &str = "，。、；：？！）】」』》〉〕］｝…・ー々+-]})";
/// Characters that may not end a line, among them the marks of the report.
const NOT_LAST: &str = "（【「『《〈〔［｛+-[{(";

/// Breaks styled text into lines of at most `width` columns.
///
/// Lines after the first begin with `hang` spaces, which count. Breaks stand
/// at white space, and around the wide characters of scripts that have none;
/// a word wider than a line is broken inside. A line break in the text is kept.
pub(super) fn wrap(spans: &[Span], width: usize, hang: usize) -> Vec<Vec<Span>> {
    let mut lines = Wrapper::new(width.max(hang + 2), hang);
    for span in spans {
        for grapheme in span.text.graphemes(true) {
            lines.push(grapheme, span.style);
        }
    }
    lines.finish()
}

/// Cuts a line of text to `width` columns, with `…` where something is left out.
pub(super) fn truncate(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        kept.push_str(grapheme);
    }
    // Between words, unless that throws away too much (a script without spaces).
    let end = kept.rfind(' ').filter(|end| *end > kept.len() / 2);
    kept.truncate(end.unwrap_or(kept.len()));
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// The columns that a line takes.
pub(super) fn columns(line: &[Span]) -> usize {
    line.iter().map(|span| span.text.width()).sum()
}

struct Wrapper {
    width: usize,
    hang: usize,
    lines: Vec<Vec<Span>>,
    line: Run,
    /// White space that is written only if another word follows on the line.
    gap: Run,
    word: Run,
    last: Option<char>,
    last_is_wide: bool,
}

/// Pieces of text and the columns that they take.
#[derive(Default)]
struct Run {
    spans: Vec<Span>,
    width: usize,
}

impl Run {
    fn push(&mut self, text: &str, style: Style, width: usize) {
        self.width += width;
        match self.spans.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ => self.spans.push(Span::new(text, style)),
        }
    }

    fn append(&mut self, other: &mut Self) {
        for span in other.spans.drain(..) {
            self.push(&span.text, span.style, 0);
        }
        self.width += std::mem::take(&mut other.width);
    }
}

impl Wrapper {
    fn new(width: usize, hang: usize) -> Self {
        Self {
            width,
            hang,
            lines: Vec::new(),
            line: Run::default(),
            gap: Run::default(),
            word: Run::default(),
            last: None,
            last_is_wide: false,
        }
    }

    fn push(&mut self, grapheme: &str, style: Style) {
        let Some(first) = grapheme.chars().next() else {
            return;
        };
        if first == '\n' {
            self.end_word();
            self.end_line();
            return;
        }
        let width = grapheme.width();
        if is_breaking_space(first) {
            self.end_word();
            self.gap.push(grapheme, style, width);
            return;
        }
        let is_wide = width > 1;
        let may_break = (is_wide || self.last_is_wide)
            && !NOT_FIRST.contains(first)
            && !self.last.is_some_and(|last| NOT_LAST.contains(last));
        if may_break || self.hang + self.word.width + width > self.width {
            self.end_word();
        }
        self.word.push(grapheme, style, width);
        self.last = Some(first);
        self.last_is_wide = is_wide;
    }

    fn end_word(&mut self) {
        if self.word.spans.is_empty() {
            return;
        }
        let is_first = self.line.spans.is_empty();
        if !is_first && self.line.width + self.gap.width + self.word.width > self.width {
            self.end_line();
        }
        if self.line.spans.is_empty() {
            self.gap = Run::default();
            if !self.lines.is_empty() && self.hang > 0 {
                self.line
                    .push(&" ".repeat(self.hang), Style::Plain, self.hang);
            }
        }
        self.line.append(&mut self.gap);
        self.line.append(&mut self.word);
        self.last = None;
        self.last_is_wide = false;
    }

    fn end_line(&mut self) {
        self.gap = Run::default();
        self.lines.push(std::mem::take(&mut self.line).spans);
    }

    fn finish(mut self) -> Vec<Vec<Span>> {
        self.end_word();
        if !self.line.spans.is_empty() {
            self.end_line();
        }
        self.lines
    }
}

/// True for white space that a line may be broken at: no-break spaces are not.
fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize, hang: usize) -> Vec<String> {
        wrap(&[Span::plain(text)], width, hang)
            .iter()
            .map(|line| line.iter().map(|span| span.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn breaks_between_words_and_hangs() {
        for (text, expected) in [
            ("", vec![]),
            ("one", vec!["one"]),
            ("one two three four", vec!["one two", "  three", "  four"]),
            ("  one  two ", vec!["one  two"]),
            ("one\n\ntwo", vec!["one", "", "  two"]),
            ("abcdefghijklm", vec!["abcdef", "  ghijkl", "  m"]),
            (
                "ab\u{a0}cd ef\u{a0}g h",
                vec!["ab\u{a0}cd", "  ef\u{a0}g h"],
            ),
        ] {
            assert_eq!(wrapped(text, 8, 2), expected, "{text:?}");
        }
    }

    #[test]
    fn wide_characters_count_twice_and_combining_ones_not_at_all() {
        assert_eq!(wrapped("大会决定，审议", 8, 0), ["大会决", "定，审议"]);
        assert_eq!(
            wrapped("e\u{301}e\u{301}e\u{301} x", 5, 0),
            ["e\u{301}e\u{301}e\u{301} x"]
        );
        for line in wrapped(&"国际 night天空 sky ".repeat(40), 17, 3) {
            assert!(line.width() <= 17, "{line:?}");
        }
    }

    #[test]
    fn a_mark_is_not_torn_from_its_word() {
        assert_eq!(wrapped("大会{+决定+}", 6, 0), ["大会", "{+决", "定+}"]);
    }

    #[test]
    fn words_in_several_styles_stay_together() {
        let spans = [
            Span::plain("ab "),
            Span::new("cd", Style::Inserted),
            Span::plain("ef"),
        ];
        let lines = wrap(&spans, 5, 0);
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[1],
            [Span::new("cd", Style::Inserted), Span::plain("ef")]
        );
    }

    #[test]
    fn truncates_by_columns() {
        assert_eq!(truncate("short", 5), "short");
        assert_eq!(truncate("rather long words", 13), "rather long…");
        assert_eq!(truncate("大会决定", 6), "大会…");
    }

    #[test]
    fn a_long_word_costs_no_more_than_its_length() {
        let lines = wrapped(&"x".repeat(1_000_000), 80, 4);
        assert_eq!(lines.len(), 1_000_000_usize.div_ceil(76));
    }
}
