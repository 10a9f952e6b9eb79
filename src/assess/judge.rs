//! One pairing judged: action, number, class and findings.

use std::ops::Range;

use crate::model::{
    Action, Class, Clause, ClauseKind, Edit, EditOp, Finding, FindingKind, Move, Pairing, Side,
    Sides, new_text, old_text,
};
use crate::text::same_folded;

use super::action::action;
use super::alternatives::alternatives;
use super::broken_off::broken_off;
use super::context::Context;
use super::endings;
use super::following::references_in;
use super::meaning::{self, is_cross_reference, is_read};
use super::notes::{Note, findings};
use super::numbering;
use super::stale::stale;
use super::told_verbs::{verb_was_chosen, verbs_changed_places};
use super::verbs::{Lead, is_forced, verb_came, verb_change, verb_went};
use super::walk::explain;
use super::wording::Wording;

/// What was found out about one pairing.
pub(super) struct Judgement {
    pub(super) action: Action,
    pub(super) renumbered: bool,
    pub(super) class: Option<Class>,
    pub(super) findings: Vec<Finding>,
    pub(super) broken_off: Option<Side>,
}

/// Judges one pairing with its edits.
pub(super) fn judge(context: &Context<'_>, pairing: &Pairing, edits: &[Edit]) -> Judgement {
    let action = action(pairing, edits);
    let mut notes = Vec::new();
    let forced = |finding| Note {
        class: Class::Consequential,
        finding,
    };
    notes.extend(stale(context, pairing, action).into_iter().map(forced));
    notes.extend(alternatives(context, pairing).into_iter().map(forced));
    let number = numbering::renumbered(context, pairing);
    let renumbered = number.is_some();
    notes.extend(number);
    let broken_off = broken_off_in(context, pairing, action, edits);
    let of_words = match action {
        Action::Unchanged => None,
        Action::Amended if broken_off.is_some() => Some(Class::Editorial),
        Action::Amended => Some(amended(context, pairing, edits, &mut notes)),
        Action::Added | Action::Removed => Some(alone(context, pairing)),
        Action::Split | Action::Merged => {
            let texts = Sides::new(old_text(edits), new_text(edits));
            let verb = verb_of(context, pairing, texts.as_ref());
            notes.extend(verb.and_then(|(note, _)| note));
            if broken_off.is_some() {
                Some(Class::Editorial)
            } else {
                let wordings = wordings(context, pairing, texts.as_ref());
                notes.extend(meaning(context, pairing, texts.as_ref(), wordings.as_ref()));
                Some(Class::Substantive)
            }
        }
    };
    let of_words = of_words.map(|class| at_most(class, issue_of_the_text(context, pairing)));
    let of_place = pairing.moved.map(|moved| match moved {
        Move::Alone => at_most(Class::Substantive, follows_its_mark(context, pairing)),
        Move::WithParent => Class::Consequential,
    });
    let of_number = renumbered.then_some(Class::Consequential);
    Judgement {
        action,
        renumbered,
        class: of_words.max(of_place).max(of_number),
        findings: findings(notes),
        broken_off,
    }
}

/// Lowers a class to consequential where something else forces the change.
fn at_most(class: Class, is_forced: bool) -> Class {
    if is_forced {
        class.min(Class::Consequential)
    } else {
        class
    }
}

/// True for lines that say which issue of the text this is: a new issue forces new ones.
fn issue_of_the_text(context: &Context<'_>, pairing: &Pairing) -> bool {
    clauses(context, pairing)
        .all(|clause| matches!(clause.kind, ClauseKind::Masthead | ClauseKind::Closing))
}

/// True for clauses whose place is that of a mark elsewhere, or that only name the issue.
fn follows_its_mark(context: &Context<'_>, pairing: &Pairing) -> bool {
    clauses(context, pairing).all(|clause| {
        matches!(
            clause.kind,
            ClauseKind::Footnote | ClauseKind::Masthead | ClauseKind::Closing
        )
    })
}

fn clauses<'d>(context: &Context<'d>, pairing: &Pairing) -> impl Iterator<Item = &'d Clause> {
    let old = pairing
        .old
        .iter()
        .filter_map(|&id| context.lookup.clause(Side::Old, id));
    let new = pairing
        .new
        .iter()
        .filter_map(|&id| context.lookup.clause(Side::New, id));
    old.chain(new)
}

