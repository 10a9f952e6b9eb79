//! What a Markdown viewer makes of the report: exactly the words, and no markup but ours.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

use super::*;
use crate::model::{Edit, EditOp, Finding, FindingKind, Pairing, Summary, Warning, WarningKind};
use crate::report::fixture;

/// The words of one blockquote, by what happened to them.
#[derive(Debug, Default, PartialEq, Clone)]
struct Words {
    kept: String,
    deleted: String,
    inserted: String,
}

/// What a viewer sees.
#[derive(Debug, Default)]
struct Seen {
    headings: Vec<String>,
    quotations: Vec<Words>,
    /// Columns of each table's rows.
    tables: Vec<Vec<Vec<String>>>,
    /// Markup that the report never writes.
    foreign: Vec<String>,
}

fn see(markdown: &str) -> Seen {
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_GFM;
    let mut seen = Seen::default();
    let (mut deleted, mut inserted) = (0, 0);
    let mut quoting = false;
    let mut in_table = false;
    let mut heading = None;
    for event in Parser::new_ext(markdown, extensions) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => seen.headings.extend(heading.take()),
            Event::Start(Tag::BlockQuote(None)) => {
                quoting = true;
                seen.quotations.push(Words::default());
            }
            Event::End(TagEnd::BlockQuote(_)) => quoting = false,
            Event::Start(Tag::Table(_)) => {
                in_table = true;
                seen.tables.push(Vec::new());
            }
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                seen.tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell) => {
                let row = seen.tables.last_mut().unwrap().last_mut().unwrap();
                row.push(String::new());
            }
            Event::Start(Tag::Strikethrough) => deleted += 1,
            Event::End(TagEnd::Strikethrough) => deleted -= 1,
            Event::Start(Tag::Strong) => inserted += 1,
            Event::End(TagEnd::Strong) => inserted -= 1,
            Event::Text(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                } else if quoting {
                    let words = seen.quotations.last_mut().unwrap();
                    match (deleted, inserted) {
                        (0, 0) => words.kept.push_str(&text),
                        (1, 0) => words.deleted.push_str(&text),
                        (0, 1) => words.inserted.push_str(&text),
                        _ => seen.foreign.push(format!("nested marks: {text}")),
                    }
                } else if in_table {
                    let row = seen.tables.last_mut().unwrap().last_mut().unwrap();
                    row.last_mut().unwrap().push_str(&text);
                }
            }
            // What matters most, before the first section.
            Event::Start(Tag::List(Some(_))) if seen.headings.len() <= 1 => {}
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item)
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::TableCell,
            ) => {}
            other => seen.foreign.push(format!("{other:?}")),
        }
    }
    seen
}

/// The characters that a viewer shows of a text, without spaces.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{2060}')
        .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect()
}

fn visible_words(words: &Words) -> Words {
    Words {
        kept: visible(&words.kept),
        deleted: visible(&words.deleted),
        inserted: visible(&words.inserted),
    }
}

/// What the quotation of a change has to show.
fn expected(change: &Change) -> Words {
    let of = |op: EditOp| -> String {
        let edits = change.edits.iter().filter(|edit| edit.op == op);
        edits.map(|edit| edit.text.as_str()).collect()
    };
    visible_words(&Words {
        kept: of(EditOp::Equal),
        deleted: of(EditOp::Delete),
        inserted: of(EditOp::Insert),
    })
}

#[test]
fn a_viewer_sees_every_change_of_the_fixture() {
    let comparison = fixture::comparison();
    let report = render(&comparison, &Options::default());
    assert!(!report.contains("\n\n\n"), "{report}");
    let seen = see(&report);
    assert_eq!(seen.foreign, Vec::<String>::new());
    assert_eq!(
        seen.headings,
        [
            "Change report: Keeping the night sky dark",
            "Changes at a glance",
            "The changes, word by word",
            "sponsors: reworded",
            "PP2 (gone)",
            "PP2, was PP4: reworded and moved, was after PP3",
            "PP3 (new)",
            "OP2 (new)",
            "OP3, was OP2: reworded",
            "OP4 and OP5, from OP4: split in two and reworded",
            "OP6, from OP5 and OP6: merged from two and reworded",
            "OP8, was OP3: moved, was after OP2, with the 2 clauses under it",
            "OP9, was OP8: reworded (doubtful pairing)",
            "Old and new numbers",
            "Consequential and editorial changes",
        ]
    );
    let numbers = &seen.tables[2];
    assert_eq!(numbers.last().unwrap(), &["fn. 1", "fn. 1"]);
    assert!(numbers.contains(&vec!["OP8".into(), "OP9 (doubtful)".into()]));
    assert!(!numbers.iter().any(|row| row[1].contains("OP8(")));
}

#[test]
fn long_runs_of_numbers_are_drawn_together() {
    let mut comparison = fixture::comparison();
    for change in &mut comparison.changes {
        change.pairing.confidence = 0.9;
    }
    let seen = see(&render(&comparison, &Options::default()));
    assert!(seen.tables[2].contains(&vec!["OP8 to OP11".into(), "OP9 to OP12".into()]));
    let same = see(&render(
        &fixture::without_change(),
        &Options {
            all: true,
            ..Options::default()
        },
    ));
    assert!(same.headings.contains(&"Old and new numbers".to_owned()));
    assert_eq!(same.tables.len(), 1);
}

#[test]
fn new_clauses_in_a_row_are_drawn_together() {
    let mut comparison = fixture::without_change();
    comparison.old.clauses.truncate(13);
    for change in comparison.changes.iter_mut().skip(13) {
        change.action = Action::Added;
        change.class = Some(Class::Substantive);
        change.pairing.old.clear();
    }
    let seen = see(&render(&comparison, &Options::default()));
    assert!(seen.tables[2].contains(&vec!["–".into(), "OP5 to OP11".into()]));
}

