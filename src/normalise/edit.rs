//! Changing the words of a block while its emphasis and cells stay on them.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Block, BlockKind};

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
    let moved = |offset: usize| {
        let after = moves.partition_point(|(old, ..)| old.start < offset);
        match after.checked_sub(1).and_then(|index| moves.get(index)) {
            None => offset,
            Some((old, _, end)) if offset >= old.end => end + (offset - old.end),
            Some((_, start, _)) => *start,
        }
    };
    remap(block, moved);
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
    block.text.truncate(end);
    for range in &mut block.emphasis {
        range.end = range.end.min(end);
    }
    block.emphasis.retain(|it| it.start < it.end);
    rest
}

/// Runs of white space become one space, soft hyphens and characters without width go.
pub(super) fn fold_spaces(block: &mut Block) {
    if matches!(block.kind, BlockKind::TableRow { .. }) {
        // Two spaces stand around an empty cell.
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
        block.emphasis = vec![9..17];
        fold_spaces(&mut block);
        assert_eq!(block.text, "The old road");
        assert_eq!(block.text.get(block.emphasis[0].clone()), Some("old road"));
        let rest = split_off(&mut block, 8);
        assert_eq!(
            (block.text.as_str(), rest.text.as_str()),
            ("The old", "road")
        );
        assert_eq!(rest.emphasis, [0..4]);
        assert_eq!(block.emphasis, [4..7]);
    }
}
