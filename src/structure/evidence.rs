//! Doubtful labels, judged by the other labels of the document.
//!
//! `4.2 Scope` is a label where there is a 4.1 or a 4.3; `A. Title` where
//! there is a B; `REQ-12` where there is another REQ. A number with no
//! company stays in its text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::mark::{Decoration, Mark};
use super::piece::{Piece, Role};
use super::shape::heading_like;
use crate::model::{BlockKind, Numeral};

/// From here on a single number is believed only in company.
const FIRST_YEAR: u32 = 1000;
/// Most words of a heading whose number has no punctuation (`3 Terms and definitions`).
const LONGEST_NUMBERED_HEADING: usize = 14;

/// What must be alike for two labels to belong to one row of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Family {
    word: String,
    numeral: Numeral,
    decoration: Decoration,
    /// All punctuations of Arabic numbers together.
    any: bool,
}

impl Family {
    fn unpunctuated(&self) -> Self {
        Self {
            word: self.word.clone(),
            numeral: self.numeral,
            decoration: Decoration::Bare,
            any: true,
        }
    }
}

/// Takes off the doubtful labels that nothing else speaks for.
pub(super) fn drop_unsupported(pieces: &mut [Piece]) {
    let doubtful = |piece: &Piece| {
        let mark = piece.mark.as_ref();
        mark.is_some_and(|mark| !mark.sure || is_topic(piece, mark))
    };
    if !pieces.iter().any(doubtful) {
        return;
    }
    let asked = pieces
        .iter()
        .filter(|piece| doubtful(piece))
        .filter_map(|piece| piece.mark.as_ref())
        .flat_map(|mark| families_asked(mark).map(|(_, family)| family))
        .collect();
    let company = Company::of(pieces, &asked);
    for piece in pieces.iter_mut() {
        let Some(mark) = &piece.mark else { continue };
        let believed = if is_topic(piece, mark) {
            company.has_sibling(mark)
        } else {
            mark.sure || company.speaks_for(mark, piece)
        };
        if !believed {
            piece.unlabel();
        }
    }
}

/// True for a bullet that begins with what it is about: `- 3.4: This leaves the oil aside.`
///
/// Only its siblings, `- 3.3:` or `- 3.5:`, can make that its own number.
fn is_topic(piece: &Piece, mark: &Mark) -> bool {
    let is_compound = mark.reading().is_some_and(|r| r.ordinals.len() > 1);
    let front = piece.block.text.get(..mark.cut.end).unwrap_or("");
    piece.block.kind == BlockKind::ListItem
        && piece.block.label.is_none()
        && is_compound
        && mark.word.is_empty()
        && front.trim_end().ends_with(':')
}

struct Company {
    members: FxHashMap<Family, Members>,
}

/// The numbers of a family.
#[derive(Default)]
struct Members {
    /// Numbers without points, which nearly all are; sorted once all are known.
    single: Vec<u32>,
    /// `3.1` as 3 and 1.
    compound: FxHashSet<Vec<u32>>,
}

impl Members {
    fn add(&mut self, ordinals: &[u32]) {
        match ordinals {
            // The numbers of a draft repeat one another in rows.
            [single] if self.single.last() == Some(single) => {}
            [single] => self.single.push(*single),
            _ => {
                self.compound.insert(ordinals.to_vec());
            }
        }
    }

    fn sort(&mut self) {
        self.single.sort_unstable();
        self.single.dedup();
    }

    fn are_several(&self) -> bool {
        self.single.len() + self.compound.len() > 1
    }

    fn contains(&self, above: &[u32], last: u32) -> bool {
        if above.is_empty() {
            return self.single.binary_search(&last).is_ok();
        }
        if self.compound.is_empty() {
            return false;
        }
        let mut ordinals = above.to_vec();
        ordinals.push(last);
        self.compound.contains(&ordinals)
    }
}

impl Company {
    /// The members of the families that will be asked for.
    fn of(pieces: &[Piece], asked: &FxHashSet<Family>) -> Self {
        let mut members: FxHashMap<Family, Members> = FxHashMap::default();
        let mut add = |family: Family, ordinals: &[u32]| {
            if asked.contains(&family) {
                members.entry(family).or_default().add(ordinals);
            }
        };
        for mark in pieces.iter().filter_map(|piece| piece.mark.as_ref()) {
            for (reading, family) in families(mark) {
                if family.decoration != Decoration::Round && family.numeral == Numeral::Arabic {
                    add(family.unpunctuated(), &reading.ordinals);
                }
                add(family, &reading.ordinals);
            }
        }
        members.values_mut().for_each(Members::sort);
        Self { members }
    }

    /// True when the number before or after is there too.
    fn has_sibling(&self, mark: &Mark) -> bool {
        families_asked(mark).any(|(reading, family)| {
            let members = self.members.get(&family);
            members.is_some_and(|members| has_sibling(members, &reading.ordinals))
        })
    }

