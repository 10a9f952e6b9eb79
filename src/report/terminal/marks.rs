//! The marks that stand for colour: `{+inserted+}` and `[-deleted-]`.
//!
//! Where the two characters of a mark stand in a draft, a backslash is put
//! between them (`{\+`), so that what looks like a mark always is one. If the
//! draft has backslashes between them already, it is one more.

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
    // Words without marks cannot make one with a mark beside them: no mark
    // begins with the end of another, nor ends with the beginning of one.
    let (open, close) = around(style).unwrap_or_default();
    let mut safe = String::with_capacity(text.len() + open.len() + close.len());
    safe.push_str(open);
    let mut before = open.chars().last();
    for character in text.chars() {
        separate(before, character, &mut safe);
        safe.push(character);
        if character != '\\' {
            before = Some(character);
        }
    }
    if let Some(first) = close.chars().next() {
        separate(before, first, &mut safe);
    }
    safe.push_str(close);
    safe
}

/// Writes a backslash if the next character would make a mark with the last one before backslashes.
fn separate(before: Option<char>, next: char, text: &mut String) {
    let is_mark = matches!(
        (before, next),
        (Some('{'), '+') | (Some('+'), '}') | (Some('['), '-') | (Some('-'), ']')
    );
    if is_mark {
        text.push('\\');
    }
}

#[cfg(test)]
#[allow(clippy::string_slice)] // marks are ASCII
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    #[test]
    fn marks_of_the_draft_are_broken() {
        for (text, style, expected) in [
            ("new", Style::Inserted, "{+new+}"),
            ("old", Style::Deleted, "[-old-]"),
            ("[old]", Style::Deleted, "[-[old]-]"),
            ("a [-b-] {+c+}", Style::Plain, r"a [\-b-\] {\+c+\}"),
            ("{+}", Style::Plain, r"{\+\}"),
            ("}a{", Style::Inserted, r"{+\}a{\+}"),
            ("]a[", Style::Deleted, r"[-\]a[\-]"),
            (r"a\", Style::Inserted, r"{+a\+}"),
            (r"{\+", Style::Plain, r"{\\+"),
            (r"\}", Style::Inserted, r"{+\\}+}"),
            ("-", Style::Deleted, "[---]"),
        ] {
            assert_eq!(marked(text, style), expected);
        }
    }

    /// Reads a marked text back: pieces and whether they went or came.
    fn read(marked: &str) -> Vec<(Style, String)> {
        let mark = Regex::new(r"\{\+|\+\}|\[-|-\]").unwrap();
        let broken = Regex::new(r"([{\[+-])\\(\\*)").unwrap();
        let mut pieces = Vec::new();
        let (mut style, mut at) = (Style::Plain, 0);
        for found in mark.find_iter(marked) {
            pieces.push((style, at..found.start()));
            style = match found.as_str() {
                "{+" => Style::Inserted,
                "[-" => Style::Deleted,
                _ => Style::Plain,
            };
            at = found.end();
        }
        pieces.push((style, at..marked.len()));
        let second = |first: &str| {
            if first == "{" {
                "+"
            } else if first == "[" {
                "-"
            } else if first == "+" {
                "}"
            } else {
                "]"
            }
        };
        pieces
            .into_iter()
            .map(|(style, range)| {
                // With the marks around it, because a mark can be broken at either end.
                let start = range.start.saturating_sub(1);
                let end = (range.end + 1).min(marked.len());
                let whole = &marked[start..end];
                let text = broken.replace_all(whole, |found: &regex::Captures<'_>| {
                    let after = &whole[found.get(0).unwrap().end()..];
                    if after.starts_with(second(&found[1])) {
                        format!("{}{}", &found[1], &found[2])
                    } else {
                        found[0].to_owned()
                    }
                });
                let text = &text[range.start - start..text.len() - (end - range.end)];
                (style, text.to_owned())
            })
            .filter(|(_, text)| !text.is_empty())
            .collect()
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
