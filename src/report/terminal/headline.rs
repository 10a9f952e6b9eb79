//! The top of the report: which drafts, and what happened in a few lines.

use super::page::Page;
use super::style::{Span, Style};
use super::{Options, visible_line};
use crate::model::{Comparison, Document, Sides};
use crate::report::wording;

/// Writes the drafts, the title, the sponsors that joined and left, the counts and the warnings.
pub(super) fn headline(comparison: &Comparison, page: &mut Page<'_>) {
    let names = names(comparison);
    let drafts = format!("{} → {}", names.old, names.new);
    page.paragraph(&[Span::new(drafts, Style::Strong)], 0, 2);
    if !comparison.new.title.is_empty() {
        page.text(&comparison.new.title.replace('\n', " "));
    }
    let sponsors = wording::sponsor_sentences(comparison).join(" ");
    if !sponsors.is_empty() {
        page.text(&sponsors);
    }
    page.text(&counts(comparison));
    warnings(comparison, page);
    if page.options.layout == super::Layout::SideBySide && !page.has_columns() {
        page.paragraph(
            &[Span::new(
                format!(
                    "Too narrow for two columns ({} of {} columns): shown inline.",
                    page.width,
                    Options::MIN_WIDTH_OF_COLUMNS
                ),
                Style::Dim,
            )],
            0,
            2,
        );
    }
    page.gap();
}

/// Writes the warnings about the comparison and about each draft.
pub(super) fn warnings(comparison: &Comparison, page: &mut Page<'_>) {
    for (name, message) in all_warnings(comparison) {
        let text = match name {
            Some(name) => format!("{name}: {message}"),
            None => message.to_owned(),
        };
        page.paragraph(
            &[
                Span::new("Warning: ", Style::Warning),
                Span::plain(visible_line(&text)),
            ],
            0,
            2,
        );
    }
}

/// The warnings of a comparison, with the draft's name for those about one draft.
fn all_warnings(comparison: &Comparison) -> impl Iterator<Item = (Option<&str>, &str)> {
    comparison
        .warnings
        .iter()
        .map(|warning| (None, warning.message.as_str()))
        .chain(
            [&comparison.old, &comparison.new]
                .into_iter()
                .flat_map(|draft| {
                    draft.warnings.iter().map(|warning| {
                        (Some(wording::short_source(draft)), warning.message.as_str())
                    })
                }),
        )
}

/// What the drafts are called: symbol and date, and their files where that does not tell them apart.
pub(super) fn names(comparison: &Comparison) -> Sides<String> {
    let drafts = Sides::new(&comparison.old, &comparison.new);
    let mut names = drafts.map(wording::draft_name);
    if names.old == names.new {
        names = drafts.map(|draft| draft.source.clone());
    }
    Sides::new(
        with_date(&names.old, drafts.old),
        with_date(&names.new, drafts.new),
    )
}

fn with_date(name: &str, draft: &Document) -> String {
    let name = if draft.masthead.date.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", draft.masthead.date)
    };
    visible_line(&name).into_owned()
}

fn counts(comparison: &Comparison) -> String {
    let counts = wording::headline(&comparison.summary);
    let classes = wording::class_counts(&comparison.summary);
    if classes.is_empty() {
        counts
    } else {
        format!("{counts} ({classes})")
    }
}
