//! Tables: lines between rules, or lines whose cells stand under one another.

use std::ops::Range;

use super::glyph::Rule;
use super::line::Line;
use bar::Bar;
use cells::{aligned, cells, placed};

pub(super) use cells::{has_cells, is_label};

mod bar;
mod cells;
mod titles;

/// Points by which rules and cells that belong together may differ.
const ALIGNED: f64 = 4.0;
/// A rule of a table takes at least this part of the widest one.
const LONG: f64 = 0.6;
/// Lines with cells from which they are a table without a single rule.
const FEWEST_ROWS: usize = 3;
/// The same between two rules.
const FEWEST_RULED_ROWS: usize = 2;
/// Base lines nearer than this, in font sizes, are lines of one cell.
const LINE_PITCH: f64 = 1.42;
/// Cells that a line of a table has at most.
const MOST_COLUMNS: usize = 40;
/// Lines without cells that may stand between two with cells.
const LONE_LINES: usize = 1;

/// Where a table stands among the lines of a column.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) lines: Range<usize>,
    pub(super) rows: Vec<Row>,
}

/// A row: for each column the lines of its cell.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Line>>,
    pub(super) header: bool,
}

/// The tables among the lines of a column, from the top down.
pub(super) fn find(lines: &[Line], rules: &[Rule]) -> Vec<Table> {
    let bars = bar::bars(rules);
    let mut found: Vec<Range<usize>> = Vec::new();
    found.extend(ruled(lines, &bars, rules));
    for plain in plain(lines) {
        if found
            .iter()
            .all(|it| it.end <= plain.start || it.start >= plain.end)
        {
            found.push(plain);
        }
    }
    found.sort_by_key(|it| it.start);
    found
        .into_iter()
        .filter_map(|range| table(lines, range, &bars, rules))
        .collect()
}

/// Lines between bars of one width, where they have cells.
fn ruled(lines: &[Line], bars: &[Bar], rules: &[Rule]) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(Range<usize>, f64)> = None;
    let mut at = 0;
    while let Some(upper) = bars.get(at) {
        let below = bars.get(at + 1..).unwrap_or(&[]);
        // A shorter rule between two alike stands under a title over some columns, or above notes.
        let Some(next) = below.iter().position(|it| it.is_like(upper)) else {
            at += 1;
            continue;
        };
        let lower_y = below.get(next).map_or(upper.y, |it| it.y);
        let start = lines.partition_point(|it| it.y < upper.y);
        let end = lines.partition_point(|it| it.y < lower_y);
        let band = lines.get(start..end).unwrap_or(&[]);
        let rows = band.iter().filter(|it| has_cells(it)).count();
        let is_part = !band.is_empty() && (rows > 0 || walls(rules, upper.y, lower_y).len() >= 3);
        if is_part {
            match &mut open {
                Some((range, _)) => range.end = end,
                None => open = Some((start..end, upper.y)),
            }
        } else if !band.is_empty() {
            tables.extend(
                open.take()
                    .filter(|it| is_table(lines, it, rules))
                    .map(|it| it.0),
            );
        }
        at += if is_part { next + 1 } else { 1 };
    }
    tables.extend(open.filter(|it| is_table(lines, it, rules)).map(|it| it.0));
    tables
}

fn is_table(lines: &[Line], (range, top): &(Range<usize>, f64), rules: &[Rule]) -> bool {
    let part = lines.get(range.clone()).unwrap_or(&[]);
    let rows = part.iter().filter(|it| has_cells(it)).count();
    let bottom = part.last().map_or(*top, |it| it.y);
    let walls = walls(rules, *top, bottom).len();
    walls >= 3
        || rows > FEWEST_RULED_ROWS
        || rows * 2 > part.len() && rows == FEWEST_RULED_ROWS && part.len() > 2
}

/// Where vertical rules stand between two heights.
fn walls(rules: &[Rule], top: f64, bottom: f64) -> Vec<f64> {
    let mut walls: Vec<f64> = Vec::new();
    for rule in rules.iter().filter(|it| it.is_vertical()) {
        let shared = rule.y1.min(bottom) - rule.y0.max(top);
        if shared > 0.5 * (bottom - top).min(rule.height())
            && walls.iter().all(|it| (it - rule.x0).abs() > ALIGNED)
        {
            walls.push(rule.x0);
        }
    }
    walls.sort_by(f64::total_cmp);
    walls
}

/// Lines with cells one under the other, without rules.
fn plain(lines: &[Line]) -> Vec<Range<usize>> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let start = at;
        let mut rows = 0;
        let mut end = at;
        let mut lone = 0;
        while let Some(line) = lines.get(at) {
            if has_cells(line)
                && (rows == 0 || lines.get(start).is_some_and(|it| aligned(it, line)))
            {
                rows += 1;
                lone = 0;
                end = at + 1;
            } else {
                lone += 1;
                if rows == 0 || lone > LONE_LINES {
                    break;
                }
            }
            at += 1;
        }
        if rows >= FEWEST_ROWS {
            tables.push(start..end);
            at = end;
        } else {
            at = start + 1;
        }
    }
    tables
}