#[test]
fn a_report_without_change_is_short() {
    let report = render(&fixture::without_change(), &Options::default());
    assert!(report.contains("The two drafts say the same."));
    assert_eq!(see(&report).quotations, []);
}

#[test]
fn everything_is_shown_on_request() {
    let options = Options {
        all: true,
        ..Options::default()
    };
    let comparison = fixture::comparison();
    let seen = see(&render(&comparison, &options));
    assert_eq!(seen.quotations.len(), comparison.changes.len());
}

#[test]
fn what_is_filtered_out_is_counted() {
    let options = Options {
        filter: crate::report::Filter {
            only: vec![crate::report::Facet::Added],
            ignore: vec![],
        },
        all: false,
    };
    let report = render(&fixture::comparison(), &options);
    let seen = see(&report);
    assert_eq!(seen.headings[3..], ["PP3 (new)", "OP2 (new)"]);
    assert!(report.contains("Left out, as asked: 15 changes."));
}

/// Words, and everything that means something in Markdown or to GitHub.
fn nasty_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-z]{1,4}",
        3 => Just(" ".to_owned()),
        4 => prop::sample::select(vec![
            "*", "**", "_", "__", "~", "~~", "`", "```", "<b>", "</b>", "<!--", "<http://a.b>", "[", "]",
            "](", "[a](b)", "![a](b)", "[a]: b", "[^1]", "[^1]:", "[ ] ", "[x] ", "[!NOTE]", "(", ")", "|",
            "\\", "\\|", "\\*", "#", "# ", "## a #", "-", "- ", "+ ", "---", "===", "1. ", "2) ", ">", "> ",
            "&", "&amp;", "&#42;", ";", ":", ",", ".", "!", "\t", "\u{a0}", "\u{200a}", "\u{3000}", "“", "”",
            "€", "²", "会", "，", "e\u{301}", "\u{1b}[2J", "\u{202e}", "\u{0}", "\u{85}", "\r", "\u{2028}",
            "@who", "#12", ":+1:", "$5", "https://a.b", "www.a.b", "javascript:a", "¶", "\u{200b}", "    ",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_filter("one line", |c| *c != '\n').prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn nasty_edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..3_usize, nasty_text()).prop_map(|(op, text)| match op {
        0 => Edit::equal(text),
        1 => Edit::delete(text),
        _ => Edit::insert(text),
    });
    prop::collection::vec(edit, 1..8)
}

/// A comparison of one clause, with nasty words wherever a draft has words.
fn nasty_comparison(edits: Vec<Edit>, words: &[String; 4]) -> Comparison {
    let mut comparison = fixture::hostile();
    let [title, place, sponsor, warning] = words.clone();
    comparison.new.title = title;
    comparison.new.clauses[0].place = place;
    comparison.new.masthead.sponsors = vec![sponsor];
    comparison.warnings = vec![Warning::new(WarningKind::Structure, warning)];
    comparison.changes = vec![Change {
        edits,
        action: Action::Amended,
        pairing: Pairing {
            confidence: 0.1,
            ..comparison.changes[0].pairing.clone()
        },
        ..comparison.changes[0].clone()
    }];
    comparison.summary = Summary::of(&comparison.changes);
    comparison
}

proptest! {
    #[test]
    fn a_viewer_sees_exactly_the_words(
        edits in nasty_edits(),
        words in [nasty_text(), nasty_text(), nasty_text(), nasty_text()],
    ) {
        let comparison = nasty_comparison(edits, &words);
        let report = render(&comparison, &Options::default());
        let seen = see(&report);
        prop_assert_eq!(&seen.foreign, &Vec::<String>::new(), "{}", report);
        let change = &comparison.changes[0];
        let shares_words = change.edits.iter().any(|edit| {
            edit.op == EditOp::Equal && edit.text.contains(char::is_alphanumeric)
        });
        let mut shown = visible_words(&seen.quotations.first().cloned().unwrap_or_default());
        let mut expected = expected(change);
        if !shares_words {
            // Old and new stand whole, one after the other, or as one insertion or deletion.
            expected = Words {
                kept: String::new(),
                deleted: visible(&crate::model::old_text(&change.edits)),
                inserted: visible(&crate::model::new_text(&change.edits)),
            };
            shown.kept = visible(&shown.kept);
        }
        prop_assert_eq!(shown, expected, "{}", report);
        if !words[0].trim().is_empty() {
            let title = visible(&format!("Change report: {}", words[0]));
            prop_assert_eq!(visible(&seen.headings[0]), title, "{}", report);
        }
        for (table, columns) in seen.tables.iter().zip([3, 4, 2]) {
            for row in table {
                prop_assert_eq!(row.len(), columns, "{}", report);
            }
        }
        let place = &seen.tables[1][1][0];
        prop_assert_eq!(visible(place), visible(&words[1]), "{}", report);
    }

    #[test]
    fn findings_form_no_markup(
        edits in nasty_edits(),
        words in [nasty_text(), nasty_text(), nasty_text(), nasty_text()],
    ) {
        let mut comparison = nasty_comparison(edits, &words);
        let [old, new, subject, why] = words;
        comparison.changes[0].class = Some(Class::Substantive);
        comparison.changes[0].findings =
            vec![Finding::new(FindingKind::Bracket, old, new).because(why).about(subject)];
        let report = findings(&comparison, &Options::default());
        prop_assert_eq!(&see(&report).foreign, &Vec::<String>::new(), "{}", report);
    }
}
