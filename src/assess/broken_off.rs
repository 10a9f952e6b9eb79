//! Text that stops in mid-sentence: a line that a file lost, not a change that somebody made.
//!
//! Whoever shortens a sentence ends it again. A sentence that stops without
//! an end where the other draft goes on to a proper one was cut by the way the
//! file was made: extractions drop the short last line of a paragraph, or take
//! it for a running head.

use crate::model::{Edit, EditOp, FindingKind};
use crate::text;

use super::notes::Note;

/// A lost line has at most this many words: lines of print have 10 to 15.
const MOST_WORDS: usize = 15;

/// Finds out whether the only difference between two texts is a line that one of them lost.
///
/// `full_title` is the title as both drafts declare it, when the texts are
/// its clause: a title has no full stop that could be missing.
pub(super) fn broken_off(edits: &[Edit], full_title: Option<&str>) -> Option<Note> {
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
    let went_on = lost
        .text
        .trim_end()
        .ends_with(['.', ';', ':', ',', '”', '"']);
    let begins_anew = after
        .trim_start()
        .chars()
        .next()
        .is_none_or(char::is_uppercase);
    (stops && begins_anew && has_words(&lost.text) && (went_on || is_title)).then(|| {
        let text = lost.text.trim();
        match lost.op {
            EditOp::Insert => Note::editorial(FindingKind::BrokenOff, "", text),
            EditOp::Delete | EditOp::Equal => Note::editorial(FindingKind::BrokenOff, text, ""),
        }
    })
}

fn has_words(text: &str) -> bool {
    text::words(text).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_broken_off(edits: &[Edit]) -> bool {
        broken_off(edits, None).is_some()
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
        assert!(broken_off(&edits, None).is_none());
        assert!(broken_off(&edits, Some("Ending the dredging of harbours")).is_some());
        assert!(broken_off(&edits, Some("Ending the dredging")).is_none());
    }
}
