//! Which old clause is matched with which new one, one to one, while the stage works.

use super::partner::Partner;
use crate::model::Sides;

/// A one-to-one matching between old and new clauses.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Matching {
    new_of: Vec<Partner>,
    old_of: Vec<Partner>,
}

impl Matching {
    /// Makes a matching of nothing for drafts of some sizes.
    pub(super) fn empty(old: usize, new: usize) -> Self {
        Self {
            new_of: vec![Partner::NONE; old],
            old_of: vec![Partner::NONE; new],
        }
    }

    /// The partner of an old clause.
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old)?.id()
    }

    /// The partner of a new clause.
    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.old_of.get(new)?.id()
    }

    /// True when the two are each other's partners.
    pub(super) fn pairs(&self, old: usize, new: usize) -> bool {
        self.new_of(old) == Some(new)
    }

    /// True when neither has a partner.
    pub(super) fn both_free(&self, old: usize, new: usize) -> bool {
        self.new_of.get(old) == Some(&Partner::NONE) && self.old_of.get(new) == Some(&Partner::NONE)
    }

    /// Makes two clauses partners; both must be free.
    pub(super) fn join(&mut self, old: usize, new: usize) {
        debug_assert!(self.both_free(old, new));
        if let (Some(o), Some(n)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            *o = Partner::of(new);
            *n = Partner::of(old);
        }
    }

    /// The partners, in the order of the old draft.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.new_of
            .iter()
            .enumerate()
            .filter_map(|(old, new)| Some((old, new.id()?)))
    }

    /// Which clauses have no partner.
    pub(super) fn free(&self) -> Sides<Vec<bool>> {
        Sides::new(
            self.new_of.iter().map(|it| it.is_none()).collect(),
            self.old_of.iter().map(|it| it.is_none()).collect(),
        )
    }

    /// Number of clauses of the old draft.
    pub(super) fn old_len(&self) -> usize {
        self.new_of.len()
    }

    /// Number of clauses of the new draft.
    pub(super) fn new_len(&self) -> usize {
        self.old_of.len()
    }
}
