//! What Word demands of a file: the order of elements, numbers that are given once, parts that are listed.

use std::collections::{BTreeMap, BTreeSet};

use clausediff::package::{Package, xml};

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
    ("numPr", "ilvl numId numberingChange ins"),
    ("p", "pPr *"),
    ("r", "rPr *"),
    ("tbl", "tblPr tblGrid *"),
    ("tr", "tblPrEx trPr *"),
    ("tc", "tcPr *"),
    ("trPr", "* ins del trPrChange"),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("docDefaults", "rPrDefault pPrDefault"),
    ("body", "* sectPr"),
    (
        "numbering",
        "numPicBullet abstractNum num numIdMacAtCleanup",
    ),
    (
        "abstractNum",
        "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    ),
    (
        "lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    ("num", "abstractNumId lvlOverride"),
];

/// Marks of changes, each with a number of its own.
const MARKS: &[&str] = &[
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "moveFromRangeStart",
    "moveToRangeStart",
    "pPrChange",
    "cellMerge",
];

type Node<'a> = xml::Node<'a, 'a>;

/// The local name of an element of word processing; nothing for any other.
fn word(node: Node<'_>) -> &str {
    let space = node.tag_name().namespace().unwrap_or("");
    if space.contains("wordprocessingml") {
        node.tag_name().name()
    } else {
        ""
    }
}

fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    node.attributes()
        .find(|it| it.name() == wanted)
        .map(|it| it.value())
}

/// The elements of one name in a part.
fn named<'a>(root: Node<'a>, wanted: &'static str) -> impl Iterator<Item = Node<'a>> {
    root.descendants().filter(move |it| word(*it) == wanted)
}

fn ids(root: Node<'_>, wanted: &'static str) -> Vec<String> {
    values(root, wanted, "id")
}

/// A Word file, unpacked as far as redlines change it.
struct File {
    /// The text of each part, by its kind; the document has none.
    texts: BTreeMap<&'static str, (String, String)>,
    faults: Vec<String>,
}

/// Everything in a Word file that Word would call damage.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let mut file = File::unpack(bytes);
    let mut numbers = BTreeSet::new();
    let texts = std::mem::take(&mut file.texts);
    let mut trees = BTreeMap::new();
    for (kind, (part, text)) in &texts {
        match xml::parse(text) {
            Ok(tree) => drop(trees.insert(*kind, (part, tree))),
            Err(error) => file.faults.push(format!("{part}: {error}")),
        }
    }
    for (part, tree) in trees.values() {
        part_faults(part, tree.root_element(), &mut numbers, &mut file.faults);
    }
    let root = |kind: &str| trees.get(kind).map(|(_, tree)| tree.root_element());
    if let Some(document) = root("") {
        for (reference, kind, element) in [
            ("footnoteReference", "footnotes", "footnote"),
            ("endnoteReference", "endnotes", "endnote"),
            ("commentReference", "comments", "comment"),
        ] {
            let given = root(kind).map_or_else(Vec::new, |it| ids(it, element));
            file.refer(kind, &ids(document, reference), &given);
        }
        let given = root("numbering").map_or_else(Vec::new, |it| values(it, "num", "numId"));
        let mut asked = values(document, "numId", "val");
        asked.retain(|it| it != "0");
        file.refer("numbering", &asked, &given);
    }
    if let Some(numbering) = root("numbering") {
        let given = values(numbering, "abstractNum", "abstractNumId");
        let asked = values(numbering, "abstractNumId", "val");
        file.refer("numbering", &asked, &given);
    }
    file.faults
}

impl File {
    fn unpack(bytes: &[u8]) -> Self {
        let mut package = Package::open(bytes).expect("a container");
        let names = package.names();
        let types = package.text("[Content_Types].xml").unwrap().unwrap();
        let main = package.main_part().unwrap().expect("a document");
        let relations = package.relations(&main).unwrap();
        let mut file = Self {
            texts: BTreeMap::new(),
            faults: Vec::new(),
        };
        if names.iter().collect::<BTreeSet<_>>().len() != names.len() {
            file.faults
                .push("a part stands twice in the file".to_owned());
        }
        for kind in ["", "footnotes", "endnotes", "comments", "numbering"] {
            let target = relations.target_of_kind(kind);
            let Some(part) = target.or_else(|| kind.is_empty().then_some(main.as_str())) else {
                continue;
            };
            let extension = part.rsplit('.').next().unwrap_or("");
            let is_typed = types.contains(&format!("PartName=\"/{part}\""))
                || types.contains(&format!("Extension=\"{extension}\""));
            if !is_typed {
                file.faults.push(format!("{part} has no type"));
            }
            if let Some(text) = package.text(part).unwrap() {
                file.texts.insert(kind, (part.to_owned(), text));
            }
        }
        for relation in relations.iter().filter(|it| !it.external) {
            if !names.contains(&relation.target) {
                let target = &relation.target;
                file.faults.push(format!("{target} is not there"));
            }
        }
        file
    }

