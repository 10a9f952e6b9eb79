//! Whether a table holds data or only puts paragraphs beside each other.
//!
//! Old pages set their columns, and publication offices their numbered
//! points, in tables without borders.

use super::kinds::Kind;
use super::measure::Measure;
use crate::read::markup::tree::{NodeId, Tree};

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Rows of cells.
    Data,
    /// Paragraphs in places.
    Paragraphs,
    /// Paragraphs with their number or bullet in the cell before.
    Labelled,
}

/// Rows of a table without borders and titles that are a masthead rather than data.
const FEWEST_DATA_ROWS: usize = 3;
/// Words of a cell, on average, from which a table without borders holds paragraphs.
const WORDS_OF_A_PARAGRAPH_CELL: u32 = 60;
/// Characters of a number with its punctuation: `(xviii)`, `12.1.3.`
const LONGEST_LABEL: usize = 9;

/// Tells what a table is for.
pub(super) fn shape(tree: &Tree, measure: &Measure, table: NodeId) -> Shape {
    let role = tree.attribute(table, "role").unwrap_or("");
    let plain_role = matches!(role, "presentation" | "none");
    let rows = rows(tree, measure, table);
    let has_titles = rows.iter().any(|row| row.titles > 0) || has_part(tree, measure, table);
    let bordered = is_bordered(tree, table);
    let filled = rows.iter().filter(|row| !row.filled.is_empty());
    let labelled = rows.iter().any(|row| row.label.is_some())
        && filled
            .clone()
            .all(|row| row.filled.len() == 1 || row.filled.len() == 2 && row.label.is_some());
    if has_titles && !plain_role {
        return Shape::Data;
    }
    if labelled && !bordered {
        return Shape::Labelled;
    }
    let columns = filled
        .clone()
        .map(|row| row.filled.len())
        .max()
        .unwrap_or(0);
    if plain_role || columns <= 1 || measure.headings(tree, table) > 0 {
        return Shape::Paragraphs;
    }
    if bordered {
        return Shape::Data;
    }
    let cells: usize = filled.clone().map(|row| row.filled.len()).sum();
    let long = measure.words(tree, table) / (cells.max(1) as u32) >= WORDS_OF_A_PARAGRAPH_CELL;
    if long || filled.count() < FEWEST_DATA_ROWS || measure.inner_tables(tree, table) > 0 {
        Shape::Paragraphs
    } else {
        Shape::Data
    }
}

struct Row {
    titles: usize,
    /// Cells with words.
    filled: Vec<NodeId>,
    label: Option<String>,
}

fn rows(tree: &Tree, measure: &Measure, table: NodeId) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = table + 1;
    while at < tree.end(table) {
        match measure.kind(tree, at) {
            Kind::Table => at = tree.end(at),
            Kind::Row => {
                rows.push(row(tree, measure, at));
                at = tree.end(at);
            }
            _ => at += 1,
        }
    }
    rows
}

fn row(tree: &Tree, measure: &Measure, id: NodeId) -> Row {
    let mut titles = 0;
    let mut filled = Vec::new();
    for cell in tree.children(id) {
        if measure.kind(tree, cell) != Kind::Cell {
            continue;
        }
        titles += usize::from(tree.name(cell) == "th");
        if measure.words(tree, cell) > 0 {
            filled.push(cell);
        }
    }
    let label = label_cell(tree, measure, id).map(|(_, label)| label);
    Row {
        titles,
        filled,
        label,
    }
}

/// The first cell of a row with words, when they are only a number or a bullet and more words follow.
pub(super) fn label_cell(tree: &Tree, measure: &Measure, row: NodeId) -> Option<(NodeId, String)> {
    let mut cells = tree
        .children(row)
        .filter(|cell| measure.kind(tree, *cell) == Kind::Cell && measure.words(tree, *cell) > 0);
    let first = cells.next()?;
    cells.next()?;
    if measure.words(tree, first) > 2 {
        return None;
    }
    let words = tree.all_words(first);
    let words = words.trim();
    (is_label(words) || is_bullet(words)).then(|| (first, words.to_owned()))
}

