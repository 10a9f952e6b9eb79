//! A page for a browser: both drafts in one text, every change in its place.
//!
//! In: a [`Comparison`]. Out: one HTML file that asks for nothing else: no
//! request leaves it. Never: a decision about the text, and no word of a draft
//! is markup; whatever characters a draft has are shown as text, and a content
//! security policy forbids whatever is not the page's own style and script.
//!
//! Each place of a change is an address, `#OP4`, and `#was-OP3` that of the old
//! draft. The page is whole without its script, which adds filters, keys and a
//! list that follows the reader. `.ci/page` tries all of it in a browser. The style is `page.css` with the colours of
//! `light.css` and `dark.css`, the script `page.js`.
//!
//! # Reading it back
//!
//! Each `article` tells whose words it has in `data-old` and `data-new`, the
//! ids of clauses as in JSON. In its element of class `both` the text without
//! `ins` is the old one and that without `del` the new one; an element of class
//! `end` stands for the line break between two clauses, one with `data-code`
//! for the character of that number, and in one of class `print` the part of
//! class `was` is how the old draft prints the rest.
//! `tests/conservation.rs` reads pages so.

mod anchors;
mod clause;
mod end;
mod language;
mod margin;
mod opening;
mod plan;
mod policy;
#[cfg(test)]
mod tests;
mod words;
mod writer;

use super::Filter;
use super::concordance::Concordance;
use crate::model::Comparison;
use anchors::Anchors;
use language::Language;
use plan::Plan;
use writer::Writer;

/// What the reader asked to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Which changes are shown; the summary counts all of them.
    pub filter: Filter,
    /// Shows unchanged clauses unfolded.
    pub all: bool,
    /// Opens the page with the old words on the left and the new ones on the right.
    pub side_by_side: bool,
}

/// What the parts of the page are made of.
struct Source<'a> {
    comparison: &'a Comparison,
    options: &'a Options,
    plan: Plan,
    anchors: Anchors,
    language: Language,
    concordance: Option<Concordance>,
}

/// Writes the page.
pub fn render(comparison: &Comparison, options: &Options) -> String {
    let source = Source {
        comparison,
        options,
        plan: Plan::of(comparison, &options.filter),
        anchors: Anchors::of(comparison),
        language: Language::of(comparison),
        concordance: end::numbers(comparison, &options.filter),
    };
    let mut page = Writer::default();
    opening::head(&mut page, &source);
    opening::opening(&mut page, &source);
    page.raw("<div class=\"sheet\">\n");
    margin::margin(&mut page, &source);
    page.raw("<main id=\"page-text\">\n");
    margin::tools(&mut page, &source);
    clause::text(&mut page, &source);
    end::concordance(&mut page, &source);
    page.raw("</main>\n</div>\n");
    end::footer(&mut page);
    page.finish()
}
