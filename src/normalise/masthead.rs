//! The lines at the top and the bottom of a United Nations document, one block each.

use crate::model::FurnitureKind;
use crate::text::MONTHS;

use super::assemble::Paragraph;
use super::{Taken, edit, symbol};

/// Paragraphs at the top that may be the masthead.
const TOP: usize = 25;
/// Lines that tools join into one.
const MOST_LINES: usize = 8;
/// Bytes that such a line has at most.
const LONGEST: usize = 1500;
/// Bytes that a line of its own has at most.
const LONGEST_LINE: usize = 120;
/// Words that begin a line of the masthead wherever tools joined it to the line before.
const STARTS: &[&str] = &[
    "Distr.:",
    "Original:",
    "Agenda item ",
    "Agenda items ",
    "Item ",
];
/// The official languages, then the words between them.
const LANGUAGES: &[&str] = &[
    "Arabic", "Chinese", "English", "French", "Russian", "Spanish", "and", "only",
];

/// True for a line of the masthead: it neither goes on nor continues.
pub(super) fn is_line(text: &str) -> bool {
    if text.len() > LONGEST_LINE {
        return false;
    }
    text.starts_with("Distr.:")
        || begins(text, "Original:")
        || text.eq_ignore_ascii_case("United Nations")
        || is_language(text)
        || item_number(text).is_some_and(|end| end == text.len())
        || text.ends_with(" session") && text.split(' ').count() <= 4
        || symbol::looks_like(text)
        || is_date(text)
}

/// Parts joined lines of the masthead, joins `Distr.:` to its date, takes off what says nothing of the draft.
pub(super) fn settle(paragraphs: &mut Vec<Paragraph>, taken: &mut Taken) {
    part_closing(paragraphs);
    let is_masthead = |text: &str| {
        begins(text, "United Nations") || text.contains("Distr.:") || symbol::looks_like(text)
    };
    if !paragraphs.iter().take(TOP).any(|it| is_masthead(it.text())) {
        return;
    }
    let rest = paragraphs.split_off(paragraphs.len().min(TOP));
    let mut parts: Vec<Paragraph> = Vec::with_capacity(TOP + rest.len());
    for paragraph in paragraphs.drain(..) {
        part(paragraph, &mut parts);
    }
    for paragraph in parts {
        let text = paragraph.text();
        if text.eq_ignore_ascii_case("United Nations")
            || begins(text, "Original:")
            || is_language(text)
        {
            taken.push(FurnitureKind::Distribution, text, paragraph.block.line);
            continue;
        }
        match paragraphs.last_mut() {
            Some(above)
                if above.text().starts_with("Distr.:")
                    && is_date(text)
                    && !ends_in_date(above.text()) =>
            {
                edit::append(&mut above.block, " ", *paragraph.block);
            }
            _ => paragraphs.push(paragraph),
        }
    }
    paragraphs.extend(rest);
}

/// Cuts a paragraph where lines of the masthead begin in it.
fn part(mut paragraph: Paragraph, parts: &mut Vec<Paragraph>) {
    for _ in 0..MOST_LINES {
        let short = paragraph.bare && paragraph.text().len() < LONGEST;
        let Some(at) = cut_in(paragraph.text()).filter(|_| short) else {
            break;
        };
        let rest = edit::split_off(&mut paragraph.block, at);
        let below = Paragraph {
            block: Box::new(rest),
            cut: false,
            ..paragraph
        };
        parts.push(std::mem::replace(&mut paragraph, below));
    }
    parts.push(paragraph);
}

/// Where a line of the masthead begins inside a text.
fn cut_in(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("United Nations ") {
        return symbol::looks_like(rest.split(' ').next().unwrap_or(""))
            .then_some("United Nations ".len());
    }
    if let Some(end) = item_number(text) {
        let capital = text
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
        return (end < text.len() && capital).then_some(end);
    }
    let before_item = |at: usize, start: &str| {
        !start.starts_with("Distr")
            && !text
                .get(..at)
                .is_some_and(|it| it.ends_with(" session ") || is_date(it.trim_end()))
    };
    STARTS
        .iter()
        .flat_map(|start| text.match_indices(start))
        .filter(|(at, start)| *at > 0 && !(before_item(*at, start) && *start != "Original:"))
        .map(|(at, _)| at)
        .min()
}

/// The end of `Agenda item 25 (b)` at the front of a text.
fn item_number(text: &str) -> Option<usize> {
    let rest = ["Agenda item ", "Agenda items "]
        .iter()
        .find_map(|it| text.strip_prefix(it))?;
    let start = text.len() - rest.len();
    let mut end = start;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches(',');
        let is_part = bare.starts_with(|it: char| it.is_ascii_digit())
            || bare == "and"
            || (bare.starts_with('(') && bare.ends_with(')') && bare.len() <= 5);
        if !is_part {
            break;
        }
        end += word.len();
    }
    let end = start + text.get(start..end)?.trim_end().len();
    (end > start).then_some(end)
}

/// `English`, alone on its line in the head of a page.
pub(super) fn is_language_name(text: &str) -> bool {
    LANGUAGES.iter().take(6).any(|it| *it == text)
}

/// True for the words, in capitals or not.
fn begins(text: &str, words: &str) -> bool {
    text.get(..words.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(words))
}

/// `English only`, `English, French and Spanish only`
fn is_language(text: &str) -> bool {
    text.ends_with(" only")
        && text
            .split([' ', ','])
            .filter(|it| !it.is_empty())
            .all(|it| LANGUAGES.contains(&it))
}

/// `19 September 2025`
pub(super) fn is_date(text: &str) -> bool {
    let mut words = text.split(' ');
    let day = words
        .next()
        .is_some_and(|it| (1..=2).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit()));
    let month = words.next().is_some_and(|it| MONTHS.contains(&it));
    let year = words
        .next()
        .is_some_and(|it| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit()));
    day && month && year && words.next().is_none()
}

fn ends_in_date(text: &str) -> bool {
    let words: Vec<&str> = text.rsplit(' ').take(3).collect();
    is_date(&words.into_iter().rev().collect::<Vec<_>>().join(" "))
}

/// Parts `3rd plenary meeting 19 September 2025`, as it is printed on two lines.
fn part_closing(paragraphs: &mut Vec<Paragraph>) {
    let mut parted: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for mut paragraph in paragraphs.drain(..) {
        let text = paragraph.text();
        let could_close =
            paragraph.bare && text.len() < 80 && text.starts_with(|it: char| it.is_ascii_digit());
        let closing = could_close
            .then(|| text.find(" meeting "))
            .flatten()
            .map(|at| at + " meeting ".len())
            .filter(|&at| text.get(at..).is_some_and(is_date));
        match closing {
            Some(at) => {
                let block = edit::split_off(&mut paragraph.block, at);
                let below = Paragraph {
                    block: Box::new(block),
                    cut: false,
                    ..paragraph
                };
                parted.push(paragraph);
                parted.push(below);
            }
            None => parted.push(paragraph),
        }
    }
    *paragraphs = parted;
}
