//! From the parser's events to blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::markers::{
    address, has_star, is_bare, is_marker, level_of, not_compared, strip_attribute,
};
use super::table::cells_of;
use crate::model::{Block, BlockKind, Draft, Furniture, FurnitureKind};
use crate::read::inline::{Gathered, Inline};
use crate::read::list::Lists;
use crate::read::row::Row;
use crate::read::source::{Source, indent_of};

/// Makes blocks of the events of one text.
pub(super) struct Walk<'a> {
    pub(super) source: &'a Source<'a>,
    body: usize,
    pub(super) blocks: Vec<Block>,
    furniture: Vec<Furniture>,
    pictures: usize,
    pub(super) inline: Inline,
    lists: Lists,
    /// Level of the heading that is open.
    heading: Option<usize>,
    /// Mark of the footnote that is open.
    footnote: Option<String>,
    row: Option<Row>,
    /// The code block that is open, with its words.
    pub(super) code: Option<String>,
    pub(super) html: Option<(String, Range<usize>)>,
    /// The links that are open, with what to print behind their words; `None` for the target as printed.
    links: Vec<(LinkType, Option<String>)>,
    /// A word with a star stands somewhere above: a later `* …` may be its note.
    star_seen: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(source: &'a Source<'a>, body: usize) -> Self {
        Self {
            source,
            body,
            blocks: Vec::new(),
            furniture: Vec::new(),
            pictures: 0,
            inline: Inline::default(),
            lists: Lists::default(),
            heading: None,
            footnote: None,
            row: None,
            code: None,
            html: None,
            links: Vec::new(),
            star_seen: false,
        }
    }

    /// Takes one event with its place in the source.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                if let Some(code) = &mut self.code {
                    code.push_str(&text);
                    self.inline.seen(&range);
                } else if let Some((html, _)) = &mut self.html {
                    html.push_str(&text);
                } else {
                    self.inline.push(&text, &range);
                }
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline.push(&text, &range);
            }
            Event::Html(text) => match &mut self.html {
                Some((html, _)) => html.push_str(&text),
                None => self.inline_html(&text, &range),
            },
            Event::InlineHtml(text) => self.inline_html(&text, &range),
            Event::FootnoteReference(_) => {
                self.inline.seen(&range);
                self.furnish(FurnitureKind::FootnoteMark, &range);
            }
            Event::SoftBreak | Event::HardBreak => self.inline.push("\n", &range),
            Event::Rule => {
                self.flush();
                self.furnish(FurnitureKind::Rule, &range);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            // Only its beginning: what was read so far tells where the text of a link ends.
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.inline.open(&(range.start..range.start + 1));
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.links.push((link_type, address(link_type, &dest_url)));
                if !is_bare(link_type) {
                    self.inline.push("[", &(range.start..range.start + 1));
                }
            }
            Tag::Image { .. } => {
                self.pictures += 1;
                self.inline.seen(&(range.start..range.start + 1));
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_of(level));
            }
            Tag::Item => {
                self.flush();
                // A nested item's place begins with its indent.
                let printed = self.source.slice(range.clone()).trim_start();
                let start = range.end - printed.len();
                let digits = printed.len()
                    - printed
                        .trim_start_matches(|it: char| it.is_ascii_digit())
                        .len();
                let label = (digits > 0).then(|| printed.get(..=digits).unwrap_or(printed).into());
                let marker = printed.chars().next().unwrap_or('-');
                self.lists.begin(label, marker, start..range.end);
            }
            Tag::FootnoteDefinition(mark) => {
                self.flush();
                self.footnote = Some(mark.to_string());
            }
            Tag::TableHead | Tag::TableRow => self.row = Some(Row::default()),
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = Some(String::new());
                // The first line of indented code begins after its indent.
                if matches!(kind, CodeBlockKind::Indented) {
                    self.inline.seen(&(range.start..range.start));
                }
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some((String::new(), range));
            }
            Tag::TableCell | Tag::Superscript | Tag::Subscript => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.inline.seen(&range);
                self.inline.close();
            }
            TagEnd::Link => {
                if let Some((kind, address)) = self.links.pop()
                    && !is_bare(kind)
                {
                    let target = self.inline.end().max(range.start + 1)..range.end;
                    let printed = || self.source.slice(target.clone()).replace('\n', " ");
                    self.inline.push(&address.unwrap_or_else(printed), &target);
                }
            }
            TagEnd::Image => self.inline.seen(&range),
            TagEnd::Heading(_) => {
                self.end_heading(&range);
                self.heading = None;
            }
            TagEnd::Item => {
                self.flush();
                if let Some((label, depth, span)) = self.lists.end() {
                    self.wordless(&label, depth, span);
                }
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.footnote = None;
            }
            TagEnd::TableCell => {
                let cell = self.inline.take();
                if let Some(row) = &mut self.row {
                    match cell {
                        Some(cell) => row.push(&cell.text, &cell.emphasis),
                        None => row.push("", &[]),
                    }
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(tag == TagEnd::TableHead, range),
            TagEnd::CodeBlock => self.end_code(&range),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Superscript | TagEnd::Subscript => {}
            _ => self.flush(),
        }
    }

    /// A line of dashes right under a paragraph makes a heading of it, by the
    /// letter; under several lines, or a sentence, it was meant as a rule.
    fn end_heading(&mut self, range: &Range<usize>) {
        let Some(gathered) = self.inline.take() else {
            return;
        };
        let printed = self.source.slice(range.clone()).trim();
        let under_dashes = !printed.starts_with('#') && printed.ends_with('-');
        let is_sentence = gathered.text.contains('\n') || gathered.text.ends_with(['.', ';', ',']);
        if under_dashes && is_sentence {
            self.heading = None;
            let rule = printed.rfind('\n').map_or(0, |at| at + 1);
            self.furnish(FurnitureKind::Rule, &(range.start + rule..range.end));
        }
        self.make(gathered);
    }

    fn end_row(&mut self, header: bool, range: Range<usize>) {
        let Some(mut row) = self.row.take() else {
            return;
        };
        // A row may print more cells than its table has columns; a viewer would not show them.
        for cell in cells_of(self.source.slice(range.clone())).skip(row.len()) {
            row.push(cell.trim(), &[]);
        }
        if let Some(block) = row.finish(header, range) {
            let block = self.placed(block);
            self.blocks.push(block);
        }
    }

    /// Makes a block of the words that were gathered, if any.
    pub(super) fn flush(&mut self) {
        if let Some(gathered) = self.inline.take() {
            self.make(gathered);
        }
    }

    pub(super) fn make(&mut self, mut gathered: Gathered) {
        if is_marker(&gathered.text) {
            self.furnish_text(FurnitureKind::Markup, &gathered.text, &gathered.span);
            let _ = self.lists.claim();
            return;
        }
        if let Some(mark) = self.footnote.clone() {
            self.footnote_block(mark, gathered);
            return;
        }
        if let Some(item) = self.lists.at_star()
            && self.star_seen
            && self.is_lone_star(&item)
        {
            // The note of a star, not a list of one item.
            gathered.text.insert_str(0, "* ");
            for range in &mut gathered.emphasis {
                *range = range.start + 2..range.end + 2;
            }
            let _ = self.lists.claim();
            let block = self.placed(block_of(gathered));
            self.blocks.push(block);
            return;
        }
        let place = self.lists.claim();
        for bullet in place.bullets {
            if place.label.is_some() {
                self.furnish_text(
                    FurnitureKind::Bullet,
                    self.source.slice(bullet.start..bullet.start + 1),
                    &bullet,
                );
            }
        }
        for (label, depth, span) in place.wordless {
            self.wordless(&label, depth, span);
        }
        self.star_seen |= has_star(&gathered.text);
        let mut block = block_of(gathered);
        block.list_depth = place.depth;
        block.label = place.label;
        block.continues_item = place.depth > 0 && !place.first;
        if let Some(level) = self.heading {
            strip_attribute(&mut block, &mut self.furniture, self.source);
            block.kind = BlockKind::Heading(level);
        } else if place.first && place.depth > 0 {
            block.kind = BlockKind::ListItem;
        }
        let block = self.placed(block);
        self.blocks.push(block);
    }

    /// Later paragraphs of a footnote go on with its first.
    fn footnote_block(&mut self, mark: String, gathered: Gathered) {
        if let Some(last) = self.blocks.last_mut()
            && last.kind == (BlockKind::Footnote { mark: mark.clone() })
        {
            let moved = last.text.len() + 1;
            last.text.push('\n');
            last.text.push_str(&gathered.text);
            let ranges = gathered.emphasis.into_iter();
            last.emphasis
                .extend(ranges.map(|it| it.start + moved..it.end + moved));
            last.span.end = last.span.end.max(gathered.span.end);
            return;
        }
        let block = self.placed(Block {
            kind: BlockKind::Footnote { mark },
            ..block_of(gathered)
        });
        self.blocks.push(block);
    }

    /// A number without words of its own is text: the normaliser sees what it belongs to.
    fn wordless(&mut self, label: &str, depth: usize, span: Range<usize>) {
        let block = self.placed(Block {
            text: label.into(),
            list_depth: depth,
            span: span.start..span.start + label.len(),
            soft_breaks: true,
            ..Block::default()
        });
        self.blocks.push(block);
    }

    fn placed(&self, mut block: Block) -> Block {
        let start = block.span.start;
        block.page = self.source.page_at(start);
        block.line = self.source.line_at(start);
        let line = self.source.slice(self.source.line_start(start)..start);
        block.indent = indent_of(line).0;
        block
    }

    /// True when no other item of the list begins with a star on a line near this one.
    fn is_lone_star(&self, item: &Range<usize>) -> bool {
        let after = self.source.slice(item.end..self.source.text().len());
        let next = after.lines().find(|line| !line.trim().is_empty());
        !next.is_some_and(|line| line.trim_start().starts_with("* "))
            && !self
                .blocks
                .last()
                .is_some_and(|block| block.kind == BlockKind::ListItem)
    }

    fn furnish(&mut self, kind: FurnitureKind, range: &Range<usize>) {
        let text = self.source.slice(range.clone());
        self.furnish_text(kind, text, range);
    }

    pub(super) fn furnish_text(&mut self, kind: FurnitureKind, text: &str, range: &Range<usize>) {
        self.furniture.push(Furniture {
            kind,
            text: text.trim().into(),
            line: self.source.line_at(range.start),
        });
    }

    /// A part of the source is markup.
    pub(super) fn markup(&mut self, range: Range<usize>) {
        self.furnish(FurnitureKind::Markup, &range);
    }

    /// A part of the source is a paragraph, whatever the parser took it for.
    pub(super) fn paragraph(&mut self, range: Range<usize>) {
        let block = self.placed(Block {
            text: self.source.slice(range.clone()).trim().into(),
            span: range,
            soft_breaks: true,
            ..Block::default()
        });
        self.blocks.push(block);
    }

    /// Hands everything over, in the order of the source.
    pub(super) fn finish(mut self, draft: &mut Draft) {
        self.flush();
        self.blocks.sort_by_key(|block| block.span.start);
        self.furniture.sort_by_key(|piece| piece.line);
        draft.warnings.extend(not_compared(self.pictures));
        debug_assert!(self.body <= self.source.text().len());
        draft.blocks.append(&mut self.blocks);
        draft.furniture.append(&mut self.furniture);
    }
}

fn block_of(gathered: Gathered) -> Block {
    Block {
        text: gathered.text,
        emphasis: gathered.emphasis,
        span: gathered.span,
        soft_breaks: true,
        ..Block::default()
    }
}
