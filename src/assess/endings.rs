//! How a clause ends: `;`, `; and`, `.`, and whether its place in the list forces that.

use rustc_hash::FxHashMap;

use crate::model::{Class, ClauseId, ClauseKind, Document, FindingKind};

use super::notes::Note;
use super::references::opens_part;

/// What stands behind the last word of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ending<'t> {
    /// `;`, `,`, `.`, `:`; empty without one.
    mark: &'t str,
    /// The word that joins the clause to the next one, if one stands there.
    joiner: Option<Joiner>,
    /// Where the ending begins, in bytes of the text.
    pub(super) start: usize,
    printed: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joiner {
    And,
    Or,
}

impl Ending<'_> {
    /// True when a mark stands there.
    pub(super) fn has_mark(&self) -> bool {
        !self.mark.is_empty()
    }
}

/// Reads the ending of a clause.
pub(super) fn ending(text: &str) -> Ending<'_> {
    // A quotation that closes after the ending is no part of it.
    let whole = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | '*'));
    let mut rest = whole;
    let mut joiner = None;
    for (word, meaning) in [
        ("and/or", Joiner::Or),
        ("and", Joiner::And),
        ("or", Joiner::Or),
    ] {
        let Some(before) = whole.strip_suffix(word) else {
            continue;
        };
        // "…, milk and" is a sentence cut short, not a list: a mark must stand before it.
        if before.ends_with(char::is_whitespace) && before.trim_end().ends_with([';', ',']) {
            rest = before.trim_end();
            joiner = Some(meaning);
        }
        break;
    }
    let body = rest.strip_suffix([';', ',', '.', ':']).unwrap_or(rest);
    let start = body.len();
    Ending {
        mark: rest.get(start..).unwrap_or(""),
        joiner,
        start,
        printed: whole.get(start..).unwrap_or(""),
    }
}

/// Where a clause stands in its list: what its ending depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Standing {
    /// Clauses of the same kind after it under the same parent, up to [`Standing::FAR`].
    after: u8,
    /// Other clauses stand under it.
    has_children: bool,
    /// No paragraph comes after it in its part of the document.
    ends_part: bool,
    kind: Option<ClauseKind>,
}

impl Standing {
    /// The last and the last but one end in their own way; further up all end alike.
    const FAR: u8 = 2;

    fn is_last_but_one(self) -> bool {
        self.after == 1
    }
}

/// Where each clause of a draft stands in its list.
pub(super) struct Standings(Vec<Standing>);

impl Standings {
    /// Reads the lists of a draft from its end.
    pub(super) fn of(document: &Document) -> Self {
        let mut standings = vec![Standing::default(); document.clauses.len()];
        let mut after: FxHashMap<(Option<ClauseId>, ClauseKind), u8> = FxHashMap::default();
        let mut ends_part = true;
        for clause in document.clauses.iter().rev() {
            let counted = after.entry((clause.parent, clause.kind)).or_default();
            if let Some(standing) = standings.get_mut(clause.id) {
                standing.after = *counted;
                standing.kind = Some(clause.kind);
                standing.ends_part = ends_part && clause.kind.is_paragraph();
            }
            *counted = (*counted + 1).min(Standing::FAR);
            if clause.kind.is_paragraph() {
                ends_part = false;
                if let Some(above) = clause.parent.and_then(|id| standings.get_mut(id)) {
                    above.has_children = true;
                }
            }
            if opens_part(clause) {
                ends_part = true;
            }
        }
        Self(standings)
    }

    /// Where one clause stands.
    pub(super) fn get(&self, id: ClauseId) -> Standing {
        self.0.get(id).copied().unwrap_or_default()
    }
}

/// Judges two endings; `None` when they are the same.
///
/// An ending that changed together with the place of the clause in its list
/// is forced. Otherwise a mark alone changes nothing, an "and" that the last
/// clause but one gained or lost is understood without being written, and any
/// other word is somebody's choice, as is "or" instead of "and".
pub(super) fn judge(old: (Ending<'_>, Standing), new: (Ending<'_>, Standing)) -> Option<Note> {
    let ((old, old_standing), (new, new_standing)) = (old, new);
    if old.mark == new.mark && old.joiner == new.joiner {
        return None;
    }
    let swapped = old.joiner.is_some() && new.joiner.is_some() && old.joiner != new.joiner;
    let words_differ = old.joiner != new.joiner;
    let is_and = old.joiner.or(new.joiner) == Some(Joiner::And);
    let (class, kind) = if swapped {
        (Class::Substantive, FindingKind::ListEnding)
    } else if old_standing != new_standing {
        (Class::Consequential, FindingKind::ListEnding)
    } else if !words_differ {
        (Class::Editorial, FindingKind::Punctuation)
    } else if is_and && old_standing.is_last_but_one() {
        (Class::Editorial, FindingKind::ListEnding)
    } else {
        (Class::Substantive, FindingKind::ListEnding)
    };
    Some(Note::new(class, kind, old.printed, new.printed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;
    use Class::{Consequential, Editorial, Substantive};

    #[test]
    fn endings_are_read() {
        for (text, mark, joiner, body) in [
            ("Tea;", ";", None, "Tea"),
            ("Tea; and ", ";", Some(Joiner::And), "Tea"),
            ("Tea, or", ",", Some(Joiner::Or), "Tea"),
            ("Tea; and/or", ";", Some(Joiner::Or), "Tea"),
            ("Tea and", "", None, "Tea and"),
            ("A brand", "", None, "A brand"),
            ("Tea.", ".", None, "Tea"),
            ("Tea.”", ".", None, "Tea"),
            ("", "", None, ""),
        ] {
            let ending = ending(text);
            assert_eq!(
                (
                    ending.mark,
                    ending.joiner,
                    text.get(..ending.start).unwrap()
                ),
                (mark, joiner, body),
                "{text}"
            );
        }
    }

    #[test]
    fn the_place_in_the_list_forces_the_ending() {
        let two = Draft::new()
            .op("1", "Has:")
            .sub("(a)", "x")
            .sub("(b)", "x")
            .done();
        let three = Draft::new()
            .op("1", "Has:")
            .sub("(a)", "x")
            .sub("(b)", "x")
            .sub("(c)", "x")
            .op("2", "Stays")
            .done();
        let (two, three) = (Standings::of(&two), Standings::of(&three));
        let class = |old: (&'static str, Standing), new: (&'static str, Standing)| {
            judge((ending(old.0), old.1), (ending(new.0), new.1)).map(|note| note.class)
        };
        for (old, new, expected) in [
            (
                ("x; and", two.get(1)),
                ("x;", three.get(1)),
                Some(Consequential),
            ),
            (
                ("x.", two.get(2)),
                ("x; and", three.get(2)),
                Some(Consequential),
            ),
            (
                ("x:", two.get(0)),
                ("x;", three.get(4)),
                Some(Consequential),
            ),
            (
                ("x; and", two.get(1)),
                ("x; or", three.get(1)),
                Some(Substantive),
            ),
            (("x;", two.get(1)), ("x,", two.get(1)), Some(Editorial)),
            (("x;", two.get(1)), ("x; and", two.get(1)), Some(Editorial)),
            (("x;", two.get(1)), ("x; or", two.get(1)), Some(Substantive)),
            (
                ("x;", three.get(1)),
                ("x; and", three.get(1)),
                Some(Substantive),
            ),
            (("x;", two.get(1)), ("x;", three.get(2)), None),
        ] {
            assert_eq!(class(old, new), expected, "{} / {}", old.0, new.0);
            assert_eq!(class(new, old), expected, "{} / {}", new.0, old.0);
        }
    }
}
