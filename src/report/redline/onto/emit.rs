//! A paragraph of the file, written again with what becomes of each of its characters.

use std::collections::BTreeMap;

use super::formulas;
use super::group::{Group, Item, Piece, Run, close};
use super::names::{Node, child, name, opening, source};
use super::note_marks::{self, NoteEdits};
use super::numbering::Shape;
use super::properties::{Asked, paragraph};
use super::references::brings_mark;
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::Fate;
use crate::report::redline::runs;

/// What is to be done to a paragraph of the file.
#[derive(Debug, Default)]
pub(super) struct Edited {
    /// What becomes of each character; empty where all stay.
    pub(super) fates: Vec<Fate>,
    /// What becomes of what is no character; stays where it is `None`.
    pub(super) whole: Option<Fate>,
    /// XML to put in before a character, or after the last.
    pub(super) put_in: BTreeMap<usize, String>,
    /// Ends of paragraphs to put in before a character.
    pub(super) divided: BTreeMap<usize, Division>,
    /// What becomes of the paragraph's own end.
    pub(super) end: Option<Fate>,
    /// Formulas of the other draft, each in the place of one of the paragraph's.
    pub(super) formulas: Vec<Option<String>>,
    /// What becomes of the paragraph's formulas beside which one of the other draft is put.
    pub(super) of_formulas: Fate,
    /// What the paragraph is and was, where its list is another.
    pub(super) shape: Shape,
    /// XML inside the paragraph, before and after all else.
    pub(super) inside: (String, String),
    /// XML outside the paragraph, before and after it.
    pub(super) outside: (String, String),
    /// Something is to be done inside the paragraph.
    pub(super) touched: bool,
    /// Which of the two dates its marks bear.
    pub(super) odd: bool,
}

/// An end of a paragraph that is put in.
#[derive(Debug)]
pub(super) struct Division {
    /// What becomes of it.
    pub(super) end: Fate,
    /// What the paragraph that it ends is and was.
    pub(super) shape: Shape,
    /// XML that still belongs to the paragraph which ends.
    pub(super) before: String,
    /// XML between the two paragraphs.
    pub(super) between: String,
}

/// Writes a paragraph.
pub(super) struct Writer<'w, 'a> {
    group: &'w Group<'a>,
    edited: &'w Edited,
    notes: &'w NoteEdits,
    marks: &'w mut Marks,
    accepted: bool,
    out: String,
    /// Elements that are open around the runs.
    open: Vec<&'a str>,
    glyph: usize,
    /// Formulas written so far.
    formula: usize,
    /// What becomes of the last reference, whose mark is typed in a run that follows.
    awaited: Option<Fate>,
}

/// The XML of a paragraph with what is to be done to it.
pub(super) fn write(
    group: &Group<'_>,
    edited: &Edited,
    notes: &NoteEdits,
    marks: &mut Marks,
    accepted: bool,
) -> String {
    let end = edited.end.unwrap_or(Fate::Kept);
    marks.at(edited.odd);
    let mut writer = Writer {
        group,
        edited,
        notes,
        marks,
        accepted,
        out: edited.outside.0.clone(),
        open: Vec::new(),
        glyph: 0,
        formula: 0,
        awaited: None,
    };
    let first = edited.divided.values().next();
    writer.begin(
        first.map_or(end, |it| it.end),
        first.map_or(&edited.shape, |it| &it.shape),
        edited.divided.is_empty(),
    );
    writer.out.push_str(&edited.inside.0);
    for item in &group.items {
        match item {
            Item::Raw(raw) => writer.out.push_str(raw),
            Item::Formula(node) => writer.formula(*node),
            Item::Open(tag) => {
                writer.open.push(tag);
                writer.out.push_str(tag);
            }
            Item::Close => {
                let tag = writer.open.pop();
                writer.out.push_str(&close(tag));
            }
            Item::Run(index) => {
                if let Some(run) = group.runs.get(*index) {
                    writer.run(run);
                }
            }
        }
    }
    writer.before(group.glyphs.len());
    writer.out.push_str(&edited.inside.1);
    writer.out.push_str("</w:p>");
    writer.out + &edited.outside.1
}

