//! Where clauses stand: the evidence of neighbours, parents and numbers, given what is matched so far.

use rustc_hash::FxHashMap;

use super::layout::Layout;
use super::matching::Matching;
use super::moves;
use super::partner::Partner;
use super::vicinity::Vicinity;
use crate::model::{ClauseKind, Sides};
use crate::parallel;

/// New positions between which an old clause should stand: those of the nearest pairs before and
/// after it that keep their order.
type Window = (Partner, Partner);

/// With more clauses than this their order and their neighbours are read on two threads: a clause takes some
/// ten nanoseconds.
const MANY_CLAUSES: usize = 10_000;

/// What is known about places when a pair is weighed.
pub(super) struct Context<'a> {
    matching: &'a Matching,
    /// For each old clause where it should stand.
    window: Vec<Window>,
    /// How many clauses below an old clause are matched with clauses below a new one.
    votes: FxHashMap<(usize, usize), usize>,
    layout: &'a Layout,
    rates: Rates,
    vicinity: Vicinity,
}

/// How reliable each kind of evidence proved to be on the pairs matched so far, from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rates {
    /// Share of labelled pairs that kept their number.
    pub(super) number: f32,
    /// Share of pairs whose next clauses are a pair too, where both next clauses are matched.
    pub(super) adjacency: f32,
    /// Share of pairs that keep their order.
    pub(super) order: f32,
}

/// What was seen of a pair's places; each from 0 to 1 or a plain fact.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Of the clauses right before and right after, how many are pairs: 0, 0.5 or 1.
    pub(super) adjacent: f32,
    /// Inside (`Some(true)`) or outside the window that matched neighbours leave; `None` without neighbours.
    pub(super) in_window: Option<bool>,
    /// Both have a number and it is the same one (`Some(true)`) or another (`Some(false)`).
    pub(super) same_number: Option<bool>,
    /// Their parents are a pair, or both have none (`Some(true)`); are matched with others (`Some(false)`).
    pub(super) same_parent: Option<bool>,
    /// Share of the clauses below that are pairs; 0 with nothing below.
    pub(super) children: f32,
    /// Share of the nearest matched neighbours whose partners stand near.
    pub(super) near: f32,
    /// The kinds of the two clauses.
    pub(super) kinds: Option<(ClauseKind, ClauseKind)>,
}

impl<'a> Context<'a> {
    /// Reads the places of both drafts in the light of a matching.
    pub(super) fn new(layout: &'a Layout, matching: &'a Matching) -> Self {
        let many = matching.old_len().max(matching.new_len()) > MANY_CLAUSES;
        let ((rates, window), (votes, vicinity)) = parallel::join(
            many,
            || order(layout, matching),
            || (votes(layout, matching), Vicinity::of(matching)),
        );
        Self {
            matching,
            window,
            votes,
            layout,
            rates,
            vicinity,
        }
    }

    /// How reliable each kind of evidence proved to be.
    pub(super) fn rates(&self) -> Rates {
        self.rates
    }

    /// Looks at the places of a pair.
    pub(super) fn see(&self, old: usize, new: usize) -> Seen {
        let Some(rows) = self.layout.rows(old, new) else {
            return Seen::default();
        };
        let below = rows.old.below as usize + rows.new.below as usize;
        Seen {
            adjacent: self.adjacent(old, new),
            in_window: self.in_window(old, new),
            same_number: rows.old.same_number(rows.new),
            same_parent: self.same_parent(rows.old.parent(), rows.new.parent()),
            children: self.children_share(old, new, below),
            near: self.vicinity.near(old, new),
            kinds: Some((rows.old.kind, rows.new.kind)),
        }
    }

    /// How rare a kind is: the logarithm of one in how many clauses has it.
    pub(super) fn rarity(&self, kind: ClauseKind) -> f32 {
        self.layout.rarity(kind)
    }

