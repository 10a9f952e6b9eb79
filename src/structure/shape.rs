//! What the look of a line says: heading, opening quotation mark, bullet.

/// Most characters of a heading in scripts without spaces between words.
const LONGEST_HEADING: usize = 240;

/// True when a text looks like a heading: short, beginning with a capital, not ending like a sentence.
pub(super) fn heading_like(text: &str, most_words: usize) -> bool {
    let text = text.trim();
    // The end is looked at first: it tells of nearly all paragraphs that they are none.
    let ends_open = match text.chars().next_back() {
        None | Some(',' | ';' | ':' | '。' | '；' | '，' | '：' | '،' | '؛') => false,
        Some('.') => is_shouted(text),
        Some(_) => true,
    };
    if !ends_open || text.len() > LONGEST_HEADING || text.split_whitespace().count() > most_words {
        return false;
    }
    let begins = text
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase());
    begins && text.chars().any(char::is_alphabetic)
}

/// True when a text has capitals, and no small letters; a script without capitals cannot shout.
fn is_shouted(text: &str) -> bool {
    !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase)
}

/// Number of words, counted no further than `most`.
pub(super) fn word_count(text: &str, most: usize) -> usize {
    text.split_whitespace().take(most).count()
}

/// Marks that open a quotation.
pub(super) fn is_opening_quote(c: char) -> bool {
    matches!(c, '“' | '"' | '„' | '«' | '‘' | '\'' | '‹' | '「')
}

/// Marks that close a quotation.
pub(super) fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '"' | '»' | '’' | '\'' | '›' | '」')
}

pub(super) fn is_closing_bracket(c: char) -> bool {
    c == ']' || c == '}'
}

/// True when the text goes on in the middle of a sentence.
pub(super) fn begins_small(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_lowercase)
}

/// True when the sentence is not finished: no full stop, semicolon, colon or comma at the end.
pub(super) fn ends_open(text: &str) -> bool {
    text.trim_end()
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '–')
}

/// Length in bytes of a bullet and its space at the front of a text, 0 without one.
pub(super) fn bullet_length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let Some((_, first)) = characters.next() else {
        return 0;
    };
    if !matches!(
        first,
        '•' | '·'
            | '▪'
            | '◦'
            | '●'
            | '○'
            | '■'
            | '□'
            | '‣'
            | '⁃'
            | '–'
            | '—'
            | '-'
            | '*'
            | '\u{f0b7}'
    ) {
        return 0;
    }
    match characters.next() {
        Some((_, c)) if c.is_whitespace() => {
            let rest = text.get(first.len_utf8()..).unwrap_or("");
            text.len() - rest.trim_start().len()
        }
        _ => 0,
    }
}

/// The heading of an alternative, `Option 2`, `Alternative A:`, with nothing behind it but a remark in braces.
pub(super) fn is_option_heading(text: &str) -> bool {
    let Some((number, rest)) = option_parts(text) else {
        return false;
    };
    let rest = rest.trim().trim_start_matches([':', '.']).trim();
    !number.is_empty() && (rest.is_empty() || (rest.starts_with('{') && rest.ends_with('}')))
}

/// `Option 2` of a text that begins with it, as a place names it.
pub(super) fn option_name(text: &str) -> Option<String> {
    let (number, rest) = option_parts(text)?;
    let first = text
        .trim_start_matches(['[', '{'])
        .split_whitespace()
        .next()?;
    (rest.trim().is_empty() || rest.trim_start().starts_with([':', '.', '{']))
        .then(|| format!("{first} {number}"))
}

fn option_parts(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 5] = ["Option", "Alternative", "Variant", "OPTION", "Opción"];
    let text = text.trim_start_matches(['[', '{']);
    let rest = WORDS
        .iter()
        .find_map(|word| text.strip_prefix(word))?
        .strip_prefix(char::is_whitespace)?
        .trim_start();
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let (number, rest) = rest.split_at_checked(end)?;
    let numbered = number.len() <= 4
        && (number.chars().all(|c| c.is_ascii_digit())
            || number.chars().all(|c| c.is_ascii_uppercase()))
        && !number.is_empty();
    numbered.then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_by_their_look() {
        for (text, expected) in [
            ("Science and urgency", true),
            ("DEFINITIONS.", true),
            ("Action: what others do", true),
            ("The Board shall meet.", false),
            ("and the rest", false),
            ("Noting the report,", false),
            ("***", false),
            ("تطفئ الدول المصابيح.", false),
            ("", false),
        ] {
            assert_eq!(heading_like(text, 12), expected, "{text}");
        }
    }

    #[test]
    fn options() {
        assert!(is_option_heading("Option 1:"));
        assert!(is_option_heading("Option 2 {a longer text}"));
        assert!(!is_option_heading("Option 2: below the line,"));
        assert!(!is_option_heading("Options for the future"));
        assert_eq!(
            option_name("Option 3: all of it").as_deref(),
            Some("Option 3")
        );
        assert_eq!(option_name("Option holders"), None);
    }

    #[test]
    fn bullets() {
        assert_eq!(bullet_length("• item"), 4);
        assert_eq!(bullet_length("–  item"), 5);
        assert_eq!(bullet_length("-5 degrees"), 0);
        assert_eq!(bullet_length("item"), 0);
    }
}
