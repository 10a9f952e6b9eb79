//! The program as a user runs it.

#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

const OLD: &str = "The General Assembly,\n\nRecalling its resolution 60/1,\n\n\
    1. Urges all States to plant trees along their roads;\n\n\
    2. Decides to remain seized of the matter.\n";
const NEW: &str = "The General Assembly,\n\nRecalling its resolution 60/1,\n\n\
    1. Encourages all States to plant trees along their roads;\n\n\
    2. Decides to remain seized of the matter.\n";

/// A folder with two drafts, in which the program is run.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("old.txt"), OLD).unwrap();
        fs::write(folder.path().join("new.txt"), NEW).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("clausediff").unwrap();
        command.current_dir(self.folder.path()).args(arguments);
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLAUSEDIFF_PAGER", "PAGER"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).output().unwrap())
    }

    /// The names of the files in the folder, the drafts apart.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "old.txt" && name != "new.txt")
            .collect();
        names.sort();
        names
    }
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// Asserts exit code 2, no report, and one line that begins with the program's name.
    fn assert_trouble(&self, says: &str) {
        assert_eq!(self.code, 2, "{}", self.err);
        assert_eq!(self.out, "");
        assert!(self.err.starts_with("clausediff: "), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(self.err.contains(says), "{}", self.err);
    }
}

#[test]
fn the_exit_code_tells_whether_there_are_changes() {
    let desk = Desk::new();
    let same = desk.run(&["old.txt", "old.txt"]);
    assert_eq!((same.code, same.err.as_str()), (0, ""));
    assert_eq!(same.out, "The two drafts say the same.\n");
    let changed = desk.run(&["old.txt", "new.txt"]);
    assert_eq!((changed.code, changed.err.as_str()), (1, ""));
    assert!(changed.out.contains("Urges") && changed.out.contains("Encourages"));
    assert!(!changed.out.contains('\u{1b}'));
}

#[test]
fn what_only_leaves_out_is_still_a_change() {
    let desk = Desk::new();
    let run = desk.run(&["old.txt", "new.txt", "--only", "added,moved"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("Left out, as asked: 1 change."),
        "{}",
        run.out
    );
    assert!(!run.out.contains("Encourages"));
}

#[test]
fn standard_input_can_be_one_of_the_drafts() {
    let desk = Desk::new();
    let run = Run::of(
        &desk
            .command(&["-", "new.txt"])
            .write_stdin(NEW)
            .output()
            .unwrap(),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    desk.run(&["-", "-"])
        .assert_trouble("give a file for the other");
}

#[test]
fn trouble_is_one_line_that_names_the_file() {
    let desk = Desk::new();
    fs::write(desk.path("empty.txt"), "").unwrap();
    desk.run(&["old.txt", "missing.txt"])
        .assert_trouble("missing.txt");
    desk.run(&["old.txt", "."]).assert_trouble(".: ");
    desk.run(&["empty.txt", "new.txt"])
        .assert_trouble("empty.txt");
    desk.run(&["outline", "missing.txt"])
        .assert_trouble("missing.txt");
    desk.run(&["old.txt", "bad\u{1b}[31m\u{7}.txt"])
        .assert_trouble("bad␛[31m␇.txt");
}

#[test]
fn help_and_version_are_no_trouble_but_wrong_arguments_are() {
    let desk = Desk::new();
    for arguments in [["--help"], ["--version"], ["-h"]] {
        let run = desk.run(&arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains("clausediff"));
    }
    for arguments in [
        &[] as &[&str],
        &["old.txt"],
        &["old.txt", "new.txt", "--layout", "diagonal"],
        &["old.txt", "new.txt", "--width", "3"],
        &["old.txt", "new.txt", "--stat", "--all"],
    ] {
        let run = desk.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.err.is_empty());
    }
}

#[test]
fn the_name_of_the_output_tells_its_format() {
    let desk = Desk::new();
    for (name, begins) in [
        ("a.md", "#"),
        ("a.MARKDOWN", "#"),
        ("a.json", "{\"schema\":\"clausediff.comparison/1\""),
        ("a.html", "<!DOCTYPE html>"),
        ("A.HTM", "<!DOCTYPE html>"),
        ("a.critic.md", "The General Assembly,"),
        ("A.Critic.MD", "The General Assembly,"),
        ("a.txt", "old.txt → new.txt"),
    ] {
        let run = desk.run(&["old.txt", "new.txt", "-o", name]);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
        let written = fs::read_to_string(desk.path(name)).unwrap();
        assert!(written.starts_with(begins), "{written}");
        assert!(written.ends_with('\n') && !written.contains('\u{1b}'));
    }
    let run = desk.run(&["old.txt", "new.txt", "-f", "markdown", "-o", "b.txt"]);
    assert_eq!(run.code, 1);
    assert!(
        fs::read_to_string(desk.path("b.txt"))
            .unwrap()
            .starts_with('#')
    );
}

#[test]
fn an_output_is_written_whole_or_not_at_all() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| desk.run(&[&["old.txt", "new.txt", "-o"], arguments].concat());
    run(&["changes.docy"]).assert_trouble("name it .docx, .html");
    run(&["no/such/folder.md"]).assert_trouble("there is no folder");
    run(&["old.txt"]).assert_trouble("is one of the drafts");
    run(&[".", "-f", "json"]).assert_trouble("is a folder; name a file in it");
    run(&["."]).assert_trouble("is a folder; name a file in it");
    desk.run(&["outline", "old.txt", "-o", "old.md"])
        .assert_trouble("name it .json or .txt, or");
    desk.run(&["old.txt", "missing.txt", "-o", "a.md"])
        .assert_trouble("missing.txt");
    assert_eq!(desk.files(), [] as [&str; 0]);
    assert_eq!(fs::read_to_string(desk.path("old.txt")).unwrap(), OLD);
}

