//! The lists that a file defines, and which of them a paragraph is in (ECMA-376 part 1, 17.9).

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::names::{Node, attribute, child, is_plain, name, source};
use super::parts::Texts;
use super::properties::{as_read, attributes_of};
use crate::package::{Package, Result, xml};

/// Styles that a style may be based on, one on the other; a circle ends here.
const LONGEST_CHAIN: usize = 32;

/// The list that a paragraph is in, and its level there, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub(super) list: u32,
    pub(super) level: u32,
}

/// The lists and the styles of a file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By the number that lists call them by.
    pub(super) definitions: BTreeMap<u32, Definition>,
    /// By the number that paragraphs call them by.
    pub(super) by_id: BTreeMap<u32, List>,
    styles: FxHashMap<String, Style>,
    default_style: Option<String>,
}

/// How the paragraphs of its lists are counted together.
#[derive(Debug)]
pub(super) struct Definition {
    /// All that counting depends on: two definitions that say the same count alike.
    pub(super) counts: String,
    /// The number that Word gives a definition for life.
    pub(super) lasting: Option<String>,
    /// The content of its levels.
    pub(super) levels: String,
    /// Styles that levels are made for.
    made_for: Vec<(String, u32)>,
    /// A style of lists whose definition counts instead.
    style: Option<String>,
    /// By level, the attributes of `w:ind` that its paragraphs are set in by.
    indents: BTreeMap<u32, String>,
}

/// A list: a definition, and where it departs from it.
#[derive(Debug)]
pub(super) struct List {
    pub(super) definition: u32,
    /// Where counting begins anew, and levels of its own.
    pub(super) overrides: String,
}

#[derive(Debug)]
struct Style {
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<u32>,
}

impl Lists {
    /// Reads the lists and styles of a file.
    pub(super) fn unpack(package: &mut Package<'_>, texts: &Texts) -> Result<Self> {
        let mut lists = Self::default();
        let mut text_of = |kind: &str| -> Result<Option<String>> {
            match texts.relations.target_of_kind(kind) {
                Some(name) => package.text(name),
                None => Ok(None),
            }
        };
        let styles = text_of("styles")?;
        let numbering = text_of("numbering")?;
        if let Some(text) = &styles {
            lists.read_styles(xml::parse(text)?.root_element());
        }
        if let Some(text) = &numbering {
            lists.read_lists(xml::parse(text)?.root_element());
        }
        Ok(lists)
    }

    fn read_styles(&mut self, root: Node<'_>) {
        for node in root.children().filter(|it| name(*it) == "style") {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            let is_default = attribute(node, "default").is_some_and(|it| it == "1" || it == "true");
            if is_default && attribute(node, "type") == Some("paragraph") {
                self.default_style = Some(id.to_owned());
            }
            let list = child(node, "pPr").and_then(|it| child(it, "numPr"));
            let style = Style {
                based_on: value(Some(node), "basedOn").map(str::to_owned),
                list: number(list, "numId"),
                level: number(list, "ilvl"),
            };
            self.styles.insert(id.to_owned(), style);
        }
    }

    fn read_lists(&mut self, root: Node<'_>) {
        for node in root.children() {
            match name(node) {
                "abstractNum" => {
                    if let Some(id) = id_of(node, "abstractNumId") {
                        self.definitions.insert(id, Definition::of(node));
                    }
                }
                "num" => {
                    let definition = number(Some(node), "abstractNumId");
                    if let Some((id, definition)) = id_of(node, "numId").zip(definition) {
                        let overrides = node.children().filter(|it| name(*it) == "lvlOverride");
                        let overrides = overrides.map(override_of).collect();
                        let list = List {
                            definition,
                            overrides,
                        };
                        self.by_id.insert(id, list);
                    }
                }
                _ => {}
            }
        }
    }

    /// True for a style that the file has; a paragraph that names none has the usual one.
    pub(super) fn has_style(&self, id: Option<&str>) -> bool {
        id.is_none_or(|id| self.styles.contains_key(id))
    }

    /// The list that counts for the paragraphs of a list: a definition may only name a style, which names another.
    pub(super) fn counting(&self, list: u32) -> Option<u32> {
        let found = self.by_id.get(&list)?;
        let style = self.definitions.get(&found.definition)?.style.as_deref();
        let other = style
            .and_then(|style| self.styles.get(style)?.list)
            .filter(|other| self.by_id.contains_key(other));
        let has_levels = found.overrides.contains("<w:lvl ");
        Some(other.filter(|_| !has_levels).unwrap_or(list))
    }

