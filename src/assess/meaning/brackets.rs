//! Square brackets: text that is not agreed.
//!
//! A pair of brackets that stands in both texts with the same words says
//! nothing. Of the others it is asked whether their words stand in the other
//! text without brackets (they were agreed, or opened), whether they are one
//! of several alternatives side by side (`[shall][should]`, `[shall/should]`:
//! one was chosen), or whether they are gone (or new) with their brackets.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::model::{Direction, Finding, FindingKind, Side, Sides};

use super::reader::Reader;

/// So many words in a row are found again wherever they stand; fewer need a neighbour that stayed.
const WORDS_ENOUGH: usize = 4;

/// More brackets than this in one clause are another use of the sign, or a trap:
/// nothing is said of them, and looking at each would take quadratic time.
const MOST_BRACKETS: usize = 100;

/// Text in brackets.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// The words with their brackets, as positions in the reader.
    pub(super) words: Range<usize>,
    inside: Range<usize>,
    /// Brackets around it.
    depth: usize,
}

/// Finds the texts in brackets, outer ones before those inside them.
///
/// A bracket that is not closed reaches to the end: its other half stands in
/// another clause.
pub(super) fn spans(reader: &Reader<'_>) -> Vec<Span> {
    let mut open = Vec::new();
    let mut spans = Vec::new();
    for at in 0..reader.len() {
        match reader.word(at) {
            "[" => open.push(at),
            "]" => {
                let start = open.pop();
                let inside = start.map_or(0, |start| start + 1)..at;
                spans.push((start.unwrap_or(0)..at + 1, inside, open.len()));
            }
            _ => {}
        }
    }
    while let Some(start) = open.pop() {
        spans.push((start..reader.len(), start + 1..reader.len(), open.len()));
    }
    let mut spans: Vec<Span> = spans
        .into_iter()
        .map(|(words, inside, depth)| Span {
            words,
            inside,
            depth,
        })
        .filter(|span| is_text(reader, span))
        .collect();
    spans.sort_by_key(|span| (span.words.start, usize::MAX - span.words.end));
    spans
}

/// How many brackets there are, each side of a pair counted where it stands alone.
fn opened(reader: &Reader<'_>) -> usize {
    let count = |sign: &str| {
        (0..reader.len())
            .filter(|&at| reader.word(at) == sign)
            .count()
    };
    count("[").max(count("]"))
}

/// False for a footnote mark (`tea[1]`), an omission (`[…]`), `[sic]`, and brackets without words.
fn is_text(reader: &Reader<'_>, span: &Span) -> bool {
    let inside = span.inside.clone().filter(|&at| reader.is_word(at)).take(2);
    let words: Vec<String> = inside.map(|at| reader.lower(at).to_owned()).collect();
    let is_number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    let glued = span.words.start > 0
        && reader
            .bytes(&(span.words.start..span.words.start + 1))
            .start
            == reader.bytes(&(span.words.start - 1..span.words.start)).end
        && reader.word_before(span.words.start, 1) != "]";
    match words.as_slice() {
        [] => false,
        [word] => !(word == "sic" || (is_number(word) && glued)),
        _ => true,
    }
}

/// The words of a run, brackets and other marks left out.
fn words(reader: &Reader<'_>, run: &Range<usize>) -> Vec<String> {
    let words = run.clone().filter(|&at| reader.is_word(at));
    words.map(|at| reader.lower(at).to_owned()).collect()
}

/// Alternatives side by side: `[shall][should]`, `[ten] or [five]`.
struct Group {
    words: Range<usize>,
    spans: Vec<Span>,
}

fn groups(reader: &Reader<'_>, spans: Vec<Span>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for span in spans {
        if let Some(group) = groups.last_mut()
            && group
                .spans
                .first()
                .is_some_and(|first| first.depth == span.depth)
            && group.words.end <= span.words.start
            && (group.words.end..span.words.start)
                .all(|at| matches!(reader.lower(at), "or" | "/" | "and"))
            && span.words.start - group.words.end <= 1
            && group
                .spans
                .last()
                .is_some_and(|last| are_alike(last, &span))
        {
            group.words.end = span.words.end;
            group.spans.push(span);
        } else {
            groups.push(Group {
                words: span.words.clone(),
                spans: vec![span],
            });
        }
    }
    groups
}

