//! Whether to use colour, and how wide a line may be.

use std::io::IsTerminal;

use super::arguments::{Look, When};
use crate::report::terminal::Options;

/// Wider lines than this are hard to read; the two columns of `side-by-side` use all there is.
const COMFORTABLE_WIDTH: usize = 120;

/// Decides on colour: the option, then `NO_COLOR`, then `CLICOLOR_FORCE`, then
/// whether the output is a terminal that is not `dumb`.
///
/// `NO_COLOR` (no-color.org) counts when it is not empty, `CLICOLOR_FORCE`
/// (bixense.com/clicolors) when it is neither empty nor `0`.
pub(super) fn decide(when: When, is_terminal: bool) -> bool {
    let color = by_environment(when, is_terminal, |name| std::env::var(name).ok());
    // The crate would ask standard output itself, which may not be where this goes.
    colored::control::set_override(color);
    color
}

fn by_environment(
    when: When,
    is_terminal: bool,
    variable: impl Fn(&str) -> Option<String>,
) -> bool {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if is_set("NO_COLOR") => false,
        When::Auto if variable("CLICOLOR_FORCE").is_some_and(|v| !v.is_empty() && v != "0") => true,
        When::Auto => is_terminal && variable("TERM").as_deref() != Some("dumb"),
    }
}

/// True when standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// The columns that a line may take.
pub(super) fn width(look: &Look, to_terminal: bool, whole_screen: bool) -> usize {
    if let Some(width) = look.width {
        return width;
    }
    match terminal_size::terminal_size().filter(|_| to_terminal) {
        Some((terminal_size::Width(columns), _)) if whole_screen => columns.into(),
        Some((terminal_size::Width(columns), _)) => COMFORTABLE_WIDTH.min(columns.into()),
        None => Options::DEFAULT_WIDTH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_wins_then_the_variables_then_the_terminal() {
        use When::{Always, Auto, Never};
        type Variables = &'static [(&'static str, &'static str)];
        let cases: [(When, bool, Variables, bool); 10] = [
            (Auto, true, &[], true),
            (Auto, false, &[], false),
            (Auto, true, &[("NO_COLOR", "1")], false),
            (Auto, true, &[("NO_COLOR", "")], true),
            (Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (
                Auto,
                false,
                &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")],
                false,
            ),
            (Always, false, &[("NO_COLOR", "1")], true),
            (Never, true, &[("CLICOLOR_FORCE", "1")], false),
            (Auto, true, &[("TERM", "dumb")], false),
        ];
        for (when, is_terminal, variables, expected) in cases {
            let color = by_environment(when, is_terminal, |name| {
                let found = variables.iter().find(|(known, _)| *known == name)?;
                Some(found.1.to_owned())
            });
            assert_eq!(color, expected, "{when:?} {is_terminal} {variables:?}");
        }
    }
}
