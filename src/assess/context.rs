//! What every judgement may look up: the two drafts, and which clauses belong together.

use crate::model::{ClauseId, Pairing, Side, Sides};

use super::lookup::Lookup;

/// The two drafts and their pairings.
pub(super) struct Context<'d> {
    pub(super) lookup: Lookup<'d>,
    partners: Sides<Vec<Option<usize>>>,
}

impl<'d> Context<'d> {
    /// Notes for every clause which pairing it belongs to.
    pub(super) fn new(lookup: Lookup<'d>, pairings: &[Pairing]) -> Self {
        let documents = lookup.documents();
        let mut partners = documents.map(|document| vec![None; document.clauses.len()]);
        for (position, pairing) in pairings.iter().enumerate() {
            enter(&mut partners.old, &pairing.old, position);
            enter(&mut partners.new, &pairing.new, position);
        }
        Self { lookup, partners }
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
