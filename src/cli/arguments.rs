//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::fail_on::FailOn;
use crate::model::Class;
use crate::read;
use crate::report::Facet;
use crate::report::redline;
use crate::report::terminal::{self, Detail, Options};

const EXAMPLE: &str = "\
Example:
  clausediff L.6.txt L.6-Rev.1.txt -o changes.md

Exit codes: 0 no change, 1 changes, 2 trouble. What --ignore names is no
change; what --only leaves out still is one. With --fail-on the code is 1 only
when what it names is found, and 0 otherwise. JSON and CriticMarkup hold every
change whatever these two say. A draft whose file is named like a command: ./outline";

/// Compare two drafts of a negotiated text clause by clause.
#[derive(Debug, Parser)]
#[command(
    name = "clausediff",
    version,
    max_term_width = 80,
    after_help = EXAMPLE,
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    override_usage = "clausediff [OPTIONS] OLD NEW\n       clausediff [OPTIONS] DRAFT\n       clausediff <COMMAND>"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) compare: Compare,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show what is understood of one draft
    Outline(Outline),
    /// Print the JSON Schema of what --format json writes
    Schema {
        /// Of a comparison or of an outline
        #[arg(value_enum, default_value_t)]
        of: SchemaOf,
    },
    /// Print completions for a shell
    Completions {
        /// Shell to complete for
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Compare two drafts.
// Each is a flag of the command line.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// Earlier draft; `-` reads standard input
    #[arg(required = true)]
    pub(super) old: Option<PathBuf>,
    /// Later draft; without one, the changes that the first tracks are shown
    pub(super) new: Option<PathBuf>,

    /// Write to a file, in the format of its name: .docx (a Word redline), .html, .md, .critic.md, .json, .txt
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,
    /// Choose the format: terminal, markdown, html, criticmarkup, docx, json
    #[arg(short, long, value_enum, help_heading = "Output")]
    #[arg(hide_possible_values = true)]
    pub(super) format: Option<Format>,
    /// Show the findings alone: what the changes do, each with its reason (terminal, markdown, json)
    #[arg(long, help_heading = "Output")]
    #[arg(conflicts_with_all = ["explain", "stat", "whole", "all"])]
    pub(super) findings: bool,
    /// End with code 1 only for these: duty, figure, operative-verb:weaker, …
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "KIND,…",
        help_heading = "Output"
    )]
    #[arg(value_parser = FailOn::parse)]
    pub(super) fail_on: Vec<FailOn>,
    /// Tell why the clause at OP4, or old:OP3, was paired as it was
    #[arg(long, value_name = "PLACE", help_heading = "Output")]
    #[arg(conflicts_with_all = ["format", "stat", "whole", "all"])]
    pub(super) explain: Option<String>,

    /// Show only these: added, removed, amended, split, merged, moved, renumbered
    #[arg(long, value_enum, value_delimiter = ',', value_name = "CHANGE,…")]
    #[arg(help_heading = "What to show", hide_possible_values = true)]
    pub(super) only: Vec<Only>,
    /// Leave out these classes: editorial, consequential
    #[arg(long, value_enum, value_delimiter = ',', value_name = "CLASS,…")]
    #[arg(help_heading = "What to show", hide_possible_values = true)]
    pub(super) ignore: Vec<Ignore>,
    /// Show one line for each change, without its words
    #[arg(long, help_heading = "What to show")]
    #[arg(conflicts_with_all = ["whole", "all"])]
    pub(super) stat: bool,
    /// Show changed clauses whole, nothing left out of them
    #[arg(long, help_heading = "What to show", conflicts_with = "all")]
    pub(super) whole: bool,
    /// Show unchanged clauses too, everything whole
    #[arg(long, help_heading = "What to show")]
    pub(super) all: bool,
    /// Show N clauses before and after each change
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_CONTEXT)]
    #[arg(help_heading = "What to show", hide_default_value = true)]
    pub(super) context: usize,

    /// Lay the words out inline or side-by-side, here and in HTML
    #[arg(long, value_enum, default_value_t, help_heading = "On the terminal")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(super) layout: Layout,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) redline: Redline,
}

/// What a Word redline says of itself.
#[derive(Debug, Args)]
#[command(next_help_heading = "In a Word redline")]
pub(super) struct Redline {
    /// Name the author of the tracked changes [default: clausediff]
    #[arg(long, value_name = "NAME", default_value = redline::DEFAULT_AUTHOR)]
    #[arg(hide_default_value = true)]
    pub(super) author: String,
    /// Date the tracked changes, as 2031-03-05 [default: 2000-01-01]
    #[arg(long, value_name = "DATE", value_parser = date)]
    #[arg(default_value = redline::DEFAULT_DATE, hide_default_value = true)]
    pub(super) date: String,
    /// Put the findings beside the text as comments
    #[arg(long)]
    pub(super) comments: bool,
}

