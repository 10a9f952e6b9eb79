//! The nouns: what the stages hand to each other.
//!
//! Nothing here decides anything about a text; the types only hold what a
//! stage found out, with enough documentation that a report can be written
//! from this folder alone.

mod block;
mod change;
mod clause;
mod comparison;
mod document;
mod draft;
mod edit;
mod label;
mod pairing;
mod revision;
mod sides;
mod symbol;
mod warning;

pub use block::{Block, BlockKind, Cell, Unit};
pub use change::{Action, Change, Class, Direction, Finding, FindingKind, Spot};
pub use clause::{Clause, ClauseId, ClauseKind};
pub use comparison::{Comparison, Overall, Replacement, Summary};
pub use document::{Document, Furniture, FurnitureKind, Masthead};
pub use draft::Draft;
pub use edit::{Edit, EditOp, new_text, old_text};
pub use label::{Label, Numeral};
pub use pairing::{Evidence, MatchedBy, Move, Pairing, RunnerUp};
pub use revision::{Revision, RevisionKind};
pub use sides::{Side, Sides};
pub use symbol::{Modifier, Symbol};
pub use warning::{Warning, WarningKind};
