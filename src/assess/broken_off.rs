//! Text that stops in mid-sentence: a line that a file lost, not a change that somebody made.
//!
//! Whoever shortens a sentence ends it again. A sentence that stops without
//! an end where the other draft goes on to a proper one was cut by the way the
//! file was made: extractions drop the short last line of a paragraph, or take
//! it for a running head.
//!
//! Who takes "except in emergencies" out may forget the full stop too. So the
//! draft in which the sentence stops must be one that usually ends its
//! paragraphs with a mark, and the cut must go through a phrase: the last word
//! needs another after it ("for", "the"), or the lost words begin with one
//! that carries meaning ("social | development").

use crate::model::{Document, Edit, EditOp, Side, Sides};
use crate::text;

use super::endings::ending;
use super::punctuation::carries_meaning;

/// A lost line has at most this many words: lines of print have 10 to 15.
const MOST_WORDS: usize = 15;
/// Share of the paragraphs of a draft that end with a mark, from which on one that does not is conspicuous.
const USUALLY_MARKED: f64 = 0.9;
/// Fewer paragraphs than this say nothing about what is usual.
const FEWEST_PARAGRAPHS: usize = 10;

/// Finds out whether the only difference between two texts is a line that one of them lost, and which.
///
/// `full_title` is the title as both drafts declare it, when the texts are
/// its clause: a title has no full stop that could be missing. `marked` tells
/// for each draft whether it is [`usually_marked`].
pub(super) fn broken_off(
    edits: &[Edit],
    full_title: Option<&str>,
    marked: Sides<bool>,
) -> Option<Side> {
    let mut differing = edits
        .iter()
        .enumerate()
        .filter(|(_, edit)| edit.op != EditOp::Equal);
    let (at, lost) = differing.next()?;
    if differing.next().is_some() || text::words(&lost.text).count() > MOST_WORDS {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| edits.get(before))?;
    let after = edits.get(at + 1).map_or("", |edit| edit.text.as_str());
    let whole = [before.text.as_str(), &lost.text, after].concat();
    let is_title = full_title.is_some_and(|title| text::same_folded(&whole, title));
    let stops = before.text.trim_end().ends_with(char::is_alphanumeric);
    let side = match lost.op {
        EditOp::Insert => Side::Old,
        EditOp::Delete | EditOp::Equal => Side::New,
    };
    let went_on = *marked.get(side)
        && cuts_a_phrase(&before.text, &lost.text)
        && lost
            .text
            .trim_end()
            .ends_with(['.', ';', ':', ',', '”', '"']);
    let begins_anew = after
        .trim_start()
        .chars()
        .next()
        .is_none_or(char::is_uppercase);
    (stops && begins_anew && has_words(&lost.text) && (went_on || is_title)).then_some(side)
}

/// Paragraphs that are asked how they end: among so many a share is known to two hundredths.
const PARAGRAPHS_ASKED: usize = 2000;

/// True when the paragraphs of a draft usually end with a mark.
pub(super) fn usually_marked(document: &Document) -> bool {
    let (mut count, mut marked) = (0_usize, 0_usize);
    let paragraphs = document.clauses.iter().filter(|it| it.kind.is_paragraph());
    for clause in paragraphs.take(PARAGRAPHS_ASKED) {
        count += 1;
        marked += usize::from(ending(&clause.text).has_mark());
    }
    count >= FEWEST_PARAGRAPHS && marked as f64 >= USUALLY_MARKED * count as f64
}

/// True when a cut goes through a phrase, and not between two.
fn cuts_a_phrase(kept: &str, lost: &str) -> bool {
    /// Words that no sentence ends with: what they belong to is missing.
    const DANGLING: [&str; 19] = [
        "a", "an", "and", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "our",
        "the", "their", "to", "we", "with",
    ];
    /// Words that begin what somebody may take out whole: a condition, an exception.
    const QUALIFYING: [&str; 12] = [
        "except",
        "excepting",
        "excluding",
        "save",
        "unless",
        "only",
        "solely",
        "never",
        "provided",
        "providing",
        "instead",
        "immediately",
    ];
    let is_one_of =
        |word: &str, list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let last_kept = text::words(kept).last().unwrap_or("");
    let next = text::words(lost).next().unwrap_or("");
    let goes_on = carries_meaning(next)
        && !is_one_of(next, &QUALIFYING)
        && lost.trim_start().starts_with(next);
    goes_on || is_one_of(last_kept, &DANGLING)
}

fn has_words(text: &str) -> bool {
    text::words(text).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;

    const MARKED: Sides<bool> = Sides::new(true, true);

    fn is_broken_off(edits: &[Edit]) -> bool {
        broken_off(edits, None, MARKED).is_some()
    }

    #[test]
    fn what_may_have_been_taken_out_is_a_change() {
        for (kept, lost) in [
            ("Lights every pier", " upon request;"),
            ("Lights every pier", ", harbour masters willing."),
            ("Lights every pier", " except in emergencies."),
        ] {
            assert!(
                !is_broken_off(&[Edit::equal(kept), Edit::delete(lost)]),
                "{lost}"
            );
        }
        let edits = [
            Edit::equal("Lights every pier of the"),
            Edit::delete(" harbour;"),
        ];
        assert_eq!(broken_off(&edits, None, MARKED), Some(Side::New));
        assert!(broken_off(&edits, None, Sides::new(true, false)).is_none());
        let edits = edits.map(|edit| match edit.op {
            EditOp::Delete => Edit::insert(edit.text),
            _ => edit,
        });
        assert_eq!(broken_off(&edits, None, MARKED), Some(Side::Old));
    }

    #[test]
    fn a_draft_is_judged_by_its_paragraphs() {
        let draft = |text: &str, count| {
            (0..count)
                .fold(Draft::new(), |draft, _| draft.pp(text))
                .done()
        };
        assert!(usually_marked(&draft("Lights piers,", 10)));
        assert!(!usually_marked(&draft("Lights piers,", 9)));
        assert!(!usually_marked(&draft("Lights piers", 10)));
    }

    #[test]
    fn a_sentence_without_its_end_lost_a_line() {
        assert!(is_broken_off(&[
            Edit::equal("Invites the harbour masters to report on"),
            Edit::delete(" dredging and lights;"),
        ]));
        assert!(is_broken_off(&[
            Edit::equal("The lamps of the"),
            Edit::delete(" northern piers.\n"),
            Edit::equal(" We welcome the keepers."),
        ]));
    }

    #[test]
    fn a_shortened_sentence_is_a_change() {
        assert!(!is_broken_off(&[
            Edit::equal("Invites the harbour masters to report"),
            Edit::delete(" on dredging and lights"),
            Edit::equal(";"),
        ]));
        assert!(!is_broken_off(&[
            Edit::equal("Invites the harbour masters to report;"),
            Edit::delete(" and to light every pier;"),
        ]));
    }

    #[test]
    fn a_title_is_broken_off_when_both_drafts_declare_it_whole() {
        let edits = [
            Edit::equal("Ending the dredging"),
            Edit::insert(" of harbours"),
        ];
        let judged = |title| broken_off(&edits, title, MARKED).is_some();
        assert!(!judged(None));
        assert!(judged(Some("Ending the dredging of harbours")));
        assert!(!judged(Some("Ending the dredging")));
    }
}
