//! How the lead of a paragraph is read from its first words.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lead::{Lead, Mark, Name};
use super::table::{ATTITUDES, FILLERS, INTENSIFIERS, VERBS, Verb};

/// Most words that a lead is read with: "Further expresses once again its deepest and most sincere appreciation".
const MOST_WORDS: usize = 10;

/// Reads the lead of a paragraph; `None` when it does not begin like one.
///
/// A verb that is not in the table is believed to be one when it has the form
/// of one: `Brewing`, `Further spills`.
pub(super) fn lead(text: &str) -> Option<Lead<'_>> {
    let words = first_words(text);
    let word = |at: usize| {
        words
            .get(at)
            .and_then(|range| text.get(range.clone()))
            .unwrap_or("")
    };
    let mut mark = Mark::Plain;
    let mut is_intense = false;
    let mut at = 0;
    while !is_noun_filler(word(at))
        && let Some(step) = step(word(at), &mut mark, &mut is_intense)
    {
        at += step;
    }
    let start = at;
    let known = known_verb(&word, &mut at, &mut mark, &mut is_intense);
    if known.is_none() {
        if !looks_like_a_verb(word(start), start > 0) {
            return None;
        }
        at = start + 1;
    }
    let form = word(start);
    let mut attitude = "";
    loop {
        if let Some((with, end)) = attitude_at(&word, at, &mut is_intense) {
            attitude = with;
            at = end;
        } else if let Some(repeats) = mark_of(word(at)) {
            mark = mark.max(repeats);
            at += 1;
        } else {
            break;
        }
    }
    let range = words.first()?.start..words.get(at.checked_sub(1)?)?.end;
    Some(Lead {
        printed: text.get(range.clone())?,
        range,
        mark,
        verb: Name::new(known.map_or(form, |verb| verb.operative)),
        attitude,
        is_intense,
        form,
        known,
    })
}

/// Passes over a word before the verb: a mark, an intensifier or a filler.
fn step(word: &str, mark: &mut Mark, is_intense: &mut bool) -> Option<usize> {
    if let Some(repeats) = mark_of(word) {
        *mark = (*mark).max(repeats);
    } else if is_one_of(word, INTENSIFIERS) {
        *is_intense = true;
    } else if !is_one_of(word, FILLERS) {
        return None;
    }
    Some(1)
}

/// True for a filler that stands before a noun only, and so never before the verb: "its", "the".
fn is_noun_filler(word: &str) -> bool {
    is_one_of(word, FILLERS) && !word.ends_with("ly") && !word.eq_ignore_ascii_case("once")
}

/// True when an unknown word can be the verb that leads a paragraph.
///
/// A participle leads a preambular paragraph; a form in `-s` may as well be a
/// plural ("Parties shall …"), unless "also" or the like stands before it.
fn looks_like_a_verb(word: &str, is_marked: bool) -> bool {
    let is_participle = word.ends_with("ing") && !is_one_of(word, NO_PARTICIPLES);
    word.len() > 3
        && ((is_marked && (is_participle || word.ends_with('s')))
            || (is_participle && word.starts_with(char::is_uppercase)))
}

/// Words in `-ing` that begin a paragraph and lead nothing.
const NO_PARTICIPLES: &[&str] = &[
    "during",
    "notwithstanding",
    "nothing",
    "anything",
    "everything",
    "something",
    "according",
    "including",
    "regarding",
    "concerning",
    "pending",
    "following",
    "spring",
    "king",
];

/// How a word marks a repetition.
pub(super) fn mark_of(word: &str) -> Option<Mark> {
    if word.eq_ignore_ascii_case("also") || word.eq_ignore_ascii_case("again") {
        Some(Mark::Also)
    } else if word.eq_ignore_ascii_case("further") || word.eq_ignore_ascii_case("furthermore") {
        Some(Mark::Further)
    } else {
        None
    }
}

/// The verb of the table that stands here, the longest first, with marks and fillers inside it passed over.
fn known_verb<'t>(
    word: &impl Fn(usize) -> &'t str,
    at: &mut usize,
    mark: &mut Mark,
    is_intense: &mut bool,
) -> Option<&'static Verb> {
    let first = word(*at).to_lowercase();
    let mut best: Option<(usize, &'static Verb, Mark, bool)> = None;
    for (rest, verb) in forms().get(first.as_str())? {
        let (mut end, mut here, mut intense) = (*at + 1, *mark, *is_intense);
        let fits = rest.iter().all(|wanted| {
            while !word(end).eq_ignore_ascii_case(wanted) {
                match step(word(end), &mut here, &mut intense) {
                    Some(step) => end += step,
                    None => return false,
                }
            }
            end += 1;
            true
        });
        if fits && best.as_ref().is_none_or(|(longest, ..)| end > *longest) {
            best = Some((end, verb, here, intense));
        }
    }
    let (end, verb, here, intense) = best?;
    (*at, *mark, *is_intense) = (end, here, intense);
    Some(verb)
}

