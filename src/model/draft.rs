//! A draft on its way from bytes to a document.

use super::{Block, Furniture, Warning};

/// A draft on its way from bytes to a document: what `read` makes, `normalise` cleans and `structure` consumes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The file's name as given by the user, or `-`.
    pub source: String,
    /// The pieces of the text, in reading order.
    pub blocks: Vec<Block>,
    /// What was recognised as belonging to the printing, in the order of the source.
    pub furniture: Vec<Furniture>,
    /// What was unclear or left out.
    pub warnings: Vec<Warning>,
    /// True for plain text and Markdown, which know no footnotes or tables of their own: such a file may be
    /// what somebody took out of another one.
    pub is_plain_text: bool,
    /// How many changes the file itself tracks, in the text that was read and in the other.
    pub tracked_changes: usize,
}
