//! Whether the number of a clause is another.

use rustc_hash::FxHashMap;

use crate::model::{Class, ClauseId, ClauseKind, Document, FindingKind, Label, Pairing, Side};
use crate::text::fold_case;

use super::context::Context;
use super::notes::Note;

/// For every unnumbered paragraph of the preamble, its count under its parent; 0 for any other clause.
pub(super) struct PreambularCounts(Vec<u32>);

impl PreambularCounts {
    /// Counts the paragraphs of the preamble of one draft.
    pub(super) fn of(document: &Document) -> Self {
        let mut counted: FxHashMap<Option<ClauseId>, u32> = FxHashMap::default();
        Self(
            document
                .clauses
                .iter()
                .map(|clause| {
                    if clause.kind != ClauseKind::Preambular {
                        return 0;
                    }
                    // "PP3 bis" was put between two and is not counted.
                    if clause
                        .label
                        .as_ref()
                        .is_some_and(|label| !label.suffix.is_empty())
                    {
                        return 0;
                    }
                    let count = counted.entry(clause.parent).or_default();
                    *count += 1;
                    if clause.label.is_some() { 0 } else { *count }
                })
                .collect(),
        )
    }

    fn get(&self, id: ClauseId) -> Option<u32> {
        self.0.get(id).copied().filter(|&count| count > 0)
    }
}

/// Tells that the number of a clause is another, with the old and the new number.
///
/// Only the clause's own label counts: `(a)` under a paragraph that became 5
/// is not renumbered. In a split or a merge the first clauses of both sides
/// are compared. An unnumbered paragraph of the preamble is renumbered when it
/// is counted anew.
pub(super) fn renumbered(context: &Context<'_>, pairing: &Pairing) -> Option<Note> {
    let (old_id, new_id) = (*pairing.old.first()?, *pairing.new.first()?);
    let old = context.lookup.clause(Side::Old, old_id)?;
    let new = context.lookup.clause(Side::New, new_id)?;
    let (was, is) = match (&old.label, &new.label) {
        (Some(old), Some(new)) if !same_number(old, new) => (&old.printed, &new.printed),
        (None, None) => {
            let was = context.lookup.preambular(Side::Old).get(old_id)?;
            let is = context.lookup.preambular(Side::New).get(new_id)?;
            // The place may not count what stands before as this does: what a
            // reader sees under the same name is not renumbered.
            if was == is || old.place == new.place {
                return None;
            }
            (&old.place, &new.place)
        }
        _ => return None,
    };
    let kind = FindingKind::Renumbered;
    Some(Note::new(Class::Consequential, kind, was, is))
}

/// True when two labels mean the same number: `(a)` and `a.`, `Art. 9` and `Article 9`.
fn same_number(old: &Label, new: &Label) -> bool {
    if old.same_number(new) || same_core(&old.printed, &new.printed) {
        return true;
    }
    let words = (
        super::references::Noun::of(&old.word),
        super::references::Noun::of(&new.word),
    );
    let same_word = matches!(words, (Some(old), Some(new)) if old == new);
    same_word
        && old.numeral == new.numeral
        && old.ordinals == new.ordinals
        && old.suffix.eq_ignore_ascii_case(&new.suffix)
}

/// True when the letters and digits of two texts are the same in lower case, and parted at the same places.
///
/// So `1.12` is not `11.2`.
pub(super) fn same_core(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        let (mut one, mut other) = (parts(one), parts(other));
        return loop {
            match (one.next(), other.next()) {
                (None, None) => break true,
                (Some(part), Some(others)) if part.eq_ignore_ascii_case(others) => {}
                _ => break false,
            }
        };
    }
    parts(&fold_case(one)).eq(parts(&fold_case(other)))
}

/// The runs of letters and digits of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{Draft, label, pairing};
    use crate::assess::lookup::Lookup;
    use crate::model::Sides;

    #[test]
    fn punctuation_around_a_number_is_not_a_number() {
        for (old, new, same) in [
            ("(a)", "a.", true),
            ("(a)", "(b)", false),
            ("4", "4.", true),
            ("4", "4 bis", false),
            ("“4", "4", true),
            ("Article 9", "Article 10", false),
            ("Art. 9", "Article 9", true),
            ("1.12", "11.2", false),
            ("IV", "V", false),
        ] {
            assert_eq!(same_number(&label(old), &label(new)), same, "{old} {new}");
        }
    }

    #[test]
    fn a_child_that_keeps_its_letter_is_not_renumbered() {
        let old = Draft::new().op("4", "Requests:").sub("(a)", "Tea;").done();
        let new = Draft::new().op("5", "Requests:").sub("(a)", "Tea;").done();
        let pairings = [pairing(&[0], &[0]), pairing(&[1], &[1])];
        let context = Context::new(Lookup::of(Sides::new(&old, &new)), &pairings);
        let [parent, child] = pairings
            .each_ref()
            .map(|pairing| renumbered(&context, pairing));
        let finding = parent.unwrap().finding;
        assert_eq!((finding.old.as_str(), finding.new.as_str()), ("4", "5"));
        assert_eq!(child, None);
    }

    #[test]
    fn unnumbered_paragraphs_are_counted() {
        let old = Draft::new().pp("Recalling tea,").pp("Noting rain,").done();
        let new = Draft::new().pp("Noting rain,").done();
        let pairings = [pairing(&[0], &[]), pairing(&[1], &[0])];
        let context = Context::new(Lookup::of(Sides::new(&old, &new)), &pairings);
        let finding = renumbered(&context, &pairings[1]).unwrap().finding;
        assert_eq!((finding.old.as_str(), finding.new.as_str()), ("PP2", "PP1"));
        assert_eq!(renumbered(&context, &pairings[0]), None);
    }
}
