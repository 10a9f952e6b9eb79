//! Items of plain lists: bullets off, lone numbers joined to what they number.

use crate::model::{BlockKind, FurnitureKind};
use crate::text::fetch;

use super::assemble::Paragraph;
use super::breaks::is_lone_number;
use super::{Taken, edit, label};

/// Characters that are bullets wherever they stand before a word.
const BULLETS: &[char] = &[
    '•', '·', '▪', '◦', '●', '‣', '⁃', '∙', '■', '□', '➢', '►', '\u{f0b7}', '\u{f0a7}', '\u{f02d}',
];
/// Characters that may be bullets: a list has them more than once, or a number follows.
const DASHES: &[char] = &['-', '–', '—', '*'];

/// Length of a bullet and the space after it.
fn bullet(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let words = rest.trim_start();
    let spaced = rest.len() > words.len();
    let is_one = BULLETS.contains(&first) || (DASHES.contains(&first) && spaced);
    (is_one && !words.is_empty()).then(|| (first, text.len() - words.len()))
}

/// True when a line begins with a bullet.
pub(super) fn is_bullet(text: &str) -> bool {
    bullet(text).is_some()
}

/// Takes bullets off and joins lone numbers to what follows them.
pub(super) fn settle(paragraphs: &mut Vec<Paragraph>, taken: &mut Taken) {
    take_bullets(paragraphs, taken);
    join_numbers(paragraphs);
    for paragraph in paragraphs {
        // A second paragraph that has a number of its own is no continuation.
        if paragraph.block.continues_item && label::read(paragraph.text()).is_some() {
            paragraph.block.continues_item = false;
        }
    }
}

fn take_bullets(paragraphs: &mut [Paragraph], taken: &mut Taken) {
    let found: Vec<Option<(char, usize)>> = paragraphs
        .iter()
        .enumerate()
        .map(|(at, it)| {
            fetch::ahead(paragraphs, at, Paragraph::text);
            bullet(it.text()).filter(|_| it.flowing)
        })
        .collect();
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let Some((mark, length)) = found.get(index).copied().flatten() else {
            continue;
        };
        let same = |other: Option<usize>| {
            other
                .and_then(|it| found.get(it))
                .is_some_and(|it| it.is_some_and(|(other, _)| other == mark))
        };
        let numbered = paragraph
            .text()
            .get(length..)
            .is_some_and(|rest| label::read(rest).is_some());
        if !(numbered
            || BULLETS.contains(&mark)
            || same(index.checked_sub(1))
            || same(Some(index + 1)))
        {
            continue;
        }
        taken.push(FurnitureKind::Bullet, mark, paragraph.block.line);
        edit::apply(&mut paragraph.block, &[edit::Edit::cut(0..length)]);
        if !numbered {
            paragraph.block.kind = BlockKind::ListItem;
            paragraph.block.list_depth = 1;
        }
    }
}

fn join_numbers(paragraphs: &mut Vec<Paragraph>) {
    paragraphs.dedup_by(|paragraph, number| {
        let joins = number.bare
            && paragraph.bare
            && is_lone_number(number.text())
            && paragraph.block.kind == BlockKind::Paragraph;
        if joins {
            let depth = paragraph.block.list_depth;
            let block = std::mem::take(&mut paragraph.block);
            edit::append(&mut number.block, " ", *block);
            number.block.list_depth = number.block.list_depth.max(depth);
            number.width = paragraph.width;
            number.lines += paragraph.lines;
            number.block.continues_item = false;
        }
        joins
    });
}
