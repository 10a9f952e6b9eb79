//! What the beginning of an element does.

use super::{Change, FurnitureKind, Kind, NodeId, Open, RevisionKind, Table, Walk, What, tracked};

/// Elements that are a paragraph even where nothing but elements stands in them.
const PARAGRAPHS: &[&str] = &[
    "p",
    "text",
    "txt",
    "para",
    "block",
    "chapeau",
    "continuation",
    "listintroduction",
    "listwrapup",
    "num",
    "heading",
    "subheading",
    "enum",
    "header",
    "ti",
    "sti",
    "caption",
];

impl Walk<'_> {
    /// Begins an element; nothing when what is inside it is not read.
    pub(super) fn enter(&mut self, id: NodeId, around: Option<&Open>) -> Option<Open> {
        let kind = self.settled_kind(id, around);
        if self.is_skipped(id, kind) {
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
            level: false,
            gathers: false,
            mixed: self.is_mixed(id),
            start: 0,
        };
        // The number and heading of a unit of another law are one line.
        let goes_on = kind == Kind::Heading && self.quoted > 0 && !self.takes(kind);
        if kind.is_block() && !goes_on {
            self.flush();
        }
        if let Some(quote) = self.tree.attribute(id, "startquote") {
            self.opening_quote = Some(quote.to_owned());
        }
        self.begin(id, &mut open);
        Some(open)
    }

    /// What an element is here: some names mean two things, and what is not known depends on what is around it.
    fn settled_kind(&self, id: NodeId, around: Option<&Open>) -> Kind {
        let has = |names: &[&str]| {
            self.tree
                .children(id)
                .any(|child| names.contains(&self.tree.name(child)))
        };
        match self.kind(id) {
            Kind::Title
                if has(&[
                    "num", "heading", "chapter", "part", "article", "section", "enum",
                ]) =>
            {
                Kind::Named("title")
            }
            // Formex puts number and heading of a unit into a `title`.
            Kind::Title if has(&["ti", "sti"]) => Kind::Block,
            Kind::Title => Kind::Heading,
            Kind::Either(name) => {
                let divides = has(&["article", "section"]);
                if self.levels.is_inside_cited() && !divides {
                    Kind::Item
                } else {
                    Kind::Named(name)
                }
            }
            Kind::Named("section") if self.tree.name(id) == "p1" && self.in_group() => Kind::Block,
            // A section over articles divides; one without is cited.
            Kind::Named("section") if has(&["article"]) => Kind::Named("division"),
            Kind::MaybeNote => {
                let says_so = ["type", "placement", "note.id"]
                    .iter()
                    .any(|name| self.tree.attribute(id, name).is_some())
                    && self
                        .tree
                        .attribute(id, "type")
                        .is_none_or(|it| it.to_ascii_lowercase().contains("footnote"));
                if says_so { Kind::Note } else { Kind::Block }
            }
            // In a container what is not known is a paragraph, in a paragraph a part of it.
            Kind::Inline if around.is_some_and(|it| self.divides(it)) => Kind::Block,
            kind => kind,
        }
    }

    /// True for a container: what stands right inside it stands apart.
    fn divides(&self, around: &Open) -> bool {
        around.kind.is_block()
            && !around.mixed
            && !matches!(around.kind, Kind::Cell)
            && !PARAGRAPHS.contains(&self.tree.name(around.id))
    }

    /// In a group of British sections the number stands in the section and the heading in the group.
    fn in_group(&self) -> bool {
        self.levels
            .open
            .last()
            .is_some_and(|level| level.what == What::Named("section") && !level.used)
    }

    fn is_mixed(&self, id: NodeId) -> bool {
        self.tree.children(id).any(|child| {
            self.tree
                .words(child)
                .is_some_and(|it| !it.trim().is_empty())
        })
    }

    fn is_skipped(&mut self, id: NodeId, kind: Kind) -> bool {
        match kind {
            Kind::Meta => {
                if !matches!(self.tree.name(id), "meta" | "metadata" | "bib.instance") {
                    let words = self.tree.all_words(id);
                    self.left_out.add("annotations", &words);
                }
            }
            Kind::Contents => {
                let words = self.tree.all_words(id);
                self.left_out.add("the table of contents", &words);
            }
            Kind::Page => {
                let words = self.tree.all_words(id);
                if !words.trim().is_empty() {
                    self.furnish(FurnitureKind::PageNumber, &words, id);
                }
            }
            Kind::NoteMark => self.note_mark(id),
            Kind::Inline
                if self
                    .tree
                    .attribute(id, "class")
                    .is_some_and(|class| class.to_ascii_lowercase().contains("footnoteref")) =>
            {
                self.note_mark(id);
            }
            Kind::Number => return self.is_mark_of_note(id),
            _ => return false,
        }
        true
    }

    /// The number that a note begins with is its mark; one that stands among its words is one of them.
    fn is_mark_of_note(&mut self, id: NodeId) -> bool {
        if !self.words.is_blank() {
            return false;
        }
        let Some(mark) = self.note_marks.last_mut() else {
            return false;
        };
        let number = bare(&self.tree.all_words(id));
        if mark.is_empty() {
            *mark = number;
            return true;
        }
        *mark == number
    }

    /// A mark whose note stands elsewhere.
    fn note_mark(&mut self, id: NodeId) {
        let printed = self.tree.all_words(id);
        let marker = self.tree.attribute(id, "marker").unwrap_or(&printed);
        let mark = match bare(marker) {
            empty if empty.is_empty() => (self.marks.len() + 1).to_string(),
            mark => mark,
        };
        let target = ["ref", "idref", "href"]
            .iter()
            .find_map(|name| self.tree.attribute(id, name));
        if let Some(target) = target {
            let name = target.trim_start_matches('#').to_owned();
            self.marks.insert(name, mark.clone());
        }
        self.furnish(FurnitureKind::FootnoteMark, &mark, id);
    }

    /// Begins a tracked change; nothing when its words are not in the text that is read.
    fn track(&mut self, id: NodeId, kind: Kind) -> Option<bool> {
        let change = match kind {
            Kind::Inserted => RevisionKind::Insertion,
            Kind::Deleted => RevisionKind::Deletion,
            _ => return Some(false),
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

    fn begin(&mut self, id: NodeId, open: &mut Open) {
        let at = self.tree.offset(id);
        match open.kind {
            Kind::Named(name) => self.begin_level(What::Named(name), at, open),
            Kind::Item => self.begin_level(What::Item, at, open),
            Kind::Point => {
                self.begin_level(What::Point, at, open);
                let label = self.tree.attribute(id, "value").map(str::to_owned);
                if let (true, Some(level)) = (open.level, self.levels.innermost()) {
                    level.label = label;
                }
            }
            Kind::Preamble => self.begin_level(What::Preamble, at, open),
            Kind::Number | Kind::Heading if self.takes(open.kind) => {
                self.gathering += 1;
                open.gathers = true;
            }
            Kind::Quoted => self.quoted += 1,
            Kind::DocumentTitle => open.start = self.words.text().len(),
            Kind::Table if self.holds_tables() => self.tables.push(Table::default()),
            Kind::TableHead => self.heads += 1,
            Kind::Row if self.holds_tables() => {
                let stray = self.tables.last_mut().and_then(|it| it.begin_row(at));
                self.blocks.extend(stray);
            }
            Kind::Cell => self.cells += 1,
            Kind::Note => self.begin_note(id, open),
            Kind::Emphasis => {
                let kind = self.tree.attribute(id, "type").unwrap_or("ITALIC");
                if matches!(kind, "ITALIC" | "BOLD") || self.tree.name(id) != "ht" {
                    self.words.emphasise();
                    open.emphasised = true;
                }
            }
            Kind::Raised => {
                let words = self.tree.all_words(id);
                let digits = words.trim().bytes().all(|it| it.is_ascii_digit());
                open.raised = digits && !words.trim().is_empty();
                if open.raised {
                    self.words.raise(true);
                }
            }
            Kind::Break => self.words.end_line(),
            Kind::Picture => {
                let words = ["alt", "title"]
                    .iter()
                    .find_map(|it| self.tree.attribute(id, it));
                self.pictures.add(words.unwrap_or(""));
            }
            _ => {}
        }
    }

    fn begin_level(&mut self, what: What, at: usize, open: &mut Open) {
        let named = matches!(what, What::Named(_));
        // A unit of another law, or one in a cell, is text of this one.
        if self.cells > 0 || self.gathering > 0 || self.quoted > 0 && named {
            return;
        }
        self.levels.begin(what, at);
        open.level = true;
    }

    /// True when the innermost unit still waits for a number or heading.
    fn takes(&mut self, kind: Kind) -> bool {
        if self.cells > 0 || self.gathering > 0 {
            return false;
        }
        let quoted = self.quoted > 0;
        self.levels.innermost().is_some_and(|level| {
            let own = !(quoted && matches!(level.what, What::Named(_)));
            own && !level.used
                && match kind {
                    Kind::Number => level.label.is_none(),
                    _ => level.heading.is_none(),
                }
        })
    }

    fn begin_note(&mut self, id: NodeId, open: &mut Open) {
        let named = ["id", "eid"]
            .iter()
            .filter_map(|name| self.tree.attribute(id, name))
            .find_map(|name| self.marks.get(name));
        let elsewhere = named.is_some();
        let mark = match (named, self.tree.attribute(id, "marker")) {
            (Some(mark), _) => mark.clone(),
            (None, Some(marker)) => bare(marker),
            (None, None) => String::new(),
        };
        self.note_marks.push(mark);
        self.interrupted.push(std::mem::take(&mut self.words));
        self.gathering += 1;
        open.gathers = true;
        // A note that stands where it is marked is its own mark.
        open.level = !elsewhere;
    }
}

/// A mark without its brackets.
fn bare(mark: &str) -> String {
    mark.trim_matches(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '[' | ']' | '.'))
        .to_owned()
}
