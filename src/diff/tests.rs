//! The stage's promises as properties, and the tidy rules as tables of one line each.

use proptest::prelude::*;

use super::{Guarded, diff, diff_texts, diff_texts_guarded};
use crate::model::{
    Clause, ClauseKind, Document, Edit, EditOp, MatchedBy, Pairing, Sides, new_text, old_text,
};
use crate::text::fold;

/// The edits as a reader would mark them by hand.
fn marked(old: &str, new: &str) -> String {
    let edits = diff_texts(old, new);
    assert_eq!(old_text(&edits), if edits.is_empty() { "" } else { old });
    assert_eq!(new_text(&edits), if edits.is_empty() { "" } else { new });
    edits
        .iter()
        .map(|edit| match edit.op {
            EditOp::Equal => edit.text.clone(),
            EditOp::Delete => format!("[-{}-]", edit.text),
            EditOp::Insert => format!("{{+{}+}}", edit.text),
        })
        .collect()
}

/// Checks rows of old text, new text and the marks expected.
#[track_caller]
fn check(rows: &[(&str, &str, &str)]) {
    for (old, new, expected) in rows {
        assert_eq!(marked(old, new), *expected);
    }
}

#[test]
fn the_same_to_the_letter_has_no_edits() {
    assert_eq!(diff_texts("Urges all members", "Urges all members"), []);
    assert_eq!(diff_texts("", ""), []);
}

#[test]
fn an_added_or_removed_text_is_one_edit() {
    assert_eq!(
        diff_texts("", "Urges. Calls."),
        [Edit::insert("Urges. Calls.")]
    );
    assert_eq!(
        diff_texts("Urges. Calls.", ""),
        [Edit::delete("Urges. Calls.")]
    );
}

#[test]
fn what_printing_chooses_is_one_equal_edit_that_carries_the_old_form() {
    for (old, new) in [
        ("the “harbour plan”", "the \"harbour plan\""),
        ("low‑lying coasts", "low-lying coasts"),
        ("2018–2021", "2018-2021"),
        ("deﬁned  areas", "defined areas"),
        ("fishing\ngrounds", "fishing grounds"),
        ("and so on…", "and so on..."),
        ("the coast , and", "the coast, and"),
        ("sea—land", "sea-land"),
    ] {
        let edits = diff_texts(old, new);
        assert_eq!(edits.len(), 1, "{old}");
        assert_eq!(edits[0].op, EditOp::Equal, "{old}");
        assert_eq!(edits[0].old_text.as_deref(), Some(old));
        assert_eq!(edits[0].text, new);
    }
}

#[test]
fn case_and_hyphens_are_changes() {
    check(&[
        (
            "the Harbour plan",
            "the harbour plan",
            "the [-Harbour-]{+harbour+} plan",
        ),
        (
            "long term plans",
            "long-term plans",
            "[-long term-]{+long-term+} plans",
        ),
        (
            "the co-operation",
            "the cooperation",
            "the [-co-operation-]{+cooperation+}",
        ),
    ]);
}

#[test]
fn numbers_and_symbols_are_replaced_whole() {
    check(&[
        (
            "its resolution A/RES/73/187 of May",
            "its resolution A/RES/74/187 of May",
            "its resolution [-A/RES/73/187-]{+A/RES/74/187+} of May",
        ),
        (
            "below 1.5 degrees",
            "below 2.5 degrees",
            "below [-1.5-]{+2.5+} degrees",
        ),
        (
            "of 30 000 000 boats",
            "of 40 000 000 boats",
            "of [-30 000 000-]{+40 000 000+} boats",
        ),
        (
            "in 2020 500 boats",
            "in 2021 500 boats",
            "in [-2020-]{+2021+} 500 boats",
        ),
    ]);
}

#[test]
fn a_replaced_word_stands_bare_and_the_deletion_first() {
    check(&[
        (
            "Urges all members",
            "Invites all members",
            "[-Urges-]{+Invites+} all members",
        ),
        (
            "all small boats",
            "all large boats",
            "all [-small-]{+large+} boats",
        ),
        (
            "all small boats",
            "all small ships",
            "all small [-boats-]{+ships+}",
        ),
    ]);
}

#[test]
fn an_inserted_word_takes_the_space_after_it_along_or_the_one_before() {
    check(&[
        (
            "all boats sail",
            "all small boats sail",
            "all {+small +}boats sail",
        ),
        ("all boats.", "all boats here.", "all boats{+ here+}."),
        ("all boats", "all boats here", "all boats{+ here+}"),
        ("all boats", "now all boats", "{+now +}all boats"),
        (
            "boats sail",
            "boats, however, sail",
            "boats{+, however,+} sail",
        ),
    ]);
}

#[test]
fn a_full_stop_is_apart_from_its_word() {
    check(&[
        (
            "to the harbour.",
            "to the harbour;",
            "to the harbour[-.-]{+;+}",
        ),
        (
            "to the harbour.",
            "to the quay.",
            "to the [-harbour-]{+quay+}.",
        ),
    ]);
}

