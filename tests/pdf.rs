//! PDFs as they are read: pages made here, and what becomes of them.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use clausediff::model::{Block, BlockKind, Draft, FurnitureKind, WarningKind};
use clausediff::read::{Options, read_bytes, read_bytes_as};

use support::pdf::{self, Pdf, rule, set, text};
use support::random::Random;

fn read(pdf: &Pdf) -> Draft {
    read_bytes("draft.pdf", &pdf.bytes()).expect("it is read")
}

fn texts(draft: &Draft) -> Vec<&str> {
    draft.blocks.iter().map(|it| it.text.as_str()).collect()
}

const LAMPS: &[&str] = &[
    "1. Urges all ports to shield their lamps against the sky, so that the birds that",
    "cross the strait at night may find the way that their kind has known for long;",
    "2. Requests the keepers of lamps to count the birds.",
];

#[test]
fn lines_become_paragraphs() {
    let draft = read(&Pdf::new().lines(LAMPS));
    assert_eq!(
        texts(&draft),
        [
            "1. Urges all ports to shield their lamps against the sky, so that the birds that \
             cross the strait at night may find the way that their kind has known for long;",
            "2. Requests the keepers of lamps to count the birds.",
        ]
    );
    assert!(draft.warnings.is_empty(), "{:?}", draft.warnings);
}

#[test]
fn a_hyphen_at_a_line_end_is_left_to_the_evidence() {
    let draft = read(&Pdf::new().lines(&[
        "The keepers of the harbour shall take care that every lamp is well shiel-",
        "ded against the sky.",
    ]));
    assert_eq!(draft.blocks.len(), 1);
    assert!(
        draft.blocks[0].text.contains("shiel-\nded"),
        "{:?}",
        draft.blocks[0].text
    );
    assert!(draft.blocks[0].soft_breaks);
}

#[test]
fn running_heads_and_page_numbers_are_furniture() {
    let mut document = Pdf::new();
    for (page, place) in [(1, "harbour"), (2, "pier"), (3, "strait")] {
        let mut content = text(72.0, 810.0, 9.0, "Act on lamps and stars");
        content += &text(290.0, 30.0, 9.0, &format!("{page}/3"));
        for line in 0..20 {
            let words =
                format!("Lamp {line} of the {place} stands by the water and is lit at dusk.");
            content += &text(72.0, 760.0 - 30.0 * f64::from(line), 11.0, &words);
        }
        document = document.page(&content);
    }
    let draft = read(&document);
    let text = texts(&draft).join("\n");
    assert_eq!(
        text.matches("Act on lamps").count(),
        1,
        "the first page keeps its head"
    );
    assert!(!text.contains("/3"), "{text}");
    let kinds = |kind| draft.furniture.iter().filter(|it| it.kind == kind).count();
    assert_eq!(kinds(FurnitureKind::RunningHead), 2);
    assert_eq!(kinds(FurnitureKind::PageNumber), 3);
}

#[test]
fn a_paragraph_goes_on_over_the_page() {
    let document = Pdf::new()
        .lines(&["The lamps of the harbour shall be lit by the keepers at the hour of dusk, and"])
        .lines(&["put out at dawn."]);
    assert_eq!(
        texts(&read(&document)),
        [
            "The lamps of the harbour shall be lit by the keepers at the hour of dusk, and put out at dawn."
        ]
    );
}

#[test]
fn line_numbers_of_a_bill_are_furniture() {
    let mut content = String::new();
    for line in 0..12 {
        let y = 760.0 - 20.0 * f64::from(line);
        let number = (line + 1).to_string();
        content += &text(50.0 - 5.0 * (number.len() as f64 - 1.0), y, 10.0, &number);
        content += &text(
            80.0,
            y,
            11.0,
            "A keeper who lights a lamp shall write the hour of it into the",
        );
    }
    let draft = read(&Pdf::new().page(&content));
    let text = texts(&draft).join(" ");
    assert!(!text.contains(|it: char| it.is_ascii_digit()), "{text}");
    assert!(
        draft
            .furniture
            .iter()
            .any(|it| it.kind == FurnitureKind::LineNumber && it.text == "1–12")
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut content = text(
        72.0,
        800.0,
        11.0,
        "A heading that stands over both of the columns of this page, as is usual",
    );
    for line in 0..10 {
        let y = 770.0 - 14.0 * f64::from(line);
        content += &text(
            72.0,
            y,
            10.0,
            &format!("left words of line {line} fill the column"),
        );
        content += &text(
            320.0,
            y,
            10.0,
            &format!("right words of line {line} fill the column"),
        );
    }
    let text = texts(&read(&Pdf::new().page(&content))).join(" ");
    let place = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} in {text}"))
    };
    assert!(place("heading") < place("left words of line 0"));
    assert!(place("left words of line 9") < place("right words of line 0"));
}

