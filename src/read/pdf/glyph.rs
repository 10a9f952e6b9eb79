//! What a page shows: characters with their places, and straight lines.
//!
//! Points of 1/72 inch everywhere; `x` grows to the right, `y` down from the page's top.

use std::rc::Rc;

/// A character as it stands on the page, or a ligature, or what stands for one.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// What it says; a space for white space.
    pub(super) text: Rc<str>,
    /// Where it begins and where the next one would follow.
    pub(super) x0: f64,
    /// See `x0`.
    pub(super) x1: f64,
    /// The line that it stands on.
    pub(super) y: f64,
    /// Height of the font.
    pub(super) size: f64,
    /// How it looks.
    pub(super) look: Look,
}

/// What a font makes of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

impl Look {
    /// True for bold or italic letters.
    pub(super) fn is_emphasis(self) -> bool {
        self.bold || self.italic
    }
}

/// A straight line, or a rectangle so thin that it looks like one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y0: f64,
    pub(super) y1: f64,
}

impl Rule {
    /// Thicker than this is an area, not a line.
    const THICKEST: f64 = 3.0;

    pub(super) fn of(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self {
            x0: x0.min(x1),
            x1: x0.max(x1),
            y0: y0.min(y1),
            y1: y0.max(y1),
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub(super) fn is_horizontal(&self) -> bool {
        self.height() <= Self::THICKEST && self.width() > Self::THICKEST
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.width() <= Self::THICKEST && self.height() > Self::THICKEST
    }
}

/// What the content of one page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) height: f64,
    /// In the order in which the file draws them.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// What was met and left out.
    pub(super) counts: Counts,
}

/// What was met and could not be taken, on one page or on all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// Characters shown, spaces not counted.
    pub(super) shown: usize,
    /// Characters of which the file does not say which letter they are.
    pub(super) unknown: usize,
    /// Characters that do not stand upright.
    pub(super) rotated: usize,
    /// Pictures.
    pub(super) pictures: usize,
    /// Characters marked as a watermark.
    pub(super) watermark: usize,
    /// Characters of layers that are switched off.
    pub(super) hidden: usize,
    /// Pieces of content that could not be unpacked.
    pub(super) damaged: usize,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.shown += other.shown;
        self.unknown += other.unknown;
        self.rotated += other.rotated;
        self.pictures += other.pictures;
        self.watermark += other.watermark;
        self.hidden += other.hidden;
        self.damaged += other.damaged;
    }
}
