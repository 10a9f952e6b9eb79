//! The number before the words of a paragraph that stays.
//!
//! Either draft may type it, leave it to Word, or have none. Only typed
//! numbers are words that come or go; what Word counts follows the list that
//! the paragraph is in, which `numbering` tracks.

use std::ops::Range;

use super::editor::Editor;
use super::words::Found;
use crate::model::{Clause, Side};
use crate::report::redline::labels;
use crate::report::redline::plan::{Fate, Line};
use crate::report::redline::runs::run;

/// The number of a paragraph in the draft of the file.
enum Mine {
    /// It is typed: these characters of the paragraph.
    Typed(Range<usize>),
    /// Word gives it.
    Counted,
    None,
}

/// The number of a paragraph in the other draft.
struct Theirs {
    /// As it is typed; `None` for a paragraph without one.
    typed: Option<String>,
    /// The same without what a typed number ends with.
    printed: String,
    /// Word gives it, or it is typed; nothing where the other draft is no Word file.
    is_counted: Option<bool>,
}

impl Editor<'_, '_> {
    /// The typed number before the words of a clause that stays.
    pub(super) fn number(&mut self, line: &Line, clause: &Clause, found: &Found) {
        if found.part > 0 {
            // The mark of a note is its reference's.
            return;
        }
        let mine = own_number(clause, found);
        let theirs = self.their_number(line);
        let is_given_once = theirs.typed.is_some()
            && match mine {
                Mine::Typed(_) => theirs.is_counted == Some(true),
                Mine::Counted => theirs.is_counted == Some(false),
                Mine::None => false,
            };
        if labels::typed(clause) == theirs.typed && !is_given_once {
            return;
        }
        match mine {
            Mine::Typed(range) => self.replace_number(range, &theirs, found),
            Mine::Counted => match theirs.typed {
                Some(typed) if theirs.is_counted == Some(false) => {
                    self.put_number(&typed, (found.groups.start, 0), found);
                }
                // The list that the paragraph was in is tracked, or Word numbers both by itself.
                Some(_) => {}
                None if self.other.is_some() || self.types_number_in(line) => {}
                None => self.untracked.push(clause.place.clone()),
            },
            Mine::None => {
                if let Some(typed) = theirs.typed.filter(|_| theirs.is_counted != Some(true)) {
                    let first = found.at.iter().flatten().next().copied();
                    self.put_number(&typed, first.unwrap_or((found.groups.start, 0)), found);
                }
            }
        }
    }

    /// The number of a line in the other draft.
    fn their_number(&self, line: &Line) -> Theirs {
        let clause = line.begins(self.comparison, self.side.other());
        Theirs {
            typed: clause.and_then(labels::typed),
            printed: clause.map_or("", Clause::printed_label).to_owned(),
            is_counted: self.counts_their_number(line),
        }
    }

    /// True for a line whose number in the other draft is typed, though Word counts the paragraphs around it.
    fn types_number_in(&self, line: &Line) -> bool {
        let theirs = line.begins(self.comparison, self.side.other());
        theirs.is_some_and(|it| self.types_number_of(it))
    }

    /// A number that the file types is gone or new; so is the other draft's beside it, if that is typed too.
    fn replace_number(&mut self, range: Range<usize>, theirs: &Theirs, found: &Found) {
        let (part, group) = (found.part, found.groups.start);
        let mine = Self::fate_of(self.side);
        if theirs.typed.is_none() || theirs.is_counted == Some(true) {
            let lead = found.lead.chars().count();
            self.set(part, group, 0..lead, mine);
            return;
        }
        // What went stands before what came.
        let at = match self.side {
            Side::New => range.start,
            Side::Old => range.end,
        };
        let xml = self.their_words(&theirs.printed, found);
        self.put(part, (group, at), &xml);
        self.set(part, group, range, mine);
    }

    /// Puts in a number that the other draft alone has as words.
    fn put_number(&mut self, typed: &str, at: (usize, usize), found: &Found) {
        let xml = self.their_words(&format!("{typed}\t"), found);
        self.put(found.part, at, &xml);
    }

    /// Words of the other draft, in the look that a paragraph of the file begins with.
    fn their_words(&mut self, words: &str, found: &Found) -> String {
        let theirs = Self::fate_of(self.side.other());
        let group = self.group(found.part, found.groups.start);
        let look = group.map_or("", |it| it.properties_at(0));
        let run = run(words, look, theirs);
        self.marks.around(theirs, &run)
    }

    /// What becomes of words that one draft alone has.
    const fn fate_of(side: Side) -> Fate {
        match side {
            Side::Old => Fate::Deleted,
            Side::New => Fate::Inserted,
        }
    }
}

/// The number of a clause of the file.
fn own_number(clause: &Clause, found: &Found) -> Mine {
    if labels::typed(clause).is_none() {
        return Mine::None;
    }
    let printed = clause.printed_label();
    let range = found.lead.split_once(printed).map(|(before, _)| {
        let start = before.chars().count();
        start..start + printed.chars().count()
    });
    range.map_or(Mine::Counted, Mine::Typed)
}
