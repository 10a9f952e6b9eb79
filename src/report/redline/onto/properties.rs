//! The properties of paragraphs and runs, written again in the schema's order.

use super::group::inner;
use super::names::{Node, child, name, source};

/// Marks of the file's own tracked changes among the properties of a paragraph's end.
const CHANGES: &[&str] = &["ins", "del", "moveFrom", "moveTo", "rPrChange"];

/// What is asked of the properties of a paragraph besides what the file has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// The mark that says what becomes of the paragraph's end.
    pub(super) end: &'a str,
    /// The paragraph is a copy: it ends no section.
    pub(super) copy: bool,
    /// The paragraph has no number of a list.
    pub(super) unnumbered: bool,
}

/// Writes `w:pPr`.
pub(super) fn paragraph(properties: Option<Node<'_>>, accepted: bool, asked: Asked<'_>) -> String {
    let before = properties
        .filter(|_| !accepted)
        .and_then(|it| child(child(it, "pPrChange")?, "pPr"));
    let mut style = String::new();
    let mut front = String::new();
    let mut back = String::new();
    let mut end_properties = String::new();
    let mut numbered = false;
    let kept = before.or(properties);
    for node in kept.into_iter().flat_map(|it| it.children()) {
        match name(node) {
            "rPr" | "sectPr" | "pPrChange" => {}
            "pStyle" => style.push_str(source(node)),
            "numPr" if asked.unnumbered => {}
            "numPr" => {
                numbered = true;
                front.push_str(&format!(
                    "<w:numPr>{}</w:numPr>",
                    inner(node, &["ins", "numberingChange"])
                ));
            }
            // A copy begins no page of its own.
            "pageBreakBefore" if asked.copy => {}
            "keepNext" | "keepLines" | "pageBreakBefore" | "framePr" | "widowControl" => {
                front.push_str(source(node));
            }
            _ if node.is_element() => back.push_str(source(node)),
            _ => {}
        }
    }
    if asked.unnumbered && !numbered {
        front.push_str("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>");
    }
    if let Some(node) = properties.and_then(|it| child(it, "rPr")) {
        end_properties = inner(node, CHANGES);
    }
    let end = if asked.end.is_empty() && end_properties.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{}{end_properties}</w:rPr>", asked.end)
    };
    let section = properties
        .filter(|_| !asked.copy)
        .and_then(|it| child(it, "sectPr"))
        .map_or("", source);
    let all = format!("{style}{front}{back}{end}{section}");
    if all.is_empty() {
        all
    } else {
        format!("<w:pPr>{all}</w:pPr>")
    }
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
