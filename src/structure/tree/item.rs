//! Labelled paragraphs: which list they belong to, and what a delegate calls them.

use super::{Chapeau, Since, Tree};
use crate::model::{ClauseId, ClauseKind, Numeral, Unit};
use crate::structure::frames::{Fit, Frames, Sequence};
use crate::structure::mark::{Decoration, Mark};
use crate::structure::organ::{Lead, lead};
use crate::structure::piece::Piece;
use crate::structure::places::within;
use crate::structure::sections::Section;
use crate::structure::words::WordClass;

impl Tree {
    pub(super) fn item(&mut self, piece: &mut Piece, titled: bool, next: Option<&Mark>) {
        let Some(mut mark) = piece.mark.take() else {
            return;
        };
        let mut fit = self.place_among_open(piece, &mark, next);
        let runs_on = mark.ordinal() == self.last_number + 1;
        if runs_on && matches!(fit.sequence, Sequence::BeginsAt(_)) {
            fit.sequence = Sequence::Expected;
        }
        if fit.reading < mark.readings.len() {
            mark.readings.swap(0, fit.reading);
        }
        mark.quoted |= self.frames.is_quoted(fit);
        let carried_on = self.frames.base_of(fit);
        self.frames.keep(fit.keep);
        self.heading_since = Since::Nothing;
        self.text_since = false;
        let outermost = self.frames.is_empty();
        let preambular = outermost && self.is_preambular(piece, &mark);
        let (parent, place) = match self.frames.top() {
            Some(frame) if mark.is_compound() && says_where(&mark, &frame.ordinals, piece) => {
                let region = self.sections.region().place;
                (Some(frame.clause), within(&region, code_name(&mark)))
            }
            Some(frame) => (Some(frame.clause), below(&frame.place, &mark)),
            None => self.outermost_place(piece, &mark, preambular, carried_on.as_ref()),
        };
        let place = self.places.unique(place);
        let label = mark.to_label();
        self.numbering.item(&place, &label, fit.sequence);
        let kind = self.item_kind(&mark, titled, outermost, preambular, parent);
        let base = outermost.then(|| self.base_for(piece, &mark, carried_on.as_ref()));
        self.open_item(
            piece,
            &mark,
            self.clauses.len(),
            place.clone(),
            &label,
            base,
        );
        if outermost && mark.numeral() == Numeral::Arabic {
            self.last_number = mark.ordinal();
        }
        self.operative_seen |= kind == ClauseKind::Operative;
        self.chapeau = None;
        piece.mark = Some(mark);
        self.push(piece, kind, parent, place, Some(label));
    }

    fn place_among_open(&mut self, piece: &Piece, mark: &Mark, next: Option<&Mark>) -> Fit {
        if piece.block.unit == Some(Unit::Item) {
            return self.frames.fit_depth(piece, mark, next);
        }
        if mark.is_compound() {
            return self.frames.fit_compound(mark);
        }
        if mark.class.is_some() {
            // `Section 3.` or `OP3` stands under no other item, but carries on a row of its own.
            let mut fit = self.frames.fit(piece, mark, next);
            if fit.keep > 0 {
                fit.sequence = Sequence::Expected;
            }
            return Fit { keep: 0, ..fit };
        }
        self.frames.close_to_depth(piece);
        let arabic = mark.numeral() == Numeral::Arabic;
        let numbered = arabic && mark.decoration != Decoration::Round && !mark.quoted;
        if numbered && self.region.operative() && self.frames.is_lettered() {
            // After the letters of a preambular paragraph the operative part begins.
            self.frames.clear();
        }
        let mut fit = self.frames.fit(piece, mark, next);
        let lettered_below_line = self.heading_since == Since::Line && !arabic;
        if self.heading_since == Since::Nothing || lettered_below_line {
            let anew = matches!(fit.sequence, Sequence::GoesBack(_)) && self.text_since;
            if anew && mark.ordinal() == 1 {
                fit.sequence = Sequence::Expected;
            }
            return fit;
        }
        // Below a heading only the next number carries an open list on.
        if let Some(fit) = self.frames.continues(piece, mark, next) {
            return fit;
        }
        if fit.keep == 0 && matches!(fit.sequence, Sequence::Jumps(_)) && arabic {
            return fit;
        }
        self.frames.clear();
        self.frames.fit(piece, mark, next)
    }