#[test]
fn footnotes_are_lifted_and_their_marks_taken_off() {
    let mut content = text(72.0, 780.0, 11.0, "Every port shall count the stars");
    content += &text(222.0, 784.0, 7.0, "1");
    content += &text(226.0, 780.0, 11.0, " that its lamps have hidden.");
    content += &rule(72.0, 90.0, 144.0);
    content += &text(72.0, 80.0, 6.0, "1");
    content += &text(76.0, 77.0, 9.0, "As in the year before, by the keepers.");
    let draft = read(&Pdf::new().page(&content));
    assert_eq!(
        texts(&draft),
        [
            "Every port shall count the stars that its lamps have hidden.",
            "As in the year before, by the keepers."
        ]
    );
    assert_eq!(
        draft.blocks[1].kind,
        BlockKind::Footnote { mark: "1".into() }
    );
    assert!(
        draft
            .furniture
            .iter()
            .any(|it| it.kind == FurnitureKind::FootnoteMark && it.text == "1")
    );
}

#[test]
fn a_raised_number_without_a_footnote_stays() {
    let content = text(72.0, 780.0, 11.0, "An area of 12 m") + &text(143.0, 784.0, 7.0, "2");
    assert_eq!(
        texts(&read(&Pdf::new().page(&content))),
        ["An area of 12 m2"]
    );
}

#[test]
fn rows_of_a_table_have_their_cells() {
    let mut content =
        rule(72.0, 760.0, 400.0) + &rule(72.0, 740.0, 400.0) + &rule(72.0, 660.0, 400.0);
    for (at, cells) in [
        ["Port", "Lamps"],
        ["Northhaven", "12"],
        ["Southhaven", "7"],
        ["Old pier", "3"],
    ]
    .iter()
    .enumerate()
    {
        let y = 746.0 - 22.0 * at as f64;
        content += &text(76.0, y, 10.0, cells[0]);
        content += &text(300.0, y, 10.0, cells[1]);
    }
    let draft = read(&Pdf::new().page(&content));
    assert_eq!(
        texts(&draft),
        [
            "Port | Lamps",
            "Northhaven | 12",
            "Southhaven | 7",
            "Old pier | 3"
        ]
    );
    assert!(
        draft
            .blocks
            .iter()
            .all(|it| matches!(&it.kind, BlockKind::TableRow { cells, .. } if cells.len() == 2))
    );
}

/// Rules at one height, from each place to the next.
fn bar(y: f64, edges: &[f64]) -> String {
    edges
        .windows(2)
        .map(|it| rule(it[0], y, it[1] - it[0]))
        .collect()
}

#[test]
fn titles_of_columns_have_the_rows_and_cells_that_rules_draw() {
    let edges = [72.0, 200.0, 300.0, 400.0, 500.0];
    let mut content = bar(760.0, &[72.0, 200.0, 300.0, 500.0])
        + &bar(740.0, &[300.0, 400.0, 500.0])
        + &bar(700.0, &edges)
        + &bar(640.0, &edges);
    for (x, y, words) in [
        (382.0, 746.0, "Birds"),
        (262.0, 726.0, "Lamps"),
        (242.0, 714.0, "of ports"),
        (76.0, 704.0, "Harbour"),
        (266.0, 704.0, "2024"),
        // Nearer to the title beside it than cells usually are.
        (350.0, 704.0, "gulls only"),
        (405.0, 704.0, "and terns"),
        (76.0, 684.0, "Northhaven"),
        (276.0, 684.0, "12"),
        (380.0, 684.0, "4"),
        (480.0, 684.0, "5"),
        (76.0, 660.0, "Southhaven"),
        (276.0, 660.0, "7"),
        (480.0, 660.0, "9"),
    ] {
        content += &text(x, y, 10.0, words);
    }
    let draft = read(&Pdf::new().page(&content));
    assert_eq!(
        texts(&draft),
        [
            "Harbour | Lamps of ports 2024 | Birds | ",
            " |  | gulls only | and terns",
            "Northhaven | 12 | 4 | 5",
            "Southhaven | 7 |  | 9",
        ]
    );
    let titles = |it: &&Block| matches!(it.kind, BlockKind::TableRow { header: true, .. });
    assert_eq!(draft.blocks.iter().filter(titles).count(), 2);
}

