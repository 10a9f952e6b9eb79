//! Both drafts walked along the chain, line by line.

use super::chain::Link;
use super::order::Orders;
use super::parts::Part;
use super::{Fate, Line, MoveId, Slice, Words, document};
use crate::model::{Change, Clause, ClauseId, ClauseKind, Comparison, Side, Sides};

/// Of a clause that stands elsewhere one part in this many must be the same
/// for it to be shown as moved; with less, a move would be marks around
/// nothing, and is shown as gone here and new there.
const SAME_IN_A_MOVE: usize = 2;

/// Makes the lines of a draft's body or of its footnotes.
pub(super) fn lines(
    comparison: &Comparison,
    parts: &[Vec<Part>],
    chain: &[Link],
    orders: &Orders,
    moves: &mut MoveId,
) -> Vec<Line> {
    let mut writer = Writer {
        comparison,
        parts,
        chain,
        moved: vec![None; comparison.changes.len()],
        moves,
        lines: Vec::new(),
    };
    let changes = Sides {
        old: changes_by_clause(comparison, Side::Old),
        new: changes_by_clause(comparison, Side::New),
    };
    let (mut old, mut new) = (
        orders.old.clauses.iter().copied().peekable(),
        orders.new.clauses.iter().copied().peekable(),
    );
    let before = |side: Side, id: ClauseId, here: ClauseId| {
        let order = orders.get(side);
        order.place(id) < order.place(here)
    };
    for at in 0..=chain.len() {
        let link = chain.get(at);
        while let Some(id) = old.next_if(|&id| link.is_none_or(|it| before(Side::Old, id, it.old)))
        {
            let change = changes.old.get(id).copied().unwrap_or_default();
            writer.gone(id, change);
        }
        while let Some(id) = new.next_if(|&id| link.is_none_or(|it| before(Side::New, id, it.new)))
        {
            let change = changes.new.get(id).copied().unwrap_or_default();
            writer.come(id, change);
        }
        if let Some(link) = link {
            writer.stays(at, link);
            old.next_if_eq(&link.old);
            new.next_if_eq(&link.new);
        }
    }
    writer.lines
}

/// The change that each clause stands in.
fn changes_by_clause(comparison: &Comparison, side: Side) -> Vec<usize> {
    let mut by_clause = vec![0; document(comparison, side).clauses.len()];
    for (index, change) in comparison.changes.iter().enumerate() {
        for &id in ids(change, side) {
            if let Some(slot) = by_clause.get_mut(id) {
                *slot = index;
            }
        }
    }
    by_clause
}

fn ids(change: &Change, side: Side) -> &[ClauseId] {
    match side {
        Side::Old => &change.pairing.old,
        Side::New => &change.pairing.new,
    }
}

struct Writer<'a> {
    comparison: &'a Comparison,
    parts: &'a [Vec<Part>],
    chain: &'a [Link],
    /// The move that a change was given, once one of its places was written.
    moved: Vec<Option<MoveId>>,
    moves: &'a mut MoveId,
    lines: Vec<Line>,
}

