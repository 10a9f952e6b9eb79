//! Document symbols, parsed.

use std::fmt;

/// A United Nations document symbol, parsed into its series and its modifiers.
///
/// `E/CN.15/2019/L.6/Rev.1` is the series `E/CN.15/2019/L.6` with the modifier
/// `Rev` 1. The scheme is described in the United Nations research guide on
/// document symbols (research.un.org/en/docs/symbols).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Symbol {
    /// The symbol without its modifiers: `E/CN.15/2019/L.6`.
    pub series: String,
    /// `Rev.1`, `Add.2`, `Corr.1` in the printed order.
    pub modifiers: Vec<(Modifier, u32)>,
}

/// What was done to a document that keeps its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modifier {
    /// `Rev.`: a revision that replaces the text.
    Revision,
    /// `Add.`: an addendum.
    Addendum,
    /// `Corr.`: a corrigendum.
    Corrigendum,
    /// `Amend.`: an amendment.
    Amendment,
    /// `Summary`
    Summary,
}

impl Modifier {
    /// The abbreviation that symbols are printed with, without its full stop.
    pub const fn abbreviation(self) -> &'static str {
        match self {
            Self::Revision => "Rev",
            Self::Addendum => "Add",
            Self::Corrigendum => "Corr",
            Self::Amendment => "Amend",
            Self::Summary => "Summary",
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.series)?;
        for (modifier, number) in &self.modifiers {
            write!(f, "/{}", modifier.abbreviation())?;
            if *modifier != Modifier::Summary {
                write!(f, ".{number}")?;
            }
        }
        Ok(())
    }
}

impl Symbol {
    /// The number of the last revision, 0 for the text as first issued.
    pub fn revision(&self) -> u32 {
        self.modifiers
            .iter()
            .filter(|(modifier, _)| *modifier == Modifier::Revision)
            .map(|(_, number)| *number)
            .next_back()
            .unwrap_or(0)
    }
}
