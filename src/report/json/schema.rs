//! The JSON Schema of what [`json`](super) writes.

/// One of the two forms of JSON, each with its [JSON Schema](https://json-schema.org) of draft 2020-12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// `clausediff.comparison/1`: a comparison.
    Comparison,
    /// `clausediff.outline/1`: a draft as it was understood.
    Outline,
}

impl Schema {
    /// The schema as JSON, indented, with a line break at its end.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Comparison => include_str!("../../../schema/comparison-1.json"),
            Self::Outline => include_str!("../../../schema/outline-1.json"),
        }
    }
}
