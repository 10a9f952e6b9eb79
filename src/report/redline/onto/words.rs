//! The words of a line, told to the characters of the file.

use std::ops::Range;

use super::editor::Editor;
use super::group::Group;
use super::matching::matches;
use super::new;
use super::parts::{self, Place};
use super::references;
use crate::model::{Clause, Side};
use crate::report::redline::labels;
use crate::report::redline::plan::{Fate, Line, Slice, Words};
use crate::report::redline::runs::run;

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

    /// The typed number before the words of a clause that stays.
    pub(super) fn number(&mut self, line: &Line, clause: &Clause, found: &Found) {
        if found.part > 0 {
            // The mark of a note is its reference's.
            return;
        }
        let typed = labels::before_words(self.comparison, line);
        let other = line
            .begins(self.comparison, self.side.other())
            .filter(|it| labels::typed(it).is_some());
        // Nothing where the other draft is no Word file.
        let they_count = self.counts_their_number(line);
        let is_typed = line
            .begins(self.comparison, self.side.other())
            .is_some_and(|it| self.types_number_of(it));
        let printed = labels::typed(clause).map(|_| clause.printed_label());
        let in_lead = printed.and_then(|printed| {
            let at = found.lead.find(printed)?;
            let start = found.lead.get(..at)?.chars().count();
            Some(start..start + printed.chars().count())
        });
        // Of one number that is typed in one draft and given by Word in the other the words are gone or new.
        let is_given_once = match (printed, &in_lead, other) {
            (Some(_), Some(_), Some(_)) => they_count == Some(true),
            (Some(_), None, Some(_)) => they_count == Some(false),
            _ => false,
        };
        let changed = typed.iter().map(|it| it.fate).find(|it| *it != Fate::Kept);
        let Some(own_fate) = changed.or(is_given_once.then_some(Fate::Kept)) else {
            return;
        };
        let (part, group) = (found.part, found.groups.start);
        let (mine, theirs) = match self.side {
            Side::Old => (Fate::Deleted, Fate::Inserted),
            Side::New => (Fate::Inserted, Fate::Deleted),
        };
        let look = self
            .group(part, group)
            .map_or("", |it| it.properties_at(0))
            .to_owned();
        match (printed, in_lead, other) {
            (Some(_), Some(_), _) if other.is_none() || they_count == Some(true) => {
                let lead = found.lead.chars().count();
                self.set(part, group, 0..lead, mine);
            }
            (Some(_), Some(range), Some(other)) => {
                let xml = run(other.printed_label(), &look, theirs);
                let xml = self.marks.around(theirs, &xml);
                let at = if self.side == Side::New {
                    range.start
                } else {
                    range.end
                };
                self.put(part, (group, at), &xml);
                self.set(part, group, range, mine);
            }
            // The list that the paragraph was in is tracked, or Word numbers both by itself.
            (Some(_), None, Some(_)) if they_count != Some(false) => {}
            (Some(_), None, None) if self.other.is_some() || is_typed => {}
            (None, _, _) if they_count == Some(true) => {}
            (Some(_), None, None) => self.untracked.push(clause.place.clone()),
            (Some(_), Some(_), None) => {}
            (Some(_), None, Some(other)) => {
                let text = format!("{}\t", labels::typed(other).unwrap_or_default());
                let xml = self.marks.around(theirs, &run(&text, &look, theirs));
                self.put(part, (group, 0), &xml);
            }
            (None, _, _) => {
                let text: String = typed
                    .iter()
                    .filter(|it| it.fate == own_fate)
                    .map(|it| it.text.as_str())
                    .collect();
                let xml = run(&text, &look, theirs);
                let xml = self.marks.around(theirs, &xml);
                let at = found
                    .at
                    .iter()
                    .flatten()
                    .next()
                    .copied()
                    .unwrap_or((group, 0));
                self.put(part, at, &xml);
            }
        }
    }

    /// Words told to the characters of a clause; returns where they begin.
    pub(super) fn words(
        &mut self,
        line: &Line,
        words: &[Words],
        clause: &Clause,
        found: &Found,
        start: Option<(usize, usize)>,
    ) {
        let mut cursor = start;
        // The words so far end with what divides two paragraphs of the file.
        let mut divided = false;
        let mut lost = false;
        for (index, it) in words.iter().enumerate() {
            if let Some(slice) = it.slice(self.side) {
                let at = Self::characters(clause, slice, found);
                let fate = it.fate;
                let mapped: Vec<(usize, usize)> = at.iter().flatten().copied().collect();
                lost |=
                    fate != Fate::Kept && mapped.len() < at.len() && has_words(clause, slice, &at);
                if let (Some(first), Some(last)) = (mapped.first(), mapped.last()) {
                    let whole = self
                        .edits
                        .get(found.part)
                        .and_then(|it| it.get(first.0)?.whole);
                    if fate != whole.unwrap_or(Fate::Kept) {
                        for group in first.0..=last.0 {
                            let begin = if group == first.0 { first.1 } else { 0 };
                            let end = if group == last.0 {
                                last.1 + 1
                            } else {
                                usize::MAX
                            };
                            self.set(found.part, group, begin..end, fate);
                        }
                    }
                    cursor = Some((last.0, last.1 + 1));
                    divided = at.last().is_some_and(Option::is_none);
                }
                continue;
            }
            let ahead = || {
                words.get(index..)?.iter().find_map(|next| {
                    let slice = next.slice(self.side)?;
                    Self::characters(clause, slice, found)
                        .into_iter()
                        .flatten()
                        .next()
                })
            };
            let end = found.groups.end.saturating_sub(1);
            // Behind an end that went the rest of the clause follows.
            let goes_on = || {
                let first = found.at.iter().flatten().next().copied();
                first.filter(|_| !line.end.is_in(self.side))
            };
            let next = ahead().filter(|next| divided && cursor.is_some_and(|it| it.0 < next.0));
            let at = next
                .or(cursor)
                .or_else(ahead)
                .or_else(goes_on)
                .unwrap_or_else(|| {
                    (
                        end,
                        self.group(found.part, end)
                            .map_or(0, |group| group.glyphs.len()),
                    )
                });
            let look = self
                .group(found.part, at.0)
                .map_or("", |it| it.properties_at(at.1))
                .to_owned();
            let xml = new::words(self.comparison, it, &look, &mut self.marks);
            self.put(found.part, at, &xml);
        }
        if lost {
            self.untracked(line);
        }
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