#[test]
fn a_paragraph_goes_on_over_the_page_where_the_margins_differ() {
    let lamps = [
        "The lamps of the harbour shall be lit by the keepers at the hour of dusk, and the",
        "log of the hours in which they burn shall be shown on the first day to the General",
    ];
    let mut first = text(
        72.0,
        780.0,
        11.0,
        "A. Lamps and the hours in which they burn",
    );
    first += &text(110.0, 750.0, 11.0, lamps[0]);
    first += &text(90.0, 736.0, 11.0, lamps[1]);
    let mut second = text(90.0, 780.0, 11.0, "Assembly of the keepers.");
    second += &text(110.0, 752.0, 11.0, "The birds shall be counted.");
    let draft = read(&Pdf::new().page(&first).page(&second));
    let over = texts(&draft)
        .into_iter()
        .any(|it| it.contains("the General Assembly of the keepers."));
    assert!(over, "{:?}", texts(&draft));
}

#[test]
fn italics_and_bold_are_emphasis() {
    let content =
        set("I", 72.0, 780.0, 11.0, "Recalling") + &text(118.0, 780.0, 11.0, "its words on lamps,");
    let draft = read(&Pdf::new().page(&content));
    assert_eq!(draft.blocks[0].text, "Recalling its words on lamps,");
    assert_eq!(draft.blocks[0].emphasis.first(), Some(&(0..9)));
}

#[test]
fn words_are_told_apart_without_spaces() {
    // No character is a space here: each word is placed by itself.
    let mut content = String::new();
    let mut x = 72.0;
    for (word, width) in [("The", 19.0), ("lamps", 30.0), ("shine", 26.0)] {
        content += &text(x, 780.0, 11.0, word);
        x += width;
    }
    assert_eq!(
        texts(&read(&Pdf::new().page(&content))),
        ["The lamps shine"]
    );
}

#[test]
fn letters_set_wide_apart_are_words() {
    let content = "BT /B 12 Tf 6 Tc 72 780 Td (RESOLUTION) Tj ET\n";
    assert_eq!(texts(&read(&Pdf::new().page(content))), ["RESOLUTION"]);
}

#[test]
fn rotated_text_is_left_out_and_told() {
    let content = text(
        72.0,
        780.0,
        11.0,
        "The lamps of the harbour are lit at dusk.",
    ) + "BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET\n";
    let draft = read(&Pdf::new().page(&content));
    assert_eq!(texts(&draft), ["The lamps of the harbour are lit at dusk."]);
    assert!(
        draft
            .warnings
            .iter()
            .any(|it| it.kind == WarningKind::LeftOut && it.message.contains("5 characters"))
    );
}

#[test]
fn a_page_without_letters_is_a_scan() {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /XObject << /P 5 0 R >> >> >>"
            .into(),
        pdf::stream("", "500 0 0 700 0 0 cm /P Do"),
        pdf::stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            "x",
        ),
    ];
    let message = read_bytes("scan.pdf", &pdf::file(&objects))
        .expect_err("no text")
        .to_string();
    assert!(
        message.contains("pictures: 1 page") && message.contains("ocrmypdf"),
        "{message}"
    );
}

/// Every way to loop or to grow without end: none may take long, and none may panic.
#[test]
fn hostile_files_end_soon() {
    let page =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>";
    let resources = "<< /Font << /F 6 0 R >> /XObject << /X 7 0 R >> >>";
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
    let with = |pages: &str, content: &str, form: &str| {
        pdf::file(&[
            "<< /Type /Catalog /Pages 2 0 R >>".into(),
            pages.into(),
            page.into(),
            pdf::stream("", content),
            resources.into(),
            font.into(),
            form.into(),
        ])
    };
    let usual = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    let words = text(
        72.0,
        780.0,
        11.0,
        "The lamps of the harbour are lit at dusk.",
    );
    let draws_itself = pdf::stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R",
        "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do",
    );
    let mut nested = String::from("<< /A ");
    nested.push_str(&"[".repeat(200_000));
    let mut deep = words.clone();
    deep.push_str(&"q ".repeat(200_000));
    deep.push_str(&"/P BMC ".repeat(100_000));
    deep.push_str(&"[".repeat(200_000));
    let cases = [
        with(
            "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 9 >>",
            &words,
            font,
        ),
        with(usual, &format!("{words} /X Do"), &draws_itself),
        with(usual, &deep, &nested),
        with("2 0 R", &words, "7 0 R"),
        with(
            "<< /Type /Pages /Kids 2 0 R /Count 99999999 >>",
            &words,
            font,
        ),
    ];
    for (number, bytes) in cases.iter().enumerate() {
        let start = Instant::now();
        let _ = read_bytes("hostile.pdf", bytes);
        assert!(start.elapsed() < Duration::from_secs(20), "case {number}");
    }
}

