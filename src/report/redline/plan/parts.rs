//! The edits of each change, taken apart by the clauses that they run through.

use std::ops::Range;

use super::{Fate, Slice, Words};
use crate::model::{Action, Change, ClauseId, Comparison, Document, Edit, EditOp, Side};

/// Words of a change, and the clauses of both drafts that the walk through the edits stands in.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The words; their fate is kept, deleted or inserted.
    pub(super) words: Words,
    /// The old clause, as an index of `pairing.old`.
    pub(super) old: usize,
    /// The new clause, as an index of `pairing.new`.
    pub(super) new: usize,
}

/// The parts of every change, in the order of the changes.
pub(super) fn parts(comparison: &Comparison) -> Vec<Vec<Part>> {
    let of = |change: &Change| of_change(comparison, change);
    comparison.changes.iter().map(of).collect()
}

fn of_change(comparison: &Comparison, change: &Change) -> Vec<Part> {
    let mut walk = Walk {
        old: Cursor::new(&comparison.old, &change.pairing.old),
        new: Cursor::new(&comparison.new, &change.pairing.new),
        parts: Vec::new(),
    };
    if change.edits.is_empty() && change.action == Action::Unchanged {
        let length = walk.new.length();
        walk.kept(length);
        return walk.parts;
    }
    for edit in &change.edits {
        walk.edit(edit);
    }
    walk.parts
}

/// A walk through the edits of a change, in both drafts at once.
struct Walk<'a> {
    old: Cursor<'a>,
    new: Cursor<'a>,
    parts: Vec<Part>,
}

impl Walk<'_> {
    fn edit(&mut self, edit: &Edit) {
        match (edit.op, &edit.old_text) {
            (EditOp::Delete, _) => self.deleted(edit.text.len()),
            (EditOp::Insert, _) => self.inserted(edit.text.len()),
            (EditOp::Equal, None) => self.kept(edit.text.len()),
            (EditOp::Equal, Some(old)) => self.printed_otherwise(old, &edit.text),
        }
    }

    /// Words that both drafts have and print with other quotes, dashes or
    /// spaces: kept but for the marks that differ. Another kind of space is
    /// no change, unless it is where a paragraph ends.
    fn printed_otherwise(&mut self, old: &str, new: &str) {
        let (old_runs, new_runs) = (runs(old), runs(new));
        let same_words = old_runs.len() == new_runs.len()
            && old_runs
                .iter()
                .zip(&new_runs)
                .all(|(old, new)| kind(old) == kind(new));
        if !same_words {
            self.deleted(old.len());
            self.inserted(new.len());
            return;
        }
        for (old, new) in old_runs.into_iter().zip(new_runs) {
            let only_space = kind(old) == Kind::Space && !old.contains('\n') && !new.contains('\n');
            if old == new {
                self.kept(new.len());
            } else if only_space {
                let (old, new) = (self.old.take(old.len()), self.new.take(new.len()));
                if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
                    self.push(Fate::Kept, Some(old.clone()), Some(new.clone()));
                }
            } else {
                self.deleted(old.len());
                self.inserted(new.len());
            }
        }
    }

    /// Bytes that both drafts have alike.
    fn kept(&mut self, mut length: usize) {
        while length > 0 {
            let step = length.min(self.old.left()).min(self.new.left());
            if step == 0 {
                // A break between clauses on one side stands against words of the other: no writer of edits does that.
                self.deleted(length);
                self.inserted(length);
                return;
            }
            let (old, new) = (self.old.take(step), self.new.take(step));
            if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
                self.push(Fate::Kept, Some(old.clone()), Some(new.clone()));
            }
            length -= step;
        }
    }

    fn deleted(&mut self, length: usize) {
        for slice in self.old.take(length) {
            self.push(Fate::Deleted, Some(slice), None);
        }
    }

    fn inserted(&mut self, length: usize) {
        for slice in self.new.take(length) {
            self.push(Fate::Inserted, None, Some(slice));
        }
    }

    fn push(&mut self, fate: Fate, old: Option<At>, new: Option<At>) {
        let part = Part {
            old: old.as_ref().map_or(self.old.at, |it| it.index),
            new: new.as_ref().map_or(self.new.at, |it| it.index),
            words: Words {
                fate,
                old: old.map(|it| it.slice),
                new: new.map(|it| it.slice),
            },
        };
        match self.parts.last_mut() {
            Some(last) if last.goes_on_with(&part) => last.extend(&part),
            _ => self.parts.push(part),
        }
    }
}

