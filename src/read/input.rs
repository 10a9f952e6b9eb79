//! Getting the bytes of a draft, and no more of them than a draft can have.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, Result};

/// Bytes that a draft may have: 256 MiB.
///
/// The longest texts that are negotiated stay under 10 MiB; the stages hold
/// about ten times the size of the input in memory.
pub(super) const MAX_BYTES: u64 = 256 * MIB;

const MIB: u64 = 1024 * 1024;

/// Lines that a text may have: 20,000 full pages.
///
/// A line costs some hundred bytes until it is part of a paragraph, however short it is.
pub(super) const MOST_LINES: usize = 1_000_000;

/// Paragraphs, rows and notes that a draft may have: ten times the longest codes.
///
/// A clause costs some hundred bytes in every stage, however short it is.
pub(super) const MOST_PIECES: usize = 300_000;

/// Reads all bytes of a file, or of standard input when the path is `-`.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        return bounded("-", io::stdin().lock(), 0).map_err(|reason| unreadable(path, &reason))?;
    }
    let metadata = std::fs::metadata(path).map_err(|reason| unreadable(path, &reason))?;
    if metadata.is_dir() {
        return Err(Error::Folder { path: path.into() });
    }
    let name = path.display().to_string();
    check_size(&name, metadata.len())?;
    let file = File::open(path).map_err(|reason| unreadable(path, &reason))?;
    bounded(&name, file, metadata.len()).map_err(|reason| unreadable(path, &reason))?
}

/// Bytes that tell what a file is.
const HEAD: u64 = 4096;

/// The first bytes of a file; nothing when it cannot be read, or is standard input.
pub(super) fn head_of(path: &Path) -> Option<Vec<u8>> {
    let is_file = std::fs::metadata(path).is_ok_and(|it| it.is_file());
    let mut head = Vec::new();
    if is_file && path.as_os_str() != "-" {
        File::open(path)
            .ok()?
            .take(HEAD)
            .read_to_end(&mut head)
            .ok()?;
    }
    Some(head)
}

/// Refuses a size that no draft has.
pub(super) fn check_size(name: &str, bytes: u64) -> Result<()> {
    if bytes > MAX_BYTES {
        return Err(Error::TooLarge {
            name: name.into(),
            size: bytes.div_ceil(MIB),
            limit: MAX_BYTES / MIB,
        });
    }
    Ok(())
}

/// Refuses more pieces than any draft has.
pub(super) fn check_count(
    name: &str,
    what: &'static str,
    count: usize,
    limit: usize,
) -> Result<()> {
    if count > limit {
        return Err(Error::TooMany {
            name: name.into(),
            what,
            count,
            limit,
        });
    }
    Ok(())
}

/// Reads to the end, but gives up one byte past the limit: pipes and devices tell no size beforehand.
///
/// `expected` is the size that a file tells, so that what is read need not be copied while it grows.
fn bounded(name: &str, input: impl Read, expected: u64) -> io::Result<Result<Vec<u8>>> {
    // One byte more, in which the end is seen.
    let expected = usize::try_from(expected.min(MAX_BYTES) + 1).unwrap_or(0);
    let mut bytes = Vec::with_capacity(expected);
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(check_size(name, bytes.len() as u64).map(|()| bytes))
}

fn unreadable(path: &Path, reason: &io::Error) -> Error {
    let reason = match reason.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => reason.to_string(),
    };
    Error::Unreadable {
        path: path.into(),
        reason,
    }
}
