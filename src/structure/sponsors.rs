//! The sponsors' line: `Austria, Peru* and Trinidad and Tobago: revised draft resolution`.

/// Who submits a draft, and what they call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SponsorsLine {
    pub(super) sponsors: Vec<String>,
    pub(super) document_type: String,
}

/// Names of States and groups that hold an "and" of their own, in lower case.
const NAMES_WITH_AND: [&str; 12] = [
    "antigua and barbuda",
    "bosnia and herzegovina",
    "great britain and northern ireland",
    "saint kitts and nevis",
    "st. kitts and nevis",
    "saint vincent and the grenadines",
    "st. vincent and the grenadines",
    "sao tome and principe",
    "são tomé and príncipe",
    "trinidad and tobago",
    "group of 77 and china",
    "serbia and montenegro",
];

/// What sponsors submit, in lower case.
const PAPERS: [&str; 13] = [
    "draft resolution",
    "draft decision",
    "draft declaration",
    "draft statement",
    "draft ministerial declaration",
    "draft text",
    "draft conclusions",
    "draft recommendation",
    "amendment",
    "working paper",
    "proposal",
    "oral amendment",
    "projet de résolution",
];

/// Longest text that is looked at: the co-sponsors of a draft may be 150 States.
const LONGEST_LINE: usize = 6_000;

/// Reads a sponsors' line; `None` when the text is none.
pub(super) fn sponsors_line(text: &str) -> Option<SponsorsLine> {
    let text = text.trim();
    if text.len() > LONGEST_LINE {
        return None;
    }
    submitted_by(text).or_else(|| names_before_colon(text))
}

/// `Draft resolution submitted by the President`
fn submitted_by(text: &str) -> Option<SponsorsLine> {
    const VERBS: [&str; 5] = [
        " submitted by ",
        " proposed by ",
        " sponsored by ",
        " presented by ",
        " introduced by ",
    ];
    let lower = text.to_ascii_lowercase();
    let (at, verb) = VERBS
        .iter()
        .find_map(|verb| lower.find(verb).map(|at| (at, *verb)))?;
    let paper = text.get(..at)?.trim();
    let named = PAPERS.iter().any(|known| {
        lower
            .get(..at)
            .is_some_and(|front| front.ends_with(known) || front.starts_with(known))
    }) || ["resolution", "decision", "declaration", "text"]
        .contains(&lower.get(..at)?.trim());
    if !named || text.ends_with([',', ';']) {
        return None;
    }
    let who = text.get(at + verb.len()..)?;
    let who = cut_at_any(
        who,
        &[
            " on the basis of ",
            " following ",
            " pursuant to ",
            " entitled ",
        ],
    );
    Some(SponsorsLine {
        sponsors: names(who.trim_end_matches(['.', '*'])),
        document_type: paper.to_string(),
    })
}

/// `Austria and Peru: draft resolution*`
fn names_before_colon(text: &str) -> Option<SponsorsLine> {
    let colon = text.rfind(": ").or_else(|| text.rfind(':'))?;
    let paper = text.get(colon + 1..)?.trim();
    let lower = paper.to_ascii_lowercase();
    let front: String = lower.trim_start_matches('[').chars().take(60).collect();
    if !PAPERS.iter().any(|known| front.contains(known)) || lower.ends_with([';', ',']) {
        return None;
    }
    Some(SponsorsLine {
        sponsors: names(text.get(..colon)?),
        document_type: paper.trim_end_matches(['*', ' ']).to_string(),
    })
}

fn cut_at_any<'a>(text: &'a str, stops: &[&str]) -> &'a str {
    let end = stops.iter().filter_map(|stop| text.find(stop)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The names of a list, as printed without their asterisks.
fn names(list: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in split_outside_brackets(list) {
        match names.last_mut() {
            Some(sponsor) if part.starts_with("on behalf of ") => {
                sponsor.push_str(", ");
                sponsor.push_str(&part);
            }
            _ => names.push(part),
        }
    }
    names
        .iter()
        .map(|name| clean(name))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Cuts at commas and at "and", but not inside brackets or inside a name.
fn split_outside_brackets(list: &str) -> Vec<String> {
    let lower = list.to_lowercase();
    // Lowering changes lengths in a few scripts; then only commas divide.
    let aligned = lower.len() == list.len();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let mut group = false;
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push((start, at));
                start = at + 1;
                group = false;
            }
            ' ' if depth == 0 && aligned => {
                if lower
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(" on behalf of "))
                {
                    group = true;
                }
                let joins = lower
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(" and "));
                if joins && !group && !inside_name(&lower, at) {
                    parts.push((start, at));
                    start = at + " and ".len();
                }
            }
            _ => {}
        }
    }
    parts.push((start, list.len()));
    parts
        .into_iter()
        .filter_map(|(from, to)| list.get(from.min(to)..to))
        .map(|part| {
            let part = part.trim();
            part.strip_prefix("and ").unwrap_or(part).to_string()
        })
        .collect()
}

/// True when the "and" at a place belongs to a name such as `Trinidad and Tobago`.
fn inside_name(lower: &str, at: usize) -> bool {
    NAMES_WITH_AND.iter().any(|name| {
        name.find(" and ").is_some_and(|inner| {
            at.checked_sub(inner)
                .and_then(|start| lower.get(start..))
                .is_some_and(|rest| rest.starts_with(name))
        })
    })
}

fn clean(name: &str) -> String {
    let name = name
        .trim()
        .trim_matches(|c: char| matches!(c, '*' | '†' | '‡' | ' ' | '.'));
    let name = name.strip_prefix("the ").unwrap_or(name);
    name.replace('*', "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names() {
        for (text, expected, paper) in [
            (
                "Austria, Peru* and Saudi Arabia: revised draft resolution*",
                vec!["Austria", "Peru", "Saudi Arabia"],
                "revised draft resolution",
            ),
            (
                "Bosnia and Herzegovina, Egypt* and Trinidad and Tobago: draft decision",
                vec!["Bosnia and Herzegovina", "Egypt", "Trinidad and Tobago"],
                "draft decision",
            ),
            (
                "Malta and United Kingdom of Great Britain and Northern Ireland: draft resolution",
                vec![
                    "Malta",
                    "United Kingdom of Great Britain and Northern Ireland",
                ],
                "draft resolution",
            ),
            (
                "Egypt [on behalf of the Group of African States and Arab States] and Chile: draft resolution",
                vec![
                    "Egypt [on behalf of the Group of African States and Arab States]",
                    "Chile",
                ],
                "draft resolution",
            ),
            (
                "Cuba, on behalf of the Group of 77 and China: amendment to draft resolution A/C.9/88/L.4",
                vec!["Cuba, on behalf of the Group of 77 and China"],
                "amendment to draft resolution A/C.9/88/L.4",
            ),
        ] {
            let line = sponsors_line(text).unwrap();
            assert_eq!(line.sponsors, expected, "{text}");
            assert_eq!(line.document_type, paper);
        }
    }

    #[test]
    fn submitted_by_somebody() {
        let line =
            sponsors_line("Draft resolution submitted by the President of the Assembly").unwrap();
        assert_eq!(line.sponsors, ["President of the Assembly"]);
        assert_eq!(line.document_type, "Draft resolution");
        let line = sponsors_line("Resolution submitted by the Republic of Somewhere").unwrap();
        assert_eq!(line.sponsors, ["Republic of Somewhere"]);
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "Recalling the proposal submitted by the Group,",
            "Note: this text is new",
            "Decides the following:",
            "",
        ] {
            assert_eq!(sponsors_line(text), None, "{text}");
        }
    }
}
