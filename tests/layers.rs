//! Holds the tiers of the crate against every path in `src/`.
//!
//! A module may use its own parts and whatever stands in a lower tier; the
//! stages of tier 3 never use each other. Nothing here needs the compiler:
//! comments and strings are taken out, and what is left is searched for paths
//! that begin at the crate's root (`crate::x`, `clausediff::x`, or enough
//! `super`s). Unit tests, in modules named `tests`, are free to make their
//! input with the stages that come before.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The tiers, highest first, as the manual in `src/lib.rs` draws them.
const TIERS: &[(u8, &[&str])] = &[
    (5, &["main", "lib", "cli"]),
    (4, &["compare", "redline"]),
    (
        3,
        &[
            "read",
            "normalise",
            "structure",
            "align",
            "diff",
            "assess",
            "report",
        ],
    ),
    (2, &["model"]),
    (
        1,
        &["error", "text", "package", "progress", "parallel", "memory"],
    ),
];

/// Where the crate's root re-exports what other modules define.
const ROOT: &str = "lib";
/// The name of modules of unit tests.
const TESTS: &str = "tests";

#[test]
fn no_module_uses_one_of_its_own_tier_or_above() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&source);
    assert!(
        files.len() > 20,
        "only {} files found under src/",
        files.len()
    );
    let mut violations = Vec::new();
    let mut uses = 0;
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let relative = file.strip_prefix(&source).unwrap();
        for used in paths_of(relative, &text) {
            uses += 1;
            violations.extend(judge(relative, &used));
        }
    }
    assert!(
        uses > 20,
        "only {uses} paths found: the checker sees nothing"
    );
    let report: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert!(report.is_empty(), "\n{}\n", report.join("\n"));
}

/// A path from one top-level module to another.
#[derive(Debug, PartialEq, Eq)]
struct Used {
    module: String,
    line: usize,
}

struct Violation {
    file: PathBuf,
    line: usize,
    user: String,
    used: String,
    why: &'static str,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = (self.file.display(), self.line);
        write!(
            f,
            "src/{file}:{line}: `{}` uses `{}`, {}",
            self.user, self.used, self.why
        )
    }
}

/// Holds one use against the table.
fn judge(file: &Path, used: &Used) -> Option<Violation> {
    let module = module_path(file)
        .first()
        .cloned()
        .unwrap_or_else(|| ROOT.into());
    if module == used.module {
        return None;
    }
    let why = match (tier(&module), tier(&used.module)) {
        (None, _) => "and the first stands in no tier: put it into the table",
        // Whatever the root re-exports is the root's.
        (Some(tier), None) if tier < 5 => "which only `cli` and `main` may do",
        (Some(tier), Some(other)) if other > tier => "which stands in a higher tier",
        (Some(tier), Some(other)) if other == tier && tier == 3 => {
            "and no stage uses another stage"
        }
        (Some(1), Some(1)) => "and tier 1 uses nothing of ours",
        _ => return None,
    };
    Some(Violation {
        file: file.to_owned(),
        line: used.line,
        user: module,
        used: used.module.clone(),
        why,
    })
}

fn tier(module: &str) -> Option<u8> {
    TIERS
        .iter()
        .find(|(_, modules)| modules.contains(&module))
        .map(|(tier, _)| *tier)
}

