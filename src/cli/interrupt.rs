//! Ctrl-C while a file is written: what was written so far goes.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

use super::exit::Exit;

/// How far a file is.
enum Progress {
    /// There is none yet.
    Nothing,
    /// It is being written, under a name of its own.
    Written(PathBuf),
    /// It is whole and has its name, or is getting it.
    Whole,
}

/// A file that an interrupt removes, from its creation until it has its name.
pub(super) struct Unfinished(Arc<Mutex<Progress>>);

impl Unfinished {
    /// From now on an interrupt removes the file and ends the program.
    ///
    /// A process writes one file; were there a handler already, it would stay.
    pub(super) fn guarded() -> Self {
        let unfinished = Arc::new(Mutex::new(Progress::Nothing));
        let file = Arc::clone(&unfinished);
        // Without a handler the system ends the program, as it always did.
        drop(ctrlc::try_set_handler(move || end(&file)));
        Self(unfinished)
    }

    /// Creates the file.
    pub(super) fn create(
        &self,
        create: impl FnOnce() -> io::Result<NamedTempFile>,
    ) -> io::Result<NamedTempFile> {
        let mut progress = lock(&self.0);
        let file = create()?;
        *progress = Progress::Written(file.path().to_path_buf());
        Ok(file)
    }

    /// Gives the file its name; an interrupt that comes later comes too late.
    pub(super) fn finish<T>(&self, finish: impl FnOnce() -> T) -> T {
        let mut progress = lock(&self.0);
        *progress = Progress::Whole;
        finish()
    }
}

/// Removes the file and ends the program; it is not created or named meanwhile.
///
/// Whoever sees [`Exit::Interrupted`] relies on the file being as it was. When it
/// was replaced already, the program is at its end and says what came out.
#[allow(clippy::exit)] // the thread that writes cannot be asked to return
fn end(file: &Mutex<Progress>) {
    let progress = lock(file);
    match &*progress {
        Progress::Whole => return,
        Progress::Written(path) => drop(fs::remove_file(path)),
        Progress::Nothing => {}
    }
    process::exit(Exit::Interrupted as i32);
}

fn lock(file: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}
