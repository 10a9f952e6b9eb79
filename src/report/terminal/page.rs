//! The page that a report is written on: lines of the right width and style.

use super::style::{Span, Style, paint};
use super::words::View;
use super::wrap::{truncate, wrap};
use super::{Detail, Layout, Options, visible};
use crate::model::Side;

/// Words that stayed to show on each side of a change: about one line.
const WORDS_AROUND: usize = 10;
/// Columns that the text of a clause is set in.
pub(super) const INDENT: usize = 4;

/// The lines written so far, and how to write more.
pub(super) struct Page<'a> {
    pub(super) options: &'a Options,
    pub(super) width: usize,
    out: String,
    /// True when a blank line is due before the next line.
    gap: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        Self {
            options,
            width: options.width.max(Options::MIN_WIDTH),
            out: String::new(),
            gap: false,
        }
    }

    /// How the words of a change are shown, of both drafts or of one.
    pub(super) fn view(&self, side: Option<Side>) -> View {
        View {
            side,
            keep: (self.options.detail < Detail::Whole).then_some(WORDS_AROUND),
            marks: !self.options.color,
        }
    }

    /// True when the page is wide enough for the two columns that were asked for.
    pub(super) fn has_columns(&self) -> bool {
        self.options.layout == Layout::SideBySide && self.width >= Options::MIN_WIDTH_OF_COLUMNS
    }

    /// Leaves a blank line before what comes next.
    pub(super) fn gap(&mut self) {
        self.gap = !self.out.is_empty();
    }

    /// Writes one line.
    pub(super) fn line(&mut self, spans: &[Span]) {
        if std::mem::take(&mut self.gap) {
            self.out.push('\n');
        }
        paint(spans, self.options.color, &mut self.out);
        self.out.push('\n');
    }

    /// Writes a paragraph `indent` columns in, its later lines `hang` columns further.
    pub(super) fn paragraph(&mut self, spans: &[Span], indent: usize, hang: usize) {
        let margin = Span::plain(" ".repeat(indent));
        for mut line in wrap(spans, self.width - indent.min(self.width), hang) {
            if !line.is_empty() {
                line.insert(0, margin.clone());
            }
            self.line(&line);
        }
    }

    /// Writes a plain paragraph.
    pub(super) fn text(&mut self, text: &str) {
        self.paragraph(&[Span::plain(visible(text))], 0, 0);
    }

    /// Writes one line in one style, cut to the width.
    pub(super) fn cut(&mut self, text: &str, style: Style) {
        let text = truncate(text, self.width);
        self.line(&[Span::new(text, style)]);
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// Makes a plain text safe for a terminal and wraps it; lines hang under their own indent.
pub fn paragraphs(text: &str, width: usize) -> String {
    let options = Options {
        width,
        ..Options::default()
    };
    let mut page = Page::new(&options);
    for line in text.lines() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if words.is_empty() {
            page.gap();
        } else {
            page.paragraph(&[Span::plain(visible(words))], indent, 2);
        }
    }
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_wrapped_under_its_own_indent() {
        assert_eq!(
            paragraphs("Some words to wrap\n\n  more\u{7} words to wrap", 20),
            "Some words to wrap\n\n  more␇ words to\n    wrap\n"
        );
    }
}
