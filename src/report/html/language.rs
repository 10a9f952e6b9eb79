//! What language a text is in and which way it runs, for fonts, hyphenation and screen readers.
//!
//! The script decides; between languages of the Latin script, how many of
//! their commonest words a draft has. A clause in another script than its
//! draft (a footnote in English in a Chinese text) is set as what it is.

use std::ops::Range;

use super::writer::Writer;
use crate::model::Comparison;

/// Letters, and words, that are looked at: some pages tell the language of a draft.
const ENOUGH: usize = 20_000;
/// Without so many common words nothing is said of the language of a Latin text.
const COMMON_WORDS: usize = 3;

/// A clause is in the script of its draft if so many of its letters are, of a
/// hundred: names and abbreviations stand in Latin letters everywhere.
const OF_THE_DRAFT: usize = 20;

/// The commonest short words of the languages that drafts are written in, in
/// the Latin script; those that two of them share tell nothing.
const LATIN: [(&str, &[&str]); 5] = [
    ("en", &["the", "of", "and", "to", "that", "with", "by"]),
    (
        "fr",
        &["le", "les", "des", "et", "du", "une", "dans", "aux"],
    ),
    ("es", &["el", "los", "las", "y", "por", "una", "del", "con"]),
    ("de", &["der", "die", "und", "das", "den", "mit", "des"]),
    ("pt", &["os", "do", "da", "dos", "das", "uma", "ao", "pelo"]),
];

/// A writing system, as far as setting it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Arabic,
    Hebrew,
    Chinese,
    Japanese,
    Korean,
    Cyrillic,
    Greek,
    Thai,
    Devanagari,
}

impl Script {
    const ALL: [Self; 10] = [
        Self::Latin,
        Self::Arabic,
        Self::Hebrew,
        Self::Chinese,
        Self::Japanese,
        Self::Korean,
        Self::Cyrillic,
        Self::Greek,
        Self::Thai,
        Self::Devanagari,
    ];

    const fn of(character: char) -> Option<Self> {
        Some(match character {
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{8a0}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}' => Self::Arabic,
            '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Self::Hebrew,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Chinese
            }
            '\u{3041}'..='\u{30ff}' => Self::Japanese,
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => Self::Korean,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{e00}'..='\u{e7f}' => Self::Thai,
            '\u{900}'..='\u{97f}' => Self::Devanagari,
            _ => return None,
        })
    }

    /// The language that is most often written so; empty for Latin, which many are.
    const fn language(self) -> &'static str {
        match self {
            Self::Latin => "",
            Self::Arabic => "ar",
            Self::Hebrew => "he",
            Self::Chinese => "zh",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::Cyrillic => "ru",
            Self::Greek => "el",
            Self::Thai => "th",
            Self::Devanagari => "hi",
        }
    }

    const fn direction(self) -> &'static str {
        match self {
            Self::Arabic | Self::Hebrew => "rtl",
            _ => "ltr",
        }
    }
}

/// The language of the drafts.
pub(super) struct Language {
    script: Script,
    latin: &'static str,
}

impl Language {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let drafts = [&comparison.new, &comparison.old];
        let texts = || {
            let texts = drafts.iter().flat_map(|draft| &draft.clauses);
            texts.map(|clause| clause.text.as_str())
        };
        Self {
            script: script(texts()).unwrap_or(Script::Latin),
            latin: latin(texts()),
        }
    }

    fn script_of(&self, text: &str) -> Script {
        let counts = count(std::iter::once(text));
        let letters: usize = counts.iter().sum();
        let own = counts.get(self.script as usize).copied().unwrap_or(0);
        if own * 100 >= letters * OF_THE_DRAFT {
            return self.script;
        }
        script(std::iter::once(text)).unwrap_or(self.script)
    }

    /// Adds `lang` and `dir` for a text, where they are not those of the page.
    pub(super) fn set(&self, page: &mut Writer, text: &str) {
        let script = self.script_of(text);
        let language = match script {
            Script::Latin => self.latin,
            // Han characters alone are Japanese in a Japanese draft.
            Script::Chinese if self.script == Script::Japanese => "ja",
            script => script.language(),
        };
        if language != "en" {
            page.attribute("lang", language);
        }
        if script.direction() != "ltr" {
            page.attribute("dir", script.direction());
        }
    }
}

