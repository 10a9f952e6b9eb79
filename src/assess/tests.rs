//! The stage as a whole, on drafts made by hand.

use std::time::{Duration, Instant};

use super::fixture::{Draft, pairing};
use super::*;
use crate::model::{Action, Class, ClauseKind, Direction, Edit, Move};

/// Edits as a word diff would make them, where only the middle differs.
fn edits(old: &str, new: &str) -> Vec<Edit> {
    if old == new {
        return Vec::new();
    }
    let (old, new): (Vec<_>, Vec<_>) = (
        old.split_inclusive(' ').collect(),
        new.split_inclusive(' ').collect(),
    );
    let front = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| old == new)
        .count();
    let most = old.len().min(new.len()) - front;
    let same = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(old, new)| old == new);
    let back = same.count().min(most);
    let parts = [
        Edit::equal(old[..front].concat()),
        Edit::delete(old[front..old.len() - back].concat()),
        Edit::insert(new[front..new.len() - back].concat()),
        Edit::equal(old[old.len() - back..].concat()),
    ];
    parts
        .into_iter()
        .filter(|edit| !edit.text.is_empty())
        .collect()
}

fn text(document: &Document, ids: &[usize]) -> String {
    let texts: Vec<_> = ids
        .iter()
        .map(|&id| document.clauses[id].text.as_str())
        .collect();
    texts.join("\n")
}

/// Assesses two drafts of which it is given which clause became which.
pub(super) fn judged(
    old: &Document,
    new: &Document,
    pairs: &[(&[usize], &[usize])],
) -> Vec<Change> {
    let pairings: Vec<_> = pairs.iter().map(|(old, new)| pairing(old, new)).collect();
    let edits = pairs
        .iter()
        .map(|(in_old, in_new)| edits(&text(old, in_old), &text(new, in_new)))
        .collect();
    assess(Sides::new(old, new), pairings, edits).changes
}

/// A finding in one line.
fn lines(change: &Change) -> Vec<String> {
    let line = |finding: &crate::model::Finding| {
        let direction = finding.direction.map_or("", Direction::name);
        format!(
            "{}: {} → {} {direction}",
            finding.kind.name(),
            finding.old,
            finding.new
        )
    };
    change
        .findings
        .iter()
        .map(|finding| line(finding).trim_end().to_string())
        .collect()
}

#[test]
fn an_inserted_paragraph_forces_what_follows() {
    let old = Draft::new()
        .pp("Recalling the tea,")
        .op("1", "Requests the cook to boil water;")
        .op("2", "Urges States to pour, in line with paragraph 1 above;")
        .op("3", "Decides to review paragraph 2 above.")
        .done();
    let new = Draft::new()
        .pp("Recalling the milk,")
        .pp("Recalling also the tea,")
        .op("1", "Welcomes the guests;")
        .op("2", "Requests the cook to boil water;")
        .op(
            "3",
            "Encourages States to pour, in line with paragraph 2 above;",
        )
        .op("4", "Decides to review paragraph 3 above;")
        .op("5", "Closes the pot.")
        .done();
    let changes = judged(
        &old,
        &new,
        &[
            (&[], &[0]),
            (&[0], &[1]),
            (&[], &[2]),
            (&[1], &[3]),
            (&[2], &[4]),
            (&[3], &[5]),
            (&[], &[6]),
        ],
    );
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.action, change.renumbered, change.class.unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            (Action::Added, false, Class::Substantive),
            (Action::Amended, true, Class::Consequential),
            (Action::Added, false, Class::Substantive),
            (Action::Unchanged, true, Class::Consequential),
            (Action::Amended, true, Class::Substantive),
            (Action::Amended, true, Class::Consequential),
            (Action::Added, false, Class::Substantive),
        ]
    );
    assert_eq!(
        lines(&changes[1]),
        [
            "verb-sequence: Recalling → Recalling also",
            "renumbered: PP1 → PP2"
        ]
    );
    assert_eq!(
        lines(&changes[4]),
        [
            "operative-verb: Urges → Encourages weaker",
            "cross-reference: paragraph 1 → paragraph 2",
            "renumbered: 2 → 3",
        ]
    );
    assert_eq!(
        lines(&changes[5]),
        [
            "cross-reference: paragraph 2 → paragraph 3",
            "list-ending: . → ;",
            "renumbered: 3 → 4",
        ]
    );
}

