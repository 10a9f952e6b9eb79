//! Pieces in a row → clauses that stand under each other, each with its place.

use super::frames::Frames;
use super::mark::Mark;
use super::numbering::Numbering;
use super::organ::is_enacting;
use super::piece::{Piece, Role, is_only_label, take_out};
use super::places::{Places, within};
use super::region::Region;
use super::sections::Sections;
use crate::model::{Clause, ClauseId, ClauseKind, Label, Warning};

mod heading;
mod item;
mod text;

/// Builds the clauses of a document, and tells where its numbers are out of order.
pub(super) fn build(
    pieces: &mut [Piece],
    regions: &[(usize, Region)],
) -> (Vec<Clause>, Vec<Warning>) {
    let following = next_of_same_decoration(pieces);
    let mut tree = Tree::new(regions, pieces.len());
    let mut regions = regions.iter().skip(1).peekable();
    let mut at = 0;
    let mut ahead = pieces;
    while let Some((piece, rest)) = ahead.split_first_mut() {
        if let Some((_, region)) = regions.next_if(|(start, _)| *start == at) {
            tree.enter(*region);
        }
        let next = following.get(at).copied().flatten();
        let next = next.and_then(|next| rest.get(next.checked_sub(at + 1)?)?.mark.as_ref());
        tree.add(piece, next);
        ahead = rest;
        at += 1;
    }
    (tree.clauses, tree.numbering.warnings())
}

/// For each labelled piece, the next one whose label is punctuated alike.
fn next_of_same_decoration(pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut next = vec![None; pieces.len()];
    let mut latest: [Option<usize>; 4] = [None; 4];
    for (at, piece) in pieces.iter().enumerate().rev() {
        let Some(mark) = &piece.mark else { continue };
        if matches!(piece.role, Role::Footnote | Role::Row { .. }) {
            continue;
        }
        let kind = mark.decoration as usize;
        if let (Some(slot), Some(last)) = (next.get_mut(at), latest.get_mut(kind)) {
            *slot = *last;
            *last = Some(at);
        }
    }
    next
}

/// What stands between the last item and here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    Nothing,
    /// A line that only looks like a heading, or the end of a list.
    Line,
    Heading,
}

/// An unnumbered paragraph that a list may hang under.
struct Chapeau {
    clause: ClauseId,
    place: String,
}

#[allow(clippy::struct_excessive_bools)] // independent facts about what was passed, not one state
struct Tree {
    clauses: Vec<Clause>,
    region: Region,
    sections: Sections,
    frames: Frames,
    heading_since: Since,
    /// The last number of an outermost item in this region.
    last_number: u32,
    /// A paragraph without a label stands between the last item and here.
    text_since: bool,
    places: Places,
    /// The paragraph just before, if a list may hang under it.
    chapeau: Option<Chapeau>,
    numbering: Numbering,
    /// An operative paragraph was seen in this region: what follows is no preamble.
    operative_seen: bool,
    article_seen: bool,
    has_articles: bool,
    /// Somewhere in the document an organ decides.
    resolution: bool,
}

impl Tree {
    fn new(regions: &[(usize, Region)], clauses: usize) -> Self {
        Self {
            clauses: Vec::with_capacity(clauses),
            region: regions
                .first()
                .map(|(_, region)| *region)
                .unwrap_or_default(),
            has_articles: regions.iter().any(|(_, region)| region.articles),
            sections: Sections::default(),
            frames: Frames::default(),
            heading_since: Since::Nothing,
            last_number: 0,
            text_since: false,
            resolution: regions.iter().any(|(_, region)| region.operative()),
            places: Places::default(),
            chapeau: None,
            numbering: Numbering::default(),
            operative_seen: false,
            article_seen: false,
        }
    }

    fn enter(&mut self, region: Region) {
        self.region = region;
        self.frames.clear();
        self.operative_seen = false;
        self.last_number = 0;
        self.chapeau = None;
    }

