//! What each piece below the masthead is: heading, item, preambular paragraph, plain text.

use super::mark::{Decoration, Mark};
use super::organ::{Lead, is_enacting, lead};
use super::piece::{Piece, Role};
use super::shape::{begins_small, heading_like, is_option_heading, word_count};
use super::words::{WordClass, is_bare_annex};
use crate::model::{BlockKind, ClauseKind, Numeral, Unit};
use crate::text::fetch;

/// Most words of an unnumbered line that is taken for a heading by its look alone.
const LONGEST_PLAIN_HEADING: usize = 14;
/// Most words of a heading that stands wholly in bold or italics, or after a Roman number or a capital.
const LONGEST_SET_HEADING: usize = 30;
/// Most words of the title of an annex.
const LONGEST_ANNEX_TITLE: usize = 70;
/// Most words of a heading after an Arabic number: longer ones are short paragraphs.
const LONGEST_NUMBERED_HEADING: usize = 10;

/// Where in a document a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// No organ speaks here: a treaty, an annex, a contract, a page.
    Plain,
    Preamble,
    Operative {
        /// The paragraphs have no numbers.
        unnumbered: bool,
    },
}

/// Gives a role to every piece that has none yet.
pub(super) fn classify(pieces: &mut [Piece]) {
    let mut zone = Zone::Plain;
    let mut after_annex = false;
    for at in 0..pieces.len() {
        fetch::ahead(pieces, at, |piece| &piece.block.text);
        let (done, rest) = pieces.split_at_mut(at);
        let Some((piece, following)) = rest.split_first_mut() else {
            break;
        };
        let previous = done.last();
        match piece.role {
            Role::Line(ClauseKind::Organ) => zone = Zone::Preamble,
            Role::Open => {
                let next = following.iter().find(|next| next.role != Role::Footnote);
                piece.role = role(piece, previous, next, zone, after_annex);
                zone = zone_after(piece, zone);
            }
            _ => {}
        }
        after_annex = is_annex(piece) && !has_title(piece);
    }
}

fn role(
    piece: &Piece,
    previous: Option<&Piece>,
    next: Option<&Piece>,
    zone: Zone,
    after_annex: bool,
) -> Role {
    let text = piece.block.text.as_str();
    let level = match piece.block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let heading = |strong| Role::Heading { level, strong };
    match (piece.block.unit, &piece.mark) {
        (Some(Unit::Preamble), None) => return Role::Preambular,
        (Some(Unit::Named(_)), _) if level.is_some() => return heading(true),
        (Some(Unit::Preamble | Unit::Named(_)), Some(_)) => return Role::Item { titled: false },
        (Some(Unit::Item), Some(mark)) => {
            let titled = is_titled(piece, mark, next, zone);
            return Role::Item { titled };
        }
        (Some(Unit::Item), None) => return Role::Bullet,
        (Some(Unit::Text), None) => return Role::Text,
        _ => {}
    }
    if is_bare_annex(text) {
        return heading(true);
    }
    if let Some(mark) = &piece.mark {
        return labelled(piece, mark, next, level, zone);
    }
    if is_enacting(text) {
        return Role::Line(ClauseKind::Paragraph);
    }
    if is_closing(text, previous) {
        return Role::Line(ClauseKind::Closing);
    }
    if after_annex && heading_like(text, LONGEST_ANNEX_TITLE) {
        return Role::Line(ClauseKind::Title);
    }
    if level.is_some() {
        return heading(true);
    }
    if is_option_heading(text) || is_remark(text) {
        return heading(false);
    }
    if piece.block.kind == BlockKind::ListItem {
        return Role::Bullet;
    }
    let verb = lead(text);
    let set_apart = piece.block.is_all_emphasis() && heading_like(text, LONGEST_SET_HEADING);
    let speaks = match zone {
        Zone::Plain => false,
        Zone::Preamble => verb != Lead::Unclear,
        Zone::Operative { .. } => verb == Lead::Operative,
    };
    if set_apart || (!speaks && looks_like_heading(piece, next)) {
        return heading(false);
    }
    match (zone, verb) {
        _ if piece.block.continues_item => Role::Text,
        (Zone::Preamble | Zone::Operative { unnumbered: true }, Lead::Operative) => Role::Operative,
        (Zone::Preamble, _) => Role::Preambular,
        // Its number was lost: what is before it ends, and it begins as only an operative paragraph does.
        (Zone::Operative { .. }, Lead::Operative)
            if text.trim_end().ends_with([';', '.', ','])
                && previous
                    .is_some_and(|piece| piece.block.text.trim_end().ends_with([';', '.'])) =>
        {
            Role::Operative
        }
        _ => Role::Text,
    }
}

/// The role of a piece with a label.
fn labelled(
    piece: &Piece,
    mark: &Mark,
    next: Option<&Piece>,
    level: Option<usize>,
    zone: Zone,
) -> Role {
    let words = piece.words().trim();
    let strong = Role::Heading {
        level,
        strong: true,
    };
    let empty = !words.chars().any(char::is_alphanumeric);
    let in_brackets = words.starts_with(['(', '[', '*']) && !words.ends_with(['.', ';', ',']);
    match mark.class {
        Some(WordClass::Operative | WordClass::Preambular) => return Role::Item { titled: false },
        Some(_)
            if level.is_some()
                || empty
                || in_brackets && word_count(words, 41) <= 40
                || heading_like(words, 40) =>
        {
            return strong;
        }
        Some(_) => return Role::Item { titled: false },
        None => {}
    }
    if level.is_some() {
        return strong;
    }
    let capital = matches!(mark.numeral(), Numeral::UpperRoman | Numeral::UpperLetter);
    if capital
        && mark.word.is_empty()
        && mark.decoration != Decoration::Round
        && heading_like(words, LONGEST_SET_HEADING)
    {
        return strong;
    }
    Role::Item {
        titled: is_titled(piece, mark, next, zone),
    }
}

