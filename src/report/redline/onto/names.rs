//! Elements and attributes of `WordprocessingML` by their names, in both editions of the standard.

use crate::package::xml;

/// An element of a part.
pub(super) type Node<'a> = xml::Node<'a, 'a>;

/// How the name of the word-processing namespace ends in both editions.
const WORD: &str = "wordprocessingml/main";
/// The namespaces themselves.
pub(super) const SPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The name of a word-processing element; empty for any other.
pub(super) fn name(node: Node<'_>) -> &str {
    let tag = node.tag_name();
    if tag.namespace().is_some_and(is_of_word) {
        tag.name()
    } else {
        ""
    }
}

pub(super) fn is_of_word(space: &str) -> bool {
    SPACES.contains(&space) || space.ends_with(WORD)
}

/// True for an element that means the same in any file: every name in it is of word processing.
pub(super) fn is_plain(node: Node<'_>) -> bool {
    node.is_element()
        && node.descendants().filter(Node::is_element).all(|it| {
            let mut spaces = it.attributes().filter_map(|it| it.namespace());
            !name(it).is_empty() && spaces.all(is_of_word)
        })
}

/// The first child with a name.
pub(super) fn child<'a>(node: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    node.children().find(|it| name(*it) == wanted)
}

/// An attribute, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    node.attributes()
        .find(|it| it.name() == wanted)
        .map(|it| it.value())
}

/// The bytes of an element as they stand in the part.
pub(super) fn source(node: Node<'_>) -> &str {
    node.document().input_text().get(node.range()).unwrap_or("")
}

/// The tag that opens an element, as it stands in the part.
pub(super) fn opening(node: Node<'_>) -> &str {
    let source = source(node);
    let mut quote = None;
    for (at, byte) in source.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return source.get(..=at).unwrap_or(source),
            _ => {}
        }
    }
    source
}

/// The tag that closes an element which [`opening`] opens.
pub(super) fn closing(opening: &str) -> String {
    let name = opening
        .trim_start_matches('<')
        .split(|it: char| it.is_whitespace() || it == '>' || it == '/')
        .next()
        .unwrap_or("");
    format!("</{name}>")
}

/// True for an element of a text box: its paragraphs are no part of the paragraph that it hangs on.
pub(super) fn is_text_box(node: Node<'_>) -> bool {
    name(node) == "txbxContent"
}

/// True when something stands in the draft: the file's own tracked changes are accepted, or taken back.
pub(super) fn is_shown(change: &str, accepted: bool) -> Option<bool> {
    match change {
        "ins" | "moveTo" | "cellIns" => Some(accepted),
        "del" | "moveFrom" | "cellDel" => Some(!accepted),
        _ => None,
    }
}

/// True for everything by which the file tracks a change of its own: what came or went, and what properties were.
pub(super) fn is_mark_of_change(name: &str) -> bool {
    is_shown(name, true).is_some()
        || is_range_of_change(name)
        || name.ends_with("PrChange")
        || name == "numberingChange"
}

/// True when the file tracks a change of its own in an element, or that it is one.
pub(super) fn has_mark_of_change(node: Node<'_>) -> bool {
    node.descendants().any(|it| is_mark_of_change(name(it)))
}

/// True for marks of the file's own tracked changes that hold no text.
pub(super) fn is_range_of_change(name: &str) -> bool {
    name.starts_with("moveFromRange")
        || name.starts_with("moveToRange")
        || (name.starts_with("customXml") && name.contains("Range"))
}
