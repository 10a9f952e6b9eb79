//! Drafts typeset by a real word processor read as their text does.
//!
//! Runs where the variable `SOFFICE` names the program of `LibreOffice`; without it there is nothing to try.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use clausediff::model::{Clause, ClauseKind, Document};
use clausediff::package::xml::escape;
use clausediff::{compare_files, outline_file};

#[test]
fn a_typeset_draft_reads_as_its_text() {
    let Some(soffice) = std::env::var_os("SOFFICE") else {
        return;
    };
    let mut drafts: Vec<PathBuf> = ["samples/L.4.txt", "samples/L.4.Rev.1.txt"]
        .iter()
        .map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .collect();
    // More drafts, where there are some: names with colons between them.
    if let Some(more) = std::env::var_os("TYPESET") {
        drafts.extend(std::env::split_paths(&more));
    }
    for draft in drafts {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("draft.html");
        std::fs::write(&page, typeset(&outline_file(&draft).unwrap())).unwrap();
        for ending in ["docx", "odt"] {
            let done = Command::new(&soffice)
                .arg("--headless")
                .arg(format!(
                    "-env:UserInstallation=file://{}/profile",
                    folder.path().display()
                ))
                .args(["--infilter=HTML (StarWriter)", "--convert-to", ending])
                .arg("--outdir")
                .arg(folder.path())
                .arg(&page)
                .output()
                .unwrap();
            let made = folder.path().join(format!("draft.{ending}"));
            assert!(made.exists(), "{}", String::from_utf8_lossy(&done.stderr));
            let comparison = compare_files(&draft, &made).unwrap();
            let changed: Vec<String> = comparison
                .changes
                .iter()
                .filter(|change| !change.is_nothing())
                .map(|change| format!("{change:?}"))
                .collect();
            assert!(
                comparison.is_empty(),
                "{} as {ending}:\n{}",
                draft.display(),
                changed.join("\n")
            );
        }
    }
}

/// A page as a typist would set it: numbered lists that count by themselves, and real footnotes.
fn typeset(document: &Document) -> String {
    let mut page = String::from("<html><head><meta charset=\"utf-8\"></head><body>\n");
    let notes: Vec<&Clause> = document
        .clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Footnote)
        .collect();
    // The places of the marks are not kept; they all stand at the end of the first paragraph of the text.
    let mut marks = String::new();
    // A mark that is no number is not counted.
    let fixed = |note: &Clause| match note.printed_label().parse::<u32>() {
        Ok(_) => "",
        Err(_) => " sdfixed",
    };
    for (at, note) in notes.iter().enumerate() {
        let (number, mark) = (at + 1, note.printed_label());
        write!(
            marks,
            "<a class=\"sdfootnoteanc\" name=\"sdfootnote{number}anc\" href=\"#sdfootnote{number}sym\"{}><sup>{mark}</sup></a>",
            fixed(note)
        )
        .unwrap();
    }
    for clause in &document.clauses {
        let label = clause.printed_label();
        let words = words_of(clause);
        match clause.kind {
            ClauseKind::Footnote => {}
            ClauseKind::Preambular => {
                writeln!(page, "<p>{words}{}</p>", std::mem::take(&mut marks)).unwrap();
            }
            ClauseKind::Operative if !label.is_empty() => {
                writeln!(page, "<ol start=\"{label}\"><li><p>{words}</p></li></ol>").unwrap();
            }
            ClauseKind::Subparagraph => {
                let label = label.trim_matches(['(', ')']);
                writeln!(page, "<p style=\"margin-left: 2cm\">({label}) {words}</p>").unwrap();
            }
            _ => writeln!(page, "<p>{words}</p>").unwrap(),
        }
    }
    for (at, note) in notes.iter().enumerate() {
        let (number, mark) = (at + 1, note.printed_label());
        writeln!(
            page,
            "<div id=\"sdfootnote{number}\"><p class=\"sdfootnote\"><a class=\"sdfootnotesym\" name=\"sdfootnote{number}sym\" href=\"#sdfootnote{number}anc\"{}>{mark}</a>{}</p></div>",
            fixed(note),
            words_of(note)
        )
        .unwrap();
    }
    page.push_str("</body></html>\n");
    page
}

/// The words with their italics; the masthead's symbol stands apart from its clauses.
fn words_of(clause: &Clause) -> String {
    let mut words = String::new();
    let mut at = 0;
    for range in &clause.emphasis {
        words.push_str(&escape(&clause.text[at..range.start]));
        write!(words, "<i>{}</i>", escape(&clause.text[range.clone()])).unwrap();
        at = range.end;
    }
    words.push_str(&escape(&clause.text[at..]));
    words
}
