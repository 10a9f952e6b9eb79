//! Edits → styled words, with long stretches that stayed left out.

use std::borrow::Cow;

use super::marks;
use super::safe::visible;
use super::style::{Span, Style};
use crate::model::{Edit, EditOp, Side};
use crate::text;

/// Words of a clause's beginning that are kept when the rest is left out: the
/// verb and its object tell the reader which clause it is.
const OPENING_WORDS: usize = 5;
/// Leaving out fewer words than this saves nothing.
const WORTH_LEAVING_OUT: usize = 6;
/// Stands where words that stayed are left out.
const LEFT_OUT: &str = "…";
/// Stands for a line break that went, among words that stayed: two clauses that became one.
const GONE_BREAK: &str = " ¶ ";

/// How the words of a change are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    /// The words of one draft alone, or (`None`) of both.
    pub(super) side: Option<Side>,
    /// Words that stayed to keep around a change; `None` for all.
    pub(super) keep: Option<usize>,
    /// Marks instead of colour.
    pub(super) marks: bool,
}

/// Turns edits into styled words.
pub(super) fn spans(edits: &[Edit], view: View) -> Vec<Span> {
    let runs: Vec<Run<'_>> = edits
        .iter()
        .enumerate()
        .filter_map(|(index, edit)| run(edit, index, edits.len(), view))
        .collect();
    let is_whole = runs.iter().all(|run| run.style != Style::Plain);
    let mut spans = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        push(run, view, is_whole, &mut spans);
        spans.extend(
            runs.get(index + 1)
                .and_then(|next| between(run, next, is_whole)),
        );
    }
    spans
}

struct Run<'a> {
    text: Cow<'a, str>,
    style: Style,
}

fn run(edit: &Edit, index: usize, count: usize, view: View) -> Option<Run<'_>> {
    let (text, style) = match (edit.op, view.side) {
        (EditOp::Equal, Some(Side::Old)) => (edit.in_old(), Style::Plain),
        (EditOp::Equal, _) => (edit.in_new(), Style::Plain),
        (EditOp::Delete, Some(Side::New)) | (EditOp::Insert, Some(Side::Old)) => return None,
        (EditOp::Delete, _) => (edit.text.as_str(), Style::Deleted),
        (EditOp::Insert, _) => (edit.text.as_str(), Style::Inserted),
    };
    let text = visible(text);
    let text = match (view.keep, edit.op) {
        (Some(keep), EditOp::Equal) => elide(&text, keep, index == 0, index + 1 == count).into(),
        _ => text,
    };
    Some(Run { text, style })
}

/// Leaves out the middle of a run that stayed, line by line.
fn elide(text: &str, keep: usize, is_first: bool, is_last: bool) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let last = lines.len() - 1;
    let elided: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let opens = (is_first && index == 0) || index > 0;
            let closes = (is_last && index == last) || index < last;
            match (opens, closes) {
                (true, true) => elide_line(line, OPENING_WORDS, 0),
                (true, false) => elide_line(line, OPENING_WORDS, keep),
                (false, true) => elide_line(line, keep, 0),
                (false, false) => elide_line(line, keep, keep),
            }
        })
        .collect();
    elided.join("\n")
}

fn elide_line(line: &str, head: usize, tail: usize) -> String {
    let words: Vec<_> = text::tokens(line)
        .filter(|range| line.get(range.clone()).is_some_and(text::is_word))
        .collect();
    let kept = if words.len() >= head + tail + WORTH_LEAVING_OUT {
        let head = head.checked_sub(1).and_then(|index| words.get(index));
        let tail = words.get(words.len() - tail);
        line.get(..head.map_or(0, |range| range.end))
            .zip(line.get(tail.map_or(line.len(), |range| range.start)..))
    } else {
        None
    };
    match kept {
        Some((head, "")) => format!("{head} {LEFT_OUT}"),
        Some((head, tail)) => format!("{head} {LEFT_OUT} {tail}"),
        None => line.to_owned(),
    }
}

/// Writes a run; white space at the ends of changed words stands outside of their marks.
fn push(run: &Run<'_>, view: View, is_whole: bool, spans: &mut Vec<Span>) {
    let with_marks = view.marks;
    let text = match run.style {
        Style::Deleted if view.side.is_none() && !is_whole => {
            Cow::Owned(run.text.replace('\n', GONE_BREAK))
        }
        _ => Cow::Borrowed(run.text.as_ref()),
    };
    if run.style == Style::Plain {
        spans.push(span(&text, run.style, with_marks));
        return;
    }
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            spans.push(Span::plain("\n"));
        }
        let words = line.trim();
        if words.is_empty() {
            if !line.is_empty() {
                spans.push(span(line, run.style, with_marks));
            }
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        spans.extend(line.get(..lead).map(Span::plain));
        spans.push(span(words, run.style, with_marks));
        spans.extend(line.get(lead + words.len()..).map(Span::plain));
    }
}

