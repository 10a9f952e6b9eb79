//! The same bytes every time, comments where they are asked for, no mark where nothing changed.

use super::*;
use crate::package::Package;
use crate::report::fixture;

fn with_comments() -> Options {
    Options {
        comments: true,
        ..Options::default()
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let comparison = fixture::comparison();
    let made = || render(&comparison, None, &with_comments()).unwrap().bytes;
    assert_eq!(made(), made());
}

#[test]
fn comments_are_in_the_one_wording_and_only_where_asked() {
    let comparison = fixture::comparison();
    let comments = |options: &Options| {
        let bytes = render(&comparison, None, options).unwrap().bytes;
        Package::open(&bytes)
            .unwrap()
            .text("word/comments.xml")
            .unwrap()
    };
    assert_eq!(comments(&Options::default()), None);
    let told = comments(&with_comments()).unwrap();
    assert!(
        told.contains("The leading verb is weaker: “Encourages”, was “Urges”."),
        "{told}"
    );
    assert!(told.contains("Doubtful pairing"), "{told}");
}

#[test]
fn nothing_is_marked_where_nothing_changed() {
    let bytes = render(&fixture::without_change(), None, &Options::default())
        .unwrap()
        .bytes;
    let document = Package::open(&bytes)
        .unwrap()
        .text("word/document.xml")
        .unwrap()
        .unwrap();
    for mark in ["<w:ins", "<w:del", "<w:move"] {
        assert!(!document.contains(mark));
    }
}
