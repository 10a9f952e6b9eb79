//! The elements and attributes of `WordprocessingML` by name, in both editions of the standard.

use crate::package::xml;

/// A node of one of the parts.
pub(super) type Node<'a> = xml::Node<'a, 'a>;

/// The vocabularies that a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Text, tables, styles, numbering.
    Word,
    /// Equations.
    Math,
    /// Alternatives for programs of different age.
    Compatibility,
    /// Drawings and everything else.
    Other,
}

/// Addresses that name the vocabularies: ECMA-376 transitional, then strict.
const SPACES: &[(&str, Space)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Space::Word,
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        Space::Math,
    ),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        Space::Compatibility,
    ),
    (
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        Space::Word,
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/math",
        Space::Math,
    ),
];

/// The vocabulary of an element and its name in it; text has no name.
pub(super) fn name(node: Node<'_>) -> (Space, &str) {
    let tag = node.tag_name();
    let space = tag.namespace().and_then(|address| {
        SPACES
            .iter()
            .find(|(known, _)| *known == address)
            .map(|(_, space)| *space)
    });
    (space.unwrap_or(Space::Other), tag.name())
}

/// The first child of a name in the same vocabulary.
pub(super) fn child<'a>(node: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    let space = node.tag_name().namespace();
    node.children().find(|child| {
        let tag = child.tag_name();
        tag.name() == wanted && tag.namespace() == space
    })
}

/// The value of an attribute, whether or not it is written with the element's prefix.
pub(super) fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    let space = node.tag_name().namespace();
    node.attributes()
        .find(|it| it.name() == wanted && (it.namespace().is_none() || it.namespace() == space))
        .map(|it| it.value())
}

/// The value of a property: `<w:pStyle w:val="Heading1"/>`.
pub(super) fn value<'a>(properties: Option<Node<'a>>, wanted: &str) -> Option<&'a str> {
    attribute(child(properties?, wanted)?, "val")
}

/// A number that a property holds.
pub(super) fn number<T: std::str::FromStr>(
    properties: Option<Node<'_>>,
    wanted: &str,
) -> Option<T> {
    value(properties, wanted)?.parse().ok()
}

/// A property that is on or off; `None` when nothing is said.
pub(super) fn flag(properties: Option<Node<'_>>, wanted: &str) -> Option<bool> {
    Some(is_on(child(properties?, wanted)?))
}

/// True for a property that is on: without a value, or with one that says so.
pub(super) fn is_on(property: Node<'_>) -> bool {
    !matches!(attribute(property, "val"), Some("0" | "false" | "off"))
}

/// The name that a relation to another part has: `r:id`.
pub(super) fn relation(node: Node<'_>) -> Option<&str> {
    node.attributes()
        .find(|it| {
            it.name() == "id"
                && it
                    .namespace()
                    .is_some_and(|address| address.ends_with("relationships"))
        })
        .map(|it| it.value())
}
