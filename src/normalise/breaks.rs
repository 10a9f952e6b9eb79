//! Where one paragraph ends and the next begins.

use rustc_hash::FxHashMap;

use super::assemble::Paragraph;
use super::label::{self, Front, Style};
use super::layout::Layout;
use super::line::Line;
use super::{Vocabulary, ends, items, masthead};

/// Decides for each line whether it begins a paragraph.
pub(super) struct Breaks<'a> {
    layout: Layout,
    vocabulary: &'a Vocabulary,
    /// The last number of each style.
    last: FxHashMap<Style, u32>,
    lines: usize,
}

/// Lines at the top that may be a masthead.
const TOP: usize = 40;
/// Numbers that may be missing before a number is out of order.
const SKIPPED: u32 = 2;
/// Where every paragraph has one line, a shorter line never goes on in the next.
const SHORTEST_OPEN_LINE: usize = 40;
/// Columns by which an indent must differ to mean anything.
const INDENT: usize = 2;

impl<'a> Breaks<'a> {
    pub(super) fn new(layout: Layout, vocabulary: &'a Vocabulary) -> Self {
        Self {
            layout,
            vocabulary,
            last: FxHashMap::default(),
            lines: 0,
        }
    }

    /// Notes the number of a line that begins a paragraph.
    pub(super) fn note(&mut self, line: &Line) {
        self.lines += 1;
        let printed = line.block.label.as_deref().unwrap_or(line.text());
        if let Some(front) = label::read(printed) {
            let value = match (self.last.get(&front.style), front.roman) {
                (Some(last), Some(roman)) if roman == last + 1 => roman,
                (None, Some(1)) => 1,
                _ => front.value,
            };
            self.last.insert(front.style, value);
        }
    }

    /// True when a line begins a paragraph; `local` is the width of its piece.
    pub(super) fn begins(&self, above: &Paragraph, line: &Line, local: usize) -> bool {
        if line.cut || line.gap >= self.layout.gap || !line.is_bare() {
            // A piece that the format made goes on in its own soft lines.
            return !line.soft;
        }
        let before = above.text();
        let number = label::read(line.text());
        if line.soft {
            return !is_lone_number(before)
                && number.is_some_and(|it| self.is_next(above, it, false));
        }
        if !above.flowing || !line.is_flowing() {
            return true;
        }
        if is_lone_number(before) {
            return false;
        }
        if self.lines < TOP && (masthead::is_line(line.text()) || masthead::is_line(before)) {
            return true;
        }
        if items::is_bullet(line.text()) && (!self.layout.wrapped || ends::is_finished(before)) {
            return true;
        }
        if !self.layout.wrapped {
            let is_row = self.layout.begins_small && before.ends_with(',');
            return is_row || !(number.is_none() && goes_on(before, line.text()));
        }
        let short = self.layout.is_short(above.width, line.text(), local);
        if number.is_some_and(|it| self.is_next(above, it, short)) {
            return true;
        }
        self.begins_by_look(above, line, short)
    }

    /// True when a number at a line's front is a label rather than the middle of a sentence.
    fn is_next(&self, above: &Paragraph, front: Front, short: bool) -> bool {
        let before = above.text();
        if ends::expects_number(before) {
            return false;
        }
        let finished = ends::is_finished(before);
        let last = self.last.get(&front.style).copied().unwrap_or(0);
        let values = [Some(front.value), front.roman];
        let mut values = values.iter().flatten();
        let in_order =
            values.any(|value| *value == 1 || (last + 1..=last + 1 + SKIPPED).contains(value));
        front.alone && (finished || short || before.ends_with(','))
            || in_order && (finished || short || before.ends_with(','))
            || finished && short
    }

    /// Without a number: by room left on the line above, indents, and capitals.
    fn begins_by_look(&self, above: &Paragraph, line: &Line, short: bool) -> bool {
        let before = above.text();
        let finished = ends::is_finished(before);
        let indent = line.block.indent;
        if finished && short {
            return true;
        }
        let deeper = indent >= above.rest_indent + INDENT;
        let shallower = indent + INDENT <= above.rest_indent;
        if above.lines > 1
            && deeper
            && !ends::starts_small(line.text())
            && !ends::is_announcing(before)
        {
            return true;
        }
        if finished
            && (above.lines > 1 && shallower
                || deeper && indent == above.block.indent && above.lines > 1)
        {
            return true;
        }
        if !short
            || ends::starts_small(line.text())
            || ends::is_announcing(before)
            || before.ends_with(['-', '‐', '\u{ad}'])
        {
            return false;
        }
        let numbered =
            ends::expects_number(before) && line.text().starts_with(|it: char| it.is_ascii_digit());
        !numbered
            && !self
                .vocabulary
                .knows_pair(&ends::last_word(before), ends::first_word(line.text()))
    }
}

/// A number that stands alone on its line: what it numbers follows.
pub(super) fn is_lone_number(text: &str) -> bool {
    /// Bytes of a number with its brackets and quotation marks, at most.
    const LONGEST: usize = 64;
    // The length is known without a look at the text.
    text.len() <= LONGEST && label::read(text).is_some_and(|it| it.alone)
}

/// Where every paragraph has one line, a long one that stops in mid-sentence before a small letter was still broken.
fn goes_on(before: &str, next: &str) -> bool {
    before.len() >= SHORTEST_OPEN_LINE
        && ends::is_open(before)
        && next.starts_with(char::is_lowercase)
}
