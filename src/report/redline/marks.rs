//! The elements that mark a change, each with its own number, the author and the date.
//!
//! ECMA-376 part 1, 17.13.5.

use super::date::{beside, date};
use super::plan::{Fate, MoveId};
use super::{DEFAULT_DATE, Options};
use crate::package::xml::escape;

/// The author and the date of all changes, and the number of the next one.
///
/// `LibreOffice` takes two marks of one kind, author and date on both sides of
/// a paragraph's end for one, and the end with them, though nothing marks it.
/// Where an end stays the marks after it are two minutes from those before it: what is made within one is the same to it.
#[derive(Debug)]
pub(super) struct Marks {
    /// Author and date, and author and a date two minutes away.
    who_and_when: [String; 2],
    odd: bool,
    next: u64,
}

impl Marks {
    /// Begins to count at a number that the document does not use yet.
    pub(super) fn new(options: &Options, first: u64) -> Self {
        let date = date(&options.date).unwrap_or_else(|| DEFAULT_DATE.to_owned());
        let beside = beside(&date);
        Self {
            who_and_when: [date, beside]
                .map(|date| format!("w:author=\"{}\" w:date=\"{date}\"", escape(&options.author))),
            odd: false,
            next: first,
        }
    }

    /// Goes past a paragraph's end.
    pub(super) const fn pass(&mut self, end: Fate) {
        if matches!(end, Fate::Kept) {
            self.odd = !self.odd;
        }
    }

    /// Which of the two dates marks bear now.
    pub(super) const fn odd(&self) -> bool {
        self.odd
    }

    /// Goes to a place whose marks bear one of the two dates.
    pub(super) const fn at(&mut self, odd: bool) {
        self.odd = odd;
    }

    fn who_and_when(&self) -> &str {
        let [even, odd] = &self.who_and_when;
        if self.odd { odd } else { even }
    }

    /// A number that no other mark has.
    fn id(&mut self) -> u64 {
        let id = self.next;
        self.next += 1;
        id
    }

    /// The attributes that every mark of a change has.
    pub(super) fn attributes(&mut self) -> String {
        format!("w:id=\"{}\" {}", self.id(), self.who_and_when())
    }

    /// Puts runs into the element that says what becomes of them.
    pub(super) fn around(&mut self, fate: Fate, runs: &str) -> String {
        if runs.is_empty() {
            return String::new();
        }
        match fate {
            Fate::Kept => runs.to_owned(),
            fate => {
                let name = name(fate);
                format!("<{name} {}>{runs}</{name}>", self.attributes())
            }
        }
    }

    /// What stands in the properties of a paragraph's end, or of a row: nothing for one that stays.
    ///
    /// The end of a paragraph that moved here is simply new: `LibreOffice`
    /// leaves an empty paragraph when it rejects a `w:moveTo` there.
    pub(super) fn of_end(&mut self, fate: Fate) -> String {
        match fate {
            Fate::Kept => String::new(),
            Fate::MovedTo(_) => self.of_end(Fate::Inserted),
            fate => format!("<{} {}/>", name(fate), self.attributes()),
        }
    }

    /// What stands last in the properties of a paragraph that were others.
    pub(super) fn of_properties(&mut self, was: Option<&str>) -> String {
        was.map_or_else(String::new, |was| {
            let attributes = self.attributes();
            format!("<w:pPrChange {attributes}><w:pPr>{was}</w:pPr></w:pPrChange>")
        })
    }

    /// What stands before and after the words of a clause that moved, so that
    /// an application knows which two places belong together.
    pub(super) fn range_of_move(&mut self, fate: Fate) -> (String, String) {
        let (element, moved): (&str, MoveId) = match fate {
            Fate::MovedFrom(moved) => ("moveFromRange", moved),
            Fate::MovedTo(moved) => ("moveToRange", moved),
            _ => return (String::new(), String::new()),
        };
        let id = self.id();
        let who_and_when = self.who_and_when();
        (
            format!(
                "<w:{element}Start w:id=\"{id}\" {who_and_when} w:name=\"move{}\"/>",
                moved + 1
            ),
            format!("<w:{element}End w:id=\"{id}\"/>"),
        )
    }
}

const fn name(fate: Fate) -> &'static str {
    match fate {
        Fate::Deleted => "w:del",
        Fate::MovedFrom(_) => "w:moveFrom",
        Fate::MovedTo(_) => "w:moveTo",
        Fate::Inserted | Fate::Kept => "w:ins",
    }
}

/// The element that holds words with this fate: words that were taken out have one of their own.
pub(super) const fn text_element(fate: Fate) -> &'static str {
    match fate {
        Fate::Deleted => "w:delText",
        _ => "w:t",
    }
}
