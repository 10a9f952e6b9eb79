//! What matters most: the findings counted, and the changes in the order in which a delegate wants to hear of them.

use std::collections::BTreeMap;

use super::aloud::aloud;
use super::changes::what_happened;
use super::few_words::in_a_few_words;
use super::findings::{finding as told, with_bearer};
use super::places::{list, new_places, old_places};
use super::quote::{opening_words, quoted};
use super::summary::counted;
use crate::model::{
    Action, Change, Class, ClauseKind, Comparison, Direction, Edit, EditOp, Finding, FindingKind,
    Move, Replacement,
};

/// Sentences at most: more are no headline but the report itself.
const MOST_SENTENCES: usize = 10;
/// Findings of one change that its sentence tells.
const FINDINGS_TOLD: usize = 3;
/// Places that the sentence about a replacement names.
const PLACES_NAMED: usize = 4;

/// The three to ten changes that matter most, the most important first, each in one sentence.
///
/// `is_shown` leaves out changes that the reader did not ask for. Empty when
/// there is nothing of substance to tell.
pub fn what_matters(comparison: &Comparison, is_shown: impl Fn(&Change) -> bool) -> Vec<String> {
    let mut sentences: Vec<(u32, String)> = Vec::new();
    let told_as_a_whole = only_replaced(comparison);
    for (position, change) in comparison.changes.iter().enumerate() {
        if told_as_a_whole.binary_search(&position).is_ok() || !is_shown(change) {
            continue;
        }
        let weight = weight(change, comparison);
        if weight > 0 {
            sentences.push((weight, sentence(change, comparison)));
        }
    }
    for finding in &comparison.overall.findings {
        let weight = match (finding.kind, finding.subject.as_str()) {
            (FindingKind::Title, _) => 75,
            (FindingKind::Masthead, "organ") => 70,
            // Sponsors stand in a sentence of their own; a new date and symbol are no news.
            _ => continue,
        };
        sentences.push((weight, told(finding)));
    }
    for replacement in &comparison.overall.replacements {
        sentences.push((82, replaced(replacement, comparison)));
    }
    sentences.extend(in_brackets(comparison).map(|sentence| (66, sentence)));
    // Stable: of two that weigh the same, the one that stands first is told first.
    sentences.sort_by_key(|(weight, _)| u32::MAX - weight);
    sentences.truncate(MOST_SENTENCES);
    sentences
        .into_iter()
        .map(|(_, sentence)| sentence)
        .collect()
}

/// How much a change matters; 0 for what is told elsewhere or is not of substance.
fn weight(change: &Change, comparison: &Comparison) -> u32 {
    let stale = change.findings.iter().any(|finding| {
        finding.kind == FindingKind::StaleReference && finding.direction != Some(Direction::Added)
    });
    if change.class != Some(Class::Substantive) && !stale {
        return 0;
    }
    let clause = match (change.pairing.new.first(), change.pairing.old.first()) {
        (Some(&new), _) => comparison.new.clauses.get(new),
        (None, Some(&old)) => comparison.old.clauses.get(old),
        (None, None) => None,
    };
    let of_kind = match clause.map(|clause| clause.kind) {
        Some(ClauseKind::Operative | ClauseKind::Paragraph) => 20,
        Some(ClauseKind::TableRow) => 12,
        Some(ClauseKind::Subparagraph) => 16,
        Some(ClauseKind::Preambular) => 8,
        Some(ClauseKind::Heading | ClauseKind::Recommendation) => 4,
        Some(ClauseKind::Footnote) => 2,
        // Told by the headline in sentences of their own.
        _ => return 0,
    };
    // A number without a word says nothing.
    if !clause.is_some_and(|clause| clause.text.contains(char::is_alphabetic)) {
        return 0;
    }
    let of_what = match change.action {
        // Rows, headings and notes are many, and seldom what a text is about.
        Action::Added | Action::Removed if of_kind < 8 || of_kind == 12 => 30,
        Action::Added | Action::Removed => 52,
        Action::Split | Action::Merged => 34,
        Action::Amended => 26,
        Action::Unchanged if change.pairing.moved == Some(Move::Alone) => 14,
        Action::Unchanged if stale => 0,
        Action::Unchanged => return 0,
    };
    let of_findings = change.findings.iter().map(weight_of).max().unwrap_or(0);
    let several = change
        .findings
        .iter()
        .filter(|finding| weight_of(finding) >= 40)
        .count()
        .min(3);
    let all = of_kind + of_what.max(of_findings) + several as u32;
    // What may be paired wrongly is not what matters most.
    if change.pairing.is_doubtful() {
        all / 2
    } else {
        all
    }
}

