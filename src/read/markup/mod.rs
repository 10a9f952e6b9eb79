//! What HTML and XML have in common: a tree of elements and words, how words
//! are gathered from it, rows of tables, tracked changes, and a record of what
//! was left out.

pub(super) mod left_out;
pub(super) mod table;
pub(super) mod tracked;
pub(super) mod tree;
pub(super) mod words;
