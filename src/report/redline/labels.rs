//! Numbers and bullets that are typed before the words.

use super::plan::{Fate, Line};
use crate::model::{Clause, Comparison, Numeral, Side};

const BULLET: &str = "•";

/// A typed number, or the tab after it, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) fate: Fate,
    pub(super) text: String,
}

/// The number of a clause as it is typed: `4.`, `(a)`, `Article 9`; none for
/// a clause without one, and for a heading whose number is all its words.
pub(super) fn typed(clause: &Clause) -> Option<String> {
    let label = clause.label.as_ref()?;
    if clause.is_only_its_label() {
        return None;
    }
    let printed = &label.printed;
    let ends_by_itself = label.numeral == Numeral::Compound
        || !label.word.is_empty()
        || !printed.ends_with(char::is_alphanumeric);
    let full_stop = if ends_by_itself { "" } else { "." };
    Some(format!("{printed}{full_stop}"))
}

/// True for an item of a list that has a bullet.
pub(super) fn is_bullet(clause: &Clause) -> bool {
    let place = clause.place.as_str();
    let last = place.rsplit_once(", ").map_or(place, |(_, last)| last);
    clause.label.is_none() && last.starts_with("bullet ")
}

/// The number of a clause as it is typed, or its bullet.
pub(super) fn typed_or_bullet(clause: &Clause) -> Option<String> {
    typed(clause).or_else(|| is_bullet(clause).then(|| BULLET.to_owned()))
}

/// What stands before the words of a line: the numbers of both drafts, and the tab after them.
pub(super) fn before_words(comparison: &Comparison, line: &Line) -> Vec<Typed> {
    before_words_by(comparison, line, typed)
}

/// The same of numbers as a function says that they are typed.
pub(super) fn before_words_by(
    comparison: &Comparison,
    line: &Line,
    typed: impl Fn(&Clause) -> Option<String>,
) -> Vec<Typed> {
    let of = |side: Side| line.begins(comparison, side).and_then(&typed);
    let (old, new) = (of(Side::Old), of(Side::New));
    // Words that stand in a line that moved, or came or went whole, share its fate.
    let (gone, come) = match line.end {
        Fate::MovedFrom(_) | Fate::MovedTo(_) => (line.end, line.end),
        _ => (Fate::Deleted, Fate::Inserted),
    };
    let typed = |fate: Fate, text: &str| Typed {
        fate,
        text: text.to_owned(),
    };
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(old), Some(new)) if old == new => vec![typed(Fate::Kept, &format!("{new}\t"))],
        (Some(old), Some(new)) => vec![
            typed(gone, &old),
            typed(come, &new),
            typed(Fate::Kept, "\t"),
        ],
        (Some(old), None) => vec![typed(gone, &format!("{old}\t"))],
        (None, Some(new)) => vec![typed(come, &format!("{new}\t"))],
    }
}
