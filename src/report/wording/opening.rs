//! What stands before the changes of every report: titles, what the drafts are, what to note.

use super::matters::finding_counts;
use super::{counted, short_source};
use crate::model::{Comparison, Document, Sides, Warning};

/// Above what is said of each draft, the old one first.
pub const DRAFTS: [&str; 2] = ["Old draft", "New draft"];
/// Above the sentences about the changes that matter most.
pub const WHAT_MATTERS: &str = "What matters most";
/// Above the warnings.
pub const PLEASE_NOTE: &str = "Please note";
/// Above what happened to each clause.
pub const WHAT_HAPPENED: &str = "What happened";
/// Said instead of a list of findings that would be empty.
pub const NO_FINDINGS: &str = "No findings.";
/// What the row of the sponsors is called.
pub const SPONSORS: &str = "Sponsors";

/// The findings counted: `Findings: 1 verb weaker, 2 dates later.` `None` without one.
pub fn findings_line(comparison: &Comparison) -> Option<String> {
    let counts = finding_counts(comparison);
    (!counts.is_empty()).then(|| format!("Findings: {counts}."))
}

/// That changes are not shown because the reader asked so; `None` when all are.
pub fn left_out(count: usize) -> Option<String> {
    (count > 0).then(|| format!("Left out, as asked: {}.", counted(count, "change")))
}

/// The warnings about the comparison, then those about each draft, which begin with whose they are.
pub fn warnings(comparison: &Comparison) -> Vec<String> {
    let [old, new] = DRAFTS.map(|draft| format!("{draft}: "));
    let groups: [(&str, &[Warning]); 3] = [
        ("", &comparison.warnings),
        (&old, &comparison.old.warnings),
        (&new, &comparison.new.warnings),
    ];
    let of = |(whose, warnings): (&str, &[Warning])| -> Vec<String> {
        let warnings = warnings.iter();
        warnings
            .map(|warning| format!("{whose}{}", warning.message))
            .collect()
    };
    groups.into_iter().flat_map(of).collect()
}

/// What the drafts are, a row each: what it is called, and what each draft says. The title only where it changed.
pub fn draft_rows(comparison: &Comparison) -> Vec<(&'static str, Sides<String>)> {
    type Value = fn(&Document) -> String;
    let rows: [(&str, Value); 5] = [
        ("Symbol", |document| {
            let symbol = document.masthead.symbol.as_ref();
            symbol.map(ToString::to_string).unwrap_or_default()
        }),
        ("Document", |document| {
            document.masthead.document_type.clone()
        }),
        ("Date", |document| document.masthead.date.clone()),
        ("File", |document| short_source(document).to_owned()),
        ("Title", |document| document.title.clone()),
    ];
    let documents = Sides::new(&comparison.old, &comparison.new);
    let rows = rows.into_iter().map(|(name, value)| {
        let values = documents.map(|document| value(document).trim().to_owned());
        (name, values)
    });
    rows.filter(|(name, values)| {
        let is_told = !values.old.is_empty() || !values.new.is_empty();
        is_told && (*name != "Title" || values.old != values.new)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_drafts_are_told_apart_and_the_title_only_where_it_changed() {
        let mut comparison = fixture::comparison();
        let names = |comparison: &Comparison| -> Vec<&'static str> {
            draft_rows(comparison)
                .iter()
                .map(|(name, _)| *name)
                .collect()
        };
        assert!(!names(&comparison).contains(&"Title"));
        comparison.new.title = "Brighter skies".to_owned();
        assert!(names(&comparison).contains(&"Title"));
        assert_eq!(left_out(0), None);
        assert_eq!(
            left_out(1).as_deref(),
            Some("Left out, as asked: 1 change.")
        );
    }
}