/// The draft whose file lost a line of a clause.
///
/// Who decides and who proposes is a list of names, whole with any of them missing.
fn broken_off_in(
    context: &Context<'_>,
    pairing: &Pairing,
    action: Action,
    edits: &[Edit],
) -> Option<Side> {
    match action {
        Action::Unchanged | Action::Added | Action::Removed => return None,
        Action::Split | Action::Merged => {
            return broken_off(edits, None, context.lookup.usually_marked());
        }
        Action::Amended => {}
    }
    let mut clauses = clauses(context, pairing);
    if clauses.any(|clause| matches!(clause.kind, ClauseKind::Organ | ClauseKind::Sponsors)) {
        return None;
    }
    let title = full_title(context, pairing);
    broken_off(edits, title, context.lookup.usually_marked())
}

/// The title that both drafts have as a whole, when this is its clause.
fn full_title<'d>(context: &Context<'d>, pairing: &Pairing) -> Option<&'d str> {
    let (old, new) = (
        context.lookup.title(Side::Old),
        context.lookup.title(Side::New),
    );
    let is_title = clauses(context, pairing).all(|clause| clause.kind == ClauseKind::Title);
    (is_title && same_folded(old, new)).then_some(old)
}

/// True for a heading that only repeats the title of its draft, as an annex may.
fn repeats_the_title(context: &Context<'_>, pairing: &Pairing) -> bool {
    let side = if pairing.old.is_empty() {
        Side::New
    } else {
        Side::Old
    };
    clauses(context, pairing).all(|clause| {
        matches!(clause.kind, ClauseKind::Title | ClauseKind::Heading)
            && same_folded(&clause.text, context.lookup.title(side))
    })
}

/// An added or removed clause is substantive, unless it says nothing: it has
/// no word at all (`* * *`), or it is a heading that repeats the title.
fn alone(context: &Context<'_>, pairing: &Pairing) -> Class {
    let has_words =
        clauses(context, pairing).any(|clause| clause.text.contains(char::is_alphanumeric));
    if has_words && !repeats_the_title(context, pairing) {
        Class::Substantive
    } else {
        Class::Editorial
    }
}

/// Judges the words of a clause that stands in both drafts.
fn amended(
    context: &Context<'_>,
    pairing: &Pairing,
    edits: &[Edit],
    notes: &mut Vec<Note>,
) -> Class {
    let texts = Sides::new(old_text(edits), new_text(edits));
    if same_folded(&texts.old, &texts.new) {
        return Class::Editorial;
    }
    if is_its_number(context, pairing) {
        return Class::Consequential;
    }
    let mut found = Vec::new();
    let mut bytes = Sides::new(0..texts.old.len(), 0..texts.new.len());
    if let Some((note, read)) = verb_of(context, pairing, texts.as_ref()) {
        found.extend(note);
        bytes.old.start = read.old;
        bytes.new.start = read.new;
    }
    if let Some((note, read)) = ending_of(context, pairing, texts.as_ref()) {
        found.push(note);
        bytes.old.end = read.old.max(bytes.old.start);
        bytes.new.end = read.new.max(bytes.new.start);
    }
    let wordings = wordings(context, pairing, texts.as_ref());
    let class = if let Some(explained) = explain(context, wordings.as_ref(), &bytes) {
        found.extend(explained);
        // Words differ, even where nothing that a reader sees does.
        let highest = found.iter().map(|note| note.class).max();
        highest.unwrap_or(Class::Editorial)
    } else {
        for hunk in hunks(edits) {
            let hunk = Sides::new(clip(hunk.old, &bytes.old), clip(hunk.new, &bytes.new));
            let explained = explain(context, wordings.as_ref(), &hunk);
            found.extend(
                explained.unwrap_or_else(|| references_in(context, wordings.as_ref(), &hunk)),
            );
        }
        // Beside other words a comma is not worth a line.
        found.retain(|note| note.finding.kind != FindingKind::Punctuation);
        let meant = meaning(context, pairing, texts.as_ref(), wordings.as_ref());
        if !meant.is_empty() {
            // Whether a reference points elsewhere is told once, with all that is cited.
            found.retain(|note| !is_cross_reference(&note.finding));
            found.extend(meant);
            verb_was_chosen(&mut found);
            verbs_changed_places(&mut found);
        }
        Class::Substantive
    };
    notes.append(&mut found);
    class
}

fn wordings<'t>(
    context: &Context<'_>,
    pairing: &Pairing,
    texts: Sides<&'t String>,
) -> Sides<Wording<'t>> {
    Sides::new(
        Wording::of(context, Side::Old, pairing.old.first().copied(), texts.old),
        Wording::of(context, Side::New, pairing.new.first().copied(), texts.new),
    )
}

