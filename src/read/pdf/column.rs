//! Columns: the parts of a page that are read one after the other.

use super::glyph::Rule;
use super::line::Line;
use super::run::{self, Row, Run, Sheet};

/// Room between two columns, in points: browsers leave one letter's width.
const GUTTER: f64 = 7.0;
/// Places are tried so far from one another, in points: a gutter may be hardly wider than it must be.
const STEP: f64 = 1.0;
/// Lines that each column has at least.
const FEWEST_LINES: usize = 4;
/// A column takes at least this part of the width of both.
const NARROWEST: f64 = 0.25;
/// Lines of a column fill at least this part of it, in the middle of all.
const FULL: f64 = 0.55;
/// Letters that a line of a column has, in the middle of all: fewer are figures of a table.
const FEWEST_LETTERS: usize = 14;
/// Lines drawn across both sides that make a table of them.
const CROSSING_RULES: usize = 2;
/// Part of each side that such a line takes.
const CROSSING: f64 = 0.5;
/// A line above the first row may stand so far over it, in points.
const ABOVE: f64 = 20.0;
/// Of so many lines one may have cells of its own; more make a table.
const CELLS: usize = 4;
/// A gap that makes cells, in font sizes.
const CELL_GAP: f64 = 1.3;
/// Room between the words of a cell and its edge, in points, as word processors leave it.
const PADDING: f64 = 6.0;
/// Columns beside columns.
const DEEPEST: usize = 3;

/// A part of a page, its lines from the top down.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) lines: Vec<Line>,
}

impl Column {
    /// The rules of a page without those that stand in a column beside this one.
    pub(super) fn own<'c>(
        &self,
        rules: &[Rule],
        columns: &(impl Iterator<Item = &'c Self> + Clone),
    ) -> Vec<Rule> {
        let is_beside = |rule: &Rule| columns.clone().any(|it| it.has(rule));
        let is_own = |rule: &&Rule| self.is_beneath(rule) || !is_beside(rule);
        rules.iter().filter(is_own).copied().collect()
    }

    /// True for a rule within the width of the column, with the room that a cell has around its words.
    fn is_beneath(&self, rule: &Rule) -> bool {
        rule.x0 < self.x1 + PADDING && rule.x1 > self.x0 - PADDING
    }

    /// True for a rule that stands among the lines of the column.
    fn has(&self, rule: &Rule) -> bool {
        let (top, bottom) = (self.lines.first(), self.lines.last());
        let middle = f64::midpoint(rule.y0, rule.y1);
        self.is_beneath(rule)
            && top.is_some_and(|it| it.y - ABOVE <= middle)
            && bottom.is_some_and(|it| middle <= it.y + ABOVE)
    }
}

/// The columns of a page in reading order.
pub(super) fn columns(sheet: &mut Sheet) -> Vec<Column> {
    let rows = run::rows(std::mem::take(&mut sheet.runs));
    let mut columns = Vec::new();
    split(rows, &sheet.rules, 0, &mut columns);
    columns
}

fn split(rows: Vec<Row>, rules: &[Rule], depth: usize, columns: &mut Vec<Column>) {
    let Some(gutter) = (depth < DEEPEST).then(|| widest(&rows, rules)).flatten() else {
        columns.extend(column(rows));
        return;
    };
    let mut above = Vec::new();
    let mut beside = Vec::new();
    let mut below = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        if at < gutter.rows.start {
            above.push(row);
        } else if at < gutter.rows.end {
            beside.extend(row);
        } else {
            below.push(row);
        }
    }
    let (one, other): (Vec<Run>, Vec<Run>) = beside.into_iter().partition(|it| it.x1 <= gutter.x);
    if !above.is_empty() {
        split(above, rules, depth + 1, columns);
    }
    for side in [one, other] {
        split(run::rows(side), rules, depth + 1, columns);
    }
    if !below.is_empty() {
        split(below, rules, depth, columns);
    }
}

fn column(rows: Vec<Row>) -> Option<Column> {
    let lines: Vec<Line> = rows.into_iter().filter_map(Line::of).collect();
    Some(Column {
        x0: lines.iter().map(|it| it.x0).reduce(f64::min)?,
        x1: lines.iter().map(|it| it.x1).reduce(f64::max)?,
        lines,
    })
}

struct Gutter {
    x: f64,
    rows: std::ops::Range<usize>,
}

/// The place between two columns that most rows keep free.
fn widest(rows: &[Row], rules: &[Rule]) -> Option<Gutter> {
    let x0 = rows.iter().flatten().map(|it| it.x0).reduce(f64::min)?;
    let x1 = rows.iter().flatten().map(|it| it.x1).reduce(f64::max)?;
    let mut best: Option<Gutter> = None;
    let mut x = x0 + NARROWEST * (x1 - x0);
    while x <= x1 - NARROWEST * (x1 - x0) {
        for rows_free in free(rows, x) {
            let longer = best
                .as_ref()
                .is_none_or(|it| it.rows.len() < rows_free.len());
            let part = rows.get(rows_free.clone()).unwrap_or(&[]);
            if longer && part.len() >= FEWEST_LINES && is_gutter(part, x, rules) {
                best = Some(Gutter { x, rows: rows_free });
            }
        }
        x += STEP;
    }
    best
}

