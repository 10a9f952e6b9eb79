//! How the mark of a note is typed.

/// The look of a typed mark.
///
/// `LibreOffice` would take words in the style of a reference for more of the mark before them.
pub(super) const RAISED: &str = "<w:vertAlign w:val=\"superscript\"/>";

/// The mark that a reference has in its own run where one is typed behind it: nothing that is seen.
///
/// `LibreOffice` (7.4) takes the text in that run for the mark. It tracks no change of it, and prints it twice in
/// the second note and those after it.
pub(super) const NO_MARK: &str = "\u{200b}";
