//! What is off within one draft alone: references without a target, and "also" without a verb before it.

use crate::model::{ClauseId, ClauseKind, Document, Side, Sides, Warning, WarningKind};

use super::context::Context;
use super::pieces::Words;
use super::references::find;
use super::verbs::Off;

/// Warnings of one sort that are told one by one; the rest is counted.
const MOST_TOLD: usize = 8;

/// What a reader of one draft should check: references that find no target, and verbs
/// marked "also" or "further" that do not follow the verbs before them.
#[must_use]
pub fn within_one_draft(document: &Document) -> Vec<Warning> {
    let context = Context::new(Sides::new(document, document), &[]);
    within(&context, Side::New)
}

/// What a reader of one of the two drafts should check.
pub(super) fn within(context: &Context<'_>, side: Side) -> Vec<Warning> {
    let mut warnings = told(WarningKind::VerbSequence, sequences(context, side));
    warnings.extend(told(WarningKind::Reference, references(context, side)));
    warnings
}

fn told(kind: WarningKind, mut messages: Vec<String>) -> Vec<Warning> {
    let more = messages.len().saturating_sub(MOST_TOLD);
    messages.truncate(MOST_TOLD);
    if more > 0 {
        let what = match kind {
            WarningKind::VerbSequence => "verbs whose “also” or “further” is off",
            _ => "references that should be checked",
        };
        messages.push(format!("There are {more} more {what}."));
    }
    messages
        .into_iter()
        .map(|message| Warning::new(kind, message))
        .collect()
}

/// "Also urges" with nothing before it that urges; "Invites" right after "Invites".
fn sequences(context: &Context<'_>, side: Side) -> Vec<String> {
    let document = context.document(side);
    let place = |id: ClauseId| {
        document
            .clauses
            .get(id)
            .map_or("", |clause| clause.place.as_str())
    };
    context
        .sequences(side)
        .off(document)
        .into_iter()
        .map(|(id, printed, off)| match off {
            Off::NothingBefore(verb) => format!(
                "{} begins with “{printed}”, and no paragraph before it begins with “{verb}”.",
                place(id)
            ),
            Off::Repeats(before) => format!(
                "{} begins with “{printed}” as {} does right before it; “also” or “further” would tell them apart.",
                place(id),
                place(before)
            ),
        })
        .collect()
}

/// "Paragraph 20 above" where there is no paragraph 20, or where it stands below.
fn references(context: &Context<'_>, side: Side) -> Vec<String> {
    let document = context.document(side);
    let mut messages = Vec::new();
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
            messages.push(format!(
                "{} refers to “{shown}”, and {wrong}; check the reference.",
                clause.place
            ));
        }
    }
    messages
}

/// A text with fewer articles than this cites those of other texts.
const FEWEST_ARTICLES: usize = 3;
