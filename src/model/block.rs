//! What a reader makes of a file: paragraph-sized pieces.

use std::ops::Range;

use super::Revision;

/// A paragraph-sized piece of a file, with what its format knows about it.
///
/// A block that comes from a format without paragraphs (plain text) may hold
/// several lines, with their indents, divided by `\n`; after the normaliser
/// every block is one paragraph, heading, list item, table row or footnote,
/// without line breaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// The words as printed, without markup characters.
    pub text: String,
    /// What the format says that this piece is.
    pub kind: BlockKind,
    /// The number or letter that the *format* gave it (`4.`, `(a)`), apart
    /// from the text. A number that is printed in the text stays in the text:
    /// taking it off is the work of the structure stage.
    pub label: Option<String>,
    /// Indent in columns (a tab is [`Block::TAB_WIDTH`] columns).
    pub indent: usize,
    /// Depth in nested lists: 0 outside lists, 1 for an item of an outer list.
    pub list_depth: usize,
    /// Byte ranges of `text` that are set in italics or bold, in order.
    pub emphasis: Vec<Range<usize>>,
    /// Page of the source that the block begins on, counted from 1.
    pub page: usize,
    /// Where the block stands in the source, in bytes of the decoded text.
    pub span: Range<usize>,
    /// Line of the source that the block begins on, counted from 1.
    pub line: usize,
    /// Set by the normaliser when the block is only the *continuation* of an
    /// item (a second paragraph of a list item), so that it has no number.
    pub continues_item: bool,
    /// True when a line break inside `text` means no more than a space
    /// (Markdown); false where a line may be a paragraph of its own (plain text).
    pub soft_breaks: bool,
    /// Tracked changes of the file in this piece, in reading order: in the text
    /// with all changes accepted what came, in the original text what went.
    pub revisions: Vec<Revision>,
    /// What the markup of a legislative text says that this piece is; `None`
    /// for all other formats. It is believed before what the words look like.
    pub unit: Option<Unit>,
}

impl Block {
    /// Columns that a tab stands for when indents are measured.
    pub const TAB_WIDTH: usize = 8;

    /// Makes a paragraph of some text, at no particular place.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            page: 1,
            line: 1,
            ..Self::default()
        }
    }

    /// True when the whole text is emphasised (a bold line that serves as a heading).
    pub fn is_all_emphasis(&self) -> bool {
        let covered: usize = self.emphasis.iter().map(ExactSizeIterator::len).sum();
        !self.text.is_empty() && covered * 10 >= self.text.len() * 9
    }
}

/// What a format says that a block is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading, with its level from 1 (the highest).
    Heading(usize),
    /// An item of a list; its number, if it has one, is the block's label.
    ListItem,
    /// A row of a table; the text is the cells joined by ` | `.
    TableRow {
        /// The cells, as byte ranges of the text.
        cells: Vec<Cell>,
        /// True for the row of column titles.
        header: bool,
    },
    /// A footnote with the mark that refers to it (`1`, `*`).
    Footnote {
        /// The mark as printed, without brackets or caret.
        mark: String,
    },
    /// A value declared about the document, outside its text (front matter).
    Meta {
        /// The name that the format gives it, in lower case: `symbol`, `title`, `date`.
        key: String,
    },
}

/// What the markup of a legislative text says that a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A unit that is cited by this word and its number, whether or not the
    /// word is printed: `article`, `section`, `chapter`, `annex`.
    Named(&'static str),
    /// A numbered or lettered unit under another, at the level of the block's `list_depth`.
    Item,
    /// A recital or citation of the preamble, with or without a number.
    Preamble,
    /// A paragraph of a unit, without a number of its own.
    Text,
}

/// A cell of a table row: a byte range of the row's text.
pub type Cell = Range<usize>;
