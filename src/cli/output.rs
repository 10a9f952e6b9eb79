//! Where a report goes: standard output, a pager, or a file that is written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::arguments::Look;
use super::interrupt::Unfinished;
use super::overlap::overlapped;
use super::{Trouble, pager, standard_output};
use crate::error::Error;
use crate::report::terminal::visible_line;

/// Prints a message for the user on standard error, on one line.
pub(super) fn message(text: &str) {
    // When standard error is closed there is nobody to tell.
    drop(writeln!(io::stderr(), "clausediff: {}", visible_line(text)));
}

/// Where a report goes.
pub(super) enum Target<'a> {
    StandardOutput,
    File(&'a Path),
}

impl<'a> Target<'a> {
    /// The target that the option asks for; `-` and no option are standard output.
    pub(super) fn of(output: Option<&'a Path>) -> Self {
        match output {
            Some(path) if path.as_os_str() != "-" => Self::File(path),
            _ => Self::StandardOutput,
        }
    }

    /// True when the report goes to the user's terminal.
    pub(super) fn is_terminal(&self) -> bool {
        matches!(self, Self::StandardOutput) && super::color::is_terminal()
    }

    /// The ending of the file's name in small letters, if it is a file: `md`.
    pub(super) fn extension(&self) -> Option<String> {
        match self {
            Self::StandardOutput => None,
            Self::File(path) => Some(
                path.extension()
                    .map(|extension| extension.to_string_lossy().to_lowercase())
                    .unwrap_or_default(),
            ),
        }
    }

    /// True when the file's name ends so, in small letters or capitals.
    pub(super) fn ends_with(&self, ending: &str) -> bool {
        match self {
            Self::StandardOutput => false,
            Self::File(path) => path.to_string_lossy().to_lowercase().ends_with(ending),
        }
    }

    /// What is said of a file whose name does not tell one of the formats with these endings.
    pub(super) fn unknown_format(&self, endings: &'static str) -> Trouble {
        let path = match self {
            Self::StandardOutput => PathBuf::from("-"),
            Self::File(path) => path.to_path_buf(),
        };
        Error::UnknownFormat { path, endings }.into()
    }

    /// Refuses to write the report over one of the drafts, or over a folder.
    pub(super) fn spare(&self, drafts: &[&Path]) -> Result<(), Trouble> {
        let Self::File(path) = self else {
            return Ok(());
        };
        if path.is_dir() {
            let path = path.to_path_buf();
            return Err(Error::OutputIsFolder { path }.into());
        }
        let Ok(file) = fs::canonicalize(path) else {
            return Ok(());
        };
        let is_draft = |draft: &&Path| fs::canonicalize(draft).is_ok_and(|draft| draft == file);
        if drafts.iter().any(is_draft) {
            return Err(Trouble::OutputIsDraft(path.to_path_buf()));
        }
        Ok(())
    }

    /// Writes a text for people, in a pager if it is long and goes to a terminal.
    pub(super) fn write(&self, text: &str, look: &Look) -> Result<(), Trouble> {
        if self.is_terminal() && pager::is_wanted(text, look) && pager::show(text) {
            return Ok(());
        }
        self.stream(|writer| writer.write_all(text.as_bytes()))
    }

    /// Writes what a function writes, without a copy in memory.
    ///
    /// A reader of standard output that went away is no trouble.
    pub(super) fn stream(
        &self,
        report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Trouble> {
        match self {
            Self::File(path) => write_file(path, report).map_err(|error| {
                Error::Unwritable {
                    path: path.to_path_buf(),
                    reason: error.to_string(),
                }
                .into()
            }),
            Self::StandardOutput => match buffered(standard_output::unbuffered(), report) {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    Err(Trouble::StandardOutput(error))
                }
                _ => Ok(()),
            },
        }
    }
}

/// Prints a text on standard output.
pub(super) fn print(text: &str) -> Result<(), Trouble> {
    Target::StandardOutput.stream(|writer| writer.write_all(text.as_bytes()))
}

/// Bytes that are written at a time.
const BUFFER: usize = 128 * 1024;

fn buffered(
    writer: impl Write,
    report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut writer = BufWriter::with_capacity(BUFFER, writer);
    report(&mut writer)?;
    writer.flush()
}

/// Writes a file whole or not at all: first beside it, then under its name.
fn write_file(
    path: &Path,
    report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|file| !file.is_file()) {
        // A device or a pipe (a folder is refused here) cannot be replaced.
        let file = fs::OpenOptions::new().write(true).open(path)?;
        return buffered(file, report);
    }
    // A link stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        let missing = format!("there is no folder {}", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, missing));
    }
    let unfinished = Unfinished::guarded();
    // The reason without the name of a file that the user never asked for.
    let file = unfinished
        .create(|| new_file(folder))
        .map_err(|error| io::Error::from(error.kind()))?;
    overlapped(file.as_file(), report)?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions())?;
    }
    unfinished.finish(|| file.persist(&path))?;
    Ok(())
}

fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".clausediff-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the user's mask takes away what it should.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
