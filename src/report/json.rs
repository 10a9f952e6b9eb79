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
//!                  "findings": [ { "kind": "operative-verb", "old": "Urges", "new": "Encourages", "direction": "weaker",
//!                                  "why": "…", "at": { "old": { "clause": 7, "start": 0, "end": 5 }, "new": { … } } },
//!                                { "kind": "duty", "old": "should", "new": "shall", "direction": "stronger",
//!                                  "subject": "Member States", "why": "…", "at": { … } } ] } ],
//!   "overall": { "findings": [ { "kind": "sponsor", "old": "", "new": "Peru", "direction": "added" } ],
//!                "replacements": [ { "old": "…", "new": "…", "changes": [3, 5, 8], "remaining": 0 } ],
//!                "in_brackets": { "old": 0.12, "new": 0.03 } },
//!   "headline": [ "Operative paragraph 4: “Urges” becomes “Encourages” (weaker)." ],
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
//! - A finding has `kind`, `old` and `new`; the others where there is something to say: `direction`; `subject`, who bears
//!   a duty or which line of the masthead; `why`, the rule and the words that it read; `at`, where the words stand: the
//!   clause and a range of bytes of its `text` in UTF-8, `null` on the side where there are none. The kinds and the
//!   directions are those of [`FindingKind`](crate::model::FindingKind) and [`Direction`](crate::model::Direction).
//! - A clause that is `unchanged` can have a finding: a reference in it was forgotten when clauses got other numbers.
//! - `replacements` name the `changes` by their positions, `remaining` how often the old wording still stands;
//!   `in_brackets` is the share of each draft's text that stands in square brackets.
//! - `clausediff OLD NEW --findings --format json` writes `clausediff.findings/1`: `overall`, `headline`, and `findings`
//!   with the same fields and `place` (of either draft), `change` (a position) and `sentence`.
//! - `similarity` and `confidence` go from 0 to 1 and have at most four decimals.

mod parts;
mod schema;
#[cfg(test)]
mod tests;
mod view;

use std::io::{self, Write};

use serde::Serialize;

use crate::model::{Comparison, Document};

pub use schema::Schema;
use view::{ComparisonView, FindingsView, OutlineView};

/// The schema name of a comparison.
pub const COMPARISON_SCHEMA: &str = "clausediff.comparison/1";
/// The schema name of an outline.
pub const OUTLINE_SCHEMA: &str = "clausediff.outline/1";
/// The schema name of a list of findings.
pub const FINDINGS_SCHEMA: &str = "clausediff.findings/1";

/// With more changes than this their JSON is made on several threads: a change takes two microseconds.
const MANY_CHANGES: usize = 400;

/// Returns a comparison as JSON.
pub fn comparison(comparison: &Comparison) -> String {
    text(&ComparisonView::of(comparison))
}

/// Writes a comparison as JSON, without making a copy of it first.
///
/// # Errors
/// When the writer fails.
pub fn write_comparison(comparison: &Comparison, writer: impl Write) -> io::Result<()> {
    if comparison.changes.len() <= MANY_CHANGES {
        return write(&ComparisonView::of(comparison), writer);
    }
    let mut writer = io::BufWriter::new(writer);
    parts::write(comparison, &mut writer)?;
    writer.write_all(b"\n")?;
    writer.flush()
}

/// Writes the findings of a comparison alone as JSON.
///
/// # Errors
/// When the writer fails.
pub fn write_findings(comparison: &Comparison, writer: impl Write) -> io::Result<()> {
    write(&FindingsView::of(comparison), writer)
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
