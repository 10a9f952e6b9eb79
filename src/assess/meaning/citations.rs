//! Documents cited: resolutions, decisions, symbols, standards, and the articles and paragraphs of other texts.

use std::ops::Range;

use crate::model::{FindingKind, Symbol};

use super::super::references::Cite;
use super::dates::day_and_month;
use super::mark::Mark;
use super::reader::Reader;

/// Words between a number and the "resolution" that it is one of: the items of a list with their dates.
const LIST_WORDS: usize = 60;
/// Words that the name of an instrument is read with: "United Nations Framework Convention on Climate Change".
const NAME_WORDS: usize = 14;

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
                group.words.start == 0 && matches!(reader.lower(group.words.end), "" | ":");
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
        let comma = usize::from(reader.lower(end) == ",");
        while let Some(group) = groups.next_if(|group| group.words.start <= end + comma) {
            shown = format!("{shown}, {}", reader.slice(&group.words));
            key = format!("{key} {}", reader.slice(&group.words).to_lowercase());
            end = group.words.end;
        }
        let mut start = at;
        // "Article 5 of Regulation (EU) 2016/679": one thing that is cited.
        if let Some(outer) = marks.pop_if(|last| stands_under(reader, last, at)) {
            start = outer.words.start;
            reader.slice(&(start..end)).clone_into(&mut shown);
            key = format!("{key} {}", outer.key);
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

/// True for an article that is said to stand in the document cited next: "of", "of the", "to".
fn stands_under(reader: &Reader<'_>, last: &Mark, at: usize) -> bool {
    let start = reader.has(last.words.end, ",").unwrap_or(last.words.end);
    let of = reader.has(start, "of").or_else(|| reader.has(start, "to"));
    let of = of.map(|of| reader.has(of, "the").unwrap_or(of));
    last.kind == FindingKind::Reference && of == Some(at)
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
    }
}

/// The noun of a list of documents, in the singular.
fn citing_noun(word: &str) -> Option<&'static str> {
    match word {
        "resolution" | "resolutions" => Some("resolution"),
        "decision" | "decisions" => Some("decision"),
        _ => None,
    }
}

/// A document cited here: where it ends, how it is shown, and its key.
fn document(
    reader: &Reader<'_>,
    at: usize,
    listed: Option<&str>,
) -> Option<(usize, String, String)> {
    let word = reader.word(at);
    let lower = reader.lower(at);
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    if let Some(found) = union_act(reader, at) {
        return Some(found);
    }
    if !has_digit {
        return standard(reader, at);
    }
    let named =
        |number: &str| listed.map_or_else(|| number.to_owned(), |noun| format!("{noun} {number}"));
    if word.contains('/') {
        let is_symbol = Symbol::parse(word).is_some();
        let of_conference = word.split_once('/').is_some_and(|(number, body)| {
            number.bytes().all(|byte| byte.is_ascii_digit())
                && body.starts_with(|c: char| c.is_ascii_uppercase())
        });
        let of_list = listed.is_some()
            && word.split('/').all(|part| {
                let digits = part.trim_start_matches(['E', 'S', '-']);
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            });
        return if is_symbol {
            Some((at + 1, word.to_owned(), lower.to_owned()))
        } else if of_conference || of_list {
            Some((at + 1, named(word), lower.to_owned()))
        } else {
            None
        };
    }
    // "resolution 1325 (2000)", "resolution 2758 (XXVI)"
    let number_of_list = citing_noun(reader.lower_before(at, 1)).is_some()
        || (listed.is_some() && matches!(reader.lower_before(at, 1), "," | "and" | "or"));
    let is_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let in_brackets = reader.lower(at + 1) == "(" && reader.lower(at + 3) == ")";
    let year = reader.word(at + 2);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = year
        .chars()
        .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'S' | '-'))
        && !year.is_empty();
    (is_number && number_of_list && in_brackets && (is_year || is_roman)).then(|| {
        let number = reader.slice(&(at..at + 4));
        (at + 4, named(number), number.to_lowercase())
    })
}

/// `Regulation (EU) 2016/679`, `Directive 2014/90/EU`, `Regulation (EC) No 765/2008`.
fn union_act(reader: &Reader<'_>, at: usize) -> Option<(usize, String, String)> {
    if !matches!(
        reader.word(at),
        "Regulation" | "Regulations" | "Directive" | "Directives" | "Decision"
    ) {
        return None;
    }
    let mut end = at + 1;
    if reader.lower(end) == "(" && reader.lower(end + 2) == ")" {
        end += 3;
    }
    end += usize::from(reader.lower(end) == "no");
    let number = reader.word(end);
    let is_number = number.contains('/')
        && number
            .split('/')
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            .count()
            >= 2;
    is_number.then(|| {
        let shown = reader.slice(&(at..end + 1)).to_owned();
        (end + 1, shown, number.to_lowercase())
    })
}

