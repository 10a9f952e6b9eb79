//! Small drafts with known answers, in a notation of one clause a line:
//! `4. Text` is a numbered clause, `(a) Text` stands under the numbered clause
//! before it, `# Text` is a heading, anything else a paragraph.

use super::*;
use crate::model::{Clause, Label, MatchedBy, Move, Numeral};

pub(super) fn document(lines: &[&str]) -> Document {
    let (mut heading, mut numbered) = (None, None);
    let clauses = lines
        .iter()
        .enumerate()
        .map(|(id, line)| {
            let (kind, label, parent, text) = if let Some(text) = line.strip_prefix("# ") {
                (heading, numbered) = (Some(id), None);
                (ClauseKind::Heading, None, None, text)
            } else if let Some((letter, text)) = line
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(") "))
            {
                let ordinal = u32::from(letter.as_bytes()[0] - b'a') + 1;
                (
                    ClauseKind::Subparagraph,
                    Some(label(letter, Numeral::LowerLetter, ordinal)),
                    numbered.or(heading),
                    text,
                )
            } else if let Some((number, text)) = line.split_once(". ")
                && let Ok(ordinal) = number.parse()
            {
                numbered = Some(id);
                (
                    ClauseKind::Operative,
                    Some(label(number, Numeral::Arabic, ordinal)),
                    heading,
                    text,
                )
            } else {
                (ClauseKind::Paragraph, None, heading, *line)
            };
            Clause {
                id,
                parent,
                kind,
                label,
                place: format!("{id}"),
                text: text.into(),
                emphasis: Vec::new(),
                depth: 0,
                span: 0..0,
                line: id + 1,
                revisions: Vec::new(),
            }
        })
        .collect();
    Document {
        clauses,
        ..Document::default()
    }
}

fn label(printed: &str, numeral: Numeral, ordinal: u32) -> Label {
    Label {
        printed: printed.into(),
        numeral,
        ordinals: vec![ordinal],
        ..Label::default()
    }
}

fn pairings(old: &[&str], new: &[&str]) -> Vec<Pairing> {
    align(Sides::new(&document(old), &document(new))).pairings
}

/// The pairs as `old ids > new ids`, with `!` behind a clause that moved by itself.
fn told(old: &[&str], new: &[&str]) -> Vec<String> {
    pairings(old, new)
        .iter()
        .map(|pairing| {
            let moved = if pairing.moved == Some(Move::Alone) {
                "!"
            } else {
                ""
            };
            format!("{:?}>{:?}{moved}", pairing.old, pairing.new)
        })
        .collect()
}

const HARBOUR: &str = "Urges coastal States to dredge their harbours before the monsoon season;";
const LIGHTS: &str = "Invites donors to pay for the repair of lighthouses on remote islands;";
const FERRY: &str = "Requests the Office to publish timetables of public ferries every spring;";
const REPORT: &str =
    "Requests the Secretary-General to report on the implementation of this section;";

#[test]
fn numbers_that_shift_change_no_pair() {
    assert_eq!(
        told(
            &[&format!("1. {HARBOUR}"), &format!("2. {FERRY}")],
            &[
                "1. Welcomes the kelp census carried out by volunteer divers;",
                &format!("2. {HARBOUR}"),
                &format!("3. {FERRY}"),
            ],
        ),
        ["[]>[0]", "[0]>[1]", "[1]>[2]"]
    );
}

#[test]
fn sees_a_clause_that_was_moved_and_reworded() {
    let told = told(
        &[
            "1. Invites donors to pay for the repair of lighthouses on remote islands;",
            &format!("2. {HARBOUR}"),
            &format!("3. {FERRY}"),
        ],
        &[
            &format!("1. {HARBOUR}"),
            &format!("2. {FERRY}"),
            "3. Calls upon donors to pay in full for the repair of all lighthouses on islands;",
        ],
    );
    assert_eq!(told, ["[1]>[0]", "[2]>[1]", "[0]>[2]!"]);
}

#[test]
fn boilerplate_goes_with_its_neighbours() {
    let old = ["# Harbours", HARBOUR, REPORT, "# Lights", LIGHTS, REPORT];
    let new = ["# Lights", LIGHTS, REPORT];
    let pairings = pairings(&old, &new);
    let report = pairings.iter().find(|p| p.new == [2]).unwrap();
    assert_eq!(report.old, [5]);
    assert_eq!(report.matched_by, MatchedBy::Neighbours);
}

#[test]
fn one_clause_became_two() {
    assert_eq!(
        told(
            &[
                &format!("1. {HARBOUR}"),
                "2. Encourages ports to train pilots in night navigation, and requests the Office to lend them radar simulators free of charge;",
                &format!("3. {FERRY}"),
            ],
            &[
                &format!("1. {HARBOUR}"),
                "2. Encourages ports to train pilots in night navigation;",
                "3. Requests the Office to lend ports radar simulators free of charge;",
                &format!("4. {FERRY}"),
            ],
        ),
        ["[0]>[0]", "[1]>[1, 2]", "[2]>[3]"]
    );
}

