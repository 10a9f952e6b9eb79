//! Findings beside the text, as comments (ECMA-376 part 1, 17.13.4).

use rustc_hash::FxHashSet;

use super::date::date;
use super::plan::Fate;
use super::runs::run;
use super::{DEFAULT_DATE, Options};
use crate::model::{Action, Change, Comparison, Move};
use crate::package::xml::escape;
use crate::report::wording::{doubt, finding_sentences, heading_line};

/// The comments written so far.
#[derive(Debug)]
pub(super) struct Comments<'a> {
    comparison: &'a Comparison,
    options: &'a Options,
    /// Number of the next comment.
    next: u64,
    /// Changes that have their comment.
    told: FxHashSet<usize>,
    xml: String,
}

/// What stands before and after the words that a comment is about.
#[derive(Debug, Default)]
pub(super) struct Anchor {
    pub(super) before: String,
    pub(super) after: String,
}

impl<'a> Comments<'a> {
    /// Begins to count at a number that the document does not use yet.
    pub(super) const fn new(comparison: &'a Comparison, options: &'a Options, first: u64) -> Self {
        Self {
            comparison,
            options,
            next: first,
            told: FxHashSet::with_hasher(rustc_hash::FxBuildHasher),
            xml: String::new(),
        }
    }

    /// The comment of a change, at the first line that shows it.
    pub(super) fn anchor(&mut self, index: usize) -> Anchor {
        if !self.options.comments || !self.told.insert(index) {
            return Anchor::default();
        }
        let change = self.comparison.changes.get(index);
        let sentences = change.map_or_else(Vec::new, |change| sentences(change, self.comparison));
        if sentences.is_empty() {
            return Anchor::default();
        }
        let id = self.next;
        self.next += 1;
        let author = escape(&self.options.author);
        let date = date(&self.options.date).unwrap_or_else(|| DEFAULT_DATE.to_owned());
        let initials: String = self.options.author.chars().take(1).collect();
        self.xml.push_str(&format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"{date}\" w:initials=\"{}\">",
            escape(&initials)
        ));
        for sentence in sentences {
            let words = run(&sentence, "", Fate::Kept);
            self.xml.push_str(&format!("<w:p>{words}</w:p>"));
        }
        self.xml.push_str("</w:comment>");
        Anchor {
            before: format!("<w:commentRangeStart w:id=\"{id}\"/>"),
            after: format!(
                "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
            ),
        }
    }

    /// The comments written, one element after the other; empty when there is none.
    pub(super) fn finish(self) -> String {
        self.xml
    }
}

/// What a comment says: what happened, and what it does. A clause that is new
/// or gone, or has another number only, needs none: the marks tell.
fn sentences(change: &Change, comparison: &Comparison) -> Vec<String> {
    let findings = finding_sentences(change);
    let doubt = doubt(change, comparison);
    let marks_do_not_tell = matches!(change.action, Action::Split | Action::Merged)
        || change.pairing.moved == Some(Move::Alone)
        || doubt.is_some();
    if findings.is_empty() && !marks_do_not_tell {
        return Vec::new();
    }
    let mut sentences = vec![heading_line(change, comparison)];
    sentences.extend(doubt);
    sentences.extend(findings);
    sentences
}
