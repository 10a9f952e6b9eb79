//! Differences inside a word that cannot change the meaning.
//!
//! The rule is to be sure. A spelling counts as the same only when it follows
//! a known difference between British and American usage, or is a slip inside
//! a long word that no other word is made by. "May" and "can", "county" and
//! "country", "principal" and "principle" are not the same.

use crate::model::FindingKind;
use crate::text::{fold, fold_case};

use super::numbers::{Value, value};

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
    } else if is_variant(&old_key, &new_key)
        || is_slip(&old_key, &new_key)
        || is_number_style(&old_lower, &new_lower)
    {
        Likeness::Editorial(FindingKind::Spelling)
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

/// British and American endings: what the first becomes when the word is long enough to carry it.
///
/// From the Oxford and Merriam-Webster usage that the United Nations spelling
/// list also settles between (`-ize`, `-our`, `-re`, `-ence`).
const ENDINGS: &[(&str, &str)] = &[
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("isational", "izational"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("yses", "yzes"),
    ("ysing", "yzing"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("fence", "fense"),
    ("fences", "fenses"),
    ("cence", "cense"),
    ("cences", "censes"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("amme", "am"),
    ("ammes", "ams"),
];

/// Single words with two spellings, in no pattern.
const WORDS: &[(&str, &str)] = &[
    ("judgement", "judgment"),
    ("judgements", "judgments"),
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfills"),
    ("fulfilment", "fulfillment"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("instalment", "installment"),
    ("instalments", "installments"),
    ("skilful", "skillful"),
    ("grey", "gray"),
    ("sulphur", "sulfur"),
    ("aluminium", "aluminum"),
    ("cheque", "check"),
    ("manoeuvre", "maneuver"),
    ("paediatric", "pediatric"),
    ("foetus", "fetus"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("sceptical", "skeptical"),
    ("mould", "mold"),
    ("towards", "toward"),
    ("afterwards", "afterward"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("%", "percent"),
    ("&", "and"),
];

/// Shortest word whose ending may be exchanged: `rise`, `wise`, `four`, `litre` are not touched below it.
const SHORTEST_VARIANT: usize = 6;

fn is_variant(old: &str, new: &str) -> bool {
    WORDS
        .iter()
        .any(|&(one, other)| (old, new) == (one, other) || (old, new) == (other, one))
        || american(old) == american(new)
}

/// The American spelling of a word; the same for both spellings of one word.
fn american(word: &str) -> String {
    let mut word = word.to_string();
    if word.chars().count() < SHORTEST_VARIANT {
        return word;
    }
    for (british, american) in ENDINGS {
        let Some(stem) = word.strip_suffix(british) else {
            continue;
        };
        if stem.chars().count() + american.len() >= SHORTEST_VARIANT - 1 {
            word = format!("{stem}{american}");
            break;
        }
    }
    // "labour", "colouring", "neighbours", but not "hour", "your", "course" or "journey".
    for (british, american) in [
        ("abour", "abor"),
        ("avour", "avor"),
        ("olour", "olor"),
        ("onour", "onor"),
        ("eavour", "eavor"),
        ("aviour", "avior"),
        ("ighbour", "ighbor"),
        ("umour", "umor"),
        ("arbour", "arbor"),
        ("igour", "igor"),
        ("apour", "apor"),
    ] {
        if let Some(at) = word.find(british) {
            word.replace_range(at..at + british.len(), american);
            break;
        }
    }
    single_before_ending(&word).unwrap_or(word)
}

/// Undoubles the consonant before `-ed`, `-ing`, `-er`, `-or`: `travelled`, `focussed`, `combatting`.
///
/// Only for the letters that usage wavers on, and only in words of three
/// syllables' length, because `planning` and `planing` are two words.
fn single_before_ending(word: &str) -> Option<String> {
    const SHORTEST: usize = 8;
    if word.len() < SHORTEST || !word.is_ascii() {
        return None;
    }
    let stem = ["ed", "ing", "er", "ers", "or", "ors"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?;
    let doubled = ["ll", "tt", "ss", "pp"]
        .iter()
        .find(|pair| stem.ends_with(**pair))?;
    let vowels = stem.bytes().filter(|byte| b"aeiou".contains(byte)).count();
    // "controlled", "permitted": the stress keeps the letter double, and no other word is near.
    (vowels >= 2 && doubled.len() == 2).then(|| {
        format!(
            "{}{}",
            &stem.get(..stem.len() - 1).unwrap_or(stem),
            word.get(stem.len()..).unwrap_or("")
        )
    })
}

/// Shortest word in which two neighbouring letters may be exchanged or one doubled.
const SHORTEST_TRANSPOSED: usize = 7;
/// Shortest word (the shorter of the two) in which a letter may be missing.
const SHORTEST_MISSING: usize = 9;
/// Letters at the front that a slip must leave alone: `unclear` and `nuclear`, `affected` and `effected`.
const UNTOUCHED_FRONT: usize = 2;
/// Letters at the end that a slip must leave alone: they tell number, tense and person.
const UNTOUCHED_END: usize = 3;

/// Pairs of real words, or stems of words, that one slip turns into each other.
const REAL_PAIRS: &[(&str, &str)] = &[
    ("martial", "marital"),
    ("planing", "planning"),
    ("scraping", "scrapping"),
    ("staring", "starring"),
    ("striping", "stripping"),
    ("mediat", "meditat"),
    ("uniform", "uninform"),
    ("interment", "internment"),
    ("undeserv", "underserv"),
    ("deprecat", "depreciat"),
    ("ordinance", "ordnance"),
    ("lightning", "lightening"),
    ("competi", "completi"),
    ("contact", "contract"),
    ("restrain", "retrain"),
    ("faction", "fraction"),
    ("addition", "addiction"),
    ("inaction", "interaction"),
    ("imprudent", "impudent"),
    ("immoral", "immortal"),
    ("conserv", "convers"),
    ("causal", "casual"),
    ("calvary", "cavalry"),
    ("discret", "discreet"),
    ("appris", "apprais"),
    ("preced", "proced"),
    ("perform", "preform"),
    ("through", "thorough"),
    ("desert", "dessert"),
    ("collision", "collusion"),
    ("reality", "realty"),
    ("intension", "intention"),
];

/// True for a slip of the pen inside a long word: letters exchanged, doubled, or one missing.
///
/// One letter for another is not among them: too many words differ by that
/// (`millions`, `billions`). Words with figures are never slips.
fn is_slip(old: &str, new: &str) -> bool {
    let (shorter, longer) = if old.len() <= new.len() {
        (old, new)
    } else {
        (new, old)
    };
    let letters = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !letters(shorter) || !letters(longer) || longer.len() - shorter.len() > 1 {
        return false;
    }
    let is_real_pair = REAL_PAIRS.iter().any(|&(one, other)| {
        (shorter.contains(one) && longer.contains(other))
            || (shorter.contains(other) && longer.contains(one))
    });
    if is_real_pair {
        return false;
    }
    let (short, long) = (shorter.as_bytes(), longer.as_bytes());
    let front = short
        .iter()
        .zip(long)
        .take_while(|(one, other)| one == other)
        .count();
    let back = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    if front < UNTOUCHED_FRONT || back < UNTOUCHED_END {
        return false;
    }
    if short.len() == long.len() {
        let exchanged = short.get(front).zip(short.get(front + 1));
        let into = long.get(front + 1).zip(long.get(front));
        return short.len() >= SHORTEST_TRANSPOSED
            && exchanged.is_some()
            && exchanged == into
            && front + back + 2 == short.len();
    }
    // One letter more: everything before it and after it is the same.
    let is_one_more = front + back >= short.len();
    let is_double = long.get(front) == front.checked_sub(1).and_then(|at| long.get(at));
    let shortest = if is_double {
        SHORTEST_TRANSPOSED
    } else {
        SHORTEST_MISSING
    };
    is_one_more && short.len() >= shortest
}

/// True for a number written in another way that is worth the same.
fn is_number_style(old: &str, new: &str) -> bool {
    let values: Option<(Value, Value)> = value(old).zip(value(new));
    values.is_some_and(|(old, new)| old == new)
}

/// A word without the footnote mark that extraction left stuck to it: `America1`, `plan²`.
///
/// Only after four letters or more and nothing else: `CO2`, `m²` and `H1N1` are words.
fn without_mark(lower: &str) -> Option<&str> {
    const SHORTEST_MARKED: usize = 4;
    const LONGEST_MARK: usize = 2;
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹');
    let word = lower.trim_end_matches(is_mark);
    let mark = lower.chars().count() - word.chars().count();
    let fits = (1..=LONGEST_MARK).contains(&mark)
        && word.chars().count() >= SHORTEST_MARKED
        && word.chars().all(char::is_alphabetic);
    fits.then_some(word)
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
        use FindingKind::{Capitals, Hyphenation, Punctuation, Spelling};
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
            ("ten", "10", Likeness::Editorial(Spelling)),
            ("2,000", "2000", Likeness::Editorial(Spelling)),
            ("America1", "America", Likeness::Editorial(Punctuation)),
            ("plan²", "plan³", Likeness::Editorial(Punctuation)),
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
