//! Soft punctuation between two words, and whether a difference in it can change the meaning.

use crate::text::fold;

/// What stands between two pieces on one side, and the words around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap<'t> {
    /// The marks and white space.
    pub(super) text: &'t str,
    /// The word before; empty at the beginning.
    pub(super) before: &'t str,
    /// The word after; empty at the end.
    pub(super) after: &'t str,
}

/// How two gaps differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Not at all, as far as a reader sees.
    None,
    /// In a way that cannot change the meaning.
    Editorial,
    /// In a way that can.
    Meaning,
}

/// Tells how two gaps differ.
///
/// A minus sign or a decimal point before a figure is part of the number. A
/// comma before "which" or "who" turns what restricts into an aside, and a
/// comma between two words that both carry meaning makes two things of one;
/// any other difference of soft punctuation is editorial. A footnote mark that
/// is stuck to the punctuation may come or go, because extraction loses them;
/// one figure for another may as well be a number whose space was lost.
pub(super) fn difference(old: Gap<'_>, new: Gap<'_>) -> Difference {
    let (old_marks, new_marks) = (marks(old.text), marks(new.text));
    if sign(old) != sign(new) {
        return Difference::Meaning;
    }
    let (old_note, new_note) = (footnote(old.text), footnote(new.text));
    if !old_note.is_empty() && !new_note.is_empty() && old_note != new_note {
        return Difference::Meaning;
    }
    if old_marks == new_marks {
        return if old_note == new_note {
            Difference::None
        } else {
            Difference::Editorial
        };
    }
    let lone_comma = match (separators(&old_marks), separators(&new_marks)) {
        (old, new) if old == new => return Difference::Editorial,
        (old, new) => (old == "," && new.is_empty()) || (old.is_empty() && new == ","),
    };
    // At the beginning and the end of a text there is nothing to part.
    let at_edge = |gap: Gap<'_>| gap.before.is_empty() || gap.after.is_empty();
    if !lone_comma || at_edge(old) || at_edge(new) {
        return Difference::Editorial;
    }
    let both = [old, new];
    if both.iter().any(|gap| is_one_of(gap.after, RELATIVES)) {
        return Difference::Meaning;
    }
    let loose = both
        .iter()
        .any(|gap| !carries_meaning(gap.before) || !carries_meaning(gap.after));
    if loose {
        Difference::Editorial
    } else {
        Difference::Meaning
    }
}

/// The marks without white space, emphasis and footnote stars, as a reader tells them apart.
fn marks(gap: &str) -> String {
    fold(gap)
        .chars()
        .filter(|c| {
            !c.is_whitespace()
                && !c.is_control()
                && !c.is_numeric()
                && !matches!(c, '*' | '^' | '†' | '‡')
        })
        .map(|c| match c {
            '、' | '，' | '،' => ',',
            '；' | '؛' => ';',
            '：' => ':',
            '。' => '.',
            other => other,
        })
        .collect()
}

/// The figures of a footnote mark that stands in the punctuation.
fn footnote(gap: &str) -> String {
    gap.chars().filter(char::is_ascii_digit).collect()
}

/// The marks that part or end clauses: without quotes, brackets and bullets.
fn separators(marks: &str) -> String {
    marks
        .chars()
        .filter(|c| matches!(c, ',' | ';' | ':' | '.' | '-'))
        .collect()
}

/// The minus sign or decimal point that belongs to the figure after a gap.
fn sign(gap: Gap<'_>) -> Option<char> {
    if !gap.after.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let folded = fold(gap.text);
    let mut back = folded.chars().rev();
    let last = back.next().filter(|c| matches!(c, '-' | '.'))?;
    let opens = match back.next() {
        Some(before) => before.is_whitespace() || before == '(',
        None => gap.before.is_empty(),
    };
    opens.then_some(last)
}

const RELATIVES: &[&str] = &["which", "who", "whom", "whose"];

/// Words that carry no meaning of their own: a comma beside one sets a phrase off and parts no things.
const LOOSE: &[&str] = &[
    "a",
    "about",
    "above",
    "accordingly",
    "after",
    "again",
    "against",
    "all",
    "also",
    "although",
    "among",
    "an",
    "and",
    "and/or",
    "any",
    "appropriate",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "consequently",
    "could",
    "do",
    "during",
    "each",
    "especially",
    "every",
    "following",
    "for",
    "from",
    "further",
    "furthermore",
    "had",
    "has",
    "have",
    "hence",
    "her",
    "his",
    "however",
    "if",
    "in",
    "inter",
    "alia",
    "into",
    "is",
    "it",
    "its",
    "may",
    "moreover",
    "must",
    "namely",
    "neither",
    "no",
    "nor",
    "not",
    "notably",
    "of",
    "on",
    "or",
    "other",
    "our",
    "over",
    "particular",
    "particularly",
    "possible",
    "pursuant",
    "respectively",
    "shall",
    "should",
    "since",
    "so",
    "such",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "thereby",
    "therefore",
    "these",
    "this",
    "those",
    "through",
    "throughout",
    "thus",
    "to",
    "too",
    "under",
    "unless",
    "until",
    "upon",
    "was",
    "we",
    "well",
    "were",
    "when",
    "whenever",
    "where",
    "whereas",
    "while",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "including",
    "include",
    "taking",
    "noting",
    "recognizing",
    "recalling",
    "bearing",
    "subject",
    "regarding",
    "concerning",
    "relevant",
    "necessary",
];

/// True for a word with a meaning of its own: no figure, article, preposition, conjunction or auxiliary.
pub(super) fn carries_meaning(word: &str) -> bool {
    let is_figure = word.chars().any(|c| c.is_ascii_digit());
    !is_figure && !is_one_of(word, LOOSE)
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_matters_where_it_can_change_the_meaning() {
        use Difference::{Editorial, Meaning, None};
        for (before, old, new, after, expected) in [
            ("tea", " ", "  ", "cups", None),
            ("tea", ", “", ", \"", "cups", None),
            ("tea", " – ", " - ", "cups", None),
            ("tea", ", ", " ", "and", Editorial),
            ("also", ", ", " ", "milk", Editorial),
            ("tea", "; ", ", ", "milk", Editorial),
            ("tea", " ", " “", "milk", Editorial),
            ("tea", " (", " ", "milk", Editorial),
            ("3", " ", ", ", "1999", Editorial),
            ("States", " ", ", ", "which", Meaning),
            ("economic", ", ", " ", "social", Meaning),
            ("below", " ", " -", "5", Meaning),
            ("of", " ", " .", "5", Meaning),
            ("2018", "–", " – ", "2021", None),
            ("tea", ",", "", "", Editorial),
            ("tea", ",1 ", ", ", "and", Editorial),
            ("tea", ",1 ", ",2 ", "and", Meaning),
            ("tea", ",¹ ", ",² ", "and", None),
        ] {
            let gap = |text| Gap {
                text,
                before,
                after,
            };
            assert_eq!(
                difference(gap(old), gap(new)),
                expected,
                "{before}{old}{after}"
            );
            assert_eq!(
                difference(gap(new), gap(old)),
                expected,
                "{before}{new}{after}"
            );
        }
    }
}
