//! Letters that the file draws one after the other, and the rows that they form.

use super::glyph::{Glyph, Rule};

/// A gap wider than this, in font sizes, ends a run.
const WIDEST_GAP: f64 = 1.0;
/// A letter that begins so far before the end of the last one, in font sizes, was set elsewhere.
const STEP_BACK: f64 = 0.6;
/// Letters whose base lines differ by less than this, in font sizes, stand on one line.
const SAME_LINE: f64 = 0.05;
/// Part of the lower one's height that two runs of a row share.
const SHARED: f64 = 0.5;
/// Height of letters above and below the base line, in font sizes.
const ABOVE: f64 = 0.72;
const BELOW: f64 = 0.2;
/// Two runs with the same words nearer than this, in font sizes, are one, printed twice to look bold.
const DOUBLED: f64 = 0.12;

/// Letters that stand side by side.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// From left to right as drawn; spaces included.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Run {
    fn of(glyph: Glyph) -> Self {
        Self {
            x0: glyph.x0,
            x1: glyph.x1,
            y: glyph.y,
            size: glyph.size,
            glyphs: vec![glyph],
        }
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        let gap = glyph.x0 - self.x1;
        (glyph.y - self.y).abs() <= SAME_LINE * self.size
            && (glyph.size - self.size).abs() <= SAME_LINE * self.size
            && gap <= WIDEST_GAP * self.size
            && gap >= -STEP_BACK * self.size
    }

    fn push(&mut self, glyph: Glyph) {
        self.x1 = self.x1.max(glyph.x1);
        self.glyphs.push(glyph);
    }

    /// From its first letter to its last, though spaces stand around them;
    /// nothing when it has only spaces.
    fn measured(mut self) -> Option<Self> {
        let letters = || self.glyphs.iter().filter(|it| !it.is_space());
        let x0 = letters().map(|it| it.x0).reduce(f64::min)?;
        let x1 = letters().map(|it| it.x1).reduce(f64::max)?;
        self.x0 = x0;
        self.x1 = x1;
        Some(self)
    }

    pub(super) fn text(&self) -> String {
        let text: String = self.glyphs.iter().map(|it| &*it.text).collect();
        text.trim().into()
    }

    pub(super) fn top(&self) -> f64 {
        self.y - ABOVE * self.size
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + BELOW * self.size
    }

    fn shares_line(&self, other: &Self) -> bool {
        let shared = self.bottom().min(other.bottom()) - self.top().max(other.top());
        let lower = (ABOVE + BELOW) * self.size.min(other.size);
        shared >= SHARED * lower
    }

    fn doubles(&self, other: &Self) -> bool {
        (self.x0 - other.x0).abs() < DOUBLED * self.size
            && (self.y - other.y).abs() < DOUBLED * self.size
            && self.glyphs.len() == other.glyphs.len()
            && self.text() == other.text()
    }
}

/// A page of runs.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) height: f64,
    pub(super) runs: Vec<Run>,
    pub(super) rules: Vec<Rule>,
}

/// Cuts the letters of a page into runs.
pub(super) fn runs(glyphs: Vec<Glyph>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    for glyph in glyphs {
        match &mut open {
            Some(run) if run.takes(&glyph) => run.push(glyph),
            _ => runs.extend(open.replace(Run::of(glyph)).and_then(Run::measured)),
        }
    }
    runs.extend(open.and_then(Run::measured));
    runs
}

/// Runs that stand on one line, from left to right.
pub(super) type Row = Vec<Run>;

/// Sorts runs into rows from the top down.
pub(super) fn rows(mut runs: Vec<Run>) -> Vec<Row> {
    runs.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.x0.total_cmp(&other.x0)));
    let mut rows: Vec<Row> = Vec::new();
    // The longest run of a row says where its line is: a raised mark does not.
    let mut longest: Vec<Run> = Vec::new();
    for run in runs {
        // Of the last rows only: a tall letter may reach over two of them.
        let from = rows.len().saturating_sub(3);
        let found = (from..rows.len())
            .rev()
            .find(|&at| longest.get(at).is_some_and(|it| it.shares_line(&run)));
        if let Some((row, long)) = found.and_then(|at| rows.get_mut(at).zip(longest.get_mut(at))) {
            if run.glyphs.len() > long.glyphs.len() {
                *long = run.clone();
            }
            row.push(run);
        } else {
            longest.push(run.clone());
            rows.push(vec![run]);
        }
    }
    let mut ordered: Vec<(f64, Row)> = longest.iter().map(|it| it.y).zip(rows).collect();
    ordered.sort_by(|one, other| one.0.total_cmp(&other.0));
    ordered
        .into_iter()
        .map(|(_, mut row)| {
            row.sort_by(|one, other| one.x0.total_cmp(&other.x0));
            row.dedup_by(|next, last| next.doubles(last));
            row
        })
        .collect()
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}
