use super::*;

#[test]
fn a_contract_with_numbers_in_numbers() {
    let document = understood(paragraphs(&[
        "SERVICE AGREEMENT",
        "This agreement is made on 4 June 2031 between the parties.",
        "1. Definitions",
        "1.1 In this agreement the words below have these meanings.",
        "1.2 Words in the singular include the plural.",
        "2. Services",
        "2.1 The Supplier shall supply:",
        "(a) goods; and",
        "(b) services.",
        "2.2 The Customer shall pay.",
        "100 Billion reasons exist.",
        "3. Term",
        "3.1 This agreement begins today.",
    ]));
    assert_eq!(
        places(&document),
        [
            "title",
            "unnumbered para. 1",
            "para. 1",
            "1.1",
            "1.2",
            "para. 2",
            "2.1",
            "2.1(a)",
            "2.1(b)",
            "2.2",
            "2.2, cont.",
            "para. 3",
            "3.1",
        ]
    );
    assert_eq!(document.clauses[2].kind, ClauseKind::Heading);
    assert_eq!(document.clauses[3].parent, Some(2));
    assert_eq!(document.clauses[7].parent, Some(6));
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
}

#[test]
fn a_standard_with_bare_numbers() {
    let document = understood(vec![
        heading(1, "1 Scope"),
        Block::paragraph("This standard is about water."),
        heading(1, "4 Context"),
        heading(2, "4.1 Understanding"),
        Block::paragraph("The body shall understand water."),
        heading(2, "4.2 Needs"),
        list_item("a)", 1, "clean water;"),
        list_item("b)", 1, "cold water."),
    ]);
    assert_eq!(
        places(&document),
        [
            "sect. 1",
            "sect. 1, para. 1",
            "sect. 4",
            "4.1",
            "4.1, para. 1",
            "4.2",
            "4.2(a)",
            "4.2(b)"
        ]
    );
}

#[test]
fn controls_with_codes() {
    let document = understood(paragraphs(&[
        "AC-1 Policy and procedures",
        "a. Develop a policy.",
        "b. Review the policy.",
        "AC-2 Accounts",
        "a. Define accounts.",
        "AC-2(1) Automated accounts",
        "Support accounts by machines.",
        "AC-2(2) Temporary accounts",
        "Remove them in time.",
    ]));
    assert_eq!(
        places(&document),
        [
            "AC-1",
            "AC-1(a)",
            "AC-1(b)",
            "AC-2",
            "AC-2(a)",
            "AC-2(1)",
            "AC-2(1), cont.",
            "AC-2(2)",
            "AC-2(2), cont.",
        ]
    );
    assert_eq!(document.clauses[5].parent, Some(3));
}

#[test]
fn a_bill_with_sections() {
    let document = understood(paragraphs(&[
        "SECTION 1. SHORT TITLE.",
        "This Act may be cited as the River Act.",
        "SECTION 2. DUTIES.",
        "(a) IN GENERAL.—The agency shall—",
        "(1) measure rivers; and",
        "(2) report on them.",
        "(b) EXCEPTION.—Small rivers are exempt.",
        "Section 3. The agency shall publish its findings.",
    ]));
    assert_eq!(
        places(&document),
        [
            "Section 1",
            "Section 1, para. 1",
            "Section 2",
            "Section 2(a)",
            "Section 2(a)(1)",
            "Section 2(a)(2)",
            "Section 2(b)",
            "Section 3",
        ]
    );
    assert_eq!(
        document.clauses[7].text,
        "The agency shall publish its findings."
    );
}

#[test]
fn paragraph_signs() {
    let document = understood(paragraphs(&[
        "§ 1 Zweck",
        "(1) Das Wasser ist rein.",
        "(2) Es bleibt rein.",
        "§ 2 Mittel",
        "(1) Es gibt keine.",
    ]));
    assert_eq!(
        places(&document),
        ["§ 1", "§ 1(1)", "§ 1(2)", "§ 2", "§ 2(1)"]
    );
}

