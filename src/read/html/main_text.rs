//! Which elements of a page are not part of its text.
//!
//! A page says so by landmarks (`main`, `nav`, roles). Where it does not,
//! lists of links are left out, but only those that are named as menus or
//! stand before or after everything that is a paragraph: a word too many is
//! seen by its reader, a word too few by nobody.

use rustc_hash::FxHashMap;

use super::kinds::Kind;
use super::measure::Measure;
use super::notes::Notes;
use crate::read::markup::tree::{NodeId, Tree};

/// Main text holds at least this share of a page's words; else the landmark is a shell around something.
const LEAST_SHARE_OF_WORDS: f64 = 0.5;
/// Fewer links are no menu.
const FEWEST_LINKS: u32 = 3;
/// Words of a link in a menu, on average; longer ones are titles of documents in a text.
const WORDS_OF_A_LINK: u32 = 5;
/// Words outside links that make a paragraph of the text.
const WORDS_OF_A_PARAGRAPH: u32 = 12;
/// Parts of names and classes that say "menu".
const MENU_NAMES: &[&str] = &[
    "nav",
    "menu",
    "breadcrumb",
    "sidebar",
    "toolbar",
    "social",
    "share",
    "skip",
    "cookie",
    "pager",
    "pagination",
    "topbar",
    "langs",
];

pub(super) const NAVIGATION: &str = "navigation";
const PAGE_HEADER: &str = "the page's header";
const PAGE_FOOTER: &str = "the page's footer";
const SIDE_NOTES: &str = "side notes";
const CONTENTS: &str = "the table of contents";
const MENU: &str = "lists of links";
const OUTSIDE: &str = "what stands outside the main text";
const CONTROLS: &str = "buttons and fields";

/// The elements, and words outside all of them, that are not part of the text, with what they are.
pub(super) fn left_out(
    tree: &Tree,
    measure: &Measure,
    notes: &Notes,
) -> FxHashMap<NodeId, &'static str> {
    let mut judge = Judge {
        tree,
        measure,
        notes,
        roots: Vec::new(),
        text: 0..usize::MAX,
        found: FxHashMap::default(),
    };
    judge.mark_landmarks();
    judge.roots = judge.main_roots();
    if judge.roots.is_empty() {
        judge.text = judge.running_text();
        judge.mark_menus();
    } else {
        judge.mark_outside();
    }
    judge.found
}

struct Judge<'a> {
    tree: &'a Tree,
    measure: &'a Measure,
    notes: &'a Notes,
    /// The elements that are the main text.
    roots: Vec<NodeId>,
    /// From the first paragraph to the last.
    text: std::ops::Range<NodeId>,
    found: FxHashMap<NodeId, &'static str>,
}

