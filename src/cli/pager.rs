//! A pager for what does not fit the screen.

use std::io::Write;
use std::process::{Command, Stdio};

use super::arguments::Look;

/// Keeps colours, leaves the text on the screen, and ends at once when it fits after all.
const DEFAULT_PAGER: &str = "less -FRX";

/// True when a text for the terminal belongs into a pager.
pub(super) fn is_wanted(text: &str, look: &Look) -> bool {
    if look.no_pager || !super::color::is_terminal() {
        return false;
    }
    let rows = terminal_size::terminal_size().map_or(usize::MAX, |(_, rows)| rows.0.into());
    // One row is the prompt's.
    look.pager || text.lines().count() >= rows
}

/// Shows a text in the pager; false when there is none, so that the text has to be printed.
pub(super) fn show(text: &str) -> bool {
    let command = ["CLAUSEDIFF_PAGER", "PAGER"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| DEFAULT_PAGER.to_owned());
    let mut words = command.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else {
        return false;
    };
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    let Ok(mut child) = pager.spawn() else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        // Whoever quits the pager has read enough.
        drop(input.write_all(text.as_bytes()));
    }
    drop(child.wait());
    true
}
