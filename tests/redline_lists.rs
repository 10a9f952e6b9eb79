//! A redline on the Word file of one draft gives back what Word numbers, merges and draws in the other.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::collections::BTreeSet;

use clausediff::model::Side;
use proptest::prelude::*;
use support::office::{Docx, listed, paragraph, run};
use support::property::{config, held};
use support::redlines::{gives, holds_on_both, on_files};

const LEVELS: &str = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='(%3)'/></w:lvl>";

/// Lists 1 and 2 have a definition each, list 3 begins the first one anew.
fn lists() -> String {
    format!(
        "<w:abstractNum w:abstractNumId='0'>{LEVELS}</w:abstractNum><w:abstractNum w:abstractNumId='1'>{LEVELS}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )
}

/// A draft whose paragraphs Word numbers: list (0 for none), level, words.
fn counted(paragraphs: &[(u32, u32, &str)]) -> Vec<u8> {
    let written = paragraphs.iter().map(|(list, level, words)| {
        let properties = if *list == 0 {
            String::new()
        } else {
            listed(*list, *level)
        };
        paragraph(&properties, words)
    });
    Docx::new(written.collect::<String>())
        .numbering(&lists())
        .bytes()
}

const HARBOUR: &str = "Urges all ports to shield the lamps of their harbours against the sky;";
const WINTER: &str = "In winter, when the birds of the north rest on the breakwater;";
const SUMMER: &str = "In summer, when the moths swarm around every lighthouse of the coast;";
const KEEPERS: &str = "Thanks the keepers of the lighthouses for counting the stars every night;";
const REPORT: &str = "Requests the Secretary-General to report on the darkness of the coast.";

#[test]
fn numbers_that_word_gives_come_back() {
    let whole: &[(u32, u32, &str)] = &[
        (1, 0, HARBOUR),
        (1, 1, WINTER),
        (1, 1, SUMMER),
        (1, 0, KEEPERS),
        (1, 0, REPORT),
    ];
    for (what, new) in [
        (
            "one is gone",
            vec![
                (1, 0, HARBOUR),
                (1, 1, SUMMER),
                (1, 0, KEEPERS),
                (1, 0, REPORT),
            ],
        ),
        (
            "a parent is gone",
            vec![
                (1, 0, WINTER),
                (1, 0, SUMMER),
                (1, 0, KEEPERS),
                (1, 0, REPORT),
            ],
        ),
        (
            "a level is another",
            vec![
                (1, 0, HARBOUR),
                (1, 1, WINTER),
                (1, 0, SUMMER),
                (1, 1, KEEPERS),
                (1, 0, REPORT),
            ],
        ),
        (
            "a list of its own",
            vec![
                (1, 0, HARBOUR),
                (1, 1, WINTER),
                (1, 1, SUMMER),
                (2, 0, KEEPERS),
                (2, 0, REPORT),
            ],
        ),
        (
            "begun anew",
            vec![
                (1, 0, HARBOUR),
                (1, 1, WINTER),
                (1, 1, SUMMER),
                (3, 0, KEEPERS),
                (3, 0, REPORT),
            ],
        ),
        (
            "no number",
            vec![
                (1, 0, HARBOUR),
                (0, 0, WINTER),
                (0, 0, SUMMER),
                (1, 0, KEEPERS),
                (0, 0, REPORT),
            ],
        ),
        (
            "all in another list",
            vec![
                (2, 0, HARBOUR),
                (2, 1, WINTER),
                (2, 1, SUMMER),
                (2, 0, REPORT),
            ],
        ),
        (
            "a paragraph moved",
            vec![
                (1, 0, KEEPERS),
                (1, 0, HARBOUR),
                (1, 1, SUMMER),
                (1, 2, WINTER),
                (1, 0, REPORT),
            ],
        ),
    ] {
        let (old, new) = (counted(whole), counted(&new));
        holds_on_both(&old, &new, what);
        holds_on_both(&new, &old, &format!("{what}, the other way round"));
    }
}

/// A number that is typed in one draft and given by Word in the other; a file without any list.
#[test]
fn typed_numbers_become_lists_and_back() {
    let typed = [
        paragraph("", &format!("1.\t{HARBOUR}")),
        paragraph("", &format!("2.\t{REPORT}")),
    ];
    let typed = Docx::new(typed.concat()).bytes();
    let given = counted(&[(1, 0, HARBOUR), (1, 0, KEEPERS), (1, 0, REPORT)]);
    holds_on_both(&typed, &given, "typed, then given");
    holds_on_both(&given, &typed, "given, then typed");
}

/// A style may number its paragraphs, and the other file may not have it.
#[test]
fn styles_number_too() {
    let style = "<w:style w:type='paragraph' w:styleId='Item'><w:name w:val='Item'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>";
    let item = "<w:pStyle w:val='Item'/>";
    let old = [
        paragraph(item, HARBOUR),
        paragraph(item, KEEPERS),
        paragraph(item, REPORT),
    ];
    let old = Docx::new(old.concat())
        .styles(style)
        .numbering(&lists())
        .bytes();
    let new = [
        paragraph(item, HARBOUR),
        paragraph(&format!("{item}{}", listed(0, 0)), REPORT),
    ];
    let new = Docx::new(new.concat())
        .styles(style)
        .numbering(&lists())
        .bytes();
    holds_on_both(&old, &new, "out of the list of its style");
    holds_on_both(
        &old,
        &counted(&[(1, 0, HARBOUR), (1, 0, REPORT)]),
        "no such style",
    );
}

/// A file that has no footnotes gets those of the other draft.
#[test]
fn footnotes_come_to_a_file_without_any() {
    let with_note = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>{}",
        run("", HARBOUR),
        paragraph("", REPORT)
    );
    let note = format!(
        "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
        run("", " Resolution 12 of the harbours.")
    );
    let with_note = Docx::new(with_note).footnotes(&note).bytes();
    let without = Docx::new(paragraph("", HARBOUR) + &paragraph("", REPORT)).bytes();
    holds_on_both(&with_note, &without, "a note went");
    holds_on_both(&without, &with_note, "a note came");
    let alone = Docx::new(paragraph("", REPORT)).bytes();
    holds_on_both(&with_note, &alone, "a paragraph went with its note");
}

