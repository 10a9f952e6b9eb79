//! The program as git calls it, in a repository made for the test.
//!
//! Where there is no git the tests say so and pass.

// A test that cannot go on has failed.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::fs;
use std::process::{Command, Output};

use support::office::{Docx, listed, paragraph};
use support::pdf::Pdf;
use tempfile::TempDir;

const OLD: &str = "The Council,\n\n1. Urges all ports to shield their lamps;\n\n\
    2. Decides to meet again.\n";
const NEW: &str = "The Council,\n\n1. Invites all ports to shield their lamps;\n\n\
    2. Decides to meet again.\n";

/// A repository whose drafts are compared by the program.
struct Repository(TempDir);

impl Repository {
    /// A repository with one committed draft; nothing where there is no git.
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("there is no git: nothing was tested");
            return None;
        }
        let repository = Self(TempDir::new().unwrap());
        repository.git(&["init", "--quiet"]);
        let program = env!("CARGO_BIN_EXE_clausediff").replace('\\', "/");
        for (key, value) in [
            ("user.name", "A. Drafter"),
            ("user.email", "drafter@example.invalid"),
            ("core.autocrlf", "false"),
            ("diff.clausediff.command", &format!("'{program}'")),
            ("difftool.prompt", "false"),
            (
                "difftool.clausediff.cmd",
                &format!("'{program}' \"$LOCAL\" \"$REMOTE\""),
            ),
        ] {
            repository.git(&["config", key, value]);
        }
        repository.write(
            ".gitattributes",
            "*.docx diff=clausediff\n*.pdf diff=clausediff\n*.txt diff=clausediff\n*.md diff=clausediff\n",
        );
        repository.write("L.4.txt", OLD);
        repository.commit();
        Some(repository)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), content).unwrap();
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "draft"]);
    }

    fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut git = Command::new("git");
        git.current_dir(self.0.path()).args(arguments);
        for name in [
            "GIT_DIR",
            "GIT_EXTERNAL_DIFF",
            "GIT_PAGER_IN_USE",
            "NO_COLOR",
        ] {
            git.env_remove(name);
        }
        git.env("GIT_CONFIG_NOSYSTEM", "1")
            .env("HOME", self.0.path());
        git.envs(variables.iter().copied()).output().unwrap()
    }

    /// Runs git, which must go well, and returns what was printed.
    fn git(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments, &[]);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }
}

#[test]
fn a_changed_draft_is_compared_clause_by_clause() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("L.4.txt", NEW);
    let shown = repository.git(&["diff"]);
    assert!(shown.starts_with("L.4.txt\n\nL.4.txt ("), "{shown}");
    assert!(shown.contains(") → L.4.txt (working tree)"), "{shown}");
    assert!(shown.contains("[-Urges-] {+Invites+} all ports"), "{shown}");
    repository.commit();
    let shown = repository.git(&["show", "--ext-diff", "--format=%s"]);
    assert!(shown.starts_with("draft\n"), "{shown}");
    assert!(shown.contains("[-Urges-] {+Invites+} all ports"), "{shown}");
}

#[test]
fn git_goes_on_over_new_and_deleted_and_renamed_and_unreadable_drafts() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("gone.md", "# Gone\n\n1. Closes the lamps.\n");
    repository.write(
        "draft.txt",
        format!("{OLD}\n3. Thanks the keepers of the lighthouse.\n"),
    );
    repository.commit();
    repository.git(&["rm", "--quiet", "gone.md"]);
    repository.git(&["mv", "draft.txt", "renamed.txt"]);
    repository.write(
        "renamed.txt",
        format!("{NEW}\n3. Thanks the keepers of the lighthouse.\n"),
    );
    repository.write("L.4.txt", "\0\u{1}\u{2}\0 no text");
    repository.write("new.md", "# New\n\n1. Opens the lamps.\n");
    repository.git(&["add", "--all"]);
    let output = repository.run(&["diff", "--cached", "--find-renames"], &[]);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{shown}");
    for title in [
        "gone.md, deleted",
        "new.md, a new file",
        "renamed.txt, renamed from draft.txt",
    ] {
        assert!(
            shown.lines().any(|line| line == title),
            "{title} in\n{shown}"
        );
    }
    for words in [
        "{+Opens the lamps.+}",
        "[-Closes the lamps.-]",
        "{+Invites+} all ports",
    ] {
        assert!(shown.contains(words), "{words} in\n{shown}");
    }
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("clausediff: ") && told.contains("L.4.txt"),
        "{told}"
    );
}

#[test]
fn a_draft_with_conflicts_is_passed_over() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.write("L.4.txt", OLD.replace("Urges", "Asks"));
    repository.commit();
    repository.git(&["checkout", "--quiet", "-"]);
    repository.write("L.4.txt", NEW);
    repository.commit();
    assert!(
        !repository
            .run(&["merge", "--quiet", "other"], &[])
            .status
            .success()
    );
    let output = repository.run(&["diff", "--cached"], &[]);
    assert!(output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("L.4.txt: has conflicts"), "{told}");
}

