//! Labels looked up: which clause a reference means.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{Clause, ClauseId, ClauseKind, Document, Numeral};

use super::cite::Cite;
use super::noun::Noun;
use super::numeral::Reading;
use super::points::Points;

/// How many levels up from a clause its references are looked for.
///
/// Numbered texts have at most six or seven levels; the bound keeps a hostile
/// chain of levels from costing more than linear time.
const LEVELS_UP: usize = 16;

/// The labels of one draft.
pub(in super::super) struct Index<'d> {
    document: &'d Document,
    /// Clauses by their number, in reading order.
    by_number: FxHashMap<Key<'d>, Vec<ClauseId>>,
    /// For every clause, the id after the last clause under it.
    ends: Vec<ClauseId>,
    /// For every clause, the part with a numbering of its own that it stands in.
    parts: Vec<usize>,
    /// The ids of each part.
    part_ranges: Vec<Range<ClauseId>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key<'k> {
    noun: Noun,
    numeral: Numeral,
    ordinals: Cow<'k, [u32]>,
    /// In lower case.
    suffix: Cow<'k, str>,
}

impl<'d> Index<'d> {
    /// Enters every label of a draft.
    pub(in super::super) fn of(document: &'d Document) -> Self {
        let mut index = Self {
            document,
            by_number: FxHashMap::default(),
            ends: (1..=document.clauses.len()).collect(),
            parts: Vec::with_capacity(document.clauses.len()),
            part_ranges: std::iter::once(0..0).collect(),
        };
        for clause in document.clauses.iter().rev() {
            let end = index.ends.get(clause.id).copied().unwrap_or(0);
            if let Some(above) = clause.parent.and_then(|id| index.ends.get_mut(id)) {
                *above = end.max(*above);
            }
        }
        let labels = document.clauses.iter();
        let labels = labels.filter(|clause| clause.label.is_some()).count();
        index.by_number.reserve(labels);
        let mut preambular = 0;
        for clause in &document.clauses {
            if opens_part(clause) {
                index.part_ranges.push(clause.id..clause.id);
                preambular = 0;
            }
            index.parts.push(index.part_ranges.len() - 1);
            if let Some(part) = index.part_ranges.last_mut() {
                part.end = clause.id + 1;
            }
            let is_inserted = clause
                .label
                .as_ref()
                .is_some_and(|label| !label.suffix.is_empty());
            preambular += u32::from(clause.kind == ClauseKind::Preambular && !is_inserted);
            if let Some(key) = key(clause, preambular) {
                index.by_number.entry(key).or_default().push(clause.id);
            }
        }
        index
    }

    /// True when some clause has the number of a reference, whether or not it is clear that it is meant.
    pub(in super::super) fn knows(&self, cite: &Cite) -> bool {
        self.candidates(cite).next().is_some()
    }

    /// Finds what every reference of one clause means; `None` where it is not clear, or another text.
    pub(in super::super) fn resolve(
        &self,
        from: ClauseId,
        cites: &[Cite],
    ) -> Vec<Option<ClauseId>> {
        let mut targets = vec![Unresolved::NotYet; cites.len()];
        for position in 0..cites.len() {
            self.resolve_one(from, cites, position, LEVELS_UP, &mut targets);
        }
        targets
            .into_iter()
            .map(|target| match target {
                Unresolved::NotYet => None,
                Unresolved::Done(target) => target,
            })
            .collect()
    }

    fn resolve_one(
        &self,
        from: ClauseId,
        cites: &[Cite],
        position: usize,
        levels: usize,
        targets: &mut [Unresolved],
    ) -> Option<ClauseId> {
        if let Some(Unresolved::Done(target)) = targets.get(position) {
            return *target;
        }
        // Entered before it is known, so that no chain can go in a circle.
        let levels = levels.checked_sub(1)?;
        if let Some(entry) = targets.get_mut(position) {
            *entry = Unresolved::Done(None);
        }
        let cite = cites.get(position)?;
        let target = match cite.under {
            _ if cite.points == Points::Outside => None,
            Some(outer) => self
                .resolve_one(from, cites, outer, levels, targets)
                .and_then(|outer| self.under(outer, cite)),
            None => self.around(from, cite),
        };
        if let Some(entry) = targets.get_mut(position) {
            *entry = Unresolved::Done(target);
        }
        target
    }

