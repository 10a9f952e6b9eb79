//! Word files: what a reader sees of them, and what nobody should be able to do with them.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use clausediff::model::{Block, BlockKind, Draft, FurnitureKind, RevisionKind};
use clausediff::read::{Options, Tracked, read_bytes_as};

use support::office::{Docx, listed, paragraph, run, tracked};

fn read(file: Docx, tracked: Tracked) -> Draft {
    let options = Options {
        tracked,
        ..Options::default()
    };
    read_bytes_as("draft.docx", &file.bytes(), &options).unwrap()
}

fn accepted(file: Docx) -> Draft {
    read(file, Tracked::Accepted)
}

/// Each block with its label: `(a) The lamps`.
fn lines(draft: &Draft) -> Vec<String> {
    draft.blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    match &block.label {
        Some(label) => format!("{label} {}", block.text),
        None => block.text.clone(),
    }
}

const LISTS: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:pStyle w:val='Sub'/><w:lvlText w:val='(%2)'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl></w:abstractNum>\
    <w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num>";

#[test]
fn numbers_stand_apart_as_word_prints_them() {
    let styles = "<w:style w:type='paragraph' w:styleId='Item'><w:name w:val='Item'/><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:name w:val='Sub'/><w:basedOn w:val='Item'/></w:style>";
    let body = [
        paragraph(
            "<w:pStyle w:val='Item'/>",
            "Urges all ports to shield their lamps:",
        ),
        paragraph("<w:pStyle w:val='Sub'/>", "In winter;"),
        paragraph("<w:pStyle w:val='Sub'/>", "In summer;"),
        paragraph(&listed(7, 2), "by night"),
        paragraph(
            "<w:pStyle w:val='Item'/><w:numPr><w:numId w:val='0'/></w:numPr>",
            "Not counted.",
        ),
        paragraph(&listed(7, 0), "Decides to meet & eat."),
    ];
    let draft = accepted(Docx::new(body.concat()).styles(styles).numbering(LISTS));
    assert_eq!(
        lines(&draft),
        [
            "1. Urges all ports to shield their lamps:",
            "(a) In winter;",
            "(b) In summer;",
            "by night",
            "Not counted.",
            "2. Decides to meet & eat."
        ]
    );
    assert_eq!(draft.blocks[3].kind, BlockKind::ListItem);
    assert!(draft.warnings.is_empty(), "{:?}", draft.warnings);
}

#[test]
fn styles_make_headings_and_emphasis() {
    let styles = "<w:style w:type='paragraph' w:styleId='Top'><w:name w:val='heading 2'/><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Chapter'><w:name w:val='Chapter'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
        <w:style w:type='character' w:styleId='Em'><w:name w:val='Emphasis'/><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Contents'><w:name w:val='toc 1'/></w:style>";
    let mixed = format!(
        "<w:p>{}{}{}</w:p>",
        run("<w:rStyle w:val='Em'/>", "Recalling"),
        run("", " the "),
        run("<w:b/>", "tides")
    );
    let toggled = format!(
        "<w:p><w:pPr><w:pStyle w:val='Top'/></w:pPr>{}{}</w:p>",
        run("", "Of "),
        run("<w:rStyle w:val='Em'/>", "lamps")
    );
    let body = [
        paragraph("<w:pStyle w:val='Contents'/>", "Scope\t3"),
        paragraph("<w:pStyle w:val='Chapter'/>", "Scope"),
        toggled,
        mixed,
    ];
    let draft = accepted(Docx::new(body.concat()).styles(styles));
    assert_eq!(lines(&draft), ["Scope", "Of lamps", "Recalling the tides"]);
    assert_eq!(draft.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(draft.blocks[1].kind, BlockKind::Heading(2));
    // Italics upon italics stand upright.
    assert_eq!(draft.blocks[1].emphasis.first(), Some(&(0..3)));
    assert_eq!(draft.blocks[1].emphasis.len(), 1);
    assert_eq!(draft.blocks[2].emphasis, [0..9, 14..19]);
    assert_eq!(draft.furniture[0].kind, FurnitureKind::Contents);
}

#[test]
fn fields_show_results_and_boxes_stand_once() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = |words: &str| format!("<w:r><w:instrText>{words}</w:instrText></w:r>");
    let field = format!(
        "<w:p>{}{}{}{}{}{}{}{}{}{}</w:p>",
        run("", "See "),
        mark("begin"),
        code(" REF "),
        mark("begin"),
        code(" INNER "),
        mark("separate"),
        run("", "hidden target"),
        mark("end"),
        mark("separate"),
        run("", "paragraph 4") + &mark("end") + &run("", ".")
    );
    let text_box = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", words));
    let alternatives = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("", "Beside the box"),
        text_box("In the box"),
        text_box("In the box")
    );
    let control = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        paragraph("", "In a control")
    );
    let signs = "<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t><w:softHyphen/><w:sym w:font='Symbol' w:char='F0B3'/><w:tab/><w:t>now</w:t></w:r></w:p>";
    let body = format!("{field}{alternatives}{control}{signs}");
    assert_eq!(
        lines(&accepted(Docx::new(body))),
        [
            "See paragraph 4.",
            "Beside the box",
            "In the box",
            "In a control",
            "co\u{2011}operate≥\tnow"
        ]
    );
}