    /// A numbered paragraph of a preamble: a recital, `PP3`, or `3. Recalling …` before anything operative.
    fn is_preambular(&self, piece: &Piece, mark: &Mark) -> bool {
        if piece.block.unit == Some(Unit::Preamble) {
            return true;
        }
        match mark.class {
            Some(WordClass::Preambular) => return true,
            Some(_) => return false,
            None => {}
        }
        let arabic = mark.numeral() == Numeral::Arabic;
        let speaks = self.region.operative()
            && !self.operative_seen
            && piece.words().trim_end().ends_with(',')
            && lead(piece.words()) == Lead::Preambular;
        let recital = !self.region.organ
            && self.has_articles
            && !self.article_seen
            && mark.decoration == Decoration::Round;
        arabic && (speaks || recital)
    }

    /// Parent and place of an item that stands under no other item.
    fn outermost_place(
        &self,
        piece: &Piece,
        mark: &Mark,
        preambular: bool,
        carried_on: Option<&Section>,
    ) -> (Option<ClauseId>, String) {
        let region = self.sections.region();
        let core = mark.core();
        if let Some(class) = mark.class {
            let section = if class == WordClass::Article || class == WordClass::Division {
                self.sections.base()
            } else {
                region.clone()
            };
            let word = if mark.shown_word.is_empty() {
                mark.word.as_str()
            } else {
                mark.shown_word
            };
            let space = if matches!(word, "OP" | "PP") { "" } else { " " };
            let name = if core.starts_with('第') {
                core
            } else {
                format!("{word}{space}{core}")
            };
            return (section.clause, within(&region.place, &name));
        }
        if mark.is_compound() {
            let place = within(&region.place, code_name(mark));
            return (self.sections.base().clause, place);
        }
        let arabic = mark.numeral() == Numeral::Arabic;
        if preambular {
            let name = if self.region.operative() {
                format!("PP{core}")
            } else {
                format!("recital {core}")
            };
            return (region.clause, within(&region.place, &name));
        }

        let base = self.base_for(piece, mark, carried_on);
        if arabic && self.region.operative() && !base.bracketed {
            return (
                region.clause,
                within(&region.place, &format!("OP{core}{}", inner(mark))),
            );
        }
        let section = base;
        let place = if section.bracketed {
            format!("{}({core}){}", section.place, inner(mark))
        } else if arabic {
            within(&section.place, &format!("para. {core}{}", inner(mark)))
        } else {
            within(&section.place, &format!("({core}){}", inner(mark)))
        };
        (section.clause, place)
    }

    /// The heading that an outermost item stands under: that of the list it carries on, or the nearest.
    fn base_for(&self, piece: &Piece, mark: &Mark, carried_on: Option<&Section>) -> Section {
        let arabic = mark.numeral() == Numeral::Arabic;
        let lettered = !arabic || mark.decoration == Decoration::Round;
        // Legislative markup says when a list stands beside the words that announce it, under one heading.
        let stands_beside = piece.block.unit == Some(Unit::Item) && piece.block.list_depth <= 1;
        match (carried_on, &self.chapeau) {
            (Some(base), _) => base.clone(),
            (None, Some(chapeau)) if lettered && !stands_beside => Section {
                clause: Some(chapeau.clause),
                place: chapeau.place.clone(),
                bracketed: true,
                ..self.sections.base()
            },
            _ if arabic && self.region.through => self.sections.region(),
            _ => self.sections.base(),
        }
    }

    fn item_kind(
        &self,
        mark: &Mark,
        titled: bool,
        outermost: bool,
        preambular: bool,
        parent: Option<ClauseId>,
    ) -> ClauseKind {
        if titled {
            return ClauseKind::Heading;
        }
        if preambular {
            return ClauseKind::Preambular;
        }
        if mark.class == Some(WordClass::Operative) {
            return ClauseKind::Operative;
        }
        if mark.class.is_some() || mark.is_compound() {
            return ClauseKind::Paragraph;
        }
        let under_paragraph = parent
            .and_then(|parent| self.clauses.get(parent))
            .is_some_and(|parent| parent.kind != ClauseKind::Heading);
        if !outermost || under_paragraph {
            return ClauseKind::Subparagraph;
        }
        if self.region.operative() && mark.numeral() == Numeral::Arabic {
            ClauseKind::Operative
        } else {
            ClauseKind::Paragraph
        }
    }