fn table(rows: &[Vec<(&str, &str)>]) -> Vec<u8> {
    let cell = |(merge, words): &(&str, &str)| {
        let merge = if merge.is_empty() {
            String::new()
        } else {
            format!("<w:vMerge w:val='{merge}'/>")
        };
        format!(
            "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/>{merge}</w:tcPr>{}</w:tc>",
            paragraph("", words)
        )
    };
    let row = |cells: &Vec<(&str, &str)>| {
        format!(
            "<w:tr><w:trPr/>{}</w:tr>",
            cells.iter().map(cell).collect::<String>()
        )
    };
    let rows: String = rows.iter().map(row).collect();
    let body = format!(
        "{}<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{}",
        paragraph("", HARBOUR),
        paragraph("", REPORT)
    );
    Docx::new(body).bytes()
}

#[test]
fn cells_that_are_merged_downwards_are_tracked() {
    let apart = table(&[
        vec![("", "Port"), ("", "Lamps")],
        vec![("", "North quay"), ("", "Twelve")],
        vec![("", "South quay"), ("", "Seven")],
    ]);
    let merged = table(&[
        vec![("", "Port"), ("", "Lamps")],
        vec![("restart", "North quay"), ("", "Twelve")],
        vec![("continue", ""), ("", "Seven")],
    ]);
    holds_on_both(&apart, &merged, "merged");
    holds_on_both(&merged, &apart, "no longer merged");
}

#[test]
fn rows_come_and_go() {
    let three = table(&[
        vec![("", "Port"), ("", "Lamps")],
        vec![("", "North quay"), ("", "Twelve lamps of brass")],
        vec![("", "South quay"), ("", "Seven lanterns of tin")],
    ]);
    let two = table(&[
        vec![("", "Port"), ("", "Lamps")],
        vec![("", "South quay"), ("", "Seven lanterns of tin")],
    ]);
    holds_on_both(&three, &two, "a row went");
    holds_on_both(&two, &three, "a row came");
}

