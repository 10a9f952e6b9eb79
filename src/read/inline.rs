//! The words of one block while they are gathered.

use std::ops::Range;

use crate::read::words::superscript;

/// The words of one block while they are gathered, with what is emphasised.
#[derive(Debug, Default)]
pub(in crate::read) struct Inline {
    text: String,
    emphasis: Vec<Range<usize>>,
    open: Vec<usize>,
    /// Where the words stand in the source.
    span: Option<Range<usize>>,
    /// Inside `<sup>`: digits become superscript characters, so that `10<sup>3</sup>` does not read 103.
    pub(in crate::read) raised: bool,
}

/// What was gathered.
#[derive(Debug)]
pub(in crate::read) struct Gathered {
    pub(in crate::read) text: String,
    pub(in crate::read) emphasis: Vec<Range<usize>>,
    pub(in crate::read) span: Range<usize>,
}

impl Inline {
    /// Adds words that stand at a place of the source.
    pub(in crate::read) fn push(&mut self, words: &str, range: &Range<usize>) {
        self.seen(range);
        if self.raised {
            self.text.extend(words.chars().map(superscript));
        } else {
            self.text.push_str(words);
        }
    }

    /// Adds white space that stands nowhere in particular.
    pub(in crate::read) fn push_unplaced(&mut self, space: char) {
        if space == '\n' && self.text.ends_with(' ') {
            self.text.pop();
        }
        self.text.push(space);
    }

    /// The words so far.
    pub(in crate::read) fn text(&self) -> &str {
        &self.text
    }

    /// True when a space more would mean nothing.
    pub(in crate::read) fn is_at_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n'])
    }

    /// Notes that a place of the source belongs to the block.
    pub(in crate::read) fn seen(&mut self, range: &Range<usize>) {
        match &mut self.span {
            Some(span) => {
                span.start = span.start.min(range.start);
                span.end = span.end.max(range.end);
            }
            None => self.span = Some(range.clone()),
        }
    }

    /// Emphasis begins here.
    pub(in crate::read) fn open(&mut self, range: &Range<usize>) {
        self.seen(range);
        self.open.push(self.text.len());
    }

    /// Emphasis begins before the next words, wherever they stand.
    pub(in crate::read) fn open_unplaced(&mut self) {
        self.open.push(self.text.len());
    }

    /// The innermost emphasis ends here.
    pub(in crate::read) fn close(&mut self) {
        if let Some(start) = self.open.pop()
            && start < self.text.len()
        {
            self.emphasis.push(start..self.text.len());
        }
    }

    /// Where the source was last read.
    pub(in crate::read) fn end(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.end)
    }

    /// Hands over what was gathered, without white space around it; nothing when there are no words.
    pub(in crate::read) fn take(&mut self) -> Option<Gathered> {
        let mut inline = std::mem::take(self);
        let length = inline.text.len();
        let still_open = inline.open.drain(..).filter(|start| *start < length);
        inline
            .emphasis
            .extend(still_open.map(|start| start..length));
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