#[test]
fn brackets_are_words_of_their_own() {
    check(&[
        (
            "the [small] boats",
            "the small boats",
            "the [-[-]small[-]-] boats",
        ),
        (
            "net [ten] [twelve] knots",
            "net [ten] knots",
            "net [ten] [-[twelve] -]knots",
        ),
    ]);
}

#[test]
fn an_enumerator_is_one_word_with_its_brackets() {
    check(&[
        (
            "see rule 6(4) on nets",
            "see rule 6(5) on nets",
            "see rule 6[-(4)-]{+(5)+} on nets",
        ),
        (
            "(a) mend nets; (b) dry sails.",
            "(a) mend nets; (b) paint hulls; (c) dry sails.",
            "(a) mend nets; (b) {+paint hulls; (c) +}dry sails.",
        ),
    ]);
}

#[test]
fn a_small_word_between_two_replacements_is_not_kept() {
    check(&[(
        "reports on the fishing of herring in spring waters",
        "reports on mending the nets of sailors in winter ports",
        "reports on [-the fishing of herring in spring waters-]{+mending the nets of sailors in winter ports+}",
    )]);
}

#[test]
fn a_small_word_never_anchors_at_the_cost_of_a_phrase() {
    check(&[(
        "the rights of the fishing villages",
        "the duties of the state and the rights of the fishing villages",
        "{+the duties of the state and +}the rights of the fishing villages",
    )]);
}

#[test]
fn a_member_of_a_list_takes_its_conjunction_or_its_comma_along() {
    check(&[
        (
            "a plan and a date",
            "a plan and a budget and a date",
            "a plan {+and a budget +}and a date",
        ),
        (
            "nets, sails",
            "nets, ropes, sails",
            "nets, {+ropes, +}sails",
        ),
        (
            "nets and sails",
            "nets, ropes and sails",
            "nets{+, ropes+} and sails",
        ),
    ]);
}

#[test]
fn a_phrase_begins_with_the_word_that_holds_it() {
    check(&[(
        "the mouth of the river",
        "the mouth of the bay of the river",
        "the mouth {+of the bay +}of the river",
    )]);
}

#[test]
fn a_sentence_is_inserted_with_its_own_full_stop() {
    check(&[
        (
            "Boats sail. Nets dry.",
            "Boats sail. Sailors sing. Nets dry.",
            "Boats sail. {+Sailors sing. +}Nets dry.",
        ),
        (
            "Boats sail.",
            "Boats sail. Nets dry.",
            "Boats sail.{+ Nets dry.+}",
        ),
        (
            "Nets dry.",
            "Boats sail. Nets dry.",
            "{+Boats sail. +}Nets dry.",
        ),
    ]);
}

#[test]
fn a_comma_that_moved_stays_small() {
    check(&[(
        "boats for ten days, after repair sail home",
        "boats for ten days after repair, sail home",
        "boats for ten days[-,-] after repair{+,+} sail home",
    )]);
}

#[test]
fn a_sentence_that_shares_too_little_is_replaced_whole() {
    let old = "Harbours close early. Every captain of a large boat informs the pilot of the tide and, if need be, the customs office and ferrymen. Nets dry.";
    let new = "Harbours close early. In the storms named above, owners inform: a. the lighthouse; b. the pilot; c. a village elder of the island where they bought or rented a boat. Nets dry.";
    let edits = diff_texts(old, new);
    let ops: Vec<_> = edits.iter().map(|edit| edit.op).collect();
    assert_eq!(
        ops,
        [EditOp::Equal, EditOp::Delete, EditOp::Insert, EditOp::Equal]
    );
    assert_eq!(edits[0].text, "Harbours close early. ");
}

#[test]
fn a_sentence_that_was_only_extended_keeps_its_words() {
    check(&[(
        "Captains inform pilots.",
        "Captains of large boats and of all ferries that leave by night inform pilots, elders, and customs officers in every port that they mean to call at.",
        "Captains {+of large boats and of all ferries that leave by night +}inform pilots{+, elders, and customs officers in every port that they mean to call at+}.",
    )]);
}

#[test]
fn unspaced_scripts_change_character_by_character() {
    check(&[(
        "大会决定召开会议",
        "大会建议召开会议",
        "大会[-决定-]{+建议+}召开会议",
    )]);
}

#[test]
fn a_line_break_of_a_split_is_no_change() {
    let documents = Sides {
        old: document(&["Boats sail; nets dry."]),
        new: document(&["Boats sail;", "nets dry."]),
    };
    let pairing = Pairing {
        old: vec![0],
        new: vec![0, 1],
        matched_by: MatchedBy::Containment,
        similarity: 1.0,
        confidence: 1.0,
        moved: None,
        evidence: Vec::new(),
        runner_up: None,
    };
    let sides = Sides {
        old: &documents.old,
        new: &documents.new,
    };
    let edits = diff(&pairing, sides);
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].op, EditOp::Equal);
    assert_eq!(new_text(&edits), "Boats sail;\nnets dry.");
}

