//! One wording that took the place of another throughout: a term renamed is one finding, not forty changes.

use regex::RegexBuilder;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Change, Document, Edit, EditOp, Replacement};
use crate::text::{fold_case, tokens};

use super::super::punctuation::carries_meaning;

/// In so many clauses the same replacement is no accident.
const FEWEST_CLAUSES: usize = 3;
/// Longer wordings are sentences, not terms.
const MOST_WORDS: usize = 12;
/// Replacements told at most; more are no renaming but a rewriting.
const MOST_TOLD: usize = 8;
/// A replacement runs through the draft when at most this share of the old wording still stands.
const MOST_REMAINING: f64 = 0.5;

/// Finds the replacements that run through the draft, the most frequent first.
pub(super) fn replacements(new: &Document, changes: &[Change]) -> Vec<Replacement> {
    let mut seen: FxHashMap<(String, String), usize> = FxHashMap::default();
    let mut found: Vec<Replacement> = Vec::new();
    let mut followers: Vec<Follower> = Vec::new();
    for (position, change) in changes.iter().enumerate() {
        for (old, new, next) in replaced(&change.edits) {
            let key = (fold_case(&old), fold_case(&new));
            let at = *seen.entry(key).or_insert_with(|| {
                found.push(Replacement {
                    old,
                    new,
                    changes: Vec::new(),
                    remaining: 0,
                });
                followers.push(Follower::Only(next.clone()));
                found.len() - 1
            });
            if let Some(follower) = followers.get_mut(at) {
                follower.meet(&next);
            }
            if let Some(replacement) = found.get_mut(at)
                && replacement.changes.last() != Some(&position)
            {
                replacement.changes.push(position);
            }
        }
    }
    // "the Paris" became "this", always before "Agreement": the term is the whole.
    for (replacement, follower) in found.iter_mut().zip(&followers) {
        if let Follower::Only(word) = follower
            && !word.is_empty()
        {
            replacement.old = format!("{} {word}", replacement.old);
            replacement.new = format!("{} {word}", replacement.new);
        }
    }
    found.retain(|replacement| replacement.changes.len() >= FEWEST_CLAUSES);
    found.sort_by_key(|replacement| usize::MAX - replacement.changes.len());
    found.truncate(MOST_TOLD);
    found.retain_mut(|replacement| {
        let most = (MOST_REMAINING * replacement.changes.len() as f64) as usize;
        match occurrences(&replacement.old, &replacement.new, new, most) {
            Some(remaining) => {
                replacement.remaining = remaining;
                true
            }
            None => false,
        }
    });
    found
}

/// The word that follows a replacement wherever it stands, if it is always the same.
enum Follower {
    Only(String),
    Several,
}

impl Follower {
    fn meet(&mut self, word: &str) {
        if matches!(self, Self::Only(known) if known != word) {
            *self = Self::Several;
        }
    }
}

/// The words that took the place of others, what both have in common at either end left out.
///
/// With each stands the word that follows, when nothing but a space stands between.
fn replaced(edits: &[Edit]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut old = String::new();
    let mut new = String::new();
    let mut end = |old: &mut String, new: &mut String, next: &str| {
        let (was, is) = (std::mem::take(old), std::mem::take(new));
        let reaches_the_end = was.split_whitespace().last() != is.split_whitespace().last();
        let word = next.split_whitespace().next().unwrap_or("");
        let word = word.trim_end_matches([',', ';', '.', ':', ')']);
        let is_word =
            reaches_the_end && carries_meaning(word) && word.chars().all(char::is_alphabetic);
        let follows = if is_word { word } else { "" };
        found.extend(term(&was, &is).map(|(old, new)| (old, new, follows.to_owned())));
    };
    for edit in edits {
        match edit.op {
            EditOp::Delete => old.push_str(&edit.text),
            EditOp::Insert => new.push_str(&edit.text),
            EditOp::Equal if edit.text.trim().is_empty() => {
                old.push_str(edit.in_old());
                new.push_str(edit.in_new());
            }
            EditOp::Equal => end(&mut old, &mut new, &edit.text),
        }
    }
    end(&mut old, &mut new, "");
    found
}

