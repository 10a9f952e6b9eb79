//! What printing does to a text, and the normaliser undoes: each trait in a small case, from text to blocks.

#![allow(clippy::expect_used, reason = "a test that cannot read its text fails")]

use proptest::prelude::*;

use clausediff::model::{BlockKind, Draft, FurnitureKind};
use clausediff::normalise::{Vocabulary, normalise};
use clausediff::read::read_bytes;

/// The blocks of a text once it is normalised, with labels that the format set apart, and the furniture.
fn settled(name: &str, text: &str) -> Draft {
    let draft = read_bytes(name, text.as_bytes()).expect("a text");
    let vocabulary = Vocabulary::of(&[&draft]);
    normalise(draft, &vocabulary)
}

fn texts(draft: &Draft) -> Vec<String> {
    draft
        .blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Meta { .. }))
        .map(|block| match (&block.kind, &block.label) {
            (BlockKind::Footnote { mark }, _) => format!("[{mark}] {}", block.text),
            (_, Some(label)) => format!("{label} {}", block.text),
            _ => block.text.clone(),
        })
        .collect()
}

fn plain(text: &str) -> Vec<String> {
    texts(&settled("draft.txt", text))
}

fn taken(draft: &Draft, kind: FurnitureKind) -> Vec<&str> {
    draft
        .furniture
        .iter()
        .filter(|piece| piece.kind == kind)
        .map(|piece| piece.text.as_str())
        .collect()
}

const PRINTED: &str = "United Nations
A/79/L.5

General Assembly
Distr.: Limited
3 May 2024
24-00011 (E)
*2400011*

Seventieth session
Agenda item 12 (b)
Rivers and lakes of the high plains,
and the people who live on them

Norway and Peru: draft resolution*

Rivers and lakes of the high plains

The General Assembly,

Recalling its resolution 4/11 of 2 May 2019 on rivers1 and
all resolutions on the lakes of the high plains, in particu-
lar those that were adopted at its sixty-
first session,

1.
Urges all States to keep the rivers clean and to report on the
__________
* Issued late.
1 See resolution 4/11.

A/79/L.5
Rivers and lakes of the high plains

24-00011
2/3

state of the lakes, in accordance with the plan of action;2

(a)
By measuring the depth of each lake every year before the snow
melts;

2. Decides to return to the matter at its next session, and to the
well-being of the people there.
__________
2 A/78/12.

A/79/L.5

24-00011
3/3

Annex

Rivers and lakes of the high plains
";

#[test]
fn a_printed_page_becomes_paragraphs() {
    let draft = settled("draft.txt", PRINTED);
    assert_eq!(
        texts(&draft),
        [
            "A/79/L.5",
            "General Assembly",
            "Distr.: Limited 3 May 2024",
            "Seventieth session",
            "Agenda item 12 (b)",
            "Rivers and lakes of the high plains, and the people who live on them",
            "Norway and Peru: draft resolution",
            "Rivers and lakes of the high plains",
            "The General Assembly,",
            "Recalling its resolution 4/11 of 2 May 2019 on rivers and all resolutions on the lakes of the high plains, in particular those that were adopted at its sixty-first session,",
            "1. Urges all States to keep the rivers clean and to report on the state of the lakes, in accordance with the plan of action;",
            "(a) By measuring the depth of each lake every year before the snow melts;",
            "2. Decides to return to the matter at its next session, and to the well-being of the people there.",
            "Annex",
            "Rivers and lakes of the high plains",
            "[*] Issued late.",
            "[1] See resolution 4/11.",
            "[2] A/78/12.",
        ]
    );
    assert_eq!(
        taken(&draft, FurnitureKind::RunningHead),
        [
            "A/79/L.5",
            "Rivers and lakes of the high plains",
            "A/79/L.5"
        ]
    );
    assert_eq!(taken(&draft, FurnitureKind::FootnoteMark), ["*", "1", "2"]);
    assert_eq!(taken(&draft, FurnitureKind::BarCode), ["*2400011*"]);
    assert_eq!(taken(&draft, FurnitureKind::PageNumber).len(), 2);
    assert_eq!(
        taken(&draft, FurnitureKind::Distribution),
        ["United Nations"]
    );
    assert_eq!(draft.warnings, []);
}

