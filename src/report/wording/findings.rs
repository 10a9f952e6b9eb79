//! Findings as plain sentences that can be read aloud.

use super::names::{direction_word, kind_name};
use super::quote::{opening_words, quoted};
use crate::model::{Action, Change, Class, Direction, EditOp, Finding, FindingKind};
use crate::text::capitalised;

/// The title of the list of texts that break off and of lost footnotes: words are missing, whoever lost them.
pub const BROKEN_OFF: &str = "Missing in one draft, perhaps lost from its file";

/// The findings of a change that are worth a sentence each, and first of all that its text breaks off.
///
/// A new number is told by the places. In a substantive change the marks show
/// what is only spelling, punctuation or an ending better than a sentence.
pub fn finding_sentences(change: &Change) -> Vec<String> {
    let findings = change.findings.iter();
    let findings = findings.filter(|finding| is_worth_a_sentence(finding, change.class));
    broken_off(change)
        .into_iter()
        .chain(findings.map(finding))
        .collect()
}

/// That the text of a change breaks off and what the other draft goes on with, or that a draft has no footnotes.
pub fn broken_off(change: &Change) -> Option<String> {
    let side = change.broken_off?.name();
    if matches!(change.action, Action::Added | Action::Removed) {
        return Some(format!(
            "The {side} draft has no footnotes at all, so they seem lost from its file."
        ));
    }
    let mut edits = change.edits.iter();
    let lost = edits.find(|edit| edit.op != EditOp::Equal)?;
    Some(format!(
        "The text breaks off in the {side} draft, so a line seems lost from its file: {} is missing.",
        quoted(lost.text.trim())
    ))
}

/// True for findings that are worth a sentence in a change of some class.
pub fn is_worth_a_sentence(finding: &Finding, class: Option<Class>) -> bool {
    match finding.kind {
        // That a reference finds a target now which it did not find is seldom news.
        FindingKind::StaleReference => finding.direction != Some(Direction::Added),
        FindingKind::Renumbered => false,
        FindingKind::ListEnding
        | FindingKind::Spelling
        | FindingKind::Capitals
        | FindingKind::Punctuation
        | FindingKind::NumberStyle
        | FindingKind::Hyphenation => !matches!(class, Some(Class::Substantive)),
        _ => true,
    }
}

/// A finding as one plain sentence: `The leading verb is weaker: “Encourages”, was “Urges”.`
pub fn finding(finding: &Finding) -> String {
    let words = became(&finding.old, &finding.new);
    let is = direction_word(finding.direction);
    let name = kind_name(finding.kind);
    match finding.kind {
        FindingKind::OperativeVerb => match finding.direction {
            Some(Direction::Added | Direction::Dropped) => {
                format!(
                    "A {name} beside the leading one is {is}: {}.",
                    value(finding)
                )
            }
            _ => format!("The leading {name} is {is}: {words}."),
        },
        FindingKind::Duty => duty(finding),
        FindingKind::Qualifier => match finding.direction {
            Some(Direction::Stronger | Direction::Weaker) => {
                format!("A {name} makes it {is}: {words}.")
            }
            _ => format!("A {name} is {is}: {}.", value(finding)),
        },
        FindingKind::Bracket => bracket(finding),
        FindingKind::Alternative => alternative(finding),
        FindingKind::Figure | FindingKind::Date | FindingKind::Reference => {
            format!("A {name} is {is}: {}.", value(finding))
        }
        FindingKind::CrossReference => match finding.direction {
            None => format!("A {name} follows its target: {words}."),
            Some(Direction::Changed) => format!("A {name} points elsewhere: {words}."),
            Some(_) => format!("A {name} to another clause is {is}: {}.", value(finding)),
        },
        FindingKind::StaleReference => {
            let words = quoted(&finding.new);
            format!("A {name} {}: {words}.", printed_as_it_was(finding))
        }
        FindingKind::VerbSequence => {
            format!("The leading verb follows the {name}: {words}.")
        }
        FindingKind::Sponsor => match finding.direction {
            Some(Direction::Dropped) => format!("{} left the sponsors.", finding.old),
            _ => format!("{} joined the sponsors.", finding.new),
        },
        FindingKind::Title => {
            let words = became_at_the_difference(&finding.old, &finding.new);
            format!("The {name} is {is}: {words}.")
        }
        FindingKind::Masthead => {
            let words = became_at_the_difference(&finding.old, &finding.new);
            format!("In the {name}, the {} is {is}: {words}.", finding.subject)
        }
        FindingKind::ListEnding => {
            format!("The {name} follows the order of the clauses: {words}.")
        }
        FindingKind::Renumbered => format!("The {name} is {is}: {words}."),
        FindingKind::NumberStyle => format!("The {name}: {words}."),
        FindingKind::Replacement
        | FindingKind::Spelling
        | FindingKind::Capitals
        | FindingKind::Punctuation
        | FindingKind::Hyphenation => format!("{}: {words}.", capitalised(name)),
    }
}

