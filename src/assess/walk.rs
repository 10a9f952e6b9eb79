//! Two texts walked through side by side: is every difference one that can be explained?

use std::ops::Range;

use crate::model::{Class, FindingKind, Sides};

use super::context::Context;
use super::editorial::{Likeness, is_one_word, is_requirement_word, likeness};
use super::following::judge_reference;
use super::notes::Note;
use super::pieces::Piece;
use super::punctuation::{Difference, Gap, difference};
use super::wording::Wording;

/// Most words that one word of the other text may be written apart as: "up to date".
const MOST_PARTS: usize = 4;

/// What divides the cells of a table's row.
pub(super) const DIVIDER: &str = "|";

/// One side of a walk: a part of a wording, and how far the walk has come.
struct Walker<'w, 't> {
    wording: &'w Wording<'t>,
    bytes: Range<usize>,
    at: usize,
    end: usize,
}

impl<'w, 't> Walker<'w, 't> {
    fn new(wording: &'w Wording<'t>, bytes: Range<usize>) -> Self {
        let pieces = wording.within(&bytes);
        Self {
            wording,
            at: pieces.start,
            end: pieces.end,
            bytes,
        }
    }

    fn piece(&self, ahead: usize) -> Option<&'w Piece> {
        let at = self.at + ahead;
        if at < self.end {
            self.wording.pieces.get(at)
        } else {
            None
        }
    }

    /// True when it goes on to the end of the whole text.
    fn reaches_end(&self) -> bool {
        self.end >= self.wording.pieces.len()
    }

    fn word(&self, ahead: usize) -> &'t str {
        self.piece(ahead)
            .map_or("", |piece| self.wording.get(piece))
    }

    /// What stands between the last piece passed and the one ahead.
    fn gap(&self, ahead: usize) -> Gap<'t> {
        let position = self.at + ahead;
        let pieces = &self.wording.pieces;
        let before = position
            .checked_sub(1)
            .and_then(|before| pieces.get(before));
        let after = pieces.get(position);
        let start = before
            .map_or(0, |piece| piece.range.end)
            .max(self.bytes.start);
        let end = after
            .map_or(self.wording.text.len(), |piece| piece.range.start)
            .min(self.bytes.end);
        let word = |piece: Option<&Piece>| piece.map_or("", |piece| self.wording.get(piece));
        Gap {
            text: self.wording.text.get(start..end).unwrap_or(""),
            before: word(before),
            after: word(after),
        }
    }
}

/// Walks through two texts, or parts of them, and explains every difference.
///
/// `None` as soon as one cannot be explained: then the change is substantive.
pub(super) fn explain(
    context: &Context<'_>,
    wordings: Sides<&Wording<'_>>,
    bytes: &Sides<Range<usize>>,
) -> Option<Vec<Note>> {
    let mut old = Walker::new(wordings.old, bytes.old.clone());
    let mut new = Walker::new(wordings.new, bytes.new.clone());
    let mut notes = Vec::new();
    loop {
        explain_gap(old.gap(0), new.gap(0), &mut notes)?;
        if pass_divider(&mut old, &new) || pass_divider(&mut new, &old) {
            continue;
        }
        match (old.piece(0), new.piece(0)) {
            (None, None) => return Some(notes),
            (Some(_), Some(_)) => explain_words(context, &mut old, &mut new, &mut notes)?,
            _ => return None,
        }
    }
}

/// Passes what divides two cells where it says nothing: the other text knows no
/// cells at all, or only empty cells follow. Elsewhere it tells whose value a value is.
fn pass_divider(own: &mut Walker<'_, '_>, other: &Walker<'_, '_>) -> bool {
    if own.word(0) != DIVIDER || other.word(0) == DIVIDER {
        return false;
    }
    if other.piece(0).is_none()
        && (own.at..own.end).all(|at| own.word(at - own.at) == DIVIDER)
        && other.reaches_end()
    {
        own.at = own.end;
        return true;
    }
    let is_passed = !other.wording.has_cells;
    own.at += usize::from(is_passed);
    is_passed
}

/// Explains the punctuation between two words.
fn explain_gap(old: Gap<'_>, new: Gap<'_>, notes: &mut Vec<Note>) -> Option<()> {
    match difference(old, new) {
        Difference::None => {}
        Difference::Meaning => return None,
        Difference::Editorial => {
            let kind = FindingKind::Punctuation;
            // Of two gaps, the one with a mark tells at which word it stands.
            let opens = [&old, &new].iter().any(|gap| opens(gap));
            notes.push(Note::editorial(
                kind,
                shown(&old, opens),
                shown(&new, opens),
            ));
        }
    }
    Some(())
}

