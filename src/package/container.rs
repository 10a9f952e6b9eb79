//! A zip container, its parts read one at a time and never more than a draft can have.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;

use super::relations::{self, Relations};
use super::{PackageError, Result};

/// Bytes that the parts which are read may unpack to in all: 128 MiB.
///
/// The text of a thousand pages unpacks to some 30 MiB; pictures are never unpacked.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// Parts that a container may have. A large file with a picture on every page has a thousand.
const MOST_PARTS: usize = 20_000;

/// The end record of a zip file, which counts its parts: signature, and where the count stands.
const END_RECORD: &[u8] = b"PK\x05\x06";
const END_RECORD_COUNT: usize = 10;
/// Bytes that the end record takes at most, with its comment.
const END_RECORD_REACH: usize = 22 + 65_535;

/// An open container.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl std::fmt::Debug for Package<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Package")
            .field("parts", &self.archive.len())
            .finish_non_exhaustive()
    }
}

impl<'a> Package<'a> {
    /// Opens the bytes of a container; no part is unpacked yet.
    ///
    /// # Errors
    /// When they are no zip file, are cut off, or hold more parts than any document.
    pub fn open(bytes: &'a [u8]) -> Result<Self> {
        let archive = archive(bytes)?;
        Ok(Self {
            archive,
            left: MOST_UNPACKED,
        })
    }

    /// The names of the parts, in the order of the container.
    pub fn names(&self) -> Vec<String> {
        self.archive
            .file_names()
            .filter_map(std::result::Result::ok)
            .map(std::borrow::Cow::into_owned)
            .collect()
    }

    /// Unpacks a part; none when there is no part of this name, in whatever case.
    ///
    /// # Errors
    /// When the part is damaged or encrypted, or when all parts that were
    /// read unpack to more than a draft can have.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let broken = |reason: &dyn std::fmt::Display| {
            PackageError::new(format!("its part {name} cannot be unpacked: {reason}"))
        };
        let mut part = self
            .archive
            .by_index(index)
            .map_err(|error| broken(&error))?;
        let mut bytes = Vec::new();
        // One byte more than allowed tells that there is more; what the part says of its size proves nothing.
        part.by_ref()
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| broken(&error))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            PackageError::new(format!(
                "it unpacks to more than {} MiB, which no draft does",
                MOST_UNPACKED >> 20
            ))
        })?;
        Ok(Some(bytes))
    }

    /// Unpacks a part that is text, in UTF-8 or UTF-16, without a byte order mark.
    ///
    /// # Errors
    /// As [`part`](Self::part), and when the part is in no encoding that XML may have.
    pub fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let undecodable =
            || PackageError::new(format!("its part {name} is neither UTF-8 nor UTF-16"));
        if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
            let words = bytes.get(mark..).unwrap_or_default();
            let text = encoding.decode_without_bom_handling_and_without_replacement(words);
            return text
                .map(|text| Some(text.into_owned()))
                .ok_or_else(undecodable);
        }
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| undecodable())
    }

    /// The relations of a part to others (of the whole container when the name is empty), by the Open Packaging Conventions.
    ///
    /// A part without relations has none, which is no error.
    ///
    /// # Errors
    /// When the list of relations is damaged.
    pub fn relations(&mut self, part: &str) -> Result<Relations> {
        let list = relations::list_of(part);
        match self.text(&list)? {
            Some(text) => Relations::read(&text, part),
            None => Ok(Relations::default()),
        }
    }

    /// The part that holds the document, by the relations of the whole container: `word/document.xml`.
    ///
    /// # Errors
    /// When the list of relations is damaged.
    pub fn main_part(&mut self) -> Result<Option<String>> {
        let relations = self.relations("")?;
        Ok(relations
            .target_of_kind("officeDocument")
            .map(str::to_owned))
    }

    /// Names are the same whatever their case, by the Open Packaging Conventions.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            self.archive
                .file_names_raw()
                .position(|it| it.eq_ignore_ascii_case(name.as_bytes()))
        })
    }
}

/// Reads the directory of a zip file, when it lists no more parts than a document has.
pub(super) fn archive(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>> {
    if counted_parts(bytes) > MOST_PARTS {
        return Err(PackageError::new(format!(
            "it holds more than {MOST_PARTS} parts"
        )));
    }
    ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| PackageError::new(format!("its list of parts cannot be read: {error}")))
}

/// How many parts the end of the file says that there are; reading a directory of millions takes long.
fn counted_parts(bytes: &[u8]) -> usize {
    let tail = bytes
        .get(bytes.len().saturating_sub(END_RECORD_REACH)..)
        .unwrap_or(bytes);
    tail.windows(END_RECORD.len())
        .enumerate()
        .filter(|(_, window)| *window == END_RECORD)
        .filter_map(|(at, _)| {
            let count = tail.get(at + END_RECORD_COUNT..at + END_RECORD_COUNT + 2)?;
            Some(usize::from(u16::from_le_bytes(count.try_into().ok()?)))
        })
        .max()
        .unwrap_or(0)
}