fn weight_of(finding: &Finding) -> u32 {
    let is_ranked = matches!(
        finding.direction,
        Some(Direction::Stronger | Direction::Weaker)
    );
    match finding.kind {
        FindingKind::OperativeVerb if is_ranked => 72,
        FindingKind::OperativeVerb => 48,
        FindingKind::Duty if is_ranked => 70,
        FindingKind::Duty => 56,
        FindingKind::Figure if finding.old.is_empty() || finding.new.is_empty() => 46,
        FindingKind::Figure | FindingKind::Date
            if !finding.old.is_empty() && !finding.new.is_empty() =>
        {
            64
        }
        FindingKind::StaleReference if matches!(finding.direction, Some(Direction::Added)) => 0,
        FindingKind::StaleReference => 62,
        FindingKind::Qualifier if is_ranked => 60,
        FindingKind::Bracket => 58,
        FindingKind::Alternative => 50,
        FindingKind::Date => 42,
        FindingKind::Reference | FindingKind::CrossReference => 38,
        _ => 0,
    }
}

/// One change in one sentence: `Operative paragraph 4: “Urges” becomes “Encourages” (weaker).`
fn sentence(change: &Change, comparison: &Comparison) -> String {
    let place = match change.action {
        Action::Removed | Action::Split => format!(
            "{} of the old draft",
            aloud(&old_places(change, comparison))
        ),
        _ => aloud(&new_places(change, comparison)),
    };
    let opening = || {
        change
            .edits
            .first()
            .map_or(String::new(), |edit| opening_words(&edit.text))
    };
    match change.action {
        Action::Added => return format!("{place} is new: “{}”.", opening()),
        Action::Removed => return format!("{place} is gone: “{}”.", opening()),
        _ => {}
    }
    let mut phrases: Vec<String> = Vec::new();
    let mut findings: Vec<&Finding> = change
        .findings
        .iter()
        .filter(|finding| weight_of(finding) > 0)
        .collect();
    findings.sort_by_key(|finding| u32::MAX - weight_of(finding));
    let more = findings.len().saturating_sub(FINDINGS_TOLD);
    findings.truncate(FINDINGS_TOLD);
    findings.sort_by_key(|finding| finding.kind);
    phrases.extend(findings.into_iter().map(phrase));
    let what = what_happened(change, comparison).replace(", was ", "; it was ");
    let what = match change.action {
        Action::Split | Action::Merged => Some(what),
        _ if change.pairing.moved == Some(Move::Alone) => Some(what),
        _ => None,
    };
    let is_unchanged = change.action == Action::Unchanged;
    match (phrases.is_empty(), what) {
        (true, Some(what)) if is_unchanged => format!("{place} is {what}."),
        (true, Some(what)) => format!("{place} is {what}: {}.", in_words(change)),
        (true, None) => format!("{place} is reworded: {}.", in_words(change)),
        (false, what) => {
            let what = what.map_or(String::new(), |what| format!(" is {what}"));
            let more = match more {
                0 => String::new(),
                1 => "; and 1 more finding".to_owned(),
                _ => format!("; and {more} more findings"),
            };
            format!("{place}{what}: {}{more}.", phrases.join("; "))
        }
    }
}

