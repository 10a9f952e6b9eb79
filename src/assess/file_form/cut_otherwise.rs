//! Rows of tables and headings that the other file has as lines of their own.
//!
//! The words between two clauses that did not change are read through in both
//! drafts, whatever divides them. A clause whose words all stand in the other
//! draft at the same place, and of which one draft makes a row or a heading
//! and the other something else, was not changed: its words were cut
//! otherwise. One word without a counterpart, and it stays what it was.

use std::ops::Range;

use super::marks::Marks;
use super::regions::regions;
use super::words::{Homes, homes, size};
use super::{is_form, may_be_of_file, settle};
use crate::model::{Change, ClauseId, ClauseKind, Document, Side, Sides, Warning, WarningKind};

/// Most words between two clauses that did not change, of both drafts together: some ten
/// pages, for which the words are matched within 50 ms.
const MOST_WORDS: usize = 10_000;

/// What was cut otherwise.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// The changes, as positions in the list of changes.
    changes: Vec<usize>,
    /// The first clause of each.
    first: Option<(Side, ClauseId)>,
    /// Parts that were too large to read through, and of which one draft makes rows and the other none.
    passed_over: usize,
}

/// Makes changes editorial that only cut the same words otherwise.
pub(super) fn reconsider(documents: Sides<&Document>, changes: &mut [Change]) -> Cut {
    let mut cut = Cut::default();
    let has_form = |document: &Document| document.clauses.iter().any(|clause| is_form(clause.kind));
    if !has_form(documents.old) && !has_form(documents.new) {
        return cut;
    }
    let has = |document: &Document, clauses: &Range<ClauseId>, kind: fn(ClauseKind) -> bool| {
        let clauses = document.clauses.get(clauses.clone()).unwrap_or(&[]);
        clauses.iter().any(|clause| kind(clause.kind))
    };
    let mut in_question = documents.map(|document| vec![false; document.clauses.len()]);
    for change in changes.iter().filter(|change| may_be_of_file(change)) {
        mark(&mut in_question.old, &change.pairing.old);
        mark(&mut in_question.new, &change.pairing.new);
    }
    let marks = documents.map(Marks::of);
    let mut found: Sides<Homes> = Sides::default();
    for part in regions(documents, changes) {
        let asked = is_any(&in_question.old, &part.old) || is_any(&in_question.new, &part.new);
        let has_words = !part.old.is_empty() && !part.new.is_empty();
        let form = has(documents.old, &part.old, is_form) || has(documents.new, &part.new, is_form);
        if !(asked && has_words && form) {
            continue;
        }
        if size(documents, &part) > MOST_WORDS {
            // Where both drafts have rows, or neither has, it would have been a small matter.
            let rows =
                has(documents.old, &part.old, is_row) != has(documents.new, &part.new, is_row);
            cut.passed_over += usize::from(rows);
            continue;
        }
        let homes = homes(documents, marks.as_ref(), &part);
        found.old.extend(homes.old);
        found.new.extend(homes.new);
    }
    for (at, change) in changes.iter_mut().enumerate() {
        if may_be_of_file(change) && is_cut_otherwise(documents, change, &found) {
            settle(change);
            cut.note(at, change);
        }
    }
    cut
}

fn mark(questions: &mut [bool], ids: &[ClauseId]) {
    for &id in ids {
        if let Some(question) = questions.get_mut(id) {
            *question = true;
        }
    }
}

fn is_any(questions: &[bool], part: &Range<ClauseId>) -> bool {
    questions.get(part.clone()).unwrap_or(&[]).contains(&true)
}

fn is_row(kind: ClauseKind) -> bool {
    kind == ClauseKind::TableRow
}

fn is_cut_otherwise(documents: Sides<&Document>, change: &Change, homes: &Sides<Homes>) -> bool {
    let mut kinds: Vec<ClauseKind> = Vec::new();
    for side in [Side::Old, Side::New] {
        let other = documents.get(side.other());
        for id in change.pairing.ids(side) {
            let Some(partners) = homes.get(side).get(id) else {
                return false;
            };
            let own = documents.get(side).clauses.get(*id).into_iter();
            let partners = partners.iter().filter_map(|id| other.clauses.get(*id));
            kinds.extend(own.chain(partners).map(|clause| clause.kind));
        }
    }
    let is_loose = |kind: &ClauseKind| is_form(*kind) || *kind == ClauseKind::Paragraph;
    kinds.iter().all(is_loose)
        && kinds.iter().any(|kind| is_form(*kind))
        // One row that became two was cut by hand.
        && !kinds.iter().all(|kind| is_row(*kind))
}

impl Cut {
    fn note(&mut self, at: usize, change: &Change) {
        self.changes.push(at);
        let new = change.pairing.new.first().map(|id| (Side::New, *id));
        let old = change.pairing.old.first().map(|id| (Side::Old, *id));
        self.first = self.first.or(new).or(old);
    }

