//! What the end of an element does.

use super::{Block, BlockKind, Cell, FurnitureKind, Kind, Open, Walk, What};

/// Signs that a format puts behind a number, and that are no part of it.
const AFTER_NUMBER: &[char] = &['—', '–', ':', '-'];

impl Walk<'_> {
    pub(super) fn leave(&mut self, open: &Open) {
        if open.raised {
            self.words.raise(false);
        }
        if let Some(quote) = self.tree.attribute(open.id, "endquote") {
            self.end_quote(quote, open);
        }
        if !open.kind.is_block() {
            if open.emphasised {
                self.words.end_emphasis();
            }
            match open.kind {
                Kind::Note => self.end_note(open),
                Kind::DocumentTitle => {
                    let title = self.words.text().get(open.start..).unwrap_or("").trim();
                    self.title = Some(title.to_owned()).filter(|it| !it.is_empty());
                }
                _ => {}
            }
            if open.tracked {
                self.words.end_tracking();
            }
            return;
        }
        self.end_block(open);
        if open.tracked {
            self.words.end_tracking();
        }
    }

    fn end_block(&mut self, open: &Open) {
        if open.gathers {
            self.gathering = self.gathering.saturating_sub(1);
            match open.kind {
                Kind::Number => self.end_number(),
                _ => self.end_heading(),
            }
            return;
        }
        match open.kind {
            Kind::Cell => return self.end_cell(open),
            Kind::Heading | Kind::CrossHeading if self.is_apart() => return self.loose_heading(),
            Kind::Subheading if self.is_apart() => return self.subheading(),
            // A number that no unit waits for stands before the next words.
            Kind::Number if self.gathering == 0 => {
                self.words.push(" ", self.tree.offset(open.id));
                return;
            }
            _ => {}
        }
        self.flush();
        match open.kind {
            Kind::Quoted => self.quoted = self.quoted.saturating_sub(1),
            Kind::Table if self.holds_tables() => {
                self.end_row();
                self.tables.pop();
            }
            Kind::TableHead => self.heads = self.heads.saturating_sub(1),
            Kind::Row if self.holds_tables() => {
                self.end_row();
            }
            _ => {}
        }
        if open.level {
            self.settle();
            self.levels.open.pop();
        }
    }

    fn end_row(&mut self) {
        let header = self.heads > 0;
        let row = self.tables.last_mut().and_then(|it| it.end_row(header));
        if let Some(row) = row {
            self.settle();
            self.place(row);
        }
    }

    /// True where a table is one of the text; in a cell, a heading or a note its cells are lines.
    pub(super) fn holds_tables(&self) -> bool {
        self.cells == 0 && self.gathering == 0
    }

    /// True where a block may be made.
    fn is_apart(&self) -> bool {
        self.holds_tables() && self.quoted == 0
    }

    fn end_number(&mut self) {
        let Some(piece) = self.words.take() else {
            return;
        };
        let printed = piece.gathered.text.replace('\n', " ");
        let label = printed.trim_end_matches(AFTER_NUMBER).trim_end();
        if let Some(level) = self.levels.innermost() {
            // A dash instead of a number says that there is none.
            level.label = label
                .chars()
                .any(char::is_alphanumeric)
                .then(|| label.to_owned());
        }
    }

    fn end_heading(&mut self) {
        let piece = self.words.take();
        if let Some(level) = self.levels.innermost() {
            level.heading = piece;
        }
    }

    fn end_cell(&mut self, open: &Open) {
        self.cells = self.cells.saturating_sub(1);
        if !self.holds_tables() || self.tables.is_empty() {
            self.flush();
            return;
        }
        let number = |names: [&str; 2]| {
            names
                .iter()
                .find_map(|name| self.tree.attribute(open.id, name))
                .and_then(|value| value.trim().parse().ok())
                .unwrap_or(1)
        };
        let (columns, rows) = (number(["colspan", "cols"]), number(["rowspan", "rows"]));
        let piece = self.words.take();
        let (words, revisions) = match piece {
            Some(piece) => (Some(piece.gathered), piece.revisions),
            None => (None, Vec::new()),
        };
        let cell = Cell {
            words,
            revisions,
            columns,
            rows,
            title: self.tree.name(open.id) == "th",
        };
        if let Some(table) = self.tables.last_mut() {
            table.cell(cell);
        }
    }

    fn end_note(&mut self, open: &Open) {
        let piece = self.words.take();
        self.gathering = self.gathering.saturating_sub(1);
        self.words = self.interrupted.pop().unwrap_or_default();
        self.notes_seen += 1;
        let mark = match self.note_marks.pop() {
            Some(mark) if !mark.is_empty() => mark,
            _ => self.notes_seen.to_string(),
        };
        if open.level {
            self.furnish(FurnitureKind::FootnoteMark, &mark, open.id);
        }
        let Some(piece) = piece else { return };
        let mut block = super::blocks::block_of(piece);
        block.kind = BlockKind::Footnote { mark };
        let block = self.placed(block);
        self.notes.push(block);
    }

    /// The quotation mark behind a text of another law stands at its last word.
    fn end_quote(&mut self, quote: &str, open: &Open) {
        if self.opening_quote.take().is_some() {
            // Nothing stood between the marks.
            return;
        }
        let quote = quote.to_owned();
        if !self.words.is_blank() {
            self.words.push_as_is(&quote, self.tree.offset(open.id));
        } else if let Some(last) = self.blocks.last_mut() {
            last.text.push_str(&quote);
        }
    }

    /// A heading that belongs to no unit: the first is the title of the text.
    fn loose_heading(&mut self) {
        let Some(piece) = self.words.take() else {
            return;
        };
        self.settle();
        let title = !self.title_found && self.levels.open.is_empty();
        let level = if title {
            1
        } else {
            self.levels.heading_level() + 1
        };
        self.title_found |= title;
        let block = super::blocks::block_of(piece);
        self.place(Block {
            kind: BlockKind::Heading(level),
            ..block
        });
    }

    fn subheading(&mut self) {
        let Some(piece) = self.words.take() else {
            return;
        };
        self.settle();
        let in_item = self
            .levels
            .open
            .last()
            .is_some_and(|level| !matches!(level.what, What::Named(_)));
        if in_item {
            self.paragraph(piece);
            return;
        }
        let block = super::blocks::block_of(piece);
        self.place(Block {
            kind: BlockKind::Heading(self.levels.heading_level() + 1),
            ..block
        });
    }
}
