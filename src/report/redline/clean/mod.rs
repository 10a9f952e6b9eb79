//! A redline as a document of its own, in the layout of United Nations documents.
//!
//! A4, Times New Roman 10, the text set in from both margins, preambular
//! paragraphs with their first words in italics where the draft has them so,
//! operative paragraphs with the numbers that are printed. The head of the
//! first page and the pages' numbers are those of the layout; everything else
//! is the drafts'.

mod body;
mod note_marks;
mod note_order;
mod notes;
mod parts;
mod styles;
mod table;

pub(super) use parts::parts;
