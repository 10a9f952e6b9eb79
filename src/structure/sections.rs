//! The open headings, and the parts of a place that they give.

use super::mark::{Decoration, Mark};
use super::words::WordClass;
use crate::model::{ClauseId, Numeral};

/// Most headings within each other; deeper ones are taken as siblings.
const MOST_LEVELS: usize = 24;

/// What makes two headings siblings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rank {
    /// The document itself.
    Root,
    /// An annex, or one of several texts.
    Annex,
    /// A level that the format gives.
    Level(usize),
    /// The style of the label: `Article 4`, `II.`, `A.`
    Styled {
        word: String,
        numeral: Numeral,
        decoration: Decoration,
    },
    /// A line that only looks like a heading.
    Weak,
    /// `Option 2`: a heading under which numbers may begin anew.
    Option,
}

/// A heading whose part of the text is still open.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) rank: Rank,
    pub(super) clause: Option<ClauseId>,
    /// The place of the heading.
    pub(super) place: String,
    /// What the places of unnumbered clauses inside begin with: that of the nearest heading with a label.
    pub(super) scope: String,
    /// True when numbers inside are put in brackets, `Art. 4(2)`, rather than called paragraphs.
    pub(super) bracketed: bool,
    pub(super) last: u32,
}

/// The open headings, the outermost first; the document itself is always open.
#[derive(Debug)]
pub(super) struct Sections {
    open: Vec<Section>,
}

impl Default for Sections {
    fn default() -> Self {
        Self {
            open: vec![Self::root()],
        }
    }
}

impl Sections {
    fn root() -> Section {
        Section {
            rank: Rank::Root,
            clause: None,
            place: String::new(),
            scope: String::new(),
            bracketed: false,
            last: 0,
        }
    }

    /// The innermost open heading.
    pub(super) fn top(&self) -> Section {
        self.open.last().cloned().unwrap_or_else(Self::root)
    }

    /// The innermost heading that opens a numbering: lines that only look like headings are passed over.
    pub(super) fn base(&self) -> Section {
        self.open
            .iter()
            .rev()
            .find(|section| section.rank != Rank::Weak)
            .cloned()
            .unwrap_or_else(Self::root)
    }

    /// The annex that is open, or the document.
    pub(super) fn region(&self) -> Section {
        self.open
            .iter()
            .rev()
            .find(|section| matches!(section.rank, Rank::Annex | Rank::Root))
            .cloned()
            .unwrap_or_else(Self::root)
    }

    /// Closes what a heading of this rank ends, and returns the last number of its rank, if it carries one on.
    pub(super) fn make_room(&mut self, rank: &Rank) -> Option<u32> {
        let mut last = None;
        let lowest = match rank {
            Rank::Root | Rank::Annex => 1,
            Rank::Level(level) => self.room_for_level(*level),
            Rank::Styled { .. } => match self.open.iter().rposition(|s| s.rank == *rank) {
                Some(at) if at > self.region_at() => {
                    last = self.open.get(at).map(|section| section.last);
                    at
                }
                _ => self.above_weak(),
            },
            Rank::Weak | Rank::Option => self.above_weak(),
        };
        self.open.truncate(lowest.clamp(1, MOST_LEVELS));
        last
    }

    pub(super) fn push(&mut self, section: Section) {
        self.open.push(section);
    }

    fn region_at(&self) -> usize {
        self.open
            .iter()
            .rposition(|section| matches!(section.rank, Rank::Annex | Rank::Root))
            .unwrap_or(0)
    }

    fn above_weak(&self) -> usize {
        self.open
            .iter()
            .rposition(|section| !matches!(section.rank, Rank::Weak | Rank::Option))
            .map_or(1, |at| at + 1)
    }

    fn room_for_level(&self, level: usize) -> usize {
        let stays = |section: &Section| match section.rank {
            Rank::Root | Rank::Annex => true,
            Rank::Level(own) => own < level,
            _ => false,
        };
        self.open
            .iter()
            .position(|section| !stays(section))
            .unwrap_or(self.open.len())
    }

    /// The last number of the open heading of a style, to tell `I.` the number from `I.` the letter.
    pub(super) fn last_of(&self, mark: &Mark, reading: usize) -> Option<u32> {
        let rank = styled(mark, reading);
        self.open
            .iter()
            .rev()
            .find(|section| section.rank == rank)
            .map(|section| section.last)
    }
}

/// The rank of a labelled heading without a level.
pub(super) fn styled(mark: &Mark, reading: usize) -> Rank {
    let known = mark.class == Some(WordClass::Annex) || mark.class == Some(WordClass::Text);
    if known {
        return Rank::Annex;
    }
    let numeral = mark
        .readings
        .get(reading)
        .map_or(Numeral::Arabic, |reading| reading.numeral);
    Rank::Styled {
        word: mark.word.to_lowercase(),
        // `Article 4` and `Article IV` are one style; `A.` and `I.` are two.
        numeral: if mark.word.is_empty() {
            numeral
        } else {
            Numeral::Arabic
        },
        decoration: if mark.word.is_empty() {
            mark.decoration
        } else {
            Decoration::Bare
        },
    }
}
