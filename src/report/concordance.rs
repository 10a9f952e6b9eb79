//! Which old number is which new number.

use super::wording::{new_places, old_places, previous_sibling};
use crate::model::{Change, Clause, ClauseId, ClauseKind, Comparison, Document, Move};

/// The title of the table.
pub(super) const TITLE: &str = "Old and new numbers";
/// Said instead of a table that would tell nothing.
pub(super) const SAME_NUMBERS: &str = "The numbers are the same in both drafts.";
/// Said of clauses that have no row.
pub(super) const GOES_ALONG: &str =
    "What stands under a clause and keeps its number there goes with it.";
/// The heads of the columns.
pub(super) const COLUMNS: [&str; 2] = super::wording::DRAFTS;

/// Rows in unbroken order that are drawn together into one, `OP9 to OP12`: fewer are as quickly read singly.
const LONG_RUN: usize = 4;

/// Which old number is which new number.
pub(super) struct Concordance {
    /// Old and new places, in the order of the changes.
    pub(super) rows: Vec<[String; 2]>,
    /// True when clauses have no row because they go along with the one above them.
    pub(super) goes_along: bool,
}

impl Concordance {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let (rows, goes_along) = rows(comparison);
        Self { rows, goes_along }
    }

    /// True when every clause kept its number.
    pub(super) fn is_the_same(&self) -> bool {
        self.rows.iter().all(|[old, new]| old == new)
    }
}

/// The rows, and whether clauses were left out because they go along with the one above them.
fn rows(comparison: &Comparison) -> (Vec<[String; 2]>, bool) {
    let partners = partners(comparison);
    let mut rows = Vec::new();
    let mut goes_along = false;
    let mut run: Vec<&Change> = Vec::new();
    for change in &comparison.changes {
        if !is_numbered(change, comparison) {
            continue;
        }
        if keeps_its_number_under_its_parent(change, comparison, &partners) {
            goes_along = true;
            continue;
        }
        if !run
            .last()
            .is_some_and(|last| follows(change, last, comparison))
        {
            push_run(&mut rows, &std::mem::take(&mut run), comparison);
        }
        run.push(change);
    }
    push_run(&mut rows, &run, comparison);
    (rows, goes_along)
}

/// The index of each old clause's change.
fn partners(comparison: &Comparison) -> Vec<Option<&Change>> {
    let mut partners = vec![None; comparison.old.clauses.len()];
    for change in &comparison.changes {
        for &old in &change.pairing.old {
            if let Some(partner) = partners.get_mut(old) {
                *partner = Some(change);
            }
        }
    }
    partners
}

/// True for a part of the text that delegates call by a number.
fn is_numbered(change: &Change, comparison: &Comparison) -> bool {
    old_clause(change, comparison)
        .or_else(|| new_clause(change, comparison))
        .is_some_and(|clause| has_number(clause.kind))
}

fn has_number(kind: ClauseKind) -> bool {
    match kind {
        ClauseKind::Heading
        | ClauseKind::Preambular
        | ClauseKind::Operative
        | ClauseKind::Subparagraph
        | ClauseKind::Paragraph
        | ClauseKind::TableRow
        | ClauseKind::Footnote => true,
        ClauseKind::Masthead
        | ClauseKind::Sponsors
        | ClauseKind::Recommendation
        | ClauseKind::Title
        | ClauseKind::Organ
        | ClauseKind::Closing => false,
    }
}

/// `OP4(b)` that was `OP3(b)`, when `OP4` was `OP3`: the row of the parent says it.
fn keeps_its_number_under_its_parent(
    change: &Change,
    comparison: &Comparison,
    partners: &[Option<&Change>],
) -> bool {
    let Some((old, new)) = one_to_one(change, comparison) else {
        return false;
    };
    let (Some(old_parent), Some(new_parent)) = (old.parent, new.parent) else {
        return false;
    };
    let together = partners
        .get(old_parent)
        .copied()
        .flatten()
        .is_some_and(|parent| parent.pairing.new == [new_parent]);
    let under = |clause: &Clause, parent: ClauseId, clauses: &[Clause]| {
        let parent = clauses.get(parent)?;
        clause.place.strip_prefix(&parent.place).map(str::to_owned)
    };
    together
        && change.pairing.moved != Some(Move::Alone)
        && under(old, old_parent, &comparison.old.clauses)
            .is_some_and(|place| Some(place) == under(new, new_parent, &comparison.new.clauses))
}

fn one_to_one<'a>(change: &Change, comparison: &'a Comparison) -> Option<(&'a Clause, &'a Clause)> {
    (change.pairing.old.len() == 1 && change.pairing.new.len() == 1)
        .then(|| {
            Some((
                old_clause(change, comparison)?,
                new_clause(change, comparison)?,
            ))
        })
        .flatten()
}

fn old_clause<'a>(change: &Change, comparison: &'a Comparison) -> Option<&'a Clause> {
    comparison.old.clauses.get(*change.pairing.old.first()?)
}

fn new_clause<'a>(change: &Change, comparison: &'a Comparison) -> Option<&'a Clause> {
    comparison.new.clauses.get(*change.pairing.new.first()?)
}

/// True when a change is the next paragraph after another: in both drafts, or both new, or both gone.
fn follows(change: &Change, last: &Change, comparison: &Comparison) -> bool {
    // A doubtful row has to be seen.
    if change.pairing.is_doubtful() || last.pairing.is_doubtful() {
        return false;
    }
    continues(&last.pairing.old, &change.pairing.old, &comparison.old)
        && continues(&last.pairing.new, &change.pairing.new, &comparison.new)
}

/// True when one clause stands directly after another of its kind, or when there is none of either.
fn continues(last: &[ClauseId], next: &[ClauseId], document: &Document) -> bool {
    match (last, next) {
        ([], []) => true,
        (&[last], &[next]) => {
            let kind = |id: ClauseId| document.clauses.get(id).map(|clause| clause.kind);
            kind(last) == kind(next)
                && previous_sibling(next, document).is_some_and(|before| before.id == last)
        }
        _ => false,
    }
}

fn push_run(rows: &mut Vec<[String; 2]>, run: &[&Change], comparison: &Comparison) {
    let row = |change: &Change| {
        let mut new = new_places(change, comparison);
        if change.pairing.is_doubtful() {
            new.push_str(" (doubtful)");
        }
        [old_places(change, comparison), new]
    };
    if let (Some(first), Some(last), true) = (run.first(), run.last(), run.len() >= LONG_RUN) {
        let ([old_first, new_first], [old_last, new_last]) = (row(first), row(last));
        rows.push([
            from_to(&old_first, &old_last),
            from_to(&new_first, &new_last),
        ]);
    } else {
        rows.extend(run.iter().map(|change| row(change)));
    }
}

fn from_to(first: &str, last: &str) -> String {
    if first == last {
        // No place: all are new, or all are gone.
        return first.to_owned();
    }
    format!("{first} to {last}")
}
