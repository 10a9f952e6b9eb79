//! What changed in the words of a clause, in a few words.

use super::names::{OTHER_PRINT, direction_word};
use super::quote::opening_words;
use super::run::{arrow, runs};
use crate::model::{Action, Change, Direction, EditOp, Finding, FindingKind};

/// Runs of changed words told in a few words; the rest is counted.
const RUNS_TOLD: usize = 3;

/// The change of words in a few words, for a table: `“Urges” → “Encourages”; adds “upon request”; drops “fully”`.
///
/// The same change at several spots is told once; the opening words of a clause that is new or gone; `same words`
/// when none changed.
pub fn in_a_few_words(change: &Change) -> String {
    if matches!(change.action, Action::Added | Action::Removed) {
        return match change.edits.first() {
            Some(edit) => opening_words(&edit.text),
            None => String::new(),
        };
    }
    let verb = change
        .findings
        .iter()
        .find(|finding| finding.kind == FindingKind::OperativeVerb);
    let mut told: Vec<(String, usize)> = Vec::new();
    let mut verb_told = false;
    let mut more = 0_usize;
    for run in runs(&change.edits) {
        let words = match verb {
            Some(verb) if !verb_told && run.changes(verb) => {
                verb_told = true;
                let words = if run.goes_beyond(verb) {
                    run.in_a_few_words()
                } else {
                    arrow(&verb.old, &verb.new)
                };
                words + &strength(verb)
            }
            _ => run.in_a_few_words(),
        };
        if let Some((_, times)) = told.iter_mut().find(|(known, _)| *known == words) {
            *times += 1;
        } else if told.len() == RUNS_TOLD {
            more += 1;
        } else {
            told.push((words, 1));
        }
    }
    let mut told: Vec<String> = told
        .into_iter()
        .map(|(words, times)| words + &how_often(times))
        .collect();
    match more {
        _ if told.is_empty() && is_reprint(change) => return OTHER_PRINT.to_owned(),
        _ if told.is_empty() => return "same words".to_owned(),
        0 => {}
        1 => told.push("and 1 more change".to_owned()),
        _ => told.push(format!("and {more} more changes")),
    }
    told.join("; ")
}

/// Said of the same change of words at several spots: ` (twice)`.
fn how_often(times: usize) -> String {
    match times {
        0 | 1 => String::new(),
        2 => " (twice)".to_owned(),
        _ => format!(" ({times} times)"),
    }
}

/// True when the words are the same, printed with other quotes, dashes, hyphens or spaces.
pub(super) fn is_reprint(change: &Change) -> bool {
    change.action == Action::Amended && !change.edits.is_empty() && !changes_words(change)
}

fn strength(verb: &Finding) -> String {
    match verb.direction {
        Some(Direction::Stronger | Direction::Weaker) => {
            format!(" ({})", direction_word(verb.direction))
        }
        _ => String::new(),
    }
}

/// True when the edits change more than white space.
pub(super) fn changes_words(change: &Change) -> bool {
    change
        .edits
        .iter()
        .any(|edit| edit.op != EditOp::Equal && !edit.text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edit;
    use crate::report::fixture;

    #[test]
    fn a_verb_is_told_once_with_its_strength() {
        let mut comparison = fixture::hostile();
        let change = comparison.changes.first_mut().unwrap();
        for (old, new, deleted, inserted, expected) in [
            (
                "Also urges",
                "Invites",
                "Also urges",
                "Invites",
                "“Also urges” → “Invites” (weaker)",
            ),
            (
                "Takes note with appreciation",
                "Notes with appreciation",
                "Takes note",
                "Notes",
                "“Takes note with appreciation” → “Notes with appreciation” (weaker)",
            ),
            (
                "Takes note",
                "Welcomes",
                "Takes note of the first",
                "Welcomes the second",
                "“Takes note of the first” → “Welcomes the second” (weaker)",
            ),
            ("Urges", "Invites", "ten", "five", "“ten” → “five”"),
        ] {
            change.findings =
                vec![Finding::new(FindingKind::OperativeVerb, old, new).going(Direction::Weaker)];
            change.edits = vec![
                Edit::delete(deleted),
                Edit::insert(inserted),
                Edit::equal(" plan"),
            ];
            assert_eq!(in_a_few_words(change), expected);
        }
    }

    #[test]
    fn many_runs_are_counted() {
        let mut comparison = fixture::hostile();
        let change = comparison.changes.first_mut().unwrap();
        change.edits = (0..6)
            .flat_map(|n| [Edit::equal(" stays "), Edit::insert(format!("word{n}"))])
            .collect();
        assert_eq!(
            in_a_few_words(change),
            "adds “word0”; adds “word1”; adds “word2”; and 3 more changes"
        );
        change.edits = (0..9)
            .flat_map(|n| {
                let word = format!("word{}", n % 4);
                [Edit::equal(" stays "), Edit::insert(word)]
            })
            .collect();
        assert_eq!(
            in_a_few_words(change),
            "adds “word0” (3 times); adds “word1” (twice); adds “word2” (twice); and 2 more changes"
        );
        change.edits = vec![Edit::equal("a"), Edit::insert("\n"), Edit::equal("b")];
        change.action = Action::Split;
        assert_eq!(in_a_few_words(change), "same words");
        change.action = Action::Amended;
        change.edits = vec![Edit::equal("“a”")];
        assert_eq!(in_a_few_words(change), OTHER_PRINT);
    }
}
