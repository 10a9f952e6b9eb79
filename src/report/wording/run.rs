//! The words that changed at one spot, quoted so that they can be understood alone.

use super::quote::quoted;
use crate::model::{Edit, EditOp, Finding};
use crate::text::{is_word, tokens};

/// Letters that a word needs to say something without the words around it: "of", "and" and "12" do not.
const TELLING_LETTERS: usize = 4;
/// More words than this say something, however short they are.
const FEW_WORDS: usize = 3;
/// Words of context taken on a side: "paragraph 2" before "(b)".
const WORDS_OF_CONTEXT: usize = 2;
/// Marks that part words of a list or a sentence; quoted words neither begin nor end with them.
const SEPARATORS: [char; 7] = [',', ';', ':', '،', '؛', '，', '；'];

/// Marks that open a quotation.
const OPENING: [char; 4] = ['“', '‘', '«', '„'];
/// Marks that close a quotation.
const CLOSING: [char; 3] = ['”', '’', '»'];

/// Words that went and words that came at one spot.
#[derive(Default)]
pub(super) struct Run<'e> {
    deleted: String,
    inserted: String,
    /// The words right before that stayed.
    before: &'e str,
    /// The words right after that stayed.
    after: &'e str,
}

/// The runs of changed words; a run goes on over white space that stayed, and one of white space alone is none.
pub(super) fn runs(edits: &[Edit]) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    for edit in edits {
        match edit.op {
            EditOp::Delete => run.deleted.push_str(&edit.text),
            EditOp::Insert => run.inserted.push_str(&edit.text),
            EditOp::Equal if edit.text.trim().is_empty() => {
                run.deleted.push_str(&edit.text);
                run.inserted.push_str(&edit.text);
            }
            EditOp::Equal => {
                run.after = &edit.text;
                let next = Run {
                    before: &edit.text,
                    ..Run::default()
                };
                runs.push(std::mem::replace(&mut run, next));
            }
        }
    }
    runs.push(run);
    runs.retain(|run| !run.is_blank());
    let mut joined: Vec<Run<'_>> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.goes_on_in(&run) => last.join(&run),
            _ => joined.push(run),
        }
    }
    joined
}

impl<'e> Run<'e> {
    /// True when this is where a verb became another: one begins with the other, on both sides.
    pub(super) fn changes(&self, verb: &Finding) -> bool {
        let begin_alike = |words: &str, verb: &str| {
            let (words, verb) = (words.trim(), verb.trim());
            !words.is_empty() && (words.starts_with(verb) || verb.starts_with(words))
        };
        begin_alike(&self.deleted, &verb.old) && begin_alike(&self.inserted, &verb.new)
    }

    /// True when more words changed than those of the verb.
    pub(super) fn goes_beyond(&self, verb: &Finding) -> bool {
        self.deleted.trim().len() > verb.old.trim().len()
            || self.inserted.trim().len() > verb.new.trim().len()
    }

    /// True when one word stands before the next run, and one of the two is only marks, or
    /// a bracket that opens in this one closes in the next: `[shall][should] keep` of which
    /// `should` stays.
    fn goes_on_in(&self, next: &Self) -> bool {
        let is_only_marks = |run: &Self| !has_word(&run.deleted) && !has_word(&run.inserted);
        let opens = |side: &str, next: &str| open_brackets(side) > 0 && open_brackets(next) < 0;
        std::ptr::eq(self.after, next.before)
            && words_of(self.after).nth(1).is_none()
            && (is_only_marks(self)
                || is_only_marks(next)
                || opens(&self.deleted, &next.deleted)
                || opens(&self.inserted, &next.inserted))
    }

    fn join(&mut self, next: &Run<'e>) {
        for (side, more) in [
            (&mut self.deleted, &next.deleted),
            (&mut self.inserted, &next.inserted),
        ] {
            side.push_str(self.after);
            side.push_str(more);
        }
        self.after = next.after;
    }

    fn is_blank(&self) -> bool {
        self.deleted.trim().is_empty() && self.inserted.trim().is_empty()
    }

