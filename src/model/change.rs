//! What happened to a clause.

use std::borrow::Cow;

use serde::Serialize;

use super::{ClauseId, Edit, Pairing, Side, Sides};

/// What happened to the clauses of one pairing.
///
/// Three facts are kept apart: what happened to the words (`action`), whether
/// the clause stands elsewhere (`pairing.moved`), and whether its number is
/// another (`renumbered`).
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happened to the words.
    pub action: Action,
    /// True when the number of the clause is another, or its place is counted anew (`PP3`, was `PP2`).
    pub renumbered: bool,
    /// How much it matters; `None` when nothing changed at all.
    pub class: Option<Class>,
    /// The clauses, and why they were paired.
    pub pairing: Pairing,
    /// The words; in a split or a merge the texts of one side are joined by `\n`.
    ///
    /// Empty for an unchanged clause whose two texts are the same to the letter.
    pub edits: Vec<Edit>,
    /// What the change does, most important first.
    pub findings: Vec<Finding>,
    /// The draft whose file seems to have lost words here: its text stops in mid-sentence, or it has no footnotes at all.
    ///
    /// Said of the file and not of the change: what it lost is not judged, and is no finding.
    pub broken_off: Option<Side>,
}

impl Change {
    /// True when nothing at all happened: same words, same place, same number.
    pub fn is_nothing(&self) -> bool {
        self.action == Action::Unchanged && self.pairing.moved.is_none() && !self.renumbered
    }
}

/// What happened to the words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The words are the same.
    Unchanged,
    /// The clause is new.
    Added,
    /// The clause is gone.
    Removed,
    /// The words changed.
    Amended,
    /// One clause became several.
    Split,
    /// Several clauses became one.
    Merged,
}

impl Action {
    /// The name used in JSON and on the command line: `amended`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Amended => "amended",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }
}

/// How much a change matters, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Spelling, capitals, punctuation: the meaning is the same.
    Editorial,
    /// What another change forces: a new number, a cross-reference that follows its target.
    Consequential,
    /// Anything else.
    Substantive,
}

impl Class {
    /// The name used in JSON and on the command line: `substantive`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Consequential => "consequential",
            Self::Substantive => "substantive",
        }
    }
}

/// One thing that a change does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// What sort of thing it is.
    pub kind: FindingKind,
    /// The words or value in the old draft; empty when there were none.
    pub old: String,
    /// The words or value in the new draft; empty when there are none.
    pub new: String,
    /// Which way it went, where the kind has a direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Whom or what it is about: who bears the duty, which line of the masthead; empty where the kind has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The rule that was applied and the words that it read; empty where the kind says it all.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub why: Cow<'static, str>,
    /// Where the words stand in either draft, as far as they stand in one place.
    #[serde(rename = "at", skip_serializing_if = "is_nowhere")]
    pub spots: Sides<Option<Spot>>,
}

/// Words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spot {
    /// The clause.
    pub clause: ClauseId,
    /// Where the words begin in its text, in bytes of UTF-8.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_nowhere(spots: &Sides<Option<Spot>>) -> bool {
    spots.old.is_none() && spots.new.is_none()
}

impl Finding {
    /// Makes a finding without direction, subject, reason and spots.
    pub fn new(kind: FindingKind, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self {
            kind,
            old: old.into(),
            new: new.into(),
            direction: None,
            subject: String::new(),
            why: Cow::Borrowed(""),
            spots: Sides::new(None, None),
        }
    }

