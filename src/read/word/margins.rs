//! Headers and footers: the masthead of the first page to the top, all others aside.

use super::names::{Node, Space, attribute, flag, name, relation};
use super::paragraph::sections;
use super::walk::Walk;
use crate::model::{Block, BlockKind, FurnitureKind, Symbol};

/// The name of the relation of the header that stands above the first page.
pub(super) fn first_header(body: Node<'_>) -> Option<&str> {
    let section = sections(body).next()?;
    let of_type = |wanted: &str| {
        section
            .children()
            .filter(|it| name(*it) == (Space::Word, "headerReference"))
            .find(|it| attribute(*it, "type").unwrap_or("default") == wanted)
            .and_then(relation)
    };
    if flag(Some(section), "titlePg").unwrap_or(false) {
        of_type("first")
    } else {
        of_type("default")
    }
}

impl<'a> Walk<'a> {
    /// Reads a header or footer; the blocks of a masthead are returned, everything else is furniture.
    pub(super) fn margin(&mut self, root: Node<'a>, above_first_page: bool) -> Vec<Block> {
        self.cells_apart = true;
        let blocks = self.apart(root);
        self.cells_apart = false;
        if above_first_page && is_masthead(&blocks) {
            return blocks.into_iter().map(plain).collect();
        }
        for block in blocks {
            let text = block.text.replace(['\t', '\n'], " ");
            let is_number = text.chars().any(|it| it.is_ascii_digit())
                && text
                    .chars()
                    .all(|it| it.is_ascii_digit() || matches!(it, '/' | ' ' | '-' | '–'));
            let kind = if is_number {
                FurnitureKind::PageNumber
            } else {
                FurnitureKind::RunningHead
            };
            let known = self
                .furniture
                .iter()
                .any(|piece| piece.kind == kind && piece.text == text.trim());
            if !known {
                self.furnish(kind, &text);
            }
        }
        Vec::new()
    }
}

/// A line of the masthead, whatever style it has.
fn plain(block: Block) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        emphasis: Vec::new(),
        indent: 0,
        ..block
    }
}

/// True for the head of a United Nations document: its symbol, or how it is distributed.
fn is_masthead(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        let text = block.text.trim();
        text.starts_with("Distr") || Symbol::parse(text).is_some()
    })
}
