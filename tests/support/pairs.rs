//! Pairs of drafts in a folder.

use std::fs;
use std::path::{Path, PathBuf};

/// What a folder holds, in order.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// The name of a file.
pub fn name(file: &Path) -> String {
    let name = file.file_name().expect("a file has a name");
    name.to_string_lossy().into_owned()
}

/// The pairs of a folder, by the names of its files: `X.old.*` with `X.new.*`,
/// `X.raw.*` with `X.clean.*`, `X-Rejected.*` with `X-Accepted.*`, `X-draft-1.*`
/// with `X-draft-2*`, and files that are numbered `01-…`, `02-…` with the next one.
pub fn pairs_in(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let files = files_in(folder);
    let mut pairs = Vec::new();
    for (old, new) in [
        (".old.", ".new."),
        (".raw.", ".clean."),
        ("-Rejected.", "-Accepted."),
        ("-draft-1.", "-draft-2"),
    ] {
        for file in &files {
            let file_name = name(file);
            let Some((stem, _)) = file_name.split_once(old) else {
                continue;
            };
            let begins = format!("{stem}{new}");
            let partner = files.iter().find(|file| name(file).starts_with(&begins));
            pairs.extend(partner.map(|partner| (file.clone(), partner.clone())));
        }
    }
    let is_numbered = |file: &&PathBuf| {
        let name = name(file);
        let mut start = name.chars();
        let digits = start.by_ref().take(2).filter(char::is_ascii_digit).count();
        digits == 2 && start.next() == Some('-')
    };
    let numbered: Vec<&PathBuf> = files.iter().filter(is_numbered).collect();
    let next = numbered.windows(2);
    pairs.extend(next.map(|pair| (pair[0].clone(), pair[1].clone())));
    pairs
}
