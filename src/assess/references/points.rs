//! Where a reference says that its target is: above, below, or in another text.

use super::super::pieces::Words;
use super::noun::Noun;

/// Where a reference says that its target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Points {
    /// It does not say.
    Anywhere,
    /// "above"
    Above,
    /// "below"
    Below,
    /// In another text: "of the Convention", "of resolution 70/1".
    Outside,
}

/// Tells from the words around a reference where its target is.
pub(super) fn points(words: &Words<'_>, start: usize, end: usize, last: Noun) -> Points {
    let comma = usize::from(words.get(end) == ",");
    match words.get(end + comma) {
        "above" | "hereinabove" => return Points::Above,
        "below" | "hereinbelow" => return Points::Below,
        "hereof" | "hereto" => return Points::Anywhere,
        "thereof" | "ibid" => return Points::Outside,
        word if word == "of" || (word == "to" && comma == 0 && last == Noun::Annex) => {
            let next = words.get(end + comma + 1);
            let present = next == "the" && words.get(end + comma + 2) == "present";
            return if present || matches!(next, "this" | "these") {
                Points::Anywhere
            } else {
                Points::Outside
            };
        }
        _ => {}
    }
    if is_cited_text(words, start) {
        Points::Outside
    } else {
        Points::Anywhere
    }
}

/// True when the words before a reference name another text: "resolution 70/1, paragraph 3", "its paragraph 5".
fn is_cited_text(words: &Words<'_>, start: usize) -> bool {
    let back = |steps: usize| start.checked_sub(steps).map_or("", |at| words.get(at));
    if matches!(back(1), "its" | "their" | "whose") {
        return true;
    }
    // "Ibid., para. 4" has a full stop before the comma.
    let mut steps = 1;
    while matches!(back(steps), "," | "(" | ".") {
        steps += 1;
    }
    let named = back(steps);
    let digits = named.chars().filter(char::is_ascii_digit).count();
    let is_symbol = named.contains('/') && digits > 0;
    let is_year = steps > 1 && named.len() == 4 && digits == 4;
    let is_instrument = steps > 1
        && matches!(
            named,
            "Convention" | "Agreement" | "Covenant" | "Charter" | "Protocol" | "Statute" | "Treaty"
        );
    is_symbol || is_year || is_instrument || named.eq_ignore_ascii_case("ibid")
}
