//! Where an insertion or deletion may begin at several places, begins it where a reader would.
//!
//! "a plan **and a budget** and a date" and "a plan and **a budget and** a
//! date" say the same; the first is a phrase. Nothing here changes how many
//! words are kept.

use std::ops::Range;

use super::hunk::Hunk;
use super::units::{Kind, Unit};

/// Moves every hunk that only inserts or only deletes to the best of the places where it may stand.
pub(super) fn slide(old: &[Unit], new: &[Unit], hunks: &mut [Hunk]) {
    for at in 0..hunks.len() {
        let before = at.checked_sub(1).and_then(|at| hunks.get(at)).cloned();
        let after = hunks.get(at + 1).cloned();
        let Some(hunk) = hunks.get_mut(at) else {
            continue;
        };
        if hunk.old.is_empty() {
            let before = before.map(|hunk| hunk.new.end);
            let after = after.map(|hunk| hunk.new.start);
            let best = best_start(new, &hunk.new, &room(before, after, new.len()));
            hunk.old = moved(&hunk.old, hunk.new.start, best);
            hunk.new = moved(&hunk.new, hunk.new.start, best);
        } else if hunk.new.is_empty() {
            let before = before.map(|hunk| hunk.old.end);
            let after = after.map(|hunk| hunk.old.start);
            let best = best_start(old, &hunk.old, &room(before, after, old.len()));
            hunk.new = moved(&hunk.new, hunk.old.start, best);
            hunk.old = moved(&hunk.old, hunk.old.start, best);
        }
    }
}

/// The units among which a hunk may slide: one equal unit stays between it and its neighbours.
fn room(before_end: Option<usize>, after_start: Option<usize>, len: usize) -> Range<usize> {
    before_end.map_or(0, |end| end + 1)..after_start.map_or(len, |start| start.saturating_sub(1))
}

/// A range as far on, or back, as `to` lies from `from`.
fn moved(range: &Range<usize>, from: usize, to: usize) -> Range<usize> {
    let moved = |at: usize| (at + to).saturating_sub(from);
    moved(range.start)..moved(range.end)
}

/// Where a run best begins of all places that give back the same text.
fn best_start(units: &[Unit], run: &Range<usize>, room: &Range<usize>) -> usize {
    let same = |one: usize, other: usize| match (units.get(one), units.get(other)) {
        (Some(one), Some(other)) => one.key == other.key,
        _ => false,
    };
    let mut start = run.start;
    while start > room.start && same(start - 1, start - 1 + run.len()) {
        start -= 1;
    }
    let mut best = (boundaries(units, start, start + run.len()), start);
    while start + run.len() < room.end && same(start, start + run.len()) {
        start += 1;
        let score = boundaries(units, start, start + run.len());
        if score > best.0 {
            best = (score, start);
        }
    }
    best.1
}

/// How well a run of units stands by itself: the sum for its beginning and its end.
fn boundaries(units: &[Unit], start: usize, end: usize) -> i32 {
    let kind = |at: usize| units.get(at).map(|unit| unit.kind);
    let inside = (kind(start), end.checked_sub(1).and_then(kind));
    let outside = (start.checked_sub(1).and_then(kind), kind(end));
    beginning(outside.0, inside.0) + ending(inside.1, outside.1)
}

/// A sentence of its own is best.
const SENTENCE: i32 = 8;
/// The end of the text without a full stop.
const END_OF_TEXT: i32 = 6;
/// A member of a list that begins with its word and takes its comma along.
const AFTER_COMMA: i32 = 5;
/// A mark that begins or ends the phrase.
const PHRASE: i32 = 4;
/// "and …": a member of a list that takes its conjunction along.
const MEMBER: i32 = 3;
/// "(…)": a bracket that opens or closes with the run.
const BRACKET: i32 = 3;
/// "of the …": the words that hold a phrase together stand at its beginning.
const HOLDER: i32 = 1;
/// A run that ends with "and", "of" or "the" leaves its phrase open.
const LEFT_OPEN: i32 = -3;
/// A run that begins with a closing bracket or ends with an opening one tears a pair apart.
const TORN: i32 = -6;

fn beginning(before: Option<Kind>, first: Option<Kind>) -> i32 {
    match (before, first) {
        (_, Some(Kind::Closing)) => TORN,
        (_, Some(Kind::Stop | Kind::Comma)) => PHRASE,
        (None | Some(Kind::Stop), _) => SENTENCE,
        (Some(Kind::Comma), _) => AFTER_COMMA,
        (_, Some(Kind::Opening)) => BRACKET,
        (_, Some(Kind::Conjunction)) => MEMBER,
        (_, Some(Kind::Small)) => HOLDER,
        _ => 0,
    }
}

fn ending(last: Option<Kind>, after: Option<Kind>) -> i32 {
    match (last, after) {
        (Some(Kind::Opening), _) => TORN,
        (Some(Kind::Stop), _) => SENTENCE,
        (Some(Kind::Small), Some(Kind::Conjunction)) => MEMBER,
        (Some(Kind::Small), Some(Kind::Stop | Kind::Comma)) => PHRASE,
        (Some(Kind::Conjunction | Kind::Small), Some(_)) => LEFT_OPEN,
        (_, None) => END_OF_TEXT,
        (Some(Kind::Comma), _) | (_, Some(Kind::Stop | Kind::Comma)) => PHRASE,
        (Some(Kind::Closing), _) => BRACKET,
        (_, Some(Kind::Conjunction)) => MEMBER,
        (_, Some(Kind::Small | Kind::Closing)) => HOLDER,
        _ => 0,
    }
}
