//! The state that the content of a page changes as it is drawn.

use std::rc::Rc;

use super::font::PageFont;
use super::glyph::{Look, Rule};
use super::matrix::Matrix;

/// A skew from which upright letters are meant to look italic.
const SKEW: f64 = 0.1;
/// Saved states beyond this are a loop of a program that wrote the file.
const DEEPEST: usize = 512;
/// Corners of a path that is looked at for straight lines.
const CORNERS: usize = 4096;

/// Whatever `q` saves and `Q` brings back.
#[derive(Clone)]
pub(super) struct Graphics<'a> {
    pub(super) matrix: Matrix,
    pub(super) font: Option<Rc<PageFont<'a>>>,
    pub(super) size: f64,
    pub(super) letter_spacing: f64,
    pub(super) word_spacing: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Filled and stroked: bold made by a printer's trick.
    pub(super) thickened: bool,
}

/// The states of a page and the text that is being set.
pub(super) struct State<'a> {
    pub(super) now: Graphics<'a>,
    saved: Vec<Graphics<'a>>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
}

impl State<'_> {
    pub(super) fn new(matrix: Matrix) -> Self {
        Self {
            now: Graphics {
                matrix,
                font: None,
                size: 0.0,
                letter_spacing: 0.0,
                word_spacing: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                thickened: false,
            },
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    pub(super) fn save(&mut self) {
        if self.saved.len() < DEEPEST {
            self.saved.push(self.now.clone());
        }
    }

    pub(super) fn restore(&mut self) {
        if let Some(saved) = self.saved.pop() {
            self.now = saved;
        }
    }

    pub(super) fn set_text(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set_text(Matrix::shift(x, y).then(self.line));
    }

    /// Goes on along the line by so many units of text space.
    pub(super) fn advance(&mut self, x: f64, y: f64) {
        self.text = Matrix::shift(x, y).then(self.text);
    }

    /// From the letter's space, in which its font is one unit high, to the page.
    pub(super) fn letter_matrix(&self) -> Matrix {
        let now = &self.now;
        Matrix([now.size * now.stretch, 0.0, 0.0, now.size, 0.0, now.rise])
            .then(self.text)
            .then(now.matrix)
    }

    /// How letters look, the printer's tricks counted.
    pub(super) fn look(&self) -> Look {
        let look = self
            .now
            .font
            .as_ref()
            .map_or_else(Look::default, |it| it.look);
        let [a, b, c, d, ..] = self.letter_matrix().0;
        let across = (a * c + b * d).abs();
        let upright = (a * a + b * b).sqrt() * (c * c + d * d).sqrt();
        Look {
            bold: look.bold || self.now.thickened,
            italic: look.italic || across > SKEW * upright,
        }
    }
}

/// The path that is being drawn, for the straight lines in it.
#[derive(Default)]
pub(super) struct Path {
    corners: Vec<(f64, f64)>,
    start: (f64, f64),
    sides: Vec<Rule>,
    boxes: Vec<Rule>,
}

impl Path {
    pub(super) fn move_to(&mut self, at: (f64, f64)) {
        self.close_box();
        self.start = at;
        self.corners.push(at);
    }

    pub(super) fn line_to(&mut self, at: (f64, f64)) {
        if let Some(&last) = self.corners.last()
            && self.corners.len() + self.sides.len() < CORNERS
        {
            self.sides.push(Rule::of(last.0, last.1, at.0, at.1));
            self.corners.push(at);
        }
    }

    /// A curve is no line, but goes on somewhere.
    pub(super) fn curve_to(&mut self, at: (f64, f64)) {
        self.corners.clear();
        self.corners.push(at);
    }

    pub(super) fn close(&mut self) {
        self.line_to(self.start);
    }

    pub(super) fn rectangle(&mut self, corners: [(f64, f64); 4]) {
        let [first, second, third, fourth] = corners;
        self.move_to(first);
        for at in [second, third, fourth, first] {
            self.line_to(at);
        }
    }

    fn close_box(&mut self) {
        if self.corners.len() >= 3 {
            let bound = |pick: fn(&(f64, f64)) -> f64| {
                let mut values = self.corners.iter().map(pick);
                let first = values.next().unwrap_or(0.0);
                values.fold((first, first), |(low, high), it| {
                    (low.min(it), high.max(it))
                })
            };
            let ((x0, x1), (y0, y1)) = (bound(|it| it.0), bound(|it| it.1));
            self.boxes.push(Rule::of(x0, y0, x1, y1));
        }
        self.corners.clear();
    }

    /// Ends the path; gives the lines that a reader sees of it.
    pub(super) fn paint(&mut self, filled: bool, stroked: bool) -> Vec<Rule> {
        self.close_box();
        let sides = std::mem::take(&mut self.sides);
        let boxes = std::mem::take(&mut self.boxes);
        let mut seen = Vec::new();
        if filled {
            seen.extend(boxes);
        }
        if stroked {
            seen.extend(sides);
        }
        seen.retain(|it| it.is_horizontal() || it.is_vertical());
        seen
    }
}
