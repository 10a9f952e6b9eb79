//! One change in one sentence that can be read aloud.

use super::super::aloud::aloud;
use super::super::changes::what_happened;
use super::super::few_words::in_a_few_words;
use super::super::findings::{printed_as_it_was, with_bearer};
use super::super::names::{action_word, direction_word};
use super::super::places::{new_places, old_places};
use super::super::quote::{opening_words, quoted};
use super::weight::weight_of;
use crate::model::{Action, Change, Comparison, Direction, Finding, FindingKind, Move};
use crate::report::Facet;

/// Findings of one change that its sentence tells.
const FINDINGS_TOLD: usize = 3;

/// One change in one sentence: `Operative paragraph 4: “Urges” becomes “Encourages” (weaker).`
pub(super) fn sentence(change: &Change, comparison: &Comparison) -> String {
    let place = match change.action {
        Action::Removed | Action::Split => format!(
            "{} of the old draft",
            aloud(&old_places(change, comparison))
        ),
        _ => aloud(&new_places(change, comparison)),
    };
    let opening = || {
        change
            .edits
            .first()
            .map_or(String::new(), |edit| opening_words(&edit.text))
    };
    match change.action {
        Action::Added => {
            return format!("{place} is {}: “{}”.", action_word(Facet::Added), opening());
        }
        Action::Removed => {
            return format!(
                "{place} is {}: “{}”.",
                action_word(Facet::Removed),
                opening()
            );
        }
        _ => {}
    }
    let mut phrases: Vec<String> = Vec::new();
    let mut findings: Vec<&Finding> = change
        .findings
        .iter()
        .filter(|finding| weight_of(finding) > 0)
        .collect();
    findings.sort_by_key(|finding| u32::MAX - weight_of(finding));
    let more = findings.len().saturating_sub(FINDINGS_TOLD);
    findings.truncate(FINDINGS_TOLD);
    findings.sort_by_key(|finding| finding.kind);
    phrases.extend(findings.into_iter().map(phrase));
    let what = what_happened(change, comparison).replace(", was ", "; it was ");
    let what = match change.action {
        Action::Split | Action::Merged => Some(what),
        _ if change.pairing.moved == Some(Move::Alone) => Some(what),
        _ => None,
    };
    let is_unchanged = change.action == Action::Unchanged;
    match (phrases.is_empty(), what) {
        (true, Some(what)) if is_unchanged => format!("{place} is {what}."),
        (true, Some(what)) => format!("{place} is {what}: {}.", in_words(change)),
        (true, None) => {
            let what = action_word(Facet::Amended);
            format!("{place} is {what}: {}.", in_words(change))
        }
        (false, what) => {
            let what = what.map_or(String::new(), |what| format!(" is {what}"));
            let more = match more {
                0 => String::new(),
                _ => format!("; and {more} more"),
            };
            format!("{place}{what}: {}{more}.", phrases.join("; "))
        }
    }
}

/// The change of words as it is said aloud, without arrows.
fn in_words(change: &Change) -> String {
    in_a_few_words(change).replace("” → “", "” becomes “")
}

/// A finding as part of a sentence: `“Urges” becomes “Encourages” (weaker)`.
fn phrase(finding: &Finding) -> String {
    let (old, new) = (quoted(&finding.old), quoted(&finding.new));
    let direction = match finding.direction {
        Some(Direction::Changed) | None => String::new(),
        direction => format!(" ({})", direction_word(direction)),
    };
    let becomes = || format!("{old} becomes {new}{direction}");
    match (finding.kind, finding.old.is_empty(), finding.new.is_empty()) {
        (FindingKind::StaleReference, ..) => {
            format!("{new} {}", printed_as_it_was(finding))
        }
        (FindingKind::Bracket, ..) if !finding.subject.is_empty() => more_brackets(finding),
        (FindingKind::Bracket, false, false) => match finding.direction {
            Some(Direction::Closed) => settled(finding),
            Some(Direction::Opened) => format!("{old} is put in brackets"),
            _ => becomes(),
        },
        (FindingKind::Bracket, true, _) => format!("{new} is new, in brackets"),
        (FindingKind::Bracket, ..) => format!("{old} is dropped"),
        (FindingKind::Alternative, false, false) => match finding.direction {
            Some(Direction::Closed) => {
                format!("it was one of several choices{}", option(&finding.old))
            }
            Some(Direction::Opened) => "it is one of several choices now".to_owned(),
            _ => format!("{} becomes {}", finding.old, finding.new),
        },
        (FindingKind::Duty, true, _) => {
            format!("it adds {}", quoted(&with_bearer(finding, &finding.new)))
        }
        (FindingKind::Duty, _, true) => {
            format!("it drops {}", quoted(&with_bearer(finding, &finding.old)))
        }
        (FindingKind::Duty, ..) if is_short(&finding.subject) => {
            let old = quoted(&with_bearer(finding, &finding.old));
            format!("{old} becomes {new}{direction}")
        }
        (FindingKind::Qualifier, true, _) => format!("it adds {new}{direction}"),
        (FindingKind::Qualifier, _, true) => format!("it drops {old}{direction}"),
        (FindingKind::Reference | FindingKind::CrossReference, true, _) => {
            format!("it cites {new}")
        }
        (FindingKind::Reference | FindingKind::CrossReference, _, true) => {
            format!("it no longer cites {old}")
        }
        (_, true, _) => format!("it adds {new}"),
        (_, _, true) => format!("it drops {old}"),
        _ => becomes(),
    }
}

/// Which of several choices a place names: ` (Option 2)`; nothing where it names none.
fn option(place: &str) -> String {
    let mut parts = place.split(", ");
    let option = parts.find(|part| part.starts_with("Option"));
    option.map_or(String::new(), |option| format!(" ({option})"))
}

/// Words that fit a quotation beside a word of duty.
fn is_short(subject: &str) -> bool {
    const MOST_WORDS: usize = 7;
    (1..=MOST_WORDS).contains(&subject.split_whitespace().count())
}

/// `“[shall][should]” is settled as “shall”`; of longer words only that the brackets are gone.
fn settled(finding: &Finding) -> String {
    /// Longer words are not quoted twice.
    const MOST_WORDS: usize = 8;
    let (old, new) = (quoted(&finding.old), quoted(&finding.new));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
            .filter(|word| !word.is_empty())
            .collect()
    };
    let (was, is) = (words(&finding.old), words(&finding.new));
    let has_alternatives = ["][", "] [", "] or [", "]/["]
        .iter()
        .any(|between| finding.old.contains(between));
    if is.len() <= MOST_WORDS && was.len() <= MOST_WORDS {
        format!("{old} is settled as {new}")
    } else if was == is {
        format!("the brackets around {new} are gone")
    } else if has_alternatives && was.len() > is.len() + 1 {
        format!("of what stood in brackets, {new} stays")
    } else {
        format!("{new} is no longer in brackets, and is reworded")
    }
}

/// That there are more brackets, or fewer: `its 14 pairs of brackets are gone`.
fn more_brackets(finding: &Finding) -> String {
    let pairs = |count: &str| match count {
        "1" => "one pair of brackets".to_owned(),
        count => format!("{count} pairs of brackets"),
    };
    match (finding.old.as_str(), finding.new.as_str()) {
        ("0", new) => format!("{} came in", pairs(new)),
        ("1", "0") => "its pair of brackets is gone".to_owned(),
        (old, "0") => format!("its {} are gone", pairs(old)),
        (old, new) => format!("it has {}, and had {old}", pairs(new)),
    }
}
