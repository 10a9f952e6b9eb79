//! Compares two drafts of a negotiated text clause by clause.

pub mod align;
pub mod assess;
mod compare;
pub mod diff;
pub mod error;
pub mod model;
pub mod normalise;
mod parallel;
pub mod read;
pub mod report;
pub mod structure;
pub mod text;

#[doc(hidden)]
pub mod cli;

pub use compare::{compare, compare_documents, compare_files, compare_texts, outline_file};
