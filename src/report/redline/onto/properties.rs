//! The properties of paragraphs and runs, written again in the schema's order.

use std::borrow::Cow;

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
    let known = elements(properties)
        .into_iter()
        .filter(is_plain)
        .filter(|element| style_of(element).is_none_or(|style| has_style(&style)));
    in_order(known, LOOKS)
}

/// The properties of a run in the order of the schema (ECMA-376 part 1, 17.3.2.28).
const LOOKS: &str = "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
    vertAlign rtl cs em lang eastAsianLayout specVanish oMath";

/// The properties of a paragraph in the order of the schema, as far as another file's are taken over (17.3.1.26).
const SHAPES: &str = "pStyle keepNext keepLines widowControl numPr suppressLineNumbers pBdr shd tabs \
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
    textboxTightWrap outlineLvl cnfStyle";

/// Elements in the order of a schema. Some writers leave them in any order, and their files are read as they are.
fn in_order<'x>(elements: impl Iterator<Item = &'x str>, order: &str) -> String {
    let place = |element: &str| {
        let name = element.trim_start_matches("<w:");
        let name = name.split([' ', '/', '>']).next().unwrap_or("");
        let mut names = order.split(' ');
        names.position(|it| it == name).unwrap_or(usize::MAX)
    };
    let mut elements: Vec<&str> = elements.collect();
    elements.sort_by_key(|it| place(it));
    elements.concat()
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
    const NOT_TAKEN_OVER: &[&str] = &[
        "rPr",
        "sectPr",
        "pPrChange",
        "numPr",
        "pageBreakBefore",
        "framePr",
        "divId",
    ];
    let kept = as_read(properties, accepted);
    let children = kept.into_iter().flat_map(|it| it.children());
    let taken = children.filter(|it| is_plain(*it) && !NOT_TAKEN_OVER.contains(&name(*it)));
    let list = Some(numbering).filter(|it| !it.is_empty());
    in_order(taken.map(source).chain(list), SHAPES)
}

/// The attributes of an element without children, as they are written.
pub(super) fn attributes_of(element: &str) -> &str {
    let inside = element.trim_start_matches('<').trim_end_matches(['/', '>']);
    inside.split_once(' ').map_or("", |(_, it)| it.trim())
}

/// What [`shape`] writes of a paragraph that is in no list any more, set in as its list set it in: where the
/// paragraph says something of that itself, it counts.
pub(super) fn indented(shape: &str, of_list: &str) -> String {
    let is = |element: &str, names: &str| {
        let name = element.trim_start_matches("<w:");
        let name = name.split([' ', '/', '>']).next().unwrap_or("");
        names.split(' ').any(|it| it == name)
    };
    let name_of = |attribute: &str| attribute.split('=').next().unwrap_or("").to_owned();
    let elements = elements(shape);
    let own = elements.iter().find(|it| is(it, "ind"));
    let own = own.map_or("", |it| attributes_of(it));
    let said: Vec<String> = own.split(' ').map(name_of).collect();
    // Of what begins the first line otherwise there is one kind at most.
    let first = ["w:hanging", "w:firstLine"];
    let says_first = said.iter().any(|it| first.contains(&it.as_str()));
    let of_list = of_list.split(' ').filter(|attribute| {
        let name = name_of(attribute);
        let is_said = said.contains(&name) || says_first && first.contains(&name.as_str());
        !name.is_empty() && !is_said
    });
    let mut all: Vec<&str> = of_list.collect();
    if all.is_empty() {
        return shape.to_owned();
    }
    all.extend(Some(own).filter(|it| !it.is_empty()));
    let after = SHAPES.split_once(" ind ").map_or("", |it| it.1);
    let others = elements.iter().filter(|it| !is(it, "ind"));
    let (back, front): (Vec<&str>, Vec<&str>) =
        others.partition(|it| is(it, after) || is(it, "divId"));
    format!(
        "{}<w:ind {}/>{}",
        front.concat(),
        all.join(" "),
        back.concat()
    )
}

/// The properties that count: those before a tracked change where the file is read so.
pub(super) fn as_read(properties: Option<Node<'_>>, accepted: bool) -> Option<Node<'_>> {
    let before = properties
        .filter(|_| !accepted)
        .and_then(|it| child(child(it, "pPrChange")?, "pPr"));
    before.or(properties)
}

/// The content of `w:rPr` without what raises or lowers characters: what is put in beside them says by its own
/// characters whether it is raised.
pub(super) fn on_the_line(properties: &str) -> Cow<'_, str> {
    if !properties.contains("<w:vertAlign ") {
        return Cow::Borrowed(properties);
    }
    let elements = elements(properties).into_iter();
    Cow::Owned(
        elements
            .filter(|it| !it.starts_with("<w:vertAlign "))
            .collect(),
    )
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
pub(super) fn elements(xml: &str) -> Vec<&str> {
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
    fn looks_of_another_file_are_put_in_order() {
        let known = |style: &str| style == "Term";
        for (properties, expected) in [
            ("<w:bCs/><w:b/>", "<w:b/><w:bCs/>"),
            (
                "<w:sz w:val=\"20\"/><w:rStyle w:val=\"Term\"/>",
                "<w:rStyle w:val=\"Term\"/><w:sz w:val=\"20\"/>",
            ),
            ("<w:rStyle w:val=\"Foreign\"/><w:i/>", "<w:i/>"),
        ] {
            assert_eq!(foreign_look(properties, known), expected);
        }
    }

    #[test]
    fn a_paragraph_out_of_its_list_is_set_in_as_before() {
        let list = "w:left=\"567\" w:hanging=\"567\"";
        for (shape, expected) in [
            ("", "<w:ind w:left=\"567\" w:hanging=\"567\"/>"),
            (
                "<w:spacing w:after=\"120\"/><w:jc w:val=\"both\"/>",
                "<w:spacing w:after=\"120\"/><w:ind w:left=\"567\" w:hanging=\"567\"/><w:jc w:val=\"both\"/>",
            ),
            (
                "<w:ind w:right=\"10\" w:firstLine=\"0\"/>",
                "<w:ind w:left=\"567\" w:right=\"10\" w:firstLine=\"0\"/>",
            ),
        ] {
            assert_eq!(indented(shape, list), expected);
        }
        assert_eq!(indented("<w:keepNext/>", ""), "<w:keepNext/>");
    }

    #[test]
    fn what_is_put_in_stands_on_the_line() {
        let raised = "<w:b/><w:vertAlign w:val=\"superscript\"/><w:rtl/>";
        assert_eq!(on_the_line(raised), "<w:b/><w:rtl/>");
        assert_eq!(on_the_line("<w:b/>"), "<w:b/>");
    }

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
