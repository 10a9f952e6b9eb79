//! Duties: `shall`, `should`, `may`, and who bears them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::FindingKind;

use super::english::{BEARERS, DUTIES, Duty, IN_CAPITALS};
use super::mark::Mark;
use super::reader::Reader;

/// Most words that the bearer of a duty is read with.
const MOST_WORDS: usize = 10;

/// Words that the bearer of a duty cannot reach over.
const BOUNDARIES: &[&str] = &[
    "that",
    "which",
    "who",
    "whom",
    "if",
    "when",
    "where",
    "whereby",
    "or",
    "but",
    "because",
    "so",
    "whether",
    "while",
    "unless",
    "until",
    "then",
    "thereby",
    "what",
    "as",
    "how",
    "and",
    "also",
    "therefore",
    "therein",
];

/// Words that somebody is named with at the beginning: "that *the* Committee shall".
const DETERMINERS: &[&str] = &[
    "the",
    "each",
    "every",
    "a",
    "an",
    "any",
    "all",
    "no",
    "such",
    "these",
    "those",
    "this",
    "its",
    "their",
    "developed",
    "developing",
    "member",
    "both",
];

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
    is_certain.then_some(mark)
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

/// Whom a subject names: "by each Party" names each Party.
fn named(subject: &str) -> &str {
    subject.strip_prefix("by ").unwrap_or(subject)
}

/// Who has to do what is told in the passive: "shall be submitted *by each Party*".
fn agent(reader: &Reader<'_>, end: usize) -> Option<String> {
    /// Words between "be" and "by": "regularly submitted", "submitted and published".
    const WORDS_BETWEEN: usize = 4;
    /// Words of the one who is named.
    const NAME_WORDS: usize = 7;
    /// Words that begin something else than the name.
    const ENDS: &[&str] = &[
        "in", "on", "at", "to", "for", "with", "under", "within", "pursuant", "before", "after",
        "from", "through", "by", "no", "not",
    ];
    let verb = reader.has(end, "be")?;
    let is_on = |at: &usize| reader.is_word(*at);
    let by = (verb + 1..=verb + WORDS_BETWEEN)
        .take_while(is_on)
        .find(|&at| reader.lower(at) == "by")?;
    let name_ends = |at: &usize| {
        let lower = reader.lower(*at);
        let joins = lower == "and" && reader.is_name(*at + 1);
        !reader.is_word(*at) || ENDS.contains(&lower) || (BOUNDARIES.contains(&lower) && !joins)
    };
    let last = (by + 1..=by + 1 + NAME_WORDS).find(name_ends)?;
    let subject = reader.slice(&(by..last));
    can_bear(named(subject)).then(|| subject.to_owned())
}

/// The words before a duty that say who bears it; empty when that is not clear.
fn bearer(reader: &Reader<'_>, at: usize) -> String {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let lower = reader.lower(before);
        let joins_names = lower == "and"
            && start < at
            && before
                .checked_sub(1)
                .is_some_and(|name| is_bearer(reader.lower(name)) || reader.is_name(name));
        let is_boundary = !reader.is_word(before) || BOUNDARIES.contains(&lower);
        if (is_boundary && !joins_names) || is_led(lower) {
            // "A port that burns oil shall": who burns oil stands farther before.
            let opens = reader.word(start);
            let is_somebody = opens.starts_with(char::is_uppercase)
                || DETERMINERS.contains(&reader.lower(start))
                || is_bearer(reader.lower(start));
            if matches!(lower, "that" | "which" | "who") && !is_somebody {
                let is_named = before
                    .checked_sub(1)
                    .is_some_and(|name| is_bearer(reader.lower(name)));
                if !is_named {
                    return String::new();
                }
                // "Parties that have ratified shall": those who ratified.
                start = before;
                continue;
            }
            break;
        }
        start = before;
        if at - start > MOST_WORDS {
            return String::new();
        }
    }
    // "also", "therefore" stand between the bearer and the duty and say nothing.
    let mut end = at;
    while end > start
        && matches!(
            reader.lower(end - 1),
            "also" | "therefore" | "further" | "always"
        )
    {
        end -= 1;
    }
    let subject = reader.slice(&(start..end));
    // What only points back names nobody.
    if matches!(
        subject.to_lowercase().as_str(),
        "there" | "this" | "it" | "that" | "these" | "those"
    ) {
        return String::new();
    }
    subject.to_owned()
}

/// True for the verb of a clause that stands before the bearer: "Requests the Committee, which may …".
fn is_led(lower: &str) -> bool {
    matches!(
        lower,
        "decides"
            | "agrees"
            | "requests"
            | "recommends"
            | "shall"
            | "should"
            | "may"
            | "must"
            | "will"
            | "can"
    )
}

fn is_bearer(lower: &str) -> bool {
    BEARERS.contains(&lower)
}

/// True when those who are named can bear a duty: their last word, or the last before "of", is one that can.
fn can_bear(subject: &str) -> bool {
    let words: Vec<&str> = subject.split_whitespace().collect();
    let preposition = words.iter().skip(1).position(|word| {
        matches!(
            *word,
            "of" | "in" | "to" | "from" | "under" | "by" | "for" | "on" | "at" | "with" | "within"
        )
    });
    let mut head = preposition.map_or(words.len(), |position| position + 1);
    // "Parties included in Annex I", "the bodies serving the Convention"
    let participle = words
        .windows(2)
        .take(head.saturating_sub(1))
        .position(|two| {
            let [name, next] = two else { return false };
            is_bearer(&name.to_lowercase()) && (next.ends_with("ing") || next.ends_with("ed"))
        });
    if let Some(name) = participle {
        head = name + 1;
    } else if head < words.len()
        && head > 1
        && words
            .get(head - 1)
            .is_some_and(|word| word.ends_with("ed") || word.ends_with("ing"))
    {
        head -= 1;
    }
    let Some(last) = head.checked_sub(1).and_then(|last| words.get(last)) else {
        return false;
    };
    let is_name = head > 1 && last.starts_with(char::is_uppercase);
    is_name || is_bearer(&last.to_lowercase())
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

    #[test]
    fn those_who_can_bear_a_duty() {
        for (subject, expected) in [
            ("Parties included in Annex I", true),
            ("the bodies serving the Convention", true),
            ("the Conference of the Parties", true),
            ("Providers adopting codes of conduct", true),
            ("Developed country Parties", true),
            ("the faults found by the Lamp Panel", false),
            ("the lamp of the Board", false),
            ("", false),
        ] {
            assert_eq!(can_bear(subject), expected, "{subject}");
        }
    }
}
