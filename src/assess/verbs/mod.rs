//! The verb that leads a paragraph: what it is, how strong it is, and whether "also" is forced.
//!
//! English; the verbs and their strength are data in [`table`].

mod lead;
mod reading;
mod sequence;
mod table;

pub(super) use lead::Lead;
pub(super) use reading::make_table;
pub(super) use sequence::{Off, Sequences, is_forced};
use table::{Ladder, Strength, VERBS, Verb};

use crate::model::{Class, ClauseKind, Direction, FindingKind};

use super::notes::Note;

/// True for the clauses that a verb leads.
const fn is_led(kind: ClauseKind) -> bool {
    matches!(kind, ClauseKind::Preambular | ClauseKind::Operative)
}

/// Tells how the lead verb changed, if it did, "also" and "further" left aside.
pub(super) fn verb_change(old: &Lead<'_>, new: &Lead<'_>) -> Option<Note> {
    if old.says_the_same(new) {
        return None;
    }
    let direction = match old.strength().zip(new.strength()) {
        Some((old, new)) if old.ladder == new.ladder && old.rung != new.rung => {
            towards(old.rung < new.rung)
        }
        // "Strongly condemns": the same verb with more force.
        _ if old.verb == new.verb
            && old.attitude == new.attitude
            && old.is_intense != new.is_intense =>
        {
            towards(new.is_intense)
        }
        _ => Direction::Changed,
    };
    let kind = FindingKind::OperativeVerb;
    let why = format!("{}; {}", old.reason(), new.reason());
    let note = Note::new(Class::Substantive, kind, old.printed, new.printed);
    Some(note.going(direction).because(why))
}

/// Tells that the verb of a clause went when it was merged with another that leads on, unless the text still has it.
pub(super) fn verb_went(old: &Lead<'_>, new_text: &str) -> Option<Note> {
    let note = || {
        Note::new(
            Class::Substantive,
            FindingKind::OperativeVerb,
            old.printed,
            "",
        )
    };
    (!has_verb(new_text, old)).then(|| note().going(Direction::Dropped).because(old.reason()))
}

/// Tells that a verb came with a clause that now stands before the one that it was split from, unless the text had it.
pub(super) fn verb_came(new: &Lead<'_>, old_text: &str) -> Option<Note> {
    let note = || {
        Note::new(
            Class::Substantive,
            FindingKind::OperativeVerb,
            "",
            new.printed,
        )
    };
    (!has_verb(old_text, new)).then(|| note().going(Direction::Added).because(new.reason()))
}

/// True for a text that has the words of a verb, wherever they stand.
fn has_verb(text: &str, verb: &Lead<'_>) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let verb = verb.unmarked();
    words.windows(verb.len().max(1)).any(|it| it == verb)
}

/// Reads a verb that is joined to a lead verb: how many words it has, and its name.
pub(super) fn joined_verb<'w>(
    word: &impl Fn(usize) -> &'w str,
    is_participle: bool,
) -> Option<(usize, &'static str)> {
    // Most words after "and" have no form of a verb.
    let first = word(0);
    if !(first.ends_with("ing")
        || (first.ends_with('s') && !is_participle)
        || is_participle && first.ends_with('d'))
    {
        return None;
    }
    let fits = VERBS.iter().filter_map(|verb| {
        let form = if is_participle {
            verb.preambular
        } else {
            verb.operative
        };
        let stands = form.starts_with(first)
            && form
                .split(' ')
                .enumerate()
                .all(|(at, wanted)| word(at) == wanted);
        stands.then(|| (form.split(' ').count(), verb.operative))
    });
    fits.max_by_key(|(length, _)| *length)
}

/// Which way it went from one verb, by its name, to another.
pub(super) fn direction_between(old: &str, new: &str) -> Direction {
    match strength(old).zip(strength(new)) {
        Some((old, new)) if old.ladder == new.ladder && old.rung != new.rung => {
            towards(old.rung < new.rung)
        }
        _ => Direction::Changed,
    }
}

/// Where a verb stands, in words: "“urges” is on rung 2 of what is asked".
pub(super) fn ladder_of(name: &str) -> String {
    reason(name, strength(name))
}

fn strength(name: &str) -> Option<Strength> {
    let named = |verb: &&Verb| verb.operative == name;
    VERBS.iter().find(named)?.strength
}

/// Where a verb stands, in words.
fn reason(name: &str, strength: Option<Strength>) -> String {
    let Some(strength) = strength else {
        return format!("“{name}” is on no ladder");
    };
    let ladder = match strength.ladder {
        Ladder::Demand => "of what is asked",
        Ladder::Reception => "of how things are received",
        Ladder::Censure => "of censure",
    };
    format!("“{name}” is on rung {} {ladder}", strength.rung)
}

const fn towards(is_stronger: bool) -> Direction {
    if is_stronger {
        Direction::Stronger
    } else {
        Direction::Weaker
    }
}

#[cfg(test)]
mod tests {
    use super::reading::lead;
    use super::*;

    #[test]
    fn strength_is_told_only_on_one_ladder() {
        use Direction::{Changed, Stronger, Weaker};
        for (old, new, expected) in [
            ("Urges States to", "Encourages States to", Some(Weaker)),
            ("Invites States", "Calls upon States", Some(Stronger)),
            (
                "Also urges States",
                "Further requests States",
                Some(Stronger),
            ),
            ("Takes note of tea", "Welcomes tea", Some(Stronger)),
            (
                "Takes note with appreciation of",
                "Takes note of",
                Some(Weaker),
            ),
            ("Notes tea", "Takes note of tea", Some(Changed)),
            (
                "Expressing its deep concern at",
                "Condemning",
                Some(Stronger),
            ),
            ("Condemns tea", "Strongly condemns tea", Some(Stronger)),
            ("Urges States", "Welcomes States", Some(Changed)),
            ("Noting tea", "Noting with concern tea", Some(Changed)),
            ("Brewing tea", "Spilling tea", Some(Changed)),
            ("Recalls tea", "Recalls also tea", None),
            ("Urges States", "urges all States", None),
        ] {
            let leads = lead(old).zip(lead(new)).unwrap();
            let found = verb_change(&leads.0, &leads.1).map(|note| note.finding.direction.unwrap());
            assert_eq!(found, expected, "{old} / {new}");
            let mirrored =
                verb_change(&leads.1, &leads.0).map(|note| note.finding.direction.unwrap());
            let expected = expected.map(Direction::reversed);
            assert_eq!(mirrored, expected, "{new} / {old}");
        }
    }
}
