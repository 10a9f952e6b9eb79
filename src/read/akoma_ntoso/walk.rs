//! From the tree of a legislative text to blocks.

use rustc_hash::FxHashMap;

use super::kinds::{Kind, kind};
use super::level::{Levels, What};
use crate::model::{Block, BlockKind, Draft, Furniture, FurnitureKind, RevisionKind, Unit};
use crate::read::markup::left_out::{LeftOut, Pictures};
use crate::read::markup::table::{Cell, Table};
use crate::read::markup::tracked::{self, Change};
use crate::read::markup::tree::{NodeId, Tree};
use crate::read::markup::words::{Piece, Words};
use crate::read::source::Source;
use crate::read::words::tracked_changes;
use crate::read::{Options, Tracked};

mod blocks;
mod enter;
mod leave;

/// Makes the blocks of a legislative text.
pub(super) fn read(tree: &Tree, source: &Source<'_>, options: &Options, draft: &mut Draft) {
    let kinds: Vec<Kind> = tree.names().map(kind).collect();
    let mut walk = Walk {
        tree,
        source,
        kinds: &kinds,
        tracked: options.tracked,
        words: Words::default(),
        levels: Levels::default(),
        gathering: 0,
        quoted: 0,
        cells: 0,
        heads: 0,
        tables: Vec::new(),
        interrupted: Vec::new(),
        note_marks: Vec::new(),
        marks: FxHashMap::default(),
        notes_seen: 0,
        opening_quote: None,
        title: None,
        title_found: false,
        blocks: Vec::new(),
        notes: Vec::new(),
        furniture: Vec::new(),
        left_out: LeftOut::default(),
        pictures: Pictures::default(),
        came: 0,
        went: 0,
    };
    walk.run();
    walk.finish(draft);
}

struct Walk<'a> {
    tree: &'a Tree,
    source: &'a Source<'a>,
    kinds: &'a [Kind],
    tracked: Tracked,
    words: Words,
    levels: Levels,
    /// Numbers, headings and notes that are open: inside them nothing is a block of its own.
    gathering: usize,
    /// Texts of other laws that are open: their units are no units of this one.
    quoted: usize,
    cells: usize,
    heads: usize,
    tables: Vec<Table>,
    /// Words of the paragraphs that open notes stand in.
    interrupted: Vec<Words>,
    /// Marks of the open notes.
    note_marks: Vec<String>,
    /// Marks of notes that stand elsewhere, by the notes' names.
    marks: FxHashMap<String, String>,
    notes_seen: usize,
    /// A quotation mark that stands before the next word.
    opening_quote: Option<String>,
    /// The words that the paragraph names as the document's title.
    title: Option<String>,
    title_found: bool,
    blocks: Vec<Block>,
    notes: Vec<Block>,
    furniture: Vec<Furniture>,
    left_out: LeftOut,
    pictures: Pictures,
    /// Tracked changes that put words in, and those that took words out.
    came: usize,
    went: usize,
}

/// An element that is open, with what its end undoes.
#[allow(clippy::struct_excessive_bools)] // independent facts, each undone by itself
#[derive(Debug)]
struct Open {
    id: NodeId,
    end: NodeId,
    kind: Kind,
    emphasised: bool,
    tracked: bool,
    raised: bool,
    level: bool,
    gathers: bool,
    /// Words stand right inside it: what else stands there is part of a sentence.
    mixed: bool,
    /// Where its words begin in those of the paragraph.
    start: usize,
}

impl Walk<'_> {
    fn run(&mut self) {
        let mut open: Vec<Open> = Vec::new();
        let mut at = 0;
        while at < self.tree.len() {
            while open.last().is_some_and(|it| it.end <= at) {
                if let Some(last) = open.pop() {
                    self.leave(&last);
                }
            }
            if let Some(words) = self.tree.words(at) {
                self.text(at, words);
                at += 1;
                continue;
            }
            match self.enter(at, open.last()) {
                Some(element) => {
                    open.push(element);
                    at += 1;
                }
                None => at = self.tree.end(at),
            }
        }
        while let Some(last) = open.pop() {
            self.leave(&last);
        }
        self.flush();
    }

    fn text(&mut self, id: NodeId, words: &str) {
        let offset = self.tree.offset(id);
        if !words.trim().is_empty()
            && let Some(quote) = self.opening_quote.take()
        {
            self.words.push_as_is(&quote, offset);
        }
        self.words.push(words, offset);
    }

    fn kind(&self, id: NodeId) -> Kind {
        self.tree
            .name_index(id)
            .and_then(|name| self.kinds.get(name).copied())
            .unwrap_or(Kind::Inline)
    }

    fn furnish(&mut self, kind: FurnitureKind, text: &str, id: NodeId) {
        self.furniture.push(Furniture {
            kind,
            text: text.trim().into(),
            line: self.source.line_at(self.tree.offset(id)),
        });
    }

    fn finish(mut self, draft: &mut Draft) {
        draft.warnings.extend(self.left_out.warning());
        draft.warnings.extend(self.pictures.warning());
        tracked_changes(self.came, self.went, self.tracked, draft);
        draft.blocks.append(&mut self.blocks);
        draft.blocks.append(&mut self.notes);
        draft.furniture.append(&mut self.furniture);
        draft.furniture.sort_by_key(|piece| piece.line);
    }
}
