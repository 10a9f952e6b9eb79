//! What a redline puts into a table of the file stands in cells that have room for it.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use clausediff::model::Side;
use support::office::{Docx, paragraph, run};
use support::redlines::{clauses_too, holds_on_both, main_part, on_files};

const HARBOUR: &str = "Urges all ports to shield the lamps of their harbours against the sky:";
const REPORT: &str = "Requests the Secretary-General to report on the darkness of the coast.";

/// A table: the widths of its columns, and for each cell of each row how many columns it takes and its words.
fn table(columns: &[u32], rows: &[&[(usize, &str)]]) -> Vec<u8> {
    let grid = columns.iter().map(|it| format!("<w:gridCol w:w='{it}'/>"));
    let row = |cells: &&[(usize, &str)]| {
        let cells = cells.iter().map(|(span, words)| {
            format!(
                "<w:tc><w:tcPr><w:tcW w:w='0' w:type='auto'/><w:gridSpan w:val='{span}'/></w:tcPr><w:p>{}</w:p></w:tc>",
                run("", words)
            )
        });
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let body = format!(
        "{}<w:tbl><w:tblPr/><w:tblGrid>{}</w:tblGrid>{}</w:tbl>{}",
        paragraph("", HARBOUR),
        grid.collect::<String>(),
        rows.iter().map(row).collect::<String>(),
        paragraph("", REPORT)
    );
    Docx::new(body).bytes()
}

/// A row with more cells than the one beside it is laid over all columns: its empty last cell stands in none that
/// only interrupts a rule.
#[test]
fn a_row_with_other_cells_takes_the_columns_that_have_room() {
    let columns = [5000, 100, 2000];
    let whole = "Lamps are counted at dusk, and stars at midnight.";
    let one = table(&columns, &[&[(2, "North quay"), (1, "14")], &[(3, whole)]]);
    let text = format!("{HARBOUR}\n\n| North quay | 14 |\n|---|---|\n| {whole} | |\n\n{REPORT}\n");
    let two = clausediff::read::read_bytes("draft.md", text.as_bytes()).unwrap();
    let file = support::redlines::read(&one, clausediff::read::Tracked::Accepted);
    let comparison = clausediff::compare(clausediff::model::Sides::new(two, file));
    let base = clausediff::report::redline::Base {
        side: Side::New,
        bytes: &one,
        accepted: true,
        other: None,
    };
    let redline = clausediff::report::redline::render(
        &comparison,
        Some(base),
        &clausediff::report::redline::Options::default(),
    )
    .unwrap();
    clauses_too(&comparison, &redline.bytes, "a row of one cell became two");
}

/// Words of the other draft do not stand one letter under the other in a column that only parts two others.
#[test]
fn words_are_not_put_into_a_cell_without_room() {
    let columns = [3000, 284, 3000];
    let narrow = table(
        &columns,
        &[
            &[
                (1, "Lamps of the quay"),
                (1, "\u{a0}"),
                (1, "Stars of the coast"),
            ],
            &[(1, "Fourteen lamps"), (1, "\u{a0}"), (1, "All of them")],
        ],
    );
    let wide = table(
        &[2000, 2000, 2000],
        &[
            &[
                (1, "Lamps of the quay"),
                (1, "Moths of the quay"),
                (1, "Stars of the coast"),
            ],
            &[(1, "Fourteen lamps"), (1, "Uncounted"), (1, "All of them")],
        ],
    );
    holds_on_both(&wide, &narrow, "a column went");
    holds_on_both(&narrow, &wide, "a column came");
    let (_, redline) = on_files(&wide, &narrow, Side::New);
    let document = main_part(&redline.bytes);
    let at = document.find("Moths").unwrap();
    let cell = document[..at].rfind("<w:tcPr>").unwrap();
    let says = &document[cell..at];
    let width = says
        .split("<w:tcW w:w=\"")
        .nth(1)
        .and_then(|it| it.split('"').next());
    let width: u32 = width.unwrap().parse().unwrap();
    assert!(width > 1000, "{says}");
}

/// What parts two cells is no cell: a row that is put in before the first row of a table takes the columns of that.
#[test]
fn a_row_before_a_table_takes_its_columns() {
    let rest: &[&[(usize, &str)]] = &[
        &[(1, "Berth"), (1, "Ship"), (1, "Keeper")],
        &[(1, "South quay"), (1, "Grey Heron"), (1, "Ada Moss")],
    ];
    let with_title = {
        let title: &[(usize, &str)] = &[(1, "Berths of the quay:"), (1, ""), (1, "")];
        let rows: Vec<&[(usize, &str)]> = std::iter::once(title).chain(rest.to_vec()).collect();
        table(&[2000, 2000, 2000], &rows)
    };
    let without = table(&[3000, 2800, 3000], rest);
    let ruled = table(
        &[3000, 96, 2800, 3000],
        &[
            &[(2, "Berth"), (1, "Ship"), (1, "Keeper")],
            &[(2, "South quay"), (1, "Grey Heron"), (1, "Ada Moss")],
        ],
    );
    for other in [without, ruled] {
        holds_on_both(&with_title, &other, "a row before a table");
        holds_on_both(&other, &with_title, "a row before a table");
    }
}
