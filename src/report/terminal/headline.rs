//! The top of the report: which drafts, and what happened in a few lines.

use super::page::Page;
use super::style::{Span, Style};
use super::{Options, visible_line};
use crate::model::{Comparison, Document, Sides};
use crate::report::wording;

/// Warnings that are printed before the rest is counted: they must not bury the changes.
const WARNINGS_SHOWN: usize = 8;

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
    matters(comparison, page);
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

/// Writes the findings counted, and the changes that matter most where there are several.
fn matters(comparison: &Comparison, page: &mut Page<'_>) {
    /// Fewer changes than this stand on one screen as they are.
    const FEWEST: usize = 3;
    if let Some(counts) = wording::findings_line(comparison) {
        page.text(&counts);
    }
    let filter = &page.options.filter;
    let sentences = wording::what_matters(comparison, |change| filter.shows(change));
    if sentences.len() < FEWEST || page.options.detail == super::Detail::Stat {
        return;
    }
    page.gap();
    page.line(&[Span::new(wording::WHAT_MATTERS, Style::Strong)]);
    for (position, sentence) in sentences.iter().enumerate() {
        let line = format!("{:>2}. {sentence}", position + 1);
        page.paragraph(&[Span::plain(visible_line(&line))], 0, 4);
    }
    page.gap();
}

/// Writes the warnings about the comparison and about each draft.
pub(super) fn warnings(comparison: &Comparison, page: &mut Page<'_>) {
    let messages = warning_lines(comparison);
    for message in messages {
        page.paragraph(
            &[
                Span::new("Warning: ", Style::Warning),
                Span::plain(visible_line(&message)),
            ],
            0,
            2,
        );
    }
}

/// The warnings of a comparison, those about one draft with whose they are; when
/// there are many, the first ones and how to see the rest.
pub fn warning_lines(comparison: &Comparison) -> Vec<String> {
    let mut all = wording::warnings(comparison).into_iter();
    let mut lines: Vec<String> = all.by_ref().take(WARNINGS_SHOWN).collect();
    let more = all.len();
    if more > 0 {
        let more = wording::counted(more, "more warning");
        lines.push(format!(
            "{more}; `clausediff outline DRAFT` lists those of a draft."
        ));
    }
    lines
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Warning, WarningKind};
    use crate::report::fixture;

    #[test]
    fn many_warnings_do_not_bury_the_changes() {
        let mut comparison = fixture::comparison();
        let before = warning_lines(&comparison).len();
        comparison.old.warnings = (0..50)
            .map(|n| Warning::new(WarningKind::Numbering, format!("Number {n} repeats.")))
            .collect();
        let lines = warning_lines(&comparison);
        assert_eq!(lines.len(), WARNINGS_SHOWN + 1);
        assert_eq!(lines[1], "Old draft: Number 0 repeats.");
        let more = 50 + before - WARNINGS_SHOWN;
        assert!(lines[WARNINGS_SHOWN].starts_with(&format!("{more} more warnings; ")));
    }
}
