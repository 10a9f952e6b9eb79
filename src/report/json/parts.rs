//! A long comparison as JSON: its lists are written in parts, on all processors.
//!
//! What [`ComparisonView`] says with empty lists is the frame; the items are put in between.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::view::{ChangeView, ComparisonView};
use crate::model::{Comparison, Document};
use crate::parallel;

/// Items that one thread writes at a time: some 100 to 300 kB, which stay in a processor's cache.
const PART: usize = 256;

/// Parts that are made before they are handed on: enough that the threads wait for each other seldom.
const AT_ONCE: usize = 16;

/// Parts of the first list that are made beside the frame, whose headline one thread looks for in all changes.
const BESIDE_FRAME: usize = 4 * AT_ONCE;

/// Writes a comparison as JSON, the same bytes as serializing its view.
pub(super) fn write(comparison: &Comparison, writer: &mut impl Write) -> io::Result<()> {
    let mut first = List::OldClauses.parts(comparison);
    first.truncate(BESIDE_FRAME);
    let (frame, mut first) = parallel::join(
        first.len() > 1,
        || serde_json::to_string(&ComparisonView::of(comparison).without_lists()),
        || List::OldClauses.made(comparison, &first),
    );
    let frame = frame?;
    let mut frame = frame.as_str();
    for list in [List::OldClauses, List::NewClauses, List::Changes] {
        // A quotation mark within a string is escaped, so that this is the list and no word of a draft.
        let Some((before, after)) = frame.split_once(list.empty()) else {
            return Err(io::Error::other("the form of the JSON has no such list"));
        };
        writer.write_all(before.as_bytes())?;
        writer.write_all(list.opening().as_bytes())?;
        write_items(list, comparison, std::mem::take(&mut first), writer)?;
        writer.write_all(b"]")?;
        frame = after;
    }
    writer.write_all(frame.as_bytes())
}

/// The long lists of a comparison, in the order in which they are written.
#[derive(Clone, Copy)]
enum List {
    OldClauses,
    NewClauses,
    Changes,
}

impl List {
    /// The list as the frame has it.
    fn empty(self) -> &'static str {
        match self {
            Self::OldClauses | Self::NewClauses => "\"clauses\":[]",
            Self::Changes => "\"changes\":[]",
        }
    }

    /// What stands before the first item.
    fn opening(self) -> &'static str {
        self.empty().trim_end_matches(']')
    }

    fn len(self, comparison: &Comparison) -> usize {
        match self {
            Self::OldClauses => comparison.old.clauses.len(),
            Self::NewClauses => comparison.new.clauses.len(),
            Self::Changes => comparison.changes.len(),
        }
    }

    /// The items, in parts.
    fn parts(self, comparison: &Comparison) -> Vec<Range<usize>> {
        let len = self.len(comparison);
        let starts = (0..len).step_by(PART);
        starts.map(|start| start..len.min(start + PART)).collect()
    }

    /// Some parts as text, made on all processors.
    fn made(self, comparison: &Comparison, parts: &[Range<usize>]) -> Vec<Made> {
        parallel::each(parts, parts.len() > 1, |part| {
            self.items(comparison, part.clone())
        })
    }

    /// Some of the items, each with a comma behind it.
    fn items(self, comparison: &Comparison, range: Range<usize>) -> Made {
        let clauses =
            |document: &Document| items(document.clauses.get(range.clone()).unwrap_or_default());
        match self {
            Self::OldClauses => clauses(&comparison.old),
            Self::NewClauses => clauses(&comparison.new),
            Self::Changes => {
                let changes = comparison.changes.get(range).unwrap_or_default();
                let views = changes.iter();
                items(views.map(|change| ChangeView::of(change, comparison)))
            }
        }
    }
}

/// Items as text, each with a comma behind it.
type Made = serde_json::Result<Vec<u8>>;

fn items(views: impl IntoIterator<Item: Serialize>) -> Made {
    let mut text = Vec::new();
    for view in views {
        serde_json::to_writer(&mut text, &view)?;
        text.push(b',');
    }
    Ok(text)
}

/// Writes the items of a list, with commas between them; the `first` parts were made before.
fn write_items(
    list: List,
    comparison: &Comparison,
    first: Vec<Made>,
    writer: &mut impl Write,
) -> io::Result<()> {
    let len = list.len(comparison);
    let parts = list.parts(comparison);
    let (made_before, to_make) = parts.split_at(first.len().min(parts.len()));
    let mut put = |parts: &[Range<usize>], made: Vec<Made>| -> io::Result<()> {
        for (part, made) in parts.iter().zip(made) {
            let made = made?;
            // The last item of all has no comma.
            let end = made.len() - usize::from(part.end == len).min(made.len());
            writer.write_all(made.get(..end).unwrap_or_default())?;
        }
        Ok(())
    };
    put(made_before, first)?;
    for parts in to_make.chunks(AT_ONCE) {
        put(parts, list.made(comparison, parts))?;
    }
    Ok(())
}
