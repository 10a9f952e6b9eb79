//! Paragraphs and what stands in them.

use std::ops::Range;

use super::changes::Change;
use super::names::{Node, attribute, name, number};
use super::styles::Look;
use super::walk::Walk;
use crate::model::{Block, BlockKind, RevisionKind};
use crate::read::Tracked;
use crate::read::left_out::{COMMENT, HIDDEN};
use crate::read::words::{Words, harmless, superscript};

/// A paragraph that may go on in the next.
pub(super) struct Open<'a> {
    words: Words,
    span: Range<usize>,
    node: Node<'a>,
    printed: Option<super::lists::Printed>,
}

/// Twentieths of a point that a column of an indent has.
const COLUMN: i32 = 120;
/// The furthest indent that counts, in columns.
const MOST_COLUMNS: usize = 60;
/// Spaces that one element may stand for; more are no text.
const MOST_SPACES: usize = 200;

impl<'a> Walk<'a> {
    pub(super) fn paragraph(&mut self, node: Node<'a>) {
        self.paragraphs += 1;
        let mut open = self.begin(node);
        let style = attribute(node, "style-name");
        let look = self.styles.look("paragraph", style);
        let tracked_before = self.reopen(&mut open.words);
        self.inline(node, look, &mut open);
        for _ in 0..tracked_before {
            open.words.end();
        }
        self.end(open, node);
        self.read_boxes();
    }

