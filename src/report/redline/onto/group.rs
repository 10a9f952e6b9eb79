//! A paragraph of the file: its runs, and its characters one by one.
//!
//! Where the file itself tracks that a paragraph's end went, several `w:p`
//! are one paragraph.

use std::borrow::Cow;

use super::formulas::is_formula;
use super::names::{
    Node, child, closing, has_mark_of_change, is_range_of_change, is_shown, is_text_box, name,
    opening, source,
};
use crate::report::redline::note_marks::NO_MARK;

/// A paragraph of the file.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// Its elements, in order; several where the file tracks that an end went.
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) items: Vec<Item<'a>>,
    pub(super) runs: Vec<Run<'a>>,
    pub(super) glyphs: Vec<Glyph>,
    /// The file's own tracked changes stand in it.
    pub(super) has_changes: bool,
}

/// A piece of a paragraph's content, in order.
#[derive(Debug)]
pub(super) enum Item<'a> {
    /// Something without words.
    Raw(&'a str),
    /// An element with runs in it begins.
    Open(&'a str),
    /// It ends.
    Close,
    /// A run, by its index.
    Run(usize),
    /// A formula.
    Formula(Node<'a>),
}

/// Words with one look.
#[derive(Debug)]
pub(super) struct Run<'a> {
    pub(super) source: &'a str,
    pub(super) opening: &'a str,
    /// The content of `w:rPr`.
    pub(super) properties: String,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A piece of a run.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    Text(Cow<'a, str>),
    /// An element, and the character that a reader sees for it.
    Mark(Node<'a>, Option<char>),
}

/// A character and the run that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) run: usize,
}

impl<'a> Group<'a> {
    /// Takes a paragraph apart.
    pub(super) fn of(nodes: Vec<Node<'a>>, accepted: bool) -> Self {
        let mut group = Self {
            has_changes: nodes.len() > 1,
            items: Vec::new(),
            runs: Vec::new(),
            glyphs: Vec::new(),
            nodes: Vec::new(),
        };
        for node in &nodes {
            group.has_changes |= child(*node, "pPr").is_some_and(has_mark_of_change);
            group.children(*node, accepted);
        }
        group.nodes = nodes;
        group
    }

    /// The element whose properties count.
    pub(super) fn last(&self) -> Option<Node<'a>> {
        self.nodes.last().copied()
    }

    fn children(&mut self, parent: Node<'a>, accepted: bool) {
        for node in parent.children().filter(Node::is_element) {
            let name = name(node);
            if name == "pPr" {
                continue;
            }
            if name == "r" {
                self.run(node);
                continue;
            }
            if let Some(shown) = is_shown(name, accepted) {
                self.has_changes = true;
                if shown {
                    self.children(node, accepted);
                }
            } else if is_range_of_change(name) {
                self.has_changes = true;
            } else if holds_runs(node) {
                self.items.push(Item::Open(opening(node)));
                self.children(node, accepted);
                self.items.push(Item::Close);
            } else if is_formula(node) {
                self.has_changes |= has_mark_of_change(node);
                self.items.push(Item::Formula(node));
            } else {
                self.items.push(Item::Raw(source(node)));
            }
        }
    }

    /// What stands among its characters and is none.
    pub(super) fn marks(&self) -> impl Iterator<Item = Node<'a>> {
        self.runs.iter().flat_map(Run::marks)
    }

    /// Its formulas.
    pub(super) fn formulas(&self) -> impl Iterator<Item = Node<'a>> {
        self.items.iter().filter_map(|item| match item {
            Item::Formula(node) => Some(*node),
            _ => None,
        })
    }

    fn run(&mut self, node: Node<'a>) {
        let index = self.runs.len();
        let properties = child(node, "rPr");
        self.has_changes |= properties.is_some_and(has_mark_of_change);
        let mut pieces = Vec::new();
        for node in node.children().filter(Node::is_element) {
            let piece = match name(node) {
                "rPr" => continue,
                "t" | "delText" => Piece::Text(text(node)),
                "tab" | "ptab" => Piece::Mark(node, Some('\t')),
                "br" | "cr" => Piece::Mark(node, Some('\n')),
                "noBreakHyphen" => Piece::Mark(node, Some('\u{2011}')),
                _ => Piece::Mark(node, None),
            };
            match &piece {
                Piece::Text(text) => self.glyphs.extend(text.chars().map(|character| Glyph {
                    character,
                    run: index,
                })),
                Piece::Mark(_, character) => {
                    self.glyphs.extend(character.map(|character| Glyph {
                        character,
                        run: index,
                    }));
                }
            }
            pieces.push(piece);
        }
        self.runs.push(Run {
            source: source(node),
            opening: opening(node),
            properties: properties.map_or_else(String::new, |it| inner(it, &["rPrChange"])),
            pieces,
        });
        self.items.push(Item::Run(index));
    }

    /// The properties of the run at a character, or of the one before it.
    pub(super) fn properties_at(&self, glyph: usize) -> &str {
        let at = glyph
            .checked_sub(1)
            .and_then(|before| self.glyphs.get(before))
            .or_else(|| self.glyphs.get(glyph));
        let run = at.and_then(|glyph| self.runs.get(glyph.run));
        run.or_else(|| self.runs.last())
            .map_or("", |run| &run.properties)
    }

    /// The properties that most characters have.
    pub(super) fn usual_properties(&self) -> &str {
        let mut lengths = vec![0_usize; self.runs.len()];
        for glyph in &self.glyphs {
            if let Some(length) = lengths.get_mut(glyph.run) {
                *length += 1;
            }
        }
        let longest = lengths
            .iter()
            .enumerate()
            .max_by_key(|(index, length)| (**length, std::cmp::Reverse(*index)));
        longest
            .and_then(|(index, _)| self.runs.get(index))
            .map_or("", |run| &run.properties)
    }
}

impl<'a> Run<'a> {
    /// True when something stands in it that is seen.
    pub(super) fn has_words(&self) -> bool {
        let is_seen = |it: char| !it.is_whitespace() && !NO_MARK.contains(it);
        self.pieces.iter().any(|piece| match piece {
            Piece::Text(text) => text.contains(is_seen),
            Piece::Mark(..) => false,
        })
    }

    /// What stands among its characters and is none.
    pub(super) fn marks(&self) -> impl Iterator<Item = Node<'a>> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Mark(node, None) => Some(*node),
            _ => None,
        })
    }
}

/// The text of an element.
fn text(node: Node<'_>) -> Cow<'_, str> {
    let mut texts = node.children().filter_map(|it| it.text());
    let first = texts.next().unwrap_or("");
    match texts.next() {
        None => Cow::Borrowed(first),
        Some(second) => Cow::Owned(first.to_owned() + second + &texts.collect::<String>()),
    }
}

/// True for an element that a paragraph's words stand in.
fn holds_runs(node: Node<'_>) -> bool {
    !is_text_box(node)
        && matches!(
            name(node),
            "hyperlink"
                | "sdt"
                | "sdtContent"
                | "smartTag"
                | "customXml"
                | "fldSimple"
                | "dir"
                | "bdo"
        )
        && node
            .descendants()
            .any(|it| name(it) == "r" || is_shown(name(it), true).is_some())
}

/// The content of an element without some of its children.
pub(super) fn inner(node: Node<'_>, without: &[&str]) -> String {
    node.children()
        .filter(|it| it.is_element() && !without.contains(&name(*it)))
        .map(source)
        .collect()
}

/// Writes the tag that closes what a tag opens.
pub(super) fn close(opening: Option<&str>) -> String {
    opening.map_or_else(String::new, closing)
}
