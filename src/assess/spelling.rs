//! Two spellings of one word: British and American usage, and slips of the pen.
//!
//! Words come in lower case and without hyphens, as [`super::editorial::key`]
//! makes them.

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

/// True for two spellings of one word, in British and American usage.
pub(super) fn is_variant(old: &str, new: &str) -> bool {
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
pub(super) fn is_slip(old: &str, new: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_and_slips_are_told_from_other_words() {
        for (old, new, variant, slip) in [
            ("honour", "honor", true, false),
            ("analyse", "analyze", true, false),
            ("promise", "premise", false, false),
            ("goverment", "government", false, true),
            ("resoultion", "resolution", false, true),
            ("government", "governments", false, false),
            ("competing", "completing", false, false),
        ] {
            assert_eq!(is_variant(old, new), variant, "{old} {new}");
            assert_eq!(is_slip(old, new), slip, "{old} {new}");
            assert_eq!(is_slip(new, old), slip, "{new} {old}");
        }
    }
}
