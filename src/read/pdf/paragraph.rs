//! Lines into paragraphs: by the room above them, their indent, and the room left on the line before.

use rustc_hash::FxHashMap;

use super::line::{Line, Piece};

/// More room between two lines than this part of the usual one divides paragraphs.
const ROOM: f64 = 1.22;
/// Indents that differ by less than this, in font sizes, are the same.
const INDENT: f64 = 0.8;
/// Letters that differ in size by this part are of another kind.
const OTHER_SIZE: f64 = 0.08;
/// A line is full when the next word would end so far beyond the margin, in font sizes.
const SLACK: f64 = 0.35;
/// A centred line may stand so far beside the middle, in font sizes.
const BESIDE: f64 = 0.8;
/// Words of a heading that only numbers what follows: "Article 5".
const NUMBER_WORDS: usize = 2;
/// A bold line that is shorter is a heading by itself.
const SHORTEST_HEADING: usize = 30;
/// A column's own lines tell its margin when there are so many.
const LINES_TO_TELL: usize = 3;

/// A line with what its column tells about it.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) line: Line,
    pub(super) page: usize,
    /// Counts columns over all pages.
    pub(super) column: usize,
    /// Points from the margin that lines begin at.
    pub(super) start: f64,
    /// Points to the margin that lines end at.
    pub(super) room: f64,
    /// The middle of its column.
    pub(super) middle: f64,
}

/// A paragraph: lines that belong together.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) sets: Vec<Set>,
}

/// What is usual in a document.
#[derive(Debug, Default)]
pub(super) struct Usual {
    /// For each size of letters (in quarters of a point) the distance of base lines.
    pitch: FxHashMap<u32, f64>,
}

fn key(size: f64) -> u32 {
    (size * 4.0).round() as u32
}

impl Usual {
    pub(super) fn of(sets: &[Set]) -> Self {
        let mut counts: FxHashMap<u32, FxHashMap<u32, usize>> = FxHashMap::default();
        for (one, next) in sets.iter().zip(sets.iter().skip(1)) {
            let pitch = next.line.y - one.line.y;
            if one.column == next.column && key(one.line.size) == key(next.line.size) && pitch > 0.0
            {
                *counts
                    .entry(key(one.line.size))
                    .or_default()
                    .entry(key(pitch))
                    .or_default() += 1;
            }
        }
        let pitch = counts
            .into_iter()
            .filter_map(|(size, counts)| {
                let most = counts.values().copied().max()?;
                // Of distances that are about as usual the smallest is that of lines.
                let least = counts
                    .iter()
                    .filter(|it| *it.1 * 3 >= most)
                    .map(|it| *it.0)
                    .min()?;
                Some((size, f64::from(least) / 4.0))
            })
            .collect();
        Self { pitch }
    }

    fn pitch(&self, size: f64) -> f64 {
        let near = |key: u32| self.pitch.get(&key).copied();
        let key = key(size);
        near(key)
            .or_else(|| near(key + 1))
            .or_else(|| near(key.saturating_sub(1)))
            // Printers' rule: a fifth of the size as room between lines.
            .unwrap_or(size * 1.2)
            .min(size * 3.0)
    }
}

/// Places the lines of a column in its margins.
pub(super) fn set(
    lines: Vec<Line>,
    page: usize,
    column: usize,
    usual_end: &FxHashMap<u32, f64>,
) -> Vec<Set> {
    let x0 = lines.iter().map(|it| it.x0).fold(f64::MAX, f64::min);
    let x1 = lines.iter().map(|it| it.x1).fold(f64::MIN, f64::max);
    let from_right = lines.iter().filter(|it| it.from_right).count() * 2 > lines.len();
    let mut ends: FxHashMap<u32, (usize, f64, f64)> = FxHashMap::default();
    for line in &lines {
        let end = ends
            .entry(key(line.size))
            .or_insert((0, f64::MIN, f64::MAX));
        *end = (end.0 + 1, end.1.max(line.x1), end.2.min(line.x0));
    }
    lines
        .into_iter()
        .map(|line| {
            let (count, own_right, own_left) =
                ends.get(&key(line.size)).copied().unwrap_or((0, x1, x0));
            // Too few lines to tell where they would have ended.
            let (right, left) = if count >= LINES_TO_TELL {
                (own_right, own_left)
            } else {
                let usual = usual_end.get(&key(line.size)).copied().unwrap_or(own_right);
                (usual.max(own_right).min(x1.max(own_right)), x0)
            };
            let (start, room) = if from_right {
                (x1 - line.x1, line.x0 - left)
            } else {
                (line.x0 - x0, right - line.x1)
            };
            Set {
                start,
                room,
                middle: f64::midpoint(x0, x1),
                page,
                column,
                line,
            }
        })
        .collect()
}

