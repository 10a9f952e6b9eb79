//! Paragraphs and rows that the file does not have, made to look like those beside them.

use super::group::{Group, inner};
use super::names::{Node, attribute, child, name, source};
use super::parts::cells as cells_of;
use super::properties::{Asked, italics, paragraph};
use crate::model::{Clause, ClauseKind, Comparison};
use crate::report::redline::cells::Cell;
use crate::report::redline::comments::Anchor;
use crate::report::redline::labels::{self, Typed};
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::{Fate, Line, Words};
use crate::report::redline::runs::{by_emphasis, run};

/// A paragraph of the file that another one is made after.
#[derive(Debug, Clone, Copy)]
pub(super) struct Template<'t, 'a> {
    pub(super) group: Option<&'t Group<'a>>,
    pub(super) clause: Option<&'t Clause>,
    /// What is typed before its words.
    pub(super) lead: &'t str,
}

impl Template<'_, '_> {
    /// True when Word itself numbers it.
    fn is_numbered(&self) -> bool {
        self.clause.is_some_and(|clause| {
            clause.label.is_some()
                && !clause.is_only_its_label()
                && !self.lead.contains(clause.printed_label())
        })
    }

    /// A number as it is typed in this file.
    fn typed(&self, typed: &str, clause: &Clause) -> String {
        let own = self.clause.map_or("", Clause::printed_label);
        if !own.is_empty() && self.lead.contains(own) {
            return self.lead.replacen(own, clause.printed_label(), 1);
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
    template: Template<'_, '_>,
    accepted: bool,
    comment: &Anchor,
    marks: &mut Marks,
) -> String {
    let clause = line.clause(comparison);
    let label = clause.and_then(labels::typed);
    let numbered = template.is_numbered();
    let end = marks.of_end(line.end);
    let node = template.group.and_then(Group::last);
    let properties = paragraph(
        node.and_then(|it| child(it, "pPr")),
        accepted,
        Asked {
            end: &end,
            copy: true,
            unnumbered: numbered && label.is_none(),
        },
    );
    let (range_start, range_end) = marks.range_of_move(line.end);
    let look = template.group.map_or("", Group::usual_properties);
    let mut content = String::new();
    if let (Some(label), Some(clause), false) = (label, clause, numbered) {
        let fate = line.end;
        let inner = run(&template.typed(&label, clause), &italics(look, false), fate);
        content.push_str(&marks.around(fate, &inner));
    }
    for it in &line.words {
        content.push_str(&words(comparison, it, look, marks));
    }
    format!(
        "<w:p>{properties}{range_start}{}{content}{}</w:p>{range_end}",
        comment.before, comment.after
    )
}

/// Writes a row that stands in no row of the file.
pub(super) fn row(
    comparison: &Comparison,
    cells: &[Cell],
    fate: Fate,
    template: Option<Node<'_>>,
    marks: &mut Marks,
) -> String {
    let like = template.map(cells_of).unwrap_or_default();
    let mut xml = format!("<w:tr><w:trPr>{}</w:trPr>", marks.of_end(fate));
    for (index, cell) in cells.iter().enumerate() {
        let beside = like.get(index).filter(|_| like.len() == cells.len());
        let properties = beside.and_then(|it| child(*it, "tcPr")).map_or_else(
            || "<w:tcW w:w=\"0\" w:type=\"auto\"/>".to_owned(),
            |it| {
                inner(
                    it,
                    &[
                        "vMerge",
                        "hMerge",
                        "cellIns",
                        "cellDel",
                        "cellMerge",
                        "tcPrChange",
                    ],
                )
            },
        );
        let first = beside.and_then(|it| it.descendants().find(|it| name(*it) == "p"));
        let end = marks.of_end(fate);
        let of_paragraph = paragraph(
            first.and_then(|it| child(it, "pPr")),
            true,
            Asked {
                end: &end,
                copy: true,
                unnumbered: false,
            },
        );
        let look = first
            .and_then(|it| it.descendants().find(|it| name(*it) == "r"))
            .and_then(|it| child(it, "rPr"))
            .map_or_else(String::new, |it| inner(it, &["rPrChange"]));
        let mut content = String::new();
        for Typed { fate, text } in &cell.typed {
            content.push_str(&marks.around(*fate, &run(text, &look, *fate)));
        }
        for it in &cell.words {
            content.push_str(&words(comparison, it, &look, marks));
        }
        xml.push_str(&format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{of_paragraph}{content}</w:p></w:tc>"
        ));
    }
    if cells.is_empty() {
        xml.push_str("<w:tc><w:p/></w:tc>");
    }
    xml + "</w:tr>"
}

/// Rows that follow no row of the file, as a table of their own.
pub(super) fn table(rows: &str, columns: usize) -> String {
    let grid = "<w:gridCol w:w=\"2000\"/>".repeat(columns.max(1));
    let line = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
    };
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(line)
        .concat();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// Where the mark of a new or gone row is put among the properties of a row of the file: a place, and XML for it.
pub(super) fn mark_row(row: Node<'_>, mark: &str) -> (usize, String) {
    let properties = child(row, "trPr");
    if let Some(properties) = properties.filter(|it| !source(*it).ends_with("/>")) {
        let last = child(properties, "trPrChange").map(|it| it.range().start);
        let end =
            properties.range().end - super::names::closing(super::names::opening(properties)).len();
        return (last.unwrap_or(end), mark.to_owned());
    }
    let after = properties
        .or_else(|| child(row, "tblPrEx"))
        .map(|it| it.range().end);
    let start = row.range().start + super::names::opening(row).len();
    (after.unwrap_or(start), format!("<w:trPr>{mark}</w:trPr>"))
}

/// The largest number that an element of a part bears.
pub(super) fn largest_id(root: Node<'_>) -> u64 {
    root.descendants()
        .filter(|it| !matches!(name(*it), "id" | ""))
        .filter_map(|it| attribute(it, "id")?.parse().ok())
        .max()
        .unwrap_or(0)
}
