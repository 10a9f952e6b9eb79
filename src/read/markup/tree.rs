//! Elements and words in the order of the source.
//!
//! The nodes stand in one list, each with the end of what is inside it, so
//! that walking, skipping and dropping need no recursion, however deeply
//! elements are nested.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::read::source::push_harmless;

/// Most nodes of one file: more than fifty megabytes of markup, and a bound on memory.
const MOST_NODES: usize = 2_000_000;
/// Most elements within each other; what is nested deeper is read at this depth, as browsers do.
const MOST_LEVELS: usize = 512;

/// Index of a node in its tree.
pub(in crate::read) type NodeId = usize;

/// Elements and words in the order of the source.
#[derive(Debug, Default)]
pub(in crate::read) struct Tree {
    nodes: Vec<Node>,
    /// All words and attribute values, one after the other.
    text: String,
    names: Vec<Box<str>>,
    attributes: Vec<(u32, Range<u32>)>,
    /// Elements that stood deeper than the tree goes; their words are kept.
    pub(in crate::read) flattened: usize,
}

#[derive(Debug)]
struct Node {
    /// Index of its name; none for words.
    name: Option<u32>,
    parent: u32,
    /// The first node behind everything inside it.
    end: u32,
    /// Where it begins in the source, in bytes.
    at: u32,
    /// Words: a range of the text. Element: a range of the attributes.
    value: Range<u32>,
}

impl Tree {
    /// Number of nodes.
    pub(in crate::read) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The names that occur, each once; [`Tree::name_index`] points into them.
    pub(in crate::read) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(AsRef::as_ref)
    }

    /// Index of an element's name; nothing for words.
    pub(in crate::read) fn name_index(&self, id: NodeId) -> Option<usize> {
        self.nodes.get(id)?.name.map(|name| name as usize)
    }

    /// Lower-case name of an element without its prefix; empty for words.
    pub(in crate::read) fn name(&self, id: NodeId) -> &str {
        self.name_index(id)
            .and_then(|name| self.names.get(name))
            .map_or("", AsRef::as_ref)
    }

    /// The element around a node; the first node, which holds all, stands in itself.
    pub(in crate::read) fn parent(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(0, |node| node.parent as usize)
    }

    /// The elements around a node, the innermost first.
    pub(in crate::read) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |at| {
            let parent = self.parent(*at);
            (parent < *at).then_some(parent)
        })
        .skip(1)
    }

    /// The first node behind everything inside this one.
    pub(in crate::read) fn end(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(id + 1, |node| node.end as usize)
    }

    /// Where a node begins in the source, in bytes.
    pub(in crate::read) fn offset(&self, id: NodeId) -> usize {
        self.nodes.get(id).map_or(0, |node| node.at as usize)
    }

    /// The words of a node that holds words itself; nothing for an element.
    pub(in crate::read) fn words(&self, id: NodeId) -> Option<&str> {
        let node = self.nodes.get(id)?;
        match node.name {
            None => self.slice(&node.value),
            Some(_) => None,
        }
    }

    /// The value of an attribute of an element.
    pub(in crate::read) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes(id)
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// The attributes of an element, their names in lower case and without prefix.
    pub(in crate::read) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let range = match self.nodes.get(id) {
            Some(node) if node.name.is_some() => node.value.start as usize..node.value.end as usize,
            _ => 0..0,
        };
        let list = self.attributes.get(range).unwrap_or_default();
        list.iter().filter_map(|(name, value)| {
            Some((self.names.get(*name as usize)?.as_ref(), self.slice(value)?))
        })
    }

    /// The elements and words right inside a node.
    pub(in crate::read) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(id);
        let first = Some(id + 1).filter(|first| *first < end);
        std::iter::successors(first, move |at| {
            Some(self.end(*at)).filter(|next| *next < end)
        })
    }

    /// All words inside a node, joined as they stand.
    pub(in crate::read) fn all_words(&self, id: NodeId) -> String {
        (id..self.end(id)).filter_map(|at| self.words(at)).collect()
    }

    fn slice(&self, range: &Range<u32>) -> Option<&str> {
        self.text.get(range.start as usize..range.end as usize)
    }
}

/// Builds a tree from the events of a parser; everything stands in one nameless element.
#[derive(Debug)]
pub(in crate::read) struct Builder {
    tree: Tree,
    known: FxHashMap<Box<str>, u32>,
    open: Vec<u32>,
    /// Elements that were opened below the deepest level.
    too_deep: usize,
    /// The file has more nodes than any text.
    pub(in crate::read) full: bool,
}

impl Default for Builder {
    fn default() -> Self {
        let mut builder = Self {
            tree: Tree::default(),
            known: FxHashMap::default(),
            open: Vec::new(),
            too_deep: 0,
            full: false,
        };
        builder.open("", 0);
        builder
    }
}

