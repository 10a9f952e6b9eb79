//! From bytes to characters: byte order marks, UTF-8, UTF-16 by evidence, and older encodings.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and how well it could be decoded.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Name of the encoding that was used.
    pub(super) encoding: &'static str,
    /// Places that could not be decoded; each shows as U+FFFD.
    pub(super) unreadable: usize,
}

/// Bytes that are looked at to tell UTF-16 without a mark from other encodings.
const SAMPLE: usize = 4096;

/// Damaged UTF-8 is still taken for UTF-8 when this many well-formed
/// characters of two bytes or more stand for each damaged place: in any other
/// encoding such sequences are accidents, and rare.
const WELL_FORMED_FOR_EACH_DAMAGED: usize = 4;

/// Decodes the bytes of a text in whatever encoding they are.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            unreadable: 0,
        };
    }
    if is_damaged_utf8(bytes) {
        return with(UTF_8, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    with(detector.guess(None, Utf8Detection::Deny), bytes)
}

/// Decodes in an encoding that is known.
pub(super) fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let unreadable = if damaged {
        text.matches('\u{FFFD}').count().max(1)
    } else {
        0
    };
    Decoded {
        text,
        encoding: encoding.name(),
        unreadable,
    }
}

/// True for UTF-16 without a byte order mark.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    utf16_without_mark(bytes).is_some()
}

/// UTF-16 without a byte order mark shows by spaces, line ends and Latin
/// letters: one byte of each pair is zero, always the same one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let pairs = sample.chunks_exact(2);
    let (mut little, mut big, mut count) = (0usize, 0usize, 0usize);
    for pair in pairs {
        count += 1;
        match *pair {
            [0, 0] => return None,
            [text, 0] if is_text_byte(text) => little += 1,
            [0, text] if is_text_byte(text) => big += 1,
            _ => {}
        }
    }
    // At least one character in twelve of any text is a space, a line end, a digit or a Latin letter.
    let enough = |number: usize| number >= 2 && number * 12 >= count;
    if enough(little) && big * 20 < little {
        Some(UTF_16LE)
    } else if enough(big) && little * 20 < big {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn is_text_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() || byte.is_ascii_whitespace() || byte >= 0xA0
}

/// UTF-8 with a few damaged places, or cut in the middle of its last character.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut damaged, mut well_formed, mut cut_at_end) = (0, 0, false);
    for chunk in bytes.utf8_chunks() {
        well_formed += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        if !chunk.invalid().is_empty() {
            damaged += 1;
            cut_at_end = chunk.invalid().first().is_some_and(|&byte| byte >= 0xC2);
        }
    }
    let ends_cut = cut_at_end
        && std::str::from_utf8(bytes)
            .err()
            .is_some_and(|error| error.error_len().is_none());
    (damaged == 1 && ends_cut) || well_formed >= damaged * WELL_FORMED_FOR_EACH_DAMAGED
}
