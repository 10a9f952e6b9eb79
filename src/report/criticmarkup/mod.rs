//! CriticMarkup: both drafts as one Markdown text, its marks to be accepted or rejected by a program.
//!
//! In: a [`Comparison`]. Out: one paragraph for each clause, its label before
//! it, with `{++words that came++}`, `{--words that went--}` and
//! `{~~old~>new~~}` ([the rules](http://criticmarkup.com/spec.php)). Accepting
//! every mark gives the new draft, rejecting every mark the old one, clause by
//! clause and word for word; so the filters of other reports are not asked.
//!
//! - No mark reaches over the end of a paragraph, because many programs know
//!   marks only inside one: a clause that was split or merged is shown as its
//!   old paragraphs deleted and its new ones inserted.
//! - A clause that moved is deleted where it stood and inserted where it
//!   stands, each with a comment that names the other place.
//! - Words that stayed in another print (`"plan"`, `“plan”`) are marked: the
//!   drafts differ there, though no other report calls it a change.
//! - Text of a draft that would be a mark, or Markdown, has backslashes in it,
//!   which a Markdown viewer does not show: see `escape`.

mod escape;
mod paragraph;
#[cfg(test)]
mod tests;

use super::weave::{Strand, weave};
use super::wording::{is_at, was_at};
use crate::model::{Change, Clause, ClauseId, Comparison, Document, Sides};
use paragraph::{Mark, Paragraph};

/// Writes both drafts as one CriticMarkup text.
pub fn render(comparison: &Comparison) -> String {
    let mut out = String::new();
    for strand in weave(comparison) {
        match strand {
            Strand::Both { change } => {
                if let Some(change) = comparison.changes.get(change) {
                    both(&mut out, change, comparison);
                }
            }
            Strand::Old { change, clause } => {
                let now = comparison.changes.get(change);
                let now = now.filter(|change| !change.pairing.new.is_empty());
                let now = now.map(|change| is_at(change, comparison));
                one_sided(&mut out, &comparison.old, clause, Mark::Deleted, now);
            }
            Strand::New { change, clause } => {
                let was = comparison.changes.get(change);
                let was = was.filter(|change| !change.pairing.old.is_empty());
                let was = was.map(|change| was_at(change, comparison));
                one_sided(&mut out, &comparison.new, clause, Mark::Inserted, was);
            }
        }
    }
    out
}

/// Writes a change whose clauses stand at the same spot of both drafts.
fn both(out: &mut String, change: &Change, comparison: &Comparison) {
    let pairing = &change.pairing;
    if let (&[old], &[new]) = (pairing.old.as_slice(), pairing.new.as_slice()) {
        let old = comparison.old.clauses.get(old);
        let new = comparison.new.clauses.get(new);
        if let Some((old, new)) = old.zip(new) {
            finish(out, &amended(change, old, new));
        }
        return;
    }
    for &id in &pairing.old {
        one_sided(out, &comparison.old, id, Mark::Deleted, None);
    }
    for &id in &pairing.new {
        one_sided(out, &comparison.new, id, Mark::Inserted, None);
    }
}

/// A clause of both drafts: its label and its words, marked where they differ.
fn amended(change: &Change, old: &Clause, new: &Clause) -> Paragraph {
    let mut paragraph = Paragraph::default();
    let labels = Sides::new(label(old), label(new));
    if labels.old == labels.new {
        paragraph.add(Mark::Kept, labels.new.0);
        paragraph.add(Mark::Kept, labels.new.1);
    } else if labels.old.1 == labels.new.1 {
        paragraph.add(Mark::Deleted, labels.old.0);
        paragraph.add(Mark::Inserted, labels.new.0);
        paragraph.add(Mark::Kept, labels.new.1);
    } else {
        paragraph.add(Mark::Deleted, &[labels.old.0, labels.old.1].concat());
        paragraph.add(Mark::Inserted, &[labels.new.0, labels.new.1].concat());
    }
    if change.edits.is_empty() {
        paragraph.add(Mark::Kept, &new.text);
    }
    for edit in &change.edits {
        let (old, new) = (edit.in_old(), edit.in_new());
        if old == new {
            paragraph.add(Mark::Kept, new);
        } else {
            paragraph.add(Mark::Deleted, old);
            paragraph.add(Mark::Inserted, new);
        }
    }
    paragraph
}

/// Writes a clause of one draft whole, with a comment about it.
fn one_sided(
    out: &mut String,
    document: &Document,
    id: ClauseId,
    mark: Mark,
    comment: Option<String>,
) {
    let Some(clause) = document.clauses.get(id) else {
        return;
    };
    let mut paragraph = Paragraph::default();
    let (label, divider) = label(clause);
    paragraph.add(mark, label);
    paragraph.add(mark, divider);
    paragraph.add(mark, &clause.text);
    paragraph.comment = comment;
    finish(out, &paragraph);
}

/// What is printed before the words of a clause, and what divides it from them: `4` and `. `, `(a)` and ` `.
fn label(clause: &Clause) -> (&str, &'static str) {
    match clause.printed_label() {
        "" => ("", ""),
        _ if clause.is_only_its_label() => ("", ""),
        printed if printed.ends_with(char::is_alphanumeric) => (printed, ". "),
        printed => (printed, " "),
    }
}

fn finish(out: &mut String, paragraph: &Paragraph) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&paragraph.finish());
    out.push('\n');
}
