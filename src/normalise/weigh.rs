//! Which figures in the text are footnote marks.
//!
//! Every place that could be a mark is weighed, and the heaviest series in
//! rising order is taken: a wrong place stands in the way of the right ones
//! and loses.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::model::Block;

use super::{Vocabulary, ends};

/// A place that could be a mark.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) block: usize,
    /// The number, with the space before it where there is one.
    pub(super) range: Range<usize>,
    pub(super) number: u32,
    weight: u32,
}

impl Place {
    fn is_weak(&self) -> bool {
        self.weight < ON_MARK - 2
    }
}

/// Stuck to a word that stands elsewhere without it.
const ON_KNOWN_WORD: u32 = 12;
/// Stuck to a word.
const ON_WORD: u32 = 8;
/// Stuck to a punctuation mark or to a year.
const ON_MARK: u32 = 7;
/// Raised (`¹`): nothing else it could be.
const RAISED: u32 = 14;
/// Apart from the words: a figure or a date would look the same.
const APART: u32 = 2;
/// Weak places that one strong place can vouch for: tools that part marks from
/// their words part about half of them.
const STRONG_FOR_WEAK: usize = 3;

/// The heaviest series, without its weak places when too few strong ones vouch for them.
pub(super) fn believable(places: Vec<Place>, first: bool) -> Vec<Place> {
    let weak_places = places.iter().filter(|it| it.is_weak()).count();
    let mut series = heaviest_series(places);
    let weak = series.iter().filter(|it| it.is_weak()).count();
    let strong = series.len() - weak;
    // With no strong place at all, only a mark that could stand nowhere else counts.
    let sure = if strong == 0 {
        first && weak == weak_places
    } else {
        strong * STRONG_FOR_WEAK >= weak
    };
    if !sure {
        series.retain(|it| !it.is_weak());
    }
    series
}

/// Every place of the text that could be a mark of one of the numbers.
pub(super) fn places(
    blocks: &[Block],
    numbers: &FxHashSet<u32>,
    vocabulary: &Vocabulary,
) -> Vec<Place> {
    let mut places = Vec::new();
    if numbers.is_empty() {
        return places;
    }
    for (index, block) in blocks.iter().enumerate() {
        let text = &block.text;
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| rest.find(is_digit)) {
            let start = at + found;
            let rest = text.get(start..).unwrap_or("");
            let length = rest.find(|it: char| !is_digit(it)).unwrap_or(rest.len());
            let end = start + length;
            places.extend(weigh(text, start..end, numbers, vocabulary).map(
                |(range, number, weight)| Place {
                    block: index,
                    range,
                    number,
                    weight,
                },
            ));
            at = end;
        }
    }
    places
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || raised_digit(character).is_some()
}

fn raised_digit(character: char) -> Option<char> {
    ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
        .iter()
        .position(|it| *it == character)
        .and_then(|digit| char::from_digit(digit as u32, 10))
}

/// What a run of digits weighs as a mark, and which part of it is one.
fn weigh(
    text: &str,
    range: Range<usize>,
    numbers: &FxHashSet<u32>,
    vocabulary: &Vocabulary,
) -> Option<(Range<usize>, u32, u32)> {
    let digits = text.get(range.clone())?;
    let before = text.get(..range.start)?;
    let after = text.get(range.end..)?;
    // A mark ends a word: `2/4`, `1.5`, `3rd` and `1-2` are none.
    let mut follows = after.chars();
    let next = follows.next();
    let inside = next.is_some_and(|it| it.is_alphabetic() || matches!(it, '/' | '-' | '–' | '%'))
        || (next.is_some_and(|it| matches!(it, '.' | ','))
            && follows.next().is_some_and(|it| it.is_ascii_digit()));
    if inside {
        return None;
    }
    if digits.chars().all(|it| raised_digit(it).is_some()) {
        let plain: String = digits.chars().filter_map(raised_digit).collect();
        let number = known(&plain, numbers)?;
        let unit = ends::last_word(before);
        let is_power = before.ends_with(char::is_alphabetic) && unit.len() <= 2;
        return (!is_power).then_some((range, number, RAISED));
    }
    let last = before.chars().next_back()?;
    if let Some(number) = known(digits, numbers) {
        let weight = if last.is_alphabetic() {
            on_word(before, vocabulary)
        } else if matches!(last, ',' | '.' | ';' | ':' | ')' | ']' | '”' | '"' | '’') {
            on_punctuation(before, last)
        } else if last == ' ' {
            let weight = apart(before.trim_end(), after)?;
            return Some((range.start - 1..range.end, number, weight));
        } else {
            0
        };
        return (weight > 0).then_some((range, number, weight));
    }
    // A year and a mark: `20243`.
    let year: u32 = digits
        .get(..4)?
        .parse()
        .ok()
        .filter(|it| (1800..=2199).contains(it))?;
    let number = known(digits.get(4..)?, numbers)?;
    let apart = !last.is_alphanumeric() && !matches!(last, '.' | ',' | '/');
    (apart && year > 0).then_some((range.start + 4..range.end, number, ON_MARK))
}