#[test]
fn what_is_left_out_is_told() {
    let body = format!(
        "<w:p>{}{}<w:r><w:drawing><a:graphic><a:graphicData uri='x/chart'/></a:graphic></w:drawing></w:r>\
         <w:r><w:object/></w:r><w:r><w:commentReference w:id='0'/></w:r></w:p>",
        run("", "Shown"),
        run("<w:vanish/>", " and secret")
    );
    let draft = accepted(Docx::new(body));
    assert_eq!(lines(&draft), ["Shown"]);
    assert_eq!(
        draft.warnings[0].message,
        "1 passage of hidden text, 1 chart, 1 embedded object and 1 comment were left out."
    );
}

#[test]
fn notes_are_numbered_as_word_numbers_them() {
    let reference = |kind: &str, id: u32, own: &str| {
        format!("<w:r><w:{kind}Reference w:id='{id}' {own}/></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}{}<w:r><w:footnoteReference w:id='4' w:customMarkFollows='1'/><w:t>*</w:t></w:r>{}</w:p>",
        run("", "Lamps"),
        reference("footnote", 2, ""),
        run("", " and tides"),
        reference("footnote", 3, ""),
        reference("endnote", 2, ""),
        run("", " end."),
    );
    let note = |kind: &str, id: u32, words: &str| {
        format!(
            "<w:{kind} w:id='{id}'><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>",
            run("", words)
        )
    };
    let footnotes = format!(
        "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>{}{}{}",
        note("footnote", 3, " Second."),
        note("footnote", 2, " First."),
        note("footnote", 4, "* Starred.")
    );
    let draft = accepted(
        Docx::new(body)
            .footnotes(&footnotes)
            .endnotes(&note("endnote", 2, " Last.")),
    );
    let notes: Vec<(String, &str)> = draft
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Footnote { mark } => Some((mark.clone(), block.text.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(draft.blocks[0].text, "Lamps and tides end.");
    let expected = [
        ("1", "First."),
        ("2", "Second."),
        ("*", "Starred."),
        ("i", "Last."),
    ];
    assert_eq!(notes, expected.map(|(mark, text)| (mark.to_owned(), text)));
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn row(properties: &str, cells: &[String]) -> String {
    format!(
        "<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>",
        cells.concat()
    )
}

#[test]
fn an_empty_cell_without_room_for_a_letter_is_none() {
    let wide = |width: u32, words: &str| {
        let width = format!("<w:tcW w:w='{width}' w:type='dxa'/>");
        cell(&width, &paragraph("", words))
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", &[wide(900, "Lamps"), wide(67, ""), wide(900, "Birds")]),
        row("", &[wide(900, "12"), wide(900, ""), wide(900, "7")]),
        row("", &[wide(900, "12"), wide(67, "x"), wide(900, "7")]),
    );
    assert_eq!(
        lines(&accepted(Docx::new(body))),
        ["Lamps | Birds", "12 |  | 7", "12 | x | 7"]
    );
    // Widths in parts of the table say nothing; the grid does, also where a cell takes two columns of it.
    let part = |more: &str, words: &str| {
        let properties = format!("<w:tcW w:w='700' w:type='pct'/>{more}");
        cell(&properties, &paragraph("", words))
    };
    let two = "<w:gridSpan w:val='2'/>";
    let body = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='90'/><w:gridCol w:w='900'/></w:tblGrid>{}{}{}</w:tbl>",
        row("", &[part("", "Lamps"), part("", ""), part("", "Birds")]),
        row("", &[part("", "12"), part(two, "")]),
        row("<w:gridBefore w:val='1'/>", &[part("", ""), part("", "7")]),
    );
    assert_eq!(
        lines(&accepted(Docx::new(body))),
        ["Lamps | Birds", "12 | ", "7"]
    );
}

#[test]
fn tables_are_rows() {
    let words = |words: &str| paragraph("", words);
    let inner = format!(
        "<w:tbl>{}</w:tbl>",
        row("", &[cell("", &words("inner")), cell("", &words("table"))])
    );
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl><w:tbl>{}</w:tbl>",
        row(
            "<w:tblHeader/>",
            &[cell("", &words("No.")), cell("", &words("Duty"))]
        ),
        row(
            "",
            &[
                cell("<w:vMerge w:val='restart'/>", &paragraph(&listed(7, 0), "")),
                cell("", &(words("Keep") + &inner + &words("watch.")))
            ]
        ),
        row(
            "",
            &[
                cell("<w:vMerge/>", &words("covered")),
                cell("", &words("Rest."))
            ]
        ),
        row("", &[cell("", &(words("A frame") + &words("of two.")))])
    );
    let draft = accepted(Docx::new(body).numbering(LISTS));
    assert_eq!(
        lines(&draft),
        [
            "No. | Duty",
            "1. | Keep watch.",
            "inner | table",
            " | Rest.",
            "A frame",
            "of two."
        ]
    );
    assert!(matches!(
        draft.blocks[0].kind,
        BlockKind::TableRow { header: true, .. }
    ));
    assert!(matches!(
        draft.blocks[1].kind,
        BlockKind::TableRow { header: false, .. }
    ));
    assert_eq!(draft.blocks[4].kind, BlockKind::Paragraph);
}

#[test]
fn spans_are_the_bytes_of_paragraphs_and_notes() {
    let first = paragraph("", "One.");
    let second = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        run("", "Two.")
    );
    let note = format!(
        "<w:footnote w:id='2'>{}</w:footnote>",
        paragraph("", "Three.")
    );
    let bytes = Docx::new(format!("{first}{second}"))
        .footnotes(&note)
        .bytes();
    let draft = read_bytes_as("draft.docx", &bytes, &Options::default()).unwrap();
    let mut package = clausediff::package::Package::open(&bytes).unwrap();
    let document = package.text("word/document.xml").unwrap().unwrap();
    let footnotes = package.text("word/footnotes.xml").unwrap().unwrap();
    let all = document + &footnotes;
    let bytes_of = |at: usize| &all[draft.blocks[at].span.clone()];
    assert_eq!(
        [bytes_of(0), bytes_of(1), bytes_of(2)],
        [first, second, note]
    );
}

#[test]
fn the_masthead_is_kept_and_other_headers_are_not() {
    let words = |words: &str| paragraph("", words);
    let masthead = format!(
        "<w:tbl>{}</w:tbl>",
        row(
            "",
            &[
                cell("", &words("United Nations")),
                cell("", &words("A/86/L.4"))
            ]
        )
    );
    let section = "<w:sectPr><w:headerReference w:type='first' r:id='header1'/><w:headerReference w:type='default' r:id='header2'/><w:titlePg/></w:sectPr>";
    let draft = accepted(
        Docx::new(format!("{}{section}", words("The Council,")))
            .header("header1", &masthead)
            .header("header2", &words("A/86/L.4"))
            .footer("footer1", &words("2/4")),
    );
    assert_eq!(
        lines(&draft),
        ["United Nations", "A/86/L.4", "The Council,"]
    );
    let furniture: Vec<_> = draft
        .furniture
        .iter()
        .map(|it| (it.kind, it.text.as_str()))
        .collect();
    assert_eq!(
        furniture,
        [
            (FurnitureKind::RunningHead, "A/86/L.4"),
            (FurnitureKind::PageNumber, "2/4")
        ]
    );
}

/// A file that tracks changes, and the lines of its two texts.
fn both(body: &str) -> [Vec<String>; 2] {
    let of = |tracked| lines(&read(Docx::new(body).numbering(LISTS), tracked));
    [of(Tracked::Original), of(Tracked::Accepted)]
}

#[test]
fn runs_paragraph_ends_and_moves_are_tracked() {
    let gone = |words: &str| {
        tracked(
            "del",
            "Ana",
            &run("", words)
                .replace("w:t>", "w:delText>")
                .replace("<w:t ", "<w:delText "),
        )
    };
    let came = |words: &str| tracked("ins", "Li", &run("", words));
    let end =
        |kind: &str| format!("<w:pPr><w:rPr><w:{kind} w:id='9' w:author='Li'/></w:rPr></w:pPr>");
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        run("", "Urges "),
        gone("all") + &came("some"),
        run("", " ports;")
    );
    assert_eq!(both(&body), [["Urges all ports;"], ["Urges some ports;"]]);

    let joined = format!(
        "<w:p>{}{}</w:p><w:p>{}</w:p>",
        end("del"),
        run("", "One; "),
        run("", "two.")
    );
    assert_eq!(both(&joined), [vec!["One;", "two."], vec!["One; two."]]);

    let split = format!(
        "<w:p>{}{}</w:p><w:p>{}</w:p>",
        end("ins"),
        run("", "One; "),
        run("", "two.")
    );
    assert_eq!(both(&split), [vec!["One; two."], vec!["One;", "two."]]);

    let new = format!(
        "<w:p>{}{}</w:p>{}",
        end("ins"),
        came("New."),
        paragraph("", "Old.")
    );
    assert_eq!(both(&new), [vec!["Old."], vec!["New.", "Old."]]);

    let moved = format!(
        "<w:p>{}{}</w:p>{}<w:p>{}{}</w:p>{}",
        end("moveFrom"),
        tracked("moveFrom", "Li", &run("", "Moved.")),
        paragraph("", "Stays."),
        end("moveTo"),
        tracked("moveTo", "Li", &run("", "Moved.")),
        paragraph("", "Last.")
    );
    assert_eq!(
        both(&moved),
        [["Moved.", "Stays.", "Last."], ["Stays.", "Moved.", "Last."]]
    );
}

