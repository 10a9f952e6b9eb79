//! `Comparison` → an output, one file or folder a format.
//!
//! Reports read the comparison and compute nothing; the same comparison gives the same bytes.

pub mod explain;
pub mod filter;
pub mod json;
pub mod markdown;
pub mod terminal;
pub mod wording;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use filter::{Facet, Filter};