    /// The list that a paragraph with such properties is in; `accepted` as its file is read.
    pub(super) fn member(&self, properties: Option<Node<'_>>, accepted: bool) -> Option<Member> {
        let properties = as_read(properties, accepted);
        let own = properties.and_then(|it| child(it, "numPr"));
        if !accepted && own.is_some_and(|it| child(it, "ins").is_some()) {
            return None;
        }
        let style = value(properties, "pStyle");
        let list = number(own, "numId").or_else(|| self.chain(style).find_map(|it| it.1.list))?;
        let counting = self.counting(list).filter(|_| list != 0)?;
        let definition = self
            .by_id
            .get(&counting)
            .and_then(|it| self.definitions.get(&it.definition))?;
        let level = number(own, "ilvl").or_else(|| {
            self.chain(style).find_map(|(id, style)| {
                let made_for = definition.made_for.iter().find(|(it, _)| it == id);
                made_for.map(|it| it.1).or(style.level)
            })
        });
        Some(Member {
            list,
            level: level.unwrap_or(0),
        })
    }

    /// The attributes of `w:ind` that the paragraphs of a list are set in by.
    pub(super) fn indent(&self, member: Member) -> Option<&str> {
        let list = self.by_id.get(&self.counting(member.list)?)?;
        let indents = &self.definitions.get(&list.definition)?.indents;
        indents.get(&member.level).map(String::as_str)
    }

    /// `w:numPr` for a paragraph of a style that is to be in a list, or in none.
    pub(super) fn written(&self, member: Option<Member>, style: Option<&str>) -> String {
        let of_style = self.chain(style).find_map(|it| it.1.list);
        match member {
            Some(Member { list, level }) => {
                format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
            }
            None if of_style.is_some_and(|list| list != 0) => {
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>".to_owned()
            }
            None => String::new(),
        }
    }

    /// A style and those that it is based on, the nearest first.
    fn chain<'l>(&'l self, id: Option<&'l str>) -> impl Iterator<Item = (&'l str, &'l Style)> {
        let known = id.filter(|id| self.styles.contains_key(*id));
        let mut next = known.or(self.default_style.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST_CHAIN)
    }
}

impl Definition {
    fn of(node: Node<'_>) -> Self {
        let levels = || node.children().filter(|it| name(*it) == "lvl");
        let mut counts = String::new();
        let mut made_for = Vec::new();
        let mut indents = BTreeMap::new();
        for level in levels() {
            let index = id_of(level, "ilvl").unwrap_or(0);
            let indent = child(level, "pPr").and_then(|it| child(it, "ind"));
            indents.extend(indent.map(|it| (index, attributes_of(source(it)).to_owned())));
            counts.push_str(&index.to_string());
            for said in ["start", "lvlRestart", "isLgl", "lvlText"] {
                let value = child(level, said).map(|it| attribute(it, "val").unwrap_or("1"));
                counts.push_str(&format!(" {said}={value:?}"));
            }
            // A format of a newer program stands in an alternative beside the older one.
            for format in level.descendants().filter(|it| name(*it) == "numFmt") {
                let (value, pattern) = (attribute(format, "val"), attribute(format, "format"));
                counts.push_str(&format!(" {value:?} {pattern:?}"));
            }
            made_for.extend(value(Some(level), "pStyle").map(|style| (style.to_owned(), index)));
        }
        Self {
            counts,
            lasting: value(Some(node), "nsid").map(str::to_owned),
            levels: levels().map(copied).collect(),
            made_for,
            style: value(Some(node), "numStyleLink").map(str::to_owned),
            indents,
        }
    }
}

/// A level as another file can have it: no style is made for it there.
fn copied(level: Node<'_>) -> String {
    let index = id_of(level, "ilvl").unwrap_or(0);
    let content: String = level
        .children()
        .filter(|it| !matches!(name(*it), "pStyle" | "lvlPicBulletId"))
        .filter(|it| is_plain(*it))
        .map(source)
        .collect();
    format!("<w:lvl w:ilvl=\"{index}\">{content}</w:lvl>")
}

/// Where a list departs from its definition at one level.
fn override_of(node: Node<'_>) -> String {
    let index = id_of(node, "ilvl").unwrap_or(0);
    let start = number(Some(node), "startOverride").map_or_else(String::new, |start| {
        format!("<w:startOverride w:val=\"{start}\"/>")
    });
    let level = child(node, "lvl").map_or_else(String::new, copied);
    format!("<w:lvlOverride w:ilvl=\"{index}\">{start}{level}</w:lvlOverride>")
}

/// The value of a child.
pub(super) fn value<'a>(node: Option<Node<'a>>, wanted: &str) -> Option<&'a str> {
    attribute(child(node?, wanted)?, "val")
}

fn number(node: Option<Node<'_>>, wanted: &str) -> Option<u32> {
    value(node, wanted)?.parse().ok()
}

fn id_of(node: Node<'_>, wanted: &str) -> Option<u32> {
    attribute(node, wanted)?.parse().ok()
}