/// True for two brackets that can be alternatives: of about the same length.
fn are_alike(one: &Span, other: &Span) -> bool {
    const SHORT: usize = 6;
    const TIMES_LONGER: usize = 3;
    let (shorter, longer) = (
        one.inside.len().min(other.inside.len()),
        one.inside.len().max(other.inside.len()),
    );
    longer <= SHORT || longer <= TIMES_LONGER * shorter
}

/// A finding with the words that it is about on either side.
pub(super) type Told = (Finding, Sides<Range<usize>>);

/// Compares the brackets of two texts.
pub(super) fn compare(readers: Sides<&Reader<'_>>) -> Vec<Told> {
    let mut findings = Vec::new();
    let most = opened(readers.old).max(opened(readers.new));
    if most == 0 || most > MOST_BRACKETS {
        return findings;
    }
    let (old, new) = (spans(readers.old), spans(readers.new));
    let keys = |reader: &Reader<'_>, spans: &[Span]| -> Vec<Vec<String>> {
        spans
            .iter()
            .map(|span| words(reader, &span.inside))
            .collect()
    };
    let (old_keys, new_keys) = (keys(readers.old, &old), keys(readers.new, &new));
    let old = groups(readers.old, without(old, &old_keys, new_keys.clone()));
    let new = groups(readers.new, without(new, &new_keys, old_keys));
    let old = agreed(readers, Side::Old, old, &mut findings);
    let new = agreed(readers.swapped(), Side::New, new, &mut findings);
    reworded(readers, old, new, &mut findings);
    findings
}

/// The spans whose words do not stand in brackets of the other text, outermost first.
fn without(spans: Vec<Span>, keys: &[Vec<String>], mut others: Vec<Vec<String>>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    for (span, key) in spans.into_iter().zip(keys) {
        if let Some(position) = others.iter().position(|other| other == key) {
            others.swap_remove(position);
        } else if !kept
            .iter()
            .any(|outer| outer.words.end >= span.words.end && outer.depth < span.depth)
        {
            kept.push(span);
        }
    }
    kept
}

/// Tells the groups whose words stand without brackets in the other text; returns the others.
fn agreed(
    readers: Sides<&Reader<'_>>,
    side: Side,
    groups: Vec<Group>,
    findings: &mut Vec<Told>,
) -> Vec<Group> {
    let (mine, theirs) = (readers.old, readers.new);
    let free = free_words(theirs);
    let mut left = Vec::new();
    for group in groups {
        let choices = choices(mine, &group);
        let neighbours = (
            word_back(mine, group.words.start),
            word_on(mine, group.words.end),
        );
        let chosen: Vec<Range<usize>> = choices
            .iter()
            .filter_map(|words| find(words, &neighbours, &free))
            .collect();
        if let Some(agreed) = chosen.first() {
            let bracketed = mine.slice(&group.words).to_owned();
            // Of several that live on, those that still stand side by side.
            let mut range = agreed.clone();
            for next in chosen.iter().skip(1) {
                if next.start >= range.end && next.start - range.end <= 1 {
                    range.end = next.end;
                }
            }
            let range = range.start..with_stop(mine, &group, theirs, range.end);
            let plain = theirs.slice(&range).to_owned();
            let finding =
                match side {
                    Side::Old => Finding::new(FindingKind::Bracket, bracketed, plain)
                        .going(Direction::Closed),
                    Side::New => Finding::new(FindingKind::Bracket, plain, bracketed)
                        .going(Direction::Opened),
                };
            let places = Sides::new(group.words, range);
            findings.push((
                finding,
                if side == Side::Old {
                    places
                } else {
                    places.swapped()
                },
            ));
        } else {
            left.push(group);
        }
    }
    left.retain(|group| !lives_on(mine, group, theirs));
    left
}

