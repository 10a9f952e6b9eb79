//! From the letters of all pages to blocks: the order of the steps.

use rustc_hash::FxHashMap;

use super::block::Writer;
use super::column::{self, Column};
use super::glyph::{Page, Rule};
use super::line::{Line, Piece};
use super::notes::{self, Note};
use super::paragraph::{self, Set, Usual};
use super::run::{self, Sheet};
use super::table::{self, Table};
use super::{furniture, numbers, typewriter};
use crate::model::{Draft, Furniture};

/// A gap that divides what stands side by side at the head of a page, in font sizes.
const APART: f64 = 3.0;

/// Lays out the pages of a document and adds its blocks to the draft.
pub(super) fn lay_out(pages: Vec<Page>, draft: &mut Draft) {
    let mut taken: Vec<(usize, Furniture)> = Vec::new();
    let fixed = typewriter::width(&pages);
    let mut sheets: Vec<Sheet> = pages.into_iter().map(sheet).collect();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        numbers::take_off(page, sheet, &mut taken);
    }
    if let Some(width) = fixed {
        typewriter::lay_out(sheets, width, draft);
        draft.furniture.extend(taken.into_iter().map(|it| it.1));
        return;
    }
    furniture::take_off(&mut sheets, &mut taken);

    let mut columns: Vec<(usize, Column)> = Vec::new();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        columns.extend(column::columns(sheet).into_iter().map(|it| (page, it)));
    }
    let size = notes::usual_size(columns.iter().flat_map(|(_, it)| &it.lines));
    let mut found: Vec<Note> = Vec::new();
    for (page, column) in &mut columns {
        let rules = sheets.get(*page).map_or(&[][..], |it| &it.rules);
        notes::lift(*page, column, rules, size, &mut found);
    }
    let items = items(columns, &sheets);
    write(items, &found, taken, draft);
}

fn sheet(page: Page) -> Sheet {
    Sheet {
        height: page.height,
        runs: run::runs(page.glyphs),
        rules: page.rules,
    }
}

/// Paragraphs to be, and tables between them.
enum Item {
    Lines(Vec<Set>),
    Table(usize, Table),
}

fn items(columns: Vec<(usize, Column)>, sheets: &[Sheet]) -> Vec<Item> {
    let ends = usual_ends(&columns);
    let mut items: Vec<Item> = Vec::new();
    let mut tables: Vec<Vec<table::Table>> = Vec::with_capacity(columns.len());
    for of_page in columns.chunk_by(|one, next| one.0 == next.0) {
        for (page, column) in of_page {
            let rules: &[Rule] = sheets.get(*page).map_or(&[], |it| &it.rules);
            let own = column.own(rules, &of_page.iter().map(|it| &it.1));
            tables.push(table::find(&column.lines, &own));
        }
    }
    for ((number, (page, column)), tables) in columns.into_iter().enumerate().zip(tables) {
        let mut tables = tables.into_iter().peekable();
        let mut text: Vec<(usize, Line)> = Vec::new();
        let mut parts: Vec<(usize, Item)> = Vec::new();
        for (at, line) in column.lines.into_iter().enumerate() {
            match tables.peek() {
                Some(table) if table.lines.contains(&at) => {
                    if at + 1 == table.lines.end
                        && let Some(table) = tables.next()
                    {
                        parts.push((text.len(), Item::Table(page, table)));
                    }
                }
                _ => text.extend(apart(line).into_iter().map(|line| (at, line))),
            }
        }
        // The margins of a column are those of its text, not of its tables.
        let mut sets = paragraph::set(
            text.into_iter().map(|it| it.1).collect(),
            page,
            number,
            &ends,
        );
        let mut done = 0;
        for (at, table) in parts {
            let rest = sets.split_off((at - done).min(sets.len()));
            items.push(Item::Lines(std::mem::replace(&mut sets, rest)));
            items.push(table);
            done = at;
        }
        items.push(Item::Lines(sets));
    }
    items
}

/// For each size of letters the place that most of its long lines end at.
fn usual_ends(columns: &[(usize, Column)]) -> FxHashMap<u32, f64> {
    let mut ends: FxHashMap<u32, Vec<f64>> = FxHashMap::default();
    for line in columns.iter().flat_map(|(_, it)| &it.lines) {
        if !table::has_cells(line) {
            ends.entry((line.size * 4.0).round() as u32)
                .or_default()
                .push(line.x1);
        }
    }
    ends.into_iter()
        .map(|(size, mut ends)| {
            ends.sort_by(f64::total_cmp);
            let at = ends.len() * 9 / 10;
            (size, ends.get(at).or(ends.last()).copied().unwrap_or(0.0))
        })
        .collect()
}

/// What stands side by side without being a table, as a line each.
fn apart(line: Line) -> Vec<Line> {
    let skip = usize::from(table::is_label(&line));
    let starts: Vec<usize> = line
        .cell_starts()
        .into_iter()
        .skip(1 + skip)
        .filter(|at| {
            line.pieces
                .get(*at)
                .is_some_and(|it| it.gap > APART * line.size)
        })
        .collect();
    if starts.is_empty() || line.from_right {
        return vec![line];
    }
    let mut lines = Vec::new();
    let mut rest = line.pieces;
    for at in starts.into_iter().rev() {
        lines.push(rest.split_off(at));
    }
    lines.push(rest);
    lines
        .into_iter()
        .rev()
        .filter_map(|pieces| {
            let edge = |pick: fn(&Piece) -> f64, best: fn(f64, f64) -> f64| {
                pieces.iter().map(pick).reduce(best)
            };
            Some(Line {
                x0: edge(|it| it.x0, f64::min)?,
                x1: edge(|it| it.x1, f64::max)?,
                y: line.y,
                size: pieces.iter().map(|it| it.size).reduce(f64::max)?,
                from_right: false,
                pieces,
            })
        })
        .collect()
}

fn write(items: Vec<Item>, notes: &[Note], taken: Vec<(usize, Furniture)>, draft: &mut Draft) {
    let marks: Vec<String> = notes.iter().map(|it| it.mark.clone()).collect();
    let all: Vec<Set> = items
        .iter()
        .filter_map(|it| match it {
            Item::Lines(sets) => Some(sets.clone()),
            Item::Table(..) => None,
        })
        .flatten()
        .collect();
    let usual = Usual::of(&all);
    let mut writer = Writer::new(&marks);
    let mut first_lines: FxHashMap<usize, usize> = FxHashMap::default();
    let mut open: Vec<Set> = Vec::new();
    for item in items {
        match item {
            Item::Lines(sets) => open.extend(sets),
            Item::Table(page, table) => {
                flush(&mut open, &usual, &mut writer, &mut first_lines);
                first_lines.entry(page).or_insert(writer.line());
                for row in &table.rows {
                    writer.row(row, page);
                }
            }
        }
    }
    flush(&mut open, &usual, &mut writer, &mut first_lines);
    for note in notes {
        writer.note(note);
    }
    draft.furniture.extend(writer.furniture);
    draft
        .furniture
        .extend(taken.into_iter().map(|(page, mut piece)| {
            piece.line = first_lines.get(&page).copied().unwrap_or(1);
            piece
        }));
    draft.blocks.extend(writer.blocks);
}

fn flush(
    open: &mut Vec<Set>,
    usual: &Usual,
    writer: &mut Writer<'_>,
    first_lines: &mut FxHashMap<usize, usize>,
) {
    for paragraph in paragraph::join(std::mem::take(open), usual) {
        for set in &paragraph.sets {
            first_lines.entry(set.page).or_insert(writer.line());
        }
        writer.paragraph(&paragraph);
    }
}
