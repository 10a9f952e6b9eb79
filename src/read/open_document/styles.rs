//! Styles: named ones, and those that the program made for one place.

use rustc_hash::FxHashMap;

use super::names::{Node, attribute, child, name, number, part, twips};

/// Styles that a style may be based on, one on the other; a circle ends here.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    by_name: FxHashMap<(&'a str, &'a str), Style<'a>>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Style<'a> {
    parent: Option<&'a str>,
    look: Look,
    outline: Option<usize>,
    indent: Option<i32>,
    master: Option<&'a str>,
    list: Option<&'a str>,
    display: &'a str,
    width: Option<Width>,
}

/// How wide the column of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// In twentieths of a point.
    Twips(u32),
    /// In parts of the whole table.
    Parts(u32),
}

impl Width {
    fn of(properties: Node<'_>) -> Option<Self> {
        let length = attribute(properties, "column-width").and_then(twips);
        if let Some(twips) = length.and_then(|it| u32::try_from(it).ok()) {
            return Some(Self::Twips(twips));
        }
        let parts = attribute(properties, "rel-column-width")?;
        parts.strip_suffix('*')?.parse().ok().map(Self::Parts)
    }
}

/// What is said of how words look.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
}

impl Look {
    fn of(properties: Option<Node<'_>>) -> Self {
        let said = |wanted: &str| properties.and_then(|it| attribute(it, wanted));
        let is_bold =
            |weight: &str| weight == "bold" || weight.parse().is_ok_and(|it: u32| it >= 600);
        Self {
            bold: said("font-weight").map(is_bold),
            italic: said("font-style").map(|it| matches!(it, "italic" | "oblique")),
            hidden: said("display").map(|it| it == "none"),
            raised: said("text-position").map(|it| {
                it.starts_with("super")
                    || it.split('%').next().and_then(|it| it.parse().ok()) > Some(0)
            }),
        }
    }

    /// Takes over what is not said here.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
        }
    }

    /// True for italics or bold.
    pub(super) fn is_emphasis(self) -> bool {
        self.bold == Some(true) || self.italic == Some(true)
    }
}

impl<'a> Styles<'a> {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, root: Node<'a>) {
        let lists = [part(root, "styles"), part(root, "automatic-styles")];
        for node in lists.into_iter().flatten().flat_map(|it| it.children()) {
            if name(node) != ("style", "style") {
                continue;
            }
            let key = attribute(node, "family").zip(attribute(node, "name"));
            let Some(key) = key else { continue };
            let paragraph = child(node, ("style", "paragraph-properties"));
            let style = Style {
                parent: attribute(node, "parent-style-name"),
                look: Look::of(child(node, ("style", "text-properties"))),
                outline: number(node, "default-outline-level"),
                indent: paragraph
                    .and_then(|it| attribute(it, "margin-left"))
                    .and_then(twips),
                master: attribute(node, "master-page-name").filter(|it| !it.is_empty()),
                list: attribute(node, "list-style-name"),
                display: attribute(node, "display-name").unwrap_or(key.1),
                width: child(node, ("style", "table-column-properties")).and_then(Width::of),
            };
            self.by_name.insert(key, style);
        }
    }

    fn chain<'s>(
        &'s self,
        family: &'s str,
        name: Option<&'s str>,
    ) -> impl Iterator<Item = &'s Style<'a>> {
        let mut next = name;
        std::iter::from_fn(move || {
            let style = self.by_name.get(&(family, next?))?;
            next = style.parent;
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// How words of a style look.
    pub(super) fn look(&self, family: &str, name: Option<&str>) -> Look {
        self.chain(family, name)
            .fold(Look::default(), |look, style| look.or(style.look))
    }

    /// The level of a heading, from 1, by the style of a paragraph.
    pub(super) fn outline(&self, name: Option<&str>) -> Option<usize> {
        self.chain("paragraph", name)
            .find_map(|style| style.outline)
            .filter(|level| *level > 0)
    }

    /// The left indent of a paragraph, in twentieths of a point.
    pub(super) fn indent(&self, name: Option<&str>) -> Option<i32> {
        self.chain("paragraph", name).find_map(|style| style.indent)
    }

    /// True for the style of a document's title.
    pub(super) fn is_title(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name)
            .any(|style| style.display == "Title")
    }

    /// True for the style of a heading that the outline does not number: it names a list without a name.
    pub(super) fn leaves_outline(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name).find_map(|style| style.list) == Some("")
    }

    /// The kind of page that a paragraph begins.
    pub(super) fn master(&self, name: Option<&str>) -> Option<&'a str> {
        self.chain("paragraph", name).find_map(|style| style.master)
    }

    /// The width of a table's column.
    pub(super) fn column_width(&self, name: Option<&str>) -> Option<Width> {
        self.chain("table-column", name)
            .find_map(|style| style.width)
    }

    /// True for a section that is not shown.
    pub(super) fn hides_section(&self, name: Option<&str>) -> bool {
        self.look("section", name).hidden == Some(true)
    }
}
