//! Whole clauses that stand for a choice: `Option 2`, `OP3 alt`, `OP3 bis`.

use crate::model::{Clause, Direction, Finding, FindingKind, Pairing, Side, Spot};

use super::context::Context;

/// Finds the choices that a pairing made, or opened.
///
/// A clause that was inserted as `3 bis`, or offered as `Option 2`, and stands
/// in the other draft without that mark was agreed; one that is gone was dropped.
pub(super) fn alternatives(context: &Context<'_>, pairing: &Pairing) -> Vec<Finding> {
    let choices = |side: Side, ids: &[usize]| -> Vec<(usize, String)> {
        let clauses = ids.iter().filter_map(|&id| context.lookup.clause(side, id));
        clauses
            .filter_map(|clause| Some((clause.id, choice(clause)?)))
            .collect()
    };
    let old = choices(Side::Old, &pairing.old);
    let new = choices(Side::New, &pairing.new);
    if old.is_empty() == new.is_empty() {
        return Vec::new();
    }
    let place = |side: Side, ids: &[usize]| {
        let clause = ids.first().and_then(|&id| context.lookup.clause(side, id));
        clause.map_or(String::new(), |clause| clause.place.clone())
    };
    let kind = FindingKind::Alternative;
    let closed = old.into_iter().map(|(id, name)| {
        let mut finding =
            Finding::new(kind, name, place(Side::New, &pairing.new)).going(Direction::Closed);
        finding.spots.old = spot(context, Side::Old, id);
        finding
    });
    let mut findings: Vec<Finding> = closed.collect();
    findings.extend(new.into_iter().map(|(id, name)| {
        let mut finding =
            Finding::new(kind, place(Side::Old, &pairing.old), name).going(Direction::Opened);
        finding.spots.new = spot(context, Side::New, id);
        finding
    }));
    let why = "a clause marked as one of several choices on one side, and not on the other";
    findings
        .into_iter()
        .map(|finding| finding.because(why))
        .collect()
}

fn spot(context: &Context<'_>, side: Side, id: usize) -> Option<Spot> {
    let end = context.lookup.clause(side, id)?.text.len();
    Some(Spot {
        clause: id,
        start: 0,
        end,
    })
}

/// The place of a clause that is one of several choices.
fn choice(clause: &Clause) -> Option<String> {
    let label = clause.label.as_ref();
    let is_marked = label.is_some_and(|label| {
        label.word.eq_ignore_ascii_case("option")
            || matches!(
                label.suffix.as_str(),
                "alt" | "bis" | "ter" | "quater" | "quinquies"
            )
    });
    if is_marked {
        return Some(clause.place.clone());
    }
    // Nearly every clause of both drafts is asked: its beginning tells.
    let (number, _) = clause.text.strip_prefix("Option ")?.split_once(':')?;
    let is_option = number.len() <= 3 && number.chars().all(char::is_alphanumeric);
    is_option.then(|| {
        if clause.place.contains("Option") {
            clause.place.clone()
        } else {
            format!("{}, Option {number}", clause.place)
        }
    })
}
