//! What happened to a clause, in a word or two and in a few words.

use super::places::{list, new_places, old_places, place_line, previous_sibling};
use super::quote::{opening_words, quoted};
use crate::model::{
    Action, Change, Class, ClauseKind, Comparison, Direction, Edit, EditOp, Finding, FindingKind,
    Move,
};

/// Runs of changed words told in a few words; the rest is counted.
const RUNS_TOLD: usize = 3;

/// Place and event in one line: `OP4, was OP3: reworded`, `OP7 (gone)`, `OP4 (new)`.
pub fn heading_line(change: &Change, comparison: &Comparison) -> String {
    let place = place_line(change, comparison);
    match change.action {
        Action::Added | Action::Removed => place,
        _ => format!("{place}: {}", what_happened(change, comparison)),
    }
}

/// What happened: `new`, `gone`, `reworded and moved, was after PP2`, `split in two`, `merged from two`, `renumbered`.
///
/// A clause that only went along with its parent says so; one that was also
/// reworded does not, because the parent's change tells the move. A new number
/// is named only where nothing else happened or the places do not show it. A
/// doubtful pairing is always said.
pub fn what_happened(change: &Change, comparison: &Comparison) -> String {
    let mut facts = Vec::new();
    if let Some(fact) = what_happened_to_the_words(change) {
        facts.push(fact);
    }
    let mut origin = None;
    match change.pairing.moved {
        Some(Move::Alone) => {
            facts.push("moved".to_owned());
            origin = moved_from(change, comparison);
        }
        Some(Move::WithParent) if facts.is_empty() => {
            facts.push("moved with the clause above it".to_owned());
        }
        _ => {}
    }
    let places_tell = old_places(change, comparison) != new_places(change, comparison);
    if change.renumbered && (facts.is_empty() || !places_tell) {
        facts.push("renumbered".to_owned());
    }
    if facts.is_empty() {
        facts.push("unchanged".to_owned());
    }
    let mut told = list(&facts);
    if let Some(origin) = origin {
        told.push_str(", ");
        told.push_str(&origin);
    }
    if change.pairing.is_doubtful() {
        told.push_str(" (doubtful pairing)");
    }
    told
}

fn what_happened_to_the_words(change: &Change) -> Option<String> {
    let reworded = || {
        match change.class {
            Some(Class::Editorial) => "changed only editorially",
            Some(Class::Consequential) => "changed only in consequence",
            _ => "reworded",
        }
        .to_owned()
    };
    let whole = match change.action {
        Action::Unchanged => return None,
        Action::Added => return Some("new".to_owned()),
        Action::Removed => return Some("gone".to_owned()),
        Action::Amended => return Some(reworded()),
        Action::Split => format!("split in {}", number(change.pairing.new.len())),
        Action::Merged => format!("merged from {}", number(change.pairing.old.len())),
    };
    if changes_words(change) {
        Some(list(&[whole, reworded()]))
    } else {
        Some(whole)
    }
}

/// Where a clause that moved by itself stood: `was after PP2`, `was first under OP5`, `was first`.
///
/// `None` for a clause that did not move by itself, or came from several.
pub fn moved_from(change: &Change, comparison: &Comparison) -> Option<String> {
    let [id] = *change.pairing.old.as_slice() else {
        return None;
    };
    if change.pairing.moved != Some(Move::Alone) {
        return None;
    }
    let clause = comparison.old.clauses.get(id)?;
    let before = previous_sibling(id, &comparison.old)
        .filter(|before| before.kind == clause.kind || before.kind == ClauseKind::Heading);
    let parent = clause
        .parent
        .and_then(|parent| comparison.old.clauses.get(parent));
    Some(match (before, parent) {
        (Some(before), _) => format!("was after {}", before.place),
        (None, Some(parent)) => format!("was first under {}", parent.place),
        (None, None) => "was first".to_owned(),
    })
}

/// Says that a pairing should be checked; `None` when it is sure enough.
pub fn doubt(change: &Change, comparison: &Comparison) -> Option<String> {
    change.pairing.is_doubtful().then(|| {
        format!(
            "Doubtful pairing: that {} comes from {} of the old draft is only {:.0} % sure; please check.",
            new_places(change, comparison),
            old_places(change, comparison),
            change.pairing.confidence * 100.0
        )
    })
}

/// The change of words in a few words, for a table: `“Urges” → “Encourages”; adds “, upon request,”; drops “fully”`.
///
/// The opening words of a clause that is new or gone; `same words` when none changed.
pub fn in_a_few_words(change: &Change) -> String {
    if matches!(change.action, Action::Added | Action::Removed) {
        return match change.edits.first() {
            Some(edit) => opening_words(&edit.text),
            None => String::new(),
        };
    }
    let mut told = Vec::new();
    let verb = change
        .findings
        .iter()
        .find(|finding| finding.kind == FindingKind::OperativeVerb);
    told.extend(verb.map(verb_in_a_few_words));
    let mut more = 0_usize;
    for run in runs(&change.edits) {
        if verb.is_some_and(|verb| run.is(&verb.old, &verb.new)) {
            continue;
        }
        if told.len() < RUNS_TOLD {
            told.push(run.in_a_few_words());
        } else {
            more += 1;
        }
    }
    match (told.is_empty(), more) {
        (true, _) => "same words".to_owned(),
        (false, 0) => told.join("; "),
        (false, 1) => format!("{}; and 1 more change", told.join("; ")),
        (false, _) => format!("{}; and {more} more changes", told.join("; ")),
    }
}

