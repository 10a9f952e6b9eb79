//! Finding bytes, many at a time.

/// Bytes that are looked at together: a few registers of those that every processor has.
const TOGETHER: usize = 64;

/// Bytes that are looked at together at the end of a text: one register.
const TOGETHER_AT_THE_END: usize = 16;

/// Where the first byte stands that satisfies the test.
///
/// Faster than `position` where such bytes are rare and the test is a
/// comparison or two: without a way out of the inner loop, and with an answer
/// as small as a byte, the compiler makes one step of it for many bytes.
#[inline]
pub fn position_of(bytes: &[u8], test: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let far = TOGETHER * parts_without::<TOGETHER>(bytes, test);
    let rest = bytes.get(far..)?;
    let near = TOGETHER_AT_THE_END * parts_without::<TOGETHER_AT_THE_END>(rest, test);
    let rest = rest.get(near..)?;
    let last = rest.iter().position(|byte| test(*byte))?;
    Some(far + near + last)
}

/// How many parts of so many bytes stand before the first that has a byte that satisfies the test.
#[inline]
fn parts_without<const LENGTH: usize>(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    let (parts, _) = bytes.as_chunks::<LENGTH>();
    let has = |part: &[u8; LENGTH]| {
        let found = part.iter().map(|byte| u8::from(test(*byte)));
        found.fold(0, |any, one| any | one) != 0
    };
    parts.iter().take_while(|part| !has(part)).count()
}

/// True when a byte stands twice in a row somewhere.
#[inline]
pub fn has_double(bytes: &[u8], byte: u8) -> bool {
    let (parts, rest) = bytes.as_chunks::<TOGETHER_AT_THE_END>();
    let (behind, _) = bytes
        .get(1..)
        .unwrap_or_default()
        .as_chunks::<TOGETHER_AT_THE_END>();
    let is_double = |(one, next): (&u8, &u8)| u8::from(*one == byte) & u8::from(*next == byte);
    let double = parts.iter().zip(behind).any(|(part, behind)| {
        let found = part.iter().zip(behind).map(is_double);
        found.fold(0, |any, one| any | one) != 0
    });
    // The last part has nothing whole behind it.
    let end = bytes.len() - rest.len();
    let last = bytes.get(end.saturating_sub(TOGETHER_AT_THE_END)..);
    double
        || last
            .unwrap_or_default()
            .windows(2)
            .any(|two| two == [byte, byte])
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

    #[test]
    fn finds_two_in_a_row_wherever_they_stand() {
        for length in [0, 1, 2, 15, 16, 17, 32, 33, 100] {
            let single: Vec<u8> = (0..length).map(|at| b"x-"[at % 2]).collect();
            assert!(!has_double(&single, b'x'), "{length}");
            for at in 1..length {
                let mut bytes = vec![b'-'; length];
                bytes[at - 1..=at].fill(b'x');
                assert!(has_double(&bytes, b'x'), "{at} of {length}");
            }
        }
    }
}