#[test]
fn rows_cells_numbers_and_notes_are_tracked() {
    let words = |words: &str| paragraph("", words);
    let change = |kind: &str| format!("<w:{kind} w:id='9' w:author='Li'/>");
    let two = |one: &str, two: &str| [cell("", &words(one)), cell("", &words(two))];
    let rows = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", &two("a", "b")),
        row(&change("ins"), &two("c", "d")),
        row(&change("del"), &two("e", "f"))
    );
    assert_eq!(both(&rows), [["a | b", "e | f"], ["a | b", "c | d"]]);

    let cells = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(
            "",
            &[
                cell("", &words("a")),
                cell(&change("cellIns"), &words("b")),
                cell(&change("cellDel"), &words("c"))
            ]
        ),
        row(
            "",
            &[
                cell("", &words("d")),
                cell("", &words("e")),
                cell("", &words("f"))
            ]
        )
    );
    assert_eq!(
        both(&cells),
        [["a | c", "d | e | f"], ["a | b", "d | e | f"]]
    );

    let numbered = format!(
        "{}{}{}",
        paragraph(&listed(7, 0), "One."),
        paragraph(
            &format!(
                "{}<w:pPrChange w:id='1' w:author='Li'><w:pPr/></w:pPrChange>",
                listed(7, 0)
            ),
            "Two."
        ),
        paragraph(&listed(7, 0), "Three.")
    );
    assert_eq!(
        both(&numbered),
        [
            ["1. One.", "Two.", "2. Three."],
            ["1. One.", "2. Two.", "3. Three."]
        ]
    );
}

