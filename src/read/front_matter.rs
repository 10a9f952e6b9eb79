//! YAML front matter: values declared about a file before its text.
//!
//! Only what such headers hold in practice is understood: `key: value` lines
//! at the top level, values bare or in quotes, lists and nested values kept as
//! they are printed.

use super::source::Source;
use crate::model::{Block, BlockKind, Draft, Furniture, FurnitureKind};

/// Lines that front matter may have; a longer one is text between two rules.
const MOST_LINES: usize = 200;

/// Takes front matter off the top of a text; returns where the body begins.
pub(super) fn take(source: &Source<'_>, draft: &mut Draft) -> usize {
    let mut lines = source.lines_from(0);
    if lines
        .next()
        .is_none_or(|first| source.slice(first).trim_end() != "---")
    {
        return 0;
    }
    let mut found = Vec::new();
    for range in lines.take(MOST_LINES) {
        let line = source.slice(range.clone());
        match line.trim_end() {
            "---" | "..."
                if found
                    .iter()
                    .any(|(value, _)| matches!(value, Line::Pair(..))) =>
            {
                declare(source, found, draft);
                return (range.end + 1).min(source.text().len());
            }
            _ => match Line::of(line) {
                Some(value) => found.push((value, range)),
                None => return 0,
            },
        }
    }
    0
}

enum Line<'a> {
    Pair(&'a str, &'a str),
    /// A nested value, a list item, a comment or a blank line.
    Other,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let text = line.trim();
        if text.is_empty()
            || line.starts_with([' ', '\t', '#'])
            || text.starts_with("- ")
            || text == "-"
        {
            return Some(Self::Other);
        }
        let (key, value) = text.split_once(':')?;
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|it| it.is_alphanumeric() || matches!(it, '_' | '-' | '.'));
        let is_value = value.is_empty() || value.starts_with([' ', '\t']);
        (is_key && is_value).then(|| Self::Pair(key, value.trim()))
    }
}

fn declare(source: &Source<'_>, lines: Vec<(Line<'_>, std::ops::Range<usize>)>, draft: &mut Draft) {
    for (line, range) in lines {
        let number = source.line_at(range.start);
        let printed = source.slice(range.clone()).trim();
        if !printed.is_empty() {
            draft.furniture.push(Furniture {
                kind: FurnitureKind::FrontMatter,
                text: printed.into(),
                line: number,
            });
        }
        if let Line::Pair(key, value) = line {
            let value = unquoted(value);
            if !value.is_empty() {
                draft.blocks.push(Block {
                    kind: BlockKind::Meta {
                        key: key.to_lowercase(),
                    },
                    page: 1,
                    line: number,
                    span: range,
                    ..Block::paragraph(value)
                });
            }
        }
    }
}

fn unquoted(value: &str) -> String {
    let inner = |quote: char| {
        value
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
    };
    if let Some(text) = inner('"') {
        text.replace("\\\"", "\"").replace("\\\\", "\\")
    } else if let Some(text) = inner('\'') {
        text.replace("''", "'")
    } else {
        value.into()
    }
}
