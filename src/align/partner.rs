//! A clause of the other draft, or none, in four bytes.

use std::num::NonZeroU32;

/// The id of a clause, or nothing.
///
/// Every pair that is weighed asks for those around it. A table of them for 100,000 clauses fits into a
/// processor's cache; as `Option<usize>` it would be four times as large, and does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Partner(Option<NonZeroU32>);

impl Partner {
    /// No clause.
    pub(super) const NONE: Self = Self(None);

    /// A clause; none for an id past the four thousand millionth, which no draft has.
    pub(super) fn of(id: usize) -> Self {
        Self(u32::try_from(id + 1).ok().and_then(NonZeroU32::new))
    }

    /// The id, if there is a clause.
    pub(super) fn id(self) -> Option<usize> {
        self.0.map(|after| after.get() as usize - 1)
    }

    /// True without a clause.
    pub(super) fn is_none(self) -> bool {
        self.0.is_none()
    }
}

impl From<Option<usize>> for Partner {
    fn from(id: Option<usize>) -> Self {
        id.map_or(Self::NONE, Self::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_from_four_bytes() {
        for id in [None, Some(0), Some(1), Some(300_000)] {
            assert_eq!(Partner::from(id).id(), id);
            assert_eq!(Partner::from(id).is_none(), id.is_none());
        }
        assert_eq!(size_of::<Partner>(), 4);
    }
}
