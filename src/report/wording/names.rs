//! What classes, findings and reprints are called.

use super::few_words::is_reprint;
use crate::model::{Change, Class, FindingKind};

/// Said of a clause whose words are the same in another print.
pub(super) const OTHER_PRINT: &str =
    "only quotes, dashes, hyphens or spaces are printed differently";

/// What a class means: `spelling, capitals, punctuation`.
pub const fn class_meaning(class: Class) -> &'static str {
    match class {
        Class::Editorial => "spelling, capitals, punctuation",
        Class::Consequential => "what other changes, or the new issue, make necessary",
        Class::Substantive => "what changes the meaning, or may",
    }
}

/// What a kind of finding is called in a list: `operative verb`.
pub fn kind_name(kind: FindingKind) -> String {
    kind.name().replace('-', " ")
}

/// Says that the words are the same in another print; `None` when they are not, or a finding says more.
pub fn reprint(change: &Change) -> Option<String> {
    (is_reprint(change) && change.findings.is_empty()).then(|| {
        let (first, rest) = OTHER_PRINT.split_at_checked(1).unwrap_or_default();
        format!("{}{rest}.", first.to_uppercase())
    })
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
        assert_eq!(kind_name(FindingKind::OperativeVerb), "operative verb");
    }
}
