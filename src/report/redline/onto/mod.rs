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
//!   tracked. Where both drafts are Word files, a paragraph that was in another
//!   list says so, and one that is put back is in the list that it was in.
//!   A number that Word would count otherwise in the redline is typed, and its paragraph is in no list then; so
//!   are marks of notes (`note_marks`). Which they are is told by whoever read a redline back.
//! - The file's own tracked changes are settled as the draft was read (accepted,
//!   if nothing else was asked), so that only the changes between the drafts
//!   are tracked. A warning says so.

mod additions;
mod ahead;
mod beside;
mod columns;
mod editor;
mod emit;
mod formulas;
mod group;
mod lists;
mod made;
mod matching;
mod merge;
mod names;
mod new;
mod new_row;
mod note_marks;
mod notes;
mod number;
mod numbering;
mod parts;
mod properties;
mod references;
mod renumber;
mod rows;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::comments::Comments;
use super::marks::Marks;
use super::plan;
use super::{Base, Options, OtherFile, Redline, Uncounted};
use crate::model::{Comparison, Warning, WarningKind};
use crate::package::{self, Package, xml};
use additions::Additions;
use editor::Editor;
use lists::Lists;
use names::{Node, is_range_of_change, is_shown, name};
use numbering::File;
use parts::{Part, Texts};

/// Makes the redline on a file; `None` when its XML has a form that is never seen, so that it is better left alone.
pub(super) fn make(
    comparison: &Comparison,
    base: Base<'_>,
    options: &Options,
    uncounted: &Uncounted,
) -> package::Result<Option<Redline>> {
    let mut package = Package::open(base.bytes)?;
    let texts = Texts::unpack(&mut package)?;
    let trees = texts.trees()?;
    let parts = Part::all(&texts, &trees, base.accepted);
    if !parts.first().is_some_and(Part::has_usual_prefix) {
        return Ok(None);
    }
    let lists = Lists::unpack(&mut package, &texts)?;
    let own = File {
        parts: &parts,
        lists: &lists,
        accepted: base.accepted,
    };

    let unpacked = base.other.map(Unpacked::of).transpose()?;
    let other_trees = unpacked.as_ref().map(|it| it.texts.trees()).transpose()?;
    let other_parts = unpacked
        .as_ref()
        .zip(other_trees.as_ref())
        .map(|(it, trees)| Part::all(&it.texts, trees, it.accepted));
    let other = unpacked
        .as_ref()
        .zip(other_parts.as_ref())
        .filter(|(_, parts)| parts.first().is_some_and(Part::has_usual_prefix))
        .map(|(it, parts)| File {
            parts,
            lists: &it.lists,
            accepted: it.accepted,
        });

    let plan = &plan::plan(comparison, &notes::typed(comparison, base.side, own, other));
    let largest = parts.iter().map(|part| new::largest_id(part.root)).max();
    let marks = Marks::new(options, largest.unwrap_or(0) + 1);
    let first_comment = next_comment(&mut package, &texts)?;
    let comments = Comments::new(comparison, options, first_comment);
    let mut editor = Editor::new(
        comparison,
        plan,
        base.side,
        (own, other),
        marks,
        comments,
        uncounted,
    );
    editor.new_notes = notes::missing(&editor, plan);
    editor.body(plan);
    editor.notes(&plan.notes);
    editor.note_edits.marks = note_marks::of(&mut editor, &plan.notes);
    let new_notes = notes::add(&mut editor, plan);
    touch_references(&mut editor);

    let mut changed = BTreeMap::new();
    let mut own_changes = 0;
    let names = texts.parts.iter().filter(|(_, text)| !text.is_empty());
    for (index, (part_name, _)) in names.enumerate() {
        let put_in = new_notes.iter().find(|it| it.part == Some(index));
        let put_in = put_in.map(|it| &it.among);
        let (text, settled) = written(&mut editor, index, put_in);
        own_changes += settled;
        changed.insert(part_name.clone(), text.into_bytes());
    }
    let warnings = warnings(&editor, own_changes, base.accepted);
    let comments =
        std::mem::replace(&mut editor.comments, Comments::new(comparison, options, 0)).finish();
    let mut additions = Additions {
        package: &mut package,
        texts: &texts,
        changed,
    };
    for it in &new_notes {
        additions.append(it.kind.part(), &it.whole)?;
    }
    additions.append("comments", &comments)?;
    additions.add_lists(&editor.renumbering.definitions, &editor.renumbering.added)?;
    Ok(Some(Redline {
        bytes: package::rewrite(base.bytes, &additions.changed)?,
        warnings,
    }))
}

/// What is taken out of the other draft's file.
struct Unpacked {
    texts: Texts,
    lists: Lists,
    accepted: bool,
}