#[test]
fn revisions_stand_in_their_block_with_author_and_date() {
    let body = format!(
        "<w:p>{}{}</w:p>",
        run("", "Urges "),
        tracked("ins", "Li Wei", &run("", "all ports"))
    );
    let draft = accepted(Docx::new(body));
    let revision = &draft.blocks[0].revisions[0];
    assert_eq!(revision.kind, RevisionKind::Insertion);
    assert_eq!(
        [&revision.author, &revision.date, &revision.text],
        ["Li Wei", "2031-05-03T10:00:00Z", "all ports"]
    );
    assert_eq!(draft.tracked_changes, 1);
    assert!(draft.warnings[0].message.contains("--tracked original"));
}

/// A file with everything in it.
fn full() -> Vec<u8> {
    let body = format!(
        "{}{}{}<w:tbl>{}</w:tbl><w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        paragraph(&listed(7, 0), "Urges all ports;"),
        tracked("ins", "Li", ""),
        paragraph("<w:pStyle w:val='Top'/>", "A heading"),
        row(
            "",
            &[cell("", &paragraph("", "a")), cell("", &paragraph("", "b"))]
        ),
        tracked("del", "Li", &run("", "gone")) + &run("", "kept")
    );
    Docx::new(body)
        .styles("<w:style w:type='paragraph' w:styleId='Top'><w:name w:val='heading 1'/><w:basedOn w:val='Top'/></w:style>")
        .numbering(LISTS)
        .footnotes(&format!("<w:footnote w:id='2'>{}</w:footnote>", paragraph("", "A note.")))
        .bytes()
}

