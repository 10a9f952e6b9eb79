use super::*;
use crate::model::Edit;
use crate::report::fixture;

fn paragraph(pieces: &[(Mark, &str)]) -> String {
    let mut paragraph = Paragraph::default();
    for &(mark, text) in pieces {
        paragraph.add(mark, text);
    }
    paragraph.finish()
}

#[test]
fn the_fixture_is_marked_clause_by_clause() {
    insta::assert_snapshot!(render(&fixture::comparison()));
}

#[test]
fn marks_of_the_draft_are_broken() {
    use Mark::{Deleted, Inserted, Kept};
    for (pieces, expected) in [
        (
            vec![(Kept, "a {++b++} {--c--} {>>d<<}")],
            r"a {\+\+b+\+} {\-\-c-\-} {\>>d\<\<}",
        ),
        (vec![(Inserted, "a ++} b")], r"{++a +\+} b++}"),
        (vec![(Inserted, "+")], r"{++\+++}"),
        (vec![(Deleted, "a --} b")], r"{--a -\-} b--}"),
        (vec![(Kept, "{"), (Inserted, "+")], "{{+++++}"),
        (
            vec![(Deleted, "two"), (Inserted, "three")],
            "{~~two~>three~~}",
        ),
        (
            vec![(Deleted, "a ~> b"), (Inserted, "c")],
            r"{--a \~\> b--}{++c++}",
        ),
        (
            vec![(Deleted, "a"), (Inserted, "b > c")],
            "{--a--}{++b > c++}",
        ),
        (
            vec![(Kept, "[x](y) [z]: R&D &amp;")],
            r"[x]\(y) [z]\: R\&D \&amp;",
        ),
        (vec![(Kept, "1.5 or 1.")], r"1\.5 or 1."),
        (
            vec![(Deleted, "7"), (Kept, ". A"), (Inserted, " & b")],
            r"{--7--}\. A{++ & b++}",
        ),
        (vec![(Kept, "https://www.x")], r"https:\//www\.x"),
    ] {
        assert_eq!(paragraph(&pieces), expected);
    }
}

#[test]
fn another_print_is_marked() {
    let mut comparison = fixture::hostile();
    comparison.changes[0].edits = vec![
        Edit {
            old_text: Some("\"plan\"".to_owned()),
            ..Edit::equal("“plan”")
        },
        Edit::equal(" ends"),
    ];
    assert_eq!(render(&comparison), "{~~\"plan\"~>“plan”~~} ends\n");
}
