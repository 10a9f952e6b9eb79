//! Writing containers: the same parts give the same bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::container::archive;
use super::{PackageError, Result};

/// Writes a container again with some parts replaced.
///
/// Every other part keeps its packed bytes, its date and its place; a replaced
/// part keeps its place. Parts that the container lacks follow at the end, in
/// the order of their names. Written parts bear the first date that a zip file
/// can have.
///
/// # Errors
/// When the container cannot be read.
pub fn rewrite(bytes: &[u8], replaced: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let mut old = archive(bytes)?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let mut missing = replaced.clone();
    for index in 0..old.len() {
        let part = old.by_index_raw(index).map_err(|error| broken(&error))?;
        let name = part.name().map_err(|error| broken(&error))?.into_owned();
        match missing.remove(&name) {
            Some(part) => add(&mut new, &name, &part)?,
            None => new.raw_copy_file(part).map_err(|error| broken(&error))?,
        }
    }
    for (name, part) in missing {
        add(&mut new, &name, &part)?;
    }
    finish(new)
}

/// Writes a new container of parts, in the order given.
///
/// # Errors
/// When a part is larger than a zip file can hold, or two have one name.
pub fn write(parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Vec<u8>> {
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        add(&mut new, &name, &part)?;
    }
    finish(new)
}

type Writer = ZipWriter<Cursor<Vec<u8>>>;

fn add(writer: &mut Writer, name: &str, part: &[u8]) -> Result<()> {
    // `OpenDocument` asks for its first part to stand in the file as it is.
    let method = if name == "mimetype" {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default());
    writer
        .start_file(name, options)
        .map_err(|error| broken(&error))?;
    writer.write_all(part).map_err(|error| broken(&error))
}

fn finish(writer: Writer) -> Result<Vec<u8>> {
    let cursor = writer.finish().map_err(|error| broken(&error))?;
    Ok(cursor.into_inner())
}

fn broken(reason: &dyn std::fmt::Display) -> PackageError {
    PackageError::new(format!("it cannot be written again: {reason}"))
}