#[test]
fn a_plain_page_and_its_tables() {
    let row = |cells: &[&str], header: bool| {
        let mut text = String::new();
        let mut ranges = Vec::new();
        for cell in cells {
            if !text.is_empty() {
                text.push_str(" | ");
            }
            ranges.push(text.len()..text.len() + cell.len());
            text.push_str(cell);
        }
        Block {
            kind: BlockKind::TableRow {
                cells: ranges,
                header,
            },
            ..Block::paragraph(text)
        }
    };
    let document = understood(vec![
        heading(1, "Rivers"),
        Block::paragraph("A page about rivers."),
        heading(2, "Long ones"),
        list_item("", 1, "The first"),
        list_item("", 2, "its arm"),
        list_item("", 1, "The second"),
        heading(2, "Requirements"),
        row(&["#", "Description"], true),
        row(&["2.1.1", "Verify that it flows."], false),
        row(&["2.1.2", "Verify that it is wet."], false),
        row(&["", "A remark"], false),
        Block {
            kind: BlockKind::Footnote { mark: "1".into() },
            ..Block::paragraph("See the map.")
        },
    ]);
    assert_eq!(
        places(&document),
        [
            "title",
            "para. 1",
            "heading 1",
            "bullet 1",
            "bullet 1, bullet 1",
            "bullet 2",
            "heading 2",
            "column titles",
            "2.1.1",
            "2.1.2",
            "row 1",
            "fn. 1",
        ]
    );
    assert_eq!(document.clauses[8].text, "Verify that it flows.");
    assert_eq!(document.clauses[8].kind, ClauseKind::TableRow);
    assert_eq!(document.clauses[8].parent, Some(6));
}

#[test]
fn prose_without_any_number() {
    let document = understood(paragraphs(&[
        "It was a cold night by the river, and nobody spoke for an hour.",
        "2030 was far away; 1.5 °C seemed little.",
        "The Council of the village met in the morning, as it always did.",
    ]));
    assert_eq!(places(&document), ["para. 1", "para. 2", "para. 3"]);
    assert!(
        kinds(&document)
            .iter()
            .all(|kind| *kind == ClauseKind::Paragraph)
    );
    assert!(document.clauses.iter().all(|clause| clause.label.is_none()));
}

#[test]
fn a_label_on_a_line_of_its_own_joins_its_paragraph() {
    let document = understood(paragraphs(&["1.", "The first thing.", "2.", "The second."]));
    assert_eq!(
        outline(&document),
        ["para. 1: The first", "para. 2: The second."]
    );
}

#[test]
fn two_labels_in_one_line() {
    let document = understood(paragraphs(&[
        "1. (a) The first part.",
        "(b) The second part.",
        "2. (a) Another first.",
        "(b) Another second.",
    ]));
    assert_eq!(
        places(&document),
        ["para. 1(a)", "para. 1(b)", "para. 2(a)", "para. 2(b)"]
    );
}

#[test]
fn hostile_input_gives_clauses() {
    for lines in [
        &["(", "((", "1.", "[[[[", "““", "§", "Article", "I.", "(a"][..],
        &["﻿1. x", "٣. نص", "第一条 文本", "1.1.1.1.1.1.1.1.1.1 Deep"],
        &[
            "99999999999. Many",
            "1.99999999999 Much",
            "AC-99999999999 More",
        ],
        &["a) \u{301}", "•", "• ", "-", "*"],
    ] {
        let document = understood(paragraphs(lines));
        assert!(!document.clauses.is_empty());
    }
    assert!(structure(Draft::default()).clauses.is_empty());
}

#[test]
fn headings_may_count_beside_the_paragraphs() {
    let bold = |text: &str| Block {
        emphasis: std::iter::once(0..text.len()).collect(),
        ..Block::paragraph(text)
    };
    let document = understood(vec![
        bold("A. Mandate of the harbour"),
        Block::paragraph("12. The harbour was founded by the fishers of the bay."),
        bold("B. Needs of the harbour"),
        Block::paragraph("13. The harbour needs lamps, and it needs keepers."),
        bold("1. Lamps"),
        Block::paragraph("14. The lamps of the northern pier shall be lit at dusk."),
        bold("2. Keepers"),
        Block::paragraph("15. The keepers shall count the terns that come at night."),
        // Numbered like a paragraph, it is one of them.
        bold("16. Costs"),
        Block::paragraph("17. The costs are small and shall be borne by the port."),
    ]);
    assert_eq!(
        places(&document),
        [
            "sect. A",
            "para. 12",
            "sect. B",
            "para. 13",
            "sect. B.1",
            "para. 14",
            "sect. B.2",
            "para. 15",
            "para. 16",
            "para. 17"
        ]
    );
    assert_eq!(document.clauses[4].parent, Some(2));
}
