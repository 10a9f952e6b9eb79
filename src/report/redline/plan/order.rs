//! The order of a draft's paragraphs: that of its clauses, but that a footnote typed in the body stands where it is typed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClauseId, ClauseKind, Document, Side, Sides};

/// Footnotes of both drafts that are paragraphs of the body in a Word file, as those below a table often are.
pub(in crate::report::redline) type TypedNotes = Sides<BTreeSet<ClauseId>>;

/// The clauses of a draft's body, or its footnotes, in order.
pub(super) struct Order {
    pub(super) clauses: Vec<ClauseId>,
    /// The place of each clause of the draft among them.
    places: Vec<usize>,
}

/// The orders of both drafts.
pub(super) type Orders = Sides<Order>;

impl Order {
    /// The clauses of the body, or the footnotes.
    pub(super) fn of(document: &Document, typed: &BTreeSet<ClauseId>, notes: bool) -> Self {
        let clauses = document.clauses.iter();
        let own: Vec<ClauseId> = clauses
            .filter(|it| (it.kind == ClauseKind::Footnote) == notes && !typed.contains(&it.id))
            .map(|it| it.id)
            .collect();
        let clauses = if notes {
            own
        } else {
            with_typed(document, &own, typed)
        };
        let mut places = vec![usize::MAX; document.clauses.len()];
        for (place, &id) in clauses.iter().enumerate() {
            if let Some(slot) = places.get_mut(id) {
                *slot = place;
            }
        }
        Self { clauses, places }
    }

    /// The place of a clause; beyond all others for one that is not among them.
    pub(super) fn place(&self, id: ClauseId) -> usize {
        self.places.get(id).copied().unwrap_or(usize::MAX)
    }

    /// True for a clause that is among them.
    pub(super) fn has(&self, id: ClauseId) -> bool {
        self.place(id) < self.clauses.len()
    }

    /// The clauses that stand between two.
    pub(super) fn between(&self, first: ClauseId, last: ClauseId) -> &[ClauseId] {
        let range = self.place(first).saturating_add(1)..self.place(last);
        self.clauses.get(range).unwrap_or(&[])
    }
}

/// Puts each typed note behind the clause of the body that ends nearest before it.
fn with_typed(document: &Document, body: &[ClauseId], typed: &BTreeSet<ClauseId>) -> Vec<ClauseId> {
    let start = |id: ClauseId| document.clauses.get(id).map_or(0, |it| it.span.start);
    let mut starts: Vec<(usize, ClauseId)> = body.iter().map(|&id| (start(id), id)).collect();
    starts.sort_unstable();
    let mut notes: Vec<ClauseId> = typed.iter().copied().collect();
    notes.sort_by_key(|&id| (start(id), id));
    let mut behind: BTreeMap<Option<ClauseId>, Vec<ClauseId>> = BTreeMap::new();
    for note in notes {
        let before = starts.partition_point(|it| it.0 <= start(note));
        let before = before.checked_sub(1).and_then(|at| starts.get(at));
        behind.entry(before.map(|it| it.1)).or_default().push(note);
    }
    let mut order = behind.remove(&None).unwrap_or_default();
    for &id in body {
        order.push(id);
        order.extend(behind.remove(&Some(id)).into_iter().flatten());
    }
    order
}

/// The orders of both drafts' bodies, or of their footnotes.
pub(super) fn orders(documents: Sides<&Document>, typed: &TypedNotes, notes: bool) -> Orders {
    let of = |side: Side| Order::of(documents.get(side), typed.get(side), notes);
    Sides::new(of(Side::Old), of(Side::New))
}
