//! `clausediff OLD NEW`

use super::arguments::{Compare, Format};
use super::drafts::{self, Drafts};
use super::exit::Exit;
use super::git::{self, Call};
use super::output::{self, Target};
use super::{Trouble, color, redline};
use crate::model::{Comparison, Sides};
use crate::report::terminal::{self, Options};
use crate::report::{Filter, criticmarkup, explain, html, json, markdown};

/// Compares two drafts and writes the report.
pub(super) fn run(arguments: &Compare) -> Result<Exit, Trouble> {
    let drafts = drafts(arguments)?;
    let target = Target::of(arguments.output.as_deref());
    target.spare(&drafts.files())?;
    let format = format(arguments, &target)?;
    let options = options(arguments, target.is_terminal());
    let comparison = drafts.compared()?;
    if let Some(place) = &arguments.explain {
        let text = explain::explain(&comparison, place)?;
        let text = terminal::paragraphs(&text, options.width);
        target.write(&text, &arguments.look)?;
        return Ok(Exit::NoChange);
    }
    report(&comparison, format, arguments, &options, &target)?;
    let exit = exit(&comparison, &options.filter, arguments);
    // The process ends here: the system takes the memory back faster than piece by piece.
    std::mem::forget(comparison);
    Ok(exit)
}

/// The code: of what `--fail-on` names, or else of any change.
fn exit(comparison: &Comparison, filter: &Filter, arguments: &Compare) -> Exit {
    let asked = &arguments.fail_on;
    Exit::of(if asked.is_empty() {
        filter.finds_change(comparison)
    } else {
        asked.iter().any(|asked| asked.is_in(comparison, filter))
    })
}

/// Compares what git asks for and writes the report, under the file's name where it is for a terminal.
pub(super) fn run_for_git(mut arguments: Compare, call: &Call) -> Result<(), Trouble> {
    // A pager for each file would be in the way; git has one for all.
    arguments.look.no_pager = true;
    arguments.look.pager = false;
    let drafts = drafts(&arguments)?;
    let target = Target::of(arguments.output.as_deref());
    target.spare(&drafts.files())?;
    let format = format(&arguments, &target)?;
    let in_pager = matches!(target, Target::StandardOutput) && git::has_pager();
    let to_terminal = target.is_terminal() || in_pager;
    let options = options(&arguments, to_terminal);
    let mut comparison = drafts.compared()?;
    comparison.old.source.clone_from(&call.names.old);
    comparison.new.source.clone_from(&call.names.new);
    if format == Format::Terminal {
        let report = terminal::comparison(&comparison, &options);
        let text = format!("{}\n\n{report}\n", call.title);
        return target.write(&text, &arguments.look);
    }
    report(&comparison, format, &arguments, &options, &target)
}

fn drafts(arguments: &Compare) -> Result<Drafts<'_>, Trouble> {
    // The parser asks for one unless a command is given.
    let old = arguments.old.as_deref().ok_or(Trouble::NothingAsked)?;
    let new = arguments.new.as_deref();
    if new.is_none() && arguments.reading.tracked.is_some() {
        return Err(Trouble::TrackedAlone);
    }
    let reading = if let Some(new) = new {
        drafts::reading(Sides::new(old, new), &arguments.reading)?
    } else {
        let reading = drafts::reading_of_one(old, &arguments.reading)?;
        Sides::new(reading.clone(), reading)
    };
    Ok(Drafts { old, new, reading })
}

/// Writes the report in one of its formats.
fn report(
    comparison: &Comparison,
    format: Format,
    arguments: &Compare,
    options: &Options,
    target: &Target<'_>,
) -> Result<(), Trouble> {
    if arguments.findings {
        return findings(comparison, format, options, arguments, target);
    }
    if !matches!(format, Format::Terminal) {
        warn(comparison);
    }
    for unheeded in unheeded(format, arguments, options) {
        output::message(&format!("warning: {unheeded}"));
    }
    let text = match format {
        Format::Terminal => terminal::comparison(comparison, options),
        Format::Markdown => {
            let options = markdown::Options {
                filter: options.filter.clone(),
                all: arguments.all,
            };
            markdown::render(comparison, &options)
        }
        Format::Html => {
            let options = html::Options {
                filter: options.filter.clone(),
                all: arguments.all,
                side_by_side: options.layout == terminal::Layout::SideBySide,
            };
            html::render(comparison, &options)
        }
        Format::CriticMarkup => criticmarkup::render(comparison),
        Format::Docx => {
            return redline::write(comparison, &drafts(arguments)?, &arguments.redline, target);
        }
        Format::Json => {
            return target.stream(|writer| json::write_comparison(comparison, writer));
        }
    };
    target.write(&text, &arguments.look)
}

/// Options that say nothing in a format, each with what would make it say something.
fn unheeded(format: Format, arguments: &Compare, options: &Options) -> Vec<&'static str> {
    let mut unheeded = Vec::new();
    if !matches!(format, Format::Docx) && arguments.redline.is_asked_for() {
        unheeded.push(
            "--comments, --author and --date are of a Word redline only: add -o redline.docx",
        );
    }
    if matches!(format, Format::Docx | Format::CriticMarkup) && options.filter != Filter::default()
    {
        unheeded.push("every change is in it, so that both drafts can be had back: --only and --ignore leave nothing out of it");
    }
    unheeded
}

/// Writes the findings alone, in one of the formats that can hold a list of them.
fn findings(
    comparison: &Comparison,
    format: Format,
    options: &Options,
    arguments: &Compare,
    target: &Target<'_>,
) -> Result<(), Trouble> {
    if matches!(format, Format::Html | Format::CriticMarkup | Format::Docx) {
        return Err(Trouble::FindingsAlone(format.name()));
    }
    warn(comparison);
    let text = match format {
        Format::Json => {
            return target.stream(|writer| json::write_findings(comparison, writer));
        }
        Format::Markdown => {
            let options = markdown::Options {
                filter: options.filter.clone(),
                all: false,
            };
            markdown::findings(comparison, &options)
        }
        _ => terminal::findings(comparison, options),
    };
    target.write(&text, &arguments.look)
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
        Some("docx") => Ok(Format::Docx),
        Some(_) => Err(target.unknown_format(".docx, .html, .md, .critic.md, .json or .txt")),
    }
}

fn options(arguments: &Compare, to_terminal: bool) -> Options {
    let layout = arguments.layout.into();
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
