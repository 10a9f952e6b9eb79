//! Words with marks: what went in `del`, what came in `ins`.

use super::writer::Writer;
use crate::model::{Edit, EditOp};

/// Writes the words of both drafts.
pub(super) fn both(page: &mut Writer, edits: &[Edit]) {
    let mut before = EditOp::Equal;
    for edit in edits {
        match (edit.op, &edit.old_text) {
            (EditOp::Equal, Some(old)) if *old != edit.text => other_print(page, &edit.text, old),
            (EditOp::Equal, _) => lines(page, &edit.text, false),
            (EditOp::Delete, _) => marked(page, "del", &edit.text, false),
            // Set apart from the words that it stands for.
            (EditOp::Insert, _) if before == EditOp::Delete => {
                marked(page, "ins class=\"instead\"", &edit.text, true);
            }
            (EditOp::Insert, _) => marked(page, "ins", &edit.text, true),
        }
        before = edit.op;
    }
}

/// Writes the words of the old draft, those that went marked.
pub(super) fn old(page: &mut Writer, edits: &[Edit]) {
    for edit in edits {
        match edit.op {
            EditOp::Equal => lines(page, edit.in_old(), true),
            EditOp::Delete => marked(page, "del", &edit.text, true),
            EditOp::Insert => {}
        }
    }
}

/// True when the two texts share no word, so that they are read better one after the other.
pub(super) fn share_nothing(edits: &[Edit]) -> bool {
    let shares =
        |edit: &Edit| edit.op == EditOp::Equal && edit.text.contains(char::is_alphanumeric);
    !edits.iter().any(shares)
}

fn marked(page: &mut Writer, start: &str, text: &str, breaks: bool) {
    page.raw("<");
    page.raw(start);
    page.raw(">");
    lines(page, text, breaks);
    page.raw("</");
    page.raw(start.split(' ').next().unwrap_or(start));
    page.raw(">");
}

/// Words that are printed otherwise in the old draft (`"plan"`, `“plan”`): what differs of them is marked.
fn other_print(page: &mut Writer, new: &str, old: &str) {
    let start = common(new.chars(), old.chars());
    let (before, new) = new.split_at_checked(start).unwrap_or(("", new));
    let old = old.get(start..).unwrap_or(old);
    let end = common(new.chars().rev(), old.chars().rev());
    let (new, after) = new.split_at_checked(new.len() - end).unwrap_or((new, ""));
    let old = old.get(..old.len() - end).unwrap_or(old);
    lines(page, before, false);
    if old.contains('\n') != new.contains('\n') {
        // Two paragraphs that became one, or one that became two: more than another print.
        marked(page, blank("del", old), old, false);
        marked(page, blank("ins", new), new, true);
        lines(page, after, false);
        return;
    }
    page.raw("<span class=\"print\"");
    page.attribute("title", &format!("Printed in the old draft as “{old}”"));
    page.raw("><span class=\"was\" hidden>");
    lines(page, old, false);
    page.raw("</span>");
    lines(page, new, false);
    page.raw("</span>");
    lines(page, after, false);
}

/// A mark around nothing but spaces is not drawn: there is a mark beside it.
fn blank(mark: &'static str, text: &str) -> &'static str {
    let is_blank = !text.contains('\n') && text.trim().is_empty();
    match mark {
        "del" if is_blank => "del class=\"blank\"",
        "ins" if is_blank => "ins class=\"blank\"",
        _ => mark,
    }
}

/// Bytes of the characters that two texts have in common at the end that they are read from.
fn common(new: impl Iterator<Item = char>, old: impl Iterator<Item = char>) -> usize {
    let same = new.zip(old).take_while(|(new, old)| new == old);
    same.map(|(character, _)| character.len_utf8()).sum()
}

/// Text in which the end of a paragraph is shown, and begins a line where it `breaks`.
fn lines(page: &mut Writer, text: &str, breaks: bool) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            page.raw("<span class=\"end\" title=\"end of a paragraph\">¶</span>");
            if breaks {
                page.raw("<br>");
            }
        }
        page.text(line);
    }
}
