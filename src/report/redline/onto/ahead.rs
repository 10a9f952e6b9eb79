//! The row of the file that new rows stand before, when nothing but rows is between.

use super::beside::Spot;
use super::editor::Editor;
use crate::model::{ClauseKind, Comparison};
use crate::report::redline::plan::{Line, Plan};

/// How far the lines behind those that the file does not have were looked at; each is looked at once.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    /// The next line that the file has.
    next: usize,
    /// Behind the last line before it that is no row.
    only_rows_from: usize,
}

impl Ahead {
    /// The row of the file behind a new row, with the table of the other file that has it.
    pub(super) fn row<'a>(
        &mut self,
        editor: &Editor<'_, 'a>,
        plan: &Plan,
        index: usize,
    ) -> Option<Spot<'a>> {
        while self.next <= index || self.is_new(editor, plan) {
            if !is_row(plan.body.get(self.next)?, editor.comparison) {
                self.only_rows_from = self.next + 1;
            }
            self.next += 1;
        }
        let line = plan.body.get(self.next)?;
        let clause = line.begins(editor.comparison, editor.side)?;
        let is_beside = self.only_rows_from <= index && is_row(line, editor.comparison);
        let row = editor.own.row(clause).filter(|_| is_beside)?;
        Some(editor.spot(line, row))
    }

    /// True when the next line is none that the file has.
    fn is_new(&self, editor: &Editor<'_, '_>, plan: &Plan) -> bool {
        let line = plan.body.get(self.next);
        line.is_some_and(|it| it.begins(editor.comparison, editor.side).is_none())
    }
}

/// True for a line that is a row of a table.
pub(super) fn is_row(line: &Line, comparison: &Comparison) -> bool {
    let clause = line.clause(comparison);
    clause.is_some_and(|it| it.kind == ClauseKind::TableRow)
}
