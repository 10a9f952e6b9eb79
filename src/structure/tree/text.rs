//! Paragraphs without a label.

use super::{Since, Tree};
use crate::model::ClauseKind;
use crate::structure::piece::Piece;
use crate::structure::places::within;
use crate::structure::shape::{begins_small, ends_open, option_name};

impl Tree {
    pub(super) fn preambular(&mut self, piece: &mut Piece) {
        let region = self.sections.region();
        self.frames.clear();
        let place = self.places.counted(&within(&region.place, "PP"), "");
        let id = self.push(
            piece,
            ClauseKind::Preambular,
            region.clause,
            place.clone(),
            None,
        );
        self.chapeau(id, place);
    }

    /// An operative paragraph without a number.
    pub(super) fn operative(&mut self, piece: &mut Piece) {
        let region = self.sections.region();
        self.frames.clear();
        self.heading_since = Since::Nothing;
        let place = if self.region.numbered {
            let stem = within(&region.place, "unnumbered OP");
            self.places.counted(&stem, " ")
        } else {
            self.places.counted(&within(&region.place, "OP"), "")
        };
        let id = self.push(
            piece,
            ClauseKind::Operative,
            region.clause,
            place.clone(),
            None,
        );
        self.operative_seen = true;
        self.chapeau(id, place);
    }

    /// A paragraph that carries an item on, or stands by itself.
    pub(super) fn text(&mut self, piece: &mut Piece) {
        // In a resolution the paragraphs below an item belong to it.
        let list_over = !self.resolution
            && self.frames.of_format()
            && piece.block.list_depth == 0
            && !piece.block.continues_item;
        if list_over && !self.frames.is_empty() {
            // A later number may still carry the list on.
            self.heading_since = Since::Line;
        }
        self.text_since = true;
        if self.heading_since != Since::Nothing || self.frames.is_empty() {
            self.free_paragraph(piece);
            return;
        }
        let previous_open = self
            .clauses
            .last()
            .is_some_and(|clause| ends_open(&clause.text));
        let small = begins_small(&piece.block.text);
        let Some(frame) = self.frames.carried_on_by(piece, small, previous_open) else {
            self.free_paragraph(piece);
            return;
        };
        let (clause, stem) = (frame.clause, frame.place.clone());
        let place = match option_name(&piece.block.text) {
            Some(name) => self.places.unique(within(&stem, &name)),
            None => self.places.numbered_from_second(&within(&stem, "cont.")),
        };
        self.frames.close_quotes(&piece.block.text);
        self.push(piece, ClauseKind::Paragraph, Some(clause), place, None);
    }

    /// A paragraph that stands under a heading, or under nothing.
    fn free_paragraph(&mut self, piece: &mut Piece) {
        let section = self.sections.top();
        let place = if let Some(name) = option_name(&piece.block.text) {
            self.places.unique(within(&section.scope, &name))
        } else {
            let word = if self.region.numbered {
                "unnumbered para."
            } else {
                "para."
            };
            self.places.counted(&within(&section.scope, word), " ")
        };
        let id = self.push(
            piece,
            ClauseKind::Paragraph,
            section.clause,
            place.clone(),
            None,
        );
        self.chapeau(id, place);
    }
}