impl Builder {
    /// Opens an element.
    pub(in crate::read) fn open(&mut self, name: &str, at: usize) {
        if self.open.len() > MOST_LEVELS {
            self.too_deep += 1;
            self.tree.flattened += 1;
            return;
        }
        let attributes = self.tree.attributes.len() as u32;
        let name = self.intern(name);
        if let Some(id) = self.add(Some(name), at, attributes..attributes) {
            self.open.push(id);
        }
    }

    /// Adds an attribute to the element that was just opened; of two with one name the first counts.
    pub(in crate::read) fn attribute(&mut self, name: &str, value: &str) {
        let (Some(&id), 0) = (self.open.last(), self.too_deep) else {
            return;
        };
        if id as usize + 1 != self.tree.nodes.len() {
            return;
        }
        let name = self.intern(name);
        let value = self.store(value);
        self.tree.attributes.push((name, value));
        if let Some(node) = self.tree.nodes.get_mut(id as usize) {
            node.value.end += 1;
        }
    }

    /// Gives the attribute that was just added its value, unless it has one.
    pub(in crate::read) fn set_last_attribute(&mut self, value: &str) {
        let value = self.store(value);
        if self.too_deep == 0
            && let Some((_, last)) = self.tree.attributes.last_mut()
            && last.start == last.end
        {
            *last = value;
        }
    }

    /// Adds words to the innermost open element.
    pub(in crate::read) fn words(&mut self, words: &str, at: usize) {
        let value = self.store(words);
        // Words that only an entity divides are one piece.
        let parent = self.parent();
        if let Some(last) = self.tree.nodes.last_mut()
            && last.name.is_none()
            && last.parent == parent
            && last.value.end == value.start
        {
            last.value.end = value.end;
            return;
        }
        self.add(None, at, value);
    }

    /// Closes the innermost open element.
    pub(in crate::read) fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if self.open.len() > 1
            && let Some(id) = self.open.pop()
        {
            self.end_at(id);
        }
    }

    /// Closes open elements until this many are left.
    pub(in crate::read) fn close_to(&mut self, levels: usize) {
        self.too_deep = 0;
        while self.open.len() > levels.max(1) {
            self.close();
        }
    }

    /// True while elements are open that stand deeper than the tree goes.
    pub(in crate::read) fn is_too_deep(&self) -> bool {
        self.too_deep > 0
    }

    /// Names of the open elements, the innermost first, each with what [`Builder::close_to`] needs to close it.
    pub(in crate::read) fn open_names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.open
            .iter()
            .enumerate()
            .skip(1)
            .rev()
            .map(|(level, id)| (level, self.tree.name(*id as usize)))
    }

    /// The finished tree; what is still open ends here.
    pub(in crate::read) fn finish(mut self) -> Tree {
        self.close_to(1);
        self.end_at(0);
        self.tree
    }

    fn end_at(&mut self, id: u32) {
        let end = self.tree.nodes.len() as u32;
        if let Some(node) = self.tree.nodes.get_mut(id as usize) {
            node.end = end;
        }
    }

    fn parent(&self) -> u32 {
        self.open.last().copied().unwrap_or(0)
    }

    fn add(&mut self, name: Option<u32>, at: usize, value: Range<u32>) -> Option<u32> {
        if self.tree.nodes.len() >= MOST_NODES {
            self.full = true;
            return None;
        }
        let id = self.tree.nodes.len() as u32;
        self.tree.nodes.push(Node {
            name,
            parent: self.parent(),
            end: id + 1,
            at: at as u32,
            value,
        });
        Some(id)
    }

    fn intern(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.known.get(name) {
            return known;
        }
        let index = self.tree.names.len() as u32;
        self.tree.names.push(name.into());
        self.known.insert(name.into(), index);
        index
    }

    fn store(&mut self, words: &str) -> Range<u32> {
        let start = self.tree.text.len() as u32;
        push_harmless(&mut self.tree.text, words);
        start..self.tree.text.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_walked_without_recursion() {
        let mut builder = Builder::default();
        for _ in 0..MOST_LEVELS * 3 {
            builder.open("div", 0);
        }
        builder.words("deep", 7);
        builder.words(" down", 9);
        builder.close();
        builder.words("!", 12);
        let tree = builder.finish();
        assert_eq!(tree.len(), MOST_LEVELS + 2);
        assert_eq!(tree.all_words(0), "deep down!");
        assert_eq!(tree.ancestors(tree.len() - 1).count(), MOST_LEVELS + 1);
        assert_eq!(tree.flattened, 2 * MOST_LEVELS);
    }

    #[test]
    fn attributes_and_children() {
        let mut builder = Builder::default();
        builder.open("ol", 0);
        builder.attribute("start", "3");
        builder.attribute("start", "4");
        builder.open("li", 5);
        builder.words("one", 9);
        builder.close();
        builder.open("li", 20);
        builder.close();
        let tree = builder.finish();
        assert_eq!(tree.attribute(1, "start"), Some("3"));
        assert_eq!(tree.attribute(2, "start"), None);
        assert_eq!(tree.children(1).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(tree.words(3), Some("one"));
    }
}