impl Redline {
    /// True when one of the options is given.
    pub(super) fn is_asked_for(&self) -> bool {
        self.comments
            || self.author != redline::DEFAULT_AUTHOR
            || self.date != redline::DEFAULT_DATE
    }
}

/// Takes a day, or a day and a time in Coordinated Universal Time.
fn date(argument: &str) -> Result<String, String> {
    redline::date(argument)
        .ok_or_else(|| "give a date as 2031-03-05, or 2031-03-05T18:30:00Z".into())
}

impl Compare {
    /// How much the options ask to show.
    pub(super) const fn detail(&self) -> Detail {
        match (self.stat, self.whole, self.all) {
            (true, _, _) => Detail::Stat,
            (_, _, true) => Detail::All,
            (_, true, _) => Detail::Whole,
            _ => Detail::Changes,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Outline {
    /// Draft to read; `-` reads standard input
    pub(super) draft: PathBuf,
    /// Write to a file, in the format of its name: .json, .txt
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,
    /// Choose the format: terminal, json
    #[arg(short, long, value_enum, help_heading = "Output")]
    #[arg(hide_possible_values = true)]
    pub(super) format: Option<OutlineFormat>,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) look: Look,
}

/// How drafts are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct Reading {
    /// Read files that track changes as accepted or as original
    #[arg(long, value_enum, value_name = "TEXT", hide_possible_values = true)]
    pub(super) tracked: Option<Tracked>,
    /// Open a locked PDF with this password
    #[arg(long, value_name = "PASSWORD")]
    pub(super) password: Option<String>,
    /// Take a PDF's text from FILE, as pdftotext -layout prints it; of two PDFs give both in order
    #[arg(long, value_name = "FILE")]
    pub(super) pdf_text: Vec<PathBuf>,
}

impl Reading {
    /// What the reader is told of every draft; whose text `pdf_text` is, the drafts tell.
    pub(super) fn options(&self) -> read::Options {
        read::Options {
            tracked: match self.tracked {
                None | Some(Tracked::Accepted) => read::Tracked::Accepted,
                Some(Tracked::Original) => read::Tracked::Original,
            },
            password: self.password.clone(),
            pdf_text: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Tracked {
    Accepted,
    Original,
}

/// How text looks on a terminal.
#[derive(Debug, Args)]
#[command(next_help_heading = "On the terminal")]
pub(super) struct Look {
    #[arg(
        help = "Use colour: always, never, or auto, which asks NO_COLOR, then \
                  CLICOLOR_FORCE, then whether the output is a terminal"
    )]
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(super) color: When,
    /// Wrap to N columns instead of the terminal's width
    #[arg(long, value_name = "N", value_parser = width)]
    pub(super) width: Option<usize>,
    /// Use the pager even if the report fits the screen
    #[arg(long, overrides_with = "no_pager")]
    pub(super) pager: bool,
    #[arg(help = "Use no pager; CLAUSEDIFF_PAGER or PAGER names the one that is used")]
    #[arg(long, overrides_with = "pager")]
    pub(super) no_pager: bool,
}

fn width(argument: &str) -> Result<usize, String> {
    match argument.parse() {
        Ok(width) if width >= Options::MIN_WIDTH => Ok(width),
        _ => Err(format!("give a number, at least {}", Options::MIN_WIDTH)),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Terminal,
    Markdown,
    Html,
    #[value(name = "criticmarkup")]
    CriticMarkup,
    Json,
    Docx,
}

impl Format {
    /// The name as it is given.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::CriticMarkup => "criticmarkup",
            Self::Json => "json",
            Self::Docx => "docx",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum SchemaOf {
    #[default]
    Comparison,
    Outline,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutlineFormat {
    Terminal,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Layout {
    #[default]
    Inline,
    SideBySide,
}

impl From<Layout> for terminal::Layout {
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::Inline => Self::Inline,
            Layout::SideBySide => Self::SideBySide,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Only {
    Added,
    Removed,
    Amended,
    Split,
    Merged,
    Moved,
    Renumbered,
}

impl From<Only> for Facet {
    fn from(only: Only) -> Self {
        match only {
            Only::Added => Self::Added,
            Only::Removed => Self::Removed,
            Only::Amended => Self::Amended,
            Only::Split => Self::Split,
            Only::Merged => Self::Merged,
            Only::Moved => Self::Moved,
            Only::Renumbered => Self::Renumbered,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Ignore {
    Editorial,
    Consequential,
}

impl From<Ignore> for Class {
    fn from(ignore: Ignore) -> Self {
        match ignore {
            Ignore::Editorial => Self::Editorial,
            Ignore::Consequential => Self::Consequential,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_makes_sense() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_help_fits_80_columns() {
        let help = Arguments::command().render_help().to_string();
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}
