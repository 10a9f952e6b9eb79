//! Which open list a label carries on, or begins.

use super::super::mark::Mark;
use super::super::numeral::Reading;
use super::super::piece::Piece;
use super::{Fit, Frames, NESTING_INDENT, Sequence};
use crate::model::{BlockKind, Numeral};

impl Frames {
    /// Finds where a label belongs; the next label of its kind helps with `i` and `c`.
    pub(in crate::structure) fn fit(&self, piece: &Piece, mark: &Mark, next: Option<&Mark>) -> Fit {
        self.continues(piece, mark, next)
            .unwrap_or_else(|| self.begins(piece, mark, next))
    }

    /// The list that the label carries on: the next number, or the same one with `bis`.
    pub(in crate::structure) fn continues(
        &self,
        piece: &Piece,
        mark: &Mark,
        next: Option<&Mark>,
    ) -> Option<Fit> {
        let mut found: Option<Fit> = None;
        for (reading, number) in mark.readings.iter().enumerate() {
            let style = Self::style_of(piece, Some(mark), reading);
            let at = self.open.iter().rposition(|frame| {
                let quote = frame.style.quoted == style.quoted || frame.quote_open;
                let inserted = number.last() == frame.last
                    && (!mark.suffix.is_empty() && mark.suffix != frame.suffix);
                quote
                    && frame.style.same_list(&style)
                    && (number.last() == frame.last + 1 || inserted)
            });
            let Some(keep) = at else { continue };
            let deeper = found.is_none_or(|fit| keep > fit.keep);
            if deeper && !is_contradicted(mark, reading, next) {
                found = Some(Fit {
                    keep,
                    reading,
                    sequence: Sequence::Expected,
                });
            }
        }
        found
    }

    /// A label that carries nothing on: a new list, a jump, or a number gone back.
    fn begins(&self, piece: &Piece, mark: &Mark, next: Option<&Mark>) -> Fit {
        let readings: Vec<usize> = (0..mark.readings.len().max(1)).collect();
        let preferred = readings
            .iter()
            .copied()
            .find(|reading| mark.readings.len() > 1 && is_carried_on(mark, *reading, next))
            .or_else(|| readings.iter().copied().find(|r| ordinal(mark, *r) == 1))
            .unwrap_or(0);
        let number = ordinal(mark, preferred);
        let style = Self::style_of(piece, Some(mark), preferred);
        let sibling = self.open.iter().rposition(|frame| {
            frame.style.same_list(&style)
                && (frame.style.quoted == style.quoted || frame.quote_open)
        });
        let Some(at) = sibling else {
            return self.new_list(piece, preferred, number);
        };
        let (last, indent) = self
            .open
            .get(at)
            .map_or((0, 0), |frame| (frame.last, frame.indent));
        let inside = piece.block.indent >= indent + NESTING_INDENT && style.depth.is_none();
        if number == 1 && inside {
            return self.new_list(piece, preferred, number);
        }
        // `7. … the following:` and then `1.`: a list within, though nothing sets it in.
        let announced = self.open.get(at).is_some_and(|frame| frame.announces);
        if number == 1 && last > 0 && announced && at + 1 == self.open.len() {
            return Fit {
                keep: at + 1,
                reading: preferred,
                sequence: Sequence::Expected,
            };
        }
        Fit {
            keep: at,
            reading: preferred,
            sequence: match number {
                _ if number == last => Sequence::Repeats,
                _ if number > last => Sequence::Jumps(last + 1),
                _ => Sequence::GoesBack(last),
            },
        }
    }

    fn new_list(&self, piece: &Piece, reading: usize, number: u32) -> Fit {
        // A list that stands further out than the open one closes it.
        let indent = piece.block.indent;
        let outer = self.open.iter().rposition(|frame| frame.indent <= indent);
        let same_depth = piece.block.kind == BlockKind::ListItem && piece.block.label.is_some();
        let keep = if same_depth {
            self.open
                .iter()
                .rposition(|frame| {
                    frame
                        .style
                        .depth
                        .is_none_or(|depth| depth < piece.block.list_depth)
                })
                .map_or(0, |at| at + 1)
        } else {
            match outer {
                Some(at) => at + 1,
                None if self.open.is_empty() => 0,
                None => self.open.len(),
            }
        };
        Fit {
            keep,
            reading,
            sequence: if number > 1 {
                Sequence::BeginsAt(number)
            } else {
                Sequence::Expected
            },
        }
    }

    /// Where an item belongs whose markup tells its level: in the open list of that level, or a new one there.
    pub(in crate::structure) fn fit_depth(
        &self,
        piece: &Piece,
        mark: &Mark,
        next: Option<&Mark>,
    ) -> Fit {
        let depth = piece.block.list_depth;
        let keep = self
            .open
            .iter()
            .rposition(|frame| frame.style.depth.is_none_or(|own| own < depth))
            .map_or(0, |at| at + 1);
        let Some(sibling) = self.open.get(keep) else {
            return self.begins(piece, mark, next).at(keep);
        };
        let same_row = |(reading, number): (usize, &Reading)| {
            let style = Self::style_of(piece, Some(mark), reading);
            (style.numeral == sibling.style.numeral && number.last() == sibling.last + 1)
                .then_some(reading)
        };
        let runs_on = mark.readings.iter().enumerate().find_map(same_row);
        match runs_on {
            Some(reading) => Fit {
                keep,
                reading,
                sequence: Sequence::Expected,
            },
            None => self.begins(piece, mark, next).at(keep),
        }
    }

    /// Where a code or a number with points belongs: under the longest number that begins it.
    pub(in crate::structure) fn fit_compound(&self, mark: &Mark) -> Fit {
        let word = mark.word.to_lowercase();
        let empty = Vec::new();
        let ordinals = mark.reading().map_or(&empty, |reading| &reading.ordinals);
        let above = self.open.iter().rposition(|frame| {
            frame.style.word == word
                && frame.style.numeral == Numeral::Arabic
                && frame.ordinals.len() < ordinals.len()
                && ordinals.starts_with(&frame.ordinals)
        });
        let keep = above.map_or(0, |at| at + 1);
        let sequence = match self.open.get(keep) {
            Some(sibling)
                if sibling.ordinals.len() == ordinals.len() && sibling.style.word == word =>
            {
                let (last, number) = (sibling.last, mark.ordinal());
                if number == last && sibling.ordinals == *ordinals && mark.suffix == sibling.suffix
                {
                    Sequence::Repeats
                } else {
                    Sequence::Expected
                }
            }
            _ => Sequence::Expected,
        };
        Fit {
            keep,
            reading: 0,
            sequence,
        }
    }
}

fn ordinal(mark: &Mark, reading: usize) -> u32 {
    mark.readings.get(reading).map_or(0, Reading::last)
}

/// True when the next label carries this reading on: `(ii)` after `(i)` read as 1.
fn is_carried_on(mark: &Mark, reading: usize, next: Option<&Mark>) -> bool {
    let Some(own) = mark.readings.get(reading) else {
        return false;
    };
    next.is_some_and(|next| {
        next.decoration == mark.decoration
            && next
                .readings
                .iter()
                .any(|r| r.numeral == own.numeral && r.last() == own.last() + 1)
    })
}

/// True when the next label speaks for another reading of this one.
fn is_contradicted(mark: &Mark, reading: usize, next: Option<&Mark>) -> bool {
    mark.readings.len() > 1
        && !is_carried_on(mark, reading, next)
        && (0..mark.readings.len())
            .any(|other| other != reading && is_carried_on(mark, other, next))
}
