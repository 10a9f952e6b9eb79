//! A label as it was found at the front of a text.

use std::ops::Range;

use super::numeral::Reading;
use super::words::WordClass;
use crate::model::{Label, Numeral};

/// A label found at the front of a block's text, or given by its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bytes of the text that are label and not words of the clause.
    pub(super) cut: Range<usize>,
    /// As printed, without the punctuation that ends it.
    pub(super) printed: String,
    /// The word or code before the number, as printed: `Article`, `AC-`.
    pub(super) word: String,
    /// What the word names, for known words.
    pub(super) class: Option<WordClass>,
    /// How a place names the word; empty when it is shown as printed.
    pub(super) shown_word: &'static str,
    pub(super) decoration: Decoration,
    /// The ways to read the number, the likelier first; one or two.
    pub(super) readings: Vec<Reading>,
    /// `bis`, `alt`, `A`.
    pub(super) suffix: String,
    /// True when a quotation mark opens before the label.
    pub(super) quoted: bool,
    /// False when only its neighbours can tell that this is a label.
    pub(super) sure: bool,
    /// A second label right behind the first: the `(a)` of `1. (a) The …`.
    pub(super) inner: Option<Box<Mark>>,
}

/// The punctuation that makes a number a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Decoration {
    /// `1.` `a.`
    Dot,
    /// `1)` `a)`
    Closing,
    /// `(1)` `(a)`
    Round,
    /// `1.2 Scope`, `Article 4`
    Bare,
}

impl Mark {
    /// A label of the format that is no number known here: kept as printed.
    pub(super) fn unread(printed: &str) -> Self {
        Self {
            cut: 0..0,
            printed: printed.to_string(),
            word: String::new(),
            class: None,
            shown_word: "",
            decoration: Decoration::Bare,
            readings: Vec::new(),
            suffix: String::new(),
            quoted: false,
            sure: true,
            inner: None,
        }
    }

    /// The reading that was chosen: the first.
    pub(super) fn reading(&self) -> Option<&Reading> {
        self.readings.first()
    }

    /// The value of the innermost number, 0 without one.
    pub(super) fn ordinal(&self) -> u32 {
        self.reading().map_or(0, Reading::last)
    }

    /// The style of the innermost number.
    pub(super) fn numeral(&self) -> Numeral {
        self.reading().map_or(Numeral::Arabic, |r| r.numeral)
    }

    /// True for several numbers in one, or a code: it says by itself where it stands.
    pub(super) fn is_compound(&self) -> bool {
        self.numeral() == Numeral::Compound || (self.class.is_none() && !self.word.is_empty())
    }

    /// The label as the document shows it, with the inner one if there are two.
    pub(super) fn to_label(&self) -> Label {
        let mut label = Label {
            printed: self.printed.clone(),
            numeral: self.numeral(),
            word: self.word.clone(),
            ordinals: self
                .reading()
                .map(|r| r.ordinals.clone())
                .unwrap_or_default(),
            suffix: self.suffix.clone(),
        };
        if let Some(inner) = &self.inner {
            label.printed = format!("{} {}", self.printed, inner.printed);
            label.ordinals.push(inner.ordinal());
            label.numeral = Numeral::Compound;
            label.suffix.clone_from(&inner.suffix);
        }
        label
    }

    /// The number with its suffix, without word and punctuation: `4 bis`, `ii`, `1.2.3`.
    pub(super) fn core(&self) -> String {
        let number = self
            .printed
            .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '§' && c != '¶');
        let number = number
            .strip_prefix(self.word.as_str())
            .unwrap_or(number)
            .trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, '(' | '[' | ']' | '.' | ':' | '“' | '"')
            });
        if number.contains('(') {
            number.to_string()
        } else {
            number.replace(')', "")
        }
    }
}
