//! The whole comparison in a line and in a paragraph.

use super::names::{ONLY_RENUMBERED, UNCHANGED, action_word};
use super::places::{list, new_places, old_places};
use super::sponsors::sponsor_changes;
use crate::model::{Action, Change, Class, Comparison, Document, Move, Summary};
use crate::report::Facet;
use crate::text::capitalised;

/// What is said when nothing changed.
pub const NO_CHANGE: &str = "The two drafts say the same.";
/// Places named one by one in the summary; a longer list is cut and counted.
const PLACES_NAMED: usize = 8;
/// What the old draft is called in a sentence when it has no name of its own.
const OLD_DRAFT: &str = "the old draft";
/// What the new draft is called in a sentence when it has no name of its own.
const NEW_DRAFT: &str = "the new draft";

/// The counts in one line: `1 new, 2 gone, 4 reworded, 1 moved, 6 renumbered, 12 unchanged`.
pub fn headline(summary: &Summary) -> String {
    let counts: Vec<String> = [
        (summary.added, action_word(Facet::Added)),
        (summary.removed, action_word(Facet::Removed)),
        (summary.amended, action_word(Facet::Amended)),
        (summary.split, action_word(Facet::Split)),
        (summary.merged, action_word(Facet::Merged)),
        (summary.moved, action_word(Facet::Moved)),
        (summary.renumbered, action_word(Facet::Renumbered)),
        (summary.unchanged, UNCHANGED),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    counts.join(", ")
}

/// The counts by class: `4 substantive, 6 consequential, 1 editorial`; empty when nothing changed.
pub fn class_counts(summary: &Summary) -> String {
    let counts: Vec<String> = [
        (summary.substantive, Class::Substantive),
        (summary.consequential, Class::Consequential),
        (summary.editorial, Class::Editorial),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, class)| format!("{count} {}", class.name()))
    .collect();
    counts.join(", ")
}

/// What a draft is called: its symbol, or its number (`Decision 6/CH.23`), or else its file's name without the folders.
pub fn draft_name(document: &Document) -> String {
    own_name(document).unwrap_or_else(|| short_source(document).to_owned())
}

/// What a draft calls itself: its symbol, or its number.
fn own_name(document: &Document) -> Option<String> {
    let kind = document.masthead.document_type.trim();
    // "Resolution adopted on 3 May 2031" is no name.
    let is_number =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/');
    match &document.masthead.symbol {
        Some(symbol) => Some(symbol.to_string()),
        None => (kind.split_whitespace().any(is_number)).then(|| kind.to_owned()),
    }
}

/// The file's name without the folders; `standard input` for `-`.
pub fn short_source(document: &Document) -> &str {
    match document.source.as_str() {
        "-" => "standard input",
        source => source
            .rsplit(['/', '\\'])
            .find(|part| !part.is_empty())
            .unwrap_or(source),
    }
}

/// True when a clause has another number, and is otherwise the same and where it was.
pub fn is_only_renumbered(change: &Change) -> bool {
    change.action == Action::Unchanged && change.renumbered && change.pairing.moved.is_none()
}

/// `1 clause`, `2 clauses`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// The whole comparison in a few sentences that can be read aloud.
pub fn summary_paragraph(comparison: &Comparison) -> String {
    let mut sentences = vec![if comparison.is_empty() {
        NO_CHANGE.to_owned()
    } else {
        counts_sentence(comparison)
    }];
    sentences.extend(place_sentences(comparison));
    sentences.extend(sponsor_sentences(comparison));
    sentences.join(" ")
}

