//! Two marks that differ, as a finding: which way it went, and why.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::model::{Direction, Finding, FindingKind, Side, Sides};

use super::super::punctuation::carries_meaning;
use super::super::stale;
use super::super::verbs::{direction_between, ladder_of};
use super::mark::Mark;
use super::reader::Reader;

/// Words of the sentence that a reason quotes after a mark.
const WORDS_READ: usize = 4;

/// Which words stand side by side in the two texts; looked up when a qualifier came or went.
pub(super) struct Neighbours<'r> {
    readers: Sides<&'r Reader<'r>>,
    known: Sides<OnceCell<FxHashSet<[&'r str; 2]>>>,
}

impl<'r> Neighbours<'r> {
    pub(super) fn of(readers: Sides<&'r Reader<'r>>) -> Self {
        Self {
            readers,
            known: Sides::default(),
        }
    }

    /// The words that stand side by side in one text.
    fn known(&self, side: Side) -> &FxHashSet<[&'r str; 2]> {
        self.known.get(side).get_or_init(|| {
            let reader = self.readers.get(side);
            let words = words(reader, 0..reader.len());
            let twos = words.windows(2);
            twos.filter_map(|two| <[&str; 2]>::try_from(two).ok())
                .collect()
        })
    }

    /// False for a qualifier that came or went with the sentence that it stands in: nothing was qualified by it.
    ///
    /// The three words before it, or the three after it, have to stand side by side in the other text; two are
    /// enough when both say something by themselves.
    pub(super) fn are_left(&self, pair: Sides<Option<&Mark>>) -> bool {
        /// Three words and the marks between them: "upon request ,".
        const REACH: usize = 6;
        const WORDS: usize = 3;
        let (mark, reader, other) = match (pair.old, pair.new) {
            (Some(mark), None) => (mark, self.readers.old, Side::New),
            (None, Some(mark)) => (mark, self.readers.new, Side::Old),
            _ => return true,
        };
        if mark.kind != FindingKind::Qualifier {
            return true;
        }
        let others = self.known(other);
        let before = words(
            reader,
            mark.words.start.saturating_sub(REACH)..mark.words.start,
        );
        let before = before.get(before.len().saturating_sub(WORDS)..);
        let mut before = before.unwrap_or(&[]).to_vec();
        before.reverse();
        let after = words(
            reader,
            mark.words.end..(mark.words.end + REACH).min(reader.len()),
        );
        let after = after.get(..WORDS).unwrap_or(&after).to_vec();
        let stands = |beside: &[&str], is_turned: bool| {
            let mut twos = beside.windows(2).map(|two| match *two {
                [near, far] if is_turned => [far, near],
                [near, far] => [near, far],
                _ => [""; 2],
            });
            let Some(nearest) = twos.next().filter(|two| others.contains(two)) else {
                return false;
            };
            match nearest.iter().filter(|word| carries_meaning(word)).count() {
                // "For their" stands beside anything, and "and care" beside any care.
                0 => false,
                1 => twos.all(|two| others.contains(&two)),
                _ => true,
            }
        };
        stands(&before, true) || stands(&after, false)
    }
}

fn words<'r>(reader: &'r Reader<'_>, range: std::ops::Range<usize>) -> Vec<&'r str> {
    range
        .filter(|&at| reader.is_word(at))
        .map(|at| reader.lower(at))
        .collect()
}

/// The finding of two marks that differ, or of one that came or went.
pub(super) fn finding(pair: Sides<Option<&Mark>>, readers: Sides<&Reader<'_>>) -> Option<Finding> {
    let mark = pair.new.or(pair.old)?;
    let shown = |mark: Option<&Mark>| mark.map_or(String::new(), |mark| mark.shown.clone());
    if let (Some(old), Some(new)) = (pair.old, pair.new)
        && matches!(
            old.kind,
            FindingKind::Reference | FindingKind::CrossReference
        )
        && old.shown.eq_ignore_ascii_case(&new.shown)
    {
        return forgotten(old, new);
    }
    if let (Some(old), Some(new)) = (pair.old, pair.new)
        && (names_its_instrument(old, new) || names_its_instrument(new, old))
    {
        return None;
    }
    let kind = match (pair.old, pair.new) {
        // Only a reference that has a target in both drafts can follow it.
        (Some(old), Some(new)) if old.kind != new.kind => FindingKind::Reference,
        _ => mark.kind,
    };
    let (direction, why) = match (pair.old, pair.new) {
        (Some(old), Some(new)) => both(old, new)?,
        (Some(old), None) => one(old, false),
        (None, Some(new)) => one(new, true),
        (None, None) => return None,
    };
    let read = |mark: Option<&Mark>, reader: &Reader<'_>| mark.map(|mark| sentence(mark, reader));
    let read = match (read(pair.old, readers.old), read(pair.new, readers.new)) {
        (Some(old), Some(new)) => format!("read in “{old}” and “{new}”"),
        (Some(read), None) | (None, Some(read)) => format!("read in “{read}”"),
        (None, None) => String::new(),
    };
    Some(
        Finding::new(kind, shown(pair.old), shown(pair.new))
            .going(direction)
            .about(mark.subject.clone())
            .because(format!("{why}; {read}")),
    )
}

/// "Annex II to the Convention" for "Annex II": the same reference with the text that it stands in.
fn names_its_instrument(one: &Mark, other: &Mark) -> bool {
    let rest = other.shown.get(one.shown.len()..);
    let is_same = other
        .shown
        .get(..one.shown.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(&one.shown));
    one.kind == FindingKind::Reference
        && one.kind == other.kind
        && one.class == other.class
        && is_same
        && rest.is_some_and(|rest| {
            let rest = rest.trim_start_matches([',', ' ']);
            rest.starts_with("of the ") || rest.starts_with("to the ")
        })
}

