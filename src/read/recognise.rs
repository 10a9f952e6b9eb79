//! Telling the format of a text by its content.

use super::source::Source;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Lines and blank lines.
    Plain,
    /// `CommonMark` with tables and footnotes.
    Markdown,
}

/// Names that say Markdown.
const MARKDOWN_NAMES: &[&str] = &[".md", ".markdown", ".mdown", ".mkd", ".mkdn"];

/// Lines that are looked at.
const LOOK: usize = 5000;

/// Headings that make a text Markdown when nothing else does: a single `#` may be a column title or a number sign.
const ENOUGH_HEADINGS: usize = 2;

/// Tells the format; a name that says nothing needs strong evidence for
/// Markdown, because plain text read as Markdown loses its indents.
pub(super) fn format(name: &str, source: &Source<'_>, body: usize) -> Format {
    if is_markdown_name(name) {
        return Format::Markdown;
    }
    let (mut headings, mut sure, mut tabbed, mut lines) = (0, false, 0, 0);
    for range in source.lines_from(body).take(LOOK) {
        let line = source.slice(range);
        if line.trim().is_empty() {
            continue;
        }
        lines += 1;
        tabbed += usize::from(line.starts_with('\t'));
        headings += usize::from(is_heading(line));
        sure |= is_table_delimiter(line) || is_footnote_definition(line);
    }
    if tabbed * 4 > lines {
        return Format::Plain;
    }
    if sure || headings >= ENOUGH_HEADINGS {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// True for a name that says Markdown.
pub(super) fn is_markdown_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    MARKDOWN_NAMES.iter().any(|ending| name.ends_with(ending))
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level)
        && rest.starts_with(' ')
        && rest.trim_start().starts_with(char::is_alphanumeric)
}

/// `| --- | :---: |`: nothing else has this form.
fn is_table_delimiter(line: &str) -> bool {
    let line = line.trim();
    // Nearly every line tells by its first character that it is none.
    line.starts_with(['|', '-', ':'])
        && line.contains('|')
        && line.contains("---")
        && line
            .chars()
            .all(|it| matches!(it, '|' | '-' | ':' | ' ' | '\t'))
}

fn is_footnote_definition(line: &str) -> bool {
    line.strip_prefix("[^")
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(mark, _)| {
            !mark.is_empty() && mark.len() < 40 && !mark.contains([' ', ']', '['])
        })
}
