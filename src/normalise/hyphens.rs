//! Words that a line's end broke.

use crate::model::{Block, FurnitureKind};

use super::edit::{self, Edit};
use super::vocabulary::without_mark;
use super::{Taken, Vocabulary};

/// First parts that keep their hyphen when no other place of the drafts tells
/// (United Nations Editorial Manual, "Spelling": hyphenation).
const HYPHENATED_FIRST: &[&str] = &[
    "all", "anti", "counter", "cross", "ex", "half", "intra", "mid", "pan", "post", "pro", "semi",
    "high", "long", "low", "multi", "non", "quasi", "self", "short", "so", "socio", "vice", "well",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// After these words a hyphen hangs in the air: `short- and long-term`.
const SUSPENDED: &[&str] = &[
    "and", "or", "to", "nor", "et", "ou", "y", "o", "und", "oder",
];
/// Shorter first parts (`co`, `re`, `pre`) are spelt both ways too.
pub(super) const SHORTEST_PART: usize = 4;
/// Adds the words of a following line to a block, mending the word at the joint.
pub(super) fn join(block: &mut Block, next: Block, vocabulary: &Vocabulary, taken: &mut Taken) {
    match joint(&block.text, &next.text, vocabulary) {
        Joint::Space => edit::append(block, " ", next),
        Joint::Glue => edit::append(block, "", next),
        Joint::Mend { hyphen } => {
            let line = next.line;
            let first = last_part(&block.text);
            let broken = format!("{}-{}", first.0, first_part(&next.text));
            let whole = format!("{}{}", first.0, first_part(&next.text));
            let length = block.text.len() - hyphen;
            edit::truncate(block, length);
            edit::append(block, "", next);
            taken.push(FurnitureKind::Hyphen, format!("{broken} → {whole}"), line);
        }
    }
}

/// What stands between two lines once they are one.
enum Joint {
    Space,
    /// Nothing: the hyphen or dash at the end stays.
    Glue,
    /// Nothing, and the hyphen at the end (of so many bytes) goes.
    Mend {
        hyphen: usize,
    },
}

fn joint(text: &str, next: &str, vocabulary: &Vocabulary) -> Joint {
    let Some(last) = text.chars().next_back() else {
        return Joint::Glue;
    };
    let Some(first) = next.chars().next() else {
        return Joint::Glue;
    };
    let before = text.chars().rev().nth(1);
    let after_word = before.is_some_and(char::is_alphanumeric);
    match last {
        '\u{ad}' => Joint::Mend {
            hyphen: last.len_utf8(),
        },
        '-' | '‐' | '‑' if after_word && first.is_alphanumeric() => {
            match mended(last_part(text).0, first_part(next), vocabulary) {
                Mended::Joined if last != '‑' => Joint::Mend {
                    hyphen: last.len_utf8(),
                },
                Mended::Suspended => Joint::Space,
                _ => Joint::Glue,
            }
        }
        // A range of years, an address, a pair of words.
        '–' | '/' if after_word && first.is_alphanumeric() => Joint::Glue,
        _ if is_unspaced(last) && is_unspaced(first) => Joint::Glue,
        _ => Joint::Space,
    }
}

/// Scripts that are written without spaces.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3134F}')
}

enum Mended {
    Joined,
    Hyphenated,
    /// `short-` before `and long-term`: a space belongs there.
    Suspended,
}