/// The change of words as it is said aloud, without arrows.
fn in_words(change: &Change) -> String {
    in_a_few_words(change).replace("” → “", "” becomes “")
}

/// A finding as part of a sentence: `“Urges” becomes “Encourages” (weaker)`.
fn phrase(finding: &Finding) -> String {
    let (old, new) = (quoted(&finding.old), quoted(&finding.new));
    let direction = match finding.direction {
        Some(Direction::Changed) | None => String::new(),
        Some(direction) => format!(" ({})", direction.name()),
    };
    let becomes = || format!("{old} becomes {new}{direction}");
    match (finding.kind, finding.old.is_empty(), finding.new.is_empty()) {
        (FindingKind::StaleReference, ..) => {
            format!("{new} is printed as it was and no longer means the same clause")
        }
        (FindingKind::Bracket, ..) if !finding.subject.is_empty() => {
            format!(
                "it has {} {}, was {}",
                finding.new, finding.subject, finding.old
            )
        }
        (FindingKind::Bracket, false, false) => match finding.direction {
            Some(Direction::Closed) => format!("{old} is settled as {new}"),
            Some(Direction::Opened) => format!("{old} is put in brackets"),
            _ => becomes(),
        },
        (FindingKind::Bracket, true, _) => format!("{new} is new, in brackets"),
        (FindingKind::Bracket, ..) => format!("{old} is dropped"),
        (FindingKind::Alternative, false, false) => {
            format!("{} becomes {}", finding.old, finding.new)
        }
        (FindingKind::Duty, true, _) => {
            format!("it adds {}", quoted(&with_bearer(finding, &finding.new)))
        }
        (FindingKind::Duty, _, true) => {
            format!("it drops {}", quoted(&with_bearer(finding, &finding.old)))
        }
        (FindingKind::Duty, ..) if !finding.subject.is_empty() => {
            format!(
                "{old} becomes {new}{direction}, of {}",
                quoted(&finding.subject)
            )
        }
        (FindingKind::Qualifier, true, _) => format!("it adds {new}{direction}"),
        (FindingKind::Qualifier, _, true) => format!("it drops {old}{direction}"),
        (FindingKind::Reference | FindingKind::CrossReference, true, _) => {
            format!("it cites {new}")
        }
        (FindingKind::Reference | FindingKind::CrossReference, _, true) => {
            format!("it no longer cites {old}")
        }
        (_, true, _) => format!("it adds {new}"),
        (_, _, true) => format!("it drops {old}"),
        _ => becomes(),
    }
}

/// A replacement in one sentence: `“cybercrime” becomes “…” throughout, in 14 clauses: PP1, PP2 and 12 more.`
pub fn replaced(replacement: &Replacement, comparison: &Comparison) -> String {
    let changes = replacement
        .changes
        .iter()
        .filter_map(|&at| comparison.changes.get(at));
    let mut places: Vec<String> = changes
        .map(|change| new_places(change, comparison))
        .take(PLACES_NAMED)
        .collect();
    let more = replacement.changes.len().saturating_sub(places.len());
    if more > 0 {
        places.push(format!("{more} more"));
    }
    let still = match replacement.remaining {
        0 => String::new(),
        1 => "; it still stands once".to_owned(),
        times => format!("; it still stands {times} times"),
    };
    format!(
        "{} becomes {} throughout, in {}: {}{still}.",
        quoted(&replacement.old),
        quoted(&replacement.new),
        counted(replacement.changes.len(), "clause"),
        list(&places)
    )
}

/// The changes in which nothing happened but replacements that run through the draft, in order.
fn only_replaced(comparison: &Comparison) -> Vec<usize> {
    let replacements = &comparison.overall.replacements;
    let mut touched: Vec<usize> = replacements
        .iter()
        .flat_map(|replacement| replacement.changes.iter().copied())
        .collect();
    touched.sort_unstable();
    touched.dedup();
    touched.retain(|&at| {
        comparison.changes.get(at).is_some_and(|change| {
            let hunks = change.edits.split(|edit| edit.op == EditOp::Equal);
            change
                .findings
                .iter()
                .all(|finding| weight_of(finding) == 0)
                && hunks
                    .filter(|hunk| !hunk.is_empty())
                    .all(|hunk| is_replaced(hunk, replacements))
        })
    });
    touched
}