fn table(lines: &[Line], range: Range<usize>, bars: &[Bar], rules: &[Rule]) -> Option<Table> {
    let part = lines.get(range.clone())?;
    let (top, bottom) = (part.first()?.y, part.last()?.y);
    let inside: Vec<&Bar> = bars
        .iter()
        .filter(|it| {
            it.y > top - part.first().map_or(0.0, |it| it.size * 3.0) && it.y < bottom + 40.0
        })
        .collect();
    let columns = columns(part, &inside, rules);
    let count = columns.lefts.len();
    if !(2..=MOST_COLUMNS).contains(&count) {
        return None;
    }
    let left = inside.iter().map(|it| it.x0).fold(f64::MAX, f64::min);
    let widest = inside.iter().map(|it| it.x1 - it.x0).fold(0.0, f64::max);
    let (whole, short): (Vec<&Bar>, Vec<&Bar>) = inside
        .iter()
        .partition(|it| it.x1 - it.x0 >= LONG * widest && it.x0 <= left + ALIGNED);
    // Above the second rule of three stand the titles of the columns.
    let head = match whole.as_slice() {
        [_, second, _, ..] => second.y,
        _ => f64::MIN,
    };
    let body = part.partition_point(|it| it.y < head);
    let (titles, body) = part.split_at_checked(body)?;
    let levels: Vec<&Bar> = short.into_iter().filter(|it| it.y < head).collect();
    let mut rows: Vec<Row> = Vec::new();
    if levels.is_empty() {
        for lines in titles.chunk_by(|one, next| pitch(one, next) <= LINE_PITCH) {
            rows.extend(titles::rows(lines, &[], &inside, &columns));
        }
    } else {
        rows.extend(titles::rows(titles, &levels, &inside, &columns));
    }
    for group in groups(body, &inside, &columns.lefts) {
        let mut cells = vec![Vec::new(); count];
        for (at, cell) in group.iter().flat_map(|it| placed(it, &inside, &columns)) {
            if let Some(column) = cells.get_mut(at) {
                column.push(cell);
            }
        }
        rows.push(Row {
            cells,
            header: false,
        });
    }
    Some(Table { lines: range, rows })
}

/// The columns of a table.
#[derive(Debug)]
struct Columns {
    /// Where they begin, from the left.
    lefts: Vec<f64>,
    /// Vertical rules show it.
    drawn: bool,
}

/// Left ends of the columns: by vertical rules, by the pieces of horizontal ones, or by the cells themselves.
fn columns(lines: &[Line], bars: &[&Bar], rules: &[Rule]) -> Columns {
    let walls = walls_of(lines, rules);
    let drawn = walls.is_some();
    let lefts = walls.unwrap_or_else(|| columns_without_walls(lines, bars));
    Columns { lefts, drawn }
}

/// The vertical rules of a table but the last, when it has some inside.
fn walls_of(lines: &[Line], rules: &[Rule]) -> Option<Vec<f64>> {
    let (top, bottom) = (
        lines.first().map_or(0.0, |it| it.y - it.size),
        lines.last().map_or(0.0, |it| it.y),
    );
    let mut walls = walls(rules, top, bottom);
    walls.pop();
    (walls.len() >= 2).then_some(walls)
}

fn columns_without_walls(lines: &[Line], bars: &[&Bar]) -> Vec<f64> {
    if let Some(bar) = bars.iter().max_by_key(|it| it.starts.len())
        && bar.starts.len() >= 2
    {
        return bar.starts.clone();
    }
    let most = lines.iter().map(|it| cells(it).len()).max().unwrap_or(0);
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for line in lines {
        let cells = cells(line);
        if cells.len() + 1 < most.max(3) {
            continue;
        }
        for (x0, x1, _) in cells {
            spans.push((x0, x1));
        }
    }
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (x0, x1) in spans {
        match columns.last_mut() {
            Some(last) if x0 <= last.1 => last.1 = last.1.max(x1),
            _ => columns.push((x0, x1)),
        }
    }
    columns.into_iter().map(|it| it.0).collect()
}

/// How far apart two lines stand, in font sizes.
fn pitch(one: &Line, next: &Line) -> f64 {
    (next.y - one.y) / next.size.max(1.0)
}

/// Lines that are one row each: cut by rules, by room, or where the first column begins anew.
fn groups(lines: &[Line], bars: &[&Bar], columns: &[f64]) -> Vec<Vec<Line>> {
    let padded = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(one, next)| pitch(one, next) > LINE_PITCH)
        .count()
        * 3
        >= lines.len().saturating_sub(1);
    let first_column = columns.get(1).copied().unwrap_or(f64::MAX);
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let begins = match rows.last().and_then(|it| it.last()) {
            None => true,
            Some(last) => {
                let cut = bars.iter().any(|it| it.y > last.y && it.y < line.y);
                let apart = pitch(last, line) > LINE_PITCH;
                let anew = line.x0 < first_column - ALIGNED && has_cells(line);
                cut || apart || !padded && anew
            }
        };
        if begins {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(line.clone());
        }
    }
    rows
}