    /// The clause that a number means under a clause.
    fn under(&self, outer: ClauseId, cite: &Cite) -> Option<ClauseId> {
        let end = self.ends.get(outer).copied()?;
        self.candidates(cite).find_map(|candidates| {
            self.child(candidates, Some(outer), outer + 1..end)
                .or_else(|| only(within(candidates, &(outer + 1..end))))
        })
    }

    /// The clause that a number means, seen from a clause: the nearest around it.
    fn around(&self, from: ClauseId, cite: &Cite) -> Option<ClauseId> {
        self.candidates(cite)
            .find_map(|candidates| self.nearest(from, cite, candidates))
            .or_else(|| self.as_article_and_paragraph(from, cite))
    }

    fn nearest(&self, from: ClauseId, cite: &Cite, candidates: &[ClauseId]) -> Option<ClauseId> {
        let mut level = Some(from);
        for _ in 0..LEVELS_UP {
            let Some(above) = level else { break };
            let end = self.ends.get(above).copied()?;
            if let Some(child) = self.child(candidates, level, above + 1..end) {
                return Some(child);
            }
            if let Some(inside) = only(within(candidates, &(above + 1..end))) {
                return Some(inside);
            }
            level = self.document.clauses.get(above)?.parent;
        }
        if cite.noun == Noun::Subparagraph {
            // A letter alone means a letter of the same paragraph, or nothing that is clear.
            return None;
        }
        let part = self.part_ranges.get(*self.parts.get(from)?)?;
        let here = within(candidates, part);
        if let Some(top) = self.child(here, None, part.clone()) {
            return Some(top);
        }
        let before = here.partition_point(|&id| id < from);
        match cite.points {
            Points::Above => here.get(..before)?.last().copied(),
            Points::Below => here.get(before..)?.iter().copied().find(|&id| id > from),
            _ => only(here).or_else(|| only(candidates)),
        }
    }

    /// "Article 6.2", where the labels are `Article 6` and, under it, `2`.
    fn as_article_and_paragraph(&self, from: ClauseId, cite: &Cite) -> Option<ClauseId> {
        let reading = cite.readings.first()?;
        let (&first, rest) = reading.ordinals.split_first()?;
        if rest.is_empty() || cite.noun != Noun::Article {
            return None;
        }
        let arabic = |noun, ordinal| Cite {
            noun,
            readings: vec![Reading {
                numeral: Numeral::Arabic,
                ordinals: vec![ordinal],
                suffix: String::new(),
            }],
            ..cite.clone()
        };
        let mut target = self.around(from, &arabic(Noun::Article, first))?;
        for &ordinal in rest {
            target = self.under(target, &arabic(Noun::Paragraph, ordinal))?;
        }
        Some(target)
    }

    /// The lists of clauses that a reference may mean, the likelier first; none is empty.
    fn candidates<'s>(&'s self, cite: &'s Cite) -> impl Iterator<Item = &'s [ClauseId]> + 's {
        cite.noun.meant().iter().flat_map(move |&noun| {
            cite.readings.iter().filter_map(move |reading| {
                let key = Key {
                    noun,
                    numeral: reading.numeral,
                    ordinals: Cow::Borrowed(&reading.ordinals),
                    suffix: Cow::Borrowed(&reading.suffix),
                };
                self.by_number.get(&key).map(Vec::as_slice)
            })
        })
    }

    /// The only candidate that stands right under a clause.
    ///
    /// Looks at no more than a few candidates: a list that repeats one number
    /// under one clause is ambiguous anyway.
    fn child(
        &self,
        candidates: &[ClauseId],
        parent: Option<ClauseId>,
        range: Range<ClauseId>,
    ) -> Option<ClauseId> {
        const LOOKED_AT: usize = 64;
        let inside = within(candidates, &range).iter().copied().take(LOOKED_AT);
        only_of(inside.filter(|&id| self.parent(id) == parent))
    }

    fn parent(&self, id: ClauseId) -> Option<ClauseId> {
        self.document
            .clauses
            .get(id)
            .and_then(|clause| clause.parent)
    }
}

#[derive(Debug, Clone, Copy)]
enum Unresolved {
    NotYet,
    Done(Option<ClauseId>),
}

