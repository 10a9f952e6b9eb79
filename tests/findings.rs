//! The labelled changes in `tests/findings/`: precision and recall of each kind of finding.
//!
//! `cargo test --test findings -- --nocapture` prints the table and every difference.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use clausediff::compare_texts;
use clausediff::model::{Comparison, Direction, FindingKind};

/// Of the kinds that a delegate acts on, at most one finding in twenty may be wrong.
const LEAST_PRECISION: f64 = 0.95;
/// What is found of what a careful reader expects, at least.
const LEAST_RECALL: f64 = 0.9;
/// Kinds that a delegate acts on.
const ACTED_ON: [FindingKind; 5] = [
    FindingKind::OperativeVerb,
    FindingKind::Duty,
    FindingKind::Reference,
    FindingKind::Figure,
    FindingKind::Date,
];

/// One labelled change.
#[derive(Debug, Default, Clone)]
struct Case {
    file: String,
    line: usize,
    frame: String,
    old: Vec<String>,
    new: Vec<String>,
    expected: Vec<String>,
}

#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

#[test]
fn what_is_found_is_what_a_reader_expects() {
    let cases = cases();
    assert!(cases.len() >= 120, "{} labelled changes", cases.len());
    let mut counts: BTreeMap<FindingKind, Count> = BTreeMap::new();
    let mut differences = String::new();
    for case in &cases {
        let mut found = found(case);
        let mut expected = case.expected.clone();
        expected.retain(|label| {
            let position = found.iter().position(|(_, told)| told == label);
            let Some(position) = position else {
                return true;
            };
            let (kind, _) = found.swap_remove(position);
            counts.entry(kind).or_default().right += 1;
            false
        });
        for label in expected {
            counts.entry(kind(&label, case)).or_default().missed += 1;
            writeln!(differences, "{}:{} missed  {label}", case.file, case.line).unwrap();
        }
        for (kind, told) in found {
            counts.entry(kind).or_default().wrong += 1;
            writeln!(differences, "{}:{} wrong   {told}", case.file, case.line).unwrap();
        }
    }
    println!("{differences}\n{}", table(&counts));
    let mut all = Count::default();
    for (kind, count) in &counts {
        if ACTED_ON.contains(kind) {
            assert!(precision(count) >= LEAST_PRECISION, "{}", kind.name());
        }
        all.right += count.right;
        all.wrong += count.wrong;
        all.missed += count.missed;
    }
    assert!(precision(&all) >= LEAST_PRECISION);
    assert!(recall(&all) >= LEAST_RECALL);
}

#[test]
fn exchanging_the_drafts_exchanges_the_findings() {
    for case in cases() {
        let mirror = Case {
            old: case.new.clone(),
            new: case.old.clone(),
            ..case.clone()
        };
        let told = |comparison: &Comparison, swapped: bool| {
            let findings = comparison
                .changes
                .iter()
                .flat_map(|change| &change.findings);
            let mut told: Vec<_> = findings
                .filter(|finding| is_meant(finding.kind))
                .map(|finding| {
                    let direction = finding
                        .direction
                        .map(|it| if swapped { it.reversed() } else { it });
                    let (mut old, mut new) = (finding.old.clone(), finding.new.clone());
                    if swapped {
                        std::mem::swap(&mut old, &mut new);
                    }
                    (finding.kind, old, new, direction.map(Direction::name))
                })
                .collect();
            told.sort();
            told
        };
        assert_eq!(
            told(&compared(&case), false),
            told(&compared(&mirror), true),
            "{}:{}",
            case.file,
            case.line
        );
    }
}

