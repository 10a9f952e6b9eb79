//! Texts in brackets, and alternatives side by side.

use std::ops::Range;

use crate::text::is_address;

use super::super::reader::Reader;

/// Text in brackets.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// The words with their brackets, as positions in the reader.
    pub(super) words: Range<usize>,
    pub(super) inside: Range<usize>,
    /// Brackets around it.
    pub(super) depth: usize,
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
        .filter(|span| is_text(reader, span) && !is_link(reader, span))
        .collect();
    spans.sort_by_key(|span| (span.words.start, usize::MAX - span.words.end));
    spans
}

/// How many brackets there are, each side of a pair counted where it stands alone.
pub(super) fn opened(reader: &Reader<'_>) -> usize {
    let count = |sign: &str| {
        (0..reader.len())
            .filter(|&at| reader.word(at) == sign)
            .count()
    };
    count("[").max(count("]"))
}

/// True for the words of a link as Markdown writes them: `[words](https://…)`.
fn is_link(reader: &Reader<'_>, span: &Span) -> bool {
    let end = reader.bytes(&span.words).end;
    reader.text.get(end..).is_some_and(is_address)
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
pub(super) fn words(reader: &Reader<'_>, run: &Range<usize>) -> Vec<String> {
    let words = run.clone().filter(|&at| reader.is_word(at));
    words.map(|at| reader.lower(at).to_owned()).collect()
}

/// The longer words of a run, which tell one text from another.
pub(super) fn long_words(reader: &Reader<'_>, run: &Range<usize>) -> Vec<String> {
    const LONG_WORD: usize = 4;
    let mut words = words(reader, run);
    words.retain(|word| word.chars().count() >= LONG_WORD);
    words
}

/// Alternatives side by side: `[shall][should]`, `[ten] or [five]`.
pub(super) struct Group {
    pub(super) words: Range<usize>,
    pub(super) spans: Vec<Span>,
}

pub(super) fn groups(reader: &Reader<'_>, spans: Vec<Span>) -> Vec<Group> {
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

/// The alternatives of a group; `[shall/should]` has two.
pub(super) fn choices(reader: &Reader<'_>, group: &Group) -> Vec<Vec<String>> {
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
