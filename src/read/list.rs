//! Where in its lists a block stands, and which number it is printed with.

use std::ops::Range;

/// The items that are open, from the outermost.
#[derive(Debug, Default)]
pub(in crate::read) struct Lists {
    items: Vec<Item>,
}

#[derive(Debug)]
struct Item {
    label: Option<String>,
    marker: char,
    span: Range<usize>,
    /// Its first block was made.
    used: bool,
}

/// What a list makes of a block.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct InList {
    /// Depth, 0 outside lists.
    pub(in crate::read) depth: usize,
    /// The first block of its item, rather than a later paragraph.
    pub(in crate::read) first: bool,
    pub(in crate::read) label: Option<String>,
    /// A bullet that stands before the number: `-` in `- 1. Urges`.
    pub(in crate::read) bullets: Vec<Range<usize>>,
    /// Numbered items around it that have no words of their own: their labels and places.
    pub(in crate::read) wordless: Vec<(String, usize, Range<usize>)>,
}

impl Lists {
    /// An item begins, with the number that is printed before it and the sign that begins it.
    pub(in crate::read) fn begin(
        &mut self,
        label: Option<String>,
        marker: char,
        span: Range<usize>,
    ) {
        self.items.push(Item {
            label,
            marker,
            span,
            used: false,
        });
    }

    /// The innermost item ends; an item that was never used gives its label and depth.
    pub(in crate::read) fn end(&mut self) -> Option<(String, usize, Range<usize>)> {
        let depth = self.depth();
        let item = self.items.pop()?;
        let label = item.label.filter(|_| !item.used)?;
        Some((label, depth, item.span))
    }

    /// True when the innermost item is a `*` that has made no block yet.
    pub(in crate::read) fn at_star(&self) -> Option<Range<usize>> {
        let item = self
            .items
            .last()
            .filter(|item| !item.used && item.marker == '*')?;
        Some(item.span.clone())
    }

    /// Items that count as levels: a bullet that only wraps a number does not.
    fn depth(&self) -> usize {
        let last = self.items.len().saturating_sub(1);
        self.items
            .iter()
            .enumerate()
            .filter(|(index, item)| *index == last || item.used || item.label.is_some())
            .count()
    }

    /// Claims the place of a block that is being made.
    pub(in crate::read) fn claim(&mut self) -> InList {
        let mut place = InList {
            depth: self.depth(),
            ..InList::default()
        };
        let Some((item, around)) = self.items.split_last_mut() else {
            return place;
        };
        if !item.used {
            let mut depth = 0;
            for outer in around {
                depth += usize::from(outer.used || outer.label.is_some());
                match &outer.label {
                    _ if outer.used => {}
                    Some(label) => {
                        place
                            .wordless
                            .push((label.clone(), depth, outer.span.clone()));
                        outer.used = true;
                    }
                    None => place.bullets.push(outer.span.clone()),
                }
            }
        }
        place.first = !item.used;
        place.label = item.label.clone().filter(|_| place.first);
        item.used = true;
        place
    }
}
