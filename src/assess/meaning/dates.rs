//! Dates, years, periods and sessions.

use std::ops::Range;

use crate::model::FindingKind;
use crate::text::MONTHS;

use super::super::numbers::{Value, value};
use super::english::MEETINGS;
use super::mark::{Mark, Told};
use super::reader::Reader;

/// Years that are years and not counts.
const YEARS: Range<u32> = 1900..2151;
/// Days in the widest month, so that dates sort by one number.
const DAYS: f64 = 32.0;
/// Months and a place for "no month".
const MONTHS_AND_NONE: f64 = 13.0;
/// Words that may stand between "fourth" and "session": "fourth plenary meeting".
const ADJECTIVES: usize = 2;

/// Finds the dates of a text that nothing else has claimed.
pub(super) fn dates(reader: &Reader<'_>, claimed: &mut [bool]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        let found = if claimed.get(at) == Some(&true) {
            None
        } else if begins_with_figure(reader.lower(at)) {
            day_and_month(reader, at)
                .or_else(|| iso(reader, at))
                .or_else(|| period(reader, at))
                .or_else(|| session(reader, at))
        } else {
            month_first(reader, at).or_else(|| session(reader, at))
        };
        let Some((end, class, value)) = found else {
            at += 1;
            continue;
        };
        let shown = reader.slice(&(at..end)).to_owned();
        for word in claimed.iter_mut().take(end).skip(at) {
            *word = true;
        }
        marks.push(Mark {
            kind: FindingKind::Date,
            key: format!("{class} {value}"),
            class: class.to_owned(),
            value: Some(value),
            subject: String::new(),
            told: Told::Always,
            words: at..end,
            shown,
        });
        at = end;
    }
    marks
}

/// Where a date ends, what it can be held against, and its place in time.
type Found = (usize, &'static str, f64);

fn place(year: u32, month: usize, day: u32) -> f64 {
    (f64::from(year) * MONTHS_AND_NONE + month as f64) * DAYS + f64::from(day)
}

/// `24 May 2019`, `24 May`, `20–24 May 2019`; returns where a date after a number ends, for the citations.
pub(super) fn day_and_month(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let first = day(reader.lower(at))?;
    let mut end = at + 1;
    // "20–24 May", "20-24 May", "20 to 24 May": the first day counts.
    if matches!(reader.lower(end), "-" | "–" | "to" | "and") && day(reader.lower(end + 1)).is_some()
    {
        end += 2;
    }
    // "30 November to 13 December 2031": the whole is one period.
    let month = month(reader.word(end))?;
    end += 1;
    if matches!(reader.lower(end), "-" | "–" | "to")
        && day(reader.lower(end + 1)).is_some()
        && self::month(reader.word(end + 2)).is_some()
    {
        end += 3;
    }
    Some(match year(reader.lower(end)) {
        Some(year) => (end + 1, "date", place(year, month, first)),
        None => (end, "day", place(0, month, first)),
    })
}

/// `May 24, 2019`, `May 2019`.
fn month_first(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let month = month(reader.word(at))?;
    let next = reader.lower(at + 1);
    if let Some(year) = year(next) {
        return Some((at + 2, "date", place(year, month, 0)));
    }
    let day = day(next)?;
    let comma = usize::from(reader.lower(at + 2) == ",");
    let year = year(reader.lower(at + 2 + comma))?;
    Some((at + 3 + comma, "date", place(year, month, day)))
}

/// `2019-05-24`
fn iso(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let mut parts = reader.lower(at).split('-');
    let year = year(parts.next()?)?;
    let (month, day): (usize, u32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let is_date = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then(|| (at + 1, "date", place(year, month, day)))
}

/// `2018–2021`, `2018-2021`, `2018/2019`, `2030`.
fn period(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let word = reader.lower(at);
    if let Some((first, last)) = word.split_once(['-', '/']) {
        let (first, last) = (year(first)?, year(last)?);
        return Some((at + 1, "period", place(first, 0, 0) + f64::from(last) / 1e4));
    }
    let first = year(word)?;
    if matches!(
        reader.lower_before(at, 1),
        "$" | "€" | "£" | "usd" | "eur" | "no" | "." | "rfc" | "iso"
    ) {
        return None;
    }
    if matches!(reader.lower(at + 1), "-" | "–")
        && let Some(last) = year(reader.lower(at + 2))
    {
        return Some((at + 3, "period", place(first, 0, 0) + f64::from(last) / 1e4));
    }
    let joins = match reader.lower_before(at, 1) {
        "from" => "to",
        "between" => "and",
        _ => "-",
    };
    if reader.lower(at + 1) == joins
        && let Some(last) = year(reader.lower(at + 2))
    {
        return Some((at + 3, "period", place(first, 0, 0) + f64::from(last) / 1e4));
    }
    if reader.lower(at + 1) == "%" || is_counted(reader, at + 1) {
        return None;
    }
    Some((at + 1, "date", place(first, 0, 0)))
}

/// True for what 2,000 of may be counted.
fn is_counted(reader: &Reader<'_>, at: usize) -> bool {
    matches!(
        reader.lower(at),
        "per"
            | "percent"
            | "euros"
            | "dollars"
            | "million"
            | "billion"
            | "persons"
            | "people"
            | "members"
            | "tonnes"
            | "days"
            | "hours"
            | "metres"
            | "kilometres"
            | "units"
    )
}

/// `twenty-ninth session`, `4th meeting`, `fourth plenary meeting`.
fn session(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (end, number) = ordinal(reader, at)?;
    let noun = (end..=end + ADJECTIVES).find(|&noun| MEETINGS.contains(&reader.lower(noun)))?;
    let between_are_words =
        (end..noun).all(|word| reader.is_word(word) && !is_function_word(reader.lower(word)));
    if !between_are_words {
        return None;
    }
    let class = match reader.lower(noun) {
        "session" | "sessions" => "session",
        "meeting" | "meetings" => "meeting",
        "anniversary" => "anniversary",
        _ => "conference",
    };
    Some((noun + 1, class, number as f64))
}

/// An ordinal number: `fourth`, `74th`, `seventy-fourth`, `one hundred and third`.
fn ordinal(reader: &Reader<'_>, at: usize) -> Option<(usize, u64)> {
    let hundreds = match value(reader.lower(at))? {
        Value::Ordinal(number) => return Some((at + 1, number)),
        // "one hundred and third"
        Value::Cardinal(hundreds) => hundreds,
    };
    let end = reader.has(at + 1, "hundred and")?;
    match value(reader.lower(end)) {
        Some(Value::Ordinal(number)) => Some((end + 1, hundreds * 100 + number)),
        _ => None,
    }
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "and" | "or" | "of" | "the" | "to" | "in" | "for" | "at" | "by" | "with"
    )
}

fn begins_with_figure(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

fn day(word: &str) -> Option<u32> {
    if !begins_with_figure(word) {
        return None;
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_day = digits.len() == word.len()
        || matches!(word.get(digits.len()..), Some("st" | "nd" | "rd" | "th"));
    let day: u32 = digits.parse().ok()?;
    (is_day && digits.len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

fn month(word: &str) -> Option<usize> {
    let begins_like_one = word.starts_with(['J', 'F', 'M', 'A', 'S', 'O', 'N', 'D']);
    let position = MONTHS
        .iter()
        .position(|month| begins_like_one && *month == word)?;
    Some(position + 1)
}

fn year(word: &str) -> Option<u32> {
    if word.len() != 4 {
        return None;
    }
    let year: u32 = word.parse().ok()?;
    YEARS.contains(&year).then_some(year)
}
