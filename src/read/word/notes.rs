//! Footnotes and endnotes: their marks as Word numbers them, and their text.

use rustc_hash::FxHashMap;

use super::names::{Node, Space, attribute, child, name, number, value};
use super::paragraph::sections;
use super::walk::Walk;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::read::format::Format;
use crate::read::words::superscript;

/// A space without width: what stands for a mark that is typed behind it.
const UNSEEN: char = '\u{200b}';

/// The notes of a document and how they are numbered.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    footnotes: Series<'a>,
    endnotes: Series<'a>,
    /// The notes that the text refers to, in order.
    referred: Vec<Referred<'a>>,
    /// The last reference brings a mark of its own, which is not yet read.
    waits: bool,
}

#[derive(Debug, Default)]
struct Series<'a> {
    by_id: FxHashMap<&'a str, Node<'a>>,
    /// How the settings number them, and how each section does.
    usual: Option<Manner>,
    sections: Vec<Manner>,
    section: usize,
    reached: Option<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Manner {
    format: Format,
    start: u32,
    restarts: bool,
}

#[derive(Debug)]
struct Referred<'a> {
    mark: String,
    note: Node<'a>,
    endnote: bool,
}

impl<'a> Notes<'a> {
    /// Learns of the notes, and how the settings and each section number them.
    pub(super) fn new(
        body: Node<'a>,
        settings: Option<Node<'a>>,
        footnotes: Option<Node<'a>>,
        endnotes: Option<Node<'a>>,
    ) -> Self {
        let usual = Manner {
            format: Format::Decimal,
            start: 1,
            restarts: false,
        };
        let roman = Manner {
            format: Format::LowerRoman,
            ..usual
        };
        Self {
            footnotes: Series::new(body, settings, footnotes, ("footnote", "footnotePr"), usual),
            endnotes: Series::new(body, settings, endnotes, ("endnote", "endnotePr"), roman),
            ..Self::default()
        }
    }

    /// A section of the document ends.
    pub(super) fn end_section(&mut self) {
        self.footnotes.end_section();
        self.endnotes.end_section();
    }

    /// Takes words for the mark of a note that brings its own; what cannot be seen is none, and is no word either.
    pub(super) fn take_mark(&mut self, words: &str) -> Option<String> {
        if !self.waits || words.trim().is_empty() {
            return None;
        }
        let mark = words.trim_matches(|it: char| it.is_whitespace() || it == UNSEEN);
        let mark = mark.to_owned();
        if mark.is_empty() {
            return Some(mark);
        }
        self.waits = false;
        if let Some(last) = self.referred.last_mut() {
            last.mark.clone_from(&mark);
        }
        Some(mark)
    }
}

impl<'a> Series<'a> {
    fn new(
        body: Node<'a>,
        settings: Option<Node<'a>>,
        notes: Option<Node<'a>>,
        (note, properties): (&str, &str),
        usual: Manner,
    ) -> Self {
        let of_all = settings
            .and_then(|it| child(it, properties))
            .map_or(usual, |it| usual.with(it));
        let sections = sections(body)
            .map(|section| child(section, properties).map_or(of_all, |it| of_all.with(it)))
            .collect();
        let by_id = notes
            .into_iter()
            .flat_map(|it| it.children())
            .filter(|it| name(*it) == (Space::Word, note))
            .filter(|it| matches!(attribute(*it, "type"), None | Some("normal")))
            .filter_map(|it| Some((attribute(it, "id")?, it)))
            .collect();
        Self {
            by_id,
            usual: Some(of_all),
            sections,
            section: 0,
            reached: None,
        }
    }

    fn manner(&self) -> Option<Manner> {
        let own = self.sections.get(self.section).or(self.sections.last());
        own.copied().or(self.usual)
    }

    fn end_section(&mut self) {
        self.section += 1;
        if self.manner().is_some_and(|it| it.restarts) {
            self.reached = None;
        }
    }