/// What the rewording does, where the kind of clause lets it do something.
fn meaning(
    context: &Context<'_>,
    pairing: &Pairing,
    texts: Sides<&String>,
    wordings: Sides<&Wording<'_>>,
) -> Vec<Note> {
    if !clauses(context, pairing).all(|clause| is_read(clause.kind)) {
        return Vec::new();
    }
    let texts = texts.map(String::as_str);
    let found = meaning::findings(context, pairing, texts, wordings);
    let note = |finding| Note {
        class: Class::Substantive,
        finding,
    };
    found.into_iter().map(note).collect()
}

/// True for a clause that is nothing but its number on both sides, and the number is another: the heading `Article 9`.
fn is_its_number(context: &Context<'_>, pairing: &Pairing) -> bool {
    let mut numbers = clauses(context, pairing).map(|clause| {
        let label = clause.printed_label();
        let is_number = label.contains(char::is_alphanumeric);
        (is_number && numbering::same_core(label, &clause.text)).then_some(label)
    });
    match (numbers.next().flatten(), numbers.next().flatten()) {
        (Some(old), Some(new)) => !numbering::same_core(old, new),
        _ => false,
    }
}

/// Judges the lead verbs: what is to be noted, and up to where both texts are then explained.
fn verb_of(
    context: &Context<'_>,
    pairing: &Pairing,
    texts: Sides<&String>,
) -> Option<(Option<Note>, Sides<usize>)> {
    let (old_id, new_id) = (*pairing.old.first()?, *pairing.new.first()?);
    let (old, old_rank) = context.lookup.sequences(Side::Old).get(old_id)?;
    let (new, new_rank) = context.lookup.sequences(Side::New).get(new_id)?;
    if old.printed == new.printed {
        return None;
    }
    let unread = Sides::new(0, 0);
    if old.unmarked() != new.unmarked() {
        // In a merge or a split another clause may lead with that verb.
        let leads = |side: Side, verb: &Lead<'_>| {
            let mut others = pairing.ids(side).iter();
            let sequences = context.lookup.sequences(side);
            others.any(|&id| {
                sequences
                    .get(id)
                    .is_some_and(|(it, _)| it.says_the_same(verb))
            })
        };
        let note = match (leads(Side::Old, new), leads(Side::New, old)) {
            (true, true) => None,
            (true, false) => verb_went(old, texts.new),
            (false, true) => verb_came(new, texts.old),
            (false, false) => verb_change(old, new),
        };
        return Some((note, unread));
    }
    let kind = FindingKind::VerbSequence;
    let class = if old.mark == new.mark {
        // "Also recalling" for "Recalling also", or a capital.
        Class::Editorial
    } else if is_forced((old.mark, old_rank), (new.mark, new_rank)) {
        Class::Consequential
    } else {
        Class::Substantive
    };
    let read = Sides::new(old.range.end, new.range.end);
    if old.printed.eq_ignore_ascii_case(new.printed) {
        return None;
    }
    Some((Some(Note::new(class, kind, old.printed, new.printed)), read))
}

/// Judges the endings: what is to be noted, and from where on both texts are then explained.
fn ending_of(
    context: &Context<'_>,
    pairing: &Pairing,
    texts: Sides<&String>,
) -> Option<(Note, Sides<usize>)> {
    let (old_id, new_id) = (*pairing.old.first()?, *pairing.new.first()?);
    let old = endings::ending(texts.old);
    let new = endings::ending(texts.new);
    let read = Sides::new(old.start, new.start);
    let note = endings::judge(
        (old, context.lookup.standings(Side::Old).get(old_id)),
        (new, context.lookup.standings(Side::New).get(new_id)),
    )?;
    Some((note, read))
}

/// The parts of both texts between two equal runs, as bytes.
fn hunks(edits: &[Edit]) -> Vec<Sides<Range<usize>>> {
    let mut hunks = Vec::new();
    let mut at = Sides::new(0, 0);
    let mut open: Option<Sides<usize>> = None;
    for edit in edits {
        if edit.op == EditOp::Equal {
            hunks.extend(open.take().map(|start| between(start, at)));
        } else {
            open.get_or_insert(at);
        }
        at.old += edit.in_old().len();
        at.new += edit.in_new().len();
    }
    hunks.extend(open.map(|start| between(start, at)));
    hunks
}

fn between(start: Sides<usize>, end: Sides<usize>) -> Sides<Range<usize>> {
    Sides::new(start.old..end.old, start.new..end.new)
}

fn clip(range: Range<usize>, bounds: &Range<usize>) -> Range<usize> {
    let start = range.start.clamp(bounds.start, bounds.end);
    start..range.end.clamp(start, bounds.end)
}