/// True when the words of a numbered piece are only a heading: `3. Definitions`.
fn is_titled(piece: &Piece, mark: &Mark, next: Option<&Piece>, zone: Zone) -> bool {
    let words = piece.words();
    let emphasised: usize = piece
        .block
        .emphasis
        .iter()
        .map(|range| range.end.saturating_sub(range.start.max(piece.cut.end)))
        .sum();
    if emphasised * 10 >= words.len() * 9 && heading_like(words, LONGEST_SET_HEADING) {
        return true;
    }
    if piece.block.kind == BlockKind::ListItem
        || !heading_like(words, LONGEST_NUMBERED_HEADING)
        || !matches!(mark.numeral(), Numeral::Arabic | Numeral::Compound)
        || (zone != Zone::Plain && lead(words) != Lead::Unclear)
    {
        return false;
    }
    let Some(next) = next else { return false };
    match &next.mark {
        Some(below) => {
            let (own, below) = (mark.to_label(), below.to_label());
            below.ordinals.len() > own.ordinals.len() && below.ordinals.starts_with(&own.ordinals)
        }
        None => {
            matches!(next.block.kind, BlockKind::Paragraph)
                && next.role == Role::Open
                && !begins_small(&next.block.text)
                && next.block.text.len() > words.len()
        }
    }
}

/// An unnumbered line that looks like a heading and has something to head.
fn looks_like_heading(piece: &Piece, next: Option<&Piece>) -> bool {
    let plain = piece.block.kind == BlockKind::Paragraph
        && piece.block.list_depth == 0
        && !piece.block.continues_item;
    plain
        && heading_like(&piece.block.text, LONGEST_PLAIN_HEADING)
        && next.is_some_and(|next| {
            next.mark.is_some()
                || matches!(next.role, Role::Row { .. } | Role::Bullet)
                || next.role == Role::Open
                    && !heading_like(&next.block.text, LONGEST_PLAIN_HEADING)
                    && !begins_small(&next.block.text)
        })
}

/// A drafter's remark in braces that heads what follows: `{Tracking}`.
fn is_remark(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('{') && text.ends_with('}') && word_count(text, 31) <= LONGEST_SET_HEADING
}

/// The meeting and the date after a text: `3rd plenary meeting`, `12 June 2031`.
fn is_closing(text: &str, previous: Option<&Piece>) -> bool {
    const LONGEST: usize = 12;
    if word_count(text, LONGEST + 1) > LONGEST || text.trim_end().ends_with([';', ',', ':']) {
        return false;
    }
    let mut words = text.split_whitespace();
    let numbered = words.next().is_some_and(|first| {
        let letters = first.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() < first.len()
            && matches!(letters, "st" | "nd" | "rd" | "th" | "e" | "ª" | "a")
    });
    let lower = text.to_lowercase();
    if numbered
        && (lower.contains("meeting") || lower.contains("séance") || lower.contains("sesión"))
    {
        return true;
    }
    let below_closing = previous.is_some_and(|piece| piece.role == Role::Line(ClauseKind::Closing));
    below_closing && super::masthead::find_date(text).is_some() && word_count(text, 6) <= 5
}

fn zone_after(piece: &Piece, zone: Zone) -> Zone {
    match (&piece.role, zone) {
        _ if is_annex(piece) => Zone::Plain,
        (Role::Heading { .. }, _)
            if piece.mark.as_ref().is_some_and(|mark| {
                matches!(mark.class, Some(WordClass::Article | WordClass::Division))
            }) =>
        {
            Zone::Plain
        }
        (Role::Line(ClauseKind::Paragraph | ClauseKind::Closing), _) => Zone::Plain,
        (Role::Operative, Zone::Preamble) => Zone::Operative { unnumbered: true },
        _ if piece.block.unit == Some(Unit::Preamble) => zone,
        (Role::Item { .. }, Zone::Preamble) => {
            let numbered = piece.mark.as_ref().is_some_and(|mark| {
                matches!(mark.numeral(), Numeral::Arabic)
                    && mark.class != Some(WordClass::Preambular)
            });
            if numbered && lead(piece.words()) != Lead::Preambular {
                Zone::Operative { unnumbered: false }
            } else {
                Zone::Preamble
            }
        }
        _ => zone,
    }
}

/// True for the heading of an annex, or of one of several texts.
pub(super) fn is_annex(piece: &Piece) -> bool {
    matches!(piece.role, Role::Heading { .. })
        && match &piece.mark {
            Some(mark) => matches!(mark.class, Some(WordClass::Annex | WordClass::Text)),
            None => is_bare_annex(&piece.block.text),
        }
}

/// True when the heading of an annex brings its title along.
fn has_title(piece: &Piece) -> bool {
    piece.mark.is_some() && piece.words().chars().any(char::is_alphanumeric)
}
