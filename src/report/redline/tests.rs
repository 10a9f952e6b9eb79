//! What Word demands of a file, and what the drafts' words may not do to it.

use std::collections::BTreeSet;

use super::*;
use crate::package::{Package, xml};
use crate::report::fixture;

/// The children of each element in the order of the schema (ECMA-376 part 1,
/// annex A); `*` stands for anything. Elements that are not listed may hold
/// their children in any order.
const ORDERS: &[(&str, &str)] = &[
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
         noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
         vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    ),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    ),
    (
        "tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers \
         cellIns cellDel cellMerge tcPrChange",
    ),
    (
        "sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType \
         cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    ),
    ("p", "pPr *"),
    ("r", "rPr *"),
    ("tbl", "tblPr tblGrid tr"),
    ("tr", "tblPrEx trPr tc"),
    ("tc", "tcPr *"),
    ("trPr", "* ins del trPrChange"),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("docDefaults", "rPrDefault pPrDefault"),
    ("settings", "trackRevisions footnotePr endnotePr compat"),
    ("body", "* sectPr"),
];

/// Holds a part against the schema's orders and against what Word itself asks for.
fn check_part(name: &str, text: &str, ids: &mut BTreeSet<String>) {
    let tree = xml::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    for node in tree.descendants().filter(xml::Node::is_element) {
        let element = node.tag_name().name();
        let children: Vec<&str> = node
            .children()
            .filter(xml::Node::is_element)
            .map(|child| child.tag_name().name())
            .collect();
        if let Some((_, order)) = ORDERS.iter().find(|(known, _)| *known == element) {
            let order: Vec<&str> = order.split_whitespace().collect();
            let rank = |child: &str| {
                let known = order.iter().position(|it| *it == child);
                known
                    .or_else(|| order.iter().position(|it| *it == "*"))
                    .unwrap_or_else(|| panic!("{name}: {child} in {element}"))
            };
            let ranks: Vec<usize> = children.iter().map(|child| rank(child)).collect();
            assert!(ranks.is_sorted(), "{name}: {children:?} in {element}");
        }
        match element {
            "tc" => assert_eq!(
                children.last(),
                Some(&"p"),
                "{name}: a cell ends with a paragraph"
            ),
            "del" if !children.is_empty() => assert!(
                !node.descendants().any(|it| it.tag_name().name() == "t"),
                "{name}: words that went stand in w:delText"
            ),
            "ins" | "moveFrom" | "moveTo" => assert!(
                !node
                    .descendants()
                    .any(|it| it.tag_name().name() == "delText"),
                "{name}: {element} holds w:delText"
            ),
            _ => {}
        }
        let is_mark = matches!(
            element,
            "ins" | "del" | "moveFrom" | "moveTo" | "moveFromRangeStart" | "moveToRangeStart"
        );
        if is_mark {
            let attribute = |wanted: &str| {
                node.attributes()
                    .find(|it| it.name() == wanted)
                    .map(|it| it.value())
            };
            let id = attribute("id").expect("a mark has a number");
            assert!(
                ids.insert(id.to_owned()),
                "{name}: two marks have number {id}"
            );
            assert!(attribute("author").is_some() && attribute("date").is_some());
        }
    }
    for (start, end) in [
        ("moveFromRangeStart", "moveFromRangeEnd"),
        ("moveToRangeStart", "moveToRangeEnd"),
    ] {
        let of = |wanted: &str| -> Vec<&str> {
            tree.descendants()
                .filter(|node| node.tag_name().name() == wanted)
                .filter_map(|node| node.attributes().find(|it| it.name() == "id"))
                .map(|it| it.value())
                .collect()
        };
        assert_eq!(of(start), of(end), "{name}: {start}");
    }
}

