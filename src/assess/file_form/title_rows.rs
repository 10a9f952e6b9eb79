//! Titles of columns that stand in other rows.
//!
//! A title that is merged over two rows stands in the first of them in one
//! file; in another, which draws no rule there, it stands where it is printed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{may_be_of_file, settle};
use crate::assess::walk::DIVIDER;
use crate::model::{Change, Clause, ClauseId, ClauseKind, Document, Side, Sides};
use crate::text::fold_case;

/// Makes changes of title rows editorial where every column has the titles that it had; returns how many.
pub(super) fn reconsider(documents: Sides<&Document>, changes: &mut [Change]) -> usize {
    let tables = documents.map(tables);
    if tables.old.of.is_empty() || tables.new.of.is_empty() {
        return 0;
    }
    // The tables of both drafts that any pair of rows links.
    let links: FxHashSet<(usize, usize)> = changes
        .iter()
        .filter_map(
            |change| match (&*change.pairing.old, &*change.pairing.new) {
                ([old], [new]) => Some((*tables.old.of.get(old)?, *tables.new.of.get(new)?)),
                _ => None,
            },
        )
        .collect();
    let same: Vec<(usize, usize)> = links
        .into_iter()
        .filter(|(old, new)| tables.old.titles.get(*old) == tables.new.titles.get(*new))
        .collect();
    let mut settled = 0;
    for change in changes.iter_mut().filter(|change| may_be_of_file(change)) {
        let table = |side: Side| -> Option<Option<usize>> {
            let ids = change.pairing.ids(side);
            let mut found = ids.iter().map(|id| tables.get(side).of.get(id).copied());
            match found.next() {
                None => Some(None),
                Some(first) => {
                    let first = first?;
                    found.all(|it| it == Some(first)).then_some(Some(first))
                }
            }
        };
        let (Some(old), Some(new)) = (table(Side::Old), table(Side::New)) else {
            continue;
        };
        let fits = |pair: &(usize, usize)| {
            old.is_none_or(|it| it == pair.0) && new.is_none_or(|it| it == pair.1)
        };
        if same.iter().any(fits) {
            settle(change);
            settled += 1;
        }
    }
    settled
}

/// The title rows of the tables of one draft.
#[derive(Debug, Default)]
struct Tables {
    /// For each title row the table that it belongs to.
    of: FxHashMap<ClauseId, usize>,
    /// For each table its titles, with their columns, in order.
    titles: Vec<Vec<(usize, String)>>,
}

fn tables(document: &Document) -> Tables {
    let mut tables = Tables::default();
    let mut last: Option<ClauseId> = None;
    for clause in document.clauses.iter().filter(|it| is_title_row(it)) {
        if last.is_none_or(|last| last + 1 != clause.id) {
            tables.titles.push(Vec::new());
        }
        last = Some(clause.id);
        let table = tables.titles.len() - 1;
        tables.of.insert(clause.id, table);
        let cells = clause.text.split(DIVIDER).map(str::trim).enumerate();
        let titles = cells.filter(|(_, words)| !words.is_empty());
        if let Some(of_table) = tables.titles.last_mut() {
            of_table.extend(titles.map(|(column, words)| (column, fold_case(words))));
        }
    }
    for titles in &mut tables.titles {
        titles.sort();
    }
    tables
}

/// True for a row of column titles, which its place says.
fn is_title_row(clause: &Clause) -> bool {
    let last = || clause.place.rsplit(", ").next().unwrap_or("");
    clause.kind == ClauseKind::TableRow && last().starts_with("column titles")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;
    use crate::assess::tests::judged;
    use crate::model::Class;

    fn titles(rows: &[&str]) -> Document {
        let mut document = rows
            .iter()
            .fold(Draft::new(), |draft, row| {
                draft.kind(ClauseKind::TableRow, row)
            })
            .done();
        for (clause, place) in document.clauses.iter_mut().zip([
            "sect. B, column titles",
            "sect. B, column titles (2nd)",
            "row 1",
        ]) {
            clause.place = place.into();
        }
        document
    }

    fn classes(new: &[&str]) -> Vec<Option<Class>> {
        let old = titles(&["Harbour | Lamps", " | (1)", "Northhaven | 12"]);
        let pairs: &[(&[usize], &[usize])] =
            &[(&[0], &[0]), (&[1], &[]), (&[], &[1]), (&[2], &[2])];
        let changes = judged(&old, &titles(new), pairs);
        changes.into_iter().map(|change| change.class).collect()
    }

    #[test]
    fn a_title_may_stand_in_another_row_of_its_column() {
        let editorial = Some(Class::Editorial);
        assert_eq!(
            classes(&[" | Lamps", "Harbour | (1)", "Northhaven | 12"]),
            [editorial, editorial, editorial, None]
        );
        for other in ["Lamps | (1)", "Port | (1)", "Harbour | (2)"] {
            let found = classes(&[" | Lamps", other, "Northhaven | 12"]);
            assert!(
                found.contains(&Some(Class::Substantive)),
                "{other}: {found:?}"
            );
        }
    }
}
