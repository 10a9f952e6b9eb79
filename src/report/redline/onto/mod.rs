//! A redline on the Word file of one of the drafts.
//!
//! Of the file only the paragraphs, rows and notes are written again that
//! changed; everything else stays as it is, byte for byte: styles, lists,
//! headers, pictures, sections. What the file does not have is made to look
//! like the paragraph of its kind nearest to it.
//!
//! - Words are found in the runs of the file, which are cut where a change
//!   begins or ends and keep their look.
//! - Numbers that Word gives by itself follow by themselves; typed ones are
//!   tracked.
//! - The file's own tracked changes are settled as the draft was read (accepted,
//!   if nothing else was asked), so that only the changes between the drafts
//!   are tracked. A warning says so.

mod beside;
mod editor;
mod emit;
mod group;
mod matching;
mod names;
mod new;
mod notes;
mod parts;
mod properties;
mod rows;
mod words;

use std::collections::BTreeMap;

use super::comments::Comments;
use super::marks::Marks;
use super::plan::Plan;
use super::{Base, Options, Redline};
use crate::model::{Comparison, Warning, WarningKind};
use crate::package::{self, Package, PackageError, xml};
use editor::Editor;
use names::{Node, attribute, child, is_range_of_change, is_shown, name, opening};
use parts::{Part, Texts};

/// Makes the redline on a file; `None` when its XML has a form that is never seen, so that it is better left alone.
pub(super) fn make(
    comparison: &Comparison,
    plan: &Plan,
    base: Base<'_>,
    options: &Options,
) -> package::Result<Option<Redline>> {
    let mut package = Package::open(base.bytes)?;
    let texts = Texts::unpack(&mut package)?;
    let trees: Vec<Option<xml::Document<'_>>> = texts
        .parts
        .iter()
        .map(|(_, text)| {
            if text.is_empty() {
                Ok(None)
            } else {
                xml::parse(text).map(Some)
            }
        })
        .collect::<package::Result<_>>()?;
    let mut parts = Vec::new();
    let mut start = 0;
    for ((_, text), tree) in texts.parts.iter().zip(&trees) {
        if let Some(tree) = tree {
            parts.push(Part::of(tree, text, start, base.accepted));
        }
        start += text.len();
    }
    if !parts.first().is_some_and(Part::has_usual_prefix) {
        return Ok(None);
    }
    let largest = parts.iter().map(|part| new::largest_id(part.root)).max();
    let in_file = notes::CommentsPart::read(&mut package, &texts)?;
    let marks = Marks::new(options, largest.unwrap_or(0) + 1);
    let comments = Comments::new(comparison, options, in_file.next);
    let mut editor = Editor::new(
        comparison,
        base.side,
        base.accepted,
        &parts,
        marks,
        comments,
    );
    editor.body(plan);
    let missing = editor.notes(&plan.notes);
    let new_notes = notes::add(&mut editor, plan, &missing);
    touch_references(&mut editor);

    let mut changed = BTreeMap::new();
    let mut own_changes = 0;
    let names = texts.parts.iter().filter(|(_, text)| !text.is_empty());
    for (index, (part_name, _)) in names.enumerate() {
        let (text, settled) = written(&mut editor, index, new_notes.get(&index));
        own_changes += settled;
        changed.insert(part_name.clone(), text.into_bytes());
    }
    let mut warnings = warnings(&editor, own_changes, base.accepted);
    warnings.extend(
        new_notes
            .contains_key(&usize::MAX)
            .then(|| notes::warning(&missing, comparison)),
    );
    let comments =
        std::mem::replace(&mut editor.comments, Comments::new(comparison, options, 0)).finish();
    in_file.add(&mut package, &texts, &comments, &mut changed)?;
    Ok(Some(Redline {
        bytes: package::rewrite(base.bytes, &changed)?,
        warnings,
    }))
}

