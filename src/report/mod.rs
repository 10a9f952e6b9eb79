//! `Comparison` → an output, one file or folder a format.
//!
//! Reports read the comparison and compute nothing; the same comparison gives the same bytes.

mod concordance;
pub mod criticmarkup;
pub mod explain;
pub mod filter;
mod harmless;
pub mod html;
pub mod json;
pub mod markdown;
pub mod redline;
pub mod terminal;
mod weave;
pub mod wording;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod one_wording;
#[cfg(test)]
mod tests;

pub use filter::{Facet, Filter};