#[test]
fn one_line_a_paragraph_stays_so() {
    let text = "\tDecision 4\n\tOn lakes and rivers\n\t\tThe Conference,\n\t\tRecalling its decision 3 on the lakes of the high plains,\n\t\t\t1.\tUrges all States to report;\n\t\t\t\t(a)\tOn lakes;\n\t\t\t\t(b)\tOn rivers.\n";
    let draft = settled("draft.txt", text);
    assert_eq!(
        texts(&draft),
        [
            "Decision 4",
            "On lakes and rivers",
            "The Conference,",
            "Recalling its decision 3 on the lakes of the high plains,",
            "1. Urges all States to report;",
            "(a) On lakes;",
            "(b) On rivers.",
        ]
    );
    let indents: Vec<_> = draft.blocks.iter().map(|block| block.indent).collect();
    assert_eq!(indents, [8, 8, 16, 16, 24, 32, 32]);
}

#[test]
fn a_wrapped_line_that_begins_with_a_number_is_no_paragraph() {
    let text = "The report is due in the year that follows the adoption of resolution\n16. It was asked for at the meeting of the committee on rivers and lakes\nwhich was held in the spring of the year of the great flood, that is in\n2019. The next one follows after the work on the new houses as set out in\nthe plan, and in all cases before the end of the month that is named in\nparagraph 4. So it was decided by all who were there on that day, in the\nold hall, with the doors open.\n";
    assert_eq!(plain(text), [text.trim_end().replace('\n', " ")]);
}

#[test]
fn paragraphs_without_blank_lines_are_told_by_room_and_indent() {
    assert_eq!(
        plain(
            "    The committee met in the spring of the year and heard all the\nspeakers who had asked for the floor.\n    It then turned to the report, which had been sent to members by\nthe office in good time before the meeting.\n    No one objected to the draft, and so it was adopted without any\nvote by the members who were there.\n"
        ),
        [
            "The committee met in the spring of the year and heard all the speakers who had asked for the floor.",
            "It then turned to the report, which had been sent to members by the office in good time before the meeting.",
            "No one objected to the draft, and so it was adopted without any vote by the members who were there.",
        ]
    );
}

#[test]
fn halves_are_joined_around_notes_and_numbers() {
    let draft = settled(
        "draft.txt",
        "Norway: draft resolution*\n\nRecalling the plan that was made in order to keep the lakes and to\n\n\n^{*} Issued late.\n\nPromote the use of rivers by all,\n\n- 1. Urges *all* States to keep to the plan of action that was agreed\n\n2/4 V.24-00011\n\nby the committee on rivers;\n",
    );
    assert_eq!(
        texts(&draft),
        [
            "Norway: draft resolution",
            "Recalling the plan that was made in order to keep the lakes and to Promote the use of rivers by all,",
            "1. Urges all States to keep to the plan of action that was agreed by the committee on rivers;",
            "[*] Issued late.",
        ]
    );
    assert_eq!(taken(&draft, FurnitureKind::Bullet), ["-"]);
    assert_eq!(taken(&draft, FurnitureKind::PageNumber), ["2/4 V.24-00011"]);
}

#[test]
fn whole_paragraphs_and_headings_are_not_joined() {
    for text in [
        "The aim of this plan is to keep all the lakes clean.\n\nby the way of a note\n",
        "General provisions on lakes\n\nthe lakes\n",
        "Option 1: to hold the rise of the lakes in the plains to\n\n**Option 2:** below one metre above the level,\n",
        "The General Assembly\n\nAdopts the plan of action that stands in the annex to the present text.\n",
    ] {
        assert_eq!(texts(&settled("draft.md", text)).len(), 2, "{text}");
    }
}

