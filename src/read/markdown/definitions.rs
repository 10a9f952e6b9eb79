//! Link definitions: `[source]: https://…` is markup, `[Option 1]: delete` is text.

use std::ops::Range;

use pulldown_cmark::Parser;

/// The places of link definitions, and of paragraphs that only look like one, in order.
pub(super) fn sort(parser: &Parser<'_>, text: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut all: Vec<_> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| (definition.span.clone(), is_target(&definition.dest)))
        .collect();
    all.sort_by_key(|(span, _)| span.start);
    let trimmed = |span: &Range<usize>| {
        let printed = text.get(span.clone()).unwrap_or("").trim_end();
        span.start..span.start + printed.len()
    };
    let (definitions, paragraphs): (Vec<_>, Vec<_>) =
        all.iter().partition(|(_, is_target)| *is_target);
    let spans = |list: Vec<&(Range<usize>, bool)>| {
        list.into_iter().map(|(span, _)| trimmed(span)).collect()
    };
    (spans(definitions), spans(paragraphs))
}

/// An address or a path, as opposed to a word.
fn is_target(destination: &str) -> bool {
    destination.starts_with('#') || destination.contains(['/', '.', ':', '@'])
}
