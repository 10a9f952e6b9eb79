//! What the end of an element does.

use super::{Kind, Open, Shape, Walk};

impl Walk<'_> {
    pub(super) fn leave(&mut self, open: &Open) {
        let at = self.tree.offset(open.id);
        if open.emphasised && !open.kind.is_block() {
            self.words.end_emphasis();
        }
        if open.kind == Kind::Quote {
            self.words.push_as_is("”", at);
        }
        if open.raised {
            self.words.raise(false);
        }
        // A tracked change that holds blocks ends after the last of them was made.
        if open.tracked && !open.kind.is_block() {
            self.words.end_tracking();
        }
        if !open.kind.is_block() {
            if open.preformatted {
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            return;
        }
        self.end_block(open);
        if open.emphasised {
            self.words.end_emphasis();
        }
        if open.tracked {
            self.words.end_tracking();
        }
        self.indent = open.indent;
    }

    fn end_block(&mut self, open: &Open) {
        if open.kind == Kind::Cell {
            if self.cells > 0 {
                self.end_cell(open);
            } else {
                self.flush();
            }
            return;
        }
        self.flush();
        if open.preformatted {
            self.preformatted = self.preformatted.saturating_sub(1);
        }
        match open.kind {
            Kind::Heading(_) => self.heading = None,
            Kind::List => {
                self.numberings.pop();
            }
            Kind::Table if open.shape == Some(Shape::Data) => {
                self.end_row();
                self.tables.pop();
            }
            Kind::TableHead => self.heads = self.heads.saturating_sub(1),
            Kind::Row if !open.item && self.cells == 0 => self.end_row(),
            Kind::Quotation => self.quotations = self.quotations.saturating_sub(1),
            _ => {}
        }
        if open.item
            && let Some((label, depth, span)) = self.lists.end()
        {
            self.wordless(&label, depth, span.start);
        }
        if open.note {
            self.note = None;
        }
        // A paragraph of Word's list without words leaves nothing behind.
        self.word_item = None;
    }

    fn end_cell(&mut self, open: &Open) {
        self.cells -= 1;
        if self.cells == 0 {
            self.cell(open.id);
        } else {
            self.flush_line();
        }
    }

    fn end_row(&mut self) {
        let header = self.heads > 0;
        let row = self
            .tables
            .last_mut()
            .and_then(|table| table.end_row(header));
        if let Some(block) = row {
            self.place(block);
        }
    }
}
