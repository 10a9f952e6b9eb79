//! Text that is written from right to left, from the order of the eye to the order of the reader.

use super::line::Piece;

/// Which way a character is written; nothing for those that go along with others.
pub(super) fn direction(text: &str) -> Option<Direction> {
    text.chars().find_map(|it| match it {
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            if it.is_alphabetic() =>
        {
            Some(Direction::Left)
        }
        it if it.is_alphanumeric() => Some(Direction::Right),
        _ => None,
    })
}

/// Where the next character stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Left,
    Right,
}

/// Puts the pieces of a line, which come from left to right, into reading
/// order; true when the line is read from right to left.
pub(super) fn order(pieces: &mut Vec<Piece>) -> bool {
    let letters = |wanted: Direction| -> usize {
        pieces
            .iter()
            .filter(|it| direction(&it.text) == Some(wanted))
            .filter(|it| it.text.chars().any(char::is_alphabetic))
            .map(|it| it.text.chars().count())
            .sum()
    };
    let (left, right) = (letters(Direction::Left), letters(Direction::Right));
    if left == 0 {
        return false;
    }
    let is_left = left >= right && !begins_with_label(pieces);
    if is_left {
        part_marks(pieces);
    }
    let against = if is_left {
        Direction::Right
    } else {
        Direction::Left
    };
    let spaces: Vec<bool> = pieces.iter().map(|it| it.spaced).collect();
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    if is_left {
        order.reverse();
    }
    // What is written against the line, with what stands inside it, is turned back.
    let is_against = |at: usize| pieces.get(at).and_then(|it| direction(&it.text)) == Some(against);
    let mut at = 0;
    while at < order.len() {
        let run = order.get(at..).unwrap_or(&[]);
        if !run.first().is_some_and(|it| is_against(*it)) {
            at += 1;
            continue;
        }
        let with_gaps = run
            .iter()
            .take_while(|it| {
                let direction = pieces.get(**it).and_then(|piece| direction(&piece.text));
                direction.is_none() || direction == Some(against)
            })
            .count();
        let length = run
            .iter()
            .take(with_gaps)
            .rposition(|it| is_against(*it))
            .map_or(1, |last| last + 1);
        if let Some(part) = order.get_mut(at..at + length) {
            part.reverse();
        }
        at += length;
    }
    let mut ordered: Vec<Piece> = order
        .iter()
        .filter_map(|at| pieces.get(*at).cloned())
        .collect();
    for (index, piece) in ordered.iter_mut().enumerate() {
        let here = order.get(index).copied().unwrap_or(0);
        let last = index.checked_sub(1).and_then(|it| order.get(it)).copied();
        piece.spaced = match last {
            None => false,
            // The space belongs to the one that stands further right.
            Some(last) if last.abs_diff(here) == 1 => {
                spaces.get(last.max(here)).copied().unwrap_or(true)
            }
            Some(_) => true,
        };
    }
    if is_left {
        turn_brackets(&mut ordered);
    }
    *pieces = ordered;
    is_left
}

/// True for a line with a number and a full stop at its left: written from
/// the right, the full stop would stand on the other side of it.
fn begins_with_label(pieces: &[Piece]) -> bool {
    const LONGEST: usize = 4;
    let Some((first, next)) = pieces.first().zip(pieces.get(1)) else {
        return false;
    };
    let number = first.text.trim_end_matches(['.', ')']);
    next.spaced
        && number.len() < first.text.len()
        && (1..=LONGEST).contains(&number.len())
        && number.chars().all(|it| it.is_ascii_alphanumeric())
}

/// Marks at the ends of what is written from the left belong to the line, which is not: `.7` is a 7 and a full stop.
fn part_marks(pieces: &mut Vec<Piece>) {
    let is_mark = |it: char| {
        matches!(
            it,
            '.' | ',' | ':' | ';' | '!' | '?' | '(' | ')' | '[' | ']'
        )
    };
    let mut parted = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        let core = piece.text.trim_matches(is_mark);
        // Brackets within what is written from the left are its own: `A(3)`.
        let is_whole = core.is_empty() || core.contains(['(', ')', '[', ']']);
        if direction(&piece.text) != Some(Direction::Right) || is_whole {
            parted.push(piece);
            continue;
        }
        let start = piece.text.len() - piece.text.trim_start_matches(is_mark).len();
        let part = |text: &str, spaced: bool| Piece {
            text: text.to_owned(),
            spaced,
            ..piece.clone()
        };
        let mut spaced = piece.spaced;
        let (lead, rest) = piece
            .text
            .split_at_checked(start)
            .unwrap_or(("", &piece.text));
        let (core, trail) = rest.split_at_checked(core.len()).unwrap_or((rest, ""));
        for text in [lead, core, trail] {
            if !text.is_empty() {
                parted.push(part(text, spaced));
                spaced = false;
            }
        }
    }
    *pieces = parted;
}

/// Some files name brackets by their shape: then the first one closes.
fn turn_brackets(pieces: &mut [Piece]) {
    const PAIRS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('{', '}'), ('«', '»')];
    let first = pieces
        .iter()
        .filter(|it| direction(&it.text) != Some(Direction::Right))
        .flat_map(|it| it.text.chars())
        .find(|it| PAIRS.iter().any(|(open, close)| it == open || it == close));
    if !PAIRS.iter().any(|(_, close)| first == Some(*close)) {
        return;
    }
    for piece in pieces {
        piece.text = piece
            .text
            .chars()
            .map(|it| {
                PAIRS
                    .iter()
                    .find_map(|&(open, close)| match it {
                        it if it == open => Some(close),
                        it if it == close => Some(open),
                        _ => None,
                    })
                    .unwrap_or(it)
            })
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::glyph::Look;

    /// The reading of pieces as they stand from left to right; a `_` before one is a space.
    fn read(pieces: &[&str]) -> (String, bool) {
        let mut x = 0.0;
        let mut line: Vec<Piece> = pieces
            .iter()
            .map(|it| {
                x += 10.0;
                Piece {
                    text: it.trim_start_matches('_').into(),
                    x0: x,
                    x1: x + 9.0,
                    y: 0.0,
                    size: 10.0,
                    look: Look::default(),
                    spaced: it.starts_with('_'),
                    closed: false,
                    gap: 1.0,
                }
            })
            .collect();
        let from_right = order(&mut line);
        let mut text = String::new();
        for piece in &line {
            if piece.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        (text, from_right)
    }

    #[test]
    fn numbers_stand_where_they_are_read() {
        for (seen, text, from_right) in [
            (&["حراس", "_يضيء", "_.7"][..], "7. يضيء حراس", true),
            (&["ليلا", "_2030", "_عام"], "عام 2030 ليلا", true),
            (&["V.", "_العربية", "_أحكام"], "V. أحكام العربية", false),
            (&["عام", "_(7)", "_رقم"], "رقم (7) عام", true),
            (&["عام", "_A(3)", "_رقم"], "رقم A(3) عام", true),
            (&["the", "_lamps"], "the lamps", false),
        ] {
            assert_eq!(read(seen), (text.into(), from_right), "{seen:?}");
        }
    }
}
