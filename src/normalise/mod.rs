//! `Draft` → `Draft`: what printing did to a text, undone.
//!
//! Comes in: the blocks of a file as its format tells them; a block of plain
//! text may hold many printed lines. Goes out: blocks that are each one
//! paragraph, heading, item, table row or footnote, without line breaks, runs
//! of spaces, page furniture or footnote marks; footnotes stand at the end in
//! the order of the source. Whatever was taken off is listed as furniture.
//! Never: a word lost, a label taken off, a difference between the two drafts
//! made equal.
//!
//! What stays at the top, as blocks of their own, for the masthead: the
//! symbol, `Distr.: …` with its date, the organ, the session, the agenda item
//! and its title. `United Nations`, `Original: …` and `English only` are
//! furniture, as are later repetitions of the symbol and title. Values of the
//! front matter stay as [`Meta`](crate::model::BlockKind::Meta) blocks.

mod assemble;
mod breaks;
mod edit;
mod emphasis;
mod ends;
mod footnotes;
mod furniture;
mod glued;
mod hyphens;
mod items;
mod label;
mod layout;
mod line;
mod lost;
mod marks;
mod masthead;
mod rejoin;
mod running;
mod symbol;
mod vocabulary;
mod weigh;
mod words;

use crate::model::{Block, BlockKind, Draft, Furniture, FurnitureKind};
use crate::text::fetch;

pub use vocabulary::Vocabulary;

/// Undoes what printing did: furniture off, footnotes out, broken paragraphs and words rejoined.
pub fn normalise(mut draft: Draft, vocabulary: &Vocabulary) -> Draft {
    let (meta, blocks) = split_meta(std::mem::take(&mut draft.blocks));
    let mut taken = Taken(std::mem::take(&mut draft.furniture));

    let mut lines = line::lay_out(blocks);
    let symbol = symbol::own(&meta, &lines);
    furniture::mark(&mut lines, symbol.as_deref());
    running::mark(&mut lines, symbol.as_deref());
    let mut notes = footnotes::lift(&mut lines, &mut taken);
    let lines = furniture::take_off(lines, &mut taken);

    let mut paragraphs = assemble::assemble(lines, vocabulary, &mut taken);
    masthead::settle(&mut paragraphs, &mut taken);
    items::settle(&mut paragraphs, &mut taken);
    rejoin::halves(&mut paragraphs, vocabulary, &mut taken);
    glued::split(&mut paragraphs);

    let mut blocks: Vec<Block> = fetch::owned(paragraphs, |it| it.text())
        .map(|it| *it.block)
        .collect();
    footnotes::gather(&mut blocks, &mut notes);
    let known = footnotes::assemble(notes, vocabulary, &mut taken);
    marks::set_apart(
        &mut blocks,
        &known,
        vocabulary,
        &mut taken,
        &mut draft.warnings,
    );
    blocks.extend(known);
    // In one go: the texts of a large draft do not fit into a processor's cache.
    let mut hyphenation = lost::Hyphenation::default();
    for block in &mut blocks {
        emphasis::unmark(block);
        hyphens::close_gaps(block, vocabulary, &mut taken);
        hyphenation.note(&block.text);
    }
    hyphenation.restore(&mut blocks, vocabulary, &mut taken);

    blocks.splice(0..0, meta);
    draft.blocks = blocks;
    draft.furniture = taken.in_order();
    draft
}

/// What was taken off so far.
struct Taken(Vec<Furniture>);

impl Taken {
    fn push(&mut self, kind: FurnitureKind, text: impl Into<String>, line: usize) {
        self.0.push(Furniture {
            kind,
            text: text.into(),
            line,
        });
    }

    fn in_order(mut self) -> Vec<Furniture> {
        self.0.sort_by_key(|piece| piece.line);
        self.0
    }
}

fn split_meta(mut blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let is_meta = |block: &mut Block| matches!(block.kind, BlockKind::Meta { .. });
    let meta = blocks.extract_if(.., is_meta).collect();
    (meta, blocks)
}
