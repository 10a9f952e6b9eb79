//! Tables that can also be read unrendered: the columns stand under each other.

use unicode_width::UnicodeWidthStr;

/// Cells longer than this many columns do not widen their column.
const WIDEST_PADDING: usize = 32;

/// Writes a table; the cells are Markdown already, escaped for a table.
pub(super) fn table<const COLUMNS: usize>(
    report: &mut String,
    titles: [&str; COLUMNS],
    rows: &[[String; COLUMNS]],
) {
    let titles = titles.map(str::to_owned);
    let mut widths = titles.each_ref().map(|title| title.width().max(3));
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width().min(WIDEST_PADDING));
        }
    }
    push_row(report, &titles, &widths);
    push_row(report, &widths.map(|width| "-".repeat(width)), &widths);
    for row in rows {
        push_row(report, row, &widths);
    }
}

fn push_row(report: &mut String, cells: &[String], widths: &[usize]) {
    for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
        report.push_str("| ");
        let cell = cell.trim();
        report.push_str(cell);
        // The last column may be long: it is not padded.
        if index + 1 < cells.len() {
            report.push_str(&" ".repeat(width.saturating_sub(cell.width())));
        }
        report.push(' ');
    }
    report.push_str("|\n");
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_stand_under_each_other() {
        let mut report = String::new();
        super::table(
            &mut report,
            ["Place", "Was"],
            &[
                ["OP12".to_owned(), "OP11".to_owned()],
                ["大会".to_owned(), "–".to_owned()],
            ],
        );
        assert_eq!(
            report,
            "| Place | Was |\n| ----- | ---- |\n| OP12  | OP11 |\n| 大会  | – |\n"
        );
    }
}
