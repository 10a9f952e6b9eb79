//! Small marks of Markdown dialects, and what they mean for a block.

use pulldown_cmark::{HeadingLevel, LinkType};

use crate::model::{Block, Furniture, FurnitureKind, Warning, WarningKind};
use crate::read::source::Source;
use crate::text::is_address;

/// Links whose address is their text: `<https://…>`.
pub(super) fn is_bare(kind: LinkType) -> bool {
    matches!(kind, LinkType::Autolink | LinkType::Email)
}

/// The end of a link whose address stands elsewhere (`[tides][1]`), as a link prints it: `](https://…)`.
///
/// So the words of a link read the same however it is written, and its brackets
/// are not taken for words that are not agreed. `None` when the link has its
/// address beside it, or what is defined elsewhere is no address.
pub(super) fn address(kind: LinkType, destination: &str) -> Option<String> {
    let stands_elsewhere = matches!(
        kind,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
    );
    let address = format!("({destination})");
    (stands_elsewhere && is_address(&address)).then(|| format!("]{address}"))
}

pub(super) fn level_of(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// `{:toc}`, `TOC`, `[[_TOC_]]`: where a table of contents is to be made.
pub(super) fn is_marker(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim();
        matches!(line, "TOC" | "[TOC]" | "[toc]" | "[[_TOC_]]" | "[[TOC]]")
            || (line.starts_with("{:") && line.ends_with('}'))
    })
}

/// Takes `{#name}` and `{: .class}` off the end of a heading.
pub(super) fn strip_attribute(
    block: &mut Block,
    furniture: &mut Vec<Furniture>,
    source: &Source<'_>,
) {
    let Some(at) = block.text.rfind('{') else {
        return;
    };
    let (before, attribute) = block.text.split_at(at);
    let marked =
        attribute.starts_with("{#") || attribute.starts_with("{:") || attribute.starts_with("{.");
    if marked && attribute.ends_with('}') && !before.trim().is_empty() {
        furniture.push(Furniture {
            kind: FurnitureKind::Markup,
            text: attribute.into(),
            line: source.line_at(block.span.start),
        });
        block.text.truncate(before.trim_end().len());
        let length = block.text.len();
        block.emphasis.retain_mut(|range| {
            range.end = range.end.min(length);
            range.start < range.end
        });
    }
}

/// Says that pictures are not compared; `None` without any.
pub(super) fn not_compared(pictures: usize) -> Option<Warning> {
    let (number, are) = match pictures {
        0 => return None,
        1 => ("1 picture".to_owned(), "is"),
        many => (format!("{many} pictures"), "are"),
    };
    Some(Warning::new(
        WarningKind::LeftOut,
        format!("{number} {are} not compared; only the words that stand for them."),
    ))
}

/// True when a word carries a star: `draft resolution*`.
pub(super) fn has_star(text: &str) -> bool {
    text.match_indices('*').any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text.get(at + 1..).and_then(|it| it.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_none_or(|it| !it.is_alphanumeric())
    })
}
