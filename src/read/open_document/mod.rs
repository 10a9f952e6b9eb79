//! `OpenDocument` texts (.odt, .ott), as `LibreOffice` and others write them.
//!
//! Comes in: the bytes of the file. Goes out: the same blocks that a Word file
//! gives, see [`word`](super::word). [`Block::span`](crate::model::Block::span)
//! are the bytes of the paragraph (`text:p`, `text:h`) or row
//! (`table:table-row`) in the decoded text of `content.xml`; what stands in a
//! header has the bytes of `styles.xml`, which count on from there.

mod changes;
mod grid;
mod lists;
mod names;
mod paragraph;
mod styles;
mod tables;
mod walk;

use changes::Changes;
use lists::ListStyles;
use names::{Node, attribute, child, name, part};
use styles::Styles;
use walk::Walk;

use super::words::tracked_changes;
use super::{Tracked, margins, text};
use crate::model::Draft;
use crate::package::{Package, PackageError, Result, xml};

/// Reads the bytes of an `OpenDocument` file.
pub(super) fn read(bytes: &[u8], tracked: Tracked, draft: &mut Draft) -> Result<()> {
    let mut package = Package::open(bytes)?;
    if let Some(manifest) = package.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(PackageError::new("it is encrypted with a password"));
    }
    let missing = || PackageError::new("its part content.xml is missing");
    let content = package.text("content.xml")?.ok_or_else(missing)?;
    let named = package.text("styles.xml")?;
    let parse = |part: &str, text| {
        xml::parse(text).map_err(|error| PackageError::new(format!("its part {part}: {error}")))
    };
    let content = (parse("content.xml", &content)?, content.len());
    let named = named
        .as_deref()
        .map(|text| parse("styles.xml", text))
        .transpose()?;
    let root = content.0.root_element();
    let named_root = named.as_ref().map(xml::Document::root_element);
    let body = part(root, "body")
        .and_then(|body| part(body, "text"))
        .ok_or_else(|| PackageError::new("it holds no text, but a sheet, slides or a drawing"))?;
    let (mut styles, mut list_styles) = (Styles::default(), ListStyles::default());
    for root in named_root.into_iter().chain([root]) {
        styles.add(root);
        list_styles.add(root);
    }
    let changes = Changes::read(body);
    let mut walk = Walk::new(tracked, &styles, &list_styles, &changes);
    let pages = named_root.and_then(|root| part(root, "master-styles"));
    let first = first_page(body, &styles);
    read_margins(&mut walk, pages, first, true, content.1);
    walk.container(body);
    walk.blocks.append(&mut walk.notes);
    read_margins(&mut walk, pages, first, false, content.1);
    let (came, went) = changes.count();
    draft.blocks.extend(walk.blocks);
    draft.furniture.extend(walk.furniture);
    draft.warnings.extend(walk.left_out.warning());
    draft
        .warnings
        .extend(text::controls_left_out(walk.controls));
    tracked_changes(came, went, tracked, draft);
    Ok(())
}

/// The kind of page that the text begins on.
fn first_page<'a>(body: Node<'a>, styles: &Styles<'a>) -> &'a str {
    body.descendants()
        .find(|it| matches!(name(*it), ("text", "p" | "h")))
        .and_then(|it| styles.master(attribute(it, "style-name")))
        .unwrap_or("Standard")
}

/// Reads the header above the first page, or all other headers and footers.
fn read_margins<'a>(
    walk: &mut Walk<'a>,
    pages: Option<Node<'a>>,
    first: &str,
    above_first_page: bool,
    base: usize,
) {
    for page in pages.into_iter().flat_map(|it| it.children()) {
        let header = child(page, ("style", "header-first"))
            .or_else(|| child(page, ("style", "header")))
            .filter(|_| attribute(page, "name") == Some(first));
        for margin in page.children().filter(Node::is_element) {
            let is_margin = matches!(name(margin), ("style", kind)
                if kind.starts_with("header") || kind.starts_with("footer"));
            if !is_margin || (header == Some(margin)) != above_first_page {
                continue;
            }
            walk.cells_apart = true;
            let mut blocks = walk.apart(margin);
            walk.cells_apart = false;
            for block in &mut blocks {
                block.span = block.span.start + base..block.span.end + base;
            }
            let line = walk.paragraphs;
            let masthead = margins::sort(blocks, above_first_page, line, &mut walk.furniture);
            walk.blocks.extend(masthead);
        }
    }
}
