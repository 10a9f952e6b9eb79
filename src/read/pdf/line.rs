//! Lines of words, from rows of runs.

use super::bidi::{self, Direction};
use super::glyph::{Glyph, Look};
use super::run::Row;

/// Gap between two letters from which a space is seen, in font sizes, where
/// the line has no letters for its spaces. A thin space has 0.2, kerning 0.05.
const SPACE: f64 = 0.15;
/// The same where the file writes its spaces: only a jump is a space then.
const JUMP: f64 = 0.24;
/// A gap from which what follows may be another cell, in font sizes.
const CELL_GAP: f64 = 1.3;
/// Letters must differ in size by this part to be of another size.
const OTHER_SIZE: f64 = 0.06;
/// Base lines must differ by this part of the size for letters to be raised or lowered.
const RAISED: f64 = 0.08;
/// Words of one letter that make a line letter-spaced.
const SPACED_OUT: usize = 5;

/// Letters of one look that stand together: a word, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) look: Look,
    /// A space stands before it.
    pub(super) spaced: bool,
    /// The file draws a space after it.
    pub(super) closed: bool,
    /// Room before it.
    pub(super) gap: f64,
}

/// A printed line, or the part of it that a column has.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// In reading order.
    pub(super) pieces: Vec<Piece>,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The base line and size of most of its letters.
    pub(super) y: f64,
    pub(super) size: f64,
    /// Read from right to left.
    pub(super) from_right: bool,
}

impl Line {
    /// Makes a line of a row.
    pub(super) fn of(row: Row) -> Option<Self> {
        let glyphs: Vec<Glyph> = row.into_iter().flat_map(|run| run.glyphs).collect();
        let mut pieces = pieces(&glyphs);
        close_up(&mut pieces);
        let main = pieces
            .iter()
            .max_by_key(|it| (weight(&pieces, it), it.text.chars().count()))?;
        let (y, size) = (main.y, main.size);
        let from_right = bidi::order(&mut pieces);
        Some(Self {
            from_right,
            x0: pieces.iter().map(|it| it.x0).reduce(f64::min)?,
            x1: pieces.iter().map(|it| it.x1).reduce(f64::max)?,
            y,
            size,
            pieces,
        })
    }

    /// The words with single spaces.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            if piece.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        text
    }

    /// True for letters that stand higher and are smaller than the line's.
    pub(super) fn is_raised(&self, piece: &Piece) -> bool {
        piece.size < self.size * (1.0 - OTHER_SIZE) && piece.y < self.y - RAISED * self.size
    }

    /// Where the line is cut into cells: numbers of the pieces that begin one.
    pub(super) fn cell_starts(&self) -> Vec<usize> {
        self.pieces
            .iter()
            .enumerate()
            .filter(|(at, piece)| *at == 0 || piece.gap > CELL_GAP * self.size)
            .map(|(at, _)| at)
            .collect()
    }

    /// True when all letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.pieces
            .iter()
            .filter(|it| it.text.chars().any(char::is_alphanumeric))
            .all(|it| it.look.bold)
    }

    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.x0, self.x1)
    }
}

/// Letters of the line that have a piece's size and base line.
fn weight(pieces: &[Piece], of: &Piece) -> usize {
    pieces
        .iter()
        .filter(|it| {
            (it.size - of.size).abs() < OTHER_SIZE * of.size
                && (it.y - of.y).abs() < RAISED * of.size
        })
        .map(|it| it.text.len())
        .sum()
}

fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let threshold = threshold(glyphs);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = false;
    for glyph in glyphs {
        if glyph.is_space() {
            space = true;
            if let Some(last) = pieces.last_mut() {
                last.closed = true;
            }
            continue;
        }
        let size = glyph.size;
        let direction = bidi::direction(&glyph.text);
        match pieces.last_mut() {
            Some(last) => {
                let turns = direction
                    .zip(bidi::direction(&last.text))
                    .is_some_and(|(one, other)| one != other);
                let gap = glyph.x0 - last.x1;
                let spaced = space || gap > threshold * size.max(last.size);
                let same = last.look == glyph.look
                    && (last.size - size).abs() <= OTHER_SIZE * size
                    && (last.y - glyph.y).abs() <= RAISED * size;
                if same && !spaced && !turns {
                    if direction.or(bidi::direction(&last.text)) == Some(Direction::Left) {
                        last.text.insert_str(0, &glyph.text);
                    } else {
                        last.text.push_str(&glyph.text);
                    }
                    last.x1 = last.x1.max(glyph.x1);
                } else {
                    pieces.push(piece(glyph, spaced, gap));
                }
            }
            None => pieces.push(piece(glyph, false, 0.0)),
        }
        space = false;
    }
    pieces
}

fn piece(glyph: &Glyph, spaced: bool, gap: f64) -> Piece {
    Piece {
        text: glyph.text.to_string(),
        x0: glyph.x0,
        x1: glyph.x1,
        y: glyph.y,
        size: glyph.size,
        look: glyph.look,
        spaced,
        closed: false,
        gap,
    }
}

/// The gap, in font sizes, from which a space is seen: letters that are set
/// wide apart have wide gaps everywhere.
fn threshold(glyphs: &[Glyph]) -> f64 {
    if glyphs.iter().any(Glyph::is_space) {
        return JUMP;
    }
    let mut gaps: Vec<f64> = glyphs
        .iter()
        .zip(glyphs.iter().skip(1))
        .map(|(one, next)| (next.x0 - one.x1) / one.size.max(f64::MIN_POSITIVE))
        .filter(|gap| *gap < 1.0)
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
    // A word or two say nothing about how wide its letters are set.
    if gaps.len() < 4 {
        return SPACE * 1.5;
    }
    usual + SPACE
}

/// `R E S O L U T I O N S   A N D` is two words and a half: letters that were
/// spaced out for looks are closed up, wider gaps stay.
fn close_up(pieces: &mut [Piece]) {
    let single = |it: &Piece| it.text.chars().count() == 1;
    let words = pieces.iter().filter(|it| it.spaced).count() + 1;
    let letters = pieces
        .iter()
        .filter(|it| single(it) && it.text.chars().all(char::is_alphabetic))
        .count();
    if letters < SPACED_OUT || letters * 10 < words * 9 {
        return;
    }
    let mut gaps: Vec<f64> = pieces.iter().skip(1).map(|it| it.gap).collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    for piece in pieces.iter_mut().skip(1) {
        piece.spaced = piece.gap > usual * 1.5;
    }
}
