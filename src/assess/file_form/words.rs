//! The words of several clauses in a row, whatever divides them, and which of them stand in both drafts.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, capture_diff_slices};

use super::marks::Marks;
use crate::assess::walk::DIVIDER;
use crate::model::{Clause, ClauseId, ClauseKind, Document, Sides};
use crate::text::{fold_case, is_word, same_folded, tokens};

/// Fewer words in a row that are the same are so by chance, unless they are all there is.
const SHORTEST_RUN: usize = 3;
/// Part of the words of the shorter side that stands in the other one, from
/// which on the two are looked at more closely: below it the sides differ in
/// what they say.
const SHARED: f64 = 0.75;

/// A word, a bracket or another mark.
#[derive(Debug)]
struct Token {
    key: String,
    clause: ClauseId,
    /// Nothing stands between it and a word or closing mark before it.
    stuck: bool,
}

/// The words of a part of one draft.
#[derive(Debug)]
struct Stream {
    tokens: Vec<Token>,
    known: FxHashSet<String>,
}

impl Stream {
    fn of(document: &Document, clauses: Range<ClauseId>) -> Self {
        let mut tokens = Vec::new();
        for clause in document.clauses.get(clauses).unwrap_or(&[]) {
            if clause.kind != ClauseKind::Footnote {
                let label = clause.printed_label();
                if !same_folded(label, &clause.text) {
                    push(label, clause, &mut tokens);
                }
                push(&clause.text, clause, &mut tokens);
            }
        }
        let known = tokens.iter().map(|it| it.key.clone()).collect();
        Self { tokens, known }
    }

    /// Takes off the marks of footnotes that are stuck to words here and were set apart in the other draft.
    fn take_off_marks(&mut self, other: &FxHashSet<String>, marks: &Marks<'_>) {
        self.tokens.retain_mut(|token| {
            if other.contains(&token.key) {
                return true;
            }
            if token.stuck && marks.has(&token.key) {
                return false;
            }
            let bare = marks.cut(&token.key).find(|word| other.contains(*word));
            if let Some(bare) = bare.map(str::to_owned) {
                token.key = bare;
            }
            true
        });
    }
}

fn push(text: &str, clause: &Clause, found: &mut Vec<Token>) {
    let mut before = ' ';
    for range in tokens(text) {
        let Some(token) = text.get(range) else {
            continue;
        };
        let first = token.chars().next().unwrap_or(' ');
        if !first.is_whitespace() && token != DIVIDER {
            found.push(Token {
                key: fold_case(token),
                clause: clause.id,
                stuck: is_word(token)
                    && (before.is_alphanumeric()
                        || matches!(before, ')' | ']' | '”' | '.' | ',' | ';' | ':')),
            });
        }
        before = token.chars().next_back().unwrap_or(' ');
    }
}

/// For every clause of a part of one draft the clauses of the other that have
/// its words, in the same order; a clause is missing when any of its words is.
pub(super) type Homes = FxHashMap<ClauseId, Vec<ClauseId>>;

/// How many words two parts have together.
pub(super) fn size(documents: Sides<&Document>, part: &Sides<Range<ClauseId>>) -> usize {
    let length = |document: &Document, clauses: &Range<ClauseId>| -> usize {
        let clauses = document.clauses.get(clauses.clone()).unwrap_or(&[]);
        clauses.iter().map(|it| tokens(&it.text).count()).sum()
    };
    length(documents.old, &part.old) + length(documents.new, &part.new)
}

