//! Text of a draft without the characters that only a screen would obey.

use std::borrow::Cow;

/// Takes out what only a screen would obey: line breaks and tabs become spaces,
/// other control characters the replacement character, and marks that show the
/// words in another order (embeddings, overrides, isolates) are dropped.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let reorders = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let breaks = |c: char| matches!(c, '\u{2028}' | '\u{2029}');
    if !text.contains(|c: char| c.is_control() || reorders(c) || breaks(c)) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter(|&c| !reorders(c))
        .map(|c| match c {
            _ if breaks(c) || (c.is_control() && c.is_whitespace()) => ' ',
            _ if c.is_control() => char::REPLACEMENT_CHARACTER,
            _ => c,
        })
        .collect()
}