#[test]
fn a_reference_to_another_clause_is_substantive() {
    let old = Draft::new()
        .op("1", "Boils water;")
        .op("2", "Pours tea;")
        .op("3", "Repeats paragraph 1 above.")
        .done();
    let new = Draft::new()
        .op("1", "Boils water;")
        .op("2", "Pours tea;")
        .op("3", "Repeats paragraph 2 above.")
        .done();
    let pairs: [(&[usize], &[usize]); 3] = [(&[0], &[0]), (&[1], &[1]), (&[2], &[2])];
    let changes = judged(&old, &new, &pairs);
    assert_eq!(changes[2].class, Some(Class::Substantive));
    assert_eq!(
        lines(&changes[2]),
        ["cross-reference: paragraph 1 → paragraph 2 changed"]
    );
    assert!(changes[..2].iter().all(|change| change.class.is_none()));
}

/// The class of one paragraph reworded, in drafts that differ in nothing else.
fn class_of(old: &str, new: &str) -> Option<Class> {
    let draft = |text| Draft::new().op("1", text).op("2", "Ends.").done();
    let (old, new) = (draft(old), draft(new));
    judged(&old, &new, &[(&[0], &[0]), (&[1], &[1])])[0].class
}

#[test]
fn the_highest_class_of_the_differences_counts() {
    use Class::{Editorial, Substantive};
    for (old, new, expected) in [
        ("Pours tea;", "Pours tea;", None),
        ("Pours “tea”;", "Pours \"tea\";", Some(Editorial)),
        ("Pours tea;", "Pours Tea,", Some(Editorial)),
        (
            "Requests the organisation to pour;",
            "Requests the organization to pour;",
            Some(Editorial),
        ),
        (
            "Requests the organisation to pour;",
            "Requests the organization not to pour;",
            Some(Substantive),
        ),
        ("Recalls also tea;", "Also recalls tea;", Some(Editorial)),
        ("Recalls tea;", "Also recalls tea;", Some(Substantive)),
        (
            "Pours tea, as in resolution 44/7;",
            "Pours tea, as in resolution 44/8;",
            Some(Substantive),
        ),
        (
            "Pours tea under article 4 of the Pact;",
            "Pours tea under article 5 of the Pact;",
            Some(Substantive),
        ),
        ("Pours 5 cups;", "Pours five cups;", Some(Editorial)),
        ("Pours 5 cups;", "Pours 6 cups;", Some(Substantive)),
        ("Pours [tea];", "Pours tea;", Some(Substantive)),
    ] {
        assert_eq!(class_of(old, new), expected, "{old} / {new}");
        assert_eq!(class_of(new, old), expected, "{new} / {old}");
    }
}

#[test]
fn smaller_findings_are_told_beside_a_substantive_one() {
    let draft = |text| Draft::new().op("1", text).done();
    let old = draft("Urges States, by the programme, to pour the green tea slowly");
    let new = draft("Urges States, by the program, to pour the black tea slowly");
    let edits = vec![vec![
        Edit::equal("Urges States, by the "),
        Edit::delete("programme"),
        Edit::insert("program"),
        Edit::equal(", to pour the "),
        Edit::delete("green"),
        Edit::insert("black"),
        Edit::equal(" tea slowly"),
    ]];
    let changes = assess(Sides::new(&old, &new), vec![pairing(&[0], &[0])], edits).changes;
    assert_eq!(changes[0].class, Some(Class::Substantive));
    assert_eq!(lines(&changes[0]), ["spelling: programme → program"]);
}

#[test]
fn a_move_is_a_choice_unless_something_else_moved() {
    let draft = Draft::new().op("1", "Pours tea:").sub("(a)", "Now;").done();
    let moved = |id: usize, how| {
        let mut pairing = pairing(&[id], &[id]);
        pairing.moved = Some(how);
        pairing
    };
    let pairings = vec![moved(0, Move::Alone), moved(1, Move::WithParent)];
    let changes = assess(Sides::new(&draft, &draft), pairings, vec![]).changes;
    let classes: Vec<_> = changes.iter().map(|change| change.class).collect();
    assert_eq!(
        classes,
        [Some(Class::Substantive), Some(Class::Consequential)]
    );
}

