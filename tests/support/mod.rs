//! What several tests share: a generator of drafts with known edits, the
//! promises as functions, and texts that mean harm.

// Each test file is a crate of its own and uses only a part of this.
#![allow(dead_code, unreachable_pub)]

pub mod check;
pub mod drafts;
pub mod hostile;
pub mod mutate;
pub mod office;
pub mod pairs;
pub mod pdf;
pub mod property;
pub mod random;
pub mod read_back;
pub mod redlines;
pub mod schema;
