//! How a piece of text begins and ends: is it finished, does it go on?

/// Words that do not end a sentence: what they announce must follow.
const OPEN_WORDS: &[&str] = &[
    "a",
    "about",
    "after",
    "against",
    "all",
    "among",
    "an",
    "and",
    "any",
    "as",
    "at",
    "be",
    "before",
    "between",
    "both",
    "but",
    "by",
    "each",
    "every",
    "for",
    "from",
    "has",
    "have",
    "if",
    "in",
    "including",
    "into",
    "is",
    "its",
    "may",
    "nor",
    "not",
    "of",
    "on",
    "or",
    "other",
    "our",
    "per",
    "shall",
    "should",
    "such",
    "than",
    "that",
    "the",
    "their",
    "these",
    "this",
    "those",
    "through",
    "to",
    "towards",
    "under",
    "until",
    "upon",
    "was",
    "were",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "whose",
    "will",
    "with",
    "within",
    "without", // French and Spanish
    "au",
    "aux",
    "avec",
    "dans",
    "de",
    "des",
    "du",
    "en",
    "et",
    "la",
    "le",
    "les",
    "ou",
    "par",
    "pour",
    "que",
    "qui",
    "sur",
    "une",
    "con",
    "del",
    "el",
    "las",
    "los",
    "para",
    "por",
    "y",
];

/// Words that a number belongs to, so that the number is neither a label nor a footnote mark.
const NUMBERED_THINGS: &[&str] = &[
    "agenda",
    "annex",
    "annexes",
    "appendix",
    "article",
    "articles",
    "chap",
    "chapter",
    "chapters",
    "clause",
    "clauses",
    "column",
    "committee",
    "corr",
    "cp",
    "decision",
    "decisions",
    "figure",
    "footnote",
    "goal",
    "goals",
    "group",
    "item",
    "items",
    "level",
    "meeting",
    "no",
    "nos",
    "note",
    "number",
    "option",
    "page",
    "pages",
    "para",
    "paragraph",
    "paragraphs",
    "paras",
    "part",
    "parts",
    "phase",
    "pillar",
    "point",
    "principle",
    "principles",
    "protocol",
    "recommendation",
    "regulation",
    "resolution",
    "resolutions",
    "rev",
    "rule",
    "rules",
    "schedule",
    "section",
    "sections",
    "session",
    "stage",
    "step",
    "subparagraph",
    "subparagraphs",
    "supplement",
    "table",
    "target",
    "targets",
    "tier",
    "title",
    "vol",
    "volume",
    "working",
];

/// Words that a spelled-out count or date has before its number.
const BEFORE_NUMBERS: &[&str] = &[
    "about",
    "above",
    "after",
    "almost",
    "and",
    "at",
    "before",
    "below",
    "between",
    "by",
    "exceeding",
    "every",
    "first",
    "for",
    "from",
    "in",
    "last",
    "least",
    "most",
    "next",
    "of",
    "on",
    "only",
    "or",
    "over",
    "past",
    "than",
    "the",
    "these",
    "those",
    "to",
    "under",
    "until",
    "with",
    "within",
];

/// No word that matters here is longer, in bytes; a text without spaces has no words.
const LONGEST_WORD: usize = 64;

/// The last bytes of a text, so that looking at the end of a long one is quick.
fn tail(text: &str) -> &str {
    let start = text.len().saturating_sub(LONGEST_WORD);
    (start..text.len())
        .find_map(|at| text.get(at..))
        .unwrap_or("")
}

/// The last word of a text, lower case and without its punctuation.
pub(super) fn last_word(text: &str) -> String {
    let tail = tail(text.trim_end());
    let start = tail.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    tail.get(start..)
        .unwrap_or("")
        .trim_matches(|it: char| !it.is_alphanumeric())
        .to_lowercase()
}

/// The first word of a text as printed, without what stands around it.
pub(super) fn first_word(text: &str) -> &str {
    text.split_whitespace()
        .next()
        .unwrap_or("")
        .trim_matches(|it: char| !it.is_alphanumeric())
}

