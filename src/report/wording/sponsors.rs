//! Who joined and who left the sponsors.

use rustc_hash::FxHashSet;

use crate::model::{Comparison, Sides};
use crate::text::fold_case;

/// Sponsors that stand in only one of the two drafts, in the printed order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SponsorChanges {
    /// Sponsors of the new draft that the old one does not name.
    pub joined: Vec<String>,
    /// Sponsors of the old draft that the new one does not name.
    pub left: Vec<String>,
}

/// Compares the sponsors of the two drafts.
///
/// When one draft names no sponsor at all (an adopted text, a bill), nobody is
/// said to have joined or left: the list is missing, not empty.
pub fn sponsor_changes(comparison: &Comparison) -> SponsorChanges {
    let sponsors = Sides::new(
        &comparison.old.masthead.sponsors,
        &comparison.new.masthead.sponsors,
    );
    if sponsors.old.is_empty() || sponsors.new.is_empty() {
        return SponsorChanges::default();
    }
    SponsorChanges {
        joined: missing_from(sponsors.old, sponsors.new),
        left: missing_from(sponsors.new, sponsors.old),
    }
}

fn missing_from(known: &[String], sponsors: &[String]) -> Vec<String> {
    let known: FxHashSet<String> = known.iter().map(|sponsor| key(sponsor)).collect();
    sponsors
        .iter()
        .filter(|sponsor| !known.contains(&key(sponsor)))
        .cloned()
        .collect()
}

fn key(sponsor: &str) -> String {
    let folded = fold_case(sponsor);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &[&str], new: &[&str]) -> SponsorChanges {
        let mut comparison = Comparison {
            old: crate::model::Document::default(),
            new: crate::model::Document::default(),
            changes: Vec::new(),
            overall: crate::model::Overall::default(),
            summary: crate::model::Summary::default(),
            warnings: Vec::new(),
        };
        comparison.old.masthead.sponsors = old.iter().map(ToString::to_string).collect();
        comparison.new.masthead.sponsors = new.iter().map(ToString::to_string).collect();
        sponsor_changes(&comparison)
    }

    #[test]
    fn joined_and_left_in_the_printed_order() {
        let changes = between(
            &["Ruritania", "Zubrowka", "Côte d’Azure"],
            &["Genovia", "COTE", "côte  d'azure", "Ruritania"],
        );
        assert_eq!(changes.joined, ["Genovia", "COTE"]);
        assert_eq!(changes.left, ["Zubrowka"]);
    }

    #[test]
    fn a_missing_list_says_nothing() {
        assert_eq!(between(&["Ruritania"], &[]), SponsorChanges::default());
        assert_eq!(between(&[], &["Ruritania"]), SponsorChanges::default());
    }
}
