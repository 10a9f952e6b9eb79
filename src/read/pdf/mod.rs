//! PDF: characters with places, made into paragraphs again.
//!
//! A PDF knows no words, lines or paragraphs, only letters and where they
//! stand. The file is opened within bounds ([`open`], [`unpack`]) and its
//! pages are drawn in the mind ([`draw`], with [`font`] for what a code
//! means). Letters become runs and lines ([`run`], [`line`]) in the order of
//! the columns ([`column`]); what printing put there is taken off
//! ([`furniture`], [`numbers`]), footnotes are lifted out ([`notes`]), and
//! lines become rows of tables ([`table`]) or paragraphs ([`paragraph`]).
//! Pages of one fixed-width font are plain text that was printed, and become
//! plain text again ([`typewriter`]).
//!
//! Everything that is met and not taken (pictures, comments, form fields,
//! attachments, rotated text, watermarks, letters that the file does not
//! name) is told in a warning. All work is bounded by counts, never by time.

mod bidi;
mod block;
mod column;
mod draw;
mod font;
mod furniture;
mod glyph;
mod layers;
mod layout;
mod line;
mod marked;
mod matrix;
mod notes;
mod numbers;
mod open;
mod paragraph;
mod radicals;
mod run;
mod state;
mod table;
mod typewriter;
mod unpack;
mod warn;

use crate::error::Result;
use crate::model::Draft;

use super::{Options, guard};

/// Stack of the thread that reads: the library walks nested objects by
/// recursion, at most some hundred deep.
const STACK: usize = 64 << 20;

/// Reads a PDF into blocks.
pub(super) fn read(name: &str, bytes: &[u8], options: &Options, draft: &mut Draft) -> Result<()> {
    let work = || {
        guard::guarded(name, open::KIND, open::ADVICE, || {
            let opened = open::open(name, bytes, options.password.as_deref())?;
            warn::check(name, &opened)?;
            warn::tell(&opened, draft);
            layout::lay_out(opened.pages, draft);
            Ok(())
        })
    };
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        match worker.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            _ => Err(open::damaged(name, "it could not be read to its end")),
        }
    })
}
