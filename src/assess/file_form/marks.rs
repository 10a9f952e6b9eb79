//! The marks that refer to footnotes, and words that one is stuck to.

use rustc_hash::FxHashSet;

use crate::model::{ClauseKind, Document, FurnitureKind};

/// Most characters of a mark that is looked for at the end of a word.
const LONGEST: usize = 2;

/// The marks of the footnotes of one draft.
#[derive(Debug)]
pub(super) struct Marks<'d> {
    printed: FxHashSet<&'d str>,
    /// How many marks are numbers and how many letters: the other file may
    /// count through what this one counts anew in every part.
    numbers: u32,
    letters: u32,
}

impl<'d> Marks<'d> {
    /// The marks that were set apart in a draft, and those that its footnotes have.
    pub(super) fn of(document: &'d Document) -> Self {
        let in_text = document
            .furniture
            .iter()
            .filter(|it| it.kind == FurnitureKind::FootnoteMark)
            .map(|it| bare(&it.text));
        let of_notes = document
            .clauses
            .iter()
            .filter(|clause| clause.kind == ClauseKind::Footnote)
            .map(|clause| bare(clause.printed_label()));
        let mut marks = Self {
            printed: FxHashSet::default(),
            numbers: 0,
            letters: 0,
        };
        for mark in in_text.clone() {
            marks.numbers += u32::from(mark.parse::<u32>().is_ok());
            marks.letters += u32::from(letter(mark).is_some());
        }
        let all = in_text.chain(of_notes);
        marks.printed = all
            .filter(|mark| !mark.is_empty() && mark.chars().count() <= LONGEST)
            .collect();
        marks
    }

    /// True for a mark of this draft, or one that a count through all its notes reaches.
    pub(super) fn has(&self, mark: &str) -> bool {
        let reached = |number: u32, most: u32| (1..=most).contains(&number);
        self.printed.contains(mark)
            || mark
                .parse()
                .is_ok_and(|number| reached(number, self.numbers))
            || letter(mark).is_some_and(|number| reached(number, self.letters))
    }

    /// A word cut into what may be the word, and a mark stuck to its end.
    pub(super) fn cut<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let starts = word.char_indices().rev().take(LONGEST);
        starts
            .filter(|(at, _)| *at > 0)
            .filter_map(|(at, _)| word.split_at_checked(at))
            .filter(|(word, mark)| self.has(mark) && !is_part_of(word, mark))
            .map(|(word, _)| word)
    }

    /// True when two texts differ by one mark that is stuck to a word or to what stands behind it.
    pub(super) fn tells_apart(&self, without: &str, with: &str) -> bool {
        let mut at = 0;
        let same = without.chars().zip(with.chars());
        for (one, other) in same {
            if one != other {
                break;
            }
            at += one.len_utf8();
        }
        let (Some(rest), Some(longer)) = (without.get(at..), with.get(at..)) else {
            return false;
        };
        at > 0
            && longer
                .strip_suffix(rest)
                .is_some_and(|mark| !mark.is_empty() && self.has(mark))
    }
}

/// True where the end of a word is more likely a part of it: a figure goes on
/// with a figure, "used" is no "use" with a note.
fn is_part_of(word: &str, mark: &str) -> bool {
    let last = word.chars().next_back().unwrap_or(' ');
    match mark {
        "d" | "n" | "r" => matches!(last, 'e' | 'E'),
        "s" | "t" | "y" => true,
        _ => last.is_ascii_digit() && mark.starts_with(|it: char| it.is_ascii_digit()),
    }
}

fn bare(mark: &str) -> &str {
    mark.trim_matches(|it: char| !it.is_alphanumeric())
}

/// The place in the alphabet of a mark that is one small letter.
fn letter(mark: &str) -> Option<u32> {
    match mark.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Furniture;

    #[test]
    fn a_mark_is_known_from_the_other_draft() {
        let document = Document {
            furniture: ["1", "[a]", "12"]
                .map(|text| Furniture {
                    kind: FurnitureKind::FootnoteMark,
                    text: text.into(),
                    line: 1,
                })
                .into(),
            ..Document::default()
        };
        let marks = Marks::of(&document);
        let cut = |word| marks.cut(word).collect::<Vec<&str>>();
        assert_eq!(cut("harbour12"), ["harbour"]);
        assert!(cut("121").is_empty());
        assert_eq!(cut("harbour1"), ["harbour"]);
        assert_eq!(cut("lampa"), ["lamp"]);
        assert!(cut("harbour3").is_empty() && cut("a").is_empty());
        assert!(marks.tells_apart("lamps);", "lamps)1;"));
        assert!(marks.tells_apart("lamps,", "lamps,12"));
        assert!(!marks.tells_apart("lamps,", "lamps,13"));
        assert!(!marks.tells_apart("lamp", "lamps"));
        assert!(is_part_of("use", "d") && is_part_of("port", "s"));
        assert!(!is_part_of("id", "d") && !is_part_of("7", "a"));
        // Of two numbers and a letter none is further than the second and the first.
        assert!(marks.has("2") && !marks.has("3") && !marks.has("b"));
    }
}