/// Decides whether `first-` and `second` are one word, by what stands elsewhere in the drafts.
fn mended(first: &str, second: &str, vocabulary: &Vocabulary) -> Mended {
    if SUSPENDED.contains(&second) {
        return Mended::Suspended;
    }
    let second = without_mark(second);
    let joined = vocabulary.count(&format!("{first}{second}"));
    let hyphenated = vocabulary.count(&format!("{first}-{second}"));
    if joined != hyphenated {
        return if joined > hyphenated {
            Mended::Joined
        } else {
            Mended::Hyphenated
        };
    }
    let keeps = first.contains('-')
        || second.contains('-')
        || !first.chars().all(char::is_lowercase) && !first.starts_with(char::is_uppercase)
        || first.ends_with(char::is_uppercase)
        || !second.starts_with(char::is_lowercase)
        || HYPHENATED_FIRST.contains(&first.to_lowercase().as_str())
        || (vocabulary.knows(first)
            && vocabulary.knows(second)
            && first.len() >= SHORTEST_PART
            && second.len() >= SHORTEST_PART);
    if keeps {
        Mended::Hyphenated
    } else {
        Mended::Joined
    }
}

/// The letters before the hyphen that ends a text, and where they begin.
fn last_part(text: &str) -> (&str, usize) {
    let body = text.trim_end_matches(['-', '‐', '‑', '\u{ad}']);
    let start = body
        .char_indices()
        .rev()
        .take_while(|(_, it)| it.is_alphanumeric() || matches!(it, '-' | '‑' | '’' | '\''))
        .last()
        .map_or(body.len(), |(at, _)| at);
    (body.get(start..).unwrap_or(""), start)
}

/// The letters at the front of a text, with the rest of a word of several parts.
fn first_part(text: &str) -> &str {
    let end = text
        .find(|it: char| !it.is_alphanumeric() && it != '-')
        .unwrap_or(text.len());
    text.get(..end).unwrap_or("").trim_end_matches('-')
}

/// True when a space follows a hyphen, or something that ends with the same byte as a dash.
fn has_gap(text: &str) -> bool {
    /// The last byte of `–` in UTF-8.
    const DASH: u8 = 0x93;
    let text = text.as_bytes();
    memchr::memchr2_iter(b'-', DASH, text).any(|at| text.get(at + 1) == Some(&b' '))
}

/// Closes the gaps that line ends left after a hyphen: `human- made`, `2024– 2034`.
pub(super) fn close_gaps(block: &mut Block, vocabulary: &Vocabulary, taken: &mut Taken) {
    if !has_gap(&block.text) {
        return;
    }
    let mut edits = Vec::new();
    for (at, mark) in block.text.match_indices(['-', '–']) {
        let space = at + mark.len();
        let (Some(before), Some(rest)) = (block.text.get(..space), block.text.get(space..)) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix(' ') else {
            continue;
        };
        let (first, second) = (last_part(before.trim_end_matches('–')).0, first_part(rest));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        // `2- تطلب`: the number of the paragraph, and what ends it.
        let is_number = first.chars().all(char::is_numeric);
        if is_number && before.trim_start().len() == first.len() + mark.len() {
            continue;
        }
        // Only whole words of letters: `__Host- prefix` is printed so.
        let start = last_part(before.trim_end_matches('–')).1;
        let outside = before.get(..start).and_then(|it| it.chars().next_back());
        if outside.is_some_and(|it| !it.is_whitespace() && !matches!(it, '(' | '[' | '“' | '"')) {
            continue;
        }
        if mark == "–" {
            // A range of figures; between words a dash may have a space on one side.
            if first.ends_with(|it: char| it.is_ascii_digit())
                && second.starts_with(|it: char| it.is_ascii_digit())
            {
                edits.push(Edit::cut(space..space + 1));
            }
            continue;
        }
        match mended(first, second, vocabulary) {
            Mended::Suspended => {}
            Mended::Hyphenated => {
                edits.push(Edit::cut(space..space + 1));
                taken.push(
                    FurnitureKind::Hyphen,
                    format!("{first}- {second} → {first}-{second}"),
                    block.line,
                );
            }
            Mended::Joined => {
                edits.push(Edit::cut(at..space + 1));
                taken.push(
                    FurnitureKind::Hyphen,
                    format!("{first}- {second} → {first}{second}"),
                    block.line,
                );
            }
        }
    }
    edit::apply(block, &edits);
}
