//! The definitions of lists (`word/numbering.xml`).

use rustc_hash::FxHashMap;

use super::names::{Node, Space, attribute, child, flag, name, number, value};
use super::styles::{Paragraph, Styles};
use crate::read::format::Format;

/// Levels that a list has.
pub(super) const LEVELS: usize = 9;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: FxHashMap<u32, List>,
    definitions: FxHashMap<u32, Definition>,
}

/// A list: a definition, and where it departs from it.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Lists of one definition go on counting where the other stopped.
    pub(super) definition: u32,
    /// By level, where counting begins anew when the list is first met.
    pub(super) starts: [Option<u32>; LEVELS],
    levels: FxHashMap<usize, Level>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: FxHashMap<usize, Level>,
    /// A style of lists whose definition counts instead.
    style: Option<String>,
}

/// One level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: Format,
    /// The number with what is printed around it: `(%1)`, `%1.%2.`
    pub(super) text: String,
    /// After which level (from 1) counting begins anew; 0 for never, nothing for every level above.
    pub(super) restart: Option<usize>,
    /// Every number of the label is written in decimal digits.
    pub(super) legal: bool,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
    /// The left indent, in twentieths of a point.
    pub(super) indent: Option<i32>,
}

impl Numbering {
    /// Reads the lists.
    pub(super) fn read(root: Node<'_>) -> Self {
        let mut numbering = Self::default();
        for node in root.children() {
            match name(node) {
                (Space::Word, "abstractNum") => {
                    if let Some(id) = id_of(node, "abstractNumId") {
                        numbering.definitions.insert(id, Definition::read(node));
                    }
                }
                (Space::Word, "num") => {
                    if let Some(id) = id_of(node, "numId") {
                        numbering.lists.insert(id, List::read(node));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// A list by its number.
    pub(super) fn list(&self, id: u32, styles: &Styles) -> Option<&List> {
        let list = self.lists.get(&id)?;
        let style = self.definitions.get(&list.definition)?.style.as_deref();
        // A definition may only name a style, which names the list whose definition counts.
        let other = style
            .and_then(|style| styles.list_of(style))
            .and_then(|id| self.lists.get(&id));
        Some(other.filter(|_| list.levels.is_empty()).unwrap_or(list))
    }

    /// A level of a list.
    pub(super) fn level<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        list.levels
            .get(&level)
            .or_else(|| self.definitions.get(&list.definition)?.levels.get(&level))
    }

    /// The level whose paragraphs have a style.
    pub(super) fn level_of_style(&self, list: &List, style: &str) -> Option<usize> {
        (0..LEVELS).find(|&level| {
            self.level(list, level)
                .is_some_and(|it| it.style.as_deref() == Some(style))
        })
    }
}

fn id_of(node: Node<'_>, wanted: &str) -> Option<u32> {
    attribute(node, wanted)?.parse().ok()
}

impl Definition {
    fn read(node: Node<'_>) -> Self {
        Self {
            levels: node
                .children()
                .filter(|it| name(*it) == (Space::Word, "lvl"))
                .filter_map(Level::read)
                .collect(),
            style: value(Some(node), "numStyleLink").map(str::to_owned),
        }
    }
}

impl List {
    fn read(node: Node<'_>) -> Self {
        let mut list = Self {
            definition: number(Some(node), "abstractNumId").unwrap_or(u32::MAX),
            ..Self::default()
        };
        for node in node.children() {
            if name(node) != (Space::Word, "lvlOverride") {
                continue;
            }
            let Some(level) = id_of(node, "ilvl").map(|it| it as usize) else {
                continue;
            };
            if let Some(start) = list.starts.get_mut(level) {
                *start = number(Some(node), "startOverride");
            }
            list.levels.extend(child(node, "lvl").and_then(Level::read));
        }
        list
    }
}

impl Level {
    fn read(node: Node<'_>) -> Option<(usize, Self)> {
        let index = id_of(node, "ilvl")? as usize;
        let level = Self {
            start: number(Some(node), "start").unwrap_or(0),
            format: format_of(node),
            text: value(Some(node), "lvlText").unwrap_or("").into(),
            restart: number(Some(node), "lvlRestart"),
            legal: flag(Some(node), "isLgl").unwrap_or(false),
            style: value(Some(node), "pStyle").map(str::to_owned),
            indent: Paragraph::of(child(node, "pPr")).indent,
        };
        (index < LEVELS).then_some((index, level))
    }
}

/// The format of a level, which a newer program may give as an alternative to an older one.
fn format_of(level: Node<'_>) -> Format {
    let newer = level
        .children()
        .filter(|it| name(*it).0 == Space::Compatibility)
        .flat_map(|it| it.descendants())
        .find(|it| name(*it) == (Space::Word, "numFmt"));
    match newer.and_then(|it| attribute(it, "format")) {
        Some(pattern) => Format::of_pattern(pattern),
        None => value(Some(level), "numFmt").map_or(Format::Decimal, Format::of),
    }
}
