//! Clauses that lost their last printed line to extraction.
//!
//! A converter sometimes drops the short last line of a paragraph. What is
//! left ends in the middle of a phrase and without a mark. That is damage to
//! the file, not a choice of its drafters: it is told in a warning and does
//! not count as a change of substance.
//!
//! All of the following must hold, because a drafter who drops an "except in
//! emergencies" may forget the full stop too:
//!
//! * one text is the beginning of the other, and what is missing is no longer
//!   than a short line;
//! * the whole text ends with a mark and the rest does not, in a draft whose
//!   paragraphs otherwise do;
//! * the cut goes through a phrase: what is missing begins with a word that
//!   carries meaning, and neither it nor the rest has a comma at the cut.

use crate::model::{Action, Change, Clause, ClauseKind, Document, Side, Sides, new_text, old_text};
use crate::text::{fold, words};

use super::endings::ending;
use super::punctuation::carries_meaning;

/// Longest last line that is believed to be lost, in words: about half a printed line.
const LONGEST_LOST: usize = 6;
/// Share of the paragraphs of a draft that end with a mark, from which on one that does not is conspicuous.
const USUALLY_MARKED: f64 = 0.9;
/// Fewer paragraphs than this say nothing about what is usual.
const FEWEST_PARAGRAPHS: usize = 10;

/// Tells in which draft a clause was cut short, from its two texts.
pub(super) fn cut_short(texts: Sides<&str>, usual: Sides<bool>) -> Option<Side> {
    let (shorter, longer, side) = if texts.old.len() < texts.new.len() {
        (texts.old, texts.new, Side::Old)
    } else {
        (texts.new, texts.old, Side::New)
    };
    if !usual.get(side) {
        return None;
    }
    let (shorter, longer) = (fold(shorter.trim_end()), fold(longer.trim_end()));
    let lost = longer.strip_prefix(shorter.as_ref())?;
    let ends_in_word = shorter.ends_with(char::is_alphanumeric);
    let begins_new_word = lost.starts_with(char::is_whitespace);
    let first = words(lost).next()?;
    let is_short = words(lost).take(LONGEST_LOST + 1).count() <= LONGEST_LOST;
    let is_cut = ends_in_word
        && begins_new_word
        && is_short
        && lost.trim_start().starts_with(first)
        && !first.contains(|c: char| c.is_ascii_digit())
        && carries_meaning(first)
        && ending(&longer).has_mark();
    is_cut.then_some(side)
}

/// True when the paragraphs of a draft usually end with a mark.
pub(super) fn usually_marked(document: &Document) -> bool {
    let paragraphs = document
        .clauses
        .iter()
        .filter(|clause| is_paragraph(clause));
    let (mut count, mut marked) = (0_usize, 0_usize);
    for clause in paragraphs {
        count += 1;
        marked += usize::from(ending(&clause.text).has_mark());
    }
    count >= FEWEST_PARAGRAPHS && marked as f64 >= USUALLY_MARKED * count as f64
}

/// True for the clauses that end with a mark in a draft that takes care.
pub(super) fn is_paragraph(clause: &Clause) -> bool {
    matches!(
        clause.kind,
        ClauseKind::Preambular
            | ClauseKind::Operative
            | ClauseKind::Subparagraph
            | ClauseKind::Paragraph
    )
}

/// The places of the clauses that were cut short in one draft.
pub(super) fn places<'d>(
    documents: Sides<&'d Document>,
    changes: &[Change],
    side: Side,
) -> Vec<&'d str> {
    let mut usual: Option<Sides<bool>> = None;
    let amended = changes
        .iter()
        .filter(|change| change.action == Action::Amended);
    amended
        .filter_map(|change| {
            let ids = match side {
                Side::Old => &change.pairing.old,
                Side::New => &change.pairing.new,
            };
            let clause = documents.get(side).clauses.get(*ids.first()?)?;
            if change.edits.len() > MOST_EDITS || !is_paragraph(clause) {
                return None;
            }
            let usual = *usual.get_or_insert_with(|| documents.map(usually_marked));
            let (old, new) = (old_text(&change.edits), new_text(&change.edits));
            let cut = cut_short(Sides::new(&old, &new), usual)?;
            (cut == side).then_some(clause.place.as_str())
        })
        .collect()
}

/// A text that is the beginning of the other has one difference, at its end.
const MOST_EDITS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lost_line_counts() {
        for (old, new, expected) in [
            (
                "Pours tea for persons with disabilities;",
                "Pours tea for persons with",
                Some(Side::New),
            ),
            (
                "Pours tea into social and",
                "Pours tea into social and economic cups;",
                Some(Side::Old),
            ),
            // A qualifier that somebody took out.
            ("Pours tea upon request;", "Pours tea", None),
            ("Pours tea, hot;", "Pours tea", None),
            ("Pours tea hot;", "Pours tea;", None),
            ("Pours tea hot", "Pours tea", None),
            ("Pours tea 5 times;", "Pours tea", None),
            ("Pours teapots;", "Pours tea", None),
            (
                "Pours green tea cups of the very best old kind;",
                "Pours green tea",
                None,
            ),
            ("Pours milk;", "Pours tea", None),
        ] {
            let texts = Sides::new(old, new);
            assert_eq!(
                cut_short(texts, Sides::new(true, true)),
                expected,
                "{old} / {new}"
            );
            assert_eq!(cut_short(texts, Sides::new(false, false)), None);
        }
    }
}
