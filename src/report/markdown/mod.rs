//! The change report that a delegate circulates, in GitHub-flavoured Markdown.
//!
//! In: a [`Comparison`]. Out: one text: title, the two drafts side by side,
//! warnings, a summary, a table of changes, the wording of each, the
//! concordance of old and new numbers, and what is only consequential or
//! editorial. Nothing is decided here and no word of a draft is lost: what the
//! reader did not ask to see is counted.
//!
//! # Marks
//!
//! Words that went stand in `~~…~~`, words that came in `**…**`. The tags
//! `<del>` and `<ins>` would need no care, but a report is as often read in a
//! mail or an editor as it is rendered, many viewers drop HTML, and a report
//! without a single tag is easily shown to be safe. The price is that a mark
//! beside punctuation opens only after a space or punctuation (the *flanking
//! rules*, [CommonMark 6.2](https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis)):
//! where the draft has neither, a hair space (U+200A), about as wide as
//! nothing, is set between. Words of the drafts can form no markup: see
//! `escape`.

mod concordance;
mod escape;
mod findings;
mod inline;
mod minor;
mod opening;
mod table;
#[cfg(test)]
mod tests;
mod wording;

use super::Filter;
use super::wording::is_only_renumbered;
use crate::model::{Action, Change, Class, Comparison, Move};
pub use findings::findings;

/// What the reader asked to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Which changes are shown; the summary counts all of them.
    pub filter: Filter,
    /// Shows the whole text, unchanged clauses too, with the changes marked in it.
    pub all: bool,
}

/// Writes the change report.
pub fn render(comparison: &Comparison, options: &Options) -> String {
    let mut report = String::new();
    opening::title(&mut report, comparison);
    opening::drafts(&mut report, comparison);
    opening::warnings(&mut report, comparison);
    opening::summary(&mut report, comparison, options);
    wording::table_of_changes(&mut report, comparison, options);
    wording::wording(&mut report, comparison, options);
    if shows_numbers(options) {
        concordance::concordance(&mut report, comparison);
    }
    minor::minor_changes(&mut report, comparison, options);
    report
}

/// True for a change that has its row in the table and its wording shown.
fn is_major(change: &Change) -> bool {
    !change.is_nothing()
        && !goes_along(change)
        && !matches!(change.class, Some(Class::Editorial | Class::Consequential))
}

/// True for a change that is told at the end in a line.
fn is_minor(change: &Change) -> bool {
    !change.is_nothing()
        && !goes_along(change)
        && !is_only_renumbered(change)
        && matches!(change.class, Some(Class::Editorial | Class::Consequential))
}

/// True when a clause only moved with the clause above it, where the move is told.
fn goes_along(change: &Change) -> bool {
    change.action == Action::Unchanged && change.pairing.moved == Some(Move::WithParent)
}

/// The concordance is left out when the reader asked for other things only.
fn shows_numbers(options: &Options) -> bool {
    let filter = &options.filter;
    (filter.only.is_empty() || filter.only.contains(&super::Facet::Renumbered))
        && !filter.ignore.contains(&Class::Consequential)
}

/// Adds a heading of the second level.
fn section(report: &mut String, title: &str) {
    report.push_str("\n## ");
    report.push_str(title);
    report.push('\n');
}
