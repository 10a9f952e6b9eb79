use proptest::prelude::*;

use crate::model::{Block, BlockKind, Draft, FurnitureKind, RevisionKind, WarningKind};
use crate::read::{Options, Tracked, read_bytes, read_bytes_as};

fn read(page: &str) -> Draft {
    let page = format!("<!DOCTYPE html>{page}");
    read_bytes("page.html", page.as_bytes()).expect("a page")
}

fn texts(page: &str) -> Vec<String> {
    read(page)
        .blocks
        .into_iter()
        .map(|block| block.text)
        .collect()
}

/// Label, depth and words of each block.
fn labels(page: &str) -> Vec<String> {
    let shown = |block: &Block| {
        let label = block.label.as_deref().unwrap_or("-");
        format!("{} {label} {}", block.list_depth, block.text)
    };
    read(page).blocks.iter().map(shown).collect()
}

#[test]
fn paragraphs_entities_and_spaces() {
    for (page, expected) in [
        ("<p>one\n  two<p>three", vec!["one two", "three"]),
        (
            "<p>a&nbsp;b &lt;c&gt; &amp; &eacute;&#8212;&#x2014;",
            vec!["a\u{a0}b <c> & é——"],
        ),
        ("a<div>b</div>c", vec!["a", "b", "c"]),
        (
            "<p>lamp<b>light</b> <i>house</i> keeper",
            vec!["lamplight house keeper"],
        ),
        ("<p>one<br>two<br><br>three", vec!["one\ntwo", "three"]),
        ("<p>He said <q>yes</q>", vec!["He said “yes”"]),
        (
            "<p>10<sup>3</sup> m, 4<sup>th</sup>, CO<sub>2</sub>",
            vec!["10³ m, 4th, CO2"],
        ),
        ("<p>&#27;[31mred&#x202e;", vec!["[31mred"]),
        (
            "<dl><dt>Lamp<dd>a light<dt>Oil<dd>a fuel</dl>",
            vec!["Lamp", "a light", "Oil", "a fuel"],
        ),
        (
            "Urges all keepers to stay awake;<br>Invites ports to lend them oil;<br>Thanks them.",
            vec![
                "Urges all keepers to stay awake;",
                "Invites ports to lend them oil;",
                "Thanks them.",
            ],
        ),
    ] {
        assert_eq!(texts(page), expected, "{page}");
    }
}

#[test]
fn lists_have_the_numbers_that_a_browser_shows() {
    for (page, expected) in [
        (
            "<ol start=4><li>a<li value=7>b<li>c</ol>",
            vec!["1 4. a", "1 7. b", "1 8. c"],
        ),
        ("<ol reversed><li>a<li>b</ol>", vec!["1 2. a", "1 1. b"]),
        (
            "<ol><li>a<ol type=a><li>b<ol style='list-style-type: lower-roman'><li>c</ol></ol><li>d</ol>",
            vec!["1 1. a", "2 a. b", "3 i. c", "1 2. d"],
        ),
        (
            "<ul><li>a<p>more</p><li>b</ul>",
            vec!["1 - a", "1 - more", "1 - b"],
        ),
        ("<ol><li><p>a</p><p>b</p></ol>", vec!["1 1. a", "1 - b"]),
        (
            "<ol><li><ol type=a><li>b</ol></ol>",
            vec!["1 - 1.", "2 a. b"],
        ),
        (
            "<style>ol.x{list-style:none}</style><ol class=x><li>1. a</ol>",
            vec!["0 - 1. a"],
        ),
    ] {
        assert_eq!(labels(page), expected, "{page}");
    }
    assert!(read("<ol><li>a<p>b</ol>").blocks[1].continues_item);
}

#[test]
fn tables_are_rows_and_layout_is_not() {
    let page = "<table border=1><caption>Lamps<tr><th>Port<th>Lamps\
                <tr><td rowspan=2>Oslo<td>4<tr><td>5 <p>and more<tr><td colspan=2>none</table>";
    let draft = read(page);
    assert_eq!(
        texts(page),
        [
            "Lamps",
            "Port | Lamps",
            "Oslo | 4",
            " | 5 and more",
            "none | "
        ]
    );
    let headers: Vec<_> = draft
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::TableRow { header, .. } => Some(*header),
            _ => None,
        })
        .collect();
    assert_eq!(headers, [true, false, false, false]);
    assert_eq!(
        labels(
            "<table><tr><td>(a)<td><p>lamps:</p><table><tr><td>(i)<td>of oil,</table><tr><td>(b)<td>and\
             <tr><td>—<td>a dash.</table>"
        ),
        ["1 (a) lamps:", "2 (i) of oil,", "1 (b) and", "1 - a dash."]
    );
    assert_eq!(
        texts("<table><tr><td>United Nations<td>A/88/L.1</table>"),
        ["United Nations", "A/88/L.1"]
    );
}

