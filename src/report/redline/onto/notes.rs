//! Footnotes and comments that the file does not have.

use std::collections::BTreeMap;

use super::editor::Editor;
use super::new::largest_id;
use super::parts::Texts;
use crate::model::{Comparison, Side, Warning, WarningKind};
use crate::package::{Package, Result, xml};
use crate::report::redline::notes::carriers;
use crate::report::redline::plan::{Fate, Line, Plan, document};

/// Footnotes of the other draft, put into the file's part of footnotes: the
/// XML to put in at its end, by the index of the part. Under `usize::MAX`
/// stands something when there is no such part.
pub(super) fn add(
    editor: &mut Editor<'_, '_>,
    plan: &Plan,
    missing: &[&Line],
) -> BTreeMap<usize, String> {
    let mut added = BTreeMap::new();
    if missing.is_empty() {
        return added;
    }
    let at = editor
        .parts
        .iter()
        .position(|part| super::names::name(part.root) == "footnotes");
    let Some(index) = at else {
        added.insert(usize::MAX, String::new());
        return added;
    };
    let mut next = editor
        .parts
        .get(index)
        .map_or(0, |part| largest_id(part.root))
        + 1;
    let other = match editor.side {
        Side::Old => Side::New,
        Side::New => Side::Old,
    };
    let carriers = carriers(document(editor.comparison, other));
    for line in missing {
        let Some(clause) = line.begins(editor.comparison, other) else {
            continue;
        };
        let carrier = carriers.get(&clause.id);
        let host = carrier.and_then(|id| {
            plan.body.iter().find(|line| {
                line.begins(editor.comparison, other)
                    .is_some_and(|it| it.id == *id)
            })
        });
        let fate = match line.end {
            Fate::Kept => Fate::Kept,
            fate if fate.is_in(Side::Old) => Fate::Deleted,
            _ => Fate::Inserted,
        };
        let reference = format!(
            "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{next}\"/></w:r>"
        );
        let reference = editor.marks.around(fate, &reference);
        if !host.is_some_and(|host| editor.append(host, &reference)) {
            editor.untracked.push(clause.place.clone());
            continue;
        }
        let mark = editor.marks.around(
            fate,
            "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>",
        );
        let mut words = String::new();
        for it in &line.words {
            words.push_str(&super::new::words(
                editor.comparison,
                it,
                "",
                &mut editor.marks,
            ));
        }
        added
            .entry(index)
            .or_insert_with(String::new)
            .push_str(&format!(
                "<w:footnote w:id=\"{next}\"><w:p>{mark}{words}</w:p></w:footnote>"
            ));
        next += 1;
    }
    added
}

/// Says that the file has no place for the other draft's footnotes.
pub(super) fn warning(missing: &[&Line], comparison: &Comparison) -> Warning {
    let places: Vec<&str> = missing
        .iter()
        .filter_map(|line| Some(line.clause(comparison)?.place.as_str()))
        .collect();
    Warning::new(
        WarningKind::Footnote,
        format!(
            "The file has no footnotes, so these of the other draft are not in the redline: {}.",
            places.join(", ")
        ),
    )
}

/// The comments that the file has.
pub(super) struct CommentsPart {
    name: Option<String>,
    text: String,
    /// The number of the next comment.
    pub(super) next: u64,
}

impl CommentsPart {
    /// Finds them.
    pub(super) fn read(package: &mut Package<'_>, texts: &Texts) -> Result<Self> {
        let name = texts
            .relations
            .target_of_kind("comments")
            .map(str::to_owned);
        let text = match &name {
            Some(name) => package.text(name)?.unwrap_or_default(),
            None => String::new(),
        };
        let next = if text.is_empty() {
            0
        } else {
            xml::parse(&text).map(|tree| largest_id(tree.root_element()) + 1)?
        };
        Ok(Self { name, text, next })
    }

    /// Adds comments, and the part for them if the file has none.
    pub(super) fn add(
        self,
        package: &mut Package<'_>,
        texts: &Texts,
        comments: &str,
        changed: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<()> {
        if comments.is_empty() {
            return Ok(());
        }
        let before = |text: &str, closing: &str, added: &str| -> Result<Vec<u8>> {
            let at = text
                .rfind(closing)
                .ok_or_else(|| super::damaged("one of its lists of parts is cut off"))?;
            let (head, tail) = text.split_at(at);
            Ok(format!("{head}{added}{tail}").into_bytes())
        };
        if let Some(name) = self.name {
            if self.text.contains("</w:comments>") {
                changed.insert(name, before(&self.text, "</w:comments>", comments)?);
                return Ok(());
            }
            changed.insert(name, whole(comments));
            return Ok(());
        }
        let (folder, file) = texts.main.rsplit_once('/').unwrap_or(("", &texts.main));
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let name = format!("{prefix}clausediff-comments.xml");
        let list = format!("{prefix}_rels/{file}.rels");
        let relation = "<Relationship Id=\"rIdClausediffComments\" \
            Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" \
            Target=\"clausediff-comments.xml\"/>";
        let relations = package.text(&list)?.unwrap_or_else(|| {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
        });
        changed.insert(list, before(&relations, "</Relationships>", relation)?);
        let types = package.text("[Content_Types].xml")?.unwrap_or_default();
        let kind = format!(
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
        );
        changed.insert(
            "[Content_Types].xml".to_owned(),
            before(&types, "</Types>", &kind)?,
        );
        changed.insert(name, whole(comments));
        Ok(())
    }
}

fn whole(comments: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{comments}</w:comments>"
    )
    .into_bytes()
}
