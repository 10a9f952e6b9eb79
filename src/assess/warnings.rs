//! What the reader should know about the two drafts as a whole.

use crate::model::{
    Change, Direction, Document, FindingKind, Side, Sides, Symbol, Warning, WarningKind,
};
use crate::text::MONTHS;

use super::language::other_than_english;

/// Below this share of common wording the drafts are believed to be different texts.
///
/// Two drafts of one text keep most of it, and even the next year's decision
/// on the same subject keeps more than a tenth; two texts of one organ on two
/// subjects share its formulas alone.
const SHARE_NEXT_TO_NOTHING: f64 = 0.1;

/// What the reader should know about the two drafts as a whole: wrong order, different documents.
#[must_use]
pub fn draft_warnings(documents: Sides<&Document>, changes: &[Change]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    warnings.extend(wrong_order(documents));
    warnings.extend(different_documents(documents, changes));
    for side in [Side::Old, Side::New] {
        warnings.extend(broken_off(side, documents, changes));
    }
    warnings.extend(stale_references(documents, changes));
    warnings.extend(language(documents));
    warnings
}

/// The old draft is a later revision than the new one, or bears a later date.
fn wrong_order(documents: Sides<&Document>) -> Option<Warning> {
    let Sides { old, new } = documents;
    let symbols = old
        .masthead
        .symbol
        .as_ref()
        .zip(new.masthead.symbol.as_ref());
    let same_series = symbols.filter(|(old, new)| is_same_series(old, new));
    let evidence = match same_series {
        Some((old, new)) if old.revision() != new.revision() => {
            if old.revision() < new.revision() {
                return None;
            }
            format!("{old} was issued after {new}")
        }
        _ => {
            let (was, is) = date(&old.masthead.date).zip(date(&new.masthead.date))?;
            if was <= is {
                return None;
            }
            format!(
                "the old draft is dated {}, the new one {}",
                old.masthead.date, new.masthead.date
            )
        }
    };
    Some(Warning::new(
        WarningKind::WrongOrder,
        format!(
            "The drafts seem to be given in the wrong order: {evidence}; exchange them, or everything that was added is shown as removed."
        ),
    ))
}

/// Clauses of one draft that stop in mid-sentence: what they lost is no finding and was not judged.
fn broken_off(side: Side, documents: Sides<&Document>, changes: &[Change]) -> Option<Warning> {
    let document = documents.get(side);
    let places: Vec<&str> = changes
        .iter()
        .filter(|change| change.broken_off == Some(side))
        .filter_map(|change| change.pairing.ids(side).first())
        .filter_map(|&id| document.clauses.get(id))
        .map(|clause| clause.place.as_str())
        .collect();
    if places.is_empty() {
        return None;
    }
    let draft = match side {
        Side::Old => "old",
        Side::New => "new",
    };
    Some(Warning::new(
        WarningKind::Incomplete,
        format!(
            "The text of the {draft} draft breaks off in mid-sentence at {}: lines seem to be lost from its file, and what they said is not judged; compare a complete file if there is one.",
            named(&places)
        ),
    ))
}

/// The first places of several, and how many more there are.
fn named(places: &[&str]) -> String {
    let more = places.len().saturating_sub(MOST_NAMED);
    let shown = places.get(..MOST_NAMED).unwrap_or(places).join("; ");
    match more {
        0 => shown,
        1 => format!("{shown}; and in one other clause"),
        _ => format!("{shown}; and in {more} other clauses"),
    }
}

/// Places of lost lines that are named.
const MOST_NAMED: usize = 5;

/// References that were not carried along when the clauses that they mean got other numbers.
fn stale_references(documents: Sides<&Document>, changes: &[Change]) -> Vec<Warning> {
    let found = changes.iter().flat_map(|change| {
        let clause = change
            .pairing
            .new
            .first()
            .and_then(|&id| documents.new.clauses.get(id));
        let place = clause.map_or("", |clause| clause.place.as_str());
        let stale = change.findings.iter().filter(|finding| {
            finding.kind == FindingKind::StaleReference
                && finding.direction != Some(Direction::Added)
        });
        stale.map(move |finding| {
            let what = match finding.direction {
                Some(Direction::Dropped) => "finds no clear target in the new draft",
                _ => "means another clause in the new draft",
            };
            format!(
                "{place} still refers to “{}”, which {what}; check the reference.",
                finding.new
            )
        })
    });
    let mut messages: Vec<String> = found.collect();
    let more = messages.len().saturating_sub(MOST_STALE);
    messages.truncate(MOST_STALE);
    if more > 0 {
        messages.push(format!(
            "{more} more references may not have followed their targets; `--findings` lists them."
        ));
    }
    let kind = WarningKind::Reference;
    messages
        .into_iter()
        .map(|message| Warning::new(kind, message))
        .collect()
}

