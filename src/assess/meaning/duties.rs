//! Duties: `shall`, `should`, `may`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::FindingKind;

use super::bearers::{DETERMINERS, agent, bearer, can_bear, named};
use super::english::{DUTIES, Duty, IN_CAPITALS};
use super::mark::{Mark, Told};
use super::reader::Reader;

/// Finds the duties of a text.
pub(super) fn duties(reader: &Reader<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        match duty(reader, at) {
            Some(mark) => {
                at = mark.words.end;
                marks.push(mark);
            }
            None => at += 1,
        }
    }
    marks
}

type ByFirstWord = FxHashMap<&'static str, Vec<&'static Duty>>;

/// Makes the table of wordings of duty, if nobody did yet.
pub(super) fn make_table() {
    by_first_word();
}

/// The wordings of duty by their first word: most words begin none.
fn by_first_word() -> &'static ByFirstWord {
    static DUTIES_BY_WORD: LazyLock<ByFirstWord> = LazyLock::new(|| {
        let mut table = ByFirstWord::default();
        for duty in DUTIES {
            let first = duty.words.split(' ').next().unwrap_or(duty.words);
            table.entry(first).or_default().push(duty);
        }
        table
    });
    &DUTIES_BY_WORD
}

fn duty(reader: &Reader<'_>, at: usize) -> Option<Mark> {
    if let Some(&(words, rung)) = IN_CAPITALS
        .iter()
        .find(|(word, _)| *word == reader.word(at))
    {
        if reader.lower_before(at, 1).is_empty() || in_capitals(reader, at) {
            return None;
        }
        let is_negated = reader.word_before(at, 1) == "NOT";
        return Some(mark(reader, at, at + 1, (rung, is_negated, true), words));
    }
    let (duty, end) = by_first_word()
        .get(reader.lower(at))?
        .iter()
        .find_map(|duty| reader.has(at, duty.words).map(|end| (*duty, end)))?;
    if is_another_word(reader, at, end) || (duty.needs_bearer && is_use(reader, at, end)) {
        return None;
    }
    let is_negated = matches!(reader.lower(end), "not" | "never" | "neither")
        || (reader.lower(end) == "no" && reader.lower(end + 1) == "longer");
    let binds = reader.word(at).len() > 1
        && reader.word(at).chars().all(char::is_uppercase)
        && !in_capitals(reader, at);
    let end = end + usize::from(is_negated);
    let mark = mark(reader, at, end, (duty.rung, is_negated, binds), duty.words);
    let is_certain = !duty.needs_bearer || binds || can_bear(named(&mark.subject));
    let told = if !is_certain {
        Told::Never
    } else if !binds && mark.subject.is_empty() && describes(reader, at, end) {
        Told::AsPair
    } else {
        Told::Always
    };
    Some(Mark { told, ..mark })
}

/// True for what tells of known things which they are: "the lamps that should be mended".
///
/// Without "the", and after a comma, it asks for something: "a report that should be printed".
/// "Shall" always does.
fn describes(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    /// Words between "the" and "that": "the most important lamps and bells".
    const WORDS_BETWEEN: usize = 6;
    let advises = matches!(
        reader.lower(at),
        "should" | "must" | "ought" | "has" | "have"
    );
    let Some(that) = at.checked_sub(1) else {
        return false;
    };
    let words_before = (0..that).rev().take_while(|&before| reader.is_word(before));
    let determiner = words_before
        .take(WORDS_BETWEEN)
        .map(|before| reader.lower(before))
        .find(|word| DETERMINERS.contains(word));
    advises
        && reader.lower(end) == "be"
        && matches!(reader.lower(that), "that" | "which")
        && determiner == Some("the")
}

fn mark(
    reader: &Reader<'_>,
    at: usize,
    end: usize,
    (rung, is_negated, binds): (u8, bool, bool),
    words: &str,
) -> Mark {
    let negated = if is_negated { " not" } else { "" };
    let capitals = if binds { " in capitals" } else { "" };
    // Capitals are half a rung above the same word without.
    let value = f64::from(rung) + if binds { 0.5 } else { 0.0 };
    Mark {
        kind: FindingKind::Duty,
        shown: reader.slice(&(at..end)).to_owned(),
        key: format!("{words}{negated}{capitals}"),
        class: String::new(),
        value: Some(if is_negated { -value } else { value }),
        subject: agent(reader, end).unwrap_or_else(|| bearer(reader, at)),
        told: Told::Always,
        words: at..end,
    }
}

/// True when the words around are all in capitals, so that capitals say nothing.
fn in_capitals(reader: &Reader<'_>, at: usize) -> bool {
    let is_small = |word: &str| word.chars().any(char::is_lowercase);
    !is_small(reader.word_before(at, 1)) && !is_small(reader.word(at + 1))
}

/// True for a passive after "is to", which tells what a thing is for: "the system is to be used".
fn is_use(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    matches!(reader.lower(at), "is" | "are")
        && reader.lower(end) == "be"
        && reader.lower_before(end, 1) == "to"
}

/// True for the month of May, and for will and can as nouns.
fn is_another_word(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let (before, after) = (reader.lower_before(at, 1), reader.lower(end));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match reader.lower(at) {
        "may" => {
            is_number(before)
                || is_number(after)
                || (reader.word(at) == "May" && !reader.begins_sentence(at))
                || (before == "in" || before == "of")
        }
        "will" => {
            after == "of"
                || matches!(
                    before,
                    "the"
                        | "political"
                        | "free"
                        | "their"
                        | "its"
                        | "good"
                        | "of"
                        | "a"
                        | "to"
                        | "at"
                )
        }
        _ => before == "the" || before == "a",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_bears_a_duty_is_read_before_it_or_after_by() {
        for (text, expected) in [
            ("Each Party shall report.", "Each Party"),
            (
                "The lists shall be sent by each Party in spring.",
                "by each Party",
            ),
            (
                "The lists shall be read and kept by the Board.",
                "by the Board",
            ),
            ("The work shall be completed by the end of May.", "The work"),
            ("Ports that burn oil shall report.", "Ports that burn oil"),
            ("The oil that burns at night shall be cold.", ""),
            ("There should be light.", ""),
            ("Decides that the Committee shall meet;", "the Committee"),
        ] {
            let reader = Reader::of(text);
            let found = duties(&reader);
            assert_eq!(found[0].subject, expected, "{text}");
        }
    }
}
