//! What JSON says, field by field.
//!
//! The JSON Schema in `schema/` is made of these types and their comments
//! (see `tests.rs`), so that the two cannot drift apart.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{COMPARISON_SCHEMA, FINDINGS_SCHEMA, OUTLINE_SCHEMA};
use crate::model::{
    Action, Change, Class, Clause, ClauseId, Comparison, Document, Edit, Finding, Furniture,
    MatchedBy, Overall, Side, Sides, Summary, Warning,
};
use crate::report::wording;

/// Scores are rounded to so many parts of one: the last bits of a sum may
/// differ between machines, its fourth decimal does not.
const PARTS: f64 = 10_000.0;

/// Two drafts of a text and what happened between them, clause by clause.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Comparison"))]
pub(super) struct ComparisonView<'a> {
    /// The name and version of this form.
    #[cfg_attr(test, schemars(extend("const" = COMPARISON_SCHEMA)))]
    schema: &'static str,
    /// The earlier draft.
    old: DocumentView<'a>,
    /// The later draft.
    new: DocumentView<'a>,
    /// Every clause of either draft stands in exactly one change. In the reading
    /// order of the new draft, removed clauses where they stood.
    #[cfg_attr(test, schemars(with = "Vec<ChangeView<'_>>"))]
    changes: Changes<'a>,
    /// What is found about the two drafts as a whole, and belongs to no one clause.
    overall: &'a Overall,
    /// The three to ten changes that matter most, the most important first, each in one sentence.
    headline: Vec<String>,
    /// The counts.
    summary: &'a Summary,
    /// What the reader should know before relying on the comparison.
    warnings: &'a [Warning],
}

impl<'a> ComparisonView<'a> {
    pub(super) fn of(comparison: &'a Comparison) -> Self {
        Self {
            schema: COMPARISON_SCHEMA,
            old: DocumentView::of(&comparison.old),
            new: DocumentView::of(&comparison.new),
            changes: Changes {
                changes: &comparison.changes,
                comparison,
            },
            overall: &comparison.overall,
            headline: wording::what_matters(comparison, |_| true),
            summary: &comparison.summary,
            warnings: &comparison.warnings,
        }
    }

    /// The same without clauses and changes.
    pub(super) fn without_lists(mut self) -> Self {
        self.old.clauses = &[];
        self.new.clauses = &[];
        self.changes.changes = &[];
        self
    }
}

/// The findings of a comparison alone.
#[derive(Serialize)]
pub(super) struct FindingsView<'a> {
    schema: &'static str,
    overall: &'a Overall,
    headline: Vec<String>,
    findings: Vec<FindingView<'a>>,
    warnings: &'a [Warning],
}

/// A finding with where it stands, and as a sentence.
#[derive(Serialize)]
struct FindingView<'a> {
    place: Sides<String>,
    change: usize,
    sentence: String,
    #[serde(flatten)]
    finding: &'a Finding,
}

impl<'a> FindingsView<'a> {
    pub(super) fn of(comparison: &'a Comparison) -> Self {
        let view = |(position, change): (usize, &'a Change)| {
            let place = Sides::new(
                wording::old_places(change, comparison),
                wording::new_places(change, comparison),
            );
            let findings = change.findings.iter();
            findings.map(move |finding| FindingView {
                place: place.clone(),
                change: position,
                sentence: wording::finding(finding),
                finding,
            })
        };
        Self {
            schema: FINDINGS_SCHEMA,
            overall: &comparison.overall,
            headline: wording::what_matters(comparison, |_| true),
            findings: comparison
                .changes
                .iter()
                .enumerate()
                .flat_map(view)
                .collect(),
            warnings: &comparison.warnings,
        }
    }
}

/// One draft as it was understood.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Outline"))]
pub(super) struct OutlineView<'a> {
    /// The name and version of this form.
    #[cfg_attr(test, schemars(extend("const" = OUTLINE_SCHEMA)))]
    schema: &'static str,
    /// The draft, with what was taken off as page furniture.
    document: DocumentView<'a>,
}

impl<'a> OutlineView<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self {
            schema: OUTLINE_SCHEMA,
            document: DocumentView {
                furniture: Some(&document.furniture),
                ..DocumentView::of(document)
            },
        }
    }
}

/// One draft as it was understood.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Document"))]
pub(super) struct DocumentView<'a> {
    /// The file's name as given, or `-`.
    source: &'a str,
    /// The document's symbol; empty when none was found.
    symbol: String,
    /// The title of the text; empty when none was recognised.
    title: &'a str,
    /// The date as printed; empty when none was found.
    date: &'a str,
    /// The sponsors in the printed order.
    sponsors: &'a [String],
    /// What was unclear, in the order of the source.
    warnings: &'a [Warning],
    /// The clauses in reading order; a clause's `id` is its position.
    clauses: &'a [Clause],
    /// What printing put there and was taken off; only in an outline.
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

/// What happened to the clauses of one pairing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Change"))]
pub(super) struct ChangeView<'a> {
    /// What happened to the words.
    action: Action,
    /// True when the clause stands elsewhere, by itself or with the clause that it stands under.
    moved: bool,
    /// True when the number of the clause is another, or its place is counted anew.
    renumbered: bool,
    /// How much it matters; `null` when nothing changed at all.
    class: Option<Class>,
    /// Clauses of the old draft, by `id`; empty for an added clause.
    old: &'a [ClauseId],
    /// Clauses of the new draft, by `id`; empty for a removed clause.
    new: &'a [ClauseId],
    /// The evidence that decided.
    matched_by: MatchedBy,
    /// How much of the wording is shared, rare words counting most; 0 for an added or removed clause.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    similarity: f64,
    /// How sure the pairing is; for an added or removed clause, how sure it is that it has no partner.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    confidence: f64,
    /// True when a reader should check the pairing.
    doubtful: bool,
    /// The words: `equal` and `delete` give back the old text, `equal` and `insert` the new one.
    /// In a split or a merge the texts of one side are joined by a line break.
    edits: Cow<'a, [Edit]>,
    /// What the change does, most important first.
    findings: &'a [Finding],
    /// The draft whose file seems to have lost words here: its text stops in mid-sentence, or it has no footnotes at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    broken_off: Option<Side>,
}

impl<'a> ChangeView<'a> {
    pub(super) fn of(change: &'a Change, comparison: &'a Comparison) -> Self {
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
            broken_off: change.broken_off,
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
struct Changes<'a> {
    changes: &'a [Change],
    comparison: &'a Comparison,
}

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let views = self.changes.iter();
        serializer.collect_seq(views.map(|change| ChangeView::of(change, self.comparison)))
    }
}

fn rounded(score: f64) -> f64 {
    (score * PARTS).round() / PARTS
}
