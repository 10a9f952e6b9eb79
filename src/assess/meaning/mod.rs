//! What the rewording of a clause does: duties, qualifiers, brackets, references, figures, dates, joined verbs.
//!
//! Both texts are read for marks, words that may change what a text says;
//! every mark of the old text is held against the one of the new text that
//! stands in the same words (`pairs`), and what differs is a finding. The way
//! in which the words were compared for a reader plays no part, so that
//! exchanging the drafts exchanges the findings.
//!
//! The words are English, and data (`english`); figures, symbols and brackets
//! are read in any language.

mod bearers;
mod brackets;
mod citations;
mod dates;
mod duties;
mod english;
mod figures;
mod joined;
mod mark;
mod pairs;
mod qualifiers;
mod reader;
mod told;

use std::ops::Range;

use crate::model::{ClauseKind, Finding, FindingKind, Pairing, Side, Sides, Spot};

use super::context::Context;
use super::wording::Wording;

use brackets::compare;
use mark::Mark;
use pairs::pairs;
use reader::Reader;

/// Makes the tables of words, if nobody did yet.
pub(super) fn make_tables() {
    duties::make_table();
    qualifiers::make_table();
}

/// Finds out what the rewording of one pairing does.
///
/// `texts` are the texts of either side, joined by line breaks where there are several.
pub(super) fn findings(
    context: &Context<'_>,
    pairing: &Pairing,
    texts: Sides<&str>,
    wordings: Sides<&Wording<'_>>,
) -> Vec<Finding> {
    let readers = Sides::new(Reader::of(texts.old), Reader::of(texts.new));
    let readers = readers.as_ref();
    let spot = Spotter { context, pairing };
    let mut findings = Vec::new();
    let mut told: Vec<Sides<Range<usize>>> = Vec::new();
    for bracket in compare(readers) {
        let because = told::bracket(&bracket.finding);
        let spots = spot.of(readers, &bracket.words);
        findings.push(Finding {
            spots,
            ..bracket.finding.because(because)
        });
        if bracket.says_all {
            told.push(bracket.words);
        }
    }
    let form = leads(context, pairing);
    let old = marks(context, Side::Old, readers.old, wordings.old, form);
    let new = marks(context, Side::New, readers.new, wordings.new, form);
    let neighbours = told::Neighbours::of(readers);
    for (old, new) in old.iter().zip(&new) {
        for pair in pairs(Sides::new(old, new), readers) {
            let pair = Sides::new(
                pair.old.and_then(|at| old.get(at)),
                pair.new.and_then(|at| new.get(at)),
            );
            if is_told(pair, &told) || !neighbours.are_left(pair) {
                continue;
            }
            if let Some(finding) = told::finding(pair, readers) {
                let words = pair.map(|mark| mark.map_or(0..0, |mark| mark.words.clone()));
                let spots = spot.of(readers, &words);
                findings.push(Finding { spots, ..finding });
            }
        }
    }
    findings
}

/// Whether the paragraph is led by a verb, and whether by a participle.
///
/// Of a split or a merge nothing is told: the verb of one paragraph leads another now.
fn leads(context: &Context<'_>, pairing: &Pairing) -> Option<bool> {
    let (&[old], &[new]) = (pairing.old.as_slice(), pairing.new.as_slice()) else {
        return None;
    };
    let (old, new) = (
        context.lookup.clause(Side::Old, old)?,
        context.lookup.clause(Side::New, new)?,
    );
    match (old.kind, new.kind) {
        (ClauseKind::Preambular, ClauseKind::Preambular) => Some(true),
        (ClauseKind::Operative, ClauseKind::Operative) => Some(false),
        _ => None,
    }
}

/// The marks of a text, one list for each sort that is paired by itself.
fn marks(
    context: &Context<'_>,
    side: Side,
    reader: &Reader<'_>,
    wording: &Wording<'_>,
    form: Option<bool>,
) -> [Vec<Mark>; 6] {
    let mut claimed = vec![false; reader.len()];
    let targets: Vec<Option<String>> = wording
        .targets
        .iter()
        .map(|target| Some(format!("#{}", context.partner(side, (*target)?)?)))
        .collect();
    let cited = citations::citations(reader, &wording.cites, &targets, &mut claimed);
    let dates = dates::dates(reader, &mut claimed);
    let figures = figures::figures(reader, &claimed);
    let joined = form.map_or_else(Vec::new, |form| joined::joined_verbs(reader, form));
    [
        joined,
        duties::duties(reader),
        qualifiers::qualifiers(reader),
        cited,
        dates,
        figures,
    ]
}

/// True for words that came or went inside brackets that are told of already.
fn is_told(pair: Sides<Option<&Mark>>, told: &[Sides<Range<usize>>]) -> bool {
    let inside = |mark: &Mark, range: &Range<usize>| {
        mark.words.start >= range.start && mark.words.end <= range.end
    };
    match (pair.old, pair.new) {
        (Some(mark), None) => told.iter().any(|told| inside(mark, &told.old)),
        (None, Some(mark)) => told.iter().any(|told| inside(mark, &told.new)),
        (Some(old), Some(new)) => told
            .iter()
            .any(|told| inside(old, &told.old) && inside(new, &told.new)),
        (None, None) => true,
    }
}

/// Finds the clause that words of a pairing stand in.
struct Spotter<'c, 'd> {
    context: &'c Context<'d>,
    pairing: &'c Pairing,
}

impl Spotter<'_, '_> {
    fn of(&self, readers: Sides<&Reader<'_>>, words: &Sides<Range<usize>>) -> Sides<Option<Spot>> {
        Sides::new(
            self.one(Side::Old, readers.old.bytes(&words.old)),
            self.one(Side::New, readers.new.bytes(&words.new)),
        )
    }

    fn one(&self, side: Side, bytes: Range<usize>) -> Option<Spot> {
        spot(self.context, side, self.pairing, bytes)
    }
}

/// Where bytes of the joined texts of a pairing stand; `None` for none, and for bytes of several clauses.
pub(super) fn spot(
    context: &Context<'_>,
    side: Side,
    pairing: &Pairing,
    bytes: Range<usize>,
) -> Option<Spot> {
    if bytes.is_empty() {
        return None;
    }
    let mut offset = 0;
    for &id in pairing.ids(side) {
        let length = context.lookup.clause(side, id)?.text.len();
        if bytes.start < offset + length {
            let end = bytes.end.checked_sub(offset)?;
            return (end <= length && bytes.start >= offset).then_some(Spot {
                clause: id,
                start: bytes.start - offset,
                end,
            });
        }
        // A line break joins the texts of one side.
        offset += length + 1;
    }
    None
}

/// True for the kinds whose words mean something beside their clause's place in the document.
pub(super) const fn is_read(kind: ClauseKind) -> bool {
    !matches!(
        kind,
        ClauseKind::Masthead
            | ClauseKind::Closing
            | ClauseKind::Sponsors
            | ClauseKind::Organ
            | ClauseKind::Title
    )
}

/// True for the kinds of findings of this folder that another stage of judging gives too.
pub(super) const fn is_cross_reference(finding: &Finding) -> bool {
    matches!(finding.kind, FindingKind::CrossReference) && finding.direction.is_some()
}
