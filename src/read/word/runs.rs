//! Runs: the words of a paragraph, and everything that stands among them.

use rustc_hash::FxHashMap;

use super::names::{Node, Space, attribute, child, flag, name, value};
use super::styles::{Look, Styles};
use super::walk::{Walk, branch};
use super::{math, symbol, tracked};
use crate::read::left_out::{COMMENT, HIDDEN, OBJECT};
use crate::read::words::{Words, harmless, superscript};

/// How styles look, by the style of the paragraph and that of the run: a document has few, and many runs.
#[derive(Debug, Default)]
pub(super) struct Looks<'a>(FxHashMap<(Option<&'a str>, Option<&'a str>, Look), Look>);

impl<'a> Looks<'a> {
    fn of(
        &mut self,
        styles: &Styles,
        paragraph: Option<&'a str>,
        character: Option<&'a str>,
        direct: Look,
    ) -> Look {
        *self
            .0
            .entry((paragraph, character, direct))
            .or_insert_with(|| styles.look(paragraph, character, direct))
    }
}

/// White space by XML, which a no-break space is not.
const XML_SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// How the words of a run are read.
#[derive(Debug, Clone, Copy)]
struct Manner {
    emphasised: bool,
    hidden: bool,
    raised: bool,
}

impl<'a> Walk<'a> {
    /// Reads what stands in a line.
    pub(super) fn inline(&mut self, parent: Node<'a>, style: Option<&'a str>, words: &mut Words) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                (Space::Word, "r") => self.run(node, style, words),
                (Space::Word, "ins" | "del" | "moveTo" | "moveFrom") => {
                    let Some(kind) = tracked::kind_of(node) else {
                        continue;
                    };
                    if tracked::is_shown(kind, self.tracked) {
                        words.begin(tracked::revision_of(node, kind));
                        self.inline(node, style, words);
                        words.end();
                    }
                }
                (Space::Word, "hyperlink" | "smartTag" | "customXml" | "dir" | "bdo") => {
                    self.inline(node, style, words);
                }
                (Space::Word, "fldSimple") if self.fields.is_shown() => {
                    self.inline(node, style, words);
                }
                (Space::Word, "sdt") => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.inline(content, style, words);
                    }
                }
                (Space::Word, "subDoc") => {
                    self.left_out
                        .note(("part in another file", "parts in other files"));
                }
                (Space::Math, "oMath" | "oMathPara") => self.equation(node, words),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(branch) = branch(node) {
                        self.inline(branch, style, words);
                    }
                }
                _ => {}
            }
        }
    }

    /// Reads an equation.
    pub(super) fn equation(&mut self, node: Node<'a>, words: &mut Words) {
        if self.fields.is_shown() {
            let text = math::text_of(node, self.tracked);
            words.push(&harmless(&text, &mut self.controls), false);
        }
    }

    fn run(&mut self, node: Node<'a>, style: Option<&'a str>, words: &mut Words) {
        let properties = tracked::properties(node, "rPr", "rPrChange", self.tracked);
        let character = value(properties, "rStyle");
        let look = self
            .looks
            .of(self.styles, style, character, Look::of(properties));
        let manner = Manner {
            emphasised: look.is_emphasis(),
            hidden: look.is_hidden(),
            raised: look.is_raised(),
        };
        let is_text = |it: Node<'_>| name(it) == (Space::Word, "t");
        if manner.hidden && self.fields.is_shown() && node.children().any(is_text) {
            self.left_out.note(HIDDEN);
        }
        self.pieces(node, manner, words);
    }

    fn pieces(&mut self, run: Node<'a>, manner: Manner, words: &mut Words) {
        for node in run.children().filter(Node::is_element) {
            match name(node) {
                (Space::Word, "fldChar") => self.field_mark(node, words),
                (Space::Word, "instrText" | "delInstrText") => {
                    self.fields.code(node.text().unwrap_or(""));
                }
                _ if manner.hidden || !self.fields.is_shown() => {}
                (Space::Word, tag) => self.piece(node, tag, manner, words),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(branch) = branch(node) {
                        self.pieces(branch, manner, words);
                    }
                }
                (Space::Math, "oMath") => self.equation(node, words),
                _ => {}
            }
        }
    }

    fn piece(&mut self, node: Node<'a>, tag: &str, manner: Manner, words: &mut Words) {
        match tag {
            "t" | "delText" => {
                // White space at the ends counts only where the file says so.
                let keeps = node.attributes().any(|it| it.name() == "space");
                let text = node.text().unwrap_or("");
                let text = if keeps {
                    text
                } else {
                    text.trim_matches(XML_SPACE)
                };
                self.words(text, manner, words);
            }
            "tab" | "ptab" => words.push("\t", false),
            "br" | "cr" => words.push("\n", false),
            "noBreakHyphen" => words.push("\u{2011}", manner.emphasised),
            "sym" => {
                let font = attribute(node, "font").unwrap_or("");
                let code = attribute(node, "char").unwrap_or("");
                if let Some(shown) = symbol::character(font, code) {
                    self.words(shown.encode_utf8(&mut [0; 4]), manner, words);
                }
            }
            "footnoteReference" => self.refer(node, false),
            "endnoteReference" => self.refer(node, true),
            "drawing" | "pict" => self.drawing(node),
            "object" => self.left_out.note(OBJECT),
            "commentReference" => self.left_out.note(COMMENT),
            "ruby" => {
                if let Some(base) = child(node, "rubyBase") {
                    self.inline(base, None, words);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, manner: Manner, words: &mut Words) {
        if let Some(mark) = self.notes.take_mark(text) {
            if !mark.is_empty() {
                self.furnish(crate::model::FurnitureKind::FootnoteMark, &mark);
            }
            return;
        }
        let text = harmless(text, &mut self.controls);
        if manner.raised && text.contains(|it: char| it.is_ascii_digit()) {
            let raised: String = text.chars().map(superscript).collect();
            words.push(&raised, manner.emphasised);
        } else {
            words.push(&text, manner.emphasised);
        }
    }

    fn field_mark(&mut self, node: Node<'a>, words: &mut Words) {
        let kind = attribute(node, "fldCharType").unwrap_or("");
        if kind == "begin" {
            let tick_box = child(node, "ffData").and_then(|it| child(it, "checkBox"));
            let ticked = flag(tick_box, "checked").or_else(|| flag(tick_box, "default"));
            self.fields.begin(ticked.unwrap_or(false));
            return;
        }
        let Some(ended) = self.fields.mark(kind) else {
            return;
        };
        if ended.is_unfilled() {
            if ended.instruction() == "FORMCHECKBOX" {
                words.push(if ended.ticked { "☒" } else { "☐" }, false);
            } else {
                self.left_out
                    .note(("field that Word fills in", "fields that Word fills in"));
            }
        }
    }
}
