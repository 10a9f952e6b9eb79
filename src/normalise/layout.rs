//! Was the text broken at a width, or has every paragraph one line?

use super::ends;
use super::line::Line;

/// How the lines of a plain text were made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Lines were broken at a width: a paragraph has many of them.
    pub(super) wrapped: bool,
    /// Columns that full lines reach.
    pub(super) width: usize,
    /// Blank lines that part paragraphs: 2 where every line has one under it.
    pub(super) gap: usize,
    /// Paragraphs begin in small letters after a comma, as those of a Russian preamble do.
    pub(super) begins_small: bool,
}

/// One line in five that goes on in the next with a small letter shows a text
/// broken at a width. In wrapped prose it is more than one in two; where every
/// paragraph has one line it is next to none.
const GOES_ON: usize = 5;
/// Pairs of lines below which the evidence is too thin for double spacing.
const ENOUGH: usize = 8;
/// Where paragraphs begin in small letters, at least 4/5 of what goes on in small letters follows a comma; in
/// prose broken at a width it is one line in ten.
const COMMAS: (usize, usize) = (4, 5);
/// Lines of scripts without small letters are full when they reach 17/20 of the width.
const FULL: (usize, usize) = (17, 20);

impl Layout {
    /// Looks at the lines of a draft.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut close = Pairs::count(lines, 0);
        let begins_small = close.are_rows();
        if begins_small {
            close.go_on -= close.after_comma;
        }
        let spaced = Pairs::count(lines, 1);
        let full = if spaced.go_on > close.go_on {
            spaced.full.clone()
        } else {
            close.full.clone()
        };
        let width = width(if full.len() >= ENOUGH {
            full
        } else {
            all_widths(lines)
        });
        let double =
            spaced.all >= ENOUGH && spaced.all > close.all * 4 && spaced.go_on * 2 > spaced.all;
        Self {
            wrapped: double
                || close.all > 0
                    && (close.go_on * GOES_ON >= close.all || close.is_full_caseless(width)),
            width,
            gap: if double { 2 } else { 1 },
            begins_small,
        }
    }

    /// True when the next word would have had room on the line.
    pub(super) fn is_short(&self, width: usize, next: &str, local: usize) -> bool {
        // A line in eight of the width left empty: breaking never wastes that much without need.
        let full = self.width.min(local);
        (width + 1 + ends::first_word(next).chars().count()) * 8 < full * 7
    }
}

/// What pairs of neighbouring lines show.
#[derive(Debug, Default)]
struct Pairs {
    all: usize,
    go_on: usize,
    /// Those of them whose first line ends with a comma.
    after_comma: usize,
    /// Those of them whose first line begins small too.
    rows: usize,
    /// Pairs whose first line has no letter with a case.
    caseless: usize,
    widths: Vec<usize>,
    /// Widths of lines that go on in the next, and so are full.
    full: Vec<usize>,
}

impl Pairs {
    fn count(lines: &[Line], gap: usize) -> Self {
        let mut pairs = Self::default();
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            if next.gap != gap || next.cut || !line.is_flowing() || !next.is_flowing() {
                continue;
            }
            pairs.all += 1;
            if next.text().starts_with(char::is_lowercase) && ends::is_open(line.text()) {
                let after_comma = line.text().ends_with(',');
                let begins_small = line.text().starts_with(char::is_lowercase);
                pairs.go_on += 1;
                pairs.after_comma += usize::from(after_comma);
                pairs.rows += usize::from(after_comma && begins_small);
                pairs.full.push(line.width);
            }
            if !line
                .text()
                .chars()
                .any(|it| it.is_lowercase() || it.is_uppercase())
            {
                pairs.caseless += 1;
                pairs.widths.push(line.width);
            }
        }
        pairs
    }

    /// True when small letters follow commas and hardly anything else: lines that were broken at a
    /// width end at any word.
    const fn are_rows(&self) -> bool {
        self.rows > 0 && self.after_comma * COMMAS.1 >= self.go_on * COMMAS.0
    }

    /// In a script without small letters only the widths tell: most lines are full.
    fn is_full_caseless(&self, width: usize) -> bool {
        let full = self
            .widths
            .iter()
            .filter(|it| **it * FULL.1 >= width * FULL.0)
            .count();
        self.caseless * 2 > self.all && full * 2 > self.widths.len() && self.all >= ENOUGH
    }
}

fn all_widths(lines: &[Line]) -> Vec<usize> {
    lines
        .iter()
        .filter(|it| it.is_flowing())
        .map(|it| it.width)
        .collect()
}

/// The width that one line in twenty reaches or passes: a few overlong lines do not count.
fn width(mut widths: Vec<usize>) -> usize {
    widths.sort_unstable();
    let at = widths.len().saturating_sub(1) * 19 / 20;
    widths.get(at).copied().unwrap_or(0)
}
