//! How the paragraphs of each part of a document are numbered.
//!
//! A region is the main text, an annex, or one of several draft resolutions.
//! In some, paragraph numbers run through all headings (`OP9` stands under
//! section III); in others they begin anew under each (`Art. 4(2)`).

use super::classify::is_annex;
use super::mark::Decoration;
use super::piece::{Piece, Role};
use crate::model::{ClauseKind, Numeral, Unit};

/// Most numbers that may be missing in a row that still counts as running on.
const MOST_LEFT_OUT: u32 = 4;

/// How one region numbers its paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // four independent facts, not one state
pub(super) struct Region {
    /// Numbers run on from one heading to the next.
    pub(super) through: bool,
    /// There are numbered paragraphs at all.
    pub(super) numbered: bool,
    /// An organ speaks: the paragraphs are operative.
    pub(super) organ: bool,
    /// There are articles.
    pub(super) articles: bool,
}

impl Region {
    /// True where numbered paragraphs are what an organ decides; in a treaty they belong to articles.
    pub(super) fn operative(self) -> bool {
        self.organ && !self.articles
    }
}

/// Reads the regions in order, each with the piece that it begins at.
pub(super) fn regions(pieces: &[Piece]) -> Vec<(usize, Region)> {
    let mut regions = Vec::new();
    let mut count = Count::default();
    let mut start = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let further_organ = piece.role == Role::Line(ClauseKind::Organ) && count.region.organ;
        if is_annex(piece) || further_organ {
            regions.push((start, std::mem::take(&mut count).finish()));
            start = at;
        }
        count.see(piece);
    }
    regions.push((start, count.finish()));
    regions
}

#[derive(Debug, Default)]
struct Count {
    region: Region,
    /// The region is an annex.
    annexed: bool,
    last: u32,
    heading_since: bool,
    runs_on: usize,
    begins_anew: usize,
}

impl Count {
    fn see(&mut self, piece: &Piece) {
        self.annexed |= is_annex(piece);
        match &piece.role {
            Role::Line(ClauseKind::Organ) => self.region.organ = true,
            Role::Heading { strong, .. } => {
                self.heading_since |= strong;
                self.region.articles |= piece
                    .mark
                    .as_ref()
                    .is_some_and(|mark| mark.class == Some(super::words::WordClass::Article));
            }
            Role::Item { .. } => self.item(piece),
            _ => {}
        }
    }

    fn item(&mut self, piece: &Piece) {
        let Some(mark) = &piece.mark else { return };
        let recital = piece.block.unit == Some(Unit::Preamble);
        let plain = mark.word.is_empty() && mark.class.is_none() && !recital;
        let outermost = piece.block.list_depth <= 1 && !mark.quoted && plain;
        if mark.numeral() != Numeral::Arabic || !outermost {
            return;
        }
        self.region.numbered |= mark.decoration != Decoration::Round;
        let number = mark.ordinal();
        if self.heading_since && self.last > 0 {
            if number > self.last {
                self.runs_on += 1;
            } else if number == 1 {
                self.begins_anew += 1;
            }
        }
        let ahead = number > self.last && number <= self.last + MOST_LEFT_OUT;
        if ahead || self.last == 0 || (number == 1 && self.heading_since) {
            self.last = number;
            self.heading_since = false;
        }
    }

    fn finish(mut self) -> Region {
        let no_evidence = self.runs_on == 0 && self.begins_anew == 0;
        self.region.through = self.runs_on > self.begins_anew
            || (self.runs_on == self.begins_anew && self.runs_on > 0)
            || (no_evidence && !self.region.articles && (self.region.organ || self.annexed));
        self.region
    }
}
