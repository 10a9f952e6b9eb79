//! A paragraph of words with marks.

use super::escape::{Escape, in_comment};

/// Whether words stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Kept,
    Deleted,
    Inserted,
}

/// A paragraph of words with marks, and a comment that stands at its end.
#[derive(Default)]
pub(super) struct Paragraph {
    pieces: Vec<(Mark, String)>,
    pub(super) comment: Option<String>,
}

impl Paragraph {
    /// Adds words; those of one mark that follow each other are one piece.
    pub(super) fn add(&mut self, mark: Mark, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some((last, words)) if *last == mark => words.push_str(text),
            _ => self.pieces.push((mark, text.to_owned())),
        }
    }

    /// Returns the CriticMarkup.
    pub(super) fn finish(&self) -> String {
        let mut escape = Escape::default();
        let mut out = String::new();
        let mut pieces = self.pieces.iter().peekable();
        while let Some((mark, text)) = pieces.next() {
            let text = escape.piece(text, *mark);
            match mark {
                Mark::Kept => out.push_str(&text),
                Mark::Inserted => out.extend(["{++", &text, "++}"]),
                Mark::Deleted => {
                    let inserted = pieces.next_if(|(next, _)| *next == Mark::Inserted);
                    let inserted = inserted.map(|(mark, text)| escape.piece(text, *mark));
                    match inserted {
                        Some(new) if substitutes(&text) && substitutes(&new) => {
                            out.extend(["{~~", &text, "~>", &new, "~~}"]);
                        }
                        Some(new) => out.extend(["{--", &text, "--}{++", &new, "++}"]),
                        None => out.extend(["{--", &text, "--}"]),
                    }
                }
            }
        }
        if let Some(comment) = &self.comment {
            out.extend(["{>>", &in_comment(comment), "<<}"]);
        }
        out
    }
}

/// True for words that every program reads rightly inside `{~~…~>…~~}`: some take any `>` or `~` for the mark.
fn substitutes(escaped: &str) -> bool {
    !escaped.contains(['~', '>'])
}
