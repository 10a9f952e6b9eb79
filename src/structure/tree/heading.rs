//! Headings: what they close, and what stands under them.

use super::{Since, Tree};
use crate::model::{ClauseKind, Numeral, Unit};
use crate::structure::mark::Mark;
use crate::structure::numeral::Reading;
use crate::structure::piece::Piece;
use crate::structure::places::within;
use crate::structure::sections::{Rank, Section, styled};
use crate::structure::shape::{is_option_heading, option_name};
use crate::structure::words::{WordClass, is_bare_annex};

impl Tree {
    pub(super) fn heading(
        &mut self,
        piece: &mut Piece,
        level: Option<usize>,
        strong: bool,
        next: Option<&Mark>,
    ) {
        if piece.block.continues_item && self.option_inside_item(piece) {
            return;
        }
        let reading = piece
            .mark
            .as_ref()
            .map_or(0, |mark| self.heading_reading(mark, next));
        let rank = rank(piece, level, strong, reading);
        let expected = self.sections.make_room(&rank);
        let above = self.sections.top();
        let mut mark = piece.mark.clone();
        if let Some(mark) = &mut mark
            && reading < mark.readings.len()
        {
            mark.readings.swap(0, reading);
        }
        let label = mark.as_ref().map(Mark::to_label);
        let named = mark.as_ref().map(|mark| heading_name(mark, &above));
        let place = match &named {
            Some(name) => {
                let whole = match (&rank, mark.as_ref().is_some_and(Mark::is_compound)) {
                    (Rank::Annex, _) => name.clone(),
                    (_, true) => within(&self.sections.region().place, name),
                    _ => within(&self.scope_of_name(piece, &above, name), name),
                };
                self.places.unique(whole)
            }
            None if rank == Rank::Annex => {
                let word = piece.block.text.trim().trim_matches(['[', ']', ':', '.']);
                self.places.unique(word.to_string())
            }
            None => match option_name(&piece.block.text) {
                Some(name) => self.places.unique(within(&above.scope, &name)),
                None => self.places.counted(&within(&above.scope, "heading"), " "),
            },
        };
        if let (Some(label), Some(last)) = (&label, expected) {
            self.numbering.heading(
                &place,
                &label.printed,
                last,
                label.last_ordinal(),
                &label.suffix,
            );
        }
        let id = self.push(
            piece,
            ClauseKind::Heading,
            above.clause,
            place.clone(),
            label,
        );
        let labelled = named.is_some() || matches!(rank, Rank::Annex | Rank::Option);
        let cited = mark.as_ref().is_some_and(|mark| {
            mark.class == Some(WordClass::Article)
                || mark.is_compound()
                || (mark.class.is_none() && mark.numeral() == Numeral::Arabic)
        });
        self.article_seen |= mark
            .as_ref()
            .is_some_and(|mark| mark.class == Some(WordClass::Article));
        let weak = rank == Rank::Weak;
        self.sections.push(Section {
            scope: if labelled { place.clone() } else { above.scope },
            bracketed: cited,
            last: mark.as_ref().map_or(0, Mark::ordinal),
            rank,
            clause: Some(id),
            place,
        });
        self.chapeau = None;
        if strong && !self.region.through {
            self.frames.clear();
        }
        self.heading_since = if weak && self.heading_since != Since::Heading {
            Since::Line
        } else {
            Since::Heading
        };
    }

    /// `Option 1:` inside an item heads the paragraphs of that item only.
    fn option_inside_item(&mut self, piece: &mut Piece) -> bool {
        let Some(name) = option_name(&piece.block.text) else {
            return false;
        };
        let item = self
            .frames
            .carried_on_by(piece, false, false)
            .filter(|_| self.heading_since == Since::Nothing)
            .map(|frame| (frame.clause, within(&frame.place, &name)));
        let Some((clause, place)) = item else {
            return false;
        };
        let place = self.places.unique(place);
        self.push(piece, ClauseKind::Heading, Some(clause), place, None);
        true
    }

    /// Which reading of `I.` or `C.` carries on an open row of headings, or begins one.
    fn heading_reading(&self, mark: &Mark, next: Option<&Mark>) -> usize {
        let readings = 0..mark.readings.len();
        let last = |reading: usize| self.sections.last_of(mark, reading);
        let number = |reading: usize| mark.readings.get(reading).map_or(0, Reading::last);
        let runs_on = |reading: &usize| last(*reading).is_some_and(|l| number(*reading) == l + 1);
        let goes_on = |reading: &usize| {
            let own = mark.readings.get(*reading);
            next.zip(own).is_some_and(|(next, own)| {
                next.readings
                    .iter()
                    .any(|r| r.numeral == own.numeral && r.last() == own.last() + 1)
            })
        };
        let both = readings.clone().find(|r| runs_on(r) && goes_on(r));
        both.or_else(|| readings.clone().find(runs_on))
            .or_else(|| readings.clone().find(goes_on))
            .or_else(|| readings.clone().find(|r| number(*r) == 1))
            .unwrap_or(0)
    }

    /// `sect. II.A` is said in one breath; everything else after a comma.
    fn scope_of_name(&self, piece: &Piece, above: &Section, name: &str) -> String {
        if name.contains('.') && name.starts_with("sect. ") && above.scope.contains("sect. ") {
            return self.sections.region().place;
        }
        let cited_section = piece.block.unit == Some(Unit::Named("section"));
        if name.starts_with("Art.") || name.starts_with('§') || cited_section {
            // Articles are numbered through the chapters: the chapter says nothing.
            return self.sections.region().place;
        }
        above.scope.clone()
    }
}

fn rank(piece: &Piece, level: Option<usize>, strong: bool, reading: usize) -> Rank {
    let annex = match &piece.mark {
        Some(mark) => matches!(mark.class, Some(WordClass::Annex | WordClass::Text)),
        None => is_bare_annex(&piece.block.text),
    };
    match (&piece.mark, level) {
        _ if annex => Rank::Annex,
        (_, Some(level)) => Rank::Level(level),
        (Some(mark), None) => styled(mark, reading),
        (None, None) if is_option_heading(&piece.block.text) => Rank::Option,
        (None, None) if strong => Rank::Level(1),
        (None, None) => Rank::Weak,
    }
}

/// How a place names a heading: `Art. 4`, `Chapter II`, `sect. IV.A`, `V1.1`, `Annex I`.
fn heading_name(mark: &Mark, above: &Section) -> String {
    let core = mark.core();
    if mark.class.is_some() {
        let word = if mark.shown_word.is_empty() {
            mark.word.as_str()
        } else {
            mark.shown_word
        };
        // `第四条` holds its word already.
        if core.starts_with('第') {
            return core;
        }
        return format!("{word} {core}");
    }
    if mark.is_compound() || mark.inner.is_some() {
        return mark
            .printed
            .trim_matches(|c: char| !c.is_alphanumeric() && c != ')')
            .to_string();
    }
    match above.place.rsplit_once("sect. ") {
        Some((_, outer)) if !above.bracketed && !outer.contains(' ') => {
            format!("sect. {outer}.{core}")
        }
        _ => format!("sect. {core}"),
    }
}
