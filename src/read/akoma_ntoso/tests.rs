use std::fmt::Write as _;

use proptest::prelude::*;

use crate::model::{Block, BlockKind, Draft, RevisionKind, Unit};
use crate::read::{Options, Tracked, read_bytes, read_bytes_as};

fn read(inside: &str) -> Draft {
    let xml = format!("<akomaNtoso xmlns='x'>{inside}</akomaNtoso>");
    read_bytes("act.xml", xml.as_bytes()).unwrap_or_else(|error| panic!("{inside}: {error}"))
}

/// Depth, label and words of each block; `#` for a heading with its level.
fn shown(inside: &str) -> Vec<String> {
    let shown = |block: &Block| {
        let label = block.label.as_deref().unwrap_or("-");
        match block.kind {
            BlockKind::Heading(level) => format!("#{level} {label} {}", block.text),
            _ => format!("{} {label} {}", block.list_depth, block.text),
        }
    };
    read(inside).blocks.iter().map(shown).collect()
}

#[test]
fn units_carry_their_numbers_and_depth() {
    let act = "<act><body><chapter><num>Chapter I</num><heading>Lamps</heading>\
        <article><num>Article 4</num><heading>Oil</heading>\
        <paragraph><num>(2)</num><list><intro><p>Lamps burn:</p></intro>\
        <point><num>(a)</num><content><p>fish oil;</p><p>of any fish;</p></content></point>\
        <point><num>(b)</num><list><intro><p>oil of:</p></intro><indent><num>—</num><p>seals.</p></indent></list></point>\
        <wrapUp><p>No other oil.</p></wrapUp></list></paragraph></article>\
        <article><num>Article 5</num><content><p>It enters into force.</p></content></article>\
        <article><num>Article 6</num></article></chapter></body></act>";
    assert_eq!(
        shown(act),
        [
            "#2 Chapter I Lamps",
            "#3 Article 4 Oil",
            "1 (2) Lamps burn:",
            "2 (a) fish oil;",
            "2 - of any fish;",
            "2 (b) oil of:",
            "3 - seals.",
            "1 - No other oil.",
            "#3 Article 5 ",
            "0 - It enters into force.",
            "#3 Article 6 ",
        ]
    );
    let draft = read(act);
    assert!(draft.blocks[4].continues_item && draft.blocks[7].continues_item);
    assert_eq!(draft.blocks[4].unit, Some(Unit::Text));
    assert_eq!(draft.blocks[8].unit, Some(Unit::Named("article")));
    assert_eq!(draft.blocks[9].unit, Some(Unit::Text));
}

#[test]
fn formats_of_other_parliaments_read_alike() {
    let uslm = "<lawDoc><main><section><num value='1'>SEC. 1.</num><heading>Lamps.—</heading>\
        <subsection><num value='a'>(a)</num><heading>In general.—</heading><chapeau>Keepers shall—</chapeau>\
        <paragraph><num value='1'>(1)</num><content>light lamps;</content></paragraph>\
        <continuation>every night.</continuation></subsection></section></main></lawDoc>";
    assert_eq!(
        shown(uslm),
        [
            "#2 SEC. 1. Lamps.—",
            "1 (a) In general.—Keepers shall—",
            "2 (1) light lamps;",
            "1 - every night.",
        ]
    );
    let british = "<Legislation><Body><Part><Number>Part 1</Number><Title>Lamps</Title>\
        <P1group><Title>Oil</Title><P1><Pnumber>4</Pnumber><P1para><P2><Pnumber>1</Pnumber>\
        <P2para><Text>Lamps burn oil.</Text></P2para></P2></P1para></P1></P1group></Part></Body></Legislation>";
    assert_eq!(
        shown(british),
        ["#2 Part 1 Lamps", "#3 4 Oil", "1 1 Lamps burn oil."]
    );
    let formex = "<ACT><ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P>Lamps</P></STI></TITLE>\
        <ARTICLE IDENTIFIER='004'><TI.ART>Article 4</TI.ART><STI.ART><P>Oil</P></STI.ART>\
        <PARAG><NO.PARAG>1.</NO.PARAG><ALINEA><P>Lamps burn<NOTE NOTE.ID='E1' TYPE='FOOTNOTE'><P>At night.</P></NOTE>:</P>\
        <LIST TYPE='alpha'><ITEM><NP><NO.P>(a)</NO.P><TXT>oil.</TXT></NP></ITEM></LIST></ALINEA></PARAG>\
        </ARTICLE></DIVISION></ENACTING.TERMS></ACT>";
    assert_eq!(
        shown(formex),
        [
            "#2 CHAPTER I Lamps",
            "#3 Article 4 Oil",
            "1 1. Lamps burn:",
            "2 (a) oil.",
            "0 - At night."
        ]
    );
    let bill = "<bill><form><congress>Third Session</congress><legis-type>A BILL</legis-type></form>\
        <legis-body><section><enum>1.</enum><header>Lamps</header><text>Keepers light them.</text></section>\
        </legis-body></bill>";
    assert_eq!(
        shown(bill),
        [
            "0 - Third Session",
            "0 - A BILL",
            "#2 1. Lamps",
            "0 - Keepers light them."
        ]
    );
}

