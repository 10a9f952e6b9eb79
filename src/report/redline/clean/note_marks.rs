//! The marks of footnotes: those that Word counts, and those that are typed.

use crate::model::{ClauseId, Comparison, Side, Sides};
use crate::report::redline::marks::{Marks, text_element};
use crate::report::redline::note_marks::{NO_MARK, RAISED};
use crate::report::redline::plan::{Fate, document};
use crate::report::redline::runs::{run, text};

const REFERENCE: &str = "<w:rStyle w:val=\"FootnoteReference\"/>";
/// The mark of a footnote.
#[derive(Debug)]
pub(super) struct Mark {
    /// As each draft prints it; `None` in a draft that does not have the note.
    printed: Sides<Option<String>>,
    /// Word counts the note.
    is_counted: bool,
}

impl Mark {
    /// The mark of a note of one or both drafts; Word counts it where it is a number.
    pub(super) fn of(comparison: &Comparison, note: Sides<Option<ClauseId>>) -> Self {
        let printed = |side: Side, id: Option<ClauseId>| {
            let clause = document(comparison, side).clauses.get(id?)?;
            Some(clause.printed_label().to_owned())
        };
        let printed = Sides::new(printed(Side::Old, note.old), printed(Side::New, note.new));
        let is_number = |mark: &String| mark.bytes().all(|it| it.is_ascii_digit());
        let is_counted = printed.old.iter().all(is_number) && printed.new.iter().all(is_number);
        Self {
            printed,
            is_counted,
        }
    }

    /// The number that Word has to count to, to print what the draft does.
    pub(super) fn counted(&self, side: Side) -> Option<&str> {
        self.printed
            .get(side)
            .as_deref()
            .filter(|_| self.is_counted)
    }

    /// The mark is typed from now on, unless a draft prints none: a reference without a mark takes the words behind it.
    pub(super) fn type_it(&mut self) {
        let prints_none = |mark: &Option<String>| mark.as_deref() == Some("");
        self.is_counted = prints_none(&self.printed.old) || prints_none(&self.printed.new);
    }

    /// The runs that refer to the note.
    pub(super) fn reference(&self, id: usize, fate: Fate, marks: &mut Marks) -> String {
        let custom = if self.is_counted {
            ""
        } else {
            " w:customMarkFollows=\"1\""
        };
        let element = format!("<w:footnoteReference{custom} w:id=\"{id}\"/>");
        self.runs(&element, fate, marks)
    }

    /// What stands before the words of the note: its mark, and a space.
    pub(super) fn before_words(&self, fate: Fate, marks: &mut Marks) -> String {
        let element = if self.is_counted {
            "<w:footnoteRef/>"
        } else {
            ""
        };
        let mark = self.runs(element, fate, marks);
        let text = text_element(fate);
        let space = format!("<w:r><{text} xml:space=\"preserve\"> </{text}></w:r>");
        mark + &marks.around(fate, &space)
    }

    /// An element, and the mark that is typed behind it.
    fn runs(&self, element: &str, fate: Fate, marks: &mut Marks) -> String {
        if self.is_counted {
            let run = format!("<w:r><w:rPr>{REFERENCE}</w:rPr>{element}</w:r>");
            return marks.around(fate, &run);
        }
        let mut typed = |side: Side, fate: Fate| {
            let mark = self.printed.get(side).as_deref().unwrap_or_default();
            marks.around(fate, &run(mark, RAISED, fate))
        };
        let mark = match fate {
            Fate::Kept if self.printed.old != self.printed.new => {
                typed(Side::Old, Fate::Deleted) + &typed(Side::New, Fate::Inserted)
            }
            Fate::Deleted | Fate::MovedFrom(_) => typed(Side::Old, fate),
            Fate::Kept | Fate::Inserted | Fate::MovedTo(_) => typed(Side::New, fate),
        };
        let nothing = text(NO_MARK, fate);
        let lead = format!("<w:r><w:rPr>{REFERENCE}</w:rPr>{element}{nothing}</w:r>");
        marks.around(fate, &lead) + &mark
    }
}
