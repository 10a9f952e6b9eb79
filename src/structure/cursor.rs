//! Walking over the front of a text, one character at a time.

/// A place in a text that only moves forward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What is still ahead.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The text between an earlier place and here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character after the next one.
    pub(super) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn advance(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.text.len());
    }

    /// Steps over one character if it satisfies the test.
    pub(super) fn eat(&mut self, test: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|c| test(*c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Steps over characters that satisfy the test, at most `most`, and returns them.
    pub(super) fn eat_while(&mut self, most: usize, test: impl Fn(char) -> bool) -> &'a str {
        let start = self.at;
        for _ in 0..most {
            if self.eat(&test).is_none() {
                break;
            }
        }
        self.since(start)
    }

    pub(super) fn skip_space(&mut self) {
        while self.eat(char::is_whitespace).is_some() {}
    }
}
