//! Who bears a duty, as far as the words say.

use super::english::BEARERS;
use super::reader::Reader;

/// Most words that the bearer of a duty is read with.
const MOST_WORDS: usize = 10;

/// Words that the bearer of a duty cannot reach over.
const BOUNDARIES: &[&str] = &[
    "that",
    "which",
    "who",
    "whom",
    "if",
    "when",
    "where",
    "whereby",
    "or",
    "but",
    "because",
    "so",
    "whether",
    "while",
    "unless",
    "until",
    "then",
    "thereby",
    "what",
    "as",
    "how",
    "and",
    "also",
    "therefore",
    "therein",
];

/// Words that somebody is named with at the beginning: "that *the* Committee shall".
pub(super) const DETERMINERS: &[&str] = &[
    "the",
    "each",
    "every",
    "a",
    "an",
    "any",
    "all",
    "no",
    "such",
    "these",
    "those",
    "this",
    "its",
    "their",
    "developed",
    "developing",
    "member",
    "both",
];

/// Whom a subject names: "by each Party" names each Party.
pub(super) fn named(subject: &str) -> &str {
    subject.strip_prefix("by ").unwrap_or(subject)
}

/// Who has to do what is told in the passive: "shall be submitted *by each Party*".
pub(super) fn agent(reader: &Reader<'_>, end: usize) -> Option<String> {
    /// Words between "be" and "by": "regularly submitted", "submitted and published".
    const WORDS_BETWEEN: usize = 4;
    /// Words of the one who is named.
    const NAME_WORDS: usize = 7;
    /// Words that begin something else than the name.
    const ENDS: &[&str] = &[
        "in", "on", "at", "to", "for", "with", "under", "within", "pursuant", "before", "after",
        "from", "through", "by", "no", "not",
    ];
    let verb = reader.has(end, "be")?;
    let is_on = |at: &usize| reader.is_word(*at);
    let by = (verb + 1..=verb + WORDS_BETWEEN)
        .take_while(is_on)
        .find(|&at| reader.lower(at) == "by")?;
    let name_ends = |at: &usize| {
        let lower = reader.lower(*at);
        let joins = lower == "and" && reader.is_name(*at + 1);
        !reader.is_word(*at) || ENDS.contains(&lower) || (BOUNDARIES.contains(&lower) && !joins)
    };
    let last = (by + 1..=by + 1 + NAME_WORDS).find(name_ends)?;
    let subject = reader.slice(&(by..last));
    can_bear(named(subject)).then(|| subject.to_owned())
}

/// The words before a duty that say who bears it; empty when that is not clear.
pub(super) fn bearer(reader: &Reader<'_>, at: usize) -> String {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let lower = reader.lower(before);
        let joins_names = lower == "and"
            && start < at
            && before
                .checked_sub(1)
                .is_some_and(|name| is_bearer(reader.lower(name)) || reader.is_name(name));
        let is_boundary = !reader.is_word(before) || BOUNDARIES.contains(&lower);
        if (is_boundary && !joins_names) || is_led(lower) {
            // "A port that burns oil shall": who burns oil stands farther before.
            let opens = reader.word(start);
            let is_somebody = opens.starts_with(char::is_uppercase)
                || DETERMINERS.contains(&reader.lower(start))
                || is_bearer(reader.lower(start));
            if matches!(lower, "that" | "which" | "who") && !is_somebody {
                let is_named = before
                    .checked_sub(1)
                    .is_some_and(|name| is_bearer(reader.lower(name)));
                if !is_named {
                    return String::new();
                }
                // "Parties that have ratified shall": those who ratified.
                start = before;
                continue;
            }
            break;
        }
        start = before;
        if at - start > MOST_WORDS {
            return String::new();
        }
    }
    // "also", "therefore" stand between the bearer and the duty and say nothing.
    let mut end = at;
    while end > start
        && matches!(
            reader.lower(end - 1),
            "also" | "therefore" | "further" | "always"
        )
    {
        end -= 1;
    }
    let subject = reader.slice(&(start..end));
    // What only points back names nobody.
    if matches!(
        subject.to_lowercase().as_str(),
        "there" | "this" | "it" | "that" | "these" | "those"
    ) {
        return String::new();
    }
    subject.to_owned()
}

/// True for the verb of a clause that stands before the bearer: "Requests the Committee, which may …".
fn is_led(lower: &str) -> bool {
    matches!(
        lower,
        "decides"
            | "agrees"
            | "requests"
            | "recommends"
            | "shall"
            | "should"
            | "may"
            | "must"
            | "will"
            | "can"
    )
}

fn is_bearer(lower: &str) -> bool {
    BEARERS.contains(&lower)
}

/// True when those who are named can bear a duty: their last word, or the last before "of", is one that can.
pub(super) fn can_bear(subject: &str) -> bool {
    let words: Vec<&str> = subject.split_whitespace().collect();
    let preposition = words.iter().skip(1).position(|word| {
        matches!(
            *word,
            "of" | "in" | "to" | "from" | "under" | "by" | "for" | "on" | "at" | "with" | "within"
        )
    });
    let mut head = preposition.map_or(words.len(), |position| position + 1);
    // "Parties included in Annex I", "the bodies serving the Convention"
    let participle = words
        .windows(2)
        .take(head.saturating_sub(1))
        .position(|two| {
            let [name, next] = two else { return false };
            is_bearer(&name.to_lowercase()) && (next.ends_with("ing") || next.ends_with("ed"))
        });
    if let Some(name) = participle {
        head = name + 1;
    } else if head < words.len()
        && head > 1
        && words
            .get(head - 1)
            .is_some_and(|word| word.ends_with("ed") || word.ends_with("ing"))
    {
        head -= 1;
    }
    let Some(last) = head.checked_sub(1).and_then(|last| words.get(last)) else {
        return false;
    };
    let is_name = head > 1 && last.starts_with(char::is_uppercase);
    is_name || is_bearer(&last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::can_bear;

    #[test]
    fn those_who_can_bear_a_duty() {
        for (subject, expected) in [
            ("Parties included in Annex I", true),
            ("the bodies serving the Convention", true),
            ("the Conference of the Parties", true),
            ("Providers adopting codes of conduct", true),
            ("Developed country Parties", true),
            ("the faults found by the Lamp Panel", false),
            ("the lamp of the Board", false),
            ("", false),
        ] {
            assert_eq!(can_bear(subject), expected, "{subject}");
        }
    }
}
