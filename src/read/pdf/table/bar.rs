//! Horizontal rules, as the cells of a table draw them.

use super::super::glyph::Rule;
use super::{ALIGNED, LONG};

/// A rule of a table is at least so wide, in points.
const SHORTEST: f64 = 60.0;

/// A horizontal line over the width of a table, drawn in one piece or in one for each cell.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    pub(super) y: f64,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// Where its pieces begin.
    pub(super) starts: Vec<f64>,
}

/// Horizontal rules, those at one height as one.
pub(super) fn bars(rules: &[Rule]) -> Vec<Bar> {
    let mut flat: Vec<&Rule> = rules.iter().filter(|it| it.is_horizontal()).collect();
    flat.sort_by(|one, other| {
        one.y0
            .total_cmp(&other.y0)
            .then(one.x0.total_cmp(&other.x0))
    });
    let mut bars: Vec<Bar> = Vec::new();
    for rule in flat {
        match bars
            .last_mut()
            .filter(|bar| (bar.y - rule.y0).abs() <= ALIGNED / 2.0)
        {
            Some(bar) => {
                if bar.starts.iter().all(|it| (it - rule.x0).abs() > ALIGNED) {
                    bar.starts.push(rule.x0);
                }
                bar.x0 = bar.x0.min(rule.x0);
                bar.x1 = bar.x1.max(rule.x1);
            }
            None => bars.push(Bar {
                y: rule.y0,
                x0: rule.x0,
                x1: rule.x1,
                starts: vec![rule.x0],
            }),
        }
    }
    for bar in &mut bars {
        bar.starts.sort_by(f64::total_cmp);
    }
    bars.retain(|it| it.x1 - it.x0 >= SHORTEST);
    bars
}

impl Bar {
    /// True when it goes over the room between two places.
    pub(super) fn is_over(&self, x0: f64, x1: f64) -> bool {
        self.x0 <= x0 + ALIGNED && self.x1 >= x1 - ALIGNED
    }

    /// True when another rule goes over the same width.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let (own, its) = (self.x1 - self.x0, other.x1 - other.x0);
        let shared = self.x1.min(other.x1) - self.x0.max(other.x0);
        shared >= LONG * own.max(its)
    }
}
