//! Arguments, choosing the report, colour, pager, exit codes.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
struct Arguments {
    old: PathBuf,
    new: PathBuf,
    #[arg(short, long)]
    format: Option<String>,
    #[arg(short, long)]
    output: Option<PathBuf>,
}

/// Runs the program with the process's arguments and returns its exit code.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let comparison = if arguments.old.as_os_str() == "outline" {
        crate::outline_file(&arguments.new)
            .map(|document| (crate::report::json::outline(&document), false))
    } else {
        crate::compare_files(&arguments.old, &arguments.new).map(|comparison| {
            (
                crate::report::json::comparison(&comparison),
                !comparison.is_empty(),
            )
        })
    };
    let Ok((json, changed)) = comparison else {
        return ExitCode::from(2);
    };
    let written = match arguments.output {
        Some(path) => std::fs::write(path, json),
        None => std::io::Write::write_all(&mut std::io::stdout(), json.as_bytes()),
    };
    ExitCode::from(if written.is_err() {
        2
    } else {
        u8::from(changed)
    })
}
