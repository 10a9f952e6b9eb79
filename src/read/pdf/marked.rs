//! Marked content: what the file says that a stretch of its content is.

use std::rc::Rc;

use hayro_syntax::object::{Dict, Name, String as Text};

use super::glyph::Glyph;
use super::layers::Layers;

/// Marks inside marks beyond this are not looked at.
const DEEPEST: usize = 256;

/// What a stretch of content is marked as.
pub(super) enum Mark {
    Plain,
    /// A layer that is switched off.
    Hidden,
    Watermark,
    /// Glyphs that together say this.
    Says(Rc<str>),
}

impl Mark {
    pub(super) fn of(tag: &[u8], properties: Option<&Dict<'_>>, layers: &Layers) -> Self {
        let Some(properties) = properties else {
            return Self::Plain;
        };
        if tag == b"OC" && layers.hides(properties) {
            return Self::Hidden;
        }
        if properties.get::<Name<'_>>("Subtype").as_deref() == Some(b"Watermark") {
            return Self::Watermark;
        }
        properties
            .get::<Text<'_>>("ActualText")
            .map(|it| decode(it.as_bytes()))
            .map_or(Self::Plain, |it| Self::Says(it.into()))
    }
}

/// The marks that are open.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<(Mark, usize)>,
    too_deep: usize,
}

impl Marks {
    pub(super) fn len(&self) -> usize {
        self.open.len() + self.too_deep
    }

    pub(super) fn begin(&mut self, mark: Mark, at: usize) {
        if self.open.len() < DEEPEST {
            self.open.push((mark, at));
        } else {
            self.too_deep += 1;
        }
    }

    /// Ends the innermost mark; glyphs that say one thing together become one.
    pub(super) fn end(&mut self, glyphs: &mut Vec<Glyph>) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some((Mark::Says(text), at)) = self.open.pop() else {
            return;
        };
        let Some((first, rest)) = glyphs.get_mut(at..).and_then(<[Glyph]>::split_first_mut) else {
            return;
        };
        if rest.iter().any(|it| (it.y - first.y).abs() > first.size) {
            return;
        }
        first.x0 = rest.iter().fold(first.x0, |x, it| x.min(it.x0));
        first.x1 = rest.iter().fold(first.x1, |x, it| x.max(it.x1));
        first.text = text;
        let keep = at + usize::from(!first.text.is_empty());
        glyphs.truncate(keep);
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.open.iter().any(|(it, _)| matches!(it, Mark::Hidden))
    }

    pub(super) fn is_watermark(&self) -> bool {
        self.open
            .iter()
            .any(|(it, _)| matches!(it, Mark::Watermark))
    }
}

/// A text string of a file: UTF-16 or UTF-8 when its first bytes say so, else nearly Latin-1.
pub(super) fn decode(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    };
    text.chars().filter(|it| !it.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_strings_tell_their_encoding() {
        assert_eq!(decode(b"\xFE\xFF\x00A\x20\x19"), "A’");
        assert_eq!(decode("\u{FEFF}né".as_bytes()), "né");
        assert_eq!(decode(b"n\xE9\x00"), "né");
    }
}
