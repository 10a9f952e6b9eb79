//! What is off within one draft alone: references without a target, and "also" without a verb before it.

use rustc_hash::FxHashSet;

use crate::model::{ClauseId, ClauseKind, Document, Side, Sides, Warning, WarningKind};

use super::context::Context;
use super::lookup::Lookup;
use super::pieces::Words;
use super::references::find;
use super::verbs::Off;

/// Warnings of one sort that are told one by one; the rest is counted.
const MOST_TOLD: usize = 8;

/// More repetitions than this are told in one sentence.
const FEW_REPETITIONS: usize = 2;

/// Something that is off in one clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flaw<'d> {
    clause: ClauseId,
    /// The verb or the reference as printed.
    printed: &'d str,
    what: What<'d>,
}

#[derive(Debug, Clone, Copy)]
enum What<'d> {
    /// The clause begins with the verb of the one right before it.
    Repeats { before: ClauseId },
    /// "Also" or "further", and no paragraph before it begins with the verb.
    NothingBefore { verb: &'d str },
    /// "Paragraph 5 above", in paragraph 5.
    MeansItself,
    /// "Paragraph 5 above", and it stands below.
    OtherSide { target: ClauseId },
    /// Nothing has the number.
    NoTarget,
}

impl Flaw<'_> {
    fn kind(&self) -> WarningKind {
        match self.what {
            What::Repeats { .. } | What::NothingBefore { .. } => WarningKind::VerbSequence,
            What::MeansItself | What::OtherSide { .. } | What::NoTarget => WarningKind::Reference,
        }
    }

    /// What a reader is told: one sentence.
    fn sentence(&self, document: &Document) -> String {
        let place = |id| place(document, id);
        let (own, printed) = (place(self.clause), self.printed);
        let wrong = match self.what {
            What::Repeats { before } => {
                return format!(
                    "{own} begins with “{printed}” as {} does right before it; “also” or “further” would tell them apart.",
                    place(before)
                );
            }
            What::NothingBefore { verb } => {
                return format!(
                    "{own} begins with “{printed}”, and no paragraph before it begins with “{verb}”."
                );
            }
            What::MeansItself => "that is the paragraph itself".to_owned(),
            What::OtherSide { target } => {
                format!("{} stands on the other side of it", place(target))
            }
            What::NoTarget => "there is none".to_owned(),
        };
        format!("{own} refers to “{printed}”, and {wrong}; check the reference.")
    }
}

fn place(document: &Document, id: ClauseId) -> &str {
    let clause = document.clauses.get(id);
    clause.map_or("", |clause| clause.place.as_str())
}

/// What a reader of one draft should check: references that find no target, and verbs
/// marked "also" or "further" that do not follow the verbs before them.
#[must_use]
pub fn within_one_draft(document: &Document) -> Vec<Warning> {
    let lookup = Lookup::of(Sides::new(document, document));
    told(document, &flaws(&lookup, Side::New))
}

/// What is off within one of the two drafts.
pub(super) fn flaws<'d>(lookup: &Lookup<'d>, side: Side) -> Vec<Flaw<'d>> {
    let mut flaws = sequences(lookup, side);
    flaws.extend(references(lookup, side));
    flaws
}

/// What a reader of the new draft should check, but for what was off in the old one: that is no news.
pub(super) fn news(context: &Context<'_>, flaws: Sides<Vec<Flaw<'_>>>) -> Vec<Warning> {
    let old = flaws.old.iter();
    let known: FxHashSet<_> = old
        .filter_map(|flaw| key(context, Side::Old, flaw))
        .collect();
    let mut new = flaws.new;
    new.retain(|flaw| key(context, Side::New, flaw).is_none_or(|key| !known.contains(&key)));
    told(context.lookup.document(Side::New), &new)
}

/// What makes a flaw of the old draft and one of the new draft the same.
fn key<'d>(context: &Context<'_>, side: Side, flaw: &Flaw<'d>) -> Option<(usize, bool, &'d str)> {
    let pairing = context.partner(side, flaw.clause)?;
    let of_verb = flaw.kind() == WarningKind::VerbSequence;
    Some((pairing, of_verb, flaw.printed))
}