/// True for changed words that one of the replacements explains.
fn is_replaced(hunk: &[Edit], replacements: &[Replacement]) -> bool {
    let words = |op: EditOp| {
        let texts = hunk.iter().filter(|edit| edit.op == op);
        texts
            .map(|edit| edit.text.trim().to_lowercase())
            .collect::<String>()
    };
    let (old, new) = (words(EditOp::Delete), words(EditOp::Insert));
    if old.is_empty() || new.is_empty() {
        return false;
    }
    replacements.iter().any(|replacement| {
        let (was, is) = (
            replacement.old.to_lowercase(),
            replacement.new.to_lowercase(),
        );
        // The word after it, which stayed, is part of the term but not of the changed words.
        old.replace(&was, &is) == new || (was.starts_with(&old) && is.starts_with(&new))
    })
}

/// How much of the text is not agreed: `4 % of the text stands in brackets, it was 12 %.`
pub fn in_brackets(comparison: &Comparison) -> Option<String> {
    let shares = comparison.overall.in_brackets;
    let percent = |share: f64| match share * 100.0 {
        share if share > 0.0 && share < 1.0 => "Less than 1 %".to_owned(),
        share => format!("{share:.0} %"),
    };
    let (old, new) = (percent(shares.old).to_lowercase(), percent(shares.new));
    match (shares.old > 0.0, shares.new > 0.0) {
        (false, false) => None,
        _ if old == new.to_lowercase() => None,
        (true, false) => Some(format!(
            "Nothing stands in brackets any more; {old} of the old draft did."
        )),
        (false, true) => Some(format!(
            "{new} of the text stands in brackets now; nothing did in the old draft."
        )),
        (true, true) => Some(format!(
            "{new} of the text stands in brackets; it was {old}."
        )),
    }
}

/// The findings counted, in the order of their kinds: `1 verb weaker, 2 duties stronger, 1 date later`.
pub fn finding_counts(comparison: &Comparison) -> String {
    let mut counts: BTreeMap<(FindingKind, &'static str), usize> = BTreeMap::new();
    for finding in comparison
        .changes
        .iter()
        .flat_map(|change| &change.findings)
    {
        let direction = match (finding.kind, finding.direction) {
            (FindingKind::CrossReference | FindingKind::VerbSequence, None)
            | (FindingKind::StaleReference, Some(Direction::Added)) => continue,
            (_, direction) => direction.map_or("changed", Direction::name),
        };
        if noun(finding.kind).is_some() {
            *counts.entry((finding.kind, direction)).or_default() += 1;
        }
    }
    let told: Vec<String> = counts
        .into_iter()
        .filter_map(|((kind, direction), count)| {
            let (one, many) = noun(kind)?;
            let noun = if count == 1 { one } else { many };
            Some(format!("{count} {noun} {direction}"))
        })
        .collect();
    told.join(", ")
}

const fn noun(kind: FindingKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        FindingKind::OperativeVerb => ("verb", "verbs"),
        FindingKind::Duty => ("duty", "duties"),
        FindingKind::Qualifier => ("qualifier", "qualifiers"),
        FindingKind::Bracket => ("bracket", "brackets"),
        FindingKind::Alternative => ("choice", "choices"),
        FindingKind::Figure => ("figure", "figures"),
        FindingKind::Date => ("date", "dates"),
        FindingKind::Reference => ("citation", "citations"),
        FindingKind::CrossReference => ("reference", "references"),
        FindingKind::StaleReference => ("stale reference", "stale references"),
        _ => return None,
    })
}