/// True for text in brackets most of which stands in the other text in other words or another order.
///
/// Whether that was agreed or dropped is not for a rule to say, so nothing is said.
fn lives_on(mine: &Reader<'_>, group: &Group, theirs: &Reader<'_>) -> bool {
    const LONG_WORD: usize = 4;
    const MOST_GONE: f64 = 0.5;
    let long = |reader: &Reader<'_>, range: Range<usize>| -> Vec<String> {
        let mut words = words(reader, &range);
        words.retain(|word| word.chars().count() >= LONG_WORD);
        words
    };
    let words = long(mine, group.words.clone());
    let others: FxHashSet<String> = long(theirs, 0..theirs.len()).into_iter().collect();
    let living = words.iter().filter(|word| others.contains(*word)).count();
    words.len() > WORDS_ENOUGH && living as f64 >= MOST_GONE * words.len() as f64
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

/// The alternatives of a group; `[shall/should]` has two.
fn choices(reader: &Reader<'_>, group: &Group) -> Vec<Vec<String>> {
    let mut choices: Vec<Vec<String>> = group
        .spans
        .iter()
        .map(|span| words(reader, &span.inside))
        .collect();
    if let [only] = choices.as_slice()
        && let [word] = only.as_slice()
        && word.contains('/')
        && !word.contains(|c: char| c.is_ascii_digit())
    {
        choices = word.split('/').map(|part| vec![part.to_owned()]).collect();
    }
    choices
}

/// The words that stand in no brackets, each with its position.
fn free_words(reader: &Reader<'_>) -> Vec<(usize, String)> {
    let spans = spans(reader);
    let mut inside = vec![false; reader.len()];
    for span in &spans {
        for word in inside
            .iter_mut()
            .take(span.words.end)
            .skip(span.words.start)
        {
            *word = true;
        }
    }
    (0..reader.len())
        .filter(|&at| reader.is_word(at) && inside.get(at) == Some(&false))
        .map(|at| (at, reader.lower(at).to_owned()))
        .collect()
}

/// The nearest word before, brackets left out; empty at the beginning.
fn word_back(reader: &Reader<'_>, at: usize) -> String {
    let word = (0..at).rev().find(|&at| reader.is_word(at));
    word.map_or(String::new(), |at| reader.lower(at).to_owned())
}

fn word_on(reader: &Reader<'_>, at: usize) -> String {
    let word = (at..reader.len()).find(|&at| reader.is_word(at));
    word.map_or(String::new(), |at| reader.lower(at).to_owned())
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

/// Pairs brackets with other words in the same place; what is left is gone or new.
fn reworded(
    readers: Sides<&Reader<'_>>,
    old: Vec<Group>,
    new: Vec<Group>,
    findings: &mut Vec<Told>,
) {
    let kind = FindingKind::Bracket;
    let place = |reader: &Reader<'_>, group: &Group| {
        (
            word_back(reader, group.words.start),
            word_on(reader, group.words.end),
        )
    };
    let mut new: Vec<Option<Group>> = new.into_iter().map(Some).collect();
    for group in old {
        let here = place(readers.old, &group);
        let partner = new.iter_mut().find(|other| {
            other.as_ref().is_some_and(|other| {
                let there = place(readers.new, other);
                here.0 == there.0 || here.1 == there.1
            })
        });
        let bracketed = readers.old.slice(&group.words);
        match partner.and_then(Option::take) {
            Some(other) => {
                let finding = Finding::new(kind, bracketed, readers.new.slice(&other.words));
                findings.push((
                    finding.going(Direction::Changed),
                    Sides::new(group.words, other.words),
                ));
            }
            None => findings.push((
                Finding::new(kind, bracketed, "").going(Direction::Closed),
                Sides::new(group.words, 0..0),
            )),
        }
    }
    for group in new.into_iter().flatten() {
        findings.push((
            Finding::new(kind, "", readers.new.slice(&group.words)).going(Direction::Opened),
            Sides::new(0..0, group.words),
        ));
    }
}
