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
mod number;
mod numeral;
mod parse;
mod points;

pub(super) use cite::Cite;
pub(super) use index::{Index, opens_part};
pub(super) use noun::{Noun, make_table};
pub(super) use parse::find;

use super::context::Context;
use crate::model::{ClauseId, Side, Sides};
use crate::text::position_of;

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
    context.lookup.index(side).resolve(from, cites)
}

/// True when a text may hold a reference to a numbered clause; quick, for texts that are not read otherwise.
pub(super) fn may_refer(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut seen = 0;
    while let Some(next) = position_of(bytes.get(seen..).unwrap_or_default(), may_begin_number) {
        let number = seen + next;
        if follows_a_noun(bytes.get(..number).unwrap_or_default()) {
            return true;
        }
        seen = number + 1;
    }
    false
}

/// True for the first bytes of the numbers and letters of clauses: `2`, `(b)`, `IV`.
// Every comparison is made, so that the compiler makes one step of many bytes; of a pattern it makes none.
#[allow(clippy::needless_bitwise_bool)]
const fn may_begin_number(byte: u8) -> bool {
    byte.is_ascii_digit() | (byte == b'(') | (byte == b'I') | (byte == b'V') | (byte == b'X')
}

/// True for the last bytes of [`NOUN_ENDS`], known faster than the ends themselves.
const fn may_end_noun(byte: u8) -> bool {
    matches!(byte, b'h' | b's' | b'e' | b'n' | b'x' | b'r' | b'.' | b'P')
}

/// True when a text ends with what a noun of references ends with, and a space or none.
fn follows_a_noun(head: &[u8]) -> bool {
    let head = head.strip_suffix(b" ").unwrap_or(head);
    head.last().is_some_and(|last| may_end_noun(*last))
        && NOUN_ENDS.iter().any(|end| head.ends_with(end))
}

/// How the nouns of references end, capitals left aside.
const NOUN_ENDS: &[&[u8]] = &[
    b"aragraph",
    b"aragraphs",
    b"rticle",
    b"rticles",
    b"ection",
    b"ections",
    b"nnex",
    b"lause",
    b"lauses",
    b"ara.",
    b"aras.",
    b"hapter",
    b"hapters",
    b"ule",
    b"ules",
    b"rt.",
    b"ec.",
    b"chedule",
    b"OP",
    b"PP",
];

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
            ("the International Rules", false),
            ("in seven 4", false),
        ] {
            for end in NOUN_ENDS {
                assert!(end.last().is_some_and(|byte| may_end_noun(*byte)));
            }
            assert_eq!(may_refer(text), may, "{text}");
            assert_eq!(may_refer(&format!("{far}{text}")), may, "{text}");
        }
    }
}
