//! No draft can steer a terminal, a browser or a Markdown viewer.
//!
//! The reports are read as their readers read them: the terminal's bytes one
//! by one, Markdown, HTML and JSON by a parser.

// A test that panics has failed, which is what it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use clausediff::model::Side;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use support::{hostile, read_back};

/// Hostile pairs that each report is made of.
const PAIRS: u64 = 24;
/// Pieces in each hostile draft.
const PIECES: usize = 90;
/// Markup that a report of ours may contain; none of it can carry an address or a script.
const TAGS: &[&str] = &[
    "<ins>",
    "</ins>",
    "<del>",
    "</del>",
    "<br>",
    "<br/>",
    "<br />",
    "<details>",
    "</details>",
    "<summary>",
    "</summary>",
    "<sub>",
    "</sub>",
    "<sup>",
    "</sup>",
];

/// Prints the report of two drafts; nothing when one of them cannot be read.
fn report(folder: &Path, old: &str, new: &str, arguments: &[&str]) -> Option<String> {
    fs::write(folder.join("old.txt"), old).unwrap();
    fs::write(folder.join("new.txt"), new).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_clausediff"))
        .current_dir(folder)
        .args(["old.txt", "new.txt"])
        .args(arguments)
        .output()
        .unwrap();
    match output.status.code() {
        Some(0 | 1) => Some(String::from_utf8(output.stdout).expect("a report is UTF-8")),
        Some(2) => {
            assert!(output.stdout.is_empty(), "trouble, and yet half a report");
            harmless_to_a_terminal(&String::from_utf8_lossy(&output.stderr));
            None
        }
        other => panic!(
            "exit {other:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

fn for_hostile_pairs(arguments: &[&str], check: impl Fn(&str)) {
    let folder = tempfile::tempdir().unwrap();
    let mut made = 0;
    for seed in 0..PAIRS {
        let old = hostile::text(seed, PIECES);
        let new = hostile::text(seed + PAIRS, PIECES) + &old;
        if let Some(report) = report(folder.path(), &old, &new, arguments) {
            check(&report);
            made += 1;
        }
    }
    assert!(
        made > PAIRS / 4,
        "only {made} of {PAIRS} pairs could be read"
    );
}

/// Takes off the colour sequences that we write ourselves.
fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..at]);
        let sequence = &rest[at + 2..];
        let end = sequence
            .find(|c: char| !(c.is_ascii_digit() || c == ';'))
            .unwrap_or(sequence.len());
        match sequence[end..].strip_prefix('m') {
            Some(after) => rest = after,
            None => panic!(
                "a sequence that is no colour: {:?}",
                &sequence[..end.min(20)]
            ),
        }
    }
    plain + rest
}

fn harmless_to_a_terminal(text: &str) {
    for line in text.lines() {
        for character in line.chars() {
            let steers = character.is_control()
                || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
            assert!(!steers, "{character:?} in {line:?}");
        }
    }
}

#[test]
fn the_terminal_is_not_steered() {
    for_hostile_pairs(
        &["--color", "never", "--width", "80"],
        harmless_to_a_terminal,
    );
}

#[test]
fn the_coloured_terminal_is_not_steered() {
    for_hostile_pairs(&["--color", "always", "--width", "80"], |report| {
        harmless_to_a_terminal(&without_colour(report));
    });
}

#[test]
fn the_terminal_in_columns_is_not_steered() {
    for_hostile_pairs(
        &[
            "--color",
            "never",
            "--width",
            "80",
            "--layout",
            "side-by-side",
            "--all",
        ],
        harmless_to_a_terminal,
    );
}

#[test]
fn a_markdown_viewer_is_not_steered() {
    for_hostile_pairs(&["--format", "markdown"], |report| {
        for event in Parser::new_ext(report, Options::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let html = html.trim();
                    let ours = TAGS.contains(&html) || html.is_empty();
                    assert!(ours, "markup from a draft: {html:?}\n{report}");
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    panic!("a picture: {dest_url}\n{report}")
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(
                        dest_url.starts_with('#'),
                        "a link out: {dest_url}\n{report}"
                    );
                }
                Event::Start(Tag::FootnoteDefinition(mark)) => {
                    panic!("a footnote: {mark}\n{report}")
                }
                _ => {}
            }
        }
        harmless_to_a_terminal(&report.replace('\t', " "));
    });
}

