//! Folded keys: what a text is compared by, as opposed to what is shown.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Folds away what printing chooses: quotes, dashes, hyphens, ligatures, kinds of space, composition of accents.
///
/// Two texts with the same fold read alike; case is kept. Unicode's NFKC is
/// not used because it destroys `²` and `½`.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    if text.chars().all(is_composed) {
        text.chars().for_each(|it| push_folded(&mut folded, it));
    } else {
        text.nfc().for_each(|it| push_folded(&mut folded, it));
    }
    Cow::Owned(folded)
}

/// True for characters that composition leaves alone whatever stands beside
/// them: those below the combining accents, and punctuation.
fn is_composed(character: char) -> bool {
    matches!(character, '\0'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

fn push_folded(folded: &mut String, character: char) {
    match character {
        ' '..='_' | 'a'..='~' => folded.push(character),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '`' | '´' | '‹' | '›' => {
            folded.push('\'');
        }
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => folded.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' => folded.push('-'),
        '\u{00AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{202A}'..='\u{202E}' => {}
        'ﬀ' => folded.push_str("ff"),
        'ﬁ' => folded.push_str("fi"),
        'ﬂ' => folded.push_str("fl"),
        'ﬃ' => folded.push_str("ffi"),
        'ﬄ' => folded.push_str("ffl"),
        'ﬅ' | 'ﬆ' => folded.push_str("st"),
        '…' => folded.push_str("..."),
        other if other.is_whitespace() => folded.push(' '),
        other => folded.push(other),
    }
}

/// Folds as [`fold`] and lowers the case: the key for finding the same word anywhere.
pub fn fold_case(text: &str) -> String {
    fold_case_if_needed(text).into_owned()
}

/// Folds as [`fold_case`]; nothing is copied of a text that is its own key, as most words are.
pub fn fold_case_if_needed(text: &str) -> Cow<'_, str> {
    let is_own_key = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(is_own_key) {
        return Cow::Borrowed(text);
    }
    let folded = fold(text);
    Cow::Owned(if folded.is_ascii() {
        folded.to_ascii_lowercase()
    } else {
        folded.to_lowercase()
    })
}

/// True when two texts read alike: the same fold, and runs of white space count as one space.
pub fn same_folded(old: &str, new: &str) -> bool {
    if old == new {
        return true;
    }
    let (old, new) = (fold(old), fold(new));
    old.split_whitespace().eq(new.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_printing_chooses() {
        for (printed, key) in [
            ("“pre‑recorded”", "\"pre-recorded\""),
            ("2018–2021", "2018-2021"),
            ("deﬁned", "defined"),
            ("co\u{ad}operation", "cooperation"),
            ("5\u{a0}km²", "5 km²"),
            ("e\u{301}tat", "état"),
        ] {
            assert_eq!(fold(printed), key);
        }
    }

    #[test]
    fn a_word_that_is_its_own_key_is_not_copied() {
        assert!(matches!(fold_case_if_needed("tea-pot"), Cow::Borrowed(_)));
        assert_eq!(fold_case_if_needed("Tea‑Pot"), "tea-pot");
    }

    #[test]
    fn reads_alike_whatever_the_spaces() {
        assert!(same_folded("the  “plan”\n of", "the \"plan\" of"));
        assert!(!same_folded("The plan", "the plan"));
    }
}