#[test]
fn options_of_the_command_are_heeded_and_gits_pager_has_colours() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("L.4.txt", NEW);
    let program = env!("CARGO_BIN_EXE_clausediff").replace('\\', "/");
    let command = format!("'{program}' --format json");
    repository.git(&["config", "diff.clausediff.command", &command]);
    let shown = repository.git(&["diff"]);
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(json["summary"]["amended"], 1);
    let command = format!("'{program}' --stat");
    repository.git(&["config", "diff.clausediff.command", &command]);
    let coloured = |variables: &[(&str, &str)]| {
        let output = repository.run(&["diff"], variables);
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("\u{1b}[")
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("GIT_PAGER_IN_USE", "true")]));
    assert!(!coloured(&[
        ("GIT_PAGER_IN_USE", "true"),
        ("NO_COLOR", "1")
    ]));
}

#[test]
fn it_is_a_difftool() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("L.4.txt", NEW);
    repository.write("new.txt", "1. Opens the lamps.\n");
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["difftool", "--tool=clausediff", "--cached"]);
    assert!(shown.contains("[-Urges-] {+Invites+} all ports"), "{shown}");
    assert!(shown.contains("{+Opens the lamps.+}"), "{shown}");
}

/// A Word file whose paragraphs Word numbers.
fn word(first: &str) -> Vec<u8> {
    let level = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let body = [
        paragraph("", "The Council,"),
        paragraph(&listed(1, 0), first),
        paragraph(&listed(1, 0), "Decides to meet again."),
    ];
    Docx::new(body.concat()).numbering(level).bytes()
}

fn printed(first: &str) -> Vec<u8> {
    let lines = ["The Council,", "", first, "", "2. Decides to meet again."];
    Pdf::new().lines(&lines).bytes()
}

const URGES: &str = "Urges all ports to shield their lamps;";
const INVITES: &str = "Invites all ports to shield their lamps;";

/// What holds of a file that is no text: changed, in the history, renamed, deleted, new, and as a difftool.
fn holds_of(old_name: &str, new_name: &str, old: &[u8], new: &[u8]) {
    let Some(repository) = Repository::new() else {
        return;
    };
    let words = "[-Urges-] {+Invites+} all ports";
    repository.write(old_name, old);
    repository.commit();
    repository.write(old_name, new);
    let shown = repository.git(&["diff"]);
    assert!(shown.starts_with(&format!("{old_name}\n")), "{shown}");
    assert!(shown.contains(words), "{shown}");
    assert!(!shown.contains("Binary files"), "{shown}");
    let shown = repository.git(&["difftool", "--tool=clausediff"]);
    assert!(shown.contains(words), "{shown}");

    repository.git(&["mv", "--force", old_name, new_name]);
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["diff", "--cached", "--find-renames=10%"]);
    let title = format!("{new_name}, renamed from {old_name}");
    assert!(shown.lines().any(|line| line == title), "{shown}");
    assert!(shown.contains(words), "{shown}");
    repository.commit();

    repository.git(&["rm", "--quiet", new_name]);
    let shown = repository.git(&["diff", "--cached"]);
    assert!(
        shown.starts_with(&format!("{new_name}, deleted\n")),
        "{shown}"
    );
    assert!(shown.contains("[-Invites all ports"), "{shown}");
    let tool = repository.git(&["difftool", "--tool=clausediff", "--cached"]);
    assert!(tool.contains("[-Invites all ports"), "{tool}");
    repository.commit();

    let history = repository.git(&[
        "log",
        "--patch",
        "--ext-diff",
        "--format=%s",
        "--find-renames=10%",
    ]);
    for shown in [
        format!("{old_name}, a new file"),
        title,
        format!("{new_name}, deleted"),
        words.to_owned(),
        "{+Urges all ports".to_owned(),
    ] {
        assert!(history.contains(&shown), "{shown} in\n{history}");
    }
}

#[test]
fn word_files_are_compared_clause_by_clause() {
    holds_of("L.5.docx", "L.5 final.docx", &word(URGES), &word(INVITES));
}

#[test]
fn pdf_files_are_compared_clause_by_clause() {
    let [old, new] = [URGES, INVITES].map(|words| printed(&format!("1. {words}")));
    holds_of("L.6.pdf", "L.6-final.pdf", &old, &new);
}

/// A draft that became another format under another name is compared with what it was.
#[test]
fn a_text_becomes_a_word_file() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("L.4.docx", word(INVITES));
    repository.commit();
    let shown = repository.git(&[
        "difftool",
        "--tool=clausediff",
        "HEAD:L.4.txt",
        "HEAD:L.4.docx",
    ]);
    assert!(shown.contains("[-Urges-] {+Invites+} all ports"), "{shown}");
}
