//! The marks that stand for colour: `{+inserted+}` and `[-deleted-]`.
//!
//! Read from the left, a mark ends with the first closing one, so that a
//! bracket that came or went is shown as it is: `[-[-]`, `{+]+}`. Where a
//! draft has an opening mark in words that stayed, or the closing one in
//! words that went or came, a backslash is put between its two characters
//! (`{\+`). If the draft has backslashes between them already, it is one more.

use super::style::Style;

/// The marks around words that came or went; `None` for other words.
const fn around(style: Style) -> Option<(&'static str, &'static str)> {
    match style {
        Style::Inserted => Some(("{+", "+}")),
        Style::Deleted => Some(("[-", "-]")),
        _ => None,
    }
}

/// Puts marks around words that came or went, and makes any words unambiguous.
pub(super) fn marked(text: &str, style: Style) -> String {
    let (open, close) = around(style).unwrap_or_default();
    let mut safe = String::with_capacity(text.len() + open.len() + close.len());
    safe.push_str(open);
    let mut before = None;
    for character in text.chars() {
        if misleads(style, before, character) {
            safe.push('\\');
        }
        safe.push(character);
        if character != '\\' {
            before = Some(character);
        }
    }
    safe.push_str(close);
    safe
}

/// True when two characters of a draft would be read as a mark there.
fn misleads(style: Style, before: Option<char>, next: char) -> bool {
    let mark = (before, next);
    match style {
        Style::Inserted => mark == (Some('+'), '}'),
        Style::Deleted => mark == (Some('-'), ']'),
        _ => matches!(mark, (Some('{'), '+') | (Some('['), '-')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn brackets_are_shown_as_they_are_and_marks_of_the_draft_are_broken() {
        for (text, style, expected) in [
            ("new", Style::Inserted, "{+new+}"),
            ("old", Style::Deleted, "[-old-]"),
            ("[", Style::Deleted, "[-[-]"),
            ("]", Style::Deleted, "[-]-]"),
            ("[old]", Style::Deleted, "[-[old]-]"),
            ("}a{", Style::Inserted, "{+}a{+}"),
            ("a [-b-] {+c+}", Style::Plain, r"a [\-b-] {\+c+}"),
            ("a [-b-] {+c+}", Style::Deleted, r"[-a [-b-\] {+c+}-]"),
            ("a [-b-] {+c+}", Style::Inserted, r"{+a [-b-] {+c+\}+}"),
            (r"{\+", Style::Plain, r"{\\+"),
            (r"+\}", Style::Inserted, r"{++\\}+}"),
            ("-", Style::Deleted, "[---]"),
        ] {
            assert_eq!(marked(text, style), expected, "{text}");
        }
    }

    /// Reads a marked text back from the left: pieces and whether they went or came.
    fn read(marked: &str) -> Vec<(Style, String)> {
        let (mut pieces, mut style, mut rest) = (Vec::new(), Style::Plain, marked);
        while !rest.is_empty() {
            let ends: &[(&str, Style)] = match style {
                Style::Deleted => &[("-]", Style::Plain)],
                Style::Inserted => &[("+}", Style::Plain)],
                _ => &[("{+", Style::Inserted), ("[-", Style::Deleted)],
            };
            let next = ends
                .iter()
                .filter_map(|&(mark, then)| Some((rest.find(mark)?, then)))
                .min_by_key(|&(at, _)| at);
            let (at, then) = next.unwrap_or((rest.len(), Style::Plain));
            let (text, after) = rest.split_at(at);
            pieces.push((style, unbroken(text, style)));
            rest = after.get(2..).unwrap_or("");
            style = then;
        }
        pieces.retain(|(_, text)| !text.is_empty());
        pieces
    }

    /// Takes the backslash out that breaks a mark of the draft.
    fn unbroken(text: &str, style: Style) -> String {
        let pattern = match style {
            Style::Deleted => r"(-\\*)\\(\])",
            Style::Inserted => r"(\+\\*)\\(\})",
            _ => r"(\[\\*)\\(-)|(\{\\*)\\(\+)",
        };
        let broken = regex::Regex::new(pattern).unwrap();
        broken.replace_all(text, "$1$2$3$4").into_owned()
    }

    proptest! {
        #[test]
        fn a_marked_text_can_be_read_back(
            plain in r"[-\[\]{}+\\a ]{1,8}",
            old in r"[-\[\]{}+\\a]{1,8}",
            new in r"[-\[\]{}+\\a]{1,8}",
        ) {
            let text = marked(&plain, Style::Plain)
                + &marked(&old, Style::Deleted)
                + &marked(&new, Style::Inserted);
            prop_assert_eq!(
                read(&text),
                [(Style::Plain, plain), (Style::Deleted, old), (Style::Inserted, new)]
            );
        }
    }
}