impl Part {
    fn goes_on_with(&self, next: &Self) -> bool {
        let follows = |last: &Option<Slice>, next: &Option<Slice>| match (last, next) {
            (Some(last), Some(next)) => {
                last.clause == next.clause && last.range.end == next.range.start
            }
            (None, None) => true,
            _ => false,
        };
        self.words.fate == next.words.fate
            && (self.old, self.new) == (next.old, next.new)
            && follows(&self.words.old, &next.words.old)
            && follows(&self.words.new, &next.words.new)
    }

    fn extend(&mut self, next: &Self) {
        for (slice, next) in [
            (&mut self.words.old, &next.words.old),
            (&mut self.words.new, &next.words.new),
        ] {
            if let (Some(slice), Some(next)) = (slice, next) {
                slice.range.end = next.range.end;
            }
        }
    }

    /// Where the words stand in one draft.
    pub(super) const fn index(&self, side: Side) -> usize {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }
}

/// A slice, and which of the pairing's clauses it is of.
#[derive(Debug, Clone)]
struct At {
    index: usize,
    slice: Slice,
}

/// A place in the texts of a pairing's clauses on one side, which are joined by `\n`.
struct Cursor<'a> {
    document: &'a Document,
    ids: &'a [ClauseId],
    /// Index of the clause in `ids`.
    at: usize,
    /// Byte in its text; its length stands for the break after it.
    offset: usize,
}

impl<'a> Cursor<'a> {
    const fn new(document: &'a Document, ids: &'a [ClauseId]) -> Self {
        Self {
            document,
            ids,
            at: 0,
            offset: 0,
        }
    }

    fn text(&self) -> &'a str {
        let id = self.ids.get(self.at);
        id.and_then(|&id| self.document.clauses.get(id))
            .map_or("", |clause| &clause.text)
    }

    /// Length of the joined texts.
    fn length(&self) -> usize {
        let texts = self
            .ids
            .iter()
            .filter_map(|&id| self.document.clauses.get(id));
        texts.map(|clause| clause.text.len() + 1).sum::<usize>() - usize::from(!self.ids.is_empty())
    }

    /// Bytes up to the end of the clause; one for the break after it.
    fn left(&self) -> usize {
        match self.text().len().saturating_sub(self.offset) {
            0 => usize::from(self.at + 1 < self.ids.len()),
            left => left,
        }
    }

    /// Goes on by some bytes, and tells the parts of clauses passed; a break between clauses is none.
    fn take(&mut self, mut length: usize) -> Vec<At> {
        let mut taken = Vec::new();
        while length > 0 && self.left() > 0 {
            let text = self.text().len();
            if self.offset >= text {
                self.at += 1;
                self.offset = 0;
                length -= 1;
                continue;
            }
            let step = length.min(text - self.offset);
            let range = self.offset..self.offset + step;
            taken.push(self.slice(range));
            self.offset += step;
            length -= step;
        }
        taken
    }

    fn slice(&self, range: Range<usize>) -> At {
        At {
            index: self.at,
            slice: Slice {
                clause: self.ids.get(self.at).copied().unwrap_or_default(),
                range,
            },
        }
    }
}

/// What a run of characters is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Mark,
}

fn kind(run: &str) -> Kind {
    match run.chars().next() {
        Some(first) if first.is_alphanumeric() => Kind::Word,
        Some(first) if first.is_whitespace() => Kind::Space,
        _ => Kind::Mark,
    }
}

/// Takes a text apart into runs of letters, of white space and of other marks.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let first = kind(rest);
        let end = rest
            .char_indices()
            .find(|&(at, _)| rest.get(at..).is_some_and(|rest| kind(rest) != first))
            .map_or(rest.len(), |(at, _)| at);
        let (run, after) = rest.split_at(end);
        runs.push(run);
        rest = after;
    }
    runs
}
