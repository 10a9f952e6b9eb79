//! Why the clause with some place was paired as it was, in plain words.
//!
//! In: a [`Comparison`] and a place as the user says it. Out: lines of plain
//! text, those that belong under another one indented; the words of the drafts
//! in them are as printed, and whoever shows them makes them safe.

use std::fmt::Write as _;

use crate::error::{Error, Result};
use crate::model::{Change, ClauseId, Comparison, Document, Evidence, MatchedBy, Pairing, Side};
use crate::report::wording;

/// Explains the pairing of the clause with a place: `OP4`, or `old:OP3` for one of the old draft.
///
/// The new draft is searched first, then the old one, without regard to
/// capitals and spaces; `new:` and `old:` name the draft.
///
/// # Errors
/// When no clause has the place.
pub fn explain(comparison: &Comparison, place: &str) -> Result<String> {
    let (side, id) = find(comparison, place).ok_or_else(|| Error::UnknownPlace {
        place: place.to_owned(),
    })?;
    let mut changes = comparison.changes.iter();
    let change = changes.find(|change| change.pairing.ids(side).contains(&id));
    // Every clause stands in a change; one that does not has no place to explain.
    let change = change.ok_or_else(|| Error::UnknownPlace {
        place: place.to_owned(),
    })?;
    Ok(told(change, comparison))
}

fn find(comparison: &Comparison, place: &str) -> Option<(Side, ClauseId)> {
    let (sides, place): (&[Side], &str) = match place.split_once(':') {
        Some(("old", rest)) => (&[Side::Old], rest),
        Some(("new", rest)) => (&[Side::New], rest),
        _ => (&[Side::New, Side::Old], place),
    };
    let wanted = key(place);
    sides.iter().find_map(|&side| {
        let document = match side {
            Side::Old => &comparison.old,
            Side::New => &comparison.new,
        };
        let clause = document
            .clauses
            .iter()
            .find(|clause| key(&clause.place) == wanted)?;
        Some((side, clause.id))
    })
}

