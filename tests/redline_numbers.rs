//! Numbers that Word would count otherwise than a draft prints them are typed in the redline, and come back.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string
)]

mod support;

use clausediff::model::{Side, Sides};
use clausediff::read::{Tracked, read_bytes};
use clausediff::report::redline::{Base, Redline};
use clausediff::{compare, redline};
use support::office::{Docx, listed, paragraph, run};
use support::redlines::{clauses_too, holds_on_both, main_part, on_files, read, with_comments};

const HARBOUR: &str = "Urges all ports to shield the lamps of their harbours against the sky";
const KEEPERS: &str = "Thanks the keepers of the lighthouses for counting the stars every night";
const MOTHS: &str = "Notes that moths swarm around every lighthouse of the coast in summer";
const REPORT: &str = "Requests the Secretary-General to report on the darkness of the coast";
const WINTER: &str = "In winter, when the birds of the north rest on the breakwater";

/// The end of a section whose endnotes begin anew, in letters.
const ANEW: &str = "<w:sectPr><w:endnotePr><w:numFmt w:val='lowerLetter'/><w:numRestart w:val='eachSect'/></w:endnotePr></w:sectPr>";
/// The end of a section whose endnotes run on, in letters.
const ON: &str = "<w:sectPr><w:endnotePr><w:numFmt w:val='lowerLetter'/></w:endnotePr></w:sectPr>";

/// A draft with an endnote to some of its paragraphs: what ends there, the words, and the words of the note.
fn with_endnotes(paragraphs: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut body, mut notes) = (String::new(), String::new());
    for (id, (section, words, note)) in (1..).zip(paragraphs) {
        let raised = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>";
        let mut reference = String::new();
        if !note.is_empty() {
            reference = format!("<w:r>{raised}<w:endnoteReference w:id='{id}'/></w:r>");
            let mark = format!("<w:r>{raised}<w:endnoteRef/></w:r>");
            let words = run("", &format!(" {note}"));
            notes += &format!("<w:endnote w:id='{id}'><w:p>{mark}{words}</w:p></w:endnote>");
        }
        let words = run("", words);
        body += &format!("<w:p><w:pPr>{section}</w:pPr>{words}{reference}</w:p>");
    }
    Docx::new(body).endnotes(&notes).bytes()
}

const LAMPS: &str = "A lamp is whatever shines at night and is no star.";
const STARS: &str = "Stars are counted by hand, the moon is left out.";
const WINGS: &str = "Moths are counted by their wings.";

#[test]
fn endnotes_that_begin_anew_elsewhere_come_back() {
    let running = with_endnotes(&[
        ("", HARBOUR, LAMPS),
        (ON, MOTHS, WINGS),
        (ON, KEEPERS, STARS),
        ("", REPORT, ""),
    ]);
    let anew = with_endnotes(&[
        ("", HARBOUR, LAMPS),
        (ANEW, MOTHS, WINGS),
        (ANEW, KEEPERS, STARS),
        ("", REPORT, ""),
    ]);
    for (old, new) in [(&running, &anew), (&anew, &running)] {
        holds_on_both(old, new, "each section");
        for side in [Side::New, Side::Old] {
            let document = main_part(&on_files(old, new, side).1.bytes);
            // The note stays, and its number alone is gone and new; what both drafts count alike is left to Word.
            assert_eq!(document.matches("<w:endnoteReference ").count(), 3);
            assert_eq!(document.matches("customMarkFollows").count(), 1);
            assert_eq!(document.matches("<w:delText").count(), 1, "{document}");
        }
    }
}

#[test]
fn endnotes_that_come_and_go_have_the_number_that_their_draft_prints() {
    let running = with_endnotes(&[
        ("", HARBOUR, LAMPS),
        (ON, MOTHS, ""),
        (ON, KEEPERS, STARS),
        ("", WINTER, ""),
        ("", REPORT, "Darkness is measured at new moon."),
    ]);
    let anew = with_endnotes(&[
        ("", HARBOUR, LAMPS),
        (ANEW, MOTHS, WINGS),
        (ANEW, KEEPERS, "The moon is counted with the stars."),
        ("", REPORT, ""),
    ]);
    for (old, new) in [(&running, &anew), (&anew, &running)] {
        holds_on_both(old, new, "each section");
    }
}

const LEVELS: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>";

/// A draft whose paragraphs Word numbers: list (0 for none), level, words.
fn counted(paragraphs: &[(u32, u32, &str)]) -> Vec<u8> {
    let written = paragraphs.iter().map(|(list, level, words)| {
        let properties = match list {
            0 => String::new(),
            list => listed(*list, *level),
        };
        paragraph(&properties, &format!("{words}."))
    });
    let body: String = written.collect();
    Docx::new(body).numbering(LEVELS).bytes()
}

/// Both drafts come back from a redline on the Word file, whichever of them is the text.
fn holds_with_text(text: &[(&str, &str)], file: &[u8], what: &str) -> Vec<Redline> {
    let lines = text
        .iter()
        .map(|(number, words)| format!("{number}{words}.\n\n"));
    let text: String = lines.collect();
    let made = [Side::New, Side::Old].into_iter().map(|side| {
        let word = read(file, Tracked::Accepted);
        let text = read_bytes("draft.txt", text.as_bytes()).unwrap();
        let comparison = compare(match side {
            Side::New => Sides::new(text, word),
            Side::Old => Sides::new(word, text),
        });
        let base = Base {
            side,
            bytes: file,
            accepted: true,
            other: None,
        };
        let redline = redline(&comparison, Some(base), &with_comments()).unwrap();
        let what = format!("{what}, the file is the {side:?} draft");
        clauses_too(&comparison, &redline.bytes, &what);
        assert_eq!(redline.warnings, [], "{what}");
        redline
    });
    made.collect()
}

