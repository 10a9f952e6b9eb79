//! Lists of features in one piece of memory.

use super::profile::Feature;

/// Lists of features, one after another in one piece of memory.
#[derive(Default)]
pub(super) struct Runs {
    pub(super) features: Vec<Feature>,
    ends: Vec<usize>,
}

impl Runs {
    /// One of the lists; empty past the end.
    pub(super) fn get(&self, at: usize) -> &[Feature] {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
        };
        self.ends
            .get(at)
            .and_then(|&end| self.features.get(start..end))
            .unwrap_or_default()
    }

    /// Number of lists that were ended.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Ends the list to which features were added.
    pub(super) fn end(&mut self) {
        self.ends.push(self.features.len());
    }

    /// Adds lists whose features are others here: `here` holds what each is.
    pub(super) fn append(&mut self, other: &Self, here: &[Feature]) {
        let start = self.features.len();
        let known = |feature: &Feature| here.get(*feature as usize).copied();
        self.features
            .extend(other.features.iter().filter_map(known));
        self.ends.extend(other.ends.iter().map(|end| start + end));
    }
}
