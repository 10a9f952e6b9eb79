//! The two drafts with what is looked up in them, which no pairing changes: built once, and for large drafts ahead.

use std::sync::OnceLock;

use crate::model::{Clause, ClauseId, Document, Side, Sides};

use super::broken_off::usually_marked;
use super::endings::Standings;
use super::numbering::PreambularCounts;
use super::references::{Index, may_refer};
use super::verbs::Sequences;

/// The two drafts with what is looked up in them; an index is built when it is first asked for.
pub(super) struct Lookup<'d> {
    documents: Sides<&'d Document>,
    indexes: Sides<OnceLock<Index<'d>>>,
    sequences: Sides<OnceLock<Sequences<'d>>>,
    standings: Sides<OnceLock<Standings>>,
    referring: Sides<OnceLock<Vec<bool>>>,
    preambular: Sides<OnceLock<PreambularCounts>>,
    marked: Sides<OnceLock<bool>>,
}

impl<'d> Lookup<'d> {
    /// Two drafts in which nothing was looked up yet.
    pub(super) fn of(documents: Sides<&'d Document>) -> Self {
        Self {
            documents,
            indexes: Sides::default(),
            sequences: Sides::default(),
            standings: Sides::default(),
            referring: Sides::default(),
            preambular: Sides::default(),
            marked: Sides::default(),
        }
    }

    /// Builds what nearly every change of a large draft asks for, of one draft.
    pub(super) fn look_up(&self, side: Side) {
        self.index(side);
        self.sequences(side);
        self.standings(side);
        self.referring(side);
        self.preambular(side);
        self.marked(side);
    }

    /// Both drafts.
    pub(super) fn documents(&self) -> Sides<&'d Document> {
        self.documents
    }

    /// One draft.
    pub(super) fn document(&self, side: Side) -> &'d Document {
        self.documents.get(side)
    }

    /// The title of one draft.
    pub(super) fn title(&self, side: Side) -> &'d str {
        &self.documents.get(side).title
    }

    /// A clause of one draft.
    pub(super) fn clause(&self, side: Side, id: ClauseId) -> Option<&'d Clause> {
        self.documents.get(side).clauses.get(id)
    }

    /// Where the labels of one draft are looked up.
    pub(super) fn index(&self, side: Side) -> &Index<'d> {
        let document = *self.documents.get(side);
        self.indexes.get(side).get_or_init(|| Index::of(document))
    }

    /// True when a clause of one draft may refer to a numbered clause.
    pub(super) fn may_refer(&self, side: Side, id: ClauseId) -> bool {
        self.referring(side).get(id).copied().unwrap_or(false)
    }

    fn referring(&self, side: Side) -> &[bool] {
        let clauses = &self.documents.get(side).clauses;
        self.referring.get(side).get_or_init(|| {
            clauses
                .iter()
                .map(|clause| may_refer(&clause.text))
                .collect()
        })
    }

    /// Which lead verbs stand before a paragraph of one draft.
    pub(super) fn sequences(&self, side: Side) -> &Sequences<'d> {
        let document = *self.documents.get(side);
        self.sequences
            .get(side)
            .get_or_init(|| Sequences::of(document))
    }

    /// Which clauses of one draft are the last of their list.
    pub(super) fn standings(&self, side: Side) -> &Standings {
        let document = *self.documents.get(side);
        self.standings
            .get(side)
            .get_or_init(|| Standings::of(document))
    }

    /// Whether the paragraphs of each draft usually end with a mark.
    pub(super) fn usually_marked(&self) -> Sides<bool> {
        Sides::new(self.marked(Side::Old), self.marked(Side::New))
    }

    fn marked(&self, side: Side) -> bool {
        let document = *self.documents.get(side);
        let marked = self.marked.get(side);
        *marked.get_or_init(|| usually_marked(document))
    }

    /// The count of an unnumbered paragraph in the preamble of one draft.
    pub(super) fn preambular(&self, side: Side) -> &PreambularCounts {
        let document = self.document(side);
        let counts = self.preambular.get(side);
        counts.get_or_init(|| PreambularCounts::of(document))
    }
}
