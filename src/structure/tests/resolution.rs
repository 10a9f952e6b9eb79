use super::*;

#[test]
fn a_draft_resolution_from_masthead_to_closing() {
    let document = understood(paragraphs(&[
        "Commission on Rivers and Lakes",
        "Nineteenth session",
        "Lima, 3–7 June 2031",
        "Agenda item 6 (b)",
        "Clean water and what hinders it",
        "Chad, Peru* and Trinidad and Tobago: revised draft resolution",
        "The Commission on Rivers and Lakes recommends to the Council the adoption of the following draft resolution:",
        "Keeping rivers clean",
        "The Economic and Social Council,",
        "Recalling its resolution 2029/7 of 4 May 2029,",
        "Deeply concerned about the state of",
        "2030 Agenda targets for water, in particular:",
        "(a) The rivers;",
        "(b) The lakes,",
        "1. Decides to act;",
        "2. Requests States:",
        "(a) To measure:",
        "(i) Salt;",
        "(ii) Silt;",
        "(b) To report;",
        "2 bis. Urges everybody to help;",
        "[3. Also decides to meet again.]",
        "5th plenary meeting",
        "7 June 2031",
    ]));
    assert_eq!(
        places(&document),
        [
            "masthead 1",
            "masthead 2",
            "masthead 3",
            "masthead 4",
            "masthead 5",
            "sponsors",
            "recommendation",
            "title",
            "organ",
            "PP1",
            "PP2",
            "PP3",
            "PP3(a)",
            "PP3(b)",
            "OP1",
            "OP2",
            "OP2(a)",
            "OP2(a)(i)",
            "OP2(a)(ii)",
            "OP2(b)",
            "OP2 bis",
            "OP3",
            "closing",
            "closing 2",
        ]
    );
    assert_eq!(document.title, "Keeping rivers clean");
    let masthead = &document.masthead;
    assert_eq!(masthead.sponsors, ["Chad", "Peru", "Trinidad and Tobago"]);
    assert_eq!(masthead.session, "Nineteenth session");
    assert_eq!(masthead.agenda_item, "Agenda item 6 (b)");
    assert_eq!(masthead.document_type, "revised draft resolution");
    let bracketed = &document.clauses[21];
    assert_eq!(bracketed.printed_label(), "3");
    assert_eq!(bracketed.text, "[Also decides to meet again.]");
    assert_eq!(document.clauses[20].label.as_ref().unwrap().suffix, "bis");
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
}

#[test]
fn an_adopted_resolution_without_numbers_and_its_annex() {
    let document = understood(paragraphs(&[
        "Resolution adopted by the General Assembly on 4 June 2031",
        "[without reference to a Main Committee (A/88/L.5)]",
        "88/12. Declaration of the rivers",
        "The General Assembly",
        "Adopts the declaration annexed to the present resolution,",
        "31st plenary meeting 4 June 2031",
        "Annex",
        "Declaration of the rivers",
        "1. We, the banks, have gathered to speak of water.",
        "A call to action",
        "2. We will flow.",
        "and we will not stop.",
    ]));
    assert_eq!(
        places(&document),
        [
            "masthead 1",
            "masthead 2",
            "title",
            "organ",
            "OP1",
            "closing",
            "Annex",
            "Annex, title",
            "Annex, para. 1",
            "Annex, heading 1",
            "Annex, para. 2",
            "Annex, para. 2, cont.",
        ]
    );
    assert_eq!(document.clauses[2].printed_label(), "88/12");
    assert_eq!(document.title, "Declaration of the rivers");
    assert_eq!(document.clauses[4].kind, ClauseKind::Operative);
    assert_eq!(document.masthead.date, "4 June 2031");
}

#[test]
fn numbers_run_through_sections_and_begin_anew_in_annexes() {
    let document = understood(paragraphs(&[
        "Decision 4/CP.41",
        "Water for all",
        "The Conference of the Parties,",
        "Noting the report,",
        "1. Takes note of it;",
        "I. Science",
        "2. Welcomes the findings;",
        "A. Ice",
        "3. Invites the glaciers;",
        "B. Rain",
        "4. Invites the clouds;",
        "C. Fog",
        "5. Thanks the mist;",
        "II. Money",
        "6. Asks for more.",
        "Annex I*",
        "Rules of the rain",
        "I. Aim",
        "1. Rain falls on all.",
        "II. Means",
        "2. Clouds help.",
        "Annex II",
        "1. Snow is rain.",
    ]));
    assert_eq!(
        places(&document),
        [
            "masthead 1",
            "title",
            "organ",
            "PP1",
            "OP1",
            "sect. I",
            "OP2",
            "sect. I.A",
            "OP3",
            "sect. I.B",
            "OP4",
            "sect. I.C",
            "OP5",
            "sect. II",
            "OP6",
            "Annex I",
            "Annex I, title",
            "Annex I, sect. I",
            "Annex I, para. 1",
            "Annex I, sect. II",
            "Annex I, para. 2",
            "Annex II",
            "Annex II, para. 1",
        ]
    );
    assert_eq!(document.clauses[15].text, "Annex I*");
    assert_eq!(document.clauses[15].printed_label(), "Annex I");
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
}

