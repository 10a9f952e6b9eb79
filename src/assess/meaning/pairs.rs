//! Which mark of the old text became which mark of the new one.

use rustc_hash::FxHashMap;

use super::mark::{Mark, Told};
use super::reader::Reader;

use crate::model::{FindingKind, Sides};

/// What the same key is worth beside the words around: nearly as much as all of them.
const SAME_KEY: u32 = 8;
/// Below this, two marks that differ stand in different places of the sentence.
const LEAST_CONTEXT: u32 = 3;
/// More marks of one kind than this in one clause are only held against each other by their keys.
const MOST_WEIGHED: usize = 40;

/// A mark of either text, or one of each that belong together.
pub(super) type Pair = Sides<Option<usize>>;

/// Pairs the marks of one kind: each with the one of its kind that stands in the same words.
///
/// Pairs whose keys are the same are left out: nothing happened to them. So are marks that nothing is told of.
pub(super) fn pairs(marks: Sides<&[Mark]>, readers: Sides<&Reader<'_>>) -> Vec<Pair> {
    let Sides { old, new } = marks;
    if old.len().max(new.len()) > MOST_WEIGHED {
        return by_key(old, new);
    }
    let mut candidates = Vec::new();
    for (at, mark) in old.iter().enumerate() {
        for (position, other) in new.iter().enumerate() {
            let same = mark.key == other.key;
            let context = mark.shared_context(readers.old, other, readers.new);
            if [mark, other].iter().any(|mark| mark.told == Told::Never)
                && !(same && context >= LEAST_CONTEXT)
            {
                continue;
            }
            if same || (mark.class == other.class && context >= LEAST_CONTEXT) {
                let score = context + if same { SAME_KEY } else { 0 };
                candidates.push((score, at, position, same));
            }
        }
    }
    candidates.sort_by_key(|&(score, at, position, _)| {
        (
            u32::MAX - score,
            at.abs_diff(position),
            at + position,
            at.min(position),
        )
    });
    let (mut old_partner, mut new_partner) = (vec![None; old.len()], vec![None; new.len()]);
    let mut changed = Vec::new();
    for (_, at, position, same) in candidates {
        let (Some(mine), Some(theirs)) = (old_partner.get_mut(at), new_partner.get_mut(position))
        else {
            continue;
        };
        if mine.is_none() && theirs.is_none() {
            (*mine, *theirs) = (Some(position), Some(at));
            if !same {
                changed.push(Sides::new(Some(at), Some(position)));
            }
        }
    }
    let alone = |partner: &[Option<usize>], marks: &[Mark]| -> Vec<usize> {
        let free = partner.iter().zip(marks).enumerate();
        free.filter(|(_, (partner, mark))| partner.is_none() && mark.told == Told::Always)
            .map(|(at, _)| at)
            .collect()
    };
    let (old_alone, new_alone) = (alone(&old_partner, old), alone(&new_partner, new));
    if let ([at], [position]) = (old_alone.as_slice(), new_alone.as_slice())
        && are_only_ones(old.get(*at), new.get(*position))
    {
        changed.push(Sides::new(Some(*at), Some(*position)));
    } else {
        changed.extend(old_alone.into_iter().map(|at| Sides::new(Some(at), None)));
        changed.extend(new_alone.into_iter().map(|at| Sides::new(None, Some(at))));
    }
    changed
}

/// What came and what went by the keys alone, each counted.
fn by_key(old: &[Mark], new: &[Mark]) -> Vec<Pair> {
    let alone = |marks: &[Mark], others: &[Mark]| -> Vec<usize> {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for other in others {
            *counts.entry(other.key.clone()).or_default() += 1;
        }
        let stays =
            |mark: &Mark, counts: &mut FxHashMap<String, usize>| match counts.get_mut(&mark.key) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    true
                }
                _ => false,
            };
        let marks = marks.iter().enumerate();
        marks
            .filter(|(_, mark)| !stays(mark, &mut counts) && mark.told == Told::Always)
            .map(|(at, _)| at)
            .collect()
    };
    let went = alone(old, new)
        .into_iter()
        .map(|at| Sides::new(Some(at), None));
    let came = alone(new, old)
        .into_iter()
        .map(|at| Sides::new(None, Some(at)));
    went.chain(came).collect()
}

/// True for the only two marks left over, when they are of a sort that hardly stands twice in a clause.
fn are_only_ones(old: Option<&Mark>, new: Option<&Mark>) -> bool {
    old.zip(new).is_some_and(|(old, new)| {
        let is_rare = match old.kind {
            FindingKind::Figure | FindingKind::Date => true,
            // "Immediately" for "without delay": the same said at another place.
            FindingKind::Qualifier => old.value == new.value,
            // "Paragraphs 1 to 3" for "paragraph 3".
            FindingKind::Reference | FindingKind::CrossReference => {
                old.kind == new.kind && share_a_number(&old.shown, &new.shown)
            }
            _ => false,
        };
        old.class == new.class && is_rare
    })
}

/// True for numbers of the same nouns, one of which stands in both: "paragraph 3", "paragraphs 1 to 3".
fn share_a_number(old: &str, new: &str) -> bool {
    let parts = |shown: &str| -> (Vec<String>, Vec<String>) {
        let words = shown.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !matches!(*word, "" | "and" | "or" | "to" | "through"));
        let (numbers, nouns): (Vec<&str>, Vec<&str>) =
            words.partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let nouns = nouns
            .iter()
            .map(|noun| noun.trim_end_matches('s').to_lowercase());
        let numbers = numbers.into_iter().map(ToOwned::to_owned);
        (nouns.collect(), numbers.collect())
    };
    let ((old_nouns, old_numbers), (new_nouns, new_numbers)) = (parts(old), parts(new));
    old_nouns == new_nouns
        && old_numbers
            .iter()
            .any(|number| new_numbers.contains(number))
}

#[cfg(test)]
mod tests {
    use super::share_a_number;

    #[test]
    fn a_list_may_grow_by_a_number_but_not_by_a_noun() {
        for (old, new, expected) in [
            ("paragraph 3", "paragraphs 1 to 3", true),
            ("Articles 2 and 4", "Article 4", true),
            ("paragraph 3", "paragraph 4", false),
            ("Article 2", "Article 5, paragraph 2", false),
        ] {
            assert_eq!(share_a_number(old, new), expected, "{old} / {new}");
        }
    }
}
