//! Articles and paragraphs that are cited together, with the instrument that they stand in.

use std::ops::Range;

use super::super::super::references::Cite;
use super::super::reader::Reader;
use super::documents::citing_noun;

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

/// The parts of a reference in one order: "paragraph 2 of Article 6" says what "Article 6, paragraph 2" says.
pub(super) fn in_order(shown: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut names = String::new();
    for word in shown.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.')) {
        let lower = word.to_lowercase();
        let is_numbered = parts.last().is_some_and(|part| part.contains(' '));
        if matches!(lower.as_str(), "" | "of" | "the" | "and") || citing_noun(&lower).is_some() {
            continue;
        }
        if is_noun(&lower) {
            parts.push(noun_name(&lower).to_owned());
        } else if word.len() > 1
            && word.starts_with(char::is_uppercase)
            && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
        {
            names.push(' ');
            names.push_str(&lower);
        } else if (is_numbered || lower != "to")
            && let Some(part) = parts.last_mut()
        {
            part.push(' ');
            part.push_str(&lower);
        } else if lower != "to" {
            parts.push(format!(" {lower}"));
        }
    }
    parts.sort_unstable();
    parts.join(" ") + &names
}

/// One name for a noun in the singular, the plural and short.
fn noun_name(noun: &str) -> &str {
    for name in ["paragraph", "subparagraph", "article", "section"] {
        if name.starts_with(noun) || noun.strip_suffix('s') == Some(name) {
            return name;
        }
    }
    match noun {
        "arts" => "article",
        "paras" => "paragraph",
        "subparas" => "subparagraph",
        _ => noun.strip_suffix('s').unwrap_or(noun),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_reference_say_the_same_in_any_order() {
        for (one, other, expected) in [
            ("paragraph 2 of Article 6", "Article 6, paragraph 2", true),
            ("Article 6, paragraph 2", "Article 2, paragraph 6", false),
            ("paragraphs 2 and 4", "paragraphs 2, 4", true),
            ("paragraphs 2 to 4", "paragraphs 2 and 4", false),
            ("para. 2", "paragraph 2", true),
            (
                "paragraph 7 of the annex to decision",
                "annex, paragraph 7",
                true,
            ),
            (
                "paragraph 2 of Article 6 of the Lamp Treaty",
                "Article 6, paragraph 2, of the Lamp Treaty",
                true,
            ),
            ("Annex II", "Annex I", false),
        ] {
            assert_eq!(
                in_order(one) == in_order(other),
                expected,
                "{one} / {other}"
            );
        }
    }
}
