//! Markdown (`CommonMark` with tables and footnotes), with the numbers as printed.
//!
//! A legal text in Markdown is not a web page: its square brackets mean "not
//! agreed", its numbers must not be counted anew, and an indented paragraph is
//! not program code. So links keep their brackets and targets, items keep the
//! number that is printed, and indented code is read as plain text.

mod definitions;
mod html;
mod markers;
mod raw;
mod table;
mod walk;

use pulldown_cmark::{Options, Parser};

use super::source::Source;
use crate::model::Draft;

/// Reads the text from a byte offset on.
pub(super) fn read(source: &Source<'_>, body: usize, draft: &mut Draft) {
    let text = source.slice(body..source.text().len());
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let parser = Parser::new_ext(text, options);
    let (definitions, paragraphs) = definitions::sort(&parser, text);
    let mut walk = walk::Walk::new(source, body);
    for (event, range) in parser.into_offset_iter() {
        walk.event(event, range.start + body..range.end + body);
    }
    for range in definitions {
        walk.markup(range.start + body..range.end + body);
    }
    for range in paragraphs {
        walk.paragraph(range.start + body..range.end + body);
    }
    walk.finish(draft);
}
