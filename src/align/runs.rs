//! Lists of features in one piece of memory.

use super::profile::Feature;

/// Lists of features, one after another in one piece of memory.
#[derive(Default)]
pub(super) struct Runs {
    pub(super) features: Vec<Feature>,
    /// In four bytes each: drafts are too small for more, and every pair that is compared asks for some.
    ends: Vec<u32>,
}

impl Runs {
    /// One of the lists; empty past the end.
    pub(super) fn get(&self, at: usize) -> &[Feature] {
        let end_of = |at: usize| self.ends.get(at).map(|&end| end as usize);
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => end_of(before).unwrap_or(0),
        };
        end_of(at)
            .and_then(|end| self.features.get(start..end))
            .unwrap_or_default()
    }

    /// Number of lists that were ended.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Ends the list to which features were added.
    pub(super) fn end(&mut self) {
        self.ends.push(self.features.len() as u32);
    }

    /// Adds lists whose features are others here: `here` holds what each is.
    pub(super) fn append(&mut self, other: &Self, here: &[Feature]) {
        let start = self.features.len() as u32;
        let known = |feature: &Feature| here.get(*feature as usize).copied();
        self.features
            .extend(other.features.iter().filter_map(known));
        self.ends.extend(other.ends.iter().map(|end| start + end));
    }
}
