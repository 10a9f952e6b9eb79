//! From the tree of a page to blocks.

use rustc_hash::FxHashMap;

use super::css::{Sheet, Style, is_emphasis};
use super::kinds::Kind;
use super::layout::{self, Shape};
use super::list::Numbering;
use super::main_text;
use super::measure::Measure;
use super::notes::Notes;
use super::preformatted;
use crate::model::{Block, BlockKind, Draft, Furniture, FurnitureKind, RevisionKind};
use crate::read::list::Lists;
use crate::read::markup::left_out::{LeftOut, Pictures};
use crate::read::markup::table::{Cell, Table};
use crate::read::markup::tracked::{self, Change};
use crate::read::markup::tree::{NodeId, Tree};
use crate::read::markup::words::{Piece, Words};
use crate::read::source::Source;
use crate::read::words::tracked_changes;
use crate::read::{Options, Tracked};

mod breaks;
mod enter;
mod leave;

/// Columns that a quotation is set in by.
const QUOTATION: usize = 4;

/// Makes the blocks of a page.
pub(super) fn read(tree: &Tree, source: &Source<'_>, options: &Options, draft: &mut Draft) {
    let measure = Measure::of(tree);
    let notes = Notes::find(tree, &measure);
    let out = main_text::left_out(tree, &measure, &notes);
    let sheet = Sheet::of(tree);
    let mut walk = Walk {
        tree,
        source,
        measure: &measure,
        notes: &notes,
        out: &out,
        sheet: &sheet,
        tracked: options.tracked,
        words: Words::default(),
        lists: Lists::default(),
        numberings: Vec::new(),
        tables: Vec::new(),
        cells: 0,
        heads: 0,
        heading: None,
        note: None,
        preformatted: 0,
        quotations: 0,
        indent: 0,
        word_item: None,
        label_cell: None,
        skip_to: None,
        blocks: Vec::new(),
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
    measure: &'a Measure,
    notes: &'a Notes,
    out: &'a FxHashMap<NodeId, &'static str>,
    sheet: &'a Sheet,
    tracked: Tracked,
    words: Words,
    lists: Lists,
    numberings: Vec<Numbering>,
    tables: Vec<Table>,
    /// Cells of data that are open within each other: inside them nothing is a block of its own.
    cells: usize,
    heads: usize,
    heading: Option<usize>,
    /// Mark of the footnote that is open.
    note: Option<String>,
    preformatted: usize,
    quotations: usize,
    /// Indent of the block that is open.
    indent: usize,
    word_item: Option<WordItem>,
    /// The cell whose words are the label of its row.
    label_cell: Option<NodeId>,
    /// What stands before this node was read already.
    skip_to: Option<NodeId>,
    blocks: Vec<Block>,
    furniture: Vec<Furniture>,
    left_out: LeftOut,
    pictures: Pictures,
    /// Tracked changes that put words in, and those that took words out.
    came: usize,
    went: usize,
}

/// An item of one of Word's lists: a paragraph with its number printed in it.
#[derive(Debug, Clone, Default)]
struct WordItem {
    level: usize,
    label: Option<String>,
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
    preformatted: bool,
    note: bool,
    /// It began an item of a list.
    item: bool,
    /// Indent of the block around it.
    indent: usize,
    shape: Option<Shape>,
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
            let end = self.tree.end(at);
            let table = open.iter().rev().find_map(|it| it.shape);
            match self.enter(at, table) {
                Some(element) => {
                    open.push(element);
                    at = self.skip_to.take().unwrap_or(at + 1);
                }
                None => at = end,
            }
        }
        while let Some(last) = open.pop() {
            self.leave(&last);
        }
        self.flush();
    }

    fn text(&mut self, id: NodeId, words: &str) {
        let offset = self.tree.offset(id);
        if let Some(what) = self.out.get(&id) {
            self.left_out.add(what, words);
        } else if self.preformatted > 0 {
            self.words.push_as_is(words, offset);
        } else {
            self.words.push(words, offset);
        }
    }

    /// Ends the paragraph that is open; inside a cell only its line.
    fn flush(&mut self) {
        if self.cells > 0 {
            self.flush_line();
            return;
        }
        if self.preformatted > 0 {
            self.preformatted_blocks();
            return;
        }
        if let Some(piece) = self.words.take() {
            self.make(piece);
        }
    }

    fn make(&mut self, piece: Piece) {
        if let Some(mark) = self.note.clone() {
            self.note_block(mark, piece);
            return;
        }
        let place = self.lists.claim();
        for (label, depth, span) in place.wordless {
            self.wordless(&label, depth, span.start);
        }
        let mut block = block_of(piece);
        block.list_depth = place.depth;
        block.label = place.label;
        block.continues_item = place.depth > 0 && !place.first;
        if let Some(level) = self.heading {
            block.kind = BlockKind::Heading(level);
        } else if let Some(item) = self.word_item.take() {
            block.kind = BlockKind::ListItem;
            block.list_depth = item.level;
            block.label = item.label;
            block.continues_item = false;
        } else if place.first && place.depth > 0 {
            block.kind = BlockKind::ListItem;
        }
        if block.list_depth == 0 {
            block.indent = self.indent.max(self.quotations * QUOTATION);
        }
        self.place(block);
    }

    /// A number without words of its own is text: the normaliser sees what it belongs to.
    fn wordless(&mut self, label: &str, depth: usize, at: usize) {
        self.place(Block {
            text: label.into(),
            list_depth: depth,
            span: at..at + 1,
            soft_breaks: true,
            ..Block::default()
        });
    }

    /// Later paragraphs of a footnote go on with its first.
    fn note_block(&mut self, mark: String, piece: Piece) {
        let mut block = block_of(piece);
        if let Some(last) = self.blocks.last_mut()
            && last.kind == (BlockKind::Footnote { mark: mark.clone() })
        {
            let moved = last.text.len() + 1;
            last.text.push('\n');
            last.text.push_str(&block.text);
            let ranges = block.emphasis.drain(..);
            last.emphasis
                .extend(ranges.map(|it| it.start + moved..it.end + moved));
            last.revisions.append(&mut block.revisions);
            return;
        }
        without_mark(&mut block, &mark);
        block.kind = BlockKind::Footnote { mark };
        self.place(block);
    }

    fn preformatted_blocks(&mut self) {
        let Some(piece) = self.words.take_as_is() else {
            return;
        };
        let place = self.lists.claim();
        let line = self.source.line_at(piece.gathered.span.start);
        for (number, block) in preformatted::blocks(&piece.gathered.text) {
            let start = piece.gathered.span.start;
            self.blocks.push(Block {
                list_depth: place.depth,
                continues_item: place.depth > 0,
                page: 1,
                line: line + number,
                span: start..start,
                ..block
            });
        }
    }

    fn place(&mut self, mut block: Block) {
        block.page = 1;
        block.line = self.source.line_at(block.span.start);
        self.blocks.push(block);
    }

    fn furnish(&mut self, kind: FurnitureKind, text: &str, id: NodeId) {
        self.furniture.push(Furniture {
            kind,
            text: text.trim().into(),
            line: self.source.line_at(self.tree.offset(id)),
        });
    }

    /// The words inside an element that a browser would show.
    fn shown_words(&self, id: NodeId) -> String {
        let mut words = String::new();
        let mut at = id;
        while at < self.tree.end(id) {
            match self.tree.words(at) {
                Some(piece) => words.push_str(piece),
                None if self.measure.kind(self.tree, at) == Kind::Unseen => {
                    at = self.tree.end(at);
                    continue;
                }
                None => words.push(' '),
            }
            at += 1;
        }
        words
    }

    fn finish(self, draft: &mut Draft) {
        draft.warnings.extend(self.left_out.warning());
        draft.warnings.extend(self.pictures.warning());
        tracked_changes(self.came, self.went, self.tracked, draft);
        draft.blocks.extend(self.blocks);
        draft.furniture.extend(self.furniture);
        draft.furniture.sort_by_key(|piece| piece.line);
    }
}

