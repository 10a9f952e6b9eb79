//! JSON, `clausediff.comparison/1` and `clausediff.outline/1`.
//!
//! One line with a line break at its end. Within version 1 fields are only
//! ever added. A comparison always holds every clause and every change,
//! whatever a reader asks the other reports to leave out.
//!
//! The same is told to programs by the JSON Schema of either: [`Schema`], or
//! `clausediff schema`.
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
//! - Further values of a finding's `kind` and of a warning's `kind` may come, as further fields may.
//! - A clause in which the file itself tracks changes has them in `revisions`, each with `kind` (insertion, deletion,
//!   move-to, move-from), `author`, `date` (ISO 8601, or empty) and the `text` that came or went.
//! - `similarity` and `confidence` go from 0 to 1 and have at most four decimals.

mod schema;
#[cfg(test)]
mod tests;
mod view;

use std::io::{self, Write};

use serde::Serialize;

use crate::model::{Comparison, Document};

pub use schema::Schema;
use view::{ComparisonView, OutlineView};

/// The schema name of a comparison.
pub const COMPARISON_SCHEMA: &str = "clausediff.comparison/1";
/// The schema name of an outline.
pub const OUTLINE_SCHEMA: &str = "clausediff.outline/1";

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