/// Reads "with appreciation", "with deep concern"; returns what it is said with and where that ends.
fn attitude_at<'t>(
    word: &impl Fn(usize) -> &'t str,
    at: usize,
    is_intense: &mut bool,
) -> Option<(&'static str, usize)> {
    if !word(at).eq_ignore_ascii_case("with") {
        return None;
    }
    let mut end = at + 1;
    let mut intense = false;
    let mut mark = Mark::Plain;
    while let Some(step) = step(word(end), &mut mark, &mut intense) {
        end += step;
    }
    let (attitude, _) = ATTITUDES
        .iter()
        .find(|(attitude, _)| word(end).eq_ignore_ascii_case(attitude))?;
    *is_intense |= intense;
    Some((attitude, end + 1))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The first words of a text as byte ranges; a lead ends where other punctuation than a comma stands.
fn first_words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(MOST_WORDS + 1);
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || (start.is_some() && matches!(c, '-' | '\'' | '’')) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            words.push(start..at);
        }
        let goes_on = c.is_whitespace() || c == ',' || words.is_empty();
        if !goes_on || words.len() >= MOST_WORDS {
            return words;
        }
    }
    words.extend(start.map(|start| start..text.len()));
    words
}

/// Makes the table of verbs, if nobody did yet.
pub(in super::super) fn make_table() {
    forms();
}

type Forms = FxHashMap<&'static str, Vec<(Vec<&'static str>, &'static Verb)>>;

/// The forms of all verbs by their first word.
fn forms() -> &'static Forms {
    static FORMS: LazyLock<Forms> = LazyLock::new(|| {
        let mut forms = Forms::default();
        for verb in VERBS {
            for form in [verb.operative, verb.preambular] {
                let mut words = form.split(' ');
                if let Some(first) = words.next() {
                    forms
                        .entry(first)
                        .or_default()
                        .push((words.collect(), verb));
                }
            }
        }
        forms
    });
    &FORMS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_read_to_their_end() {
        for (text, printed, verb, mark) in [
            (
                "Recalling its resolution",
                "Recalling",
                "recalls",
                Mark::Plain,
            ),
            (
                "Recalling also its resolution",
                "Recalling also",
                "recalls",
                Mark::Also,
            ),
            (
                "Also recalling its resolution",
                "Also recalling",
                "recalls",
                Mark::Also,
            ),
            (
                "Further calls upon States",
                "Further calls upon",
                "calls upon",
                Mark::Further,
            ),
            (
                "Takes note with appreciation of tea",
                "Takes note with appreciation",
                "takes note",
                Mark::Plain,
            ),
            (
                "Takes note also of tea",
                "Takes note also",
                "takes note",
                Mark::Also,
            ),
            (
                "Expresses its deep concern at tea",
                "Expresses its deep concern",
                "expresses concern",
                Mark::Plain,
            ),
            ("“[Urges] States", "Urges", "urges", Mark::Plain),
            (
                "Deeply concerned at tea",
                "Deeply concerned",
                "is concerned",
                Mark::Plain,
            ),
            ("Brewing tea", "Brewing", "Brewing", Mark::Plain),
            ("Also brews tea", "Also brews", "brews", Mark::Also),
        ] {
            let lead = lead(text).unwrap();
            assert_eq!(
                (lead.printed, lead.verb.name(), lead.mark),
                (printed, verb, mark),
                "{text}"
            );
        }
    }

    #[test]
    fn a_text_without_a_verb_has_no_lead() {
        for text in [
            "",
            "The tea",
            "a cup of tea",
            "(…)",
            "Tea,",
            "Of its tea",
            "Also",
            "States shall",
            "The States",
            "During tea",
        ] {
            assert!(lead(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_longer_form_wins() {
        assert_eq!(lead("Calls for tea").unwrap().verb.name(), "calls for");
        assert_eq!(
            lead("Taking into account tea").unwrap().verb.name(),
            "takes into account"
        );
        assert_eq!(lead("Expresses tea").unwrap().verb.name(), "expresses");
    }
}
