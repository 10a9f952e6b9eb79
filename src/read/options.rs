//! What a user says about a file that its bytes do not tell.

use std::path::PathBuf;

/// What a user says about a file that its bytes do not tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Which text of a file with tracked changes is read.
    pub tracked: Tracked,
    /// What opens an encrypted file.
    pub password: Option<String>,
    /// The file with the text that another program took out of a PDF; it is read in place of the PDF. `-` is standard input.
    pub pdf_text: Option<PathBuf>,
}

/// Which text of a file with tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tracked {
    /// The text with all changes accepted.
    #[default]
    Accepted,
    /// The text as it was before any change.
    Original,
}
