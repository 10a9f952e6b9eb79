//! The few things of style sheets that decide what a reader sees.
//!
//! Understood are simple selectors (`p`, `.class`, `p.class`, `#id`) in
//! `style` elements, and `style` attributes. A rule for print or for small
//! screens is not.

use rustc_hash::FxHashMap;

use super::kinds::{Kind, kind};
use crate::read::markup::tree::{NodeId, Tree};

/// Points that one column of an indent is wide.
const POINTS_OF_A_COLUMN: f32 = 6.0;
/// Widest indent that is believed, in columns.
const WIDEST_INDENT: f32 = 120.0;

/// How an element is shown, as far as it matters here.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    pub(super) hidden: bool,
    pub(super) emphasised: Option<bool>,
    pub(super) preformatted: bool,
    pub(super) raised: bool,
    /// The kind of number of a list's items, as `list-style-type` names it.
    pub(super) numbers: Option<String>,
    /// Where the first line begins, in columns.
    pub(super) indent: usize,
    /// What Word says of a list's item: `Ignore` for its printed number, `l0 level2 lfo1` for a level.
    pub(super) word_list: Option<String>,
}

/// The rules of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: FxHashMap<String, String>,
}

impl Sheet {
    /// Reads the `style` elements of a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut sheet = Self::default();
        for id in (0..tree.len()).filter(|id| tree.name(*id) == "style") {
            sheet.add(&tree.all_words(id));
        }
        sheet
    }

    fn add(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit([';', '}']).next().unwrap_or("").trim();
            let end = if selectors.starts_with('@') {
                end_of_group(after)
            } else {
                after.find('}').unwrap_or(after.len())
            };
            let (declarations, behind) = after.split_at_checked(end).unwrap_or((after, ""));
            rest = behind.strip_prefix('}').unwrap_or(behind);
            if !matters(declarations) {
                continue;
            }
            for selector in selectors.split(',').map(str::trim) {
                if is_simple(selector) {
                    let known = self.rules.entry(selector.to_ascii_lowercase()).or_default();
                    known.push_str(declarations);
                    known.push(';');
                }
            }
        }
    }

    /// How an element is shown.
    pub(super) fn style(&self, tree: &Tree, id: NodeId) -> Style {
        let mut style = Style::default();
        let name = tree.name(id);
        let (mut class, mut own, mut inline) = (None, None, None);
        for (attribute, value) in tree.attributes(id) {
            match attribute {
                "class" => class = Some(value),
                "id" => own = Some(value),
                "style" => inline = Some(value),
                "hidden" => style.hidden = true,
                "aria-hidden" => style.hidden |= value.eq_ignore_ascii_case("true"),
                _ => {}
            }
        }
        if !self.rules.is_empty() {
            self.apply(name, &mut style);
            for class in class.into_iter().flat_map(str::split_whitespace) {
                self.apply(&format!(".{class}"), &mut style);
                self.apply(&format!("{name}.{class}"), &mut style);
            }
            if let Some(own) = own {
                self.apply(&format!("#{own}"), &mut style);
            }
        }
        if let Some(inline) = inline {
            style.declare(inline);
        }
        style
    }

    fn apply(&self, selector: &str, style: &mut Style) {
        let lower = selector.to_ascii_lowercase();
        if let Some(declarations) = self.rules.get(&lower) {
            style.declare(declarations);
        }
    }
}

impl Style {
    fn declare(&mut self, declarations: &str) {
        let (mut margin, mut first) = (None, None);
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let value = value.trim().trim_end_matches("!important").trim();
            let is = |word: &str| value.eq_ignore_ascii_case(word);
            match property.trim().to_ascii_lowercase().as_str() {
                "display" => self.hidden = is("none"),
                "visibility" if is("hidden") || is("collapse") => self.hidden = true,
                "mso-hide" if is("all") => self.hidden = true,
                "font-style" => self.emphasised = Some(is("italic") || is("oblique")),
                "font-weight" if is_bold(value) => self.emphasised = Some(true),
                "white-space" => self.preformatted = is("pre") || is("pre-wrap") || is("pre-line"),
                "vertical-align" => self.raised = is("super"),
                "list-style-type" | "list-style" => self.numbers = Some(value.to_ascii_lowercase()),
                "margin-left" | "padding-left" => margin = points(value).or(margin),
                "text-indent" => first = points(value),
                "mso-list" => self.word_list = Some(value.to_owned()),
                _ => {}
            }
        }
        if margin.is_some() || first.is_some() {
            let columns = (margin.unwrap_or(0.0) + first.unwrap_or(0.0)) / POINTS_OF_A_COLUMN;
            self.indent = columns.clamp(0.0, WIDEST_INDENT) as usize;
        }
    }

    /// Level of an item in Word's list, from 1.
    pub(super) fn word_level(&self) -> Option<usize> {
        let list = self.word_list.as_deref()?;
        let (_, rest) = list.split_once("level")?;
        let digits = rest
            .find(|it: char| !it.is_ascii_digit())
            .unwrap_or(rest.len());
        rest.get(..digits)?
            .parse()
            .ok()
            .filter(|level| (1..=20).contains(level))
    }

    /// True for the number that Word printed before an item.
    pub(super) fn is_word_label(&self) -> bool {
        self.word_list
            .as_deref()
            .is_some_and(|list| list.eq_ignore_ascii_case("ignore"))
    }
}