/// What became of a reference that is printed as it was: `is printed as it was, and means another clause now`.
pub(super) fn printed_as_it_was(finding: &Finding) -> &'static str {
    match finding.direction {
        Some(Direction::Dropped) => "is printed as it was, and no longer finds its target",
        Some(Direction::Added) => "is printed as it was, and finds a target now",
        _ => "is printed as it was, and means another clause now",
    }
}

/// `“new”, was “old”`; one side alone.
fn value(finding: &Finding) -> String {
    match (finding.old.is_empty(), finding.new.is_empty()) {
        (false, false) => became(&finding.old, &finding.new),
        (true, _) => quoted(&finding.new),
        (_, true) => quoted(&finding.old),
    }
}

fn duty(finding: &Finding) -> String {
    let permits = |words: &str| {
        let words = words.to_lowercase();
        words == "may" || words == "can"
    };
    let duty = kind_name(FindingKind::Duty);
    let what = if permits(&finding.old) || permits(&finding.new) && finding.old.is_empty() {
        "permission"
    } else {
        duty
    };
    let is = direction_word(finding.direction);
    let bearer = match finding.subject.as_str() {
        "" => String::new(),
        bearer => format!(" ({})", opening_words(bearer)),
    };
    match (finding.old.is_empty(), finding.new.is_empty()) {
        (false, false) => format!(
            "A {duty} is {is}: {}{bearer}.",
            became(&finding.old, &finding.new)
        ),
        (true, _) => format!(
            "A {what} is {is}: {}.",
            quoted(&with_bearer(finding, &finding.new))
        ),
        (_, true) => format!(
            "A {what} is {is}: {}.",
            quoted(&with_bearer(finding, &finding.old))
        ),
    }
}

/// `each Party shall`; `shall … by each Party` where the words come in that order.
pub(super) fn with_bearer(finding: &Finding, words: &str) -> String {
    if finding.subject.is_empty() {
        words.to_owned()
    } else if finding.subject.starts_with("by ") {
        format!("{words} … {}", finding.subject)
    } else {
        format!("{} {words}", finding.subject)
    }
}

fn bracket(finding: &Finding) -> String {
    if !finding.subject.is_empty() {
        let more = if finding.direction == Some(Direction::Opened) {
            "more"
        } else {
            "fewer"
        };
        return format!(
            "There are {more} brackets: {} pairs, were {}.",
            finding.new, finding.old
        );
    }
    let (old, new) = (quoted(&finding.old), quoted(&finding.new));
    match (
        finding.old.is_empty(),
        finding.new.is_empty(),
        finding.direction,
    ) {
        (_, true, _) => format!("Text in brackets is gone: {old}."),
        (true, _, _) => format!("Text in brackets is new: {new}."),
        (_, _, direction @ Some(Direction::Closed | Direction::Opened)) => format!(
            "Brackets are {}: {new}, was {old}.",
            direction_word(direction)
        ),
        _ => format!("Text in brackets is changed: {new}, was {old}."),
    }
}

