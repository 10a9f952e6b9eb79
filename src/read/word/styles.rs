//! Styles: what a paragraph or a run takes over from the names it bears.

use rustc_hash::FxHashMap;

use super::names::{Node, Space, attribute, child, flag, is_on, name, number, value};

/// Styles that a style may be based on, one on the other; a circle ends here.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: FxHashMap<String, Style>,
    /// The style of paragraphs that name none.
    default_paragraph: Option<String>,
    /// What runs look like before any style.
    base: Look,
}

#[derive(Debug, Default, Clone)]
struct Style {
    /// In small letters, in English whatever the language of the program: `heading 1`.
    name: String,
    based_on: Option<String>,
    paragraph: Paragraph,
    look: Look,
}

/// What is said of a paragraph, by a style or by itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The list; 0 takes a paragraph out of the list of its style.
    pub(super) list: Option<u32>,
    /// The level in the list, from 0.
    pub(super) level: Option<usize>,
    /// The level in the outline, from 0; 9 is running text.
    pub(super) outline: Option<usize>,
    /// The left indent, in twentieths of a point.
    pub(super) indent: Option<i32>,
}

/// What is said of how a run looks.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
}

impl Paragraph {
    /// Reads the properties of a paragraph (`w:pPr`).
    pub(super) fn of(properties: Option<Node<'_>>) -> Self {
        let list = properties.and_then(|it| child(it, "numPr"));
        let indent = properties.and_then(|it| child(it, "ind")).and_then(|it| {
            attribute(it, "left")
                .or_else(|| attribute(it, "start"))?
                .parse()
                .ok()
        });
        Self {
            list: number(list, "numId"),
            level: number(list, "ilvl"),
            outline: number(properties, "outlineLvl"),
            indent,
        }
    }

    /// Takes over what is not said here.
    pub(super) fn or(self, base: &Self) -> Self {
        Self {
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            outline: self.outline.or(base.outline),
            indent: self.indent.or(base.indent),
        }
    }
}

impl Look {
    /// Reads the properties of a run (`w:rPr`).
    pub(super) fn of(properties: Option<Node<'_>>) -> Self {
        Self {
            bold: flag(properties, "b"),
            italic: flag(properties, "i"),
            hidden: flag(properties, "vanish"),
            raised: value(properties, "vertAlign").map(|it| it == "superscript"),
        }
    }

    /// Takes over what is not said here.
    fn or(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
        }
    }

    /// Two styles that both turn something on turn it off again (ECMA-376, 17.7.3).
    fn toggled(self, other: Self) -> Self {
        let both = |one: Option<bool>, two: Option<bool>| match (one, two) {
            (Some(one), Some(two)) => Some(one != two),
            (one, two) => one.or(two),
        };
        Self {
            bold: both(self.bold, other.bold),
            italic: both(self.italic, other.italic),
            hidden: both(self.hidden, other.hidden),
            raised: other.raised.or(self.raised),
        }
    }

    /// True for italics or bold.
    pub(super) fn is_emphasis(self) -> bool {
        self.bold == Some(true) || self.italic == Some(true)
    }

    /// True for small characters above the line.
    pub(super) fn is_raised(self) -> bool {
        self.raised == Some(true)
    }

    /// True for text that is not printed.
    pub(super) fn is_hidden(self) -> bool {
        self.hidden == Some(true)
    }
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(root: Node<'_>) -> Self {
        let mut styles = Self::default();
        for node in root.children() {
            match name(node) {
                (Space::Word, "docDefaults") => {
                    let run = child(node, "rPrDefault").and_then(|it| child(it, "rPr"));
                    styles.base = Look::of(run);
                }
                (Space::Word, "style") => styles.add(node),
                _ => {}
            }
        }
        styles
    }

    fn add(&mut self, node: Node<'_>) {
        let Some(id) = attribute(node, "styleId") else {
            return;
        };
        let is_default = node
            .attributes()
            .any(|it| it.name() == "default" && !matches!(it.value(), "0" | "false" | "off"));
        if is_default && attribute(node, "type") == Some("paragraph") {
            self.default_paragraph = Some(id.into());
        }
        let style = Style {
            name: value(Some(node), "name").unwrap_or(id).to_lowercase(),
            based_on: value(Some(node), "basedOn").map(str::to_owned),
            paragraph: Paragraph::of(child(node, "pPr")),
            look: Look::of(child(node, "rPr")),
        };
        self.by_id.insert(id.into(), style);
    }

    /// A style and those that it is based on, the nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let known = id.filter(|id| self.by_id.contains_key(*id));
        let mut next = known.or(self.default_paragraph.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.by_id.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST_CHAIN)
    }

    /// What a paragraph of a style is.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Paragraph {
        self.chain(id)
            .fold(Paragraph::default(), |found, (_, style)| {
                found.or(&style.paragraph)
            })
    }

    /// The level that a style has in a list: the one that is made for the
    /// style or for one that it is based on, or what such a style says.
    pub(super) fn level(
        &self,
        id: Option<&str>,
        made_for: impl Fn(&str) -> Option<usize>,
    ) -> Option<usize> {
        self.chain(id)
            .find_map(|(id, style)| made_for(id).or(style.paragraph.level))
    }

    /// The list that a style of lists stands for.
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.paragraph.list
    }

    /// What kind of paragraph a style makes, by its name or by one that it is based on.
    pub(super) fn role(&self, id: Option<&str>) -> StyleRole {
        self.chain(id)
            .map(|(_, style)| StyleRole::of(&style.name))
            .find(|role| *role != StyleRole::Text)
            .unwrap_or(StyleRole::Text)
    }

    /// How a run looks in a paragraph.
    pub(super) fn look(
        &self,
        paragraph: Option<&str>,
        character: Option<&str>,
        direct: Look,
    ) -> Look {
        let of_style = |id: Option<&str>| {
            self.chain(id)
                .fold(Look::default(), |look, (_, style)| look.or(style.look))
        };
        let mut look = of_style(paragraph);
        if character.is_some_and(|id| self.by_id.contains_key(id)) {
            look = look.toggled(of_style(character));
        }
        direct.or(look).or(self.base)
    }
}

/// What a style says by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StyleRole {
    /// Running text.
    Text,
    /// A heading, with its level from 1.
    Heading(usize),
    /// A line of the table of contents.
    Contents,
}

impl StyleRole {
    fn of(name: &str) -> Self {
        let level = |word: &str| -> Option<usize> {
            name.strip_prefix(word)?
                .trim()
                .parse()
                .ok()
                .filter(|level| (1..=9).contains(level))
        };
        if name == "title" {
            Self::Heading(1)
        } else if let Some(level) = level("heading") {
            Self::Heading(level)
        } else if level("toc").is_some() || matches!(name, "toc heading" | "table of figures") {
            Self::Contents
        } else {
            Self::Text
        }
    }
}

/// True when the mark of a paragraph is hidden, so that the next one runs on in its line.
pub(super) fn has_hidden_mark(properties: Option<Node<'_>>) -> bool {
    properties
        .and_then(|it| child(it, "rPr"))
        .is_some_and(|it| {
            ["vanish", "specVanish"]
                .iter()
                .any(|wanted| child(it, wanted).is_some_and(is_on))
        })
}