/// Stretches of rows in which nothing stands at a place.
fn free(rows: &[Row], x: f64) -> Vec<std::ops::Range<usize>> {
    let crosses = |row: &Row| {
        row.iter()
            .any(|it| it.x0 < x + GUTTER / 2.0 && it.x1 > x - GUTTER / 2.0)
    };
    let mut stretches = Vec::new();
    let mut start = 0;
    for (at, row) in rows.iter().enumerate() {
        if crosses(row) {
            if at > start {
                stretches.push(start..at);
            }
            start = at + 1;
        }
    }
    if rows.len() > start {
        stretches.push(start..rows.len());
    }
    stretches
}

/// True when both sides of a place are columns of text.
fn is_gutter(rows: &[Row], x: f64, rules: &[Rule]) -> bool {
    let all = || rows.iter().flatten();
    let left = Side::of(all().filter(|it| it.x1 <= x));
    let right = Side::of(all().filter(|it| it.x0 >= x));
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    let width = right.x1 - left.x0;
    let top = all().map(Run::top).fold(f64::MAX, f64::min);
    let bottom = all().map(Run::bottom).fold(f64::MIN, f64::max);
    // For each height what is drawn on the left and on the right.
    let mut bars: Vec<(f64, f64, f64)> = Vec::new();
    for rule in rules
        .iter()
        .filter(|it| it.is_horizontal() && it.y0 > top - ABOVE && it.y1 < bottom)
    {
        let over = |x0: f64, x1: f64| (rule.x1.min(x1) - rule.x0.max(x0)).max(0.0);
        let (on_left, on_right) = (over(left.x0, x), over(x, right.x1));
        match bars.iter_mut().find(|(y, ..)| (*y - rule.y0).abs() < 2.0) {
            Some(bar) => *bar = (bar.0, bar.1 + on_left, bar.2 + on_right),
            None => bars.push((rule.y0, on_left, on_right)),
        }
    }
    let crossing = bars
        .iter()
        .filter(|(_, on_left, on_right)| {
            *on_left >= CROSSING * (x - left.x0) && *on_right >= CROSSING * (right.x1 - x)
        })
        .count();
    crossing < CROSSING_RULES && [&left, &right].into_iter().all(|it| it.is_text(width))
}

/// What stands on one side of a gutter.
struct Side {
    x0: f64,
    x1: f64,
    /// Each line's width and letters.
    lines: Vec<(f64, usize)>,
    /// Lines that have gaps as between cells.
    with_cells: usize,
}

impl Side {
    fn of<'r>(runs: impl Iterator<Item = &'r Run>) -> Option<Self> {
        let rows = run::rows(runs.cloned().collect());
        let ends = |row: &Row| {
            let x0 = row.iter().map(|it| it.x0).fold(f64::MAX, f64::min);
            let x1 = row.iter().map(|it| it.x1).fold(f64::MIN, f64::max);
            (x0, x1)
        };
        let lines = rows
            .iter()
            .map(|row| {
                let (x0, x1) = ends(row);
                (x1 - x0, row.iter().map(letters).sum())
            })
            .collect();
        // A number and the text that it numbers are no cells: the first gap is not looked at.
        let with_cells = rows
            .iter()
            .filter(|row| {
                row.iter()
                    .zip(row.iter().skip(1))
                    .skip(usize::from(
                        row.first().is_some_and(|it| it.glyphs.len() <= 6),
                    ))
                    .any(|(one, next)| next.x0 - one.x1 > CELL_GAP * one.size)
            })
            .count();
        Some(Self {
            with_cells,
            x0: rows.iter().map(|row| ends(row).0).reduce(f64::min)?,
            x1: rows.iter().map(|row| ends(row).1).reduce(f64::max)?,
            lines,
        })
    }

    fn is_text(&self, both: f64) -> bool {
        let width = self.x1 - self.x0;
        let mut widths: Vec<f64> = self.lines.iter().map(|it| it.0).collect();
        widths.sort_by(f64::total_cmp);
        let mut letters: Vec<usize> = self.lines.iter().map(|it| it.1).collect();
        letters.sort_unstable();
        let middle = self.lines.len() / 2;
        self.lines.len() >= FEWEST_LINES
            && self.with_cells * CELLS <= self.lines.len()
            && width >= NARROWEST * both
            && widths.get(middle).is_some_and(|it| *it >= FULL * width)
            && letters.get(middle).is_some_and(|it| *it >= FEWEST_LETTERS)
    }
}

fn letters(run: &Run) -> usize {
    run.glyphs
        .iter()
        .filter(|it| it.text.chars().any(char::is_alphabetic))
        .count()
}
