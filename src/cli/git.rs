//! Called by git as an external diff: seven arguments instead of two, or nine for a renamed file.
//!
//! git names the file as the user knows it and then, for either side, a file
//! to read, the object and the mode (`GIT_EXTERNAL_DIFF` in the manual page of
//! git). It stops at the first file for which a program fails, so here a change
//! is no failure, and trouble with one file is told and passed over.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::arguments::Compare;
use crate::model::Sides;
use crate::report::terminal::visible_line;

/// Digits of an object's name that git shows to people.
const SHORT: usize = 7;
/// Digits of an object's name: SHA-1 and SHA-256.
const DIGITS: [usize; 2] = [40, 64];

/// What git tells of the two drafts, beside their files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    /// What the drafts are called: the file's name and its object.
    pub(super) names: Sides<String>,
    /// The file's name, and what happened to it: `L.4.txt, renamed from draft.txt`.
    pub(super) title: String,
}

/// The arguments with the two drafts in the usual form, and what git told; `None` when it is not git that calls.
pub(super) fn call(arguments: &[OsString]) -> Option<(Vec<OsString>, Call)> {
    for count in [7, 9] {
        let start = arguments
            .len()
            .checked_sub(count)
            .filter(|&start| start > 0)?;
        let (before, gits) = arguments.split_at(start);
        let [
            path,
            old,
            old_object,
            old_mode,
            new,
            new_object,
            new_mode,
            renamed @ ..,
        ] = gits
        else {
            continue;
        };
        let is_gits = is_object(old_object)
            && is_mode(old_mode)
            && is_object(new_object)
            && is_mode(new_mode);
        if !is_gits {
            continue;
        }
        let old_name = path.to_string_lossy();
        let new_name = renamed
            .first()
            .map_or(old_name.clone(), |name| name.to_string_lossy());
        let names = Sides::new(
            name(&old_name, old, old_object),
            name(&new_name, new, new_object),
        );
        let title = match (is_absent(Path::new(old)), is_absent(Path::new(new))) {
            (true, false) => format!("{new_name}, a new file"),
            (false, true) => format!("{old_name}, deleted"),
            _ if new_name == old_name && old_mode != new_mode => {
                let [old, new] = [old_mode, new_mode].map(|it| it.to_string_lossy());
                format!("{new_name}, mode {new}, was {old}")
            }
            _ if new_name == old_name => new_name.into_owned(),
            _ => format!("{new_name}, renamed from {old_name}"),
        };
        let drafts = [OsString::from("--"), old.clone(), new.clone()];
        let title = visible_line(&title).into_owned();
        return Some(([before, &drafts].concat(), Call { names, title }));
    }
    None
}

/// True for the file that stands for a draft that does not exist.
pub(super) fn is_absent(path: &Path) -> bool {
    path.as_os_str() == "/dev/null"
        || (cfg!(windows) && path.as_os_str().eq_ignore_ascii_case("nul"))
}

/// The name of a file with conflicts: the only argument that git gives of it.
pub(super) fn unmerged(arguments: &Compare) -> Option<String> {
    let by_git = std::env::var_os("GIT_DIFF_PATH_COUNTER").is_some();
    let path = arguments.old.as_deref()?;
    (by_git && arguments.new.is_none()).then(|| visible_line(&path.to_string_lossy()).into_owned())
}

/// True when git shows what is printed in a pager of its own, which knows colours.
pub(super) fn has_pager() -> bool {
    std::env::var("GIT_PAGER_IN_USE").is_ok_and(|value| value == "true" || value == "1")
}

fn name(name: &str, file: &OsStr, object: &OsStr) -> String {
    let object = object.to_string_lossy();
    let short: String = object.chars().take(SHORT).collect();
    if is_absent(Path::new(file)) {
        "no file".to_owned()
    } else if object.chars().all(|digit| digit == '0') {
        format!("{name} (working tree)")
    } else {
        format!("{name} ({short})")
    }
}

fn is_object(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    text == "." || (DIGITS.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn is_mode(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    text == "." || (text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBJECT: &str = "0123456789abcdef0123456789abcdef01234567";
    const NONE: &str = "0000000000000000000000000000000000000000";

    fn called(arguments: &[&str]) -> Option<(Vec<OsString>, Call)> {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        call(&arguments)
    }

    #[test]
    fn what_git_says_becomes_two_drafts_and_their_names() {
        for (arguments, drafts, names, title) in [
            (
                vec![
                    "d.txt", "/t/d.txt", OBJECT, "100644", "d.txt", NONE, "100644",
                ],
                ["/t/d.txt", "d.txt"],
                ["d.txt (0123456)", "d.txt (working tree)"],
                "d.txt",
            ),
            (
                vec![
                    "d.txt", "/t/d.txt", OBJECT, "100644", "d.txt", OBJECT, "100755",
                ],
                ["/t/d.txt", "d.txt"],
                ["d.txt (0123456)", "d.txt (0123456)"],
                "d.txt, mode 100755, was 100644",
            ),
            (
                vec!["d.txt", "/dev/null", ".", ".", "/t/d.txt", OBJECT, "100644"],
                ["/dev/null", "/t/d.txt"],
                ["no file", "d.txt (0123456)"],
                "d.txt, a new file",
            ),
            (
                vec![
                    "d.txt",
                    "/t/d.txt",
                    OBJECT,
                    "100644",
                    "/t/e.txt",
                    OBJECT,
                    "100755",
                    "e.txt",
                    "similarity index 90%\n",
                ],
                ["/t/d.txt", "/t/e.txt"],
                ["d.txt (0123456)", "e.txt (0123456)"],
                "e.txt, renamed from d.txt",
            ),
        ] {
            let arguments = [vec!["clausediff", "--stat"], arguments].concat();
            let (rest, call) = called(&arguments).unwrap();
            assert_eq!(rest, ["clausediff", "--stat", "--", drafts[0], drafts[1]]);
            assert_eq!([call.names.old.as_str(), &call.names.new], names);
            assert_eq!(call.title, title);
        }
    }

    #[test]
    fn other_arguments_are_left_alone() {
        assert_eq!(called(&["clausediff", "old.txt", "new.txt"]), None);
        assert_eq!(
            called(&["clausediff", "a", "b", "c", "d", "e", "f", "g"]),
            None
        );
        assert_eq!(called(&[]), None);
    }
}