/// True when the marks of a gap stand at the word after it.
fn opens(gap: &Gap<'_>) -> bool {
    let marks = gap.text.trim();
    let is_apart = gap.text.starts_with(char::is_whitespace) && !marks.is_empty();
    is_apart || marks.starts_with(['“', '«', '('])
}

/// A mark with the word that it stands at: `cases,`.
fn shown(gap: &Gap<'_>, opens: bool) -> String {
    let marks = gap.text.trim();
    if opens && !gap.after.is_empty() {
        format!("{marks}{}", gap.after)
    } else {
        format!("{}{marks}", gap.before)
    }
}

/// Explains a difference between the words ahead and passes them.
fn explain_words(
    context: &Context<'_>,
    old: &mut Walker<'_, '_>,
    new: &mut Walker<'_, '_>,
    notes: &mut Vec<Note>,
) -> Option<()> {
    let (old_word, new_word) = (old.word(0), new.word(0));
    if let Some(note) = reference_note(context, old, new) {
        if note.class == Class::Substantive {
            return None;
        }
        notes.push(note);
    } else {
        match likeness(old_word, new_word) {
            Likeness::Same => {}
            Likeness::Editorial(FindingKind::Capitals) if binds_by_capitals(old, new) => {
                return None;
            }
            Likeness::Editorial(kind) => notes.push(Note::editorial(kind, old_word, new_word)),
            Likeness::Other => return explain_apart(old, new, notes),
        }
    }
    old.at += 1;
    new.at += 1;
    Some(())
}

/// Judges two numbers of references that are printed differently; `None` when they are not.
fn reference_note(
    context: &Context<'_>,
    old: &Walker<'_, '_>,
    new: &Walker<'_, '_>,
) -> Option<Note> {
    let (old_cite, new_cite) = (old.piece(0)?.cite?, new.piece(0)?.cite?);
    judge_reference(
        context,
        Sides::new(old.wording, new.wording),
        Sides::new(old_cite, new_cite),
    )
}

/// True when the capitals of a word bind: `MUST` against `must`, in a text that is not all in capitals.
fn binds_by_capitals(old: &Walker<'_, '_>, new: &Walker<'_, '_>) -> bool {
    let is_capital = |word: &str| word.chars().all(|c| !c.is_lowercase());
    let (old_word, new_word) = (old.word(0), new.word(0));
    let in_capitals = |walker: &Walker<'_, '_>| {
        is_capital(walker.gap(0).before) && is_capital(walker.gap(1).after)
    };
    is_requirement_word(&old_word.to_lowercase())
        && is_capital(old_word) != is_capital(new_word)
        && !in_capitals(old)
        && !in_capitals(new)
}

/// Explains one word that the other text writes as several, and passes both.
fn explain_apart(
    old: &mut Walker<'_, '_>,
    new: &mut Walker<'_, '_>,
    notes: &mut Vec<Note>,
) -> Option<()> {
    let kind = FindingKind::Hyphenation;
    if let Some(parts) = parts_of(old, new.word(0)) {
        notes.push(Note::editorial(kind, span(old, parts), new.word(0)));
        old.at += parts;
        new.at += 1;
        return Some(());
    }
    let parts = parts_of(new, old.word(0))?;
    notes.push(Note::editorial(kind, old.word(0), span(new, parts)));
    old.at += 1;
    new.at += parts;
    Some(())
}

/// How many of the words ahead are one word written apart.
fn parts_of(walker: &Walker<'_, '_>, whole: &str) -> Option<usize> {
    let mut parts = vec![walker.word(0)];
    let mut by_space = false;
    for ahead in 1..MOST_PARTS {
        walker.piece(ahead)?;
        let gap = walker.gap(ahead).text;
        if !gap
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '\u{ad}'))
        {
            return None;
        }
        by_space |= gap.contains(char::is_whitespace) || gap.is_empty();
        parts.push(walker.word(ahead));
        if is_one_word(&parts, by_space, whole) {
            return Some(ahead + 1);
        }
        if parts.iter().map(|part| part.len()).sum::<usize>() > whole.len().max(8) {
            return None;
        }
    }
    None
}