    /// The same finding with a direction.
    #[must_use]
    pub fn going(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The same finding with whom or what it is about.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// The same finding with its reason.
    #[must_use]
    pub fn because(mut self, why: impl Into<Cow<'static, str>>) -> Self {
        self.why = why.into();
        self
    }
}

/// What sort of thing a finding is, in the order in which a reader wants to hear of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A verb that leads a preambular or operative paragraph, or is joined to it by "and", is another.
    OperativeVerb,
    /// Somebody must, should or may something that they had not to, or the reverse: `shall`, `should`, `MUST`.
    Duty,
    /// Words that hollow a duty out or fill it: "as appropriate", "within existing resources", "immediately".
    Qualifier,
    /// Text in square brackets, which is not agreed: opened, closed, resolved, dropped.
    Bracket,
    /// A whole clause that stands for a choice: `Option 2`, `OP3 alt`, `OP3 bis`.
    Alternative,
    /// An amount, a percentage, a length of time or a count.
    Figure,
    /// A date, a year, a period, a session.
    Date,
    /// A resolution, a decision, a document, an article or a paragraph cited.
    Reference,
    /// A reference to another clause of the text, which follows its target or points elsewhere.
    CrossReference,
    /// A reference printed as it was, although its target has another number now or is gone.
    StaleReference,
    /// "Recalling" became "Recalling also" because another "Recalling" stands before it, or the reverse.
    VerbSequence,
    /// A sponsor joined or left.
    Sponsor,
    /// The title of the text.
    Title,
    /// What the masthead declares: organ, agenda item, session, document type, date, symbol.
    Masthead,
    /// One wording that took the place of another throughout the draft.
    Replacement,
    /// `;` or `and` at the end, because another clause became the last.
    ListEnding,
    /// The number is another because clauses before it came or went.
    Renumbered,
    /// Only spelling differs.
    Spelling,
    /// Only capitals differ.
    Capitals,
    /// Only punctuation differs.
    Punctuation,
    /// The same number in figures and in words, or with its thousands set apart.
    NumberStyle,
    /// Only a hyphen or a space inside a word differs.
    Hyphenation,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [Self; 22] = [
        Self::OperativeVerb,
        Self::Duty,
        Self::Qualifier,
        Self::Bracket,
        Self::Alternative,
        Self::Figure,
        Self::Date,
        Self::Reference,
        Self::CrossReference,
        Self::StaleReference,
        Self::VerbSequence,
        Self::Sponsor,
        Self::Title,
        Self::Masthead,
        Self::Replacement,
        Self::ListEnding,
        Self::Renumbered,
        Self::Spelling,
        Self::Capitals,
        Self::Punctuation,
        Self::NumberStyle,
        Self::Hyphenation,
    ];

    /// The name used in JSON and on the command line: `operative-verb`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OperativeVerb => "operative-verb",
            Self::Duty => "duty",
            Self::Qualifier => "qualifier",
            Self::Bracket => "bracket",
            Self::Alternative => "alternative",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Reference => "reference",
            Self::CrossReference => "cross-reference",
            Self::StaleReference => "stale-reference",
            Self::VerbSequence => "verb-sequence",
            Self::Sponsor => "sponsor",
            Self::Title => "title",
            Self::Masthead => "masthead",
            Self::Replacement => "replacement",
            Self::ListEnding => "list-ending",
            Self::Renumbered => "renumbered",
            Self::Spelling => "spelling",
            Self::Capitals => "capitals",
            Self::Punctuation => "punctuation",
            Self::NumberStyle => "number-style",
            Self::Hyphenation => "hyphenation",
        }
    }
}

/// Which way a finding went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is asked, or asked with more force.
    Stronger,
    /// Less is asked, or asked with less force.
    Weaker,
    /// A larger amount, a longer time.
    Higher,
    /// A smaller amount, a shorter time.
    Lower,
    /// A later date or session.
    Later,
    /// An earlier date or session.
    Earlier,
    /// Text that was agreed, or is new, stands in brackets.
    Opened,
    /// Text that stood in brackets is agreed or gone.
    Closed,
    /// It was not there.
    Added,
    /// It is no longer there.
    Dropped,
    /// Different, and on no common scale.
    Changed,
}

impl Direction {
    /// The name used in JSON: `weaker`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Later => "later",
            Self::Earlier => "earlier",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
        }
    }

    /// The direction with the drafts exchanged.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Stronger => Self::Weaker,
            Self::Weaker => Self::Stronger,
            Self::Higher => Self::Lower,
            Self::Lower => Self::Higher,
            Self::Later => Self::Earlier,
            Self::Earlier => Self::Later,
            Self::Opened => Self::Closed,
            Self::Closed => Self::Opened,
            Self::Added => Self::Dropped,
            Self::Dropped => Self::Added,
            Self::Changed => Self::Changed,
        }
    }
}
