//! Numbered headings between paragraphs whose numbers run on past them.
//!
//! `1. Staff` between paragraphs 14 and 15 counts the headings, not the
//! paragraphs: there is no room for it in their row.

use super::classify::is_annex;
use super::piece::{Piece, Role};
use crate::model::Numeral;

/// Makes headings of the titled items that the row of paragraph numbers passes over.
pub(super) fn part_headings(pieces: &mut [Piece]) {
    let mut last: Option<u32> = None;
    let mut between: Vec<usize> = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if is_annex(piece) {
            (last, between) = (None, Vec::new());
            continue;
        }
        let Role::Item { titled } = piece.role else {
            continue;
        };
        let Some(number) = plain_number(piece) else {
            continue;
        };
        if titled {
            between.push(at);
            continue;
        }
        if last.is_some_and(|last| last + 1 == number) {
            found.append(&mut between);
        }
        between.clear();
        last = Some(number);
    }
    for at in found {
        if let Some(piece) = pieces.get_mut(at) {
            piece.role = Role::Heading {
                level: None,
                strong: true,
            };
        }
    }
}

/// The number of a paragraph or heading that has only a number: no `Article`, no letter, no points.
fn plain_number(piece: &Piece) -> Option<u32> {
    let mark = piece.mark.as_ref()?;
    let is_plain = mark.class.is_none() && mark.word.is_empty() && !mark.is_compound();
    (is_plain && mark.numeral() == Numeral::Arabic && piece.block.unit.is_none())
        .then(|| mark.ordinal())
}
