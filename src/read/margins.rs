//! What stands in headers and footers: the masthead of the first page, and what every page repeats.

use crate::model::{Block, BlockKind, Furniture, FurnitureKind, Symbol};

/// Lines of a header or footer that are kept; one that fills more than a page is none.
const MOST_LINES: usize = 100;

/// Sorts the lines of a header or footer: the blocks of a masthead are
/// returned, everything else becomes furniture, once.
pub(super) fn sort(
    blocks: Vec<Block>,
    above_first_page: bool,
    line: usize,
    furniture: &mut Vec<Furniture>,
) -> Vec<Block> {
    if above_first_page && is_masthead(&blocks) {
        return blocks.into_iter().map(plain).collect();
    }
    for block in blocks.into_iter().take(MOST_LINES) {
        let text = block.text.replace(['\t', '\n'], " ");
        let piece = Furniture {
            kind: kind_of(text.trim()),
            text: text.trim().into(),
            line,
        };
        let is_known = furniture
            .iter()
            .any(|it| it.kind == piece.kind && it.text == piece.text);
        if !is_known && !piece.text.is_empty() {
            furniture.push(piece);
        }
    }
    Vec::new()
}

fn kind_of(text: &str) -> FurnitureKind {
    let is_number = text.contains(|it: char| it.is_ascii_digit())
        && text
            .chars()
            .all(|it| it.is_ascii_digit() || matches!(it, '/' | ' ' | '-' | '–'));
    if is_number {
        FurnitureKind::PageNumber
    } else {
        FurnitureKind::RunningHead
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
