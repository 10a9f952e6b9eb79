//! References that differ: did they follow their targets?

use std::ops::Range;

use crate::model::{Class, Direction, FindingKind, Sides};

use super::context::Context;
use super::notes::Note;
use super::references::{Followed, followed};
use super::wording::Wording;

/// Judges two references by their positions in the wordings; `None` when both are printed alike.
pub(super) fn judge_reference(
    context: &Context<'_>,
    wordings: Sides<&Wording<'_>>,
    cites: Sides<usize>,
) -> Option<Note> {
    let printed = |wording: &Wording<'_>, cite: usize| {
        let range = wording.cites.get(cite)?.range.clone();
        wording.text.get(range).map(str::to_lowercase)
    };
    let old = printed(wordings.old, cites.old)?;
    let new = printed(wordings.new, cites.new)?;
    if old == new {
        return None;
    }
    let target = |wording: &Wording<'_>, cite: usize| wording.targets.get(cite).copied().flatten();
    let targets = Sides::new(
        target(wordings.old, cites.old),
        target(wordings.new, cites.new),
    );
    let shown = |wording: &Wording<'_>, cite: usize| wording.whole_reference(cite).to_string();
    let (old, new) = (
        shown(wordings.old, cites.old),
        shown(wordings.new, cites.new),
    );
    let kind = FindingKind::CrossReference;
    Some(match followed(context, targets) {
        Followed::Yes => Note::new(Class::Consequential, kind, old, new),
        Followed::No => Note::new(Class::Substantive, kind, old, new).going(Direction::Changed),
        Followed::Unknown => {
            // Of another text, or unclear: the numbers differ, and no more is known.
            Note::new(Class::Substantive, kind, old, new)
        }
    })
}

/// Finds the references that differ in two parts of which nothing else is explained.
///
/// One that followed its target is proved by the alignment. One that did not
/// is told only when the parts are hardly more than the reference, because
/// in parts that were written anew two numbers need not be one reference.
pub(super) fn references_in(
    context: &Context<'_>,
    wordings: Sides<&Wording<'_>>,
    bytes: &Sides<Range<usize>>,
) -> Vec<Note> {
    /// Words around one number that still make it one reference: "in paragraph 2 above".
    const HARDLY_MORE: usize = 4;
    let (old, new) = (
        wordings.old.within(&bytes.old),
        wordings.new.within(&bytes.new),
    );
    let is_short = old.len().max(new.len()) <= HARDLY_MORE;
    let cites = |wording: &Wording<'_>, positions: Range<usize>| -> Vec<usize> {
        let pieces = wording.pieces.get(positions).unwrap_or(&[]);
        pieces.iter().filter_map(|piece| piece.cite).collect()
    };
    let (old, new) = (cites(wordings.old, old), cites(wordings.new, new));
    if old.len() != new.len() {
        return Vec::new();
    }
    old.into_iter()
        .zip(new)
        .filter_map(|(old, new)| judge_reference(context, wordings, Sides::new(old, new)))
        .filter(|note| match note.finding.direction {
            None => note.class == Class::Consequential,
            Some(_) => is_short,
        })
        .collect()
}
