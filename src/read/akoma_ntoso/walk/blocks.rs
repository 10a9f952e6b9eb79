//! Blocks of the units that are open.

use super::{Block, BlockKind, Piece, Unit, Walk, What};

impl Walk<'_> {
    /// Ends the paragraph that is open; inside a cell, a number or a note only its line.
    pub(super) fn flush(&mut self) {
        if self.cells > 0 || self.gathering > 0 {
            if !self.words.is_blank() && !self.words.is_at_line_start() {
                self.words.end_line();
            }
            return;
        }
        if let Some(piece) = self.words.take() {
            self.make(piece);
        }
    }

    fn make(&mut self, piece: Piece) {
        let carrier = self.levels.carrier();
        self.settle_up_to(carrier.unwrap_or(0));
        let title = self.title.take();
        if self.levels.open.is_empty()
            && !self.title_found
            && title.as_ref() == Some(&piece.gathered.text)
        {
            self.title_found = true;
            let block = block_of(piece);
            self.place(Block {
                kind: BlockKind::Heading(1),
                ..block
            });
            return;
        }
        let waiting = carrier.filter(|at| self.levels.open.get(*at).is_some_and(|it| !it.used));
        let Some(at) = waiting else {
            self.paragraph(piece);
            return;
        };
        let has_heading = self
            .levels
            .open
            .get(at)
            .is_some_and(|it| it.heading.is_some());
        let stands_alone = self
            .levels
            .open
            .get(at)
            .is_some_and(|it| it.what == What::Named("article"));
        if !has_heading && stands_alone {
            // The number of an article is a line of its own.
            self.settle_up_to(at + 1);
            self.paragraph(piece);
        } else if !has_heading {
            self.first_paragraph(at, piece);
        } else if let Some(piece) = self.with_heading(at, piece) {
            self.paragraph(piece);
        }
    }

    /// Makes the heading of a unit; one that runs into its text (`General.—The …`) is made one with it.
    fn with_heading(&mut self, at: usize, mut piece: Piece) -> Option<Piece> {
        let level = self.levels.open.get_mut(at)?;
        let item = !matches!(level.what, What::Named(_));
        let runs_in = item
            && level
                .heading
                .as_ref()
                .is_some_and(|heading| heading.gathered.text.ends_with(['—', '–']));
        if !runs_in {
            self.settle_up_to(at + 1);
            return Some(piece);
        }
        let heading = level.heading.take()?;
        let length = heading.gathered.text.len();
        let moved = |range: std::ops::Range<usize>| range.start + length..range.end + length;
        let emphasis = piece.gathered.emphasis.drain(..).map(moved);
        let mut whole = heading;
        whole.gathered.text.push_str(&piece.gathered.text);
        whole.gathered.emphasis.extend(emphasis);
        whole.revisions.append(&mut piece.revisions);
        self.first_paragraph(at, whole);
        None
    }

    /// The first paragraph of a unit carries its number.
    fn first_paragraph(&mut self, at: usize, piece: Piece) {
        let around = self.depth_around(at);
        let Some(level) = self.levels.open.get_mut(at) else {
            return;
        };
        level.used = true;
        let what = level.what;
        let label = level.label.clone();
        let numbered = label.is_some() || what == What::Point;
        if !numbered && what != What::Preamble {
            self.paragraph(piece);
            return;
        }
        let mut block = block_of(piece);
        block.unit = Some(what.unit());
        if numbered && !matches!(what, What::Named(_)) {
            level.depth = around + 1;
            block.kind = BlockKind::ListItem;
            block.list_depth = level.depth;
        }
        level.runs_in = label.is_some();
        block.label = label;
        self.place(block);
    }

    /// Depth of the nearest number outside a unit.
    ///
    /// Where none is, paragraphs without a number that units stand under count as if they had one: `(a)` is as deep
    /// as under a numbered neighbour. Inside a numbered unit they only divide its words and add nothing.
    fn depth_around(&self, at: usize) -> usize {
        let mut held = 0;
        for level in self.levels.open.iter().take(at).rev() {
            if matches!(level.what, What::Named(_)) {
                break;
            }
            if level.depth > 0 {
                return level.depth;
            }
            held += usize::from(level.holds);
        }
        held
    }

    /// A paragraph without a number of its own.
    pub(super) fn paragraph(&mut self, piece: Piece) {
        let mut block = block_of(piece);
        block.list_depth = self.levels.depth();
        block.continues_item = self.levels.is_carried_on();
        block.unit = self.levels.is_inside().then_some(Unit::Text);
        self.place(block);
    }

    /// Makes the numbers and headings of all open units that have none yet.
    pub(super) fn settle(&mut self) {
        self.settle_up_to(self.levels.open.len());
    }

    fn settle_up_to(&mut self, end: usize) {
        let mut named = 0;
        // As in `depth_around`.
        let mut around = 0;
        let mut numbered = false;
        let mut made = Vec::new();
        for level in self.levels.open.iter_mut().take(end) {
            let is_named = matches!(level.what, What::Named(_));
            if is_named {
                named += 1;
                around = 0;
                numbered = false;
            }
            let waits = level.label.is_some() || level.heading.is_some();
            if !level.used && waits {
                level.used = true;
                let heading = level.heading.take();
                let has_heading = heading.is_some();
                let mut block = heading.map(block_of).unwrap_or_default();
                block.soft_breaks = true;
                if block.text.is_empty() {
                    block.span = level.at..level.at + 1;
                }
                block.label.clone_from(&level.label);
                block.unit = Some(level.what.unit());
                if is_named {
                    block.kind = BlockKind::Heading(1 + named);
                } else {
                    level.depth = around + 1;
                    block.kind = BlockKind::ListItem;
                    block.list_depth = level.depth;
                    let length = block.text.len();
                    // Its words are only a heading.
                    block.emphasis = (has_heading).then_some(0..length).into_iter().collect();
                }
                made.push(block);
            }
            if level.depth > 0 {
                around = level.depth;
                numbered = true;
            } else if level.holds && !numbered {
                around += 1;
            }
        }
        for block in made {
            self.place(block);
        }
    }

    pub(super) fn place(&mut self, block: Block) {
        let block = self.placed(block);
        self.blocks.push(block);
    }

    pub(super) fn placed(&self, mut block: Block) -> Block {
        block.page = 1;
        block.line = self.source.line_at(block.span.start);
        block
    }
}

pub(super) fn block_of(piece: Piece) -> Block {
    Block {
        text: piece.gathered.text,
        emphasis: piece.gathered.emphasis,
        span: piece.gathered.span,
        revisions: piece.revisions,
        soft_breaks: true,
        ..Block::default()
    }
}
