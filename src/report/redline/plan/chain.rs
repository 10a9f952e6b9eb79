//! Which clauses stay where they are.
//!
//! The heaviest set of pairs that both drafts have in one order. A pair that
//! the comparison does not call moved outweighs all that it does, so that the
//! redline moves what the other reports move; what is called moved because it
//! stands under another clause now, in the same order, stays in the redline,
//! where no words need to go anywhere for that.

use super::document;
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
pub(super) fn chain(comparison: &Comparison, parts: &[Vec<Part>], notes: bool) -> Vec<Link> {
    let mut links: Vec<Link> = parts
        .iter()
        .enumerate()
        .flat_map(|(change, parts)| links(comparison, change, parts, notes))
        .collect();
    links.sort_by_key(|link| (link.new, link.old));
    let mut chain = heaviest(&links, comparison.old.clauses.len());
    drop_across_tables(comparison, &mut chain);
    chain
}

/// The pairs of clauses that share words in a change, or are a pairing of two.
fn links(comparison: &Comparison, change: usize, parts: &[Part], notes: bool) -> Vec<Link> {
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
            if !can_share_a_paragraph(old_clause, new_clause, notes) {
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
    if links.len() > 1 && links.iter().any(|link| is_row(comparison, link)) {
        // Rows are not joined or divided as paragraphs are.
        let best = links.iter().max_by_key(|link| link.weight).copied();
        links = best.into_iter().collect();
    }
    links
}

fn can_share_a_paragraph(old: &Clause, new: &Clause, notes: bool) -> bool {
    let form = |clause: &Clause| {
        (
            clause.kind == ClauseKind::Footnote,
            clause.kind == ClauseKind::TableRow,
        )
    };
    form(old) == form(new) && form(new).0 == notes
}

fn is_row(comparison: &Comparison, link: &Link) -> bool {
    row(comparison, Side::New, link.new)
}

fn row(comparison: &Comparison, side: Side, id: ClauseId) -> bool {
    document(comparison, side)
        .clauses
        .get(id)
        .is_some_and(|clause| clause.kind == ClauseKind::TableRow)
}

/// The heaviest set of links in which neither side goes back; `links` is in the order of the new draft.
fn heaviest(links: &[Link], old_clauses: usize) -> Vec<Link> {
    let mut best = Best::new(old_clauses);
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(links.len());
    for (index, link) in links.iter().enumerate() {
        let (weight, before) = best.up_to(link.old);
        previous.push(before);
        best.record(link.old, weight + link.weight, index);
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

/// The heaviest chain that ends at or before each old clause (a Fenwick tree of maxima).
struct Best(Vec<(u64, Option<usize>)>);

impl Best {
    fn new(clauses: usize) -> Self {
        Self(vec![(0, None); clauses + 2])
    }

    fn up_to(&self, clause: ClauseId) -> (u64, Option<usize>) {
        let mut at = (clause + 1).min(self.0.len() - 1);
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

    fn record(&mut self, clause: ClauseId, weight: u64, link: usize) {
        let mut at = clause + 1;
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
fn drop_across_tables(comparison: &Comparison, chain: &mut Vec<Link>) {
    let mut kept: Vec<Link> = Vec::with_capacity(chain.len());
    for link in chain.drain(..) {
        let parted = kept.last().is_some_and(|last| {
            last.change == link.change
                && ((last.new + 1..link.new).any(|id| row(comparison, Side::New, id))
                    || (last.old + 1..link.old).any(|id| row(comparison, Side::Old, id)))
        });
        if !parted {
            kept.push(link);
        }
    }
    *chain = kept;
}
