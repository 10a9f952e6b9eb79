//! A redline on the Word file of one draft gives back the notes of the other: where they stand, and what refers to them.

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
use support::redlines::{holds_on_both, on_files};

const HARBOUR: &str = "Urges all ports to shield the lamps of their harbours against the sky";
const KEEPERS: &str = "Thanks the keepers of the lighthouses for counting the stars every night";
const MOTHS: &str = "Notes that moths swarm around every lighthouse of the coast in summer";
const LAMPS: &str = "A lamp is whatever shines at night and is no star.";
const STARS: &str = "Stars are counted by hand, the moon is left out.";

/// A paragraph that refers to notes of a kind.
fn referring(kind: &str, words: &str, notes: &[u32]) -> String {
    let references = notes.iter().map(|id| {
        format!("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:{kind}Reference w:id='{id}'/></w:r>")
    });
    format!(
        "<w:p>{}{}</w:p>",
        run("", words),
        references.collect::<String>()
    )
}

/// A note of some paragraphs.
fn note(kind: &str, id: u32, words: &[&str]) -> String {
    let mark = format!("<w:r><w:{kind}Ref/></w:r>");
    let paragraphs = words.iter().enumerate().map(|(index, words)| {
        let mark = if index == 0 { mark.as_str() } else { "" };
        format!("<w:p>{mark}{}</w:p>", run("", words))
    });
    format!(
        "<w:{kind} w:id='{id}'>{}</w:{kind}>",
        paragraphs.collect::<String>()
    )
}

/// A draft with notes of a kind.
fn draft(kind: &str, body: &[String], notes: &[String]) -> Vec<u8> {
    let file = Docx::new(body.concat());
    if notes.is_empty() {
        file.bytes()
    } else if kind == "footnote" {
        file.footnotes(&notes.concat()).bytes()
    } else {
        file.endnotes(&notes.concat()).bytes()
    }
}

#[test]
fn notes_of_both_kinds_come_and_go() {
    for kind in ["footnote", "endnote"] {
        let none = draft(
            kind,
            &[HARBOUR, MOTHS, KEEPERS].map(|it| paragraph("", it)),
            &[],
        );
        let one = draft(
            kind,
            &[
                referring(kind, HARBOUR, &[1]),
                paragraph("", MOTHS),
                paragraph("", KEEPERS),
            ],
            &[note(kind, 1, &[LAMPS])],
        );
        let two = draft(
            kind,
            &[
                referring(kind, HARBOUR, &[1]),
                paragraph("", MOTHS),
                referring(kind, KEEPERS, &[2]),
            ],
            &[note(kind, 1, &[LAMPS]), note(kind, 2, &[STARS])],
        );
        for (old, new) in [(&none, &one), (&one, &two), (&none, &two)] {
            holds_on_both(old, new, kind);
            holds_on_both(new, old, kind);
        }
    }
    let end = draft(
        "endnote",
        &[HARBOUR, MOTHS].map(|it| paragraph("", it)),
        &[],
    );
    let new = draft(
        "endnote",
        &[referring("endnote", HARBOUR, &[1]), paragraph("", MOTHS)],
        &[note("endnote", 1, &[LAMPS])],
    );
    let (_, redline) = on_files(&new, &end, Side::New);
    let document = support::redlines::main_part(&redline.bytes);
    assert!(document.contains("<w:endnoteReference "), "{document}");
}

/// The reference goes with the paragraph that moved, and the note is where each draft has it.
#[test]
fn a_note_goes_with_the_paragraph_that_refers_to_it() {
    for kind in ["footnote", "endnote"] {
        let refers = || referring(kind, HARBOUR, &[1]);
        let also = || referring(kind, KEEPERS, &[2]);
        let notes = [note(kind, 1, &[LAMPS]), note(kind, 2, &[STARS])];
        let old = draft(kind, &[refers(), paragraph("", MOTHS), also()], &notes);
        let new = draft(kind, &[paragraph("", MOTHS), also(), refers()], &notes);
        holds_on_both(&old, &new, kind);
    }
}

/// A note of several paragraphs is one note; what is put in stands in the paragraph where it belongs.
#[test]
fn notes_of_several_paragraphs_change_within() {
    let body = [referring("footnote", HARBOUR, &[1]), paragraph("", MOTHS)];
    let with = |words: &[&str]| draft("footnote", &body, &[note("footnote", 1, words)]);
    let old = with(&[
        "The lamps that this note counts are those of the quay.",
        "b  Moths are left out (NA).",
        "c  Stars are left in.",
    ]);
    let new = with(&[
        "The lamps that this note counts are those of the old quay.",
        "b  Moths are left out (NA).",
        "d  Stars are left in, but for the moon.",
    ]);
    holds_on_both(&old, &new, "several paragraphs");
}

/// A note that is typed below a table is a paragraph there, and comes back below that table.
#[test]
fn notes_that_are_typed_below_tables_come_back_there() {
    let raised = |mark: &str| run("<w:vertAlign w:val='superscript'/>", mark);
    let table =
        |rows: &[[&str; 2]], mark: &str| {
            let rows = rows.iter().enumerate().map(|(index, cells)| {
            let mark = if index == 0 { raised(mark) } else { String::new() };
            let [name, count] = cells.map(|it| run("", it));
            format!(
                "<w:tr><w:tc><w:p>{name}{mark}</w:p></w:tc><w:tc><w:p>{count}</w:p></w:tc></w:tr>"
            )
        });
            let grid =
                "<w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid>";
            format!("<w:tbl>{grid}{}</w:tbl>", rows.collect::<String>())
        };
    let typed = |mark: &str, words: &str| format!("<w:p>{}{}</w:p>", raised(mark), run("", words));
    let quays = table(&[["North quay", "14"], ["South quay", "15"]], "a");
    let ships = table(&[["Grey Heron", "1"], ["White Tern", "2"]], "a");
    let (lamps, stars) = (
        typed("a", " Lamps that shine upwards are counted twice."),
        typed("a", " Ships that are on their way are left out."),
    );
    let old = [
        paragraph("", HARBOUR),
        quays.clone(),
        lamps.clone(),
        paragraph("", MOTHS),
        ships.clone(),
        stars.clone(),
        paragraph("", KEEPERS),
    ];
    let new = [
        paragraph("", HARBOUR),
        quays,
        stars,
        paragraph("", MOTHS),
        ships,
        lamps,
        paragraph("", KEEPERS),
    ];
    let [old, new] = [old, new].map(|it| Docx::new(it.concat()).bytes());
    holds_on_both(&old, &new, "typed notes");
}

/// Words that are put in beside a raised character stand behind it, and are not raised.
#[test]
fn what_comes_beside_a_raised_character_is_not_raised() {
    let raised = run("<w:vertAlign w:val='superscript'/>", "2");
    let area = |words: &str| {
        let body = format!(
            "<w:p>{}{raised}{}</w:p>",
            run("", "It lights 40 km"),
            run("", words)
        );
        Docx::new(body + &paragraph("", MOTHS)).bytes()
    };
    let (old, new) = (area(" 3 times each night."), area("."));
    holds_on_both(&old, &new, "raised");
}
