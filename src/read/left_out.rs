//! What a file holds that is no text, counted and told in one warning.

use crate::model::{Warning, WarningKind};

/// What was left out of the text of one file, by sort, each with how often.
#[derive(Debug, Default)]
pub(super) struct LeftOut(Vec<(&'static str, &'static str, usize)>);

impl LeftOut {
    /// Notes one more of a sort: `("picture", "pictures")`.
    pub(super) fn note(&mut self, sort: (&'static str, &'static str)) {
        self.note_many(sort, 1);
    }

    /// Notes several of a sort.
    pub(super) fn note_many(&mut self, sort: (&'static str, &'static str), number: usize) {
        if number == 0 {
            return;
        }
        match self.0.iter_mut().find(|(one, ..)| *one == sort.0) {
            Some((.., count)) => *count += number,
            None => self.0.push((sort.0, sort.1, number)),
        }
    }

    /// The warning that names all of it, in the order in which it was met.
    pub(super) fn warning(self) -> Option<Warning> {
        let named: Vec<String> = self
            .0
            .iter()
            .map(|(one, many, count)| match count {
                1 => format!("1 {one}"),
                _ => format!("{count} {many}"),
            })
            .collect();
        let (last, others) = named.split_last()?;
        let things = if others.is_empty() {
            last.clone()
        } else {
            format!("{} and {last}", others.join(", "))
        };
        let total: usize = self.0.iter().map(|(.., count)| count).sum();
        let verb = if total > 1 { "were" } else { "was" };
        Some(Warning::new(
            WarningKind::LeftOut,
            format!("{things} {verb} left out."),
        ))
    }
}

/// Sorts of things that hold no text.
pub(super) const PICTURE: (&str, &str) = ("picture", "pictures");
/// A chart is drawn from numbers that are not in the text.
pub(super) const CHART: (&str, &str) = ("chart", "charts");
/// `SmartArt` and the like.
pub(super) const DIAGRAM: (&str, &str) = ("diagram", "diagrams");
/// A file of another program.
pub(super) const OBJECT: (&str, &str) = ("embedded object", "embedded objects");
/// A note in the margin that no reader of the printed page sees.
pub(super) const COMMENT: (&str, &str) = ("comment", "comments");
/// Text that is not printed.
pub(super) const HIDDEN: (&str, &str) = ("passage of hidden text", "passages of hidden text");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_everything_once() {
        let mut left_out = LeftOut::default();
        assert_eq!(LeftOut::default().warning(), None);
        left_out.note(CHART);
        let message = |left_out: LeftOut| left_out.warning().unwrap().message;
        let mut three = LeftOut::default();
        three.note(PICTURE);
        three.note_many(COMMENT, 2);
        three.note(HIDDEN);
        assert_eq!(message(left_out), "1 chart was left out.");
        assert_eq!(
            message(three),
            "1 picture, 2 comments and 1 passage of hidden text were left out."
        );
    }
}