fn alternative(finding: &Finding) -> String {
    match (
        finding.old.is_empty(),
        finding.new.is_empty(),
        finding.direction,
    ) {
        (_, true, _) => format!("A choice is gone: {}.", finding.old),
        (true, _, _) => format!("A choice is new: {}.", finding.new),
        (_, _, Some(Direction::Opened)) => {
            format!("A choice is opened: {}, was {}.", finding.new, finding.old)
        }
        _ => format!("A choice is settled: {}, was {}.", finding.new, finding.old),
    }
}

/// As [`became`], from the first word that differs on, with some words before it.
fn became_at_the_difference(old: &str, new: &str) -> String {
    const WORDS_BEFORE: usize = 2;
    let pairs = old.split_whitespace().zip(new.split_whitespace());
    let same = pairs.take_while(|(old, new)| old == new).count();
    let cut = same.saturating_sub(WORDS_BEFORE);
    let rest = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().skip(cut).collect();
        let dots = if cut > 0 { "… " } else { "" };
        format!("{dots}{}", words.join(" "))
    };
    became(&rest(old), &rest(new))
}

/// `“new”, was “old”`; one side alone is said to be added or dropped.
fn became(old: &str, new: &str) -> String {
    match (old.trim().is_empty(), new.trim().is_empty()) {
        (false, false) => format!("{}, was {}", quoted(new), quoted(old)),
        (true, false) => format!("{} is added", quoted(new)),
        (false, true) => format!("{} is dropped", quoted(old)),
        (true, true) => "spaces".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::wording::names::kind_names;

    fn said(kind: FindingKind, old: &str, new: &str, direction: Option<Direction>) -> String {
        finding(&Finding {
            direction,
            ..Finding::new(kind, old, new)
        })
    }

    /// What the filters and the counts call a finding is what its sentence calls it.
    #[test]
    fn every_sentence_names_its_kind_and_its_direction() {
        for kind in FindingKind::ALL {
            let (one, many) = kind_names(kind);
            for (old, new, direction) in [
                ("this", "that", Some(Direction::Changed)),
                ("this", "", Some(Direction::Dropped)),
                ("", "that", Some(Direction::Added)),
            ] {
                let said = said(kind, old, new, direction).to_lowercase();
                assert!(said.contains(one) || said.contains(many), "{one}: {said}");
            }
            let weaker = said(kind, "this", "that", Some(Direction::Weaker));
            let goes = matches!(
                kind,
                FindingKind::OperativeVerb
                    | FindingKind::Duty
                    | FindingKind::Qualifier
                    | FindingKind::Figure
            );
            assert!(!goes || weaker.contains(" weaker: "), "{weaker}");
        }
    }

    #[test]
    fn every_kind_is_a_sentence() {
        for (kind, old, new, direction, expected) in [
            (
                FindingKind::OperativeVerb,
                "Urges",
                "Encourages",
                Some(Direction::Weaker),
                "The leading verb is weaker: “Encourages”, was “Urges”.",
            ),
            (
                FindingKind::OperativeVerb,
                "Notes",
                "Recalls",
                Some(Direction::Changed),
                "The leading verb is changed: “Recalls”, was “Notes”.",
            ),
            (
                FindingKind::CrossReference,
                "paragraph 2 above",
                "paragraph 3 above",
                None,
                "A reference follows its target: “paragraph 3 above”, was “paragraph 2 above”.",
            ),
            (
                FindingKind::Punctuation,
                "",
                ",",
                None,
                "Punctuation: “,” is added.",
            ),
            (
                FindingKind::Renumbered,
                "3",
                "4",
                None,
                "The number is changed: “4”, was “3”.",
            ),
            (
                FindingKind::ListEnding,
                "and",
                "",
                None,
                "The ending follows the order of the clauses: “and” is dropped.",
            ),
        ] {
            assert_eq!(said(kind, old, new, direction), expected);
        }
    }
}
