//! How much of a draft stands in square brackets.

use crate::model::{ClauseKind, Document};
use crate::text::is_address;

/// The share of the text of a draft that stands in square brackets, from 0 to 1, to four decimals.
///
/// Brackets may open in one clause and close in a later one; one that is never
/// closed reaches to the end of its clause. `[1]`, as notes are marked, is none, nor is a link.
pub(super) fn share(document: &Document) -> f64 {
    let mut all = 0_usize;
    let mut inside = 0_usize;
    // What stood in brackets since the outermost one opened, and how much of that in its own clause.
    let mut open = Vec::<()>::new();
    let mut pending = 0_usize;
    let mut in_first_clause = 0_usize;
    for clause in &document.clauses {
        if matches!(clause.kind, ClauseKind::Masthead | ClauseKind::Closing) {
            continue;
        }
        if open.is_empty() && memchr::memchr(b'[', clause.text.as_bytes()).is_none() {
            all += clause.text.len();
            continue;
        }
        let began_open = !open.is_empty();
        for (at, character) in clause.text.char_indices() {
            let is_mark =
                character == '[' && (is_note(&clause.text, at) || is_link(&clause.text, at));
            match character {
                '[' if !is_mark => {
                    open.push(());
                }
                ']' if open.len() == 1 => {
                    open.pop();
                    inside += pending;
                    (pending, in_first_clause) = (0, 0);
                }
                ']' => {
                    open.pop();
                }
                _ => {
                    let length = character.len_utf8();
                    all += length;
                    if !open.is_empty() {
                        pending += length;
                        in_first_clause += if began_open { 0 } else { length };
                    }
                }
            }
        }
        if open.len() > MOST_OPEN {
            inside += in_first_clause;
            open.clear();
            (pending, in_first_clause) = (0, 0);
        }
    }
    inside += in_first_clause;
    if all == 0 {
        return 0.0;
    }
    (inside as f64 / all as f64 * PARTS).round() / PARTS
}

/// The share is rounded to so many parts of one.
const PARTS: f64 = 10_000.0;
/// More brackets open at once than this are no drafting but another use of the sign.
const MOST_OPEN: usize = 8;

/// Characters of the longest note mark: `[123]`.
const LONGEST_NOTE: usize = 3;

/// True for `[1]` and `[sic]`.
fn is_note(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
    let near = rest.get(..LONGEST_NOTE + 1).unwrap_or(rest);
    let Some(end) = near.iter().position(|&byte| byte == b']') else {
        return false;
    };
    let content = near.get(..end).unwrap_or_default();
    content == b"sic" || content.iter().all(u8::is_ascii_digit)
}

/// Bytes of the longest words of a link that are looked for.
const LONGEST_LINK: usize = 300;

/// True for the words of a link as Markdown writes them: `[words](https://…)`.
fn is_link(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
    let near = rest.get(..LONGEST_LINK).unwrap_or(rest);
    let end = near.iter().position(|&byte| matches!(byte, b'[' | b']'));
    let after = end.and_then(|end| text.get(at + 1 + end..)?.strip_prefix(']'));
    after.is_some_and(is_address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;

    #[test]
    fn brackets_may_reach_over_clauses() {
        for (clauses, expected) in [
            (&["abcd", "efgh"][..], 0.0),
            (&["ab[cd]", "efgh"], 0.25),
            (&["ab[cd", "ef]gh"], 0.5),
            (&["ab[cd", "efgh"], 0.25),
            (&["ab[c[d]]", "e[1]"], 0.2857),
            (&["[abcd]", "[efgh]"], 1.0),
            (&["[a](#b)", "[c]"], 0.1429),
        ] {
            let draft = clauses
                .iter()
                .fold(Draft::new(), |draft, text| draft.pp(text));
            let found = share(&draft.done());
            assert!((found - expected).abs() < 1e-4, "{clauses:?}: {found}");
        }
    }
}
