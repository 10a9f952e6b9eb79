//! Small files of word processors, made in code.

use clausediff::package::{write, xml::escape};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// A Word file while its parts are written.
#[derive(Default)]
pub struct Docx {
    body: String,
    /// Part, kind of relation, root element, content.
    parts: Vec<(&'static str, &'static str, &'static str, String)>,
}

impl Docx {
    /// Begins with the elements of the body.
    pub fn new(body: impl Into<String>) -> Self {
        Self {
            body: body.into(),
            parts: Vec::new(),
        }
    }

    pub fn styles(self, content: &str) -> Self {
        self.part("styles", "styles", "styles", content)
    }

    pub fn numbering(self, content: &str) -> Self {
        self.part("numbering", "numbering", "numbering", content)
    }

    pub fn footnotes(self, content: &str) -> Self {
        self.part("footnotes", "footnotes", "footnotes", content)
    }

    pub fn endnotes(self, content: &str) -> Self {
        self.part("endnotes", "endnotes", "endnotes", content)
    }

    /// A header; its relation is called like the part.
    pub fn header(self, name: &'static str, content: &str) -> Self {
        self.part(name, "header", "hdr", content)
    }

    pub fn footer(self, name: &'static str, content: &str) -> Self {
        self.part(name, "footer", "ftr", content)
    }

    fn part(
        mut self,
        name: &'static str,
        kind: &'static str,
        root: &'static str,
        content: &str,
    ) -> Self {
        self.parts.push((name, kind, root, content.to_owned()));
        self
    }

    /// The bytes of the file.
    pub fn bytes(self) -> Vec<u8> {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{types}/{kind}\" Target=\"{target}\"/>")
        };
        let list = |relations: String| {
            format!(
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
            )
        };
        let relations = self
            .parts
            .iter()
            .map(|(name, kind, ..)| relation(name, kind, &format!("{name}.xml")));
        let mut content_types = String::new();
        let names = self.parts.iter().map(|(name, kind, ..)| (*name, *kind));
        for (name, part) in names.chain([("document", "document.main")]) {
            content_types.push_str("<Override PartName=\"/word/");
            content_types.push_str(name);
            content_types.push_str(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.");
            content_types.push_str(part);
            content_types.push_str("+xml\"/>");
        }
        let mut files = vec![
            (
                "[Content_Types].xml".to_owned(),
                format!(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                     <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{content_types}</Types>"
                ),
            ),
            (
                "_rels/.rels".to_owned(),
                list(relation("rId1", "officeDocument", "word/document.xml")),
            ),
            (
                "word/document.xml".to_owned(),
                format!(
                    "<?xml version=\"1.0\"?><w:document {WORD}><w:body>{}</w:body></w:document>",
                    self.body
                ),
            ),
            (
                "word/_rels/document.xml.rels".to_owned(),
                list(relations.collect()),
            ),
        ];
        for (name, _, root, content) in &self.parts {
            files.push((
                format!("word/{name}.xml"),
                format!("<?xml version=\"1.0\"?><w:{root} {WORD}>{content}</w:{root}>"),
            ));
        }
        packed(files)
    }
}

/// A paragraph with properties and words.
pub fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run("", words))
}

/// A run with properties and words.
pub fn run(properties: &str, words: &str) -> String {
    format!(
        "<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escape(words)
    )
}

/// Something tracked around content: `tracked("ins", "Ana", …)`.
pub fn tracked(kind: &str, author: &str, content: &str) -> String {
    format!(
        "<w:{kind} w:id=\"1\" w:author=\"{author}\" w:date=\"2031-05-03T10:00:00Z\">{content}</w:{kind}>"
    )
}

/// The properties of a paragraph in a list.
pub fn listed(list: u32, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

const OPEN: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// An `OpenDocument` text of named styles, automatic styles, pages and a text.
pub fn odt(named: &str, automatic: &str, pages: &str, text: &str) -> Vec<u8> {
    packed(vec![
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        (
            "content.xml".to_owned(),
            format!(
                "<office:document-content {OPEN}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
            ),
        ),
        (
            "styles.xml".to_owned(),
            format!(
                "<office:document-styles {OPEN}><office:styles>{named}</office:styles><office:master-styles>{pages}</office:master-styles></office:document-styles>"
            ),
        ),
    ])
}

fn packed(files: Vec<(String, String)>) -> Vec<u8> {
    let files = files
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()));
    write(files).expect("a small container")
}
