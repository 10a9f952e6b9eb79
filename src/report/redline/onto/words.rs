//! The words of a line, told to the characters of the file.

use std::ops::Range;

use super::editor::Editor;
use super::group::Group;
use super::matching::matches;
use super::new;
use super::parts::{self, Place};
use super::references;
use crate::model::Clause;
use crate::report::redline::plan::{Fate, Line, Slice, Words};

/// A place in a part: a group, and a character in it.
type At = (usize, usize);

/// How far the words of a clause were told to the file.
struct Cursor {
    /// Behind the last of them.
    at: Option<At>,
    /// They end with what divides two paragraphs of the file.
    divided: bool,
}

/// Where the characters of a clause are.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) part: usize,
    pub(super) groups: Range<usize>,
    /// For each character of the clause the group and the character in it.
    pub(super) at: Vec<Option<(usize, usize)>>,
    /// What stands before its words.
    pub(super) lead: String,
}

/// What stands in a paragraph before the words of a clause.
pub(super) fn lead(text: &str, group: &Group<'_>) -> String {
    let characters: Vec<char> = group.glyphs.iter().map(|it| it.character).collect();
    let first = matches(text, &characters).into_iter().flatten().next();
    let first = first.unwrap_or(characters.len());
    characters.iter().take(first).collect()
}

impl Editor<'_, '_> {
    /// Where a clause of the file is, character by character.
    pub(super) fn found(&mut self, clause: &Clause) -> Option<Found> {
        if let Some(found) = self.found.get(&clause.id) {
            return Some(found.clone());
        }
        let Place::Paragraphs(part, groups) = parts::place(self.parts, &clause.span, false)? else {
            return None;
        };
        let groups = match self.parts.get(part).filter(|_| part > 0) {
            Some(part) => references::whole_note(part, groups),
            None => groups,
        };
        let found = self.find(&clause.text, part, groups);
        self.found.insert(clause.id, found.clone());
        Some(found)
    }

    /// Where the characters of a text are among those of some groups.
    pub(super) fn find(&self, text: &str, part: usize, groups: Range<usize>) -> Found {
        let mut characters = Vec::new();
        let mut places = Vec::new();
        for index in groups.clone() {
            if index > groups.start {
                // What divides two paragraphs is white space in the clause, and no character of the file.
                characters.push('\n');
                places.push(None);
            }
            for (at, glyph) in self
                .group(part, index)
                .into_iter()
                .flat_map(|it| it.glyphs.iter().enumerate())
            {
                characters.push(glyph.character);
                places.push(Some((index, at)));
            }
        }
        let found = matches(text, &characters);
        let first = found
            .iter()
            .flatten()
            .next()
            .copied()
            .unwrap_or(characters.len());
        Found {
            part,
            groups,
            lead: characters.iter().take(first).collect(),
            at: found
                .into_iter()
                .map(|at| at.and_then(|at| places.get(at).copied().flatten()))
                .collect(),
        }
    }

    /// Words told to the characters of a clause, from a place on or from its beginning.
    pub(super) fn words(
        &mut self,
        line: &Line,
        words: &[Words],
        clause: &Clause,
        found: &Found,
        start: Option<At>,
    ) {
        let mut cursor = Cursor {
            at: start,
            divided: false,
        };
        let mut lost = false;
        for (index, it) in words.iter().enumerate() {
            if let Some(slice) = it.slice(self.side) {
                let at = Self::characters(clause, slice, found);
                let is_whole = at.iter().all(Option::is_some);
                lost |= it.fate != Fate::Kept && !is_whole && has_words(clause, slice, &at);
                if let Some(end) = self.mark(found.part, &at, it.fate) {
                    cursor = Cursor {
                        at: Some(end),
                        divided: at.last().is_some_and(Option::is_none),
                    };
                }
            } else {
                let rest = words.get(index..).unwrap_or_default();
                let at = self.place_between(line, rest, clause, found, &cursor);
                let group = self.group(found.part, at.0);
                let look = group.map_or("", |it| it.properties_at(at.1)).to_owned();
                let xml = new::words(self.comparison, it, &look, &mut self.marks);
                self.put(found.part, at, &xml);
            }
        }
        if lost {
            self.untracked(line);
        }
    }

    /// Tells characters of the file what becomes of them; the place behind the last of those that were found.
    fn mark(&mut self, part: usize, at: &[Option<At>], fate: Fate) -> Option<At> {
        let mut places = at.iter().flatten().copied();
        let first = places.next()?;
        let last = places.next_back().unwrap_or(first);
        let edits = self.edits.get(part);
        let whole = edits.and_then(|it| it.get(first.0)?.whole);
        if fate != whole.unwrap_or(Fate::Kept) {
            for group in first.0..=last.0 {
                let begin = if group == first.0 { first.1 } else { 0 };
                let end = if group == last.0 {
                    last.1 + 1
                } else {
                    usize::MAX
                };
                self.set(part, group, begin..end, fate);
            }
        }
        Some((last.0, last.1 + 1))
    }

    /// Where words of the other draft stand that come before the `rest` of a line.
    fn place_between(
        &self,
        line: &Line,
        rest: &[Words],
        clause: &Clause,
        found: &Found,
        cursor: &Cursor,
    ) -> At {
        let ahead = || {
            rest.iter().find_map(|next| {
                let at = Self::characters(clause, next.slice(self.side)?, found);
                at.into_iter().flatten().next()
            })
        };
        let is_further = |next: &At| cursor.at.is_some_and(|it| it.0 < next.0);
        let next_paragraph = || ahead().filter(is_further);
        // Behind an end that went the rest of the clause follows.
        let goes_on = || {
            let first = found.at.iter().flatten().next().copied();
            first.filter(|_| !line.end.is_in(self.side))
        };
        let end = || {
            let last = found.groups.end.saturating_sub(1);
            let group = self.group(found.part, last);
            (last, group.map_or(0, |group| group.glyphs.len()))
        };
        let next = if cursor.divided {
            next_paragraph()
        } else {
            None
        };
        next.or(cursor.at)
            .or_else(ahead)
            .or_else(goes_on)
            .unwrap_or_else(end)
    }

    /// The places of the characters of a part of a clause.
    pub(super) fn characters(
        clause: &Clause,
        slice: &Slice,
        found: &Found,
    ) -> Vec<Option<(usize, usize)>> {
        if slice.clause != clause.id {
            return Vec::new();
        }
        let count = |bytes: usize| clause.text.get(..bytes).map_or(0, |it| it.chars().count());
        let start = count(slice.range.start);
        let length = clause
            .text
            .get(slice.range.clone())
            .map_or(0, |it| it.chars().count());
        found.at.get(start..start + length).unwrap_or(&[]).to_vec()
    }
}

/// True when some of the characters that were not found are more than white space.
fn has_words(clause: &Clause, slice: &Slice, at: &[Option<(usize, usize)>]) -> bool {
    let text = clause.text.get(slice.range.clone()).unwrap_or("");
    text.chars()
        .zip(at)
        .any(|(character, at)| at.is_none() && !character.is_whitespace())
}
