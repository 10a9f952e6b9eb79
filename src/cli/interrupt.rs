//! Ctrl-C while a file is written: what was written so far goes.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

use super::exit::Exit;

/// A file that an interrupt removes, from its creation until it has its name.
pub(super) struct Unfinished(Arc<Mutex<Option<PathBuf>>>);

impl Unfinished {
    /// From now on an interrupt removes the file and ends the program.
    ///
    /// A process writes one file; were there a handler already, it would stay.
    pub(super) fn guarded() -> Self {
        let unfinished = Arc::new(Mutex::new(None));
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
        let mut path = lock(&self.0);
        let file = create()?;
        *path = Some(file.path().to_path_buf());
        Ok(file)
    }

    /// Gives the file its name; after that there is nothing to remove.
    pub(super) fn finish<T>(&self, finish: impl FnOnce() -> T) -> T {
        let mut path = lock(&self.0);
        *path = None;
        finish()
    }
}

/// Removes the file and ends the program; it is not created or named meanwhile.
#[allow(clippy::exit)] // the thread that writes cannot be asked to return
fn end(file: &Mutex<Option<PathBuf>>) {
    let path = lock(file);
    if let Some(path) = path.as_deref() {
        drop(fs::remove_file(path));
    }
    process::exit(Exit::Interrupted as i32);
}

fn lock(file: &Mutex<Option<PathBuf>>) -> MutexGuard<'_, Option<PathBuf>> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}
