//! Which clauses stay where they are.
//!
//! The heaviest set of pairs that both drafts have in one order. A pair that
//! the comparison does not call moved outweighs all that it does, so that the
//! redline moves what the other reports move; what is called moved because it
//! stands under another clause now, in the same order, stays in the redline,
//! where no words need to go anywhere for that.

use super::document;
use super::order::Orders;
use super::parts::Part;
use crate::model::{Clause, ClauseId, ClauseKind, Comparison, Side};

/// A clause of the old draft and one of the new that stand at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) old: ClauseId,
    pub(super) new: ClauseId,
    /// Index of the change.
    pub(super) change: usize,
    /// Bytes that both have; what is not called moved outweighs everything else.
    weight: u64,
}

/// What a pair that did not move weighs more: no draft has so many bytes.
const NOT_MOVED: u64 = 1 << 32;

/// Finds the chain of a draft's body or of its footnotes, in order.
pub(super) fn chain(comparison: &Comparison, parts: &[Vec<Part>], orders: &Orders) -> Vec<Link> {
    let mut links: Vec<Link> = parts
        .iter()
        .enumerate()
        .flat_map(|(change, parts)| links(comparison, change, parts, orders))
        .collect();
    links.sort_by_key(|link| (orders.new.place(link.new), orders.old.place(link.old)));
    let mut chain = heaviest(&links, orders);
    drop_across_tables(comparison, orders, &mut chain);
    chain
}

/// The pairs of clauses that share words in a change, or are a pairing of two.
fn links(comparison: &Comparison, change: usize, parts: &[Part], orders: &Orders) -> Vec<Link> {
    let Some(pairing) = comparison.changes.get(change).map(|it| &it.pairing) else {
        return Vec::new();
    };
    let base = if pairing.moved.is_none() {
        NOT_MOVED
    } else {
        1
    };
    let mut links = Vec::new();
    for (old_index, &old) in pairing.old.iter().enumerate() {
        for (new_index, &new) in pairing.new.iter().enumerate() {
            let clauses = (
                document(comparison, Side::Old).clauses.get(old),
                document(comparison, Side::New).clauses.get(new),
            );
            let (Some(old_clause), Some(new_clause)) = clauses else {
                continue;
            };
            let is_here = orders.old.has(old) && orders.new.has(new);
            if !is_here || !can_share_a_paragraph(old_clause, new_clause) {
                continue;
            }
            let shared: usize = parts
                .iter()
                .filter(|part| (part.old, part.new) == (old_index, new_index))
                .filter_map(|part| part.words.old.as_ref().zip(part.words.new.as_ref()))
                .map(|(old, _)| old.range.len())
                .sum();
            links.push(Link {
                old,
                new,
                change,
                weight: base + shared as u64,
            });
        }
    }
    if links.len() > 1 && links.iter().any(|link| is_never_joined(comparison, link)) {
        // Rows and notes are not joined or divided as paragraphs are.
        let best = links.iter().max_by_key(|link| link.weight).copied();
        links = best.into_iter().collect();
    }
    links
}

fn can_share_a_paragraph(old: &Clause, new: &Clause) -> bool {
    let is_row = |clause: &Clause| clause.kind == ClauseKind::TableRow;
    is_row(old) == is_row(new)
}

fn is_never_joined(comparison: &Comparison, link: &Link) -> bool {
    let clause = comparison.new.clauses.get(link.new);
    clause.is_some_and(|it| matches!(it.kind, ClauseKind::TableRow | ClauseKind::Footnote))
}

fn row(comparison: &Comparison, side: Side, id: ClauseId) -> bool {
    document(comparison, side)
        .clauses
        .get(id)
        .is_some_and(|clause| clause.kind == ClauseKind::TableRow)
}

/// The heaviest set of links in which neither side goes back; `links` is in the order of the new draft.
fn heaviest(links: &[Link], orders: &Orders) -> Vec<Link> {
    let old_clauses = orders.old.clauses.len();
    let mut best = Best::new(old_clauses);
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(links.len());
    for (index, link) in links.iter().enumerate() {
        let (weight, before) = best.up_to(orders.old.place(link.old));
        previous.push(before);
        best.record(orders.old.place(link.old), weight + link.weight, index);
    }
    let mut chain = Vec::new();
    let mut at = best.up_to(old_clauses).1;
    while let Some(index) = at {
        chain.extend(links.get(index).copied());
        at = previous.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

/// The heaviest chain that ends at or before each place of the old draft (a Fenwick tree of maxima).
struct Best(Vec<(u64, Option<usize>)>);

impl Best {
    fn new(clauses: usize) -> Self {
        Self(vec![(0, None); clauses + 2])
    }

    fn up_to(&self, place: usize) -> (u64, Option<usize>) {
        let mut at = (place + 1).min(self.0.len() - 1);
        let mut best = (0, None);
        while at > 0 {
            if let Some(&found) = self.0.get(at)
                && found.0 > best.0
            {
                best = found;
            }
            at &= at - 1;
        }
        best
    }

    fn record(&mut self, place: usize, weight: u64, link: usize) {
        let mut at = place + 1;
        while let Some(slot) = self.0.get_mut(at) {
            if weight > slot.0 {
                *slot = (weight, Some(link));
            }
            at += at & at.wrapping_neg();
        }
    }
}

/// A paragraph's end that comes or goes cannot join words across a table: of
/// two parts of one clause with a row between them the second does not stay.
fn drop_across_tables(comparison: &Comparison, orders: &Orders, chain: &mut Vec<Link>) {
    let has_row = |side: Side, between: &[ClauseId]| {
        let mut between = between.iter();
        between.any(|&id| row(comparison, side, id))
    };
    let mut kept: Vec<Link> = Vec::with_capacity(chain.len());
    for link in chain.drain(..) {
        let parted = kept.last().is_some_and(|last| {
            last.change == link.change
                && (has_row(Side::New, orders.new.between(last.new, link.new))
                    || has_row(Side::Old, orders.old.between(last.old, link.old)))
        });
        if !parted {
            kept.push(link);
        }
    }
    *chain = kept;
}
