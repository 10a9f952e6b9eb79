//! JSON, `clausediff.comparison/1` and `clausediff.outline/1`.

use crate::model::{Change, Comparison, Document, Edit, Finding, Furniture, Summary, Warning};
use serde::Serialize;

/// The schema name of a comparison.
pub const COMPARISON_SCHEMA: &str = "clausediff.comparison/1";
/// The schema name of an outline.
pub const OUTLINE_SCHEMA: &str = "clausediff.outline/1";

#[derive(Serialize)]
struct ComparisonView<'a> {
    schema: &'static str,
    old: DocumentView<'a>,
    new: DocumentView<'a>,
    changes: Vec<ChangeView<'a>>,
    summary: &'a Summary,
    warnings: &'a [Warning],
}

#[derive(Serialize)]
struct OutlineView<'a> {
    schema: &'static str,
    document: DocumentView<'a>,
}

#[derive(Serialize)]
struct DocumentView<'a> {
    source: &'a str,
    symbol: String,
    title: &'a str,
    date: &'a str,
    sponsors: &'a [String],
    warnings: &'a [Warning],
    clauses: &'a [crate::model::Clause],
    #[serde(skip_serializing_if = "Option::is_none")]
    furniture: Option<&'a [Furniture]>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    action: crate::model::Action,
    moved: bool,
    renumbered: bool,
    class: Option<crate::model::Class>,
    old: &'a [usize],
    new: &'a [usize],
    matched_by: crate::model::MatchedBy,
    similarity: f64,
    confidence: f64,
    edits: &'a [Edit],
    findings: &'a [Finding],
}

/// Writes a comparison as JSON, indented by nothing, one line, with a final line break.
pub fn comparison(comparison: &Comparison) -> String {
    let view = ComparisonView {
        schema: COMPARISON_SCHEMA,
        old: document(&comparison.old, false),
        new: document(&comparison.new, false),
        changes: comparison.changes.iter().map(change).collect(),
        summary: &comparison.summary,
        warnings: &comparison.warnings,
    };
    serde_json::to_string(&view).unwrap_or_default() + "\n"
}

/// Writes an outline as JSON.
pub fn outline(draft: &Document) -> String {
    let view = OutlineView {
        schema: OUTLINE_SCHEMA,
        document: document(draft, true),
    };
    serde_json::to_string(&view).unwrap_or_default() + "\n"
}

fn document(document: &Document, furniture: bool) -> DocumentView<'_> {
    DocumentView {
        source: &document.source,
        symbol: document
            .masthead
            .symbol
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        title: &document.title,
        date: &document.masthead.date,
        sponsors: &document.masthead.sponsors,
        warnings: &document.warnings,
        clauses: &document.clauses,
        furniture: furniture.then_some(&document.furniture),
    }
}

fn change(change: &Change) -> ChangeView<'_> {
    ChangeView {
        action: change.action,
        moved: change.pairing.moved.is_some(),
        renumbered: change.renumbered,
        class: change.class,
        old: &change.pairing.old,
        new: &change.pairing.new,
        matched_by: change.pairing.matched_by,
        similarity: change.pairing.similarity,
        confidence: change.pairing.confidence,
        edits: &change.edits,
        findings: &change.findings,
    }
}
