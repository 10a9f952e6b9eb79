//! Numbers that repeat, jump or go backwards, told in few words.

use std::cmp::Ordering;

use super::frames::Sequence;
use crate::model::{Label, Warning, WarningKind};

/// Most places that are named one by one; more are only counted.
const MOST_NAMED: usize = 3;

/// Collects what is out of order.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    found: Vec<String>,
    count: usize,
}

impl Numbering {
    pub(super) fn item(&mut self, place: &str, label: &Label, sequence: Sequence) {
        // An inserted paragraph (`bis`) follows its own order.
        if !label.suffix.is_empty() {
            return;
        }
        let what = match sequence {
            Sequence::Expected => return,
            Sequence::BeginsAt(_) => format!("{place} begins a list that has no number 1"),
            Sequence::Repeats => format!("{place} repeats the number before it"),
            Sequence::Jumps(expected) => {
                format!("{place} stands where number {expected} was expected")
            }
            Sequence::GoesBack(last) => format!("{place} goes back after number {last}"),
        };
        self.add(what);
    }

    pub(super) fn heading(
        &mut self,
        place: &str,
        printed: &str,
        last: u32,
        number: u32,
        suffix: &str,
    ) {
        if number == last + 1 || number == 0 || !suffix.is_empty() || number == 1 {
            return;
        }
        let what = match number.cmp(&last) {
            Ordering::Equal => format!("{place} ({printed}) repeats the number before it"),
            Ordering::Greater => {
                format!("{place} stands where number {} was expected", last + 1)
            }
            Ordering::Less => format!("{place} goes back after number {last}"),
        };
        self.add(what);
    }

    fn add(&mut self, what: String) {
        self.count += 1;
        if self.found.len() < MOST_NAMED {
            self.found.push(what);
        }
    }

    /// One warning for each, or one for all when they are many.
    pub(super) fn warnings(self) -> Vec<Warning> {
        if self.count > MOST_NAMED {
            let message = format!(
                "The numbering is irregular in {} places: {}, and others.",
                self.count,
                self.found.join("; ")
            );
            return vec![Warning::new(WarningKind::Numbering, message)];
        }
        self.found
            .into_iter()
            .map(|what| Warning::new(WarningKind::Numbering, format!("{what}.")))
            .collect()
    }
}
