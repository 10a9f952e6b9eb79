//! What happened to a clause.

use serde::Serialize;

use super::{Edit, Pairing};

/// What happened to the clauses of one pairing.
///
/// Three facts are kept apart: what happened to the words (`action`), whether
/// the clause stands elsewhere (`pairing.moved`), and whether its number is
/// another (`renumbered`).
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happened to the words.
    pub action: Action,
    /// True when the number of the clause is another, or its place is counted anew (`PP3`, was `PP2`).
    pub renumbered: bool,
    /// How much it matters; `None` when nothing changed at all.
    pub class: Option<Class>,
    /// The clauses, and why they were paired.
    pub pairing: Pairing,
    /// The words; in a split or a merge the texts of one side are joined by `\n`.
    ///
    /// Empty for an unchanged clause whose two texts are the same to the letter.
    pub edits: Vec<Edit>,
    /// What the change does, most important first.
    pub findings: Vec<Finding>,
}

impl Change {
    /// True when nothing at all happened: same words, same place, same number.
    pub fn is_nothing(&self) -> bool {
        self.action == Action::Unchanged && self.pairing.moved.is_none() && !self.renumbered
    }
}

/// What happened to the words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The words are the same.
    Unchanged,
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
}

impl Action {
    /// The name used in JSON and on the command line: `amended`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Amended => "amended",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }
}

/// How much a change matters, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Spelling, capitals, punctuation: the meaning is the same.
    Editorial,
    /// What another change forces: a new number, a cross-reference that follows its target.
    Consequential,
    /// Anything else.
    Substantive,
}

impl Class {
    /// The name used in JSON and on the command line: `substantive`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Consequential => "consequential",
            Self::Substantive => "substantive",
        }
    }
}

/// One thing that a change does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// What sort of thing it is.
    pub kind: FindingKind,
    /// The words or value in the old draft; empty when there were none.
    pub old: String,
    /// The words or value in the new draft; empty when there are none.
    pub new: String,
    /// Which way it went, where the kind has a direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// What sort of thing a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The verb that leads a preambular or operative paragraph is another.
    OperativeVerb,
    /// A reference to another clause of the text follows its target.
    CrossReference,
    /// "Recalling" became "Recalling also" because another "Recalling" stands before it, or the reverse.
    VerbSequence,
    /// `;` or `and` at the end, because another clause became the last.
    ListEnding,
    /// The number is another because clauses before it came or went.
    Renumbered,
    /// The text stops in mid-sentence in one draft: a line of its file seems to be lost.
    BrokenOff,
    /// Only spelling differs.
    Spelling,
    /// Only capitals differ.
    Capitals,
    /// Only punctuation differs.
    Punctuation,
    /// Only a hyphen or a space inside a word differs.
    Hyphenation,
}

impl FindingKind {
    /// The name used in JSON: `operative-verb`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OperativeVerb => "operative-verb",
            Self::CrossReference => "cross-reference",
            Self::VerbSequence => "verb-sequence",
            Self::ListEnding => "list-ending",
            Self::Renumbered => "renumbered",
            Self::BrokenOff => "broken-off",
            Self::Spelling => "spelling",
            Self::Capitals => "capitals",
            Self::Punctuation => "punctuation",
            Self::Hyphenation => "hyphenation",
        }
    }
}

/// Which way a finding went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is asked, or asked with more force.
    Stronger,
    /// Less is asked, or asked with less force.
    Weaker,
    /// Different, and on no common scale.
    Changed,
}

impl Direction {
    /// The name used in JSON: `weaker`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Changed => "changed",
        }
    }
}
