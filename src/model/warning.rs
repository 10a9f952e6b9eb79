//! What a reader should know before relying on the result.

use serde::Serialize;

/// Something that was unclear or left out, in one sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Warning {
    /// What sort of thing it is.
    pub kind: WarningKind,
    /// One sentence: what, where, and what to do if anything.
    pub message: String,
}

/// What sort of thing a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// Bytes that could not be decoded, a page that could not be read.
    Unreadable,
    /// Words that the other draft has and the making of this file seems to have lost.
    Incomplete,
    /// A part of the file that was left out.
    LeftOut,
    /// A footnote without its mark, a mark without its footnote.
    Footnote,
    /// Numbers that repeat, jump or go backwards.
    Numbering,
    /// A reference to another clause that finds no target, or another than it had.
    Reference,
    /// "Also" or "further" before a verb that did not stand before, or missing where it did.
    VerbSequence,
    /// A language whose words are not known.
    Language,
    /// A part whose role in the document is unclear.
    Structure,
    /// The drafts seem to be given in the wrong order.
    WrongOrder,
    /// The drafts share next to nothing, or their symbols say that they are different documents.
    DifferentDocuments,
    /// The file itself tracks changes, and only one of its two texts was read.
    TrackedChanges,
    /// A size guard gave up precision.
    SizeGuard,
}

impl Warning {
    /// Makes a warning.
    pub fn new(kind: WarningKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }
}