    fn next_mark(&mut self) -> String {
        let manner = self.manner();
        let first = manner.map_or(1, |it| it.start);
        let number = self.reached.map_or(first, |last| last.saturating_add(1));
        self.reached = Some(number);
        manner.map_or(Format::Decimal, |it| it.format).write(number)
    }
}

impl Manner {
    fn with(self, properties: Node<'_>) -> Self {
        let properties = Some(properties);
        Self {
            format: value(properties, "numFmt").map_or(self.format, Format::of),
            start: number(properties, "numStart").unwrap_or(self.start),
            // Where pages end is not in the file: notes that begin anew on every page are counted through.
            restarts: value(properties, "numRestart")
                .map_or(self.restarts, |restart| restart == "eachSect"),
        }
    }
}

impl<'a> Walk<'a> {
    /// The text refers to a note.
    pub(super) fn refer(&mut self, node: Node<'a>, endnote: bool) {
        let series = if endnote {
            &mut self.notes.endnotes
        } else {
            &mut self.notes.footnotes
        };
        // A note is read once, however often a damaged file refers to it.
        let known = attribute(node, "id").and_then(|id| series.by_id.remove(id));
        let Some(content) = known else {
            return;
        };
        let own_mark = attribute(node, "customMarkFollows")
            .is_some_and(|it| !matches!(it, "0" | "false" | "off"));
        let mark = if own_mark {
            String::new()
        } else {
            series.next_mark()
        };
        self.notes.waits = own_mark;
        if !own_mark {
            self.furnish(FurnitureKind::FootnoteMark, &mark);
        }
        self.notes.referred.push(Referred {
            mark,
            note: content,
            endnote,
        });
    }

    /// Reads the footnotes, or the endnotes, that the text refers to; `base` is where their part begins.
    pub(super) fn read_notes(&mut self, endnotes: bool, base: usize) {
        let around = std::mem::replace(&mut self.base, base);
        let referred = std::mem::take(&mut self.notes.referred);
        let (wanted, others) = referred.into_iter().partition(|it| it.endnote == endnotes);
        self.notes.referred = others;
        for note in wanted {
            let blocks = self.apart(note.note);
            let span = self.span(note.note);
            self.blocks.extend(joined(blocks, note.mark, span));
        }
        self.base = around;
    }
}

/// The paragraphs of a note as one block, without the mark that it begins with.
fn joined(blocks: Vec<Block>, mark: String, span: std::ops::Range<usize>) -> Option<Block> {
    let mut blocks = blocks.into_iter();
    let mut whole = blocks.next()?;
    if let Some(rest) = behind_mark(&whole.text, &mark) {
        let cut = whole.text.len() - rest.trim_start().len();
        whole.text.drain(..cut);
        for range in &mut whole.emphasis {
            *range = range.start.saturating_sub(cut)..range.end.saturating_sub(cut);
        }
        whole.emphasis.retain(|range| !range.is_empty());
    }
    for block in blocks {
        whole.text.push('\n');
        if let Some(label) = &block.label {
            whole.text.push_str(label);
            whole.text.push(' ');
        }
        let moved = whole.text.len();
        whole.text.push_str(&block.text);
        let ranges = block.emphasis.into_iter();
        whole
            .emphasis
            .extend(ranges.map(|it| it.start + moved..it.end + moved));
        whole.revisions.extend(block.revisions);
    }
    whole.kind = BlockKind::Footnote { mark };
    whole.span = span;
    whole.label = None;
    whole.list_depth = 0;
    Some(whole)
}

/// What stands behind the mark that a note begins with, raised or not, and behind what cannot be seen.
fn behind_mark<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    if mark.is_empty() {
        return None;
    }
    let raised: String = mark.chars().map(superscript).collect();
    let shown = text.trim_start_matches(UNSEEN);
    let rest = shown
        .strip_prefix(mark)
        .or_else(|| shown.strip_prefix(raised.as_str()))?;
    // A note marked 1 whose words begin with 12 does not begin with its mark.
    let goes_on = char::is_numeric;
    let is_number = mark.ends_with(|it: char| it.is_ascii_digit());
    (!(is_number && rest.starts_with(goes_on))).then_some(rest)
}
