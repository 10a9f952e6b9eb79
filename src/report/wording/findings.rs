//! Findings as plain sentences that can be read aloud.

use super::quote::quoted;
use crate::model::{Change, Class, Direction, Finding, FindingKind};

/// The title of the list of texts that break off: words are missing, whoever lost them.
pub const BROKEN_OFF: &str = "Broken off in one draft, perhaps by the loss of a line of its file";

/// The findings of a change that are worth a sentence each.
///
/// A new number is told by the places. In a substantive change the marks show
/// what is only spelling, punctuation or an ending better than a sentence.
pub fn finding_sentences(change: &Change) -> Vec<String> {
    change
        .findings
        .iter()
        .filter(|finding| is_worth_a_sentence(finding.kind, change.class))
        .map(finding)
        .collect()
}

fn is_worth_a_sentence(kind: FindingKind, class: Option<Class>) -> bool {
    match kind {
        FindingKind::Renumbered => false,
        FindingKind::OperativeVerb
        | FindingKind::VerbSequence
        | FindingKind::CrossReference
        | FindingKind::BrokenOff => true,
        FindingKind::ListEnding
        | FindingKind::Spelling
        | FindingKind::Capitals
        | FindingKind::Punctuation
        | FindingKind::Hyphenation => class != Some(Class::Substantive),
    }
}

/// A finding as one plain sentence: `The leading verb is weaker: “Encourages”, was “Urges”.`
pub fn finding(finding: &Finding) -> String {
    let words = became(&finding.old, &finding.new);
    match finding.kind {
        FindingKind::OperativeVerb => match finding.direction {
            Some(Direction::Stronger) => format!("The leading verb is stronger: {words}."),
            Some(Direction::Weaker) => format!("The leading verb is weaker: {words}."),
            Some(Direction::Changed) | None => format!("The leading verb is another: {words}."),
        },
        FindingKind::CrossReference => format!("A reference follows its target: {words}."),
        FindingKind::VerbSequence => {
            format!("The leading verb follows the order of the paragraphs: {words}.")
        }
        FindingKind::ListEnding => {
            format!("The ending follows the order of the clauses: {words}.")
        }
        FindingKind::Renumbered => format!("The number is another: {words}."),
        FindingKind::BrokenOff => {
            format!("The text breaks off, so a line seems lost from the file: {words}.")
        }
        FindingKind::Spelling => format!("Spelling: {words}."),
        FindingKind::Capitals => format!("Capitals: {words}."),
        FindingKind::Punctuation => format!("Punctuation: {words}."),
        FindingKind::Hyphenation => format!("A hyphen or a space: {words}."),
    }
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

    fn said(kind: FindingKind, old: &str, new: &str, direction: Option<Direction>) -> String {
        finding(&Finding {
            kind,
            old: old.into(),
            new: new.into(),
            direction,
        })
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
                "The leading verb is another: “Recalls”, was “Notes”.",
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
                "The number is another: “4”, was “3”.",
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
