//! The organ that speaks, and the verbs that its paragraphs begin with.

use crate::text::fold_case;

/// Most words of an organ line: joint decisions name three bodies in one line.
const LONGEST_ORGAN: usize = 70;
/// Words that stand small inside the name of an organ.
const SMALL_WORDS: [&str; 14] = [
    "of", "the", "and", "on", "for", "to", "as", "in", "its", "serving", "meeting", "at", "this",
    "acting",
];
/// What bodies are called, in the languages of the United Nations.
const BODIES: [&str; 32] = [
    "assembly",
    "council",
    "conference",
    "commission",
    "committee",
    "parties",
    "board",
    "meeting of",
    "heads of state",
    "forum",
    "tribunal",
    "congress",
    "parliament",
    "states members",
    "governments",
    "assemblée",
    "conseil",
    "conférence",
    "comité",
    "asamblea",
    "consejo",
    "conferencia",
    "comisión",
    "ассамблея",
    "совет",
    "конференция",
    "комиссия",
    "комитет",
    "асамблея",
    "συνέλευση",
    "συμβούλιο",
    "διάσκεψη",
];
/// The same in scripts without spaces or capitals.
const BODIES_ELSEWHERE: [&str; 7] = [
    "大会",
    "理事会",
    "缔约方会议",
    "委员会",
    "الجمعية العامة",
    "مجلس",
    "مؤتمر",
];

/// True for the line that names the organ: `The General Assembly,`.
pub(super) fn is_organ(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['[', '“', '"', '«']);
    if text.len() > 40 * LONGEST_ORGAN || text.split_whitespace().count() > LONGEST_ORGAN {
        return false;
    }
    let closed = text.ends_with([',', '،', '，']);
    let name = text.trim_end_matches([',', '،', '，', ']', ' ']);
    if name.ends_with(['.', ';', ':', '!', '?']) {
        return false;
    }
    if name.starts_with("The ") {
        return is_english_organ(name);
    }
    if !closed {
        return false;
    }
    let folded = fold_case(name);
    let elsewhere = name.split_whitespace().count() <= 12
        && BODIES_ELSEWHERE.iter().any(|body| name.contains(body))
        && !name.contains(['，', '、']);
    let article = ["l'", "la ", "le ", "el ", "los ", "les ", "η ", "το "]
        .iter()
        .any(|article| folded.starts_with(article))
        || !folded.is_ascii() && folded.chars().any(|c| ('а'..='я').contains(&c));
    elsewhere || (article && folded.len() < 160 && names_a_body(&folded))
}

fn is_english_organ(name: &str) -> bool {
    let titled = name
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .all(|word| {
            SMALL_WORDS.contains(&word) || word.chars().next().is_some_and(|c| !c.is_lowercase())
        });
    // `The Parties to this Agreement` names a body; `The Committee on …` too.
    titled && names_a_body(&name.to_ascii_lowercase())
}

fn names_a_body(lower: &str) -> bool {
    BODIES.iter().any(|body| lower.contains(body))
}

/// What the first verb of a paragraph says about its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A participle or adjective: `Recalling`, `Mindful of`.
    Preambular,
    /// A verb in the present: `Decides`, `Takes note`.
    Operative,
    Unclear,
}

/// Words that may stand before the verb.
const ADVERBS: [&str; 25] = [
    "also",
    "further",
    "again",
    "once",
    "strongly",
    "deeply",
    "solemnly",
    "firmly",
    "gravely",
    "seriously",
    "fully",
    "particularly",
    "especially",
    "likewise",
    "finally",
    "hereby",
    "duly",
    "warmly",
    "unequivocally",
    "specifically",
    "greatly",
    "urgently",
    "equally",
    "moreover",
    "accordingly",
];
/// Adjectives and fixed phrases that begin a paragraph of the preamble.
const PREAMBULAR_WORDS: [&str; 30] = [
    "aware",
    "mindful",
    "conscious",
    "cognizant",
    "convinced",
    "concerned",
    "alarmed",
    "guided",
    "encouraged",
    "determined",
    "desirous",
    "disturbed",
    "inspired",
    "appalled",
    "shocked",
    "dismayed",
    "distressed",
    "resolved",
    "committed",
    "gratified",
    "pursuant",
    "satisfied",
    "dedicated",
    "united",
    "hopeful",
    "confident",
    "troubled",
    "saddened",
    "motivated",
    "outraged",
];
/// Words in `-s` at the front of a sentence that are no verbs.
const NO_VERBS: [&str; 18] = [
    "as", "this", "its", "thus", "whereas", "towards", "besides", "parties", "states", "members",
    "members'", "measures", "efforts", "his", "regards", "unless", "across", "perhaps",
];

