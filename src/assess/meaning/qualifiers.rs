//! Qualifiers: "as appropriate", "within existing resources", "immediately".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::FindingKind;

use super::english::{Effect, FILLERS, QUALIFIERS};
use super::mark::{Mark, Told};
use super::reader::Reader;

/// Finds the qualifiers of a text.
pub(super) fn qualifiers(reader: &Reader<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        let found = by_first_word().get(reader.lower(at)).and_then(|phrases| {
            let ends = phrases.iter().filter_map(|&(phrase, effect)| {
                stands(reader, at, phrase).map(|end| (end, phrase, effect))
            });
            ends.max_by_key(|(end, ..)| *end)
        });
        match found {
            Some((end, phrase, effect)) => {
                marks.push(Mark {
                    kind: FindingKind::Qualifier,
                    shown: reader.slice(&(at..end)).to_owned(),
                    key: phrase.to_owned(),
                    class: String::new(),
                    value: match effect {
                        Effect::Hollows => Some(-1.0),
                        Effect::Fills => Some(1.0),
                        Effect::Neither => None,
                    },
                    subject: String::new(),
                    told: Told::Always,
                    words: at..end,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    marks
}

type Phrases = FxHashMap<&'static str, Vec<(&'static str, Effect)>>;

/// Makes the table of qualifiers, if nobody did yet.
pub(super) fn make_table() {
    by_first_word();
}

fn by_first_word() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
        let mut phrases = Phrases::default();
        for &(phrase, effect) in QUALIFIERS {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            phrases.entry(first).or_default().push((phrase, effect));
        }
        phrases
    });
    &PHRASES
}

/// Where a phrase ends that stands here.
fn stands(reader: &Reader<'_>, at: usize, phrase: &str) -> Option<usize> {
    if reader.lower(at) == "as" && reader.lower_before(at, 1) == "such" {
        // "Such as relevant laws" gives an example.
        return None;
    }
    let mut end = at;
    for word in phrase.split(' ') {
        if word == "~" {
            let mut passed = 0;
            while passed < 2 && FILLERS.contains(&reader.lower(end)) {
                end += 1;
                passed += 1;
            }
        } else if reader.lower(end) == word {
            end += 1;
        } else {
            return None;
        }
    }
    Some(end)
}
