//! `clausediff OLD NEW`

use std::path::Path;

use super::arguments::{Compare, Format};
use super::exit::Exit;
use super::output::{self, Target};
use super::{Trouble, color};
use crate::error::Error;
use crate::model::Comparison;
use crate::report::terminal::{self, Options};
use crate::report::{Filter, criticmarkup, explain, html, json, markdown};

/// Compares two drafts and writes the report.
pub(super) fn run(arguments: &Compare) -> Result<Exit, Trouble> {
    // The parser asks for both unless a command is given.
    let drafts = arguments.old.as_deref().zip(arguments.new.as_deref());
    let (old, new) = drafts.ok_or(Trouble::NothingAsked)?;
    if is_standard_input(old) && is_standard_input(new) {
        return Err(Error::StandardInputTwice.into());
    }
    let target = Target::of(arguments.output.as_deref());
    target.spare(&[old, new])?;
    let format = format(arguments, &target)?;
    let options = options(arguments, &target);
    let comparison = crate::compare_files(old, new)?;
    if let Some(place) = &arguments.explain {
        let text = explain::explain(&comparison, place)?;
        let text = terminal::paragraphs(&text, options.width);
        target.write(&text, &arguments.look)?;
        return Ok(Exit::NoChange);
    }
    match format {
        Format::Terminal => {
            let text = terminal::comparison(&comparison, &options);
            target.write(&text, &arguments.look)?;
        }
        Format::Markdown => {
            warn(&comparison);
            let options = markdown::Options {
                filter: options.filter.clone(),
                all: arguments.all,
            };
            let text = markdown::render(&comparison, &options);
            target.write(&text, &arguments.look)?;
        }
        Format::Html => {
            warn(&comparison);
            let options = html::Options {
                filter: options.filter.clone(),
                all: arguments.all,
                side_by_side: options.layout == terminal::Layout::SideBySide,
            };
            let text = html::render(&comparison, &options);
            target.write(&text, &arguments.look)?;
        }
        Format::CriticMarkup => {
            warn(&comparison);
            let text = criticmarkup::render(&comparison);
            target.write(&text, &arguments.look)?;
        }
        Format::Json => {
            warn(&comparison);
            target.stream(|writer| json::write_comparison(&comparison, writer))?;
        }
    }
    let exit = Exit::of(options.filter.finds_change(&comparison));
    // The process ends here: the system takes the memory back faster than piece by piece.
    std::mem::forget(comparison);
    Ok(exit)
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn format(arguments: &Compare, target: &Target<'_>) -> Result<Format, Trouble> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    if arguments.explain.is_some() {
        return Ok(Format::Terminal);
    }
    match target.extension().as_deref() {
        None | Some("txt") => Ok(Format::Terminal),
        Some("html" | "htm") => Ok(Format::Html),
        Some("md") if target.ends_with(".critic.md") => Ok(Format::CriticMarkup),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some("json") => Ok(Format::Json),
        Some(_) => Err(target.unknown_format(".html, .md, .critic.md, .json or .txt")),
    }
}

fn options(arguments: &Compare, target: &Target<'_>) -> Options {
    let layout = arguments.layout.into();
    let to_terminal = target.is_terminal();
    let whole_screen = layout == terminal::Layout::SideBySide;
    Options {
        width: color::width(&arguments.look, to_terminal, whole_screen),
        color: color::decide(arguments.look.color, to_terminal),
        layout,
        context: arguments.context,
        detail: arguments.detail(),
        filter: Filter {
            only: arguments.only.iter().copied().map(Into::into).collect(),
            ignore: arguments.ignore.iter().copied().map(Into::into).collect(),
        },
    }
}

/// Tells the warnings that a report for a program or for others would not show the user now.
fn warn(comparison: &Comparison) {
    for warning in terminal::warning_lines(comparison) {
        output::message(&format!("warning: {warning}"));
    }
}