    /// Opens the item, and the inner one of `1. (a) …` with it.
    fn open_item(
        &mut self,
        piece: &Piece,
        mark: &Mark,
        id: ClauseId,
        place: String,
        label: &crate::model::Label,
        base: Option<Section>,
    ) {
        let style = Frames::style_of(piece, Some(mark), 0);
        let Some(within) = &mark.inner else {
            self.frames.push(id, place, style, Some(label), piece, base);
            return;
        };
        let outer = crate::model::Label {
            ordinals: vec![mark.ordinal()],
            ..label.clone()
        };
        let outer_place = place
            .strip_suffix(&format!("({})", within.core()))
            .unwrap_or(&place)
            .to_string();
        self.frames
            .push(id, outer_place, style, Some(&outer), piece, base);
        let inner_style = Frames::style_of(piece, Some(within), 0).printed();
        self.frames.push(
            id,
            place,
            inner_style,
            Some(&within.to_label()),
            piece,
            None,
        );
    }

    pub(super) fn bullet(&mut self, piece: &mut Piece) {
        if self.heading_since != Since::Nothing {
            self.frames.clear();
            self.heading_since = Since::Nothing;
        }
        self.frames.close_to_depth(piece);
        let keep = self.frames.keep_for_bullet(piece);
        self.frames.keep(keep);
        let section = self.sections.top();
        let (parent, stem) = match (self.frames.top(), &self.chapeau) {
            (Some(frame), _) => (Some(frame.clause), within(&frame.place, "bullet")),
            (None, Some(chapeau)) => (Some(chapeau.clause), within(&chapeau.place, "bullet")),
            (None, None) => (section.clause, within(&section.scope, "bullet")),
        };
        let place = self.places.counted(&stem, " ");
        let under_paragraph = parent
            .and_then(|parent| self.clauses.get(parent))
            .is_some_and(|parent| parent.kind != ClauseKind::Heading);
        let kind = if under_paragraph {
            ClauseKind::Subparagraph
        } else {
            ClauseKind::Paragraph
        };
        let chapeau = self.chapeau.take();
        let style = Frames::style_of(piece, None, 0);
        if self.frames.is_empty() {
            // The next bullets of the list hang under the same paragraph.
            self.chapeau = chapeau;
        }
        let id = self.clauses.len();
        self.frames
            .push(id, place.clone(), style, None, piece, None);
        self.push(piece, kind, parent, place, None);
    }

    pub(super) fn chapeau(&mut self, clause: ClauseId, place: String) {
        self.chapeau = Some(Chapeau { clause, place });
    }
}

/// True for a code or number with points that says by itself where it stands; in
/// legislative markup only when it begins with the number above it.
fn says_where(mark: &Mark, above: &[u32], piece: &Piece) -> bool {
    piece.block.unit != Some(Unit::Item)
        || mark
            .reading()
            .is_some_and(|own| own.ordinals.starts_with(above))
}

/// The place of an item below another: `OP5` and `(a)` give `OP5(a)`.
fn below(place: &str, mark: &Mark) -> String {
    let core = mark.core();
    if mark.quoted && mark.numeral() == Numeral::Arabic {
        return format!("{place}, para. {core}");
    }
    format!("{place}({core}){}", inner(mark))
}

/// A code or number with points, which says by itself where it stands: `AC-2(3)`, `1.2.3`.
fn code_name(mark: &Mark) -> &str {
    mark.printed
        .trim_matches(|c: char| !c.is_alphanumeric() && c != ')')
}

/// The inner label of `1. (a) …`, as a place shows it.
fn inner(mark: &Mark) -> String {
    mark.inner
        .as_ref()
        .map_or_else(String::new, |inner| format!("({})", inner.core()))
}
