//! Exchanging the drafts mirrors every change: a property, on random drafts.

use proptest::prelude::*;

use super::fixture::Draft;
use super::tests::judged;
use crate::model::{Action, Change, Class, Direction, Document, FindingKind, Sides};

fn a_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Requests",
        "Also requests",
        "Further urges",
        "Recalling",
        "Recalling also",
        "paragraph 1",
        "paragraph 2 (a)",
        "paragraphs 1–3 above",
        "tea",
        "teas",
        "Tea",
        "organisation",
        "organization",
        "open-ended",
        "openended",
        "open ended",
        "not",
        "able",
        "may",
        "5",
        "five",
        "2,000",
        "1.5",
        "tea1",
        ",",
        ";",
        "and",
        "; and",
        ".",
        "[",
        "(b)",
        "which",
        "“x”",
        "-5",
        "per cent",
        "%",
        "subparagraph (a)",
    ]);
    prop::collection::vec(word, 1..7).prop_map(|words| words.join(" "))
}

/// A draft of paragraphs of both kinds with letters under some.
fn a_draft() -> impl Strategy<Value = Document> {
    prop::collection::vec((a_text(), 0_u8..3, 1_u32..5), 1..7).prop_map(|clauses| {
        clauses
            .into_iter()
            .fold(Draft::new(), |draft, (text, kind, number)| match kind {
                0 => draft.pp(&text),
                1 => draft.op(&number.to_string(), &text),
                _ => draft.sub("(a)", &text),
            })
            .done()
    })
}

/// A finding taken apart.
type Told = (FindingKind, String, String, Option<Direction>);

/// What a change must be with the drafts exchanged.
///
/// Findings of one kind are told in the order of the old draft, so their order is not mirrored.
fn mirrored(change: &Change) -> (Action, bool, Option<Class>, Vec<Told>) {
    let action = match change.action {
        Action::Added => Action::Removed,
        Action::Removed => Action::Added,
        Action::Split => Action::Merged,
        Action::Merged => Action::Split,
        same => same,
    };
    let findings = change.findings.iter().map(|finding| {
        let Sides { old, new } = Sides::new(finding.old.clone(), finding.new.clone()).swapped();
        (
            finding.kind,
            old,
            new,
            finding.direction.map(Direction::reversed),
        )
    });
    (action, change.renumbered, change.class, in_order(findings))
}

fn in_order(findings: impl Iterator<Item = Told>) -> Vec<Told> {
    let mut findings: Vec<Told> = findings.collect();
    findings.sort_by_key(|(kind, old, new, direction)| {
        (
            *kind,
            old.clone(),
            new.clone(),
            direction.map(Direction::name),
        )
    });
    findings
}

proptest! {
    #[test]
    fn exchanging_the_drafts_mirrors_every_change(old in a_draft(), new in a_draft(), shift in 0_usize..3) {
        let ids = |document: &Document, id: usize| -> Vec<usize> {
            (id < document.clauses.len()).then_some(id).into_iter().collect()
        };
        let count = old.clauses.len().max(new.clauses.len());
        let mut pairs: Vec<(Vec<usize>, Vec<usize>)> = (0..count + shift)
            .map(|id| (ids(&old, id), id.checked_sub(shift).map_or(vec![], |id| ids(&new, id))))
            .filter(|(old, new)| !old.is_empty() || !new.is_empty())
            .collect();
        if let [(first_old, _), (second_old, second_new), ..] = pairs.as_mut_slice()
            && !first_old.is_empty() && !second_old.is_empty() && second_new.len() == 1
        {
            // The first two of the old draft merged into one of the new.
            second_old.insert(0, first_old[0]);
            pairs[0].0.clear();
            pairs.retain(|(old, new)| !old.is_empty() || !new.is_empty());
        }
        let forth: Vec<(&[usize], &[usize])> = pairs.iter().map(|(old, new)| (&old[..], &new[..])).collect();
        let back: Vec<(&[usize], &[usize])> = pairs.iter().map(|(old, new)| (&new[..], &old[..])).collect();
        let forth = judged(&old, &new, &forth);
        let back = judged(&new, &old, &back);
        for (forth, back) in forth.iter().zip(&back) {
            let findings = back.findings.iter().map(|finding| {
                (finding.kind, finding.old.clone(), finding.new.clone(), finding.direction)
            });
            let (action, renumbered, class, expected) = mirrored(forth);
            prop_assert_eq!((action, renumbered, class), (back.action, back.renumbered, back.class));
            prop_assert_eq!(expected, in_order(findings));
        }
    }
}