    /// The paragraph that goes on, or a new one.
    fn begin(&mut self, node: Node<'a>) -> Open<'a> {
        let printed = self.printed.take();
        match self.open.take() {
            Some(open) => open,
            None => Open {
                words: Words::default(),
                span: node.range(),
                node,
                printed: printed.or_else(|| self.outline_number(node)),
            },
        }
    }

    /// The number of a heading by the outline.
    fn outline_number(&mut self, node: Node<'a>) -> Option<super::lists::Printed> {
        let level = number::<usize>(node, "outline-level")?.checked_sub(1)?;
        let is_apart = attribute(node, "is-list-header") == Some("true")
            || self.styles.leaves_outline(attribute(node, "style-name"));
        if name(node) != ("text", "h") || is_apart {
            return None;
        }
        let start = number(node, "start-value");
        self.counters.next_heading(level, start, self.list_styles)
    }

    /// Insertions that began in a paragraph above go on here.
    fn reopen(&self, words: &mut Words) -> usize {
        if self.tracked == Tracked::Original {
            return 0;
        }
        for change in &self.inserting {
            words.begin(change.revision());
        }
        self.inserting.len()
    }

    /// Ends a paragraph, unless its end was only put in.
    fn end(&mut self, mut open: Open<'a>, node: Node<'a>) {
        open.span.end = open.span.end.max(node.range().end);
        if self.is_shown() {
            self.finish(open);
        } else if !open.words.is_blank() {
            self.open = Some(open);
        }
    }

    /// Ends the paragraph that goes on, where nothing is left that it could go on with.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.finish(open);
        }
    }

    fn finish(&mut self, open: Open<'a>) {
        let finished = open.words.finish();
        let printed = open.printed.unwrap_or_default();
        let number_in_cell = self.tables > 0 && printed.label.is_some();
        if finished.text.is_empty() && !number_in_cell {
            return;
        }
        let style = attribute(open.node, "style-name");
        let heading = match name(open.node) {
            ("text", "h") => number(open.node, "outline-level").or(Some(1)),
            _ if self.styles.is_title(style) => Some(1),
            _ => self.styles.outline(style),
        };
        let kind = match heading {
            Some(level) => BlockKind::Heading(level),
            None if printed.bullet => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        };
        let list_depth = match kind {
            BlockKind::ListItem => printed.depth,
            _ => 0,
        };
        let indent = printed.indent.or_else(|| self.styles.indent(style));
        let columns = usize::try_from(indent.unwrap_or(0) / COLUMN).unwrap_or(0);
        self.blocks.push(Block {
            text: finished.text,
            kind,
            label: printed.label,
            indent: columns.min(MOST_COLUMNS),
            list_depth,
            emphasis: finished.emphasis,
            page: 1,
            span: open.span,
            line: self.paragraphs,
            soft_breaks: true,
            revisions: finished.revisions,
            ..Block::default()
        });
    }

    fn inline(&mut self, parent: Node<'a>, look: Look, open: &mut Open<'a>) {
        for node in parent.children() {
            if node.is_text() {
                self.text(node.text().unwrap_or(""), look, open);
            } else if node.is_element() {
                self.element(node, look, open);
            }
        }
    }

    fn element(&mut self, node: Node<'a>, look: Look, open: &mut Open<'a>) {
        match name(node) {
            ("text", "span") => {
                let own = self.styles.look("text", attribute(node, "style-name"));
                let inner = own.or(look);
                if own.hidden == Some(true) && look.hidden != Some(true) && self.is_shown() {
                    self.left_out.note(HIDDEN);
                }
                self.inline(node, inner, open);
            }
            ("text", "s") => {
                let count = number(node, "c").unwrap_or(1_usize).min(MOST_SPACES);
                self.push(&" ".repeat(count), look, open);
            }
            ("text", "tab") => self.push("\t", look, open),
            ("text", "line-break") => self.push("\n", look, open),
            ("text", "note") if self.is_shown() && look.hidden != Some(true) => self.note(node),
            ("text", "change" | "change-start" | "change-end") => self.change(node, Some(open)),
            ("text", "ruby") => {
                if let Some(base) = super::names::child(node, ("text", "ruby-base")) {
                    self.inline(base, look, open);
                }
            }
            ("text", "hidden-text" | "hidden-paragraph") => self.left_out.note(HIDDEN),
            ("office", "annotation") => self.left_out.note(COMMENT),
            ("drawing", "a") => self.inline(node, look, open),
            ("drawing", _) if self.is_shown() => self.drawing(node),
            ("drawing", _)
            | ("office", "annotation-end")
            | ("text", "note" | "tracked-changes") => {}
            // Links, fields, references: what they show.
            _ => self.inline(node, look, open),
        }
    }

    /// Words of the file, in which white space counts once and tabs and line ends are spaces.
    fn text(&mut self, text: &str, look: Look, open: &mut Open<'a>) {
        let text = harmless(text, &mut self.controls);
        let mut collapsed = String::with_capacity(text.len());
        for character in text.chars() {
            let is_space = matches!(character, ' ' | '\t' | '\n');
            if !is_space {
                collapsed.push(character);
            } else if !collapsed.ends_with(' ') {
                collapsed.push(' ');
            }
        }
        self.push(&collapsed, look, open);
    }

    fn push(&mut self, words: &str, look: Look, open: &mut Open<'a>) {
        if !self.is_shown() || look.hidden == Some(true) {
            return;
        }
        if look.raised == Some(true) {
            let raised: String = words.chars().map(superscript).collect();
            open.words.push(&raised, look.is_emphasis());
        } else {
            open.words.push(words, look.is_emphasis());
        }
    }

    /// A tracked change begins, ends, or took something away here.
    pub(super) fn change(&mut self, node: Node<'a>, open: Option<&mut Open<'a>>) {
        let Some(change) = self.changes.at(node) else {
            return;
        };
        match (name(node).1, change.kind) {
            ("change-start", RevisionKind::Insertion) => {
                if let Some(open) = open.filter(|_| self.tracked == Tracked::Accepted) {
                    open.words.begin(change.revision());
                }
                self.inserting.push(change);
            }
            ("change-end", RevisionKind::Insertion) => {
                let at = self
                    .inserting
                    .iter()
                    .rposition(|it| it.content == change.content);
                if let Some(at) = at {
                    self.inserting.remove(at);
                    if let Some(open) = open.filter(|_| self.tracked == Tracked::Accepted) {
                        open.words.end();
                    }
                }
            }
            ("change", RevisionKind::Deletion) if self.tracked == Tracked::Original => {
                self.deleted(change, open);
            }
            _ => {}
        }
    }

    /// Puts back what was deleted: its first paragraph goes on with the words
    /// before it, its last with the words after it.
    fn deleted(&mut self, change: Change<'a>, open: Option<&mut Open<'a>>) {
        if !self.put_back.insert(change.content.range().start) {
            return;
        }
        let content: Vec<Node<'a>> = change
            .content
            .children()
            .filter(|it| it.is_element() && name(*it) != ("office", "change-info"))
            .collect();
        let Some(open) = open else {
            for node in content {
                self.child_of_deletion(node);
            }
            return;
        };
        if !self.is_shown() {
            return;
        }
        let last = content.len().saturating_sub(1);
        for (index, node) in content.into_iter().enumerate() {
            let is_paragraph = matches!(name(node), ("text", "p" | "h"));
            if is_paragraph {
                let look = self.styles.look("paragraph", attribute(node, "style-name"));
                open.words.begin(change.revision());
                self.inline(node, look, open);
                open.words.end();
            } else {
                self.child_of_deletion(node);
            }
            if index < last && is_paragraph {
                let next = Open {
                    words: Words::default(),
                    span: open.span.clone(),
                    node: open.node,
                    printed: None,
                };
                self.finish(std::mem::replace(open, next));
            }
        }
    }

    fn child_of_deletion(&mut self, node: Node<'a>) {
        match name(node) {
            ("table", "table") => self.table(node),
            ("text", "p" | "h") => self.paragraph(node),
            _ => self.children(node),
        }
    }
}
