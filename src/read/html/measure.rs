//! How many words, links and tables stand in each element, counted once.

use super::kinds::{Kind, kind};
use crate::read::markup::tree::{NodeId, Tree};

/// Sums over everything before a node; the difference of two is what stands between them.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    words: u32,
    linked: u32,
    links: u32,
    tables: u32,
    headings: u32,
}

/// How many words, links and tables stand in each element.
#[derive(Debug)]
pub(super) struct Measure {
    sums: Vec<Sums>,
    /// Kinds of the elements' names.
    kinds: Vec<Kind>,
}

impl Measure {
    pub(super) fn of(tree: &Tree) -> Self {
        let kinds: Vec<Kind> = tree.names().map(kind).collect();
        let mut sums = Vec::with_capacity(tree.len() + 1);
        let mut sum = Sums::default();
        let (mut link_end, mut unseen_end) = (0, 0);
        for id in 0..tree.len() {
            sums.push(sum);
            let kind = tree.name_index(id).and_then(|name| kinds.get(name));
            match kind {
                None if id < unseen_end => {}
                None => {
                    let words = tree.words(id).unwrap_or("").split_whitespace().count() as u32;
                    sum.words += words;
                    sum.linked += if id < link_end { words } else { 0 };
                }
                Some(Kind::Link) if leads_away(tree, id) => {
                    link_end = link_end.max(tree.end(id));
                    sum.links += 1;
                }
                Some(Kind::Unseen) => unseen_end = unseen_end.max(tree.end(id)),
                Some(Kind::Table) => sum.tables += 1,
                Some(Kind::Heading(_)) => sum.headings += 1,
                Some(_) => {}
            }
        }
        sums.push(sum);
        Self { sums, kinds }
    }

    /// What an element is; words are [`Kind::Inline`].
    pub(super) fn kind(&self, tree: &Tree, id: NodeId) -> Kind {
        tree.name_index(id)
            .and_then(|name| self.kinds.get(name).copied())
            .unwrap_or(Kind::Inline)
    }

    /// Words of the page.
    pub(super) fn total(&self) -> u32 {
        self.sums.last().map_or(0, |sums| sums.words)
    }

    fn inside(&self, tree: &Tree, id: NodeId, of: impl Fn(&Sums) -> u32) -> u32 {
        let at = |id: NodeId| self.sums.get(id).map_or(0, &of);
        at(tree.end(id)).saturating_sub(at(id))
    }

    /// Words inside.
    pub(super) fn words(&self, tree: &Tree, id: NodeId) -> u32 {
        self.inside(tree, id, |sums| sums.words)
    }

    /// Words inside that are the text of links to other pages.
    pub(super) fn linked(&self, tree: &Tree, id: NodeId) -> u32 {
        self.inside(tree, id, |sums| sums.linked)
    }

    /// Links to other pages inside.
    pub(super) fn links(&self, tree: &Tree, id: NodeId) -> u32 {
        self.inside(tree, id, |sums| sums.links)
    }

    /// Tables inside, the element itself not counted.
    pub(super) fn inner_tables(&self, tree: &Tree, id: NodeId) -> u32 {
        let own = u32::from(self.kind(tree, id) == Kind::Table);
        self.inside(tree, id, |sums| sums.tables)
            .saturating_sub(own)
    }

    pub(super) fn headings(&self, tree: &Tree, id: NodeId) -> u32 {
        self.inside(tree, id, |sums| sums.headings)
    }
}

/// A link to a place of the same page is part of the text.
fn leads_away(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, "href")
        .is_some_and(|href| !href.starts_with('#'))
}
