//! What matters most: the findings counted, and the changes in the order in which a delegate wants to hear of them.

mod counts;
mod groups;
mod replaced;
mod sentence;
mod weight;

use super::findings::finding as told;
use crate::model::{Change, Comparison, Finding, FindingKind, Replacement};

pub(super) use counts::finding_counts;
use groups::groups;
use replaced::only_replaced;
pub use replaced::replaced;
use sentence::sentence;
use weight::{weight, weight_of_replacement};

/// Sentences at most: more are no headline but the report itself.
const MOST_SENTENCES: usize = 10;
/// Sentences at least, where there is so much to tell.
const FEWEST_SENTENCES: usize = 3;

/// When so much more or less of a text stands in brackets, that is the news of the day.
const MUCH_IN_BRACKETS: f64 = 0.05;

/// The three to ten changes that matter most, the most important first, each in one sentence.
///
/// Many clauses of a kind that are new, gone or elsewhere are told together.
/// `is_shown` leaves out changes that the reader did not ask for. Empty when
/// there is nothing of substance to tell.
pub fn what_matters(comparison: &Comparison, is_shown: impl Fn(&Change) -> bool) -> Vec<String> {
    let matters = matters(comparison, is_shown).into_iter();
    matters.map(|matter| matter.sentence).collect()
}

/// A sentence about what matters, and the change that it tells, or the first of those.
pub struct Matter<'c> {
    /// The whole sentence.
    pub sentence: String,
    /// `None` where it is about the drafts as a whole.
    pub change: Option<&'c Change>,
}

/// As [`what_matters`], with the changes that the sentences tell.
pub fn matters(comparison: &Comparison, is_shown: impl Fn(&Change) -> bool) -> Vec<Matter<'_>> {
    let told_as_a_whole = only_replaced(comparison);
    let weighed: Vec<(u32, &Change)> = comparison
        .changes
        .iter()
        .enumerate()
        .filter(|(position, change)| {
            told_as_a_whole.binary_search(position).is_err() && is_shown(change)
        })
        .map(|(_, change)| (weight(change, comparison), change))
        .filter(|(weight, _)| *weight > 0)
        .collect();
    let grouped = groups(&weighed, comparison);
    let single = grouped.single.into_iter();
    let mut news: Vec<(u32, News<'_>)> = single
        .map(|(weight, change)| (weight, News::Change(change)))
        .collect();
    let together = grouped.sentences.into_iter();
    news.extend(together.map(|(weight, first, said)| (weight, News::Said(said, first))));
    for finding in &comparison.overall.findings {
        let weight = match (finding.kind, finding.subject.as_str()) {
            (FindingKind::Title, _) => 75,
            (FindingKind::Masthead, "organ") => 70,
            // Sponsors stand in a sentence of their own; a new date and symbol are no news.
            _ => continue,
        };
        news.push((weight, News::Overall(finding)));
    }
    for replacement in &comparison.overall.replacements {
        let weight = weight_of_replacement(replacement);
        news.push((weight, News::Replacement(replacement)));
    }
    let brackets = comparison.overall.in_brackets;
    let weight = if (brackets.old - brackets.new).abs() >= MUCH_IN_BRACKETS {
        100
    } else {
        66
    };
    let in_brackets = in_brackets(comparison);
    news.extend(in_brackets.map(|said| (weight, News::Said(said, None))));
    // Stable: of two that weigh the same, the one that stands first is told first.
    news.sort_by_key(|(weight, _)| u32::MAX - weight);
    news.truncate(MOST_SENTENCES);
    let missing = FEWEST_SENTENCES.saturating_sub(news.len());
    let more = grouped.together.into_iter().take(missing);
    news.into_iter()
        .map(|(_, news)| news)
        .chain(more.map(News::Change))
        .map(|news| Matter {
            change: news.change(comparison),
            sentence: news.sentence(comparison),
        })
        .collect()
}

/// Something to tell, of which the sentence is made when it is known that it is told.
enum News<'c> {
    Change(&'c Change),
    Overall(&'c Finding),
    Replacement(&'c Replacement),
    Said(String, Option<&'c Change>),
}

impl<'c> News<'c> {
    fn change(&self, comparison: &'c Comparison) -> Option<&'c Change> {
        match self {
            Self::Change(change) => Some(change),
            Self::Overall(_) => None,
            Self::Replacement(replacement) => comparison.changes.get(*replacement.changes.first()?),
            Self::Said(_, change) => *change,
        }
    }

    fn sentence(self, comparison: &Comparison) -> String {
        match self {
            Self::Change(change) => sentence(change, comparison),
            Self::Overall(finding) => told(finding),
            Self::Replacement(replacement) => replaced(replacement, comparison),
            Self::Said(sentence, _) => sentence,
        }
    }
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
