//! What happened to the words of a pairing.

use serde::Serialize;

/// A run of words that stayed, went or came.
///
/// The edits of a change, in order, give back both texts to the letter:
/// see [`old_text`] and [`new_text`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Edit {
    /// Whether the words stayed, went or came.
    pub op: EditOp,
    /// The words as printed; for an equal run, as printed in the new draft.
    pub text: String,
    /// For an equal run that the old draft prints with other quotes, dashes,
    /// hyphens or spaces: the old draft's form. `None` when both are printed alike.
    #[serde(rename = "old", skip_serializing_if = "Option::is_none")]
    pub old_text: Option<String>,
}

/// Whether words stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EditOp {
    /// Stands in both drafts.
    Equal,
    /// Stands only in the old draft.
    Delete,
    /// Stands only in the new draft.
    Insert,
}

impl Edit {
    /// Makes a run that stands in both drafts, printed alike.
    pub fn equal(text: impl Into<String>) -> Self {
        Self {
            op: EditOp::Equal,
            text: text.into(),
            old_text: None,
        }
    }

    /// Makes a run that stands only in the old draft.
    pub fn delete(text: impl Into<String>) -> Self {
        Self {
            op: EditOp::Delete,
            text: text.into(),
            old_text: None,
        }
    }

    /// Makes a run that stands only in the new draft.
    pub fn insert(text: impl Into<String>) -> Self {
        Self {
            op: EditOp::Insert,
            text: text.into(),
            old_text: None,
        }
    }

    /// The run as printed in the old draft; empty for an insertion.
    pub fn in_old(&self) -> &str {
        match self.op {
            EditOp::Equal => self.old_text.as_deref().unwrap_or(&self.text),
            EditOp::Delete => &self.text,
            EditOp::Insert => "",
        }
    }

    /// The run as printed in the new draft; empty for a deletion.
    pub fn in_new(&self) -> &str {
        match self.op {
            EditOp::Equal | EditOp::Insert => &self.text,
            EditOp::Delete => "",
        }
    }
}

/// Gives back the old draft's text from edits.
pub fn old_text(edits: &[Edit]) -> String {
    edits.iter().map(Edit::in_old).collect()
}

/// Gives back the new draft's text from edits.
pub fn new_text(edits: &[Edit]) -> String {
    edits.iter().map(Edit::in_new).collect()
}
