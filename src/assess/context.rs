//! What every judgement may look up: the place of a clause among the others, indexed once.

use std::sync::OnceLock;

use crate::model::{Clause, ClauseId, Document, Pairing, Side, Sides};

use super::broken_off::usually_marked;
use super::endings::Standings;
use super::numbering::PreambularCounts;
use super::references::{Index, may_refer};
use super::verbs::Sequences;

/// The two drafts with what is looked up in them; an index is built when it is first asked for.
pub(super) struct Context<'d> {
    documents: Sides<&'d Document>,
    partners: Sides<Vec<Option<usize>>>,
    indexes: Sides<OnceLock<Index<'d>>>,
    sequences: Sides<OnceLock<Sequences<'d>>>,
    standings: Sides<OnceLock<Standings>>,
    referring: Sides<OnceLock<Vec<bool>>>,
    preambular: Sides<PreambularCounts>,
    marked: Sides<OnceLock<bool>>,
}

impl<'d> Context<'d> {
    /// Notes for every clause which pairing it belongs to.
    pub(super) fn new(documents: Sides<&'d Document>, pairings: &[Pairing]) -> Self {
        let mut partners = documents.map(|document| vec![None; document.clauses.len()]);
        for (position, pairing) in pairings.iter().enumerate() {
            enter(&mut partners.old, &pairing.old, position);
            enter(&mut partners.new, &pairing.new, position);
        }
        Self {
            documents,
            partners,
            indexes: Sides::default(),
            sequences: Sides::default(),
            standings: Sides::default(),
            referring: Sides::default(),
            preambular: documents.map(PreambularCounts::of),
            marked: Sides::default(),
        }
    }

    /// Builds what nearly every change of a large draft asks for, of one draft.
    pub(super) fn prepare(&self, side: Side) {
        self.index(side);
        self.sequences(side);
        self.standings(side);
        self.referring(side);
        self.marked(side);
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
        self.preambular.get(side)
    }

    /// The pairing that a clause of one draft belongs to, as a position in the list of pairings.
    pub(super) fn partner(&self, side: Side, id: ClauseId) -> Option<usize> {
        self.partners.get(side).get(id).copied().flatten()
    }

    /// True when the alignment says that an old clause and a new clause belong together.
    pub(super) fn are_partners(&self, old: ClauseId, new: ClauseId) -> bool {
        let old = self.partners.old.get(old).copied().flatten();
        let new = self.partners.new.get(new).copied().flatten();
        old.is_some() && old == new
    }
}

fn enter(partners: &mut [Option<usize>], ids: &[ClauseId], position: usize) {
    for &id in ids {
        if let Some(partner) = partners.get_mut(id) {
            *partner = Some(position);
        }
    }
}
