//! Files that are a zip container of XML parts: Word, `OpenDocument`.
//!
//! Comes in: the bytes of such a file. Goes out: its parts by name, their
//! relations, their XML as a tree whose nodes know their bytes; and the file
//! again with some parts replaced and every other part as it was. Never: an
//! opinion about what a part says, a file that unpacks to more than a draft
//! can have, a tree deeper than a walk over it may go, an entity that is
//! fetched from anywhere.
//!
//! ```
//! use clausediff::package::{Package, rewrite, xml};
//!
//! # let parts = [("word/document.xml".to_owned(), b"<w><p>old words</p></w>".to_vec())];
//! # let bytes = clausediff::package::write(parts)?;
//! let mut package = Package::open(&bytes)?;
//! let text = package.text("word/document.xml")?.expect("the part is there");
//! let tree = xml::parse(&text)?;
//! let old = tree.descendants().find(|node| node.is_text()).expect("words").range();
//!
//! let mut splice = xml::Splice::new(&text);
//! splice.replace(old, xml::escape("new & better words"));
//! let replaced = [("word/document.xml".to_owned(), splice.finish().into_bytes())].into();
//! let bytes = rewrite(&bytes, &replaced)?;
//!
//! let part = Package::open(&bytes)?.text("word/document.xml")?;
//! assert_eq!(part.as_deref(), Some("<w><p>new &amp; better words</p></w>"));
//! # Ok::<(), clausediff::package::PackageError>(())
//! ```

mod container;
mod relations;
mod write;
pub mod xml;

pub use container::Package;
pub use relations::{Relation, Relations};
pub use write::{rewrite, write};

use thiserror::Error;

/// What is wrong with a container, or with the XML of one of its parts.
///
/// The message is a clause that can stand in brackets: "its part
/// word/document.xml ends too early".
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{reason}")]
pub struct PackageError {
    /// What is wrong, and where.
    pub reason: String,
}

impl PackageError {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

/// A result whose error is a [`PackageError`].
pub type Result<T> = std::result::Result<T, PackageError>;

#[cfg(test)]
mod tests;
