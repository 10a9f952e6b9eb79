//! One draft as it was understood.

use serde::Serialize;

use super::{Clause, Symbol, Warning};

/// One draft as it was understood: what it is, its clauses, and what was taken off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The file's name as given by the user, or `-`.
    pub source: String,
    /// What the top of the document declares.
    pub masthead: Masthead,
    /// The title of the text; empty when none was recognised.
    pub title: String,
    /// The clauses in reading order; `clauses[i].id == i`.
    pub clauses: Vec<Clause>,
    /// What printing put there and the normaliser took off, in the order of the source.
    pub furniture: Vec<Furniture>,
    /// What was unclear, in the order of the source.
    pub warnings: Vec<Warning>,
    /// True for plain text and Markdown, which know no footnotes or tables of their own: such a file may be
    /// what somebody took out of another one.
    pub is_plain_text: bool,
}

/// What the top of a document declares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// The document's symbol: `E/CN.15/2019/L.6/Rev.1`.
    pub symbol: Option<Symbol>,
    /// The date as printed: `24 May 2019`; empty when none was found.
    pub date: String,
    /// The session as printed: `Twenty-eighth session`; empty when none was found.
    pub session: String,
    /// The agenda item as printed: `Agenda item 8`; empty when none was found.
    pub agenda_item: String,
    /// The sponsors in the printed order; empty when none were found.
    pub sponsors: Vec<String>,
    /// The kind of document as printed: `revised draft resolution`; empty when none was found.
    pub document_type: String,
}

/// A piece of text that belongs to the printing, not to the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Furniture {
    /// What it was recognised as.
    pub kind: FurnitureKind,
    /// The text as printed.
    pub text: String,
    /// Line of the source, counted from 1.
    #[serde(skip)]
    pub line: usize,
}

/// What a piece of furniture was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// `2/4`, `page 3 of 7`, `- 3 -`
    PageNumber,
    /// `V.19-03711`, `25-15106 (E)`
    JobNumber,
    /// `*2515106*`
    BarCode,
    /// Numbers of lines in the margin of a page: `1–27`.
    LineNumber,
    /// The document's symbol or title, repeated at the top or foot of pages.
    RunningHead,
    /// `Distr.: Limited`, `Original: English`, `United Nations`
    Distribution,
    /// A mark in the text that refers to a footnote.
    FootnoteMark,
    /// The rule above footnotes.
    Rule,
    /// A bullet printed before a number.
    Bullet,
    /// A hyphen that a line end lost or left, with the word as repaired.
    Hyphen,
    /// A comment, a table of contents marker, a link definition: markup that no reader of the page sees.
    Markup,
    /// Front matter: values declared about the file.
    FrontMatter,
    /// A line of a table of contents, which repeats headings.
    Contents,
}

impl FurnitureKind {
    /// The name used in JSON and in the outline: `page-number`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PageNumber => "page-number",
            Self::JobNumber => "job-number",
            Self::BarCode => "bar-code",
            Self::LineNumber => "line-number",
            Self::RunningHead => "running-head",
            Self::Distribution => "distribution",
            Self::FootnoteMark => "footnote-mark",
            Self::Rule => "rule",
            Self::Bullet => "bullet",
            Self::Hyphen => "hyphen",
            Self::Markup => "markup",
            Self::FrontMatter => "front-matter",
            Self::Contents => "contents",
        }
    }
}
