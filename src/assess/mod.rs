//! `Edit`s → class and findings: editorial, consequential or substantive, and why.
//!
//! **Comes in:** two [`Document`]s, the [`Pairing`]s between them (with
//! `moved` already decided) and the word [`Edit`]s of each pairing.
//!
//! **Goes out:** one [`Change`] for each pairing, in the same order: what
//! happened to the words, whether the number is another, the class, and the
//! findings that led to it; then the warnings about the two drafts as a whole.
//!
//! **Never:** changes a pairing or an edit, reads anything but its arguments,
//! or depends on which draft comes first: with the drafts exchanged, added and
//! removed, split and merged, stronger and weaker change places, and class and
//! `renumbered` stay.
//!
//! # How the class is found
//!
//! The class of a reworded clause does not depend on how the edits were cut
//! for a reader. `walk` goes through the words of both texts side by
//! side and asks of every difference whether it is one that cannot change the
//! meaning (`editorial`) or one that another change forces (`references`,
//! `verbs`, `endings`). The first difference that is neither makes the
//! change substantive. The edits are then used to find the smaller findings
//! that stand elsewhere in the same clause.
//!
//! # What the findings are
//!
//! Beside the class stand [`Finding`](crate::model::Finding)s: what the rewording does. `meaning` reads
//! both texts for marks (duties, qualifiers, figures, dates, references, brackets) and pairs those that
//! stand in the same words; `verbs` ranks the leading verbs; `stale` finds the references that were
//! forgotten in clauses that did not change, `alternatives` the choices that were made, `overall` what
//! concerns the drafts as a whole, `alone` what is off within one draft. A finding never changes a class.
//! A clause that is new or gone as a whole has none: it says everything itself.
//!
//! Choices about the class that a reader may want to know:
//!
//! * A split or a merge is substantive even when no word changed, as is a
//!   clause that moved by itself: nobody was forced to it.
//! * A masthead and the closing lines say which issue of the text this is. A
//!   new issue forces a new date and symbol there, so a change is consequential.
//! * A text that breaks off in mid-sentence lost a line of its file
//!   (`broken_off`): editorial, without a finding, and a warning names the place.
//! * What only the making of the two files explains is editorial, and a warning tells of it once
//!   (`file_form`): footnotes that one file lost altogether, rows of a table that the other has
//!   as lines.
//! * A footnote stands where its mark stands: when it moves, or its number is
//!   another, that is consequential.

mod action;
mod alone;
mod alternatives;
mod broken_off;
mod context;
mod editorial;
mod endings;
mod file_form;
mod following;
mod judge;
mod language;
mod lookup;
mod meaning;
mod notes;
mod numbering;
mod numbers;
mod overall;
mod pieces;
mod punctuation;
mod references;
mod spelling;
mod stale;
mod told_verbs;
mod verbs;
mod walk;
mod warnings;
mod wording;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod mirror;
#[cfg(test)]
mod tests;

use crate::model::{Change, Document, Edit, Pairing, Side, Sides, Warning};
use crate::parallel;

pub use alone::within_one_draft;
pub use overall::overall;
pub use warnings::draft_warnings;

use alone::Flaw;
use context::Context;
use lookup::Lookup;

/// With more pairings than this they are judged on several threads:
/// one that was reworded takes some ten microseconds.
const MANY_PAIRINGS: usize = 400;

/// What the judging of two drafts gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assessment {
    /// One for each pairing, in their order.
    pub changes: Vec<Change>,
    /// What is off within the new draft alone and was not off in the old one.
    pub off: Vec<Warning>,
    /// What differs because of how the two files were made: notes that one lost, rows that the other has as lines.
    pub files: Vec<Warning>,
}

/// What is known of two drafts before it is known which of their clauses belong together.
pub struct Prepared<'d> {
    lookup: Lookup<'d>,
    flaws: Sides<Vec<Flaw<'d>>>,
}

/// Looks at both drafts for what needs no pairing, so that it can be done while they are aligned.
pub fn prepare(documents: Sides<&Document>) -> Prepared<'_> {
    let lookup = Lookup::of(documents);
    let many = documents.old.clauses.len().max(documents.new.clauses.len()) > MANY_PAIRINGS;
    if many {
        make_tables();
    }
    let (old, new) = parallel::both(Side::Old, Side::New, many, |side| {
        if many {
            lookup.look_up(side);
        }
        alone::flaws(&lookup, side)
    });
    Prepared {
        lookup,
        flaws: Sides::new(old, new),
    }
}

/// Makes the tables in which words are looked up, which takes some twenty microseconds: of two threads that ask for
/// one at the same time the second would fall asleep until it is made.
fn make_tables() {
    meaning::make_tables();
    numbers::make_table();
    references::make_table();
    verbs::make_table();
}

/// Judges every pairing: what happened, whether it was renumbered, how much it matters and why.
///
/// `edits` holds the word edits of each pairing, in the order of `pairings`;
/// a pairing without edits counts as having none.
pub fn assess(
    documents: Sides<&Document>,
    pairings: Vec<Pairing>,
    edits: Vec<Vec<Edit>>,
) -> Assessment {
    assess_prepared(prepare(documents), pairings, edits)
}

/// Judges every pairing, as [`assess`] does, of drafts that were looked at.
pub fn assess_prepared(
    prepared: Prepared<'_>,
    pairings: Vec<Pairing>,
    edits: Vec<Vec<Edit>>,
) -> Assessment {
    let documents = prepared.lookup.documents();
    let context = Context::new(prepared.lookup, &pairings);
    let off = alone::news(&context, prepared.flaws);
    let many = pairings.len() > MANY_PAIRINGS;
    let nothing = Vec::new();
    let asked: Vec<(&Pairing, &Vec<Edit>)> = pairings
        .iter()
        .zip(edits.iter().chain(std::iter::repeat(&nothing)))
        .collect();
    let judgements = parallel::each(&asked, many, |(pairing, edits)| {
        judge::judge(&context, pairing, edits)
    });
    // What was looked up is given back beside the rest of the work.
    let (of_files, mut changes) = parallel::join(
        many,
        move || {
            drop(context);
            file_form::may_explain(documents)
        },
        || changes(pairings, edits, judgements),
    );
    let files = of_files.then(|| file_form::reconsider(documents, &mut changes));
    Assessment {
        changes,
        off,
        files: files.unwrap_or_default(),
    }
}

/// Each pairing with its edits and what was found out about it.
fn changes(
    pairings: Vec<Pairing>,
    edits: Vec<Vec<Edit>>,
    judgements: Vec<judge::Judgement>,
) -> Vec<Change> {
    let edits = edits.into_iter().chain(std::iter::repeat_with(Vec::new));
    pairings
        .into_iter()
        .zip(edits)
        .zip(judgements)
        .map(|((pairing, edits), judgement)| Change {
            action: judgement.action,
            renumbered: judgement.renumbered,
            class: judgement.class,
            pairing,
            edits,
            findings: judgement.findings,
            broken_off: judgement.broken_off,
        })
        .collect()
}