fn block_of(piece: Piece) -> Block {
    Block {
        text: piece.gathered.text,
        emphasis: piece.gathered.emphasis,
        span: piece.gathered.span,
        revisions: piece.revisions,
        soft_breaks: true,
        ..Block::default()
    }
}

/// Takes the mark off that a note repeats before its words: `1`, `[1]`, `¹.`
fn without_mark(block: &mut Block, mark: &str) {
    let raised: String = mark.chars().map(crate::read::words::superscript).collect();
    let front = block.text.trim_start_matches(['[', '(', '^']);
    let Some(rest) = [mark, &raised]
        .iter()
        .find_map(|mark| front.strip_prefix(*mark))
    else {
        return;
    };
    let words = rest.trim_start_matches([']', ')', '.', ':']).trim_start();
    // `1 May` begins with no mark: a mark is set off by something, or raised.
    let apart = rest.len() > words.len() && !rest.starts_with(|it: char| it.is_ascii_digit());
    if words.is_empty() || !apart {
        return;
    }
    let cut = block.text.len() - words.len();
    block.text.drain(..cut);
    for range in &mut block.emphasis {
        *range = range.start.saturating_sub(cut)..range.end.saturating_sub(cut);
    }
    block.emphasis.retain(|range| range.start < range.end);
}

/// What a class says of tracked changes; pandoc writes them so.
fn tracked_class(tree: &Tree, id: NodeId) -> Option<RevisionKind> {
    let class = tree.attribute(id, "class")?;
    class.split_whitespace().find_map(|word| match word {
        "insertion" => Some(RevisionKind::Insertion),
        "deletion" => Some(RevisionKind::Deletion),
        _ => None,
    })
}
