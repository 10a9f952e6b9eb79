//! The words that lead a paragraph: "Also welcomes with appreciation".

use std::borrow::Cow;
use std::ops::Range;

use super::reading::mark_of;
use super::table::{ATTITUDES, LIFT_OF_APPROVAL, Ladder, Strength, Verb};

/// The words that lead a paragraph, understood.
#[derive(Debug, Clone)]
pub(in super::super) struct Lead<'t> {
    /// The bytes of the lead in the text.
    pub(in super::super) range: Range<usize>,
    /// The words as printed.
    pub(in super::super) printed: &'t str,
    /// How the verb is marked as a repetition.
    pub(in super::super) mark: Mark,
    pub(super) verb: Name<'t>,
    /// What it is said "with", in lower case; empty without that.
    pub(super) attitude: &'static str,
    pub(super) is_intense: bool,
    /// The form of the verb as printed, to tell `Recalls` from `Recalling`.
    pub(super) form: &'t str,
    pub(super) known: Option<&'static Verb>,
}

/// The name of a verb: of a known one its operative form, of another the printed word.
#[derive(Debug, Clone, Copy, Eq)]
pub(in super::super) struct Name<'t>(&'t str);

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl<'t> Name<'t> {
    pub(super) const fn new(name: &'t str) -> Self {
        Self(name)
    }

    /// The name as printed, or as the table has it.
    pub(super) const fn name(self) -> &'t str {
        self.0
    }

    /// The name in lower case, to look it up by.
    pub(super) fn key(self) -> Cow<'t, str> {
        if self
            .0
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b' ')
        {
            Cow::Borrowed(self.0)
        } else {
            Cow::Owned(self.0.to_lowercase())
        }
    }
}

/// How a verb is marked as a repetition of one before it, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Mark {
    /// "Requests"
    Plain,
    /// "Also requests"
    Also,
    /// "Further requests"
    Further,
}

impl Lead<'_> {
    /// True when two leads say the same, "also" and "further" left aside.
    pub(in super::super) fn says_the_same(&self, other: &Self) -> bool {
        self.verb == other.verb
            && self.attitude == other.attitude
            && self.is_intense == other.is_intense
            && self.form.eq_ignore_ascii_case(other.form)
    }

    /// The words without "also" and "further", in lower case.
    pub(in super::super) fn unmarked(&self) -> Vec<String> {
        self.printed
            .split_whitespace()
            .filter(|word| mark_of(word).is_none())
            .map(str::to_lowercase)
            .collect()
    }

    /// True when the verb is one of the table, and not only believed to be one.
    pub(super) const fn is_of_the_table(&self) -> bool {
        self.known.is_some()
    }

    /// Where the verb stands, in words.
    pub(super) fn reason(&self) -> String {
        let with = if self.attitude.is_empty() {
            String::new()
        } else {
            format!(" with {}", self.attitude)
        };
        super::reason(&format!("{}{with}", self.verb.name()), self.strength())
    }

    /// The place of the verb on a ladder, if it has one.
    pub(super) fn strength(&self) -> Option<Strength> {
        let strength = self.known?.strength?;
        if self.attitude.is_empty() {
            return Some(strength);
        }
        // "Noting with concern" is neither reception nor yet censure; "with
        // appreciation" lifts a verb of reception and says nothing elsewhere.
        let approves = ATTITUDES.contains(&(self.attitude, true));
        (approves && strength.ladder == Ladder::Reception).then_some(Strength {
            rung: strength.rung + LIFT_OF_APPROVAL,
            ..strength
        })
    }
}