/// `RFC 2119`, `ISO 27001`, `NIST 800-63`.
fn standard(reader: &Reader<'_>, at: usize) -> Option<(usize, String, String)> {
    let is_body = matches!(
        reader.word(at),
        "RFC" | "ISO" | "IEC" | "IEEE" | "NIST" | "ISO/IEC" | "CWE" | "BCP" | "FIPS"
    );
    let number = reader.word(at + 1);
    (is_body && number.starts_with(|c: char| c.is_ascii_digit())).then(|| {
        let shown = reader.slice(&(at..at + 2)).to_owned();
        let key = shown.to_lowercase();
        (at + 2, shown, key)
    })
}

/// Articles and paragraphs cited together: "Article 6, paragraphs 2 and 3, of the Charter".
struct Group {
    words: Range<usize>,
    cites: Range<usize>,
}

/// Cites that stand in one reference: nothing but nouns, commas and "and" between their numbers.
fn groups(reader: &Reader<'_>, cites: &[Cite]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (position, cite) in cites.iter().enumerate() {
        let number = reader.at_byte(cite.range.start);
        let end = reader.at_byte(cite.range.end.saturating_sub(1)) + 1;
        if let Some(group) = groups.last_mut()
            && number >= group.words.end
            && (group.words.end..number).all(|between| belongs(reader.lower(between)))
            && number - group.words.end <= 5
        {
            group.words.end = end;
            group.cites.end = position + 1;
            continue;
        }
        if groups.last().is_some_and(|group| number < group.words.end) {
            if let Some(group) = groups.last_mut() {
                group.words.end = group.words.end.max(end);
                group.cites.end = position + 1;
            }
            continue;
        }
        let noun = (1..=3)
            .filter_map(|back| number.checked_sub(back))
            .find(|&noun| is_noun(reader.lower(noun)));
        groups.push(Group {
            words: noun.unwrap_or(number)..end,
            cites: position..position + 1,
        });
    }
    for group in &mut groups {
        if reader.lower(group.words.end) == ")" {
            group.words.end += 1;
        }
        group.words.end = with_instrument(reader, group.words.end);
    }
    groups
}

fn is_noun(word: &str) -> bool {
    word == "§"
        || word.starts_with("art")
        || word.starts_with("para")
        || word.starts_with("subpara")
        || word.starts_with("sub-para")
        || word.starts_with("sect")
        || word.starts_with("annex")
        || word.starts_with("clause")
        || word.starts_with("chapter")
        || word.starts_with("rule")
        || matches!(
            word,
            "part"
                | "parts"
                | "schedule"
                | "schedules"
                | "appendix"
                | "point"
                | "points"
                | "item"
                | "items"
                | "regulation"
                | "regulations"
                | "principle"
                | "principles"
                | "table"
                | "tables"
                | "footnote"
                | "footnotes"
                | "op"
                | "pp"
                | "exhibit"
                | "attachment"
                | "title"
                | "titles"
                | "option"
                | "options"
                | "sec"
        )
}

fn belongs(word: &str) -> bool {
    is_noun(word)
        || matches!(
            word,
            "," | "and"
                | "or"
                | "to"
                | "through"
                | "-"
                | "–"
                | "("
                | ")"
                | "of"
                | "the"
                | "."
                | "and/or"
                | "&"
        )
}

/// Where ", of the Paris Agreement" ends after an article; the same place when no name follows.
fn with_instrument(reader: &Reader<'_>, end: usize) -> usize {
    let comma = usize::from(reader.lower(end) == ",");
    let Some(mut at) = reader
        .has(end + comma, "of the")
        .or_else(|| reader.has(end + comma, "to the"))
    else {
        return end;
    };
    let start = at;
    let mut last = end;
    while at < start + NAME_WORDS {
        let word = reader.word(at);
        if word.starts_with(char::is_uppercase) {
            at += 1;
            last = at;
            if is_instrument(word) {
                break;
            }
        } else if matches!(word, "of" | "on" | "the" | "for" | "and") && at > start {
            at += 1;
        } else {
            break;
        }
    }
    if (start..last).any(|word| is_instrument(reader.word(word))) {
        last
    } else {
        end
    }
}

fn is_instrument(word: &str) -> bool {
    matches!(
        word,
        "Agreement"
            | "Convention"
            | "Charter"
            | "Covenant"
            | "Protocol"
            | "Statute"
            | "Treaty"
            | "Declaration"
            | "Constitution"
            | "Regulation"
            | "Directive"
            | "Act"
            | "Code"
            | "Compact"
            | "Agenda"
            | "TFEU"
            | "TEU"
    )
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
    let key = shown.to_lowercase();
    mark(FindingKind::Reference, group.words, shown, key, class)
}
