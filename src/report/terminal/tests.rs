use unicode_width::UnicodeWidthStr;

use super::*;
use crate::model::Class;
use crate::report::{Facet, fixture};

fn shown(options: &Options) -> String {
    super::comparison(&fixture::comparison(), options)
}

fn with(detail: Detail, width: usize) -> Options {
    Options {
        width,
        detail,
        ..Options::default()
    }
}

#[test]
fn inline() {
    insta::assert_snapshot!(shown(&Options::default()));
}

#[test]
fn side_by_side() {
    insta::assert_snapshot!(shown(&Options {
        layout: Layout::SideBySide,
        ..with(Detail::Changes, 90)
    }));
}

#[test]
fn one_line_for_each_change() {
    insta::assert_snapshot!(shown(&with(Detail::Stat, 80)));
}

#[test]
fn every_clause_whole() {
    insta::assert_snapshot!(shown(&with(Detail::All, 80)));
}

#[test]
fn what_the_reader_asked_for() {
    insta::assert_snapshot!(shown(&Options {
        filter: Filter {
            only: vec![Facet::Amended, Facet::Moved],
            ignore: vec![Class::Editorial],
        },
        context: 0,
        ..Options::default()
    }));
}

#[test]
fn outline_of_a_draft() {
    insta::assert_snapshot!(outline(&fixture::comparison().new, &Options::default()));
}

#[test]
fn no_change_is_one_line() {
    let text = super::comparison(&fixture::without_change(), &Options::default());
    assert_eq!(text, "The two drafts say the same.\n");
}

#[test]
fn narrow_columns_fall_back_with_a_note() {
    let text = shown(&Options {
        layout: Layout::SideBySide,
        ..with(Detail::Changes, 50)
    });
    assert!(text.contains("Too narrow for two columns (50 of 60"));
    assert!(!text.contains('│'));
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in (Options::MIN_WIDTH..130).step_by(3) {
        for layout in [Layout::Inline, Layout::SideBySide] {
            for detail in [Detail::Changes, Detail::All] {
                for comparison in [fixture::comparison(), fixture::hostile()] {
                    let options = Options {
                        layout,
                        context: 2,
                        ..with(detail, width)
                    };
                    for line in super::comparison(&comparison, &options).lines() {
                        assert!(line.width() <= width, "{width}: {line:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_draft_cannot_steer_the_terminal() {
    let hostile = fixture::hostile();
    let options = Options::default();
    for text in [
        super::comparison(&hostile, &options),
        outline(&hostile.new, &options),
        paragraphs(&hostile.new.title, 40),
    ] {
        let steers = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
        assert_eq!(text.chars().find(steers), None, "{text}");
    }
    insta::assert_snapshot!(super::comparison(&hostile, &options));
}

#[test]
fn colour_is_closed_on_every_line_and_never_alone() {
    colored::control::set_override(true);
    let text = shown(&Options {
        color: true,
        ..Options::default()
    });
    assert!(text.contains("\u{1b}[1;4;32mEncourages\u{1b}[0m"));
    assert!(text.contains("\u{1b}[9;31mUrges\u{1b}[0m"));
    assert!(!text.contains("{+"));
    for line in text.lines() {
        let opened = line.matches("\u{1b}[").count() - line.matches("\u{1b}[0m").count();
        assert_eq!(opened, line.matches("\u{1b}[0m").count(), "{line:?}");
    }
}
