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

    /// Reads one component of a symbol: `Rev.1`, `Add.2`, `Summary`.
    fn parse(component: &str) -> Option<(Self, u32)> {
        if component.eq_ignore_ascii_case("summary") {
            return Some((Self::Summary, 0));
        }
        let (name, number) = component.split_once('.')?;
        let modifier = [
            Self::Revision,
            Self::Addendum,
            Self::Corrigendum,
            Self::Amendment,
        ]
        .into_iter()
        .find(|modifier| modifier.abbreviation().eq_ignore_ascii_case(name))?;
        Some((modifier, number.parse().ok()?))
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
    /// Longest body name that begins a symbol: `UNCITRAL`, `CEDAW`, `FCCC`.
    const LONGEST_BODY: usize = 10;

    /// The number of the last revision, 0 for the text as first issued.
    pub fn revision(&self) -> u32 {
        self.modifiers
            .iter()
            .filter(|(modifier, _)| *modifier == Modifier::Revision)
            .map(|(_, number)| *number)
            .next_back()
            .unwrap_or(0)
    }

    /// Reads a symbol that is the whole text, without spaces: `A/C.3/79/L.6/Rev.1`.
    ///
    /// A symbol begins with the capitals of a body, has at least one slash,
    /// and a digit behind it.
    pub fn parse(text: &str) -> Option<Self> {
        let (body, rest) = text.split_once('/')?;
        let body_fits = !body.is_empty()
            && body.len() <= Self::LONGEST_BODY
            && body.chars().all(|c| c.is_ascii_uppercase());
        let rest_fits = rest.chars().any(|c| c.is_ascii_digit())
            && text.split('/').all(|component| {
                !component.is_empty()
                    && component
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '(' | ')'))
            });
        if !body_fits || !rest_fits {
            return None;
        }
        let mut series = Vec::new();
        let mut modifiers = Vec::new();
        for component in text.split('/') {
            match Modifier::parse(component) {
                Some(modifier) => modifiers.push(modifier),
                None if modifiers.is_empty() => series.push(component),
                // Something after `Rev.1` that is no modifier: the whole is one series.
                None => return None,
            }
        }
        Some(Self {
            series: series.join("/"),
            modifiers,
        })
    }

    /// Finds the first symbol among the words of a text.
    pub fn find(text: &str) -> Option<Self> {
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'))
            .map(|word| {
                word.trim_matches(|c: char| {
                    matches!(c, '(' | ')' | '[' | ']' | '.' | '*' | ':' | '"' | '“' | '”')
                })
            })
            .find_map(Self::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_symbols() {
        for (text, series, revision) in [
            ("E/CN.99/2031/L.6/Rev.2", "E/CN.99/2031/L.6", 2),
            ("A/C.9/88/L.41", "A/C.9/88/L.41", 0),
            ("A/RES/88/7", "A/RES/88/7", 0),
            (
                "FCCC/PA/CMA/2031/L.4/Rev.1/Add.3",
                "FCCC/PA/CMA/2031/L.4",
                1,
            ),
            ("CRC/C/15/Summary", "CRC/C/15", 0),
        ] {
            let symbol = Symbol::parse(text).unwrap();
            assert_eq!(symbol.series, series);
            assert_eq!(symbol.revision(), revision);
            assert_eq!(symbol.to_string(), text);
        }
    }

    #[test]
    fn what_only_looks_like_a_symbol_is_none() {
        for text in [
            "and/or",
            "N/A",
            "24/7",
            "1/CP.23",
            "A//7",
            "km/h2",
            "A/Rev.1/7x",
            "",
        ] {
            assert_eq!(Symbol::parse(text), None, "{text}");
        }
    }

    #[test]
    fn finds_a_symbol_in_a_line() {
        let found = Symbol::find("United Nations (A/C.9/88/L.41/Rev.1), 3 May");
        assert_eq!(found.unwrap().to_string(), "A/C.9/88/L.41/Rev.1");
        assert_eq!(Symbol::find("Report of the Committee"), None);
    }
}
