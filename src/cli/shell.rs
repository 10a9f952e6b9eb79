//! `clausediff schema`, `clausediff completions SHELL` and `clausediff man`

use clap::CommandFactory;

use super::Trouble;
use super::arguments::{Arguments, SchemaOf};
use super::exit::Exit;
use super::output::print;
use crate::report::json::Schema;

/// Prints the JSON Schema of one of the two forms of JSON.
pub(super) fn schema(of: SchemaOf) -> Result<Exit, Trouble> {
    print(match of {
        SchemaOf::Comparison => Schema::Comparison.text(),
        SchemaOf::Outline => Schema::Outline.text(),
    })?;
    Ok(Exit::NoChange)
}

/// Prints completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Exit, Trouble> {
    let mut command = Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "clausediff", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::NoChange)
}

/// Prints the manual page.
pub(super) fn man() -> Result<Exit, Trouble> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut page)
        .map_err(Trouble::StandardOutput)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(Exit::NoChange)
}
