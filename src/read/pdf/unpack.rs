//! How much the parts of a file may unpack to: a few kilobytes can say a gigabyte.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// Bytes that one part of a file may unpack to. The content of a page has
/// some hundred kilobytes, a font of Chinese some ten megabytes.
const LARGEST_PART: u64 = 64 << 20;
/// Bytes that the tables of a file (its objects and their places) may unpack to.
const LARGEST_TABLES: u64 = 256 << 20;
/// How far before the word `stream` its dictionary is looked for.
const DICTIONARY: usize = 2048;

/// How many bytes a byte can become, at most.
fn growth(filter: Filter) -> u64 {
    match filter {
        // 258 bytes from two codes of a bit each.
        Filter::FlateDecode => 1032,
        // A table of 4096 entries, in codes of 9 to 12 bits.
        Filter::LzwDecode => 2731,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// The unpacked bytes of a part, unless they are damaged or too many.
pub(super) fn content<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    if !fits(stream) {
        return None;
    }
    stream.decoded_data().ok()
}

/// True when a part cannot unpack to more than a part may have.
pub(super) fn fits(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let packed = stream.raw_data();
    let most = filters.iter().fold(packed.len() as u64, |size, filter| {
        size.saturating_mul(growth(*filter))
    });
    if most <= LARGEST_PART {
        return true;
    }
    match filters.as_slice() {
        [Filter::FlateDecode] => inflated(&packed, LARGEST_PART) <= LARGEST_PART,
        _ => false,
    }
}

/// Bytes that a packed part unpacks to; counting stops a little above `most`.
fn inflated(packed: &[u8], most: u64) -> u64 {
    let count = |decoder: &mut dyn Read| {
        let mut counted = 0;
        let mut room = vec![0; 64 << 10];
        while counted <= most {
            match decoder.read(&mut room) {
                Ok(0) => break,
                Ok(length) => counted += length as u64,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        counted
    };
    // A reader that meets no zlib header tries without one, so the larger counts.
    count(&mut ZlibDecoder::new(packed)).max(count(&mut DeflateDecoder::new(packed)))
}

/// True when the tables of a file, which are unpacked as soon as it is
/// opened, stay within bounds. They are found by their words, because nothing
/// else can be asked of a file that is not open yet.
pub(super) fn tables_fit(file: &[u8]) -> bool {
    let mut sum = 0;
    for at in memchr_all(file, b"stream") {
        let before = file.get(at.saturating_sub(DICTIONARY)..at).unwrap_or(&[]);
        if before.ends_with(b"end") {
            continue;
        }
        let start = rfind(before, b"obj").unwrap_or(0);
        let dictionary = before.get(start..).unwrap_or(&[]);
        let is_table = [&b"ObjStm"[..], b"XRef", b"#"]
            .iter()
            .any(|word| rfind(dictionary, word).is_some());
        if !is_table {
            continue;
        }
        let rest = file.get(at + b"stream".len()..).unwrap_or(&[]);
        let body = rest.trim_ascii_start();
        let length = memchr_all(body, b"endstream").next().unwrap_or(body.len());
        let packed = body.get(..length).unwrap_or(body);
        let filters = [&b"Fl"[..], b"LZW", b"RunLength", b"RL"]
            .iter()
            .map(|word| memchr_all(dictionary, word).count())
            .sum::<usize>();
        sum += match filters {
            0 => packed.len() as u64,
            1 => inflated(packed, LARGEST_TABLES).max(packed.len() as u64),
            // Packed twice is no more than a trick.
            _ => (packed.len() as u64).saturating_mul(growth(Filter::FlateDecode).pow(2)),
        };
        if sum > LARGEST_TABLES {
            return false;
        }
    }
    true
}

fn memchr_all<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(from..)?;
        let at = find(rest, word)? + from;
        from = at + word.len();
        Some(at)
    })
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, word)
}
