//! Who tracked a change in the file, and when.

use crate::model::{Change, Comparison, Revision, RevisionKind};
use crate::text::MONTHS;

use super::counted;

/// Authors that are named; a clause that more people changed names the first of them.
const MOST_AUTHORS: usize = 4;

/// `Tracked by Ana Ruiz on 3 May 2024: 2 insertions and 1 deletion; by Li Wei: 1 deletion.`
///
/// `None` where nothing changed, or no file tracks it.
pub fn tracked(change: &Change, comparison: &Comparison) -> Option<String> {
    if change.is_nothing() {
        return None;
    }
    let pairing = &change.pairing;
    let old = pairing.old.iter().map(|&id| comparison.old.clauses.get(id));
    let new = pairing.new.iter().map(|&id| comparison.new.clauses.get(id));
    let revisions = old
        .chain(new)
        .flatten()
        .flat_map(|clause| clause.revisions.iter());
    let mut authors: Vec<Author<'_>> = Vec::new();
    for revision in revisions {
        match authors.iter_mut().find(|it| it.name == revision.author) {
            Some(author) => author.add(revision),
            None => authors.push(Author::of(revision)),
        }
    }
    let named: Vec<String> = authors
        .iter()
        .take(MOST_AUTHORS)
        .map(Author::sentence)
        .collect();
    if named.is_empty() {
        return None;
    }
    let more = match authors.len() - named.len() {
        0 => String::new(),
        more => format!("; by {more} more"),
    };
    Some(format!("Tracked {}{more}.", named.join("; ")))
}

/// What one author did to a clause.
struct Author<'a> {
    name: &'a str,
    /// The first and the last day, as the file writes them; empty when it does not.
    days: (&'a str, &'a str),
    counts: [usize; KINDS.len()],
}

const KINDS: [(RevisionKind, &str); 4] = [
    (RevisionKind::Insertion, "insertion"),
    (RevisionKind::Deletion, "deletion"),
    (RevisionKind::MoveFrom, "move away"),
    (RevisionKind::MoveTo, "move here"),
];

impl<'a> Author<'a> {
    fn of(revision: &'a Revision) -> Self {
        let day = day_of(&revision.date);
        let mut author = Self {
            name: &revision.author,
            days: (day, day),
            counts: [0; KINDS.len()],
        };
        author.add(revision);
        author
    }

    fn add(&mut self, revision: &'a Revision) {
        let day = day_of(&revision.date);
        if !day.is_empty() {
            // Days as the file writes them stand in the order of their letters.
            if self.days.0.is_empty() || day < self.days.0 {
                self.days.0 = day;
            }
            self.days.1 = self.days.1.max(day);
        }
        for (count, (kind, _)) in self.counts.iter_mut().zip(KINDS) {
            *count += usize::from(kind == revision.kind);
        }
    }

    fn sentence(&self) -> String {
        let name = match self.name {
            "" => "an unnamed author",
            name => name,
        };
        let when = match self.days {
            ("", _) => String::new(),
            (first, last) if first == last => format!(" on {}", written(first)),
            (first, last) => format!(" from {} to {}", written(first), written(last)),
        };
        let what: Vec<String> = self
            .counts
            .iter()
            .zip(KINDS)
            .filter(|(count, _)| **count > 0)
            .map(|(count, (kind, noun))| match kind {
                RevisionKind::MoveFrom if *count > 1 => format!("{count} moves away"),
                RevisionKind::MoveTo if *count > 1 => format!("{count} moves here"),
                _ => counted(*count, noun),
            })
            .collect();
        format!("by {name}{when}: {}", what.join(" and "))
    }
}

/// The day of a date and time: `2024-05-03` of `2024-05-03T14:02:00Z`.
fn day_of(date: &str) -> &str {
    date.split('T').next().unwrap_or("").trim()
}

/// `3 May 2024`; a day that is written otherwise stays as it is.
fn written(day: &str) -> String {
    let mut parts = day.splitn(3, '-');
    let mut next = || parts.next()?.parse::<usize>().ok();
    let (Some(year), Some(month), Some(number)) = (next(), next(), next()) else {
        return day.to_owned();
    };
    match month.checked_sub(1).and_then(|at| MONTHS.get(at)) {
        Some(month) => format!("{number} {month} {year}"),
        None => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn revision(kind: RevisionKind, author: &str, date: &str) -> Revision {
        Revision {
            kind,
            author: author.into(),
            date: date.into(),
            text: String::new(),
        }
    }

    #[test]
    fn names_authors_days_and_what_they_did() {
        let mut comparison = fixture::comparison();
        let at = comparison
            .changes
            .iter()
            .position(|it| it.class.is_some() && it.pairing.new.len() == 1)
            .unwrap();
        let change = comparison.changes[at].clone();
        assert_eq!(tracked(&change, &comparison), None);
        let clause = &mut comparison.new.clauses[change.pairing.new[0]];
        clause.revisions = vec![
            revision(RevisionKind::Insertion, "Ana Ruiz", "2024-05-05T09:00:00Z"),
            revision(RevisionKind::Insertion, "Ana Ruiz", "2024-05-03T14:02:00Z"),
            revision(RevisionKind::Deletion, "Ana Ruiz", ""),
            revision(RevisionKind::MoveTo, "", "2024-13-03"),
        ];
        assert_eq!(
            tracked(&change, &comparison).unwrap(),
            "Tracked by Ana Ruiz from 3 May 2024 to 5 May 2024: 2 insertions and 1 deletion; \
             by an unnamed author on 2024-13-03: 1 move here."
        );
    }
}
