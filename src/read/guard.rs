//! A reader that panics is an error of its file.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::{Error, Result};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reader; a panic in it, which only a library that it uses can cause,
/// becomes an error that names the file.
pub(super) fn guarded<T>(
    name: &str,
    kind: &'static str,
    advice: &'static str,
    reader: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let outer = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(reader));
    GUARDED.set(outer);
    result.unwrap_or_else(|_| {
        Err(Error::Damaged {
            name: name.into(),
            kind,
            reason: "its parts do not fit together".into(),
            advice,
        })
    })
}

/// True while a reader works on this thread: a panic there is caught, and need not be printed.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_of_the_file() {
        let result: Result<()> = guarded("draft.doc", "a document", "save it anew", || {
            panic!("inside a library")
        });
        let message = result.expect_err("an error").to_string();
        assert!(message.starts_with("draft.doc: "), "{message}");
        assert!(message.ends_with("save it anew"), "{message}");
        assert!(!is_guarded());
    }
}