#[test]
fn headings_whose_words_say_nothing_go_with_their_children() {
    let told = told(
        &[
            "# Scope",
            &format!("1. {HARBOUR}"),
            "# Annexes",
            &format!("1. {FERRY}"),
            &format!("2. {LIGHTS}"),
        ],
        &[
            "# Reach",
            &format!("1. {HARBOUR}"),
            "# Tables",
            &format!("1. {FERRY}"),
            &format!("2. {LIGHTS}"),
        ],
    );
    assert!(told.contains(&"[2]>[2]".to_owned()), "{told:?}");
}

#[test]
fn clauses_that_share_only_common_words_are_no_pair() {
    assert_eq!(
        told(
            &["# A", HARBOUR, LIGHTS],
            &[
                "# A",
                "Notes the report of the bee-keepers of the northern valleys;",
                LIGHTS
            ],
        ),
        ["[0]>[0]", "[1]>[]", "[]>[1]", "[2]>[2]"]
    );
}

#[test]
fn a_renewed_date_is_one_changed_line() {
    assert_eq!(
        told(
            &[HARBOUR, "12th plenary meeting", "3 May 2031"],
            &[HARBOUR, "40th plenary meeting", "28 June 2032"]
        ),
        ["[0]>[0]", "[1]>[1]", "[2]>[2]"]
    );
}

#[test]
fn a_twin_makes_a_pairing_doubtful() {
    let pairings = pairings(
        &[
            "Requests the Office to map reefs, lagoons and mangroves by drone;",
            HARBOUR,
        ],
        &[
            "Requests the Office to map reefs, lagoons and marshes by drone;",
            HARBOUR,
            "Requests the Office to map reefs, lagoons and dunes by drone;",
        ],
    );
    let sure = pairings.iter().find(|p| p.old == [1]).unwrap();
    let doubtful = pairings.iter().find(|p| p.old == [0]).unwrap();
    assert!(doubtful.confidence < sure.confidence);
    assert!(doubtful.runner_up.is_some());
}

#[test]
fn children_that_go_along_move_with_their_parent() {
    let old = [
        "1. Decides on lamps:",
        "(a) Oil lamps burn until midnight;",
        "(b) Gas lamps burn until dawn;",
        &format!("2. {HARBOUR}"),
        &format!("3. {FERRY}"),
        &format!("4. {LIGHTS}"),
        &format!("5. {REPORT}"),
    ];
    let new = [
        &format!("1. {HARBOUR}"),
        &format!("2. {FERRY}"),
        &format!("3. {LIGHTS}"),
        &format!("4. {REPORT}"),
        "5. Decides on lamps:",
        "(a) Oil lamps burn until midnight;",
        "(b) Gas lamps burn until dawn;",
    ];
    let moved: Vec<Option<Move>> = pairings(&old, &new)
        .iter()
        .filter(|p| p.old[0] < 3)
        .map(|p| p.moved)
        .collect();
    assert_eq!(
        moved,
        [
            Some(Move::Alone),
            Some(Move::WithParent),
            Some(Move::WithParent)
        ]
    );
}

#[test]
fn a_paragraph_moves_as_easily_as_its_items_are_many() {
    let old = [
        "1. Decides on lamps:",
        "(a) Oil lamps burn until midnight;",
        "(b) Gas lamps burn until dawn;",
        &format!("2. {HARBOUR}"),
        &format!("3. {FERRY}"),
    ];
    let new = [
        &format!("1. {HARBOUR}"),
        &format!("2. {FERRY}"),
        "3. Decides on lamps:",
        "(a) Oil lamps burn until midnight;",
        "(b) Gas lamps burn until dawn;",
    ];
    assert_eq!(
        told(&old, &new),
        ["[3]>[0]", "[4]>[1]", "[0]>[2]!", "[1]>[3]", "[2]>[4]"]
    );
}

#[test]
fn the_other_direction_pairs_the_same() {
    let old = ["# A", HARBOUR, "1. Counts gulls;", REPORT, LIGHTS, REPORT];
    let new = [
        LIGHTS,
        REPORT,
        "# B",
        "1. Counts terns and gulls;",
        FERRY,
        HARBOUR,
        REPORT,
    ];
    let pairs = |pairings: Vec<Pairing>, swap: bool| {
        let mut pairs: Vec<_> = pairings
            .into_iter()
            .map(|p| {
                if swap {
                    (p.new, p.old, p.moved)
                } else {
                    (p.old, p.new, p.moved)
                }
            })
            .collect();
        pairs.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        pairs
    };
    assert_eq!(
        pairs(pairings(&old, &new), false),
        pairs(pairings(&new, &old), true)
    );
}

#[test]
fn a_thousand_copies_of_one_paragraph_are_paired_in_order() {
    let old = vec![REPORT; 1000];
    let new = vec![REPORT; 990];
    let pairings = pairings(&old, &new);
    assert_eq!(pairings.iter().filter(|p| p.new.is_empty()).count(), 10);
    assert!(pairings.iter().all(|p| p.moved.is_none()));
}

#[test]
fn what_is_gone_is_told_after_what_stands_under_the_clause_before_it() {
    let told = told(
        &[
            &format!("1. {HARBOUR}"),
            &format!("2. {FERRY}"),
            &format!("3. {LIGHTS}"),
        ],
        &[
            &format!("1. {HARBOUR}"),
            "(a) Oysters are counted by hand in every bay;",
            &format!("2. {LIGHTS}"),
        ],
    );
    assert_eq!(told, ["[0]>[0]", "[]>[1]", "[1]>[]", "[2]>[2]"]);
}
