//! Which part belongs to which, by the Open Packaging Conventions (ECMA-376 part 2).

use super::{PackageError, Result, xml};

/// The relations of one part, in the order of their list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relations(Vec<Relation>);

/// One relation of a part to another, or to something outside the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The name that the part's XML uses for it: `rId7`.
    pub id: String,
    /// The last word of its type: `footnotes`, `header`, `hyperlink`.
    pub kind: String,
    /// The name of the other part (`word/footnotes.xml`), or an address outside the file as it is written.
    pub target: String,
    /// True for something outside the file.
    pub external: bool,
}

impl Relations {
    /// Reads the list of the relations of a part.
    pub(super) fn read(text: &str, part: &str) -> Result<Self> {
        let tree = xml::parse(text).map_err(|error| {
            PackageError::new(format!(
                "the list of relations of {part} is damaged: {error}"
            ))
        })?;
        let relations = tree
            .root_element()
            .children()
            .filter(|node| node.tag_name().name() == "Relationship")
            .filter_map(|node| {
                let external = node.attribute("TargetMode") == Some("External");
                let target = node.attribute("Target")?;
                Some(Relation {
                    id: node.attribute("Id")?.into(),
                    kind: node.attribute("Type")?.rsplit('/').next()?.into(),
                    target: if external {
                        target.into()
                    } else {
                        resolve(part, target)
                    },
                    external,
                })
            });
        Ok(Self(relations.collect()))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Relation> {
        self.0.iter()
    }

    /// The relation that the part's XML calls by this name.
    pub fn by_id(&self, id: &str) -> Option<&Relation> {
        self.0.iter().find(|relation| relation.id == id)
    }

    /// The part that the first relation of a kind leads to.
    pub fn target_of_kind(&self, kind: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|relation| relation.kind == kind && !relation.external)
            .map(|relation| relation.target.as_str())
    }
}

/// The name of the part that lists the relations of a part: `word/_rels/document.xml.rels`.
pub(super) fn list_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The name of a part, as a relation of another part gives it.
fn resolve(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.retain(|name| !name.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_part() {
        for (part, target, name) in [
            ("", "word/document.xml", "word/document.xml"),
            ("", "/word/document.xml", "word/document.xml"),
            ("word/document.xml", "footnotes.xml", "word/footnotes.xml"),
            (
                "word/document.xml",
                "../customXml/item1.xml",
                "customXml/item1.xml",
            ),
            ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
            ("word/document.xml", "../../../up.xml", "up.xml"),
        ] {
            assert_eq!(resolve(part, target), name);
        }
        assert_eq!(list_of(""), "_rels/.rels");
        assert_eq!(list_of("word/document.xml"), "word/_rels/document.xml.rels");
    }

    #[test]
    fn kinds_are_the_same_in_both_editions_of_the_standard() {
        let list = r#"<Relationships xmlns="urn:r">
            <Relationship Id="rId1" Type="http://one.example/relationships/footnotes" Target="footnotes.xml"/>
            <Relationship Id="rId2" Type="http://two.example/relationships/hyperlink" Target="https://a.example/" TargetMode="External"/>
        </Relationships>"#;
        let relations = Relations::read(list, "word/document.xml").unwrap();
        assert_eq!(
            relations.target_of_kind("footnotes"),
            Some("word/footnotes.xml")
        );
        assert_eq!(
            relations.by_id("rId2").unwrap().target,
            "https://a.example/"
        );
        assert_eq!(relations.target_of_kind("hyperlink"), None);
    }
}