fn key(place: &str) -> String {
    place
        .chars()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

fn told(change: &Change, comparison: &Comparison) -> String {
    let pairing = &change.pairing;
    let mut text = wording::heading_line(change, comparison) + "\n";
    quote("Old", &pairing.old, &comparison.old, &mut text);
    quote("New", &pairing.new, &comparison.new, &mut text);
    text.push('\n');
    text.push_str(&matched(pairing));
    text.push('\n');
    if !pairing.evidence.is_empty() {
        let sum: f64 = pairing.evidence.iter().map(|found| found.weight).sum();
        let of_several = if pairing.old.len() + pairing.new.len() > 2 {
            " for the first two of them"
        } else {
            ""
        };
        line(
            &mut text,
            &format!(
                "What was weighed{of_several}, the strongest first: together {sum:+.2}, and anything above 0 can be a pair."
            ),
        );
        for evidence in by_strength(&pairing.evidence) {
            line(
                &mut text,
                &format!(
                    "  {:+.2}  {}: {}",
                    evidence.weight, evidence.name, evidence.observation
                ),
            );
        }
    }
    runner_up(pairing, comparison, &mut text);
    findings(change, &mut text);
    if let Some(broken_off) = wording::broken_off(change) {
        text.push('\n');
        line(&mut text, &broken_off);
    }
    text
}

fn quote(side: &str, ids: &[ClauseId], document: &Document, text: &mut String) {
    for clause in ids.iter().filter_map(|&id| document.clauses.get(id)) {
        let words = wording::opening_words(&clause.text);
        line(text, &format!("  {side} {}: {words}", clause.place));
    }
}

/// What decided, and how sure it is.
fn matched(pairing: &Pairing) -> String {
    let sure = percent(pairing.confidence);
    if pairing.old.is_empty() || pairing.new.is_empty() {
        let other = if pairing.old.is_empty() { "old" } else { "new" };
        return format!(
            "No clause of the {other} draft is enough like it to be its partner ({sure} sure)."
        );
    }
    let reason = match pairing.matched_by {
        MatchedBy::Identical => "The wording is the same, and stands nowhere else",
        MatchedBy::Neighbours if pairing.similarity < 1.0 => {
            "Little wording is shared; where the two stand decided"
        }
        MatchedBy::Neighbours => {
            "The wording is the same and stands several times; the clauses around it decided"
        }
        MatchedBy::Content => "Enough of the rarer words are shared",
        MatchedBy::Number => "Little wording is shared; the number under the same parent decided",
        MatchedBy::Containment => {
            "The words of the one stand in several clauses of the other draft"
        }
        MatchedBy::None => "Nothing spoke for another pairing",
    };
    let alike = percent(pairing.similarity);
    let check = if pairing.is_doubtful() {
        " The pairing is doubtful: please check it."
    } else {
        ""
    };
    format!("{reason}. The wording is {alike} alike; the pairing is {sure} sure.{check}")
}

fn by_strength(evidence: &[Evidence]) -> Vec<&Evidence> {
    let mut evidence: Vec<&Evidence> = evidence.iter().collect();
    evidence.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
    evidence
}

/// Who came second, or who came nearest to a clause that has no partner.
fn runner_up(pairing: &Pairing, comparison: &Comparison, text: &mut String) {
    let is_alone = pairing.old.is_empty() || pairing.new.is_empty();
    let Some(other) = &pairing.runner_up else {
        text.push_str(if is_alone {
            "No clause of it shares a rare word or a place with this one.\n"
        } else {
            "No other partner was considered.\n"
        });
        return;
    };
    let old = comparison.old.clauses.get(other.old);
    let new = comparison.new.clauses.get(other.new);
    let Some((old, new)) = old.zip(new) else {
        return;
    };
    let alike = percent(other.similarity);
    let came_to = format!("{alike} alike, all evidence together {:+.2}", other.worth);
    if is_alone {
        let (side, near) = if pairing.old.is_empty() {
            (Side::Old, old)
        } else {
            (Side::New, new)
        };
        let taken = partners(side, near.id, comparison).map_or_else(String::new, |places| {
            format!(", which is paired with {places}")
        });
        line(
            text,
            &format!("The nearest was {} ({came_to}){taken}:", near.place),
        );
        let (name, document) = match side {
            Side::Old => ("Old", &comparison.old),
            Side::New => ("New", &comparison.new),
        };
        quote(name, &[near.id], document, text);
    } else {
        // The rival shares one clause with the pairing; the other may have found a better partner.
        let both = pairing.old.contains(&old.id) && pairing.new.contains(&new.id);
        let (rival, taken) = if both {
            (old, None)
        } else if pairing.old.contains(&old.id) {
            (new, partners(Side::New, new.id, comparison))
        } else {
            (old, partners(Side::Old, old.id, comparison))
        };
        let taken = taken.map_or_else(String::new, |places| {
            format!("; {} is paired with {places}", rival.place)
        });
        line(
            text,
            &format!(
                "The next best was {} of the old draft with {} of the new one ({came_to}){taken}:",
                old.place, new.place
            ),
        );
        quote("Old", &[other.old], &comparison.old, text);
        quote("New", &[other.new], &comparison.new, text);
    }
}

/// The places of a clause's partners, as `OP4 and OP5`.
fn partners(side: Side, id: ClauseId, comparison: &Comparison) -> Option<String> {
    let partners = comparison.changes.iter().find_map(|change| {
        let (own, others) = match side {
            Side::Old => (&change.pairing.old, &change.pairing.new),
            Side::New => (&change.pairing.new, &change.pairing.old),
        };
        own.contains(&id).then_some(others)
    });
    let document = match side {
        Side::Old => &comparison.new,
        Side::New => &comparison.old,
    };
    let places: Vec<&str> = partners
        .into_iter()
        .flatten()
        .filter_map(|&id| Some(document.clauses.get(id)?.place.as_str()))
        .collect();
    (!places.is_empty()).then(|| places.join(" and "))
}

/// `54 %`; what is not quite all or nothing is not called so: `99 %`, `1 %`.
fn percent(share: f64) -> String {
    let percent = (share * 100.0).round();
    let percent = if share > 0.0 && share < 1.0 {
        percent.clamp(1.0, 99.0)
    } else {
        percent
    };
    format!("{percent:.0} %")
}

/// What the change does, each finding with the rule that was applied and the words that it read.
fn findings(change: &Change, text: &mut String) {
    if change.findings.is_empty() {
        return;
    }
    text.push_str("\nWhat the change does:\n");
    for finding in &change.findings {
        line(text, &format!("  {}", wording::finding(finding)));
        if !finding.why.is_empty() {
            line(text, &format!("    because: {}", finding.why));
        }
    }
}

/// Adds one line; a line break in the words of a draft does not make another.
fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}", line.replace(['\n', '\r'], " "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn explains_a_doubtful_pairing_with_its_runner_up() {
        insta::assert_snapshot!(explain(&fixture::comparison(), "op 9").unwrap());
    }

    #[test]
    fn explains_what_has_no_partner() {
        insta::assert_snapshot!(explain(&fixture::comparison(), "OP2").unwrap());
    }

    #[test]
    fn what_is_nearly_all_or_nothing_is_not_called_so() {
        let shares = [0.0, 0.001, 0.544, 0.996, 1.0];
        assert_eq!(shares.map(percent), ["0 %", "1 %", "54 %", "99 %", "100 %"]);
    }

    #[test]
    fn a_place_is_looked_up_in_the_new_draft_first() {
        let comparison = fixture::comparison();
        let first = |place: &str| {
            let text = explain(&comparison, place).unwrap();
            text.lines().next().unwrap().to_owned()
        };
        assert!(first("OP3").starts_with("OP3, was OP2"));
        assert!(first("old:OP3").starts_with("OP8, was OP3"));
        assert!(first("new:op8(A)").starts_with("OP8(a), was OP3(a)"));
        let error = explain(&comparison, "OP99").unwrap_err();
        assert!(error.to_string().starts_with("OP99: no clause"));
    }
}