#[test]
fn numbers_of_a_text_come_back() {
    let file = counted(&[
        (1, 0, HARBOUR),
        (1, 1, WINTER),
        (1, 1, MOTHS),
        (1, 0, KEEPERS),
        (1, 0, REPORT),
    ]);
    let same = [
        ("1. ", HARBOUR),
        ("(a) ", WINTER),
        ("(b) ", MOTHS),
        ("2. ", KEEPERS),
        ("3. ", REPORT),
    ];
    for made in holds_with_text(&same, &file, "the same numbers") {
        let document = main_part(&made.bytes);
        assert!(!document.contains("<w:ins ") && !document.contains("<w:del "));
    }
    for (what, text) in [
        (
            "another level",
            vec![
                ("1. ", HARBOUR),
                ("(a) ", WINTER),
                ("2. ", MOTHS),
                ("(a) ", KEEPERS),
                ("3. ", REPORT),
            ],
        ),
        (
            "begun anew",
            vec![
                ("1. ", HARBOUR),
                ("(a) ", WINTER),
                ("(b) ", MOTHS),
                ("1. ", KEEPERS),
                ("2. ", REPORT),
            ],
        ),
        (
            "without a number",
            vec![
                ("1. ", HARBOUR),
                ("(a) ", WINTER),
                ("(b) ", MOTHS),
                ("", KEEPERS),
                ("2. ", REPORT),
            ],
        ),
        (
            "one more",
            vec![
                ("1. ", HARBOUR),
                ("(a) ", WINTER),
                ("(b) ", MOTHS),
                (
                    "2. ",
                    "Invites every island to name its beacons after birds",
                ),
                ("3. ", KEEPERS),
                ("4. ", REPORT),
            ],
        ),
        (
            "one more where the list begins anew",
            vec![
                ("1. ", HARBOUR),
                ("(a) ", WINTER),
                ("(b) ", MOTHS),
                ("(c) ", "When the tide carries the nets ashore"),
                ("1. ", KEEPERS),
                (
                    "2. ",
                    "Invites every island to name its beacons after birds",
                ),
                ("3. ", REPORT),
            ],
        ),
    ] {
        holds_with_text(&text, &file, what);
    }
}

/// Where both drafts are Word files, and a list of one cannot be told apart in the other.
#[test]
fn numbers_that_no_list_of_the_file_gives_come_back() {
    let one = counted(&[
        (1, 0, HARBOUR),
        (1, 0, MOTHS),
        (2, 0, KEEPERS),
        (1, 0, WINTER),
        (2, 0, REPORT),
    ]);
    let other = counted(&[
        (2, 0, HARBOUR),
        (1, 0, KEEPERS),
        (0, 0, WINTER),
        (2, 0, REPORT),
        (1, 1, MOTHS),
    ]);
    holds_on_both(&one, &other, "lists in each other");
    holds_on_both(&other, &one, "lists in each other");
}

/// A row of the same words that has an empty last cell in one draft alone.
#[test]
fn an_empty_last_cell_of_one_draft_comes_back() {
    let table = |rows: &[&[&str]]| {
        let cell = |words: &&str| {
            let width = "<w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>";
            format!("<w:tc>{width}{}</w:tc>", paragraph("", words))
        };
        let rows = rows.iter().map(|cells| {
            format!(
                "<w:tr>{}</w:tr>",
                cells.iter().map(cell).collect::<String>()
            )
        });
        let rows: String = rows.collect();
        let grid = "<w:gridCol w:w='2000'/>".repeat(3);
        let before = paragraph("", HARBOUR);
        let table = format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>");
        Docx::new(before + &table + &paragraph("", REPORT)).bytes()
    };
    let head: &[&str] = &["Berth", "Ship", "Keeper"];
    let last: &[&str] = &["South quay", "Seal", "Ada"];
    let with = table(&[head, &["North quay", "Grey Heron", ""], last]);
    let without = table(&[head, &["North quay", "Grey Heron"], last]);
    holds_on_both(&with, &without, "an empty cell went");
    holds_on_both(&without, &with, "an empty cell came");
}

/// A mark that a file brings itself is no number, and another one in the other draft.
#[test]
fn a_mark_of_its_own_becomes_a_number_and_back() {
    let counted = with_endnotes(&[("", HARBOUR, LAMPS), ("", MOTHS, WINGS), ("", REPORT, "")]);
    let text = |from: &str, to: &str| {
        let mark = run("<w:vertAlign w:val='superscript'/>", "*");
        let body = [(HARBOUR, 1), (MOTHS, 2)].map(|(words, id)| {
            let (custom, mark) = if id == 1 {
                (" w:customMarkFollows='1'", mark.as_str())
            } else {
                ("", "")
            };
            let words = run("", words);
            format!("<w:p>{words}<w:r><w:endnoteReference{custom} w:id='{id}'/></w:r>{mark}</w:p>")
        });
        let first = format!(
            "<w:endnote w:id='1'><w:p>{mark}{}</w:p></w:endnote>",
            run("", &format!(" {LAMPS}"))
        );
        let words = run("", &format!(" {}", WINGS.replace(from, to)));
        let second =
            format!("<w:endnote w:id='2'><w:p><w:r><w:endnoteRef/></w:r>{words}</w:p></w:endnote>");
        Docx::new(body.concat() + &paragraph("", REPORT))
            .endnotes(&(first + &second))
            .bytes()
    };
    for marked in [text("", ""), text("wings", "feelers")] {
        holds_on_both(&counted, &marked, "a star");
        holds_on_both(&marked, &counted, "a star");
    }
}
