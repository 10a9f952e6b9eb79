//! Numbered paragraphs that were glued to the end of the paragraph before.
//!
//! `… and commitments 3. We gather` holds paragraph 3 when the numbers around
//! it are 2 and 4 and nothing else is paragraph 3.

use crate::text::fetch;

use super::assemble::Paragraph;
use super::label::{self, Style};
use super::{edit, ends};

/// Numbers that may be missing between two that stand at the front.
const MOST_MISSING: u32 = 3;
/// Paragraphs between two numbers that are searched for the missing ones.
const FARTHEST: usize = 60;

/// Parts paragraphs in which a missing number stands.
pub(super) fn split(paragraphs: &mut Vec<Paragraph>) {
    let mut last: Option<(usize, u32, Option<usize>)> = None;
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for index in 0..paragraphs.len() {
        fetch::ahead(paragraphs, index, Paragraph::text);
        let Some(paragraph) = paragraphs.get(index) else {
            break;
        };
        // A number in the text stands at any depth.
        let depth = paragraph
            .block
            .label
            .as_ref()
            .map(|_| paragraph.block.list_depth);
        let Some(number) = number_of(paragraph) else {
            continue;
        };
        if let Some((from, before, outer)) = last
            && (depth == outer || depth.is_none() || outer.is_none())
            && number > before + 1
            && number <= before + 1 + MOST_MISSING
            && index - from <= FARTHEST
        {
            find(paragraphs, from..index, before + 1..number, &mut cuts);
        }
        if last.is_none_or(|(_, _, outer)| {
            depth.is_none() || outer.is_none() || depth <= outer || number == 1
        }) {
            last = Some((index, number, depth));
        }
    }
    part(paragraphs, &cuts);
}

/// The number at the front, whether the format or the text has it.
fn number_of(paragraph: &Paragraph) -> Option<u32> {
    let printed = paragraph.block.label.as_deref().unwrap_or(paragraph.text());
    label::read(printed)
        .filter(|it| it.style == Style::Arabic)
        .map(|it| it.value)
}

/// Looks for the missing numbers, in order.
fn find(
    paragraphs: &[Paragraph],
    within: std::ops::Range<usize>,
    missing: std::ops::Range<u32>,
    cuts: &mut Vec<(usize, usize)>,
) {
    let mut at = (within.start, 0);
    for number in missing {
        let mark = format!(" {number}. ");
        let found = (at.0..within.end).find_map(|index| {
            let text = paragraphs.get(index)?.text();
            let from = if index == at.0 { at.1 } else { 0 };
            let rest = text.get(from..)?;
            rest.match_indices(&mark)
                .map(|(position, _)| from + position)
                .find(|&position| is_start(text, position, mark.len()))
                .map(|position| (index, position))
        });
        if let Some(place) = found {
            cuts.push(place);
            at = (place.0, place.1 + mark.len());
        }
    }
}

/// True when a number in the middle of a text begins a paragraph.
fn is_start(text: &str, position: usize, length: usize) -> bool {
    let before = text.get(..position).unwrap_or("");
    let after = text.get(position + length..).unwrap_or("");
    after.starts_with(|it: char| it.is_uppercase() || matches!(it, '[' | '“'))
        && !ends::is_numbered_thing(&ends::last_word(before))
        && !before.ends_with(',')
}

/// Cuts paragraphs at places in order.
fn part(paragraphs: &mut Vec<Paragraph>, cuts: &[(usize, usize)]) {
    if cuts.is_empty() {
        return;
    }
    let mut parted = Vec::with_capacity(paragraphs.len() + cuts.len());
    let mut cuts = cuts.iter().copied().peekable();
    for (index, mut paragraph) in paragraphs.drain(..).enumerate() {
        let mut places = Vec::new();
        while let Some((_, place)) = cuts.next_if(|(at, _)| *at == index) {
            places.push(place);
        }
        let mut tails = Vec::new();
        while let Some(place) = places.pop() {
            tails.push(edit::split_off(&mut paragraph.block, place));
        }
        let (width, flowing) = (paragraph.width, paragraph.flowing);
        parted.push(paragraph);
        parted.extend(tails.into_iter().rev().map(|block| Paragraph {
            rest_indent: block.indent,
            block: Box::new(block),
            cut: false,
            width,
            lines: 1,
            flowing,
            bare: true,
        }));
    }
    *paragraphs = parted;
}
