//! Differences inside a word that cannot change the meaning.
//!
//! The rule is to be sure. A spelling counts as the same only when it follows
//! a known difference between British and American usage, or is a slip inside
//! a long word that no other word is made by. "May" and "can", "county" and
//! "country", "principal" and "principle" are not the same.

use crate::model::FindingKind;
use crate::text::{fold, fold_case};

use super::numbers::{Value, value};
use super::spelling::{is_slip, is_variant};

/// How alike two words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same word as printed, quotes and dashes aside.
    Same,
    /// A difference that cannot change the meaning.
    Editorial(FindingKind),
    /// Another word, as far as can be told.
    Other,
}

/// Tells how alike two words are.
pub(super) fn likeness(old: &str, new: &str) -> Likeness {
    if old == new || fold(old) == fold(new) {
        return Likeness::Same;
    }
    let (old_lower, new_lower) = (fold_case(old), fold_case(new));
    let (old_key, new_key) = (key(&old_lower), key(&new_lower));
    if old_lower == new_lower {
        Likeness::Editorial(FindingKind::Capitals)
    } else if old_key == new_key {
        Likeness::Editorial(FindingKind::Hyphenation)
    } else if is_variant(&old_key, &new_key) || is_slip(&old_key, &new_key) {
        Likeness::Editorial(FindingKind::Spelling)
    } else if is_number_style(&old_lower, &new_lower) {
        Likeness::Editorial(FindingKind::NumberStyle)
    } else if differ_by_mark(&old_lower, &new_lower) {
        Likeness::Editorial(FindingKind::Punctuation)
    } else {
        Likeness::Other
    }
}

/// The letters of a word by which hyphenation is the same: hyphens between letters taken out.
///
/// A hyphen next to a figure stays (`2018-2021`), and so do full stops, except
/// in an abbreviation of single letters (`U.N.`), and the hyphen that tells
/// `re-sign` from `resign`.
pub(super) fn key(lower: &str) -> String {
    if let Some(stem) = lower.strip_prefix("re-")
        && TOLD_APART_BY_HYPHEN
            .iter()
            .any(|start| stem.starts_with(start))
    {
        return lower.to_string();
    }
    let is_initials = lower.contains('.') && lower.split('.').all(|part| part.chars().count() <= 1);
    let mut key = String::with_capacity(lower.len());
    let mut before = None;
    let mut rest = lower.chars().peekable();
    while let Some(c) = rest.next() {
        let between_letters = before.is_some_and(char::is_alphabetic)
            && rest.peek().is_none_or(|next| next.is_alphabetic());
        let falls_out = (c == '-' || (c == '.' && is_initials)) && between_letters;
        if !falls_out {
            key.push(c);
        }
        before = Some(c);
    }
    key
}

/// Stems of words that "re-" makes another word of than "re": done again, against a meaning of its own.
const TOLD_APART_BY_HYPHEN: &[&str] = &[
    "sign", "form", "creat", "cover", "sort", "treat", "leas", "mark", "collect", "present",
    "serv", "solv", "sent",
];

/// True when several words are one word written apart: `per cent`, `Open ended`, `exam ination`.
///
/// `parts` are the words as printed; `by_space` tells that white space parts
/// at least two of them. A short word of its own is not drawn into another by
/// a space: `not able` is not `notable`.
pub(super) fn is_one_word(parts: &[&str], by_space: bool, whole: &str) -> bool {
    const WORDS_OF_THEIR_OWN: &[&str] = &[
        "a", "all", "an", "any", "at", "be", "every", "in", "may", "no", "not", "on", "some",
        "the", "to",
    ];
    let parts: Vec<String> = parts.iter().map(|part| fold_case(part)).collect();
    let is_text = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let (joined, whole) = (parts.concat(), fold_case(whole));
    if joined == "cannot" && whole == joined {
        return true;
    }
    let is_drawn_in = by_space
        && parts.iter().any(|part| WORDS_OF_THEIR_OWN.contains(&part.as_str()))
        // "follow-up-to" cannot be met; "up to date" and "up-to-date" can.
        && !whole.contains('-');
    let is_percent = joined == "percent" && whole == "%";
    is_percent || (!is_drawn_in && is_text(&joined) && key(&joined) == key(&whole))
}

/// True for a number written in another way that is worth the same.
fn is_number_style(old: &str, new: &str) -> bool {
    let values: Option<(Value, Value)> = value(old).zip(value(new));
    values.is_some_and(|(old, new)| old == new)
}

/// A word without the footnote mark that extraction left stuck to it: `America1`, `plan²`.
///
/// Only after four letters or more and nothing else, or after a Roman number (`II3`): `CO2`, `m²` and `H1N1` are words.
fn without_mark(lower: &str) -> Option<&str> {
    const SHORTEST_MARKED: usize = 4;
    const LONGEST_MARK: usize = 2;
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹');
    let word = lower.trim_end_matches(is_mark);
    let mark = lower.chars().count() - word.chars().count();
    let fits = (1..=LONGEST_MARK).contains(&mark)
        && (word.chars().count() >= SHORTEST_MARKED || is_roman(word))
        && word.chars().all(char::is_alphabetic);
    fits.then_some(word)
}

