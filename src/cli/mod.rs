//! Arguments, choosing the report, colour, pager, exit codes.
//!
//! In: the arguments and the environment of the process. Out: a report on
//! standard output, in a pager or in a file; messages on standard error, one
//! line each, that begin with `clausediff:`; an exit code. Only this folder
//! prints.

mod arguments;
mod color;
mod compare;
mod drafts;
mod exit;
mod fail_on;
mod git;
mod interrupt;
mod outline;
mod output;
mod overlap;
mod pager;
mod progress;
mod redline;
mod shell;
mod standard_output;
mod trouble;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use exit::Exit;
use trouble::Trouble;

/// Runs the program with the process's arguments and returns its exit code.
pub fn run() -> ExitCode {
    hush_readers();
    crate::memory::keep();
    let given: Vec<OsString> = std::env::args_os().collect();
    if let Some((arguments, call)) = git::call(&given) {
        return for_git(&arguments, &call);
    }
    let arguments = match Arguments::try_parse_from(&given) {
        Ok(arguments) => arguments,
        Err(message) => {
            // Help and version are no trouble; and when neither output nor
            // error can be written there is nobody to tell.
            drop(message.print());
            return if message.use_stderr() {
                Exit::Trouble
            } else {
                Exit::NoChange
            }
            .into();
        }
    };
    if let Some(path) = git::unmerged(&arguments.compare) {
        output::message(&format!("{path}: has conflicts; resolve them first"));
        return Exit::NoChange.into();
    }
    match dispatch(arguments) {
        Ok(exit) => exit.into(),
        Err(trouble) => {
            output::message(&trouble.to_string());
            Exit::Trouble.into()
        }
    }
}

/// Keeps what a library panics with inside a reader off the screen: it comes out as an error of the file.
fn hush_readers() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::read::is_guarded() {
            print(panic);
        }
    }));
}

/// Compares what git asks for. Whatever happens, git should go on to the next file.
fn for_git(arguments: &[OsString], call: &git::Call) -> ExitCode {
    let done = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => compare::run_for_git(arguments.compare, call),
        Err(message) => {
            drop(message.print());
            return Exit::Trouble.into();
        }
    };
    if let Err(trouble) = done {
        output::message(&trouble.to_string());
    }
    Exit::NoChange.into()
}

fn dispatch(arguments: Arguments) -> Result<Exit, Trouble> {
    match arguments.command {
        Some(Command::Outline(arguments)) => outline::run(&arguments),
        Some(Command::Schema { of }) => shell::schema(of),
        Some(Command::Completions { shell }) => shell::completions(shell),
        Some(Command::Man) => shell::man(),
        None => compare::run(&arguments.compare),
    }
}