/// Finds out which clauses of two parts have all their words in the other draft, at the same place.
pub(super) fn homes(
    documents: Sides<&Document>,
    marks: Sides<&Marks<'_>>,
    part: &Sides<Range<ClauseId>>,
) -> Sides<Homes> {
    let mut old = Stream::of(documents.old, part.old.clone());
    let mut new = Stream::of(documents.new, part.new.clone());
    old.take_off_marks(&new.known, marks.new);
    new.take_off_marks(&old.known, marks.old);
    if !is_alike(&old.tokens, &new.tokens) {
        return Sides::default();
    }
    let matched = matched(&old.tokens, &new.tokens, marks);
    let partner = |at: &Option<usize>, side: &[Token]| {
        at.and_then(|at| side.get(at)).map(|token| token.clause)
    };
    let there: Vec<Option<ClauseId>> = matched
        .old
        .iter()
        .map(|at| partner(at, &new.tokens))
        .collect();
    let back: Vec<Option<ClauseId>> = matched
        .new
        .iter()
        .map(|at| partner(at, &old.tokens))
        .collect();
    Sides::new(gathered(&old.tokens, &there), gathered(&new.tokens, &back))
}

fn gathered(tokens: &[Token], partners: &[Option<ClauseId>]) -> Homes {
    let mut homes: FxHashMap<ClauseId, Option<Vec<ClauseId>>> = FxHashMap::default();
    for (token, partner) in tokens.iter().zip(partners) {
        let home = homes
            .entry(token.clause)
            .or_insert_with(|| Some(Vec::new()));
        match (home.as_mut(), partner) {
            (Some(found), Some(partner)) if found.last() != Some(partner) => found.push(*partner),
            (Some(_), Some(_)) => {}
            _ => *home = None,
        }
    }
    homes
        .into_iter()
        .filter_map(|(clause, home)| Some((clause, home?)))
        .collect()
}

/// True when most words of the shorter side stand in the other one: only then it is worth to compare them in order.
fn is_alike(old: &[Token], new: &[Token]) -> bool {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for token in old {
        *counts.entry(&token.key).or_default() += 1;
    }
    let mut shared = 0_usize;
    for token in new {
        if let Some(left) = counts.get_mut(token.key.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    shared > 0 && shared as f64 >= SHARED * old.len().min(new.len()) as f64
}

/// For each word its counterpart in the other part, where at least a few in a row have one.
fn matched(old: &[Token], new: &[Token], marks: Sides<&Marks<'_>>) -> Sides<Vec<Option<usize>>> {
    let keys = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| token.key.clone()).collect()
    };
    let (old, new) = (keys(old), keys(new));
    // Of two ways to match words the same is found whichever draft comes first.
    if old > new {
        return matched_in_order(&new, &old, marks.swapped()).swapped();
    }
    matched_in_order(&old, &new, marks)
}

fn matched_in_order(
    old: &[String],
    new: &[String],
    marks: Sides<&Marks<'_>>,
) -> Sides<Vec<Option<usize>>> {
    let mut matched = Sides::new(vec![None; old.len()], vec![None; new.len()]);
    let pairs = pairs(old, new, marks);
    let next_to =
        |one: &(usize, usize), next: &(usize, usize)| one.0 + 1 == next.0 && one.1 + 1 == next.1;
    for run in pairs.chunk_by(next_to) {
        if run.len() < SHORTEST_RUN && run.len() < old.len() && run.len() < new.len() {
            continue;
        }
        for &(in_old, in_new) in run {
            if let Some(slot) = matched.old.get_mut(in_old) {
                *slot = Some(in_new);
            }
            if let Some(slot) = matched.new.get_mut(in_new) {
                *slot = Some(in_old);
            }
        }
    }
    matched
}

/// Words that are the same in both parts, or that a mark stuck to one of them tells apart, in order.
fn pairs(old: &[String], new: &[String], marks: Sides<&Marks<'_>>) -> Vec<(usize, usize)> {
    let is_marked = |old: &str, new: &str| {
        marks.new.cut(old).any(|word| word == new) || marks.old.cut(new).any(|word| word == old)
    };
    let mut pairs = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        let (_, in_old, in_new) = operation.as_tag_tuple();
        if in_old.len() != in_new.len() {
            continue;
        }
        let both = in_old.zip(in_new).filter(|&(in_old, in_new)| {
            let words = old.get(in_old).zip(new.get(in_new));
            words.is_some_and(|(old, new)| old == new || is_marked(old, new))
        });
        pairs.extend(both);
    }
    pairs
}
