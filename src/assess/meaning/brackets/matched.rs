//! Which brackets of the two texts are the same ones.

use rustc_hash::FxHashMap;

use crate::model::Sides;

use super::super::reader::Reader;
use super::spans::{Span, long_words, words};

/// Brackets with fewer long words than this have to be the same word for word.
const FEWEST_WORDS: usize = 3;
/// The share of the long words that brackets which were only reworded keep.
const LEAST_SHARED: f64 = 0.6;
/// With more brackets than this on either side only those with the same words are the same.
const MOST_WEIGHED: usize = 30;

/// For each bracket of either text, whether the other text has the same one: with the same words or most of them.
pub(super) fn matched(readers: Sides<&Reader<'_>>, spans: Sides<&Vec<Span>>) -> Sides<Vec<bool>> {
    let mut matched = spans.map(|spans| vec![false; spans.len()]);
    same_words(readers, spans, &mut matched);
    if spans.old.len().max(spans.new.len()) <= MOST_WEIGHED {
        reworded(readers, spans, &mut matched);
    }
    matched
}

fn same_words(
    readers: Sides<&Reader<'_>>,
    spans: Sides<&Vec<Span>>,
    matched: &mut Sides<Vec<bool>>,
) {
    let mut others: FxHashMap<Vec<String>, Vec<usize>> = FxHashMap::default();
    for (position, span) in spans.new.iter().enumerate().rev() {
        let key = words(readers.new, &span.inside);
        others.entry(key).or_default().push(position);
    }
    for (at, span) in spans.old.iter().enumerate() {
        let key = words(readers.old, &span.inside);
        if let Some(position) = others.get_mut(&key).and_then(Vec::pop) {
            set(&mut matched.old, at);
            set(&mut matched.new, position);
        }
    }
}

fn reworded(readers: Sides<&Reader<'_>>, spans: Sides<&Vec<Span>>, matched: &mut Sides<Vec<bool>>) {
    let left =
        |reader: &Reader<'_>, spans: &[Span], matched: &[bool]| -> Vec<(usize, Vec<String>)> {
            let spans = spans.iter().zip(matched).enumerate();
            spans
                .filter(|(_, (_, matched))| !**matched)
                .map(|(at, (span, _))| (at, sorted(long_words(reader, &span.inside))))
                .filter(|(_, words)| words.len() >= FEWEST_WORDS)
                .collect()
        };
    let old = left(readers.old, spans.old, &matched.old);
    let new = left(readers.new, spans.new, &matched.new);
    let mut candidates = Vec::new();
    for (at, words) in &old {
        for (position, others) in &new {
            let shared = common(words, others);
            let of = words.len().max(others.len());
            if shared as f64 >= LEAST_SHARED * of as f64 {
                candidates.push((of - shared, at.abs_diff(*position), *at, *position));
            }
        }
    }
    // Independent of which draft is which.
    candidates.sort_by_key(|&(differing, apart, at, position)| {
        (differing, apart, at + position, at.min(position))
    });
    for (_, _, at, position) in candidates {
        let is_free = |matched: &[bool], at: usize| matched.get(at) == Some(&false);
        if is_free(&matched.old, at) && is_free(&matched.new, position) {
            set(&mut matched.old, at);
            set(&mut matched.new, position);
        }
    }
}

fn set(matched: &mut [bool], at: usize) {
    if let Some(matched) = matched.get_mut(at) {
        *matched = true;
    }
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words
}

/// How many words two sorted lists have in common.
fn common(one: &[String], other: &[String]) -> usize {
    let mut others = other.iter().peekable();
    let mut shared = 0;
    for word in one {
        while others.next_if(|other| *other < word).is_some() {}
        shared += usize::from(others.next_if_eq(&word).is_some());
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::super::spans::spans;
    use super::*;

    #[test]
    fn brackets_that_keep_most_of_their_words_are_the_same() {
        for (old, new, expected) in [
            ("[shall] keep", "[shall] hold", (&[true][..], &[true][..])),
            ("[shall] keep", "[should] keep", (&[false], &[false])),
            (
                "[Every keeper shall [count] lamps at night]",
                "[Every keeper shall count all lamps at night]",
                (&[true, false], &[true]),
            ),
            (
                "[dim lamps] [dim lamps]",
                "[dim lamps]",
                (&[true, false], &[true]),
            ),
        ] {
            let readers = Sides::new(Reader::of(old), Reader::of(new));
            let readers = readers.as_ref();
            let spans = readers.map(spans);
            let found = matched(readers, spans.as_ref());
            assert_eq!(
                (found.old.as_slice(), found.new.as_slice()),
                expected,
                "{old}"
            );
        }
    }
}
