//! The content of a page, drawn in the mind: which letter stands where.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;
use rustc_hash::FxHashMap;

use super::font::Fonts;
use super::glyph::{Glyph, Page, Rule};
use super::layers::Layers;
use super::marked::{Mark, Marks};
use super::matrix::Matrix;
use super::state::{Path, State};
use super::unpack;

/// Forms drawn inside forms; a form that draws itself would never end.
const DEEPEST: usize = 12;
/// Operators of a whole file. A dense page has some ten thousand.
const MOST_OPERATORS: usize = 8_000_000;
/// Operators that drawing a form costs as much as.
const FORM: usize = 100;
/// Characters of a whole file: some 1,500 full pages.
const MOST_GLYPHS: usize = 5_000_000;
/// Straight lines of a page that are kept; tables have hundreds, maps more than anyone needs.
const MOST_RULES: usize = 20_000;
/// Bytes of forms that are kept unpacked, because pages draw them again and again.
const MOST_KEPT: usize = 32 << 20;
/// An upright letter's base line falls or rises by less than this part of its width.
const UPRIGHT: f64 = 0.05;
/// No page is larger, in points; what lies beyond is no place.
const FARTHEST: f64 = 200_000.0;
/// A font of no height says nothing.
const SMALLEST: f64 = 0.5;

/// Draws the pages of one file.
pub(super) struct Drawing<'a> {
    fonts: Fonts<'a>,
    layers: Layers,
    forms: FxHashMap<usize, Option<Rc<[u8]>>>,
    kept: usize,
    operators: usize,
    glyphs: usize,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(layers: Layers) -> Self {
        Self {
            fonts: Fonts::new(),
            layers,
            forms: FxHashMap::default(),
            kept: 0,
            operators: 0,
            glyphs: 0,
        }
    }

    /// True once a file has drawn more than any draft would.
    pub(super) fn is_full(&self) -> bool {
        self.operators >= MOST_OPERATORS || self.glyphs >= MOST_GLYPHS
    }

    /// Draws content that lies on a page by `matrix`.
    pub(super) fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        matrix: Matrix,
        page: &mut Page,
    ) {
        let mut run = Run {
            drawing: self,
            page,
            marks: Marks::default(),
        };
        run.draw(content, resources, State::new(matrix), 0);
    }

    fn form(&mut self, stream: &Stream<'a>) -> Option<Rc<[u8]>> {
        let key = stream.dict().data().as_ptr() as usize;
        if let Some(known) = self.forms.get(&key) {
            return known.clone();
        }
        let content: Option<Rc<[u8]>> = unpack::content(stream).map(|it| it.as_ref().into());
        let length = content.as_ref().map_or(0, |it| it.len());
        if self.kept + length <= MOST_KEPT {
            self.kept += length;
            self.forms.insert(key, content.clone());
        } else {
            // Unpacking again and again is work too.
            self.operators += length;
        }
        content
    }
}

/// The drawing of one page.
struct Run<'r, 'a> {
    drawing: &'r mut Drawing<'a>,
    page: &'r mut Page,
    marks: Marks,
}

