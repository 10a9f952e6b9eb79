//! What a reader left out, for one warning that names all of it.

use crate::model::{Warning, WarningKind};

/// Words of a part that the warning quotes, so that its reader can judge.
const QUOTED_WORDS: usize = 4;

/// The parts of a file that were left out, by what they are.
#[derive(Debug, Default)]
pub(in crate::read) struct LeftOut {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    what: &'static str,
    words: usize,
    first: String,
}

impl LeftOut {
    /// Notes a part by what it is; one without words is not worth a warning.
    pub(in crate::read) fn add(&mut self, what: &'static str, text: &str) {
        let words = text.split_whitespace().count();
        if words == 0 {
            return;
        }
        if let Some(part) = self.parts.iter_mut().find(|part| part.what == what) {
            part.words += words;
            return;
        }
        let first: Vec<&str> = text.split_whitespace().take(QUOTED_WORDS).collect();
        let more = if words > first.len() { " …" } else { "" };
        self.parts.push(Part {
            what,
            words,
            first: format!("{}{more}", first.join(" ")),
        });
    }

    /// The warning, if anything was left out.
    pub(in crate::read) fn warning(&self) -> Option<Warning> {
        if self.parts.is_empty() {
            return None;
        }
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| {
                let words = if part.words == 1 { "word" } else { "words" };
                format!("{} ({} {words}: “{}”)", part.what, part.words, part.first)
            })
            .collect();
        Some(Warning::new(
            WarningKind::LeftOut,
            format!("Not part of the text and left out: {}.", parts.join("; ")),
        ))
    }
}

/// The pictures of a file, with the words that stand for them.
#[derive(Debug, Default)]
pub(in crate::read) struct Pictures {
    number: usize,
    names: Vec<String>,
}

/// Pictures that a warning names.
const NAMED_PICTURES: usize = 3;
/// Characters of a picture's words that a warning quotes.
const LONGEST_NAME: usize = 60;

impl Pictures {
    /// Notes a picture with the words that stand for it.
    pub(in crate::read) fn add(&mut self, words: &str) {
        self.number += 1;
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() && self.names.len() < NAMED_PICTURES {
            self.names.push(words.chars().take(LONGEST_NAME).collect());
        }
    }

    /// The warning, if there are pictures.
    pub(in crate::read) fn warning(&self) -> Option<Warning> {
        let (number, are) = match self.number {
            0 => return None,
            1 => ("1 picture".to_owned(), "is"),
            many => (format!("{many} pictures"), "are"),
        };
        let named: Vec<String> = self.names.iter().map(|name| format!("“{name}”")).collect();
        let named = if named.is_empty() {
            String::new()
        } else {
            format!(" ({})", named.join(", "))
        };
        Some(Warning::new(
            WarningKind::LeftOut,
            format!("{number}{named} {are} not compared."),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_warning_names_all() {
        let mut left_out = LeftOut::default();
        left_out.add("navigation", "Home");
        left_out.add("hidden text", "for the eyes of no one at all");
        left_out.add("navigation", "Up and away");
        left_out.add("page footer", " \n");
        let warning = left_out.warning().expect("a warning");
        assert_eq!(
            warning.message,
            "Not part of the text and left out: navigation (4 words: “Home”); \
             hidden text (8 words: “for the eyes of …”)."
        );
    }

    #[test]
    fn pictures_are_named() {
        let mut pictures = Pictures::default();
        assert_eq!(pictures.warning(), None);
        pictures.add(" A map\nof lamps ");
        pictures.add("");
        let message = pictures.warning().expect("a warning").message;
        assert_eq!(message, "2 pictures (“A map of lamps”) are not compared.");
    }
}
