//! From the parser's events to blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::html::{self, Html};
use super::inline::{Gathered, Inline};
use super::list::Lists;
use super::table::Row;
use crate::model::{Block, BlockKind, Draft, Furniture, FurnitureKind, Warning, WarningKind};
use crate::read::source::{Source, indent_of};

/// Makes blocks of the events of one text.
pub(super) struct Walk<'a> {
    source: &'a Source,
    body: usize,
    blocks: Vec<Block>,
    furniture: Vec<Furniture>,
    pictures: usize,
    inline: Inline,
    lists: Lists,
    /// Level of the heading that is open.
    heading: Option<usize>,
    /// Mark of the footnote that is open.
    footnote: Option<String>,
    row: Option<Row>,
    /// The code block that is open, with its words.
    code: Option<String>,
    html: Option<(String, Range<usize>)>,
    /// Ends of the parts of links that were read: what follows is the target, as printed.
    links: Vec<LinkType>,
    /// A word with a star stands somewhere above: a later `* …` may be its note.
    star_seen: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(source: &'a Source, body: usize) -> Self {
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
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.inline.open(&range),
            Tag::Link { link_type, .. } => {
                self.links.push(link_type);
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
                self.lists.begin(printed, start..range.end);
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
                if self.links.pop().is_some_and(|kind| !is_bare(kind)) {
                    let target = self.inline.end().max(range.start + 1)..range.end;
                    let printed = self.source.slice(target.clone()).replace('\n', " ");
                    self.inline.push(&printed, &target);
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
                    row.push(cell);
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
        row.push_surplus(self.source.slice(range.clone()));
        if let Some(block) = row.finish(header, range) {
            let block = self.placed(block);
            self.blocks.push(block);
        }
    }

    /// Indented or fenced code is text: a block for each piece between blank lines.
    fn end_code(&mut self, range: &Range<usize>) {
        let _ = self.inline.take();
        let Some(code) = self.code.take() else {
            return;
        };
        let mut at = range.start;
        for piece in code.split("\n\n").filter(|piece| !piece.trim().is_empty()) {
            // Where the piece stands: its first line, looked for from the last one on.
            let first = piece.trim_start().lines().next().unwrap_or("").trim();
            let rest = self.source.slice(at..range.end.max(at));
            let start = at + rest.find(first).unwrap_or(0);
            at = (start + first.len()).min(range.end);
            let text = piece.trim_matches('\n').trim_end();
            let made = self.blocks.len();
            self.make(Gathered {
                text: text.trim_start().into(),
                emphasis: Vec::new(),
                span: start..at,
            });
            for block in self.blocks.iter_mut().skip(made) {
                block.soft_breaks = false;
            }
        }
    }

    fn end_html(&mut self) {
        let Some((text, range)) = self.html.take() else {
            return;
        };
        for piece in html::cut(&text) {
            match piece {
                Html::Text(words) => self.inline.push(&html::decoded(words), &range),
                Html::Comment(comment) => self.furnish_text(FurnitureKind::Markup, comment, &range),
                ref tag if tag.is_break() => self.flush(),
                Html::Tag { .. } => {}
            }
        }
        self.flush();
    }

    fn inline_html(&mut self, text: &str, range: &Range<usize>) {
        for piece in html::cut(text) {
            match piece {
                Html::Text(words) => self.inline.push(words, range),
                Html::Comment(comment) => {
                    self.inline.seen(range);
                    self.furnish_text(FurnitureKind::Markup, comment, range);
                }
                Html::Tag { ref name, closing } => {
                    self.inline.seen(range);
                    match name.as_str() {
                        "sup" => self.inline.raised = !closing,
                        "b" | "strong" | "i" | "em" if closing => self.inline.close(),
                        "b" | "strong" | "i" | "em" => self.inline.open(range),
                        _ if piece.is_break() => self.inline.push("\n", range),
                        _ => {}
                    }
                }
            }
        }
    }

    /// Makes a block of the words that were gathered, if any.
    fn flush(&mut self) {
        if let Some(gathered) = self.inline.take() {
            self.make(gathered);
        }
    }

    fn make(&mut self, mut gathered: Gathered) {
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

    fn furnish_text(&mut self, kind: FurnitureKind, text: &str, range: &Range<usize>) {
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
        if self.pictures > 0 {
            let (number, are) = match self.pictures {
                1 => ("1 picture".to_owned(), "is"),
                many => (format!("{many} pictures"), "are"),
            };
            draft.warnings.push(Warning::new(
                WarningKind::LeftOut,
                format!(
                    "{}: {number} {are} not compared; only the words that stand for them",
                    draft.source
                ),
            ));
        }
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

/// Links whose address is their text: `<https://…>`.
fn is_bare(kind: LinkType) -> bool {
    matches!(kind, LinkType::Autolink | LinkType::Email)
}

fn level_of(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// `{:toc}`, `TOC`, `[[_TOC_]]`: where a table of contents is to be made.
fn is_marker(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim();
        matches!(line, "TOC" | "[TOC]" | "[toc]" | "[[_TOC_]]" | "[[TOC]]")
            || (line.starts_with("{:") && line.ends_with('}'))
    })
}

/// Takes `{#name}` and `{: .class}` off the end of a heading.
fn strip_attribute(block: &mut Block, furniture: &mut Vec<Furniture>, source: &Source) {
    let Some(at) = block.text.rfind('{') else {
        return;
    };
    let (before, attribute) = block.text.split_at(at);
    let marked =
        attribute.starts_with("{#") || attribute.starts_with("{:") || attribute.starts_with("{.");
    if marked && attribute.ends_with('}') && !before.trim().is_empty() {
        furniture.push(Furniture {
            kind: FurnitureKind::Markup,
            text: attribute.into(),
            line: source.line_at(block.span.start),
        });
        block.text.truncate(before.trim_end().len());
        let length = block.text.len();
        block.emphasis.retain_mut(|range| {
            range.end = range.end.min(length);
            range.start < range.end
        });
    }
}

/// True when a word carries a star: `draft resolution*`.
fn has_star(text: &str) -> bool {
    text.match_indices('*').any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text.get(at + 1..).and_then(|it| it.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_none_or(|it| !it.is_alphanumeric())
    })
}
