//! Amounts, percentages, lengths of time and counts, in figures and in words.

use crate::model::FindingKind;
use crate::text::{FRENCH_MONTHS, RUSSIAN_MONTHS, SPANISH_MONTHS};

use super::super::numbers::{Value, value};
use super::english::{AFTER_A_DAY, CURRENCIES, LARGE, NAMED_BY_NUMBER, PARTS, TIMES};
use super::mark::{Mark, Told};
use super::reader::Reader;

/// True for a month or a small word in another language that stands after the number of a day.
fn stands_after_a_day(word: &str) -> bool {
    let months = [FRENCH_MONTHS, SPANISH_MONTHS, RUSSIAN_MONTHS];
    months.as_flattened().contains(&word) || AFTER_A_DAY.contains(&word)
}

/// Finds the figures of a text that nothing else has claimed.
pub(super) fn figures(reader: &Reader<'_>, claimed: &[bool]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        if claimed.get(at) == Some(&true) {
            at += 1;
            continue;
        }
        match figure(reader, at) {
            Some(mark) => {
                at = mark.words.end;
                marks.push(mark);
            }
            None => at += 1,
        }
    }
    marks
}

fn figure(reader: &Reader<'_>, at: usize) -> Option<Mark> {
    let (mut end, mut number) = number(reader, at)?;
    let mut start = at;
    let mut class = String::new();
    // "one third", "two quarters", "half"
    if let Some((_, part)) = PARTS.iter().find(|(word, _)| *word == reader.lower(end)) {
        let of = reader.lower(end + 1);
        if reader.lower(at).chars().all(char::is_alphabetic)
            && matches!(of, "of" | "by" | "below" | "above" | "," | ";" | "")
        {
            return Some(mark(
                reader,
                start,
                end + 1,
                number * part * 100.0,
                "percent".to_owned(),
            ));
        }
    }
    let mut before = reader.lower_before(at, 1);
    let is_negative = matches!(before, "-" | "−")
        && reader.bytes(&(at - 1..at)).end == reader.bytes(&(at..at + 1)).start;
    if CURRENCIES.contains(&before) {
        start -= 1;
        // "US $5", "US$5": the letters belong to the mark.
        if before == "$" && matches!(reader.lower_before(start, 1), "us" | "can" | "a") {
            start -= 1;
        }
        class = format!("money {}", currency(before));
        before = reader.lower_before(start, 1);
    }
    if is_code(reader, at) || (class.is_empty() && is_named(reader, at, before)) {
        return None;
    }
    if reader.lower(end) == "%" || reader.lower(end) == "percent" || reader.lower(end) == "pct" {
        return Some(mark(reader, start, end + 1, number, "percent".to_owned()));
    }
    if let Some(end) = reader.has(end, "per cent") {
        return Some(mark(reader, start, end, number, "percent".to_owned()));
    }
    if class.is_empty() && CURRENCIES.contains(&reader.lower(end)) {
        class = format!("money {}", currency(reader.lower(end)));
        end += 1;
    } else if class.is_empty()
        && let Some(after) = degrees(reader, end)
    {
        end = after;
        "degrees".clone_into(&mut class);
    } else if class.is_empty() {
        // "[12] members": the bracket stands between the number and what it counts.
        let bracket = usize::from(reader.lower(end) == "]");
        let (unit_end, unit) = unit(reader, end + bracket)?;
        if is_name_of_one(reader, at, end, end + bracket) {
            return None;
        }
        if let Some((_, days)) = TIMES.iter().find(|(time, _)| *time == unit) {
            number *= days;
            "time".clone_into(&mut class);
        } else {
            class = format!("count {unit}");
        }
        // "one" before a noun is an article more often than a count.
        if reader.lower(at) == "one" && class != "time" {
            return None;
        }
        end = unit_end;
    }
    let number = if is_negative { -number } else { number };
    Some(mark(reader, start, end, number, class))
}