fn verb_in_a_few_words(verb: &Finding) -> String {
    let arrow = format!("{} → {}", quoted(&verb.old), quoted(&verb.new));
    match verb.direction {
        Some(direction @ (Direction::Stronger | Direction::Weaker)) => {
            format!("{arrow} ({})", direction.name())
        }
        _ => arrow,
    }
}

/// Words that went and words that came at one spot.
#[derive(Default)]
struct Run {
    deleted: String,
    inserted: String,
}

impl Run {
    fn is(&self, deleted: &str, inserted: &str) -> bool {
        self.deleted.trim() == deleted.trim() && self.inserted.trim() == inserted.trim()
    }

    fn is_blank(&self) -> bool {
        self.deleted.trim().is_empty() && self.inserted.trim().is_empty()
    }

    fn in_a_few_words(&self) -> String {
        let (deleted, inserted) = (self.deleted.trim(), self.inserted.trim());
        match (deleted.is_empty(), inserted.is_empty()) {
            (true, _) => format!("adds {}", quoted(inserted)),
            (_, true) => format!("drops {}", quoted(deleted)),
            _ => format!("{} → {}", quoted(deleted), quoted(inserted)),
        }
    }
}

/// The runs of changed words; a run goes on over white space that stayed, and one of white space alone is none.
fn runs(edits: &[Edit]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    for edit in edits {
        match edit.op {
            EditOp::Delete => run.deleted.push_str(&edit.text),
            EditOp::Insert => run.inserted.push_str(&edit.text),
            EditOp::Equal if edit.text.trim().is_empty() => {
                run.deleted.push_str(&edit.text);
                run.inserted.push_str(&edit.text);
            }
            EditOp::Equal => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.push(run);
    runs.retain(|run| !run.is_blank());
    runs
}

fn changes_words(change: &Change) -> bool {
    change
        .edits
        .iter()
        .any(|edit| edit.op != EditOp::Equal && !edit.text.trim().is_empty())
}

fn number(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        6 => "six".to_owned(),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn every_change_of_the_fixture_has_its_words() {
        let comparison = fixture::comparison();
        let told: Vec<[String; 2]> = comparison
            .changes
            .iter()
            .filter(|change| !change.is_nothing())
            .map(|change| [heading_line(change, &comparison), in_a_few_words(change)])
            .collect();
        assert_eq!(
            told,
            [
                [
                    "sponsors: reworded",
                    "adds “Chile and”; drops “and Peru”; adds “revised”"
                ],
                [
                    "PP2 (gone)",
                    "Noting that the cost of street lighting has fallen,"
                ],
                [
                    "PP2, was PP4: reworded and moved, was after PP3",
                    "“Concerned” → “Deeply concerned”; adds “and on coasts”"
                ],
                ["PP3 (new)", "Recalling also the Charter of Dark Places,"],
                ["PP4, was PP3: renumbered", "same words"],
                [
                    "OP2 (new)",
                    "Decides to proclaim 2033 the International Year of the Dark …"
                ],
                [
                    "OP3, was OP2: reworded",
                    "“Urges” → “Encourages” (weaker); “ten” → “five”; “31 December 2031” → “30 June 2033”"
                ],
                [
                    "OP4 and OP5, from OP4: split in two and reworded",
                    "“and” → “; Invites the regional commissions”"
                ],
                [
                    "OP6, from OP5 and OP6: merged from two and reworded",
                    "“; Calls upon manufacturers” → “and”"
                ],
                [
                    "OP7: changed only editorially",
                    "“co-operation” → “cooperation”"
                ],
                ["OP8, was OP3: moved, was after OP2", "same words"],
                [
                    "OP8(a), was OP3(a): moved with the clause above it",
                    "same words"
                ],
                [
                    "OP8(b), was OP3(b): changed only in consequence",
                    "“2” → “3”"
                ],
                [
                    "OP9, was OP8: reworded (doubtful pairing)",
                    "“Asks its Bureau to consider the matter at a later …” → “Mandates the Bureau to convene 大会 at a later date;”"
                ],
                ["OP10, was OP9: renumbered", "same words"],
                ["OP11, was OP10: renumbered", "same words"],
                ["OP12, was OP11: renumbered", "same words"],
            ]
        );
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
        change.edits = vec![Edit::equal("a"), Edit::insert("\n"), Edit::equal("b")];
        assert_eq!(in_a_few_words(change), "same words");
    }

    #[test]
    fn a_clause_that_was_first_is_said_to_have_been() {
        let mut comparison = fixture::comparison();
        for (old, expected) in [
            (3, Some("was first")),
            (4, Some("was after PP1")),
            (10, Some("was first under OP3")),
            (11, Some("was after OP3(a)")),
            (12, Some("was after OP3")),
        ] {
            let change = comparison.changes.first_mut().unwrap();
            change.pairing.old = vec![old];
            change.pairing.moved = Some(Move::Alone);
            let change = change.clone();
            assert_eq!(moved_from(&change, &comparison).as_deref(), expected);
        }
    }
}
