//! Documents cited: resolutions, decisions, symbols, standards, and the articles and paragraphs of other texts.

mod documents;
mod groups;

use std::ops::Range;

use crate::model::FindingKind;

use super::super::references::Cite;
use super::dates::day_and_month;
use super::mark::{Mark, Told};
use super::reader::Reader;
use documents::{citing_noun, document};
use groups::{Group, groups, in_order};

/// Words between a number and the "resolution" that it is one of: the items of a list with their dates.
const LIST_WORDS: usize = 60;

/// Finds what a text cites and claims the words.
///
/// `cites` are the articles and paragraphs in it, `targets` what they mean in
/// the same draft, where they mean anything there.
pub(super) fn citations(
    reader: &Reader<'_>,
    cites: &[Cite],
    targets: &[Option<String>],
    claimed: &mut [bool],
) -> Vec<Mark> {
    let mut groups = groups(reader, cites).into_iter().peekable();
    let mut marks: Vec<Mark> = Vec::new();
    let mut noun = None;
    let mut at = 0;
    while at < reader.len() {
        if let Some(group) = groups.next_if(|group| group.words.start <= at) {
            let end = group.words.end.max(at + 1);
            // "Option 2: …", and the heading "Article 2": the clause's own number.
            let is_own =
                group.words.start == 0 && matches!(reader.lower(group.words.end), "" | ":" | ".");
            if !is_own {
                marks.push(inner(reader, group, targets));
            }
            at = end;
            continue;
        }
        if let Some(named) = citing_noun(reader.lower(at)) {
            noun = Some((at, named));
        } else if matches!(reader.lower(at), "." | ";") {
            noun = None;
        }
        let listed = noun
            .filter(|(start, _)| at - start <= LIST_WORDS)
            .map(|(_, named)| named);
        let Some((mut end, mut shown, mut key)) = document(reader, at, listed) else {
            at += 1;
            continue;
        };
        if let Some((date, _, value)) = reader
            .has(end, "of")
            .and_then(|date| day_and_month(reader, date))
        {
            shown = format!("{shown} {}", reader.slice(&(end..date)));
            key = format!("{key} {value}");
            end = date;
        }
        // "decision 1/CP.16, paragraphs 2 and 4": one thing that is cited.
        let document = at..end;
        while let Some(group) = groups.next_if(|group| group.words.start <= on_to(reader, end)) {
            end = group.words.end;
        }
        if end > document.end {
            let within = reader.slice(&(document.end..end));
            let within = within.trim_start_matches([',', ' ']);
            shown = format!("{shown}, {within}");
            key = format!("{key} {}", in_order(within));
        }
        let mut start = at;
        // "Article 5 of Regulation (EU) 2016/679": one thing that is cited.
        if let Some(outer) = marks.pop_if(|last| stands_under(reader, last, at)) {
            start = outer.words.start;
            reader.slice(&(start..end)).clone_into(&mut shown);
            key = format!("{key} {}", in_order(reader.slice(&(start..at))));
        }
        marks.push(mark(
            FindingKind::Reference,
            start..end,
            shown,
            key,
            "document".to_owned(),
        ));
        at = end;
    }
    for mark in &marks {
        for word in claimed
            .iter_mut()
            .take(mark.words.end)
            .skip(mark.words.start)
        {
            *word = true;
        }
    }
    marks
}

/// Where a paragraph of the document that ends here may begin: after a comma, after "annex".
fn on_to(reader: &Reader<'_>, end: usize) -> usize {
    let comma = |at: usize| at + usize::from(reader.lower(at) == ",");
    let annex = comma(end);
    if reader.lower(annex) == "annex" {
        comma(annex + 1)
    } else {
        annex
    }
}

/// True for an article that is said to stand in the document cited next: "of", "of the annex to", "of decision".
fn stands_under(reader: &Reader<'_>, last: &Mark, at: usize) -> bool {
    let of = |at: usize| {
        let of = reader.has(at, "of").or_else(|| reader.has(at, "to"))?;
        Some(reader.has(of, "the").unwrap_or(of))
    };
    let start = reader.has(last.words.end, ",").unwrap_or(last.words.end);
    let Some(mut document) = of(start) else {
        return false;
    };
    if reader.lower(document) == "annex"
        && let Some(outer) = of(document + 1)
    {
        document = outer;
    }
    let is_named = document + 1 == at && citing_noun(reader.lower(document)).is_some();
    last.kind == FindingKind::Reference && (document == at || is_named)
}

fn mark(kind: FindingKind, words: Range<usize>, shown: String, key: String, class: String) -> Mark {
    Mark {
        kind,
        words,
        shown,
        key,
        class,
        value: None,
        subject: String::new(),
        told: Told::Always,
    }
}

fn inner(reader: &Reader<'_>, group: Group, targets: &[Option<String>]) -> Mark {
    let own: Option<Vec<&str>> = targets
        .get(group.cites)
        .unwrap_or(&[])
        .iter()
        .map(Option::as_deref)
        .collect();
    let shown = reader.slice(&group.words).to_owned();
    let class = shown
        .split(' ')
        .next()
        .unwrap_or("")
        .trim_end_matches('s')
        .to_lowercase();
    if let Some(own) = own.filter(|own| !own.is_empty()) {
        // A clause of the same draft: the same one whatever its number is now.
        let key = own.join(" ");
        return mark(FindingKind::CrossReference, group.words, shown, key, class);
    }
    let key = in_order(&shown);
    mark(FindingKind::Reference, group.words, shown, key, class)
}
