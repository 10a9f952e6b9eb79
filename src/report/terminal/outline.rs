//! What was understood of one draft.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::page::Page;
use super::style::{Span, Style};
use super::{Options, visible_line};
use crate::model::{Clause, Document, Furniture};
use crate::report::wording;

/// Columns that one level of the tree is set in.
const STEP: usize = 2;
/// Deeper levels are set in no further, so that there is room for words.
const DEEPEST: usize = 8;
/// Wider places push the rest of their own line to the right, not of every line.
const WIDEST_PLACE: usize = 24;
/// The same for labels.
const WIDEST_LABEL: usize = 10;
/// Pieces of furniture of one kind that are printed before the rest is counted.
const FURNITURE_SHOWN: usize = 5;

/// Writes what was understood of one draft: its masthead, every clause with
/// place, kind, label and first words, what was taken off, and every warning.
pub fn outline(draft: &Document, options: &Options) -> String {
    let mut page = Page::new(options);
    masthead(draft, &mut page);
    page.gap();
    clauses(&draft.clauses, &mut page);
    furniture(&draft.furniture, &mut page);
    page.gap();
    for warning in &draft.warnings {
        page.paragraph(
            &[
                Span::new("Warning: ", Style::Warning),
                Span::plain(visible_line(&warning.message)),
            ],
            0,
            STEP,
        );
    }
    page.finish()
}

/// Writes a line for each clause: place, kind, label and first words, in columns.
fn clauses(clauses: &[Clause], page: &mut Page<'_>) {
    let place = |clause: &Clause| {
        let indent = clause.depth.min(DEEPEST) * STEP;
        visible_line(&format!("{:indent$}{}", "", clause.place)).into_owned()
    };
    let widest = |texts: &mut dyn Iterator<Item = usize>, most| texts.max().unwrap_or(0).min(most);
    let places = widest(
        &mut clauses.iter().map(|clause| place(clause).width()),
        WIDEST_PLACE,
    );
    let kinds = widest(
        &mut clauses.iter().map(|clause| clause.kind.name().width()),
        usize::MAX,
    );
    let labels = widest(
        &mut clauses.iter().map(|clause| clause.printed_label().width()),
        WIDEST_LABEL,
    );
    for clause in clauses {
        let line = [
            padded(&place(clause), places),
            padded(clause.kind.name(), kinds),
            padded(&visible_line(clause.printed_label()), labels),
            visible_line(&clause.text).into_owned(),
        ]
        .join("  ");
        page.cut(&line, Style::Plain);
    }
}

/// A text with spaces up to a width; a wider one keeps its own.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{:missing$}", "")
}

fn masthead(draft: &Document, page: &mut Page<'_>) {
    let name = wording::draft_name(draft);
    page.paragraph(&[Span::new(visible_line(&name), Style::Strong)], 0, STEP);
    let masthead = &draft.masthead;
    for (name, value) in [
        ("File", &draft.source),
        ("Title", &draft.title),
        ("Date", &masthead.date),
        ("Session", &masthead.session),
        ("Item", &masthead.agenda_item),
        ("Document", &masthead.document_type),
        ("Sponsors", &masthead.sponsors.join(", ")),
    ] {
        if !value.is_empty() {
            let line = format!("{name}: {value}");
            page.paragraph(&[Span::plain(visible_line(&line))], 0, STEP);
        }
    }
    page.text(&format!(
        "{}.",
        wording::counted(draft.clauses.len(), "clause")
    ));
}

/// Writes what was taken off, grouped by kind, in the order in which the kinds first stand.
fn furniture(furniture: &[Furniture], page: &mut Page<'_>) {
    if furniture.is_empty() {
        return;
    }
    page.gap();
    page.line(&[Span::new("Taken off", Style::Strong)]);
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for piece in furniture {
        groups
            .entry(piece.kind.name())
            .or_default()
            .push(&piece.text);
    }
    for (kind, texts) in groups {
        let mut line = format!("{kind} ({}): ", texts.len());
        let shown: Vec<&str> = texts.iter().copied().take(FURNITURE_SHOWN).collect();
        line.push_str(&shown.join(" · "));
        if texts.len() > shown.len() {
            line.push_str(" · …");
        }
        page.paragraph(&[Span::plain(visible_line(&line))], STEP, STEP);
    }
}
