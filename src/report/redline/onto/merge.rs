//! Cells that are merged with those above or below them, and that this came or went (`w:cellMerge`).

use std::ops::Range;

use super::names::{Node, attribute, child, closing, name, opening, source};

/// How a cell is merged with its neighbours above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// It covers those below.
    First,
    /// It is covered by one above.
    Covered,
}

/// XML for a range of bytes.
type Piece = (Range<usize>, String);

impl Merge {
    const fn tracked(self) -> &'static str {
        match self {
            Self::First => "rest",
            Self::Covered => "cont",
        }
    }

    const fn value(self) -> &'static str {
        match self {
            Self::First => "restart",
            Self::Covered => "continue",
        }
    }

    fn of_value(value: &str) -> Option<Self> {
        match value {
            "restart" | "rest" => Some(Self::First),
            "continue" | "cont" => Some(Self::Covered),
            _ => None,
        }
    }
}

/// How a cell of a file is merged, as its own tracked changes are read.
pub(super) fn of(cell: Node<'_>, accepted: bool) -> Option<Merge> {
    let properties = child(cell, "tcPr")?;
    if let Some(tracked) = child(properties, "cellMerge") {
        return of_tracked(tracked, accepted);
    }
    let merge = child(properties, "vMerge")?;
    Merge::of_value(attribute(merge, "val").unwrap_or("continue"))
}

fn of_tracked(tracked: Node<'_>, accepted: bool) -> Option<Merge> {
    let wanted = if accepted { "vMerge" } else { "vMergeOrig" };
    attribute(tracked, wanted).and_then(Merge::of_value)
}

/// Writes how a cell is merged in the new draft and was in the old one; what the file itself tracks of it goes.
pub(super) fn tracked(
    cell: Node<'_>,
    attributes: &str,
    (new, old): (Option<Merge>, Option<Merge>),
) -> Vec<Piece> {
    let attribute = |name: &str, merge: Option<Merge>| {
        merge.map_or_else(String::new, |it| format!(" w:{name}=\"{}\"", it.tracked()))
    };
    let mark = format!(
        "<w:cellMerge {attributes}{}{}/>",
        attribute("vMerge", new),
        attribute("vMergeOrig", old)
    );
    let Some(properties) = child(cell, "tcPr") else {
        let at = cell.range().start + opening(cell).len();
        return vec![(at..at, format!("<w:tcPr>{mark}</w:tcPr>"))];
    };
    if source(properties).ends_with("/>") {
        return vec![(properties.range(), format!("<w:tcPr>{mark}</w:tcPr>"))];
    }
    if let Some(own) = child(properties, "cellMerge") {
        return vec![(own.range(), mark)];
    }
    let end = properties.range().end - closing(opening(properties)).len();
    let at = child(properties, "tcPrChange").map_or(end, |it| it.range().start);
    let merged = child(properties, "vMerge").map(|it| (it.range(), String::new()));
    merged.into_iter().chain([(at..at, mark)]).collect()
}

/// Settles a tracked merge of the file: the cell is merged, or it is not.
pub(super) fn settled(tracked: Node<'_>, accepted: bool) -> Vec<Piece> {
    let gone = (tracked.range(), String::new());
    let properties = tracked.parent();
    // What a cell's properties were goes whole.
    let is_now = properties.and_then(|it| it.parent()).map(name) == Some("tc");
    let merge = of_tracked(tracked, accepted).filter(|_| is_now);
    let Some((merge, properties)) = merge.zip(properties) else {
        return vec![gone];
    };
    let is_before = |it: &Node<'_>| {
        matches!(
            name(*it),
            "cnfStyle" | "tcW" | "gridSpan" | "hMerge" | "vMerge"
        )
    };
    let mut behind = properties.children().filter(Node::is_element);
    let at = behind.find(|it| !is_before(it));
    let at = at.map_or(tracked.range().start, |it| it.range().start);
    let merged = format!("<w:vMerge w:val=\"{}\"/>", merge.value());
    vec![(at..at, merged), gone]
}
