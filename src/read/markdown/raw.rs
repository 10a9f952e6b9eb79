//! Code and HTML inside Markdown, read as the text they hold.

use std::ops::Range;

use super::html::{self, Html};
use super::walk::Walk;
use crate::model::FurnitureKind;
use crate::read::inline::Gathered;

impl Walk<'_> {
    /// Indented or fenced code is text: a block for each piece between blank lines.
    pub(super) fn end_code(&mut self, range: &Range<usize>) {
        let _ = self.inline.take();
        let Some(code) = self.code.take() else {
            return;
        };
        let mut at = range.start;
        for piece in code.split("\n\n").filter(|piece| !piece.trim().is_empty()) {
            // Where the piece stands: its first line, looked for from the last one on.
            let first = piece.trim_start().lines().next().unwrap_or("").trim();
            let rest = self.source.slice(at..range.end.max(at));
            let start = at + rest.find(first).unwrap_or(0);
            at = (start + first.len()).min(range.end);
            let text = piece.trim_matches('\n').trim_end();
            let made = self.blocks.len();
            self.make(Gathered {
                text: text.trim_start().into(),
                emphasis: Vec::new(),
                span: start..at,
            });
            for block in self.blocks.iter_mut().skip(made) {
                block.soft_breaks = false;
            }
        }
    }

    pub(super) fn end_html(&mut self) {
        let Some((text, range)) = self.html.take() else {
            return;
        };
        for piece in html::cut(&text) {
            match piece {
                Html::Text(words) => self.inline.push(&html::decoded(words), &range),
                Html::Comment(comment) => self.furnish_text(FurnitureKind::Markup, comment, &range),
                ref tag if tag.is_break() => self.flush(),
                Html::Tag { .. } => {}
            }
        }
        self.flush();
    }

    pub(super) fn inline_html(&mut self, text: &str, range: &Range<usize>) {
        for piece in html::cut(text) {
            match piece {
                Html::Text(words) => self.inline.push(words, range),
                Html::Comment(comment) => {
                    self.inline.seen(range);
                    self.furnish_text(FurnitureKind::Markup, comment, range);
                }
                Html::Tag { ref name, closing } => {
                    self.inline.seen(range);
                    match name.as_str() {
                        "sup" => self.inline.raised = !closing,
                        "b" | "strong" | "i" | "em" if closing => self.inline.close(),
                        "b" | "strong" | "i" | "em" => self.inline.open(range),
                        _ if piece.is_break() => self.inline.push("\n", range),
                        _ => {}
                    }
                }
            }
        }
    }
}
