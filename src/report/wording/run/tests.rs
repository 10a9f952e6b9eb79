//! What is told of changed words, in small cases.

use super::*;

fn told(edits: &[Edit]) -> String {
    let told: Vec<String> = runs(edits).iter().map(Run::in_a_few_words).collect();
    told.join("; ")
}

/// What is told of one change between words that stayed.
fn told_of_one(before: &str, old: &str, new: &str, after: &str) -> String {
    told(&[
        Edit::equal(before),
        Edit::delete(old),
        Edit::insert(new),
        Edit::equal(after),
    ])
}

#[test]
fn quoted_words_begin_and_end_at_words() {
    for (before, old, new, after, expected) in [
        (
            "Namibia",
            "",
            ", Norway, Portugal",
            " and Uruguay",
            "adds “Norway, Portugal”",
        ),
        (
            "the roofs, ",
            "gutters, ",
            "",
            "and eaves",
            "drops “gutters”",
        ),
        (
            "a fund",
            ", and invites",
            ";\nInvites",
            " donors",
            "“and invites” → “Invites”",
        ),
        (
            "of ",
            "the lamps;",
            "all lanterns.",
            "",
            "“the lamps” → “all lanterns”",
        ),
        (
            "",
            "A note on how “",
            "How ‘",
            "lamps",
            "“A note on how” → “How”",
        ),
        (
            "the ‘lamps",
            "” burning",
            "’ burnt",
            " low",
            "“burning” → “burnt”",
        ),
        (
            "the climate",
            "",
            "-related",
            " risk",
            "“climate risk” → “climate-related risk”",
        ),
    ] {
        assert_eq!(told_of_one(before, old, new, after), expected);
    }
}

#[test]
fn what_says_nothing_alone_is_told_with_the_words_around_it() {
    for (before, old, new, after, expected) in [
        (
            "of keepers",
            " in their",
            "’",
            " work",
            "“keepers in their work” → “keepers’ work”",
        ),
        (
            "the keepers",
            ",",
            "",
            " who",
            "“keepers, who” → “keepers who”",
        ),
        (
            "schools",
            " and",
            ",",
            " mills",
            "“schools and mills” → “schools, mills”",
        ),
        (
            "in paragraph 2 ",
            "(b)",
            "(c)",
            " above",
            "“paragraph 2 (b) above” → “paragraph 2 (c) above”",
        ),
        (
            "a fine of EUR ",
            "30 000 000",
            "40 000 000",
            ", or",
            "“of EUR 30 000 000” → “of EUR 40 000 000”",
        ),
        (
            "the lamps, by ",
            "2034",
            "2035",
            ", shall",
            "“by 2034” → “by 2035”",
        ),
        ("the lamps", ";", ".", "", "“lamps;” → “lamps.”"),
        ("", "", "[", "The keepers", "“The” → “[The”"),
        ("路灯", "应", "可", "关闭", "“路灯应关” → “路灯可关”"),
    ] {
        assert_eq!(told_of_one(before, old, new, after), expected);
    }
}

#[test]
fn marks_around_one_word_are_told_with_it() {
    let edits = [
        Edit::equal("Keepers "),
        Edit::delete("[shall]["),
        Edit::equal("should"),
        Edit::delete("]"),
        Edit::equal(" keep "),
        Edit::delete("all"),
        Edit::insert("some"),
        Edit::equal(" lamps burning"),
        Edit::insert(" at night"),
    ];
    assert_eq!(
        told(&edits),
        "“[shall][should]” → “should”; “all” → “some”; adds “at night”"
    );
}

#[test]
fn a_bracket_is_closed_where_it_opened() {
    let edits = [
        Edit::delete("[shall]["),
        Edit::equal("should"),
        Edit::delete("] include"),
        Edit::insert(" name"),
        Edit::equal(" the lamps"),
    ];
    assert_eq!(told(&edits), "“[shall][should] include” → “should name”");
}
