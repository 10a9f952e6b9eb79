use crate::model::WarningKind;
use proptest::prelude::*;

use super::*;
use crate::model::{Block, FurnitureKind};

fn read(name: &str, text: &str) -> Draft {
    read_bytes(name, text.as_bytes()).expect("a text")
}

fn texts(draft: &Draft) -> Vec<&str> {
    draft
        .blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Meta { .. }))
        .map(|block| block.text.as_str())
        .collect()
}

fn labels(draft: &Draft) -> Vec<(&str, usize, &str)> {
    draft
        .blocks
        .iter()
        .map(|block| {
            (
                block.label.as_deref().unwrap_or(""),
                block.list_depth,
                block.text.as_str(),
            )
        })
        .collect()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let text =
        "Le Conseil décide d’étudier la question à sa session annuelle, où il siège.\nÀ Genève.";
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(text);
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.into()),
        marked(b"\xff\xfe", utf16(text, true)),
        marked(b"\xfe\xff", utf16(text, false)),
        utf16(text, true),
        utf16(text, false),
        windows.into_owned(),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
    ] {
        let draft = read_bytes("draft.txt", &bytes).expect("a text");
        assert_eq!(texts(&draft), [text]);
        assert_eq!(draft.warnings, []);
    }
}

#[test]
fn what_cannot_be_decoded_is_told() {
    let draft = read_bytes("draft.txt", "Été à la plage, ça va bien\u{e9}".as_bytes()).expect("ok");
    assert_eq!(draft.warnings, []);
    let mut bytes = "L’été à la forêt, très tôt après la fête"
        .as_bytes()
        .to_vec();
    bytes.insert(1, 0xFF);
    let draft = read_bytes("draft.txt", &bytes).expect("a text");
    assert_eq!(draft.warnings.len(), 1);
    assert_eq!(draft.warnings[0].kind, WarningKind::Unreadable);
    assert!(draft.blocks[0].text.contains('\u{FFFD}'));
}

#[test]
fn a_text_cut_in_the_middle_of_a_character_is_still_utf8() {
    let text = "The plan “as adopted";
    let bytes = &text.as_bytes()[..text.find('“').expect("quote") + 2];
    let draft = read_bytes("draft.txt", bytes).expect("a text");
    assert_eq!(texts(&draft), ["The plan \u{FFFD}"]);
}

#[test]
fn nothing_in_a_text_steers_a_terminal() {
    let draft = read(
        "draft.txt",
        "The \u{1b}[31mred\u{1b}[0m plan\u{0}\u{8} and \u{1b}]0;title\u{7}the \u{202e}rest\u{9b}.",
    );
    assert_eq!(texts(&draft), ["The red plan and the rest."]);
    assert_eq!(draft.warnings[0].kind, WarningKind::LeftOut);
}

#[test]
fn a_form_feed_begins_a_page() {
    let draft = read("draft.txt", "First page\n\u{c}Second page\n\nStill second");
    let pages: Vec<_> = draft.blocks.iter().map(|block| block.page).collect();
    assert_eq!(texts(&draft), ["First page", "Second page", "Still second"]);
    assert_eq!(pages, [1, 2, 2]);
}

