//! `Comparison` → the paragraphs of a redline, in an order that holds both drafts.
//!
//! Goes out: lines, each a paragraph, a table row or a footnote, with what
//! becomes of its words, its number and its end when all changes are accepted
//! or rejected. Accepting all gives the new draft's clauses in their order,
//! rejecting all the old draft's, to the letter: that is what the order is
//! made for, and [`Plan::accepted`] and [`Plan::rejected`] tell it.
//!
//! 1. `parts` takes the edits of each change apart by the clauses that they run through.
//! 2. `order` says in what order the paragraphs of each draft stand.
//! 3. `chain` finds the clauses that stay where they are: those not said to
//!    have moved, as far as one order can hold them.
//! 4. `lines` walks both drafts along the chain: what is in neither chain nor
//!    the other draft is put between, old before new.

mod chain;
mod lines;
mod order;
mod parts;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use order::TypedNotes;

use crate::model::{Clause, ClauseId, ClauseKind, Comparison, Document, Side, Sides};

/// What becomes of something when all changes are accepted, or rejected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays either way.
    #[default]
    Kept,
    /// It goes when changes are accepted.
    Deleted,
    /// It goes when changes are rejected.
    Inserted,
    /// It goes when changes are accepted, and stands elsewhere then.
    MovedFrom(MoveId),
    /// It goes when changes are rejected, and stands elsewhere then.
    MovedTo(MoveId),
}

/// Counts the moves of a redline, from 0.
pub(super) type MoveId = usize;

impl Fate {
    /// True for what a draft has.
    pub(super) const fn is_in(self, side: Side) -> bool {
        matches!(
            (self, side),
            (Self::Kept, _)
                | (Self::Deleted | Self::MovedFrom(_), Side::Old)
                | (Self::Inserted | Self::MovedTo(_), Side::New)
        )
    }
}

/// A part of a clause's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slice {
    /// The clause.
    pub(super) clause: ClauseId,
    /// Bytes of its text.
    pub(super) range: Range<usize>,
}

/// Words that share one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// What becomes of them.
    pub(super) fate: Fate,
    /// Where they stand in the old draft; `None` for words that came.
    pub(super) old: Option<Slice>,
    /// Where they stand in the new draft; `None` for words that went.
    pub(super) new: Option<Slice>,
}

impl Words {
    /// Words that stand in one draft.
    pub(super) fn of(side: Side, slice: Option<&Slice>, fate: Fate) -> Self {
        let (old, new) = match side {
            Side::Old => (slice.cloned(), None),
            Side::New => (None, slice.cloned()),
        };
        Self { fate, old, new }
    }

    /// The words as the redline prints them, and the draft they are taken from: the new one if it has them.
    pub(super) fn shown<'a>(&self, comparison: &'a Comparison) -> (Side, &'a Clause, &'a str) {
        static NOTHING: Clause = nothing();
        let (side, slice) = match (&self.new, &self.old) {
            (Some(slice), _) => (Side::New, Some(slice)),
            (None, slice) => (Side::Old, slice.as_ref()),
        };
        let found = slice.and_then(|slice| {
            let clause = document(comparison, side).clauses.get(slice.clause)?;
            Some((clause, clause.text.get(slice.range.clone())?))
        });
        let (clause, text) = found.unwrap_or((&NOTHING, ""));
        (side, clause, text)
    }

    /// Where they stand in one draft.
    pub(super) const fn slice(&self, side: Side) -> Option<&Slice> {
        match side {
            Side::Old => self.old.as_ref(),
            Side::New => self.new.as_ref(),
        }
    }
}

const fn nothing() -> Clause {
    Clause {
        id: 0,
        parent: None,
        kind: ClauseKind::Paragraph,
        label: None,
        place: String::new(),
        text: String::new(),
        emphasis: Vec::new(),
        depth: 0,
        span: 0..0,
        line: 0,
        revisions: Vec::new(),
    }
}

/// A paragraph, a table row or a footnote of the redline.
///
/// A clause that was split or merged has several lines: the ends between them came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What becomes of the paragraph's end.
    pub(super) end: Fate,
    /// The clause of the old draft that begins here; its number stands before the words.
    pub(super) old: Option<ClauseId>,
    /// The clause of the new draft that begins here; its number stands before the words.
    pub(super) new: Option<ClauseId>,
    /// The words, in order.
    pub(super) words: Vec<Words>,
    /// Index of the change in the comparison.
    pub(super) change: usize,
}

impl Line {
    /// The clause of one draft that begins here.
    pub(super) fn begins<'a>(&self, comparison: &'a Comparison, side: Side) -> Option<&'a Clause> {
        let id = match side {
            Side::Old => self.old,
            Side::New => self.new,
        };
        document(comparison, side).clauses.get(id?)
    }

    /// The clause that says what the paragraph looks like: the new one if there is one.
    pub(super) fn clause<'a>(&self, comparison: &'a Comparison) -> Option<&'a Clause> {
        self.begins(comparison, Side::New)
            .or_else(|| self.begins(comparison, Side::Old))
    }
}

/// All lines of a redline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Paragraphs and table rows, in the order of the text.
    pub(super) body: Vec<Line>,
    /// Footnotes, in their order.
    pub(super) notes: Vec<Line>,
}

/// Makes the lines of a redline; footnotes that are typed in the body are lines of the body.
pub(super) fn plan(comparison: &Comparison, typed: &TypedNotes) -> Plan {
    let parts = parts::parts(comparison);
    let mut moves = 0;
    let mut of = |notes: bool| {
        let documents = Sides::new(&comparison.old, &comparison.new);
        let orders = order::orders(documents, typed, notes);
        let chain = chain::chain(comparison, &parts, &orders);
        lines::lines(comparison, &parts, &chain, &orders, &mut moves)
    };
    Plan {
        body: of(false),
        notes: of(true),
    }
}

/// One of the two drafts.
pub(super) const fn document(comparison: &Comparison, side: Side) -> &Document {
    match side {
        Side::Old => &comparison.old,
        Side::New => &comparison.new,
    }
}