    fn speaks_for(&self, mark: &Mark, piece: &Piece) -> bool {
        let first = mark.reading().and_then(|r| r.ordinals.first().copied());
        let like_a_year = mark.word.is_empty() && first.is_some_and(|n| n >= FIRST_YEAR);
        if matches!(piece.block.kind, BlockKind::Heading(_)) && !like_a_year {
            return true;
        }
        let arabic = matches!(mark.numeral(), Numeral::Arabic | Numeral::Compound);
        let bare = mark.decoration == Decoration::Bare && mark.word.is_empty() && arabic;
        if bare
            && !matches!(piece.role, Role::Row { .. })
            && !heading_like(piece.words(), LONGEST_NUMBERED_HEADING)
            && mark.reading().is_some_and(|r| r.ordinals.len() < 2)
        {
            return false;
        }
        families_asked(mark).any(|(reading, family)| {
            self.members.get(&family).is_some_and(|members| {
                if family.word.is_empty() {
                    has_neighbour(members, &reading.ordinals)
                } else {
                    members.are_several()
                }
            })
        })
    }
}

/// Each reading of a label with its family. Single and compound Arabic numbers are one family.
fn families(mark: &Mark) -> impl Iterator<Item = (&super::numeral::Reading, Family)> {
    mark.readings.iter().map(|reading| {
        let numeral = match reading.numeral {
            Numeral::Compound => Numeral::Arabic,
            other => other,
        };
        let family = Family {
            word: mark.word.to_lowercase(),
            numeral,
            decoration: mark.decoration,
            any: false,
        };
        (reading, family)
    })
}

/// Each reading of a label with the family whose members speak for it.
fn families_asked(mark: &Mark) -> impl Iterator<Item = (&super::numeral::Reading, Family)> {
    let points = mark.reading().is_some_and(|r| r.ordinals.len() > 1);
    families(mark).map(move |(reading, family)| {
        // `3.1` keeps company with `3.`, whatever punctuation either has.
        if points && family.decoration != Decoration::Round {
            (reading, family.unpunctuated())
        } else {
            (reading, family)
        }
    })
}

/// True when the number before or after, or the one above or below, is there too.
fn has_neighbour(members: &Members, ordinals: &[u32]) -> bool {
    let Some((_, above)) = ordinals.split_last() else {
        return false;
    };
    let number_above = above.split_last();
    has_sibling(members, ordinals)
        || number_above.is_some_and(|(last, above)| members.contains(above, *last))
        || members.contains(ordinals, 1)
}

/// True when the number before or after is there too.
fn has_sibling(members: &Members, ordinals: &[u32]) -> bool {
    ordinals.split_last().is_some_and(|(last, above)| {
        members.contains(above, last + 1) || (*last > 1 && members.contains(above, last - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    fn kept(texts: &[&str]) -> Vec<bool> {
        let mut pieces: Vec<Piece> = texts
            .iter()
            .map(|text| Piece::of(Block::paragraph(*text)))
            .collect();
        drop_unsupported(&mut pieces);
        pieces.iter().map(|p| p.mark.is_some()).collect()
    }

    #[test]
    fn a_number_in_company_is_a_label() {
        assert_eq!(kept(&["1 Scope", "2 Terms", "2.1 General"]), [true; 3]);
        assert_eq!(kept(&["A. Means", "B. Ends"]), [true; 2]);
        assert_eq!(kept(&["REQ-3 It works", "REQ-4 It runs"]), [true; 2]);
    }

    #[test]
    fn a_number_alone_is_a_word() {
        for texts in [
            &["2030 Agenda for all", "1.5 °C is the limit"][..],
            &["26 May 2031", "27 May 2031", "100 Billion reasons"],
            &["A. Smith spoke.", "COVID-19 came.", "COVID-19 went."],
            &[
                "3 States parties said so and went on to say a great deal more, which is why it is no heading.",
            ],
            &["2031. It was a year."],
        ] {
            assert!(!kept(texts).contains(&true), "{texts:?}");
        }
    }

    #[test]
    fn what_a_bullet_is_about_is_not_its_number() {
        let kept = |bullets: &[&str]| -> Vec<bool> {
            let items = bullets.iter().map(|text| Block {
                kind: BlockKind::ListItem,
                ..Block::paragraph(*text)
            });
            let rule = std::iter::once(Block::paragraph("3. The keeper sleeps by day."));
            let mut pieces: Vec<Piece> = rule.chain(items).map(Piece::of).collect();
            drop_unsupported(&mut pieces);
            pieces.iter().skip(1).map(|p| p.mark.is_some()).collect()
        };
        assert_eq!(kept(&["3.4: This leaves the oil aside."]), [false]);
        assert_eq!(kept(&["3.4: The oil", "3.5: The wick"]), [true; 2]);
        assert_eq!(kept(&["3.4. The oil"]), [true]);
    }
}