/// Joins lines into paragraphs; a line that goes on over a column's or a page's end too.
pub(super) fn join(sets: Vec<Set>, usual: &Usual) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for set in sets {
        match paragraphs.last_mut() {
            Some(above) if goes_on(above, &set, usual) => above.sets.push(set),
            _ => paragraphs.push(Paragraph { sets: vec![set] }),
        }
    }
    paragraphs
}

fn goes_on(above: &Paragraph, next: &Set, usual: &Usual) -> bool {
    let Some(last) = above.sets.last() else {
        return false;
    };
    let size = next.line.size;
    if (last.line.size - size).abs() > OTHER_SIZE * size {
        return false;
    }
    if last.column != next.column {
        return goes_on_over_end(above, last, next);
    }
    let pitch = next.line.y - last.line.y;
    if pitch > ROOM * usual.pitch(size) || pitch < 0.0 {
        return false;
    }
    if next.line.x0 >= last.line.x1 || next.line.x1 <= last.line.x0 {
        return false;
    }
    if is_heading_line(above, next) {
        return true;
    }
    if is_centred(last) && is_centred(next) {
        return last.line.is_bold() == next.line.is_bold() && !is_number_line(last);
    }
    !begins(above, last, next)
}

/// True for the next line of a bold heading, which is broken where it pleases.
fn is_heading_line(above: &Paragraph, next: &Set) -> bool {
    let size = next.line.size;
    let Some(last) = above.sets.last() else {
        return false;
    };
    let text = last.line.text();
    above.sets.iter().all(|it| it.line.is_bold())
        && next.line.is_bold()
        && next.start + INDENT * size >= last.start
        && !label(&next.line)
        && !is_number_line(last)
        && !text.ends_with(['.', ';', ':', ',', '?', '!'])
        && text.chars().count() >= SHORTEST_HEADING
}

/// True when a line begins a paragraph, by its look.
fn begins(above: &Paragraph, last: &Set, next: &Set) -> bool {
    let size = next.line.size;
    let text = last.line.text();
    let hyphen = text.ends_with(['-', '\u{ad}', '‐']);
    let finished = text.ends_with([
        '.', ';', ':', '?', '!', ',', '”', '"', '»', '。', '；', '：',
    ]);
    let labelled = label(&next.line);
    if is_short(last, next) && !hyphen {
        return true;
    }
    let first = above.sets.first().unwrap_or(last);
    let deeper = next.start - last.start > INDENT * size;
    let shallower = last.start - next.start > INDENT * size;
    if above.sets.len() > 1 {
        let hanging = last.start - first.start > INDENT * size;
        if hanging && shallower {
            return true;
        }
        if (deeper || shallower) && (finished || labelled) {
            return true;
        }
        // In the middle of a full line's sentence `(b)` is a part of an enumeration.
        let counted = next.line.text().starts_with(|it: char| it.is_ascii_digit());
        return labelled && counted && finished && next.start <= first.start + INDENT * size;
    }
    if hangs(&first.line, &next.line) {
        return false;
    }
    // The second line of a paragraph stands deeper where its number hangs, and
    // not so deep where its first line is indented.
    if deeper {
        return finished && (labelled || !label(&first.line));
    }
    labelled && finished
}

/// True when a line begins under the words that the number of the line above hangs before.
fn hangs(first: &Line, next: &Line) -> bool {
    first
        .cell_starts()
        .get(1)
        .and_then(|at| first.pieces.get(*at))
        .is_some_and(|words| (words.x0 - next.x0).abs() <= INDENT * next.size / 2.0)
}

