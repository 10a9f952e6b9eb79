//! Redlines read back, as Word settles them.

use clausediff::model::{Clause, ClauseKind, Comparison, Document, Draft, Side, Sides};
use clausediff::normalise::{Vocabulary, normalise};
use clausediff::read::{Options as Reading, Tracked, read_bytes_as};
use clausediff::report::redline::{Base, Options, OtherFile, Redline, render};
use clausediff::structure::structure;
use clausediff::{compare, compare_texts, redline};

use super::check::Checked;
use super::schema;

pub fn with_comments() -> Options {
    Options {
        comments: true,
        ..Options::default()
    }
}

pub fn read(bytes: &[u8], tracked: Tracked) -> Draft {
    let options = Reading {
        tracked,
        ..Reading::default()
    };
    read_bytes_as("redline.docx", bytes, &options).expect("a redline can be read")
}

pub fn understood(draft: Draft) -> Document {
    let vocabulary = Vocabulary::of(&[&draft]);
    structure(normalise(draft, &vocabulary))
}

/// A text as a Word file: the redline of it with itself, in which nothing is marked.
pub fn as_word(text: &str) -> Vec<u8> {
    let same = compare_texts(text, text).unwrap();
    render(&same, None, &Options::default()).unwrap().bytes
}

/// The words of all clauses with their numbers, in order; where clauses begin is for the reader to see.
pub fn words(document: &Document) -> Vec<String> {
    let mut words = Vec::new();
    for clause in &document.clauses {
        let label = clause.printed_label();
        if label != clause.text {
            words.extend(label.split_whitespace().map(str::to_owned));
        }
        words.extend(clause.text.split_whitespace().map(str::to_owned));
    }
    words
}

/// What a redline gives is what was compared, word by word, and Word can open it.
pub fn gives_both(comparison: &Comparison, bytes: &[u8], what: &str) {
    assert_eq!(schema::faults(bytes), Vec::<String>::new(), "{what}");
    for (tracked, draft) in [
        (Tracked::Accepted, &comparison.new),
        (Tracked::Original, &comparison.old),
    ] {
        if draft.clauses.is_empty() {
            continue;
        }
        let found = understood(read(bytes, tracked));
        assert_eq!(words(&found), words(draft), "{what}, {tracked:?}");
    }
}

/// The same, clause by clause.
pub fn clauses_too(comparison: &Comparison, bytes: &[u8], what: &str) {
    assert_eq!(schema::faults(bytes), Vec::<String>::new(), "{what}");
    for (tracked, draft) in [
        (Tracked::Accepted, &comparison.new),
        (Tracked::Original, &comparison.old),
    ] {
        let key = |document: &Document| -> Vec<(String, String)> {
            let clauses = document.clauses.iter();
            clauses
                .map(|clause| (clause.printed_label().to_owned(), clause.text.clone()))
                .collect()
        };
        let found = understood(read(bytes, tracked));
        assert_eq!(key(&found), key(draft), "{what}, {tracked:?}");
    }
}

/// Compares two Word files and makes the redline on one of them, knowing the other.
pub fn on_files(old: &[u8], new: &[u8], side: Side) -> (Comparison, Redline) {
    let files = Sides::new(old, new);
    let comparison = compare(files.map(|bytes| read(bytes, Tracked::Accepted)));
    let base = Base {
        side,
        bytes: files.get(side),
        accepted: true,
        other: Some(OtherFile {
            bytes: files.get(side.other()),
            accepted: true,
        }),
    };
    let redline = redline(&comparison, Some(base), &with_comments()).unwrap();
    (comparison, redline)
}

/// Both drafts come back from a redline on either file, numbers included, and nothing is left untracked.
pub fn holds_on_both(old: &[u8], new: &[u8], what: &str) {
    holds(old, new, what, |_| true);
}

/// The same of files that track changes of their own, which a warning tells.
pub fn holds_on_both_settled(old: &[u8], new: &[u8], what: &str) {
    holds(old, new, what, |warning| !warning.contains("of its own"));
}

fn holds(old: &[u8], new: &[u8], what: &str, matters: impl Fn(&str) -> bool) {
    for side in [Side::New, Side::Old] {
        let (comparison, redline) = on_files(old, new, side);
        let warnings = redline.warnings.iter().map(|it| it.message.as_str());
        let warnings: Vec<&str> = warnings.filter(|it| matters(it)).collect();
        assert!(warnings.is_empty(), "{what}, on {side:?}: {warnings:?}");
        clauses_too(&comparison, &redline.bytes, &format!("{what}, on {side:?}"));
    }
}

/// What a redline gives is what was compared.
pub fn gives(comparison: &Comparison, bytes: &[u8]) -> Checked {
    let faults = schema::faults(bytes);
    if !faults.is_empty() {
        return Err(format!("{faults:?}"));
    }
    gives_words(comparison, bytes)
}

/// The words that a redline gives are those that were compared.
pub fn gives_words(comparison: &Comparison, bytes: &[u8]) -> Checked {
    gives_by(comparison, bytes, words)
}

/// The same of a redline that says that its footnotes are in another order than a draft's.
pub fn gives_words_and_unordered_notes(comparison: &Comparison, bytes: &[u8]) -> Checked {
    gives_by(comparison, bytes, |document| {
        let is_note = |clause: &&Clause| clause.kind == ClauseKind::Footnote;
        let mut body = document.clone();
        body.clauses.retain(|clause| !is_note(&clause));
        let notes = document.clauses.iter().filter(is_note);
        let mut notes: Vec<_> = notes
            .map(|note| (note.printed_label(), note.text.as_str()))
            .collect();
        notes.sort_unstable();
        let notes = notes
            .iter()
            .flat_map(|(mark, text)| std::iter::once(*mark).chain(text.split_whitespace()));
        let mut words = words(&body);
        words.extend(notes.map(str::to_owned));
        words
    })
}

fn gives_by(
    comparison: &Comparison,
    bytes: &[u8],
    words: impl Fn(&Document) -> Vec<String>,
) -> Checked {
    for (tracked, draft) in [
        (Tracked::Accepted, &comparison.new),
        (Tracked::Original, &comparison.old),
    ] {
        let found = words(&understood(read(bytes, tracked)));
        let wanted = words(draft);
        if let Some(at) =
            (0..wanted.len().max(found.len())).find(|at| wanted.get(*at) != found.get(*at))
        {
            let around = |words: &[String]| {
                words
                    .iter()
                    .skip(at.saturating_sub(3))
                    .take(9)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            return Err(format!(
                "{tracked:?}: “{}” is “{}”",
                around(&wanted),
                around(&found)
            ));
        }
    }
    Ok(())
}

/// The main part of a Word file.
pub fn main_part(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let main = archive.by_name("word/document.xml").unwrap();
    std::io::read_to_string(main).unwrap()
}
