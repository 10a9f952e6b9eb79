//! Pairs of clauses with what is known of each.

/// Pairs of clauses, sorted by old, then new id, with one value for each.
pub(super) struct Weighed<T> {
    pairs: Vec<(usize, usize)>,
    values: Vec<T>,
    /// For each old clause where its pairs begin; one more entry ends the last.
    starts: Vec<u32>,
}

impl<T> Weighed<T> {
    /// Brings pairs, which are sorted and stand once each, and their values together.
    pub(super) fn of(pairs: Vec<(usize, usize)>, values: Vec<T>, old_len: usize) -> Self {
        debug_assert_eq!(pairs.len(), values.len());
        let mut starts = Vec::with_capacity(old_len + 1);
        let mut at = 0;
        for old in 0..=old_len {
            while pairs.get(at).is_some_and(|pair| pair.0 < old) {
                at += 1;
            }
            starts.push(at as u32);
        }
        Self {
            pairs,
            values,
            starts,
        }
    }

    /// What is known of a pair.
    pub(super) fn get(&self, old: usize, new: usize) -> Option<&T> {
        let start = *self.starts.get(old)? as usize;
        let end = *self.starts.get(old + 1)? as usize;
        let own = self.pairs.get(start..end)?;
        let at = own.binary_search_by_key(&new, |pair| pair.1).ok()?;
        self.values.get(start + at)
    }

    /// The pairs, sorted by old, then new id.
    pub(super) fn pairs(&self) -> &[(usize, usize)] {
        &self.pairs
    }

    /// The pairs with what is known of them, in the same order.
    pub(super) fn iter(&self) -> impl Iterator<Item = ((usize, usize), &T)> {
        self.pairs.iter().copied().zip(&self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_found_among_those_of_its_old_clause() {
        let weighed = Weighed::of(vec![(0, 1), (2, 0), (2, 7)], vec!['a', 'b', 'c'], 4);
        assert_eq!(weighed.get(2, 7), Some(&'c'));
        assert_eq!(weighed.get(0, 1), Some(&'a'));
        for (old, new) in [(0, 0), (1, 1), (2, 1), (3, 0), (9, 9)] {
            assert_eq!(weighed.get(old, new), None);
        }
    }
}