fn document(texts: &[&str]) -> Document {
    let clause = |(id, text): (usize, &&str)| Clause {
        id,
        parent: None,
        kind: ClauseKind::Paragraph,
        label: None,
        place: format!("para. {}", id + 1),
        text: (*text).to_owned(),
        emphasis: Vec::new(),
        depth: 0,
        span: 0..0,
        line: 0,
        revisions: Vec::new(),
    };
    Document {
        clauses: texts.iter().enumerate().map(clause).collect(),
        ..Document::default()
    }
}

/// A text of `count` words of a vocabulary of `vocabulary`, the same for the same seed.
fn generated(count: usize, vocabulary: u64, mut seed: u64) -> Vec<String> {
    std::iter::repeat_with(|| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        format!("w{}", seed % vocabulary)
    })
    .take(count)
    .collect()
}

#[test]
fn a_long_text_of_few_words_keeps_everything_but_the_change() {
    let mut words = generated(20_000, 70, 0x1234_5678_9ABC);
    let old = words.join(" ");
    for at in (100..words.len()).step_by(500) {
        words[at] = "changed".to_owned();
    }
    let new = words.join(" ");
    let Guarded { edits, coarse } = diff_texts_guarded(&old, &new);
    assert!(!coarse);
    assert_eq!(old_text(&edits), old);
    assert_eq!(new_text(&edits), new);
    assert_eq!(
        edits
            .iter()
            .filter(|edit| edit.op == EditOp::Insert)
            .count(),
        40
    );
}

#[test]
fn long_texts_without_anything_unique_say_that_they_were_compared_coarsely() {
    let old = "ebb tide flow ".repeat(4_000);
    let new = format!(
        "{}calm {}storm {}",
        "tide ebb flow ".repeat(1_500),
        "ebb tide flow ".repeat(1_000),
        "flow tide ebb ".repeat(1_500)
    );
    let Guarded { edits, coarse } = diff_texts_guarded(&old, &new);
    assert!(coarse);
    assert_eq!(old_text(&edits), old);
    assert_eq!(new_text(&edits), new);
}

/// A text with words shared often enough that alignment has something to decide.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "the ", "of ", "and ", "boat ", "harbour ", "nets", "sail", ", ", ". ", "; ", " ", "\n",
        "(", ")", "[", "]", "30 ", "000 ", "–", "-", "…", ".", "“", "\"", "’", "ﬁ", "会", "定",
        "e\u{301}", "\u{ad}", "\u{200b}", "İ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn mirror(edits: &[Edit]) -> Vec<Edit> {
    let mut mirrored: Vec<Edit> = Vec::new();
    for edit in edits {
        match edit.op {
            EditOp::Equal => mirrored.push(Edit {
                op: EditOp::Equal,
                text: edit.in_old().to_owned(),
                old_text: edit.old_text.is_some().then(|| edit.text.clone()),
            }),
            EditOp::Delete => mirrored.push(Edit::insert(&edit.text)),
            EditOp::Insert => {
                let at = match mirrored.last() {
                    Some(last) if last.op == EditOp::Insert => mirrored.len() - 1,
                    _ => mirrored.len(),
                };
                mirrored.insert(at, Edit::delete(&edit.text));
            }
        }
    }
    mirrored
}

fn keeps_every_promise(old: &str, new: &str) {
    let edits = diff_texts(old, new);
    if old == new {
        assert_eq!(edits, []);
        return;
    }
    assert!(!edits.is_empty());
    assert_eq!(old_text(&edits), old);
    assert_eq!(new_text(&edits), new);
    assert_eq!(mirror(&edits), diff_texts(new, old));
    for edit in &edits {
        assert!(!edit.in_old().is_empty() || !edit.in_new().is_empty());
        if edit.op == EditOp::Equal {
            let read = |text: &str| fold(text).split_whitespace().collect::<String>();
            assert_eq!(read(edit.in_old()), read(edit.in_new()));
        }
    }
    for pair in edits.windows(2) {
        assert_ne!(pair[0].op, pair[1].op);
        assert_ne!((pair[0].op, pair[1].op), (EditOp::Insert, EditOp::Delete));
    }
    if crate::text::same_folded(old, new) {
        assert_eq!(edits.len(), 1);
    }
    let has_word = |text: &str| text.contains(char::is_alphanumeric);
    if has_word(old) && has_word(new) {
        assert!(
            edits.iter().all(|edit| !edit.text.trim().is_empty()),
            "{edits:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn promises_hold_for_texts_that_share_words(old in text(), new in text()) {
        keeps_every_promise(&old, &new);
    }

    #[test]
    fn promises_hold_for_any_characters(old in any::<String>(), new in any::<String>()) {
        keeps_every_promise(&old, &new);
        keeps_every_promise(&old, &format!("{old}{new}"));
    }
}