/// Words in `-ing` at the front of a sentence that are no participles.
const NO_PARTICIPLES: [&str; 8] = [
    "during",
    "nothing",
    "notwithstanding",
    "pending",
    "king",
    "spring",
    "anything",
    "something",
];

/// Judges an English paragraph by its first words.
pub(super) fn lead(text: &str) -> Lead {
    let mut words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .take(4);
    let Some(first) = words.next().filter(|word| word.is_ascii()) else {
        return Lead::Unclear;
    };
    if !first.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Lead::Unclear;
    }
    let mut verb = first.to_ascii_lowercase();
    while ADVERBS.contains(&verb.as_str()) {
        let Some(next) = words.next() else { break };
        verb = next.to_ascii_lowercase();
    }
    let verb = verb.as_str();
    if verb == "united" && matches!(words.next(), Some("Nations" | "States" | "Kingdom")) {
        return Lead::Unclear;
    }
    if (verb.ends_with("ing") && verb.len() > 4 && !NO_PARTICIPLES.contains(&verb))
        || PREAMBULAR_WORDS.contains(&verb)
    {
        Lead::Preambular
    } else if verb.len() > 3
        && verb.ends_with('s')
        && !verb.ends_with("ss")
        && !verb.ends_with("ous")
        && !NO_VERBS.contains(&verb)
    {
        Lead::Operative
    } else {
        Lead::Unclear
    }
}

/// True for the words between a preamble and what is agreed: `Have agreed as follows:`.
pub(super) fn is_enacting(text: &str) -> bool {
    const FORMULAS: [&str; 8] = [
        "have agreed",
        "has agreed",
        "agree as follows",
        "have adopted this",
        "has adopted this",
        "be it enacted",
        "hereby agree",
        "now, therefore",
    ];
    const LONGEST: usize = 160;
    text.len() <= LONGEST && {
        let lower = text.to_lowercase();
        FORMULAS.iter().any(|formula| lower.starts_with(formula))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs() {
        for text in [
            "The General Assembly,",
            "The General Assembly",
            "The Conference of the Parties serving as the meeting of the Parties to the Delta Accord,",
            "The Commission on Rivers and Lakes,",
            "The Parties to this Agreement,",
            "L’Assemblée générale,",
            "大会，",
            "Генеральная Ассамблея,",
            "Η Γενική Συνέλευση,",
        ] {
            assert!(is_organ(text), "{text}");
        }
        for text in [
            "The Council shall meet once a year,",
            "The rivers of the world,",
            "Recalling the General Assembly,",
            "υπενθυμίζοντας το ψήφισμα της Γενικής Συνέλευσης,",
            "The General Assembly decides:",
            "",
        ] {
            assert!(!is_organ(text), "{text}");
        }
    }

    #[test]
    fn verbs() {
        for (text, expected) in [
            ("Recalling its resolution", Lead::Preambular),
            ("Deeply concerned about", Lead::Preambular),
            ("Having met in", Lead::Preambular),
            ("Conscious of", Lead::Preambular),
            ("Once again requests the", Lead::Operative),
            ("Adopts the declaration", Lead::Operative),
            ("Also takes note of", Lead::Operative),
            ("States shall", Lead::Unclear),
            ("and decides", Lead::Unclear),
            ("", Lead::Unclear),
        ] {
            assert_eq!(lead(text), expected, "{text}");
        }
    }
}