/// Writes the text of a part, and counts the tracked changes that the file had in it.
fn written(editor: &mut Editor<'_, '_>, index: usize, at_end: Option<&String>) -> (String, usize) {
    let Some(part) = editor.parts.get(index) else {
        return (String::new(), 0);
    };
    let mut splice = xml::Splice::new(part.text);
    let mut gone = Vec::new();
    let mut settled = 0;
    for node in part.root.descendants().filter(xml::Node::is_element) {
        settled += usize::from(is_shown(name(node), true).is_some());
        settle(node, editor.accepted, &mut splice, &mut gone);
    }
    let edits = editor.edits.get(index).map_or(&[][..], Vec::as_slice);
    for (group, edited) in part.groups.iter().zip(edits) {
        let (Some(first), Some(last)) = (group.nodes.first(), group.nodes.last()) else {
            continue;
        };
        let range = first.range().start..last.range().end;
        if gone
            .iter()
            .any(|it: &std::ops::Range<usize>| it.start <= range.start && range.end <= it.end)
        {
            continue;
        }
        if edited.touched || group.has_changes {
            let xml = emit::write(
                group,
                edited,
                &editor.note_fates,
                &mut editor.marks,
                editor.accepted,
            );
            for node in group.nodes.iter().take(group.nodes.len() - 1) {
                splice.replace(node.range(), "");
            }
            splice.replace(last.range(), xml);
        } else {
            if !edited.outside.0.is_empty() {
                splice.replace(range.start..range.start, edited.outside.0.clone());
            }
            if !edited.outside.1.is_empty() {
                splice.replace(range.end..range.end, edited.outside.1.clone());
            }
        }
    }
    if index == 0 {
        for (at, xml) in &editor.put_in {
            splice.replace(*at..*at, xml.clone());
        }
    }
    if let Some(xml) = at_end {
        let end = part.root.range().end - names::closing(opening(part.root)).len();
        splice.replace(end..end, xml.clone());
    }
    (splice.finish(), settled)
}

/// Settles a tracked change of the file that stands outside its paragraphs.
fn settle(
    node: Node<'_>,
    accepted: bool,
    splice: &mut xml::Splice<'_>,
    gone: &mut Vec<std::ops::Range<usize>>,
) {
    let around = node.parent().map_or("", name);
    match name(node) {
        "tr" => {
            let lost = child(node, "trPr").is_some_and(|properties| {
                properties
                    .children()
                    .any(|it| is_shown(name(it), accepted) == Some(false))
            });
            if lost {
                splice.replace(node.range(), "");
                gone.push(node.range());
            }
        }
        "ins" | "del" if around == "trPr" => splice.replace(node.range(), ""),
        "cellIns" | "cellDel" | "cellMerge" | "tblPrChange" | "tblPrExChange" | "trPrChange"
        | "tcPrChange" | "tblGridChange" => splice.replace(node.range(), ""),
        "sectPrChange" if around == "sectPr" && node.ancestors().all(|it| name(it) != "p") => {
            splice.replace(node.range(), "");
        }
        range if is_range_of_change(range) && node.ancestors().all(|it| name(it) != "p") => {
            splice.replace(node.range(), "");
        }
        _ => {}
    }
}

/// Paragraphs whose references to notes are new or gone have to be written again.
fn touch_references(editor: &mut Editor<'_, '_>) {
    let Some((part, edits)) = editor.parts.first().zip(editor.edits.first_mut()) else {
        return;
    };
    for (group, edited) in part.groups.iter().zip(edits) {
        edited.touched |= group
            .runs
            .iter()
            .flat_map(|run| &run.pieces)
            .any(|piece| match piece {
                group::Piece::Mark(node, None) => attribute(*node, "id").is_some_and(|id| {
                    editor
                        .note_fates
                        .contains_key(&(name(*node).to_owned(), id.to_owned()))
                }),
                _ => false,
            });
    }
}

/// Names shown in a warning before it says "and more".
const MOST_NAMED: usize = 12;

fn warnings(editor: &Editor<'_, '_>, own_changes: usize, accepted: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if own_changes > 0 {
        let done = if accepted { "accepted" } else { "rejected" };
        warnings.push(Warning::new(
            WarningKind::LeftOut,
            format!("The file had {own_changes} tracked changes of its own; they were {done} in the redline, which tracks only what is between the two drafts."),
        ));
    }
    if !editor.untracked.is_empty() {
        let named: Vec<&str> = editor
            .untracked
            .iter()
            .map(String::as_str)
            .take(MOST_NAMED)
            .collect();
        let more = if editor.untracked.len() > named.len() {
            " and more"
        } else {
            ""
        };
        warnings.push(Warning::new(
            WarningKind::LeftOut,
            format!(
                "Not all changes of these could be tracked in the file: {}{more}.",
                named.join(", ")
            ),
        ));
    }
    warnings
}

/// An error that says the file lacks something.
fn damaged(reason: &str) -> PackageError {
    PackageError::new(reason)
}