/// Cuts a sentence of the report at the words of other scripts than its own: with each
/// part, whether it is such words, as the place `المادة 4` is.
///
/// A number goes with the word before it; the comma after both is ours.
pub(super) fn parts(sentence: &str) -> Vec<(&str, bool)> {
    let mut parts: Vec<(Range<usize>, Option<Script>)> = Vec::new();
    let mut at = 0;
    for word in sentence.split_inclusive(' ') {
        let range = at..at + word.len();
        at = range.end;
        let script = word.chars().find_map(Script::of);
        match parts.last_mut() {
            Some((part, of)) if script.is_none() || *of == script => part.end = range.end,
            _ => parts.push((range, script)),
        }
    }
    let ends_a_part = |c: char| c == ' ' || c.is_ascii_punctuation() && c != ')' && c != ']';
    let cut = parts.into_iter().flat_map(|(range, script)| {
        let words = sentence.get(range).unwrap_or("");
        match script {
            None | Some(Script::Latin) => [(words, false), ("", false)],
            Some(_) => {
                let other = words.trim_end_matches(ends_a_part);
                [
                    (other, true),
                    (words.get(other.len()..).unwrap_or(""), false),
                ]
            }
        }
    });
    cut.filter(|(words, _)| !words.is_empty()).collect()
}

/// The script of most letters.
fn script<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Script> {
    let counted = Script::ALL.into_iter().zip(count(texts)).rev();
    let most = counted.max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0)
        .map(|(script, _)| script)
}

/// The letters of each script, in the order of [`Script::ALL`].
fn count<'a>(texts: impl Iterator<Item = &'a str>) -> [usize; Script::ALL.len()] {
    let letters = texts.flat_map(str::chars).filter_map(Script::of);
    let mut counts = [0_usize; Script::ALL.len()];
    for script in letters.take(ENOUGH) {
        if let Some(count) = counts.get_mut(script as usize) {
            *count += 1;
        }
    }
    // Japanese mixes its syllables with Chinese characters, Chinese has none of them.
    if let [_, _, _, chinese, japanese, ..] = &mut counts
        && *japanese * 10 > *chinese
    {
        *japanese += std::mem::take(chinese);
    }
    counts
}

/// The language of a Latin text; empty when its common words do not tell.
fn latin<'a>(texts: impl Iterator<Item = &'a str>) -> &'static str {
    let mut counts = [0_usize; LATIN.len()];
    let words = texts.flat_map(str::split_whitespace).take(ENOUGH);
    for word in words {
        for (count, (_, common)) in counts.iter_mut().zip(LATIN) {
            *count += usize::from(common.contains(&word));
        }
    }
    let best = LATIN.iter().zip(counts).max_by_key(|(_, count)| *count);
    best.filter(|(_, count)| *count >= COMMON_WORDS)
        .map_or("", |((language, _), _)| language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn set(draft: &str, text: &str) -> String {
        let mut comparison = fixture::hostile();
        comparison.old.clauses[0].text = draft.to_owned();
        comparison.new.clauses[0].text = draft.to_owned();
        let mut page = Writer::default();
        Language::of(&comparison).set(&mut page, text);
        page.finish()
    }

    #[test]
    fn a_text_is_set_as_what_it_is() {
        let english = "the lamps of the harbour and the stars";
        let french = "les lampes du port et les étoiles dans le ciel";
        let chinese = "大会决定设立一个信托基金";
        let japanese = "総会は基金を設立することを決定する";
        let arabic = "إن الجمعية العامة";
        for (draft, text, expected) in [
            (english, english, ""),
            (english, "2031", ""),
            (french, french, " lang=\"fr\""),
            ("lumina portus", "lumina", " lang=\"\""),
            (chinese, chinese, " lang=\"zh\""),
            (chinese, "COVID-19", " lang=\"\""),
            (chinese, "2031", " lang=\"zh\""),
            (japanese, "決定", " lang=\"ja\""),
            (arabic, "تقرر COVID-19", " lang=\"ar\" dir=\"rtl\""),
            (arabic, "12", " lang=\"ar\" dir=\"rtl\""),
            (arabic, "see the report", " lang=\"\""),
        ] {
            assert_eq!(set(draft, text), expected, "{text} in {draft}");
        }
    }

    #[test]
    fn the_words_of_other_scripts_stand_apart() {
        for (sentence, expected) in [
            ("OP4, was OP3", &[("OP4, was OP3", false)][..]),
            (
                "المادة 4 (2), was المادة 3",
                &[
                    ("المادة 4 (2)", true),
                    (", ", false),
                    ("was ", false),
                    ("المادة 3", true),
                ],
            ),
            ("Глава 1", &[("Глава 1", true)]),
            ("", &[]),
        ] {
            assert_eq!(parts(sentence), expected, "{sentence}");
        }
    }
}
