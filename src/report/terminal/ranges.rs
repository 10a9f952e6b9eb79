//! New numbers told in few words: `OP5–OP9, were OP4–OP8`.

/// A clause with only another number: its place in the old draft and in the new.
pub(super) type Renumbered<'a> = (&'a str, &'a str);

/// Tells new numbers, runs of clauses that went on together as one.
pub(super) fn ranges(places: &[Renumbered<'_>]) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut run: Vec<Renumbered<'_>> = Vec::new();
    for &(old, new) in places {
        let goes_on = run
            .last()
            .is_some_and(|last| follows(last.0, old) && follows(last.1, new));
        if !goes_on {
            told.extend(tell(&run));
            run.clear();
        }
        run.push((old, new));
    }
    told.extend(tell(&run));
    told.join("; ")
}

fn tell(run: &[Renumbered<'_>]) -> Option<String> {
    match run {
        [] => None,
        [(old, new)] => Some(format!("{new}, was {old}")),
        [first, .., last] => Some(format!(
            "{}–{}, were {}–{}",
            first.1, last.1, first.0, last.0
        )),
    }
}

/// True when a place comes directly after another one in the same numbering.
fn follows(place: &str, next: &str) -> bool {
    match (parse(place), parse(next)) {
        (Some(place), Some(next)) => {
            place.before == next.before
                && place.after == next.after
                && place.number.checked_add(1) == Some(next.number)
        }
        _ => false,
    }
}

struct Place<'a> {
    before: &'a str,
    number: u32,
    after: &'a str,
}

/// Takes a place apart at its innermost number or single letter: `OP5(` `b` `)`.
fn parse(place: &str) -> Option<Place<'_>> {
    let core = place.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let after = place.get(core.len()..)?;
    let before = core.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = core.get(before.len()..)?;
    if !digits.is_empty() {
        return Some(Place {
            before,
            number: digits.parse().ok()?,
            after,
        });
    }
    let letter = core.chars().next_back()?;
    let before = core.strip_suffix(letter)?;
    // A letter alone, not the end of a word; i, v and x are Roman numerals as often as letters.
    let stands_alone = !before.ends_with(|c: char| c.is_ascii_alphabetic());
    (stands_alone && !matches!(letter, 'i' | 'v' | 'x')).then(|| Place {
        before,
        number: u32::from(letter),
        after,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_told_as_one() {
        for (places, expected) in [
            (vec![], ""),
            (vec![("OP3", "OP4")], "OP4, was OP3"),
            (
                vec![("OP3", "OP4"), ("OP4", "OP5"), ("OP5", "OP6")],
                "OP4–OP6, were OP3–OP5",
            ),
            (
                vec![("OP3", "OP4"), ("OP4", "OP6"), ("PP5", "PP7")],
                "OP4, was OP3; OP6, was OP4; PP7, was PP5",
            ),
            (
                vec![("OP9", "OP10"), ("OP10", "OP11")],
                "OP10–OP11, were OP9–OP10",
            ),
            (
                vec![("OP1(a)", "OP1(b)"), ("OP1(b)", "OP1(c)")],
                "OP1(b)–OP1(c), were OP1(a)–OP1(b)",
            ),
            (
                vec![("OP1(h)", "OP1(i)"), ("OP1(i)", "OP1(j)")],
                "OP1(i), was OP1(h); OP1(j), was OP1(i)",
            ),
            (
                vec![("title", "Annex"), ("titlf", "Anney")],
                "Annex, was title; Anney, was titlf",
            ),
            (
                vec![("para. 4294967295", "x"), ("para. 4294967296", "x")],
                "x, was para. 4294967295; x, was para. 4294967296",
            ),
        ] {
            assert_eq!(ranges(&places), expected);
        }
    }
}
