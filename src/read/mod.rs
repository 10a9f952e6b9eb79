//! bytes → `Draft`: the blocks of a file, as its format tells them.
//!
//! Comes in: the bytes of a file, or a path. Goes out: blocks in reading
//! order with every character that a reader would see, their pages, lines and
//! spans; front matter as [`BlockKind::Meta`]
//! blocks; markup that no reader sees as furniture. Never: an opinion about
//! what a block means, nor a loss that no warning tells of.
//!
//! The format is recognised by content; a file's name is only a hint. One file
//! or folder a format: [`plain`] and [`markdown`].

mod decode;
mod front_matter;
mod guard;
mod input;
mod markdown;
mod options;
mod plain;
mod recognise;
mod signature;
mod source;
mod text;

use std::path::Path;

use crate::error::{Error, Result};
use crate::model::{BlockKind, Draft};

pub use guard::is_guarded;
pub use options::{Options, Tracked};

/// Reads a file; `-` is standard input.
///
/// # Errors
/// When the file cannot be read, is a folder, is too large, or holds no text.
pub fn read_file(path: &Path, options: &Options) -> Result<Draft> {
    let bytes = input::bytes_of(path)?;
    read_bytes_as(&path.display().to_string(), &bytes, options)
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
/// # Errors
/// When the bytes are no text, are damaged, need another password, or hold no words.
pub fn read_bytes_as(name: &str, bytes: &[u8], _options: &Options) -> Result<Draft> {
    input::check_size(name, bytes.len() as u64)?;
    let mut draft = Draft {
        source: name.into(),
        ..Draft::default()
    };
    if let Some(found) = signature::of(bytes) {
        return Err(found.refuse(name));
    }
    guard::guarded(name, "a text", "save it as plain text in UTF-8", || {
        text::read(name, bytes, &mut draft)
    })?;
    if draft
        .blocks
        .iter()
        .all(|block| matches!(block.kind, BlockKind::Meta { .. }))
    {
        return Err(Error::Empty { name: name.into() });
    }
    Ok(draft)
}

#[cfg(test)]
mod tests;
