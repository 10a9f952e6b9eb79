//! The words of one block while they are gathered.

use std::ops::Range;

use crate::read::words::superscript;

/// The words of one block while they are gathered, with what is emphasised.
#[derive(Debug, Default)]
pub(super) struct Inline {
    text: String,
    emphasis: Vec<Range<usize>>,
    open: Vec<usize>,
    /// Where the words stand in the source.
    span: Option<Range<usize>>,
    /// Inside `<sup>`: digits become superscript characters, so that `10<sup>3</sup>` does not read 103.
    pub(super) raised: bool,
}

/// What was gathered.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) text: String,
    pub(super) emphasis: Vec<Range<usize>>,
    pub(super) span: Range<usize>,
}

impl Inline {
    /// Adds words that stand at a place of the source.
    pub(super) fn push(&mut self, words: &str, range: &Range<usize>) {
        self.seen(range);
        if self.raised {
            self.text.extend(words.chars().map(superscript));
        } else {
            self.text.push_str(words);
        }
    }

    /// Notes that a place of the source belongs to the block.
    pub(super) fn seen(&mut self, range: &Range<usize>) {
        match &mut self.span {
            Some(span) => {
                span.start = span.start.min(range.start);
                span.end = span.end.max(range.end);
            }
            None => self.span = Some(range.clone()),
        }
    }

    /// Emphasis begins here.
    pub(super) fn open(&mut self, range: &Range<usize>) {
        self.seen(range);
        self.open.push(self.text.len());
    }

    /// The innermost emphasis ends here.
    pub(super) fn close(&mut self) {
        if let Some(start) = self.open.pop()
            && start < self.text.len()
        {
            self.emphasis.push(start..self.text.len());
        }
    }

    /// Where the source was last read.
    pub(super) fn end(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.end)
    }

    /// Hands over what was gathered, without white space around it; nothing when there are no words.
    pub(super) fn take(&mut self) -> Option<Gathered> {
        let inline = std::mem::take(self);
        let span = inline.span?;
        let trimmed = inline.text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let cut = inline.text.len() - inline.text.trim_start().len();
        let length = trimmed.len();
        let ranges = inline.emphasis.into_iter().map(|range| {
            range.start.saturating_sub(cut).min(length)..range.end.saturating_sub(cut).min(length)
        });
        Some(Gathered {
            text: trimmed.into(),
            emphasis: merged(ranges.filter(|range| !range.is_empty()).collect()),
            span,
        })
    }
}

/// Ranges in order, those that overlap or touch made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
