//! The number or letter that a clause is printed with.

use serde::Serialize;

/// The number of a clause as printed, and what it means.
///
/// `4`, `(a)`, `ii`, `1.2.3`, `AC-2(3)`, `12 bis`, `§ 7`, `Article 9`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Label {
    /// The label as printed, without the punctuation that ends it: `4`, `(a)`, `Article 9`.
    pub printed: String,
    /// The kind of number, as a delegate would name its style.
    pub numeral: Numeral,
    /// The word before the number, as printed: `Article`, `Section`, `§`, `AC-`; empty without one.
    pub word: String,
    /// The numbers from the outermost to the innermost: `1.2.3` is 1, 2, 3; `(c)` is 3; `IV` is 4.
    pub ordinals: Vec<u32>,
    /// What follows the number to tell an inserted paragraph apart: `bis`, `ter`, `alt`, `A`; empty without one.
    pub suffix: String,
}

/// The style of a label's (innermost) number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numeral {
    /// `1`, `12`
    #[default]
    Arabic,
    /// `a`, `b`, `aa`
    LowerLetter,
    /// `A`, `B`
    UpperLetter,
    /// `i`, `ii`, `iv`
    LowerRoman,
    /// `I`, `II`, `IV`
    UpperRoman,
    /// `1.2`, `1.2.3`, `AC-2(3)`: several numbers in one label
    Compound,
}

impl Label {
    /// The innermost number, or 0 when the label has none.
    pub fn last_ordinal(&self) -> u32 {
        self.ordinals.last().copied().unwrap_or(0)
    }

    /// True when two labels mean the same number, whatever punctuation they are printed with.
    ///
    /// `(a)` and `a.` are the same; `4` and `4 bis` are not; `Article 4` and `Section 4` are not.
    pub fn same_number(&self, other: &Self) -> bool {
        self.numeral == other.numeral
            && self.ordinals == other.ordinals
            && self.suffix.eq_ignore_ascii_case(&other.suffix)
            && self.word.eq_ignore_ascii_case(&other.word)
    }
}
