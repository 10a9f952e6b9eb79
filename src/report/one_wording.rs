//! One comparison in every report, as its readers read it: what one of them tells is told in the same words in the others.

use scraper::{Html, Selector};

use super::{Facet, criticmarkup, fixture, html, markdown, redline, terminal, wording};
use crate::model::{
    Action, Change, Class, Comparison, Direction, Edit, Finding, FindingKind, Move,
};
use crate::package::Package;

/// What a report says, in one line without its format's marks.
struct Read {
    terminal: String,
    markdown: String,
    page: String,
    comments: String,
    critic: String,
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_of_page(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .map(|element| in_one_line(&element.text().collect::<String>()))
        .collect()
}

fn page_of(comparison: &Comparison) -> Html {
    Html::parse_document(&html::render(comparison, &html::Options::default()))
}

fn read(comparison: &Comparison) -> Read {
    let options = redline::Options {
        comments: true,
        ..redline::Options::default()
    };
    let bytes = redline::render(comparison, None, &options).unwrap().bytes;
    let comments = Package::open(&bytes)
        .unwrap()
        .text("word/comments.xml")
        .unwrap()
        .unwrap();
    let comments = Html::parse_document(&comments);
    // The backslashes and hair spaces of Markdown are not seen by its readers.
    let unescaped = |text: String| text.replace(['\\', '\u{200a}'], "");
    Read {
        terminal: in_one_line(&terminal::comparison(
            comparison,
            &terminal::Options::default(),
        )),
        markdown: in_one_line(&unescaped(markdown::render(
            comparison,
            &markdown::Options::default(),
        ))),
        page: words_of_page(&page_of(comparison), "body").concat(),
        comments: in_one_line(&comments.root_element().text().collect::<String>()),
        critic: in_one_line(&unescaped(criticmarkup::render(comparison))),
    }
}

/// A comparison in which everything happened that has a name.
fn with_everything() -> Comparison {
    let mut comparison = fixture::comparison();
    let is_told = |kind: FindingKind, class| {
        let finding = Finding::new(kind, "this", "that");
        wording::is_worth_a_sentence(&finding, Some(class))
    };
    let of_class = |class: Class| {
        let findings = FindingKind::ALL.into_iter();
        findings
            .filter(move |&kind| is_told(kind, class))
            .enumerate()
            .map(|(index, kind)| {
                let (old, new) = (format!("old {index}"), format!("new {index}"));
                Finding::new(kind, old, new).going(Direction::Changed)
            })
            .collect::<Vec<Finding>>()
    };
    for class in [Class::Substantive, Class::Editorial] {
        let amended =
            |change: &&mut Change| change.action == Action::Amended && change.class == Some(class);
        let change = comparison.changes.iter_mut().find(amended).unwrap();
        change.findings = of_class(class);
    }
    // One clause in another print, about which there is nothing else to say.
    let moved = |change: &&mut Change| {
        change.action == Action::Unchanged && change.pairing.moved == Some(Move::Alone)
    };
    let change = comparison.changes.iter_mut().find(moved).unwrap();
    change.action = Action::Amended;
    change.findings = Vec::new();
    change.edits = vec![Edit {
        old_text: Some("\"dark\"".to_owned()),
        ..Edit::equal("“dark”")
    }];
    comparison
}

/// True for a change that the terminal and Markdown show with its words.
fn is_shown_with_words(change: &Change) -> bool {
    change.class == Some(Class::Substantive)
        && !(change.action == Action::Unchanged && change.pairing.moved != Some(Move::Alone))
}

#[track_caller]
fn tells(report: &str, name: &str, words: &str) {
    let words = in_one_line(words);
    assert!(report.contains(&words), "{name}: {words}\n{report}");
}

#[test]
fn what_happened_is_told_in_the_same_words() {
    let comparison = with_everything();
    let read = read(&comparison);
    let mut told = 0;
    for change in comparison.changes.iter().filter(|it| !it.is_nothing()) {
        let heading = wording::heading_line(change, &comparison);
        let place = wording::place_line(change, &comparison);
        if is_shown_with_words(change) {
            told += 1;
            tells(&read.terminal, "terminal", &heading);
            tells(&read.markdown, "Markdown", &format!("### {heading}"));
            let what = wording::what_happened(change, &comparison);
            tells(&read.markdown, "table of Markdown", &format!("| {what}"));
        }
        if change.action == Action::Unchanged && change.pairing.moved != Some(Move::Alone) {
            continue;
        }
        match change.action {
            Action::Added | Action::Removed => tells(&read.page, "page", &place),
            _ => tells(&read.page, "page", &heading.replacen(": ", " ", 1)),
        }
        if !wording::notes(change, &comparison).is_empty() && wording::reprint(change).is_none() {
            tells(&read.comments, "comment", &heading);
        }
        if change.pairing.moved == Some(Move::Alone) {
            tells(
                &read.critic,
                "CriticMarkup",
                &wording::is_at(change, &comparison),
            );
            tells(
                &read.critic,
                "CriticMarkup",
                &wording::was_at(change, &comparison),
            );
            let stood = format!("stood here, {}", wording::is_at(change, &comparison));
            tells(&read.page, "page", &stood);
        }
    }
    assert!(told >= 10, "{told}");
    // Every action has a word, which is that of the counts and of the filters.
    let headline = wording::headline(&comparison.summary);
    tells(&read.terminal, "terminal", &headline);
    let summary = wording::summary_paragraph(&comparison);
    let boxes = words_of_page(&page_of(&comparison), ".filters label span");
    for facet in Facet::ALL {
        let word = wording::action_word(facet);
        assert!(headline.contains(&format!(" {word}")), "{word}: {headline}");
        assert!(summary.contains(word), "{word}: {summary}");
        assert!(boxes.contains(&word.to_owned()), "{word}: {boxes:?}");
    }
    for report in [&read.markdown, &read.page] {
        tells(report, "summary", &summary);
        tells(report, "numbers", wording::ONLY_RENUMBERED);
    }
    tells(
        &read.terminal.to_lowercase(),
        "terminal",
        wording::ONLY_RENUMBERED,
    );
}

#[test]
fn how_much_it_matters_is_told_in_the_same_words() {
    let comparison = with_everything();
    let read = read(&comparison);
    let page = page_of(&comparison);
    let boxes = words_of_page(&page, ".filters label span");
    let badges = words_of_page(&page, "article .class");
    for class in [Class::Substantive, Class::Consequential, Class::Editorial] {
        let name = class.name().to_owned();
        assert!(boxes.contains(&name) && badges.contains(&name), "{name}");
        let title = Selector::parse(&format!(".class.{name}")).unwrap();
        let title = page.select(&title).next().unwrap().value().attr("title");
        assert_eq!(title, Some(wording::class_meaning(class)));
        if class == Class::Substantive {
            tells(&read.terminal, "terminal", &format!("· {name}"));
        } else {
            tells(&read.terminal, "terminal", &wording::class_title(class));
            tells(&read.markdown, "Markdown", &wording::class_title(class));
        }
    }
    tells(
        &read.terminal,
        "terminal",
        &wording::class_counts(&comparison.summary),
    );
}

#[test]
fn what_was_found_is_told_in_the_same_words() {
    let comparison = with_everything();
    let read = read(&comparison);
    let boxes = words_of_page(&page_of(&comparison), ".filters label span");
    let mut kinds = Vec::new();
    for change in comparison.changes.iter().filter(|it| !it.is_nothing()) {
        for note in wording::notes(change, &comparison) {
            tells(&read.page, "page", &note);
            if is_shown_with_words(change) {
                tells(&read.terminal, "terminal", &note);
                tells(&read.markdown, "Markdown", &note);
            }
        }
        for sentence in wording::finding_sentences(change) {
            tells(&read.comments, "comment", &sentence);
            tells(&read.markdown, "Markdown", &sentence);
        }
        let findings = change.findings.iter();
        kinds.extend(
            findings
                .filter(|finding| wording::is_worth_a_sentence(finding, change.class))
                .map(|finding| finding.kind),
        );
    }
    // Every kind but the number, which the places tell.
    for kind in FindingKind::ALL {
        if kind != FindingKind::Renumbered {
            assert!(kinds.contains(&kind), "{kind:?}");
            let name = wording::kind_name(kind).to_owned();
            assert!(boxes.contains(&name), "{name}: {boxes:?}");
        }
    }
    let counts = wording::findings_line(&comparison).unwrap();
    let matters = wording::what_matters(&comparison, |_| true);
    assert!(counts.contains("2 figures changed") && matters.len() > 3);
    for (name, report) in [
        ("terminal", &read.terminal),
        ("Markdown", &read.markdown),
        ("page", &read.page),
    ] {
        tells(report, name, &counts);
        tells(report, name, wording::WHAT_MATTERS);
        for sentence in &matters {
            tells(report, name, sentence);
        }
        for sentence in wording::sponsor_sentences(&comparison) {
            tells(report, name, &sentence);
        }
    }
}

#[test]
fn what_is_doubtful_to_note_or_left_out_is_told_in_the_same_words() {
    let comparison = with_everything();
    let read = read(&comparison);
    let doubt = |change: &Change| wording::doubt(change, &comparison);
    let doubt = comparison.changes.iter().find_map(doubt).unwrap();
    for (name, report) in [
        ("terminal", &read.terminal),
        ("Markdown", &read.markdown),
        ("page", &read.page),
        ("comment", &read.comments),
    ] {
        tells(report, name, &doubt);
    }
    for warning in wording::warnings(&comparison) {
        tells(&read.terminal, "terminal", &warning);
        tells(&read.markdown, "Markdown", &warning);
        tells(&read.page, "page", &warning);
    }
    let filter = super::Filter {
        only: vec![Facet::Removed],
        ignore: vec![],
    };
    let left_out = wording::left_out(filter.left_out(&comparison)).unwrap();
    let of_terminal = terminal::Options {
        filter: filter.clone(),
        ..terminal::Options::default()
    };
    let of_markdown = markdown::Options {
        filter: filter.clone(),
        ..markdown::Options::default()
    };
    let of_page = html::Options {
        filter,
        ..html::Options::default()
    };
    for (name, report) in [
        ("terminal", terminal::comparison(&comparison, &of_terminal)),
        ("Markdown", markdown::render(&comparison, &of_markdown)),
        ("page", html::render(&comparison, &of_page)),
    ] {
        tells(&in_one_line(&report), name, &left_out);
    }
}
