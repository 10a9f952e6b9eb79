//! The findings of a comparison, counted.

use std::collections::BTreeMap;

use crate::model::{Comparison, Direction, FindingKind};

/// The findings counted, in the order of their kinds: `1 verb weaker, 2 duties stronger, 1 date later`.
pub fn finding_counts(comparison: &Comparison) -> String {
    let mut counts: BTreeMap<(FindingKind, &'static str), usize> = BTreeMap::new();
    for finding in comparison
        .changes
        .iter()
        .flat_map(|change| &change.findings)
    {
        let direction = match (finding.kind, finding.direction) {
            (FindingKind::CrossReference | FindingKind::VerbSequence, None)
            | (FindingKind::StaleReference, Some(Direction::Added)) => continue,
            (_, direction) => direction.map_or("changed", Direction::name),
        };
        if noun(finding.kind).is_some() {
            *counts.entry((finding.kind, direction)).or_default() += 1;
        }
    }
    let told: Vec<String> = counts
        .into_iter()
        .filter_map(|((kind, direction), count)| {
            let (one, many) = noun(kind)?;
            let noun = if count == 1 { one } else { many };
            Some(format!("{count} {noun} {direction}"))
        })
        .collect();
    told.join(", ")
}

const fn noun(kind: FindingKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
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
        _ => return None,
    })
}
