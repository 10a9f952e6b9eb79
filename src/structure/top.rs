//! The lines above the text: masthead, sponsors, recommendation, title, organ.

use super::mark::Decoration;
use super::organ::{Lead, is_organ, lead};
use super::piece::{Piece, Role};
use super::shape::{heading_like, word_count};
use super::words::{WordClass, is_bare_annex};
use crate::model::{BlockKind, ClauseKind};

mod lines;

use lines::{is_preamble_heading, is_title, known_line, resolution_number};

/// Most pieces that stand above the first text of a document.
const LONGEST_TOP: usize = 60;
/// Most pieces between the title of a further text and its organ.
const LONGEST_INNER_TOP: usize = 6;
/// Most words of a title.
const LONGEST_TITLE: usize = 70;
/// Most words of a line in the masthead: agenda items are long sentences.
const LONGEST_LINE: usize = 80;

/// What was found above the text.
#[derive(Debug, Default)]
pub(super) struct Top {
    /// The pieces that name an organ, in order.
    pub(super) organs: Vec<usize>,
    /// The piece that is the document's title.
    pub(super) title: Option<usize>,
    pub(super) sponsors: Vec<String>,
    /// The kind of document as printed.
    pub(super) document_type: String,
}

/// Gives the lines above the text their roles.
pub(super) fn recognise(pieces: &mut [Piece]) -> Top {
    let mut top = Top {
        organs: find_organs(pieces),
        ..Top::default()
    };
    if let Some(organ) = top.organs.first().copied() {
        above_organ(pieces, organ, &mut top);
    } else {
        loose_lines(pieces, &mut top);
        if top.title.is_none() {
            first_heading(pieces, &mut top);
        }
    }
    for organ in top.organs.clone() {
        set(pieces, organ, ClauseKind::Organ);
    }
    for organ in top.organs.iter().copied().skip(1) {
        inner_title(pieces, organ);
    }
    top
}

fn find_organs(pieces: &[Piece]) -> Vec<usize> {
    pieces
        .iter()
        .enumerate()
        .filter(|(at, piece)| {
            piece.role == Role::Open
                && piece.mark.is_none()
                && is_organ(&piece.block.text)
                && speaks(pieces, *at)
        })
        .map(|(at, _)| at)
        .collect()
}

/// True when what follows a possible organ line is what an organ says.
fn speaks(pieces: &[Piece], at: usize) -> bool {
    let line = pieces.get(at).map_or("", |piece| piece.block.text.trim());
    let follower = pieces
        .iter()
        .skip(at + 1)
        .find(|piece| piece.role != Role::Footnote);
    let Some(follower) = follower else {
        return false;
    };
    let verb = lead(follower.words()) != Lead::Unclear;
    let foreign = !follower
        .words()
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| c.is_ascii());
    let heading = matches!(follower.block.kind, BlockKind::Heading(_));
    if line.ends_with([',', '،', '，']) {
        verb || foreign
            || follower.mark.is_some()
            || (!heading && follower.block.text.trim_end().ends_with([',', ';']))
    } else {
        verb
    }
}

/// Everything above the first organ.
fn above_organ(pieces: &mut [Piece], organ: usize, top: &mut Top) {
    let start = first_line(pieces, organ);
    let several = top.organs.len() > 1;
    let mut anchor = None;
    let mut first_anchor = None;
    let mut unknown = Vec::new();
    for at in start..organ {
        let Some(piece) = pieces.get(at) else { break };
        if piece.role != Role::Open || is_preamble_heading(&piece.block.text) {
            continue;
        }
        let is_text_heading = several
            && piece
                .mark
                .as_ref()
                .is_some_and(|mark| mark.class == Some(WordClass::Text));
        if is_text_heading {
            anchor = Some(at);
            continue;
        }
        match known_line(&piece.block.text, top) {
            Some((kind, is_anchor)) => {
                set(pieces, at, kind);
                if is_anchor {
                    anchor = Some(at);
                    first_anchor = first_anchor.or(anchor);
                }
            }
            None => unknown.push(at),
        }
    }
    let title_below = |line: Option<usize>| {
        let candidates = || {
            unknown
                .iter()
                .rev()
                .filter(|at| line.is_none_or(|line| **at > line))
                .filter_map(|at| Some((*at, pieces.get(*at)?)))
                .filter(|(_, piece)| is_title(&piece.block.text))
        };
        // What the format calls a heading is believed before a plain line.
        candidates()
            .find(|(_, piece)| matches!(piece.block.kind, BlockKind::Heading(_)))
            .or_else(|| candidates().next())
            .map(|(at, _)| at)
    };
    // Sponsors stand above the title, or between the title and the organ.
    let title = title_below(anchor).or_else(|| title_below(first_anchor));
    for at in unknown {
        if Some(at) == title {
            continue;
        }
        let line = pieces.get(at).is_some_and(|piece| {
            word_count(&piece.block.text, LONGEST_LINE + 1) <= LONGEST_LINE
                && !piece.block.text.trim_end().ends_with(['.', ';'])
        });
        let before_title = title.is_none_or(|title| at < title) || anchor > Some(at);
        if line && before_title {
            set(pieces, at, ClauseKind::Masthead);
        } else {
            set(pieces, at, ClauseKind::Paragraph);
        }
    }
    if let Some(title) = title {
        set_title(pieces, title);
        top.title = Some(title);
    }
}

