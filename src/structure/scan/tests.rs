use super::*;

fn found(text: &str) -> Option<(String, Vec<u32>, String, bool)> {
    let mark = scan(text)?;
    let label = mark.to_label();
    let rest = text.get(mark.cut.end..).unwrap_or("");
    let rest: String = rest.split_whitespace().next().unwrap_or("").into();
    Some((label.printed, label.ordinals, rest, mark.sure))
}

#[test]
fn labels() {
    for (text, printed, ordinals, rest, sure) in [
        ("1. Decides", "1", &[1][..], "Decides", true),
        ("3 - تدعو الدول", "3", &[3], "تدعو", true),
        ("4- تدعو الدول", "4", &[4], "تدعو", true),
        ("12.\tDecides", "12", &[12], "Decides", true),
        ("3bis. In", "3bis", &[3], "In", true),
        ("3 bis. In", "3 bis", &[3], "In", true),
        ("4 alt 2. In", "4 alt 2", &[4], "In", true),
        ("12A. Use", "12A", &[12], "Use", true),
        ("(a) The", "(a)", &[1], "The", true),
        ("(iv) The", "(iv)", &[4], "The", true),
        ("a) De", "a", &[1], "De", true),
        ("(a bis) The", "(a bis)", &[1], "The", true),
        ("“3. Decides", "“3", &[3], "Decides", true),
        ("[4. Decides]", "4", &[4], "Decides]", true),
        ("[4 bis]. Decides", "[4 bis]", &[4], "Decides", true),
        ("1.2.3 The", "1.2.3", &[1, 2, 3], "The", true),
        ("1.2.3. the", "1.2.3", &[1, 2, 3], "the", true),
        ("4.2 Scope", "4.2", &[4, 2], "Scope", false),
        ("Article 9", "Article 9", &[9], "", true),
        ("Article 9 – Title", "Article 9", &[9], "Title", true),
        (
            "Article 2bis (general)",
            "Article 2bis",
            &[2],
            "(general)",
            true,
        ),
        (
            "[Article 3 ter] (more)",
            "[Article 3 ter]",
            &[3],
            "(more)",
            true,
        ),
        ("ARTICLE IV. TITLE", "ARTICLE IV", &[4], "TITLE", true),
        ("Art. 4", "Art. 4", &[4], "", true),
        (
            "SECTION 3. DEFINITIONS.",
            "SECTION 3",
            &[3],
            "DEFINITIONS.",
            true,
        ),
        ("Article premier", "Article premier", &[1], "", true),
        ("Annex I*", "Annex I", &[1], "*", true),
        ("Draft resolution II", "Draft resolution II", &[2], "", true),
        ("§ 7 Zweck", "§ 7", &[7], "Zweck", true),
        ("§ 7. Zweck", "§ 7", &[7], "Zweck", true),
        ("OP3 alt. Urges", "OP3 alt", &[3], "Urges", true),
        ("PP 2 Noting", "PP 2", &[2], "Noting", true),
        ("AC-2(3) Accounts", "AC-2(3)", &[2, 3], "Accounts", false),
        ("A.5.1.2 Control", "A.5.1.2", &[5, 1, 2], "Control", false),
        ("REQ-12: The", "REQ-12", &[12], "The", false),
        ("1. (a) The", "1 (a)", &[1, 1], "The", true),
        ("IV. Money", "IV", &[4], "Money", false),
        ("第四条 街灯", "第四条", &[4], "街灯", true),
        ("二十一、街灯", "二十一、", &[21], "街灯", true),
        ("（三）街灯", "（三）", &[3], "街灯", true),
        ("٣. نص", "٣", &[3], "نص", true),
        ("المادة 4", "المادة 4", &[4], "", true),
    ] {
        assert_eq!(
            found(text),
            Some((printed.into(), ordinals.to_vec(), rest.into(), sure)),
            "{text}"
        );
    }
}

#[test]
fn no_labels() {
    for text in [
        "",
        "26 May 2031",
        "1.5 °C is warm",
        "100 billion dollars",
        "10:30 a.m.",
        "3/4 of them",
        "50% of them",
        "2,000 people",
        "3rd plenary meeting",
        "U.S. policy",
        "e.g. this",
        "i.e. that",
        "Article 4 of the Charter",
        "Article 4, paragraph 2",
        "Article 4(2) of the Charter applies",
        "Annex I Parties shall pay for it, and for more than that.",
        "Part of the text",
        "Section shall apply",
        "Options for all",
        "A/RES/88/7 was adopted",
        "(general) remarks",
        "(mix) of things",
        "and so on",
        "第一条规定的义务",
        "一些国家",
        "Decides to act",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn a_label_of_the_format() {
    for (text, ordinal) in [("4.", 4), ("(a)", 1), ("iv)", 4), ("b", 2), ("1.2.", 2)] {
        let mark = scan_whole(text).unwrap();
        assert!(mark.sure && mark.ordinal() == ordinal, "{text}");
    }
    assert_eq!(scan_whole("•"), None);
    assert_eq!(scan_whole("4. Decides"), None);
}
