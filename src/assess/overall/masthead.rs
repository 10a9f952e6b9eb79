//! Sponsors, title, organ, agenda item, session, document type, date and symbol.

use rustc_hash::FxHashSet;

use crate::model::{ClauseKind, Direction, Document, Finding, FindingKind, Sides};
use crate::text::{fold_case, same_folded};

use super::super::warnings::date;

/// Compares what the drafts declare about themselves.
///
/// What one of the drafts does not declare is missing, and no change: an
/// adopted text names no sponsors.
pub(super) fn findings(documents: Sides<&Document>) -> Vec<Finding> {
    let mut findings = sponsors(documents);
    let titles = documents.map(|document| document.title.as_str());
    findings.extend(line(FindingKind::Title, "title", titles));
    let mastheads = documents.map(|document| &document.masthead);
    let symbols = mastheads.map(|masthead| {
        let symbol = masthead.symbol.as_ref();
        symbol.map(ToString::to_string).unwrap_or_default()
    });
    let organs = documents.map(|document| {
        let mut clauses = document.clauses.iter();
        let organ = clauses.find(|clause| clause.kind == ClauseKind::Organ);
        organ.map_or("", |organ| organ.text.trim_end_matches([',', ' ']))
    });
    let kind = FindingKind::Masthead;
    findings.extend(line(kind, "organ", organs));
    for (name, values) in [
        (
            "agenda item",
            mastheads.map(|masthead| masthead.agenda_item.as_str()),
        ),
        (
            "session",
            mastheads.map(|masthead| masthead.session.as_str()),
        ),
        (
            "document type",
            mastheads.map(|masthead| masthead.document_type.as_str()),
        ),
        ("symbol", symbols.as_ref().map(String::as_str)),
    ] {
        findings.extend(line(kind, name, values));
    }
    findings.extend(issued(mastheads.map(|masthead| masthead.date.as_str())));
    findings
}

/// The line of the masthead that is another.
fn line(kind: FindingKind, name: &str, values: Sides<&str>) -> Option<Finding> {
    let Sides { old, new } = values;
    let differs =
        !old.is_empty() && !new.is_empty() && !same_folded(old, new) && key(old) != key(new);
    differs.then(|| {
        Finding::new(kind, old, new)
            .about(name)
            .going(Direction::Changed)
    })
}

/// The date of issue, which has a direction.
fn issued(values: Sides<&str>) -> Option<Finding> {
    let finding = line(FindingKind::Masthead, "date", values)?;
    let direction = match date(values.old).zip(date(values.new)) {
        Some((old, new)) if old < new => Direction::Later,
        Some((old, new)) if old > new => Direction::Earlier,
        _ => Direction::Changed,
    };
    Some(finding.going(direction))
}

fn sponsors(documents: Sides<&Document>) -> Vec<Finding> {
    let Sides { old, new } = documents.map(|document| document.masthead.sponsors.as_slice());
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let kind = FindingKind::Sponsor;
    let joined = missing_from(old, new)
        .map(|sponsor| Finding::new(kind, "", sponsor).going(Direction::Added));
    let left = missing_from(new, old)
        .map(|sponsor| Finding::new(kind, sponsor, "").going(Direction::Dropped));
    joined.chain(left).collect()
}

fn missing_from<'s>(known: &[String], sponsors: &'s [String]) -> impl Iterator<Item = &'s String> {
    let known: FxHashSet<String> = known.iter().map(|sponsor| key(sponsor)).collect();
    sponsors
        .iter()
        .filter(move |sponsor| !known.contains(&key(sponsor)))
}

fn key(words: &str) -> String {
    let folded = fold_case(words);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(sponsors: &[&str], date: &str, title: &str) -> Document {
        let mut document = Document::default();
        document.masthead.sponsors = sponsors.iter().map(ToString::to_string).collect();
        document.masthead.date = date.into();
        document.title = title.into();
        document
    }

    fn told(old: &Document, new: &Document) -> Vec<(FindingKind, String, String, Direction)> {
        let findings = findings(Sides::new(old, new)).into_iter();
        findings
            .map(|finding| {
                (
                    finding.kind,
                    finding.old,
                    finding.new,
                    finding.direction.unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn what_both_declare_is_compared() {
        use Direction::{Added, Changed, Dropped, Later};
        use FindingKind::{Masthead, Sponsor, Title};
        let old = draft(
            &["Ruritania", "Zubrowka", "Côte d’Azure"],
            "3 May 2031",
            "Tea",
        );
        let new = draft(
            &["Genovia", "côte  d'azure", "Ruritania"],
            "4 May 2031",
            "Milk",
        );
        let expected = [
            (Sponsor, "", "Genovia", Added),
            (Sponsor, "Zubrowka", "", Dropped),
            (Title, "Tea", "Milk", Changed),
            (Masthead, "3 May 2031", "4 May 2031", Later),
        ];
        let expected = expected
            .map(|(kind, old, new, direction)| (kind, old.to_owned(), new.to_owned(), direction));
        assert_eq!(told(&old, &new), expected);
        assert_eq!(told(&old, &draft(&[], "", "TEA")), []);
    }
}