    /// Everything asked for is given, and given once.
    fn refer(&mut self, kind: &str, asked: &[String], given: &[String]) {
        let missing = asked.iter().filter(|it| !given.contains(it));
        self.faults
            .extend(missing.map(|it| format!("{kind} has no {it}")));
        if given.iter().collect::<BTreeSet<_>>().len() != given.len() {
            self.faults.push(format!("{kind}: a number is given twice"));
        }
    }
}

fn values(root: Node<'_>, element: &'static str, wanted: &str) -> Vec<String> {
    let found = named(root, element).filter_map(|it| attribute(it, wanted));
    found.map(str::to_owned).collect()
}

/// What is wrong with one part.
fn part_faults(
    part: &str,
    root: Node<'_>,
    numbers: &mut BTreeSet<String>,
    faults: &mut Vec<String>,
) {
    for node in root.descendants().filter(|it| !word(*it).is_empty()) {
        let element = word(node);
        let children: Vec<&str> = node
            .children()
            .map(word)
            .filter(|it| !it.is_empty())
            .collect();
        if let Some((_, order)) = ORDERS.iter().find(|(known, _)| *known == element) {
            let order: Vec<&str> = order.split_whitespace().collect();
            let rank = |child: &&str| {
                let known = order.iter().position(|it| it == child);
                known.or_else(|| order.iter().position(|it| *it == "*"))
            };
            let ranks: Vec<Option<usize>> = children.iter().map(rank).collect();
            if !ranks.is_sorted() || ranks.contains(&None) {
                faults.push(format!("{part}: {children:?} in {element}"));
            }
        }
        for only in ["pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr"] {
            if children.iter().filter(|it| **it == only).count() > 1 {
                faults.push(format!("{part}: {only} stands twice in {element}"));
            }
        }
        let holds = |wanted: &str| node.descendants().any(|it| word(it) == wanted);
        let is_around_runs = !children.is_empty();
        match element {
            "tc" if children.last() != Some(&"p")
                && children.last() != Some(&"sdt")
                && !children.last().is_some_and(|it| it.contains("bookmark")) =>
            {
                faults.push(format!("{part}: a cell ends with {:?}", children.last()));
            }
            "del" if is_around_runs && holds("t") && !holds("txbxContent") => {
                faults.push(format!("{part}: words that went stand in w:t"));
            }
            "ins" | "moveFrom" | "moveTo" if holds("delText") => {
                faults.push(format!("{part}: {element} holds w:delText"));
            }
            _ => {}
        }
        if MARKS.contains(&element) {
            let id = attribute(node, "id").unwrap_or("none");
            if !numbers.insert(id.to_owned()) {
                faults.push(format!("{part}: two marks have number {id}"));
            }
            if attribute(node, "author").is_none() || attribute(node, "date").is_none() {
                faults.push(format!("{part}: {element} without author or date"));
            }
        }
    }
    for (start, end) in [
        ("moveFromRangeStart", "moveFromRangeEnd"),
        ("moveToRangeStart", "moveToRangeEnd"),
    ] {
        if ids(root, start) != ids(root, end) {
            faults.push(format!("{part}: {start} without end"));
        }
    }
    let moves = |element: &'static str| -> Vec<String> {
        let names = named(root, element).filter_map(|it| attribute(it, "name"));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    };
    if moves("moveFromRangeStart") != moves("moveToRangeStart") {
        faults.push(format!("{part}: a move has one end only"));
    }
    for (start, end) in [
        ("bookmarkStart", "bookmarkEnd"),
        ("commentRangeStart", "commentRangeEnd"),
    ] {
        let (mut starts, mut ends) = (ids(root, start), ids(root, end));
        starts.sort();
        ends.sort();
        if starts != ends {
            faults.push(format!("{part}: {start} without end"));
        }
        if starts.windows(2).any(|pair| pair[0] == pair[1]) {
            faults.push(format!("{part}: two {start} have one number"));
        }
    }
}
