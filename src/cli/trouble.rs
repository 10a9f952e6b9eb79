//! What ends the program with exit code 2.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// What ends the program with exit code 2.
#[derive(Debug, Error)]
pub(super) enum Trouble {
    #[error(transparent)]
    Library(#[from] crate::error::Error),
    #[error("standard output: cannot be written ({0})")]
    StandardOutput(io::Error),
    #[error("{}: is one of the drafts; give the report another name", .0.display())]
    OutputIsDraft(PathBuf),
    #[error("a Word file is no text for a terminal; name a file for it: -o redline.docx")]
    DocxOnTerminal,
    #[error("the redline cannot be made: {0}; nothing was written")]
    Redline(String),
    #[error(
        "--tracked says how each of two drafts is read; one draft alone is always compared with its original"
    )]
    TrackedAlone,
    #[error(
        "--pdf-text: neither draft is a PDF; leave the option out, or give the text itself as a draft"
    )]
    PdfTextOfNone,
    #[error("--pdf-text: both drafts are PDFs; give it twice, the text of the old draft first")]
    PdfTextOfWhich,
    #[error("--pdf-text: more texts than drafts; give one for each PDF")]
    PdfTexts,
    #[error(
        "--findings makes a list of them for the terminal, as markdown or as json; in {0} they stand beside the changes: leave --findings out, or choose another --format"
    )]
    FindingsAlone(&'static str),
    #[error("nothing to do; give two drafts, or see --help")]
    NothingAsked,
}