impl Judge<'_> {
    fn mark_landmarks(&mut self) {
        let mut at = 0;
        let mut article_end = 0;
        while at < self.tree.len() {
            let kind = self.measure.kind(self.tree, at);
            if matches!(kind, Kind::Main | Kind::Article) || self.role(at) == "main" {
                article_end = article_end.max(self.tree.end(at));
            }
            if let Some(what) = self.landmark(at, kind, at < article_end) {
                self.found.insert(at, what);
                at = self.tree.end(at);
            } else {
                at += 1;
            }
        }
    }

    /// What an element says of itself.
    fn landmark(&self, id: NodeId, kind: Kind, in_article: bool) -> Option<&'static str> {
        let role = self.role(id);
        let has_notes = || self.notes.any_within(self.tree, id);
        let title = || self.tree.attribute(id, "title").unwrap_or("");
        match (role, kind) {
            ("doc-toc" | "directory", _) => Some(CONTENTS),
            ("main" | "article" | "document" | "doc-footnote" | "doc-endnotes", _) => None,
            _ if self.is_contents(id) => Some(CONTENTS),
            ("navigation" | "menu" | "menubar" | "toolbar" | "search" | "tablist", _)
            | (_, Kind::Navigation) => Some(NAVIGATION),
            ("banner", _) => Some(PAGE_HEADER),
            ("contentinfo", _) => (!has_notes()).then_some(PAGE_FOOTER),
            ("complementary", _) | (_, Kind::Aside) => (!has_notes()).then_some(SIDE_NOTES),
            // The header of a document holds its title; that of a site holds links.
            (_, Kind::Header) if !in_article => {
                (self.measure.links(self.tree, id) > 0).then_some(PAGE_HEADER)
            }
            (_, Kind::Footer) if !in_article => (!has_notes()).then_some(PAGE_FOOTER),
            // LibreOffice writes the header and footer of its pages so.
            (_, Kind::Block) if title() == "header" => Some(PAGE_HEADER),
            (_, Kind::Block) if title() == "footer" => (!has_notes()).then_some(PAGE_FOOTER),
            (_, Kind::Control) | ("button" | "dialog" | "alertdialog", _) => Some(CONTROLS),
            _ => None,
        }
    }

    fn role(&self, id: NodeId) -> &str {
        self.tree.attribute(id, "role").unwrap_or("")
    }

    /// A block named as a table of contents that holds nothing but links to places of the page.
    fn is_contents(&self, id: NodeId) -> bool {
        let kind = self.measure.kind(self.tree, id);
        if !matches!(kind, Kind::Block | Kind::List | Kind::Navigation) {
            return false;
        }
        let name = self.tree.attribute(id, "id").unwrap_or("");
        let class = self.tree.attribute(id, "class").unwrap_or("");
        let named = [name, class].iter().any(|it| {
            it.split_whitespace().any(|word| {
                word.eq_ignore_ascii_case("toc")
                    || word.eq_ignore_ascii_case("table-of-contents")
                    || word.eq_ignore_ascii_case("contents")
            })
        }) || name.starts_with("Table of Contents");
        named
            && (id..self.tree.end(id))
                .filter(|at| self.measure.kind(self.tree, *at) == Kind::Link)
                .nth(1)
                .is_some()
            && self.measure.words(self.tree, id) < 20 * 400
    }

    /// The elements that hold the main text, when they hold enough of it.
    fn main_roots(&self) -> Vec<NodeId> {
        let outermost = |wanted: &dyn Fn(NodeId) -> bool| {
            let mut roots = Vec::new();
            let mut at = 0;
            while at < self.tree.len() {
                if self.found.contains_key(&at) {
                    at = self.tree.end(at);
                } else if wanted(at) {
                    roots.push(at);
                    at = self.tree.end(at);
                } else {
                    at += 1;
                }
            }
            roots
        };
        let mut roots = outermost(&|id| {
            self.measure.kind(self.tree, id) == Kind::Main || self.role(id) == "main"
        });
        if roots.is_empty() {
            roots = outermost(&|id| {
                self.measure.kind(self.tree, id) == Kind::Article || self.role(id) == "article"
            });
        }
        let count = |ids: &[NodeId]| -> u32 {
            ids.iter()
                .map(|id| self.measure.words(self.tree, *id))
                .sum()
        };
        let out: u32 = self
            .found
            .keys()
            .filter(|id| {
                !roots
                    .iter()
                    .any(|root| (*root..self.tree.end(*root)).contains(*id))
            })
            .map(|id| self.measure.words(self.tree, *id))
            .sum();
        let all = self.measure.total().saturating_sub(out);
        if f64::from(count(&roots)) < f64::from(all) * LEAST_SHARE_OF_WORDS {
            roots.clear();
        }
        roots
    }

    /// Marks what stands outside the main text, but not its footnotes.
    fn mark_outside(&mut self) {
        let mut at = 0;
        let mut roots = self.roots.clone().into_iter().peekable();
        while at < self.tree.len() {
            let end = self.tree.end(at);
            match roots.peek() {
                Some(root) if *root == at => {
                    roots.next();
                    at = end;
                }
                Some(root) if *root < end => at += 1,
                _ if self.found.contains_key(&at) => at = end,
                _ if self.notes.any_within(self.tree, at) => {
                    at = if self.notes.is_note(at) { end } else { at + 1 };
                }
                _ => {
                    if self.measure.kind(self.tree, at) != Kind::Unseen {
                        self.found.insert(at, OUTSIDE);
                    }
                    at = end;
                }
            }
        }
    }

    /// From the first paragraph to the last: blocks with words that are no links.
    fn running_text(&self) -> std::ops::Range<NodeId> {
        let is_paragraph = |id: &NodeId| {
            let own: u32 = self
                .tree
                .children(*id)
                .filter(|child| !self.measure.kind(self.tree, *child).is_block())
                .map(|child| {
                    self.measure
                        .words(self.tree, child)
                        .saturating_sub(self.measure.linked(self.tree, child))
                })
                .sum();
            self.measure.kind(self.tree, *id).is_block() && own >= WORDS_OF_A_PARAGRAPH
        };
        let ids = || (0..self.tree.len()).filter(|id| self.tree.words(*id).is_none());
        let first = ids().find(is_paragraph);
        let last = ids().rev().find(is_paragraph);
        match (first, last) {
            (Some(first), Some(last)) => first..self.tree.end(last),
            _ => 0..usize::MAX,
        }
    }

    fn mark_menus(&mut self) {
        let mut at = 0;
        while at < self.tree.len() {
            if self.found.contains_key(&at) {
                at = self.tree.end(at);
            } else if self.is_menu(at) {
                self.found.insert(at, MENU);
                at = self.tree.end(at);
            } else {
                at += 1;
            }
        }
    }

    fn is_menu(&self, id: NodeId) -> bool {
        let kind = self.measure.kind(self.tree, id);
        if !matches!(kind, Kind::Block | Kind::List | Kind::Table | Kind::Cell) {
            return false;
        }
        let words = self.measure.words(self.tree, id);
        let links = self.measure.links(self.tree, id);
        let linked = self.measure.linked(self.tree, id);
        if links < FEWEST_LINKS
            || linked * 10 < words * 8
            || words > links * WORDS_OF_A_LINK
            || self.measure.headings(self.tree, id) > 0
        {
            return false;
        }
        let end = self.tree.end(id);
        end <= self.text.start || id >= self.text.end || self.is_named_menu(id)
    }

    fn is_named_menu(&self, id: NodeId) -> bool {
        let names = ["id", "class"].map(|name| self.tree.attribute(id, name).unwrap_or(""));
        names.iter().any(|name| {
            let name = name.to_ascii_lowercase();
            MENU_NAMES.iter().any(|menu| name.contains(menu))
        })
    }
}