#[test]
fn what_is_no_text_is_left_out_and_named() {
    let page = "<title>Lamps – Port</title><header><a href=/>Port</a></header><nav>Home</nav>\
                <main><h1>Lamps</h1><p>They burn.</p><p hidden>secret</p><button>Share</button></main>\
                <aside>Other news</aside><footer>Imprint of the port</footer><script>var x</script>";
    let draft = read(page);
    assert_eq!(texts(page), ["Lamps", "They burn."]);
    let [warning] = &draft.warnings[..] else {
        panic!("one warning: {:?}", draft.warnings);
    };
    assert_eq!(warning.kind, WarningKind::LeftOut);
    for part in [
        "header",
        "navigation",
        "hidden",
        "buttons",
        "side notes",
        "footer",
        "“Imprint of the port”",
    ] {
        assert!(
            warning.message.contains(part),
            "{part}: {}",
            warning.message
        );
    }
}

#[test]
fn without_landmarks_only_lists_of_links_go() {
    let links =
        "<ul><li><a href=/a>News</a><li><a href=/b>Ports</a><li><a href=/c>Contact</a></ul>";
    let text = "<p>The keepers of all lamps shall meet in the spring of every second year.</p>";
    assert_eq!(texts(&format!("{links}{text}{links}")).len(), 1);
    // Inside the text a list of links may be an annex of documents.
    assert_eq!(texts(&format!("{text}{links}{text}")).len(), 5);
    let shell = format!("<main><p>Loading</p></main>{text}");
    assert_eq!(texts(&shell).len(), 2);
    // The title of a document stands in a header too.
    assert_eq!(
        texts("<header><h1>Lamps</h1></header><p>They burn."),
        ["Lamps", "They burn."]
    );
}

#[test]
fn footnotes_of_every_tool() {
    for page in [
        // pandoc
        "<p>Lamps<a href='#fn1' class='footnote-ref' id='fnref1'><sup>1</sup></a> burn.</p>\
         <section class='footnotes'><ol><li id='fn1'><p>Of oil.<a href='#fnref1'>↩︎</a></p></li></ol></section>",
        // Word
        "<p>Lamps<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> burn.</p>\
         <div><hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Of oil.</p></div></div>",
        // LibreOffice
        "<p>Lamps<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a> burn.</p>\
         <div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>Of oil.</p></div>",
        // A publication office
        "<p>Lamps <a id='c1' href='#r1'>(<span>1</span>)</a> burn.</p>\
         <hr><p class=note><a id='r1' href='#c1'>(<span>1</span>)</a> Of oil.</p>",
        // By hand
        "<p>Lamps<sup><a href='#n'>1</a></sup> burn.</p><p id=n><sup>1</sup> Of oil.</p>",
    ] {
        let draft = read(page);
        let notes: Vec<_> = draft
            .blocks
            .iter()
            .filter(|block| block.kind == (BlockKind::Footnote { mark: "1".into() }))
            .map(|block| block.text.as_str())
            .collect();
        assert_eq!(notes, ["Of oil."], "{page}");
        assert_eq!(
            draft.blocks[0]
                .text
                .replace("  ", " ")
                .replace(" burn", "burn"),
            "Lampsburn.",
            "{page}"
        );
        let marks = draft
            .furniture
            .iter()
            .filter(|it| it.kind == FurnitureKind::FootnoteMark);
        assert_eq!(marks.count(), 1, "{page}");
    }
    // A link to a paragraph is a reference, not a footnote.
    let draft = read("<p>See paragraph <a href='#p2'>2</a>.</p><p id=p2>2. They burn.</p>");
    assert_eq!(draft.blocks[0].text, "See paragraph 2.");
    assert_eq!(draft.blocks[1].kind, BlockKind::Paragraph);
}