impl<'a> Writer<'_, 'a> {
    fn begin(&mut self, end: Fate, shape: &Shape, is_last: bool) {
        let node = self.group.last();
        let mark = self.marks.of_end(end);
        let was = self.marks.of_properties(shape.was.as_deref());
        self.out.push_str(node.map_or("<w:p>", |node| {
            let tag = opening(node);
            if tag.ends_with("/>") { "<w:p>" } else { tag }
        }));
        let asked = Asked {
            end: &mark,
            copy: !is_last,
            shape: shape.now.as_deref(),
            was: &was,
        };
        let properties = node.and_then(|it| child(it, "pPr"));
        self.out
            .push_str(&paragraph(properties, self.accepted, asked));
    }

    /// A formula: it comes or goes whole, and the other draft's stands beside it.
    fn formula(&mut self, node: Node<'_>) {
        let other = self.edited.formulas.get(self.formula).cloned().flatten();
        self.formula += 1;
        let own = match &other {
            Some(_) => self.edited.of_formulas,
            None => self.edited.whole.unwrap_or(Fate::Kept),
        };
        let own_xml = self
            .marks
            .around(own, &formulas::settled(node, self.accepted));
        let theirs = match own {
            Fate::Inserted => Fate::Deleted,
            _ => Fate::Inserted,
        };
        let theirs = other.map_or_else(String::new, |it| self.marks.around(theirs, &it));
        // What went stands before what came.
        if own == Fate::Inserted {
            self.out.push_str(&theirs);
            self.out.push_str(&own_xml);
        } else {
            self.out.push_str(&own_xml);
            self.out.push_str(&theirs);
        }
    }

    /// What is put in before a character.
    fn before(&mut self, glyph: usize) {
        if let Some(division) = self.edited.divided.get(&glyph) {
            self.out.push_str(&division.before);
            for tag in self.open.iter().rev() {
                self.out.push_str(&close(Some(tag)));
            }
            self.out.push_str("</w:p>");
            self.out.push_str(&division.between);
            let next = self.edited.divided.range(glyph + 1..).next();
            let own = self.edited.end.unwrap_or(Fate::Kept);
            let shape = next.map_or(&self.edited.shape, |(_, it)| &it.shape);
            self.begin(next.map_or(own, |(_, it)| it.end), shape, next.is_none());
            for tag in &self.open {
                self.out.push_str(tag);
            }
        }
        if let Some(xml) = self.edited.put_in.get(&glyph) {
            self.out.push_str(xml);
        }
    }

    fn run(&mut self, run: &Run<'a>) {
        let start = self.glyph;
        let length: usize = run.pieces.iter().map(length).sum();
        let fate_at = |glyph: usize| self.edited.fates.get(glyph).copied().unwrap_or(Fate::Kept);
        let stays = self.edited.whole.is_none()
            && (start..start + length).all(|it| fate_at(it) == Fate::Kept)
            && self
                .edited
                .put_in
                .range(start..start + length)
                .next()
                .is_none()
            && self
                .edited
                .divided
                .range(start..start + length)
                .next()
                .is_none()
            && !run.marks().any(|it| self.notes.concern(it))
            && self.awaited.is_none()
            && !self.group.has_changes;
        if stays {
            self.out.push_str(run.source);
            self.glyph += length;
            return;
        }
        let mut segment = Segment::default();
        // A mark that is typed behind its reference shares its fate.
        let of_mark = run.marks().find_map(|it| self.notes.fate(it));
        let of_mark = of_mark.or(self.awaited);
        let awaits = self.awaited.is_some() || run.marks().any(brings_mark);
        self.awaited = of_mark.filter(|_| awaits && !run.has_words());
        for piece in &run.pieces {
            match piece {
                Piece::Text(text) => {
                    for character in text.chars() {
                        self.character(&mut segment, run);
                        if let Some(fate) = of_mark {
                            self.turn(&mut segment, fate, run);
                        }
                        segment.words.push(character);
                    }
                }
                Piece::Mark(node, Some(_)) => {
                    self.character(&mut segment, run);
                    segment.flush_words();
                    segment.xml.push_str(source(*node));
                }
                Piece::Mark(node, None) => {
                    let fate = self.notes.fate(*node).or(self.edited.whole);
                    let fate = fate.unwrap_or(Fate::Kept);
                    self.turn(&mut segment, fate, run);
                    segment.flush_words();
                    if let Some(mark) = self.notes.mark(*node) {
                        if name(*node).ends_with("Reference") {
                            segment.xml.push_str(&note_marks::reference(*node, fate));
                        }
                        self.flush(&mut segment, run);
                        let typed = note_marks::typed(mark, self.marks);
                        self.out.push_str(&typed);
                    } else {
                        segment.xml.push_str(&field(*node, fate));
                    }
                }
            }
        }
        self.flush(&mut segment, run);
    }

    /// Goes to the next character, whose fate may be another.
    fn character(&mut self, segment: &mut Segment, run: &Run<'a>) {
        let glyph = self.glyph;
        let fate = self.edited.fates.get(glyph).copied().unwrap_or(Fate::Kept);
        if self.edited.put_in.contains_key(&glyph) || self.edited.divided.contains_key(&glyph) {
            self.flush(segment, run);
            self.before(glyph);
        }
        self.turn(segment, fate, run);
        self.glyph += 1;
    }

    fn turn(&mut self, segment: &mut Segment, fate: Fate, run: &Run<'a>) {
        if segment.fate != Some(fate) {
            self.flush(segment, run);
            segment.fate = Some(fate);
        }
    }

    fn flush(&mut self, segment: &mut Segment, run: &Run<'a>) {
        segment.flush_words();
        let xml = std::mem::take(&mut segment.xml);
        let fate = segment.fate.take().unwrap_or(Fate::Kept);
        if xml.is_empty() {
            return;
        }
        let properties = if run.properties.is_empty() {
            String::new()
        } else {
            format!("<w:rPr>{}</w:rPr>", run.properties)
        };
        let run = format!(
            "{}{properties}{xml}{}",
            run.opening,
            close(Some(run.opening))
        );
        self.out.push_str(&self.marks.around(fate, &run));
    }
}

/// Part of a run whose characters share a fate.
#[derive(Default)]
struct Segment {
    fate: Option<Fate>,
    words: String,
    xml: String,
}

impl Segment {
    fn flush_words(&mut self) {
        let fate = self.fate.unwrap_or(Fate::Kept);
        self.xml.push_str(&runs::text(&self.words, fate));
        self.words.clear();
    }
}

fn length(piece: &Piece<'_>) -> usize {
    match piece {
        Piece::Text(text) => text.chars().count(),
        Piece::Mark(_, character) => usize::from(character.is_some()),
    }
}

/// An element of a run as it is written: the code of a field that went has an element of its own.
fn field(node: Node<'_>, fate: Fate) -> String {
    let xml = source(node);
    match (name(node), fate) {
        ("instrText", Fate::Deleted) => xml.replace("instrText", "delInstrText"),
        ("delInstrText", fate) if fate != Fate::Deleted => xml.replace("delInstrText", "instrText"),
        _ => xml.to_owned(),
    }
}
