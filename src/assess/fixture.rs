//! Documents made by hand, for the tests of this folder.

use crate::model::{Clause, ClauseId, ClauseKind, Document, Label, MatchedBy, Numeral, Pairing};

/// A draft that is written clause by clause.
pub(super) struct Draft {
    document: Document,
    paragraph: Option<ClauseId>,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            document: Document::default(),
            paragraph: None,
        }
    }

    /// An unnumbered paragraph of the preamble.
    pub(super) fn pp(self, text: &str) -> Self {
        let count = self.count(ClauseKind::Preambular) + 1;
        self.add(ClauseKind::Preambular, None, "", format!("PP{count}"), text)
    }

    /// A numbered operative paragraph.
    pub(super) fn op(mut self, number: &str, text: &str) -> Self {
        self.paragraph = Some(self.document.clauses.len());
        self.add(
            ClauseKind::Operative,
            None,
            number,
            format!("OP{number}"),
            text,
        )
    }

    /// A lettered paragraph under the last operative paragraph.
    pub(super) fn sub(self, number: &str, text: &str) -> Self {
        let parent = self.paragraph;
        let above = parent.map_or("", |id| self.document.clauses[id].place.as_str());
        let place = format!("{above}{number}");
        self.add(ClauseKind::Subparagraph, parent, number, place, text)
    }

    /// A title with a label, as of an annex.
    pub(super) fn title(self, number: &str, text: &str) -> Self {
        self.add(ClauseKind::Title, None, number, number.to_string(), text)
    }

    /// A heading with a label, as of an article.
    pub(super) fn heading(self, number: &str, text: &str) -> Self {
        self.add(ClauseKind::Heading, None, number, number.to_string(), text)
    }

    /// A numbered paragraph at the top.
    pub(super) fn para(self, number: &str, text: &str) -> Self {
        let place = format!("para. {number} at {}", self.document.clauses.len());
        self.add(ClauseKind::Paragraph, None, number, place, text)
    }

    /// A numbered paragraph under another clause.
    pub(super) fn para_under(self, parent: ClauseId, number: &str, text: &str) -> Self {
        let place = format!("para. {number} under {parent}");
        self.add(ClauseKind::Paragraph, Some(parent), number, place, text)
    }

    /// A clause of any kind, without a number.
    pub(super) fn kind(self, kind: ClauseKind, text: &str) -> Self {
        let place = format!("{} {}", kind.name(), self.document.clauses.len());
        self.add(kind, None, "", place, text)
    }

    pub(super) fn done(self) -> Document {
        self.document
    }

    fn count(&self, kind: ClauseKind) -> usize {
        self.document
            .clauses
            .iter()
            .filter(|clause| clause.kind == kind)
            .count()
    }

    fn add(
        mut self,
        kind: ClauseKind,
        parent: Option<ClauseId>,
        number: &str,
        place: String,
        text: &str,
    ) -> Self {
        let id = self.document.clauses.len();
        let depth = parent.map_or(0, |id| self.document.clauses[id].depth + 1);
        self.document.clauses.push(Clause {
            id,
            parent,
            kind,
            label: (!number.is_empty()).then(|| label(number)),
            place,
            text: text.to_string(),
            emphasis: Vec::new(),
            depth,
            span: 0..0,
            line: id + 1,
            revisions: Vec::new(),
        });
        self
    }
}

/// A label as the structure stage would read it, for the forms that the tests use.
pub(super) fn label(printed: &str) -> Label {
    let (word, number) = printed.rsplit_once(' ').unwrap_or(("", printed));
    let (word, number, suffix) = if matches!(number, "bis" | "ter") {
        ("", word, number)
    } else {
        (word, number, "")
    };
    let core = number.trim_matches(|c: char| !c.is_alphanumeric());
    let (numeral, ordinals) = if core.contains('.') {
        (
            Numeral::Compound,
            core.split('.').map(|part| part.parse().unwrap()).collect(),
        )
    } else if let Ok(number) = core.parse() {
        (Numeral::Arabic, vec![number])
    } else if core.len() == 1 && core.chars().all(|c| c.is_ascii_lowercase()) {
        (
            Numeral::LowerLetter,
            vec![u32::from(core.as_bytes()[0] - b'a') + 1],
        )
    } else if let Some(roman) = ["I", "II", "III", "IV", "V"]
        .iter()
        .position(|r| *r == core)
    {
        (Numeral::UpperRoman, vec![u32::try_from(roman).unwrap() + 1])
    } else {
        // A word without a number: `Annex`.
        return Label {
            printed: printed.into(),
            word: printed.into(),
            ..Label::default()
        };
    };
    Label {
        printed: printed.into(),
        numeral,
        word: word.into(),
        ordinals,
        suffix: suffix.into(),
    }
}

/// A pairing that says no more than which clauses belong together.
pub(super) fn pairing(old: &[ClauseId], new: &[ClauseId]) -> Pairing {
    Pairing {
        old: old.to_vec(),
        new: new.to_vec(),
        matched_by: MatchedBy::Content,
        similarity: 1.0,
        confidence: 1.0,
        moved: None,
        evidence: Vec::new(),
        runner_up: None,
    }
}
