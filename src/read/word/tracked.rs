//! Which tracked changes stand in the text that is read.

use super::names::{Node, Space, attribute, child, name};
use crate::model::{Revision, RevisionKind};
use crate::read::Tracked;
use crate::read::words;

/// What an element tracks, if it does.
pub(super) fn kind_of(node: Node<'_>) -> Option<RevisionKind> {
    match name(node) {
        (Space::Word, "ins" | "cellIns") => Some(RevisionKind::Insertion),
        (Space::Word, "del" | "cellDel") => Some(RevisionKind::Deletion),
        (Space::Word, "moveTo") => Some(RevisionKind::MoveTo),
        (Space::Word, "moveFrom") => Some(RevisionKind::MoveFrom),
        _ => None,
    }
}

/// True when what is tracked stands in the text that is read.
pub(super) fn is_shown(kind: RevisionKind, tracked: Tracked) -> bool {
    kind.is_in_accepted() == (tracked == Tracked::Accepted)
}

/// The tracked change of an element, without words yet.
pub(super) fn revision_of(node: Node<'_>, kind: RevisionKind) -> Revision {
    words::revision(
        kind,
        attribute(node, "author").unwrap_or(""),
        attribute(node, "date").unwrap_or(""),
    )
}

/// The tracked changes among the properties of a paragraph's mark, a row or a cell.
pub(super) fn among(
    properties: Option<Node<'_>>,
) -> impl Iterator<Item = (Node<'_>, RevisionKind)> {
    properties
        .into_iter()
        .flat_map(|it| it.children())
        .filter_map(|it| Some((it, kind_of(it)?)))
}

/// How many insertions and deletions an element holds; moves count as both.
pub(super) fn count(root: Node<'_>) -> (usize, usize) {
    let (mut came, mut went) = (0, 0);
    for kind in root.descendants().filter_map(kind_of) {
        if kind.is_in_accepted() {
            came += 1;
        } else {
            went += 1;
        }
    }
    (came, went)
}

/// The properties as they were before a tracked change of them, or as they are.
pub(super) fn properties<'a>(
    node: Node<'a>,
    wanted: &str,
    changed: &str,
    tracked: Tracked,
) -> Option<Node<'a>> {
    let now = child(node, wanted)?;
    let before = child(now, changed).map(|change| child(change, wanted));
    match before {
        Some(before) if tracked == Tracked::Original => before,
        _ => Some(now),
    }
}
