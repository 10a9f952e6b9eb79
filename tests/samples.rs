//! Every pair of drafts under `samples/`, compared.
//!
//! A pair is two files, `NAME.old.txt` and `NAME.new.txt` (or `.md`), in
//! `samples/pairs`; nothing else has to be written for it to be tested.
//! Beside them may stand:
//!
//! - `NAME.truth`: what a reader says happened, written by hand. The
//!   comparison must say exactly that. See `samples/README.md` for the form.
//! - `NAME.expected.txt` and `NAME.expected.md`: the terminal and the Markdown
//!   report as they were accepted. `UPDATE=1 cargo test --test samples` writes
//!   them anew; `git diff samples` shows what that changed.
//!
//! A pair in `samples/wrong` is one that is still read wrongly: its truth must
//! *not* be what the comparison says, so that the day it is, the test asks for
//! the pair to be moved.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clausediff::model::{Action, Change, ClauseKind, Comparison, Document, Move};
use clausediff::{compare_files, outline_file, report};
use support::check;

/// The drafts of the invented resolution, which are compared in all three ways.
const RESOLUTION: [(&str, &str, &str); 3] = [
    ("L.4-to-Rev.1", "L.4.txt", "L.4.Rev.1.txt"),
    ("Rev.1-to-Rev.2", "L.4.Rev.1.txt", "L.4.Rev.2.md"),
    ("L.4-to-Rev.2", "L.4.txt", "L.4.Rev.2.md"),
];
/// The width that the accepted terminal reports are wrapped to.
const WIDTH: &str = "80";

struct Pair {
    name: String,
    folder: PathBuf,
    old: String,
    new: String,
}

impl Pair {
    fn beside(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }

    fn compared(&self) -> Comparison {
        let (old, new) = (self.folder.join(&self.old), self.folder.join(&self.new));
        compare_files(&old, &new).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// The report that the program prints for this pair.
    fn report(&self, format: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_clausediff"))
            .current_dir(&self.folder)
            .args([&self.old, &self.new, "--format", format])
            .args(["--color", "never", "--width", WIDTH])
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{}: {errors}",
            self.name
        );
        String::from_utf8(output.stdout).unwrap()
    }
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// The pairs of a folder, by name.
fn pairs_in(folder: &Path) -> Vec<Pair> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
        .iter()
        .filter_map(|old| {
            let (name, _) = old.split_once(".old.")?;
            let new = names
                .iter()
                .find(|new| new.starts_with(&format!("{name}.new.")));
            Some(Pair {
                name: name.to_owned(),
                folder: folder.to_owned(),
                old: old.clone(),
                new: new
                    .unwrap_or_else(|| panic!("{old} has no {name}.new.*"))
                    .clone(),
            })
        })
        .collect()
}

fn pairs() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = RESOLUTION
        .iter()
        .map(|&(name, old, new)| Pair {
            name: name.to_owned(),
            folder: samples(),
            old: old.to_owned(),
            new: new.to_owned(),
        })
        .collect();
    pairs.extend(pairs_in(&samples().join("pairs")));
    assert!(pairs.len() > RESOLUTION.len(), "no pairs in samples/pairs");
    pairs
}

