//! Parts that the file lacks, put in with the lists that tell of them.

use std::collections::BTreeMap;

use super::names::{SPACES, closing, opening, source};
use super::parts::Texts;
use crate::package::{Package, Result, xml};

/// The file, and the parts of it that are written again.
pub(super) struct Additions<'p, 'b> {
    pub(super) package: &'p mut Package<'b>,
    pub(super) texts: &'p Texts,
    pub(super) changed: BTreeMap<String, Vec<u8>>,
}

impl Additions<'_, '_> {
    /// The text of a part as it will be in the redline.
    fn text(&mut self, name: &str) -> Result<Option<String>> {
        match self.changed.get(name) {
            Some(bytes) => Ok(Some(String::from_utf8_lossy(bytes).into_owned())),
            None => self.package.text(name),
        }
    }

    /// Puts XML at the end of the part of a kind, which is made if the file has none: `comments`, `numbering`.
    pub(super) fn append(&mut self, kind: &str, content: &str) -> Result<()> {
        if content.is_empty() {
            return Ok(());
        }
        let name = self.texts.relations.target_of_kind(kind).map(str::to_owned);
        let text = match &name {
            Some(name) => self.text(name)?,
            None => None,
        };
        match name.zip(text) {
            Some((name, text)) => {
                let text = appended(&text, content)?;
                self.changed.insert(name, text.into_bytes());
                Ok(())
            }
            None => self.make(kind, content),
        }
    }

    /// Makes a part that the document relates to.
    fn make(&mut self, kind: &str, content: &str) -> Result<()> {
        let main = &self.texts.main;
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let name = format!("{prefix}clausediff-{kind}.xml");
        let list = format!("{prefix}_rels/{file}.rels");
        let relation = format!(
            "<Relationship Id=\"rIdClausediff{kind}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"clausediff-{kind}.xml\"/>"
        );
        let relations = self.text(&list)?.unwrap_or_else(|| {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
        });
        let relations = appended(&relations, &relation)?;
        self.changed.insert(list, relations.into_bytes());
        let types = self.text("[Content_Types].xml")?.unwrap_or_else(|| {
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>".to_owned()
        });
        let entry = format!(
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        );
        let types = appended(&types, &entry)?;
        self.changed
            .insert("[Content_Types].xml".to_owned(), types.into_bytes());
        let [space, _] = SPACES;
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:{kind} xmlns:w=\"{space}\">{content}</w:{kind}>"
        );
        self.changed.insert(name, text.into_bytes());
        Ok(())
    }

    /// Adds definitions of lists, and lists of them.
    pub(super) fn add_lists(&mut self, definitions: &str, lists: &str) -> Result<()> {
        let name = self.texts.relations.target_of_kind("numbering");
        let text = match name {
            Some(name) => self.package.text(name)?.map(|text| (name.to_owned(), text)),
            None => None,
        };
        let Some((name, text)) = text.filter(|_| !(definitions.is_empty() && lists.is_empty()))
        else {
            return self.append("numbering", &format!("{definitions}{lists}"));
        };
        let tree = xml::parse(&text)?;
        let root = tree.root_element();
        let named = |wanted: &'static str| {
            root.children()
                .filter(move |it| super::names::name(*it) == wanted)
        };
        let end = end_of(root);
        let last = named("numIdMacAtCleanup")
            .next()
            .map_or(end, |it| it.range().start);
        let first_list = named("num").next().map_or(last, |it| it.range().start);
        let behind_lists = named("num").next_back().map_or(last, |it| it.range().end);
        let mut splice = xml::Splice::new(&text);
        if source(root).ends_with("/>") {
            let opened = format!("{}>", opening(root).trim_end_matches("/>"));
            let all = format!("{opened}{definitions}{lists}{}", closing(&opened));
            splice.replace(root.range(), all);
        } else {
            splice.replace(first_list..first_list, definitions);
            splice.replace(behind_lists..behind_lists, lists);
        }
        self.changed.insert(name, splice.finish().into_bytes());
        Ok(())
    }
}

/// The byte before the tag that closes an element.
fn end_of(root: super::names::Node<'_>) -> usize {
    root.range().end - closing(opening(root)).len()
}

/// XML with something put in before its end.
fn appended(text: &str, content: &str) -> Result<String> {
    let tree = xml::parse(text)?;
    let root = tree.root_element();
    let mut splice = xml::Splice::new(text);
    if source(root).ends_with("/>") {
        let opened = format!("{}>", opening(root).trim_end_matches("/>"));
        splice.replace(
            root.range(),
            format!("{opened}{content}{}", closing(&opened)),
        );
    } else {
        let end = end_of(root);
        splice.replace(end..end, content);
    }
    Ok(splice.finish())
}
