//! Akoma Ntoso and other legislative XML: what a unit is comes from its markup.
//!
//! One reading serves the formats of parliaments, publication offices and the
//! United Nations (AKN4UN), because all of them say the same: this is a unit,
//! this its number, this its heading, these its paragraphs. Numbers stay as
//! printed; how units stand in each other is told by
//! [`Block::list_depth`](crate::model::Block::list_depth) and
//! [`Block::unit`](crate::model::Block::unit), so that places come out right
//! whatever the numbers look like.
//!
//! 1. `build` makes a tree; it refuses what is not well-formed XML.
//! 2. `meta` takes what the file declares: symbol, title, date.
//! 3. `walk` makes the blocks; `kinds` says what each element is to it.

mod build;
mod kinds;
mod level;
mod meta;
mod walk;

use super::decode;
use super::html;
use super::markup::tree::Tree;
use super::source::Source;
use super::{Options, text};
use crate::error::{Error, Result};
use crate::model::{Draft, Warning, WarningKind};

/// What the user can do about a file that cannot be read.
pub(super) const ADVICE: &str = "ask for it again, or give the text as HTML, Word or plain text";

/// Bytes at the front of a file in which its first element stands.
const LOOK: usize = 4096;

/// First elements of legislative formats, in lower case.
const ROOTS: &[&str] = &[
    "akomantoso",
    "bill",
    "resolution",
    "amendment-doc",
    "lawdoc",
    "plaw",
    "uscdoc",
    "cfrdoc",
    "statutesatlarge",
    "legislation",
    "act",
    "cons.act",
    "annex",
    "statement",
    "documentcollection",
];

/// True when the bytes are those of an XML file, or of one of these formats without a declaration.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    let decoded = decode::decode(head);
    let start = decoded.text.trim_start_matches('\u{FEFF}').trim_start();
    if start.starts_with("<?xml") {
        return true;
    }
    let Some(tag) = start.strip_prefix('<') else {
        return false;
    };
    let end = tag.find(|it: char| it.is_whitespace() || matches!(it, '>' | '/'));
    let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or("");
    let local = name.rsplit(':').next().unwrap_or(name);
    ROOTS.iter().any(|root| root.eq_ignore_ascii_case(local))
}

/// Reads an XML file.
pub(super) fn read(name: &str, bytes: &[u8], options: &Options, draft: &mut Draft) -> Result<()> {
    let decoded = html::decode(bytes);
    let source = Source::clean(&decoded.text);
    draft.warnings.extend(text::undecoded(&decoded));
    draft
        .warnings
        .extend(text::controls_left_out(source.controls_removed()));
    let parsed = build::tree(&source).map_err(|reason| Error::Damaged {
        name: name.into(),
        kind: "an XML document",
        reason,
        advice: ADVICE,
    })?;
    if !holds_a_text(&parsed.tree) {
        return Err(Error::NotText {
            name: name.into(),
            kind: "an XML document of a kind that holds no draft",
            advice: "give the draft as Akoma Ntoso, HTML, Word or plain text",
        });
    }
    draft.warnings.extend(html::nested_too_deeply(&parsed.tree));
    if parsed.unknown_entities > 0 {
        draft.warnings.push(Warning::new(
            WarningKind::Unreadable,
            format!(
                "{} entities are not known and kept as they are written.",
                parsed.unknown_entities
            ),
        ));
    }
    meta::declare(&parsed.tree, draft);
    walk::read(&parsed.tree, &source, options, draft);
    Ok(())
}

/// True for one of the formats known here, or for what has paragraphs and numbers or headings as they do.
fn holds_a_text(tree: &Tree) -> bool {
    use kinds::Kind;
    let root = tree.children(0).find(|id| tree.words(*id).is_none());
    let known = root.is_some_and(|id| ROOTS.contains(&tree.name(id)));
    let (mut paragraphs, mut units) = (false, false);
    for name in tree.names() {
        paragraphs |= matches!(name, "p" | "text" | "para" | "content" | "txt");
        units |= matches!(
            kinds::kind(name),
            Kind::Number | Kind::Heading | Kind::Named(_) | Kind::Preamble
        );
    }
    known || paragraphs && units
}

#[cfg(test)]
mod tests;
