//! Redlines on Word files that track changes of their own, and on tables in the forms that Word makes.

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
use support::redlines::{holds_on_both, holds_on_both_settled, main_part, on_files};

const HARBOUR: &str = "The harbour office lights every lamp at dusk and counts them at dawn;";
const REPORT: &str = "The keepers report to the council at its spring session.";

/// Holds a file that tracks changes against the files of both its texts, and against itself.
fn settles(tracked: &str, rejected: &str, accepted: &str, what: &str) {
    let file =
        |middle: &str| Docx::new(paragraph("", HARBOUR) + middle + &paragraph("", REPORT)).bytes();
    let (tracked, rejected, accepted) = (file(tracked), file(rejected), file(accepted));
    for other in [&rejected, &accepted, &tracked] {
        holds_on_both_settled(&tracked, other, what);
        holds_on_both_settled(other, &tracked, &format!("{what}, the other way round"));
    }
}

#[test]
fn a_change_within_a_formula_is_settled() {
    let formula = |two: &str| {
        format!(
            "<w:p><m:oMathPara><m:oMath><m:r><m:t>A=</m:t></m:r>{two}<m:r><m:t>πrh</m:t></m:r></m:oMath></m:oMathPara></w:p>"
        )
    };
    settles(
        &formula("<m:r><w:ins w:id='7' w:author='Ada'><m:t>2</m:t></w:ins></m:r>"),
        &formula(""),
        &formula("<m:r><m:t>2</m:t></m:r>"),
        "a number in a formula",
    );
}

#[test]
fn paragraphs_whose_ends_went_are_found() {
    let mark = |change: &str| {
        format!("<w:pPr><w:rPr><w:{change} w:id='8' w:author='Ada'/></w:rPr></w:pPr>")
    };
    let gone = format!(
        "<w:p>{}<w:del w:id='9' w:author='Ada'>{}</w:del></w:p>",
        mark("del"),
        run("", "Seals sleep on the slipway.").replace("w:t", "w:delText")
    );
    let come = format!(
        "<w:p>{}<w:ins w:id='10' w:author='Ada'>{}</w:ins></w:p>",
        mark("ins"),
        run("", "Gulls nest on the roof of the customs house.")
    );
    settles(
        &(gone + &come),
        &paragraph("", "Seals sleep on the slipway."),
        &paragraph("", "Gulls nest on the roof of the customs house."),
        "one paragraph in the place of another",
    );
}

/// A row of cells, each its properties and its paragraphs.
fn row(cells: &[(&str, &str)]) -> String {
    let cell = |(properties, content): &(&str, &str)| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
    };
    format!(
        "<w:tr>{}</w:tr>",
        cells.iter().map(cell).collect::<String>()
    )
}

fn table(grid: &[u32], rows: &[String]) -> String {
    let columns = grid.iter().map(|it| format!("<w:gridCol w:w='{it}'/>"));
    let grid = columns.collect::<Vec<_>>().concat();
    format!(
        "<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>",
        rows.concat()
    )
}