/// What a clause is cited by, if it has a number.
fn key(clause: &Clause, preambular: u32) -> Option<Key<'_>> {
    let Some(label) = &clause.label else {
        return (clause.kind == ClauseKind::Preambular).then(|| Key {
            noun: Noun::Preambular,
            numeral: Numeral::Arabic,
            ordinals: Cow::Owned(vec![preambular]),
            suffix: Cow::Borrowed(""),
        });
    };
    if label.ordinals.is_empty() {
        return None;
    }
    let noun = match clause.kind {
        _ if !label.word.is_empty() => Noun::of(&label.word)?,
        ClauseKind::Footnote => Noun::Footnote,
        ClauseKind::Heading | ClauseKind::Title => Noun::Section,
        ClauseKind::Preambular => Noun::Preambular,
        _ => Noun::Paragraph,
    };
    Some(Key {
        noun,
        numeral: label.numeral,
        ordinals: Cow::Borrowed(&label.ordinals),
        suffix: if label.suffix.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(label.suffix.to_ascii_lowercase())
        } else {
            Cow::Borrowed(&label.suffix)
        },
    })
}

/// True for a clause that opens a part with a numbering of its own.
pub(in super::super) fn opens_part(clause: &Clause) -> bool {
    let word = clause.label.as_ref().map_or("", |label| &label.word);
    let is_annex = Noun::of(word) == Some(Noun::Annex);
    match clause.kind {
        ClauseKind::Title => true,
        ClauseKind::Heading | ClauseKind::Paragraph => {
            is_annex
                || (clause.label.is_none() && Noun::of(clause.text.trim()) == Some(Noun::Annex))
        }
        _ => false,
    }
}

/// The ids of a sorted list that lie in a range.
fn within<'i>(ids: &'i [ClauseId], range: &Range<ClauseId>) -> &'i [ClauseId] {
    let from = ids.partition_point(|&id| id < range.start);
    let to = ids.partition_point(|&id| id < range.end);
    ids.get(from..to).unwrap_or(&[])
}

fn only(ids: &[ClauseId]) -> Option<ClauseId> {
    match ids {
        [id] => Some(*id),
        _ => None,
    }
}

fn only_of(mut ids: impl Iterator<Item = ClauseId>) -> Option<ClauseId> {
    let first = ids.next()?;
    ids.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;
    use crate::assess::pieces::Words;
    use crate::assess::references::find;

    fn meant(document: &Document, from: ClauseId, text: &str) -> Vec<Option<ClauseId>> {
        Index::of(document).resolve(from, &find(&Words::of(text)))
    }

    #[test]
    fn a_resolution_with_an_annex() {
        let document = Draft::new()
            .pp("Recalling tea,") // 0
            .op("1", "Decides:") // 1
            .sub("(a)", "Tea;") // 2
            .sub("(b)", "Milk;") // 3
            .op("2", "Requests:") // 4
            .sub("(a)", "Rain.") // 5
            .title("Annex", "Annex") // 6
            .para("1", "Cups.") // 7
            .para("2", "Spoons.") // 8
            .done();
        for (from, text, expected) in [
            (4, "paragraph 1 above", vec![Some(1)]),
            (4, "paragraph 1 (b)", vec![Some(1), Some(3)]),
            (3, "subparagraph (a)", vec![Some(2)]),
            (5, "subparagraph (b)", vec![None]),
            (8, "paragraph 1", vec![Some(7)]),
            (4, "paragraphs 1 and 2", vec![Some(1), Some(4)]),
            (4, "preambular paragraph 1", vec![Some(0)]),
            (4, "paragraph 9", vec![None]),
            (4, "Article 2", vec![None]),
            (4, "paragraph 1 of resolution 44/7", vec![None]),
        ] {
            assert_eq!(meant(&document, from, text), expected, "{text} from {from}");
        }
    }

    #[test]
    fn a_treaty_counts_its_paragraphs_in_each_article() {
        let document = Draft::new()
            .heading("Article 1", "Tea") // 0
            .para_under(0, "1", "Cups.") // 1
            .para_under(0, "2", "Spoons.") // 2
            .heading("Article 2", "Milk") // 3
            .para_under(3, "1", "Cows.") // 4
            .para_under(3, "2", "Goats.") // 5
            .done();
        for (from, text, expected) in [
            (4, "paragraph 2", vec![Some(5)]),
            (1, "paragraph 2 of this article", vec![Some(2)]),
            (1, "Article 2, paragraph 1", vec![Some(3), Some(4)]),
            (1, "paragraph 2 of Article 2", vec![Some(5), Some(3)]),
            (1, "Article 2.1", vec![Some(4)]),
            (1, "Article 7, paragraph 1", vec![None, None]),
        ] {
            assert_eq!(meant(&document, from, text), expected, "{text} from {from}");
        }
    }
}