/// Two wordings as terms, without what they have in common; `None` for sentences, numbers and words of duty.
fn term(old: &str, new: &str) -> Option<(String, String)> {
    let (old, new) = (words(old), words(new));
    let same = |one: &&str, other: &&str| fold_case(one) == fold_case(other);
    let head = old
        .iter()
        .zip(&new)
        .take_while(|(one, other)| same(one, other))
        .count();
    let most = old.len().min(new.len()).saturating_sub(head);
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(most)
        .take_while(|(one, other)| same(one, other))
        .count();
    let cut = |words: &[&str]| -> Vec<String> {
        let end = words.len().saturating_sub(tail);
        words
            .get(head..end)
            .unwrap_or(&[])
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    let (old, new) = (cut(&old), cut(&new));
    let is_term = |words: &[String]| {
        (1..=MOST_WORDS).contains(&words.len())
            && words.iter().any(|word| {
                word.chars().filter(|c| c.is_alphabetic()).count() > 3
                    && !word.contains(|c: char| c.is_ascii_digit())
            })
    };
    if let ([old], [new]) = (old.as_slice(), new.as_slice())
        && is_inflection(old, new)
    {
        return None;
    }
    (is_term(&old) && is_term(&new)).then(|| (old.join(" "), new.join(" ")))
}

/// True for two forms of one word, which follow from the sentence: "indicate", "indicating".
fn is_inflection(old: &str, new: &str) -> bool {
    /// Shorter words have forms with little in common.
    const SHORTEST: usize = 4;
    let same = old
        .char_indices()
        .zip(new.chars())
        .find(|((_, old), new)| !old.eq_ignore_ascii_case(new))
        .map_or(old.len().min(new.len()), |((at, _), _)| at);
    let ending = |word: &str| {
        matches!(
            word.get(same..).unwrap_or(word),
            "" | "e" | "s" | "es" | "ed" | "d" | "ing" | "y" | "ies" | "ied"
        )
    };
    same >= SHORTEST && ending(old) && ending(new)
}

/// The words of a text with what joins them, without punctuation at the ends.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .map(trimmed)
        .filter(|word| !word.is_empty())
        .collect()
}

/// A word without punctuation at its ends; brackets inside it keep their other halves: `[dim][bright]`.
fn trimmed(word: &str) -> &str {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    if core.contains(['[', ']']) {
        word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']'))
    } else {
        core
    }
}

/// How often a wording stands in a draft, where it is not part of the one that replaced it; `None` when more often than `most`.
///
/// A common word is given up after a few clauses, and a rare one is looked for
/// before a clause is cut into words: a large draft is not read whole for each term.
fn occurrences(old: &str, new: &str, draft: &Document, most: usize) -> Option<usize> {
    let (wanted, replacing) = (keys(old), keys(new));
    let inside = count(&wanted, &replacing);
    let (mut all, mut within) = (0, 0);
    let first = wanted.first().cloned().unwrap_or_default();
    let known: FxHashSet<&String> = wanted.iter().collect();
    let finder = RegexBuilder::new(&regex::escape(&first))
        .case_insensitive(true)
        .build()
        .ok()?;
    for clause in &draft.clauses {
        // Other characters than ASCII may be folded into those of the word.
        if clause.text.is_ascii() && !finder.is_match(&clause.text) {
            continue;
        }
        let text = keys(&clause.text);
        if text.contains(&first) && known.len() <= text.len() {
            all += count(&wanted, &text);
            within += if inside > 0 {
                inside * count(&replacing, &text)
            } else {
                0
            };
        }
        if all > within + most {
            return None;
        }
    }
    Some(all.saturating_sub(within))
}

fn count(wanted: &[String], text: &[String]) -> usize {
    if wanted.is_empty() {
        return 0;
    }
    text.windows(wanted.len())
        .filter(|window| *window == wanted)
        .count()
}

fn keys(text: &str) -> Vec<String> {
    tokens(text)
        .filter_map(|range| text.get(range))
        .filter(|token| token.starts_with(char::is_alphanumeric))
        .map(fold_case)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_what_differs_between_the_ends() {
        let cut = |old: &str, new: &str| term(old, new).map(|(old, new)| format!("{old}>{new}"));
        for (old, new, expected) in [
            ("lamps", "sky lights", Some("lamps>sky lights")),
            ("of lamps,", "of sky lights,", Some("lamps>sky lights")),
            ("ten", "12", None),
            ("lamps", "", None),
            ("lighting", "lighted", None),
            (
                "ports/harbours",
                "[ports][harbours]",
                Some("ports/harbours>[ports][harbours]"),
            ),
            (
                "lamps of the harbour",
                "lamps of the town",
                Some("harbour>town"),
            ),
        ] {
            assert_eq!(cut(old, new).as_deref(), expected, "{old} {new}");
        }
    }
}
