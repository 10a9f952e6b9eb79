//! From the elements of a text to blocks, in reading order.

use rustc_hash::FxHashSet;

use super::changes::{Change, Changes};
use super::lists::{Counters, ListStyles, Printed};
use super::names::{Node, attribute, name, number};
use super::paragraph::Open;
use super::styles::Styles;
use crate::model::{Block, BlockKind, Furniture, FurnitureKind};
use crate::read::Tracked;
use crate::read::left_out::{CHART, HIDDEN, LeftOut, OBJECT, PICTURE};

/// What is known while the parts are walked over.
pub(super) struct Walk<'a> {
    pub(super) tracked: Tracked,
    pub(super) styles: &'a Styles<'a>,
    pub(super) list_styles: &'a ListStyles<'a>,
    pub(super) changes: &'a Changes<'a>,
    pub(super) counters: Counters<'a>,
    pub(super) left_out: LeftOut,
    pub(super) controls: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Block>,
    pub(super) furniture: Vec<Furniture>,
    /// The paragraph whose end does not stand in the text that is read: the next one goes on with it.
    pub(super) open: Option<Open<'a>>,
    /// Text boxes of the paragraph that is being read; they stand below it.
    pub(super) boxes: Vec<Node<'a>>,
    /// Insertions that have begun and not ended.
    pub(super) inserting: Vec<Change<'a>>,
    /// Deletions that were put back; each is once, also where a damaged file holds one in itself.
    pub(super) put_back: FxHashSet<usize>,
    /// What the list prints before the next paragraph.
    pub(super) printed: Option<Printed>,
    /// In headers a table only puts things side by side.
    pub(super) cells_apart: bool,
    pub(super) tables: usize,
    pub(super) paragraphs: usize,
    list: Option<(usize, usize, &'a str)>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        tracked: Tracked,
        styles: &'a Styles<'a>,
        list_styles: &'a ListStyles<'a>,
        changes: &'a Changes<'a>,
    ) -> Self {
        Self {
            tracked,
            styles,
            list_styles,
            changes,
            counters: Counters::default(),
            left_out: LeftOut::default(),
            controls: 0,
            blocks: Vec::new(),
            notes: Vec::new(),
            furniture: Vec::new(),
            open: None,
            boxes: Vec::new(),
            inserting: Vec::new(),
            put_back: FxHashSet::default(),
            printed: None,
            cells_apart: false,
            tables: 0,
            paragraphs: 0,
            list: None,
        }
    }

    /// Reads everything in an element that holds paragraphs and tables, and closes the last paragraph.
    pub(super) fn container(&mut self, node: Node<'a>) {
        let around = (self.open.take(), self.list.take(), self.printed.take());
        self.children(node);
        self.close();
        (self.open, self.list, self.printed) = around;
    }

    /// Reads a container and hands over its blocks instead of adding them.
    pub(super) fn apart(&mut self, node: Node<'a>) -> Vec<Block> {
        let around = std::mem::take(&mut self.blocks);
        self.container(node);
        std::mem::replace(&mut self.blocks, around)
    }

    pub(super) fn children(&mut self, parent: Node<'a>) {
        for node in parent.children().filter(Node::is_element) {
            self.child(node);
        }
    }

    fn child(&mut self, node: Node<'a>) {
        match name(node) {
            ("text", "p" | "h") => self.paragraph(node),
            ("text", "list") => self.list(node),
            ("text", "section") => self.section(node),
            ("text", "table-of-content" | "illustration-index" | "table-index") => {
                for block in self.apart(node) {
                    let text = block.text.replace(['\t', '\n'], " ");
                    self.furniture.push(Furniture {
                        kind: FurnitureKind::Contents,
                        text,
                        line: block.line,
                    });
                }
            }
            (
                "text",
                "index-body" | "index-title" | "alphabetical-index" | "bibliography"
                | "object-index" | "user-index" | "numbered-paragraph",
            ) => self.children(node),
            ("table", "table") => self.table(node),
            ("text", "change" | "change-start" | "change-end") => self.change(node, None),
            ("drawing", _) => {
                self.drawing(node);
                self.read_boxes();
            }
            _ => {}
        }
    }

    fn section(&mut self, node: Node<'a>) {
        let hidden = matches!(attribute(node, "display"), Some("none"))
            || self.styles.hides_section(attribute(node, "style-name"));
        if hidden {
            self.left_out.note(HIDDEN);
        } else {
            self.children(node);
        }
    }

    fn list(&mut self, node: Node<'a>) {
        let around = self.list;
        let own_style = attribute(node, "style-name");
        let list = if let Some((list, level, style)) = around {
            (list, level + 1, own_style.unwrap_or(style))
        } else {
            let style = own_style.unwrap_or("");
            (self.counters.begin(node, style), 0, style)
        };
        self.list = Some(list);
        for item in node.children().filter(Node::is_element) {
            // Only an item that begins with a paragraph bears a number.
            let begins = item
                .children()
                .find(|it| it.is_element() && name(*it) != ("text", "soft-page-break"))
                .is_some_and(|first| matches!(name(first), ("text", "p" | "h")));
            let numbered = name(item) == ("text", "list-item") && begins && self.is_shown();
            self.printed = if numbered {
                let (list, level, style) = list;
                let start = number(item, "start-value");
                self.counters
                    .next(list, level, style, start, self.list_styles)
            } else {
                None
            };
            self.children(item);
            self.printed = None;
        }
        self.list = around;
    }

    /// True where words stand in the text that is read: in no insertion, when the original is read.
    pub(super) fn is_shown(&self) -> bool {
        self.tracked == Tracked::Accepted || self.inserting.is_empty()
    }

    /// What is counted in a drawing, and the text boxes in it.
    pub(super) fn drawing(&mut self, node: Node<'a>) {
        let mut inner = node.children().filter(Node::is_element).peekable();
        match name(node).1 {
            "image" => self.left_out.note(PICTURE),
            "object" | "object-ole" | "plugin" => {
                let is_chart = attribute(node, "notify-on-update-of-ranges").is_some();
                self.left_out.note(if is_chart { CHART } else { OBJECT });
            }
            "text-box" => self.boxes.push(node),
            "frame" => {
                // The first is what the frame shows; those after it stand in for it in other programs.
                if let Some(first) = inner.next() {
                    self.drawing(first);
                }
            }
            _ => {
                let has_words = inner.any(|it| matches!(name(it), ("text", "p" | "list")));
                if has_words {
                    self.boxes.push(node);
                } else {
                    for child in node.children().filter(Node::is_element) {
                        self.drawing(child);
                    }
                }
            }
        }
    }

    /// Reads the text boxes of the paragraph before.
    pub(super) fn read_boxes(&mut self) {
        for content in std::mem::take(&mut self.boxes) {
            self.container(content);
        }
    }

    /// A footnote or an endnote: its mark goes aside, its text to the end.
    pub(super) fn note(&mut self, node: Node<'a>) {
        let part = |wanted: &str| super::names::child(node, ("text", wanted));
        let citation = part("note-citation");
        let mark = citation
            .and_then(|it| attribute(it, "label").or_else(|| it.text()))
            .unwrap_or("")
            .trim()
            .to_owned();
        self.furniture.push(Furniture {
            kind: FurnitureKind::FootnoteMark,
            text: mark.clone(),
            line: self.paragraphs,
        });
        let Some(body) = part("note-body") else {
            return;
        };
        let inserting = std::mem::take(&mut self.inserting);
        let boxes = std::mem::take(&mut self.boxes);
        let mut blocks = self.apart(body).into_iter();
        self.boxes = boxes;
        self.inserting = inserting;
        let Some(mut whole) = blocks.next() else {
            return;
        };
        for block in blocks {
            let moved = whole.text.len() + 1;
            whole.text.push('\n');
            whole.text.push_str(&block.text);
            let ranges = block.emphasis.into_iter();
            whole
                .emphasis
                .extend(ranges.map(|it| it.start + moved..it.end + moved));
            whole.revisions.extend(block.revisions);
        }
        whole.kind = BlockKind::Footnote { mark };
        whole.label = None;
        whole.list_depth = 0;
        self.notes.push(whole);
    }
}
