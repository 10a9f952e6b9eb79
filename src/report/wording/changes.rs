//! What happened to a clause, in a word or two.

use super::few_words::changes_words;
use super::findings::finding_sentences;
use super::names::{UNCHANGED, action_word, reprint};
use super::places::{list, new_places, old_places, place_line, previous_sibling};
use super::tracked::tracked;
use crate::model::{Action, Change, Class, ClauseKind, Comparison, Move};
use crate::report::Facet;

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
    let mut facts = what_happened_to_the_words(change);
    let mut origin = None;
    match change.pairing.moved {
        Some(Move::Alone) => {
            facts.push(action_word(Facet::Moved).to_owned());
            origin = moved_from(change, comparison);
        }
        Some(Move::WithParent) if facts.is_empty() => {
            facts.push(format!(
                "{} with the clause above it",
                action_word(Facet::Moved)
            ));
        }
        _ => {}
    }
    let places_tell = old_places(change, comparison) != new_places(change, comparison);
    if change.renumbered && (facts.is_empty() || !places_tell) {
        facts.push(action_word(Facet::Renumbered).to_owned());
    }
    if facts.is_empty() {
        facts.push(UNCHANGED.to_owned());
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

fn what_happened_to_the_words(change: &Change) -> Vec<String> {
    let reworded = || {
        match change.class {
            Some(Class::Editorial) => "changed only editorially",
            Some(Class::Consequential) => "changed only in consequence",
            _ => action_word(Facet::Amended),
        }
        .to_owned()
    };
    let whole = match change.action {
        Action::Unchanged => return Vec::new(),
        Action::Added => return vec![action_word(Facet::Added).to_owned()],
        Action::Removed => return vec![action_word(Facet::Removed).to_owned()],
        Action::Amended => return vec![reworded()],
        Action::Split => format!(
            "{} in {}",
            action_word(Facet::Split),
            number(change.pairing.new.len())
        ),
        Action::Merged => format!(
            "{} from {}",
            action_word(Facet::Merged),
            number(change.pairing.old.len())
        ),
    };
    if changes_words(change) {
        vec![whole, reworded()]
    } else {
        vec![whole]
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
    let before =
        previous_sibling(id, &comparison.old).filter(|before| is_of_row(before.kind, clause.kind));
    let parent = clause
        .parent
        .and_then(|parent| comparison.old.clauses.get(parent));
    Some(match (before, parent) {
        (Some(before), _) => format!("was after {}", before.place),
        (None, Some(parent)) => format!("was first under {}", parent.place),
        (None, None) => "was first".to_owned(),
    })
}

/// True when a clause with something of a kind before it is not the first of its row: only what
/// stands above the text, the preamble before what follows it, and the text before its notes begin none.
fn is_of_row(before: ClauseKind, kind: ClauseKind) -> bool {
    use ClauseKind::{
        Closing, Footnote, Heading, Masthead, Operative, Organ, Paragraph, Preambular,
        Recommendation, Sponsors, Subparagraph, TableRow, Title,
    };
    before == kind
        || match before {
            Heading => true,
            Masthead | Sponsors | Recommendation | Title | Organ | Preambular => false,
            Operative | Subparagraph | Paragraph | TableRow | Footnote | Closing => {
                kind != Footnote
            }
        }
}

/// Where a clause of the old draft stands: `now OP8`, `now part of OP6` when it was merged with others.
pub fn is_at(change: &Change, comparison: &Comparison) -> String {
    let places = new_places(change, comparison);
    if change.action == Action::Merged {
        format!("now part of {places}")
    } else {
        format!("now {places}")
    }
}

/// Said of a clause where it stood, before [`is_at`]: `OP3 stood here`; whose it is, where its place is the same now.
pub fn stood_here(place: &str, change: &Change, comparison: &Comparison) -> String {
    if new_places(change, comparison) == place {
        format!("{place} of the old draft stood here")
    } else {
        format!("{place} stood here")
    }
}

/// Where a clause of the new draft stood: `was OP3`.
pub fn was_at(change: &Change, comparison: &Comparison) -> String {
    format!("was {}", old_places(change, comparison))
}

/// All that is to be known of a change beside its words: that it should be
/// checked, then what it does, then who tracked it.
pub fn notes(change: &Change, comparison: &Comparison) -> Vec<String> {
    let doubt = doubt(change, comparison).into_iter();
    doubt
        .chain(finding_sentences(change))
        .chain(reprint(change))
        .chain(tracked(change, comparison))
        .collect()
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
    use crate::model::Edit;
    use crate::report::fixture;
    use crate::report::wording::in_a_few_words;

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
                    "“and” → “Invites the regional commissions”"
                ],
                [
                    "OP6, from OP5 and OP6: merged from two and reworded",
                    "“Calls upon manufacturers” → “and”"
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
                    "“paragraph 2 above” → “paragraph 3 above”"
                ],
                [
                    "OP9, was OP8: reworded (doubtful pairing)",
                    "“Asks its Bureau to consider the matter at a later …” → “Mandates the Bureau to convene 大会 at a later date”"
                ],
                ["OP10, was OP9: renumbered", "same words"],
                ["OP11, was OP10: renumbered", "same words"],
                ["OP12, was OP11: renumbered", "same words"],
            ]
        );
    }

    #[test]
    fn three_facts_are_told_as_a_list() {
        let mut comparison = fixture::comparison();
        let merged = |change: &&mut Change| change.action == Action::Merged;
        let change = comparison.changes.iter_mut().find(merged).unwrap();
        change.class = Some(Class::Substantive);
        change.edits = vec![Edit::delete("Urges"), Edit::insert("Asks")];
        change.pairing.moved = Some(Move::Alone);
        let change = change.clone();
        assert_eq!(
            what_happened(&change, &comparison),
            "merged from two, reworded and moved"
        );
    }

    #[test]
    fn where_a_clause_stood_its_new_place_is_told_apart_from_its_old_one() {
        let comparison = fixture::comparison();
        let of = |wanted: &dyn Fn(&Change) -> bool| {
            let change = comparison.changes.iter().find(|it| wanted(it)).unwrap();
            let said = |place| stood_here(place, change, &comparison);
            [said("OP6"), said("OP5"), is_at(change, &comparison)]
        };
        assert_eq!(
            of(&|change| change.action == Action::Merged),
            [
                "OP6 of the old draft stood here",
                "OP5 stood here",
                "now part of OP6"
            ]
        );
        let moved = of(&|change| change.pairing.moved == Some(Move::Alone));
        assert_eq!(moved[1..], ["OP5 stood here", "now PP2"]);
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
        // A remark between two paragraphs does not make the second the first.
        let paragraph = comparison.old.clauses.get_mut(9).unwrap();
        assert_eq!(
            (paragraph.place.as_str(), paragraph.kind),
            ("OP3", ClauseKind::Operative)
        );
        paragraph.kind = ClauseKind::Paragraph;
        let change = comparison.changes.first_mut().unwrap();
        change.pairing.old = vec![12];
        let change = change.clone();
        let expected = Some("was after OP3");
        assert_eq!(moved_from(&change, &comparison).as_deref(), expected);
    }
}
