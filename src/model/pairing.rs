//! Which clauses of the two drafts belong together, and why.

use serde::Serialize;

use super::{ClauseId, Side};

/// Clauses of the old draft and the clauses of the new draft that they became.
///
/// 1–1, 0–1 (added), 1–0 (removed), 1–n (split) or n–1 (merged). Ids on each
/// side are in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairing {
    /// Clauses of the old draft; empty for an added clause.
    pub old: Vec<ClauseId>,
    /// Clauses of the new draft; empty for a removed clause.
    pub new: Vec<ClauseId>,
    /// The evidence that decided.
    pub matched_by: MatchedBy,
    /// How much of the wording the two sides share, weighted by how rare the
    /// words are, from 0 (nothing) to 1 (the same). For an added or removed
    /// clause it is 0.
    pub similarity: f64,
    /// How sure the pairing is, from 0 to 1: what spoke for it against the next best.
    ///
    /// For an added or removed clause: how sure it is that it has no partner.
    ///
    /// Measured on edges that readers and publishers marked, identical wording
    /// (always right) left out: five pairs of negotiated drafts and a standard,
    /// and halves of them against the whole other draft, which leaves many
    /// clauses without a partner.
    ///
    /// | confidence | right, whole drafts | right, halves |
    /// |---|---|---|
    /// | 0.9 and more | 204 of 208 | 261 of 274 |
    /// | 0.7 to 0.9 | 42 of 46 | 59 of 76 |
    /// | 0.5 to 0.7 | 31 of 35 | 27 of 42 |
    /// | below 0.5, doubtful | 10 of 15 | 13 of 30 |
    pub confidence: f64,
    /// Set when the clause stands elsewhere relative to its matched neighbours or under another parent.
    pub moved: Option<Move>,
    /// What each kind of evidence said for the pairing, for `--explain`.
    pub evidence: Vec<Evidence>,
    /// The next best partner that was considered, if there was one; for an added
    /// or removed clause the one that came nearest to being its partner.
    pub runner_up: Option<RunnerUp>,
}

impl Pairing {
    /// Pairings below this confidence are shown as doubtful in every report.
    ///
    /// One half: below it the evidence against the pairing, or for another
    /// one, outweighs the evidence for it.
    pub const DOUBTFUL_BELOW: f64 = 0.5;

    /// The clauses of one draft.
    pub fn ids(&self, side: Side) -> &[ClauseId] {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// True when a reader should check the pairing.
    pub fn is_doubtful(&self) -> bool {
        !self.old.is_empty() && !self.new.is_empty() && self.confidence < Self::DOUBTFUL_BELOW
    }
}

/// The evidence that decided a pairing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// The wording is the same, and stands nowhere else.
    Identical,
    /// Neighbours decided: the wording stands several times, or little of it is shared.
    Neighbours,
    /// Enough of the rare words are shared.
    Content,
    /// Little wording is shared: the same number under the same parent decided.
    Number,
    /// The words of one clause stand in several of the other draft.
    Containment,
    /// No partner was found.
    None,
}

impl MatchedBy {
    /// The name used in JSON: `identical`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Neighbours => "neighbours",
            Self::Content => "content",
            Self::Number => "number",
            Self::Containment => "containment",
            Self::None => "none",
        }
    }
}

/// How a clause moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// It stands elsewhere relative to its neighbours, or under another parent.
    Alone,
    /// It only went along with the clause that it stands under.
    WithParent,
}

/// What one kind of evidence said for a pairing.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The kind of evidence: `wording`, `number`, `neighbours`, `order`, `parent`, `children`, `kind`, `distinct`.
    pub name: &'static str,
    /// What was seen, in plain words: "both are number 4".
    pub observation: String,
    /// What it added to the score (negative: spoke against).
    pub weight: f64,
}

/// The partner that came second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunnerUp {
    /// The old clause of the pairing that was not chosen.
    pub old: ClauseId,
    /// The new clause of the pairing that was not chosen.
    pub new: ClauseId,
    /// Its similarity, as in [`Pairing::similarity`].
    pub similarity: f64,
    /// What all evidence for it adds up to, as the weights of [`Pairing::evidence`]
    /// do; above 0 it could have been a pairing.
    pub worth: f64,
}
