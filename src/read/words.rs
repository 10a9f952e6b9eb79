//! The words of one paragraph while a word processor's file is read.

use std::borrow::Cow;
use std::ops::Range;

use super::Tracked;
use super::source::is_harmful;
use crate::model::{Draft, Revision, RevisionKind, Warning, WarningKind};

/// The words of one paragraph while they are gathered, with what is emphasised and what was tracked.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    emphasis: Vec<Range<usize>>,
    /// In reading order.
    pub(super) revisions: Vec<Revision>,
    /// The tracked changes that the next words are part of, from the outermost.
    open: Vec<usize>,
}

impl Words {
    /// Adds words.
    pub(super) fn push(&mut self, words: &str, emphasised: bool) {
        let start = self.text.len();
        self.text.push_str(words);
        if let Some(revision) = self.open.last().and_then(|&at| self.revisions.get_mut(at)) {
            revision.text.push_str(words);
        }
        match self.emphasis.last_mut() {
            _ if !emphasised || words.is_empty() => {}
            Some(last) if last.end == start => last.end = self.text.len(),
            _ => self.emphasis.push(start..self.text.len()),
        }
    }

    /// A tracked change begins here.
    pub(super) fn begin(&mut self, revision: Revision) {
        self.open.push(self.revisions.len());
        self.revisions.push(revision);
    }

    /// The innermost tracked change ends here.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Adds the words of the paragraph that goes on where this one ends.
    pub(super) fn append(&mut self, next: Self) {
        let moved = self.text.len();
        self.text.push_str(&next.text);
        let ranges = next.emphasis.into_iter();
        self.emphasis
            .extend(ranges.map(|it| it.start + moved..it.end + moved));
        self.revisions.extend(next.revisions);
    }

    /// True when there is nothing to see.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The words without white space around them, and what of them is emphasised.
    pub(super) fn finish(self) -> Finished {
        let trimmed = self.text.trim();
        let cut = self.text.len() - self.text.trim_start().len();
        let length = trimmed.len();
        let ranges = self.emphasis.into_iter().map(|range| {
            range.start.saturating_sub(cut).min(length)..range.end.saturating_sub(cut).min(length)
        });
        Finished {
            emphasis: ranges.filter(|range| !range.is_empty()).collect(),
            text: trimmed.to_owned(),
            revisions: self.revisions,
        }
    }
}

/// The words of a whole paragraph.
#[derive(Debug, Default)]
pub(super) struct Finished {
    pub(super) text: String,
    pub(super) emphasis: Vec<Range<usize>>,
    pub(super) revisions: Vec<Revision>,
}

/// A tracked change without words yet.
pub(super) fn revision(kind: RevisionKind, author: &str, date: &str) -> Revision {
    Revision {
        kind,
        author: author.trim().to_owned(),
        date: date.trim().to_owned(),
        text: String::new(),
    }
}

/// A text without control characters; how many were taken out is added to `removed`.
pub(super) fn harmless<'a>(text: &'a str, removed: &mut usize) -> Cow<'a, str> {
    let is_break = |it: char| matches!(it, '\r' | '\u{0B}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_kept = |it: char| matches!(it, '\t' | '\n') || !is_harmful(it);
    if text.chars().all(|it| !is_break(it) && is_kept(it)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        if is_break(character) {
            clean.push('\n');
        } else if is_kept(character) {
            clean.push(character);
        } else {
            *removed += 1;
        }
    }
    Cow::Owned(clean)
}

/// Raised digits as characters of their own, so that a raised 3 after 10 does not read 103.
pub(super) fn superscript(character: char) -> char {
    match character {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// Notes how many changes the file tracks, and which of its two texts was read.
pub(super) fn tracked_changes(came: usize, went: usize, tracked: Tracked, draft: &mut Draft) {
    draft.tracked_changes = came + went;
    if draft.tracked_changes == 0 {
        return;
    }
    let counted = |number: usize, noun: &str| match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    };
    let (read, other, option) = match tracked {
        Tracked::Accepted => (
            "with all of them accepted",
            "as it was before them",
            "original",
        ),
        Tracked::Original => (
            "as it was before them",
            "with all of them accepted",
            "accepted",
        ),
    };
    draft.warnings.push(Warning::new(
        WarningKind::TrackedChanges,
        format!(
            "The file tracks changes ({}, {}); its text was read {read}. `--tracked {option}` reads it {other}.",
            counted(came, "insertion"),
            counted(went, "deletion"),
        ),
    ));
}
