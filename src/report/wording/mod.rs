//! One wording, in one place, of everything that the reports say.
//!
//! In: a [`Comparison`](crate::model::Comparison) or a part of one. Out: plain
//! strings without markup and without line breaks. Words of the drafts are
//! quoted in “…” with their white space made single; apart from that they are
//! as printed, so a report still has to escape them for its format.
//!
//! A place after "was", "from" or "after" is always a place in the old draft,
//! any other place one in the new draft.
//!
//! Nothing is decided here, and nothing is searched for: each function looks
//! only at the change that it is given, except the summary, which reads every
//! change once.

mod aloud;
mod changes;
mod few_words;
mod findings;
mod matters;
mod moves;
mod names;
mod opening;
mod places;
mod quote;
mod run;
mod sponsors;
mod summary;
mod tracked;

pub use aloud::aloud;
pub use changes::{
    doubt, heading_line, is_at, moved_from, notes, stood_here, was_at, what_happened,
};
pub use few_words::in_a_few_words;
pub use findings::{BROKEN_OFF, broken_off, finding, finding_sentences, is_worth_a_sentence};
pub use matters::{Matter, in_brackets, matters, replaced, what_matters};
pub use moves::went_along;
pub use names::{
    ONLY_RENUMBERED, action_word, class_meaning, class_title, direction_word, kind_name, reprint,
    with_those_under_it,
};
pub use opening::{
    DRAFTS, NO_FINDINGS, PLEASE_NOTE, SPONSORS, WHAT_HAPPENED, WHAT_MATTERS, draft_rows,
    findings_line, left_out, warnings,
};
pub(in crate::report) use places::previous_sibling;
pub use places::{NO_PLACE, list, new_places, old_places, place_line};
pub use quote::{opening_words, quoted};
pub use sponsors::{SponsorChanges, sponsor_changes};
pub use summary::{
    NO_CHANGE, class_counts, counted, draft_name, headline, is_only_renumbered, short_source,
    sponsor_sentences, summary_paragraph,
};
pub use tracked::tracked;
