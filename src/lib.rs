//! Compares two drafts of a negotiated text clause by clause.
//!
//! Two drafts go in: a draft resolution and its Rev.1, a bill and its reprint,
//! a contract and its redraft. Out comes what a delegate would note by hand:
//! which paragraphs are new, gone, reworded, moved, split, merged or only
//! renumbered, what the rewording changes, and nothing that did not change.
//!
//! A comparison of lines does not give that, because a paragraph that is put
//! in shifts every number after it. Here each draft is first *understood*:
//! printing is undone, and every clause gets its kind, its label and its
//! place. Only then are clauses paired, by number and by content, and only
//! within a pair are words compared.
//!
//! ```
//! use clausediff::compare_texts;
//! use clausediff::model::{Action, Class};
//!
//! let old = "The Council,\n\n\
//!     Recalling its decision on the lamps of the harbour,\n\n\
//!     1. Urges all ports to shield their lamps against the sky;\n\n\
//!     2. Requests the Secretary-General to report on progress made.\n";
//! let new = "The Council,\n\n\
//!     Recalling its decision on the lamps of the harbour,\n\n\
//!     1. Welcomes the offer of the lighthouse keepers to count the stars;\n\n\
//!     2. Encourages all ports to shield their lamps against the sky;\n\n\
//!     3. Requests the Secretary-General to report on progress made.\n";
//!
//! let comparison = compare_texts(old, new)?;
//!
//! // A paragraph is new, and a verb is weaker; that two numbers are others
//! // follows from it.
//! assert_eq!(comparison.summary.added, 1);
//! assert_eq!(comparison.summary.removed, 0);
//! assert_eq!(comparison.summary.amended, 1);
//! assert_eq!(comparison.summary.moved, 0);
//!
//! let amended = comparison
//!     .changes
//!     .iter()
//!     .find(|change| change.action == Action::Amended)
//!     .expect("the second paragraph was amended");
//! let [old, new] = [amended.pairing.old[0], amended.pairing.new[0]];
//! assert_eq!(comparison.old.clauses[old].place, "OP1");
//! assert_eq!(comparison.new.clauses[new].place, "OP2");
//! assert_eq!(amended.class, Some(Class::Substantive));
//! assert!(amended.renumbered);
//! # Ok::<(), clausediff::error::Error>(())
//! ```
//!
//! # A tour
//!
//! Data moves one way, and nothing reaches back. Each stage is a folder whose
//! first page says what comes in, what goes out, and what it never does.
//!
//! ```text
//! bytes ─read→ Draft ─normalise→ Draft ─structure→ Document   (for each draft)
//! Document × 2 ─align→ Pairings ─diff→ Edits ─assess→ Comparison ─report→ text
//! ```
//!
//! 1. [`read`] turns the bytes of a file into [`Block`](model::Block)s, pieces
//!    the size of a paragraph, with what the format knows about them. How a
//!    file is encoded and what format it has (plain text, Markdown, HTML,
//!    legislative XML) is recognised by its content.
//! 2. [`normalise`] undoes what printing did: page numbers and running heads
//!    off, footnotes lifted out from between the halves of a paragraph, lines
//!    and words that a line's end broke rejoined. What it takes off can be
//!    listed; nothing is thrown away.
//! 3. [`structure`] makes a [`Document`](model::Document): for each
//!    [`Clause`](model::Clause) its kind, its [`Label`](model::Label), what it
//!    stands under, and its place, the address that a delegate would say:
//!    `PP3`, `OP5(a)(ii)`, `Art. 4(2)`.
//! 4. [`align`] finds out which clause became which. It knows numbers as
//!    evidence and content as better evidence, and every
//!    [`Pairing`](model::Pairing) says what it was matched by and how sure it is.
//! 5. [`diff`] compares the words of each pairing, tidied for a reader.
//! 6. [`assess`] says what each [`Change`](model::Change) amounts to:
//!    editorial, consequential or substantive, and why; and its
//!    [`Finding`](model::Finding)s what the rewording does: a verb is weaker,
//!    a duty is new, a date is later, a reference was forgotten.
//! 7. [`report`] writes a [`Comparison`](model::Comparison) for a terminal, as
//!    Markdown, HTML, CriticMarkup or JSON, or as a Word redline. Reports read
//!    and compute nothing.
//!
//! [`compare_files`] and [`compare_texts`] run all stages up to the
//! comparison, [`compare_tracked`] does so with the two texts of one file that
//! tracks changes, [`outline_file`] the first three; `src/compare.rs` shows
//! their order on one screen. To begin in the middle, [`compare`] takes drafts that
//! were read and [`compare_documents`] documents that were understood.
//!
//! # Old and new
//!
//! The two drafts are the *old* and the *new* one everywhere; things that
//! exist once for each are [`Sides`](model::Sides).
//!
//! A change has three independent facts: its action (unchanged, added,
//! removed, amended, split, merged), whether it *moved*, and whether it was
//! *renumbered*. A clause that merely has another number because one was put
//! in before it is renumbered and unchanged.
//!
//! # Promises
//!
//! Each is held by a test that searches for a counterexample
//! (`tests/promises.rs`, `tests/reports.rs`, `tests/conservation.rs`).
//!
//! 1. No word is lost or invented. Every clause of either draft stands in
//!    exactly one change; [`model::old_text`] and [`model::new_text`] give both
//!    texts back from the edits to the letter. So do the reports that hold
//!    both drafts whole: HTML, CriticMarkup and JSON.
//! 2. A draft compared with itself has no change, and exchanging the drafts
//!    exchanges added and removed, split and merged, and nothing else. Which
//!    clauses are said to have *moved* may differ between the two directions
//!    where several smallest sets of moves exist.
//! 3. The same input gives the same bytes on every machine. Algorithms have
//!    size guards instead of time limits, and one that fires is told in
//!    [`Comparison::warnings`](model::Comparison::warnings).
//! 4. Damaged, hostile or absurd input gives a clear [`error`] or a
//!    [`Warning`](model::Warning), never a panic or a hang, and no text of a
//!    document can steer a terminal, a browser or a Markdown viewer.
//! 5. The program's exit codes are those of `diff`: 0 no change, 1 changes,
//!    2 trouble, and then nothing was written; 130 when it was interrupted
//!    while it wrote a file, which is then as it was before. Called by git it
//!    is always 0.
//!
//! # The tiers
//!
//! | tier | modules | may use |
//! |---|---|---|
//! | 5 | `main`, `cli` | everything below |
//! | 4 | `compare`, `redline` | 3, 2, 1 |
//! | 3 | [`read`] [`normalise`] [`structure`] [`align`] [`diff`] [`assess`] [`report`] | 2, 1; never each other |
//! | 2 | [`model`] | 1 |
//! | 1 | [`error`], [`text`], [`package`], [`progress`], `parallel`, `memory` | nothing of ours |
//!
//! `tests/layers.rs` holds the table against every path in `src/` but those of unit tests.
//!
//! # Where to find what
//!
//! | question | answer |
//! |---|---|
//! | What can a change, a finding, a kind be? | [`model`] |
//! | Why was this clause paired with that one? | [`align`], or `--explain PLACE` |
//! | Why is this change only consequential? Why is this verb weaker? | [`assess`], or `--findings` |
//! | Why does this line count as page furniture? | [`normalise`], or `clausediff outline DRAFT` |
//! | How does a Word redline give back both drafts, numbers included? | [`report::redline`], `src/redline.rs` |
//! | What does the JSON look like? | [`report::json`], `clausediff schema` |
//! | What is read of a Word file, and what is left out? | [`read`], `src/read/word/mod.rs` |
//! | What does it cost, and where are the size guards? | `docs/speed.md` |
//! | What is still read wrongly? | `docs/cases.md` |

pub mod align;
pub mod assess;
mod compare;
pub mod diff;
pub mod error;
mod memory;
pub mod model;
pub mod normalise;
pub mod package;
mod parallel;
pub mod progress;
pub mod read;
mod redline;
pub mod report;
pub mod structure;
pub mod text;

#[doc(hidden)]
pub mod cli;

pub use compare::{
    Input, compare, compare_documents, compare_files, compare_inputs, compare_inputs_observed,
    compare_texts, compare_tracked, compare_tracked_observed, outline_file, outline_input,
    outline_input_observed,
};
pub use redline::redline;
