//! Paragraphs.

use super::notes::{self, Notes};
use super::styles;
use super::table;
use crate::model::{Clause, ClauseKind, Comparison, Side};
use crate::report::redline::cells::Cell;
use crate::report::redline::comments::{Anchor, Comments};
use crate::report::redline::labels::{self, Typed};
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::{Fate, Line, Words};
use crate::report::redline::runs::{by_emphasis, run};

/// What writes the body: the comparison, and what it counts on the way.
pub(super) struct Body<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) marks: Marks,
    pub(super) comments: Comments<'a>,
    pub(super) notes: Notes,
}

impl Body<'_> {
    /// Writes the lines: paragraphs, and rows in tables.
    pub(super) fn lines(&mut self, lines: &[Line]) -> String {
        let mut xml = String::new();
        let mut rest = lines;
        while let Some(first) = rest.first() {
            let rows = rest.iter().take_while(|line| self.is_row(line)).count();
            let (now, after) = rest.split_at(rows.max(1));
            if rows > 0 {
                xml.push_str(&table::table(self, now));
            } else {
                xml.push_str(&self.paragraph(first));
            }
            rest = after;
        }
        xml
    }

    fn is_row(&self, line: &Line) -> bool {
        notes::is_row(line, self.comparison)
    }

    fn paragraph(&mut self, line: &Line) -> String {
        let style = line
            .clause(self.comparison)
            .map_or_else(String::new, |clause| {
                styles::of(clause, is_right_to_left(clause))
            });
        let end = self.end(line.end);
        let (range_start, range_end) = self.marks.range_of_move(line.end);
        let comment = self.comments.anchor(line.change);
        let typed = labels::before_words_by(self.comparison, line, labels::typed_or_bullet);
        let words = self.words(&typed, &line.words, line.clause(self.comparison));
        let notes = self
            .notes
            .references(line, &[Side::Old, Side::New], &mut self.marks);
        self.marks.pass(line.end);
        format!(
            "<w:p><w:pPr>{style}{end}</w:pPr>{range_start}{}{words}{notes}{}</w:p>{range_end}",
            comment.before, comment.after
        )
    }

    /// A typed number and words, each in the element that marks it.
    pub(super) fn words(
        &mut self,
        typed: &[Typed],
        words: &[Words],
        clause: Option<&Clause>,
    ) -> String {
        let direction = if clause.is_some_and(is_right_to_left) {
            "<w:rtl/>"
        } else {
            ""
        };
        let mut xml = String::new();
        for typed in typed {
            let inner = run(&typed.text, direction, typed.fate);
            xml.push_str(&self.marks.around(typed.fate, &inner));
        }
        let plain_italics = clause.is_none_or(|clause| {
            !matches!(
                clause.kind,
                ClauseKind::Heading | ClauseKind::Title | ClauseKind::Masthead
            )
        });
        for words in words {
            let inner: String = by_emphasis(self.comparison, words)
                .into_iter()
                .map(|(text, emphasised)| {
                    let italics = if emphasised && plain_italics {
                        "<w:i/><w:iCs/>"
                    } else {
                        ""
                    };
                    run(text, &format!("{italics}{direction}"), words.fate)
                })
                .collect();
            xml.push_str(&self.marks.around(words.fate, &inner));
        }
        xml
    }

    /// The paragraph of a cell, with the references that stand in it; its end comes or goes with the row.
    pub(super) fn cell(
        &mut self,
        row: Fate,
        cell: &Cell,
        clause: Option<&Clause>,
        comment: &Anchor,
        references: &str,
    ) -> String {
        let end = self.end(row);
        let bidi = if clause.is_some_and(is_right_to_left) {
            "<w:bidi/>"
        } else {
            ""
        };
        let content = self.words(&cell.typed, &cell.words, clause);
        self.marks.pass(row);
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{bidi}{end}</w:pPr>{}{content}{references}{}</w:p>",
            comment.before, comment.after
        )
    }

    /// The properties of a paragraph's end; nothing for one that stays.
    pub(super) fn end(&mut self, fate: Fate) -> String {
        match self.marks.of_end(fate) {
            mark if mark.is_empty() => mark,
            mark => format!("<w:rPr>{mark}</w:rPr>"),
        }
    }
}

/// True for a clause most of whose letters are written from right to left.
pub(super) fn is_right_to_left(clause: &Clause) -> bool {
    let (mut right, mut letters) = (0_usize, 0_usize);
    for letter in clause.text.chars().filter(|it| it.is_alphabetic()) {
        letters += 1;
        right += usize::from(
            matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'),
        );
    }
    right * 2 > letters
}
