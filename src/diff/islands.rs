//! Gives up unchanged stretches that help nobody: crumbs between two changes.

use std::ops::Range;

use super::hunk::Hunk;
use super::units::{Kind, Unit};
use super::weight::{RUN, Worth};

/// How much replaced text around an unchanged stretch asks one more of worth from it.
///
/// Where both drafts have many words of their own, some are shared by
/// accident: one word more for every ten that were replaced, the measure of
/// prosemirror-changeset.
const REPLACED_FOR_ONE_KEPT: i64 = 10;

/// An unchanged stretch of this worth is never given up: three words that carry meaning are no accident.
const NO_ACCIDENT: i64 = 24;

/// A sentence that keeps less of its worth than this is shown old and new whole.
///
/// In hundredths of the mean worth of its two forms: below a quarter, what is
/// kept are the words that any two sentences on one subject share.
const TOO_LITTLE_SHARED: i64 = 25;

/// A sentence that keeps this much of its shorter form was extended or cut, not replaced.
///
/// In hundredths.
const MOSTLY_KEPT: i64 = 50;

/// The two texts, as far as they matter here.
pub(super) struct Texts<'units> {
    old: &'units [Unit],
    worth_old: Worth,
    worth_new: Worth,
}

impl<'units> Texts<'units> {
    pub(super) fn new(old: &'units [Unit], new: &[Unit]) -> Self {
        Self {
            old,
            worth_old: Worth::of(old),
            worth_new: Worth::of(new),
        }
    }

    /// Joins hunks over the unchanged stretches between them that are not worth keeping.
    pub(super) fn absorb(&self, hunks: Vec<Hunk>) -> Vec<Hunk> {
        join_where(hunks, |last, next| {
            self.worth_old.total(last.old.end..next.old.start) < self.asked(last, next)
        })
    }

    /// What an unchanged stretch between two hunks must be worth to be kept.
    fn asked(&self, last: &Hunk, next: &Hunk) -> i64 {
        let both_old = !last.old.is_empty() && !next.old.is_empty();
        let both_new = !last.new.is_empty() && !next.new.is_empty();
        let runs = i64::from(RUN) * (i64::from(both_old) + i64::from(both_new));
        let deleted =
            self.worth_old.total(last.old.clone()) + self.worth_old.total(next.old.clone());
        let inserted =
            self.worth_new.total(last.new.clone()) + self.worth_new.total(next.new.clone());
        runs.max((deleted.min(inserted) / REPLACED_FOR_ONE_KEPT).min(NO_ACCIDENT))
    }

    /// Joins the hunks of a sentence whose two forms share too little.
    ///
    /// A sentence here reaches from one kept full stop or semicolon to the next.
    /// What it keeps at its very beginning and end stays.
    pub(super) fn replace_whole(&self, hunks: Vec<Hunk>) -> Vec<Hunk> {
        let mut replaced = Vec::with_capacity(hunks.len());
        let mut sentence: Vec<Hunk> = Vec::new();
        let mut start = 0;
        let mut end_of_last = 0;
        for hunk in hunks {
            let between = end_of_last..hunk.old.start;
            if sentence.is_empty() {
                start = self.after_last_stop(between);
            } else if let Some(end) = self.first_stop(between.clone()) {
                replaced.extend(self.whole_if_torn(std::mem::take(&mut sentence), start..end));
                start = self.after_last_stop(between);
            }
            end_of_last = hunk.old.end;
            sentence.push(hunk);
        }
        let end = self.first_stop(end_of_last..self.old.len());
        let end = end.unwrap_or(self.old.len());
        replaced.extend(self.whole_if_torn(sentence, start..end));
        replaced
    }

    fn after_last_stop(&self, range: Range<usize>) -> usize {
        let units = self.old.get(range.clone()).unwrap_or_default();
        let stop = units.iter().rposition(|unit| unit.kind == Kind::Stop);
        stop.map_or(range.start, |stop| range.start + stop + 1)
    }

    fn first_stop(&self, range: Range<usize>) -> Option<usize> {
        let units = self.old.get(range.clone()).unwrap_or_default();
        let stop = units.iter().position(|unit| unit.kind == Kind::Stop);
        stop.map(|stop| range.start + stop + 1)
    }

    /// Joins the hunks of the sentence that stands in `range` of the old text if its two forms share too little.
    fn whole_if_torn(&self, sentence: Vec<Hunk>, range: Range<usize>) -> Vec<Hunk> {
        if sentence.len() < 2 {
            return sentence;
        }
        let sum = |worth: &dyn Fn(&Hunk) -> i64| sentence.iter().map(worth).sum::<i64>();
        let deleted = sum(&|hunk| self.worth_old.total(hunk.old.clone()));
        let inserted = sum(&|hunk| self.worth_new.total(hunk.new.clone()));
        let kept = self.worth_old.total(range) - deleted;
        let (whole_old, whole_new) = (kept + deleted, kept + inserted);
        if 200 * kept >= TOO_LITTLE_SHARED * (whole_old + whole_new)
            || 100 * kept >= MOSTLY_KEPT * whole_old.min(whole_new)
        {
            return sentence;
        }
        join_where(sentence, |last, next| {
            self.worth_old.total(last.old.end..next.old.start) < NO_ACCIDENT
        })
    }
}

fn join_where(hunks: Vec<Hunk>, give_up: impl Fn(&Hunk, &Hunk) -> bool) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match joined.last_mut() {
            Some(last) if give_up(last, &hunk) => {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => joined.push(hunk),
        }
    }
    joined
}
