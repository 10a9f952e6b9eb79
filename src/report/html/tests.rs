use std::collections::BTreeSet;

use regex::Regex;
use scraper::{Html, Selector};

use super::policy::{SCRIPT, STYLE};
use super::*;
use crate::model::{Class, Edit};
use crate::report::{Facet, fixture};

fn page(comparison: &Comparison) -> (String, Html) {
    let page = render(comparison, &Options::default());
    let parsed = Html::parse_document(&page);
    (page, parsed)
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .map(|element| element.text().collect::<String>())
        .collect()
}

fn attributes<'a>(page: &'a Html, selector: &str, name: &str) -> Vec<&'a str> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .filter_map(|element| element.value().attr(name))
        .collect()
}

#[test]
fn every_change_stands_in_the_text_and_in_the_margin() {
    let (_, page) = page(&fixture::comparison());
    let changes = attributes(&page, "article.change", "id");
    let links = attributes(&page, ".margin li a", "href");
    let linked: Vec<String> = changes.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(links, linked);
    assert_eq!(
        changes,
        [
            "sponsors", "was-PP2", "PP2", "PP3", "OP2", "OP3", "OP4", "OP6", "OP7", "OP8",
            "OP8(b)", "OP9"
        ]
    );
}

#[test]
fn every_link_leads_somewhere_in_the_page() {
    for comparison in [
        fixture::comparison(),
        fixture::without_change(),
        fixture::hostile(),
    ] {
        let (_, page) = page(&comparison);
        let ids = attributes(&page, "[id]", "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        for link in attributes(&page, "a", "href") {
            let id = link.strip_prefix('#').expect("a link out of the page");
            assert!(unique.contains(id), "{link}");
        }
        for id in attributes(&page, "label[for]", "for") {
            assert!(unique.contains(id), "{id}");
        }
    }
}

#[test]
fn every_place_of_either_draft_leads_to_its_change() {
    let comparison = fixture::comparison();
    let (_, page) = page(&comparison);
    let ids: BTreeSet<&str> = attributes(&page, "[id]", "id").into_iter().collect();
    for change in comparison.changes.iter().filter(|it| !it.is_nothing()) {
        let new = change.pairing.new.iter();
        for place in new.map(|&id| &comparison.new.clauses[id].place) {
            assert!(ids.contains(place.as_str()), "{place}: {ids:?}");
        }
    }
    // PP1 says the same, OP3(a) went along with OP3.
    for place in ["PP2", "PP3", "PP4", "OP2", "OP5", "OP6", "OP8", "OP3(b)"] {
        assert!(ids.contains(format!("was-{place}").as_str()), "{place}");
    }
    let inside = attributes(&page, "#OP4 span[id]", "id");
    assert_eq!(inside, ["OP5", "was-OP4"]);
}

#[test]
fn what_matters_leads_to_its_change() {
    let (_, page) = page(&fixture::comparison());
    let sentences = texts(&page, "ol.matters li");
    let links = attributes(&page, "ol.matters a", "href");
    assert!(sentences[0].starts_with("Operative paragraph 3: "));
    assert_eq!(links[0], "#OP3");
    assert_eq!(links.len(), sentences.len());
}

#[test]
fn what_moved_is_linked_with_where_it_stood() {
    let (_, page) = page(&fixture::comparison());
    assert_eq!(
        texts(&page, ".stood"),
        [
            "PP4 stood here, now PP2: Concerned at the loss of dark places near cities,",
            "OP3 stood here, now OP8: Requests the Secretary-General:",
        ]
    );
    assert_eq!(
        attributes(&page, ".change a.jump", "href"),
        ["#was-PP4", "#was-OP3"]
    );
}

#[test]
fn what_is_the_same_is_folded_unless_asked_for() {
    let comparison = fixture::without_change();
    let folds = |all: bool| {
        let options = Options {
            all,
            ..Options::default()
        };
        let page = Html::parse_document(&render(&comparison, &options));
        attributes(&page, "details.fold", "open").len()
    };
    assert_eq!((folds(false), folds(true)), (0, 1));
    let (_, page) = page(&comparison);
    assert_eq!(
        texts(&page, ".fold > summary"),
        ["sponsors to fn. 1 21 clauses with the same words"]
    );
}

#[test]
fn the_filter_leaves_changes_out_and_says_so() {
    let options = Options {
        filter: Filter {
            only: vec![Facet::Added],
            ignore: vec![Class::Editorial],
        },
        ..Options::default()
    };
    let page = Html::parse_document(&render(&fixture::comparison(), &options));
    assert_eq!(attributes(&page, "article.change", "id"), ["PP3", "OP2"]);
    assert_eq!(
        texts(&page, ".left-out"),
        ["Left out, as asked: 15 changes."]
    );
    assert!(texts(&page, ".numbers").is_empty());
}