/// The first piece above an organ that can belong to the masthead: nothing before a numbered paragraph can.
fn first_line(pieces: &[Piece], organ: usize) -> usize {
    let earliest = organ.saturating_sub(LONGEST_TOP);
    let body = pieces
        .get(earliest..organ)
        .unwrap_or_default()
        .iter()
        .rposition(|piece| {
            piece.mark.as_ref().is_some_and(|mark| {
                mark.class != Some(WordClass::Text)
                    && mark.decoration != Decoration::Bare
                    && !heading_like(piece.words(), LONGEST_TITLE)
            })
        });
    body.map_or(earliest, |body| earliest + body + 1)
}

/// Masthead lines of a document without an organ: only what is unmistakable, at the very top.
fn loose_lines(pieces: &mut [Piece], top: &mut Top) {
    const LINES: usize = 15;
    let mut last = None;
    let mut kinds = Vec::new();
    for (at, piece) in pieces.iter().enumerate().take(LINES) {
        if piece.role != Role::Open || piece.mark.is_some() {
            continue;
        }
        let text = &piece.block.text;
        let own = word_count(text, 30) < 30
            && (super::masthead::find_session(text).is_some()
                || super::masthead::find_agenda_item(text).is_some()
                || text
                    .split_whitespace()
                    .any(|word| crate::model::Symbol::parse(word).is_some())
                    && word_count(text, 5) < 5);
        let kind = known_line(text, top).map(|(kind, _)| kind);
        if let Some(kind) = kind.or(own.then_some(ClauseKind::Masthead)) {
            kinds.push((at, kind));
            last = Some(at);
        }
    }
    for (at, kind) in kinds {
        set(pieces, at, kind);
    }
    // A title right below such lines.
    let below = last.map_or(0, |at| at + 1);
    let is_titled = last.is_some()
        && pieces.get(below).is_some_and(|piece| {
            piece.role == Role::Open && piece.mark.is_none() && is_title(&piece.block.text)
        });
    if is_titled {
        set_title(pieces, below);
        top.title = Some(below);
    }
}

/// The title of a text without masthead: its first line, if that heads everything below.
fn first_heading(pieces: &mut [Piece], top: &mut Top) {
    let Some(first) = pieces.iter().position(|piece| piece.role == Role::Open) else {
        return;
    };
    let level_of = |piece: &Piece| match piece.block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let Some(piece) = pieces.get(first) else {
        return;
    };
    if piece.mark.is_some()
        || is_bare_annex(&piece.block.text)
        || is_preamble_heading(&piece.block.text)
    {
        return;
    }
    let below = pieces.get(first + 1..).unwrap_or_default();
    let heads_all = match level_of(piece) {
        Some(level) => below.iter().filter_map(level_of).all(|other| other > level),
        None => {
            piece.block.kind == BlockKind::Paragraph
                && heading_like(&piece.block.text, LONGEST_TITLE / 3)
                && !piece.block.continues_item
                && below.first().is_some_and(|next| {
                    next.mark.is_some()
                        || level_of(next).is_some()
                        || !heading_like(&next.block.text, LONGEST_TITLE / 3)
                })
        }
    };
    if heads_all {
        set_title(pieces, first);
        top.title = Some(first);
    }
}

/// The title of a second draft resolution in one document.
fn inner_title(pieces: &mut [Piece], organ: usize) {
    let from = organ.saturating_sub(LONGEST_INNER_TOP);
    let title = (from..organ).rev().find(|at| {
        pieces
            .get(*at)
            .is_some_and(|piece| piece.role == Role::Open)
    });
    let Some(title) = title else { return };
    let fits = pieces.get(title).is_some_and(|piece| {
        piece.mark.is_none() && heading_like(&piece.block.text, LONGEST_TITLE)
    });
    if fits
        && !pieces
            .get(title)
            .is_some_and(|p| is_bare_annex(&p.block.text))
    {
        set(pieces, title, ClauseKind::Title);
    }
}

fn set_title(pieces: &mut [Piece], at: usize) {
    if let Some(piece) = pieces.get_mut(at) {
        piece.unlabel();
        if let Some(mark) = resolution_number(&piece.block.text) {
            piece.cut = mark.cut.clone();
            piece.mark = Some(mark);
        }
        piece.role = Role::Line(ClauseKind::Title);
    }
}

fn set(pieces: &mut [Piece], at: usize, kind: ClauseKind) {
    if let Some(piece) = pieces.get_mut(at) {
        piece.unlabel();
        piece.role = Role::Line(kind);
    }
}
