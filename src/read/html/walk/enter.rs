//! What the beginning of an element does.

use super::{
    Cell, Change, FurnitureKind, Kind, NodeId, Numbering, Open, RevisionKind, Shape, Style, Table,
    Walk, WordItem, is_emphasis, layout, tracked, tracked_class,
};

/// Signs of the links that documentation tools put beside headings.
const ANCHOR_SIGNS: &[&str] = &["¶", "#", "§", "🔗", "\u{f0c1}", "link"];

impl Walk<'_> {
    /// Begins an element; nothing when what is inside it is not read.
    pub(super) fn enter(&mut self, id: NodeId, table: Option<Shape>) -> Option<Open> {
        let kind = self.measure.kind(self.tree, id);
        if kind == Kind::Unseen {
            if self.tree.name(id) == "head" {
                self.head(id);
            }
            return None;
        }
        let style = self.sheet.style(self.tree, id);
        if self.label_cell.take_if(|cell| *cell == id).is_some() {
            return None;
        }
        if self.is_left_out(id, &style) || self.is_mark(id, kind) {
            return None;
        }
        let tracked = self.track(id, kind)?;
        let mut open = Open {
            id,
            end: self.tree.end(id),
            kind,
            emphasised: false,
            tracked,
            raised: false,
            preformatted: false,
            note: false,
            item: false,
            indent: self.indent,
            shape: None,
        };
        if kind.is_block() {
            self.flush();
            self.begin_block(id, &style, &mut open);
        }
        self.begin(id, &style, table, &mut open);
        let plain = style.emphasised == Some(false);
        open.emphasised =
            style.emphasised == Some(true) || is_emphasis(self.tree.name(id)) && !plain;
        if open.emphasised {
            self.words.emphasise();
        }
        Some(open)
    }

    /// The title of the window is no part of the text.
    fn head(&mut self, id: NodeId) {
        let title = (id..self.tree.end(id)).find(|at| self.tree.name(*at) == "title");
        if let Some(title) = title {
            let words = self.tree.all_words(title);
            if !words.trim().is_empty() {
                self.furnish(
                    FurnitureKind::Markup,
                    &format!("title: {}", words.trim()),
                    id,
                );
            }
        }
    }

    fn is_left_out(&mut self, id: NodeId, style: &Style) -> bool {
        let what = match self.out.get(&id) {
            Some(what) => what,
            None if style.hidden => "hidden text",
            None => return false,
        };
        let words = self.shown_words(id);
        self.left_out.add(what, &words);
        // A picture or a button stands between two words; what is left out of the flow ends a paragraph.
        if self.measure.kind(self.tree, id).is_block() {
            self.flush();
        }
        true
    }

    /// Marks of footnotes, links back to them, and the signs beside headings.
    fn is_mark(&mut self, id: NodeId, kind: Kind) -> bool {
        if let Some(mark) = self.notes.mark(id) {
            let mark = mark.to_owned();
            self.furnish(FurnitureKind::FootnoteMark, &mark, id);
            return true;
        }
        if kind != Kind::Link {
            return false;
        }
        if self.notes.is_back_link(id) {
            return true;
        }
        let words = self.tree.all_words(id);
        let within = self
            .tree
            .attribute(id, "href")
            .is_some_and(|href| href.starts_with('#'));
        let sign = within && ANCHOR_SIGNS.contains(&words.trim());
        if sign {
            self.furnish(FurnitureKind::Markup, &words, id);
        }
        sign
    }

    /// Begins a tracked change; nothing when its words are not in the text that is read.
    fn track(&mut self, id: NodeId, kind: Kind) -> Option<bool> {
        let change = match kind {
            Kind::Inserted => Some(RevisionKind::Insertion),
            Kind::Deleted => Some(RevisionKind::Deletion),
            _ => tracked_class(self.tree, id),
        };
        let Some(change) = change else {
            return Some(false);
        };
        if change.is_in_accepted() {
            self.came += 1;
        } else {
            self.went += 1;
        }
        match tracked::change(self.tree, id, change, self.tracked) {
            Change::Read(tracking) => {
                self.words.track(tracking);
                Some(true)
            }
            Change::Skip => None,
        }
    }

    /// What every block does: its note, its indent, its place in Word's lists.
    fn begin_block(&mut self, id: NodeId, style: &Style, open: &mut Open) {
        if let Some(mark) = self.notes.note(id).filter(|_| self.note.is_none()) {
            self.note = Some(mark.to_owned());
            open.note = true;
        }
        if style.indent > 0 {
            self.indent = style.indent;
        }
        if let Some(level) = style.word_level() {
            self.word_item = Some(WordItem { level, label: None });
        }
        if style.preformatted && open.kind != Kind::Preformatted {
            self.preformatted += 1;
            open.preformatted = true;
        }
    }

    fn begin(&mut self, id: NodeId, style: &Style, table: Option<Shape>, open: &mut Open) {
        let at = self.tree.offset(id);
        match open.kind {
            Kind::Heading(level) => self.heading = Some(level),
            Kind::List => {
                let numbering = Numbering::of(self.tree, self.measure, id, style);
                self.numberings.push(numbering);
            }
            Kind::Item => self.begin_item(id, style, open),
            Kind::Definition => self.indent += super::QUOTATION,
            Kind::Table if self.cells == 0 => {
                let shape = layout::shape(self.tree, self.measure, id);
                open.shape = Some(shape);
                if shape == Shape::Data {
                    self.tables.push(Table::default());
                }
            }
            Kind::TableHead => self.heads += 1,
            Kind::Row if self.cells == 0 => self.begin_row(id, table, open),
            Kind::Cell if self.cells > 0 || table == Some(Shape::Data) => self.cells += 1,
            Kind::Break => self.line_break(id),
            Kind::Rule => self.furnish(FurnitureKind::Rule, "—", id),
            Kind::Preformatted => {
                self.preformatted += 1;
                open.preformatted = true;
            }
            Kind::Quotation => self.quotations += 1,
            Kind::Quote => self.words.push_as_is("“", at),
            Kind::Picture => self.picture(id),
            Kind::Raised => self.raise(id, open),
            _ if style.raised => self.raise(id, open),
            _ if style.is_word_label() => self.word_label(id, open),
            _ => {}
        }
    }

    fn begin_item(&mut self, id: NodeId, style: &Style, open: &mut Open) {
        let label = match self.numberings.last_mut() {
            Some(list) if list.is_plain() && style.numbers.is_none() => return,
            Some(list) => list.label(self.tree, id, style),
            None => None,
        };
        // The number of a note is its mark.
        if self.note.is_some() {
            return;
        }
        let at = self.tree.offset(id);
        if self.cells > 0 {
            if let Some(label) = label {
                self.words.push_as_is(&format!("{label} "), at);
            }
            return;
        }
        self.lists.begin(label, '-', at..at + 1);
        open.item = true;
    }

    fn begin_row(&mut self, id: NodeId, table: Option<Shape>, open: &mut Open) {
        let at = self.tree.offset(id);
        match table {
            Some(Shape::Data) => {
                let stray = self.tables.last_mut().and_then(|it| it.begin_row(at));
                self.blocks.extend(stray);
            }
            Some(Shape::Labelled) => {
                if let Some((cell, label)) = layout::label_cell(self.tree, self.measure, id) {
                    let label = Some(label).filter(|it| !layout::is_bullet(it));
                    self.lists.begin(label, '-', at..at + 1);
                    self.label_cell = Some(cell);
                    open.item = true;
                }
            }
            _ => {}
        }
    }

    fn picture(&mut self, id: NodeId) {
        let words = ["alt", "aria-label", "title"]
            .iter()
            .find_map(|name| self.tree.attribute(id, name))
            .unwrap_or("");
        // A picture of no size, or named as decoration, says nothing.
        let decoration = self.tree.attribute(id, "alt") == Some("")
            || self.tree.attribute(id, "width") == Some("1")
            || self.tree.name(id) == "map";
        if !decoration {
            self.pictures.add(words);
        }
    }

    /// Raised digits are raised characters, so that `10<sup>3</sup>` does not read 103.
    fn raise(&mut self, id: NodeId, open: &mut Open) {
        let words = self.tree.all_words(id);
        let number = words.trim();
        if !number.is_empty() && number.chars().all(|it| it.is_ascii_digit()) {
            self.words.raise(true);
            open.raised = true;
        }
    }

    /// The number that Word printed before an item is the item's label.
    fn word_label(&mut self, id: NodeId, open: &mut Open) {
        let words = self.tree.all_words(id);
        let label = words.trim_matches(|it: char| it.is_whitespace());
        if let Some(item) = &mut self.word_item {
            item.label = layout::is_label(label).then(|| label.to_owned());
            if item.label.is_some() || layout::is_bullet(label) {
                self.skip_to = Some(open.end);
            }
        }
    }
}

/// A number of columns or rows that a cell spans.
pub(super) fn span_of(tree: &super::Tree, id: NodeId, name: &str) -> usize {
    tree.attribute(id, name)
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
}

impl Walk<'_> {
    /// Makes a cell of the words that were gathered.
    pub(super) fn cell(&mut self, id: NodeId) {
        let piece = self.words.take();
        let (words, revisions) = match piece {
            Some(piece) => (Some(piece.gathered), piece.revisions),
            None => (None, Vec::new()),
        };
        let cell = Cell {
            words,
            revisions,
            columns: span_of(self.tree, id, "colspan"),
            rows: span_of(self.tree, id, "rowspan"),
            title: self.tree.name(id) == "th",
        };
        if let Some(table) = self.tables.last_mut() {
            table.cell(cell);
        }
    }
}