fn span<'t>(walker: &Walker<'_, 't>, parts: usize) -> &'t str {
    let range = walker
        .piece(0)
        .zip(walker.piece(parts.saturating_sub(1)))
        .map_or(0..0, |(first, last)| first.range.start..last.range.end);
    walker.wording.text.get(range).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;
    use crate::assess::lookup::Lookup;
    use crate::model::Side;

    /// The kinds of the findings that explain everything, or nothing.
    fn kinds(old: &str, new: &str) -> Option<Vec<FindingKind>> {
        let empty = Draft::new().done();
        let context = Context::new(Lookup::of(Sides::new(&empty, &empty)), &[]);
        let old = Wording::of(&context, Side::Old, None, old);
        let new = Wording::of(&context, Side::New, None, new);
        let bytes = Sides::new(0..old.text.len(), 0..new.text.len());
        let notes = explain(&context, Sides::new(&old, &new), &bytes)?;
        Some(notes.into_iter().map(|note| note.finding.kind).collect())
    }

    #[test]
    fn what_divides_cells_says_nothing_where_no_value_has_another_place() {
        for (old, new) in [
            ("Lamps | 12", "Lamps 12"),
            (" | Lamps |  | ", "Lamps"),
            ("Lamps | 12 |  | ", "Lamps | 12"),
        ] {
            assert_eq!(kinds(old, new), Some(Vec::new()), "{old} / {new}");
            assert_eq!(kinds(new, old), Some(Vec::new()), "{new} / {old}");
        }
        for (old, new) in [
            ("Lamps | 12 | ", "Lamps |  | 12"),
            ("Lamps | 12 | 7", "Lamps | 12 7"),
            ("Lamps | 12", "Lamps 13"),
        ] {
            assert_eq!(kinds(old, new), None, "{old} / {new}");
            assert_eq!(kinds(new, old), None, "{new} / {old}");
        }
    }

    #[test]
    fn differences_that_cannot_change_the_meaning() {
        use FindingKind::{Capitals, Hyphenation, NumberStyle, Punctuation, Spelling};
        for (old, new, expected) in [
            ("Tea  and “milk”", "Tea and \"milk\"", vec![]),
            (
                "The Open-ended Group",
                "The Openended Group",
                vec![Hyphenation],
            ),
            (
                "The Open ended Group",
                "The Open-ended Group",
                vec![Hyphenation],
            ),
            ("10 per cent of tea", "10% of tea", vec![Hyphenation]),
            ("in 2 000 cups", "in 2,000 cups", vec![NumberStyle]),
            (
                "the programme, and tea",
                "the program and tea",
                vec![Spelling, Punctuation],
            ),
            ("Brazil1 and Chile", "Brazil and Chile", vec![Punctuation]),
            ("of tea,1 and milk", "of tea, and milk", vec![Punctuation]),
            ("Member states", "Member States", vec![Capitals]),
            ("ten cups", "10 cups", vec![NumberStyle]),
            (
                "A MUST FOR ALL",
                "A must for all",
                vec![Capitals; 4].into_iter().skip(1).collect(),
            ),
            ("tea", "tea.", vec![Punctuation]),
        ] {
            assert_eq!(kinds(old, new), Some(expected.clone()), "{old} / {new}");
            assert_eq!(
                kinds(new, old).map(|kinds| kinds.len()),
                Some(expected.len())
            );
        }
    }

    #[test]
    fn differences_that_can() {
        for (old, new) in [
            ("States may drink", "States can drink"),
            ("States must drink", "States MUST drink"),
            ("drink tea", "drink no tea"),
            ("[drink tea]", "drink tea"),
            ("at 5 °C", "at -5 °C"),
            ("at 1.5 °C", "at 15 °C"),
            ("1,5 cups", "15 cups"),
            ("2018–2021", "2018–2022"),
            ("States which drink", "States, which drink"),
            ("in 20 18 cups", "in 2018 cups"),
            ("are not able", "are notable"),
            ("paragraph 2 above", "paragraph 3 above"),
            ("", "tea"),
            ("$5", "5"),
            ("cups (5)", "cups"),
            ("Is it?", "Is it"),
        ] {
            assert_eq!(kinds(old, new), None, "{old} / {new}");
            assert_eq!(kinds(new, old), None, "{new} / {old}");
        }
    }
}
