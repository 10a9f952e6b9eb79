//! Word documents (.docx, .docm, .dotx): `WordprocessingML` of ECMA-376, transitional and strict.
//!
//! Comes in: the bytes of the file. Goes out: a block for each paragraph that
//! a reader sees, and one for each row of a table, with the number that Word
//! prints before it; footnotes, then endnotes, at the end; headers and footers
//! as furniture, but for the masthead of the first page. Tracked changes are
//! taken as accepted or as never made, and each block lists those that stand
//! in it.
//!
//! [`Block::span`](crate::model::Block::span) are the bytes of the paragraph
//! (`w:p`) or row (`w:tr`) in the decoded text of `word/document.xml`. The
//! bytes of `word/footnotes.xml`, then of `word/endnotes.xml`, then of the
//! header of the first page, count on from there: a footnote whose span begins
//! at the length of the document plus 100 stands at byte 100 of
//! `word/footnotes.xml`. [`Block::line`](crate::model::Block::line) counts paragraphs.

mod counters;
mod fields;
mod margins;
mod math;
mod names;
mod notes;
mod numbering;
mod original;
mod paragraph;
mod parts;
mod runs;
mod styles;
mod symbol;
mod tables;
mod tracked;
mod walk;

use names::{Node, child};
use notes::Notes;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;
use walk::Walk;

use super::Tracked;
use super::words::tracked_changes;
use crate::model::Draft;
use crate::package::{PackageError, Result, xml};

/// Reads the bytes of a Word file.
pub(super) fn read(bytes: &[u8], options: Tracked, draft: &mut Draft) -> Result<()> {
    let parts = Parts::unpack(bytes)?;
    let document = parse(&parts.document, "the document")?;
    let body = child(document.root_element(), "body")
        .ok_or_else(|| PackageError::new("it has no body"))?;
    let styles = match &parts.styles {
        Some(text) => Styles::read(parse(text, "its styles")?.root_element()),
        None => Styles::default(),
    };
    let numbering = match &parts.numbering {
        Some(text) => Numbering::read(parse(text, "its lists")?.root_element()),
        None => Numbering::default(),
    };
    let settings = parsed(parts.settings.as_deref(), "its settings")?;
    let footnotes = parsed(parts.footnotes.as_deref(), "its footnotes")?;
    let endnotes = parsed(parts.endnotes.as_deref(), "its endnotes")?;
    let margins = parts
        .margins
        .iter()
        .map(|(id, text)| Ok((id.as_str(), parse(text, "its headers and footers")?)))
        .collect::<Result<Vec<_>>>()?;
    let notes = Notes::new(
        body,
        settings.as_ref().map(xml::Document::root_element),
        footnotes.as_ref().map(xml::Document::root_element),
        endnotes.as_ref().map(xml::Document::root_element),
    );
    let mut walk = Walk::new(options, &styles, &numbering, notes);
    let first = margins::first_header(body);
    read_all(&mut walk, body, &parts, &margins, first);
    walk.hand_over(draft);
    let trees = [Some(&document), footnotes.as_ref(), endnotes.as_ref()];
    let counts = trees
        .into_iter()
        .flatten()
        .map(|tree| tracked::count(tree.root_element()));
    let (came, went) = counts.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    tracked_changes(came, went, options, draft);
    Ok(())
}

/// The parts in the order of the page: masthead, text, footnotes, endnotes, other headers and footers.
fn read_all<'a>(
    walk: &mut Walk<'a>,
    body: Node<'a>,
    parts: &Parts,
    margins: &'a [(&'a str, xml::Document<'a>)],
    first: Option<&str>,
) {
    let length = |part: &Option<String>| part.as_ref().map_or(0, String::len);
    let footnotes = parts.document.len();
    let endnotes = footnotes + length(&parts.footnotes);
    walk.base = endnotes + length(&parts.endnotes);
    for (id, tree) in margins {
        if Some(*id) == first {
            let masthead = walk.margin(tree.root_element(), true);
            walk.blocks.extend(masthead);
        }
    }
    walk.base = 0;
    walk.container(body);
    walk.read_notes(false, footnotes);
    walk.read_notes(true, endnotes);
    for (id, tree) in margins {
        if Some(*id) != first {
            walk.margin(tree.root_element(), false);
        }
    }
}

fn parse<'a>(text: &'a str, part: &str) -> Result<xml::Document<'a>> {
    xml::parse(text).map_err(|error| PackageError::new(format!("{part}: {error}")))
}

fn parsed<'a>(text: Option<&'a str>, part: &str) -> Result<Option<xml::Document<'a>>> {
    text.map(|text| parse(text, part)).transpose()
}

impl Walk<'_> {
    fn hand_over(self, draft: &mut Draft) {
        draft.blocks.extend(self.blocks);
        draft.furniture.extend(self.furniture);
        draft.warnings.extend(self.left_out.warning());
        draft
            .warnings
            .extend(super::text::controls_left_out(self.controls));
    }
}
