//! The promises, each as a function that says what is broken.

use std::collections::{BTreeMap, BTreeSet};

use clausediff::model::{
    Action, Change, Comparison, Document, Move, Side, Sides, Summary, new_text, old_text,
};

use super::drafts::{Case, Link};

/// What a check answers: nothing, or what is broken.
pub type Checked = Result<(), String>;

/// Everything that must hold of any comparison, whatever the drafts.
pub fn sound(comparison: &Comparison) -> Checked {
    document(&comparison.old)?;
    document(&comparison.new)?;
    each_clause_once(comparison)?;
    for change in &comparison.changes {
        shape(change)?;
        words_kept(comparison, change)?;
    }
    reading_order(comparison)?;
    if comparison.summary != Summary::of(&comparison.changes) {
        return Err("the summary does not count the changes".into());
    }
    Ok(())
}

fn document(document: &Document) -> Checked {
    let mut places = BTreeSet::new();
    for (at, clause) in document.clauses.iter().enumerate() {
        let what = format!("{}, clause {at} ({})", document.source, clause.place);
        if clause.id != at {
            return Err(format!("{what}: has id {}", clause.id));
        }
        if clause.parent.is_some_and(|parent| parent >= at) {
            return Err(format!("{what}: stands under a later clause"));
        }
        if clause.text.trim().is_empty() {
            return Err(format!("{what}: has no words"));
        }
        if clause.text.contains('\n') {
            return Err(format!("{what}: has a line break in {:?}", clause.text));
        }
        if clause.place.is_empty() || !places.insert(&clause.place) {
            return Err(format!("{what}: its place is empty or not its own"));
        }
    }
    Ok(())
}

fn each_clause_once(comparison: &Comparison) -> Checked {
    for (side, document) in [(Side::Old, &comparison.old), (Side::New, &comparison.new)] {
        let mut seen = vec![0_usize; document.clauses.len()];
        for id in comparison
            .changes
            .iter()
            .flat_map(|change| ids(change, side))
        {
            *seen
                .get_mut(*id)
                .ok_or(format!("{side:?} clause {id} does not exist"))? += 1;
        }
        if let Some(id) = seen.iter().position(|&times| times != 1) {
            return Err(format!(
                "{side:?} clause {id} stands in {} changes",
                seen[id]
            ));
        }
    }
    Ok(())
}

fn ids(change: &Change, side: Side) -> &[usize] {
    match side {
        Side::Old => &change.pairing.old,
        Side::New => &change.pairing.new,
    }
}

fn shape(change: &Change) -> Checked {
    let (old, new) = (&change.pairing.old, &change.pairing.new);
    let fits = match change.action {
        Action::Added => old.is_empty() && new.len() == 1,
        Action::Removed => old.len() == 1 && new.is_empty(),
        Action::Unchanged | Action::Amended => old.len() == 1 && new.len() == 1,
        Action::Split => old.len() == 1 && new.len() > 1,
        Action::Merged => old.len() > 1 && new.len() == 1,
    };
    if !fits {
        return Err(format!("{:?} has {old:?} and {new:?}", change.action));
    }
    if !old.is_sorted() || !new.is_sorted() {
        return Err(format!("{old:?} and {new:?} are not in reading order"));
    }
    if change.class.is_none() != change.is_nothing() {
        return Err(format!(
            "{:?} of {old:?} and {new:?} has class {:?}",
            change.action, change.class
        ));
    }
    let pairing = &change.pairing;
    if !(0.0..=1.0).contains(&pairing.similarity) || !(0.0..=1.0).contains(&pairing.confidence) {
        return Err(format!("{old:?} and {new:?}: a score outside 0 to 1"));
    }
    Ok(())
}

fn words_kept(comparison: &Comparison, change: &Change) -> Checked {
    let texts = texts(comparison, change);
    if change.edits.is_empty() {
        return if texts.old == texts.new {
            Ok(())
        } else {
            Err(format!(
                "no edits between {:?} and {:?}",
                texts.old, texts.new
            ))
        };
    }
    for (side, whole, rebuilt) in [
        (Side::Old, &texts.old, old_text(&change.edits)),
        (Side::New, &texts.new, new_text(&change.edits)),
    ] {
        if *whole != rebuilt {
            return Err(format!("{side:?} text {whole:?} comes back as {rebuilt:?}"));
        }
    }
    Ok(())
}

/// The texts of a change, several clauses of one side joined by a line break.
fn texts(comparison: &Comparison, change: &Change) -> Sides<String> {
    let join = |document: &Document, ids: &[usize]| {
        let texts: Vec<&str> = ids
            .iter()
            .map(|&id| document.clauses[id].text.as_str())
            .collect();
        texts.join("\n")
    };
    Sides::new(
        join(&comparison.old, &change.pairing.old),
        join(&comparison.new, &change.pairing.new),
    )
}

/// Changes stand in the reading order of the new draft; removed ones are free.
fn reading_order(comparison: &Comparison) -> Checked {
    let firsts: Vec<usize> = comparison
        .changes
        .iter()
        .filter_map(|change| change.pairing.new.first().copied())
        .collect();
    if firsts.is_sorted() {
        Ok(())
    } else {
        Err(format!(
            "changes are not in the new draft's order: {firsts:?}"
        ))
    }
}

