//! The parts of the file that hold its text, and where each clause stands in them.

use std::ops::Range;

use super::group::Group;
use super::names::{Node, SPACES, child, is_shown, name};
use crate::package::{Package, PackageError, Relations, Result, xml};

/// The texts of the parts that hold words of the draft.
#[derive(Debug)]
pub(super) struct Texts {
    /// Name of the document's part.
    pub(super) main: String,
    pub(super) relations: Relations,
    /// The document, the footnotes, the endnotes, as far as there are such: name and text.
    pub(super) parts: Vec<(String, String)>,
}

impl Texts {
    /// Unpacks them.
    pub(super) fn unpack(package: &mut Package<'_>) -> Result<Self> {
        let main = package
            .main_part()?
            .unwrap_or_else(|| "word/document.xml".into());
        let relations = package.relations(&main)?;
        let missing = || PackageError::new(format!("its part {main} is missing"));
        let document = package.text(&main)?.ok_or_else(missing)?;
        let mut parts = vec![(main.clone(), document)];
        for kind in ["footnotes", "endnotes"] {
            // An empty part keeps the places of those after it.
            let name = relations.target_of_kind(kind).unwrap_or("");
            let text = if name.is_empty() {
                None
            } else {
                package.text(name)?
            };
            parts.push((name.to_owned(), text.unwrap_or_default()));
        }
        Ok(Self {
            main,
            relations,
            parts,
        })
    }
}

impl Texts {
    /// The texts as trees; nothing for a part that the file lacks.
    pub(super) fn trees(&self) -> Result<Vec<Option<xml::Document<'_>>>> {
        self.parts
            .iter()
            .map(|(_, text)| {
                if text.is_empty() {
                    Ok(None)
                } else {
                    xml::parse(text).map(Some)
                }
            })
            .collect()
    }
}

/// A part with its paragraphs.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) root: Node<'a>,
    /// Where its bytes begin among those of all parts.
    pub(super) start: usize,
    pub(super) groups: Vec<Group<'a>>,
    /// Rows of tables, in order.
    pub(super) rows: Vec<Node<'a>>,
}

/// The place of a clause in the file.
#[derive(Debug, Clone)]
pub(super) enum Place<'a> {
    /// Paragraphs, as indices of a part's groups.
    Paragraphs(usize, Range<usize>),
    /// A row of a table of the document.
    Row(Node<'a>),
}

impl<'a> Part<'a> {
    /// Takes the parts of a file apart.
    pub(super) fn all(
        texts: &'a Texts,
        trees: &'a [Option<xml::Document<'a>>],
        accepted: bool,
    ) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut start = 0;
        for ((_, text), tree) in texts.parts.iter().zip(trees) {
            if let Some(tree) = tree {
                parts.push(Part::of(tree, text, start, accepted));
            }
            start += text.len();
        }
        parts
    }

    /// Takes a part apart.
    fn of(tree: &'a xml::Document<'a>, text: &'a str, start: usize, accepted: bool) -> Self {
        let mut part = Self {
            text,
            root: tree.root_element(),
            start,
            groups: Vec::new(),
            rows: Vec::new(),
        };
        part.children(tree.root_element(), accepted);
        part
    }

    /// True when `w` stands for the word-processing namespace, as in what is written here.
    pub(super) fn has_usual_prefix(&self) -> bool {
        let space = self.root.lookup_namespace_uri(Some("w"));
        space.is_some_and(|space| SPACES.contains(&space))
    }

    fn children(&mut self, parent: Node<'a>, accepted: bool) {
        let mut open: Vec<Node<'a>> = Vec::new();
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "p" => {
                    open.push(node);
                    if !goes_on(node, accepted) {
                        self.groups
                            .push(Group::of(std::mem::take(&mut open), accepted));
                    }
                }
                "tbl" | "tr" | "tc" | "sdt" | "sdtContent" | "customXml" | "body" | "footnote"
                | "endnote" | "ins" | "moveTo" | "del" | "moveFrom" => {
                    if !open.is_empty() {
                        self.groups
                            .push(Group::of(std::mem::take(&mut open), accepted));
                    }
                    if name(node) == "tr" {
                        self.rows.push(node);
                    }
                    self.children(node, accepted);
                }
                _ => {}
            }
        }
        if !open.is_empty() {
            self.groups.push(Group::of(open, accepted));
        }
    }

    /// The groups that lie in a range of bytes of the part.
    pub(super) fn groups_in(&self, range: &Range<usize>) -> Range<usize> {
        let start = |node: Option<&Node<'_>>| node.map_or(0, |node| node.range().start);
        // The reader begins a clause behind the paragraphs of a group that it finds empty.
        let first = self
            .groups
            .partition_point(|group| start(group.nodes.last()) < range.start);
        let end = self
            .groups
            .partition_point(|group| start(group.nodes.first()) < range.end);
        first..end.max(first)
    }
}

/// True for a paragraph whose end does not stand in the draft.
fn goes_on(node: Node<'_>, accepted: bool) -> bool {
    let end = child(node, "pPr").and_then(|it| child(it, "rPr"));
    end.into_iter()
        .flat_map(|it| it.children())
        .any(|it| is_shown(name(it), accepted) == Some(false))
}

/// The place of bytes that the reader gave a clause.
pub(super) fn place<'a>(
    parts: &[Part<'a>],
    span: &Range<usize>,
    is_row: bool,
) -> Option<Place<'a>> {
    let index = parts.iter().rposition(|part| part.start <= span.start)?;
    let part = parts.get(index)?;
    if span.is_empty() || span.end - part.start > part.text.len() {
        return None;
    }
    let range = span.start - part.start..span.end - part.start;
    if is_row {
        let at = part
            .rows
            .partition_point(|row| row.range().start < range.start);
        let row = part.rows.get(at)?;
        return (index == 0 && row.range() == range).then_some(Place::Row(*row));
    }
    let groups = part.groups_in(&range);
    (!groups.is_empty()).then_some(Place::Paragraphs(index, groups))
}

/// The cells of a row that stand in its draft.
pub(super) fn cells(row: Node<'_>, accepted: bool) -> Vec<Node<'_>> {
    let mut cells = Vec::new();
    for node in row.children().filter(Node::is_element) {
        match name(node) {
            "tc" if !is_lost(node, accepted) => cells.push(node),
            "sdt" | "sdtContent" | "customXml" => cells.extend(self::cells(node, accepted)),
            _ => {}
        }
    }
    cells
}

/// True for a row or a cell whose tracked change takes it away.
pub(super) fn is_lost(node: Node<'_>, accepted: bool) -> bool {
    let properties = child(node, "trPr").or_else(|| child(node, "tcPr"));
    let mut changes = properties.into_iter().flat_map(|it| it.children());
    changes.any(|it| is_shown(name(it), accepted) == Some(false))
}
