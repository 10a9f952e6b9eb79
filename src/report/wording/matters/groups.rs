//! Many clauses of a kind that are new, gone or elsewhere, told in one sentence.

use rustc_hash::FxHashSet;

use super::super::aloud::aloud;
use super::super::names::action_word;
use super::super::places::{list, new_places, old_places};
use crate::model::{Action, Change, ClauseId, ClauseKind, Comparison, Document, Side};
use crate::report::Facet;
use crate::text::{capitalised, number_in_words};

/// From so many on, clauses of a kind to which the same happened are told together:
/// fewer have room for a sentence each, which quotes how they begin.
const FEWEST_TOGETHER: usize = 4;
/// Places, or runs of places, that are named.
const MOST_NAMED: usize = 12;

/// A change with how much it matters.
pub(super) type Weighed<'c> = (u32, &'c Change);

/// Changes that are told one by one, and sentences about the others.
pub(super) struct Groups<'c> {
    pub(super) single: Vec<Weighed<'c>>,
    /// How much each matters, the first change that it is about, and the sentence.
    pub(super) sentences: Vec<(u32, Option<&'c Change>, String)>,
    /// The changes that the sentences are about, in order.
    pub(super) together: Vec<&'c Change>,
}

/// What happened to a whole clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Gone,
    Elsewhere,
}

/// Puts together what is told in one sentence; what is new or gone with its parent is told with it.
pub(super) fn groups<'c>(weighed: &[Weighed<'c>], comparison: &Comparison) -> Groups<'c> {
    let whole = whole_clauses(comparison);
    let mut groups: Vec<(Fate, ClauseKind, Vec<Weighed<'c>>)> = Vec::new();
    let mut single = Vec::new();
    for &(weight, change) in weighed {
        let Some((fate, side, id)) = fate(change) else {
            single.push((weight, change));
            continue;
        };
        let document = match side {
            Side::Old => &comparison.old,
            Side::New => &comparison.new,
        };
        let Some(clause) = document.clauses.get(id) else {
            continue;
        };
        let went_along = clause
            .parent
            .is_some_and(|parent| whole.contains(&(fate == Fate::Gone, parent)));
        if went_along && fate != Fate::Elsewhere {
            continue;
        }
        let group = groups
            .iter_mut()
            .find(|(its, kind, _)| *its == fate && *kind == clause.kind);
        match group {
            Some((.., members)) => members.push((weight, change)),
            None => groups.push((fate, clause.kind, vec![(weight, change)])),
        }
    }
    let mut sentences = Vec::new();
    let mut together = Vec::new();
    for (fate, kind, members) in groups {
        if members.len() < FEWEST_TOGETHER {
            single.extend(members);
            continue;
        }
        // One sentence for many goes before those for one.
        let weight = 1 + members.iter().map(|(weight, _)| *weight).max().unwrap_or(0);
        let changes: Vec<&Change> = members.iter().map(|(_, change)| *change).collect();
        let first = changes.first().copied();
        sentences.push((weight, first, told(fate, kind, &changes, comparison)));
        together.extend(changes);
    }
    Groups {
        single,
        sentences,
        together,
    }
}

/// The clauses that are gone (`true`) or new (`false`) as a whole and say enough to stand for those under them.
fn whole_clauses(comparison: &Comparison) -> FxHashSet<(bool, ClauseId)> {
    /// A heading or a title has fewer words, and what stands under it is the news.
    const FEWEST_WORDS: usize = 6;
    let says_enough = |document: &Document, id: ClauseId| {
        document.clauses.get(id).is_some_and(|clause| {
            clause.kind != ClauseKind::Heading
                && clause
                    .text
                    .split_whitespace()
                    .nth(FEWEST_WORDS - 1)
                    .is_some()
        })
    };
    let mut whole = FxHashSet::default();
    for change in &comparison.changes {
        match (
            change.action,
            change.pairing.old.first(),
            change.pairing.new.first(),
        ) {
            (Action::Added, _, Some(&id)) if says_enough(&comparison.new, id) => {
                whole.insert((false, id));
            }
            (Action::Removed, Some(&id), _) if says_enough(&comparison.old, id) => {
                whole.insert((true, id));
            }
            _ => {}
        }
    }
    whole
}