#[test]
fn paragraphs_that_all_begin_small_are_whole() {
    let organ = "Конференция хранителей, действующая в качестве совещания сторон Ночного договора,";
    let paragraphs = [
        "ссылаясь на свое решение 12 от 4 мая 2031 года о маяках,",
        "учитывая, что свет прожекторов мешает перелету птиц над всем побережьем,",
        "1. призывает выключать прожекторы после полуночи;",
    ];
    let text = format!("{organ}\n\n{}", paragraphs.join("\n\n"));
    assert_eq!(plain(&text)[0], organ);
    assert_eq!(plain(&text)[1..], paragraphs);
    let close = paragraphs.join("\n");
    assert_eq!(plain(&close), paragraphs);
    let broken = "Noting that the keepers of all lamps, of the harbour\nand of the coast, are asked to report,\nonce a year and\nin writing,\nto the board.";
    assert_eq!(plain(broken).len(), 1, "{:?}", plain(broken));
    // One that does is the other half of the paragraph above.
    let cut = "Noting the report of the keepers on the lamps of the whole coast,\n\nits annexes and all its tables,\n\nHaving considered the draft,";
    assert_eq!(plain(cut).len(), 2, "{:?}", plain(cut));
}

#[test]
fn a_title_inside_a_sentence_is_a_running_head() {
    let draft = settled(
        "draft.md",
        "79/5. Rivers of the high plains\n\nThe General Assembly,\n\n1. Urges all States to keep the rivers clean and to report on the state of\n\nRivers of the high plains\n\nthe lakes at its next session.\n\nAnnex\n\nRivers of the high plains\n",
    );
    assert_eq!(
        texts(&draft),
        [
            "79/5. Rivers of the high plains",
            "The General Assembly,",
            "1. Urges all States to keep the rivers clean and to report on the state of the lakes at its next session.",
            "Annex",
            "Rivers of the high plains",
        ]
    );
}

#[test]
fn numbers_glued_to_the_line_before_are_parted() {
    assert_eq!(
        texts(&settled(
            "draft.md",
            "1. Urges all States. 2. Invites the office to act.\n\nPart two 3. Decides to close.\n4. Thanks all.\n\n5. See No. 7. Nothing else.\n"
        )),
        [
            "1. Urges all States.",
            "2. Invites the office to act.",
            "Part two",
            "3. Decides to close.",
            "4. Thanks all.",
            "5. See No. 7. Nothing else.",
        ]
    );
}

#[test]
fn a_number_alone_on_its_line_joins_its_text() {
    for name in ["draft.txt", "draft.md"] {
        assert_eq!(
            texts(&settled(name, "1.\n\nDecides to act;\n\n(a)\n\nAt once.\n")),
            ["1. Decides to act;", "(a) At once."]
        );
    }
}

#[test]
fn broken_words_are_mended_by_evidence() {
    let evidence = "\n\nThe capacity of twenty-ninth co-operation, cross-border and online-based human work that is made.\n";
    for (broken, mended) in [
        ("the cap-\nacity of", "the capacity of"),
        ("the twenty-\nninth of", "the twenty-ninth of"),
        ("their co-\noperation in", "their co-operation in"),
        ("a well-\nknown case", "a well-known case"),
        ("the develop-\nment of", "the development of"),
        ("short-\nand long-term", "short- and long-term"),
        ("from 2018–\n2021 on", "from 2018–2021 on"),
        ("and/\nor other", "and/or other"),
        ("some in\u{ad}\nformation here", "some information here"),
        ("the whole-\nof-system plan", "the whole-of-system plan"),
        ("made by human- made things", "made by human-made things"),
        ("A/79-\nB part", "A/79-B part"),
    ] {
        let draft = settled("draft.md", &format!("{broken}{evidence}"));
        assert_eq!(texts(&draft)[0], mended);
    }
}

#[test]
fn the_dash_of_a_number_at_the_front_is_no_broken_word() {
    for text in [
        "2- تطلب إلى الحراس إطفاء الكشافات؛",
        "3- Demande aux gardiens de veiller ;",
    ] {
        assert_eq!(plain(text), [text]);
    }
}

#[test]
fn a_lost_hyphen_is_put_back_where_the_draft_has_it() {
    let often = "The open-ended group. The open-ended group.\n\nThe Openended group.\n";
    let draft = settled("draft.txt", often);
    assert_eq!(texts(&draft)[1], "The Open-ended group.");
    assert_eq!(
        taken(&draft, FurnitureKind::Hyphen),
        ["Openended → Open-ended"]
    );
    for kept in [
        "The open-ended group.\n\nThe openended group.\n",
        "The co-operation. The co-operation. The co-operation.\n\nThe cooperation.\n",
        "A socio-economic plan. A socio-economic plan.\n\nA socioeconomic plan.\n",
    ] {
        let draft = settled("draft.txt", kept);
        assert!(taken(&draft, FurnitureKind::Hyphen).is_empty(), "{kept}");
    }
}

