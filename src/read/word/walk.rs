//! From the elements of a part to blocks, in reading order.

use super::counters::Counters;
use super::fields::Fields;
use super::names::{Node, Space, attribute, child, name};
use super::notes::Notes;
use super::numbering::Numbering;
use super::paragraph::Open;
use super::runs::Looks;
use super::styles::Styles;
use super::tracked;
use crate::model::{Block, Furniture, FurnitureKind};
use crate::read::Tracked;
use crate::read::left_out::LeftOut;

/// What is known while the parts are walked over.
pub(super) struct Walk<'a> {
    pub(super) tracked: Tracked,
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    pub(super) counters: Counters,
    pub(super) notes: Notes<'a>,
    pub(super) fields: Fields,
    pub(super) looks: Looks<'a>,
    pub(super) left_out: LeftOut,
    pub(super) controls: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) furniture: Vec<Furniture>,
    /// The paragraph whose mark does not stand in the text that is read: the next one goes on with it.
    pub(super) open: Option<Open<'a>>,
    /// Text boxes of the paragraph that is being read; they stand below it.
    pub(super) boxes: Vec<Node<'a>>,
    /// Tables that stand around: a cell keeps numbers that have no words.
    pub(super) tables: usize,
    /// In headers a table only puts things side by side.
    pub(super) cells_apart: bool,
    /// Where the bytes of the part begin among those of all parts.
    pub(super) base: usize,
    /// Paragraphs so far; they are the lines of a Word file.
    pub(super) paragraphs: usize,
}

impl<'a> Walk<'a> {
    /// Begins at the document's first byte.
    pub(super) fn new(
        tracked: Tracked,
        styles: &'a Styles,
        numbering: &'a Numbering,
        notes: Notes<'a>,
    ) -> Self {
        Self {
            tracked,
            styles,
            numbering,
            counters: Counters::default(),
            notes,
            fields: Fields::default(),
            looks: Looks::default(),
            left_out: LeftOut::default(),
            controls: 0,
            blocks: Vec::new(),
            furniture: Vec::new(),
            open: None,
            boxes: Vec::new(),
            tables: 0,
            cells_apart: false,
            base: 0,
            paragraphs: 0,
        }
    }

    /// Reads everything in an element that holds paragraphs and tables, and closes the last paragraph.
    pub(super) fn container(&mut self, node: Node<'a>) {
        let around = self.open.take();
        self.children(node);
        self.close();
        self.open = around;
    }

    /// Reads a container and hands over its blocks instead of adding them.
    pub(super) fn apart(&mut self, node: Node<'a>) -> Vec<Block> {
        let around = std::mem::take(&mut self.blocks);
        self.container(node);
        std::mem::replace(&mut self.blocks, around)
    }

    fn children(&mut self, parent: Node<'a>) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                (Space::Word, "p") => self.paragraph(node),
                (Space::Word, "tbl") => self.table(node),
                (Space::Word, "sdt") => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.children(content);
                    }
                }
                (Space::Word, "customXml" | "smartTag") => self.children(node),
                (Space::Word, "ins" | "del" | "moveTo" | "moveFrom") => {
                    let shown = tracked::kind_of(node)
                        .is_some_and(|kind| tracked::is_shown(kind, self.tracked));
                    if shown {
                        self.children(node);
                    }
                }
                (Space::Word, "altChunk") => {
                    self.left_out
                        .note(("document that is embedded", "documents that are embedded"));
                }
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(branch) = branch(node) {
                        self.children(branch);
                    }
                }
                (Space::Math, "oMathPara" | "oMath") => self.lone_equation(node),
                _ => {}
            }
        }
    }

    /// Notes something that a reader sees, and that is no part of the text.
    pub(super) fn furnish(&mut self, kind: FurnitureKind, text: &str) {
        self.furniture.push(Furniture {
            kind,
            text: text.trim().into(),
            line: self.paragraphs,
        });
    }

    /// The bytes of an element among those of all parts.
    pub(super) fn span(&self, node: Node<'_>) -> std::ops::Range<usize> {
        let range = node.range();
        range.start + self.base..range.end + self.base
    }

    /// What is counted in a drawing, and the text boxes in it.
    pub(super) fn drawing(&mut self, node: Node<'a>) {
        use crate::read::left_out::{CHART, DIAGRAM, PICTURE};
        for node in node.children().filter(Node::is_element) {
            match name(node) {
                (Space::Word, "txbxContent") => self.boxes.push(node),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(branch) = branch(node) {
                        self.drawing(branch);
                    }
                }
                (_, "pic" | "imagedata") => self.left_out.note(PICTURE),
                (_, "graphicData") => {
                    let uri = attribute(node, "uri").unwrap_or("");
                    if uri.ends_with("/chart") || uri.ends_with("/chartex") {
                        self.left_out.note(CHART);
                    } else if uri.ends_with("/diagram") {
                        self.left_out.note(DIAGRAM);
                    }
                    self.drawing(node);
                }
                _ => self.drawing(node),
            }
        }
    }
}

/// The branch that is read of what a file holds in several forms: the newest, once.
pub(super) fn branch(node: Node<'_>) -> Option<Node<'_>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}
