//! `Draft` → `Document`: what each block is, its label, and what it stands under.
//!
//! Comes in: a normalised draft, every block one paragraph, heading, list
//! item, table row or footnote. Goes out: its clauses with label, kind, place
//! and parent; what its masthead declares; a warning for what was unclear.
//! Never: a word lost or invented, a clause without text, two clauses with
//! one place, an opinion about what a text means.
//!
//! 1. `piece` finds the label at the front of each block (`scan`).
//! 2. `evidence` takes off the doubtful ones that no other label supports.
//! 3. `top` reads the lines above the text, down to the organ.
//! 4. `classify` says of every other piece what it is.
//! 5. `aside` tells headings with numbers of their own from numbered paragraphs.
//! 6. `region` finds whether numbers run through headings.
//! 7. `tree` puts the clauses under each other and names their places.

use crate::model::{Block, BlockKind, ClauseKind, Document, Draft, Furniture, FurnitureKind};
use crate::text::fetch;

mod aside;
mod classify;
mod cursor;
mod evidence;
mod frames;
mod mark;
mod masthead;
mod numbering;
mod numeral;
mod organ;
mod piece;
mod places;
mod region;
mod scan;
mod sections;
mod shape;
mod sponsors;
mod top;
mod tree;
mod unclear;
mod words;

#[cfg(test)]
mod tests;

use piece::{Piece, Role};

/// Understands a draft.
pub fn structure(mut draft: Draft) -> Document {
    let is_meta = |block: &mut Block| matches!(block.kind, BlockKind::Meta { .. });
    let meta: Vec<Block> = draft.blocks.extract_if(.., is_meta).collect();
    let mut pieces: Vec<Piece> = Vec::with_capacity(draft.blocks.len());
    let says_something = |block: &Block| {
        block.label.is_some() || block.text.contains(|it: char| !it.is_whitespace())
    };
    let blocks = fetch::owned(draft.blocks, |block| &block.text);
    pieces.extend(blocks.filter(says_something).map(Piece::of));
    evidence::drop_unsupported(&mut pieces);
    join_lone_labels(&mut pieces);
    let top = top::recognise(&mut pieces);
    classify::classify(&mut pieces);
    aside::part_headings(&mut pieces);
    let regions = region::regions(&pieces);
    let lines: Vec<&str> = pieces
        .iter()
        .filter(|piece| piece.role == Role::Line(ClauseKind::Masthead))
        .map(|piece| piece.block.text.as_str())
        .collect();
    let mut masthead = masthead::read(&meta, &draft.furniture, &lines);
    masthead.sponsors = top.sponsors;
    masthead.document_type = top.document_type;
    let (clauses, numbering) = tree::build(&mut pieces, &regions);
    let mut document = Document {
        source: draft.source,
        title: title(&clauses, &meta),
        masthead,
        clauses,
        furniture: draft.furniture,
        warnings: draft.warnings,
        is_plain_text: draft.is_plain_text,
    };
    keep_front_matter(&mut document.furniture, &meta);
    document.warnings.extend(numbering);
    document
        .warnings
        .extend(unclear::warnings(&document, &regions));
    document
}

/// Bytes of a text that is hardly a paragraph: another number, a stray letter.
const SHORTEST_JOINED: usize = 4;

/// Joins a label that stands on a line of its own with the paragraph below it.
fn join_lone_labels(pieces: &mut Vec<Piece>) {
    let joins = |label: &Piece, text: &Piece| {
        label.role == Role::Open
            && label.is_only_label()
            && label.mark.as_ref().is_some_and(|mark| mark.class.is_none())
            && text.role == Role::Open
            && text.mark.is_none()
            && text.block.kind == BlockKind::Paragraph
            && text.block.text.trim().len() > SHORTEST_JOINED
    };
    pieces.dedup_by(|piece, label| {
        let fits = joins(label, piece);
        if fits {
            piece.mark = label.mark.take();
            piece.cut = 0..0;
            piece.block.span.start = label.block.span.start;
            piece.block.line = label.block.line;
            piece.block.indent = label.block.indent;
            piece.block.list_depth = label.block.list_depth;
            let printed = label.block.text.trim().to_string();
            piece.block.label = label.block.label.take().or(Some(printed));
            piece.block.kind = std::mem::take(&mut label.block.kind);
            piece.block.continues_item = label.block.continues_item;
            std::mem::swap(label, piece);
        }
        fits
    });
}

/// The title: the clause that is one, or what the front matter declares.
fn title(clauses: &[crate::model::Clause], meta: &[crate::model::Block]) -> String {
    let printed = clauses
        .iter()
        .find(|clause| clause.kind == ClauseKind::Title && clause.parent.is_none())
        .map(|clause| clause.text.clone());
    let declared = || {
        meta.iter()
            .find(|block| matches!(&block.kind, BlockKind::Meta { key } if key == "title"))
            // Catalogues end a title with a colon before a subtitle that may be empty.
            .map(|block| {
                block
                    .text
                    .trim()
                    .trim_end_matches(':')
                    .trim_end()
                    .to_string()
            })
    };
    match (printed, declared()) {
        (Some(printed), Some(declared)) if goes_on(&printed, &declared) => declared,
        (printed, declared) => printed.or(declared).unwrap_or_default(),
    }
}

/// True when a declared title begins with the printed one and has more words:
/// the file lost a line of the title.
fn goes_on(printed: &str, declared: &str) -> bool {
    let (printed, declared) = (
        crate::text::fold_case(printed),
        crate::text::fold_case(declared),
    );
    declared
        .strip_prefix(printed.trim())
        .is_some_and(|rest| rest.starts_with(' ') && rest.chars().any(char::is_alphanumeric))
}

/// Front matter is no part of the text; it is listed with what was taken off.
fn keep_front_matter(furniture: &mut Vec<Furniture>, meta: &[crate::model::Block]) {
    let known = furniture
        .iter()
        .any(|piece| piece.kind == FurnitureKind::FrontMatter);
    if known {
        return;
    }
    let declared = meta.iter().filter_map(|block| match &block.kind {
        BlockKind::Meta { key } => Some(Furniture {
            kind: FurnitureKind::FrontMatter,
            text: format!("{key}: {}", block.text.trim()),
            line: block.line,
        }),
        _ => None,
    });
    furniture.splice(0..0, declared);
}
