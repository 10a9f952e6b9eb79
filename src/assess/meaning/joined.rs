//! Verbs joined to the lead verb: "Welcomes the report *and invites* States to use it".

use crate::model::FindingKind;

use super::super::verbs::joined_verb;
use super::mark::{Mark, Told};
use super::reader::Reader;

/// Words before "and" in which "which" or "who" would make it another sentence's verb.
const RELATIVE_REACH: usize = 14;

/// Finds the verbs that are joined to the lead verb by "and".
///
/// `is_participle` tells the form that the lead has: "Welcoming … and inviting".
pub(super) fn joined_verbs(reader: &Reader<'_>, is_participle: bool) -> Vec<Mark> {
    (2..reader.len())
        .filter(|&at| reader.lower(at) == "and" && !is_in_a_relative_clause(reader, at))
        .filter_map(|and| {
            let start = and + 1;
            let also = usize::from(matches!(reader.lower(start), "also" | "further"));
            let word = |ahead: usize| reader.lower(start + also + ahead);
            let (length, name) = joined_verb(&word, is_participle)?;
            let words = start..start + also + length;
            Some(Mark {
                kind: FindingKind::OperativeVerb,
                shown: reader.slice(&words).to_owned(),
                key: name.to_owned(),
                class: String::new(),
                value: None,
                subject: String::new(),
                told: Told::Always,
                words,
            })
        })
        .collect()
}

fn is_in_a_relative_clause(reader: &Reader<'_>, and: usize) -> bool {
    if reader.lower_before(and, 1) == "," {
        return false;
    }
    (1..=RELATIVE_REACH)
        .map(|back| reader.lower_before(and, back))
        .take_while(|word| *word != "," && !word.is_empty())
        .any(|word| matches!(word, "which" | "who" | "that"))
}