/// Two marks that are printed alike and do not say the same: a reference that was forgotten.
fn forgotten(old: &Mark, new: &Mark) -> Option<Finding> {
    let direction = match (old.kind, new.kind) {
        (FindingKind::CrossReference, FindingKind::CrossReference) => Direction::Changed,
        (FindingKind::CrossReference, FindingKind::Reference) => Direction::Dropped,
        (FindingKind::Reference, FindingKind::CrossReference) => Direction::Added,
        _ => return None,
    };
    Some(stale::finding(&old.shown, &new.shown, direction))
}

/// A mark with some of the words around it.
fn sentence(mark: &Mark, reader: &Reader<'_>) -> String {
    let start = mark.words.start.saturating_sub(WORDS_READ);
    let end = (mark.words.end + WORDS_READ).min(reader.len());
    reader
        .slice(&(start..end))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Which way one mark went that became another, and by what rule.
fn both(old: &Mark, new: &Mark) -> Option<(Direction, String)> {
    Some(match new.kind {
        FindingKind::Duty => duties(old.value?, new.value?),
        FindingKind::Qualifier => qualifiers(old.value, new.value),
        FindingKind::Date => {
            let (old_value, new_value) = (old.value?, new.value?);
            let direction = towards(old_value < new_value, Direction::Later, Direction::Earlier);
            (
                direction,
                format!("a {} on both sides, compared in time", new.class),
            )
        }
        FindingKind::Figure => {
            let (old_value, new_value) = (old.value?, new.value?);
            let direction = towards(old_value < new_value, Direction::Higher, Direction::Lower);
            (
                direction,
                format!(
                    "figures of one unit ({}) on both sides: {old_value} and {new_value}",
                    new.class
                ),
            )
        }
        FindingKind::OperativeVerb => (
            direction_between(&old.key, &new.key),
            format!(
                "verbs joined to the lead verb; {} and {}",
                ladder_of(&old.key),
                ladder_of(&new.key)
            ),
        ),
        FindingKind::CrossReference if old.kind == new.kind => (
            Direction::Changed,
            "both mean a clause of their draft, and the two do not belong together".to_owned(),
        ),
        _ => (
            Direction::Changed,
            "another document, article or paragraph is cited in the same place".to_owned(),
        ),
    })
}

fn towards(is_up: bool, up: Direction, down: Direction) -> Direction {
    if is_up { up } else { down }
}

/// Duties and prohibitions are ladders of their own; from one to the other the duty is turned round.
fn duties(old: f64, new: f64) -> (Direction, String) {
    let direction = if (old < 0.0) != (new < 0.0) || (old - new).abs() < f64::EPSILON {
        Direction::Changed
    } else {
        towards(
            old.abs() < new.abs(),
            Direction::Stronger,
            Direction::Weaker,
        )
    };
    let rung = |value: f64| {
        let what = if value < 0.0 { "prohibition" } else { "duty" };
        let capitals = if value.abs().fract() > 0.0 {
            ", in capitals"
        } else {
            ""
        };
        format!("{what}, rung {} of 6{capitals}", value.abs().floor())
    };
    (direction, format!("{} became {}", rung(old), rung(new)))
}

fn qualifiers(old: Option<f64>, new: Option<f64>) -> (Direction, String) {
    let (was, is) = (old.unwrap_or(0.0), new.unwrap_or(0.0));
    let direction = if (was - is).abs() < f64::EPSILON {
        Direction::Changed
    } else {
        towards(was < is, Direction::Stronger, Direction::Weaker)
    };
    (direction, "qualifiers in the same place".to_owned())
}

/// Which way it went when a mark came or went.
fn one(mark: &Mark, came: bool) -> (Direction, String) {
    let moved = towards(came, Direction::Added, Direction::Dropped);
    match mark.kind {
        FindingKind::Qualifier => match mark.value {
            Some(value) => {
                let direction = towards(
                    (value > 0.0) == came,
                    Direction::Stronger,
                    Direction::Weaker,
                );
                let effect = if value > 0.0 {
                    "closes a way out"
                } else {
                    "leaves a way out"
                };
                (direction, format!("a qualifier that {effect}"))
            }
            None => (moved, "a qualifier that only limits a list".to_owned()),
        },
        FindingKind::Duty => (
            moved,
            "a word of duty that has no partner in the other text".to_owned(),
        ),
        FindingKind::CrossReference => (
            moved,
            "a reference to a clause of the same draft".to_owned(),
        ),
        _ => (
            moved,
            "nothing of its sort stands in the same place of the other text".to_owned(),
        ),
    }
}

/// Why a bracket counts as opened, closed, resolved or reworded.
pub(super) fn bracket(finding: &Finding) -> &'static str {
    if !finding.subject.is_empty() {
        return "the number of brackets is another, and no single one can be told apart";
    }
    match (
        finding.old.is_empty(),
        finding.new.is_empty(),
        finding.direction,
    ) {
        (_, true, _) => "the words in brackets stand nowhere in the new text",
        (true, _, _) => "the words in brackets stand nowhere in the old text",
        (_, _, Some(Direction::Closed)) => {
            "words in brackets stand without brackets in the new text"
        }
        (_, _, Some(Direction::Opened)) => {
            "words without brackets stand in brackets in the new text"
        }
        _ => "brackets in the same place hold other words",
    }
}
