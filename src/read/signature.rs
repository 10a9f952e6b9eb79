//! Files that hold no text, told by their first bytes.

use crate::error::Error;

/// What a file is that cannot be read as text, and what the user can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signature {
    /// What it is, with its article: "a PNG picture".
    pub(super) kind: &'static str,
    /// What the user can do.
    pub(super) advice: &'static str,
}

impl Signature {
    /// The error that says so of a file.
    pub(super) fn refuse(self, name: &str) -> Error {
        Error::NotText {
            name: name.into(),
            kind: self.kind,
            advice: self.advice,
        }
    }
}

const SAVE_AS_TEXT: &str = "open it and save it as plain text (.txt) or Markdown (.md)";
const CONVERT_TO_PDF: &str = "convert it with `ps2pdf` and give the PDF";
const RECOGNISE: &str = "run text recognition (OCR) on it and give the text";
const CONVERT: &str =
    "convert it with `soffice --headless --convert-to docx FILE` and give what that writes";
const TAKE_PASSWORD_OFF: &str =
    "open it with its password, take the password off, save it and give it again";
const UNPACK: &str = "unpack it and give the draft that is in it";
const GIVE_TEXT: &str = "give the draft as plain text (.txt) or Markdown (.md)";

/// What is said of a file that is no text and of no kind known here.
pub(super) const BINARY: Signature = Signature {
    kind: "a binary file",
    advice: GIVE_TEXT,
};

/// First bytes of kinds of file, from the formats' own definitions (collected in the `file(1)` magic database).
const FIRST_BYTES: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", RECOGNISE),
    (b"\xff\xd8\xff", "a JPEG picture", RECOGNISE),
    (b"GIF87a", "a GIF picture", RECOGNISE),
    (b"GIF89a", "a GIF picture", RECOGNISE),
    (b"II*\0", "a TIFF picture", RECOGNISE),
    (b"MM\0*", "a TIFF picture", RECOGNISE),
    (b"%!PS", "a PostScript document", CONVERT_TO_PDF),
    (b"{\\rtf", "a rich text (RTF) document", CONVERT),
    (COMPOUND, "an old Word or Office document", CONVERT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x7fELF", "a program", GIVE_TEXT),
    (b"\xca\xfe\xba\xbe", "a program", GIVE_TEXT),
    (b"\xcf\xfa\xed\xfe", "a program", GIVE_TEXT),
    (b"\0asm", "a program", GIVE_TEXT),
    (b"SQLite format 3\0", "a database", GIVE_TEXT),
    (b"OggS", "a sound file", GIVE_TEXT),
    (b"ID3", "a sound file", GIVE_TEXT),
];

/// The first bytes of a compound file: an Office document of before 2007, or an encrypted one.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The name of the stream that an encrypted Office document has, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// How far into a file the `%PDF-` may stand, as Acrobat reads it.
const PDF_LOOK: usize = 1024;

/// How far into a file the names inside a zip archive are looked for.
const LOOK: usize = 8 * 1024;

/// True for a PDF, which may have junk before its first words.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    const MAGIC: &[u8] = b"%PDF-";
    let head = bytes.get(..PDF_LOOK).unwrap_or(bytes);
    // A text that speaks of the mark has no control characters around it.
    head.starts_with(MAGIC)
        || !is_texty(bytes.get(..LOOK).unwrap_or(bytes))
            && head.windows(MAGIC.len()).any(|window| window == MAGIC)
}

/// Tells a kind of file that holds no text, if the bytes are of one.
pub(super) fn of(bytes: &[u8]) -> Option<Signature> {
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    if head.starts_with(COMPOUND) && bytes.windows(ENCRYPTED.len()).any(|it| it == ENCRYPTED) {
        return Some(Signature {
            kind: "an encrypted Office document",
            advice: TAKE_PASSWORD_OFF,
        });
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(zipped(head));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(Signature {
            kind: "a WebP picture",
            advice: RECOGNISE,
        });
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(Signature {
            kind: "a tar archive",
            advice: UNPACK,
        });
    }
    if let Some(&(_, kind, advice)) = FIRST_BYTES.iter().find(|(magic, ..)| {
        // A text may begin with letters that are also a signature ("BZh", "ID3", "OggS").
        head.starts_with(magic) && (!magic.iter().all(u8::is_ascii_alphanumeric) || !is_texty(head))
    }) {
        return Some(Signature { kind, advice });
    }
    None
}

fn zipped(head: &[u8]) -> Signature {
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    let (kind, advice) = if holds(b"xl/") {
        ("an Excel workbook", SAVE_AS_TEXT)
    } else if holds(b"ppt/") {
        ("a PowerPoint presentation", SAVE_AS_TEXT)
    } else if holds(b"vnd.oasis.opendocument") {
        ("an OpenDocument sheet or presentation", SAVE_AS_TEXT)
    } else if holds(b"epub") {
        ("an EPUB book", SAVE_AS_TEXT)
    } else if holds(b"[Content_Types].xml") || holds(b"_rels/") {
        ("an Office document", SAVE_AS_TEXT)
    } else {
        ("a zip archive", UNPACK)
    };
    Signature { kind, advice }
}

/// True when there is no control character but white space.
fn is_texty(head: &[u8]) -> bool {
    head.iter()
        .all(|&byte| byte >= 0x20 || byte.is_ascii_whitespace())
}
