//! Words in brackets that stand without brackets in the other text: they were agreed, or opened.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Direction, Finding, FindingKind, Side, Sides};

use super::super::reader::Reader;
use super::spans::{Group, choices, long_words};
use super::{Told, word_back, word_on};

/// So many words in a row are found again wherever they stand; fewer need a neighbour that stayed.
const WORDS_ENOUGH: usize = 4;

/// Tells the groups whose words stand without brackets in the other text; returns the others.
pub(super) fn agreed(
    readers: Sides<&Reader<'_>>,
    side: Side,
    groups: Vec<Group>,
    free: &[(usize, String)],
    findings: &mut Vec<Told>,
) -> Vec<Group> {
    let (mine, theirs) = (readers.old, readers.new);
    let mut left = Vec::new();
    for group in groups {
        let choices = choices(mine, &group);
        let neighbours = (
            word_back(mine, group.words.start),
            word_on(mine, group.words.end),
        );
        let chosen: Vec<Range<usize>> = choices
            .iter()
            .filter_map(|words| find(words, &neighbours, free))
            .collect();
        if let Some(agreed) = chosen.first() {
            // Of several that live on, those that still stand side by side.
            let mut range = agreed.clone();
            for next in chosen.iter().skip(1) {
                if next.start >= range.end && next.start - range.end <= 1 {
                    range.end = next.end;
                }
            }
            findings.push(told(mine, theirs, side, &group, range));
        } else if let Some(range) = nearly(mine, &group, free) {
            let range = with_edges(mine, &group, theirs, range);
            findings.push(Told {
                says_all: false,
                ..told(mine, theirs, side, &group, range)
            });
        } else {
            left.push(group);
        }
    }
    if !left.is_empty() {
        let theirs: FxHashSet<String> =
            long_words(theirs, &(0..theirs.len())).into_iter().collect();
        left.retain(|group| !lives_on(mine, group, &theirs));
    }
    left
}

/// The finding of a group whose words stand without brackets in the other text.
fn told(
    mine: &Reader<'_>,
    theirs: &Reader<'_>,
    side: Side,
    group: &Group,
    range: Range<usize>,
) -> Told {
    let bracketed = mine.slice(&group.words).to_owned();
    let range = range.start..with_stop(mine, group, theirs, range.end);
    let plain = theirs.slice(&range).to_owned();
    let kind = FindingKind::Bracket;
    let places = Sides::new(group.words.clone(), range);
    let (finding, words) = match side {
        Side::Old => (
            Finding::new(kind, bracketed, plain).going(Direction::Closed),
            places,
        ),
        Side::New => (
            Finding::new(kind, plain, bracketed).going(Direction::Opened),
            places.swapped(),
        ),
    };
    Told {
        finding,
        words,
        says_all: true,
    }
}

/// True for text in brackets most of which stands in the other text in other words or another order.
///
/// Whether that was agreed or dropped is not for a rule to say, so nothing is said.
fn lives_on(mine: &Reader<'_>, group: &Group, theirs: &FxHashSet<String>) -> bool {
    const MOST_GONE: f64 = 0.5;
    let words = long_words(mine, &group.words);
    let living = words.iter().filter(|word| theirs.contains(*word)).count();
    words.len() > WORDS_ENOUGH && living as f64 >= MOST_GONE * words.len() as f64
}

/// Where the words of a bracket stand without brackets, most of them and close together: agreed with other words.
fn nearly(mine: &Reader<'_>, group: &Group, free: &[(usize, String)]) -> Option<Range<usize>> {
    /// Fewer words than this are found anywhere by chance.
    const FEWEST_WORDS: usize = 3;
    const LEAST_LIVING: f64 = 0.75;
    /// Words that may have been put in between, beside half as many again as there were.
    const MORE_WORDS: usize = 4;
    let wanted: FxHashSet<String> = long_words(mine, &group.words).into_iter().collect();
    let least = (LEAST_LIVING * wanted.len() as f64).ceil() as usize;
    if wanted.len() < FEWEST_WORDS {
        return None;
    }
    let length = group.words.len();
    let reach = length + length / 2 + MORE_WORDS;
    let found: Vec<(usize, &String)> = free
        .iter()
        .filter(|(_, word)| wanted.contains(word))
        .map(|(at, word)| (*at, word))
        .collect();
    // The stretch that holds most of them: words come in at its end and go out at its beginning.
    let mut counts: FxHashMap<&String, usize> = FxHashMap::default();
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut first = 0;
    for &(at, word) in &found {
        *counts.entry(word).or_default() += 1;
        while let Some(&(start, out)) = found.get(first)
            && (at - start >= reach
                || (start < at && counts.get(out).is_some_and(|&count| count > 1)))
        {
            if let Some(count) = counts.get_mut(out) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(out);
                }
            }
            first += 1;
        }
        let start = found.get(first).map_or(at, |(start, _)| *start);
        if best.as_ref().is_none_or(|(most, _)| counts.len() > *most) {
            best = Some((counts.len(), start..at + 1));
        }
    }
    best.filter(|(living, _)| *living >= least)
        .map(|(_, range)| range)
}

/// A stretch made longer by the first and the last words of a clause, where the bracket held the whole clause.
fn with_edges(
    mine: &Reader<'_>,
    group: &Group,
    theirs: &Reader<'_>,
    range: Range<usize>,
) -> Range<usize> {
    /// Short words and marks that may stand before the first long word, or after the last one.
    const AT_THE_EDGE: usize = 4;
    let (mut start, mut end) = (range.start, range.end);
    if group.words.start == 0 && start <= AT_THE_EDGE {
        start = 0;
    }
    let is_last = !(group.words.end..mine.len()).any(|at| mine.is_word(at));
    if is_last && theirs.len() - end <= AT_THE_EDGE {
        end = theirs.len();
    }
    start..end
}

/// The end of words that were agreed, with the full stop that ended them in the brackets.
fn with_stop(mine: &Reader<'_>, group: &Group, theirs: &Reader<'_>, end: usize) -> usize {
    let last = group
        .words
        .end
        .checked_sub(2)
        .map_or("", |last| mine.word(last));
    end + usize::from(matches!(last, "." | ";") && theirs.word(end) == last)
}

/// Where words stand in a row; a short row needs a neighbour that stayed.
fn find(
    words: &[String],
    neighbours: &(String, String),
    free: &[(usize, String)],
) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    free.windows(words.len())
        .enumerate()
        .find_map(|(at, window)| {
            let fits = window
                .iter()
                .zip(words)
                .all(|((_, here), word)| here == word);
            let before = at
                .checked_sub(1)
                .and_then(|at| free.get(at))
                .map_or("", |(_, word)| word);
            let after = free.get(at + words.len()).map_or("", |(_, word)| word);
            let stands =
                words.len() >= WORDS_ENOUGH || before == neighbours.0 || after == neighbours.1;
            let (first, last) = (window.first()?, window.last()?);
            (fits && stands).then(|| first.0..last.0 + 1)
        })
}
