//! From the source of a page to its tree.
//!
//! The tokens are those of the HTML standard (`html5gum`). The tree is built
//! by a few of its rules: end tags that may be left out, paragraphs that end
//! before a block, tables that nothing outside closes. What the standard says
//! of misplaced formatting only changes what is bold; no words depend on it.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::kinds::{Kind, is_void, kind};
use crate::read::markup::tree::{Builder, Tree};

/// Makes the tree of a page.
pub(super) fn tree(text: &str) -> Result<Tree, String> {
    let mut page = Page::default();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        page.event(&event, span.start);
        None::<std::convert::Infallible>
    });
    let mut emitter = emitter;
    emitter.naively_switch_states(true);
    // The reader of a slice in memory cannot fail.
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
    if page.builder.full {
        return Err("it has more elements than any text".into());
    }
    Ok(page.builder.finish())
}

#[derive(Default)]
struct Page {
    builder: Builder,
    name: String,
    attribute: String,
    /// The element of the tag that is being read was opened.
    opened: bool,
    /// Inside pictures and formulas a tag may close itself.
    foreign: usize,
}

impl Page {
    fn event(&mut self, event: &CallbackEvent<'_>, at: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(&lossy(name), at),
            CallbackEvent::AttributeName { name } => {
                self.attribute = lossy(name);
                if self.opened {
                    // A value that follows replaces nothing: the name alone counts too (`hidden`).
                    self.flush_attribute_name();
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if self.opened {
                    self.builder.set_last_attribute(&lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.end_of_start(*self_closing),
            CallbackEvent::EndTag { name } => self.end(&lossy(name), at),
            CallbackEvent::String { value } => self.words(&lossy(value), at),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    fn flush_attribute_name(&mut self) {
        let name = std::mem::take(&mut self.attribute);
        self.builder.attribute(&name, "");
    }

    fn start(&mut self, name: &str, at: usize) {
        self.opened = false;
        self.name = name.into();
        // Below the deepest level nothing is told apart any more.
        if self.foreign == 0 && !self.builder.is_too_deep() {
            match name {
                // A second `html` or `body` says nothing new.
                "html" | "body" if self.is_open(name) => return,
                "head" if self.is_open("body") => return,
                _ => self.make_room(name),
            }
        }
        self.builder.open(name, at);
        self.opened = true;
    }

    fn end_of_start(&mut self, self_closing: bool) {
        if !self.opened {
            return;
        }
        let foreign = matches!(self.name.as_str(), "svg" | "math");
        if is_void(&self.name) || self_closing && (foreign || self.foreign > 0) {
            self.builder.close();
        } else if foreign {
            self.foreign += 1;
        }
    }

    /// Closes what cannot stay open around an element.
    fn make_room(&mut self, name: &str) {
        let kind = kind(name);
        if !in_head(name) && self.top_is("head") {
            self.builder.close();
        }
        match name {
            "li" => self.close_within(&["li"], &["ol", "ul", "menu", "dir"]),
            "dt" | "dd" => self.close_within(&["dt", "dd"], &["dl"]),
            "tr" => self.close_within(&["tr", "caption", "colgroup"], &["table"]),
            "td" | "th" => self.close_within(&["td", "th"], &["tr", "table"]),
            "thead" | "tbody" | "tfoot" => {
                self.close_within(
                    &["thead", "tbody", "tfoot", "caption", "colgroup"],
                    &["table"],
                );
            }
            "option" | "optgroup" => self.close_within(&["option"], &["select", "datalist"]),
            _ => {}
        }
        if matches!(kind, Kind::Heading(_)) {
            let open_heading = self
                .builder
                .open_names()
                .next()
                .filter(|(_, top)| matches!(super::kinds::kind(top), Kind::Heading(_)))
                .map(|(level, _)| level);
            if let Some(level) = open_heading {
                self.builder.close_to(level);
            }
        }
        if kind.ends_paragraph() {
            self.close_paragraph();
        }
    }

    /// Closes the open element of one of these names, if no boundary stands between.
    fn close_within(&mut self, names: &[&str], boundaries: &[&str]) {
        let found = self
            .builder
            .open_names()
            .take_while(|(_, open)| {
                !boundaries.contains(open) && (*open != "table" || names.contains(open))
            })
            .find(|(_, open)| names.contains(open))
            .map(|(level, _)| level);
        if let Some(level) = found {
            self.builder.close_to(level);
        }
    }

    /// A block closes the paragraph that it would stand in.
    fn close_paragraph(&mut self) {
        let found = self
            .builder
            .open_names()
            .take_while(|(_, open)| *open == "p" || !super::kinds::kind(open).is_block())
            .find(|(_, open)| *open == "p")
            .map(|(level, _)| level);
        if let Some(level) = found {
            self.builder.close_to(level);
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        if self.builder.is_too_deep() {
            self.builder.close();
            return;
        }
        match name {
            // What follows these still belongs to the page.
            "body" | "html" => return,
            "br" => {
                self.builder.open("br", at);
                self.builder.close();
                return;
            }
            _ => {}
        }
        let table_part = matches!(
            name,
            "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption"
        );
        let own = kind(name);
        let stops = |open: &str| match open {
            "td" | "th" | "caption" => !table_part,
            "table" => true,
            // A tag inside a paragraph closes nothing outside it.
            _ => !own.is_block() && super::kinds::kind(open).is_block(),
        };
        let mut found = None;
        for (level, open) in self.builder.open_names() {
            if open == name {
                found = Some(level);
                break;
            }
            if stops(open) {
                break;
            }
        }
        match found {
            Some(level) => {
                if matches!(name, "svg" | "math") {
                    self.foreign = self.foreign.saturating_sub(1);
                }
                self.builder.close_to(level);
            }
            // An end without a beginning still divides.
            None if name == "p" => {
                self.builder.open("p", at);
                self.builder.close();
            }
            None => {}
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        if self.top_is("head") && !words.trim().is_empty() {
            self.builder.close();
        }
        self.builder.words(words, at);
    }

    fn is_open(&self, name: &str) -> bool {
        self.builder.open_names().any(|(_, open)| open == name)
    }

    fn top_is(&self, name: &str) -> bool {
        self.builder
            .open_names()
            .next()
            .is_some_and(|(_, open)| open == name)
    }
}

fn in_head(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "meta"
            | "link"
            | "style"
            | "script"
            | "base"
            | "template"
            | "noscript"
            | "object"
    )
}

/// A name or value; the input is text, so that nothing is lost.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in one line: `p(words b(bold))`.
    fn drawn(page: &str) -> String {
        let tree = tree(page).expect("a page");
        let mut drawn = String::new();
        let mut open = Vec::new();
        for id in 1..tree.len() {
            while open.last().is_some_and(|end| *end <= id) {
                drawn.push(')');
                open.pop();
            }
            if let Some(words) = tree.words(id) {
                drawn.push_str(words.trim());
            } else {
                drawn.push_str(tree.name(id));
                drawn.push('(');
                open.push(tree.end(id));
            }
        }
        drawn.push_str(&")".repeat(open.len()));
        drawn
    }

    #[test]
    fn tags_that_may_be_left_out() {
        for (page, expected) in [
            ("<p>one<p>two<div>three</div>", "p(one)p(two)div(three)"),
            (
                "<ul><li>a<ul><li>b</ul><li>c</ul>",
                "ul(li(aul(li(b)))li(c))",
            ),
            (
                "<table><tr><td>a<td>b<tr><td><table><tr><td>c</table><tr><td>d</table>",
                "table(tr(td(a)td(b))tr(td(table(tr(td(c)))))tr(td(d)))",
            ),
            ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))"),
            ("<p><b>bold</p>plain", "p(b(bold))plain"),
            ("text</p>more</br>end", "textp()morebr()end"),
            (
                "<title>a < b</title>x<script>if (a<b) {}</script>y",
                "title(a < b)xscript(if (a<b) {})y",
            ),
            ("<td><div>a</td></div>b", "td(div(a))b"),
            ("a<svg><path/><g/></svg>b<br/>c", "asvg(path()g())bbr()c"),
        ] {
            assert_eq!(drawn(page), expected, "{page}");
        }
    }

    #[test]
    fn attributes_with_and_without_values() {
        let tree = tree("<p hidden CLASS='a &amp; b' style=x>y").expect("a page");
        assert_eq!(tree.attribute(1, "hidden"), Some(""));
        assert_eq!(tree.attribute(1, "class"), Some("a & b"));
        assert_eq!(tree.attribute(1, "style"), Some("x"));
    }

    #[test]
    fn tags_that_are_never_closed_cost_little() {
        let page = "<div><b>".repeat(20_000);
        let tree = tree(&page).expect("a page");
        assert!(tree.len() < 2000);
        assert!(tree.flattened > 30_000);
    }
}
