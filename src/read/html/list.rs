//! The numbers that a browser shows before the items of lists.

use super::css::Style;
use super::kinds::Kind;
use super::measure::Measure;
use crate::read::format::Format;
use crate::read::markup::tree::{NodeId, Tree};

/// A list whose items are being numbered.
#[derive(Debug)]
pub(super) struct Numbering {
    style: String,
    next: i64,
    step: i64,
}

impl Numbering {
    /// How a list is numbered.
    pub(super) fn of(tree: &Tree, measure: &Measure, id: NodeId, style: &Style) -> Self {
        let ordered = tree.name(id) == "ol";
        let kind = style
            .numbers
            .clone()
            .or_else(|| tree.attribute(id, "type").map(type_name))
            .unwrap_or_else(|| if ordered { "decimal" } else { "disc" }.into());
        let reversed = ordered && tree.attribute(id, "reversed").is_some();
        let items = || {
            let items = tree
                .children(id)
                .filter(|child| measure.kind(tree, *child) == Kind::Item);
            i64::try_from(items.count()).unwrap_or(1)
        };
        let start = tree
            .attribute(id, "start")
            .filter(|_| ordered)
            .and_then(integer)
            .unwrap_or_else(|| if reversed { items() } else { 1 });
        Self {
            style: kind,
            next: start,
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The label of the next item; nothing for a bullet or none.
    pub(super) fn label(&mut self, tree: &Tree, item: NodeId, style: &Style) -> Option<String> {
        let number = tree
            .attribute(item, "value")
            .and_then(integer)
            .unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let kind = style
            .numbers
            .clone()
            .or_else(|| tree.attribute(item, "type").map(type_name));
        printed(number, kind.as_deref().unwrap_or(&self.style))
    }

    /// True for a list that shows neither numbers nor bullets.
    pub(super) fn is_plain(&self) -> bool {
        first_word(&self.style) == "none"
    }
}

/// What the `type` of a list means in a style sheet.
fn type_name(value: &str) -> String {
    match value.trim() {
        "a" => "lower-alpha".into(),
        "A" => "upper-alpha".into(),
        "i" => "lower-roman".into(),
        "I" => "upper-roman".into(),
        "1" => "decimal".into(),
        other => other.to_ascii_lowercase(),
    }
}

fn integer(value: &str) -> Option<i64> {
    let value = value.trim();
    let end = value
        .char_indices()
        .find(|(at, it)| !(it.is_ascii_digit() || *at == 0 && matches!(it, '-' | '+')))
        .map_or(value.len(), |(at, _)| at);
    value.get(..end)?.parse::<i32>().ok().map(i64::from)
}

fn first_word(style: &str) -> &str {
    style.split_whitespace().next().unwrap_or("")
}

/// A number in a style, with the full stop that browsers put behind it.
fn printed(number: i64, style: &str) -> Option<String> {
    let small = u32::try_from(number).ok();
    let letters = |first: u8| small.and_then(|it| alphabetic(it, first));
    // A style that cannot show a number falls back to digits.
    let digits = Some(number.to_string());
    let core = match first_word(style) {
        "none" | "disc" | "circle" | "square" | "inside" | "outside" => None,
        "lower-alpha" | "lower-latin" => letters(b'a').or(digits),
        "upper-alpha" | "upper-latin" => letters(b'A').or(digits),
        "lower-roman" => small.map(|it| Format::LowerRoman.write(it)).or(digits),
        "upper-roman" => small.map(|it| Format::UpperRoman.write(it)).or(digits),
        "decimal-leading-zero" => Some(format!("{number:02}")),
        // A quoted string is a bullet of the author's own.
        custom if custom.starts_with(['"', '\'']) || custom.starts_with("disclosure") => None,
        _ => digits,
    };
    core.map(|core| format!("{core}."))
}

/// `a` to `z`, then `aa`, `ab`.
fn alphabetic(number: u32, first: u8) -> Option<String> {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(first + (rest % 26) as u8));
        rest /= 26;
    }
    (!letters.is_empty()).then(|| letters.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_browser_shows_them() {
        for (number, style, expected) in [
            (4, "decimal", Some("4.")),
            (2, "lower-alpha", Some("b.")),
            (28, "lower-alpha", Some("ab.")),
            (0, "lower-alpha", Some("0.")),
            (9, "lower-roman", Some("ix.")),
            (44, "upper-roman inside", Some("XLIV.")),
            (7, "decimal-leading-zero", Some("07.")),
            (-3, "decimal", Some("-3.")),
            (1, "disc", None),
            (1, "none", None),
            (1, "\"– \"", None),
        ] {
            assert_eq!(printed(number, style).as_deref(), expected, "{style}");
        }
        assert_eq!(integer(" 12abc"), Some(12));
        assert_eq!(integer("99999999999"), None);
    }
}