#[test]
fn cells_that_came_went_or_were_merged_are_settled() {
    let words = |words: &str| paragraph("", words);
    let (port, lamps, north, south) = (
        words("Port"),
        words("Lamps"),
        words("North"),
        words("South"),
    );
    let (twelve, seven, nothing) = (words("Twelve"), words("Seven"), words(""));
    let head = row(&[("", &port), ("", &lamps)]);
    let of = |rows: [String; 2]| table(&[2000, 2000], &[head.clone(), rows.concat()]);
    let apart = of([
        row(&[("", &north), ("", &twelve)]),
        row(&[("", &south), ("", &seven)]),
    ]);
    let (first, covered) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>");
    let merged = of([
        row(&[(first, &north), ("", &twelve)]),
        row(&[(covered, &nothing), ("", &seven)]),
    ]);
    let change = |value: &str, was: &str| {
        format!(
            "<w:cellMerge w:id='1' w:author='Ada' w:vMerge='{value}'/>\
             <w:tcPrChange w:id='2' w:author='Ada'><w:tcPr>{was}<w:cellMerge w:id='3' w:author='Ada' w:vMerge='{value}'/></w:tcPr></w:tcPrChange>"
        )
    };
    let (first, covered) = (
        change("rest", ""),
        change("cont", "<w:tcW w:w='2000' w:type='dxa'/>"),
    );
    let gone = format!(
        "<w:p><w:del w:id='4' w:author='Ada'>{}</w:del></w:p>",
        run("", "South").replace("w:t", "w:delText")
    );
    let tracked = of([
        row(&[(&first, &north), ("", &twelve)]),
        row(&[(&covered, &gone), ("", &seven)]),
    ]);
    settles(&tracked, &apart, &merged, "merged cells");

    let fewer = of([row(&[("", &north), ("", &twelve)]), row(&[("", &south)])]);
    let gone = gone.replace("South", "Seven");
    let tracked = of([
        row(&[("", &north), ("", &twelve)]),
        row(&[
            ("", &south),
            ("<w:cellDel w:id='5' w:author='Ada'/>", &gone),
        ]),
    ]);
    settles(&tracked, &apart, &fewer, "a cell that went");
}

/// Word parts the rules of a head by cells that hold nothing and have no room for a letter.
#[test]
fn cells_without_room_for_a_letter_stay() {
    let draft = |twelve: &str| {
        let words = |words: &str| paragraph("", words);
        let (port, lamps, north, twelve, nothing) = (
            words("Port"),
            words("Lamps"),
            words("North quay"),
            words(twelve),
            words(""),
        );
        let half = "<w:tcW w:w='2400' w:type='pct'/>";
        let none = "<w:tcW w:w='50' w:type='pct'/>";
        let rows = [
            row(&[(half, &port), (none, &nothing), (half, &lamps)]),
            row(&[(half, &north), (none, &nothing), (half, &twelve)]),
        ];
        let table = table(&[4000, 60, 4000], &rows);
        Docx::new(paragraph("", HARBOUR) + &table + &paragraph("", REPORT)).bytes()
    };
    let (old, new) = (draft("Twelve lamps of brass"), draft("Twelve lamps of tin"));
    holds_on_both(&old, &new, "a word in a row with a narrow cell");
    for side in [Side::Old, Side::New] {
        let document = main_part(&on_files(&old, &new, side).1.bytes);
        assert_eq!(document.matches("<w:tr>").count(), 2, "{document}");
    }
}

/// What stood between two tables that are one now stands between its rows.
#[test]
fn a_table_is_parted_where_a_paragraph_stood() {
    let quays = ["North quay by the steps", "South quay by the crane"].map(|quay| {
        row(&[
            ("", &paragraph("", quay)),
            (
                "",
                &paragraph("", &format!("Lamps of the {quay} are lit at dusk")),
            ),
        ])
    });
    let moths = row(&[
        ("", &paragraph("", "Moths of the breakwater")),
        ("", &paragraph("", "Counted by the wardens in June")),
    ]);
    let heading = paragraph("", "Insects are counted in a register of their own.");
    let of = |content: &str| {
        Docx::new(paragraph("", HARBOUR) + content + &paragraph("", REPORT)).bytes()
    };
    let widths = [3000, 3000];
    let one = of(&table(&widths, &quays));
    let [north, south] = quays.map(|quay| table(&widths, &[quay]));
    let between =
        heading.clone() + &table(&widths, &[moths]) + &heading.replace("Insects", "Birds");
    for (between, what) in [
        (heading, "a paragraph"),
        (between, "a table between paragraphs"),
    ] {
        let apart = of(&[&north, between.as_str(), &south].concat());
        holds_on_both(&apart, &one, &format!("{what} went"));
        holds_on_both(&one, &apart, &format!("{what} came"));
    }
    let document = main_part(
        &on_files(&of(&[north, south].concat()), &one, Side::New)
            .1
            .bytes,
    );
    assert_eq!(
        document.matches("<w:tbl>").count(),
        1,
        "nothing stands between"
    );
}
