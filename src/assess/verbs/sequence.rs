//! "Requests … Also requests … Further requests …": which mark the verbs before a paragraph ask for.
//!
//! Usage in United Nations texts: a verb that leads a paragraph right after one
//! with the same verb takes "also", and the next "further"; one that comes back
//! after other verbs takes either the plain form or a mark; after "further"
//! the row may begin again.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::model::{ClauseId, ClauseKind, Document};

use super::is_led;
use super::lead::{Lead, Mark};
use super::reading::lead;

/// For every paragraph with a lead verb, how often that verb stood before it.
pub(in super::super) struct Sequences<'d> {
    by_clause: Vec<Option<(Lead<'d>, Rank)>>,
}

/// How the mark of a verb is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Off<'d> {
    /// "Also" or "further", and the verb, as printed, does not stand before.
    NothingBefore(&'d str),
    /// The same verb right before, and no mark.
    Repeats(ClauseId),
}

/// How often a lead verb stood before a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in super::super) struct Rank {
    /// Anywhere before, under the same parent.
    total: u32,
    /// In the paragraphs right before, without another verb between.
    run: u32,
}

impl<'d> Sequences<'d> {
    /// Counts the lead verbs of a draft.
    pub(in super::super) fn of(document: &'d Document) -> Self {
        type Part = (Option<ClauseId>, ClauseKind);
        let mut totals: FxHashMap<(Part, Cow<'d, str>), u32> = FxHashMap::default();
        let mut runs: FxHashMap<Part, (Cow<'d, str>, u32)> = FxHashMap::default();
        let mut by_clause = Vec::with_capacity(document.clauses.len());
        for clause in &document.clauses {
            by_clause.push(None);
            if !is_led(clause.kind) {
                continue;
            }
            let part = (clause.parent, clause.kind);
            let Some(lead) = lead(&clause.text) else {
                runs.remove(&part);
                continue;
            };
            let verb = lead.verb.key();
            let total = totals.entry((part, verb.clone())).or_default();
            let run = runs.entry(part).or_default();
            if run.0 != verb {
                *run = (verb, 0);
            }
            let rank = Rank {
                total: *total,
                run: run.1,
            };
            *total += 1;
            run.1 += 1;
            if let Some(entry) = by_clause.last_mut() {
                *entry = Some((lead, rank));
            }
        }
        Self { by_clause }
    }

    /// The paragraphs whose mark does not follow the verbs before them, with what they begin with.
    ///
    /// A draft that never marks a repetition does not keep to the usage, and is left alone.
    pub(in super::super) fn off(
        &self,
        document: &'d Document,
    ) -> Vec<(ClauseId, &'d str, Off<'d>)> {
        let marks_any = self
            .by_clause
            .iter()
            .flatten()
            .any(|(lead, _)| lead.mark != Mark::Plain);
        if !marks_any {
            return Vec::new();
        }
        let mut last: FxHashMap<(Option<ClauseId>, ClauseKind), ClauseId> = FxHashMap::default();
        let mut found = Vec::new();
        for clause in document.clauses.iter().filter(|clause| is_led(clause.kind)) {
            let before = last.insert((clause.parent, clause.kind), clause.id);
            let Some((lead, rank)) = self.get(clause.id) else {
                continue;
            };
            if fits((lead.mark, rank)) || !lead.is_of_the_table() {
                continue;
            }
            let off = match before {
                Some(before) if rank.run > 0 => Off::Repeats(before),
                _ => Off::NothingBefore(lead.form),
            };
            found.push((clause.id, lead.printed, off));
        }
        found
    }

    /// The lead of a paragraph, and how often its verb stood before it.
    pub(in super::super) fn get(&self, id: ClauseId) -> Option<(&Lead<'d>, Rank)> {
        let (lead, rank) = self.by_clause.get(id)?.as_ref()?;
        Some((lead, *rank))
    }
}

/// True when the verbs before a paragraph force the change of its mark.
///
/// Either mark has to fit its own draft, and the mark has to have risen or
/// fallen as the number of such verbs before it did.
pub(in super::super) fn is_forced(old: (Mark, Rank), new: (Mark, Rank)) -> bool {
    fits(old) && fits(new) && old.0 != new.0 && old.0.cmp(&new.0) == old.1.cmp(&new.1)
}

fn fits((mark, rank): (Mark, Rank)) -> bool {
    match rank.run {
        0 => mark == Mark::Plain || rank.total > 0,
        1 | 2 => mark != Mark::Plain,
        // Plain, also and further stand before it: the row may begin again.
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;

    fn ranked(texts: &[&str]) -> Vec<(Mark, Rank)> {
        let draft = texts
            .iter()
            .fold(Draft::new(), |draft, text| draft.pp(text));
        let document = draft.done();
        let sequences = Sequences::of(&document);
        (0..texts.len())
            .map(|id| {
                sequences
                    .get(id)
                    .map(|(lead, rank)| (lead.mark, rank))
                    .unwrap()
            })
            .collect()
    }

    #[test]
    fn a_mark_is_forced_by_the_verbs_before_it() {
        let one = ranked(&["Recalling tea,"]);
        let two = ranked(&["Recalling milk,", "Recalling also tea,"]);
        let parted = ranked(&["Recalling milk,", "Noting rain,", "Recalling tea,"]);
        let third = ranked(&[
            "Recalling milk,",
            "Recalling also rain,",
            "Recalling further tea,",
        ]);
        assert!(is_forced(one[0], two[1]));
        assert!(is_forced(two[1], one[0]));
        assert!(is_forced(two[1], parted[2]));
        assert!(is_forced(two[1], third[2]));
        assert!(!is_forced(one[0], one[0]));
    }

    #[test]
    fn a_mark_that_nothing_asks_for_is_somebodys_choice() {
        let plain = ranked(&["Recalling tea,"]);
        let alone = ranked(&["Recalling also tea,"]);
        assert!(!is_forced(plain[0], alone[0]));
        let again = ranked(&["Recalling milk,", "Noting rain,", "Recalling tea,"]);
        let marked = ranked(&["Recalling milk,", "Noting rain,", "Recalling also tea,"]);
        assert!(!is_forced(again[2], marked[2]));
    }
}
