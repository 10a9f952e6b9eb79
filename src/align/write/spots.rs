//! Where a clause that was split or merged stands.

use crate::align::partition::Group;
use crate::model::{Clause, Document, Sides};

/// The groups that the clauses of both drafts belong to.
pub(super) struct Spots<'a> {
    documents: Sides<&'a Document>,
    owners: Sides<Vec<Option<usize>>>,
}

impl<'a> Spots<'a> {
    pub(super) fn of(documents: Sides<&'a Document>, groups: &[Group]) -> Self {
        let mut owners = documents.map(|document| vec![None; document.clauses.len()]);
        for (at, group) in groups.iter().enumerate() {
            let old = group.more_old.iter().chain([&group.pair.0]);
            let new = group.more_new.iter().chain([&group.pair.1]);
            own(&mut owners.old, old, at);
            own(&mut owners.new, new, at);
        }
        Self { documents, owners }
    }

    /// All spots of a group, each of which it can be said to stand at: those of its pair, and of
    /// its parts beside that pair. A part from elsewhere has passed what stands between.
    pub(super) fn of_group(&self, group: &Group) -> impl Iterator<Item = Sides<usize>> {
        let (old, new) = group.pair;
        let beside_old = group.more_old.iter().filter(move |&&part| {
            are_neighbours(&self.documents.old.clauses, &self.owners.old, part, old)
        });
        let beside_new = group.more_new.iter().filter(move |&&part| {
            are_neighbours(&self.documents.new.clauses, &self.owners.new, part, new)
        });
        let beside_old = beside_old.map(move |&old| Sides::new(old, new));
        let beside_new = beside_new.map(move |&new| Sides::new(old, new));
        std::iter::once(Sides::new(old, new))
            .chain(beside_old)
            .chain(beside_new)
    }
}

fn own<'i>(owners: &mut [Option<usize>], ids: impl Iterator<Item = &'i usize>, group: usize) {
    for &id in ids {
        if let Some(owner) = owners.get_mut(id) {
            *owner = Some(group);
        }
    }
}

/// True when nothing stands between two parts of a group but what stands under them, what has
/// no partner, and other parts.
fn are_neighbours(clauses: &[Clause], owners: &[Option<usize>], one: usize, other: usize) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    let group = owners.get(first).copied().flatten();
    (first + 1..last).all(|id| {
        let owner = owners.get(id).copied().flatten();
        owner.is_none() || owner == group || stands_under(clauses, id, first)
    })
}

/// Levels that are climbed at most.
const MOST_LEVELS: usize = 32;

fn stands_under(clauses: &[Clause], id: usize, above: usize) -> bool {
    let parent = |id: &usize| clauses.get(*id).and_then(|clause| clause.parent);
    std::iter::successors(parent(&id), parent)
        .take(MOST_LEVELS)
        .any(|it| it == above)
}
