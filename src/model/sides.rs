//! The pair of drafts, and the word for one of them.

use serde::Serialize;

/// One of the two drafts of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The earlier draft.
    Old,
    /// The later draft.
    New,
}

impl Side {
    /// The other draft.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }

    /// The word for it: `old`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// A thing that exists once for the old draft and once for the new one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sides<T> {
    /// What belongs to the earlier draft.
    pub old: T,
    /// What belongs to the later draft.
    pub new: T,
}

impl<T> Sides<T> {
    /// Makes a pair.
    pub const fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Returns the part of one draft.
    pub const fn get(&self, side: Side) -> &T {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// Borrows both parts.
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides {
            old: &self.old,
            new: &self.new,
        }
    }

    /// Applies a function to both parts.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides {
            old: f(self.old),
            new: f(self.new),
        }
    }

    /// Returns the pair with the drafts exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            old: self.new,
            new: self.old,
        }
    }
}
