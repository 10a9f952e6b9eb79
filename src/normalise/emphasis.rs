//! Emphasis marks in plain text: `*Invites*`, `**Option 1:**`, `_ibid._`

use crate::model::{Block, BlockKind};
use crate::text::position_of;

use super::edit::{self, Edit};

/// A longer text between two marks was not meant to be emphasised.
const LONGEST: usize = 400;

/// Takes emphasis marks off the words of plain text and notes what they emphasised.
pub(super) fn unmark(block: &mut Block) {
    let is_plain = !block.soft_breaks
        && !matches!(
            block.kind,
            BlockKind::TableRow { .. } | BlockKind::Meta { .. }
        );
    let is_mark = |byte| matches!(byte, b'*' | b'_');
    if !is_plain || position_of(block.text.as_bytes(), is_mark).is_none() {
        return;
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = block.text.get(at..).and_then(|rest| rest.find(['*', '_'])) {
        let start = at + found;
        match pair(&block.text, start) {
            Some((length, end)) => {
                edits.push(Edit::cut(start..start + length));
                edits.push(Edit::cut(end..end + length));
                block.emphasis.push(start + length..end);
                at = end + length;
            }
            None => at = start + run(&block.text, start),
        }
    }
    block.emphasis.sort_by_key(|range| range.start);
    edit::apply(block, &edits);
}

/// Length of the run of equal marks at a place.
fn run(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let mark = rest.chars().next().unwrap_or('*');
    rest.len() - rest.trim_start_matches(mark).len()
}

/// The length of an opening mark and the place of the closing one.
fn pair(text: &str, start: usize) -> Option<(usize, usize)> {
    let length = run(text, start);
    let mark = text.get(start..start + length)?;
    let before = text.get(..start)?.chars().next_back();
    let inner = text.get(start + length..)?;
    let opens = before.is_none_or(|it| {
        it.is_whitespace() || matches!(it, '(' | '[' | '“' | '"' | '‘' | '—' | '–' | '/')
    }) && inner.starts_with(|it: char| !it.is_whitespace());
    if length > 3 || !opens {
        return None;
    }
    let end = inner
        .find(mark.chars().next()?)
        .filter(|end| (1..=LONGEST).contains(end))?;
    let closing = start + length + end;
    let after = text.get(closing + length..)?;
    let closes = run(text, closing) == length
        && inner.get(..end).is_some_and(|it| {
            !it.ends_with(char::is_whitespace) && it.contains(char::is_alphanumeric)
        })
        && !after.starts_with(char::is_alphanumeric);
    closes.then_some((length, closing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_marks_off_and_keeps_stars() {
        for (printed, text, emphasised) in [
            (
                "12. *Invites* States",
                "12. Invites States",
                vec!["Invites"],
            ),
            (
                "**Option 1:** to _adopt_ it",
                "Option 1: to adopt it",
                vec!["Option 1:", "adopt"],
            ),
            (
                "Norway and Peru: draft resolution*",
                "Norway and Peru: draft resolution*",
                vec![],
            ),
            ("* Issued late.", "* Issued late.", vec![]),
            ("Norway* and Peru*", "Norway* and Peru*", vec![]),
            ("a_snake_case name", "a_snake_case name", vec![]),
            ("2 * 3 * 4", "2 * 3 * 4", vec![]),
            ("*_", "*_", vec![]),
        ] {
            let mut block = Block::paragraph(printed);
            unmark(&mut block);
            assert_eq!(block.text, text);
            let words: Vec<_> = block
                .emphasis
                .iter()
                .filter_map(|it| block.text.get(it.clone()))
                .collect();
            assert_eq!(words, emphasised, "{printed}");
        }
    }
}
