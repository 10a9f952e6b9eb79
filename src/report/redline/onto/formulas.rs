//! Formulas of a file: which they are, and what they say when the file's own tracked changes are settled.

use super::editor::Editor;
use super::group::Group;
use super::names::{Node, is_mark_of_change, is_of_word, is_shown, name, source};
use crate::package::xml;

/// How the name of the namespace of formulas ends in both editions.
const MATH: &str = "officeDocument/2006/math";
const STRICT_MATH: &str = "ooxml/officeDocument/math";

fn is_of_math(space: Option<&str>) -> bool {
    space.is_some_and(|space| space.ends_with(MATH) || space.ends_with(STRICT_MATH))
}

/// True for a formula.
pub(super) fn is_formula(node: Node<'_>) -> bool {
    is_of_math(node.tag_name().namespace())
        && matches!(node.tag_name().name(), "oMath" | "oMathPara")
}

/// True for a formula that means the same in another file: all its names are of formulas and of words, with the usual prefixes.
fn is_plain(node: Node<'_>) -> bool {
    let usual = is_of_math(node.lookup_namespace_uri(Some("m")));
    usual
        && node.descendants().filter(Node::is_element).all(|it| {
            let known = !name(it).is_empty() || is_of_math(it.tag_name().namespace());
            let of_both = |space: &str| {
                is_of_word(space)
                    || is_of_math(Some(space))
                    || space.ends_with("XML/1998/namespace")
            };
            known && it.attributes().filter_map(|it| it.namespace()).all(of_both)
        })
}

/// The XML of a formula with the tracked changes within it settled: accepted, or taken back.
pub(super) fn settled(formula: Node<'_>, accepted: bool) -> String {
    without(formula, accepted, &[])
}

/// The XML of a formula for another file: settled, and without bookmarks, which a file has once.
fn copied(formula: Node<'_>, accepted: bool) -> String {
    without(formula, accepted, &["bookmarkStart", "bookmarkEnd"])
}

fn without(formula: Node<'_>, accepted: bool, elements: &[&str]) -> String {
    let start = formula.range().start;
    let mut splice = xml::Splice::new(source(formula));
    let mut gone = 0..0;
    for node in formula.descendants().filter(Node::is_element) {
        let (name, range) = (name(node), node.range());
        if range.end <= gone.end {
            continue;
        }
        let is_here = |it: usize| it - start;
        let whole = is_here(range.start)..is_here(range.end);
        match is_shown(name, accepted) {
            Some(true) => {
                let content = node.first_child().zip(node.last_child());
                let content = content.map_or(range.end..range.end, |(first, last)| {
                    first.range().start..last.range().end
                });
                splice.replace(whole.start..is_here(content.start), "");
                splice.replace(is_here(content.end)..whole.end, "");
            }
            // What Word tracks of a sign that it draws, such as the line of a fraction, is its look alone.
            Some(false) if is_of_sign(node) => {
                let look: String = node.children().map(source).collect();
                splice.replace(whole, look);
                gone = range;
            }
            None if !is_mark_of_change(name) && !elements.contains(&name) => {}
            _ => {
                splice.replace(whole, "");
                gone = range;
            }
        }
    }
    splice.finish()
}

/// True for a change that stands among the properties of a part of a formula.
fn is_of_sign(node: Node<'_>) -> bool {
    let around = node.parent().map(|it| it.tag_name().name());
    around == Some("ctrlPr")
}

/// The letters and signs of a formula, as its draft has them.
fn words(formula: Node<'_>, accepted: bool) -> String {
    let stands = |it: &Node<'_>| {
        let around = it.ancestors().take_while(|around| *around != formula);
        around
            .filter(Node::is_element)
            .all(|around| is_shown(name(around), accepted) != Some(false))
    };
    let texts = formula.descendants().filter(Node::is_text).filter(stands);
    texts.filter_map(|it| it.text()).collect()
}

impl Editor<'_, '_> {
    /// Of a paragraph that holds nothing but formulas those of the other draft,
    /// each where it differs; nothing for any other paragraph.
    pub(super) fn formulas(&self, index: usize, group: &Group<'_>) -> Option<Vec<Option<String>>> {
        let other = self.other?;
        let theirs = other.group(self.theirs(index)?)?;
        let (mine, theirs) = (
            group.formulas().collect::<Vec<_>>(),
            theirs.formulas().collect::<Vec<_>>(),
        );
        let usual = mine.iter().chain(&theirs).all(|it| is_plain(*it));
        let only = group.glyphs.is_empty() && !mine.is_empty() && mine.len() == theirs.len();
        (usual && only).then(|| {
            let pairs = mine.into_iter().zip(theirs);
            pairs
                .map(|(mine, theirs)| {
                    let same = words(mine, self.accepted) == words(theirs, other.accepted);
                    (!same).then(|| copied(theirs, other.accepted))
                })
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::redline::onto::names::has_mark_of_change;

    #[test]
    fn changes_within_a_formula_are_settled() {
        let spaces = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
            xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        for (formula, accepted, rejected) in [
            (
                "<m:r><w:ins w:id='1'><w:rPr/><m:t>2</m:t></w:ins></m:r><m:r><m:t>x</m:t></m:r>",
                "<m:r><w:rPr/><m:t>2</m:t></m:r><m:r><m:t>x</m:t></m:r>",
                "<m:r></m:r><m:r><m:t>x</m:t></m:r>",
            ),
            (
                "<w:del w:id='1'><m:r><m:t>2</m:t></m:r></w:del><w:ins w:id='2'><w:del w:id='3'><m:r><m:t>y</m:t></m:r></w:del></w:ins>",
                "",
                "<m:r><m:t>2</m:t></m:r>",
            ),
            (
                "<m:f><m:fPr><m:ctrlPr><w:del w:id='1'><w:rPr/></w:del></m:ctrlPr></m:fPr></m:f>",
                "<m:f><m:fPr><m:ctrlPr><w:rPr/></m:ctrlPr></m:fPr></m:f>",
                "<m:f><m:fPr><m:ctrlPr><w:rPr/></m:ctrlPr></m:fPr></m:f>",
            ),
        ] {
            let around = |inner: &str| format!("<m:oMath {spaces}>{inner}</m:oMath>");
            let text = around(formula);
            let tree = xml::parse(&text).unwrap();
            assert!(has_mark_of_change(tree.root_element()));
            for (is_accepted, wanted) in [(true, accepted), (false, rejected)] {
                assert_eq!(
                    settled(tree.root_element(), is_accepted),
                    around(wanted),
                    "{formula}"
                );
            }
        }
    }
}
