//! What the page may do: use its own style and script, and nothing else.

/// The style of the page: light colours, dark ones where the reader's system or the button asks for them, and the rules.
pub(super) const STYLE: &str = concat!(
    include_str!("light.css"),
    "@media screen and (prefers-color-scheme: dark) {\n:root:not([data-theme=\"light\"]) {\n",
    include_str!("dark.css"),
    "}\n}\n@media screen {\n:root[data-theme=\"dark\"] {\n",
    include_str!("dark.css"),
    "}\n}\n",
    include_str!("page.css"),
);
/// The script of the page.
pub(super) const SCRIPT: &str = include_str!("page.js");

/// SHA-256 of the text between the style's tags, in Base64.
const STYLE_HASH: &str = "CjdOrgcJCQi+QZTmD0eL2+PQHAuG3g3aXtm1OkkP7k4=";
/// SHA-256 of the text between the script's tags, in Base64.
const SCRIPT_HASH: &str = "cV2weJlH5gkZufXo4DnmCf7iMvm/j3yBvhxwPK7MYbk=";

/// The content security policy: no request, no form, no style or script but those with these hashes.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{STYLE_HASH}'; \
         script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_files() {
        for (name, file, hash) in [
            ("STYLE_HASH", STYLE, STYLE_HASH),
            ("SCRIPT_HASH", SCRIPT, SCRIPT_HASH),
        ] {
            // A browser reads every line break as one character.
            let text = format!("\n{}", file.replace("\r\n", "\n"));
            let digest = Sha256::digest(text);
            let expected = base64::engine::general_purpose::STANDARD.encode(digest);
            assert_eq!(hash, expected, "{name} in policy.rs has to be this");
        }
    }
}
