//! bytes → `Draft`: the blocks of a file, as its format tells them.
//!
//! Comes in: the bytes of a file, or a path. Goes out: blocks in reading
//! order with every character that a reader would see, their pages, lines and
//! spans; front matter as [`BlockKind::Meta`]
//! blocks; markup that no reader sees as furniture. Never: an opinion about
//! what a block means, nor a loss that no warning tells of.
//!
//! The format is recognised by content; a file's name is only a hint. One file
//! or folder a format: [`plain`], [`markdown`], [`word`], [`open_document`],
//! [`pdf`], [`html`] and [`akoma_ntoso`]; [`markup`] is what the last two share.

mod akoma_ntoso;
mod decode;
mod extraction;
mod format;
mod front_matter;
mod guard;
mod html;
mod inline;
mod input;
mod left_out;
mod list;
mod margins;
mod markdown;
mod markup;
mod office;
mod open_document;
mod options;
mod pdf;
mod plain;
mod recognise;
mod row;
mod signature;
mod source;
mod text;
mod word;
mod words;

use std::path::Path;

use crate::error::{Error, Result};
use crate::model::{Block, BlockKind, Draft, Sides, WarningKind};

pub use guard::is_guarded;
pub use options::{Options, Tracked};

/// Reads a file, or in place of a PDF the text that the options name; `-` is standard input.
///
/// # Errors
/// When the file cannot be read, is a folder, is too large, or holds no text;
/// when the options name a text and the file is no PDF.
pub fn read_file(path: &Path, options: &Options) -> Result<Draft> {
    let bytes = input::bytes_of(path)?;
    let name = path.display().to_string();
    let Some(given) = &options.pdf_text else {
        return read_bytes_as(&name, &bytes, options);
    };
    let mut draft = Draft {
        source: name.clone(),
        ..Draft::default()
    };
    extraction::read(&name, &bytes, given, &mut draft)?;
    with_words(draft)
}

/// True for a file that is a PDF, as far as its first bytes tell; false for one that cannot be read, and for `-`.
pub fn is_pdf(path: &Path) -> bool {
    input::head_of(path).is_some_and(|head| signature::is_pdf(&head))
}

/// Reads both texts of a file that tracks changes: as it was before them, and with all of them accepted.
///
/// # Errors
/// When the file cannot be read, or tracks no changes.
pub fn read_tracked(path: &Path, options: &Options) -> Result<Sides<Draft>> {
    let bytes = input::bytes_of(path)?;
    let name = path.display().to_string();
    let read = |tracked: Tracked, which: &str| -> Result<Draft> {
        let options = Options {
            tracked,
            ..options.clone()
        };
        let mut draft = read_bytes_as(&name, &bytes, &options)?;
        draft.source = format!("{name} ({which})");
        // Here both texts are read.
        draft
            .warnings
            .retain(|warning| warning.kind != WarningKind::TrackedChanges);
        Ok(draft)
    };
    let new = read(Tracked::Accepted, "changes accepted")?;
    if new.tracked_changes == 0 {
        return Err(Error::NoTrackedChanges { name });
    }
    Ok(Sides::new(read(Tracked::Original, "original")?, new))
}

/// Reads the bytes of a file as [`read_bytes_as`] does, with the usual options.
///
/// # Errors
/// When the bytes are no text, or hold no words.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Draft> {
    read_bytes_as(name, bytes, &Options::default())
}

/// Reads the bytes of a file; the format is recognised by content, `name` is only a hint and a name for messages.
///
/// What the options say about a text in place of a PDF is not asked here.
///
/// # Errors
/// When the bytes are no text, are damaged, need another password, or hold no words.
pub fn read_bytes_as(name: &str, bytes: &[u8], options: &Options) -> Result<Draft> {
    input::check_size(name, bytes.len() as u64)?;
    let mut draft = Draft {
        source: name.into(),
        ..Draft::default()
    };
    if let Some(office) = office::Office::of(bytes) {
        office.read(name, bytes, options, &mut draft)?;
    } else if signature::is_pdf(bytes) {
        pdf::read(name, bytes, options, &mut draft)?;
    } else if let Some(found) = signature::of(bytes) {
        return Err(found.refuse(name));
    } else if html::is_html(name, bytes) {
        guard::guarded(name, "a web page", html::ADVICE, || {
            html::read(name, bytes, options, &mut draft)
        })?;
    } else if akoma_ntoso::is_xml(bytes) {
        guard::guarded(name, "an XML document", akoma_ntoso::ADVICE, || {
            akoma_ntoso::read(name, bytes, options, &mut draft)
        })?;
    } else {
        guard::guarded(name, "a text", "save it as plain text in UTF-8", || {
            text::read(name, bytes, &mut draft)
        })?;
    }
    with_words(draft)
}

/// Refuses a draft that has no words, or more pieces than any draft.
fn with_words(draft: Draft) -> Result<Draft> {
    let count = draft.blocks.len();
    input::check_count(
        &draft.source,
        "paragraphs and rows",
        count,
        input::MOST_PIECES,
    )?;
    let is_meta = |block: &Block| matches!(block.kind, BlockKind::Meta { .. });
    if draft.blocks.iter().all(is_meta) {
        return Err(Error::Empty { name: draft.source });
    }
    Ok(draft)
}

#[cfg(test)]
mod tests;
