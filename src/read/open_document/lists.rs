//! Lists: how their levels are numbered, and the numbers that they have reached.

use rustc_hash::FxHashMap;

use super::names::{Node, attribute, child, name, number, part, twips};
use crate::read::format::Format;

/// Levels that a list has.
const LEVELS: usize = 10;

/// The styles of lists, by name; the outline of headings has the empty name.
#[derive(Debug, Default)]
pub(super) struct ListStyles<'a>(FxHashMap<&'a str, FxHashMap<usize, Level<'a>>>);

#[derive(Debug, Clone)]
struct Level<'a> {
    format: Format,
    prefix: &'a str,
    suffix: &'a str,
    start: u32,
    /// How many levels the number shows, its own included.
    shown: usize,
    /// A form with places for the numbers: `%1%.%2%`.
    form: Option<&'a str>,
    indent: Option<i32>,
}

impl<'a> ListStyles<'a> {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, root: Node<'a>) {
        let lists = [part(root, "styles"), part(root, "automatic-styles")];
        for node in lists.into_iter().flatten().flat_map(|it| it.children()) {
            let key = match name(node) {
                ("text", "list-style") => attribute(node, "name").unwrap_or(""),
                ("text", "outline-style") => "",
                _ => continue,
            };
            let levels = node.children().filter(Node::is_element);
            self.0.insert(key, levels.filter_map(Level::read).collect());
        }
    }
}

impl<'a> Level<'a> {
    fn read(node: Node<'a>) -> Option<(usize, Self)> {
        let level: usize = number(node, "level")?;
        let properties = child(node, ("style", "list-level-properties"));
        let alignment =
            properties.and_then(|it| child(it, ("style", "list-level-label-alignment")));
        let indent = alignment
            .and_then(|it| attribute(it, "margin-left"))
            .or_else(|| attribute(properties?, "space-before"))
            .and_then(twips);
        let is_number = matches!(
            name(node).1,
            "list-level-style-number" | "outline-level-style"
        );
        let format = attribute(node, "num-format").unwrap_or("");
        let read = Self {
            format: if is_number {
                Format::of_first(format)
            } else {
                Format::Bullet
            },
            prefix: attribute(node, "num-prefix").unwrap_or(""),
            suffix: attribute(node, "num-suffix").unwrap_or(""),
            start: number(node, "start-value").unwrap_or(1),
            shown: number(node, "display-levels").unwrap_or(1),
            form: attribute(node, "num-list-format"),
            indent,
        };
        (1..=LEVELS).contains(&level).then_some((level - 1, read))
    }
}

/// What a list prints before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Printed {
    pub(super) label: Option<String>,
    pub(super) bullet: bool,
    pub(super) indent: Option<i32>,
    /// Level in the list, from 1.
    pub(super) depth: usize,
}

/// The numbers that the lists have reached.
#[derive(Debug, Default)]
pub(super) struct Counters<'a> {
    /// By list: its style and the numbers of its levels.
    lists: Vec<(&'a str, [Option<u32>; LEVELS])>,
    by_id: FxHashMap<&'a str, usize>,
    outline: [Option<u32>; LEVELS],
}

impl<'a> Counters<'a> {
    /// A list begins that stands in no other; which list it carries on or is.
    pub(super) fn begin(&mut self, node: Node<'a>, style: &'a str) -> usize {
        let continued = attribute(node, "continue-list")
            .and_then(|id| self.by_id.get(id).copied())
            .or_else(|| {
                (attribute(node, "continue-numbering") == Some("true"))
                    .then(|| self.lists.iter().rposition(|(other, _)| *other == style))?
            });
        let list = continued.unwrap_or_else(|| {
            self.lists.push((style, [None; LEVELS]));
            self.lists.len() - 1
        });
        if let Some(id) = attribute(node, "id") {
            self.by_id.insert(id, list);
        }
        list
    }

    /// Counts one item; `style` is that of the innermost list.
    pub(super) fn next(
        &mut self,
        list: usize,
        level: usize,
        style: &str,
        start: Option<u32>,
        styles: &ListStyles<'_>,
    ) -> Option<Printed> {
        let (_, reached) = self.lists.get_mut(list)?;
        count(reached, level, styles.0.get(style)?, start)
    }

    /// Counts one heading of the outline.
    pub(super) fn next_heading(
        &mut self,
        level: usize,
        start: Option<u32>,
        styles: &ListStyles<'_>,
    ) -> Option<Printed> {
        count(&mut self.outline, level, styles.0.get("")?, start)
    }
}

fn count(
    reached: &mut [Option<u32>; LEVELS],
    level: usize,
    levels: &FxHashMap<usize, Level<'_>>,
    start: Option<u32>,
) -> Option<Printed> {
    let own = levels.get(&level)?;
    let slot = reached.get_mut(level)?;
    *slot = Some(start.unwrap_or_else(|| slot.map_or(own.start, |it| it.saturating_add(1))));
    for deeper in reached.iter_mut().skip(level + 1) {
        *deeper = None;
    }
    let number = |index: usize| -> String {
        let Some(other) = levels.get(&index) else {
            return String::new();
        };
        let value = reached.get(index).copied().flatten().unwrap_or(other.start);
        other.format.write(value)
    };
    let label = match own.form {
        Some(form) if own.format != Format::None => filled(form, number),
        _ if matches!(own.format, Format::None | Format::Bullet) => String::new(),
        _ => {
            let first = (level + 1).saturating_sub(own.shown.max(1));
            let numbers: Vec<String> = (first..=level)
                .map(number)
                .filter(|it| !it.is_empty())
                .collect();
            format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
        }
    };
    let label = label.trim();
    Some(Printed {
        label: (!label.is_empty()).then(|| label.to_owned()),
        bullet: own.format == Format::Bullet,
        indent: own.indent,
        depth: level + 1,
    })
}

/// Puts numbers into a form: `%1%.%2%` is `3.1`.
fn filled(form: &str, number: impl Fn(usize) -> String) -> String {
    let mut label = String::new();
    for (index, part) in form.split('%').enumerate() {
        match part.parse::<usize>() {
            Ok(level) if index % 2 == 1 && level > 0 => label.push_str(&number(level - 1)),
            _ => label.push_str(part),
        }
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_hold_numbers_between_signs() {
        let number = |index: usize| (index + 1).to_string();
        assert_eq!(filled("%1%.%2%.", number), "1.2.");
        assert_eq!(filled("(%3%)", number), "(3)");
        assert_eq!(filled("Article ", number), "Article ");
    }
}