/// Forgotten references that are told one by one.
const MOST_STALE: usize = 5;

/// A language whose verbs and duties are not known.
fn language(documents: Sides<&Document>) -> Option<Warning> {
    let language =
        other_than_english(documents.new).or_else(|| other_than_english(documents.old))?;
    Some(Warning::new(
        WarningKind::Language,
        format!(
            "A draft is in {language}, and verbs, duties, qualifiers and words for numbers are read in English only: findings of these kinds are missing, all else is compared as usual."
        ),
    ))
}

/// True for two issues of one document: only the number of the revision differs.
fn is_same_series(old: &Symbol, new: &Symbol) -> bool {
    old.series.eq_ignore_ascii_case(&new.series)
}

/// The wording that the drafts share is next to nothing.
fn different_documents(documents: Sides<&Document>, changes: &[Change]) -> Option<Warning> {
    let length = |document: &Document| -> f64 {
        document
            .clauses
            .iter()
            .map(|clause| clause.text.len() as f64)
            .sum()
    };
    let (old_length, new_length) = (length(documents.old), length(documents.new));
    if old_length == 0.0 || new_length == 0.0 {
        return None;
    }
    let of_clauses = |document: &Document, ids: &[usize]| -> f64 {
        ids.iter()
            .filter_map(|&id| document.clauses.get(id))
            .map(|clause| clause.text.len() as f64)
            .sum()
    };
    let mut shared = Sides::new(0.0, 0.0);
    for change in changes {
        let pairing = &change.pairing;
        if pairing.old.is_empty() || pairing.new.is_empty() {
            continue;
        }
        shared.old += of_clauses(documents.old, &pairing.old) * pairing.similarity;
        shared.new += of_clauses(documents.new, &pairing.new) * pairing.similarity;
    }
    // The larger share counts: a short draft may live on whole in a long text.
    let share = f64::max(shared.old / old_length, shared.new / new_length);
    if share >= SHARE_NEXT_TO_NOTHING {
        return None;
    }
    let symbols = documents
        .old
        .masthead
        .symbol
        .as_ref()
        .zip(documents.new.masthead.symbol.as_ref());
    let named = match symbols {
        Some((old, new)) if !is_same_series(old, new) => {
            format!(", and their symbols are {old} and {new}")
        }
        _ => String::new(),
    };
    Some(Warning::new(
        WarningKind::DifferentDocuments,
        format!(
            "The drafts share next to nothing{named}; check that both are drafts of the same text."
        ),
    ))
}

/// A printed date as year, month and day: `24 May 2019`, `May 24, 2019`, `2019-05-24`.
pub(super) fn date(printed: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = printed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && year.parse::<u32>().is_ok() => {
            (*day, month.parse().ok()?, *year)
        }
        [first, second, year] => match (month(first), month(second)) {
            (Some(month), None) => (*second, month, *year),
            (None, Some(month)) => (*first, month, *year),
            _ => return None,
        },
        _ => return None,
    };
    let (day, year) = (day.parse().ok()?, year.parse().ok()?);
    let is_date = (1..=31).contains(&day) && (1..=12).contains(&month) && year > 1900;
    is_date.then_some((year, month, day))
}