#[test]
fn refuses_what_is_no_text_in_one_line() {
    for (bytes, word) in [
        (&b""[..], "holds no text"),
        (b" \n\t\n", "holds no text"),
        (b"---\ntitle: x\n---\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"%PDF-1.7\n", "PDF document"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....notes.txt", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"<!DOCTYPE html><p> </p>", "holds no text"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x0e\x0f", "binary"),
    ] {
        let message = read_bytes("draft", bytes).expect_err("no text").to_string();
        assert!(message.starts_with("draft: "), "{message}");
        assert!(message.contains(word), "{message}");
        assert_eq!(message.lines().count(), 1);
    }
    let zips_are_not_words = read("draft.txt", "ID3 is a name.\nBZh too.");
    assert_eq!(zips_are_not_words.blocks.len(), 1);
}

#[test]
fn refuses_missing_files_folders_and_giants() {
    let folder = tempfile::tempdir().expect("a folder");
    let message = |path: &Path| {
        read_file(path, &Options::default())
            .expect_err("no draft")
            .to_string()
    };
    assert!(message(&folder.path().join("gone.txt")).contains("no such file"));
    assert!(message(folder.path()).contains("is a folder"));
    let giant = folder.path().join("giant.txt");
    let file = std::fs::File::create(&giant).expect("a file");
    file.set_len(2 << 30).expect("a sparse file");
    assert!(message(&giant).contains("2048 MiB"));
}

#[test]
fn front_matter_is_declared_not_read() {
    let text = "---\nsymbol: A/79/L.5\ntitle: \"The \\\"old\\\" plan\"\ntags:\n  - a\ndate: '2024-05-03'\n---\n\nThe Assembly,\n";
    for name in ["draft.txt", "draft.md"] {
        let draft = read(name, text);
        let meta: Vec<_> = draft
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Meta { key } => Some((key.as_str(), block.text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(
            meta,
            [
                ("symbol", "A/79/L.5"),
                ("title", "The \"old\" plan"),
                ("date", "2024-05-03")
            ]
        );
        assert_eq!(texts(&draft), ["The Assembly,"]);
        assert_eq!(draft.blocks.last().map(|block| block.line), Some(9));
        assert!(
            draft
                .furniture
                .iter()
                .all(|it| it.kind == FurnitureKind::FrontMatter)
        );
    }
}

#[test]
fn a_rule_at_the_top_is_no_front_matter() {
    for text in [
        "---\nThe plan\n---\nmore",
        "---\n",
        "---\nDecides: that it ends",
    ] {
        let draft = read("draft.txt", text);
        assert!(draft.furniture.is_empty(), "{text}");
    }
}

#[test]
fn the_format_is_told_by_content() {
    let is_markdown = |name: &str, text: &str| read(name, text).blocks[0].soft_breaks;
    assert!(is_markdown("x.md", "Plain words"));
    assert!(is_markdown("-", "# One\n\ntext\n\n## Two\n"));
    assert!(is_markdown(
        "x.txt",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    ));
    assert!(is_markdown("x.txt", "Text[^1]\n\n[^1]: A note.\n"));
    assert!(!is_markdown(
        "x.txt",
        "1. Urges *all* States;\n- 2. Invites\n"
    ));
    assert!(!is_markdown(
        "x.txt",
        "\tDecision 1\n\t\t# 2 of 3\n\t\t# 3 of 3\n"
    ));
}

#[test]
fn plain_text_keeps_lines_and_indents() {
    let draft = read("draft.txt", "Top\n\tdeep\n\n  next\n");
    assert_eq!(texts(&draft), ["Top\n\tdeep", "  next"]);
    let block: &Block = &draft.blocks[1];
    assert_eq!(
        (block.indent, block.line, block.span.clone()),
        (2, 4, 11..17)
    );
}

#[test]
fn markdown_keeps_printed_numbers_and_nesting() {
    let draft = read(
        "draft.md",
        "3. Urges:\n\n    1. One\n    3) Two\n\n    More of three.\n\n7. Invites\n\n- 8. Decides\n",
    );
    assert_eq!(
        labels(&draft),
        [
            ("3.", 1, "Urges:"),
            ("1.", 2, "One"),
            ("3)", 2, "Two"),
            ("", 1, "More of three."),
            ("7.", 1, "Invites"),
            ("8.", 1, "Decides"),
        ]
    );
    assert!(draft.blocks[3].continues_item);
    assert_eq!(draft.furniture[0].kind, FurnitureKind::Bullet);
}

#[test]
fn markdown_of_negotiations_is_kept_to_the_letter() {
    for text in [
        "[shall][should] take [urgent] action [X] per ###4 and {placeholder}",
        "the [plan](https://example.org/plan \"title\") of [C1](#x)",
        "2bis. Parties [*]",
        "pay <amount> by <date>",
        "~~deleted~~ words",
        "16 * 4 and snake_case_name",
        "[Option 1]: delete",
        "[ ] open and [x] done",
    ] {
        assert_eq!(texts(&read("draft.md", text)), [text]);
    }
    let reference = read(
        "draft.md",
        "See [the plan][src].\n\n[src]: https://example.org\n",
    );
    assert_eq!(texts(&reference), ["See [the plan](https://example.org)."]);
    let choices = "[shall][should], [tides][1] and [1].\n\n[should]: delete\n\n[1]: /t.md\n";
    assert_eq!(
        texts(&read("draft.md", choices)),
        [
            "[shall][should], [tides](/t.md) and [1](/t.md).",
            "[should]: delete"
        ]
    );
    let emphasised = read(
        "draft.md",
        "*As [agreed](/a) in **[May](/m)**, see below.*\n",
    );
    assert_eq!(
        texts(&emphasised),
        ["As [agreed](/a) in [May](/m), see below."]
    );
    assert_eq!(reference.furniture[0].text, "[src]: https://example.org");
}

#[test]
fn markdown_markup_comes_off() {
    let draft = read(
        "draft.md",
        "* TOC\n{:toc}\n\n## Article 1 *(aims)* {#art1}\n\n*Recalling* the\n**plan**<!-- check -->, x<sup>2</sup> &amp; 1\\.  \nend\n\n---\n\n> quoted<br>words\n",
    );
    assert_eq!(
        texts(&draft),
        [
            "Article 1 (aims)",
            "Recalling the\nplan, x² & 1.\nend",
            "quoted\nwords"
        ]
    );
    assert_eq!(draft.blocks[0].kind, BlockKind::Heading(2));
    let emphasised: Vec<_> = draft.blocks[1]
        .emphasis
        .iter()
        .filter_map(|it| draft.blocks[1].text.get(it.clone()))
        .collect();
    assert_eq!(emphasised, ["Recalling", "plan"]);
    let kinds: Vec<_> = draft.furniture.iter().map(|it| it.kind).collect();
    assert_eq!(
        kinds,
        [
            FurnitureKind::Markup,
            FurnitureKind::Markup,
            FurnitureKind::Markup,
            FurnitureKind::Rule
        ]
    );
}

#[test]
fn a_sentence_over_dashes_is_no_heading() {
    let draft = read("draft.md", "The meeting rose at noon.\n---\nNext\n");
    assert_eq!(draft.blocks[0].kind, BlockKind::Paragraph);
    assert_eq!(texts(&draft), ["The meeting rose at noon.", "Next"]);
}

#[test]
fn indented_markdown_is_text_with_its_number() {
    let draft = read(
        "draft.md",
        "Top:\n\n    (a) first\n\n    (b) second\n\n1.      Urges\n",
    );
    assert_eq!(texts(&draft), ["Top:", "(a) first", "(b) second", "Urges"]);
    assert_eq!(draft.blocks[3].label.as_deref(), Some("1."));
}

#[test]
fn a_number_alone_stays() {
    let draft = read("draft.md", "1.\n\nDecides\n");
    assert_eq!(texts(&draft), ["1.", "Decides"]);
}

#[test]
fn a_table_row_is_a_block() {
    let draft = read(
        "draft.md",
        "| # | What | L |\n|---|---|---|\n| **1.1** | a \\| b | |\n| 1.2 | c | x | extra |\n",
    );
    assert_eq!(
        texts(&draft),
        ["# | What | L", "1.1 | a | b | ", "1.2 | c | x | extra"]
    );
    let BlockKind::TableRow { cells, header } = &draft.blocks[1].kind else {
        panic!("a row");
    };
    let printed: Vec<_> = cells
        .iter()
        .filter_map(|cell| draft.blocks[1].text.get(cell.clone()))
        .collect();
    assert_eq!((printed, *header), (vec!["1.1", "a | b", ""], false));
}

#[test]
fn footnotes_are_blocks_and_their_marks_go() {
    let draft = read(
        "draft.md",
        "Urges[^1] all.\n\n[^1]: See the plan.\n    More.\n\n[^2]: Unused.\n",
    );
    assert_eq!(
        texts(&draft),
        ["Urges all.", "See the plan.\nMore.", "Unused."]
    );
    assert_eq!(
        draft.blocks[1].kind,
        BlockKind::Footnote { mark: "1".into() }
    );
    assert_eq!(draft.furniture[0].text, "[^1]");
}

#[test]
fn the_note_of_a_star_is_no_list() {
    let draft = read(
        "draft.md",
        "Norway: draft resolution*\n\nThe Assembly,\n\n* Issued late.\n",
    );
    assert_eq!(texts(&draft)[2], "* Issued late.");
    let list = read("draft.md", "Things:\n\n* one\n* two\n");
    assert_eq!(texts(&list), ["Things:", "one", "two"]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), markdown: bool) {
        let name = if markdown { "x.md" } else { "x" };
        let _ = read_bytes(name, &bytes);
    }

    #[test]
    fn no_markdown_makes_it_panic(text in "([-*#>|`\\[\\]()!<&_~ \t\n1a.:^{}\u{e9}\u{c}]|\\^\\[|\n\n|    |- 1\\. |<sup>){0,200}") {
        if let Ok(draft) = read_bytes("x.md", text.as_bytes()) {
            for block in &draft.blocks {
                for range in &block.emphasis {
                    prop_assert!(block.text.get(range.clone()).is_some());
                }
                let steers = block.text.contains('\u{1b}');
                prop_assert!(!steers);
            }
        }
    }
}

#[test]
fn more_pieces_than_any_draft_are_refused() {
    for (text, says) in [
        ("a\n".repeat(input::MOST_LINES + 1), "1000002 lines"),
        (
            "a\n\n".repeat(input::MOST_PIECES + 1),
            "300001 paragraphs and rows",
        ),
    ] {
        let error = read_bytes("long.txt", text.as_bytes()).expect_err("an error");
        assert!(error.to_string().contains(says), "{error}");
    }
}
