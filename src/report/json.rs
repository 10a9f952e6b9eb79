//! JSON, `clausediff.comparison/1` and `clausediff.outline/1`.
//!
//! One line with a line break at its end. Within version 1 fields are only
//! ever added. A comparison always holds every clause and every change,
//! whatever a reader asks the other reports to leave out.
//!
//! ```json
//! { "schema": "clausediff.comparison/1",
//!   "old": { "source": "L.6.txt", "symbol": "E/CN.15/2019/L.6", "title": "…", "date": "13 May 2019",
//!            "sponsors": ["Austria"], "warnings": [ { "kind": "footnote", "message": "…" } ],
//!            "clauses": [ { "id": 0, "parent": null, "kind": "preambular", "label": "", "place": "PP1", "text": "…" } ] },
//!   "new": { … },
//!   "changes": [ { "action": "amended", "moved": false, "renumbered": true, "class": "substantive",
//!                  "old": [7], "new": [9], "matched_by": "content", "similarity": 0.93,
//!                  "confidence": 0.88, "doubtful": false,
//!                  "edits": [ { "op": "equal", "text": "…" }, { "op": "delete", "text": "Urges" } ],
//!                  "findings": [ { "kind": "operative-verb", "old": "Urges", "new": "Encourages", "direction": "weaker" } ] } ],
//!   "summary": { "added": 1, … },
//!   "warnings": [] }
//! ```
//!
//! - `label` and `symbol`, `title` and `date` are empty strings where there is none; `class` is `null` where nothing changed.
//! - `equal` and `delete` give back the old text, `equal` and `insert` the new one, also where nothing changed; `edits` is
//!   empty only where a clause has no words. In a split or a merge the texts of one side are joined
//!   by a line break. An `equal` run that the old draft prints with other quotes, dashes or spaces has that form in `old`.
//! - `moved` is also true of a clause that went along with its parent; `summary.moved` counts the parent's move once.
//! - `similarity` and `confidence` go from 0 to 1 and have at most four decimals.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::model::{
    Action, Change, Class, Clause, ClauseId, Comparison, Document, Edit, Finding, Furniture,
    MatchedBy, Summary, Warning,
};

/// The schema name of a comparison.
pub const COMPARISON_SCHEMA: &str = "clausediff.comparison/1";
/// The schema name of an outline.
pub const OUTLINE_SCHEMA: &str = "clausediff.outline/1";

/// Scores are rounded to so many parts of one: the last bits of a sum may
/// differ between machines, its fourth decimal does not.
const PARTS: f64 = 10_000.0;

/// Returns a comparison as JSON.
pub fn comparison(comparison: &Comparison) -> String {
    text(&ComparisonView::of(comparison))
}

/// Writes a comparison as JSON, without making a copy of it first.
///
/// # Errors
/// When the writer fails.
pub fn write_comparison(comparison: &Comparison, writer: impl Write) -> io::Result<()> {
    write(&ComparisonView::of(comparison), writer)
}

/// Returns an outline as JSON: one draft as it was understood, with the furniture that was taken off.
pub fn outline(document: &Document) -> String {
    text(&OutlineView::of(document))
}

/// Writes an outline as JSON, without making a copy of it first.
///
/// # Errors
/// When the writer fails.
pub fn write_outline(document: &Document, writer: impl Write) -> io::Result<()> {
    write(&OutlineView::of(document), writer)
}

/// Nothing in a view can fail to become JSON: every key is a string and nothing is written but to memory.
fn text(view: &impl Serialize) -> String {
    let mut json = serde_json::to_string(view).unwrap_or_default();
    json.push('\n');
    json
}

fn write(view: &impl Serialize, writer: impl Write) -> io::Result<()> {
    let mut writer = io::BufWriter::new(writer);
    serde_json::to_writer(&mut writer, view)?;
    writer.write_all(b"\n")?;
    writer.flush()
}

#[derive(Serialize)]
struct ComparisonView<'a> {
    schema: &'static str,
    old: DocumentView<'a>,
    new: DocumentView<'a>,
    changes: Changes<'a>,
    summary: &'a Summary,
    warnings: &'a [Warning],
}

impl<'a> ComparisonView<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        Self {
            schema: COMPARISON_SCHEMA,
            old: DocumentView::of(&comparison.old),
            new: DocumentView::of(&comparison.new),
            changes: Changes(comparison),
            summary: &comparison.summary,
            warnings: &comparison.warnings,
        }
    }
}

#[derive(Serialize)]
struct OutlineView<'a> {
    schema: &'static str,
    document: DocumentView<'a>,
}

impl<'a> OutlineView<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            schema: OUTLINE_SCHEMA,
            document: DocumentView {
                furniture: Some(&document.furniture),
                ..DocumentView::of(document)
            },
        }
    }
}

#[derive(Serialize)]
struct DocumentView<'a> {
    source: &'a str,
    symbol: String,
    title: &'a str,
    date: &'a str,
    sponsors: &'a [String],
    warnings: &'a [Warning],
    clauses: &'a [Clause],
    #[serde(skip_serializing_if = "Option::is_none")]
    furniture: Option<&'a [Furniture]>,
}

impl<'a> DocumentView<'a> {
    fn of(document: &'a Document) -> Self {
        let symbol = document.masthead.symbol.as_ref();
        Self {
            source: &document.source,
            symbol: symbol.map(ToString::to_string).unwrap_or_default(),
            title: &document.title,
            date: &document.masthead.date,
            sponsors: &document.masthead.sponsors,
            warnings: &document.warnings,
            clauses: &document.clauses,
            furniture: None,
        }
    }
}

#[derive(Serialize)]
struct ChangeView<'a> {
    action: Action,
    moved: bool,
    renumbered: bool,
    class: Option<Class>,
    old: &'a [ClauseId],
    new: &'a [ClauseId],
    matched_by: MatchedBy,
    similarity: f64,
    confidence: f64,
    doubtful: bool,
    edits: Cow<'a, [Edit]>,
    findings: &'a [Finding],
}

impl<'a> ChangeView<'a> {
    fn of(change: &'a Change, comparison: &'a Comparison) -> Self {
        let pairing = &change.pairing;
        Self {
            action: change.action,
            moved: pairing.moved.is_some(),
            renumbered: change.renumbered,
            class: change.class,
            old: &pairing.old,
            new: &pairing.new,
            matched_by: pairing.matched_by,
            similarity: rounded(pairing.similarity),
            confidence: rounded(pairing.confidence),
            doubtful: pairing.is_doubtful(),
            edits: edits(change, comparison),
            findings: &change.findings,
        }
    }
}

/// The edits of a change; of a clause that is the same to the letter, its text as one equal run.
fn edits<'a>(change: &'a Change, comparison: &Comparison) -> Cow<'a, [Edit]> {
    let same = match change.pairing.new.as_slice() {
        &[new] if change.action == Action::Unchanged && change.edits.is_empty() => {
            comparison.new.clauses.get(new)
        }
        _ => None,
    };
    match same.filter(|clause| !clause.text.is_empty()) {
        Some(clause) => Cow::Owned(vec![Edit::equal(clause.text.clone())]),
        None => Cow::Borrowed(&change.edits),
    }
}

/// The changes of a comparison; their views are made one after the other while they are written.
struct Changes<'a>(&'a Comparison);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(comparison) = self;
        let views = comparison.changes.iter();
        serializer.collect_seq(views.map(|change| ChangeView::of(change, comparison)))
    }
}

fn rounded(score: f64) -> f64 {
    (score * PARTS).round() / PARTS
}
