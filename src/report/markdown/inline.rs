//! Words with marks: what went in `~~…~~`, what came in `**…**`.

use super::escape::{Position, escape};
use crate::model::{Edit, EditOp};
use crate::report::harmless::harmless;

/// Set between a mark and a letter where GFM would not see the mark otherwise.
const HAIR_SPACE: char = '\u{200A}';
/// Stands for the end of a paragraph that went when two became one.
const LOST_PARAGRAPH_END: &str = "¶";
const DELETED: &str = "~~";
const INSERTED: &str = "**";

/// One paragraph, or several, of words with marks.
pub(super) struct Inline {
    out: String,
    /// What divides two paragraphs; `None` where there is only one line.
    paragraph_break: Option<&'static str>,
    position: Position,
    /// Nothing is in the current paragraph yet.
    at_start: bool,
    /// The last thing written is a closing mark after punctuation: a letter must not follow directly.
    needs_gap: bool,
    /// The last thing written is a closing mark.
    after_mark: bool,
}

impl Inline {
    /// Words in a quotation, `> …`.
    pub(super) fn quotation() -> Self {
        Self::at("> ", Some("\n>\n> "), Position::Start)
    }

    /// Words in a cell of a table.
    pub(super) fn cell() -> Self {
        Self::at("", None, Position::Cell)
    }

    fn at(prefix: &str, paragraph_break: Option<&'static str>, position: Position) -> Self {
        Self {
            out: prefix.to_owned(),
            paragraph_break,
            position,
            at_start: true,
            needs_gap: false,
            after_mark: false,
        }
    }

    /// Adds words that stayed; a line break begins a paragraph.
    pub(super) fn kept(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.break_paragraph();
            }
            self.kept_line(line);
        }
    }

    /// Adds words that went; a line break is shown as a paragraph end that went.
    pub(super) fn deleted(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.space();
                self.marked(LOST_PARAGRAPH_END, DELETED);
                self.space();
            }
            self.marked(line, DELETED);
        }
    }

    /// Adds words that came; a line break begins a paragraph.
    pub(super) fn inserted(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.break_paragraph();
            }
            self.marked(line, INSERTED);
        }
    }

    /// Adds the edits of a clause; texts that share no word are shown one after the other.
    pub(super) fn edits(&mut self, edits: &[Edit]) {
        let shares_words = edits
            .iter()
            .any(|edit| edit.op == EditOp::Equal && edit.text.contains(char::is_alphanumeric));
        let edits = merge_neighbours(edits);
        if shares_words {
            for (op, text) in &edits {
                match op {
                    EditOp::Equal => self.kept(text),
                    EditOp::Delete => self.deleted(text),
                    EditOp::Insert => self.inserted(text),
                }
            }
            return;
        }
        let whole = |missing: EditOp| -> String {
            edits
                .iter()
                .filter(|(op, _)| *op != missing)
                .map(|(_, text)| text.as_str())
                .collect()
        };
        let (old, new) = (whole(EditOp::Insert), whole(EditOp::Delete));
        for (text, mark) in [(old, DELETED), (new, INSERTED)] {
            for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
                self.break_paragraph();
                self.marked(line, mark);
            }
        }
    }

    /// Returns the Markdown.
    pub(super) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }

    fn break_paragraph(&mut self) {
        self.needs_gap = false;
        self.after_mark = false;
        match self.paragraph_break {
            None => self.space(),
            Some(_) if self.at_start => {}
            Some(paragraph_break) => {
                self.out.truncate(self.out.trim_end().len());
                self.out.push_str(paragraph_break);
                self.at_start = true;
            }
        }
    }

    /// One space, unless there is one or nothing stands before it.
    fn space(&mut self) {
        if !self.at_start && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        self.needs_gap = false;
        self.after_mark = false;
    }

    fn kept_line(&mut self, line: &str) {
        let line = harmless(line);
        if line.starts_with(char::is_whitespace) {
            self.space();
        }
        let words = line.trim_start();
        if words.is_empty() {
            return;
        }
        let position = match self.position {
            Position::Start if !self.at_start => Position::Inside,
            position => position,
        };
        let escaped = escape(words, position);
        if self.needs_gap && !escaped.starts_with(stands_free) {
            self.out.push(HAIR_SPACE);
        }
        self.push(&escaped);
        self.after_mark = false;
        self.needs_gap = false;
    }

    fn marked(&mut self, text: &str, mark: &str) {
        let text = harmless(text);
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        let words = text.trim();
        if words.is_empty() {
            return;
        }
        if self.after_mark {
            self.space();
        }
        let position = match self.position {
            Position::Start => Position::Inside,
            position => position,
        };
        let escaped = escape(words, position);
        let opens = self.at_start
            || escaped.starts_with(char::is_alphanumeric)
            || self.out.ends_with(stands_free);
        if !opens {
            self.out.push(HAIR_SPACE);
        }
        self.push(mark);
        self.push(&escaped);
        self.push(mark);
        self.after_mark = true;
        self.needs_gap = !escaped.ends_with(char::is_alphanumeric);
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    fn push(&mut self, markdown: &str) {
        self.out.push_str(markdown);
        self.at_start = self.at_start && markdown.is_empty();
    }
}

