//! A redline that was read back: where a number does not come back as its draft prints it, it is typed.
//!
//! What Word counts in a file of others cannot be foreseen: lists go on from
//! one another, notes begin anew where a section ends, and a draft that is no
//! Word file does not say which list its paragraphs are in. So the redline is
//! read as Word would settle it, and held against both drafts. Numbers that
//! Word would count otherwise are typed in the next one; those after a typed
//! number may have changed by that, until none is left.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{Clause, ClauseKind, Comparison, Document, Warning, WarningKind};
use crate::read::{self, Tracked};
use crate::report::redline::{Base, Options, Redline, Uncounted, render_typed};
use crate::{normalise, package, structure};

/// Redlines that are made of one comparison at most. Numbers that changed by what was typed are few, and fewer in each.
const MOST_ROUNDS: usize = 6;
/// Places named in a warning before it says "and more".
const MOST_NAMED: usize = 8;

/// Makes the redline of a comparison, on the file of a draft or as a document of its own, and warns of all that it
/// does not give back.
///
/// # Errors
/// When the file is damaged, or the document is larger than a Word file can be.
pub fn redline(
    comparison: &Comparison,
    base: Option<Base<'_>>,
    options: &Options,
) -> package::Result<Redline> {
    let mut uncounted = Uncounted::default();
    let mut redline = render_typed(comparison, base, options, &uncounted)?;
    if base.is_none() {
        // A document of our own counts nothing, and is held by its tests.
        return Ok(redline);
    }
    let mut lost = Lost::of(comparison, &redline.bytes);
    for _ in 1..MOST_ROUNDS {
        let known = uncounted.old.len() + uncounted.new.len();
        uncounted.old.extend(&lost.old.numbers);
        uncounted.new.extend(&lost.new.numbers);
        if uncounted.old.len() + uncounted.new.len() == known {
            break;
        }
        let next = render_typed(comparison, base, options, &uncounted)?;
        let lost_next = Lost::of(comparison, &next.bytes);
        if lost_next.count() <= lost.count() {
            (redline, lost) = (next, lost_next);
        } else {
            break;
        }
    }
    redline.warnings.extend(lost.warnings(comparison));
    Ok(redline)
}

/// What a redline does not give back of each draft.
#[derive(Debug)]
struct Lost {
    old: LostOf,
    new: LostOf,
}

/// What a redline does not give back of a draft, as indices of its clauses.
#[derive(Debug, Default)]
struct LostOf {
    /// Clauses whose words come back with another number.
    numbers: Vec<usize>,
    /// Clauses that do not come back to the letter, these and others.
    clauses: Vec<usize>,
}

impl Lost {
    /// Reads a redline as Word would settle it.
    fn of(comparison: &Comparison, bytes: &[u8]) -> Self {
        let of = |tracked: Tracked, draft: &Document| {
            read_back(bytes, tracked)
                .map_or_else(|| LostOf::all(draft), |it| LostOf::of(draft, &it))
        };
        Self {
            old: of(Tracked::Original, &comparison.old),
            new: of(Tracked::Accepted, &comparison.new),
        }
    }

    fn count(&self) -> usize {
        self.old.clauses.len() + self.new.clauses.len()
    }

    fn warnings(&self, comparison: &Comparison) -> Vec<Warning> {
        let new = ("Accepting", "new", self.new.places(&comparison.new));
        let old = ("Rejecting", "old", self.old.places(&comparison.old));
        let lost = [new, old].into_iter().filter(|it| !it.2.is_empty());
        lost.map(|(doing, side, places)| {
            let message = format!("{doing} all changes of the redline does not give the {side} draft to the letter, numbers included: look at {places}.");
            Warning::new(WarningKind::LeftOut, message)
        })
        .collect()
    }
}

impl LostOf {
    /// Holds a draft against what a redline gives.
    fn of(draft: &Document, found: &Document) -> Self {
        let words = |document: &Document| -> Vec<String> {
            document.clauses.iter().map(words_of).collect()
        };
        let (wanted, given) = (words(draft), words(found));
        let mut lost = Self::default();
        for op in capture_diff_slices(Algorithm::Myers, &wanted, &given) {
            match op {
                DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } => {
                    let wanted = draft.clauses.iter().skip(old_index).take(len);
                    let given = found.clauses.iter().skip(new_index);
                    let others = wanted
                        .zip(given)
                        .enumerate()
                        .filter(|(_, (wanted, given))| {
                            wanted.printed_label() != given.printed_label()
                        });
                    let others = others.map(|(step, _)| old_index + step);
                    lost.numbers.extend(others);
                }
                DiffOp::Delete {
                    old_index, old_len, ..
                }
                | DiffOp::Replace {
                    old_index, old_len, ..
                } => lost.clauses.extend(old_index..old_index + old_len),
                DiffOp::Insert { .. } => {}
            }
        }
        lost.clauses.extend(&lost.numbers);
        lost.clauses.sort_unstable();
        lost
    }

    /// Of a redline that cannot be read: of a draft without words nothing is lost by that.
    fn all(draft: &Document) -> Self {
        Self {
            numbers: Vec::new(),
            clauses: (0..draft.clauses.len()).collect(),
        }
    }

    fn places(&self, draft: &Document) -> String {
        let clauses = self.clauses.iter();
        let places = clauses.filter_map(|it| Some(draft.clauses.get(*it)?.place.as_str()));
        let named: Vec<&str> = places.take(MOST_NAMED).collect();
        let more = if self.clauses.len() > named.len() {
            " and more"
        } else {
            ""
        };
        named.join(", ") + more
    }
}

/// The words of a clause.
fn words_of(clause: &Clause) -> String {
    let words: Vec<&str> = clause.text.split_whitespace().collect();
    let words = words.join(" ");
    match clause.kind {
        // Empty cells at the end of a row are no change between drafts; those of a text are not tracked.
        ClauseKind::TableRow => words.trim_end_matches(['|', ' ']).to_owned(),
        _ => words,
    }
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
