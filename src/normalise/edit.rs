//! Changing the words of a block while its emphasis and cells stay on them.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Block, BlockKind};
use crate::text::{has_double, position_of};

/// A part of a text and what takes its place.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: Cow<'static, str>,
}

impl Edit {
    /// Takes a part away.
    pub(super) fn cut(range: Range<usize>) -> Self {
        Self {
            range,
            with: Cow::Borrowed(""),
        }
    }
}

/// Makes the edits, which are in order and do not overlap.
pub(super) fn apply(block: &mut Block, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    let mut text = String::with_capacity(block.text.len());
    // For every edit: where it ended before, and where its replacement begins and ends now.
    let mut moves = Vec::with_capacity(edits.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(block.text.get(at..edit.range.start).unwrap_or(""));
        let start = text.len();
        text.push_str(&edit.with);
        moves.push((edit.range.clone(), start, text.len()));
        at = edit.range.end;
    }
    text.push_str(block.text.get(at..).unwrap_or(""));
    block.text = text;
    let place = |offset: usize| {
        let after = moves.partition_point(|(old, ..)| old.start < offset);
        match after.checked_sub(1).and_then(|index| moves.get(index)) {
            None => offset,
            Some((old, _, end)) if offset >= old.end => end + (offset - old.end),
            Some((_, start, _)) => *start,
        }
    };
    remap(block, place);
}

/// Moves every range of the block.
fn remap(block: &mut Block, moved: impl Fn(usize) -> usize) {
    for range in &mut block.emphasis {
        *range = moved(range.start)..moved(range.end);
    }
    block.emphasis.retain(|range| range.start < range.end);
    if let BlockKind::TableRow { cells, .. } = &mut block.kind {
        for cell in cells {
            *cell = moved(cell.start)..moved(cell.end);
        }
    }
}

/// Adds the words of one block to another, with something between.
pub(super) fn append(block: &mut Block, between: &str, next: Block) {
    block.text.push_str(between);
    let start = block.text.len();
    block.text.push_str(&next.text);
    for range in next.emphasis {
        let range = range.start + start..range.end + start;
        match block.emphasis.last_mut() {
            Some(last) if last.end + between.len() >= range.start => last.end = range.end,
            _ => block.emphasis.push(range),
        }
    }
    block.span.end = block.span.end.max(next.span.end);
    block.revisions.extend(next.revisions);
}

/// Cuts the end of a block's text off.
pub(super) fn truncate(block: &mut Block, length: usize) {
    block.text.truncate(length);
    while let Some(last) = block.emphasis.last_mut() {
        last.end = last.end.min(length);
        if last.start < last.end {
            break;
        }
        block.emphasis.pop();
    }
}

/// Cuts a block in two at a byte offset; white space around the cut goes.
pub(super) fn split_off(block: &mut Block, at: usize) -> Block {
    let tail = block.text.get(at..).unwrap_or("");
    let start = at + (tail.len() - tail.trim_start().len());
    let end = block.text.get(..at).unwrap_or("").trim_end().len();
    let mut rest = Block {
        text: block.text.get(start..).unwrap_or("").trim_end().into(),
        indent: block.indent,
        page: block.page,
        span: block.span.clone(),
        line: block.line,
        soft_breaks: block.soft_breaks,
        ..Block::default()
    };
    let length = rest.text.len();
    rest.emphasis = block
        .emphasis
        .iter()
        .map(|it| {
            it.start.saturating_sub(start).min(length)..it.end.saturating_sub(start).min(length)
        })
        .filter(|it| it.start < it.end)
        .collect();
    truncate(block, end);
    rest
}

/// Runs of white space become one space, soft hyphens and characters without width go.
pub(super) fn fold_spaces(block: &mut Block) {
    if matches!(block.kind, BlockKind::TableRow { .. }) {
        // Two spaces stand around an empty cell.
        return;
    }
    if !needs_folding(block.text.as_bytes()) {
        return;
    }
    let mut edits = Vec::new();
    let mut space: Option<Range<usize>> = None;
    for (at, character) in block.text.char_indices() {
        let end = at + character.len_utf8();
        if character.is_whitespace() {
            match &mut space {
                Some(range) => range.end = end,
                None => space = Some(at..end),
            }
            continue;
        }
        edits.extend(space.take().and_then(|range| one_space(&block.text, range)));
        let invisible = matches!(character, '\u{200B}' | '\u{2060}')
            || (character == '\u{ad}' && end < block.text.len());
        if invisible {
            edits.push(Edit::cut(at..end));
        }
    }
    if let Some(range) = space {
        edits.push(Edit::cut(range));
    }
    apply(block, &edits);
}

/// True when there may be a space that is not one plain space between two words, or an invisible character.
fn needs_folding(text: &[u8]) -> bool {
    if position_of(text, |byte| !(0x20..0x7F).contains(&byte)).is_none() {
        let (Some(first), Some(last)) = (text.first(), text.last()) else {
            return true;
        };
        return *first == b' ' || *last == b' ' || has_double(text, b' ');
    }
    let mut spaced = true;
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            b' ' if spaced => return true,
            b' ' => spaced = true,
            0x00..=0x1F | 0xE1 => return true,
            // U+00A0, U+00AD; General Punctuation from U+2000 to U+200B and from U+2028 on; U+3000.
            0xC2 if matches!(text.get(at + 1), Some(0x80..=0xA0 | 0xAD)) => return true,
            0xE2 if text.get(at + 1) == Some(&0x80)
                && matches!(text.get(at + 2), Some(0x80..=0x8B | 0xA8..=0xAF)) =>
            {
                return true;
            }
            0xE2 if text.get(at + 1) == Some(&0x81) => return true,
            0xE3 if text.get(at + 1) == Some(&0x80) && text.get(at + 2) == Some(&0x80) => {
                return true;
            }
            _ => spaced = false,
        }
    }
    spaced
}

fn one_space(text: &str, range: Range<usize>) -> Option<Edit> {
    if range.start == 0 {
        return Some(Edit::cut(range));
    }
    (text.get(range.clone()) != Some(" ")).then_some(Edit {
        range,
        with: Cow::Borrowed(" "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_stays_on_its_words() {
        let mut block = Block::paragraph("  The \t old  road");
        block.emphasis = std::iter::once(8..17).collect();
        fold_spaces(&mut block);
        assert_eq!(block.text, "The old road");
        assert_eq!(block.text.get(block.emphasis[0].clone()), Some("old road"));
        let rest = split_off(&mut block, 8);
        assert_eq!(
            (block.text.as_str(), rest.text.as_str()),
            ("The old", "road")
        );
        assert_eq!(rest.emphasis.first(), Some(&(0..4)));
        assert_eq!(block.emphasis.first(), Some(&(4..7)));
    }
}
