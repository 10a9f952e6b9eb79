//! Links as Markdown writes them: `[words](address)`.

/// True when the text right after a closing bracket is the address of a link: `(https://…)`, `(#part-2)`.
///
/// `[shall](a)` is none: an address has a scheme, a path or a fragment.
pub fn is_address(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('(') else {
        return false;
    };
    let end = rest.find(|c: char| c == ')' || c.is_whitespace());
    let address = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
    address.starts_with(['#', '/', '.', '<'])
        || address.contains("://")
        || address.starts_with("mailto:")
        || (address.contains('.') && address.contains('/'))
        || [".md", ".html", ".htm", ".pdf"]
            .iter()
            .any(|ending| address.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_no_subparagraph() {
        for (rest, expected) in [
            ("(https://example.org/a_b) of", true),
            ("(#part-2)", true),
            ("(../notes.md)", true),
            ("(tides/spring.md)", true),
            ("(lamps.html)", true),
            ("(mailto:keeper@example.org)", true),
            ("(a)", false),
            ("(2) of", false),
            ("(see above)", false),
            (" (https://example.org)", false),
            ("", false),
        ] {
            assert_eq!(is_address(rest), expected, "{rest}");
        }
    }
}