#[test]
fn preamble_title_and_meta() {
    let draft = read(
        "<statement><meta><identification><FRBRWork><FRBRdate date='2031-02-14' name='x'/>\
         <FRBRnumber value='A/RES/85/14'/></FRBRWork><FRBRExpression><FRBRdate date='2031-03-07'/>\
         </FRBRExpression></identification></meta><preface><p><docTitle>Lamps of harbours</docTitle></p></preface>\
         <preamble><formula><p>The General Assembly,</p></formula><recitals><recital><num>(1)</num>\
         <p><i>Recalling</i> its lamps,</p></recital></recitals><citations><citation><p>Having regard to oil,</p>\
         </citation></citations></preamble></statement>",
    );
    let meta: Vec<_> = draft
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Meta { key } => Some((key.as_str(), block.text.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(meta, [("symbol", "A/RES/85/14"), ("date", "2031-03-07")]);
    let units: Vec<_> = draft
        .blocks
        .iter()
        .skip(2)
        .map(|it| (&it.kind, it.unit))
        .collect();
    assert_eq!(
        units,
        [
            (&BlockKind::Heading(1), None),
            (&BlockKind::Paragraph, None),
            (&BlockKind::ListItem, Some(Unit::Preamble)),
            (&BlockKind::Paragraph, Some(Unit::Preamble)),
        ]
    );
}

#[test]
fn notes_tables_quotations_and_unknown_elements() {
    let inside = "<doc><mainBody><section><num>2.</num><heading>Change</heading><paragraph><num>(1)</num>\
        <content><p>In<authorialNote marker='3'><p>See below.</p></authorialNote> rule 4 put \
        <mod>for “<quotedText startQuote='‘' endQuote='’'>oil</quotedText>” this:</mod></p>\
        <quotedStructure startQuote='“' endQuote='”'><section><num>4.</num><heading>Oil</heading>\
        <content><p>No oil.</p></content></section></quotedStructure></content></paragraph>\
        <tblock><table><tr><th><p>Port</p></th><th><p>Lamps</p></th></tr><tr><td colspan='2'><p>none</p></td></tr></table></tblock>\
        <newThing>kept <odd>as</odd> text</newThing></section></mainBody></doc>";
    assert_eq!(
        shown(inside),
        [
            "#2 2. Change",
            "1 (1) In rule 4 put for “‘oil’” this:",
            "1 - “4. Oil",
            "1 - No oil.”",
            "0 - Port | Lamps",
            "0 - none | ",
            "0 - kept as text",
            "0 - See below.",
        ]
    );
    let draft = read(inside);
    let note = draft.blocks.last().expect("a note");
    assert_eq!(note.kind, BlockKind::Footnote { mark: "3".into() });
}

#[test]
fn paragraphs_without_number_add_no_depth_to_a_numbered_one() {
    let list = |word: &str| {
        format!("<content><p>{word}:</p></content><point><num>(a)</num><p>oil.</p></point>")
    };
    let (fish, seals) = (list("Fish"), list("Seals"));
    let article =
        |inside: &str| format!("<article><num>4</num><heading>Oil</heading>{inside}</article>");
    let numbered = format!(
        "<paragraph><num>1.</num><subparagraph>{fish}</subparagraph><subparagraph>{seals}</subparagraph></paragraph>"
    );
    assert_eq!(
        shown(&article(&numbered)),
        [
            "#2 4 Oil",
            "1 1. Fish:",
            "2 (a) oil.",
            "1 - Seals:",
            "2 (a) oil."
        ]
    );
    let titled = "<content><p>Seals:</p></content><point><num>(a)</num><heading>Fat</heading><p>oil.</p></point>";
    let unnumbered = format!("<paragraph>{fish}</paragraph><paragraph>{titled}</paragraph>");
    assert_eq!(
        shown(&article(&unnumbered)),
        [
            "#2 4 Oil",
            "0 - Fish:",
            "2 (a) oil.",
            "0 - Seals:",
            "2 (a) Fat",
            "2 - oil."
        ]
    );
}

#[test]
fn second_numbers_and_headings_are_words() {
    for (inside, expected) in [
        (
            "<p>Lamps<authorialNote><num>7</num><p>See <num>9</num> below.</p></authorialNote></p>",
            ["0 - Lamps", "0 - See\n9\nbelow."].as_slice(),
        ),
        (
            "<p>Lamps<authorialNote marker='7'><num>7.</num><heading>Oil</heading><p>Fish.</p></authorialNote></p>",
            &["0 - Lamps", "0 - Oil\nFish."],
        ),
        (
            "<article><num>4</num><num>4A</num><heading>Oil</heading><heading>Fish</heading><p>None.</p></article>",
            &["#2 4 ", "0 - 4A", "#3 - Oil", "#3 - Fish", "0 - None."],
        ),
        (
            "<article><num>4</num><heading>Oil <table><tr><td>of fish</td></tr></table> and <b>seals</b></heading></article>",
            &["#2 4 Oil\nof fish\nand seals"],
        ),
    ] {
        assert_eq!(shown(inside), expected, "{inside}");
    }
}

#[test]
fn tracked_changes_both_ways() {
    let xml = "<akomaNtoso><doc><p>Lamps <del>may</del><ins datetime='2031-02-03'>shall</ins> burn.</p></doc></akomaNtoso>";
    let read = |tracked| {
        let options = Options {
            tracked,
            ..Options::default()
        };
        let mut draft = read_bytes_as("a.xml", xml.as_bytes(), &options).expect("a text");
        draft.blocks.remove(0)
    };
    let (accepted, original) = (read(Tracked::Accepted), read(Tracked::Original));
    assert_eq!(accepted.text, "Lamps shall burn.");
    assert_eq!(accepted.revisions[0].date, "2031-02-03");
    assert_eq!(original.text, "Lamps may burn.");
    assert_eq!(original.revisions[0].kind, RevisionKind::Deletion);
}

#[test]
fn what_is_no_legislation_is_refused() {
    for (xml, word) in [
        ("<?xml version='1.0'?><svg><path d='x'/></svg>", "no draft"),
        ("<?xml version='1.0'?><act><p>x</act>", "line 1"),
        ("<?xml version='1.0'?><act><p>x", "missing"),
        ("<!DOCTYPE act [<!ENTITY a 'b'>]><act>&a;</act>", "entities"),
    ] {
        let xml = if xml.starts_with("<!") {
            format!("<?xml version='1.0'?>{xml}")
        } else {
            xml.into()
        };
        let error = read_bytes("a.xml", xml.as_bytes())
            .expect_err("no text")
            .to_string();
        assert!(error.contains(word), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn hostile_files_are_read_in_a_moment() {
    for inside in [
        "<p>".repeat(20_000),
        format!(
            "{}x{}",
            "<point><num>a</num>".repeat(10_000),
            "</point>".repeat(10_000)
        ),
        format!(
            "<p>{}</p>",
            "<ins><authorialNote><p>x</p></authorialNote></ins>".repeat(3_000)
        ),
        format!("<p>{}</p>", "&nbsp;".repeat(20_000)),
        format!(
            "<table>{}</table>",
            "<tr><td colspan='9999'>x</td></tr>".repeat(2_000)
        ),
    ] {
        let xml = format!("<akomaNtoso>{inside}</akomaNtoso>");
        let _ = read_bytes("a.xml", xml.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_damaged_file_is_read_or_refused(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut in any::<prop::sample::Index>(), whole: bool) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        let _ = read_bytes("a.xml", &bytes);
    }

    #[test]
    fn well_formed_nonsense_loses_no_words(names in proptest::collection::vec(0usize..24, 1..40), ends in proptest::collection::vec(0usize..3, 1..40)) {
        let all = ["p", "num", "heading", "article", "paragraph", "point", "list", "recital", "authorialNote",
            "quotedStructure", "table", "tr", "td", "ins", "b", "sup", "title", "subheading", "odd", "intro",
            "docTitle", "item", "content", "clause"];
        let mut xml = String::from("<akomaNtoso>");
        let mut open = Vec::new();
        for (count, (name, closing)) in names.iter().zip(ends.iter().cycle()).enumerate() {
            let _ = write!(xml, "<{}>w{count}x ", all[*name]);
            open.push(all[*name]);
            for _ in 0..*closing {
                if let Some(name) = open.pop() {
                    let _ = write!(xml, "</{name}>");
                }
            }
        }
        while let Some(name) = open.pop() {
            let _ = write!(xml, "</{name}>");
        }
        xml.push_str("</akomaNtoso>");
        let draft = read_bytes("a.xml", xml.as_bytes()).expect("a text");
        let all: Vec<String> = draft.blocks.iter().map(|block| {
            let mark = match &block.kind {
                BlockKind::Footnote { mark } => mark.as_str(),
                _ => "",
            };
            format!("{} {mark} {}", block.label.as_deref().unwrap_or(""), block.text)
        }).collect();
        let all = all.join(" ");
        for count in 0..names.len() {
            let word = format!("w{count}x");
            prop_assert!(all.contains(&word), "{word} of {xml} is not in {all}");
        }
    }
}

const SAMPLE: &str = "<?xml version='1.0' encoding='utf-8'?><akomaNtoso><act><meta><identification>\
    <FRBRWork><FRBRdate date='2031-02-14'/></FRBRWork></identification></meta><preface><p><docTitle>Lamps</docTitle></p>\
    </preface><body><article eId='a'><num>Article 1</num><heading>Oil &amp; light</heading><paragraph><num>1.</num>\
    <content><p>Lamps<authorialNote marker='1'><p>All.</p></authorialNote> burn <ins>oil</ins>&#x2014;</p></content></paragraph>\
    <table><tr><td colspan='2' rowspan='3'>a</td></tr></table></article></body></act></akomaNtoso>";
