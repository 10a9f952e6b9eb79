//! The unit that is aligned.

use std::ops::Range;

use serde::Serialize;

use super::{Label, Revision};

/// Index of a clause in [`Document::clauses`](super::Document::clauses).
pub type ClauseId = usize;

/// A paragraph, subparagraph, heading, table row or footnote: the unit that is aligned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Clause {
    /// Position in the document, from 0, in reading order.
    pub id: ClauseId,
    /// The clause that this one stands under (`(a)` under `5`), if any; always smaller than `id`.
    pub parent: Option<ClauseId>,
    /// What part of the document this is.
    pub kind: ClauseKind,
    /// The number that it is printed with.
    #[serde(serialize_with = "printed_label")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub label: Option<Label>,
    /// The address that a delegate would say: `PP3`, `OP5(a)(ii)`, `Art. 4(2)`, `Annex I, para. 12`, `fn. 3`.
    ///
    /// No two clauses of a document have the same place.
    pub place: String,
    /// The words, without the label.
    ///
    /// Never empty: a heading that is nothing but its label (`Article 9`) has
    /// the label's words here, because a clause without words could neither be
    /// aligned nor shown.
    pub text: String,
    /// Byte ranges of `text` that are set in italics or bold, in order.
    #[serde(skip)]
    pub emphasis: Vec<Range<usize>>,
    /// Depth in the tree of clauses, 0 at the top.
    #[serde(skip)]
    pub depth: usize,
    /// Where the clause stands in the source, in bytes of the decoded text.
    #[serde(skip)]
    pub span: Range<usize>,
    /// Line of the source that the clause begins on, counted from 1.
    #[serde(skip)]
    pub line: usize,
    /// Tracked changes of the file in this clause, in reading order: in a draft
    /// read as accepted what came, in one read as original what went.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
}

impl Clause {
    /// True for a heading that is nothing but its label: `Article 9`.
    pub fn is_only_its_label(&self) -> bool {
        self.label
            .as_ref()
            .is_some_and(|label| label.printed == self.text)
    }

    /// The label as printed, or an empty string.
    pub fn printed_label(&self) -> &str {
        self.label.as_ref().map_or("", |label| &label.printed)
    }
}

// The signature is serde's.
#[allow(clippy::ref_option)]
fn printed_label<S: serde::Serializer>(
    label: &Option<Label>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(label.as_ref().map_or("", |label| &label.printed))
}

/// What part of a document a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ClauseKind {
    /// A line of the masthead: organ, session, agenda item, document type.
    Masthead,
    /// The sponsors' line: "Austria and Peru: revised draft resolution".
    Sponsors,
    /// What a subsidiary body recommends: "The Commission … recommends to the Council …".
    Recommendation,
    /// The title of the document, or of an annex.
    Title,
    /// The organ that speaks: "The General Assembly,".
    Organ,
    /// A heading of a section, chapter, article or table.
    Heading,
    /// A paragraph of the preamble.
    Preambular,
    /// A numbered paragraph of the operative part.
    Operative,
    /// A lettered or numbered paragraph under another paragraph.
    Subparagraph,
    /// Any other paragraph.
    Paragraph,
    /// A row of a table.
    TableRow,
    /// A footnote.
    Footnote,
    /// What stands after the text: meeting number and date.
    Closing,
}

impl ClauseKind {
    /// The name used in JSON and in reports: `preambular`, `table-row`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Sponsors => "sponsors",
            Self::Recommendation => "recommendation",
            Self::Title => "title",
            Self::Organ => "organ",
            Self::Heading => "heading",
            Self::Preambular => "preambular",
            Self::Operative => "operative",
            Self::Subparagraph => "subparagraph",
            Self::Paragraph => "paragraph",
            Self::TableRow => "table-row",
            Self::Footnote => "footnote",
            Self::Closing => "closing",
        }
    }

    /// True for paragraphs of any level, with or without a number.
    pub const fn is_paragraph(self) -> bool {
        matches!(
            self,
            Self::Preambular | Self::Operative | Self::Subparagraph | Self::Paragraph
        )
    }
}
