//! Which changes the reader asked to see, shared by the reports made for people.

use crate::model::{Action, Change, Class, Comparison, Move};

/// Which changes the reader asked to see.
///
/// The terminal and Markdown reports leave out what does not pass; JSON is
/// for programs and always holds everything. The headline's counts are those
/// of the whole comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Show only changes to which one of these applies; empty for all.
    pub only: Vec<Facet>,
    /// Leave out changes of these classes.
    pub ignore: Vec<Class>,
}

/// Something that can be true of a change; several can be true of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The clause is new.
    Added,
    /// The clause is gone.
    Removed,
    /// The words changed.
    Amended,
    /// One clause became several.
    Split,
    /// Several clauses became one.
    Merged,
    /// The clause stands elsewhere.
    Moved,
    /// The number is another.
    Renumbered,
}

impl Facet {
    /// Every facet, in the order that reports name them.
    pub const ALL: [Self; 7] = [
        Self::Added,
        Self::Removed,
        Self::Amended,
        Self::Split,
        Self::Merged,
        Self::Moved,
        Self::Renumbered,
    ];

    /// The name used on the command line and in reports: `added`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Amended => "amended",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Moved => "moved",
            Self::Renumbered => "renumbered",
        }
    }

    /// True when the facet applies to a change.
    pub fn applies_to(self, change: &Change) -> bool {
        match self {
            Self::Added => change.action == Action::Added,
            Self::Removed => change.action == Action::Removed,
            Self::Amended => change.action == Action::Amended,
            Self::Split => change.action == Action::Split,
            Self::Merged => change.action == Action::Merged,
            Self::Moved => change.pairing.moved == Some(Move::Alone),
            Self::Renumbered => change.renumbered,
        }
    }
}

impl Filter {
    /// True when a change is one that the reader asked to see.
    pub fn shows(&self, change: &Change) -> bool {
        self.counts(change)
            && (self.only.is_empty() || self.only.iter().any(|facet| facet.applies_to(change)))
    }

    /// True when something happened, and not only of an ignored class.
    ///
    /// This decides the exit code: what is ignored is no change (as with
    /// `diff -w`), what `only` leaves out still is one. Words that are missing
    /// are never ignored: that a file lost them is only a guess.
    pub fn counts(&self, change: &Change) -> bool {
        let is_ignored = change
            .class
            .is_some_and(|class| self.ignore.contains(&class));
        !change.is_nothing() && (!is_ignored || change.broken_off.is_some())
    }

    /// True when a comparison has a change that [counts](Self::counts).
    pub fn finds_change(&self, comparison: &Comparison) -> bool {
        comparison.changes.iter().any(|change| self.counts(change))
    }

    /// How many changes are not shown.
    pub fn left_out(&self, comparison: &Comparison) -> usize {
        let changes = comparison.changes.iter();
        changes
            .filter(|change| !change.is_nothing() && !self.shows(change))
            .count()
    }

    /// True when everything is shown.
    pub fn is_open(&self) -> bool {
        self.only.is_empty() && self.ignore.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Side;
    use crate::report::fixture;

    fn places(filter: &Filter) -> Vec<String> {
        let comparison = fixture::comparison();
        comparison
            .changes
            .iter()
            .filter(|change| filter.shows(change))
            .map(|change| {
                let (clauses, id) = match change.pairing.new.first() {
                    Some(&id) => (&comparison.new.clauses, id),
                    None => (&comparison.old.clauses, change.pairing.old[0]),
                };
                clauses[id].place.clone()
            })
            .collect()
    }

    #[test]
    fn only_asks_for_facets_whatever_else_happened() {
        let filter = |only: &[Facet]| Filter {
            only: only.to_vec(),
            ignore: vec![],
        };
        assert_eq!(places(&filter(&[Facet::Removed])), ["PP2"]);
        assert_eq!(places(&filter(&[Facet::Moved])), ["PP2", "OP8"]);
        assert_eq!(
            places(&filter(&[Facet::Split, Facet::Merged])),
            ["OP4", "OP6"]
        );
    }

    #[test]
    fn ignore_leaves_out_classes_and_decides_whether_there_is_a_change() {
        let mut filter = Filter {
            only: vec![],
            ignore: vec![Class::Consequential, Class::Editorial],
        };
        assert!(!places(&filter).contains(&"OP7".to_owned()));
        assert!(filter.finds_change(&fixture::comparison()));
        filter.ignore.push(Class::Substantive);
        assert!(!filter.finds_change(&fixture::comparison()));
        assert!(!Filter::default().finds_change(&fixture::without_change()));
    }

    #[test]
    fn missing_words_are_never_ignored() {
        let mut comparison = fixture::without_change();
        let change = comparison.changes.first_mut().unwrap();
        change.action = Action::Amended;
        change.class = Some(Class::Editorial);
        let filter = Filter {
            only: vec![],
            ignore: vec![Class::Editorial],
        };
        assert!(!filter.finds_change(&comparison));
        let change = comparison.changes.first_mut().unwrap();
        change.broken_off = Some(Side::New);
        assert!(filter.finds_change(&comparison));
    }
}
