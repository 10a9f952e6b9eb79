//! The assignment with the best total.

/// A possible pair and what it is worth; only worths above 0 are worth pairing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    /// The old clause.
    pub(super) old: usize,
    /// The new clause.
    pub(super) new: usize,
    /// What the pair is worth.
    pub(super) worth: f32,
}

/// Bids rise by at least this much, so the total is within this much of the
/// best for each pair. A thousandth is far below what any evidence is worth.
const SMALLEST_RAISE: f32 = 0.001;

/// Bids of one old clause after which it takes what is left, so that a price war among many equals ends.
const MOST_BIDS: usize = 4_000;

/// Picks at most one edge for each clause so that the total worth is the best there is.
///
/// Bertsekas' auction algorithm ("A distributed algorithm for the assignment
/// problem", 1979) on a sparse graph: a free old clause bids for the new clause
/// with the best worth after its price; whoever is outbid bids again; an old
/// clause for which nothing is worth its price stays free. Edges must be
/// sorted by `old`.
pub(super) fn assign(edges: &[Edge], new_len: usize) -> Assigned {
    let groups = groups_by_old(edges);
    let mut price = vec![0.0_f32; new_len];
    let mut holder: Vec<Option<(usize, usize)>> = vec![None; new_len];
    let mut bids = vec![0_usize; groups.len()];
    let mut bidders: Vec<usize> = (0..groups.len()).rev().collect();
    while let Some(bidder) = bidders.pop() {
        let Some(range) = groups.get(bidder) else {
            continue;
        };
        let Some(offer) = best_offer(edges, range.clone(), &price) else {
            continue;
        };
        let Some(new) = edges.get(offer.edge).map(|edge| edge.new) else {
            continue;
        };
        if let Some(price) = price.get_mut(new) {
            *price += offer.raise;
        }
        if let Some(Some((loser, _))) = holder.get_mut(new).map(|h| h.replace((bidder, offer.edge)))
            && let Some(count) = bids.get_mut(loser)
        {
            *count += 1;
            if *count < MOST_BIDS {
                bidders.push(loser);
            }
        }
    }
    let mut chosen: Vec<usize> = holder.into_iter().flatten().map(|(_, edge)| edge).collect();
    chosen.sort_unstable();
    Assigned {
        chosen,
        outbid: bids.iter().filter(|bids| **bids >= MOST_BIDS).count(),
    }
}

/// What an assignment picked.
pub(super) struct Assigned {
    /// Indexes of the edges, in their order.
    pub(super) chosen: Vec<usize>,
    /// How many old clauses were stopped after [`MOST_BIDS`] bids.
    pub(super) outbid: usize,
}

struct Offer {
    edge: usize,
    raise: f32,
}

/// The best edge after prices, and how much more than its price the bidder can pay.
fn best_offer(edges: &[Edge], range: std::ops::Range<usize>, price: &[f32]) -> Option<Offer> {
    let mut best: Option<(usize, f32)> = None;
    let mut second = 0.0_f32;
    for (at, edge) in edges.get(range.clone())?.iter().enumerate() {
        let gain = edge.worth - price.get(edge.new).copied().unwrap_or(0.0);
        match best {
            Some((_, top)) if gain <= top => second = second.max(gain),
            _ => {
                if let Some((_, top)) = best {
                    second = second.max(top);
                }
                best = Some((range.start + at, gain));
            }
        }
    }
    best.filter(|&(_, gain)| gain > 0.0)
        .map(|(edge, gain)| Offer {
            edge,
            raise: gain - second + SMALLEST_RAISE,
        })
}

fn groups_by_old(edges: &[Edge]) -> Vec<std::ops::Range<usize>> {
    let mut groups = Vec::new();
    let mut start = 0;
    for (at, pair) in edges.windows(2).enumerate() {
        if let [one, next] = pair
            && one.old != next.old
        {
            groups.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < edges.len() {
        groups.push(start..edges.len());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(edges: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
        let edges: Vec<Edge> = edges
            .iter()
            .map(|&(old, new, worth)| Edge { old, new, worth })
            .collect();
        assign(&edges, 10)
            .chosen
            .into_iter()
            .map(|at| (edges[at].old, edges[at].new))
            .collect()
    }

    #[test]
    fn takes_the_best_total_not_the_best_single_pair() {
        assert_eq!(
            total(&[(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)]),
            [(0, 1), (1, 0)]
        );
    }

    #[test]
    fn leaves_alone_what_is_worth_nothing() {
        assert_eq!(total(&[(0, 0, -0.1), (1, 0, 0.2), (2, 0, 0.1)]), [(1, 0)]);
    }

    #[test]
    fn a_price_war_among_equals_ends() {
        let edges: Vec<(usize, usize, f32)> = (0..9)
            .flat_map(|old| (0..3).map(move |new| (old, new, 1.0)))
            .collect();
        assert_eq!(total(&edges).len(), 3);
    }
}
