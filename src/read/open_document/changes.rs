//! Tracked changes: what was put in stands in the text, what was deleted stands apart.

use rustc_hash::FxHashMap;

use super::names::{Node, attribute, child, name};
use crate::model::{Revision, RevisionKind};
use crate::read::words;

/// The tracked changes of a document, by their names.
#[derive(Debug, Default)]
pub(super) struct Changes<'a>(FxHashMap<&'a str, Change<'a>>);

/// One tracked change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) kind: RevisionKind,
    author: &'a str,
    date: &'a str,
    /// What was deleted.
    pub(super) content: Node<'a>,
}

impl<'a> Changes<'a> {
    /// Reads the list of changes at the beginning of the text.
    pub(super) fn read(text: Node<'a>) -> Self {
        let mut changes = Self::default();
        let Some(list) = child(text, ("text", "tracked-changes")) else {
            return changes;
        };
        for region in list.children().filter(Node::is_element) {
            // Older files name a region without the prefix of XML; both are the same name.
            let (Some(id), Some(change)) = (
                attribute(region, "id"),
                region.children().find_map(Change::read),
            ) else {
                continue;
            };
            changes.0.insert(id, change);
        }
        changes
    }

    /// The change that a place in the text refers to.
    pub(super) fn at(&self, place: Node<'_>) -> Option<Change<'a>> {
        self.0.get(attribute(place, "change-id")?).copied()
    }

    /// How many insertions and deletions there are.
    pub(super) fn count(&self) -> (usize, usize) {
        let came = self
            .0
            .values()
            .filter(|change| change.kind.is_in_accepted())
            .count();
        (came, self.0.len() - came)
    }
}

impl<'a> Change<'a> {
    fn read(node: Node<'a>) -> Option<Self> {
        let kind = match name(node) {
            ("text", "insertion") => RevisionKind::Insertion,
            ("text", "deletion") => RevisionKind::Deletion,
            _ => return None,
        };
        let info = child(node, ("office", "change-info"));
        let said = |wanted: &str| {
            info.into_iter()
                .flat_map(|it| it.children())
                .find(|it| it.tag_name().name() == wanted)
                .and_then(|it| it.text())
                .unwrap_or("")
        };
        Some(Self {
            kind,
            author: said("creator"),
            date: said("date"),
            content: node,
        })
    }

    /// The change without words yet.
    pub(super) fn revision(&self) -> Revision {
        words::revision(self.kind, self.author, self.date)
    }
}
