use super::*;

#[test]
fn a_treaty_of_articles() {
    let document = understood(paragraphs(&[
        "The Parties to this Agreement,",
        "Being neighbours of one river,",
        "Have agreed as follows:",
        "Article 1 (terms)",
        "For the purposes of this Agreement:",
        "(a) “River” means running water;",
        "(b) “Lake” means standing water.",
        "Article 2 – Aim",
        "1. The aim is clean water.",
        "2. Parties shall:",
        "(a) Measure it;",
        "(b) Report on it.",
        "[Article 2 bis] (money)",
        "1. There is none.",
        "Article 3",
        "Article 2 of the Charter applies.",
    ]));
    assert_eq!(
        places(&document),
        [
            "organ",
            "PP1",
            "enacting formula",
            "Art. 1",
            "Art. 1, unnumbered para. 1",
            "Art. 1, unnumbered para. 1(a)",
            "Art. 1, unnumbered para. 1(b)",
            "Art. 2",
            "Art. 2(1)",
            "Art. 2(2)",
            "Art. 2(2)(a)",
            "Art. 2(2)(b)",
            "Art. 2 bis",
            "Art. 2 bis(1)",
            "Art. 3",
            "Art. 3, unnumbered para. 1",
        ]
    );
    assert_eq!(document.clauses[14].text, "Article 3");
    assert_eq!(document.clauses[7].text, "Aim");
    assert_eq!(document.clauses[12].printed_label(), "[Article 2 bis]");
    assert_eq!(document.clauses[8].kind, ClauseKind::Paragraph);
    assert_eq!(document.clauses[10].kind, ClauseKind::Subparagraph);
}

#[test]
fn a_treaty_in_markdown_with_lists_in_lists() {
    let continuing = |text: &str| Block {
        continues_item: true,
        list_depth: 1,
        ..Block::paragraph(text)
    };
    let document = understood(vec![
        heading(2, "Article 3 (aims)"),
        list_item("1.", 1, "Each Party shall:"),
        list_item("1.", 2, "Measure;"),
        list_item("2.", 2, "Report."),
        list_item("2.", 1, "Different efforts"),
        continuing("Option 1:"),
        continuing("Rich Parties pay."),
        continuing("2bis. Poor Parties try."),
        list_item("3.", 1, "All Parties meet."),
        heading(2, "Article 4"),
        list_item("1.", 1, "Nothing more."),
    ]);
    assert_eq!(
        places(&document),
        [
            "Art. 3",
            "Art. 3(1)",
            "Art. 3(1)(1)",
            "Art. 3(1)(2)",
            "Art. 3(2)",
            "Art. 3(2), Option 1",
            "Art. 3(2), cont.",
            "Art. 3(2bis)",
            "Art. 3(3)",
            "Art. 4",
            "Art. 4(1)",
        ]
    );
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
}

#[test]
fn recitals_come_before_articles() {
    let document = understood(paragraphs(&[
        "REGULATION ON RIVERS",
        "Whereas:",
        "(1) Rivers run through several States.",
        "(2) The Charter of 2009 says so.",
        "CHAPTER I",
        "GENERAL PROVISIONS",
        "Article 1",
        "Scope",
        "1. This Regulation applies to rivers.",
        "CHAPTER II",
        "Article 2",
        "1. Rivers shall be clean.",
    ]));
    assert_eq!(
        places(&document),
        [
            "title",
            "unnumbered para. 1",
            "recital 1",
            "recital 2",
            "Chapter I",
            "Chapter I, heading 1",
            "Art. 1",
            "Art. 1, heading 1",
            "Art. 1(1)",
            "Chapter II",
            "Art. 2",
            "Art. 2(1)",
        ]
    );
    assert_eq!(document.clauses[2].kind, ClauseKind::Preambular);
}
