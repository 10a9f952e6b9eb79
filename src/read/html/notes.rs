//! Footnotes: a mark that links to a note, and the note that links back.
//!
//! Word, `LibreOffice`, pandoc, wikis and publication offices all write
//! footnotes as links within the page, each under other names; the links
//! themselves are what they share.

use rustc_hash::{FxHashMap, FxHashSet};

use super::kinds::Kind;
use super::measure::Measure;
use crate::read::markup::tree::{NodeId, Tree};

/// Characters of a mark: `12`, `***`, `[3]`, `(iv)`.
const LONGEST_MARK: usize = 6;
/// Elements around a mark that may carry the name that its note links back to.
const AROUND_A_MARK: usize = 3;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Elements that are a mark in the text, with the mark.
    marks: FxHashMap<NodeId, String>,
    /// Elements that are a note, with its mark.
    texts: FxHashMap<NodeId, String>,
    /// Links from a note back to its mark.
    back: FxHashSet<NodeId>,
    /// The notes in order.
    order: Vec<NodeId>,
}

impl Notes {
    /// The mark that an element is.
    pub(super) fn mark(&self, id: NodeId) -> Option<&str> {
        self.marks.get(&id).map(String::as_str)
    }

    /// The mark of the note that an element is.
    pub(super) fn note(&self, id: NodeId) -> Option<&str> {
        self.texts.get(&id).map(String::as_str)
    }

    pub(super) fn is_note(&self, id: NodeId) -> bool {
        self.texts.contains_key(&id)
    }

    /// True for a link from a note back to its mark.
    pub(super) fn is_back_link(&self, id: NodeId) -> bool {
        self.back.contains(&id)
    }

    /// True when a note stands in an element, or is it.
    pub(super) fn any_within(&self, tree: &Tree, id: NodeId) -> bool {
        let first = self.order.partition_point(|note| *note < id);
        self.order
            .get(first)
            .is_some_and(|note| *note < tree.end(id))
    }

    /// Finds the footnotes of a page.
    pub(super) fn find(tree: &Tree, measure: &Measure) -> Self {
        let (targets, links) = targets_and_links(tree, measure);
        if links.is_empty() {
            return Self::default();
        }
        let mut candidates: Vec<Candidate> = links
            .iter()
            .filter_map(|(link, target)| {
                let target = *targets.get(target.as_str())?;
                Candidate::of(tree, measure, *link, target)
            })
            .collect();
        candidates.sort_by_key(|it| it.link);
        let pointed_at = Pointed::new(&candidates);
        let mut notes = Self::default();
        let by_link: FxHashMap<NodeId, NodeId> = links
            .iter()
            .filter_map(|(link, target)| Some((*link, *targets.get(target.as_str())?)))
            .collect();
        let mut link_ids: Vec<NodeId> = by_link.keys().copied().collect();
        link_ids.sort_unstable();
        for candidate in &candidates {
            let Some(note) = candidate.note(tree, measure, &pointed_at) else {
                continue;
            };
            let end = tree.end(note);
            let first = link_ids.partition_point(|link| *link < note);
            let back: Vec<NodeId> = link_ids
                .iter()
                .skip(first)
                .take_while(|link| **link < end)
                .filter(|link| {
                    by_link
                        .get(link)
                        .is_some_and(|it| candidate.is_named_by(tree, *it))
                })
                .copied()
                .collect();
            if back.is_empty() && !candidate.says_so {
                continue;
            }
            notes.back.extend(back);
            notes.marks.insert(candidate.shown, candidate.mark.clone());
            notes
                .texts
                .entry(note)
                .or_insert_with(|| candidate.mark.clone());
        }
        notes.order = notes.texts.keys().copied().collect();
        notes.order.sort_unstable();
        notes
    }
}

/// A link with the name that it leads to.
type Links = Vec<(NodeId, String)>;

/// The elements that can be linked to, by name, and the links within the page.
fn targets_and_links<'a>(tree: &'a Tree, measure: &Measure) -> (FxHashMap<&'a str, NodeId>, Links) {
    let mut targets = FxHashMap::default();
    let mut links = Vec::new();
    for id in 0..tree.len() {
        let is_link = measure.kind(tree, id) == Kind::Link;
        for (name, value) in tree.attributes(id) {
            match name {
                "id" => {
                    targets.entry(value).or_insert(id);
                }
                "name" if is_link => {
                    targets.entry(value).or_insert(id);
                }
                "href" if is_link => {
                    // A saved page may spell its own address out.
                    if let Some((_, place)) = value.rsplit_once('#')
                        && !place.is_empty()
                    {
                        links.push((id, place.to_owned()));
                    }
                }
                _ => {}
            }
        }
    }
    (targets, links)
}

/// A link that may be a footnote's mark.
#[derive(Debug)]
struct Candidate {
    link: NodeId,
    /// The element that shows the mark: the link, or the `sup` around it.
    shown: NodeId,
    target: NodeId,
    mark: String,
    /// It is raised, or named as a footnote's mark.
    says_so: bool,
}

