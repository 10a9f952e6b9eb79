//! Gives up unchanged stretches that help nobody: crumbs between two changes.

use super::hunk::Hunk;
use super::units::{Kind, Unit};
use super::weight::{RUN, total};

/// How much changed text around an unchanged stretch makes it need one more of worth.
///
/// In a place where both drafts have twelve words of their own, two shared
/// words are found by accident: one word of an unchanged stretch for each
/// eight words that were replaced around it (prosemirror-changeset: one for ten).
const CHANGED_FOR_ONE_KEPT: i32 = 12;

/// No more than this is asked of an unchanged stretch, however much changed around it: four content words.
const ENOUGH: i32 = 32;

/// Joins hunks over the unchanged stretches between them that are not worth keeping.
pub(super) fn absorb(old: &[Unit], new: &[Unit], hunks: Vec<Hunk>) -> Vec<Hunk> {
    join_where(hunks, |last, next| {
        let between = old.get(last.old.end..next.old.start).unwrap_or_default();
        total(between) < asked(old, new, last, next)
    })
}

/// What an unchanged stretch between two hunks must be worth to be kept.
fn asked(old: &[Unit], new: &[Unit], last: &Hunk, next: &Hunk) -> i32 {
    let both_old = !last.old.is_empty() && !next.old.is_empty();
    let both_new = !last.new.is_empty() && !next.new.is_empty();
    let runs = RUN * (i32::from(both_old) + i32::from(both_new));
    let changed = |units: &[Unit], last: &std::ops::Range<usize>, next: &std::ops::Range<usize>| {
        total(units.get(last.clone()).unwrap_or_default())
            .saturating_add(total(units.get(next.clone()).unwrap_or_default()))
    };
    let replaced = changed(old, &last.old, &next.old).min(changed(new, &last.new, &next.new));
    runs.max((replaced / CHANGED_FOR_ONE_KEPT).min(ENOUGH))
}

/// A sentence that keeps less of its worth than this is shown old and new whole.
///
/// In hundredths of the mean worth of its two forms.
const TOO_LITTLE_SHARED: i64 = 25;

/// A sentence that keeps this much of its shorter form was extended or cut, not replaced.
///
/// In hundredths.
const MOSTLY_KEPT: i64 = 50;

/// An unchanged stretch of this worth is never given up: six content words in a row are a quotation.
const QUOTATION: i32 = 24;

/// Joins the hunks of a sentence whose two forms share too little.
///
/// A sentence here reaches from one kept full stop or semicolon to the next.
/// What it keeps at its very beginning and end stays.
pub(super) fn replace_whole(old: &[Unit], new: &[Unit], hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut replaced = Vec::with_capacity(hunks.len());
    let mut sentence: Vec<Hunk> = Vec::new();
    let mut head = 0;
    let mut end_of_last = 0;
    for hunk in hunks {
        let between = old.get(end_of_last..hunk.old.start).unwrap_or_default();
        if sentence.is_empty() {
            head = total(after_last_stop(between));
        } else if between.iter().any(|unit| unit.kind == Kind::Stop) {
            let kept_around = head.saturating_add(total(through_first_stop(between)));
            replaced.extend(whole_if_torn(old, new, std::mem::take(&mut sentence), kept_around));
            head = total(after_last_stop(between));
        }
        end_of_last = hunk.old.end;
        sentence.push(hunk);
    }
    let rest = through_first_stop(old.get(end_of_last..).unwrap_or_default());
    let kept_around = head.saturating_add(total(rest));
    replaced.extend(whole_if_torn(old, new, sentence, kept_around));
    replaced
}

fn after_last_stop(units: &[Unit]) -> &[Unit] {
    units
        .rsplit(|unit| unit.kind == Kind::Stop)
        .next()
        .unwrap_or_default()
}

fn through_first_stop(units: &[Unit]) -> &[Unit] {
    units
        .split_inclusive(|unit| unit.kind == Kind::Stop)
        .next()
        .unwrap_or_default()
}

/// Joins the hunks of one sentence if its two forms share too little; `kept_around` is kept before and after them.
fn whole_if_torn(old: &[Unit], new: &[Unit], sentence: Vec<Hunk>, kept_around: i32) -> Vec<Hunk> {
    let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else {
        return sentence;
    };
    if sentence.len() < 2 {
        return sentence;
    }
    let worth = |units: &[Unit], from: usize, to: usize| {
        i64::from(total(units.get(from..to).unwrap_or_default()))
    };
    let around = i64::from(kept_around);
    let worth_old = around + worth(old, first.old.start, last.old.end);
    let worth_new = around + worth(new, first.new.start, last.new.end);
    let deleted: i64 = sentence
        .iter()
        .map(|hunk| worth(old, hunk.old.start, hunk.old.end))
        .sum();
    let kept = worth_old - deleted;
    if 200 * kept >= TOO_LITTLE_SHARED * (worth_old + worth_new)
        || 100 * kept >= MOSTLY_KEPT * worth_old.min(worth_new)
    {
        return sentence;
    }
    join_where(sentence, |last, next| {
        total(old.get(last.old.end..next.old.start).unwrap_or_default()) < QUOTATION
    })
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
