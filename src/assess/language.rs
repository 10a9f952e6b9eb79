//! In which language a draft is written, as far as the tables of this stage ask: is it English?

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Document;
use crate::text::{fold_case, words};

/// So many words tell a language; fewer are names and numbers.
const FEWEST_WORDS: usize = 40;
/// Enough words to be sure, however long the draft.
const MOST_WORDS: usize = 4_000;
/// English running text has a third of such words; another language with English names in it has few.
const LEAST_SHARE: f64 = 0.12;
/// A draft is in another language when so many times more of its small words stand in it.
const TIMES_MORE: f64 = 1.0;

/// The longest of [`SMALL_WORDS`], in bytes: `shall`, `della`.
const LONGEST_SMALL_WORD: usize = 5;

/// The language that the tables of this stage are written for.
const ENGLISH: &str = "English";

/// The small words by which a language is known, and the languages' English names; English first.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    (
        ENGLISH,
        &[
            "the", "of", "and", "to", "in", "for", "that", "on", "by", "with", "its", "as", "is",
            "be", "or", "shall", "any",
        ],
    ),
    (
        "French",
        &[
            "le", "la", "les", "de", "des", "du", "et", "à", "en", "que", "pour", "dans", "au",
            "aux", "sur", "une", "un", "par",
        ],
    ),
    (
        "Spanish",
        &[
            "el", "la", "los", "las", "de", "del", "y", "que", "en", "para", "por", "con", "su",
            "una", "al", "se",
        ],
    ),
    (
        "Portuguese",
        &[
            "o", "os", "as", "da", "do", "das", "dos", "e", "que", "em", "para", "com", "uma",
            "ao", "na", "no",
        ],
    ),
    (
        "German",
        &[
            "der", "die", "das", "und", "des", "den", "dem", "zu", "von", "mit", "für", "auf",
            "ist", "im", "eine",
        ],
    ),
    (
        "Italian",
        &[
            "il", "di", "che", "della", "del", "e", "per", "con", "gli", "delle", "nel", "una",
            "dei",
        ],
    ),
];

/// The scripts by which a language is known, with the first and the last of their letters.
const SCRIPTS: &[(&str, char, char)] = &[
    ("Arabic", '\u{600}', '\u{6FF}'),
    ("Russian", '\u{400}', '\u{4FF}'),
    ("Chinese", '\u{4E00}', '\u{9FFF}'),
];

/// For each small word, in which languages it is one: a bit for each of [`SMALL_WORDS`].
static LANGUAGES: LazyLock<FxHashMap<&[u8], u8>> = LazyLock::new(|| {
    let mut languages: FxHashMap<&[u8], u8> = FxHashMap::default();
    for (language, (_, small)) in SMALL_WORDS.iter().enumerate() {
        for word in *small {
            *languages.entry(word.as_bytes()).or_default() |= 1 << language;
        }
    }
    languages
});

/// In which languages a word is a small one, as bits.
fn languages_of(word: &str) -> u8 {
    if word.len() > LONGEST_SMALL_WORD {
        return 0;
    }
    let mut lower = [0; LONGEST_SMALL_WORD];
    let found = match lower.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            LANGUAGES.get(&*lower)
        }
        _ => LANGUAGES.get(fold_case(word).as_bytes()),
    };
    found.copied().unwrap_or(0)
}

/// The language of a draft that is surely not English; "another language" when it is not known which.
pub(super) fn other_than_english(document: &Document) -> Option<&'static str> {
    let texts = document.clauses.iter().map(|clause| clause.text.as_str());
    let mut small = [0_usize; SMALL_WORDS.len()];
    let mut letters = [0_usize; SCRIPTS.len()];
    let mut total = 0_usize;
    for word in texts.flat_map(words).take(MOST_WORDS) {
        total += 1;
        if let Some(first) = word.chars().next().filter(|first| !first.is_ascii()) {
            for (count, (_, low, high)) in letters.iter_mut().zip(SCRIPTS) {
                *count += usize::from((*low..=*high).contains(&first));
            }
        }
        let languages = languages_of(word);
        for (language, count) in small.iter_mut().enumerate() {
            *count += usize::from(languages >> language & 1);
        }
    }
    let counts = (SMALL_WORDS.iter().map(|(name, _)| *name).zip(small))
        .chain(SCRIPTS.iter().map(|(name, ..)| *name).zip(letters))
        .map(|(name, count)| (name, count as f64));
    let english = small.first().copied().unwrap_or(0) as f64;
    if total < FEWEST_WORDS || english >= LEAST_SHARE * total as f64 {
        return None;
    }
    let (name, most) = counts.max_by(|one, other| one.1.total_cmp(&other.1))?;
    if name == ENGLISH || most < TIMES_MORE * english || most < LEAST_SHARE * total as f64 {
        // Tables, names, figures: no running text in any language.
        return None;
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;

    #[test]
    fn no_small_word_is_too_long_to_be_looked_up() {
        let longest = SMALL_WORDS
            .iter()
            .flat_map(|(_, words)| *words)
            .map(|it| it.len())
            .max();
        assert_eq!(longest, Some(LONGEST_SMALL_WORD));
    }

    #[test]
    fn a_language_is_told_by_its_small_words_or_its_script() {
        for (sentence, expected) in [
            (
                "The Council requests the keepers of the lamps to report on the work in the harbour.",
                None,
            ),
            (
                "Le Conseil prie les gardiens des phares de présenter un rapport sur le travail dans le port.",
                Some("French"),
            ),
            (
                "El Consejo pide a los guardianes de los faros que presenten un informe sobre el puerto.",
                Some("Spanish"),
            ),
            (
                "Совет просит хранителей маяков представить доклад о работе в порту.",
                Some("Russian"),
            ),
            ("请港口灯塔管理员就其工作提交报告。", Some("Chinese")),
            ("V1.2.3 L2 CWE 613 Verify Session Tokens Timeout", None),
        ] {
            let text = [sentence; 6].join(" ");
            assert_eq!(
                other_than_english(&Draft::new().pp(&text).done()),
                expected,
                "{sentence}"
            );
            assert_eq!(
                other_than_english(&Draft::new().pp("Le la les").done()),
                None
            );
        }
    }
}