/// True when the first word of the next line would have had room on this one.
fn is_short(last: &Set, next: &Set) -> bool {
    let first: f64 = next
        .line
        .pieces
        .iter()
        .enumerate()
        .take_while(|(at, it)| *at == 0 || !it.spaced)
        .map(|(_, it)| it.x1 - it.x0)
        .sum();
    let size = next.line.size;
    // Scripts without spaces break anywhere.
    let word = if first > last.room && is_unspaced(&next.line) {
        size
    } else {
        first
    };
    last.room > word + 0.25 * size + SLACK * size
}

fn is_unspaced(line: &Line) -> bool {
    line.text()
        .chars()
        .next()
        .is_some_and(|it| matches!(it, '\u{0E00}'..='\u{0EFF}' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3134F}'))
}

/// A paragraph that goes on in the next column or on the next page.
fn goes_on_over_end(above: &Paragraph, last: &Set, next: &Set) -> bool {
    let size = next.line.size;
    let text = last.line.text();
    let bold = |piece: Option<&Piece>| piece.is_some_and(|it| it.look.bold);
    let begins_bold = next.line.is_bold() && !bold(last.line.pieces.last());
    if label(&next.line) || is_centred(next) || begins_bold {
        return false;
    }
    let small = next.line.text().starts_with(char::is_lowercase);
    if text.ends_with(['-', '\u{ad}']) && small {
        return true;
    }
    if is_short(last, next) {
        return false;
    }
    let first = above.sets.first().unwrap_or(last);
    // Where the lines after the first begin.
    let rest = if above.sets.len() > 1 {
        last.start
    } else {
        next.start
    };
    // A page without the headings that hang out on others has another margin,
    // and facing pages may stand apart: the same place in either sense will do.
    let in_place = (next.start - rest).abs() <= INDENT * size
        || above.sets.len() > 1 && (next.line.x0 - last.line.x0).abs() <= BESIDE * size;
    let open = !text.ends_with(['.', ';', ':', '?', '!', '。', '；', '：']);
    let marked = (first.start - rest).abs() > INDENT * size;
    in_place && (small || open || marked && above.sets.len() > 1)
}

fn is_centred(set: &Set) -> bool {
    (set.line.middle() - set.middle).abs() <= BESIDE * set.line.size
        && set.start > 1.5 * set.line.size
        && set.room > set.line.size
}

/// "Article 5" on a line of its own.
fn is_number_line(set: &Set) -> bool {
    let text = set.line.text();
    let words = text.split_whitespace().count();
    words <= NUMBER_WORDS
        && text.split_whitespace().last().is_some_and(|word| {
            let bare = word.trim_end_matches(['.', ':']);
            bare.chars().all(|it| it.is_ascii_digit())
                || bare.chars().all(|it| "IVXLC".contains(it))
        })
}

/// True when a line begins with a number or letter that numbers it, or with a bullet.
pub(super) fn label(line: &Line) -> bool {
    let text = line.text();
    let word = text.split_whitespace().next().unwrap_or("");
    let word = word.trim_start_matches(['[', '{', '“', '"']);
    if matches!(word, "•" | "–" | "—" | "-" | "▪" | "◦" | "o" | "§" | "*") {
        return true;
    }
    is_number(word)
}

/// True when a text begins with a number or letter that numbers it: `4.`, `(a)`, `ii)`.
pub(super) fn numbered(text: &str) -> bool {
    is_number(text.split_whitespace().next().unwrap_or(""))
}

fn is_number(word: &str) -> bool {
    if word.chars().count() > 12 {
        return false;
    }
    let closed = word.trim_end_matches(['.', ')', ':']);
    let bare = closed.trim_start_matches('(');
    let marked = closed.len() < word.len() || bare.len() < closed.len();
    let number = bare.starts_with(|it: char| it.is_ascii_digit());
    let short = bare.chars().count() <= 4 && bare.chars().all(|it| it.is_ascii_alphabetic());
    let roman = bare.chars().all(|it| "ivxlcIVXLC".contains(it)) && bare.chars().count() <= 6;
    let single = bare.chars().count() <= 2;
    marked && !bare.is_empty() && (number || (roman || single) && short)
}