fn fate(change: &Change) -> Option<(Fate, Side, ClauseId)> {
    let new = change.pairing.new.first().copied();
    match change.action {
        Action::Added => Some((Fate::New, Side::New, new?)),
        Action::Removed => Some((Fate::Gone, Side::Old, *change.pairing.old.first()?)),
        // What happened besides the move makes a sentence of its own.
        Action::Unchanged
            if change
                .findings
                .iter()
                .all(|finding| finding.new == finding.old) =>
        {
            Some((Fate::Elsewhere, Side::New, new?))
        }
        _ => None,
    }
}

/// `Seven operative paragraphs are new: 4, 7 bis, 9 to 12 and 15.`
fn told(fate: Fate, kind: ClauseKind, changes: &[&Change], comparison: &Comparison) -> String {
    let places: Vec<String> = changes
        .iter()
        .map(|change| match fate {
            Fate::Gone => old_places(change, comparison),
            Fate::New | Fate::Elsewhere => new_places(change, comparison),
        })
        .collect();
    let happened = match fate {
        Fate::New => format!("are {}", action_word(Facet::Added)),
        Fate::Gone => format!("of the old draft are {}", action_word(Facet::Removed)),
        Fate::Elsewhere => format!("are {}", action_word(Facet::Moved)),
    };
    format!(
        "{} {} {happened}: {}.",
        number(changes.len()),
        plural(kind),
        named(&places)
    )
}

/// The places in short: numbers alone where all places are of one numbering, runs as `9 to 12`.
fn named(places: &[String]) -> String {
    let short = ["OP", "PP"].iter().find_map(|short| {
        places
            .iter()
            .map(|place| place.strip_prefix(short))
            .collect::<Option<Vec<&str>>>()
    });
    let mut items: Vec<String> = match short {
        Some(numbers) => runs(&numbers),
        None => places.iter().map(|place| aloud(place)).collect(),
    };
    let more = items.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        items.truncate(MOST_NAMED);
        items.push("others".to_owned());
    }
    list(&items)
}

/// Numbers that follow each other as `9 to 12`; two of them stay apart.
fn runs(numbers: &[&str]) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for number in numbers {
        let follows = runs.last().and_then(|run| {
            let last: u32 = run.last()?.parse().ok()?;
            Some(number.parse::<u32>().ok()? == last + 1)
        });
        match runs.last_mut() {
            Some(run) if follows == Some(true) => run.push(number),
            _ => runs.push(vec![number]),
        }
    }
    let told = runs.into_iter().flat_map(|run| match run.as_slice() {
        [first, _, .., last] => vec![format!("{first} to {last}")],
        several => several.iter().map(ToString::to_string).collect(),
    });
    told.collect()
}

/// A number as it begins a sentence, in words up to ninety-nine.
fn number(count: usize) -> String {
    let words = u32::try_from(count).ok().and_then(number_in_words);
    words.map_or_else(|| count.to_string(), |words| capitalised(&words))
}

const fn plural(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Preambular => "preambular paragraphs",
        ClauseKind::Operative => "operative paragraphs",
        ClauseKind::Subparagraph => "subparagraphs",
        ClauseKind::TableRow => "rows of tables",
        ClauseKind::Heading => "headings",
        ClauseKind::Footnote => "footnotes",
        ClauseKind::Paragraph => "paragraphs",
        _ => "parts",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_in_short() {
        let places =
            |places: &[&str]| -> Vec<String> { places.iter().map(ToString::to_string).collect() };
        for (given, expected) in [
            (&["OP4", "OP7 bis", "OP9", "OP10"][..], "4, 7 bis, 9 and 10"),
            (&["OP4", "OP5", "OP6", "OP9"], "4 to 6 and 9"),
            (&["PP1", "PP2", "PP3", "PP4"], "1 to 4"),
            (
                &["Art. 4(2)", "Art. 6(1)"],
                "Article 4 (2) and Article 6 (1)",
            ),
            (
                &["OP1", "PP1"],
                "Operative paragraph 1 and Preambular paragraph 1",
            ),
        ] {
            assert_eq!(named(&places(given)), expected);
        }
        let many: Vec<String> = (0..20).map(|at| format!("OP{}", at * 2)).collect();
        assert!(named(&many).ends_with(", 22 and others"));
        assert_eq!(number(7), "Seven");
        assert_eq!(number(30), "Thirty");
        assert_eq!(number(79), "Seventy-nine");
        assert_eq!(number(100), "100");
    }
}
