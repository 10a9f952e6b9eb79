//! Places on a page under a change of coordinates.

// The letters are those of the formula that everyone knows.
#![allow(clippy::many_single_char_names)]

use hayro_syntax::content::ops;
use hayro_syntax::object::Number;

/// `x' = a·x + c·y + e`, `y' = b·x + d·y + f`
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn of(numbers: [Number; 6]) -> Self {
        Self(numbers.map(|it| it.as_f64()))
    }

    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then `outer`.
    pub(super) fn then(self, outer: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [oa, ob, oc, od, oe, of] = outer.0;
        Self([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The change of a distance rather than of a place.
    pub(super) fn turn(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }
}

impl From<ops::Transform> for Matrix {
    fn from(it: ops::Transform) -> Self {
        Self::of([it.0, it.1, it.2, it.3, it.4, it.5])
    }
}

impl From<ops::SetTextMatrix> for Matrix {
    fn from(it: ops::SetTextMatrix) -> Self {
        Self::of([it.0, it.1, it.2, it.3, it.4, it.5])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_this_then_the_outer_one() {
        let double = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let moved = Matrix::shift(10.0, 5.0);
        assert_eq!(moved.then(double).apply(1.0, 1.0), (22.0, 12.0));
        assert_eq!(double.then(moved).apply(1.0, 1.0), (12.0, 7.0));
        assert_eq!(double.then(moved).turn(1.0, 1.0), (2.0, 2.0));
    }
}