fn counts_sentence(comparison: &Comparison) -> String {
    let summary = &comparison.summary;
    let only_renumbered = comparison
        .changes
        .iter()
        .filter(|change| is_only_renumbered(change))
        .count();
    let merged = format!("{} from several", action_word(Facet::Merged));
    let mut facts: Vec<String> = [
        (summary.added, action_word(Facet::Added)),
        (summary.removed, action_word(Facet::Removed)),
        (summary.amended, action_word(Facet::Amended)),
        (summary.split, action_word(Facet::Split)),
        (summary.merged, merged.as_str()),
        (summary.moved, action_word(Facet::Moved)),
        (only_renumbered, ONLY_RENUMBERED),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .enumerate()
    .map(|(index, (count, word))| {
        let noun = match (index, count) {
            (0, 1) => " clause",
            (0, _) => " clauses",
            _ => "",
        };
        format!(
            "{count}{noun} {} {word}",
            if count == 1 { "is" } else { "are" }
        )
    })
    .collect();
    if facts.is_empty() {
        facts.push("no clause changed".to_owned());
    }
    let classes = class_sentence(summary);
    format!(
        "Between {}, {}.{}",
        both_names(comparison),
        list(&facts),
        classes
    )
}

/// `E/CN.99/2031/L.4 (13 May 2031) and E/CN.99/2031/L.4/Rev.1`; `the old draft and the new
/// draft of Decision 6/CH.23` when both are called the same.
fn both_names(comparison: &Comparison) -> String {
    let old = dated_name(&comparison.old, OLD_DRAFT);
    let new = dated_name(&comparison.new, NEW_DRAFT);
    if old == new {
        format!("{OLD_DRAFT} and {NEW_DRAFT} of {new}")
    } else {
        format!("{old} and {new}")
    }
}

/// ` Of all changes, 4 are substantive, 6 consequential and 1 editorial.`
fn class_sentence(summary: &Summary) -> String {
    let mut classes: Vec<String> = Vec::new();
    for (count, class) in [
        (summary.substantive, Class::Substantive),
        (summary.consequential, Class::Consequential),
        (summary.editorial, Class::Editorial),
    ] {
        match (count, classes.is_empty()) {
            (0, _) => {}
            (1, true) => classes.push(format!("1 is {}", class.name())),
            (_, true) => classes.push(format!("{count} are {}", class.name())),
            (_, false) => classes.push(format!("{count} {}", class.name())),
        }
    }
    if classes.is_empty() {
        String::new()
    } else {
        format!(" Of all changes, {}.", list(&classes))
    }
}

/// `E/CN.15/2019/L.6 (13 May 2019)`; a draft without a name of its own is called by its part.
fn dated_name(document: &Document, part: &str) -> String {
    let name = own_name(document).unwrap_or_else(|| part.to_owned());
    match document.masthead.date.trim() {
        "" => name,
        date => format!("{name} ({date})"),
    }
}

/// A new symbol in the masthead is no news; what is listed at the end is not named here.
fn is_substantive(change: &Change) -> bool {
    change.class == Some(Class::Substantive)
}

/// `New: PP3 and OP4.` `Gone: OP7.` `Moved: OP2.`
fn place_sentences(comparison: &Comparison) -> Vec<String> {
    let named = |word: &str, belongs: fn(&Change) -> bool, removed: bool| {
        let mut places = Vec::new();
        let mut more = 0_usize;
        for change in comparison.changes.iter().filter(|change| belongs(change)) {
            if places.len() == PLACES_NAMED {
                more += 1;
            } else if removed {
                places.push(old_places(change, comparison));
            } else {
                places.push(new_places(change, comparison));
            }
        }
        if more > 0 {
            places.push(format!("{more} more"));
        }
        (!places.is_empty()).then(|| format!("{}: {}.", capitalised(word), list(&places)))
    };
    [
        named(
            action_word(Facet::Added),
            |change| change.action == Action::Added && is_substantive(change),
            false,
        ),
        named(
            action_word(Facet::Removed),
            |change| change.action == Action::Removed && is_substantive(change),
            true,
        ),
        named(
            action_word(Facet::Moved),
            |change| change.pairing.moved == Some(Move::Alone),
            false,
        ),
        named(
            "Doubtful, please check",
            |change| change.pairing.is_doubtful(),
            false,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `Genovia joined the sponsors.` `Zubrowka left the sponsors.`
pub fn sponsor_sentences(comparison: &Comparison) -> Vec<String> {
    let changes = sponsor_changes(comparison);
    [("joined", changes.joined), ("left", changes.left)]
        .into_iter()
        .filter(|(_, sponsors)| !sponsors.is_empty())
        .map(|(verb, sponsors)| format!("{} {verb} the sponsors.", list(&sponsors)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_whole_in_a_line() {
        let summary = fixture::comparison().summary;
        assert_eq!(
            headline(&summary),
            "2 new, 1 gone, 6 reworded, 1 split, 1 merged, 2 moved, 11 renumbered, 11 unchanged"
        );
        assert_eq!(
            class_counts(&summary),
            "10 substantive, 6 consequential, 1 editorial"
        );
        assert_eq!(headline(&Summary::default()), "");
    }

    #[test]
    fn the_whole_in_a_paragraph() {
        assert_eq!(
            summary_paragraph(&fixture::comparison()),
            "Between E/CN.99/2031/L.4 (12 March 2031) and E/CN.99/2031/L.4/Rev.1 (19 March 2031), \
             2 clauses are new, 1 is gone, 6 are reworded, 1 is split, 1 is merged from several, 2 are moved and \
             4 are only renumbered. Of all changes, 10 are substantive, 6 consequential and 1 editorial. \
             New: PP3 and OP2. Gone: PP2. Moved: PP2 and OP8. Doubtful, please check: OP9. \
             Chile joined the sponsors. Peru left the sponsors."
        );
        assert_eq!(summary_paragraph(&fixture::without_change()), NO_CHANGE);
    }

    #[test]
    fn a_draft_is_called_by_its_symbol_its_number_or_its_file() {
        let mut document = fixture::comparison().old;
        assert_eq!(draft_name(&document), "E/CN.99/2031/L.4");
        document.masthead.symbol = None;
        for (source, name) in [
            ("in/C:\\drafts\\plan.txt", "plan.txt"),
            ("a/b.md", "b.md"),
            ("-", "standard input"),
            ("/", "/"),
        ] {
            document.source = source.to_owned();
            for kind in ["", "Draft resolution", "Decision adopted on 3 May 2031"] {
                document.masthead.document_type = kind.to_owned();
                assert_eq!(draft_name(&document), name);
            }
        }
        document.masthead.document_type = "Decision 6/CH.23".to_owned();
        assert_eq!(draft_name(&document), "Decision 6/CH.23");
    }

    #[test]
    fn a_sentence_calls_the_drafts_by_name_when_they_can_be_told_apart() {
        let mut comparison = fixture::comparison();
        let said = |comparison: &Comparison| {
            let paragraph = summary_paragraph(comparison);
            paragraph.split(", 2 clauses").next().map(str::to_owned)
        };
        for (old, new, expected) in [
            (
                "Decision 6/CH.23",
                "Decision 3/CH.24",
                "Between Decision 6/CH.23 and Decision 3/CH.24",
            ),
            (
                "Decision 6/CH.23",
                "Draft decision",
                "Between Decision 6/CH.23 and the new draft",
            ),
            (
                "Decision 6/CH.23",
                "Decision 6/CH.23",
                "Between the old draft and the new draft of Decision 6/CH.23",
            ),
        ] {
            for (document, kind) in [(&mut comparison.old, old), (&mut comparison.new, new)] {
                document.masthead.symbol = None;
                document.masthead.date.clear();
                document.masthead.document_type = kind.to_owned();
            }
            assert_eq!(said(&comparison).as_deref(), Some(expected));
        }
    }
}
