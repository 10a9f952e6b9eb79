//! A file opened: its pages drawn, and what it holds beside text counted.

use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::draw::Drawing;
use super::glyph::{Counts, Page};
use super::layers::Layers;
use super::matrix::Matrix;
use super::unpack;
use crate::error::{Error, Result};

/// What messages call it.
pub(super) const KIND: &str = "a PDF document";
/// What helps when a PDF is damaged.
pub(super) const ADVICE: &str = "open it in a PDF viewer and print it to a new PDF, or give the text that `pdftotext -layout` takes out of it with --pdf-text";

/// Pages that are read. The longest budget has some two thousand.
const MOST_PAGES: usize = 4000;
/// Bytes that the content of one page may have.
const LARGEST_CONTENT: usize = 64 << 20;
/// Annotations of a page that are counted.
const MOST_ANNOTATIONS: usize = 10_000;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub(super) pages: Vec<Page>,
    /// Pages that the file has, whether read or not.
    pub(super) page_count: usize,
    pub(super) counts: Counts,
    /// Notes that somebody put on its pages.
    pub(super) annotations: usize,
    /// Fields that are filled in.
    pub(super) fields: usize,
    pub(super) has_attachments: bool,
    /// Reading stopped because it draws more than any draft would.
    pub(super) is_cut: bool,
}

/// Opens a file and draws its pages.
pub(super) fn open(name: &str, bytes: &[u8], password: Option<&str>) -> Result<Opened> {
    if !unpack::tables_fit(bytes) {
        return Err(damaged(name, "it unpacks to more than a draft would"));
    }
    let bytes = Arc::new(bytes.to_vec());
    let pdf = Pdf::new_with_password(bytes, password.unwrap_or(""))
        .map_err(|error| refusal(name, error, password.is_some()))?;
    let catalogue = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .unwrap_or_default();
    let mut drawing = Drawing::new(Layers::of(&catalogue));
    let mut opened = Opened {
        page_count: pdf.pages().len(),
        has_attachments: catalogue
            .get::<Dict<'_>>("Names")
            .is_some_and(|names| names.contains_key("EmbeddedFiles")),
        ..Opened::default()
    };
    for page in pdf.pages().iter().take(MOST_PAGES) {
        if drawing.is_full() {
            break;
        }
        annotations(page, &mut opened);
        let drawn = draw(page, &mut drawing);
        opened.counts.add(drawn.counts);
        opened.pages.push(drawn);
    }
    opened.is_cut = drawing.is_full() || opened.pages.len() < opened.page_count;
    if opened.pages.is_empty() {
        return Err(damaged(name, "it has no pages"));
    }
    Ok(opened)
}

fn draw<'a>(page: &page::Page<'a>, drawing: &mut Drawing<'a>) -> Page {
    let (_, height) = page.render_dimensions();
    let mut drawn = Page {
        height: f64::from(height),
        ..Page::default()
    };
    let content = content(page, &mut drawn.counts);
    let matrix = Matrix(page.initial_transform(true).as_coeffs());
    drawing.content(&content, page.resources(), matrix, &mut drawn);
    drawn
}

/// The content of a page, whose streams are one text.
fn content(page: &page::Page<'_>, counts: &mut Counts) -> Vec<u8> {
    let mut streams: Vec<Stream<'_>> = Vec::new();
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(it)) => streams.push(it),
        Some(Object::Array(parts)) => streams.extend(parts.iter::<Stream<'_>>()),
        _ => {}
    }
    let mut content = Vec::new();
    for stream in streams {
        match unpack::content(&stream) {
            Some(part) if content.len() + part.len() <= LARGEST_CONTENT => {
                content.extend_from_slice(&part);
                content.push(b'\n');
            }
            _ => counts.damaged += 1,
        }
    }
    content
}

/// Counts what stands on a page without being part of it.
fn annotations(page: &page::Page<'_>, opened: &mut Opened) {
    let Some(all) = page.raw().get::<Array<'_>>("Annots") else {
        return;
    };
    for annotation in all.iter::<Dict<'_>>().take(MOST_ANNOTATIONS) {
        match annotation.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Widget") => opened.fields += usize::from(annotation.contains_key("V")),
            // A link has no words of its own, and a pop-up shows those of another note.
            Some(b"Link" | b"Popup") | None => {}
            Some(_) => opened.annotations += 1,
        }
    }
}

fn refusal(name: &str, error: LoadPdfError, with_password: bool) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if with_password => {
            Error::WrongPassword { name: name.into() }
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::Encrypted { name: name.into() }
        }
        LoadPdfError::Decryption(_) => damaged(name, "it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => damaged(name, "no list of its pages can be found"),
    }
}

pub(super) fn damaged(name: &str, reason: &str) -> Error {
    Error::Damaged {
        name: name.into(),
        kind: KIND,
        reason: reason.into(),
        advice: ADVICE,
    }
}
