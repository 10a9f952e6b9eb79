//! The elements and attributes of `OpenDocument` by their usual prefix and name.

use crate::package::xml;

/// A node of one of the parts.
pub(super) type Node<'a> = xml::Node<'a, 'a>;

/// The front that the addresses of all vocabularies share.
const FRONT: &str = "urn:oasis:names:tc:opendocument:xmlns:";

/// The word that names a vocabulary: `text`, `table`, `office`, `drawing`; the last part of other addresses.
pub(super) fn space(address: Option<&str>) -> &str {
    let address = address.unwrap_or("");
    match address.strip_prefix(FRONT) {
        Some(rest) => rest.split(':').next().unwrap_or(rest),
        None => address
            .trim_end_matches('/')
            .rsplit('/')
            .nth(1)
            .unwrap_or(""),
    }
}

/// The vocabulary of an element and its name in it.
pub(super) fn name(node: Node<'_>) -> (&str, &str) {
    let tag = node.tag_name();
    (space(tag.namespace()), tag.name())
}

/// The value of an attribute, in whatever vocabulary: no element has two of one name that are read here.
pub(super) fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    node.attributes()
        .find(|it| it.name() == wanted)
        .map(|it| it.value())
}

/// A number that an attribute holds.
pub(super) fn number<T: std::str::FromStr>(node: Node<'_>, wanted: &str) -> Option<T> {
    attribute(node, wanted)?.parse().ok()
}

/// The first child of a name.
pub(super) fn child<'a>(node: Node<'a>, wanted: (&str, &str)) -> Option<Node<'a>> {
    node.children()
        .find(|it| it.is_element() && name(*it) == wanted)
}

/// The first element of a name below the root.
pub(super) fn part<'a>(root: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    child(root, ("office", wanted))
}

/// A length in twentieths of a point: `1.27cm`, `0.5in`, `12pt`.
pub(super) fn twips(length: &str) -> Option<i32> {
    let digits = length
        .find(|it: char| it.is_ascii_alphabetic())
        .unwrap_or(length.len());
    let (number, unit) = length.split_at_checked(digits)?;
    let points = match unit {
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pt" => 1.0,
        "pc" => 12.0,
        _ => return None,
    };
    let twips = number.parse::<f64>().ok()? * points * 20.0;
    twips.is_finite().then_some(twips as i32)
}
