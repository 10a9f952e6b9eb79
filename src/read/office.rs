//! Documents of word processors: zip containers of XML parts.

use super::{Options, guard, open_document, word};
use crate::error::{Error, Result};
use crate::model::Draft;
use crate::package::{self, Package};

/// Which word processor's form a container has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    Word,
    OpenDocument,
}

const SAVE_AGAIN: &str = "open it in Word or LibreOffice and save it again";

impl Office {
    /// The form of a container, by the names of its parts; of a damaged one by its first bytes.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let Ok(mut package) = Package::open(bytes) else {
            let head = bytes.get(..HEAD).unwrap_or(bytes);
            let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
            return if holds(b"word/") {
                Some(Self::Word)
            } else {
                holds(OPEN_TEXT.as_bytes()).then_some(Self::OpenDocument)
            };
        };
        let is_word = |name: &String| name.to_ascii_lowercase().starts_with("word/");
        if package.names().iter().any(is_word) {
            return Some(Self::Word);
        }
        let media_type = package.text("mimetype").ok().flatten()?;
        media_type
            .starts_with(OPEN_TEXT)
            .then_some(Self::OpenDocument)
    }

    /// Reads the document.
    pub(super) fn read(
        self,
        name: &str,
        bytes: &[u8],
        options: &Options,
        draft: &mut Draft,
    ) -> Result<()> {
        guard::guarded(name, self.kind(), SAVE_AGAIN, || {
            let read: package::Result<()> = match self {
                Self::Word => word::read(bytes, options.tracked, draft),
                Self::OpenDocument => open_document::read(bytes, options.tracked, draft),
            };
            read.map_err(|error| Error::Damaged {
                name: name.into(),
                kind: self.kind(),
                reason: error.reason,
                advice: SAVE_AGAIN,
            })
        })
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Word => "a Word document",
            Self::OpenDocument => "an OpenDocument text",
        }
    }
}

/// What an `OpenDocument` text says of itself, also a template or a master document.
const OPEN_TEXT: &str = "application/vnd.oasis.opendocument.text";

/// How far into a damaged container the names of its parts are looked for.
const HEAD: usize = 8 * 1024;
