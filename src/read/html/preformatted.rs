//! Preformatted text: lines and indents are those of a plain text.

use crate::model::Block;

/// A block for each piece between blank lines, with the line that it begins on counted from the first.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = (usize, Block)> + '_ {
    let mut pieces: Vec<(usize, Vec<&str>)> = Vec::new();
    let mut open = false;
    for (number, line) in text.split('\n').enumerate() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match pieces.last_mut() {
            Some((_, lines)) if open => lines.push(line),
            _ => pieces.push((number, vec![line])),
        }
        open = true;
    }
    pieces.into_iter().map(|(number, lines)| {
        let text = lines.join("\n");
        let block = Block {
            indent: crate::read::source::indent_of(&text).0,
            text: text.trim_end().into(),
            ..Block::default()
        };
        (number, block)
    })
}