/// Runs a check on every pair and fails once, with all that was said.
fn for_each_pair(pairs: &[Pair], check: impl Fn(&Pair) -> Result<(), String>) {
    let broken: Vec<String> = pairs
        .iter()
        .filter_map(|pair| Some(format!("== {}\n{}", pair.name, check(pair).err()?)))
        .collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn every_pair_keeps_the_promises() {
    for_each_pair(&pairs(), |pair| {
        check::sound(&pair.compared())?;
        let exchanged = Pair {
            name: pair.name.clone(),
            folder: pair.folder.clone(),
            old: pair.new.clone(),
            new: pair.old.clone(),
        };
        check::mirrored(&pair.compared(), &exchanged.compared())
    });
}

#[test]
fn every_draft_is_the_same_as_itself_and_keeps_its_words() {
    for_each_pair(&pairs(), |pair| {
        for file in [&pair.old, &pair.new] {
            let path = pair.folder.join(file);
            let comparison = compare_files(&path, &path).map_err(|error| error.to_string())?;
            check::nothing(&comparison)?;
            // A file in another encoding is held by what it is compared with.
            if let Ok(source) = fs::read_to_string(&path) {
                check::nothing_thrown_away(&source, &comparison.old)?;
            }
        }
        Ok(())
    });
}

#[test]
fn every_pair_says_what_its_reader_says() {
    for_each_pair(&pairs(), |pair| {
        let Ok(truth) = fs::read_to_string(pair.beside("truth")) else {
            return Ok(());
        };
        same_lines(&told(&truth), &said(&pair.compared()))
    });
}

#[test]
fn what_is_still_read_wrongly_still_is() {
    for_each_pair(&pairs_in(&samples().join("wrong")), |pair| {
        let truth = fs::read_to_string(pair.beside("truth"))
            .map_err(|_| format!("needs {}.truth: what should it say?", pair.name))?;
        match same_lines(&told(&truth), &said(&pair.compared())) {
            Err(_) => check::sound(&pair.compared()),
            Ok(()) => Err("is read rightly now: move its files to samples/pairs".into()),
        }
    });
}

#[test]
fn every_report_is_as_accepted() {
    for_each_pair(&pairs(), |pair| {
        accepted(&pair.beside("expected.txt"), &pair.report("terminal"))?;
        accepted(&pair.beside("expected.md"), &pair.report("markdown"))
    });
}

#[test]
fn every_draft_of_the_resolution_is_understood_as_accepted() {
    for_each_pair(&pairs()[..1], |pair| {
        for file in ["L.4.txt", "L.4.Rev.1.txt", "L.4.Rev.2.md"] {
            let document = outline_file(&pair.folder.join(file)).unwrap();
            let expected = pair.folder.join(format!("{file}.outline"));
            accepted(&expected, &outline(&document))?;
        }
        Ok(())
    });
}

/// JSON says what the truth says: the reports do not see another comparison than the library.
#[test]
fn json_tells_the_same_changes() {
    for_each_pair(&pairs(), |pair| {
        let printed: serde_json::Value =
            serde_json::from_str(&pair.report("json")).map_err(|error| error.to_string())?;
        let ours: serde_json::Value =
            serde_json::from_str(&report::json::comparison(&pair.compared())).unwrap();
        if printed["changes"] == ours["changes"] && printed["summary"] == ours["summary"] {
            Ok(())
        } else {
            Err("the program's JSON differs from the library's".into())
        }
    });
}

/// What the program writes keeps to the schema that it prints.
#[test]
fn json_keeps_to_its_schema() {
    let program = |arguments: &[&str]| -> serde_json::Value {
        let output = Command::new(env!("CARGO_BIN_EXE_clausediff"))
            .args(arguments)
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let comparison = jsonschema::validator_for(&program(&["schema"])).unwrap();
    let outline = jsonschema::validator_for(&program(&["schema", "outline"])).unwrap();
    let keeps_to = |schema: &jsonschema::Validator, json: &serde_json::Value| {
        let errors = schema.iter_errors(json);
        let errors: Vec<String> = errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors.join("\n"))
        }
    };
    for_each_pair(&pairs(), |pair| {
        keeps_to(
            &comparison,
            &serde_json::from_str(&pair.report("json")).unwrap(),
        )?;
        let draft = pair.folder.join(&pair.new);
        let draft = draft.to_str().unwrap();
        keeps_to(&outline, &program(&["outline", draft, "--format", "json"]))
    });
    let wrong = program(&["schema"]);
    assert!(keeps_to(&comparison, &wrong).is_err());
    assert!(keeps_to(&outline, &wrong).is_err());
}

