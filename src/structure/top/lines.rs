//! Lines above the text that tell by their form what they are.

use super::super::mark::{Decoration, Mark};
use super::super::numeral::{Reading, roman};
use super::super::shape::{heading_like, word_count};
use super::super::sponsors::{SponsorsLine, sponsors_line};
use super::{LONGEST_TITLE, Top};
use crate::model::ClauseKind;

/// A line whose form tells what it is, and whether only the title may stand below it.
pub(super) fn known_line(text: &str, top: &mut Top) -> Option<(ClauseKind, bool)> {
    if let Some(SponsorsLine {
        sponsors,
        document_type,
    }) = sponsors_line(text)
    {
        top.sponsors.extend(sponsors);
        top.document_type = document_type;
        return Some((ClauseKind::Sponsors, true));
    }
    if is_recommendation(text) {
        return Some((ClauseKind::Recommendation, true));
    }
    if is_document_type(text) {
        if top.document_type.is_empty() {
            top.document_type = text.trim().trim_end_matches('*').to_string();
        }
        return Some((ClauseKind::Masthead, true));
    }
    let lower = text.trim_start().to_lowercase();
    let bracketed = ["[without reference", "[on the report", "[without a vote"]
        .iter()
        .any(|front| lower.starts_with(front));
    if bracketed {
        return Some((ClauseKind::Masthead, true));
    }
    let plain = [
        "united nations",
        "distr",
        "original:",
        "english only",
        "agenda item",
    ]
    .iter()
    .any(|front| lower.starts_with(front));
    plain.then_some((ClauseKind::Masthead, false))
}

/// `The Commission recommends to the Council the adoption of the following draft …`
fn is_recommendation(text: &str) -> bool {
    const LONGEST: usize = 900;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    lower.contains(" recommend")
        && [
            "adoption",
            "approval",
            "adopt ",
            "approve ",
            "following draft",
        ]
        .iter()
        .any(|what| lower.contains(what))
        && (lower.contains("draft ") || lower.contains("following"))
}

/// `Draft resolution`, `Resolution adopted by the Assembly on …`, `Decision 3/CP.40`
fn is_document_type(text: &str) -> bool {
    let text = text.trim().trim_end_matches('*').trim_end();
    if word_count(text, 20) >= 20 {
        return false;
    }
    let lower = text.to_lowercase();
    if lower.contains(" adopted by ") {
        return ["resolution", "decision", "declaration", "draft"]
            .iter()
            .any(|paper| lower.starts_with(paper));
    }
    let fronts = [
        "revised draft resolution",
        "revised draft decision",
        "draft resolution",
        "draft decision",
        "draft conclusions",
        "resolution",
        "decision",
        "proposal by",
        "draft proposal by",
    ];
    fronts.iter().any(|front| {
        lower.strip_prefix(front).is_some_and(|rest| {
            let rest = rest.trim_start();
            front.ends_with(" by") || rest.is_empty() || is_paper_number(rest)
        })
    })
}

/// `3/CP.40`, `-/CMA.6`, `II`, `2345 (2031)`
fn is_paper_number(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or("");
    let numbered = first.chars().any(|c| c.is_ascii_digit())
        || roman(first).is_some()
        || first.starts_with("-/");
    numbered && words.all(|word| word.starts_with('('))
}

pub(super) fn is_title(text: &str) -> bool {
    heading_like(text, LONGEST_TITLE)
        || resolution_number(text).is_some()
        || (word_count(text, LONGEST_TITLE) < LONGEST_TITLE
            && !text.trim_end().ends_with(['.', ';', ',', ':']))
}

pub(super) fn is_preamble_heading(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "preamble" | "préambule" | "preámbulo" | "whereas:" | "recitals"
    )
}

/// The `88/6.` before the title of an adopted resolution.
pub(super) fn resolution_number(text: &str) -> Option<Mark> {
    let start = text.len() - text.trim_start().len();
    let (number, _) = text.trim_start().split_once('.')?;
    let (session, item) = number.split_once('/')?;
    let letters = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let item_number = item.strip_suffix(letters)?;
    let ordinals = vec![session.parse().ok()?, item_number.parse().ok()?];
    if letters.len() > 2 || !letters.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let rest = text.get(start + number.len() + 1..)?;
    let space = rest.len() - rest.trim_start().len();
    if rest.trim().is_empty() || space == 0 {
        return None;
    }
    Some(Mark {
        cut: start..start + number.len() + 1 + space,
        printed: number.to_string(),
        word: String::new(),
        class: None,
        shown_word: "",
        decoration: Decoration::Dot,
        readings: vec![Reading::arabic(ordinals)],
        suffix: letters.to_string(),
        quoted: false,
        sure: true,
        inner: None,
    })
}