#[test]
fn splits_merges_and_lines_about_the_issue() {
    let whole = Draft::new().op("4", "Pours tea; and milk;").done();
    let parts = Draft::new()
        .op("4", "Pours tea;")
        .op("5", "And milk;")
        .done();
    let split = judged(&whole, &parts, &[(&[0], &[0, 1])]);
    assert_eq!(
        (split[0].action, split[0].class),
        (Action::Split, Some(Class::Substantive))
    );
    assert!(!split[0].renumbered);
    let merged = judged(&parts, &whole, &[(&[0, 1], &[0])]);
    assert_eq!(
        (merged[0].action, merged[0].class),
        (Action::Merged, Some(Class::Substantive))
    );

    let issue = |date| Draft::new().kind(ClauseKind::Masthead, date).done();
    let (old, new) = (issue("Distr.: 3 May 2031"), issue("Distr.: 9 May 2031"));
    let masthead = judged(&old, &new, &[(&[0], &[0])]);
    assert_eq!(masthead[0].class, Some(Class::Consequential));

    let heading = |number| Draft::new().heading(number, number).done();
    let (old, new) = (heading("Article 8"), heading("Article 12"));
    let heading = judged(&old, &new, &[(&[0], &[0])]);
    assert_eq!(heading[0].class, Some(Class::Consequential));
    assert_eq!(lines(&heading[0]), ["renumbered: Article 8 → Article 12"]);
}

#[test]
fn a_draft_against_itself_has_no_change() {
    let draft = Draft::new()
        .pp("Recalling tea,")
        .op("1", "Pours tea, see paragraph 1.")
        .done();
    let changes = judged(&draft, &draft, &[(&[0], &[0]), (&[1], &[1])]);
    assert!(
        changes
            .iter()
            .all(|change| change.is_nothing() && change.class.is_none())
    );
    assert!(changes.iter().all(|change| change.findings.is_empty()));
    assert_eq!(draft_warnings(Sides::new(&draft, &draft), &changes), []);
}

#[test]
fn text_that_means_harm_is_read_in_linear_time() {
    for piece in [
        "(a)",
        "paragraph 1 (a) and ",
        "paragraph 1 of article 2, paragraph 1 of ",
        "1,000,",
        "a-",
        "Also ",
        "; and ",
        "'",
        "paragraphs 1, 2, ",
        "tea1,1 ",
    ] {
        let short = (0..3).map(|_| time_for(piece, 1_000)).min().unwrap();
        // Ten times the text takes ten times as long, or a hundred times where the work is quadratic.
        let long = time_for(piece, 10_000);
        assert!(long < short * 40 + A_LITTLE, "{piece}: {short:?}, {long:?}");
    }
}

/// What a busy machine may add to any time.
const A_LITTLE: Duration = Duration::from_millis(500);

/// How long the judging of a clause takes that is a piece of text so many times.
fn time_for(piece: &str, times: usize) -> Duration {
    let long = piece.repeat(times);
    let other = format!("{long} x");
    let (old, new) = (
        Draft::new().op("1", &long).done(),
        Draft::new().op("1", &other).done(),
    );
    let started = Instant::now();
    judged(&old, &new, &[(&[0], &[0])]);
    started.elapsed()
}

#[test]
fn a_paragraph_put_between_renumbers_nothing() {
    let old = Draft::new().pp("Recalling tea,").pp("Noting rain,").done();
    let mut new = Draft::new()
        .pp("Recalling tea,")
        .pp("Noting milk,")
        .pp("Noting rain,")
        .done();
    new.clauses[1].label = Some(super::fixture::label("1 bis"));
    new.clauses[1].place = "PP1 bis".into();
    new.clauses[2].place = "PP2".into();
    let changes = judged(&old, &new, &[(&[0], &[0]), (&[], &[1]), (&[1], &[2])]);
    assert!(changes[2].is_nothing());
}

#[test]
fn an_organ_or_a_list_of_sponsors_is_never_taken_for_cut_off() {
    let draft = |kind: ClauseKind, first: &str| {
        let mut draft = Draft::new().kind(kind, first);
        for number in 1..=12 {
            draft = draft.op(&number.to_string(), &format!("Pours cup {number};"));
        }
        draft.done()
    };
    for (kind, class) in [
        (ClauseKind::Organ, Class::Substantive),
        (ClauseKind::Sponsors, Class::Substantive),
        (ClauseKind::Preambular, Class::Editorial),
    ] {
        // The edits of the fixture go from space to space.
        let old = draft(kind, "The Council of Tea ");
        let new = draft(kind, "The Council of Tea meeting with the Council of Milk,");
        let changes = judged(&old, &new, &[(&[0], &[0])]);
        assert_eq!(changes[0].class, Some(class), "{kind:?}");
    }
}
