use serde_json::{Value, json};

use super::*;
use crate::model::{Direction, Edit, Finding, FindingKind, Spot};
use crate::report::fixture;

mod schema;

fn parsed(json: &str) -> Value {
    assert_eq!(json.find('\n'), Some(json.len() - 1));
    serde_json::from_str(json).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[test]
fn has_every_documented_field() {
    let value = parsed(&comparison(&fixture::comparison()));
    assert_eq!(value["schema"], "clausediff.comparison/1");
    assert_eq!(
        keys(&value),
        [
            "changes", "headline", "new", "old", "overall", "schema", "summary", "warnings"
        ]
    );
    for side in ["old", "new"] {
        assert_eq!(
            keys(&value[side]),
            [
                "clauses", "date", "source", "sponsors", "symbol", "title", "warnings"
            ]
        );
    }
    assert_eq!(value["new"]["symbol"], "E/CN.99/2031/L.4/Rev.1");
    assert_eq!(value["new"]["date"], "19 March 2031");
    assert_eq!(
        value["new"]["sponsors"],
        json!(["Austria", "Chile", "Kenya"])
    );
    assert_eq!(
        value["new"]["warnings"],
        json!([{ "kind": "footnote", "message": "Footnote 1 has no mark in the text; check where it belongs." }])
    );
    assert_eq!(
        value["old"]["clauses"][10],
        json!({ "id": 10, "parent": 9, "kind": "subparagraph", "label": "(a)", "place": "OP3(a)",
                "text": "To keep a register of dark places;" })
    );
    assert_eq!(value["old"]["clauses"][3]["label"], "");
    assert_eq!(value["old"]["clauses"][3]["parent"], Value::Null);
    assert_eq!(value["warnings"][0]["kind"], "wrong-order");
    assert_eq!(
        keys(&value["summary"]),
        [
            "added",
            "amended",
            "consequential",
            "editorial",
            "merged",
            "moved",
            "removed",
            "renumbered",
            "split",
            "substantive",
            "unchanged"
        ]
    );
}

#[test]
fn a_change_has_every_documented_field() {
    let value = parsed(&comparison(&fixture::comparison()));
    let changes = value["changes"].as_array().unwrap();
    let of = |old: Value| changes.iter().find(|change| change["old"] == old).unwrap();
    let mut urges = of(json!([8])).clone();
    assert_eq!(
        urges["edits"][0],
        json!({ "op": "delete", "text": "Urges" })
    );
    urges["edits"] = json!([]);
    assert_eq!(
        urges,
        json!({ "action": "amended", "moved": false, "renumbered": true, "class": "substantive",
                "old": [8], "new": [9], "matched_by": "content", "similarity": 0.9,
                "confidence": 0.95, "doubtful": false, "edits": [],
                "findings": [{ "kind": "operative-verb", "old": "Urges", "new": "Encourages",
                               "direction": "weaker" }] })
    );
    assert_eq!(of(json!([16]))["doubtful"], true);
    assert_eq!(of(json!([9]))["moved"], true);
    assert_eq!(of(json!([10]))["moved"], true);
    assert_eq!(of(json!([1]))["class"], Value::Null);
    let drafts = fixture::comparison();
    assert_eq!(
        of(json!([1]))["edits"],
        json!([{ "op": "equal", "text": drafts.old.clauses[1].text }])
    );
    assert_eq!(of(json!([4]))["new"], json!([]));
    assert_eq!(of(json!([12]))["new"], json!([10, 11]));
}

#[test]
fn a_finding_has_every_documented_field() {
    let mut drafts = fixture::hostile();
    let mut duty = Finding::new(FindingKind::Duty, "should", "shall")
        .going(Direction::Stronger)
        .about("each Party")
        .because("rung 3 became rung 6");
    duty.spots.old = Some(Spot {
        clause: 0,
        start: 3,
        end: 9,
    });
    drafts.changes[0].findings = vec![duty];
    let expected = json!({ "kind": "duty", "old": "should", "new": "shall", "direction": "stronger",
        "subject": "each Party", "why": "rung 3 became rung 6",
        "at": { "old": { "clause": 0, "start": 3, "end": 9 }, "new": null } });
    let value = parsed(&comparison(&drafts));
    assert_eq!(value["changes"][0]["findings"][0], expected);
    assert_eq!(
        keys(&value["overall"]),
        ["findings", "in_brackets", "replacements"]
    );
    let mut written = Vec::new();
    write_findings(&drafts, &mut written).unwrap();
    let value = parsed(&String::from_utf8(written).unwrap());
    assert_eq!(value["schema"], "clausediff.findings/1");
    assert_eq!(
        keys(&value),
        ["findings", "headline", "overall", "schema", "warnings"]
    );
    let finding = &value["findings"][0];
    assert_eq!(finding["change"], 0);
    assert_eq!(finding["kind"], "duty");
    assert_eq!(
        finding["sentence"],
        "A duty is stronger: “shall”, was “should” (each Party)."
    );
}

#[test]
fn an_equal_run_tells_the_old_form() {
    let mut drafts = fixture::hostile();
    drafts.changes[0].edits = vec![Edit {
        old_text: Some("\"plan\"".to_owned()),
        ..Edit::equal("“plan”")
    }];
    let value = parsed(&comparison(&drafts));
    assert_eq!(
        value["changes"][0]["edits"],
        json!([{ "op": "equal", "text": "“plan”", "old": "\"plan\"" }])
    );
}

#[test]
fn scores_have_four_decimals() {
    let mut drafts = fixture::hostile();
    drafts.changes[0].pairing.similarity = 2.0 / 3.0;
    let json = comparison(&drafts);
    assert!(json.contains("\"similarity\":0.6667,"));
}

#[test]
fn an_outline_has_the_furniture_too() {
    let value = parsed(&outline(&fixture::comparison().old));
    assert_eq!(value["schema"], "clausediff.outline/1");
    assert_eq!(keys(&value), ["document", "schema"]);
    assert_eq!(
        value["document"]["furniture"][1],
        json!({ "kind": "job-number", "text": "V.31-00412" })
    );
    assert_eq!(value["document"]["clauses"][3]["place"], "PP1");
}

#[test]
fn writing_and_returning_are_the_same() {
    for drafts in [
        fixture::comparison(),
        fixture::without_change(),
        fixture::hostile(),
    ] {
        let mut written = Vec::new();
        write_comparison(&drafts, &mut written).unwrap();
        assert_eq!(written, comparison(&drafts).into_bytes());
        let mut written = Vec::new();
        write_outline(&drafts.new, &mut written).unwrap();
        assert_eq!(written, outline(&drafts.new).into_bytes());
    }
}

#[test]
fn a_writer_that_fails_is_an_error() {
    let mut full = [0_u8; 64];
    assert!(write_comparison(&fixture::comparison(), full.as_mut_slice()).is_err());
}

#[test]
fn in_parts_the_same_bytes_are_written() {
    for many in [0, 1, 255, 256, 257, 4096, 5000] {
        let mut comparison = fixture::comparison();
        comparison.changes = comparison.changes.into_iter().cycle().take(many).collect();
        let clauses = comparison.new.clauses.into_iter().cycle();
        comparison.new.clauses = clauses.take(many).collect();
        // What looks like the end of a list in a draft is a word of it.
        comparison.new.title = r#"On "clauses":[] and "changes":[]"#.to_owned();
        let mut written = Vec::new();
        parts::write(&comparison, &mut written).unwrap();
        let whole = serde_json::to_string(&ComparisonView::of(&comparison)).unwrap();
        assert!(String::from_utf8(written).unwrap() == whole, "{many}");
    }
}
