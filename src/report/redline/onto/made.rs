//! Paragraphs that the file does not have: as they are in the other draft's file, or like the nearest one of their kind.

use super::beside::New;
use super::editor::Editor;
use super::lists::value;
use super::names::child;
use super::new::{self, Template};
use super::notes;
use super::parts::{self, Place};
use super::properties::{as_read, end_look, foreign_look, indented, shape};
use crate::model::{Clause, ClauseId, ClauseKind};
use crate::report::redline::labels;
use crate::report::redline::plan::{Line, Plan, document};

/// Lines of the file on each side of a new one among which the most like it is looked for.
const NEAR: usize = 30;

impl Editor<'_, '_> {
    /// Paragraphs of the file, remembered with the lines that they belong to, for what is made after them.
    pub(super) fn find_templates(&mut self, plan: &Plan) {
        for (index, line) in plan.body.iter().enumerate() {
            let Some(clause) = line.begins(self.comparison, self.side) else {
                continue;
            };
            if clause.kind == ClauseKind::TableRow {
                continue;
            }
            if let Some(Place::Paragraphs(part, groups)) =
                parts::place(self.parts, &clause.span, false)
            {
                self.templates.push((index, clause.id, part, groups.start));
            }
        }
    }

    /// The paragraph of the file that a new line looks most like, among those near it.
    fn template(&mut self, index: usize, line: &Line) -> Option<(ClauseId, usize, usize)> {
        let wanted = line.clause(self.comparison)?;
        let at = self.templates.partition_point(|it| it.0 < index);
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.templates.len());
        let clauses = &document(self.comparison, self.side).clauses;
        let score = |found: &(usize, ClauseId, usize, usize)| {
            let clause = clauses.get(found.1)?;
            let numeral = |clause: &Clause| clause.label.as_ref().map(|label| label.numeral);
            let same = 8 * usize::from(clause.kind == wanted.kind)
                + 4 * usize::from(numeral(clause) == numeral(wanted))
                + 2 * usize::from(clause.depth == wanted.depth);
            Some((same, std::cmp::Reverse(found.0.abs_diff(index))))
        };
        let found = self
            .templates
            .get(near)?
            .iter()
            .max_by_key(|it| score(it))?;
        Some((found.1, found.2, found.3))
    }

    pub(super) fn new_paragraph(&mut self, index: usize, line: &Line, theirs: Option<&Clause>) {
        let anchor = self.comments.anchor(line.change);
        let template = theirs
            .and_then(|theirs| self.of_other_file(theirs))
            .or_else(|| self.of_this_file(index, line, theirs))
            .unwrap_or_default();
        let references = notes::references(self, self.begins_theirs(line), true);
        let xml = new::paragraph_of(
            self.comparison,
            line,
            &template,
            (&anchor, &references),
            &mut self.marks,
        );
        self.pending.push(New::Paragraph(xml));
    }

    /// True when Word itself numbers a clause of the other draft, also in the redline.
    fn is_numbered_there(&self, theirs: &Clause, lead: &str) -> bool {
        new::is_numbered(theirs, lead) && !self.types_number_of(theirs)
    }

    /// A new paragraph as it is in its own file.
    fn of_other_file(&self, theirs: &Clause) -> Option<Template> {
        let origin = self.origin(theirs)?;
        let known = |style: &str| self.own.lists.has_style(Some(style));
        Some(Template {
            end: foreign_look(&end_look(origin.group), known),
            look: foreign_look(origin.group.usual_properties(), known),
            is_numbered: self.is_numbered_there(theirs, &origin.lead),
            printed: theirs.printed_label().to_owned(),
            lead: origin.lead,
            shape: origin.shape,
        })
    }

    /// A new paragraph as the one of this file that it is most like, in its own list if that is known.
    fn of_this_file(
        &mut self,
        index: usize,
        line: &Line,
        theirs: Option<&Clause>,
    ) -> Option<Template> {
        let (clause, part, group) = self.template(index, line)?;
        let clause = document(self.comparison, self.side).clauses.get(clause)?;
        let lead = self.found(clause)?.lead;
        let group = self.group(part, group)?;
        let properties = group.last().and_then(|it| child(it, "pPr"));
        let style = value(as_read(properties, self.accepted), "pStyle");
        let in_list = |member| self.own.lists.written(member, style);
        let is_typed = theirs.is_some_and(|it| self.types_number_of(it));
        let there = theirs.and_then(|theirs| Some((theirs, self.counted_there(theirs)?)));
        let (clause, lead, is_numbered, numbering) = if let Some((theirs, (list, lead))) = there {
            let is_numbered = self.is_numbered_there(theirs, &lead);
            (theirs, lead, is_numbered, Some(in_list(list)))
        } else {
            let is_numbered = new::is_numbered(clause, &lead) && !is_typed;
            let has_number = line.clause(self.comparison).and_then(labels::typed);
            let unnumbered = is_typed || (is_numbered && has_number.is_none());
            (clause, lead, is_numbered, unnumbered.then(|| in_list(None)))
        };
        let shape = shape(properties, self.accepted, true, numbering.as_deref());
        let indent = self.own.indent(properties).filter(|_| is_typed);
        Some(Template {
            shape: indented(&shape, indent.unwrap_or_default()),
            end: end_look(group),
            look: group.usual_properties().to_owned(),
            is_numbered,
            printed: clause.printed_label().to_owned(),
            lead,
        })
    }
}
