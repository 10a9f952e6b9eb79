//! Two `Document`s → `Pairing`s: which clause became which.
//!
//! Comes in: two documents whose clauses have their labels taken off. Goes
//! out: pairings in which every clause of either document stands exactly once.
//! Never: a look at how the words of a pair differ.
//!
//! 1. [`identical`]: the same wording anchors; repeated wording is settled by neighbours.
//! 2. [`candidates`]: an index of rare words finds what is worth weighing.
//! 3. [`rounds`]: candidates are weighed ([`score`]: wording, number, kind,
//!    parent, neighbours in their [`context`] and [`vicinity`]) and assigned for the best total
//!    ([`assign`]), three times, so that pairs help their neighbours, parents
//!    and children; a weak pair whose clause is plainly a part of another gives
//!    way ([`release`]).
//! 4. [`partition`]: what is left over is tried as a [`part`] of a clause that was
//!    split or merged.
//! 5. [`moves`]: what stands out of order is the smallest set of moves.

mod assign;
mod candidates;
mod context;
mod guards;
mod identical;
mod layout;
mod lexicon;
mod matching;
mod moves;
mod numbers;
mod order;
mod part;
mod partition;
mod partner;
mod profile;
mod rarity;
mod release;
mod rivals;
mod rounds;
mod runs;
mod score;
#[cfg(test)]
mod tests;
mod vicinity;
mod weighed;
mod write;

use crate::model::{ClauseKind, Document, Pairing, Sides, Warning};
use crate::parallel;

/// Which clause became which, and what the reader should know about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// Every clause of either document stands in exactly one pairing. In the
    /// reading order of the new document, removed clauses where they stood.
    pub pairings: Vec<Pairing>,
    /// The size guards that gave up precision.
    pub warnings: Vec<Warning>,
}

/// The words of two documents, read for [`align_prepared`].
pub struct Prepared {
    /// The new document is worked on as if it were the old one.
    swapped: bool,
    words: profile::Profiles,
}

/// Reads the words of two documents: work for all processors, unlike most of what follows.
pub fn prepare(documents: Sides<&Document>) -> Prepared {
    let swapped = stands_first(documents.new, documents.old);
    Prepared {
        swapped,
        words: profile::Profiles::of_words(in_order_of_work(documents, swapped)),
    }
}

/// Pairs the clauses of two documents.
///
/// `align(old, new)` mirrors `align(new, old)`: the work is done on the two in
/// an order that depends only on what they hold.
pub fn align(documents: Sides<&Document>) -> Alignment {
    align_prepared(documents, prepare(documents))
}

/// Pairs the clauses of two documents, as [`align`] does, whose words were read.
pub fn align_prepared(documents: Sides<&Document>, prepared: Prepared) -> Alignment {
    let Prepared { swapped, words } = prepared;
    let worked = in_order_of_work(documents, swapped);
    let identical = identical::identical(worked, &words);
    let wanted = identical.matching.free();
    let wanted = wanted.as_ref().map(Vec::as_slice);
    let (words, pairs) = words.weighed(wanted);
    let decided = rounds::rounds(worked, &words, &pairs, &identical, wanted);
    let warnings = decided.guards.warnings(&decided.matching);
    let rivals = rivals::Rivals::of(&decided);
    let groups = partition::partition(worked, &words, &decided, &rivals);
    let mut pairings = write::pairings(worked, &words, &identical, &decided, &rivals, groups);
    let in_order = || {
        if swapped {
            order::swap(&mut pairings);
        }
        order::read_in_order(&mut pairings, documents);
    };
    // What was worked with is given back beside the rest of the work.
    let many = documents.new.clauses.len() > MANY_CLAUSES;
    parallel::join(
        many,
        move || drop((words, pairs, identical, decided, rivals)),
        in_order,
    );
    Alignment { pairings, warnings }
}

/// With more clauses than this memory is given back by a thread of its own: a clause takes a tenth of a microsecond.
const MANY_CLAUSES: usize = 5000;

/// The two documents in the order in which they are worked on.
fn in_order_of_work(documents: Sides<&Document>, swapped: bool) -> Sides<&Document> {
    if swapped {
        documents.swapped()
    } else {
        documents
    }
}

/// An order of documents by what they hold, so that the two directions of a comparison do the same work.
fn stands_first(document: &Document, other: &Document) -> bool {
    let size = |document: &Document| document.clauses.len();
    match size(document).cmp(&size(other)) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Greater => false,
        std::cmp::Ordering::Equal => clause_keys(document).lt(clause_keys(other)),
    }
}

fn clause_keys(
    document: &Document,
) -> impl Iterator<Item = (&str, &str, ClauseKind, Option<usize>)> {
    document.clauses.iter().map(|clause| {
        (
            clause.text.as_str(),
            clause.printed_label(),
            clause.kind,
            clause.parent,
        )
    })
}
