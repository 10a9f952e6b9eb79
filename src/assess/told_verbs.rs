//! Findings about verbs that another finding tells better, or that two of them tell together.

use crate::model::{Direction, FindingKind, Side};

use super::notes::Note;

/// "[Decides][Requests]" that became "Also requests": the choice is told, and no verb became another.
pub(super) fn verb_was_chosen(found: &mut Vec<Note>) {
    let bare = |words: &str| {
        let words = words.to_lowercase();
        let words = words.trim_start_matches("also ");
        words.trim_start_matches("further ").to_owned()
    };
    let chosen: Vec<String> = found
        .iter()
        .filter(|note| note.finding.kind == FindingKind::Bracket)
        .filter_map(|note| match note.finding.direction {
            Some(Direction::Closed) => Some(bare(&note.finding.new)),
            Some(Direction::Opened) => Some(bare(&note.finding.old)),
            _ => None,
        })
        .filter(|words| !words.is_empty())
        .collect();
    let is_chosen = |words: &str| chosen.contains(&bare(words));
    found.retain(|note| {
        let finding = &note.finding;
        finding.kind != FindingKind::OperativeVerb
            || !(is_chosen(&finding.old) || is_chosen(&finding.new))
    });
}

/// "Notes … and welcomes …" that became "Welcomes … and notes …": the order is another, no verb came or went.
pub(super) fn verbs_changed_places(found: &mut Vec<Note>) {
    let kind = FindingKind::OperativeVerb;
    let joined = |direction: Direction, found: &[Note]| {
        found
            .iter()
            .position(|note| note.finding.kind == kind && note.finding.direction == Some(direction))
    };
    let (Some(came), Some(went)) = (
        joined(Direction::Added, found),
        joined(Direction::Dropped, found),
    ) else {
        return;
    };
    let is_lead = |note: &Note| {
        note.finding.kind == kind
            && !matches!(
                note.finding.direction,
                Some(Direction::Added | Direction::Dropped)
            )
    };
    let Some(lead) = found.iter().position(is_lead) else {
        return;
    };
    let words = |at: usize, side: Side| {
        let finding = found.get(at).map(|note| &note.finding);
        finding.map_or("", |finding| {
            if side == Side::Old {
                &finding.old
            } else {
                &finding.new
            }
        })
    };
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    if !same(words(lead, Side::Old), words(came, Side::New))
        || !same(words(lead, Side::New), words(went, Side::Old))
    {
        return;
    }
    if let Some(note) = found.get_mut(lead) {
        note.finding.direction = Some(Direction::Changed);
        note.finding.why = "the leading verb and one joined to it changed places".into();
    }
    let mut position = 0;
    found.retain(|_| {
        position += 1;
        position - 1 != came && position - 1 != went
    });
}