/// The module path of a file: `align/mod.rs` is `[align]`, `align/moves.rs` is `[align, moves]`.
fn module_path(file: &Path) -> Vec<String> {
    let mut path: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if path.last().is_some_and(|last| last == "mod") || path == ["lib"] {
        path.pop();
    }
    path
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Every top-level module that a file names by a path from the root.
fn paths_of(file: &Path, source: &str) -> Vec<Used> {
    let tokens = tokenise(source);
    let mut used = Vec::new();
    let mut modules = module_path(file);
    let mut inline = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = |offset: usize| tokens.get(at + offset).map_or("", |token| token.text);
        match token.text {
            "mod" if next(2) == "{" => {
                modules.push(next(1).to_owned());
                inline.push(depth);
                depth += 1;
                at += 3;
                continue;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last() == Some(&depth) {
                    inline.pop();
                    modules.pop();
                }
            }
            "crate" | "clausediff" | "super" | "self" if next(1) == "::" => {
                let mut found = Vec::new();
                at = follow(&tokens, at, &modules, &mut found);
                if !modules.iter().any(|module| module == TESTS) {
                    used.append(&mut found);
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    used
}

/// Follows one path or tree of paths from its first word; returns where it ends.
fn follow(tokens: &[Token<'_>], start: usize, from: &[String], used: &mut Vec<Used>) -> usize {
    let mut here = from.to_vec();
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "crate" | "clausediff" => here.clear(),
            "super" => {
                here.pop();
            }
            "self" => {}
            "{" => return follow_group(tokens, at + 1, &here, used),
            word => {
                if here.is_empty() && is_name(word) {
                    used.push(Used {
                        module: word.to_owned(),
                        line: token.line,
                    });
                }
                // What follows lies inside the module that was just named.
                if !is_name(word) {
                    return at;
                }
                here.push(word.to_owned());
            }
        }
        at += 1;
        match tokens.get(at).map(|token| token.text) {
            Some("::") => at += 1,
            _ => return at,
        }
    }
    at
}

/// Follows every path of `{a, b::{c}, d}` from its first; returns where the group ends.
fn follow_group(
    tokens: &[Token<'_>],
    start: usize,
    from: &[String],
    used: &mut Vec<Used>,
) -> usize {
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        at = match token.text {
            "}" => return at + 1,
            "," | "as" => at + 1,
            _ => follow(tokens, at, from, used).max(at + 1),
        };
    }
    at
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

struct Token<'a> {
    text: &'a str,
    line: usize,
}

/// Cuts Rust into names, `::` and single marks, leaving out comments, strings and characters.
fn tokenise(source: &str) -> Vec<Token<'_>> {
    let bytes = source.as_bytes();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let rest = &source[at..];
        let length = skipped(rest).unwrap_or_else(|| {
            let length = if rest.starts_with("::") {
                2
            } else {
                let name = |c: char| c.is_alphanumeric() || c == '_';
                match rest.find(|c| !name(c)) {
                    Some(0) => rest.chars().next().map_or(1, char::len_utf8),
                    Some(length) => length,
                    None => rest.len(),
                }
            };
            tokens.push(Token {
                text: &rest[..length],
                line,
            });
            length
        });
        line += rest[..length].matches('\n').count();
        at += length;
    }
    tokens
}

/// The length of white space, a comment, a string or a character at the start, if one stands there.
fn skipped(rest: &str) -> Option<usize> {
    let space = rest.len() - rest.trim_start().len();
    if space > 0 {
        return Some(space);
    }
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    for prefix in ["r", "br"] {
        let Some(quoted) = rest.strip_prefix(prefix) else {
            continue;
        };
        let hashes = quoted.len() - quoted.trim_start_matches('#').len();
        if quoted[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = prefix.len() + hashes + 1;
            let close = rest[body..].find(&end);
            return Some(close.map_or(rest.len(), |close| body + close + end.len()));
        }
    }
    if rest.starts_with('"') || rest.starts_with("b\"") {
        return Some(closing(
            rest,
            '"',
            if rest.starts_with('b') { 2 } else { 1 },
        ));
    }
    // 'x' and '\n' are characters, 'x without a second quote is a lifetime.
    let mut characters = rest.chars();
    if characters.next() == Some('\'') {
        let first = characters.next()?;
        if first == '\\' || characters.next() == Some('\'') {
            return Some(closing(rest, '\'', 1));
        }
    }
    None
}

/// Where a string or character literal ends, its escapes minded.
fn closing(rest: &str, quote: char, body: usize) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(body) {
        if !escaped && character == quote {
            return at + 1;
        }
        escaped = !escaped && character == '\\';
    }
    rest.len()
}

fn violations(file: &str, source: &str) -> Vec<String> {
    let file = Path::new(file);
    paths_of(file, source)
        .iter()
        .filter_map(|used| judge(file, used))
        .map(|violation| violation.to_string())
        .collect()
}

#[test]
fn the_checker_names_file_and_line() {
    assert_eq!(
        violations(
            "align/moves.rs",
            "use crate::model::Pairing;\n\nuse crate::{\n    error::Error,\n    diff::{self, diff_texts},\n};\n"
        ),
        ["src/align/moves.rs:5: `align` uses `diff`, and no stage uses another stage"]
    );
}

#[test]
fn the_checker_notices_every_way_to_reach_another_module() {
    for (file, source) in [
        ("diff/mod.rs", "fn f() { crate::align::align(x) }"),
        ("diff/mod.rs", "use super::align;"),
        (
            "diff/words.rs",
            "use super::super::{model::Edit, assess::judge};",
        ),
        (
            "diff/words.rs",
            "mod inner { use super::super::super::read; }",
        ),
        ("model/edit.rs", "use crate::compare::compare;"),
        (
            "model/edit.rs",
            "fn f<'a>(x: &'a str) { let c = '\"'; crate::diff::f() }",
        ),
        ("text/fold.rs", "use crate::error::Error;"),
        ("text/fold.rs", "use crate::model::Block;"),
        ("report/json.rs", "use crate::compare_texts;"),
        ("novelty/mod.rs", "use crate::model::Edit;"),
        ("read/mod.rs", "pub use clausediff::structure::structure;"),
    ] {
        assert_eq!(violations(file, source).len(), 1, "{file}: {source}");
    }
}

#[test]
fn the_checker_lets_the_rest_pass() {
    for (file, source) in [
        (
            "align/mod.rs",
            "mod moves;\nuse self::moves::smallest;\nuse crate::model::{Move, Pairing};",
        ),
        (
            "align/moves.rs",
            "use super::candidates;\nmod tests { use super::super::align; use super::*; }",
        ),
        ("align/tests.rs", "use crate::structure::structure;"),
        ("align/mod.rs", "mod tests { use crate::read::read_bytes; }"),
        (
            "align/moves.rs",
            "// use crate::diff::diff;\n/* crate::read */",
        ),
        ("align/moves.rs", "const HELP: &str = \"crate::diff\";"),
        (
            "align/moves.rs",
            "const HELP: &str = r#\"a \" crate::diff\"#;",
        ),
        ("align/moves.rs", "pub(crate) fn f() {}"),
        (
            "compare.rs",
            "use crate::{align, diff::diff, model::Sides};",
        ),
        ("cli/mod.rs", "use crate::{compare_files, report::json};"),
        ("main.rs", "fn main() { clausediff::cli::run() }"),
    ] {
        assert_eq!(violations(file, source), Vec::<String>::new(), "{file}");
    }
}