/// Every part is listed with its type, every relation leads somewhere, every name used is defined.
fn check(bytes: &[u8]) {
    let mut package = Package::open(bytes).unwrap();
    let names = package.names();
    let types = package.text("[Content_Types].xml").unwrap().unwrap();
    let mut ids = BTreeSet::new();
    for name in names
        .iter()
        .filter(|name| name.starts_with("word/") && !name.starts_with("word/_rels"))
    {
        assert!(
            types.contains(&format!("PartName=\"/{name}\"")),
            "{name} has no type"
        );
        let text = package.text(name).unwrap().unwrap();
        check_part(name, &text, &mut ids);
    }
    let relations = package.relations("word/document.xml").unwrap();
    for relation in relations.iter() {
        assert!(
            names.contains(&relation.target),
            "{} is not there",
            relation.target
        );
    }
    let document = package.text("word/document.xml").unwrap().unwrap();
    for (reference, part) in [
        ("footnoteReference", "footnotes"),
        ("commentReference", "comments"),
    ] {
        let asked: BTreeSet<String> = numbers(&document, reference);
        let given = package
            .text(&format!("word/{part}.xml"))
            .unwrap()
            .map_or_else(BTreeSet::new, |text| {
                numbers(&text, part.trim_end_matches('s'))
            });
        let missing: Vec<_> = asked.difference(&given).collect();
        assert!(missing.is_empty(), "{part}: {missing:?}");
    }
    let styles = package.text("word/styles.xml").unwrap().unwrap();
    let tree = xml::parse(&document).unwrap();
    for node in tree.descendants() {
        if matches!(node.tag_name().name(), "pStyle" | "rStyle" | "tblStyle") {
            let style = node.attributes().next().unwrap().value();
            assert!(
                styles.contains(&format!("w:styleId=\"{style}\"")),
                "{style}"
            );
        }
    }
}

fn numbers(text: &str, element: &str) -> BTreeSet<String> {
    let tree = xml::parse(text).unwrap();
    tree.descendants()
        .filter(|node| node.tag_name().name() == element)
        .filter_map(|node| node.attributes().find(|it| it.name() == "id"))
        .map(|it| it.value().to_owned())
        .collect()
}

fn with_comments() -> Options {
    Options {
        comments: true,
        ..Options::default()
    }
}

#[test]
fn every_element_stands_where_the_schema_has_it() {
    for comparison in [
        fixture::comparison(),
        fixture::without_change(),
        fixture::hostile(),
    ] {
        for options in [Options::default(), with_comments()] {
            check(&render(&comparison, None, &options).unwrap().bytes);
        }
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for (old, new) in [
        ("L.4.txt", "L.4.Rev.2.md"),
        ("pairs/requirements.old.md", "pairs/requirements.new.md"),
        ("pairs/chinese.old.txt", "pairs/chinese.new.txt"),
    ] {
        let comparison = crate::compare_files(&folder.join(old), &folder.join(new)).unwrap();
        check(&render(&comparison, None, &with_comments()).unwrap().bytes);
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let comparison = fixture::comparison();
    let made = || render(&comparison, None, &with_comments()).unwrap().bytes;
    assert_eq!(made(), made());
}

#[test]
fn comments_are_in_the_one_wording_and_only_where_asked() {
    let comparison = fixture::comparison();
    let comments = |options: &Options| {
        let bytes = render(&comparison, None, options).unwrap().bytes;
        Package::open(&bytes)
            .unwrap()
            .text("word/comments.xml")
            .unwrap()
    };
    assert_eq!(comments(&Options::default()), None);
    let told = comments(&with_comments()).unwrap();
    assert!(
        told.contains("The leading verb is weaker: “Encourages”, was “Urges”."),
        "{told}"
    );
    assert!(told.contains("Doubtful pairing"), "{told}");
}

#[test]
fn nothing_is_marked_where_nothing_changed() {
    let bytes = render(&fixture::without_change(), None, &Options::default())
        .unwrap()
        .bytes;
    let document = Package::open(&bytes)
        .unwrap()
        .text("word/document.xml")
        .unwrap()
        .unwrap();
    for mark in ["<w:ins", "<w:del", "<w:move"] {
        assert!(!document.contains(mark));
    }
}