#[test]
fn what_unpacks_to_too_much_is_not_unpacked() {
    // 100 MB of zeros in a few bytes: runs of zeros, packed.
    let mut content = String::new();
    for _ in 0..400_000 {
        let _ = write!(content, "81 20 ");
    }
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".into(),
        pdf::stream(
            "/Filter [/ASCIIHexDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]",
            &content,
        ),
    ];
    let result = read_bytes("bomb.pdf", &pdf::file(&objects));
    assert!(result.is_err(), "nothing is left to read");
}

/// Bytes changed, cut off, doubled and dropped: an error or a draft, never a panic.
#[test]
fn damaged_files_are_errors_or_drafts() {
    let whole = Pdf::new().lines(LAMPS).lines(LAMPS).bytes();
    let mut random = Random(7);
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] ^= 1 << random.below(8),
                1 => bytes.truncate(at.max(20)),
                2 => {
                    let end = (at + 1 + random.below(60)).min(bytes.len());
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
                _ => {
                    let end = (at + 1 + random.below(60)).min(bytes.len());
                    bytes.drain(at..end);
                }
            }
            if bytes.len() < 30 {
                break;
            }
        }
        match read_bytes("damaged.pdf", &bytes) {
            Ok(_) => {}
            Err(error) => {
                let message = error.to_string();
                assert!(message.starts_with("damaged.pdf: "), "{message}");
                assert!(
                    !message.contains("do not fit together"),
                    "a library panicked: {message}"
                );
            }
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_blocks() {
    let bytes = Pdf::new().lines(LAMPS).lines(LAMPS).bytes();
    let options = Options::default();
    let first = read_bytes_as("draft.pdf", &bytes, &options).expect("read");
    assert_eq!(
        first,
        read_bytes_as("draft.pdf", &bytes, &options).expect("read")
    );
}

/// Runs the program in a folder with two PDFs without letters and texts for them.
fn with_texts(arguments: &[&str], input: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let scan = Pdf::new().page("").bytes();
    write("old.pdf", &scan);
    write("new.pdf", &scan);
    // As `pdftotext -layout` prints two pages: a form feed, page numbers, broken lines.
    let page = "                                   1. Urges all ports to shield\n\
                its lamps by";
    write("old.txt", format!("E/CN.99/2031/L.4\n\nThe Council,\n\n{page} night;\n\n   1/2\n\u{c}E/CN.99/2031/L.4\n\n2. Requests the keepers to report;\n\n   2/2\n\u{c}").as_bytes());
    write(
        "new.txt",
        format!("The Council,\n\n{page} day;\n\n2. Requests the keepers to report;\n").as_bytes(),
    );
    let output = assert_cmd::Command::cargo_bin("clausediff")
        .unwrap()
        .current_dir(folder.path())
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_text_of_another_program_stands_in_for_a_pdf() {
    let changed = "[-night-] {+day+}";
    let (code, out, _) = with_texts(&["old.pdf", "new.txt", "--pdf-text", "old.txt"], "");
    assert!(code == 1 && out.contains(changed), "{out}");
    assert!(
        out.contains("Old draft: Its text was taken from old.txt"),
        "{out}"
    );
    let texts = ["--pdf-text", "old.txt", "--pdf-text", "new.txt"];
    let (code, out, _) = with_texts(&[&["old.pdf", "new.pdf"][..], &texts].concat(), "");
    assert!(code == 1 && out.contains(changed), "{out}");
    // Through a pipe, of the new draft.
    let piped = "The Council,\n\n1. Urges all ports to shield its lamps by day;\n\n2. Requests the keepers to report;\n";
    let (code, out, _) = with_texts(&["old.txt", "new.pdf", "--pdf-text", "-"], piped);
    assert!(code == 1 && out.contains(changed), "{out}");
    let (code, out, _) = with_texts(&["outline", "old.pdf", "--pdf-text", "old.txt"], "");
    assert!(
        code == 0 && out.contains("OP2") && out.contains("page-number (2)"),
        "{out}"
    );
}

#[test]
fn a_text_for_a_pdf_that_is_none_is_trouble() {
    for (arguments, says) in [
        (
            &["old.txt", "new.txt", "--pdf-text", "old.txt"][..],
            "neither draft is a PDF",
        ),
        (
            &["old.pdf", "new.pdf", "--pdf-text", "old.txt"],
            "both drafts are PDFs",
        ),
        (
            &["old.pdf", "new.txt", "--pdf-text", "new.pdf"],
            "new.pdf: is a PDF, not a text",
        ),
        (
            &["old.pdf", "new.txt", "--pdf-text", "none.txt"],
            "there is no such file",
        ),
        (&["old.pdf", "-", "--pdf-text", "-"], "read only once"),
        (
            &["outline", "old.txt", "--pdf-text", "new.txt"],
            "old.txt: is no PDF",
        ),
        (
            &[
                "old.pdf",
                "new.txt",
                "--pdf-text",
                "old.txt",
                "-o",
                "old.txt",
            ],
            "is one of the drafts",
        ),
    ] {
        let (code, out, err) = with_texts(arguments, "");
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(says), "{arguments:?}: {err}");
    }
}

#[test]
fn a_table_in_a_narrow_column_has_the_rules_of_its_own_column() {
    let mut content = String::new();
    let lines = [
        "The lamps of the pier shall be lit at",
        "dusk by the keepers, who shall count",
        "the birds that rest upon the stones",
        "and write their number into the log",
        "that is kept in the tower of the port",
        "for as long as the winter goes on and",
        "the ice stands in the eastern bay of",
        "the harbour, which is seldom so now.",
    ];
    for (at, line) in (0..).zip(lines) {
        let y = 700.0 - 14.0 * f64::from(at);
        content += &text(72.0, y, 10.0, line);
        content += &text(256.0, y, 10.0, &line.replace("the", "any"));
    }
    // Walls stand so near the words that no gap shows the cells.
    for y in [588.0, 572.0, 556.0] {
        content += &rule(70.0, y, 172.0);
    }
    for x in [70.0, 130.0, 190.0, 242.0] {
        write!(content, "{x} 556 0.5 32 re f ").unwrap();
    }
    for (x, words) in [(72.0, "Northhaven"), (132.0, "twelve"), (192.0, "two")] {
        content += &text(x, 577.0, 10.0, words);
    }
    for (x, words) in [(72.0, "Southhaven"), (132.0, "seven"), (192.0, "one")] {
        content += &text(x, 561.0, 10.0, words);
    }
    content += &text(256.0, 577.0, 10.0, "Here the text of the second column");
    content += &text(256.0, 563.0, 10.0, "goes on beside the little table.");
    let draft = read(&Pdf::new().page(&content));
    let rows: Vec<&str> = texts(&draft)
        .into_iter()
        .filter(|text| text.contains('|'))
        .collect();
    assert_eq!(
        rows,
        ["Northhaven | twelve | two", "Southhaven | seven | one"]
    );
    assert!(
        texts(&draft)
            .iter()
            .any(|it| it.contains("column goes on beside"))
    );
}

#[test]
fn the_number_of_a_page_is_no_word_of_its_last_note() {
    let mut content = text(
        72.0,
        700.0,
        11.0,
        "The keepers light every lamp of the harbour at dusk.",
    );
    content += &text(333.0, 704.0, 7.0, "1");
    content += &rule(72.0, 110.0, 120.0);
    content += &text(72.0, 96.0, 6.0, "1");
    content += &text(77.0, 93.0, 9.0, "As counted in the winter of 2030.");
    content += &text(300.0, 50.0, 10.0, "1");
    let draft = read(&Pdf::new().page(&content));
    assert!(
        texts(&draft).contains(&"As counted in the winter of 2030."),
        "{:?}",
        texts(&draft)
    );
    assert!(
        draft
            .furniture
            .iter()
            .any(|it| it.kind == FurnitureKind::PageNumber)
    );
}
