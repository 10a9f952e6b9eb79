//! The parts of a Word file that are read, as text.

use crate::package::{Package, PackageError, Relations, Result};

/// The text of every part that is read.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) settings: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    pub(super) relations: Relations,
    /// Headers and footers in the order of the relations, by the name of their relation.
    pub(super) margins: Vec<(String, String)>,
}

/// Headers and footers that are read; a document of a hundred sections has six hundred, most of them alike.
const MOST_MARGINS: usize = 60;

impl Parts {
    /// Unpacks them.
    pub(super) fn unpack(bytes: &[u8]) -> Result<Self> {
        let mut package = Package::open(bytes)?;
        let main = package
            .main_part()?
            .unwrap_or_else(|| "word/document.xml".into());
        let missing = || PackageError::new(format!("its part {main} is missing"));
        let document = package.text(&main)?.ok_or_else(missing)?;
        let relations = package.relations(&main)?;
        let mut of_kind = |kind: &str| match relations.target_of_kind(kind) {
            Some(part) => package.text(part),
            None => Ok(None),
        };
        let mut parts = Self {
            document,
            styles: of_kind("styles")?,
            numbering: of_kind("numbering")?,
            settings: of_kind("settings")?,
            footnotes: of_kind("footnotes")?,
            endnotes: of_kind("endnotes")?,
            ..Self::default()
        };
        let margins = relations
            .iter()
            .filter(|it| matches!(it.kind.as_str(), "header" | "footer") && !it.external);
        for relation in margins.take(MOST_MARGINS) {
            if let Some(text) = package.text(&relation.target)? {
                parts.margins.push((relation.id.clone(), text));
            }
        }
        parts.relations = relations;
        Ok(parts)
    }
}