fn told(document: &Document, flaws: &[Flaw<'_>]) -> Vec<Warning> {
    let repetitions: Vec<&Flaw<'_>> = flaws
        .iter()
        .filter(|flaw| matches!(flaw.what, What::Repeats { .. }))
        .collect();
    let as_one = repetitions.len() > FEW_REPETITIONS;
    let mut warnings = Vec::new();
    if as_one {
        let message = repeated(document, &repetitions);
        warnings.push(Warning::new(WarningKind::VerbSequence, message));
    }
    for (kind, what) in [
        (
            WarningKind::VerbSequence,
            "verbs whose “also” or “further” is off",
        ),
        (WarningKind::Reference, "references that should be checked"),
    ] {
        let one_by_one: Vec<&Flaw<'_>> = flaws
            .iter()
            .filter(|flaw| flaw.kind() == kind)
            .filter(|flaw| !(as_one && matches!(flaw.what, What::Repeats { .. })))
            .collect();
        let first = one_by_one.iter().take(MOST_TOLD);
        let mut messages: Vec<String> = first.map(|flaw| flaw.sentence(document)).collect();
        let more = one_by_one.len() - messages.len();
        if more > 0 {
            messages.push(format!("There are {more} more {what}."));
        }
        let warning = |message| Warning::new(kind, message);
        warnings.extend(messages.into_iter().map(warning));
    }
    warnings
}

/// Many paragraphs that begin with the verb of the one before, in one sentence.
fn repeated(document: &Document, repetitions: &[&Flaw<'_>]) -> String {
    let named: Vec<String> = repetitions
        .iter()
        .take(MOST_TOLD)
        .map(|flaw| format!("{} (“{}”)", place(document, flaw.clause), flaw.printed))
        .collect();
    let more = match repetitions.len().saturating_sub(MOST_TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{} paragraphs begin with the verb of the paragraph right before them: {}{more}; “also” or “further” would tell them apart.",
        repetitions.len(),
        named.join(", ")
    )
}

/// "Also urges" with nothing before it that urges; "Invites" right after "Invites".
fn sequences<'d>(lookup: &Lookup<'d>, side: Side) -> Vec<Flaw<'d>> {
    let off = lookup.sequences(side).off(lookup.document(side));
    off.into_iter()
        .map(|(clause, printed, off)| Flaw {
            clause,
            printed,
            what: match off {
                Off::Repeats(before) => What::Repeats { before },
                Off::NothingBefore(verb) => What::NothingBefore { verb },
            },
        })
        .collect()
}

/// "Paragraph 20 above" where there is no paragraph 20, or where it stands below.
fn references<'d>(lookup: &Lookup<'d>, side: Side) -> Vec<Flaw<'d>> {
    let document = lookup.document(side);
    let mut flaws = Vec::new();
    let has_articles = document
        .clauses
        .iter()
        .filter(|clause| {
            let label = clause.label.as_ref();
            label.is_some_and(|label| label.word.to_lowercase().starts_with("art"))
        })
        .count()
        >= FEWEST_ARTICLES;
    for clause in &document.clauses {
        if !lookup.may_refer(side, clause.id)
            || matches!(clause.kind, ClauseKind::Footnote | ClauseKind::Masthead)
        {
            continue;
        }
        let words = Words::of(&clause.text);
        let cites = find(&words);
        if cites.is_empty() {
            continue;
        }
        let index = lookup.index(side);
        let targets = index.resolve(clause.id, &cites);
        for (cite, target) in cites.iter().zip(&targets) {
            let under_nothing = cite
                .under()
                .is_some_and(|outer| targets.get(outer).copied().flatten().is_none());
            let Some(printed) = cite.shown(&clause.text) else {
                continue;
            };
            let what = match *target {
                Some(target) if target == clause.id && cite.says_direction() => What::MeansItself,
                Some(target) if cite.contradicts(clause.id, target) => What::OtherSide { target },
                None if !under_nothing
                    && !index.knows(cite)
                    && (cite.says_direction() || (has_articles && cite.is_own_article())) =>
                {
                    What::NoTarget
                }
                _ => continue,
            };
            flaws.push(Flaw {
                clause: clause.id,
                printed,
                what,
            });
        }
    }
    flaws
}

/// A text with fewer articles than this cites those of other texts.
const FEWEST_ARTICLES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::assess::fixture::{Draft, pairing};

    fn draft(texts: &[&str]) -> Document {
        let numbered = (1..).zip(texts);
        numbered
            .fold(Draft::new(), |draft, (number, text)| {
                draft.op(&number.to_string(), text)
            })
            .done()
    }

    #[test]
    fn many_repetitions_are_one_sentence() {
        let verbs = [
            "Also notes",
            "Urges",
            "Urges",
            "Invites",
            "Invites",
            "Thanks",
            "Thanks",
        ];
        let texts = verbs.map(|verb| format!("{verb} the keepers;"));
        let document = draft(&texts.each_ref().map(String::as_str));
        let messages: Vec<String> = within_one_draft(&document)
            .into_iter()
            .map(|warning| warning.message)
            .collect();
        assert!(
            messages[0].starts_with(
                "3 paragraphs begin with the verb of the paragraph right before them: "
            ),
            "{messages:?}"
        );
        assert!(messages[0].contains("(“Urges”), "), "{messages:?}");
        assert!(messages[1].contains("“Also notes”"), "{messages:?}");
        assert_eq!(messages.len(), 2);
    }

    #[test]
    fn what_was_off_before_is_no_news_whatever_its_number() {
        let old = draft(&[
            "Also notes the lamps;",
            "Urges the keepers;",
            "Urges the pilots;",
        ]);
        let new = draft(&[
            "Also notes the lamps;",
            "Welcomes the harbour;",
            "Urges the keepers;",
            "Urges the pilots;",
            "Invites the towns;",
            "Invites the ports;",
        ]);
        let pairings = vec![
            pairing(&[0], &[0]),
            pairing(&[], &[1]),
            pairing(&[1], &[2]),
            pairing(&[2], &[3]),
            pairing(&[], &[4]),
            pairing(&[], &[5]),
        ];
        let off = assess(Sides::new(&old, &new), pairings, Vec::new()).off;
        let [warning] = off.try_into().unwrap();
        assert!(warning.message.contains("“Invites”"), "{}", warning.message);
    }
}