fn span(text: &str, style: Style, with_marks: bool) -> Span {
    if with_marks {
        Span::new(marks::marked(text, style), style)
    } else {
        Span::new(text, style)
    }
}

/// What stands between two neighbouring changed runs: a line break between two
/// whole wordings, a space between words that would read as one.
fn between(run: &Run<'_>, next: &Run<'_>, is_whole: bool) -> Option<Span> {
    if run.style == Style::Plain || next.style == Style::Plain {
        return None;
    }
    if is_whole {
        return Some(Span::plain("\n"));
    }
    let sticks = run
        .text
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
        && next.text.chars().next().is_some_and(char::is_alphanumeric);
    sticks.then(|| Span::plain(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: View = View {
        side: None,
        keep: Some(3),
        marks: true,
    };

    fn shown(edits: &[Edit], view: View) -> String {
        spans(edits, view)
            .into_iter()
            .map(|span| span.text)
            .collect()
    }

    #[test]
    fn shows_both_drafts_or_one() {
        let edits = [
            Edit::delete("Urges "),
            Edit::insert("Encourages "),
            Edit::equal("all"),
            Edit::insert(", upon request"),
            Edit::equal(";"),
        ];
        assert_eq!(
            shown(&edits, VIEW),
            "[-Urges-] {+Encourages+} all{+, upon request+};"
        );
        let one = |side| View {
            side: Some(side),
            ..VIEW
        };
        assert_eq!(shown(&edits, one(Side::Old)), "[-Urges-] all;");
        assert_eq!(
            shown(&edits, one(Side::New)),
            "{+Encourages+} all{+, upon request+};"
        );
    }

    #[test]
    fn leaves_out_what_stayed_but_keeps_the_opening_and_the_neighbours() {
        let numbers = |range: std::ops::Range<usize>| {
            range.map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
        };
        let edits = [
            Edit::equal(numbers(0..30) + " "),
            Edit::delete("x"),
            Edit::equal(format!(" {}, ", numbers(30..60))),
            Edit::insert("y"),
            Edit::equal(format!(" {}.", numbers(60..90))),
        ];
        assert_eq!(
            shown(&edits, VIEW),
            "0 1 2 3 4 … 27 28 29 [-x-] 30 31 32 … 57 58 59, {+y+} 60 61 62 …"
        );
        let whole = shown(&edits, View { keep: None, ..VIEW });
        assert!(whole.contains("0 1 2 3 4 5 6 7") && !whole.contains('…'));
    }

    #[test]
    fn short_stretches_are_not_worth_leaving_out() {
        let edits = [
            Edit::insert("x"),
            Edit::equal(" 1 2 3 4 5 6 7 8 9 10 11 "),
            Edit::insert("y"),
        ];
        assert!(!shown(&edits, VIEW).contains('…'));
    }

    #[test]
    fn line_breaks_between_clauses() {
        let split = [
            Edit::equal("One"),
            Edit::insert(";\nTwo"),
            Edit::equal(" three;"),
        ];
        assert_eq!(shown(&split, VIEW), "One{+;+}\n{+Two+} three;");
        let merged = [
            Edit::equal("One"),
            Edit::delete(";\nTwo"),
            Edit::equal(" three;"),
        ];
        assert_eq!(shown(&merged, VIEW), "One[-; ¶ Two-] three;");
        let old = View {
            side: Some(Side::Old),
            ..VIEW
        };
        assert_eq!(shown(&merged, old), "One[-;-]\n[-Two-] three;");
    }

    #[test]
    fn words_that_replace_each_other_do_not_stick_together() {
        let edits = [
            Edit::equal("in "),
            Edit::delete("2031"),
            Edit::insert("2033"),
        ];
        assert_eq!(shown(&edits, VIEW), "in [-2031-] {+2033+}");
        let edits = [Edit::delete("One way."), Edit::insert("Another way.")];
        assert_eq!(shown(&edits, VIEW), "[-One way.-]\n{+Another way.+}");
        let edits = [Edit::equal("a"), Edit::delete(";"), Edit::insert(".")];
        assert_eq!(shown(&edits, VIEW), "a[-;-]{+.+}");
    }
}
