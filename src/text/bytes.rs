//! Finding bytes, many at a time.

/// Bytes that are looked at together: a few of the widest registers.
const TOGETHER: usize = 64;

/// Where the first byte stands that satisfies the test.
///
/// Faster than `position` where such bytes are rare and the test is a
/// comparison or two: without a way out of the inner loop the compiler makes
/// one step of it for many bytes.
#[inline]
pub fn position_of(bytes: &[u8], test: impl Fn(u8) -> bool) -> Option<usize> {
    let mut start = 0;
    for part in bytes.chunks(TOGETHER) {
        if part.iter().filter(|byte| test(**byte)).count() > 0 {
            let within = part.iter().position(|byte| test(*byte))?;
            return Some(start + within);
        }
        start += part.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_wherever_it_stands() {
        for length in [0, 1, 63, 64, 65, 200] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position_of(&bytes, |byte| byte == b'x'), None);
            for at in (0..length).rev() {
                bytes[at] = b'x';
                assert_eq!(position_of(&bytes, |byte| byte == b'x'), Some(at));
            }
        }
    }
}
