//! What was understood of one draft.

use std::collections::BTreeMap;

use super::page::Page;
use super::style::{Span, Style};
use super::{Options, visible_line};
use crate::model::{Document, Furniture};
use crate::report::wording;

/// Columns that one level of the tree is set in.
const STEP: usize = 2;
/// Deeper levels are set in no further, so that there is room for words.
const DEEPEST: usize = 8;
/// Pieces of furniture of one kind that are printed before the rest is counted.
const FURNITURE_SHOWN: usize = 5;

/// Writes what was understood of one draft: its masthead, every clause with
/// place, kind, label and first words, what was taken off, and every warning.
pub fn outline(draft: &Document, options: &Options) -> String {
    let mut page = Page::new(options);
    masthead(draft, &mut page);
    page.gap();
    for clause in &draft.clauses {
        let label = clause.printed_label();
        let label = if label.is_empty() {
            String::new()
        } else {
            format!(" “{label}”")
        };
        let line = format!(
            "{:indent$}{}  {}{label}  {}",
            "",
            clause.place,
            clause.kind.name(),
            clause.text,
            indent = clause.depth.min(DEEPEST) * STEP,
        );
        page.cut(&visible_line(&line), Style::Plain);
    }
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