fn mark(reader: &Reader<'_>, start: usize, end: usize, number: f64, class: String) -> Mark {
    Mark {
        kind: FindingKind::Figure,
        shown: reader.slice(&(start..end)).replace(']', ""),
        // Twelve months are a year: what cannot be told apart in hours is the same.
        key: format!("{class} {number:.2}"),
        class,
        value: Some(number),
        subject: String::new(),
        told: Told::Always,
        words: start..end,
    }
}

/// A number with everything that makes it larger: `2,000`, `2 000 000`, `1.5 million`, "two hundred".
fn number(reader: &Reader<'_>, at: usize) -> Option<(usize, f64)> {
    let word = reader.lower(at);
    let mut number = if word.starts_with(|c: char| c.is_ascii_digit()) {
        digits(word)?
    } else if word == "half" {
        return None;
    } else {
        match value(word)? {
            Value::Cardinal(number) => number as f64,
            Value::Ordinal(_) => return None,
        }
    };
    let mut end = at + 1;
    // "2 000 000": groups of three digits after a space.
    while word.len() <= 3
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && reader.lower(end).len() == 3
        && reader.lower(end).bytes().all(|byte| byte.is_ascii_digit())
    {
        let group: f64 = reader.lower(end).parse().ok()?;
        number = number * 1000.0 + group;
        end += 1;
    }
    while let Some((_, times)) = LARGE.iter().find(|(large, _)| *large == reader.lower(end)) {
        number *= times;
        end += 1;
    }
    Some((end, number))
}

/// `12`, `2,000`, `1.5`; nothing for codes such as `1.2.3`, `12A`, `73/187` and `007`.
fn digits(word: &str) -> Option<f64> {
    let is_code = word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let is_number = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_number && !is_code)
        .then(|| plain.parse().ok())
        .flatten()
}

/// True for a number that is part of a code, a list mark in brackets, or half of "5–7" read with its unit.
fn is_code(reader: &Reader<'_>, at: usize) -> bool {
    let in_brackets = reader.lower_before(at, 1) == "(" && reader.lower(at + 1) == ")";
    let after_point = reader.lower_before(at, 1) == "."
        && reader.bytes(&(at - 1..at)).end == reader.bytes(&(at..at + 1)).start;
    in_brackets || after_point
}

/// True for a number that names something and counts nothing: "Goal 16", "phase 2", "Table 4".
fn is_named(reader: &Reader<'_>, at: usize, before: &str) -> bool {
    let previous = at.wrapping_sub(1);
    let is_time = TIMES
        .iter()
        .any(|(time, _)| is_plural_of(reader.lower(at + 1), time));
    let is_measured = is_time
        || CURRENCIES.contains(&reader.lower(at + 1))
        || matches!(reader.lower(at + 1), "%" | "percent" | "per" | "°");
    let is_short =
        reader.lower(at).len() <= 3 && reader.lower(at).bytes().all(|byte| byte.is_ascii_digit());
    NAMED_BY_NUMBER.contains(&before.trim_end_matches('.'))
        || (at > 0 && reader.is_name(previous) && is_short && !is_measured)
}

/// Where degrees end: `°C`, `°`, "degrees C", "degrees Celsius"; and the bare `C` of a temperature.
fn degrees(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let scale = |at: usize| {
        let is_scale = matches!(
            reader.lower(at),
            "c" | "f" | "k" | "celsius" | "fahrenheit" | "kelvin"
        );
        at + usize::from(is_scale)
    };
    match reader.lower(at) {
        "°" | "degrees" | "degree" => Some(scale(at + 1)),
        "°c" | "°f" => Some(at + 1),
        _ if reader.word(at) == "C" => {
            let is_warm = (0..reader.len()).any(|at| reader.lower(at).starts_with("temperature"));
            is_warm.then_some(at + 1)
        }
        _ => None,
    }
}

