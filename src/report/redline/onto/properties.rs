//! The properties of paragraphs and runs, written again in the schema's order.

use super::group::{Group, inner};
use super::names::{Node, child, is_plain, name, source};

/// Marks of the file's own tracked changes among the properties of a paragraph's end.
const CHANGES: &[&str] = &["ins", "del", "moveFrom", "moveTo", "rPrChange"];

/// What is asked of the properties of a paragraph besides what the file has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// The mark that says what becomes of the paragraph's end.
    pub(super) end: &'a str,
    /// The paragraph is a copy: it ends no section.
    pub(super) copy: bool,
    /// What stands before the properties of the end, instead of what the file has.
    pub(super) shape: Option<&'a str>,
    /// What the paragraph was, as `w:pPrChange`.
    pub(super) was: &'a str,
}

/// Writes `w:pPr`.
pub(super) fn paragraph(properties: Option<Node<'_>>, accepted: bool, asked: Asked<'_>) -> String {
    let front = asked.shape.map_or_else(
        || shape(properties, accepted, asked.copy, None),
        str::to_owned,
    );
    let look = properties
        .and_then(|it| child(it, "rPr"))
        .map_or_else(String::new, |it| inner(it, CHANGES));
    let end = end(asked.end, &look);
    let section = properties
        .filter(|_| !asked.copy)
        .and_then(|it| child(it, "sectPr"))
        .map_or("", source);
    let all = format!("{front}{end}{section}{}", asked.was);
    if all.is_empty() {
        all
    } else {
        format!("<w:pPr>{all}</w:pPr>")
    }
}

/// Writes `w:rPr` of a paragraph's end: what becomes of it, and its look.
pub(super) fn end(mark: &str, look: &str) -> String {
    if mark.is_empty() && look.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{mark}{look}</w:rPr>")
    }
}

/// The look of a paragraph's end.
pub(super) fn end_look(group: &Group<'_>) -> String {
    let properties = group.last().and_then(|it| child(child(it, "pPr")?, "rPr"));
    properties.map_or_else(String::new, |it| inner(it, CHANGES))
}

/// The content of a `w:rPr` of another file: what means the same in any file, and styles that this one has.
pub(super) fn foreign_look(properties: &str, has_style: impl Fn(&str) -> bool) -> String {
    let is_plain = |element: &&str| {
        let names = element.split('<').skip(1);
        let of_word = |name: &str| name.trim_start_matches('/').starts_with("w:");
        names.into_iter().all(of_word)
    };
    let style_of = |element: &str| {
        let rest = element.strip_prefix("<w:rStyle ")?;
        Some(rest.split('"').nth(1).unwrap_or("").to_owned())
    };
    elements(properties)
        .into_iter()
        .filter(is_plain)
        .filter(|element| style_of(element).is_none_or(|style| has_style(&style)))
        .collect()
}

/// Writes what stands in `w:pPr` before the properties of the paragraph's
/// end: its style, its list, its look. `numbering` is put in the place of the
/// list that it has.
pub(super) fn shape(
    properties: Option<Node<'_>>,
    accepted: bool,
    copy: bool,
    numbering: Option<&str>,
) -> String {
    let mut front = String::new();
    let mut back = String::new();
    let mut list = String::new();
    let kept = as_read(properties, accepted);
    for node in kept.into_iter().flat_map(|it| it.children()) {
        match name(node) {
            "rPr" | "sectPr" | "pPrChange" => {}
            "numPr" => {
                list = format!(
                    "<w:numPr>{}</w:numPr>",
                    inner(node, &["ins", "numberingChange"])
                );
            }
            // A copy begins no page of its own.
            "pageBreakBefore" if copy => {}
            "pStyle" | "keepNext" | "keepLines" | "pageBreakBefore" | "framePr"
            | "widowControl" => front.push_str(source(node)),
            _ if node.is_element() => back.push_str(source(node)),
            _ => {}
        }
    }
    format!("{front}{}{back}", numbering.unwrap_or(&list))
}

/// The same for properties of another file: only what means the same in any file.
pub(super) fn foreign_shape(
    properties: Option<Node<'_>>,
    accepted: bool,
    numbering: &str,
) -> String {
    let mut front = String::new();
    let mut back = String::new();
    let kept = as_read(properties, accepted);
    for node in kept.into_iter().flat_map(|it| it.children()) {
        match name(node) {
            "rPr" | "sectPr" | "pPrChange" | "numPr" | "pageBreakBefore" | "framePr" | "divId" => {}
            "pStyle" | "keepNext" | "keepLines" | "widowControl" => front.push_str(source(node)),
            _ if is_plain(node) => back.push_str(source(node)),
            _ => {}
        }
    }
    format!("{front}{numbering}{back}")
}

/// The properties that count: those before a tracked change where the file is read so.
pub(super) fn as_read(properties: Option<Node<'_>>, accepted: bool) -> Option<Node<'_>> {
    let before = properties
        .filter(|_| !accepted)
        .and_then(|it| child(child(it, "pPrChange")?, "pPr"));
    before.or(properties)
}

/// The content of `w:rPr` with italics put on or taken off.
pub(super) fn italics(properties: &str, on: bool) -> String {
    let elements = elements(properties);
    let is = |element: &str, wanted: &str| {
        element
            .strip_prefix("<w:")
            .and_then(|rest| rest.strip_prefix(wanted))
            .is_some_and(|rest| rest.starts_with([' ', '/', '>']))
    };
    let is_set = |wanted: &str| elements.iter().any(|element| is(element, wanted));
    if on && (is_set("i") || is_set("b")) || !on && !is_set("i") {
        return properties.to_owned();
    }
    let mut out = String::new();
    let mut put = !on;
    for element in elements {
        if is(element, "i") || is(element, "iCs") {
            continue;
        }
        let before = ["rStyle", "rFonts", "b", "bCs"]
            .iter()
            .any(|it| is(element, it));
        if !put && !before {
            out.push_str("<w:i/><w:iCs/>");
            put = true;
        }
        out.push_str(element);
    }
    if !put {
        out.push_str("<w:i/><w:iCs/>");
    }
    out
}

/// The elements that stand beside each other in a piece of XML; each is small and holds no other of its name.
fn elements(xml: &str) -> Vec<&str> {
    let mut elements = Vec::new();
    let mut rest = xml;
    while let Some(tag) = rest.find('>').and_then(|end| rest.get(..=end)) {
        let length = if tag.ends_with("/>") {
            tag.len()
        } else {
            let closing = super::names::closing(tag);
            rest.find(&closing)
                .map_or(rest.len(), |at| at + closing.len())
        };
        let (element, after) = rest.split_at(length);
        elements.push(element);
        rest = after;
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_stand_where_the_schema_has_them() {
        for (properties, on, expected) in [
            ("", true, "<w:i/><w:iCs/>"),
            (
                "<w:rFonts w:ascii=\"A\"/><w:sz w:val=\"20\"/>",
                true,
                "<w:rFonts w:ascii=\"A\"/><w:i/><w:iCs/><w:sz w:val=\"20\"/>",
            ),
            ("<w:i/><w:sz w:val=\"20\"/>", false, "<w:sz w:val=\"20\"/>"),
            ("<w:b/>", true, "<w:b/>"),
            ("<w:iCs/>", false, "<w:iCs/>"),
        ] {
            assert_eq!(italics(properties, on), expected);
        }
    }
}