/// A draft compared with itself has no change.
pub fn nothing(comparison: &Comparison) -> Checked {
    match comparison
        .changes
        .iter()
        .find(|change| !change.is_nothing())
    {
        None if comparison.is_empty() => Ok(()),
        None => Err("no change, and yet not empty".into()),
        Some(change) => Err(format!(
            "{:?}, moved {:?}, renumbered {}: {:?}",
            change.action,
            change.pairing.moved,
            change.renumbered,
            texts(comparison, change)
        )),
    }
}

/// The comparison of the drafts exchanged pairs the same clauses.
pub fn mirrored(there: &Comparison, back: &Comparison) -> Checked {
    let facts = |comparison: &Comparison, swapped: bool| -> BTreeSet<_> {
        comparison
            .changes
            .iter()
            .map(|change| {
                let sides = Sides::new(change.pairing.old.clone(), change.pairing.new.clone());
                let sides = if swapped { sides.swapped() } else { sides };
                let action = if swapped {
                    opposite(change.action)
                } else {
                    change.action
                };
                (
                    sides.old,
                    sides.new,
                    action,
                    change.renumbered,
                    change.class,
                )
            })
            .collect()
    };
    let (there, back) = (facts(there, false), facts(back, true));
    let only_there: Vec<_> = there.difference(&back).collect();
    let only_back: Vec<_> = back.difference(&there).collect();
    if only_there.is_empty() && only_back.is_empty() {
        return Ok(());
    }
    Err(format!(
        "there only: {only_there:?}\nback only: {only_back:?}"
    ))
}

fn opposite(action: Action) -> Action {
    match action {
        Action::Added => Action::Removed,
        Action::Removed => Action::Added,
        Action::Split => Action::Merged,
        Action::Merged => Action::Split,
        same => same,
    }
}

/// The comparison finds every edit that the generator made.
pub fn found(comparison: &Comparison, case: &Case) -> Checked {
    for link in &case.links {
        link_found(comparison, link)?;
    }
    let alone: Vec<&Change> = comparison
        .changes
        .iter()
        .filter(|change| change.pairing.moved == Some(Move::Alone))
        .collect();
    if alone.len() != case.moves {
        let texts: Vec<_> = alone
            .iter()
            .map(|change| texts(comparison, change).new)
            .collect();
        return Err(format!(
            "{} clauses moved, not {}: {texts:?}",
            case.moves,
            alone.len()
        ));
    }
    if let (Some(mover), [change]) = (&case.mover, alone.as_slice()) {
        let said = texts(comparison, change).old;
        if said != *mover {
            return Err(format!("{mover:?} moved, not {said:?}"));
        }
    }
    Ok(())
}

fn link_found(comparison: &Comparison, link: &Link) -> Checked {
    let old = ids_of(&comparison.old, &link.old)?;
    let new = ids_of(&comparison.new, &link.new)?;
    let change = comparison
        .changes
        .iter()
        .find(|change| change.pairing.old == old && change.pairing.new == new)
        .ok_or_else(|| {
            let instead: Vec<String> = comparison
                .changes
                .iter()
                .filter(|change| {
                    old.iter().any(|id| change.pairing.old.contains(id))
                        || new.iter().any(|id| change.pairing.new.contains(id))
                })
                .map(|change| format!("{:?} {:?}", change.action, texts(comparison, change)))
                .collect();
            format!("not found: {link:#?}\ninstead: {}", instead.join("\nand: "))
        })?;
    let action = match (old.len(), new.len()) {
        (0, _) => Action::Added,
        (_, 0) => Action::Removed,
        (1, 1) if link.old == link.new => Action::Unchanged,
        (1, 1) => Action::Amended,
        (1, _) => Action::Split,
        _ => Action::Merged,
    };
    if change.action != action {
        return Err(format!("{link:?} is {action:?}, not {:?}", change.action));
    }
    if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
        let (old, new) = (&comparison.old.clauses[*old], &comparison.new.clauses[*new]);
        let renumbered = old.printed_label() != new.printed_label();
        if renumbered && !change.renumbered {
            return Err(format!(
                "{} became {} and is not renumbered",
                old.place, new.place
            ));
        }
    }
    Ok(())
}

fn ids_of(document: &Document, texts: &[String]) -> Result<Vec<usize>, String> {
    texts
        .iter()
        .map(|text| {
            document
                .clauses
                .iter()
                .position(|clause| clause.text == *text)
                .ok_or(format!("{}: no clause reads {text:?}", document.source))
        })
        .collect()
}

/// Every letter and digit of a source stands in a clause, in a label, or among what was taken off.
pub fn nothing_thrown_away(source: &str, document: &Document) -> Checked {
    let mut kept: BTreeMap<char, usize> = BTreeMap::new();
    let understood = document
        .clauses
        .iter()
        .flat_map(|clause| [clause.printed_label(), &clause.text])
        .chain(
            document
                .furniture
                .iter()
                .map(|furniture| furniture.text.as_str()),
        );
    for character in understood
        .flat_map(str::chars)
        .filter(|c| c.is_alphanumeric())
    {
        *kept.entry(character).or_default() += 1;
    }
    for character in source.chars().filter(|c| c.is_alphanumeric()) {
        match kept.get_mut(&character) {
            Some(left) if *left > 0 => *left -= 1,
            _ => return Err(format!("{}: some {character:?} is gone", document.source)),
        }
    }
    Ok(())
}
