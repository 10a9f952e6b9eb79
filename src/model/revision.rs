//! Tracked changes: who put words in or took them out.

use serde::Serialize;

/// A change that the file itself records, with who made it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Revision {
    /// What was done.
    pub kind: RevisionKind,
    /// Who did it, as the file says; empty when it does not.
    pub author: String,
    /// When, as the file says (ISO 8601); empty when it does not.
    pub date: String,
    /// The words that came or went; empty for a paragraph's end alone.
    pub text: String,
}

/// What a tracked change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RevisionKind {
    /// Words, a paragraph's end, a row or a cell came.
    Insertion,
    /// Words, a paragraph's end, a row or a cell went.
    Deletion,
    /// Words came from elsewhere in the text.
    MoveTo,
    /// Words went elsewhere in the text.
    MoveFrom,
}

impl RevisionKind {
    /// The name used in JSON: `insertion`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Insertion => "insertion",
            Self::Deletion => "deletion",
            Self::MoveTo => "move-to",
            Self::MoveFrom => "move-from",
        }
    }

    /// True for what stands only in the text with all changes accepted.
    pub const fn is_in_accepted(self) -> bool {
        matches!(self, Self::Insertion | Self::MoveTo)
    }
}
