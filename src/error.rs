//! What can go wrong, each with what the user can do about it.

use std::path::PathBuf;

use thiserror::Error;

/// Trouble that ends a comparison. Every message names the file and says what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is not there, or may not be read.
    #[error("{}: cannot be read ({reason}); check the name and its permissions", path.display())]
    Unreadable {
        /// The file as given.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A folder was given where a draft is expected.
    #[error("{}: is a folder; name the file of the draft in it", path.display())]
    Folder {
        /// The folder as given.
        path: PathBuf,
    },
    /// The file has no text.
    #[error("{name}: holds no text; give the file that holds the draft")]
    Empty {
        /// The file as given, or `-`.
        name: String,
    },
    /// The file is of a kind that holds no text that can be read here.
    #[error("{name}: is {kind}, not a text; {advice}")]
    NotText {
        /// The file as given, or `-`.
        name: String,
        /// What it is: "a PNG picture".
        kind: &'static str,
        /// What the user can do.
        advice: &'static str,
    },
    /// The file is damaged, or not what its first bytes say.
    #[error("{name}: cannot be read as {kind} ({reason}); {advice}")]
    Damaged {
        /// The file as given, or `-`.
        name: String,
        /// What it seems to be: "a Word document".
        kind: &'static str,
        /// What is wrong with it, and where.
        reason: String,
        /// What the user can do.
        advice: &'static str,
    },
    /// A draft was given alone, and its file tracks no changes that could be shown.
    #[error("{name}: tracks no changes; give the draft that it is to be compared with")]
    NoTrackedChanges {
        /// The file as given, or `-`.
        name: String,
    },
    /// The file can be read only with a password.
    #[error("{name}: is locked with a password; give it with --password")]
    Encrypted {
        /// The file as given, or `-`.
        name: String,
    },
    /// The password that was given does not open the file.
    #[error("{name}: the password does not open it; check the one given with --password")]
    WrongPassword {
        /// The file as given, or `-`.
        name: String,
    },
    /// The file shows pictures of its pages, or letters without their meaning.
    #[error("{name}: holds no text that can be read ({reason}); {advice}")]
    NoText {
        /// The file as given, or `-`.
        name: String,
        /// Why: "12 pages that are pictures".
        reason: String,
        /// What the user can do.
        advice: &'static str,
    },
    /// The file is larger than any draft.
    #[error(
        "{name}: is {size} MiB, more than the {limit} MiB that a draft may have; split it or check the name"
    )]
    TooLarge {
        /// The file as given, or `-`.
        name: String,
        /// Its size in MiB.
        size: u64,
        /// The limit in MiB.
        limit: u64,
    },
    /// The file has more pieces than any draft.
    #[error(
        "{name}: has {count} {what}, more than the {limit} that a draft may have; split it or check the name"
    )]
    TooMany {
        /// The file as given, or `-`.
        name: String,
        /// What there is too much of: "lines".
        what: &'static str,
        /// How many there are.
        count: usize,
        /// The limit.
        limit: usize,
    },
    /// A text was given in place of a PDF, and the file is none.
    #[error(
        "{name}: is no PDF, and only of a PDF another program's text is taken with --pdf-text; leave the option out, or give the text itself as the draft"
    )]
    NotPdf {
        /// The file as given, or `-`.
        name: String,
    },
    /// Two drafts, or a draft and the text of one, were to be read from standard input.
    #[error("standard input can be read only once; give a file for the other")]
    StandardInputTwice,
    /// A report could not be written; nothing was left behind.
    #[error("{}: cannot be written ({reason}); nothing was written", path.display())]
    Unwritable {
        /// The file as given.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The name of the output file does not tell its format.
    #[error("{}: no report format is known by this name; name it {endings}, or give --format", path.display())]
    UnknownFormat {
        /// The file as given.
        path: PathBuf,
        /// The endings that are known: ".md, .json or .txt".
        endings: &'static str,
    },
    /// A folder was given where the report should be written.
    #[error("{}: is a folder; name a file in it", path.display())]
    OutputIsFolder {
        /// The folder as given.
        path: PathBuf,
    },
    /// A place was asked for that the drafts do not have.
    #[error(
        "{place}: no clause of either draft has this place; `clausediff outline DRAFT` lists them"
    )]
    UnknownPlace {
        /// The place as given.
        place: String,
    },
}

/// A result whose error is [`enum@Error`].
pub type Result<T> = std::result::Result<T, Error>;
