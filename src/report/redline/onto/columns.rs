//! How wide cells are, and how those of a row that comes into a table are laid over its columns.

use super::lists::value;
use super::names::{Node, attribute, child, name};
use super::parts::cells;

/// Twentieths of a point that a cell with words needs: a margin on either side, and some letters in a line.
const LEAST: u32 = 500;

/// The same for an empty cell: a narrower one is taken for the interrupted rule between two others.
const LEAST_EMPTY: u32 = 140;

/// A cell to lay over columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// How wide it is where it comes from; only its share of the whole counts.
    pub(super) width: u32,
    /// How wide it has to be.
    pub(super) least: u32,
}

impl Wanted {
    /// A cell with words in it, or without; or one that only keeps others apart, which is no cell of the draft.
    pub(super) fn of(width: u32, words: Option<&str>) -> Self {
        let least = match words {
            Some("") => LEAST_EMPTY,
            Some(_) => LEAST,
            None => 0,
        };
        Self { width, least }
    }
}

/// The width of each cell of a row in twips, 0 where neither the cell nor the columns tell it.
pub(super) fn widths(row: Node<'_>, accepted: bool) -> Vec<u32> {
    let grid = grid(row);
    let before = number(child(row, "trPr"), "gridBefore").unwrap_or(0);
    let mut column = before as usize;
    let cells = cells(row, accepted).into_iter();
    cells
        .map(|cell| {
            let properties = child(cell, "tcPr");
            let end = column + number(properties, "gridSpan").unwrap_or(1).max(1) as usize;
            let columns = grid.get(column..end).unwrap_or(&[]);
            column = end;
            let own = properties
                .and_then(|it| child(it, "tcW"))
                .filter(|it| attribute(*it, "type") == Some("dxa"))
                .and_then(|it| attribute(it, "w")?.parse().ok());
            own.unwrap_or_else(|| columns.iter().sum())
        })
        .collect()
}

/// True for a cell that words have no room in; one whose width is not told has room.
pub(super) const fn is_narrow(width: u32) -> bool {
    0 < width && width < LEAST
}

/// The widths of the columns of the table that a row is in.
pub(super) fn grid(row: Node<'_>) -> Vec<u32> {
    let table = row.ancestors().find(|it| name(*it) == "tbl");
    let grid = table.and_then(|it| child(it, "tblGrid"));
    let columns = grid.into_iter().flat_map(|it| it.children());
    columns
        .filter(|it| name(*it) == "gridCol")
        .map(|it| {
            attribute(it, "w")
                .and_then(|it| it.parse().ok())
                .unwrap_or(0)
        })
        .collect()
}

fn number(properties: Option<Node<'_>>, wanted: &str) -> Option<u32> {
    value(properties, wanted)?.parse().ok()
}

/// How many columns each cell takes, so that all columns are taken, each cell
/// has the room that it needs, and the shares of the cells are kept as well
/// as the columns allow; nothing where there is no room for all.
pub(super) fn laid(grid: &[u32], wanted: &[Wanted]) -> Option<Vec<usize>> {
    let mut lines = vec![0_u64];
    for width in grid {
        let last = lines.last().copied().unwrap_or(0);
        lines.push(last + u64::from(*width));
    }
    let line = |at: usize| lines.get(at).copied().unwrap_or(0);
    let has_room = |cell: &Wanted, from: usize, to: usize| {
        from < to && line(to) - line(from) >= u64::from(cell.least)
    };
    // For each cell the last column that it can begin at.
    let mut last = grid.len();
    let mut begins = Vec::with_capacity(wanted.len());
    for cell in wanted.iter().rev() {
        last = (0..last).rev().find(|from| has_room(cell, *from, last))?;
        begins.push(last);
    }
    begins.reverse();
    let whole: u64 = wanted.iter().map(|it| u64::from(it.width)).sum();
    let (mut from, mut share) = (0, 0);
    let mut taken = Vec::with_capacity(wanted.len());
    for (index, cell) in wanted.iter().enumerate() {
        share += u64::from(cell.width);
        let target = line(grid.len()) * share / whole.max(1);
        let to = match begins.get(index + 1) {
            Some(latest) => (from + 1..=*latest)
                .filter(|to| has_room(cell, from, *to))
                .min_by_key(|to| line(*to).abs_diff(target))?,
            None => grid.len(),
        };
        taken.push(to - from);
        from = to;
    }
    Some(taken)
}

/// What each cell of a row says of its width; nothing where the columns have none. Where they have no room for all
/// cells, each has its share of the whole: word processors lay out a row by what its cells say.
pub(super) fn measured(grid: &[u32], wanted: &[Wanted]) -> Vec<String> {
    let total: u32 = grid.iter().sum();
    if total == 0 {
        return Vec::new();
    }
    let mut wanted = wanted.to_vec();
    if wanted.iter().all(|it| it.width == 0) {
        for it in &mut wanted {
            it.width = 1;
        }
    }
    let Some(laid) = laid(grid, &wanted) else {
        let whole: u64 = wanted.iter().map(|it| u64::from(it.width)).sum();
        let share = |it: &Wanted| u64::from(total) * u64::from(it.width) / whole.max(1);
        let written = |it: &Wanted| format!("<w:tcW w:w=\"{}\" w:type=\"dxa\"/>", share(it));
        return wanted.iter().map(written).collect();
    };
    let mut from = 0;
    let written = laid.into_iter().map(|taken| {
        let width: u32 = grid.iter().skip(from).take(taken).sum();
        from += taken;
        let span = if taken > 1 {
            format!("<w:gridSpan w:val=\"{taken}\"/>")
        } else {
            String::new()
        };
        format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}")
    });
    written.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_laid_where_they_have_room() {
        for (grid, cells, expected) in [
            (
                vec![4000, 100, 2000],
                vec![(1, true), (1, true)],
                Some(vec![1, 2]),
            ),
            (
                vec![100, 4000, 2000],
                vec![(2, true), (1, true)],
                Some(vec![2, 1]),
            ),
            (vec![1000; 6], vec![(1, true), (1, true)], Some(vec![3, 3])),
            (vec![1000; 6], vec![(5, true), (1, true)], Some(vec![5, 1])),
            (
                vec![4000, 100, 2000],
                vec![(4000, true), (90, false), (2000, true)],
                Some(vec![1, 1, 1]),
            ),
            (vec![4000, 100, 2000], vec![(1, true); 3], None),
            (vec![1000, 1000], vec![(1, true); 3], None),
            (vec![], vec![(1, true)], None),
        ] {
            let wanted: Vec<Wanted> = cells
                .iter()
                .map(|&(width, has_words)| Wanted::of(width, has_words.then_some("words")))
                .collect();
            assert_eq!(laid(&grid, &wanted), expected, "{grid:?} for {cells:?}");
        }
    }

    /// An empty cell is one of the draft, and is not laid over what parts two others.
    #[test]
    fn empty_cells_are_no_rules() {
        let cells = [Some("words"), Some(""), Some("words")];
        let wanted = cells.map(|words| Wanted::of(1, words));
        assert_eq!(laid(&[3000, 100, 3000], &wanted), None);
        assert_eq!(laid(&[3000, 300, 3000], &wanted), Some(vec![1, 1, 1]));
    }
}
