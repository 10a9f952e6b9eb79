//! Places: the addresses of clauses, each given once.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// Hands out places that no other clause of the document has.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The hashes of the places that were given: of two that share one, the
    /// second would only get a number that it does not need.
    used: FxHashSet<u64>,
    /// How often a place was asked for, or a stem was counted.
    asked: FxHashMap<String, u32>,
}

impl Places {
    /// The place itself, or with ` (2nd)` if it is taken.
    pub(super) fn unique(&mut self, place: String) -> String {
        if self.take(&place) {
            return place;
        }
        loop {
            let asked = self.asked.entry(place.clone()).or_insert(1);
            *asked += 1;
            let candidate = format!("{place} ({})", ordinal(*asked));
            if self.take(&candidate) {
                return candidate;
            }
        }
    }

    /// The stem with the next number that is free: `heading 3`, `PP4`.
    pub(super) fn counted(&mut self, stem: &str, space: &str) -> String {
        loop {
            let count = self.asked.entry(format!("#{stem}")).or_insert(0);
            *count += 1;
            let candidate = format!("{stem}{space}{count}");
            if self.take(&candidate) {
                return candidate;
            }
        }
    }

    /// The stem alone the first time, then with a number: `OP5, cont.`, `OP5, cont. 2`.
    pub(super) fn numbered_from_second(&mut self, stem: &str) -> String {
        if self.take(stem) {
            self.asked.insert(format!("#{stem}"), 1);
            return stem.to_string();
        }
        self.counted(stem, " ")
    }

    /// True when no clause has the place yet; from now on one has.
    fn take(&mut self, place: &str) -> bool {
        self.used.insert(FxBuildHasher.hash_one(place))
    }
}

/// `2nd`, `3rd`, `11th`
fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Puts the place of a part before the place inside it: `Annex I, para. 2`.
pub(super) fn within(prefix: &str, place: &str) -> String {
    if prefix.is_empty() {
        place.to_string()
    } else {
        format!("{prefix}, {place}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_is_given_twice() {
        let mut places = Places::default();
        let given = [
            places.unique("OP3".into()),
            places.unique("OP3".into()),
            places.unique("OP3".into()),
            places.unique("OP3 (2nd)".into()),
            places.counted("OP", ""),
            places.counted("OP", ""),
            places.counted("OP", ""),
            places.numbered_from_second("OP3, cont."),
            places.numbered_from_second("OP3, cont."),
        ];
        assert_eq!(
            given,
            [
                "OP3",
                "OP3 (2nd)",
                "OP3 (3rd)",
                "OP3 (2nd) (2nd)",
                "OP1",
                "OP2",
                "OP4",
                "OP3, cont.",
                "OP3, cont. 2"
            ]
        );
    }
}
