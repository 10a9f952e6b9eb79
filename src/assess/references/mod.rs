//! Cross-references inside a draft: found in the words, resolved to clauses, held against the alignment.
//!
//! [`find`] reads the words alone ([`parse`]); [`Index::resolve`] finds the
//! clause that is meant by its label and by what it stands under; [`followed`]
//! tells whether a reference of the old draft and one of the new draft mean
//! the same clause.
//!
//! English. The words are data in [`noun`], so that other languages can join.

mod cite;
mod index;
mod noun;
mod numeral;
mod parse;
mod points;

pub(super) use cite::Cite;
pub(super) use index::{Index, opens_part};
pub(super) use noun::Noun;
pub(super) use parse::find;

use std::sync::LazyLock;

use regex::Regex;

use super::context::Context;
use crate::model::{ClauseId, Side, Sides};

/// What became of a reference between the two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Followed {
    /// The clause meant by the new draft is what the clause meant by the old one became.
    Yes,
    /// Both mean a clause of their draft, and the two do not belong together.
    No,
    /// At least one of them means no clause of its draft, or it is not clear which.
    Unknown,
}

/// Tells whether two references, given as the clauses that they mean, mean the same clause.
///
/// For a reference that is printed alike in both drafts, [`Followed::No`]
/// says that it failed to follow its target.
pub(super) fn followed(context: &Context<'_>, targets: Sides<Option<ClauseId>>) -> Followed {
    match (targets.old, targets.new) {
        (Some(old), Some(new)) if context.are_partners(old, new) => Followed::Yes,
        (Some(_), Some(_)) => Followed::No,
        _ => Followed::Unknown,
    }
}

/// Finds what every reference of a clause means: one entry for each of `cites`.
pub(super) fn targets(
    context: &Context<'_>,
    side: Side,
    from: ClauseId,
    cites: &[Cite],
) -> Vec<Option<ClauseId>> {
    if cites.is_empty() {
        return Vec::new();
    }
    context.index(side).resolve(from, cites)
}

/// True when a text may hold a reference to a numbered clause; quick, for texts that are not read otherwise.
pub(super) fn may_refer(text: &str) -> bool {
    static REFERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?:aragraphs?|rticles?|ections?|nnex|lauses?|aras?\.|hapters?|ules?|rt\.|ec\.|chedule|OP|PP) ?[(0-9IVX]",
        )
        .ok()
    });
    REFERS.as_ref().is_none_or(|refers| refers.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_noun_and_a_number() {
        let far = "tea ".repeat(40);
        for (text, may) in [
            ("in paragraph 2 above", true),
            ("paragraphs 6–8", true),
            ("Article IV", true),
            ("para.3", true),
            ("subparagraph (b)", true),
            ("OP4", true),
            ("2 paragraphs", false),
            ("the annex", false),
            ("", false),
            ("12", false),
        ] {
            assert_eq!(may_refer(text), may, "{text}");
            assert_eq!(may_refer(&format!("{far}{text}")), may, "{text}");
        }
    }
}