/// Space, and punctuation that every version of the standard counts as such: a mark may stand beside it.
fn stands_free(character: char) -> bool {
    character.is_whitespace()
        || character.is_ascii_punctuation()
        || matches!(
            character,
            '‘' | '’' | '“' | '”' | '«' | '»' | '–' | '—' | '…' | '、' | '。' | '，'
        )
}

/// Neighbouring edits of one kind become one, and empty ones none, so that a
/// mark always stands between two texts that are escaped apart.
fn merge_neighbours(edits: &[Edit]) -> Vec<(EditOp, String)> {
    let mut merged: Vec<(EditOp, String)> = Vec::with_capacity(edits.len());
    for edit in edits.iter().filter(|edit| !edit.text.is_empty()) {
        match merged.last_mut() {
            Some((op, text)) if *op == edit.op => text.push_str(&edit.text),
            _ => merged.push((edit.op, edit.text.clone())),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotation(edits: &[Edit]) -> String {
        let mut inline = Inline::quotation();
        inline.edits(edits);
        inline.finish()
    }

    #[test]
    fn marks_open_and_close_beside_punctuation() {
        for (edits, expected) in [
            (
                vec![
                    Edit::delete("Urges"),
                    Edit::insert("Invites"),
                    Edit::equal(" all States"),
                ],
                "> ~~Urges~~ **Invites** all States",
            ),
            (
                vec![
                    Edit::equal("assistance"),
                    Edit::insert(", upon request,"),
                    Edit::equal(" to"),
                ],
                "> assistance\u{200a}**, upon request,** to",
            ),
            (
                vec![
                    Edit::equal("ends here"),
                    Edit::delete(";"),
                    Edit::insert("."),
                ],
                "> ends here\u{200a}~~;~~ **.**",
            ),
            (
                vec![
                    Edit::equal("all "),
                    Edit::delete("ten "),
                    Edit::insert("five "),
                    Edit::equal("days"),
                ],
                "> all ~~ten~~ **five** days",
            ),
            (
                vec![
                    Edit::equal("the “"),
                    Edit::insert("(new)"),
                    Edit::equal("plan”"),
                ],
                "> the “**(new)**\u{200a}plan”",
            ),
            (
                vec![
                    Edit::equal("keeps, word "),
                    Edit::insert("\n"),
                    Edit::equal("1. for word"),
                ],
                "> keeps, word\n>\n> 1\\. for word",
            ),
            (
                vec![
                    Edit::equal("one"),
                    Edit::delete(";\nTwo"),
                    Edit::insert(" and"),
                    Edit::equal(" three"),
                ],
                "> one\u{200a}~~;~~ ~~¶~~ ~~Two~~ **and** three",
            ),
            (
                vec![
                    Edit::delete("all of it"),
                    Edit::equal(" "),
                    Edit::insert("* other"),
                ],
                "> ~~all of it~~\n>\n> **\\* other**",
            ),
        ] {
            assert_eq!(quotation(&edits), expected);
        }
    }
}
