//! Square brackets: text that is not agreed.
//!
//! A pair of brackets that stands in both texts with the same words or most of
//! them says nothing (`matched`). Of the others it is asked whether their words
//! stand in the other text without brackets (`agreed`: they were agreed, or
//! opened), whether they are one of several alternatives side by side
//! (`[shall][should]`, `[shall/should]`: one was chosen), or whether they are
//! gone (or new) with their brackets. Where a text is so full of brackets that
//! none of this can be said of a single one, their number is told.

mod agreed;
mod matched;
mod spans;

use std::cmp::Ordering;
use std::ops::Range;

use crate::model::{Direction, Finding, FindingKind, Side, Sides};

use super::reader::Reader;
use agreed::agreed;
use matched::matched;
use spans::{Group, Span, groups, opened, spans};

/// More brackets than this in one clause are another use of the sign, or a trap:
/// nothing is said of them, and looking at each would take quadratic time.
const MOST_BRACKETS: usize = 100;

/// A finding with the words that it is about on either side.
pub(super) struct Told {
    pub(super) finding: Finding,
    pub(super) words: Sides<Range<usize>>,
    /// False when the words that were agreed are not quite those that stood in the brackets:
    /// what else happened to them is still to be told.
    pub(super) says_all: bool,
}

/// Compares the brackets of two texts.
pub(super) fn compare(readers: Sides<&Reader<'_>>) -> Vec<Told> {
    let mut findings = Vec::new();
    let most = opened(readers.old).max(opened(readers.new));
    if most == 0 || most > MOST_BRACKETS {
        return findings;
    }
    let spans = readers.map(spans);
    let matched = matched(readers, spans.as_ref());
    let left = Sides::new(
        unmatched(&spans.old, &matched.old),
        unmatched(&spans.new, &matched.new),
    );
    let free = Sides::new(
        free_words(readers.old, &left.old),
        free_words(readers.new, &left.new),
    );
    let old = groups(readers.old, outermost(left.old));
    let new = groups(readers.new, outermost(left.new));
    let old = agreed(readers, Side::Old, old, &free.new, &mut findings);
    let new = agreed(readers.swapped(), Side::New, new, &free.old, &mut findings);
    reworded(readers, old, new, &mut findings);
    if findings.is_empty() {
        findings.extend(counted(spans.map(|spans| spans.len())));
    }
    findings
}

fn unmatched(spans: &[Span], matched: &[bool]) -> Vec<Span> {
    let spans = spans.iter().zip(matched);
    let left = spans.filter(|(_, matched)| !**matched);
    left.map(|(span, _)| span.clone()).collect()
}

/// The spans that stand in no other of them.
fn outermost(spans: Vec<Span>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    let mut reached = 0;
    for span in spans {
        if span.words.end > reached {
            reached = span.words.end;
            kept.push(span);
        }
    }
    kept
}

/// The words that stand in none of these brackets, each with its position.
fn free_words(reader: &Reader<'_>, spans: &[Span]) -> Vec<(usize, String)> {
    let mut inside = vec![false; reader.len()];
    for span in spans {
        for word in inside
            .iter_mut()
            .take(span.words.end)
            .skip(span.words.start)
        {
            *word = true;
        }
    }
    (0..reader.len())
        .filter(|&at| reader.is_word(at) && inside.get(at) == Some(&false))
        .map(|at| (at, reader.lower(at).to_owned()))
        .collect()
}

/// What the finding of a count of brackets is about.
const PAIRS: &str = "pairs of brackets";

/// That there are more brackets, or fewer, where no single one could be told.
fn counted(counts: Sides<usize>) -> Option<Told> {
    let direction = match counts.old.cmp(&counts.new) {
        Ordering::Less => Direction::Opened,
        Ordering::Equal => return None,
        Ordering::Greater => Direction::Closed,
    };
    let counts = counts.map(|count| count.to_string());
    let finding = Finding::new(FindingKind::Bracket, counts.old, counts.new);
    Some(Told {
        finding: finding.going(direction).about(PAIRS),
        words: Sides::new(0..0, 0..0),
        says_all: false,
    })
}

/// The nearest word before, brackets left out; empty at the beginning.
fn word_back(reader: &Reader<'_>, at: usize) -> String {
    let word = (0..at).rev().find(|&at| reader.is_word(at));
    word.map_or(String::new(), |at| reader.lower(at).to_owned())
}

fn word_on(reader: &Reader<'_>, at: usize) -> String {
    let word = (at..reader.len()).find(|&at| reader.is_word(at));
    word.map_or(String::new(), |at| reader.lower(at).to_owned())
}

/// Pairs brackets with other words in the same place; what is left is gone or new.
fn reworded(
    readers: Sides<&Reader<'_>>,
    old: Vec<Group>,
    new: Vec<Group>,
    findings: &mut Vec<Told>,
) {
    let kind = FindingKind::Bracket;
    let place = |reader: &Reader<'_>, group: &Group| {
        (
            word_back(reader, group.words.start),
            word_on(reader, group.words.end),
        )
    };
    let mut new: Vec<Option<Group>> = new.into_iter().map(Some).collect();
    for group in old {
        let here = place(readers.old, &group);
        let partner = new.iter_mut().find(|other| {
            other.as_ref().is_some_and(|other| {
                let there = place(readers.new, other);
                here.0 == there.0 || here.1 == there.1
            })
        });
        let bracketed = readers.old.slice(&group.words);
        let (finding, new_words) = match partner.and_then(Option::take) {
            Some(other) => (
                Finding::new(kind, bracketed, readers.new.slice(&other.words))
                    .going(Direction::Changed),
                other.words,
            ),
            None => (
                Finding::new(kind, bracketed, "").going(Direction::Closed),
                0..0,
            ),
        };
        findings.push(Told {
            finding,
            words: Sides::new(group.words, new_words),
            says_all: true,
        });
    }
    for group in new.into_iter().flatten() {
        let finding = Finding::new(kind, "", readers.new.slice(&group.words));
        findings.push(Told {
            finding: finding.going(Direction::Opened),
            words: Sides::new(0..0, group.words),
            says_all: true,
        });
    }
}
