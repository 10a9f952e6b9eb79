//! What actions, classes, findings and reprints are called, in every report.
//!
//! The names that programs use (`--only added`, `"kind": "operative-verb"`) are
//! those of the types; these are the words for people.

use super::few_words::is_reprint;
use crate::model::{Change, Class, Direction, FindingKind};
use crate::report::Facet;
use crate::text::capitalised;

/// Said of a clause whose words are the same in another print.
pub(super) const OTHER_PRINT: &str =
    "only quotes, dashes, hyphens or spaces are printed differently";

/// Said of a clause to which nothing happened.
pub(super) const UNCHANGED: &str = "unchanged";
/// Said of a clause with the same words under another number; it begins with what [`action_word`] calls that.
pub const ONLY_RENUMBERED: &str = "only renumbered";

/// What a class means: `spelling, capitals, punctuation`.
pub const fn class_meaning(class: Class) -> &'static str {
    match class {
        Class::Editorial => "spelling, capitals, punctuation",
        Class::Consequential => "what other changes, or the new issue, make necessary",
        Class::Substantive => "what changes the meaning, or may",
    }
}

/// The title of a list of changes of a class: `Editorial (spelling, capitals, punctuation)`.
pub fn class_title(class: Class) -> String {
    format!("{} ({})", capitalised(class.name()), class_meaning(class))
}

/// What is said to have happened: `new`, `gone`, `reworded`.
pub const fn action_word(facet: Facet) -> &'static str {
    match facet {
        Facet::Added => "new",
        Facet::Removed => "gone",
        Facet::Amended => "reworded",
        Facet::Split => "split",
        Facet::Merged => "merged",
        Facet::Moved => "moved",
        Facet::Renumbered => "renumbered",
    }
}

/// Which way a finding went, as a word after "is": `weaker`, `new`, `settled`.
pub const fn direction_word(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Added) => action_word(Facet::Added),
        Some(Direction::Dropped) => action_word(Facet::Removed),
        Some(Direction::Closed) => "settled",
        Some(Direction::Changed) | None => "changed",
        Some(direction) => direction.name(),
    }
}

/// What a kind of finding is called: `date`.
pub const fn kind_name(kind: FindingKind) -> &'static str {
    kind_names(kind).0
}

/// What one and what several findings of a kind are called; the sentence of a
/// finding has one of the two in it, except that a duty that permits is called a permission there.
pub(super) const fn kind_names(kind: FindingKind) -> (&'static str, &'static str) {
    match kind {
        FindingKind::OperativeVerb => ("verb", "verbs"),
        FindingKind::Duty => ("duty", "duties"),
        FindingKind::Qualifier => ("qualifier", "qualifiers"),
        FindingKind::Bracket => ("bracket", "brackets"),
        FindingKind::Alternative => ("choice", "choices"),
        FindingKind::Figure => ("figure", "figures"),
        FindingKind::Date => ("date", "dates"),
        FindingKind::Reference => ("citation", "citations"),
        FindingKind::CrossReference => ("reference", "references"),
        FindingKind::StaleReference => ("stale reference", "stale references"),
        FindingKind::VerbSequence => ("order of verbs", "orders of verbs"),
        FindingKind::Sponsor => ("sponsor", "sponsors"),
        FindingKind::Title => ("title", "titles"),
        FindingKind::Masthead => ("masthead", "mastheads"),
        FindingKind::Replacement => ("replaced throughout", "replaced throughout"),
        FindingKind::ListEnding => ("ending", "endings"),
        FindingKind::Renumbered => ("number", "numbers"),
        FindingKind::Spelling => ("spelling", "spellings"),
        FindingKind::Capitals => ("capitals", "capitals"),
        FindingKind::Punctuation => ("punctuation", "punctuation"),
        FindingKind::NumberStyle => ("way a number is written", "ways a number is written"),
        FindingKind::Hyphenation => ("hyphen or space", "hyphens or spaces"),
    }
}

/// Says that the words are the same in another print; `None` when they are not, or a finding says more.
pub fn reprint(change: &Change) -> Option<String> {
    (is_reprint(change) && change.findings.is_empty())
        .then(|| format!("{}.", capitalised(OTHER_PRINT)))
}

/// Says how many clauses moved with the one above them: `, with the 2 clauses under it`; nothing for none.
pub fn with_those_under_it(went_along: usize) -> String {
    match went_along {
        0 => String::new(),
        1 => ", with the clause under it".to_owned(),
        _ => format!(", with the {went_along} clauses under it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Edit};
    use crate::report::fixture;

    #[test]
    fn another_print_is_said_to_be_no_more_than_that() {
        let mut comparison = fixture::hostile();
        let change = comparison.changes.first_mut().unwrap();
        assert_eq!(reprint(change), None);
        change.action = Action::Amended;
        change.edits = vec![Edit {
            old_text: Some("\"plan\"".to_owned()),
            ..Edit::equal("“plan”")
        }];
        let said = "Only quotes, dashes, hyphens or spaces are printed differently.";
        assert_eq!(reprint(change).as_deref(), Some(said));
    }

    #[test]
    fn what_went_along_is_counted() {
        assert_eq!(with_those_under_it(0), "");
        assert_eq!(with_those_under_it(1), ", with the clause under it");
        assert_eq!(with_those_under_it(3), ", with the 3 clauses under it");
        assert_eq!(kind_name(FindingKind::OperativeVerb), "verb");
    }
}