#[test]
fn tracked_changes_both_ways() {
    let page = "<!DOCTYPE html><p>Lamps <del cite='mailto:Ada%20B' datetime=2031-02-03>may</del>\
                <ins cite='mailto:Ada%20B' datetime=2031-02-03>shall</ins> burn.</p>\
                <ins><p>Always.</p></ins>";
    let read = |tracked| {
        let options = Options {
            tracked,
            ..Options::default()
        };
        read_bytes_as("page.html", page.as_bytes(), &options).expect("a page")
    };
    let accepted = read(Tracked::Accepted);
    let texts: Vec<_> = accepted.blocks.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["Lamps shall burn.", "Always."]);
    let revision = &accepted.blocks[0].revisions[0];
    assert_eq!(
        (
            revision.kind,
            &*revision.author,
            &*revision.date,
            &*revision.text
        ),
        (RevisionKind::Insertion, "Ada B", "2031-02-03", "shall")
    );
    assert_eq!(accepted.blocks[1].revisions[0].text, "Always.");
    let original = read(Tracked::Original);
    assert_eq!(original.blocks.len(), 1);
    assert_eq!(original.blocks[0].text, "Lamps may burn.");
    assert_eq!(original.blocks[0].revisions[0].kind, RevisionKind::Deletion);
}

#[test]
fn the_lists_of_word_keep_their_printed_numbers() {
    let item = |level: usize, number: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>\
             <span style='mso-list:Ignore'>{number}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>\
             <![endif]>{words}<o:p></o:p></p>"
        )
    };
    let page = [
        item(1, "4.", "Urges:"),
        item(2, "(a)", "ports;"),
        item(1, "·", "all."),
    ]
    .concat();
    assert_eq!(labels(&page), ["1 4. Urges:", "2 (a) ports;", "1 - all."]);
}

#[test]
fn emphasis_headings_and_preformatted_text() {
    let page = "<h2>Lamps</h2><p><span style='font-style:italic'>Recalling</span> the <b>oil</b></p>\
                <pre>1.  Urges\n    all;\n\n2.  Thanks\n</pre>";
    let draft = read(page);
    assert_eq!(draft.blocks[0].kind, BlockKind::Heading(2));
    let emphasised: Vec<_> = draft.blocks[1]
        .emphasis
        .iter()
        .filter_map(|it| draft.blocks[1].text.get(it.clone()))
        .collect();
    assert_eq!(emphasised, ["Recalling", "oil"]);
    assert_eq!(draft.blocks[2].text, "1.  Urges\n    all;");
    assert!(!draft.blocks[2].soft_breaks);
    assert_eq!(draft.blocks[3].text, "2.  Thanks");
}

#[test]
fn markdown_may_begin_with_a_tag() {
    let text = "<div align=center>\n\n# Lamps\n\n</div>\n\nThey burn.\n";
    let draft = read_bytes("lamps.md", text.as_bytes()).expect("a text");
    assert_eq!(draft.blocks[0].kind, BlockKind::Heading(1));
}

#[test]
fn hostile_pages_are_read_in_a_moment() {
    for page in [
        "<div>".repeat(20_000),
        "<b><p>".repeat(10_000),
        "<table><tr><td>".repeat(10_000),
        format!("{}x", "<ol><li>".repeat(10_000)),
        "<a href=#a id=a>1</a>".repeat(3_000),
        "<p style='".repeat(10_000),
        "<".repeat(20_000),
        "&".repeat(20_000),
        format!("<style>{}</style>x", "a{".repeat(10_000)),
    ] {
        let page = format!("<!DOCTYPE html>{page}");
        let _ = read_bytes("page.html", page.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_page_makes_it_panic(page in "(<(/?)(p|b|li|ol|ul|table|tr|td|th|div|sup|ins|del|a|pre|q|h1|br|style|main|nav)( (hidden|href=#a|id=a|type=i|start=-9|colspan=9|rowspan=3|value=99|reversed|style='mso-list:Ignore'))?/?>|&(amp|#0|#x1b|lt|zz);?|[a1 \n(.*\u{e9}]){0,120}") {
        let page = format!("<!doctype html>{page}");
        if let Ok(draft) = read_bytes("x", page.as_bytes()) {
            for block in &draft.blocks {
                for range in &block.emphasis {
                    prop_assert!(block.text.get(range.clone()).is_some());
                }
                let steers = block.text.contains('\u{1b}');
                prop_assert!(!steers);
            }
        }
    }

    #[test]
    fn a_damaged_page_is_read_or_refused(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12), cut in any::<prop::sample::Index>()) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let _ = read_bytes("page.html", &bytes);
    }
}

const SAMPLE: &str = "<!DOCTYPE html><html><head><meta charset=utf-8><style>.x{display:none}</style></head>\
    <body><nav><a href=/>Home</a></nav><h1>Lamps</h1><ol start=2><li>Urges<ol type=a><li value=3>all \
    <ins cite='mailto:a%20b'>ports</ins></ol></ol><table border=1><tr><td rowspan=2 colspan=3>a<td>b</table>\
    <p>Oil<a id=r href=#n><sup>1</sup></a>&nbsp;&eacute;<p id=n><a href=#r>1</a> Of fish.<pre>a\n b</pre>";