/// Holds a text against the accepted file, or writes that file when `UPDATE` is set.
fn accepted(file: &Path, text: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(file, text).map_err(|error| error.to_string());
    }
    let name = file.file_name().unwrap_or_default().display();
    let expected = fs::read_to_string(file)
        .map_err(|_| format!("{name} is missing: UPDATE=1 cargo test --test samples"))?;
    let lines = expected.lines().zip(text.lines());
    match lines.enumerate().find(|(_, (old, new))| old != new) {
        Some((at, (old, new))) => Err(format!("{name}:{}\n  was {old}\n  is  {new}", at + 1)),
        None if expected == text => Ok(()),
        None => Err(format!("{name}: one is longer than the other")),
    }
}

/// The lines of a truth file, without comments and with single spaces.
fn told(truth: &str) -> Vec<String> {
    truth
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// What a comparison says, in the form of a truth file.
///
/// Left out is what a reader would not note: a clause that is only renumbered
/// or went along with its parent, and the lines of the masthead.
fn said(comparison: &Comparison) -> Vec<String> {
    comparison
        .changes
        .iter()
        .filter(|change| {
            change.action != Action::Unchanged || change.pairing.moved == Some(Move::Alone)
        })
        .filter(|change| !is_masthead(comparison, change))
        .map(|change| line(comparison, change))
        .collect()
}

fn line(comparison: &Comparison, change: &Change) -> String {
    let mut facts = change.action.name().to_owned();
    if change.pairing.moved == Some(Move::Alone) {
        facts += " moved";
    }
    let class = change.class.map_or("nothing", |class| class.name());
    let old = places(&comparison.old, &change.pairing.old);
    let new = places(&comparison.new, &change.pairing.new);
    format!("{facts} | {class} | {old} -> {new}")
}

fn places(document: &Document, ids: &[usize]) -> String {
    let places: Vec<&str> = ids
        .iter()
        .map(|&id| document.clauses[id].place.as_str())
        .collect();
    if places.is_empty() {
        "-".to_owned()
    } else {
        places.join(" + ")
    }
}

fn is_masthead(comparison: &Comparison, change: &Change) -> bool {
    let kind =
        |document: &Document, ids: &[usize]| ids.first().map(|&id| document.clauses[id].kind);
    let old = kind(&comparison.old, &change.pairing.old);
    let new = kind(&comparison.new, &change.pairing.new);
    old.or(new) == Some(ClauseKind::Masthead)
}

/// Compares lines whatever their order, and shows those that only one side has.
fn same_lines(told: &[String], said: &[String]) -> Result<(), String> {
    let missing = |from: &[String], lines: &[String], mark: char| -> Vec<String> {
        lines
            .iter()
            .filter(|line| !from.contains(line))
            .map(|line| format!("{mark} {line}"))
            .collect()
    };
    let mut differences = missing(said, told, '-');
    differences.extend(missing(told, said, '+'));
    if differences.is_empty() && told.len() == said.len() {
        return Ok(());
    }
    Err(format!(
        "truth has (-), comparison has (+):\n{}",
        differences.join("\n")
    ))
}

/// A draft as it was understood, one clause a line.
fn outline(document: &Document) -> String {
    let masthead = &document.masthead;
    let symbol = masthead.symbol.as_ref().map(ToString::to_string);
    let mut lines = vec![
        format!("symbol: {}", symbol.unwrap_or_default()),
        format!("title: {}", document.title),
        format!("date: {}", masthead.date),
        format!("session: {}", masthead.session),
        format!("agenda item: {}", masthead.agenda_item),
        format!("type: {}", masthead.document_type),
        format!("sponsors: {}", masthead.sponsors.join("; ")),
        String::new(),
    ];
    lines.extend(document.clauses.iter().map(|clause| {
        let (indent, kind) = ("  ".repeat(clause.depth), clause.kind.name());
        format!("{indent}{} [{kind}] {}", clause.place, clause.text)
    }));
    lines.push(String::new());
    lines.extend(document.furniture.iter().map(|furniture| {
        format!(
            "{}: {}",
            furniture.kind.name(),
            furniture.text.replace('\n', " / ")
        )
    }));
    lines.extend(
        document
            .warnings
            .iter()
            .map(|warning| format!("warning: {}", warning.message)),
    );
    lines.join("\n") + "\n"
}
