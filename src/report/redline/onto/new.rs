//! Paragraphs and rows that the file does not have, made to look like those beside them.

use std::ops::Range;

use super::names::{Node, attribute, child, name, source};
use super::properties::{end, italics, on_the_line};
use crate::model::{Clause, ClauseKind, Comparison};
use crate::report::redline::comments::Anchor;
use crate::report::redline::labels;
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::{Line, Words};
use crate::report::redline::runs::{by_emphasis, run};

/// A paragraph that another one is made after.
#[derive(Debug, Default)]
pub(super) struct Template {
    /// What stands in `w:pPr` before the look of the paragraph's end.
    pub(super) shape: String,
    /// The look of its end.
    pub(super) end: String,
    /// The look of its words.
    pub(super) look: String,
    /// Word itself numbers it.
    pub(super) is_numbered: bool,
    /// Its number.
    pub(super) printed: String,
    /// What stands before its words.
    pub(super) lead: String,
}

/// True when Word itself numbers a clause: it has a number, which does not stand among its characters.
pub(super) fn is_numbered(clause: &Clause, lead: &str) -> bool {
    clause.label.is_some() && !clause.is_only_its_label() && !lead.contains(clause.printed_label())
}

impl Template {
    /// A number as it is typed in this file.
    fn typed(&self, typed: &str, clause: &Clause) -> String {
        if !self.printed.is_empty() && self.lead.contains(&self.printed) {
            return self.lead.replacen(&self.printed, clause.printed_label(), 1);
        }
        format!("{typed}\t")
    }
}

/// Writes words of the drafts, each in the element that marks it, in the look of a run of the file.
pub(super) fn words(
    comparison: &Comparison,
    words: &Words,
    properties: &str,
    marks: &mut Marks,
) -> String {
    let properties = &on_the_line(properties);
    let keeps_italics = matches!(
        words.shown(comparison).1.kind,
        ClauseKind::Heading | ClauseKind::Title | ClauseKind::Masthead
    );
    let runs: String = by_emphasis(comparison, words)
        .into_iter()
        .map(|(text, emphasised)| {
            if keeps_italics {
                run(text, properties, words.fate)
            } else {
                run(text, &italics(properties, emphasised), words.fate)
            }
        })
        .collect();
    marks.around(words.fate, &runs)
}

/// Writes a paragraph that stands in no paragraph of the file.
pub(super) fn paragraph_of(
    comparison: &Comparison,
    line: &Line,
    template: &Template,
    (comment, references): (&Anchor, &str),
    marks: &mut Marks,
) -> String {
    let clause = line.clause(comparison);
    let label = clause.and_then(labels::typed);
    let mark = marks.of_end(line.end);
    let properties = template.shape.clone() + &end(&mark, &template.end);
    let (range_start, range_end) = marks.range_of_move(line.end);
    let look = &template.look;
    let mut content = String::new();
    if let (Some(label), Some(clause), false) = (label, clause, template.is_numbered) {
        let fate = line.end;
        let inner = run(&template.typed(&label, clause), &italics(look, false), fate);
        content.push_str(&marks.around(fate, &inner));
    }
    for it in &line.words {
        content.push_str(&words(comparison, it, look, marks));
    }
    let properties = if properties.is_empty() {
        properties
    } else {
        format!("<w:pPr>{properties}</w:pPr>")
    };
    format!(
        "<w:p>{properties}{range_start}{}{content}{references}{}</w:p>{range_end}",
        comment.before, comment.after
    )
}

/// Where the mark of a new or gone row is put among the properties of a row of the file: a range of bytes, and XML for it.
pub(super) fn mark_row(row: Node<'_>, mark: &str) -> (Range<usize>, String) {
    let whole = format!("<w:trPr>{mark}</w:trPr>");
    let Some(properties) = child(row, "trPr") else {
        let behind = child(row, "tblPrEx").map(|it| it.range().end);
        let start = row.range().start + super::names::opening(row).len();
        let at = behind.unwrap_or(start);
        return (at..at, whole);
    };
    if source(properties).ends_with("/>") {
        return (properties.range(), whole);
    }
    let last = child(properties, "trPrChange").map(|it| it.range().start);
    let end =
        properties.range().end - super::names::closing(super::names::opening(properties)).len();
    let at = last.unwrap_or(end);
    (at..at, mark.to_owned())
}

/// The largest number that an element of a part bears.
pub(super) fn largest_id(root: Node<'_>) -> u64 {
    root.descendants()
        .filter(|it| !matches!(name(*it), "id" | ""))
        .filter_map(|it| attribute(it, "id")?.parse().ok())
        .max()
        .unwrap_or(0)
}