/// True for a bullet or a dash.
pub(super) fn is_bullet(words: &str) -> bool {
    let mut characters = words.chars();
    characters
        .next()
        .is_some_and(|it| !it.is_alphanumeric() && !matches!(it, '(' | '[' | '"' | '“' | '§'))
        && characters.as_str().trim().is_empty()
        || words == "o"
}

/// True for a number or letter with the punctuation of a label: `1.`, `(a)`, `iv)`, `12`.
pub(super) fn is_label(words: &str) -> bool {
    if words.is_empty()
        || words.chars().count() > LONGEST_LABEL
        || words.contains(char::is_whitespace)
    {
        return false;
    }
    let core = words.trim_matches(|it: char| {
        matches!(it, '(' | ')' | '[' | ']' | '.' | '“' | '"' | '‘' | '\'')
    });
    let digits = core.starts_with(|it: char| it.is_ascii_digit())
        && core
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '.');
    let letters = core.chars().all(char::is_alphabetic)
        && core.chars().count() <= 6
        && words.ends_with([')', '.', ']'])
        && (core.chars().count() <= 2 || core.chars().all(|it| "ivxlcIVXLC".contains(it)));
    !core.is_empty() && (digits || letters)
}

fn has_part(tree: &Tree, measure: &Measure, table: NodeId) -> bool {
    tree.children(table).any(|child| {
        matches!(measure.kind(tree, child), Kind::TableHead | Kind::Caption)
            && measure.words(tree, child) > 0
    })
}

fn is_bordered(tree: &Tree, table: NodeId) -> bool {
    let border = tree
        .attribute(table, "border")
        .is_some_and(|it| it.trim() != "0");
    let styled = || {
        let style = tree.attribute(table, "style").unwrap_or("");
        let class = tree.attribute(table, "class").unwrap_or("");
        let drawn = style.contains("border") && !style.contains("border:none")
            || style.contains("mso-border");
        drawn || class.contains("Grid") || class.contains("table") || class.contains("data")
    };
    border || styled()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape_of(page: &str) -> Shape {
        let tree = super::super::build::tree(page).expect("a page");
        shape(&tree, &Measure::of(&tree), 1)
    }

    #[test]
    fn data_and_layout() {
        let rows = "<tr><td>Oslo<td>4<tr><td>Bergen<td>5<tr><td>Narvik<td>6";
        for (page, expected) in [
            (format!("<table>{rows}</table>"), Shape::Data),
            ("<table border=1><tr><td>a<td>b</table>".into(), Shape::Data),
            (
                "<table><tr><th>a<th>b<tr><td>c<td>d</table>".into(),
                Shape::Data,
            ),
            (
                "<table><tr><td>United Nations<td>A/88/L.1</table>".into(),
                Shape::Paragraphs,
            ),
            (
                format!("<table role=presentation>{rows}</table>"),
                Shape::Paragraphs,
            ),
            (
                "<table><tr><td>one<tr><td>two<tr><td>three</table>".into(),
                Shape::Paragraphs,
            ),
            (
                "<table><tr><td>(a)<td>the lamp;</table>".into(),
                Shape::Labelled,
            ),
            (
                "<table><tr><td>—<td>the lamp,<tr><td>—<td>the oil.</table>".into(),
                Shape::Labelled,
            ),
            (
                "<table border=1><tr><td>1.1<td>Check it.<tr><td>1.2<td>Do.</table>".into(),
                Shape::Data,
            ),
        ] {
            assert_eq!(shape_of(&page), expected, "{page}");
        }
    }

    #[test]
    fn labels_and_bullets() {
        assert!(
            ["1.", "(a)", "iv)", "12", "1.2.3", "(xviii)"]
                .iter()
                .all(|it| is_label(it))
        );
        assert!(
            !["Oslo", "a", "(see)", "", "the", "(a) b"]
                .iter()
                .any(|it| is_label(it))
        );
        assert!(["—", "•", "\u{f0b7}", "o"].iter().all(|it| is_bullet(it)));
        assert!(!["(a)", "x", ""].iter().any(|it| is_bullet(it)));
    }
}
