//! What is off within one draft alone: references without a target, and "also" without a verb before it.

use rustc_hash::FxHashSet;

use crate::model::{ClauseId, ClauseKind, Document, Side, Sides, Warning, WarningKind};

use super::context::Context;
use super::pieces::Words;
use super::references::find;
use super::verbs::Off;

/// Warnings of one sort that are told one by one; the rest is counted.
const MOST_TOLD: usize = 8;

/// More repetitions than this are told in one sentence.
const FEW_REPETITIONS: usize = 2;

/// Something that is off in one clause.
pub(super) struct Flaw {
    clause: ClauseId,
    /// The verb or the reference as printed.
    printed: String,
    what: What,
}

enum What {
    /// The clause begins with the verb of the one right before it.
    Repeats { before: ClauseId },
    /// Another flaw of the verb or of a reference, in a sentence.
    Told(WarningKind, String),
}

impl Flaw {
    fn kind(&self) -> WarningKind {
        match self.what {
            What::Repeats { .. } => WarningKind::VerbSequence,
            What::Told(kind, _) => kind,
        }
    }
}

/// What a reader of one draft should check: references that find no target, and verbs
/// marked "also" or "further" that do not follow the verbs before them.
#[must_use]
pub fn within_one_draft(document: &Document) -> Vec<Warning> {
    let context = Context::new(Sides::new(document, document), &[]);
    told(document, &flaws(&context, Side::New))
}

/// What is off within one of the two drafts.
pub(super) fn flaws(context: &Context<'_>, side: Side) -> Vec<Flaw> {
    let mut flaws = sequences(context, side);
    flaws.extend(references(context, side));
    flaws
}

/// What a reader of the new draft should check, but for what was off in the old one: that is no news.
pub(super) fn news(context: &Context<'_>, flaws: Sides<Vec<Flaw>>) -> Vec<Warning> {
    let key = |side, flaw: &Flaw| {
        let pairing = context.partner(side, flaw.clause)?;
        let of_verb = flaw.kind() == WarningKind::VerbSequence;
        Some((pairing, of_verb, flaw.printed.clone()))
    };
    let known: FxHashSet<_> = flaws
        .old
        .iter()
        .filter_map(|flaw| key(Side::Old, flaw))
        .collect();
    let mut new = flaws.new;
    new.retain(|flaw| key(Side::New, flaw).is_none_or(|key| !known.contains(&key)));
    told(context.document(Side::New), &new)
}

fn told(document: &Document, flaws: &[Flaw]) -> Vec<Warning> {
    let place = |id: ClauseId| {
        let clause = document.clauses.get(id);
        clause.map_or("", |clause| clause.place.as_str())
    };
    let repetitions: Vec<&Flaw> = flaws
        .iter()
        .filter(|flaw| matches!(flaw.what, What::Repeats { .. }))
        .collect();
    let as_one = repetitions.len() > FEW_REPETITIONS;
    let sentence = |flaw: &Flaw| match &flaw.what {
        What::Told(_, sentence) => Some(sentence.clone()),
        What::Repeats { .. } if as_one => None,
        What::Repeats { before } => Some(format!(
            "{} begins with “{}” as {} does right before it; “also” or “further” would tell them apart.",
            place(flaw.clause),
            flaw.printed,
            place(*before)
        )),
    };
    let of_kind = |kind: WarningKind| -> Vec<String> {
        let own = flaws.iter().filter(|flaw| flaw.kind() == kind);
        own.filter_map(sentence).collect()
    };
    let mut warnings = Vec::new();
    if as_one {
        let named: Vec<String> = repetitions
            .iter()
            .take(MOST_TOLD)
            .map(|flaw| format!("{} (“{}”)", place(flaw.clause), flaw.printed))
            .collect();
        let more = match repetitions.len().saturating_sub(MOST_TOLD) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!(
            "{} paragraphs begin with the verb of the paragraph right before them: {}{more}; “also” or “further” would tell them apart.",
            repetitions.len(),
            named.join(", ")
        );
        warnings.push(Warning::new(WarningKind::VerbSequence, message));
    }
    for (kind, what) in [
        (
            WarningKind::VerbSequence,
            "verbs whose “also” or “further” is off",
        ),
        (WarningKind::Reference, "references that should be checked"),
    ] {
        let mut messages = of_kind(kind);
        let more = messages.len().saturating_sub(MOST_TOLD);
        messages.truncate(MOST_TOLD);
        if more > 0 {
            messages.push(format!("There are {more} more {what}."));
        }
        let warning = |message| Warning::new(kind, message);
        warnings.extend(messages.into_iter().map(warning));
    }
    warnings
}

/// "Also urges" with nothing before it that urges; "Invites" right after "Invites".
fn sequences(context: &Context<'_>, side: Side) -> Vec<Flaw> {
    let document = context.document(side);
    let place = |id: ClauseId| {
        let clause = document.clauses.get(id);
        clause.map_or("", |clause| clause.place.as_str())
    };
    context
        .sequences(side)
        .off(document)
        .into_iter()
        .map(|(clause, printed, off)| Flaw {
            clause,
            printed: printed.to_owned(),
            what: match off {
                Off::Repeats(before) => What::Repeats { before },
                Off::NothingBefore(verb) => What::Told(
                    WarningKind::VerbSequence,
                    format!(
                        "{} begins with “{printed}”, and no paragraph before it begins with “{verb}”.",
                        place(clause)
                    ),
                ),
            },
        })
        .collect()
}

/// "Paragraph 20 above" where there is no paragraph 20, or where it stands below.
fn references(context: &Context<'_>, side: Side) -> Vec<Flaw> {
    let document = context.document(side);
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
        if !context.may_refer(side, clause.id)
            || matches!(clause.kind, ClauseKind::Footnote | ClauseKind::Masthead)
        {
            continue;
        }
        let words = Words::of(&clause.text);
        let cites = find(&words);
        if cites.is_empty() {
            continue;
        }
        let index = context.index(side);
        let targets = index.resolve(clause.id, &cites);
        for (cite, target) in cites.iter().zip(&targets) {
            let under_nothing = cite
                .under()
                .is_some_and(|outer| targets.get(outer).copied().flatten().is_none());
            let Some(shown) = cite.shown(&clause.text) else {
                continue;
            };
            let wrong = match *target {
                Some(target) if target == clause.id && cite.says_direction() => {
                    "that is the paragraph itself".to_owned()
                }
                Some(target) if cite.contradicts(clause.id, target) => {
                    let place = document
                        .clauses
                        .get(target)
                        .map_or("", |clause| clause.place.as_str());
                    format!("{place} stands on the other side of it")
                }
                None if !under_nothing
                    && !index.knows(cite)
                    && (cite.says_direction() || (has_articles && cite.is_own_article())) =>
                {
                    "there is none".to_owned()
                }
                _ => continue,
            };
            let sentence = format!(
                "{} refers to “{shown}”, and {wrong}; check the reference.",
                clause.place
            );
            flaws.push(Flaw {
                clause: clause.id,
                printed: shown.to_owned(),
                what: What::Told(WarningKind::Reference, sentence),
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
