//! HTML: saved pages, mail, and what word processors export.
//!
//! Read is what a reader of the page would read as its text. Navigation, page
//! headers and footers, hidden text and controls are left out, and one warning
//! names them; where a page does not say which part is its text, all of it is
//! read but lists of links. Lists get the numbers that a browser shows.
//!
//! 1. `build` makes a tree of tags and words, and mends what is not closed.
//! 2. `css` finds what a style sheet hides, numbers or sets in italics.
//! 3. `measure` counts words and links, so that no later step counts twice.
//! 4. `main_text` decides which elements are not part of the text.
//! 5. `notes` finds footnotes and the marks that point to them.
//! 6. `walk` makes the blocks.

mod build;
mod css;
mod encoding;
mod kinds;
mod layout;
mod list;
mod main_text;
mod measure;
mod notes;
mod preformatted;
mod walk;

use super::decode;
use super::markup::tree::Tree;
use super::source::Source;
use super::{Options, recognise, text};
use crate::error::{Error, Result};
use crate::model::{Draft, Warning, WarningKind};
pub(in crate::read) use encoding::decode;

/// Bytes at the front of a file in which its first tag stands.
const LOOK: usize = 4096;

/// What the user can do about a page that cannot be read.
pub(super) const ADVICE: &str = "open it in a browser and save it as text";

/// First tags of a whole page.
const PAGE_TAGS: &[&str] = &["<!doctype html", "<html"];
/// First tags of a piece of a page, such as mail; Markdown may begin with them too.
const PIECE_TAGS: &[&str] = &[
    "<head", "<body", "<meta", "<title", "<style", "<div", "<p>", "<p ", "<table", "<ol", "<ul",
    "<h1", "<h2", "<h3", "<section", "<article", "<main", "<span", "<center", "<font",
];

/// True when the bytes are those of a page, or of a piece of one in a file that is not named as Markdown.
pub(super) fn is_html(name: &str, bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    if !head.contains(&b'<') {
        return false;
    }
    let decoded = decode::decode(head);
    let mut start = decoded.text.trim_start_matches('\u{FEFF}').trim_start();
    // What may stand before the first tag: an XML declaration and comments.
    while let Some(end) = match start {
        _ if start.starts_with("<?xml") => Some("?>"),
        _ if start.starts_with("<!--") => Some("-->"),
        _ => None,
    } {
        start = start
            .split_once(end)
            .map_or("", |(_, rest)| rest.trim_start());
    }
    let begins = |tags: &[&str]| {
        tags.iter().any(|tag| {
            start
                .get(..tag.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(tag))
        })
    };
    begins(PAGE_TAGS) || begins(PIECE_TAGS) && !recognise::is_markdown_name(name)
}

/// Reads a page.
pub(super) fn read(name: &str, bytes: &[u8], options: &Options, draft: &mut Draft) -> Result<()> {
    let decoded = encoding::decode(bytes);
    read_text(name, &decoded, options, draft)
}

/// Reads a page that is decoded already.
pub(super) fn read_text(
    name: &str,
    decoded: &decode::Decoded<'_>,
    options: &Options,
    draft: &mut Draft,
) -> Result<()> {
    let source = Source::clean(&decoded.text);
    draft.warnings.extend(text::undecoded(decoded));
    draft
        .warnings
        .extend(text::controls_left_out(source.controls_removed()));
    let tree = build::tree(source.text()).map_err(|reason| Error::Damaged {
        name: name.into(),
        kind: "a web page",
        reason,
        advice: ADVICE,
    })?;
    draft.warnings.extend(nested_too_deeply(&tree));
    walk::read(&tree, &source, options, draft);
    Ok(())
}

/// What is said of elements that are nested deeper than any text.
pub(super) fn nested_too_deeply(tree: &Tree) -> Option<Warning> {
    (tree.flattened > 0).then(|| {
        Warning::new(
            WarningKind::SizeGuard,
            format!(
                "{} elements are nested too deeply; their words are read, their nesting is not.",
                tree.flattened
            ),
        )
    })
}

#[cfg(test)]
mod tests;