#[test]
fn a_browser_is_not_steered() {
    let ours: BTreeSet<String> = elements(
        &report(
            tempfile::tempdir().unwrap().path(),
            "1. Opens the meeting;\n\n2. Closes it \"soon\";\n",
            "1. Closes it “soon”;\n\n2. Opens no meeting;\n\n3. Goes home.\n",
            &["--format", "html"],
        )
        .unwrap(),
    )
    .into_iter()
    .map(|(name, _)| name)
    .chain(["q", "section", "details", "summary", "ul", "li", "br"].map(str::to_owned))
    .collect();
    for_hostile_pairs(&["--format", "html"], |page| {
        for (name, attributes) in elements(page) {
            assert!(ours.contains(&name), "an element of a draft: {name}");
            for (attribute, value) in attributes {
                let harmless = match attribute.as_str() {
                    "href" => value.starts_with('#') || value == "data:,",
                    name => !name.starts_with("on") && !matches!(name, "src" | "style" | "action"),
                };
                assert!(harmless, "{attribute}={value}");
            }
        }
        harmless_to_a_terminal(&page.replace('\t', " "));
    });
}

/// Each element of a page with its attributes.
fn elements(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let all = scraper::Selector::parse("*").unwrap();
    let page = scraper::Html::parse_document(page);
    let elements = page.select(&all).map(|element| {
        let attributes = element.value().attrs();
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        (
            element.value().name().to_owned(),
            attributes.map(owned).collect(),
        )
    });
    elements.collect()
}

#[test]
fn criticmarkup_has_no_markup_of_a_draft() {
    for_hostile_pairs(&["--format", "criticmarkup"], |report| {
        for side in [Side::Old, Side::New] {
            read_back::paragraphs(&read_back::decided(report, side)).unwrap();
        }
        harmless_to_a_terminal(report);
    });
}

/// The table of changes has the columns that its head says, whatever stands in the cells.
#[test]
fn a_markdown_table_keeps_its_columns() {
    for_hostile_pairs(&["--format", "markdown"], |report| {
        let table_lines = |line: &&str| line.starts_with('|') && line.ends_with('|');
        let columns = |line: &str| line.replace("\\|", "").matches('|').count();
        let lines: Vec<&str> = report.lines().collect();
        for pair in lines.windows(2) {
            if pair.iter().all(table_lines) {
                assert_eq!(
                    columns(pair[0]),
                    columns(pair[1]),
                    "{}\n{}",
                    pair[0],
                    pair[1]
                );
            }
        }
    });
}

/// Whatever characters a clause has, a reader of the rendered report sees them.
#[test]
fn markdown_shows_what_stands_in_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    for odd in [
        "Requests parties to set a*b*c, d_e_f and `g` to <h> & <b>i</b>, <!-- j -->",
        "Notes that [k](l) and ![m](n) cost $5 or 10% ~~more~~ than \\o\\ #p",
        "Decides that &lt; and &amp; stay &lt; and &amp;, as ^1^ and H~2~O and ==q== do",
        "Invites parties to count 1 | 2 | 3 and {+4+} and [-5-]",
        "Recalls https://example.invalid/r_s_t and u@example.invalid",
    ] {
        let new = format!("1. Opens the meeting of the council;\n\n2. {odd};\n");
        let report = report(
            folder.path(),
            "1. Opens the meeting of the council;\n",
            &new,
            &["--format", "markdown"],
        )
        .unwrap();
        let seen = rendered(&report);
        assert!(
            seen.contains(odd),
            "{odd}\nis not shown in\n{seen}\nfrom\n{report}"
        );
    }
}

/// The words that a Markdown viewer shows, blocks on lines of their own.
fn rendered(markdown: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::SoftBreak => seen.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Item | TagEnd::Heading(_),
            ) => {
                seen.push('\n');
            }
            _ => {}
        }
    }
    seen
}

/// JSON gives every character back as it stands in the draft.
#[test]
fn json_is_read_back_to_the_letter() {
    for_hostile_pairs(&["--format", "json"], |report| {
        let value: serde_json::Value = serde_json::from_str(report).unwrap();
        assert_eq!(value["schema"], "clausediff.comparison/1");
        assert!(report.ends_with('\n'));
        assert!(
            !report.contains('\u{1b}'),
            "JSON escapes what steers a terminal"
        );
    });
    let folder = tempfile::tempdir().unwrap();
    let odd = "Requests \"parties\" to mind \\ and / and <this> & ‘the rest’;";
    let report = report(
        folder.path(),
        "Opens;\n",
        &format!("1. {odd}\n"),
        &["--format", "json"],
    )
    .unwrap();
    let value: serde_json::Value = serde_json::from_str(&report).unwrap();
    let clauses = value["new"]["clauses"].as_array().unwrap();
    assert!(
        clauses.iter().any(|clause| clause["text"] == odd),
        "{clauses:#?}"
    );
}
