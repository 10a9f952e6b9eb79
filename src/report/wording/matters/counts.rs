//! The findings of a comparison, counted.

use std::collections::BTreeMap;

use super::super::names::{direction_word, kind_names};
use crate::model::{Comparison, Direction, FindingKind};

/// The findings counted, in the order of their kinds: `1 verb weaker, 2 duties stronger, 1 date later`.
pub(in crate::report::wording) fn finding_counts(comparison: &Comparison) -> String {
    let mut counts: BTreeMap<(FindingKind, &'static str), usize> = BTreeMap::new();
    for finding in comparison
        .changes
        .iter()
        .flat_map(|change| &change.findings)
    {
        let kind = finding.kind;
        match (kind, finding.direction) {
            (FindingKind::CrossReference | FindingKind::VerbSequence, None)
            | (FindingKind::StaleReference, Some(Direction::Added)) => {}
            (_, direction) if is_counted(kind) => {
                *counts.entry((kind, direction_word(direction))).or_default() += 1;
            }
            _ => {}
        }
    }
    let told: Vec<String> = counts
        .into_iter()
        .map(|((kind, direction), count)| {
            let (one, many) = kind_names(kind);
            let noun = if count == 1 { one } else { many };
            format!("{count} {noun} {direction}")
        })
        .collect();
    told.join(", ")
}

/// True for what changes the meaning; the rest is told with the clauses, or by the summary.
const fn is_counted(kind: FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::OperativeVerb
            | FindingKind::Duty
            | FindingKind::Qualifier
            | FindingKind::Bracket
            | FindingKind::Alternative
            | FindingKind::Figure
            | FindingKind::Date
            | FindingKind::Reference
            | FindingKind::CrossReference
            | FindingKind::StaleReference
    )
}