#[test]
fn the_boxes_are_those_of_what_occurs() {
    let (_, page) = page(&fixture::comparison());
    let boxes = texts(&page, ".filters label");
    let boxes: Vec<String> = boxes
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for expected in ["new 2", "moved 2", "substantive 10", "verb 1"] {
        assert!(boxes.contains(&expected.to_owned()), "{boxes:?}");
    }
    assert!(!boxes.iter().any(|name| name.starts_with("broken")));
}

#[test]
fn a_draft_can_be_no_markup() {
    let mut comparison = fixture::hostile();
    let odd = "</p></style></script><img src=x onerror=alert(1)> \" ' &lt; javascript:alert(1) \0\u{1b}\u{202e}";
    comparison.new.title = odd.to_owned();
    comparison.new.masthead.date = odd.to_owned();
    comparison.new.clauses[0].place = odd.to_owned();
    comparison.old.source = odd.to_owned();
    comparison.new.clauses[0].text = odd.to_owned();
    comparison.changes[0].edits = vec![
        Edit {
            old_text: Some(comparison.old.clauses[0].text.clone()),
            ..Edit::equal("x")
        },
        Edit::insert(odd),
    ];
    let (source, page) = page(&comparison);
    let (_, plain) = self::page(&fixture::comparison());
    let elements = |page: &Html| -> BTreeSet<String> {
        let all = Selector::parse("*").unwrap();
        page.select(&all)
            .map(|element| element.value().name().to_owned())
            .collect()
    };
    assert!(elements(&page).is_subset(&elements(&plain)));
    let all = Selector::parse("*").unwrap();
    for (name, value) in page
        .select(&all)
        .flat_map(|element| element.value().attrs())
    {
        assert!(!name.starts_with("on") && name != "style", "{name}={value}");
        assert!(
            !matches!(name, "src" | "srcset" | "action"),
            "{name}={value}"
        );
    }
    assert!(texts(&page, "h1")[0].starts_with("</p></style></script><img src=x"));
    let steers = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    assert!(!source.contains(steers));
}

#[test]
fn style_and_script_ask_for_nothing() {
    for file in [STYLE, SCRIPT] {
        for forbidden in [
            "http:",
            "https:",
            "url(",
            "@import",
            "fetch(",
            "innerHTML",
            "</",
        ] {
            assert!(!file.contains(forbidden), "{forbidden}");
        }
    }
    let (source, page) = page(&fixture::comparison());
    assert!(!source.contains("http://") && !source.contains("https://"));
    assert_eq!(attributes(&page, "link", "href"), ["data:,"]);
    assert_eq!(
        attributes(&page, "script[src], img, iframe", "src"),
        [""; 0]
    );
}

/// The colours of a block of the style that begins with a selector.
fn palette(selector: &str) -> Vec<(String, [f64; 3])> {
    let (_, after) = STYLE.split_once(selector).unwrap();
    let block = after.split('}').next().unwrap();
    let color = Regex::new(r"--([a-z-]+): #([0-9a-f]{6});").unwrap();
    let channel = |hex: &str, at: usize| {
        let value = u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap();
        f64::from(value) / 255.0
    };
    let colors = color.captures_iter(block).map(|found| {
        let hex = &found[2];
        (found[1].to_owned(), [0, 2, 4].map(|at| channel(hex, at)))
    });
    colors.collect()
}

/// The ratio of contrast as the Web Content Accessibility Guidelines 2 define it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |color: [f64; 3]| {
        let [red, green, blue] = color.map(|channel| {
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn every_ink_can_be_read_on_its_ground() {
    for palette in [palette(":root {"), palette(":root[data-theme=\"dark\"]")] {
        assert!(palette.len() > 15);
        let color = |name: &str| palette.iter().find(|(known, _)| known == name).unwrap().1;
        let mut pairs = Vec::new();
        for ink in ["ink", "quiet", "link", "moved-ink"] {
            pairs.extend([(ink, "paper"), (ink, "card")]);
        }
        for ground in [
            "added",
            "removed",
            "warning",
            "substantive",
            "consequential",
            "editorial",
        ] {
            let ink = palette
                .iter()
                .find(|(name, _)| *name == format!("{ground}-ink"));
            pairs.push((&ink.unwrap().0, ground));
        }
        for (ink, ground) in pairs {
            let ratio = contrast(color(ink), color(ground));
            assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
        }
    }
    // No other colour is named anywhere.
    let rules = STYLE.split("/* The sheet. */").nth(1).unwrap();
    assert!(
        !Regex::new(r"#[0-9a-f]{3,8}\b|rgb|hsl")
            .unwrap()
            .is_match(rules)
    );
}