/// The number of a month by its English name or the first three letters of it.
fn month(word: &str) -> Option<u32> {
    let position = MONTHS.iter().position(|month| {
        let start = month.get(..word.len()).unwrap_or(month);
        (word.len() == 3 || word.len() == month.len()) && start.eq_ignore_ascii_case(word)
    })?;
    u32::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::assess::fixture::{Draft, pairing};
    use crate::model::{Edit, Modifier};

    fn issued(revision: u32, date: &str) -> Document {
        let mut document = Draft::new().op("1", "Drinks tea.").done();
        document.masthead.symbol = Some(Symbol {
            series: "E/CN.99/2031/L.4".into(),
            modifiers: (revision > 0)
                .then_some((Modifier::Revision, revision))
                .into_iter()
                .collect(),
        });
        document.masthead.date = date.into();
        document
    }

    fn kinds(old: &Document, new: &Document, similarity: f64) -> Vec<WarningKind> {
        let documents = Sides::new(old, new);
        let mut pairing = pairing(&[0], &[0]);
        pairing.similarity = similarity;
        let changes = assess(documents, vec![pairing], vec![vec![]]).changes;
        draft_warnings(documents, &changes)
            .into_iter()
            .map(|warning| warning.kind)
            .collect()
    }

    #[test]
    fn the_order_is_told_by_revision_then_by_date() {
        use WarningKind::WrongOrder;
        for (old, new, expected) in [
            ((0, ""), (1, ""), &[][..]),
            ((2, ""), (1, ""), &[WrongOrder]),
            ((1, ""), (1, ""), &[]),
            ((0, "3 May 2031"), (0, "2 May 2031"), &[WrongOrder]),
            ((0, "2 May 2031"), (0, "3 May 2031"), &[]),
            ((1, "2 May 2031"), (2, "1 May 2031"), &[]),
            ((0, "some time"), (0, "2 May 2031"), &[]),
        ] {
            let (old, new) = (issued(old.0, old.1), issued(new.0, new.1));
            assert_eq!(kinds(&old, &new, 1.0), expected);
        }
    }

    #[test]
    fn drafts_that_share_next_to_nothing() {
        let draft = issued(0, "");
        assert_eq!(
            kinds(&draft, &draft, 0.02),
            [WarningKind::DifferentDocuments]
        );
        assert_eq!(kinds(&draft, &draft, 0.5), []);
    }

    #[test]
    fn a_lost_line_is_said_of_the_file_and_is_no_finding() {
        let text = "Invites every harbour master to count the stars and the ships;";
        let whole = (0..12).fold(Draft::new(), |draft, count| {
            draft.op(&format!("{}", count + 1), text)
        });
        let whole = whole.done();
        let mut cut = whole.clone();
        cut.clauses[5].text = "Invites every harbour master to count the".into();
        let judged = |documents: Sides<&Document>, lost: fn(&str) -> Edit| {
            let pairings = (0..12).map(|id| pairing(&[id], &[id])).collect();
            let mut edits = vec![vec![]; 12];
            edits[5] = vec![
                Edit::equal("Invites every harbour master to count the"),
                lost(" stars and the ships;"),
            ];
            let changes = assess(documents, pairings, edits).changes;
            assert!(changes.iter().all(|change| change.findings.is_empty()));
            let mut warnings = draft_warnings(documents, &changes);
            assert_eq!(warnings.len(), 1, "{warnings:?}");
            let warning = warnings.remove(0);
            assert_eq!(warning.kind, WarningKind::Incomplete);
            warning.message
        };
        let told = judged(Sides::new(&whole, &cut), |text| Edit::delete(text));
        assert!(
            told.contains("the new draft breaks off in mid-sentence at OP6:"),
            "{told}"
        );
        let told = judged(Sides::new(&cut, &whole), |text| Edit::insert(text));
        assert!(told.contains("the old draft breaks off"), "{told}");
    }

    #[test]
    fn many_places_are_counted() {
        assert_eq!(named(&["OP1"]), "OP1");
        let many = ["1", "2", "3", "4", "5", "6", "7"];
        assert_eq!(named(&many), "1; 2; 3; 4; 5; and in 2 other clauses");
    }

    #[test]
    fn dates_in_their_usual_forms() {
        for (printed, expected) in [
            ("24 May 2019", Some((2019, 5, 24))),
            ("May 24, 2019", Some((2019, 5, 24))),
            ("2019-05-24", Some((2019, 5, 24))),
            ("1 Dec. 2019", Some((2019, 12, 1))),
            ("May 2019", None),
            ("32 May 2019", None),
            ("", None),
        ] {
            assert_eq!(date(printed), expected, "{printed}");
        }
    }
}