/// True for elements that set their words apart by themselves, whatever a style says.
pub(super) fn is_emphasis(name: &str) -> bool {
    kind(name) == Kind::Emphasis
}

fn is_bold(value: &str) -> bool {
    value.eq_ignore_ascii_case("bold")
        || value.eq_ignore_ascii_case("bolder")
        || value.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

/// A length in points; nothing for one that depends on something else.
fn points(value: &str) -> Option<f32> {
    let first = value.split_whitespace().next()?;
    let end = first
        .find(|it: char| it.is_ascii_alphabetic() || it == '%')
        .unwrap_or(first.len());
    let (number, unit) = first.split_at_checked(end)?;
    let number: f32 = number.parse().ok()?;
    let scale = match unit.to_ascii_lowercase().as_str() {
        "pt" | "" => 1.0,
        "px" => 0.75,
        "in" => 72.0,
        "cm" => 28.35,
        "mm" => 2.835,
        "em" | "rem" | "pc" => 12.0_f32,
        _ => return None,
    };
    Some(number * scale)
}

/// True for declarations that decide anything here.
fn matters(declarations: &str) -> bool {
    [
        "display",
        "visibility",
        "mso-hide",
        "font-style",
        "font-weight",
        "list-style",
        "white-space",
        "vertical-align",
    ]
    .iter()
    .any(|property| declarations.contains(property))
}

fn is_simple(selector: &str) -> bool {
    !selector.is_empty()
        && selector.matches(['.', '#']).count() <= 1
        && selector
            .chars()
            .all(|it| it.is_alphanumeric() || matches!(it, '.' | '#' | '-' | '_'))
}

/// Where the block of an `@` rule ends.
fn end_of_group(text: &str) -> usize {
    let mut depth = 1usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((words, comment)) = rest.split_once("/*") {
        plain.push_str(words);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace("<!--", "").replace("-->", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style_of(css: &str, class: &str, inline: &str) -> Style {
        let page = format!("<style>{css}</style><p class='{class}' style='{inline}'>x</p>");
        let tree = super::super::build::tree(&page).expect("a page");
        let paragraph = (0..tree.len())
            .find(|id| tree.name(*id) == "p")
            .expect("a paragraph");
        Sheet::of(&tree).style(&tree, paragraph)
    }

    #[test]
    fn rules_and_attributes() {
        let css = "@media print { .a { display: none } } /* .a{display:none} */ \
                   .gone, p.b { display : none !important } .c{font-style:italic} div p {display:none}";
        assert!(!style_of(css, "a", "").hidden);
        assert!(style_of(css, "x b", "").hidden);
        assert!(style_of(css, "gone", "").hidden);
        assert!(!style_of(css, "gone", "display:block").hidden);
        assert_eq!(style_of(css, "c", "").emphasised, Some(true));
        assert_eq!(
            style_of(css, "c", "font-style:normal").emphasised,
            Some(false)
        );
    }

    #[test]
    fn indents_and_levels() {
        let word = style_of(
            "",
            "",
            "margin-left:54.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1",
        );
        assert_eq!((word.indent, word.word_level()), (6, Some(2)));
        assert_eq!(style_of("", "", "margin-left: 1in").indent, 12);
        assert_eq!(style_of("", "", "margin-left: 20%").indent, 0);
        assert!(style_of("", "", "mso-list:Ignore").is_word_label());
    }

    #[test]
    fn nothing_closed_is_read_to_the_end() {
        for css in ["@media x { a", "p { display:none", "/* on", "{{{", "}"] {
            let _ = style_of(css, "", "");
        }
    }
}
