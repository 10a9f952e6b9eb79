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
mod input;
mod markdown;
mod plain;
mod recognise;
mod signature;
mod source;

use std::path::Path;

use crate::error::{Error, Result};
use crate::model::{BlockKind, Draft, Warning, WarningKind};
use recognise::Format;
use source::Source;

/// Reads a file; `-` is standard input.
///
/// # Errors
/// When the file cannot be read, is a folder, is too large, or holds no text.
pub fn read_file(path: &Path) -> Result<Draft> {
    let bytes = input::bytes_of(path)?;
    read_bytes(&path.display().to_string(), &bytes)
}

/// Reads the bytes of a file; the format is recognised by content, `name` is only a hint and a name for messages.
///
/// # Errors
/// When the bytes are no text, or hold no words.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Draft> {
    input::check_size(name, bytes.len() as u64)?;
    if let Some(found) = signature::of(bytes) {
        return Err(not_text(name, found));
    }
    let decoded = decode::decode(bytes);
    let source = Source::clean(&decoded.text);
    if source.is_mostly_controls(decoded.unreadable) {
        return Err(not_text(name, signature::BINARY));
    }
    let mut draft = Draft {
        source: name.into(),
        ..Draft::default()
    };
    if decoded.unreadable > 0 {
        draft.warnings.push(Warning::new(
            WarningKind::Unreadable,
            format!(
                "{} could not be decoded as {} and shown as \u{FFFD}; save the file as UTF-8.",
                counted(decoded.unreadable, "place"),
                decoded.encoding
            ),
        ));
    }
    if source.controls_removed() > 0 {
        draft.warnings.push(Warning::new(
            WarningKind::LeftOut,
            format!(
                "{} left out.",
                counted(source.controls_removed(), "control character")
            ),
        ));
    }
    let body = front_matter::take(&source, &mut draft);
    match recognise::format(name, &source, body) {
        Format::Plain => plain::read(&source, body, &mut draft),
        Format::Markdown => markdown::read(&source, body, &mut draft),
    }
    if draft
        .blocks
        .iter()
        .all(|block| matches!(block.kind, BlockKind::Meta { .. }))
    {
        return Err(Error::Empty { name: name.into() });
    }
    Ok(draft)
}

fn not_text(name: &str, found: signature::Signature) -> Error {
    Error::NotText {
        name: name.into(),
        kind: found.kind,
        advice: found.advice,
    }
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun} was")
    } else {
        format!("{number} {noun}s were")
    }
}

#[cfg(test)]
mod tests;