#[cfg(unix)]
#[test]
fn an_existing_output_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    fs::write(desk.path("a.md"), "before").unwrap();
    fs::set_permissions(desk.path("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.md", desk.path("link.md")).unwrap();
    assert_eq!(desk.run(&["old.txt", "new.txt", "-o", "link.md"]).code, 1);
    let file = fs::symlink_metadata(desk.path("a.md")).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o640);
    assert!(
        fs::symlink_metadata(desk.path("link.md"))
            .unwrap()
            .is_symlink()
    );
    assert!(
        fs::read_to_string(desk.path("a.md"))
            .unwrap()
            .starts_with('#')
    );
    assert_eq!(desk.files(), ["a.md", "link.md"]);
}

#[test]
fn json_holds_every_change_whatever_is_shown() {
    let desk = Desk::new();
    let all = desk.run(&["old.txt", "new.txt", "-f", "json"]);
    let filtered = desk.run(&["old.txt", "new.txt", "-f", "json", "--only", "added"]);
    assert_eq!(all.out, filtered.out);
    let json: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(json["schema"], "clausediff.comparison/1");
}

/// What an option says nothing in is told, and the report is written all the same.
#[test]
fn an_option_that_a_format_does_not_heed_is_told() {
    let desk = Desk::new();
    for (arguments, told) in [
        (["--comments", "-o", "changes.html"], "--comments"),
        (["--author=Ana", "-o", "changes.md"], "--author"),
        (["--only=added", "-o", "redline.docx"], "--only"),
        (
            ["--ignore=editorial", "-o", "changes.critic.md"],
            "--ignore",
        ),
    ] {
        let run = desk.run(&[&["old.txt", "new.txt"], &arguments[..]].concat());
        assert_eq!(run.code, 1, "{arguments:?}");
        assert!(run.err.contains(told), "{arguments:?}: {}", run.err);
        assert!(desk.path(arguments[2]).exists());
    }
    let run = desk.run(&["old.txt", "new.txt", "--comments", "-o", "redline.docx"]);
    assert!(!run.err.contains("--comments"), "{}", run.err);
}

