//! Numbers at the front of a line, as far as line breaks depend on them.
//!
//! What a label means is for the structure stage; here it only matters
//! whether a line begins a paragraph.

/// A number at the front of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Front {
    pub(super) style: Style,
    /// Its value; letters count from 1.
    pub(super) value: u32,
    /// Its value when it is read as a roman number instead of a letter.
    pub(super) roman: Option<u32>,
    /// Bytes up to the end of its punctuation.
    pub(super) len: usize,
    /// Nothing follows it.
    pub(super) alone: bool,
}

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// `4.`
    Arabic,
    /// `(4)`, `4)`
    ArabicBracket,
    /// `1.2`, `1.2.3.`
    Compound,
    /// `(a)`, `a)`, `(iv)`
    LetterBracket,
    /// `a.`, `iv.`
    Letter,
    /// `A.`, `IV.`, `(A)`
    Capital,
}

/// Numbers of more digits are years and figures.
const MOST_DIGITS: usize = 3;
/// `viii`, `xxiii`
const MOST_LETTERS: usize = 6;
/// `12 bis.`
const SUFFIXES: &[&str] = &["bis", "ter", "quater", "quinquies", "alt"];

/// Reads the number at the front of a text, if there is one.
pub(super) fn read(text: &str) -> Option<Front> {
    let begins_bare = text
        .bytes()
        .next()
        .is_some_and(|first| first == b'(' || first.is_ascii_alphanumeric());
    let inner = if begins_bare {
        text
    } else {
        text.trim_start_matches(['“', '"', '„', '«', '['])
    };
    let skipped = text.len() - inner.len();
    let (style, core, len) = bracketed(inner).or_else(|| dotted(inner))?;
    let rest = inner.get(len..)?;
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let rest = rest.trim_start();
    if style == Style::Compound && !rest.is_empty() && !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let (value, roman) = values(core)?;
    Some(Front {
        style,
        value,
        roman,
        len: skipped + len,
        alone: rest.is_empty(),
    })
}

/// `(a)`, `(12)`
fn bracketed(text: &str) -> Option<(Style, &str, usize)> {
    let inner = text.strip_prefix('(')?;
    let (end, _) = inner
        .char_indices()
        .take(MOST_LETTERS + 1)
        .find(|(_, it)| *it == ')')?;
    let core = inner.get(..end)?;
    if core.is_empty()
        || core.len() > MOST_LETTERS
        || !core.bytes().all(|it| it.is_ascii_alphanumeric())
    {
        return None;
    }
    let style = style_of(core, true)?;
    Some((style, core, end + 2))
}

/// `4.`, `4)`, `a.`, `IV.`, `1.2.3`, `12 bis.`
fn dotted(text: &str) -> Option<(Style, &str, usize)> {
    let (end, _) = text
        .char_indices()
        .take(2 * MOST_LETTERS)
        .find(|(_, it)| !it.is_ascii_alphanumeric())?;
    let mut core = text.get(..end)?;
    let mut end = end;
    let digits = core.len()
        - core
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    if digits > 0 && digits < core.len() {
        // `3bis.`
        if !SUFFIXES.contains(&core.get(digits..)?) && core.len() > digits + 1 {
            return None;
        }
        core = core.get(..digits)?;
    } else if digits > 0
        && let Some(rest) = text.get(end..).and_then(|it| it.strip_prefix(' '))
    {
        let suffix = SUFFIXES.iter().find(|it| rest.starts_with(**it))?;
        end += 1 + suffix.len();
    }
    let rest = text.get(end..)?;
    if rest.starts_with(')') {
        return Some((style_of(core, true)?, core, end + 1));
    }
    let rest = rest.strip_prefix('.')?;
    if digits == core.len() && rest.starts_with(|it: char| it.is_ascii_digit()) {
        let more = rest.len()
            - rest
                .trim_start_matches(|it: char| it.is_ascii_digit() || it == '.')
                .len();
        return Some((Style::Compound, core, end + 1 + more));
    }
    Some((style_of(core, false)?, core, end + 1))
}

fn style_of(core: &str, bracket: bool) -> Option<Style> {
    if core.bytes().all(|it| it.is_ascii_digit()) {
        return (core.len() <= MOST_DIGITS).then_some(if bracket {
            Style::ArabicBracket
        } else {
            Style::Arabic
        });
    }
    if core.bytes().all(|it| it.is_ascii_lowercase()) {
        return Some(if bracket {
            Style::LetterBracket
        } else {
            Style::Letter
        });
    }
    core.bytes()
        .all(|it| it.is_ascii_uppercase())
        .then_some(Style::Capital)
}

/// The value of a number, a letter, or a roman number.
fn values(core: &str) -> Option<(u32, Option<u32>)> {
    if let Ok(value) = core.parse() {
        return Some((value, None));
    }
    let lower = core.to_ascii_lowercase();
    let roman = roman(&lower);
    let mut letters = lower.bytes();
    let first = letters.next()?;
    // `a` to `z`, then `aa` to `zz`
    if letters.all(|it| it == first) && core.len() <= 2 {
        let value = u32::from(first - b'a' + 1) + 26 * (core.len() as u32 - 1);
        return Some((value, roman));
    }
    roman.map(|value| (value, Some(value)))
}

fn roman(lower: &str) -> Option<u32> {
    let mut total = 0u32;
    let mut before = 0;
    for letter in lower.bytes().rev() {
        let value = match letter {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            _ => return None,
        };
        if value < before {
            total = total.checked_sub(value)?;
        } else {
            total += value;
            before = value;
        }
    }
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_at_the_front() {
        for (text, style, value) in [
            ("4. Urges", Style::Arabic, 4),
            ("12 bis. Urges", Style::Arabic, 12),
            ("3bis. Urges", Style::Arabic, 3),
            ("(b) The plan", Style::LetterBracket, 2),
            ("“(7) The plan", Style::ArabicBracket, 7),
            ("IV. Means", Style::Capital, 4),
            ("1.2.3 Means", Style::Compound, 1),
            ("(aa)", Style::LetterBracket, 27),
        ] {
            let front = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(front.style, style, "{text}");
            assert!(front.value == value || front.roman == Some(value), "{text}");
        }
    }

    #[test]
    fn figures_are_no_labels() {
        for text in [
            "2030. The plan",
            "1.5 °C above",
            "12 March",
            "64/6 of",
            "the plan",
            "3rd meeting",
            "(see above)",
            "e.g. this",
            "mr. Smith",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
