//! Words of a draft as Markdown inside CriticMarkup that shows exactly these words.
//!
//! Programs look for marks with simple patterns that know no escapes. A
//! backslash *between* the characters of a mark (`{\+`, `+\+}`) stops such a
//! pattern, and is taken off when what was accepted or rejected is read as
//! Markdown. The same backslashes stop what Markdown itself would see.
//!
//! What stands before a character differs between the accepted and the
//! rejected text: it is escaped if either needs it.

use super::paragraph::Mark;
use crate::model::Sides;
use crate::report::harmless::harmless;

/// Escapes the pieces of one paragraph, one after the other.
#[derive(Default)]
pub(super) struct Escape {
    /// What stands before in the rejected and in the accepted text.
    before: Sides<Before>,
}

/// What stands before a character in its paragraph.
#[derive(Clone, Copy, Default)]
struct Before {
    character: Option<char>,
    /// Nothing but digits, so that `.` would make an item of a list.
    only_digits: bool,
    /// Letters of `www` that stand directly before.
    of_www: usize,
}

impl Escape {
    /// Escapes a piece that stands under a mark.
    pub(super) fn piece(&mut self, text: &str, mark: Mark) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 16);
        let mut last = None;
        let text = harmless(text);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let begins_name = |next: &char| next.is_alphanumeric() || *next == '#';
            let entity = character == '&' && characters.peek().is_none_or(begins_name);
            let old = mark != Mark::Inserted && self.before.old.needs(character);
            let new = mark != Mark::Deleted && self.before.new.needs(character);
            if old || new || entity || always(character) || completes_mark(last, character) {
                out.push('\\');
            }
            out.push(character);
            last = Some(character);
            if mark != Mark::Inserted {
                self.before.old.then(character);
            }
            if mark != Mark::Deleted {
                self.before.new.then(character);
            }
        }
        out
    }
}

impl Before {
    /// True when Markdown would see more than the character after what stands before it.
    fn needs(self, next: char) -> bool {
        match (self.character, next) {
            (Some(_), '.' | ')') if self.only_digits => true,
            (Some(_), '.') if self.of_www == 3 => true,
            // The beginning of a heading, a quotation, a list, a definition, a line of a table;
            // a link, a reference, a footnote; an address; a comment of some editors.
            (None, '>' | '-' | '+' | '=' | ':' | '|' | '%')
            | (Some(']'), '(' | '[' | ':')
            | (Some('['), '^' | '[')
            | (Some(':'), '/')
            | (Some('%'), '%') => true,
            _ => false,
        }
    }

    fn then(&mut self, character: char) {
        let digits_so_far = self.character.is_none() || self.only_digits;
        self.only_digits = digits_so_far && character.is_ascii_digit();
        self.of_www = match character {
            'w' | 'W' => (self.of_www + 1).min(3),
            _ => 0,
        };
        self.character = Some(character);
    }
}

/// Characters that Markdown, or a widespread extension of it, may read as markup anywhere.
const fn always(character: char) -> bool {
    matches!(
        character,
        '\\' | '`' | '*' | '_' | '~' | '<' | '#' | '@' | '$' | '^'
    )
}

/// True when two characters would be part of a mark, inside or outside of marks.
fn completes_mark(before: Option<char>, next: char) -> bool {
    matches!(
        (before, next),
        (Some('{'), '+' | '-' | '~' | '>' | '=')
            | (Some('+'), '+')
            | (Some('-'), '-')
            | (Some('='), '=')
            | (Some('~'), '>')
            | (Some('<'), '<')
    )
}

/// Makes a text safe inside `{>>…<<}`.
pub(super) fn in_comment(text: &str) -> String {
    Escape::default().piece(text, Mark::Kept)
}
