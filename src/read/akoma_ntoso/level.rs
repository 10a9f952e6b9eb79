//! The units that are open around a paragraph.

use crate::model::Unit;
use crate::read::markup::words::Piece;

/// What a unit is, as far as its paragraphs depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Cited by a word and a number: its number and heading are a heading.
    Named(&'static str),
    /// Numbered under another: its number stands before its first paragraph.
    Item,
    /// The same, but with a dash when it has no number.
    Point,
    Preamble,
}

/// A unit that is open.
#[derive(Debug)]
pub(super) struct Level {
    pub(super) what: What,
    pub(super) label: Option<String>,
    pub(super) heading: Option<Piece>,
    /// Its first block was made.
    pub(super) used: bool,
    /// A paragraph without a number that its units stand under.
    pub(super) holds: bool,
    /// Its number stands before its first paragraph, not in a heading.
    pub(super) runs_in: bool,
    /// Level of its number among the items around it; 0 when it has none.
    pub(super) depth: usize,
    /// Where it begins in the source.
    pub(super) at: usize,
}

/// The units that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels {
    pub(super) open: Vec<Level>,
}

impl Levels {
    pub(super) fn begin(&mut self, what: What, at: usize) {
        self.open.push(Level {
            what,
            label: None,
            heading: None,
            used: false,
            holds: false,
            runs_in: false,
            depth: 0,
            at,
        });
    }

    /// The innermost unit.
    pub(super) fn innermost(&mut self) -> Option<&mut Level> {
        self.open.last_mut()
    }

    /// The unit that the next paragraph belongs to: the innermost with a number or heading, or one that was used.
    ///
    /// Units without either that stand inside it only divide its paragraphs.
    pub(super) fn carrier(&mut self) -> Option<usize> {
        let at = self.open.iter().rposition(|level| {
            level.used
                || level.label.is_some()
                || level.heading.is_some()
                || matches!(level.what, What::Point | What::Preamble)
        })?;
        for level in self.open.iter_mut().skip(at + 1) {
            level.used = true;
            level.holds = level.what == What::Item;
        }
        Some(at)
    }

    /// Level of a heading: those around it are one each, the title of the text is the first.
    pub(super) fn heading_level(&self) -> usize {
        let named = self
            .open
            .iter()
            .filter(|level| matches!(level.what, What::Named(_)));
        1 + named.count()
    }

    /// True inside an item or a named unit.
    pub(super) fn is_inside(&self) -> bool {
        self.open.iter().any(|level| match level.what {
            What::Named(_) => true,
            _ => level.depth > 0,
        })
    }

    /// True inside a section, an article or an item.
    pub(super) fn is_inside_cited(&self) -> bool {
        self.open.iter().any(|level| {
            !matches!(
                level.what,
                What::Named(
                    "part"
                        | "chapter"
                        | "subchapter"
                        | "title"
                        | "subtitle"
                        | "book"
                        | "tome"
                        | "division"
                        | "annex"
                        | "schedule"
                )
            )
        })
    }

    /// Depth that the paragraphs of the innermost unit stand at: that of the nearest number around them.
    pub(super) fn depth(&self) -> usize {
        self.open
            .iter()
            .rev()
            .take_while(|level| !matches!(level.what, What::Named(_)))
            .map(|level| level.depth)
            .find(|depth| *depth > 0)
            .unwrap_or(0)
    }

    /// True when a paragraph goes on in a unit whose number was printed before another.
    pub(super) fn is_carried_on(&self) -> bool {
        self.depth() > 0 || self.open.last().is_some_and(|level| level.runs_in)
    }
}

impl What {
    /// What a block with this unit's number is called.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Named(name) => Unit::Named(name),
            Self::Item | Self::Point => Unit::Item,
            Self::Preamble => Unit::Preamble,
        }
    }
}