    /// The change in a few words: `adds “Norway, Portugal”`; where they would say nothing alone,
    /// with the words around them: `“paragraph 2 (b) above” → “paragraph 2 (c) above”`.
    pub(super) fn in_a_few_words(&self) -> String {
        let deleted = without_separators(&self.deleted, self.after);
        let inserted = without_separators(&self.inserted, self.after);
        let parts_a_word =
            |side: &str| cuts_a_word(self.before, side) || cuts_a_word(side, self.after);
        let needs_context = deleted == inserted
            || says_nothing(deleted) && says_nothing(inserted)
            || [&self.deleted, &self.inserted]
                .into_iter()
                .any(|side| parts_a_word(side) || !side.trim().is_empty() && !has_word(side));
        if needs_context {
            return self.in_context();
        }
        match (deleted.is_empty(), inserted.is_empty()) {
            (true, _) => format!("adds {}", quoted(inserted)),
            (_, true) => format!("drops {}", quoted(deleted)),
            _ => arrow(deleted, inserted),
        }
    }

    /// Both sides with the words around them, cut before and after a word.
    fn in_context(&self) -> String {
        let has_words = has_word(&self.deleted) || has_word(&self.inserted);
        let (before, after) = (
            context_before(self.before, has_words),
            context_after(self.after, has_words),
        );
        let [old, new] =
            [&self.deleted, &self.inserted].map(|side| format!("{before}{side}{after}"));
        match (old.trim().is_empty(), new.trim().is_empty()) {
            (true, _) => format!("adds {}", quoted(&new)),
            (_, true) => format!("drops {}", quoted(&old)),
            _ => arrow(&old, &new),
        }
    }
}

/// What one wording became: `“Urges” → “Encourages”`.
pub(super) fn arrow(old: &str, new: &str) -> String {
    format!("{} → {}", quoted(old), quoted(new))
}

/// The words of a side without what belongs to the words around it: commas and spaces at both ends, a
/// quotation that closes before the first word or opens after the last, the full stop where the clause ends.
fn without_separators<'t>(side: &'t str, after: &str) -> &'t str {
    let is_between = |letter: char| letter.is_whitespace() || SEPARATORS.contains(&letter);
    let words = side.trim_start_matches(|letter| is_between(letter) || CLOSING.contains(&letter));
    let words = words.trim_end_matches(|letter| is_between(letter) || OPENING.contains(&letter));
    match words.strip_suffix('.') {
        Some(words) if after.trim().is_empty() => words,
        _ => words,
    }
}

/// How many more brackets open in a text than close.
fn open_brackets(text: &str) -> isize {
    let step = |letter: char| match letter {
        '[' => 1,
        ']' => -1,
        _ => 0,
    };
    text.chars().map(step).sum()
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// True when words cannot be understood alone: few, and all of them numbers or short.
fn says_nothing(words: &str) -> bool {
    let found = words_of(words).take(FEW_WORDS + 1);
    let (count, short) = found.fold((0, true), |(count, short), word| {
        (count + 1, short && is_short(word))
    });
    count <= FEW_WORDS && short
}

fn is_short(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() < TELLING_LETTERS
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    tokens(text)
        .filter_map(|range| text.get(range))
        .filter(|token| is_word(token))
}

/// True when the end of one text and the beginning of the next are of one word.
fn cuts_a_word(left: &str, right: &str) -> bool {
    let Some(last) = tokens(left).last().and_then(|range| left.get(range)) else {
        return false;
    };
    let Some(first) = tokens(right).next().and_then(|range| right.get(range)) else {
        return false;
    };
    let joined = format!("{last}{right}");
    let whole = tokens(&joined).next().map_or(0, |range| range.len());
    whole > last.len() && (is_word(last) || is_word(first))
}

/// The last words of a text, up to one that says something; with `in_phrase`, none beyond a comma or a full stop.
fn context_before(text: &str, in_phrase: bool) -> &str {
    let ranges: Vec<_> = tokens(text).collect();
    let mut start = text.len();
    let mut found = 0;
    for range in ranges.into_iter().rev() {
        let part = text.get(range.clone()).unwrap_or_default();
        if is_word(part) {
            start = range.start;
            found += 1;
            if found == WORDS_OF_CONTEXT || !is_short(part) {
                break;
            }
        } else if in_phrase && ends_a_phrase(part) {
            break;
        }
    }
    text.get(start..).unwrap_or_default()
}

/// The first word of a text; with `in_phrase`, none beyond a comma or a full stop.
fn context_after(text: &str, in_phrase: bool) -> &str {
    for range in tokens(text) {
        let part = text.get(range.clone()).unwrap_or_default();
        if is_word(part) {
            return text.get(..range.end).unwrap_or_default();
        }
        if in_phrase && ends_a_phrase(part) {
            return "";
        }
    }
    ""
}

fn ends_a_phrase(token: &str) -> bool {
    token == "." || token.starts_with(SEPARATORS)
}

#[cfg(test)]
mod tests;