    /// What a reader should know of it; `titles` counts the rows of titles that were settled before.
    pub(super) fn warnings(&self, documents: Sides<&Document>, titles: usize) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if let Some((side, id)) = self.first {
            let place = documents.get(side).clauses.get(id);
            let place = place.map_or("", |clause| clause.place.as_str());
            let count = self.changes.len() + titles;
            let (clauses, are) = match count {
                1 => ("1 clause".to_owned(), "is"),
                _ => (format!("{count} clauses"), "are"),
            };
            warnings.push(Warning::new(
                WarningKind::Structure,
                format!(
                    "The two files divide the same words otherwise into rows of tables, headings and lines, first at {place}: {clauses} {are} listed as editorial for that."
                ),
            ));
        }
        if self.passed_over > 0 {
            warnings.push(Warning::new(
                WarningKind::SizeGuard,
                "So much changed in one place that it was not tried whether the two files only divide the same words otherwise into rows and lines: rows may be shown as changed there that say the same.",
            ));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::assess::fixture::{Draft, pairing};
    use crate::assess::tests::judged;
    use crate::model::{Class, Furniture, FurnitureKind};

    const ROWS: &[&str] = &[
        "Harbour | Lamps lit | Keepers",
        "Northhaven | 12 | [two]",
        "Southhaven | 7 | one",
    ];

    fn of(kind: ClauseKind, texts: &[&str]) -> Document {
        let end = "The table ends here.";
        let draft = Draft::new().kind(ClauseKind::Paragraph, "The table follows.");
        let draft = texts
            .iter()
            .fold(draft, |draft, text| draft.kind(kind, text));
        draft.kind(ClauseKind::Paragraph, end).done()
    }

    fn lines() -> Vec<&'static str> {
        ROWS.iter().flat_map(|row| row.split(" | ")).collect()
    }

    /// The classes when every row is gone and every line is new.
    fn classes(old: &Document, new: &Document) -> Vec<Option<Class>> {
        let (last_old, last_new) = (old.clauses.len() - 1, new.clauses.len() - 1);
        let old_ids: Vec<[usize; 1]> = (0..=last_old).map(|id| [id]).collect();
        let new_ids: Vec<[usize; 1]> = (0..=last_new).map(|id| [id]).collect();
        let mut pairs: Vec<(&[usize], &[usize])> = vec![(&old_ids[0], &new_ids[0])];
        pairs.extend(old_ids[1..last_old].iter().map(|id| (&id[..], &[][..])));
        pairs.extend(new_ids[1..last_new].iter().map(|id| (&[][..], &id[..])));
        pairs.push((&old_ids[last_old], &new_ids[last_new]));
        judged(old, new, &pairs)
            .into_iter()
            .filter(|change| change.class.is_some())
            .map(|change| change.class)
            .collect()
    }

    #[test]
    fn the_same_words_in_lines_are_the_same_rows() {
        let rows = of(ClauseKind::TableRow, ROWS);
        let paragraphs = of(ClauseKind::Paragraph, &lines());
        let all = vec![Some(Class::Editorial); 12];
        assert_eq!(classes(&rows, &paragraphs), all);
        assert_eq!(classes(&paragraphs, &rows), all);
        // Two drafts of rows, or of paragraphs, have the same form.
        let apart = of(ClauseKind::TableRow, &lines());
        assert!(!classes(&rows, &apart).contains(&Some(Class::Editorial)));
        let long = of(
            ClauseKind::Paragraph,
            &["The lamps are lit. The keepers sleep."],
        );
        let short = of(
            ClauseKind::Paragraph,
            &["The lamps are lit.", "The keepers sleep."],
        );
        assert!(!classes(&long, &short).contains(&Some(Class::Editorial)));
    }

    #[test]
    fn a_word_without_a_counterpart_stays_a_change() {
        let rows = of(ClauseKind::TableRow, ROWS);
        for (at, words) in [(4, "13"), (5, "two"), (7, "12")] {
            let mut changed = lines();
            changed[at] = words;
            let found = classes(&rows, &of(ClauseKind::Paragraph, &changed));
            let substantive = found.iter().filter(|it| **it == Some(Class::Substantive));
            assert!(substantive.count() >= 2, "{words}: {found:?}");
        }
        let mut swapped = lines();
        swapped.swap(4, 7);
        let found = classes(&rows, &of(ClauseKind::Paragraph, &swapped));
        assert!(found.contains(&Some(Class::Substantive)), "{found:?}");
    }

    #[test]
    fn a_mark_of_a_note_may_be_stuck_to_a_word() {
        let mut rows = of(ClauseKind::TableRow, ROWS);
        rows.furniture.push(Furniture {
            kind: FurnitureKind::FootnoteMark,
            text: "a".into(),
            line: 3,
        });
        let mut marked = lines();
        marked[3] = "Northhavena";
        marked[5] = "[two]a";
        let all = vec![Some(Class::Editorial); 12];
        assert_eq!(classes(&rows, &of(ClauseKind::Paragraph, &marked)), all);
        marked[3] = "Northhavenb";
        assert_ne!(classes(&rows, &of(ClauseKind::Paragraph, &marked)), all);
    }

    #[test]
    fn it_is_told_once() {
        let old = of(ClauseKind::Heading, &["Lamps of the northern pier"]);
        let new = of(ClauseKind::Heading, &["Lamps", "of the northern pier"]);
        let pairings = vec![
            pairing(&[0], &[0]),
            pairing(&[1], &[1, 2]),
            pairing(&[2], &[3]),
        ];
        let judged = assess(Sides::new(&old, &new), pairings, Vec::new());
        assert_eq!(judged.changes[1].class, Some(Class::Editorial));
        let messages: Vec<&str> = judged.files.iter().map(|it| &*it.message).collect();
        assert_eq!(
            messages,
            [
                "The two files divide the same words otherwise into rows of tables, headings and lines, first at heading 1: 1 clause is listed as editorial for that."
            ]
        );
    }
}
