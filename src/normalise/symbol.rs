//! The document's own symbol, as far as its repetitions have to be known.

use crate::model::{Block, BlockKind};

use super::line::Line;

/// Lines at the top among which the symbol stands.
const TOP: usize = 30;

/// Finds the symbol in the front matter, or among the first lines.
pub(super) fn own(meta: &[Block], lines: &[Line]) -> Option<String> {
    let declared = meta
        .iter()
        .find(|block| matches!(&block.kind, BlockKind::Meta { key } if key == "symbol"));
    if let Some(block) = declared {
        return Some(block.text.clone());
    }
    lines.iter().take(TOP).find_map(|line| {
        let text = line.text();
        let text = text.strip_prefix("United Nations").unwrap_or(text).trim();
        looks_like(text).then(|| text.to_owned())
    })
}

/// True for one word with the form of a symbol: `A/79/L.5/Rev.1`.
pub(super) fn looks_like(word: &str) -> bool {
    word.contains('/')
        && word.starts_with(|it: char| it.is_ascii_uppercase())
        && word.contains(|it: char| it.is_ascii_digit())
        && word
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | '-' | '(' | ')'))
        && word.split('/').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_form() {
        for symbol in [
            "A/RES/80/1",
            "E/CN.15/2019/L.6/Rev.1",
            "FCCC/PA/CMA/2024/L.1",
        ] {
            assert!(looks_like(symbol), "{symbol}");
        }
        for word in ["and/or", "2/4", "A/", "N/A", "https://a.b/1"] {
            assert!(!looks_like(word), "{word}");
        }
    }
}
