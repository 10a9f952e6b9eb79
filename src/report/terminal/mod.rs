//! `Comparison` → text for a terminal.
//!
//! In: a [`Comparison`] and [`Options`]. Out: lines that fit the width: a
//! headline, the changed clauses in the order of the new draft, and short
//! lists of consequential and editorial changes. Never: a control character
//! that stood in a draft, a decision about the text, a search of it.
//!
//! Inserted words stand in `{+…+}` and deleted ones in `[-…-]`, or, with
//! colour, in bold underlined green and in red struck through. A backslash
//! inside a mark (`{\+`) says that it is text of the draft.

mod columns;
mod entry;
mod findings;
mod headline;
mod lists;
mod marks;
mod outline;
mod page;
mod plan;
mod ranges;
mod safe;
mod style;
mod words;
mod wrap;

use crate::model::Comparison;
use crate::report::{Filter, wording};

pub use findings::findings;
pub use headline::warning_lines;
pub use outline::outline;
pub use page::paragraphs;
pub use safe::{visible, visible_line};

use page::Page;
use plan::{Part, Plan};

/// How a terminal report is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Columns that a line may take; at least [`Options::MIN_WIDTH`] are used.
    pub width: usize,
    /// True for colour, false for marks. The `colored` crate has a switch of
    /// its own, for the whole process: it has to be on for colour to appear.
    pub color: bool,
    /// How the words of a change are laid out.
    pub layout: Layout,
    /// Unchanged clauses shown before and after each change, one line each.
    pub context: usize,
    /// How much is shown.
    pub detail: Detail,
    /// Which changes are shown.
    pub filter: Filter,
}

impl Options {
    /// The width of a terminal that does not tell its own, and of a file.
    pub const DEFAULT_WIDTH: usize = 80;
    /// Below this there is no room for a word beside its indent.
    pub const MIN_WIDTH: usize = 20;
    /// Unchanged clauses around a change: enough to find it on paper.
    pub const DEFAULT_CONTEXT: usize = 1;
    /// Two columns narrower than half of this cut sentences into shreds.
    pub const MIN_WIDTH_OF_COLUMNS: usize = 60;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: Self::DEFAULT_WIDTH,
            color: false,
            layout: Layout::Inline,
            context: Self::DEFAULT_CONTEXT,
            detail: Detail::Changes,
            filter: Filter::default(),
        }
    }
}

/// How the words of a change are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Deleted and inserted words in one text.
    #[default]
    Inline,
    /// The old words on the left, the new ones on the right.
    SideBySide,
}

/// How much of a comparison is shown, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Detail {
    /// One line for each change, without its words.
    Stat,
    /// Changed words, long stretches between them left out.
    #[default]
    Changes,
    /// Changed clauses whole.
    Whole,
    /// Every clause whole, changed or not.
    All,
}

/// Writes a comparison for a terminal.
pub fn comparison(comparison: &Comparison, options: &Options) -> String {
    let mut page = Page::new(options);
    if comparison.is_empty() && options.detail < Detail::All {
        page.text(wording::NO_CHANGE);
        headline::warnings(comparison, &mut page);
        return page.finish();
    }
    headline::headline(comparison, &mut page);
    let plan = Plan::of(comparison, options);
    for (index, change) in comparison.changes.iter().enumerate() {
        match plan.part(index) {
            Part::Shown => entry::entry(change, comparison, plan.went_along(index), &mut page),
            _ if plan.is_context(index) => entry::context(change, comparison, &mut page),
            _ => {}
        }
    }
    lists::lists(comparison, &plan, &mut page);
    page.finish()
}

#[cfg(test)]
mod tests;
