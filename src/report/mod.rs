//! `Comparison` → an output, one file or folder a format.
//!
//! Reports read the comparison and compute nothing; the same comparison gives the same bytes.

pub mod json;
pub mod wording;