impl Unpacked {
    fn of(file: OtherFile<'_>) -> package::Result<Self> {
        let mut package = Package::open(file.bytes)?;
        let texts = Texts::unpack(&mut package)?;
        let lists = Lists::unpack(&mut package, &texts)?;
        Ok(Self {
            texts,
            lists,
            accepted: file.accepted,
        })
    }
}

/// The number of the first comment that is added.
fn next_comment(package: &mut Package<'_>, texts: &Texts) -> package::Result<u64> {
    let name = texts.relations.target_of_kind("comments");
    let text = name.map(|name| package.text(name)).transpose()?.flatten();
    let largest = text.map(|text| xml::parse(&text).map(|it| new::largest_id(it.root_element())));
    Ok(largest.transpose()?.map_or(0, |it| it + 1))
}

/// Writes the text of a part, and counts the tracked changes that the file had in it.
fn written(
    editor: &mut Editor<'_, '_>,
    index: usize,
    put_in: Option<&BTreeMap<usize, String>>,
) -> (String, usize) {
    let Some(part) = editor.parts.get(index) else {
        return (String::new(), 0);
    };
    let mut splice = xml::Splice::new(part.text);
    let mut gone = Vec::new();
    let mut settled = 0;
    let replaced = if index == 0 {
        editor.replaced.as_slice()
    } else {
        &[]
    };
    let written_again: FxHashSet<&Range<usize>> = replaced.iter().map(|(range, _)| range).collect();
    for node in part.root.descendants().filter(xml::Node::is_element) {
        settled += usize::from(is_shown(name(node), true).is_some());
        if !written_again.contains(&node.range()) {
            settle(node, editor.accepted, &mut splice, &mut gone);
        }
    }
    let edits = editor.edits.get(index).map_or(&[][..], Vec::as_slice);
    for (group, edited) in part.groups.iter().zip(edits) {
        let (Some(first), Some(last)) = (group.nodes.first(), group.nodes.last()) else {
            continue;
        };
        let range = first.range().start..last.range().end;
        if lies_in(&gone, &range) {
            continue;
        }
        if edited.touched || group.has_changes {
            let xml = emit::write(
                group,
                edited,
                &editor.note_edits,
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
    for (range, xml) in replaced {
        splice.replace(range.clone(), xml.clone());
    }
    for (at, xml) in put_in.into_iter().flatten() {
        splice.replace(*at..*at, xml.clone());
    }
    (splice.finish(), settled)
}

/// True when a range lies in one of some that follow each other.
fn lies_in(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let before = ranges.partition_point(|it| it.start <= range.start);
    let last = ranges.get(..before).and_then(<[_]>::last);
    last.is_some_and(|it| range.end <= it.end)
}

/// Settles a tracked change of the file that stands outside its paragraphs.
///
/// `gone` gets the rows and cells that went, each whole: not what lies in one that went.
fn settle(
    node: Node<'_>,
    accepted: bool,
    splice: &mut xml::Splice<'_>,
    gone: &mut Vec<Range<usize>>,
) {
    let around = node.parent().map_or("", name);
    match name(node) {
        "tr" | "tc" => {
            let no_cell_stands = || name(node) == "tr" && parts::cells(node, accepted).is_empty();
            if parts::is_lost(node, accepted) || no_cell_stands() {
                splice.replace(node.range(), "");
                if !lies_in(gone, &node.range()) {
                    gone.push(node.range());
                }
            }
        }
        "ins" | "del" if around == "trPr" => splice.replace(node.range(), ""),
        "cellMerge" => {
            for (range, xml) in merge::settled(node, accepted) {
                splice.replace(range, xml);
            }
        }
        "cellIns" | "cellDel" | "tblPrChange" | "tblPrExChange" | "trPrChange" | "tcPrChange"
        | "tblGridChange" => splice.replace(node.range(), ""),
        "sectPrChange" if around == "sectPr" && node.ancestors().all(|it| name(it) != "p") => {
            splice.replace(node.range(), "");
        }
        range if is_range_of_change(range) && node.ancestors().all(|it| name(it) != "p") => {
            splice.replace(node.range(), "");
        }
        _ => {}
    }
}

/// Paragraphs whose references to notes are new or gone, or whose marks are typed, have to be written again.
fn touch_references(editor: &mut Editor<'_, '_>) {
    let edits = &editor.note_edits;
    for (part, edited) in editor.parts.iter().zip(&mut editor.edits) {
        for (group, edited) in part.groups.iter().zip(edited) {
            edited.touched |= note_marks::touches(edits, group);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_a_row_that_went_is_found() {
        let gone = [5..20, 30..40];
        for (range, expected) in [
            (5..20, true),
            (7..9, true),
            (19..20, true),
            (20..25, false),
            (18..22, false),
            (31..40, true),
            (0..3, false),
            (41..42, false),
        ] {
            assert_eq!(lies_in(&gone, &range), expected, "{range:?}");
        }
    }
}
