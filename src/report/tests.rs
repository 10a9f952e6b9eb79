//! One comparison with every case in it, put through every report.

use super::{criticmarkup, fixture, html, json, markdown, terminal, wording};
use crate::model::{Change, Comparison, Move};

type Report = fn(&Comparison) -> String;

/// Every report that shows a comparison; the first three are for people.
const REPORTS: [(&str, Report); 5] = [
    ("terminal", |comparison| {
        terminal::comparison(comparison, &terminal::Options::default())
    }),
    ("Markdown", |comparison| {
        markdown::render(comparison, &markdown::Options::default())
    }),
    ("HTML", |comparison| {
        html::render(comparison, &html::Options::default())
    }),
    ("CriticMarkup", criticmarkup::render),
    ("JSON", json::comparison),
];

/// The reports that say what happened; CriticMarkup only marks it.
fn telling() -> impl Iterator<Item = (&'static str, Report)> {
    REPORTS
        .into_iter()
        .filter(|(name, _)| *name != "CriticMarkup")
}

/// The place of each changed clause, as every report has to name it; what went
/// along with the clause above it is told there.
fn changed_places(comparison: &Comparison) -> Vec<String> {
    let told_by_parent = |change: &&Change| {
        change.pairing.moved != Some(Move::WithParent)
            || change.action != crate::model::Action::Unchanged
    };
    let changes = comparison.changes.iter();
    changes
        .filter(|change| !change.is_nothing())
        .filter(told_by_parent)
        .flat_map(|change| {
            let old = change
                .pairing
                .old
                .iter()
                .map(|&id| &comparison.old.clauses[id]);
            let new = change
                .pairing
                .new
                .iter()
                .map(|&id| &comparison.new.clauses[id]);
            if change.pairing.new.is_empty() {
                old.map(|clause| clause.place.clone()).collect::<Vec<_>>()
            } else {
                new.map(|clause| clause.place.clone()).collect()
            }
        })
        .collect()
}

/// True when a place is named as such: `OP1` does not count where `OP12` stands.
fn names(report: &str, place: &str) -> bool {
    report.match_indices(place).any(|(at, _)| {
        let after = report
            .get(at + place.len()..)
            .and_then(|rest| rest.chars().next());
        let before = report.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
            && !after.is_some_and(|c| c.is_alphanumeric() || c == '(')
    })
}

#[test]
fn every_report_names_every_changed_place() {
    let comparison = fixture::comparison();
    let places = changed_places(&comparison);
    assert_eq!(places.len(), 17);
    for (name, report) in telling() {
        let report = report(&comparison);
        for place in &places {
            // Three or more numbers in a row may stand as `OP10 to OP12`.
            if place == "OP11" {
                continue;
            }
            assert!(
                names(&report, place),
                "{name} does not name {place}:\n{report}"
            );
        }
    }
}

#[test]
fn every_report_says_what_is_doubtful_and_what_to_look_out_for() {
    let comparison = fixture::comparison();
    for (name, report) in telling() {
        let report = report(&comparison).to_lowercase();
        assert!(report.contains("doubtful"), "{name}:\n{report}");
        assert!(report.contains("the later one"), "{name}:\n{report}");
        for words in ["chile", "encourages", "2033"] {
            assert!(
                report.contains(words),
                "{name} does not show {words}:\n{report}"
            );
        }
    }
}

#[test]
fn no_report_lets_a_draft_steer_the_screen() {
    let comparison = fixture::hostile();
    for (name, report) in REPORTS {
        let report = report(&comparison);
        let steering = report.chars().find(|&c| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        });
        // JSON has to give the text back to the letter, and a program reads it.
        if name != "JSON" {
            assert_eq!(steering, None, "{name}:\n{report}");
        }
        assert!(!report.contains('\u{1b}'), "{name}");
    }
}

#[test]
fn every_report_is_the_same_twice() {
    for comparison in [
        fixture::comparison(),
        fixture::without_change(),
        fixture::hostile(),
    ] {
        for (_, report) in REPORTS {
            assert_eq!(report(&comparison), report(&comparison));
        }
    }
}

#[test]
fn every_report_for_people_says_when_nothing_changed() {
    for (name, report) in &REPORTS[..3] {
        let report = report(&fixture::without_change());
        assert!(report.contains(wording::NO_CHANGE), "{name}:\n{report}");
    }
}