#[test]
fn a_changed_spelling_stays_a_change() {
    let old = read_bytes("old", b"Better policy-making. More policy-making.").expect("a text");
    let new = read_bytes("new", b"Better policymaking. More policymaking.").expect("a text");
    let vocabulary = Vocabulary::of(&[&old, &new]);
    let new = normalise(new, &vocabulary);
    assert_eq!(texts(&new), ["Better policymaking. More policymaking."]);
}

#[test]
fn footnote_marks_are_set_apart_and_figures_stay() {
    let notes = [1, 2, 3, 4, 5, 6]
        .map(|number| format!("\n\n[^{number}]: Note {number}."))
        .concat();
    let draft = settled(
        "draft.md",
        &format!(
            "The plan of America1 for 2024,2 which covers 3 lakes and the years 2014–20243 and on; see Article 4 of the Programme of Lakes, 4 which is open, CO2 and 5 per cent;5 as in paragraph 6 of the Agreement 6 and its rules.{notes}"
        ),
    );
    assert_eq!(
        texts(&draft)[0],
        "The plan of America for 2024, which covers 3 lakes and the years 2014–2024 and on; see Article 4 of the Programme of Lakes, which is open, CO2 and 5 per cent; as in paragraph 6 of the Agreement and its rules."
    );
    assert_eq!(taken(&draft, FurnitureKind::FootnoteMark).len(), 6);
}

/// The format tells this note's mark, so brackets that are typed are words.
#[test]
fn brackets_are_words_where_the_format_has_the_mark() {
    let draft = settled(
        "draft.md",
        "Lamps[^1] are lit where \\[^1] is printed.\n\n[^1]: By hand.\n",
    );
    assert_eq!(texts(&draft)[0], "Lamps are lit where [^1] is printed.");
    assert_eq!(taken(&draft, FurnitureKind::FootnoteMark), ["[^1]"]);
}

#[test]
fn without_footnotes_no_figure_is_a_mark() {
    let text = "The plan of America1 for 2024,2 which covers 3 lakes.";
    assert_eq!(plain(text), [text]);
}

#[test]
fn a_footnote_without_its_mark_is_told() {
    let draft = settled("draft.md", "Nothing here.\n\n[^1]: See there.\n");
    assert_eq!(draft.warnings.len(), 1);
    assert!(draft.warnings[0].message.contains("Footnote 1 has no mark"));
}

#[test]
fn a_year_that_looks_like_a_footnote_is_the_end_of_one() {
    let draft = settled(
        "draft.md",
        "Urges[^1] all[^2] States.\n\n[^1]: Resolutions, 1 August 2012–31 July\n[^2013]: (Supplement).\n\n[^2]: Ibid.\n",
    );
    assert_eq!(
        texts(&draft)[1..],
        [
            "[1] Resolutions, 1 August 2012–31 July 2013 (Supplement).",
            "[2] Ibid."
        ]
    );
}

#[test]
fn a_mark_may_stand_on_the_line_above_its_footnote() {
    assert_eq!(
        plain(
            "Recalling the plan of the lakes,1\n\n_______\n 1\n   See the report.\n\n2/2 24-00011\n"
        ),
        ["Recalling the plan of the lakes,", "[1] See the report."]
    );
}

#[test]
fn older_page_heads_come_off() {
    let draft = settled(
        "draft.txt",
        "UNITED NATIONS\nA/CONF.9/5\n\n     1.   Each party to the treaty agrees to keep the lakes that\nlie in its territory as they are, and the rivers which are set\nforth in article\n2 of the annex, in the state that was\n\n                    /...\n\nA/CONF.9/5\nEnglish\nPage 2\n\nfound at the time.\n",
    );
    assert_eq!(
        texts(&draft),
        [
            "A/CONF.9/5",
            "1. Each party to the treaty agrees to keep the lakes that lie in its territory as they are, and the rivers which are set forth in article 2 of the annex, in the state that was found at the time.",
        ]
    );
}