impl Writer<'_> {
    /// A clause of the old draft that does not stay where it is.
    fn gone(&mut self, id: ClauseId, change: usize) {
        self.elsewhere(Side::Old, id, change);
    }

    /// A clause of the new draft that does not stay where it was.
    fn come(&mut self, id: ClauseId, change: usize) {
        self.elsewhere(Side::New, id, change);
    }

    /// One of the two places of a clause that moved, in which only the words
    /// that both places have are moved; or a clause that is gone or new whole.
    fn elsewhere(&mut self, side: Side, id: ClauseId, change: usize) {
        let moved = self.move_of(change);
        let end = match (side, moved) {
            (Side::Old, Some(moved)) => Fate::MovedFrom(moved),
            (Side::New, Some(moved)) => Fate::MovedTo(moved),
            (Side::Old, None) => Fate::Deleted,
            (Side::New, None) => Fate::Inserted,
        };
        let words = if moved.is_some() {
            let parts = self.parts.get(change).map_or(&[][..], Vec::as_slice);
            let here = parts.iter().filter(|part| part.words.fate.is_in(side));
            here.map(|part| {
                Words::of(
                    side,
                    part.words.slice(side),
                    match part.words.fate {
                        Fate::Kept => end,
                        fate => fate,
                    },
                )
            })
            .collect()
        } else {
            vec![self.whole(side, id, end)]
        };
        let begins = |here: Side| (here == side).then_some(id);
        self.lines.push(Line {
            end,
            old: begins(Side::Old),
            new: begins(Side::New),
            words,
            change,
        });
    }

    /// A clause, or a part of one, that stays where it is.
    fn stays(&mut self, at: usize, link: &Link) {
        let neighbour = |index: Option<usize>| {
            index
                .and_then(|index| self.chain.get(index))
                .filter(|other| other.change == link.change)
        };
        let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        let end = match after {
            Some(after) if after.old == link.old => Fate::Inserted,
            Some(_) => Fate::Deleted,
            None => Fate::Kept,
        };
        let begins = |id: ClauseId, before: Option<ClauseId>| (before != Some(id)).then_some(id);
        let words = self.shared(link, before, after);
        self.lines.push(Line {
            end,
            old: begins(link.old, before.map(|it| it.old)),
            new: begins(link.new, before.map(|it| it.new)),
            words,
            change: link.change,
        });
    }

    /// The words of a clause that stays; what it shares with a part that does
    /// not stay is gone or new here.
    fn shared(&self, link: &Link, before: Option<&Link>, after: Option<&Link>) -> Vec<Words> {
        let Some(change) = self.comparison.changes.get(link.change) else {
            return Vec::new();
        };
        let position = |side: Side, id: ClauseId| ids(change, side).iter().position(|&it| it == id);
        let (Some(old), Some(new)) = (position(Side::Old, link.old), position(Side::New, link.new))
        else {
            return Vec::new();
        };
        // In a split the parts from this new clause up to the next that stays belong here, in a merge those of the old one.
        let is_split = change.pairing.new.len() > 1;
        let side = if is_split { Side::New } else { Side::Old };
        let of = |link: &Link| if is_split { link.new } else { link.old };
        let first = if before.is_some() {
            position(side, of(link)).unwrap_or(0)
        } else {
            0
        };
        let end = after
            .and_then(|after| position(side, of(after)))
            .unwrap_or(usize::MAX);
        let parts = self.parts.get(link.change).map_or(&[][..], Vec::as_slice);
        let here = parts
            .iter()
            .filter(|part| (first..end).contains(&part.index(side)));
        here.filter_map(|part| {
            let is_whole = (part.old, part.new) == (old, new);
            match part.words.fate {
                _ if is_whole => Some(part.words.clone()),
                // Belongs to a clause of the other side that stands elsewhere whole.
                Fate::Inserted if part.new != new => None,
                Fate::Deleted if part.old != old => None,
                Fate::Kept if is_split => Some(Words {
                    fate: Fate::Deleted,
                    new: None,
                    ..part.words.clone()
                }),
                Fate::Kept => Some(Words {
                    fate: Fate::Inserted,
                    old: None,
                    ..part.words.clone()
                }),
                _ => Some(part.words.clone()),
            }
        })
        .collect()
    }

    /// All words of a clause.
    fn whole(&self, side: Side, id: ClauseId, fate: Fate) -> Words {
        let text = self.clause(side, id).map_or(0, |clause| clause.text.len());
        let slice = Slice {
            clause: id,
            range: 0..text,
        };
        Words::of(side, Some(&slice), fate)
    }

    /// The move of a change whose clause stands elsewhere with enough of its words.
    fn move_of(&mut self, index: usize) -> Option<MoveId> {
        let change = self.comparison.changes.get(index)?;
        let ([old], [new]) = (change.pairing.old.as_slice(), change.pairing.new.as_slice()) else {
            return None;
        };
        let (old, new) = (self.clause(Side::Old, *old)?, self.clause(Side::New, *new)?);
        let form =
            |clause: &Clause| matches!(clause.kind, ClauseKind::TableRow | ClauseKind::Footnote);
        if form(old) || form(new) {
            return None;
        }
        let kept = self
            .parts
            .get(index)?
            .iter()
            .filter(|part| part.words.fate == Fate::Kept)
            .map(|part| part.words.new.as_ref().map_or(0, |it| it.range.len()));
        if kept.sum::<usize>() * SAME_IN_A_MOVE < old.text.len().max(new.text.len()) {
            return None;
        }
        let slot = self.moved.get_mut(index)?;
        Some(*slot.get_or_insert_with(|| {
            let next = *self.moves;
            *self.moves += 1;
            next
        }))
    }

    fn clause(&self, side: Side, id: ClauseId) -> Option<&Clause> {
        document(self.comparison, side).clauses.get(id)
    }
}
