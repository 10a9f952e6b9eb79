//! One difference that was explained, with the class that it alone would give.

use crate::model::{Class, Direction, Finding, FindingKind};

/// A difference that was explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) class: Class,
    pub(super) finding: Finding,
}

impl Note {
    /// Makes a note without a direction.
    pub(super) fn new(
        class: Class,
        kind: FindingKind,
        old: impl Into<String>,
        new: impl Into<String>,
    ) -> Self {
        Self {
            class,
            finding: Finding {
                kind,
                old: old.into(),
                new: new.into(),
                direction: None,
            },
        }
    }

    /// Makes a note of a difference that cannot change the meaning.
    pub(super) fn editorial(
        kind: FindingKind,
        old: impl Into<String>,
        new: impl Into<String>,
    ) -> Self {
        Self::new(Class::Editorial, kind, old, new)
    }

    /// The same note with a direction.
    pub(super) fn going(mut self, direction: Direction) -> Self {
        self.finding.direction = Some(direction);
        self
    }
}

/// Puts findings in order, most important first, each once.
pub(super) fn findings(notes: Vec<Note>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = notes.into_iter().map(|note| note.finding).collect();
    findings.sort_by_key(|finding| (rank(finding.kind), finding.direction.is_none()));
    let mut seen = rustc_hash::FxHashSet::default();
    findings
        .retain(|finding| seen.insert((finding.kind, finding.old.clone(), finding.new.clone())));
    findings
}

/// The order in which a reader wants to hear of the kinds of findings.
const fn rank(kind: FindingKind) -> u8 {
    match kind {
        FindingKind::OperativeVerb => 0,
        FindingKind::CrossReference => 1,
        FindingKind::VerbSequence => 2,
        FindingKind::ListEnding => 3,
        FindingKind::Renumbered => 4,
        FindingKind::Spelling => 5,
        FindingKind::Capitals => 6,
        FindingKind::Punctuation => 7,
        FindingKind::Hyphenation => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_comes_before_the_comma_and_nothing_twice() {
        let comma = Note::editorial(FindingKind::Punctuation, "x,", "x");
        let verb = Note::new(
            Class::Substantive,
            FindingKind::OperativeVerb,
            "Urges",
            "Invites",
        )
        .going(Direction::Weaker);
        let kinds: Vec<_> = findings(vec![comma.clone(), verb, comma])
            .into_iter()
            .map(|finding| finding.kind)
            .collect();
        assert_eq!(
            kinds,
            [FindingKind::OperativeVerb, FindingKind::Punctuation]
        );
    }
}
