//! Small helpers on text that know nothing of drafts: folding and words.

mod bytes;
mod fold;
mod tokens;

pub use bytes::position_of;
pub use fold::{fold, fold_case, same_folded};
pub use tokens::{Tokens, is_word, tokens, words};
