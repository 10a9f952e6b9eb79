//! `--fail-on KIND,…`: which findings a script wants to hear of.

use crate::model::{Comparison, Direction, FindingKind};
use crate::report::{Facet, Filter};

/// Something that a script wants to hear of: a kind of finding, perhaps in one direction, or a sort of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailOn {
    Finding(FindingKind, Option<Direction>),
    Change(Facet),
}

const DIRECTIONS: [Direction; 11] = [
    Direction::Stronger,
    Direction::Weaker,
    Direction::Higher,
    Direction::Lower,
    Direction::Later,
    Direction::Earlier,
    Direction::Opened,
    Direction::Closed,
    Direction::Added,
    Direction::Dropped,
    Direction::Changed,
];

const CHANGES: [(&str, Facet); 6] = [
    ("new", Facet::Added),
    ("gone", Facet::Removed),
    ("reworded", Facet::Amended),
    ("split", Facet::Split),
    ("merged", Facet::Merged),
    ("moved", Facet::Moved),
];

impl FailOn {
    /// Reads `duty`, `operative-verb:weaker`, `moved`.
    pub(super) fn parse(argument: &str) -> Result<Self, String> {
        let name = argument.trim();
        if let Some((_, facet)) = CHANGES.iter().find(|(known, _)| *known == name) {
            return Ok(Self::Change(*facet));
        }
        let (kind, direction) = match name.split_once(':') {
            Some((kind, direction)) => (kind, Some(direction)),
            None => (name, None),
        };
        let kind = FindingKind::ALL
            .into_iter()
            .find(|known| known.name() == kind);
        let kind = kind.ok_or_else(|| {
            let names: Vec<&str> = FindingKind::ALL
                .into_iter()
                .map(FindingKind::name)
                .collect();
            let changes: Vec<&str> = CHANGES.iter().map(|(name, _)| *name).collect();
            format!(
                "give a kind of finding: {}; or of change: {}",
                names.join(", "),
                changes.join(", ")
            )
        })?;
        let Some(direction) = direction else {
            return Ok(Self::Finding(kind, None));
        };
        let found = DIRECTIONS
            .into_iter()
            .find(|known| known.name() == direction);
        found
            .map(|direction| Self::Finding(kind, Some(direction)))
            .ok_or_else(|| {
                let names = DIRECTIONS.map(Direction::name);
                format!("give one of these after the colon: {}", names.join(", "))
            })
    }

    /// True when a comparison has what is asked for, in changes that count.
    pub(super) fn is_in(self, comparison: &Comparison, filter: &Filter) -> bool {
        match self {
            Self::Change(facet) => comparison
                .changes
                .iter()
                .any(|change| filter.counts(change) && facet.applies_to(change)),
            Self::Finding(FindingKind::Replacement, _) => {
                !comparison.overall.replacements.is_empty()
            }
            Self::Finding(kind, direction) => {
                let changes = comparison
                    .changes
                    .iter()
                    // A reference can be forgotten in a clause in which nothing changed.
                    .filter(|change| change.is_nothing() || filter.counts(change));
                let mut findings = changes
                    .flat_map(|change| &change.findings)
                    .chain(&comparison.overall.findings);
                findings.any(|finding| {
                    finding.kind == kind
                        && direction.is_none_or(|direction| finding.direction == Some(direction))
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_with_and_without_a_direction() {
        let weaker = FailOn::Finding(FindingKind::OperativeVerb, Some(Direction::Weaker));
        assert_eq!(FailOn::parse("operative-verb:weaker"), Ok(weaker));
        assert_eq!(
            FailOn::parse(" duty"),
            Ok(FailOn::Finding(FindingKind::Duty, None))
        );
        assert_eq!(FailOn::parse("moved"), Ok(FailOn::Change(Facet::Moved)));
        for (argument, told) in [
            ("tea", "operative-verb, duty, "),
            ("duty:tea", "stronger, weaker, "),
        ] {
            assert!(
                FailOn::parse(argument).unwrap_err().contains(told),
                "{argument}"
            );
        }
    }
}