/// The last character that is not a closing quote or bracket.
fn last_mark(text: &str) -> Option<char> {
    text.trim_end()
        .trim_end_matches(['”', '"', '’', '\'', '»', ')', ']', '*'])
        .chars()
        .next_back()
}

/// True when a text ends with a full stop, a semicolon, a colon or their like, a footnote's number after it or not.
pub(super) fn is_finished(text: &str) -> bool {
    let text = text.trim_end();
    if text.ends_with("; and")
        || text.ends_with("; or")
        || text.ends_with(", and")
        || text.ends_with(", or")
    {
        return true;
    }
    let is_stop = |mark: Option<char>| {
        mark.is_some_and(|it| {
            matches!(
                it,
                '.' | ';' | ':' | '!' | '?' | '…' | '。' | '；' | '：' | '؟' | '۔'
            )
        })
    };
    if is_stop(last_mark(text)) {
        return true;
    }
    // `resolution;5`, `adopted. 12`
    let unmarked = text.trim_end_matches(|it: char| it.is_ascii_digit());
    unmarked.len() < text.len() && text.len() - unmarked.len() <= 3 && is_stop(last_mark(unmarked))
}

/// True when a text stops in the middle of a sentence, by its last character.
pub(super) fn is_open(text: &str) -> bool {
    !is_finished(text)
        && text.trim_end().chars().next_back().is_some_and(|it| {
            it.is_alphanumeric()
                || matches!(
                    it,
                    ',' | '-'
                        | '–'
                        | '—'
                        | '('
                        | '['
                        | '/'
                        | '’'
                        | '”'
                        | '‐'
                        | '%'
                        | ')'
                        | '\u{ad}'
                )
        })
}

/// True when the last word announces another: `the`, `and`, `of`.
pub(super) fn is_announcing(text: &str) -> bool {
    let ends_in_letter = text.trim_end().ends_with(char::is_alphabetic);
    (ends_in_letter && OPEN_WORDS.contains(&last_word(text).as_str()))
        || text.trim_end().ends_with(['(', '[', '“', '«'])
}

/// True when a number that follows belongs to the last word: `paragraph`, `No.`, `and`.
pub(super) fn expects_number(text: &str) -> bool {
    let word = last_word(text);
    let text = text.trim_end();
    let stopped = text.ends_with(['.', ';', ':'])
        && word != "no"
        && word != "vol"
        && word != "chap"
        && word != "para"
        && word != "paras";
    !stopped
        && (is_numbered_thing(&word)
            || is_announcing(text) && !text.ends_with("; and") && !text.ends_with("; or"))
}

/// True for a word that a number belongs to.
pub(super) fn is_numbered_thing(word: &str) -> bool {
    NUMBERED_THINGS.contains(&word)
}

/// True for a word that stands before counts and dates.
pub(super) fn is_before_numbers(word: &str) -> bool {
    BEFORE_NUMBERS.contains(&word)
}

/// True when the first letter is a small one; brackets and quotes before it do not count.
pub(super) fn starts_small(text: &str) -> bool {
    text.chars()
        .find(|it| !matches!(it, '[' | '(' | '“' | '"' | '‘' | '\'' | '«' | '*' | '_'))
        .is_some_and(char::is_lowercase)
}

/// Number of words, counted up to a limit.
pub(super) fn words_up_to(text: &str, limit: usize) -> usize {
    text.split_whitespace()
        .filter(|it| it.contains(char::is_alphanumeric))
        .take(limit)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_finished_text() {
        for finished in [
            "the plan.",
            "the plan;5",
            "of the plan. 12",
            "“the plan.”",
            "the plan; and",
            "as follows:",
        ] {
            assert!(is_finished(finished), "{finished}");
        }
        for open in [
            "the plan",
            "in 2024",
            "of the",
            "the plan,",
            "resolution 12",
        ] {
            assert!(!is_finished(open), "{open}");
        }
    }

    #[test]
    fn knows_what_a_number_belongs_to() {
        for text in ["as set out in paragraph", "resolutions 4 and", "Sales No."] {
            assert!(expects_number(text), "{text}");
        }
        for text in ["adopted the plan.", "the plan; and", "the rules."] {
            assert!(!expects_number(text), "{text}");
        }
    }
}
