//! Styled text: what a piece of a line is, turned into colour last.

use colored::{ColoredString, Colorize};

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Words of a draft, or of the report.
    Plain,
    /// What orients the reader: the drafts, the place of a change.
    Strong,
    /// What stands around the change.
    Dim,
    /// Words that came.
    Inserted,
    /// Words that went.
    Deleted,
    /// What the reader should check.
    Warning,
}

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) style: Style,
}

impl Span {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: text.into(),
            style,
        }
    }

    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Style::Plain)
    }
}

/// Writes a line, with its escape sequences when `color` is set.
///
/// Every piece is closed on its own line, so that a pager that jumps into the
/// middle shows the right colours. No style relies on colour alone: insertions
/// are bold and underlined, deletions struck through.
pub(super) fn paint(line: &[Span], color: bool, out: &mut String) {
    for span in line {
        if !color || span.style == Style::Plain {
            out.push_str(&span.text);
        } else {
            out.push_str(&coloured(span).to_string());
        }
    }
}

fn coloured(span: &Span) -> ColoredString {
    let text = span.text.as_str();
    match span.style {
        Style::Plain => text.clear(),
        Style::Strong => text.bold(),
        Style::Dim => text.dimmed(),
        Style::Inserted => text.green().bold().underline(),
        Style::Deleted => text.red().strikethrough(),
        Style::Warning => text.yellow().bold(),
    }
}
