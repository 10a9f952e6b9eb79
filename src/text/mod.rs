//! Small helpers on text that know nothing of drafts: folding, words, numerals, number words, months and links.

mod bytes;
pub(crate) mod fetch;
mod fold;
mod letters;
mod link;
mod months;
mod number_words;
mod numerals;
mod tokens;

pub use bytes::{has_double, position_of};
pub use fold::{fold, fold_case, fold_case_if_needed, same_folded};
pub use letters::{is_ascii_letter, letters_ahead};
pub use link::is_address;
pub use months::{FRENCH_MONTHS, MONTHS, RUSSIAN_MONTHS, SPANISH_MONTHS};
pub use number_words::{capitalised, number_in_words};
pub use numerals::{letter, roman, write_roman};
pub use tokens::{Tokens, is_unspaced_script, is_word, tokens, words};