#[test]
fn damaged_files_are_errors_or_drafts() {
    support::mutate::every(&full(), 400);
}

#[test]
fn hostile_files_are_refused() {
    for body in [
        "<w:p>".repeat(100_000),
        format!(
            "{}{}",
            "<w:tbl><w:tr><w:tc>".repeat(100_000),
            "</w:tc></w:tr></w:tbl>".repeat(100_000)
        ),
        "<w:p>&bomb;</w:p>".to_owned(),
    ] {
        let error =
            read_bytes_as("bad.docx", &Docx::new(body).bytes(), &Options::default()).unwrap_err();
        let message = error.to_string();
        assert!(
            message.starts_with("bad.docx: cannot be read as a Word document ("),
            "{message}"
        );
    }
    // As deep as may be: read, without an end of the stack.
    let deep = |open: &str, close: &str, levels: usize| {
        let inside = paragraph("", "Deep inside.");
        let body = format!("{}{inside}{}", open.repeat(levels), close.repeat(levels));
        lines(&accepted(Docx::new(body)))
    };
    assert_eq!(
        deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
        ["Deep inside."]
    );
    assert_eq!(
        deep("<w:tbl><w:tr><w:tc/><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
        [" | Deep inside."]
    );
    let sdt = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
    assert_eq!(deep(sdt.0, sdt.1, 120), ["Deep inside."]);
    // A style that is based on itself, and a list that counts on for ever.
    assert!(read_bytes_as("odd.docx", &full(), &Options::default()).is_ok());
}

/// Runs the program with a file in a folder of its own; its exit code and everything it printed.
fn program(name: &str, bytes: &[u8], arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    let output = assert_cmd::Command::cargo_bin("clausediff")
        .unwrap()
        .current_dir(folder.path())
        .args(arguments)
        .output()
        .unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(printed).unwrap())
}

#[test]
fn a_draft_alone_shows_the_changes_that_it_tracks() {
    let change = |kind: &str, words: &str| tracked(kind, "Li Wei", &run("", words));
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        run("", "1. Urges "),
        change("del", "all") + &change("ins", "some"),
        run("", " ports to shield their lamps against the sky.")
    );
    let bytes = Docx::new(body).bytes();
    let (code, printed) = program("draft.docx", &bytes, &["draft.docx", "--width", "200"]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(
        printed.contains("draft.docx (original) → draft.docx (changes accepted)"),
        "{printed}"
    );
    assert!(printed.contains("[-all-] {+some+}"), "{printed}");
    let who = "Tracked by Li Wei on 3 May 2031: 1 insertion and 1 deletion.";
    assert!(printed.contains(who), "{printed}");
    let (_, printed) = program(
        "draft.docx",
        &bytes,
        &["draft.docx", "--format", "markdown"],
    );
    assert!(printed.contains(who), "{printed}");
    let (_, printed) = program("draft.docx", &bytes, &["draft.docx", "--format", "json"]);
    let revision = "{\"kind\":\"deletion\",\"author\":\"Li Wei\",\"date\":\"2031-05-03T10:00:00Z\",\"text\":\"all\"}";
    assert!(printed.contains(revision), "{printed}");

    let (code, printed) = program(
        "draft.docx",
        &bytes,
        &["outline", "draft.docx", "--tracked", "original"],
    );
    assert_eq!(code, Some(0));
    assert!(printed.contains("Urges all ports"), "{printed}");
    let (code, printed) = program(
        "draft.docx",
        &bytes,
        &["draft.docx", "--tracked", "original"],
    );
    assert_eq!(code, Some(2));
    assert!(
        printed.contains("give") || printed.contains("--tracked"),
        "{printed}"
    );
    let (code, printed) = program("draft.txt", b"1. Urges all ports.", &["draft.txt"]);
    assert_eq!(code, Some(2));
    assert!(
        printed.contains("draft.txt: tracks no changes; give the draft"),
        "{printed}"
    );
}
