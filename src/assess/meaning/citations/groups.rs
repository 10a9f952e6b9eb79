//! Articles and paragraphs that are cited together, with the instrument that they stand in.

use std::ops::Range;

use super::super::super::references::Cite;
use super::super::reader::Reader;

/// Words that the name of an instrument is read with: "United Nations Framework Convention on Climate Change".
const NAME_WORDS: usize = 14;

/// Articles and paragraphs cited together: "Article 6, paragraphs 2 and 3, of the Charter".
pub(super) struct Group {
    pub(super) words: Range<usize>,
    pub(super) cites: Range<usize>,
}

/// Cites that stand in one reference: nothing but nouns, commas and "and" between their numbers.
pub(super) fn groups(reader: &Reader<'_>, cites: &[Cite]) -> Vec<Group> {
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
