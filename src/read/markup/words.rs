//! The words of one block while they are gathered from elements.

use crate::model::{Revision, RevisionKind};
use crate::read::inline::{Gathered, Inline};

/// The words of one block while they are gathered: white space as one space, emphasis, tracked changes.
#[derive(Debug, Default)]
pub(in crate::read) struct Words {
    inline: Inline,
    /// Emphasised elements that are open: the emphasis goes on in the next block.
    emphasised: usize,
    /// Tracked changes that are open, with where each began in the words.
    open: Vec<(usize, Tracking)>,
    /// Tracked changes that ended in this block.
    closed: Vec<(std::ops::Range<usize>, Tracking)>,
}

/// Who changed something, and when.
#[derive(Debug, Clone)]
pub(in crate::read) struct Tracking {
    pub(in crate::read) kind: RevisionKind,
    pub(in crate::read) author: String,
    pub(in crate::read) date: String,
}

impl Tracking {
    fn of(self, text: &str) -> Revision {
        Revision {
            kind: self.kind,
            author: self.author,
            date: self.date,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// A block's words with the tracked changes in them.
#[derive(Debug)]
pub(in crate::read) struct Piece {
    pub(in crate::read) gathered: Gathered,
    pub(in crate::read) revisions: Vec<Revision>,
}

impl Words {
    /// Adds words from a place in the source; any white space in them is one space.
    pub(in crate::read) fn push(&mut self, words: &str, at: usize) {
        let place = at..at + 1;
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            if is_space(first) {
                rest = rest.trim_start_matches(is_space);
                if !self.inline.is_at_space() {
                    self.inline.push_unplaced(' ');
                }
                continue;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            self.inline.push(word, &place);
            rest = after;
        }
    }

    /// Adds words as they stand: preformatted text, a quotation mark.
    pub(in crate::read) fn push_as_is(&mut self, words: &str, at: usize) {
        self.inline.push(words, &(at..at + 1));
    }

    /// A line ends here.
    pub(in crate::read) fn end_line(&mut self) {
        self.inline.push_unplaced('\n');
    }

    /// True when a line ended right before here.
    pub(in crate::read) fn is_at_line_start(&self) -> bool {
        self.inline.text().trim_end_matches(' ').ends_with('\n')
    }

    /// True when nothing but white space was gathered.
    pub(in crate::read) fn is_blank(&self) -> bool {
        self.inline.text().trim().is_empty()
    }

    /// What was gathered so far.
    pub(in crate::read) fn text(&self) -> &str {
        self.inline.text()
    }

    /// Digits are raised from here on, or no longer.
    pub(in crate::read) fn raise(&mut self, raised: bool) {
        self.inline.raised = raised;
    }

    pub(in crate::read) fn emphasise(&mut self) {
        self.emphasised += 1;
        self.inline.open_unplaced();
    }

    pub(in crate::read) fn end_emphasis(&mut self) {
        self.emphasised = self.emphasised.saturating_sub(1);
        self.inline.close();
    }

    /// A tracked change begins.
    pub(in crate::read) fn track(&mut self, tracking: Tracking) {
        self.open.push((self.inline.text().len(), tracking));
    }

    /// The innermost tracked change ends.
    pub(in crate::read) fn end_tracking(&mut self) {
        if let Some((start, tracking)) = self.open.pop() {
            self.closed
                .push((start..self.inline.text().len(), tracking));
        }
    }

    /// Hands over what was gathered with the white space before it: the indent of preformatted text.
    pub(in crate::read) fn take_as_is(&mut self) -> Option<Piece> {
        let text = self.inline.text().to_owned();
        let mut piece = self.take()?;
        piece.gathered.text = text;
        piece.gathered.emphasis.clear();
        Some(piece)
    }

    /// Hands over what was gathered; nothing when there are no words. What is open goes on in the next block.
    pub(in crate::read) fn take(&mut self) -> Option<Piece> {
        let text = self.inline.text().to_owned();
        let mut changed: Vec<_> = std::mem::take(&mut self.closed);
        for (start, tracking) in &mut self.open {
            changed.push((*start..text.len(), tracking.clone()));
            *start = 0;
        }
        changed.sort_by_key(|(range, _)| range.start);
        let raised = self.inline.raised;
        let gathered = self.inline.take();
        self.inline.raised = raised;
        for _ in 0..self.emphasised {
            self.inline.open_unplaced();
        }
        let revisions = changed
            .into_iter()
            .filter_map(|(range, tracking)| {
                let words = text.get(range).filter(|words| !words.trim().is_empty())?;
                Some(tracking.of(words))
            })
            .collect();
        Some(Piece {
            gathered: gathered?,
            revisions,
        })
    }
}

/// White space as HTML and XML know it; a no-break space is a character.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{0C}')
}
