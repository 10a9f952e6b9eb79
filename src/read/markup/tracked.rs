//! Insertions and deletions that markup records.

use super::tree::{NodeId, Tree};
use super::words::Tracking;
use crate::model::RevisionKind;
use crate::read::Tracked;

/// Attributes that name who made a change, in the order in which they are believed.
const AUTHORS: &[&str] = &["data-author", "author", "by", "creator", "cite", "title"];
/// Attributes that say when.
const DATES: &[&str] = &["datetime", "data-date", "date", "time"];

/// What becomes of a tracked change in the text that is read.
#[derive(Debug)]
pub(in crate::read) enum Change {
    /// Its words are read, and who put or left them there is noted.
    Read(Tracking),
    /// Its words are no part of the text that is read.
    Skip,
}

/// What becomes of an element that tracks a change of this kind.
pub(in crate::read) fn change(
    tree: &Tree,
    id: NodeId,
    kind: RevisionKind,
    wanted: Tracked,
) -> Change {
    if kind.is_in_accepted() != (wanted == Tracked::Accepted) {
        return Change::Skip;
    }
    let first = |names: &[&str]| {
        let values = names.iter().filter_map(|name| tree.attribute(id, name));
        values.map(str::trim).find(|value| !value.is_empty())
    };
    Change::Read(Tracking {
        kind,
        author: first(AUTHORS).map(author).unwrap_or_default(),
        date: first(DATES).unwrap_or_default().to_owned(),
    })
}

/// `mailto:Ada%20Byron` names a person; an address of a page is kept as it is.
fn author(value: &str) -> String {
    let name = value.strip_prefix("mailto:").unwrap_or(value);
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = [ahead.next(), ahead.next()]
            .map(|digit| digit.and_then(|it| char::from(it).to_digit(16)));
        if let (b'%', [Some(high), Some(low)]) = (byte, digits) {
            bytes.push((high * 16 + low) as u8);
            rest = ahead;
        } else {
            bytes.push(byte);
        }
    }
    let spelled = String::from_utf8_lossy(&bytes).into_owned();
    let mut harmless = String::with_capacity(spelled.len());
    crate::read::source::push_harmless(&mut harmless, &spelled);
    harmless
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_is_spelled_out() {
        assert_eq!(author("mailto:Ada%20Byron"), "Ada Byron");
        assert_eq!(author("100%"), "100%");
        assert_eq!(author("%1b%5b2J"), "[2J");
    }
}
