//! Equations on one line: `(a)/(b)`, `x^2`, `√(y)`.

use super::names::{Node, Space, child, name, value};
use super::tracked;
use crate::read::Tracked;

/// The text of an equation.
pub(super) fn text_of(node: Node<'_>, tracked: Tracked) -> String {
    let mut text = String::new();
    write(node, tracked, &mut text);
    text
}

fn write(node: Node<'_>, tracked: Tracked, text: &mut String) {
    for child in node.children() {
        write_one(child, tracked, text);
    }
}

fn write_one(node: Node<'_>, tracked: Tracked, text: &mut String) {
    let text_of = |node| text_of(node, tracked);
    let part = |wanted: &str| child(node, wanted).map_or_else(String::new, text_of);
    let (space, tag) = name(node);
    // A run of an equation may hold its words in either vocabulary.
    if tag == "t" {
        text.push_str(node.text().unwrap_or(""));
        return;
    }
    if space != Space::Math {
        let is_shown = tracked::kind_of(node).is_none_or(|kind| tracked::is_shown(kind, tracked));
        if is_shown && tag != "rPr" {
            write(node, tracked, text);
        }
        return;
    }
    match tag {
        "f" => {
            text.push_str(&grouped(&part("num")));
            text.push('/');
            text.push_str(&grouped(&part("den")));
        }
        "sSup" => script(&part("e"), "", &part("sup"), text),
        "sSub" => script(&part("e"), &part("sub"), "", text),
        "sSubSup" => script(&part("e"), &part("sub"), &part("sup"), text),
        "rad" => {
            text.push_str(&part("deg"));
            text.push('√');
            text.push_str(&grouped(&part("e")));
        }
        "nary" => {
            let sign = value(child(node, "naryPr"), "chr").unwrap_or("∫");
            script(sign, &part("sub"), &part("sup"), text);
            text.push(' ');
            text.push_str(&part("e"));
        }
        "d" => {
            let properties = child(node, "dPr");
            text.push_str(value(properties, "begChr").unwrap_or("("));
            let parts: Vec<String> = node
                .children()
                .filter(|it| name(*it) == (Space::Math, "e"))
                .map(text_of)
                .collect();
            text.push_str(&parts.join(value(properties, "sepChr").unwrap_or("|")));
            text.push_str(value(properties, "endChr").unwrap_or(")"));
        }
        "mr" => {
            let cells: Vec<String> = node.children().map(text_of).collect();
            text.push_str(&cells.join(" "));
            text.push_str("; ");
        }
        _ if tag.ends_with("Pr") => {}
        _ => write(node, tracked, text),
    }
}

fn script(base: &str, below: &str, above: &str, text: &mut String) {
    text.push_str(base);
    for (sign, part) in [('_', below), ('^', above)] {
        if !part.is_empty() {
            text.push(sign);
            text.push_str(&grouped(part));
        }
    }
}

/// More than one word or number stands in brackets.
fn grouped(part: &str) -> String {
    if part.chars().all(char::is_alphanumeric) {
        part.to_owned()
    } else {
        format!("({part})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::xml;

    #[test]
    fn equations_stand_on_one_line() {
        let read = |body: &str| {
            let text = format!(
                "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>{body}</m:oMath>"
            );
            text_of(xml::parse(&text).unwrap().root_element(), Tracked::Accepted)
        };
        let run = |words: &str| format!("<m:r><m:t>{words}</m:t></m:r>");
        let fraction = format!(
            "<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>",
            run("a+b"),
            run("2")
        );
        assert_eq!(read(&fraction), "(a+b)/2");
        let power = format!(
            "<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>",
            run("x"),
            run("2")
        );
        assert_eq!(read(&format!("{power}{}", run(" = y"))), "x^2 = y");
        let root = format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", run("y"));
        assert_eq!(read(&root), "√y");
    }
}
