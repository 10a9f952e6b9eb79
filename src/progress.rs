//! Telling an onlooker which stage a long comparison has reached.

/// Is told where a comparison stands; the program shows it on a terminal.
///
/// What is told changes nothing, and `()` does not listen.
pub trait Progress: Sync {
    /// A stage begins; the one before it is done.
    fn begins(&self, stage: Stage);
}

impl Progress for () {
    fn begins(&self, _: Stage) {}
}

/// A stage of a comparison, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Both files are read.
    Read,
    /// What printing did is undone, and the clauses are found.
    Structure,
    /// Clauses are paired.
    Align,
    /// Words are compared within each pairing.
    Diff,
    /// Changes are judged.
    Assess,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 5] = [
        Self::Read,
        Self::Structure,
        Self::Align,
        Self::Diff,
        Self::Assess,
    ];

    /// What is being done, for the user: `aligning clauses`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "reading the drafts",
            Self::Structure => "finding the clauses",
            Self::Align => "aligning clauses",
            Self::Diff => "comparing words",
            Self::Assess => "assessing changes",
        }
    }
}
