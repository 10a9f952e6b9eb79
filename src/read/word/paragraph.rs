//! Paragraphs: joined where a mark went, labelled, and told apart by style.

use std::ops::Range;

use super::counters::Printed;
use super::names::{Node, Space, attribute, child, name, value};
use super::styles::{Paragraph, StyleRole, has_hidden_mark};
use super::tracked;
use super::walk::Walk;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::read::Tracked;
use crate::read::words::Words;

/// A paragraph that may go on in the next.
pub(super) struct Open<'a> {
    words: Words,
    span: Range<usize>,
    properties: Option<Node<'a>>,
    /// The number and the style of the first of several count, not those of the last.
    first_counts: bool,
}

/// Twentieths of a point that a column of an indent has: a tenth of an inch holds a letter and a half.
const COLUMN: i32 = 120;
/// The furthest indent that counts, in columns.
const MOST_COLUMNS: usize = 60;
/// Bytes of a sentence that is no heading, whatever its style.
const LONGEST_HEADING: usize = 240;

impl<'a> Walk<'a> {
    pub(super) fn paragraph(&mut self, node: Node<'a>) {
        self.paragraphs += 1;
        let properties = tracked::properties(node, "pPr", "pPrChange", self.tracked);
        let mut words = Words::default();
        self.inline(node, value(properties, "pStyle"), &mut words);
        let mark = child(node, "pPr").and_then(|it| child(it, "rPr"));
        let mut goes_on = false;
        for (change, kind) in tracked::among(mark) {
            if tracked::is_shown(kind, self.tracked) {
                words.revisions.push(tracked::revision_of(change, kind));
            } else {
                goes_on = true;
            }
        }
        let hidden = has_hidden_mark(child(node, "pPr"));
        let span = self.span(node);
        let whole = match self.open.take() {
            Some(mut first) => {
                first.words.append(words);
                first.span.end = span.end.max(first.span.end);
                if !first.first_counts {
                    first.properties = properties;
                }
                first.first_counts |= hidden;
                first
            }
            None => Open {
                words,
                span,
                properties,
                first_counts: hidden,
            },
        };
        if !goes_on && !hidden {
            self.finish(whole);
        } else if !whole.words.is_blank() {
            self.open = Some(whole);
        }
        for content in std::mem::take(&mut self.boxes) {
            // What stands in the box is no part of a field around it.
            let around = std::mem::take(&mut self.fields);
            self.container(content);
            self.fields = around;
        }
        if child(node, "pPr").is_some_and(|it| child(it, "sectPr").is_some()) {
            self.notes.end_section();
        }
    }

    /// Ends the paragraph that goes on, where nothing is left that it could go on with.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.finish(open);
        }
    }

    /// An equation between paragraphs.
    pub(super) fn lone_equation(&mut self, node: Node<'a>) {
        self.close();
        self.paragraphs += 1;
        let mut words = Words::default();
        self.equation(node, &mut words);
        let span = self.span(node);
        self.finish(Open {
            words,
            span,
            properties: None,
            first_counts: false,
        });
    }

    fn finish(&mut self, open: Open<'a>) {
        let style = value(open.properties, "pStyle");
        let own = Paragraph::of(open.properties);
        let said = own.clone().or(&self.styles.paragraph(style));
        let (printed, list_indent) = self.printed(open.properties, style, &own, &said);
        let finished = open.words.finish();
        let label = match &printed {
            Printed::Label(label) => Some(label.clone()),
            _ => None,
        };
        let number_in_cell = self.tables > 0 && label.is_some();
        if finished.text.is_empty() && !number_in_cell {
            return;
        }
        let role = self.styles.role(style);
        if role == StyleRole::Contents {
            let label = label.map_or_else(String::new, |label| format!("{label} "));
            self.furnish(
                FurnitureKind::Contents,
                &format!("{label}{}", finished.text.replace(['\t', '\n'], " ")),
            );
            return;
        }
        let heading = match said.outline {
            Some(level @ 0..=8) => Some(level + 1),
            Some(_) => None,
            None => match role {
                StyleRole::Heading(level) => Some(level),
                _ => None,
            },
        };
        let is_sentence =
            finished.text.len() > LONGEST_HEADING && finished.text.ends_with(['.', ';', ':', ',']);
        let kind = match heading.filter(|_| !is_sentence) {
            Some(level) => BlockKind::Heading(level),
            None if printed == Printed::Bullet => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        };
        let list_depth = match kind {
            BlockKind::ListItem => said.level.unwrap_or(0) + 1,
            _ => 0,
        };
        let indent = own.indent.or(list_indent).or(said.indent).unwrap_or(0);
        self.blocks.push(Block {
            text: finished.text,
            kind,
            label,
            indent: columns(indent),
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

    /// What the paragraph's list prints before it, and the indent of that level.
    fn printed(
        &mut self,
        properties: Option<Node<'a>>,
        style: Option<&'a str>,
        own: &Paragraph,
        said: &Paragraph,
    ) -> (Printed, Option<i32>) {
        let list_properties = properties.and_then(|it| child(it, "numPr"));
        if self.tracked == Tracked::Original {
            let change = |wanted: &str| list_properties.and_then(|it| child(it, wanted));
            if change("ins").is_some() {
                return (Printed::Nothing, None);
            }
            if let Some(original) =
                change("numberingChange").and_then(|it| attribute(it, "original"))
            {
                return (super::original::printed(original), None);
            }
        }
        let none = (Printed::Nothing, None);
        let (Some(id), numbering, styles) = (said.list, self.numbering, self.styles) else {
            return none;
        };
        let Some(list) = numbering.list(id, styles).filter(|_| id != 0) else {
            return none;
        };
        let made_for = |style: &str| numbering.level_of_style(list, style);
        let level = own
            .level
            .or_else(|| styles.level(style, made_for))
            .unwrap_or(0);
        let indent = numbering.level(list, level).and_then(|it| it.indent);
        let printed = self.counters.next(id, level, numbering, styles);
        (printed.unwrap_or(Printed::Nothing), indent)
    }
}

fn columns(indent: i32) -> usize {
    usize::try_from(indent / COLUMN)
        .unwrap_or(0)
        .min(MOST_COLUMNS)
}

/// The properties of the sections of a document, in order.
pub(super) fn sections(body: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    body.descendants().filter(|node| {
        name(*node) == (Space::Word, "sectPr")
            && node
                .parent()
                .is_some_and(|parent| matches!(name(parent), (Space::Word, "pPr" | "body")))
    })
}
