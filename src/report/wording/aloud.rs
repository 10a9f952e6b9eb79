//! Places as they are said aloud: `OP4(a)` is "operative paragraph 4 (a)".

/// What the short forms of places stand for; what is not listed is said as printed.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("PP", "preambular paragraph "),
    ("OP", "operative paragraph "),
    ("Art. ", "article "),
    ("para. ", "paragraph "),
    ("fn. ", "footnote "),
    ("Sect. ", "section "),
    ("Chap. ", "chapter "),
];

/// A place as it is said aloud, with a capital: `Operative paragraph 4 (a)`, `Annex I, paragraph 12`.
pub fn aloud(place: &str) -> String {
    let parts: Vec<String> = place.split(", ").map(part).collect();
    let spoken = parts.join(", ");
    let mut characters = spoken.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => spoken,
    }
}

fn part(part: &str) -> String {
    let form = SHORT_FORMS.iter().find_map(|(short, long)| {
        let rest = part.strip_prefix(short)?;
        rest.starts_with(|c: char| c.is_ascii_digit() || c == '*')
            .then(|| format!("{long}{rest}"))
    });
    let spoken = form.unwrap_or_else(|| part.to_owned());
    // A letter in brackets is set apart from the number before it.
    let mut spaced = String::with_capacity(spoken.len() + 2);
    for character in spoken.chars() {
        if character == '(' && spaced.ends_with(char::is_alphanumeric) {
            spaced.push(' ');
        }
        spaced.push(character);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::aloud;

    #[test]
    fn short_forms_are_spelled_out() {
        for (place, expected) in [
            ("OP4", "Operative paragraph 4"),
            ("OP5(a)(ii)", "Operative paragraph 5 (a)(ii)"),
            ("PP12", "Preambular paragraph 12"),
            ("Art. 4(2)", "Article 4 (2)"),
            ("Annex I, para. 12", "Annex I, paragraph 12"),
            ("fn. *", "Footnote *"),
            ("heading 3", "Heading 3"),
            ("OPEC", "OPEC"),
            ("", ""),
        ] {
            assert_eq!(aloud(place), expected);
        }
    }
}