/// True for a Roman number of two letters or more, as annexes have it: no word of three letters is one.
fn is_roman(lower: &str) -> bool {
    lower.len() > 1 && lower.chars().all(|it| matches!(it, 'i' | 'v' | 'x'))
}

/// True for one word with and without a stuck footnote mark, or with two raised ones.
///
/// Another figure on the line may as well be a number whose space was lost: "page12".
fn differ_by_mark(old: &str, new: &str) -> bool {
    let has_figures = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    match (without_mark(old), without_mark(new)) {
        (Some(old_word), Some(new_word)) => {
            old_word == new_word && !has_figures(old) && !has_figures(new)
        }
        (Some(word), None) => word == new,
        (None, Some(word)) => word == old,
        (None, None) => false,
    }
}

/// True for a word whose capitals carry meaning where a text follows RFC 2119 and RFC 8174.
///
/// There `MUST` binds and `must` does not.
pub(super) fn is_requirement_word(lower: &str) -> bool {
    matches!(
        lower,
        "must" | "shall" | "should" | "may" | "required" | "recommended" | "optional"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_in_another_dress() {
        use FindingKind::{Capitals, Hyphenation, NumberStyle, Punctuation, Spelling};
        for (old, new, kind) in [
            ("State’s", "State's", Likeness::Same),
            ("States", "states", Likeness::Editorial(Capitals)),
            ("Open-ended", "Openended", Likeness::Editorial(Hyphenation)),
            (
                "co-operation",
                "cooperation",
                Likeness::Editorial(Hyphenation),
            ),
            ("U.N", "UN", Likeness::Editorial(Hyphenation)),
            (
                "organisation",
                "organization",
                Likeness::Editorial(Spelling),
            ),
            ("recognising", "recognizing", Likeness::Editorial(Spelling)),
            ("labour", "labor", Likeness::Editorial(Spelling)),
            ("neighbouring", "neighboring", Likeness::Editorial(Spelling)),
            ("programme", "program", Likeness::Editorial(Spelling)),
            ("centre", "center", Likeness::Editorial(Spelling)),
            ("defence", "defense", Likeness::Editorial(Spelling)),
            ("combatting", "combating", Likeness::Editorial(Spelling)),
            ("travelled", "traveled", Likeness::Editorial(Spelling)),
            ("enviroment", "environment", Likeness::Editorial(Spelling)),
            ("recieved", "received", Likeness::Editorial(Spelling)),
            (
                "accomodation",
                "accommodation",
                Likeness::Editorial(Spelling),
            ),
            ("ten", "10", Likeness::Editorial(NumberStyle)),
            ("2,000", "2000", Likeness::Editorial(NumberStyle)),
            ("America1", "America", Likeness::Editorial(Punctuation)),
            ("plan²", "plan³", Likeness::Editorial(Punctuation)),
            ("II", "II3", Likeness::Editorial(Punctuation)),
        ] {
            assert_eq!(likeness(old, new), kind, "{old} {new}");
            assert_eq!(likeness(new, old), kind, "{new} {old}");
        }
    }

    #[test]
    fn another_word() {
        for (old, new) in [
            ("may", "can"),
            ("now", "not"),
            ("county", "country"),
            ("form", "from"),
            ("state", "states"),
            ("measure", "measures"),
            ("required", "require"),
            ("millions", "billions"),
            ("affected", "effected"),
            ("nuclear", "unclear"),
            ("marital", "martial"),
            ("contacting", "contracting"),
            ("mediation", "meditation"),
            ("developed", "developing"),
            ("2018-2021", "20182021"),
            ("1.5", "15"),
            ("15", "150"),
            ("2000", "2001"),
            ("70/1", "70/11"),
            ("CO2", "CO"),
            ("page12", "page13"),
            ("km²", "km"),
            ("sixteenth", "sixtieth"),
            ("four", "for"),
            ("hour", "hor"),
            ("employer", "employee"),
            ("legal", "illegal"),
            ("awards", "award"),
            ("re-sign", "resign"),
            ("nationally", "internationally"),
        ] {
            assert_eq!(likeness(old, new), Likeness::Other, "{old} {new}");
            assert_eq!(likeness(new, old), Likeness::Other, "{new} {old}");
        }
    }

    #[test]
    fn one_word_written_apart() {
        for (parts, whole, same) in [
            (&["Open", "ended"][..], "open-ended", true),
            (&["per", "cent"], "percent", true),
            (&["per", "cent"], "%", true),
            (&["exam", "ination"], "examination", true),
            (&["up", "to", "date"], "up-to-date", true),
            (&["can", "not"], "cannot", true),
            (&["not", "able"], "notable", false),
            (&["may", "be"], "maybe", false),
            (&["20", "18"], "2018", false),
            (&["tea", "cups"], "milk", false),
        ] {
            assert_eq!(is_one_word(parts, true, whole), same, "{whole}");
        }
    }
}
