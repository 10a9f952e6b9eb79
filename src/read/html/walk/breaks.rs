//! Line breaks: some end a paragraph, some only a line.

use super::{NodeId, Walk};

/// Words of a line that may be a paragraph of its own.
const FEWEST_WORDS: usize = 5;
/// Nodes behind a line break in which the next word is looked for.
const LOOK: usize = 12;

impl Walk<'_> {
    /// Two line breaks end a paragraph; so does one after a sentence, where pages have no paragraphs.
    pub(super) fn line_break(&mut self, id: NodeId) {
        if self.cells > 0 || self.preformatted > 0 {
            self.words.end_line();
            return;
        }
        if self.words.is_blank() {
            return;
        }
        if self.heading.is_none() && (self.words.is_at_line_start() || self.ends_paragraph(id)) {
            self.flush();
        } else {
            self.words.end_line();
        }
    }

    fn ends_paragraph(&self, id: NodeId) -> bool {
        let text = self.words.text().trim_end();
        let line = text.rsplit('\n').next().unwrap_or(text);
        if line.split_whitespace().count() < FEWEST_WORDS {
            return false;
        }
        text.ends_with(['.', ';', ':', '؛', '。'])
            || text.ends_with(',') && self.next_letter(id).is_some_and(char::is_uppercase)
    }

    fn next_letter(&self, id: NodeId) -> Option<char> {
        let end = (id + LOOK).min(self.tree.len());
        (id + 1..end)
            .filter_map(|at| self.tree.words(at))
            .find_map(|words| words.chars().find(|it| it.is_alphanumeric()))
    }

    /// A block inside a cell ends its line only.
    pub(super) fn flush_line(&mut self) {
        if !self.words.is_blank() {
            self.words.end_line();
        }
    }
}