    /// Parents whose children are pairs: candidates that their own words may not show.
    pub(super) fn parents_of_pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = self.votes.keys().copied().collect();
        pairs.sort_unstable();
        pairs
    }

    fn adjacent(&self, old: usize, new: usize) -> f32 {
        let before = match (old.checked_sub(1), new.checked_sub(1)) {
            (None, None) => true,
            (Some(old), Some(new)) => self.matching.pairs(old, new),
            _ => false,
        };
        let after = (old + 1 == self.matching.old_len() && new + 1 == self.matching.new_len())
            || self.matching.pairs(old + 1, new + 1);
        f32::from(u8::from(before) + u8::from(after)) / 2.0
    }

    fn in_window(&self, old: usize, new: usize) -> Option<bool> {
        let &(after, before) = self.window.get(old)?;
        let (after, before) = (after.id(), before.id());
        (after.is_some() || before.is_some()).then(|| {
            after.is_none_or(|bound| new > bound) && before.is_none_or(|bound| new < bound)
        })
    }

    fn same_parent(&self, old: Option<usize>, new: Option<usize>) -> Option<bool> {
        match (old, new) {
            (None, None) => Some(true),
            (Some(old), Some(new)) => {
                if self.matching.pairs(old, new) {
                    Some(true)
                } else if self.matching.both_free(old, new) {
                    None
                } else {
                    Some(false)
                }
            }
            _ => None,
        }
    }

    fn children_share(&self, old: usize, new: usize, all: usize) -> f32 {
        let votes = self.votes.get(&(old, new)).copied().unwrap_or(0) as f32;
        if all == 0 {
            0.0
        } else {
            2.0 * votes / all as f32 * votes / (votes + HALF_PROOF_CHILDREN)
        }
    }
}

/// With this many children that are pairs, they prove half of what many would.
const HALF_PROOF_CHILDREN: f32 = 1.0;

/// How many pairs stand below each pair of clauses, at any depth.
fn votes(layout: &Layout, matching: &Matching) -> FxHashMap<(usize, usize), usize> {
    let mut votes = FxHashMap::default();
    for (old, new) in matching.iter() {
        let above = layout.ancestors(old, new);
        for above_old in above.old {
            for above_new in above.new.clone() {
                *votes.entry((above_old, above_new)).or_insert(0) += 1;
            }
        }
    }
    votes
}

/// What the pairs that keep their order tell: how reliable the evidence is, and between which of them each clause stands.
fn order(layout: &Layout, matching: &Matching) -> (Rates, Vec<Window>) {
    let pairs: Vec<(Sides<usize>, u64)> = matching
        .iter()
        .map(|(old, new)| (Sides::new(old, new), 1))
        .collect();
    let kept = moves::in_order(&pairs);
    let spine: Vec<(usize, usize)> = pairs
        .iter()
        .zip(&kept)
        .filter(|(_, kept)| **kept)
        .map(|((position, _), _)| (position.old, position.new))
        .collect();
    let rates = rates(layout, matching, &pairs, spine.len());
    (rates, windows(&spine, matching.old_len()))
}

/// For each old position the new positions of the nearest spine pairs before and after it.
fn windows(spine: &[(usize, usize)], old_len: usize) -> Vec<Window> {
    let mut windows = vec![Window::default(); old_len];
    let mut spine = spine.iter().peekable();
    let mut after = Partner::NONE;
    for (old, window) in windows.iter_mut().enumerate() {
        let own = spine.next_if(|(at, _)| *at == old);
        *window = (after, spine.peek().map(|(_, new)| *new).into());
        if let Some((_, new)) = own {
            after = Partner::of(*new);
        }
    }
    windows
}

/// Before anything is known each kind of evidence counts for half, with the weight of this many pairs.
const PRIOR_PAIRS: f32 = 4.0;

fn rates(
    layout: &Layout,
    matching: &Matching,
    pairs: &[(Sides<usize>, u64)],
    kept: usize,
) -> Rates {
    let rate =
        |hits: usize, of: usize| (hits as f32 + PRIOR_PAIRS / 2.0) / (of as f32 + PRIOR_PAIRS);
    let (mut labelled, mut kept_number, mut followed, mut adjacent) = (0, 0, 0, 0);
    for (position, _) in pairs {
        let (old, new) = (position.old, position.new);
        let rows = layout.rows(old, new);
        if let Some(same) = rows.and_then(|rows| rows.old.same_number(rows.new)) {
            labelled += 1;
            kept_number += usize::from(same);
        }
        if matching.new_of(old + 1).is_some() && matching.old_of(new + 1).is_some() {
            followed += 1;
            adjacent += usize::from(matching.pairs(old + 1, new + 1));
        }
    }
    Rates {
        number: rate(kept_number, labelled),
        adjacency: rate(adjacent, followed),
        order: rate(kept, pairs.len()),
    }
}