#[test]
fn a_finding_says_where_its_words_stand() {
    for case in cases() {
        let comparison = compared(&case);
        for finding in comparison
            .changes
            .iter()
            .flat_map(|change| &change.findings)
        {
            for (spot, clauses) in [
                (finding.spots.old, &comparison.old.clauses),
                (finding.spots.new, &comparison.new.clauses),
            ] {
                let Some(spot) = spot else { continue };
                let text = &clauses[spot.clause].text;
                assert!(
                    text.get(spot.start..spot.end)
                        .is_some_and(|words| !words.is_empty()),
                    "{}:{}",
                    case.file,
                    case.line
                );
            }
        }
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            let Some((sign, rest)) = line.split_at_checked(2) else {
                continue;
            };
            if sign == "@ " {
                cases.push(Case {
                    file: name.clone(),
                    line: number + 1,
                    frame: rest.trim().to_owned(),
                    ..Case::default()
                });
                continue;
            }
            let Some(case) = cases.last_mut() else {
                continue;
            };
            match sign {
                "- " => case.old.push(rest.to_owned()),
                "+ " => case.new.push(rest.to_owned()),
                "= " => case.expected.push(normal(rest)),
                _ => {}
            }
        }
    }
    cases
}

/// A label or a finding in one form: single spaces, lower case.
fn normal(label: &str) -> String {
    let mut parts: Vec<String> = label
        .split('|')
        .map(|part| {
            part.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        })
        .collect();
    parts.resize(4, String::new());
    parts.join(" | ")
}

fn kind(label: &str, case: &Case) -> FindingKind {
    let name = label.split(" | ").next().unwrap();
    let known = FindingKind::ALL
        .into_iter()
        .find(|kind| kind.name() == name);
    known.unwrap_or_else(|| panic!("{}:{}: no kind {name}", case.file, case.line))
}

/// The kinds that stand in the labels.
fn is_meant(kind: FindingKind) -> bool {
    !matches!(
        kind,
        FindingKind::Renumbered | FindingKind::ListEnding | FindingKind::VerbSequence
    )
}

fn found(case: &Case) -> Vec<(FindingKind, String)> {
    let comparison = compared(case);
    let findings = comparison
        .changes
        .iter()
        .flat_map(|change| &change.findings);
    findings
        .filter(|finding| is_meant(finding.kind))
        .map(|finding| {
            let direction = finding.direction.map_or("", |direction| direction.name());
            let told = format!(
                "{} | {} | {} | {direction}",
                finding.kind.name(),
                finding.old,
                finding.new
            );
            (finding.kind, normal(&told))
        })
        .collect()
}

fn compared(case: &Case) -> Comparison {
    compare_texts(&draft(case, &case.old), &draft(case, &case.new)).unwrap()
}

/// A draft around the text of a case, the same on both sides.
fn draft(case: &Case, lines: &[String]) -> String {
    let text = lines.join("\n\n");
    match case.frame.as_str() {
        "draft" => format!("{text}\n"),
        "preambular" => format!(
            "The Harbour Council,\n\nGuided by the custom of the sea and the wish of its founders,\n\n{text}\n\n\
             1. Decides to light the old beacon on the hill every winter;\n\n\
             2. Decides to remain seized of the matter.\n"
        ),
        "operative" => format!(
            "The Harbour Council,\n\nGuided by the custom of the sea and the wish of its founders,\n\n\
             1. Decides to light the old beacon on the hill every winter;\n\n2. {text}\n\n\
             3. Decides to remain seized of the matter.\n"
        ),
        "article" => format!(
            "Agreement on the beacon\n\n1. The beacon on the hill belongs to the town and to its sailors.\n\n2. {text}\n\n\
             3. This agreement is written in two copies, and both are valid.\n"
        ),
        other => panic!("{}:{}: no frame {other}", case.file, case.line),
    }
}

fn precision(count: &Count) -> f64 {
    share(count.right, count.right + count.wrong)
}

fn recall(count: &Count) -> f64 {
    share(count.right, count.right + count.missed)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

fn table(counts: &BTreeMap<FindingKind, Count>) -> String {
    let mut table = format!(
        "{:<16} {:>8} {:>6} {:>6} {:>9} {:>6}\n",
        "kind", "labelled", "wrong", "missed", "precision", "recall"
    );
    for (kind, count) in counts {
        writeln!(
            table,
            "{:<16} {:>8} {:>6} {:>6} {:>9.3} {:>6.3}",
            kind.name(),
            count.right + count.missed,
            count.wrong,
            count.missed,
            precision(count),
            recall(count)
        )
        .unwrap();
    }
    table
}