/// True for a noun in the singular that is no unit: "99 Option", "the 6.4 mechanism".
fn is_name_of_one(reader: &Reader<'_>, number: usize, end: usize, noun: usize) -> bool {
    /// Signs of units are shorter: "km", "kWh".
    const LONGEST_SIGN: usize = 3;
    let (printed, lower) = (reader.word(noun), reader.lower(noun));
    let is_singular = !lower.ends_with('s') && lower.len() > LONGEST_SIGN;
    let is_numbered = printed.starts_with(char::is_uppercase) && NAMED_BY_NUMBER.contains(&lower);
    let is_code = end == number + 1 && reader.word(number).contains('.');
    is_singular && (is_numbered || is_code)
}

/// What a number counts: the noun after it, in the singular.
fn unit(reader: &Reader<'_>, at: usize) -> Option<(usize, String)> {
    /// Words that a number may stand before without counting them.
    const NO_UNITS: &[&str] = &[
        "of", "and", "or", "to", "in", "the", "a", "an", "for", "at", "by", "with", "from", "on",
        "above", "below", "is", "are", "was", "were", "shall", "should", "may", "must", "will",
        "that", "which", "as", "bis", "ter", "alt", "per", "not", "has", "have", "had", "be",
        "been", "if", "when", "also", "its", "their", "thereof", "hereof", "through", "after",
        "before", "until", "since", "more", "less", "other", "such", "another",
    ];
    // "12 working days", "15 calendar days", "14 consecutive months"
    let time = |word: &str| TIMES.iter().find(|(time, _)| is_plural_of(word, time));
    let number = at.saturating_sub(1);
    let gap = reader.bytes(&(number..number + 1)).end..reader.bytes(&(at..at + 1)).start;
    if reader.text.get(gap).is_some_and(|gap| gap.contains('\n')) {
        // Another clause begins there.
        return None;
    }
    for ahead in 0..2 {
        if let Some((time, _)) = time(reader.lower(at + ahead)) {
            return Some((at + ahead + 1, (*time).to_owned()));
        }
    }
    let may_be_noun = |noun: &str| {
        noun.len() > 1
            && noun.chars().all(|c| c.is_alphabetic() || c == '-')
            && !NO_UNITS.contains(&noun)
            && !stands_after_a_day(noun)
    };
    // "19 random alphanumeric characters": what is counted stands in the plural.
    let run = (at..=at + MOST_ADJECTIVES).take_while(|&at| may_be_noun(reader.lower(at)));
    let is_one = reader.lower_before(at, 1) == "one" || reader.lower_before(at, 1) == "1";
    let plural = run.filter(|_| !is_one).find(|&at| {
        let noun = reader.lower(at);
        noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("ous")
    });
    if let Some(plural) = plural {
        return Some((plural + 1, singular(reader.lower(plural)).to_owned()));
    }
    let noun = reader.lower(at);
    let counts_nothing = reader.lower_before(at, 1) == "zero";
    (may_be_noun(noun) && !counts_nothing).then(|| (at + 1, singular(noun).to_owned()))
}

/// Words between a number and what it counts: "19 random alphanumeric characters".
const MOST_ADJECTIVES: usize = 3;

fn is_plural_of(word: &str, unit: &str) -> bool {
    word == unit || word.strip_suffix('s').or_else(|| word.strip_suffix("s'")) == Some(unit)
}

fn singular(noun: &str) -> &str {
    if noun.ends_with("ss") {
        noun
    } else {
        noun.strip_suffix('s').unwrap_or(noun)
    }
}

/// One name for a currency, whichever of its marks is printed.
fn currency(mark: &str) -> &str {
    match mark {
        "$" | "us$" | "usd" | "dollar" | "dollars" => "dollars",
        "€" | "eur" | "euro" | "euros" => "euros",
        "£" | "gbp" | "pound" | "pounds" => "pounds",
        "chf" | "franc" | "francs" => "francs",
        other => other,
    }
}
