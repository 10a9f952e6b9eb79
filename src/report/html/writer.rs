//! Writing HTML: markup of ours, and text that can be no markup.

use std::fmt::Write as _;

use super::language::{Language, parts};

/// The page written so far.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// Adds markup of ours.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Adds text; characters that a browser would obey are shown by their names.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match fate(character) {
                Fate::Keep => self.out.push(character),
                Fate::Entity(entity) => self.out.push_str(entity),
                Fate::Show => {
                    // Writing to a String cannot fail.
                    let _ = write!(
                        self.out,
                        "<span class=\"code\" data-code=\"{code:X}\" title=\"U+{code:04X}\">{}</span>",
                        picture(character),
                        code = u32::from(character),
                    );
                }
            }
        }
    }

    /// Adds a sentence of the report, in which each quotation “…” is in its own language and runs in its own direction.
    pub(super) fn sentence(&mut self, text: &str, language: &Language) {
        let mut quoted = false;
        for part in text.split_inclusive(['“', '”']) {
            let words = part.strip_suffix(['“', '”']).unwrap_or(part);
            let mark = part.get(words.len()..).unwrap_or("");
            if quoted {
                self.raw("<bdi");
                language.set(self, words);
                self.raw(">");
            }
            if quoted {
                self.text(words);
                self.raw("</bdi>");
            } else {
                self.said(words, language);
            }
            self.raw(mark);
            quoted = mark == "“";
        }
    }

    /// Adds words of the report without quotations; places that a draft names in
    /// another script (`المادة 4`) are in their own language.
    pub(super) fn said(&mut self, text: &str, language: &Language) {
        for (words, is_foreign) in parts(text) {
            if is_foreign {
                self.raw("<bdi");
                language.set(self, words);
                self.raw(">");
            }
            self.text(words);
            self.raw(if is_foreign { "</bdi>" } else { "" });
        }
    }

    /// Adds text where no element may stand: in the title of the window.
    pub(super) fn plain(&mut self, text: &str) {
        for character in text.chars() {
            match fate(character) {
                Fate::Keep => self.out.push(character),
                Fate::Entity(entity) => self.out.push_str(entity),
                Fate::Show => self.out.push_str(&picture(character)),
            }
        }
    }

    /// Adds an attribute with a space before it.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.plain(value);
        self.raw("\"");
    }

    /// Adds an element of ours that holds nothing but text; `start` is its name and attributes.
    pub(super) fn element(&mut self, start: &str, text: &str) {
        self.raw("<");
        self.raw(start);
        self.raw(">");
        self.text(text);
        self.raw("</");
        self.raw(start.split(' ').next().unwrap_or(start));
        self.raw(">");
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

enum Fate {
    Keep,
    Entity(&'static str),
    Show,
}

fn fate(character: char) -> Fate {
    match character {
        '&' => Fate::Entity("&amp;"),
        '<' => Fate::Entity("&lt;"),
        '>' => Fate::Entity("&gt;"),
        '"' => Fate::Entity("&quot;"),
        '\t' | '\n' => Fate::Keep,
        // What a browser may not show as it is, drops, or lays other text out by.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => Fate::Show,
        _ if character.is_control() => Fate::Show,
        _ => Fate::Keep,
    }
}

/// `␛` for escape, `U+202E` for what has no picture.
fn picture(character: char) -> String {
    let code = u32::from(character);
    match character {
        // U+2400 to U+241F picture the controls in their order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + code).map_or_else(String::new, String::from),
        '\u{7f}' => "\u{2421}".to_owned(),
        _ => format!("U+{code:04X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn text_is_no_markup_and_quotations_stand_apart() {
        let written = |write: fn(&mut Writer)| {
            let mut page = Writer::default();
            write(&mut page);
            page.finish()
        };
        assert_eq!(
            written(|page| page.text("a<b> & \"c\"\u{1b}\u{202e}")),
            "a&lt;b&gt; &amp; &quot;c&quot;\
             <span class=\"code\" data-code=\"1B\" title=\"U+001B\">␛</span>\
             <span class=\"code\" data-code=\"202E\" title=\"U+202E\">U+202E</span>"
        );
        assert_eq!(
            written(|page| page.attribute("title", "\"><x>\0")),
            " title=\"&quot;&gt;&lt;x&gt;␀\""
        );
        let english = Language::of(&fixture::comparison());
        for (sentence, expected) in [
            ("Moved.", "Moved."),
            ("“a” → “b”;", "“<bdi>a</bdi>” → “<bdi>b</bdi>”;"),
            ("“a “b", "“<bdi>a </bdi>“<bdi>b</bdi>"),
            ("a” b", "a” b"),
            ("“大会” is new", "“<bdi lang=\"zh\">大会</bdi>” is new"),
            (
                "New: المادة 4 and OP2.",
                "New: <bdi lang=\"ar\" dir=\"rtl\">المادة 4</bdi> and OP2.",
            ),
        ] {
            let mut page = Writer::default();
            page.sentence(sentence, &english);
            assert_eq!(page.finish(), expected);
        }
    }
}