#[test]
fn a_quoted_text_stands_under_the_paragraph_that_quotes_it() {
    let document = understood(paragraphs(&[
        "The General Assembly,",
        "Having considered the draft,",
        "1. Endorses the following:",
        "“1. Recalls the flood;",
        "“2. Decides:",
        "(a) To build dams;",
        "3. Thanks the engineers.”",
        "2. Requests a report.",
    ]));
    assert_eq!(
        outline(&document)[2..],
        [
            "OP1: Endorses the",
            "OP1, para. 1: Recalls the",
            "OP1, para. 2: Decides:",
            "OP1, para. 2(a): To build",
            "OP1, para. 3: Thanks the",
            "OP2: Requests a",
        ]
    );
    assert_eq!(document.clauses[3].printed_label(), "“1");
}

#[test]
fn options_are_text_or_headings_of_their_own() {
    let document = understood(paragraphs(&[
        "The Conference of the Parties",
        "Recalling its decisions,",
        "Option 1",
        "1. Decides to wait;",
        "Option 2: {a longer wait}",
        "2. Decides to wait longer;",
        "3. Adopts the aim:",
        "Option 1: to halve the waste,",
        "Option 2: to end the waste,",
    ]));
    assert_eq!(
        places(&document)[2..],
        [
            "Option 1",
            "OP1",
            "Option 2",
            "OP2",
            "OP3",
            "OP3, Option 1",
            "OP3, Option 2",
        ]
    );
    assert_eq!(document.clauses[7].text, "Option 1: to halve the waste,");
}

#[test]
fn letters_and_numerals_are_told_apart_by_their_row() {
    let letters = "abcdefghij";
    let mut lines = vec!["1. Decides:".to_string()];
    lines.extend(letters.chars().map(|c| format!("({c}) Item;")));
    lines.push("2. Decides also:".into());
    lines.extend(["(a) One:", "(i) Within;", "(ii) Within;", "(b) Two."].map(String::from));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let document = understood(paragraphs(&lines));
    let places = places(&document);
    assert_eq!(places[9], "para. 1(i)");
    assert_eq!(places[10], "para. 1(j)");
    assert_eq!(
        places[12..],
        [
            "para. 2(a)",
            "para. 2(a)(i)",
            "para. 2(a)(ii)",
            "para. 2(b)"
        ]
    );
}

#[test]
fn negotiated_numbers_keep_their_names() {
    let document = understood(paragraphs(&[
        "PP1. Recalling the flood,",
        "PP1 bis. Recalling also the drought,",
        "OP1. Decides to act;",
        "OP1 alt. Decides to wait;",
        "OP2. Requests help.",
    ]));
    assert_eq!(
        places(&document),
        ["PP1", "PP1 bis", "OP1", "OP1 alt", "OP2"]
    );
    assert_eq!(document.clauses[0].kind, ClauseKind::Preambular);
    assert_eq!(document.clauses[3].kind, ClauseKind::Operative);
}

#[test]
fn a_resolution_without_operative_paragraphs_is_reported() {
    let document = understood(paragraphs(&[
        "Draft resolution",
        "Rivers",
        "The General Assembly,",
        "Recalling its resolutions,",
        "Noting the report,",
    ]));
    assert_eq!(document.warnings.len(), 1);
    assert!(document.warnings[0].message.contains("operative"));
}

#[test]
fn numbers_out_of_order_are_reported_in_few_words() {
    let text = |numbers: &[u32]| {
        let mut lines = vec!["The General Assembly,".into(), "Noting the report,".into()];
        lines.extend(numbers.iter().map(|n| format!("{n}. Decides to act;")));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        understood(paragraphs(&lines)).warnings
    };
    assert_eq!(text(&[1, 2, 3]).len(), 0);
    assert_eq!(text(&[1, 3]).len(), 1);
    assert_eq!(text(&[1, 2, 2]).len(), 1);
    assert_eq!(text(&[1, 2, 9, 2, 7, 7, 1]).len(), 1);
}

#[test]
fn several_draft_resolutions_in_one_document() {
    let document = understood(paragraphs(&[
        "Draft resolution I",
        "Rivers",
        "The General Assembly,",
        "Recalling the flood,",
        "1. Decides to act.",
        "Draft resolution II",
        "Lakes",
        "The General Assembly,",
        "Recalling the drought,",
        "1. Decides to wait.",
    ]));
    assert_eq!(
        places(&document),
        [
            "Draft resolution I",
            "Draft resolution I, title",
            "Draft resolution I, organ",
            "Draft resolution I, PP1",
            "Draft resolution I, OP1",
            "Draft resolution II",
            "Draft resolution II, title",
            "Draft resolution II, organ",
            "Draft resolution II, PP1",
            "Draft resolution II, OP1",
        ]
    );
}
