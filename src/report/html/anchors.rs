//! The addresses of clauses in the page: `#OP4`, and `#was-OP3` where one stood.

use rustc_hash::FxHashSet;

use crate::model::{ClauseId, Comparison, Document, Sides};

/// Addresses that the page itself uses.
const RESERVED: [&str; 8] = [
    "page-text",
    "page-changes",
    "page-numbers",
    "page-inline",
    "page-columns",
    "page-keys",
    "page-status",
    "page-only",
];

/// The address of each clause of both drafts; no two are the same.
pub(super) struct Anchors {
    addresses: Sides<Vec<String>>,
}

impl Anchors {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let mut used: FxHashSet<String> = RESERVED.iter().map(|&name| name.to_owned()).collect();
        let mut addresses = |document: &Document, prefix: &str| -> Vec<String> {
            let clauses = document.clauses.iter();
            clauses
                .map(|clause| unused(&mut used, &(prefix.to_owned() + &address(&clause.place))))
                .collect()
        };
        Self {
            addresses: Sides {
                new: addresses(&comparison.new, ""),
                old: addresses(&comparison.old, "was-"),
            },
        }
    }

    /// The address of a clause of the old draft, without `#`.
    pub(super) fn of_old(&self, clause: ClauseId) -> &str {
        self.addresses.old.get(clause).map_or("", String::as_str)
    }

    /// The address of a clause of the new draft, without `#`.
    pub(super) fn of_new(&self, clause: ClauseId) -> &str {
        self.addresses.new.get(clause).map_or("", String::as_str)
    }
}

/// A place as it can stand in an address: `Annex I, para. 12` is `Annex_I_para._12`.
fn address(place: &str) -> String {
    let words = place.split(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '.' | '-'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("_")
}

fn unused(used: &mut FxHashSet<String>, address: &str) -> String {
    let mut candidate = address.to_owned();
    let mut count = 1;
    while candidate.is_empty() || !used.insert(candidate.clone()) {
        count += 1;
        candidate = format!("{address}~{count}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_be_said_and_is_not_given_twice() {
        for (place, expected) in [
            ("OP5(a)(ii)", "OP5(a)(ii)"),
            ("Art. 4(2)", "Art._4(2)"),
            ("Annex I, para. 12", "Annex_I_para._12"),
            ("fn. *", "fn."),
            ("\" onload=x", "onload_x"),
            ("第四条", "第四条"),
        ] {
            assert_eq!(address(place), expected);
        }
        let mut used = FxHashSet::default();
        assert_eq!(unused(&mut used, "OP1"), "OP1");
        assert_eq!(unused(&mut used, "OP1"), "OP1~2");
        assert_eq!(unused(&mut used, ""), "~2");
    }
}