impl<'a> Run<'_, 'a> {
    fn draw(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        mut state: State<'a>,
        depth: usize,
    ) {
        let mut path = Path::default();
        let outer_marks = self.marks.len();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.drawing.operators += 1;
            if self.drawing.is_full() {
                break;
            }
            match operator {
                Op::SaveState(_) => state.save(),
                Op::RestoreState(_) => state.restore(),
                Op::Transform(it) => state.now.matrix = Matrix::from(it).then(state.now.matrix),
                Op::SetGraphicsState(it) => self.graphics_state(it.0, resources, &mut state),
                Op::XObject(it) => self.object(it.0, resources, &state, depth),
                Op::InlineImage(_) => self.page.counts.pictures += 1,
                Op::BeginMarkedContent(it) => self.begin(it.0, None, resources),
                Op::BeginMarkedContentWithProperties(it) => {
                    self.begin(it.0, Some(it.1), resources);
                }
                Op::EndMarkedContent(_) if self.marks.len() > outer_marks => {
                    self.marks.end(&mut self.page.glyphs);
                }
                other => {
                    if !self.text(&other, resources, &mut state) {
                        self.lines(&other, &state, &mut path);
                    }
                }
            }
        }
        while self.marks.len() > outer_marks {
            self.marks.end(&mut self.page.glyphs);
        }
    }

    /// Operators of text; false for others.
    fn text(
        &mut self,
        operator: &Op<'_, '_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
    ) -> bool {
        match operator {
            Op::BeginText(_) => state.set_text(Matrix::IDENTITY),
            Op::CharacterSpacing(it) => state.now.letter_spacing = it.0.as_f64(),
            Op::WordSpacing(it) => state.now.word_spacing = it.0.as_f64(),
            Op::HorizontalScaling(it) => state.now.stretch = it.0.as_f64() / 100.0,
            Op::TextLeading(it) => state.now.leading = it.0.as_f64(),
            Op::TextRise(it) => state.now.rise = it.0.as_f64(),
            Op::TextRenderingMode(it) => state.now.thickened = matches!(it.0.as_i64(), 2 | 6),
            Op::TextFont(it) => {
                state.now.size = it.1.as_f64();
                state.now.font = resources
                    .get_font(it.0)
                    .and_then(|dictionary| self.drawing.fonts.font(&dictionary));
            }
            Op::SetTextMatrix(it) => state.set_text(Matrix::from(it.clone())),
            Op::NextLine(it) => state.next_line(it.0.as_f64(), it.1.as_f64()),
            Op::NextLineAndSetLeading(it) => {
                state.now.leading = -it.1.as_f64();
                state.next_line(it.0.as_f64(), it.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => state.next_line(0.0, -state.now.leading),
            Op::ShowText(it) => self.show(it.0.as_bytes(), state),
            Op::NextLineAndShowText(it) => {
                state.next_line(0.0, -state.now.leading);
                self.show(it.0.as_bytes(), state);
            }
            Op::ShowTextWithParameters(it) => {
                state.now.word_spacing = it.0.as_f64();
                state.now.letter_spacing = it.1.as_f64();
                state.next_line(0.0, -state.now.leading);
                self.show(it.2.as_bytes(), state);
            }
            Op::ShowTexts(it) => self.show_all(it.0, state),
            _ => return false,
        }
        true
    }

    /// Operators that draw lines.
    fn lines(&mut self, operator: &Op<'_, '_>, state: &State<'a>, path: &mut Path) {
        let at = |x: f64, y: f64| state.now.matrix.apply(x, y);
        match operator {
            Op::MoveTo(it) => path.move_to(at(it.0.as_f64(), it.1.as_f64())),
            Op::LineTo(it) => path.line_to(at(it.0.as_f64(), it.1.as_f64())),
            Op::CubicTo(it) => path.curve_to(at(it.4.as_f64(), it.5.as_f64())),
            Op::CubicStartTo(it) => path.curve_to(at(it.2.as_f64(), it.3.as_f64())),
            Op::CubicEndTo(it) => path.curve_to(at(it.2.as_f64(), it.3.as_f64())),
            Op::ClosePath(_) => path.close(),
            Op::RectPath(it) => {
                let [x, y, width, height] = [&it.0, &it.1, &it.2, &it.3].map(Number::as_f64);
                path.rectangle([
                    at(x, y),
                    at(x + width, y),
                    at(x + width, y + height),
                    at(x, y + height),
                ]);
            }
            Op::StrokePath(_) => self.rules(path.paint(false, true)),
            Op::CloseAndStrokePath(_) => {
                path.close();
                self.rules(path.paint(false, true));
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => {
                self.rules(path.paint(true, false));
            }
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => self.rules(path.paint(true, true)),
            Op::EndPath(_) => drop(path.paint(false, false)),
            _ => {}
        }
    }

    fn rules(&mut self, rules: Vec<Rule>) {
        if self.page.rules.len() < MOST_RULES && !self.marks.is_hidden() {
            self.page.rules.extend(rules);
        }
    }

    fn graphics_state(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
    ) {
        let font = resources
            .ext_g_states
            .get::<Dict<'a>>(name)
            .and_then(|it| it.get::<Array<'a>>("Font"));
        let Some(font) = font else { return };
        let mut parts = font.flex_iter();
        if let (Some(dictionary), Some(size)) = (parts.next::<Dict<'a>>(), parts.next::<f32>()) {
            state.now.font = self.drawing.fonts.font(&dictionary);
            state.now.size = f64::from(size);
        }
    }

    fn begin(&mut self, tag: &[u8], properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        let at = self.page.glyphs.len();
        let mark = match properties {
            None => Mark::of(tag, None, &self.drawing.layers),
            Some(Object::Dict(it)) => Mark::of(tag, Some(it), &self.drawing.layers),
            Some(Object::Name(name)) => {
                let reference = resources.properties.get_ref(name);
                let dictionary = resources.properties.get::<Dict<'_>>(name);
                if tag == b"OC" && reference.is_some_and(|it| self.drawing.layers.is_off(it)) {
                    Mark::Hidden
                } else {
                    Mark::of(tag, dictionary.as_ref(), &self.drawing.layers)
                }
            }
            Some(_) => Mark::Plain,
        };
        self.marks.begin(mark, at);
    }

    fn object(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        state: &State<'a>,
        depth: usize,
    ) {
        let Some(stream) = resources.get_x_object(name) else {
            return;
        };
        let dictionary = stream.dict();
        let is_off = dictionary
            .get_ref("OC")
            .is_some_and(|it| self.drawing.layers.is_off(it));
        match dictionary.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.page.counts.pictures += usize::from(!is_off),
            Some(b"Form") if depth < DEEPEST => {
                let Some(content) = self.drawing.form(&stream) else {
                    self.page.counts.damaged += 1;
                    return;
                };
                self.drawing.operators += FORM;
                let own = dictionary.get::<[f64; 6]>("Matrix").map(Matrix);
                let matrix = own.unwrap_or(Matrix::IDENTITY).then(state.now.matrix);
                let inner = dictionary.get::<Dict<'a>>("Resources").map(Resources::new);
                let mut below = State::new(matrix);
                below.now = state.now.clone();
                below.now.matrix = matrix;
                if is_off {
                    self.marks.begin(Mark::Hidden, self.page.glyphs.len());
                }
                self.draw(
                    &content,
                    inner.as_ref().unwrap_or(resources),
                    below,
                    depth + 1,
                );
                if is_off {
                    self.marks.end(&mut self.page.glyphs);
                }
            }
            _ => {}
        }
    }

    fn show_all(&mut self, parts: &Array<'_>, state: &mut State<'a>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(it) => self.show(it.as_bytes(), state),
                Object::Number(it) => {
                    let back = it.as_f64() / 1000.0 * state.now.size;
                    let horizontal = state.now.font.as_ref().is_none_or(|it| it.is_horizontal());
                    if horizontal {
                        state.advance(-back * state.now.stretch, 0.0);
                    } else {
                        state.advance(0.0, -back);
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8], state: &mut State<'a>) {
        let Some(font) = state.now.font.clone() else {
            self.page.counts.shown += bytes.len();
            self.page.counts.unknown += bytes.len();
            return;
        };
        let look = state.look();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.code(bytes, at);
            at += length;
            self.drawing.operators += 1;
            let letter = font.letter(code);
            let is_space = length == 1 && code == 32;
            let matrix = state.letter_matrix();
            let width = letter.advance / 1000.0;
            self.place(letter.text, matrix, width, font.is_horizontal(), look);
            let now = &state.now;
            let more = now.letter_spacing + if is_space { now.word_spacing } else { 0.0 };
            if font.is_horizontal() {
                state.advance((width * now.size + more) * now.stretch, 0.0);
            } else {
                state.advance(0.0, width * now.size + more);
            }
        }
    }

    fn place(
        &mut self,
        text: Option<Rc<str>>,
        matrix: Matrix,
        width: f64,
        horizontal: bool,
        look: super::glyph::Look,
    ) {
        let is_space = text.as_deref().is_some_and(|it| it.trim().is_empty());
        let counts = &mut self.page.counts;
        if self.marks.is_hidden() {
            counts.hidden += usize::from(!is_space);
            return;
        }
        if self.marks.is_watermark() {
            counts.watermark += usize::from(!is_space);
            return;
        }
        let (x0, y) = matrix.apply(0.0, 0.0);
        let ahead = if horizontal { width } else { 1.0 };
        let (along, rise) = matrix.turn(ahead, 0.0);
        let (over, up) = matrix.turn(0.0, 1.0);
        let size = (over * over + up * up).sqrt();
        let place = [x0, y, along, size];
        if place
            .iter()
            .any(|it| !it.is_finite() || it.abs() > FARTHEST)
            || size < SMALLEST
        {
            return;
        }
        if rise.abs() > UPRIGHT * along.abs().max(SMALLEST / 10.0) || along < 0.0 || up > 0.0 {
            counts.rotated += usize::from(!is_space);
            counts.shown += usize::from(!is_space);
            return;
        }
        counts.shown += usize::from(!is_space);
        counts.unknown += usize::from(text.is_none());
        self.drawing.glyphs += 1;
        self.page.glyphs.push(Glyph {
            text: text.unwrap_or_else(|| "\u{FFFD}".into()),
            x0,
            x1: x0 + along,
            y,
            size,
            look,
        });
    }
}
