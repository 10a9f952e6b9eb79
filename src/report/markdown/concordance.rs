//! The table of old and new numbers.

use super::escape::{Position, escape};
use super::section;
use super::table::table;
use crate::model::Comparison;
use crate::report::concordance::{COLUMNS, Concordance, GOES_ALONG, SAME_NUMBERS, TITLE};

pub(super) fn concordance(report: &mut String, comparison: &Comparison) {
    let concordance = Concordance::of(comparison);
    if concordance.rows.is_empty() {
        return;
    }
    section(report, TITLE);
    report.push('\n');
    if concordance.is_the_same() {
        report.push_str(SAME_NUMBERS);
        report.push('\n');
        return;
    }
    if concordance.goes_along {
        report.push_str(GOES_ALONG);
        report.push_str("\n\n");
    }
    let escaped = |row: [String; 2]| row.map(|place| escape(&place, Position::Cell));
    let rows: Vec<_> = concordance.rows.into_iter().map(escaped).collect();
    table(report, COLUMNS, &rows);
}