#[test]
fn colour_obeys_the_option_before_the_environment() {
    let desk = Desk::new();
    let colored = |options: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["old.txt", "new.txt"], options].concat();
        let mut command = desk.command(&arguments);
        command.envs(variables.iter().copied());
        Run::of(&command.output().unwrap()).out.contains("\u{1b}[")
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn lines_keep_to_the_width() {
    let desk = Desk::new();
    for options in [
        &["--width", "30"] as &[&str],
        &["--width", "70", "--layout", "side-by-side"],
    ] {
        let run = desk.run(&[&["old.txt", "new.txt", "--all"], options].concat());
        let width: usize = options[1].parse().unwrap();
        assert!(run.out.lines().count() > 5);
        assert!(run.out.lines().all(|line| line.chars().count() <= width));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let desk = Desk::new();
    for arguments in [
        &["old.txt", "new.txt"] as &[&str],
        &["old.txt", "new.txt", "-f", "json"],
    ] {
        let program = desk.command(arguments).get_program().to_owned();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(program)
            .current_dir(desk.folder.path())
            .args(arguments)
            .stdout(writer)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

#[test]
fn an_outline_tells_what_was_understood() {
    let desk = Desk::new();
    let run = desk.run(&["outline", "old.txt"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("plant trees"), "{}", run.out);
    let run = desk.run(&["outline", "old.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["schema"], "clausediff.outline/1");
    assert_eq!(desk.run(&["outline", "old.txt", "-o", "o.json"]).code, 0);
    assert_eq!(desk.run(&["outline", "old.txt", "-o", "o.md"]).code, 2);
    assert_eq!(desk.files(), ["o.json"]);
}

#[test]
fn a_draft_may_have_the_name_of_a_command() {
    let desk = Desk::new();
    fs::write(desk.path("outline"), OLD).unwrap();
    assert_eq!(desk.run(&["./outline", "new.txt"]).code, 1);
    assert_eq!(desk.run(&["outline", "./outline"]).code, 0);
    assert_eq!(desk.run(&["old.txt", "outline"]).code, 0);
}

#[test]
fn a_pairing_can_be_explained() {
    let desk = Desk::new();
    let outline = desk.run(&["outline", "new.txt", "-f", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&outline).unwrap();
    let clauses = json["document"]["clauses"].as_array().unwrap();
    let clause = clauses
        .iter()
        .find(|clause| clause["text"].as_str().unwrap().contains("Encourages"))
        .unwrap();
    let place = clause["place"].as_str().unwrap();
    let run = desk.run(&["old.txt", "new.txt", "--explain", place]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Encourages all States"), "{}", run.out);
    desk.run(&["old.txt", "new.txt", "--explain", "OP99"])
        .assert_trouble("OP99: no clause");
}

#[test]
fn the_findings_alone_keep_to_the_format() {
    let desk = Desk::new();
    let run = desk.run(&["old.txt", "new.txt", "--findings"]);
    assert!(run.out.starts_with("OP1\n"), "{}", run.out);
    let run = desk.run(&["old.txt", "new.txt", "--findings", "-f", "markdown"]);
    assert!(run.out.starts_with("# Change report: "), "{}", run.out);
    assert!(
        run.out
            .contains("\n- OP1\n  - The leading verb is weaker: ")
    );
    assert!(run.out.contains("\n    - because: “urges” is on rung"));
    let run = desk.run(&["old.txt", "new.txt", "--findings", "-o", "findings.md"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(
        fs::read_to_string(desk.path("findings.md"))
            .unwrap()
            .contains("- OP1\n")
    );
    let run = desk.run(&["old.txt", "new.txt", "--findings", "-f", "json"]);
    assert!(run.out.contains("clausediff.findings/1"));
    for format in ["html", "docx", "criticmarkup"] {
        desk.run(&["old.txt", "new.txt", "--findings", "-f", format])
            .assert_trouble("--findings");
    }
}

#[test]
fn the_schemas_are_printed() {
    let desk = Desk::new();
    for (arguments, names) in [
        (&["schema"] as &[&str], "clausediff.comparison/1"),
        (&["schema", "comparison"], "clausediff.comparison/1"),
        (&["schema", "outline"], "clausediff.outline/1"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        let schema: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(schema["properties"]["schema"]["const"], names);
    }
}

#[test]
fn criticmarkup_holds_every_change_and_html_those_that_were_asked_for() {
    let desk = Desk::new();
    let run = |options: &[&str]| desk.run(&[&["old.txt", "new.txt"], options].concat()).out;
    let marked = "1\\. {~~Urges~>Encourages~~} all States";
    assert!(run(&["-f", "criticmarkup", "--only", "added"]).contains(marked));
    let marked = "<del>Urges</del><ins class=\"instead\">Encourages</ins>";
    assert!(run(&["-f", "html"]).contains(marked));
    let page = run(&["-f", "html", "--only", "added"]);
    assert!(!page.contains(">Encourages</ins>") && page.contains("as asked: 1 change."));
    let columns = "id=\"page-columns\" checked";
    assert!(run(&["-f", "html", "--layout", "side-by-side"]).contains(columns));
    assert!(!run(&["-f", "html"]).contains(columns));
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = desk.run(&["completions", shell]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("side-by-side"), "{shell}");
    }
    let run = desk.run(&["man"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains(".TH clausediff 1"));
}

#[test]
fn a_word_redline_is_a_file_with_the_author_and_date_that_were_asked_for() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| desk.run(&[&["old.txt", "new.txt"], arguments].concat());
    let made = run(&["-o", "a.docx"]);
    assert_eq!((made.code, made.out.as_str()), (1, ""), "{}", made.err);
    let text = |name: &str| {
        let bytes = fs::read(desk.path(name)).unwrap();
        let mut package = clausediff::package::Package::open(&bytes).unwrap();
        package.text("word/document.xml").unwrap().unwrap()
    };
    assert!(text("a.docx").contains("w:author=\"clausediff\" w:date=\"2000-01-01T00:"));
    run(&[
        "-o",
        "b.docx",
        "--author",
        "A & <B>",
        "--date",
        "2031-03-05",
    ]);
    assert!(text("b.docx").contains("w:author=\"A &amp; &lt;B&gt;\" w:date=\"2031-03-05T00:"));
    let refused = run(&["-o", "c.docx", "--date", "tomorrow"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("2031-03-05"), "{}", refused.err);
    run(&["-o", "c.docx", "-f", "docx"]);
    assert_eq!(
        fs::read(desk.path("a.docx")).unwrap(),
        fs::read(desk.path("c.docx")).unwrap()
    );
}

/// With so many paragraphs the report takes some hundredths of a second to write.
#[cfg(unix)]
const PARAGRAPHS: usize = 1_000;

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_half_written() {
    let desk = Desk::new();
    for name in ["old.txt", "new.txt"] {
        let words = "all States to plant trees along their roads ".repeat(6);
        let paragraphs = (1..=PARAGRAPHS).map(|n| format!("{n}. Urges, as in {n}, {words};"));
        let paragraphs: Vec<String> = paragraphs.collect();
        fs::write(desk.path(name), paragraphs.join("\n\n") + name).unwrap();
    }
    fs::write(desk.path("out.json"), "as before").unwrap();
    for _ in 0..40 {
        let code = interrupted_while_writing(&desk);
        assert_eq!(desk.files(), ["out.json"]);
        let kept = fs::read_to_string(desk.path("out.json")).unwrap() == "as before";
        // Now and then the program is done before it is told, and says what came out.
        assert_eq!(code, if kept { 130 } else { 1 });
        if kept {
            return;
        }
        fs::write(desk.path("out.json"), "as before").unwrap();
    }
    panic!("the program was never met while it wrote");
}

/// Runs the program and interrupts it as soon as its unfinished file is there; the exit code.
#[cfg(unix)]
fn interrupted_while_writing(desk: &Desk) -> i32 {
    let arguments = ["old.txt", "new.txt", "-o", "out.json"];
    let mut program = std::process::Command::new(assert_cmd::cargo::cargo_bin("clausediff"))
        .current_dir(desk.folder.path())
        .args(arguments)
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while desk.files() == ["out.json"] {
        if let Some(ended) = program.try_wait().unwrap() {
            return ended.code().unwrap();
        }
    }
    // It may have ended by now, but its number is kept for it until it is waited for.
    let kill = std::process::Command::new("kill")
        .args(["-INT", &program.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    program.wait().unwrap().code().unwrap()
}
