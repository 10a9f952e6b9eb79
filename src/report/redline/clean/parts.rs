//! The parts of the file.

use super::body::Body;
use super::notes::{Notes, footnotes};
use super::styles::STYLES;
use crate::model::{Comparison, Warning};
use crate::package::xml::escape;
use crate::report::redline::comments::Comments;
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::Plan;
use crate::report::redline::{DEFAULT_DATE, Options, date};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                      xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Page and margins: A4, the head and foot of the page outside the text.
const SECTION: &str = "<w:sectPr>\
    <w:headerReference w:type=\"default\" r:id=\"rId10\"/><w:headerReference w:type=\"first\" r:id=\"rId11\"/>\
    <w:footerReference w:type=\"default\" r:id=\"rId12\"/><w:footerReference w:type=\"first\" r:id=\"rId12\"/>\
    <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1742\" w:right=\"1201\" w:bottom=\"1742\" w:left=\"1201\" w:header=\"850\" w:footer=\"850\" w:gutter=\"0\"/>\
    <w:titlePg/></w:sectPr>";

const SETTINGS: &str = "<w:compat><w:compatSetting w:name=\"compatibilityMode\" \
    w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

/// Writes all parts of the file, in the order in which they stand in it, and says what is not as in the drafts.
pub(in crate::report::redline) fn parts(
    comparison: &Comparison,
    plan: &Plan,
    options: &Options,
) -> (Vec<(String, Vec<u8>)>, Option<Warning>) {
    let mut body = Body {
        comparison,
        marks: Marks::new(options, 1),
        comments: Comments::new(comparison, options, 0),
        notes: Notes::of(comparison, plan),
    };
    let text = body.lines(&plan.body);
    let has_notes = body.notes.any();
    let warning = body.notes.warning();
    let notes = footnotes(&mut body);
    let comments = body.comments.finish();
    let symbol = comparison
        .new
        .masthead
        .symbol
        .as_ref()
        .or(comparison.old.masthead.symbol.as_ref())
        .map(ToString::to_string)
        .unwrap_or_default();

    let mut parts = vec![
        Part::word(
            "document",
            "document.main",
            "officeDocument",
            format!("<w:document {SPACES}><w:body>{text}<w:p/>{SECTION}</w:body></w:document>"),
        ),
        Part::word("styles", "styles", "styles", STYLES.to_owned()),
        Part::word("settings", "settings", "settings", settings(has_notes)),
        Part::word("header1", "header", "header", header(&symbol)).called("rId10"),
        Part::word("header2", "header", "header", header("United Nations")).called("rId11"),
        Part::word("footer1", "footer", "footer", footer()).called("rId12"),
    ];
    if has_notes {
        parts.push(Part::word(
            "footnotes",
            "footnotes",
            "footnotes",
            format!("<w:footnotes {SPACES}>{SEPARATORS}{notes}</w:footnotes>"),
        ));
    }
    if !comments.is_empty() {
        parts.push(Part::word(
            "comments",
            "comments",
            "comments",
            format!("<w:comments {SPACES}>{comments}</w:comments>"),
        ));
    }
    (package(parts, &comparison.new.title, options), warning)
}

/// The rules above footnotes, which every part of footnotes begins with.
const SEPARATORS: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

fn settings(has_notes: bool) -> String {
    let notes = if has_notes {
        "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    } else {
        ""
    };
    format!("<w:settings {SPACES}>{notes}{SETTINGS}</w:settings>")
}

fn header(words: &str) -> String {
    format!(
        "<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>",
        escape(words)
    )
}

/// `2/4`, at the foot of the page.
fn footer() -> String {
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    format!(
        "<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:tab/></w:r>{}<w:r><w:t>/</w:t></w:r>{}</w:p></w:ftr>",
        field("PAGE"),
        field("NUMPAGES")
    )
}

/// A part, its content type and its relation to the document.
struct Part {
    name: &'static str,
    content_type: &'static str,
    relation: &'static str,
    id: Option<&'static str>,
    xml: String,
}

impl Part {
    const fn word(
        name: &'static str,
        content_type: &'static str,
        relation: &'static str,
        xml: String,
    ) -> Self {
        Self {
            name,
            content_type,
            relation,
            id: None,
            xml,
        }
    }

    /// Gives the name that the document's XML uses for the part.
    fn called(mut self, id: &'static str) -> Self {
        self.id = Some(id);
        self
    }
}

/// Puts the parts together with the lists that say what they are and how they belong together.
fn package(parts: Vec<Part>, title: &str, options: &Options) -> Vec<(String, Vec<u8>)> {
    let mut types = String::new();
    let mut relations = String::new();
    for (index, part) in parts.iter().enumerate() {
        types.push_str(&format!(
            "<Override PartName=\"/word/{}.xml\" ContentType=\"{TYPES}.{}+xml\"/>",
            part.name, part.content_type
        ));
        if part.relation != "officeDocument" {
            let id = part.id.map_or_else(|| format!("rId{index}"), str::to_owned);
            relations.push_str(&format!(
                "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{}\" Target=\"{}.xml\"/>",
                part.relation, part.name
            ));
        }
    }
    let content_types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    );
    let relations_of = |list: &str| {
        format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let whole = relations_of(&format!(
        "<Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    ));
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), content_types.into_bytes()),
        ("_rels/.rels".to_owned(), whole.into_bytes()),
        (
            "word/_rels/document.xml.rels".to_owned(),
            relations_of(&relations).into_bytes(),
        ),
    ];
    for part in parts {
        files.push((
            format!("word/{}.xml", part.name),
            format!("{HEAD}{}", part.xml).into_bytes(),
        ));
    }
    files.push((
        "docProps/core.xml".to_owned(),
        core(title, options).into_bytes(),
    ));
    files
}

fn core(title: &str, options: &Options) -> String {
    let author = escape(&options.author);
    let date = date(&options.date).unwrap_or_else(|| DEFAULT_DATE.to_owned());
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{author}</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created></cp:coreProperties>",
        escape(title)
    )
}
