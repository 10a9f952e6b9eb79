//! Pages of one fixed-width font: a plain text that was printed. They become
//! lines of plain text again, for the normaliser to put together as it does
//! with every plain text.

use rustc_hash::FxHashMap;

use super::glyph::{Glyph, Page};
use super::line::Line;
use super::run::{self, Sheet};
use crate::model::{Block, Draft};

/// Of a hundred letters so many have the usual width.
const ALIKE: usize = 97;
/// Widths that differ by less than this part of the size are alike.
const SAME_WIDTH: f64 = 0.012;
/// Letters of a fixed-width font from which they are believed to be one.
const FEWEST: usize = 200;
/// Blank lines that are kept, whatever the room.
const MOST_BLANK: usize = 4;

/// The width of all letters, in sizes, when the pages have one fixed-width font.
pub(super) fn width(pages: &[Page]) -> Option<f64> {
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    let mut all = 0;
    let letters = || {
        pages
            .iter()
            .flat_map(|it| &it.glyphs)
            .filter(|it| !it.is_space())
    };
    for glyph in letters() {
        all += 1;
        *counts
            .entry((of(glyph) * 200.0).round() as u32)
            .or_default() += 1;
    }
    let (most, _) = counts
        .into_iter()
        .max_by_key(|&(width, count)| (count, width))?;
    let usual = f64::from(most) / 200.0;
    let alike = letters()
        .filter(|it| (of(it) - usual).abs() < SAME_WIDTH)
        .count();
    (all >= FEWEST && alike * 100 >= all * ALIKE && usual > 0.0).then_some(usual)
}

fn of(glyph: &Glyph) -> f64 {
    (glyph.x1 - glyph.x0) / glyph.size
}

/// Adds the lines of the pages to the draft, in pieces between blank lines.
pub(super) fn lay_out(sheets: Vec<Sheet>, width: f64, draft: &mut Draft) {
    let (mut number, mut at) = (1, 0);
    for (page, sheet) in sheets.into_iter().enumerate() {
        let lines: Vec<Line> = run::rows(sheet.runs)
            .into_iter()
            .filter_map(Line::of)
            .collect();
        let left = lines.iter().map(|it| it.x0).fold(f64::MAX, f64::min);
        let pitch = pitch(&lines);
        let mut open: Option<Block> = None;
        let mut above: Option<f64> = None;
        for line in &lines {
            let blank = above
                .map_or(0, |y| ((line.y - y) / pitch).round() as usize)
                .saturating_sub(1);
            if blank > 0 {
                draft.blocks.extend(open.take());
                number += blank.min(MOST_BLANK);
            }
            above = Some(line.y);
            let text = text(line, left, width);
            match &mut open {
                Some(block) => {
                    block.text.push('\n');
                    block.text.push_str(&text);
                    block.span.end = at + text.len();
                }
                None => {
                    open = Some(Block {
                        indent: text.len() - text.trim_start().len(),
                        page: page + 1,
                        line: number,
                        span: at..at + text.len(),
                        text: text.clone(),
                        ..Block::default()
                    });
                }
            }
            at += text.len() + 1;
            number += 1;
        }
        draft.blocks.extend(open);
        number += 1;
    }
}

/// The distance of lines that stand right under one another.
fn pitch(lines: &[Line]) -> f64 {
    let mut steps: Vec<f64> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .map(|(one, next)| next.y - one.y)
        .filter(|it| *it > 1.0)
        .collect();
    steps.sort_by(f64::total_cmp);
    // The smallest that is no accident: a tenth may be smaller.
    steps.get(steps.len() / 10).copied().unwrap_or(12.0)
}

/// A line with the spaces that its places show.
fn text(line: &Line, left: f64, width: f64) -> String {
    let column = width * line.size;
    let spaces = |gap: f64| (gap / column).round().clamp(0.0, 200.0) as usize;
    let mut text = " ".repeat(spaces(line.x0 - left));
    for (at, piece) in line.pieces.iter().enumerate() {
        if at > 0 && piece.spaced {
            text.push_str(&" ".repeat(spaces(piece.gap).max(1)));
        }
        text.push_str(&piece.text);
    }
    text
}
