//! Whole drafts in small: what each paragraph becomes, and what never happens.

use super::structure;
use crate::model::{Block, BlockKind, ClauseKind, Document, Draft};

mod any;
mod kinds;
mod resolution;
mod treaty;

/// Paragraphs of plain text; leading spaces are the indent.
fn paragraphs(lines: &[&str]) -> Vec<Block> {
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| Block {
            indent: line.len() - line.trim_start().len(),
            line: at + 1,
            ..Block::paragraph(line.trim())
        })
        .collect()
}

/// An item of a list that the format numbered.
fn list_item(label: &str, depth: usize, text: &str) -> Block {
    Block {
        kind: BlockKind::ListItem,
        label: (!label.is_empty()).then(|| label.to_string()),
        list_depth: depth,
        ..Block::paragraph(text)
    }
}

fn heading(level: usize, text: &str) -> Block {
    Block {
        kind: BlockKind::Heading(level),
        ..Block::paragraph(text)
    }
}

fn understood(blocks: Vec<Block>) -> Document {
    let mut printed = String::new();
    for block in &blocks {
        let label = match &block.kind {
            BlockKind::Meta { .. } => continue,
            BlockKind::Footnote { mark } => mark.as_str(),
            _ => block.label.as_deref().unwrap_or(""),
        };
        printed.extend(letters(label).chain(letters(&block.text)));
    }
    let document = structure(Draft {
        blocks,
        ..Draft::default()
    });
    check_promises(&document, &printed);
    document
}

/// The letters and digits of a text: what words are made of.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// No word lost or invented, no clause empty, no place twice, parents before children.
fn check_promises(document: &Document, printed: &str) {
    let mut ahead = printed;
    let mut places = std::collections::HashSet::new();
    for (at, clause) in document.clauses.iter().enumerate() {
        assert_eq!(clause.id, at);
        assert!(!clause.text.trim().is_empty(), "{}", clause.place);
        assert!(places.insert(clause.place.clone()), "{}", clause.place);
        let depth = clause.parent.map_or(0, |parent| {
            assert!(parent < at);
            document.clauses[parent].depth + 1
        });
        assert_eq!(clause.depth, depth);
        for range in &clause.emphasis {
            assert!(clause.text.get(range.clone()).is_some());
        }
        let label: String = letters(clause.printed_label()).collect();
        let text: String = letters(&clause.text).collect();
        // A heading that is nothing but its label has the label's words as its text.
        let both = if label == text {
            text.clone()
        } else {
            format!("{label}{text}")
        };
        let rest = ahead.strip_prefix(&both);
        assert!(
            rest.is_some(),
            "{}: {label} {text} is not at {ahead}",
            clause.place
        );
        ahead = rest.unwrap_or_default();
    }
    assert_eq!(ahead, "", "words lost");
}

/// `place: first words` of every clause.
fn outline(document: &Document) -> Vec<String> {
    document
        .clauses
        .iter()
        .map(|clause| {
            let start: Vec<&str> = clause.text.split_whitespace().take(2).collect();
            format!("{}: {}", clause.place, start.join(" "))
        })
        .collect()
}

fn places(document: &Document) -> Vec<&str> {
    document
        .clauses
        .iter()
        .map(|clause| clause.place.as_str())
        .collect()
}

fn kinds(document: &Document) -> Vec<ClauseKind> {
    document.clauses.iter().map(|clause| clause.kind).collect()
}