#[test]
fn a_rule_for_signatures_has_no_footnotes() {
    assert_eq!(
        plain("Signed by the parties:\n\n__________\nFor the buyer\n"),
        ["Signed by the parties:", "__________", "For the buyer"]
    );
}

#[test]
fn bullets_come_off_and_dashes_in_sentences_stay() {
    let draft = settled(
        "draft.txt",
        "Things:\n\n• one lake\n• two rivers\n\n– a pause\n",
    );
    assert_eq!(
        texts(&draft),
        ["Things:", "one lake", "two rivers", "– a pause"]
    );
    assert_eq!(draft.blocks[1].kind, BlockKind::ListItem);
}

#[test]
fn joined_lines_of_a_masthead_are_parted() {
    assert_eq!(
        texts(&settled(
            "draft.md",
            "United Nations\n\nGeneral Assembly Distr.: General 3 May 2024\n\nSeventieth session Agenda item 12 (b) Rivers and lakes\n\n3rd plenary meeting 3 May 2024\n"
        )),
        [
            "General Assembly",
            "Distr.: General 3 May 2024",
            "Seventieth session",
            "Agenda item 12 (b)",
            "Rivers and lakes",
            "3rd plenary meeting",
            "3 May 2024",
        ]
    );
}

#[test]
fn pages_with_form_feeds_lose_their_heads_and_numbers() {
    let page = |number: usize, text: &str| format!("Draft treaty on lakes\n{text}\n{number}\n");
    let pages = [
        page(
            1,
            "The parties agree to keep the lakes and\nrivers of the plains as they are and not",
        ),
        page(
            2,
            "to build on them without the consent of\nall the people who live on the shores of",
        ),
        page(3, "the lakes, whatever the use may be of\nwhat is built."),
    ];
    let draft = settled("draft.txt", &pages.join("\u{c}"));
    assert_eq!(
        texts(&draft),
        [
            "Draft treaty on lakes",
            "The parties agree to keep the lakes and rivers of the plains as they are and not to build on them without the consent of all the people who live on the shores of the lakes, whatever the use may be of what is built.",
        ]
    );
    assert_eq!(taken(&draft, FurnitureKind::PageNumber), ["1", "2", "3"]);
}

#[test]
fn scripts_without_spaces_are_joined_without_them() {
    let line = "各国重申对湖泊与河流的承诺并决定";
    let text = [line; 12].join("\n");
    assert_eq!(plain(&text), [line.repeat(12)]);
}

proptest! {
    /// Every letter of the text stands in a block or in the furniture.
    #[test]
    fn no_letter_is_lost(text in "([A-Za-z]{1,9}[ ,.;\n]|[0-9]{1,3}[. ]|\\*|- |\n\n|_{6}\n|\\([a-c]\\) |1/3\n|[A-Z]/2/L\\.1\n|é–’ ){0,120}") {
        let Ok(draft) = read_bytes("x", text.as_bytes()) else { return Ok(()) };
        if !draft.blocks.iter().all(|it| !it.soft_breaks) { return Ok(()) }
        let vocabulary = Vocabulary::of(&[&draft]);
        let settled = normalise(draft, &vocabulary);
        let mut after = String::new();
        for block in &settled.blocks {
            let broken = block.text.contains('\n');
            prop_assert!(!broken);
            for range in &block.emphasis {
                prop_assert!(block.text.get(range.clone()).is_some());
            }
            after.push_str(&block.text);
            if let BlockKind::Footnote { mark } = &block.kind { after.push_str(mark); }
        }
        for piece in &settled.furniture {
            if piece.kind != FurnitureKind::Hyphen { after.push_str(&piece.text); }
        }
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|it| it.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        prop_assert_eq!(sorted(&text), sorted(&after));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..1500), markdown: bool) {
        if let Ok(draft) = read_bytes(if markdown { "x.md" } else { "x" }, &bytes) {
            let vocabulary = Vocabulary::of(&[&draft]);
            let settled = normalise(draft, &vocabulary);
            let broken = settled.blocks.iter().any(|block| block.text.contains('\n'));
            prop_assert!(!broken);
        }
    }
}
