//! What words of duty, of reserve and of measure mean in English: data, so that other languages can join.

mod duties;
mod measures;
mod qualifiers;

pub(super) use duties::{BEARERS, DUTIES, Duty, IN_CAPITALS};
pub(super) use measures::{
    AFTER_A_DAY, CURRENCIES, LARGE, MEETINGS, NAMED_BY_NUMBER, PARTS, TIMES,
};
pub(super) use qualifiers::{Effect, FILLERS, QUALIFIERS};
