//! Exit codes, in one place.

use std::process::ExitCode;

/// How the program ends; the codes are those of `diff`.
///
/// - 0: the drafts say the same, or differ only in what `--ignore` names. Also
///   when no comparison was asked for: an outline, an explanation, help.
/// - 1: there are changes, whether or not `--only` shows them; with `--fail-on`
///   only when one of the findings or changes that it names is among them, and
///   0 otherwise.
/// - 2: trouble. Something could not be read or written, or the arguments make
///   no sense; no report was written.
/// - 130: interrupted (Ctrl-C) while a file was written; it is as it was before.
///
/// A reader that closes the pipe early (`| head`) is no trouble: the code is
/// the same as if everything had been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    NoChange = 0,
    Changes = 1,
    Trouble = 2,
    Interrupted = 130,
}

impl Exit {
    /// The code of a comparison.
    pub(super) const fn of(has_changes: bool) -> Self {
        if has_changes {
            Self::Changes
        } else {
            Self::NoChange
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