#[test]
fn tables_come_and_go_where_they_stood() {
    let two = |first: &str, second: &str| {
        let table = |words: &str| {
            format!(
                "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                paragraph("", words),
                paragraph("", "lit every night of the year")
            )
        };
        Docx::new(
            [
                paragraph("", HARBOUR),
                table(first),
                paragraph("", KEEPERS),
                table(second),
                paragraph("", REPORT),
            ]
            .concat(),
        )
        .bytes()
    };
    let old = two("Lamps of the north quay", "Lamps of the south quay");
    let new = Docx::new(paragraph("", HARBOUR) + &paragraph("", REPORT)).bytes();
    holds_on_both(&old, &new, "two tables went");
    holds_on_both(&new, &old, "two tables came");
}

#[test]
fn a_formula_that_changed_is_tracked_whole() {
    let with = |formula: &str| {
        let formula = format!(
            "<w:p><m:oMathPara><m:oMath><m:r><m:t xml:space='preserve'>{formula}</m:t></m:r></m:oMath></m:oMathPara></w:p>"
        );
        Docx::new([paragraph("", HARBOUR), formula, paragraph("", REPORT)].concat()).bytes()
    };
    holds_on_both(
        &with("lamps = 2 × ports"),
        &with("lamps = 3 × ports"),
        "formula",
    );
}

proptest! {
    #![proptest_config(config(24, 2033))]

    /// Paragraphs in lists of any level, of which some went, came, moved or are in another list.
    #[test]
    fn generated_lists_come_back(
        old in prop::collection::vec((0_u32..4, 0_u32..3, 0_usize..12), 1..9),
        kept in prop::collection::vec((any::<bool>(), prop::option::of((0_u32..4, 0_u32..3))), 9),
        new in prop::collection::vec((0_u32..4, 0_u32..3, 12_usize..16), 0..3),
    ) {
        let words = |at: usize| {
            const NAMES: [&str; 16] = ["Lamps", "Birds", "Moths", "Tides", "Boats", "Quays", "Masts", "Stars", "Winds", "Waves", "Coves", "Reefs", "Seals", "Gulls", "Crabs", "Pools"];
            let name = NAMES[at % NAMES.len()];
            format!("{name} of the {} coast are counted by the wardens of {name} every {}th night;", name.to_lowercase(), at + 4)
        };
        let mut seen = BTreeSet::new();
        let old: Vec<(u32, u32, String)> = old.into_iter().filter(|it| seen.insert(it.2)).map(|(list, level, at)| (list, level, words(at))).collect();
        let mut later: Vec<(u32, u32, String)> = Vec::new();
        for (paragraph, (stays, other)) in old.iter().zip(&kept) {
            if *stays {
                let (list, level) = other.unwrap_or((paragraph.0, paragraph.1));
                later.push((list, level, paragraph.2.clone()));
            }
        }
        for (at, (list, level, words_at)) in new.into_iter().enumerate() {
            let place = (at * 2).min(later.len());
            if seen.insert(words_at) {
                later.insert(place, (list, level, words(words_at)));
            }
        }
        let file = |paragraphs: &[(u32, u32, String)]| {
            let borrowed: Vec<(u32, u32, &str)> = paragraphs.iter().map(|it| (it.0, it.1, it.2.as_str())).collect();
            counted(&borrowed)
        };
        if !later.is_empty() {
            let (old, new) = (file(&old), file(&later));
            for side in [Side::New, Side::Old] {
                let (comparison, redline) = on_files(&old, &new, side);
                held(gives(&comparison, &redline.bytes))?;
            }
        }
    }
}

/// A paragraph that is put back counts in the list that it was in, also where this file lacks the style that it had.
#[test]
fn the_list_of_a_style_that_this_file_lacks_comes_back() {
    let named = "<w:style w:type='paragraph' w:styleId='Harbour'/>";
    let draft = |style: &str, list: u32, words: &[&str]| {
        let properties = format!("{style}{}", listed(list, 0));
        let written = words.iter().map(|it| paragraph(&properties, it));
        let file = Docx::new(written.collect::<String>()).numbering(&lists());
        if style.is_empty() {
            file.bytes()
        } else {
            file.styles(named).bytes()
        }
    };
    let old = draft(
        "<w:pStyle w:val='Harbour'/>",
        1,
        &[HARBOUR, WINTER, KEEPERS, REPORT],
    );
    let new = draft("", 2, &[HARBOUR, SUMMER, WINTER, KEEPERS]);
    holds_on_both(&old, &new, "a style that one file lacks");
}