fn known(digits: &str, numbers: &FxHashSet<u32>) -> Option<u32> {
    if digits.len() > 3 || digits.starts_with('0') {
        return None;
    }
    digits.parse().ok().filter(|it| numbers.contains(it))
}

/// `America1`, but not `CO2` or `G20`.
fn on_word(before: &str, vocabulary: &Vocabulary) -> u32 {
    let start = before
        .rfind(|it: char| !it.is_alphabetic())
        .map_or(0, |at| {
            at + before
                .get(at..)
                .and_then(|it| it.chars().next())
                .map_or(1, char::len_utf8)
        });
    let word = before.get(start..).unwrap_or("");
    if !word.ends_with(char::is_lowercase) || word.chars().count() < 2 {
        return APART;
    }
    if vocabulary.knows(word) {
        ON_KNOWN_WORD
    } else {
        ON_WORD
    }
}

/// `resolution.5`, `2024,1`, but hardly `1,5`.
fn on_punctuation(before: &str, mark: char) -> u32 {
    let body = before.get(..before.len() - mark.len_utf8()).unwrap_or("");
    let digits = body.len() - body.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    match digits {
        _ if mark == ':' => APART,
        0 => ON_MARK,
        // After a year or a long number; `1,5` is a figure.
        4.. => ON_MARK - 2,
        _ if mark == ';' || mark == ')' => ON_MARK,
        _ => APART,
    }
}

/// `Development 5 and`: only after a word that takes no number, only before words that no figure has.
fn apart(before: &str, after: &str) -> Option<u32> {
    let word = ends::last_word(before);
    let last = before.chars().next_back()?;
    let punctuated = matches!(last, ',' | '.' | ';' | ')' | '”' | '"');
    let capital = before.rsplit(' ').next().is_some_and(|it| {
        it.trim_start_matches(['“', '(', '['])
            .starts_with(char::is_uppercase)
    });
    let small_word = last.is_alphabetic() && !capital;
    if small_word && (ends::is_before_numbers(&word) || ends::is_numbered_thing(&word))
        || ends::is_numbered_thing(&word) && !punctuated
    {
        return None;
    }
    let next = after.trim_start();
    if next.starts_with(char::is_uppercase) && !next.is_empty() && !punctuated {
        return None;
    }
    // `9 November`, `5 per cent`, `3 and 4`
    let counted = next.starts_with(|it: char| it.is_ascii_digit())
        || [
            "per cent",
            "and 1",
            "and 2",
            "and 3",
            "years",
            "days",
            "months",
            "to 1",
            "to 2",
            "to 3",
            "million",
            "billion",
            "January",
            "February",
            "March",
            "April",
            "May ",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
        .iter()
        .any(|it| next.starts_with(it));
    if counted {
        return None;
    }
    Some(match (punctuated, capital) {
        (true, _) => APART + 2,
        (_, true) => APART + 1,
        _ => 1,
    })
}

/// The heaviest series of places with strictly rising numbers.
fn heaviest_series(places: Vec<Place>) -> Vec<Place> {
    // best[n] = the heaviest series that ends with number n or less, kept as a rising staircase.
    let mut best: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let before = best.range(..place.number).next_back().map(|(_, it)| *it);
        let weight = before.map_or(0, |(weight, _)| weight) + place.weight;
        previous.push(before.map(|(_, index)| index));
        let beaten = best
            .range(..=place.number)
            .next_back()
            .is_some_and(|(_, it)| it.0 >= weight);
        if !beaten {
            while let Some((&number, _)) = best
                .range(place.number..)
                .next()
                .filter(|(_, it)| it.0 <= weight)
            {
                best.remove(&number);
            }
            best.insert(place.number, (weight, index));
        }
    }
    let mut chosen = FxHashSet::default();
    let mut at = best.last_key_value().map(|(_, it)| it.1);
    while let Some(index) = at {
        chosen.insert(index);
        at = previous.get(index).copied().flatten();
    }
    let mut index = 0;
    let mut series = places;
    series.retain(|_| {
        index += 1;
        chosen.contains(&(index - 1))
    });
    series
}
