//! Runs of ASCII letters and digits, eight bytes at a time.
//!
//! Words end where no processor can foretell it, and a wrong guess costs as much as
//! twenty steps: a loop over bytes guesses wrong at the end of nearly every word, a look
//! at eight bytes only where a word has more.

/// How many ASCII letters, digits and low lines the bytes begin with.
#[inline]
pub fn letters_ahead(bytes: &[u8]) -> usize {
    let (parts, rest) = bytes.as_chunks::<8>();
    let mut length = 0;
    for part in parts {
        let others = others_in(u64::from_le_bytes(*part));
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        length += part.len();
    }
    length
        + rest
            .iter()
            .take_while(|byte| is_ascii_letter(**byte))
            .count()
}

/// True for an ASCII letter, a digit and the low line: what every word of ASCII is made of, but for what joins it.
pub const fn is_ascii_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The highest bit of each of eight bytes that is no ASCII letter, digit or low line.
#[inline]
fn others_in(bytes: u64) -> u64 {
    let seven = bytes & !HIGHEST;
    let small = seven | each(0x20);
    let letters = at_least(small, b'a') & !at_least(small, b'z' + 1);
    let digits = at_least(seven, b'0') & !at_least(seven, b'9' + 1);
    let low_lines = !at_least(seven ^ each(b'_'), 1);
    (!(letters | digits | low_lines) | bytes) & HIGHEST
}

/// The highest bit of each byte.
const HIGHEST: u64 = each(0x80);

/// A byte, eight times.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of each of eight ASCII bytes that is at least `least`; the other bits mean nothing.
#[inline]
fn at_least(bytes: u64, least: u8) -> u64 {
    // No sum goes beyond its own byte.
    bytes + each(0x80 - least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts_as_it_should_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut bytes = [b'x'; 20];
                bytes[at] = byte;
                let expected = if is_ascii_letter(byte) { 20 } else { at };
                assert_eq!(letters_ahead(&bytes), expected, "{byte} at {at}");
            }
        }
        assert_eq!(letters_ahead(b""), 0);
    }
}
