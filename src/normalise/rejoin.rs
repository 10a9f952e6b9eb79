//! Paragraphs that a page's end cut in two, made whole.

use rustc_hash::FxHashMap;

use crate::model::{BlockKind, FurnitureKind};
use crate::text::{fetch, fold_case};

use super::assemble::Paragraph;
use super::{Taken, Vocabulary, ends, hyphens, label, running};

/// Fewer words than this are a heading or a line of the masthead, not half a paragraph.
const FEWEST_WORDS: usize = 8;
/// Without a page's end in sight a second half that begins with a capital needs as many words.
const FEWEST_WORDS_BEFORE_CAPITAL: usize = 12;
/// Paragraphs at the top among which the title stands.
const TOP: usize = 40;
/// Words that a title has at most.
const LONGEST_TITLE: usize = 60;

/// Joins the halves of cut paragraphs; a title between them is a running head.
pub(super) fn halves(paragraphs: &mut Vec<Paragraph>, vocabulary: &Vocabulary, taken: &mut Taken) {
    let mut titles: FxHashMap<String, usize> = FxHashMap::default();
    for (index, paragraph) in paragraphs.iter().take(TOP).enumerate() {
        if ends::words_up_to(paragraph.text(), LONGEST_TITLE + 1) <= LONGEST_TITLE {
            let title = fold_case(running::without_number(paragraph.text()));
            titles.entry(title).or_insert(index);
        }
    }
    let mut whole: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    let mut rest = fetch::owned(std::mem::take(paragraphs), Paragraph::text)
        .enumerate()
        .peekable();
    let mut cut = false;
    while let Some((index, mut paragraph)) = rest.next() {
        paragraph.cut |= std::mem::take(&mut cut);
        let Some(above) = whole.last_mut() else {
            whole.push(paragraph);
            continue;
        };
        if let Some((_, below)) = rest.peek()
            && paragraph.text().len() < LONGEST_TITLE * 12
            && is_half(above)
            && titles
                .get(&fold_case(paragraph.text()))
                .is_some_and(|first| *first < index)
            && is_inside_sentence(above, &paragraph, below, vocabulary)
        {
            taken.push(
                FurnitureKind::RunningHead,
                paragraph.block.text,
                paragraph.block.line,
            );
            cut = true;
            continue;
        }
        let below = rest.peek().map(|(_, below)| below);
        if !is_of_small_row(above, &paragraph, below) && goes_on(above, &paragraph, vocabulary) {
            above.lines += paragraph.lines;
            above.width = paragraph.width;
            hyphens::join(&mut above.block, *paragraph.block, vocabulary, taken);
        } else {
            whole.push(paragraph);
        }
    }
    *paragraphs = whole;
}

/// The title once more, right in the middle of a sentence.
fn is_inside_sentence(
    above: &Paragraph,
    paragraph: &Paragraph,
    below: &Paragraph,
    vocabulary: &Vocabulary,
) -> bool {
    let (before, after) = (above.text(), below.text());
    let goes_on = || {
        ends::starts_small(after)
            || after.starts_with(|it: char| it.is_ascii_digit())
            || ends::is_announcing(before)
            || vocabulary.knows_pair(&ends::last_word(before), ends::first_word(after))
    };
    paragraph.bare
        && below.bare
        && ends::words_up_to(paragraph.text(), 2) >= 2
        && is_half(above)
        && label::read(after).is_none()
        && goes_on()
}

/// True when a paragraph stops in the middle of a sentence.
fn is_half(paragraph: &Paragraph) -> bool {
    matches!(
        paragraph.block.kind,
        BlockKind::Paragraph | BlockKind::ListItem
    ) && ends::is_open(paragraph.text())
        && ends::words_up_to(paragraph.text(), FEWEST_WORDS) >= FEWEST_WORDS
}

/// True when paragraphs begin in small letters here, as the preamble of a Russian draft does:
/// `ссылаясь на …,` right below `учитывая …,`. What a page's end cut in two stands alone.
fn is_of_small_row(above: &Paragraph, paragraph: &Paragraph, below: Option<&Paragraph>) -> bool {
    let is_member = |it: &Paragraph| it.text().starts_with(char::is_lowercase);
    let is_closed = |it: &Paragraph| it.text().ends_with(',');
    !paragraph.cut
        && is_closed(above)
        && is_member(paragraph)
        && (is_member(above)
            || is_closed(paragraph) && below.is_some_and(|below| !below.cut && is_member(below)))
}

/// True when a paragraph is the second half of the one above.
fn goes_on(above: &Paragraph, paragraph: &Paragraph, vocabulary: &Vocabulary) -> bool {
    let text = paragraph.text();
    if !paragraph.bare
        || !is_half(above)
        || label::read(text).is_some()
        || paragraph.block.list_depth < above.block.list_depth && paragraph.block.list_depth > 0
        || paragraph.block.is_all_emphasis()
    {
        return false;
    }
    let before = above.text();
    let small = text.starts_with(char::is_lowercase);
    if paragraph.cut {
        let comma = before.ends_with(',');
        let figure = text.starts_with(|it: char| it.is_ascii_digit());
        return small
            || ends::starts_small(text) && !comma
            || ends::is_announcing(before)
            || figure && !comma
            || !comma && is_sentence(text) && !starts_emphasised(paragraph);
    }
    if before.ends_with([']', ')']) {
        return small && before.ends_with(')');
    }
    if small {
        return !before.ends_with(',') || !paragraph.block.continues_item;
    }
    // The two words at the joint stand side by side elsewhere: one sentence.
    !paragraph.block.continues_item
        && !starts_emphasised(paragraph)
        && ends::words_up_to(before, FEWEST_WORDS_BEFORE_CAPITAL) >= FEWEST_WORDS_BEFORE_CAPITAL
        && before.ends_with(char::is_alphabetic)
        && is_sentence(text)
        && vocabulary.knows_pair(&ends::last_word(before), ends::first_word(text))
}

/// Long enough, and ended: the rest of a paragraph rather than a heading.
fn is_sentence(text: &str) -> bool {
    ends::words_up_to(text, 4) >= 4
        && (ends::is_finished(text) || text.ends_with(',') || ends::words_up_to(text, 20) >= 20)
}

fn starts_emphasised(paragraph: &Paragraph) -> bool {
    paragraph
        .block
        .emphasis
        .first()
        .is_some_and(|it| it.start == 0)
}