    fn add(&mut self, piece: &mut Piece, next: Option<&Mark>) {
        match piece.role {
            Role::Line(kind) => self.line(piece, kind),
            Role::Heading { level, strong } => self.heading(piece, level, strong, next),
            Role::Item { titled } => self.item(piece, titled, next),
            Role::Bullet => self.bullet(piece),
            Role::Preambular => self.preambular(piece),
            Role::Operative => self.operative(piece),
            Role::Open | Role::Text => self.text(piece),
            Role::Row { header } => self.row(piece, header),
            Role::Footnote => self.footnote(piece),
        }
    }

    /// Makes the clause of a piece, takes its words over, and returns its id.
    fn push(
        &mut self,
        piece: &mut Piece,
        kind: ClauseKind,
        parent: Option<ClauseId>,
        place: String,
        label: Option<Label>,
    ) -> ClauseId {
        let block = &mut piece.block;
        let only_label = piece.mark.is_some() && is_only_label(&block.text, &piece.cut);
        let mut text = std::mem::take(&mut block.text);
        let mut emphasis = std::mem::take(&mut block.emphasis);
        if only_label {
            // Its words are the clause's text.
            let printed = text.trim();
            text = match (printed.is_empty(), &label) {
                (true, Some(label)) => label.printed.clone(),
                _ => printed.to_string(),
            };
            emphasis.clear();
        } else {
            take_out(&mut text, &piece.cut, &mut emphasis);
        }
        let id = self.clauses.len();
        self.clauses.push(Clause {
            id,
            parent,
            kind,
            label,
            place,
            text,
            emphasis,
            depth: parent
                .and_then(|parent| self.clauses.get(parent))
                .map_or(0, |parent| parent.depth + 1),
            span: block.span.clone(),
            line: block.line,
            revisions: std::mem::take(&mut block.revisions),
        });
        id
    }

    /// A line above or below the text: it stands under its annex, or under nothing.
    fn line(&mut self, piece: &mut Piece, kind: ClauseKind) {
        let region = self.sections.region();
        let scope = region.place.clone();
        let place = match kind {
            ClauseKind::Masthead => self.places.counted(&within(&scope, "masthead"), " "),
            ClauseKind::Closing => {
                self.frames.clear();
                self.places.numbered_from_second("closing")
            }
            ClauseKind::Paragraph if is_enacting(&piece.block.text) => {
                self.places.unique(within(&scope, "enacting formula"))
            }
            ClauseKind::Paragraph => {
                let stem = within(&scope, "introductory para.");
                self.places.counted(&stem, " ")
            }
            other => self.places.unique(within(&scope, other.name())),
        };
        self.chapeau = None;
        let label = piece.mark.as_ref().map(Mark::to_label);
        let parent = region.clause.filter(|_| kind != ClauseKind::Closing);
        self.push(piece, kind, parent, place, label);
    }

    fn footnote(&mut self, piece: &mut Piece) {
        let crate::model::BlockKind::Footnote { mark } = &piece.block.kind else {
            return;
        };
        let mark = mark.trim();
        let place = if mark.is_empty() {
            self.places.counted("fn. without mark", " ")
        } else {
            self.places.unique(format!("fn. {mark}"))
        };
        let label = match &piece.mark {
            Some(found) => Some(found.to_label()),
            None if mark.is_empty() => None,
            None => Some(Label {
                printed: mark.to_string(),
                ..Label::default()
            }),
        };
        self.push(piece, ClauseKind::Footnote, None, place, label);
    }

    fn row(&mut self, piece: &mut Piece, header: bool) {
        let section = self.sections.top();
        let label = piece.mark.as_ref().map(Mark::to_label);
        let place = match &piece.mark {
            _ if header => self.places.unique(within(&section.scope, "column titles")),
            Some(mark) if mark.is_compound() => {
                let region = self.sections.region().place;
                self.places.unique(within(&region, &mark.printed))
            }
            Some(mark) => {
                let place = within(&section.scope, &format!("row {}", mark.core()));
                self.places.unique(place)
            }
            None => self.places.counted(&within(&section.scope, "row"), " "),
        };
        self.chapeau = None;
        self.push(piece, ClauseKind::TableRow, section.clause, place, label);
    }
}
