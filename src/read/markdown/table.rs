//! Rows as Markdown prints them.

/// The cells of a row's source, cut at bars that are not escaped.
pub(super) fn cells_of(printed: &str) -> impl Iterator<Item = &str> {
    let row = printed.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = match row.strip_suffix('|') {
        Some(cut) if !cut.ends_with('\\') => cut,
        _ => row,
    };
    let mut escaped = false;
    row.split(move |character| {
        let cut = character == '|' && !escaped;
        escaped = character == '\\' && !escaped;
        cut
    })
}
