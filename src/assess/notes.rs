//! One difference that was explained, with the class that it alone would give.

use std::borrow::Cow;

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
            finding: Finding::new(kind, old, new),
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

    /// The same note with its reason.
    pub(super) fn because(mut self, why: impl Into<Cow<'static, str>>) -> Self {
        self.finding.why = why.into();
        self
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
    findings.sort_by_key(|finding| (finding.kind, finding.direction.is_none()));
    findings.dedup_by(|next, last| {
        let is_longer = goes_on(last, next);
        if is_longer {
            last.clone_from(next);
        }
        is_longer
    });
    let mut seen = rustc_hash::FxHashSet::default();
    findings.retain(|finding| {
        seen.insert((
            finding.kind,
            finding.old.clone(),
            finding.new.clone(),
            finding.subject.clone(),
        ))
    });
    findings
}

/// True for two references of one list: "Articles 6" and, longer by one number, "Articles 6 and 7".
fn goes_on(last: &Finding, next: &Finding) -> bool {
    let longer = |last: &str, next: &str| {
        let rest = next.strip_prefix(last).unwrap_or("");
        !rest.is_empty() && !rest.starts_with(char::is_alphanumeric)
    };
    last.kind == FindingKind::CrossReference
        && next.kind == last.kind
        && next.direction == last.direction
        && longer(&last.old, &next.old)
        && longer(&last.new, &next.new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_references_is_one_finding() {
        let note =
            |old, new| Note::new(Class::Consequential, FindingKind::CrossReference, old, new);
        let notes = vec![
            note("Articles 6", "Articles 9"),
            note("Articles 6 and 7", "Articles 9 and 10"),
            note("Article 1", "Article 3"),
            note("Article 12", "Article 31"),
        ];
        let found = findings(notes);
        let old: Vec<_> = found.iter().map(|finding| finding.old.as_str()).collect();
        assert_eq!(old, ["Articles 6 and 7", "Article 1", "Article 12"]);
    }

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