impl Candidate {
    fn of(tree: &Tree, measure: &Measure, link: NodeId, target: NodeId) -> Option<Self> {
        if target <= link {
            return None;
        }
        let raised_around = tree
            .ancestors(link)
            .take(AROUND_A_MARK)
            .find(|id| measure.kind(tree, *id) == Kind::Raised && mark_of(tree, *id).is_some());
        let raised_inside =
            || (link..tree.end(link)).any(|id| measure.kind(tree, id) == Kind::Raised);
        let named = || {
            [link, tree.parent(link)].iter().any(|id| {
                ["class", "role", "type", "rel", "style"]
                    .iter()
                    .filter_map(|name| tree.attribute(*id, name))
                    .any(|value| {
                        let value = value.to_ascii_lowercase();
                        ["footnote", "noteref", "endnote", "fnref", "note-tag"]
                            .iter()
                            .any(|word| value.contains(word))
                    })
            })
        };
        let shown = raised_around.unwrap_or(link);
        let mark = mark_of(tree, shown)?;
        let says_so = raised_around.is_some() || raised_inside() || named();
        // A letter may be the name of a paragraph: only a raised one is a mark.
        let letters = mark.chars().any(char::is_alphabetic);
        (says_so || !letters).then_some(Self {
            link,
            shown,
            target,
            mark,
            says_so,
        })
    }

    /// The element that holds the whole note.
    fn note(&self, tree: &Tree, measure: &Measure, pointed: &Pointed) -> Option<NodeId> {
        let is_block = |id: NodeId| {
            let kind = measure.kind(tree, id);
            kind.is_block() && !matches!(kind, Kind::Row | Kind::Table)
        };
        let mut note = if is_block(self.target) && measure.words(tree, self.target) > 0 {
            self.target
        } else {
            tree.ancestors(self.target).find(|id| is_block(*id))?
        };
        // A note of several paragraphs has an element with a name around them.
        loop {
            let around = tree.parent(note);
            let holds_one = around < note
                && matches!(
                    measure.kind(tree, around),
                    Kind::Block | Kind::Item | Kind::Aside
                )
                && tree.attribute(around, "id").is_some()
                && !matches!(tree.name(around), "body" | "html" | "section")
                && pointed.targets_within(tree, around) == 1
                && !pointed.any_mark_within(tree, around);
            if !holds_one {
                break;
            }
            note = around;
        }
        let apart = self.link < note && !pointed.any_mark_within(tree, note);
        let holds_one = pointed.targets_within(tree, note) <= 1;
        (apart && holds_one && measure.words(tree, note) > 0).then_some(note)
    }

    /// True when a link's target is this mark, or an element close around it.
    fn is_named_by(&self, tree: &Tree, target: NodeId) -> bool {
        target == self.link
            || (self.link..tree.end(self.link)).contains(&target)
            || tree
                .ancestors(self.link)
                .take(AROUND_A_MARK)
                .any(|around| around == target)
    }
}

/// Where marks and what they point at stand, in order.
struct Pointed {
    targets: Vec<NodeId>,
    marks: Vec<NodeId>,
}

impl Pointed {
    fn new(candidates: &[Candidate]) -> Self {
        let mut targets: Vec<NodeId> = candidates.iter().map(|it| it.target).collect();
        targets.sort_unstable();
        targets.dedup();
        let marks = candidates.iter().map(|it| it.link).collect();
        Self { targets, marks }
    }

    fn targets_within(&self, tree: &Tree, id: NodeId) -> usize {
        count_within(&self.targets, tree, id)
    }

    fn any_mark_within(&self, tree: &Tree, id: NodeId) -> bool {
        count_within(&self.marks, tree, id) > 0
    }
}

fn count_within(sorted: &[NodeId], tree: &Tree, id: NodeId) -> usize {
    let end = tree.end(id);
    sorted.partition_point(|it| *it < end) - sorted.partition_point(|it| *it < id)
}

/// The mark that an element shows: `1` of `[1]`, `*`.
fn mark_of(tree: &Tree, id: NodeId) -> Option<String> {
    // More nodes hold more than a mark.
    if tree.end(id) - id > 2 * LONGEST_MARK {
        return None;
    }
    let words = tree.all_words(id);
    let mark = words.trim_matches(|it: char| {
        it.is_whitespace() || matches!(it, '[' | ']' | '(' | ')' | '^' | '.' | '{' | '}')
    });
    let digits = mark.chars().all(|it| it.is_ascii_digit()) && mark.len() <= 3;
    let signs =
        mark.chars().all(|it| matches!(it, '*' | '†' | '‡' | '§')) && mark.len() <= LONGEST_MARK;
    let letters = mark.chars().all(|it| it.is_ascii_lowercase()) && mark.len() <= 4;
    (!mark.is_empty() && (digits || signs || letters)).then(|| mark.to_owned())
}
