//! A redline read back: what accepting and rejecting its changes gives.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{ClauseKind, Comparison, Document};
use crate::read::{self, Tracked};
use crate::{normalise, structure};

/// Places named in a message before it says "and more".
const MOST_NAMED: usize = 8;

/// Reads a redline as Word would settle it, and says where it is not the two drafts to the letter.
pub(super) fn differences(comparison: &Comparison, bytes: &[u8]) -> Vec<String> {
    [
        (Tracked::Accepted, "Accepting", "new", &comparison.new),
        (Tracked::Original, "Rejecting", "old", &comparison.old),
    ]
    .into_iter()
    .filter_map(|(tracked, doing, side, draft)| {
        let places = places(draft, &read_back(bytes, tracked)?);
        let named: Vec<&str> = places.iter().copied().take(MOST_NAMED).collect();
        let more = if places.len() > named.len() { " and more" } else { "" };
        (!places.is_empty()).then(|| {
            format!(
                "{doing} all changes of the redline does not give the {side} draft to the letter, numbers included: look at {}{more}.",
                named.join(", ")
            )
        })
    })
    .collect()
}

fn read_back(bytes: &[u8], tracked: Tracked) -> Option<Document> {
    let options = read::Options {
        tracked,
        ..read::Options::default()
    };
    let draft = read::read_bytes_as("redline.docx", bytes, &options).ok()?;
    let vocabulary = normalise::Vocabulary::of(&[&draft]);
    Some(structure::structure(normalise::normalise(
        draft,
        &vocabulary,
    )))
}

/// The places of a draft's clauses that do not stand in a document with the same number and the same words.
fn places<'a>(draft: &'a Document, found: &Document) -> Vec<&'a str> {
    let keys = |document: &Document| -> Vec<String> {
        let clauses = document.clauses.iter();
        clauses
            .map(|clause| {
                let words: Vec<&str> = clause.text.split_whitespace().collect();
                let words = words.join(" ");
                // Empty cells at the end of a row are no change between drafts, so they are not tracked.
                let words = match clause.kind {
                    ClauseKind::TableRow => words.trim_end_matches(['|', ' ']),
                    _ => &words,
                };
                format!("{} {words}", clause.printed_label())
            })
            .collect()
    };
    let (wanted, given) = (keys(draft), keys(found));
    let mut missing = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &wanted, &given) {
        if let DiffOp::Delete {
            old_index, old_len, ..
        }
        | DiffOp::Replace {
            old_index, old_len, ..
        } = op
        {
            let clauses = draft.clauses.iter().skip(old_index).take(old_len);
            missing.extend(clauses.map(|clause| clause.place.as_str()));
        }
    }
    missing
}
