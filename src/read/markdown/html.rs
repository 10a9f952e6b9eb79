//! HTML in Markdown: tags are markup, what looks like a tag but is none is text.

/// Tags of HTML that stand in Markdown; `<amount>` is a placeholder, not a tag.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Tags that stand between words rather than inside one.
const BREAKING: &[&str] = &[
    "br",
    "p",
    "div",
    "li",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "table",
    "hr",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
];

/// A piece of HTML source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Html<'a> {
    /// A tag by its lower-case name, closing or not.
    Tag { name: String, closing: bool },
    /// A comment, a declaration or a processing instruction.
    Comment(&'a str),
    /// Words.
    Text(&'a str),
}

impl Html<'_> {
    /// True for a tag that stands between words.
    pub(super) fn is_break(&self) -> bool {
        matches!(self, Self::Tag { name, .. } if BREAKING.contains(&name.as_str()))
    }
}

/// Cuts a piece of HTML source into tags, comments and words, in order.
pub(super) fn cut(source: &str) -> Vec<Html<'_>> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            pieces.push(Html::Text(rest));
            break;
        };
        let (words, markup) = rest.split_at(at);
        if !words.is_empty() {
            pieces.push(Html::Text(words));
        }
        let (piece, length) = markup_at(markup);
        pieces.push(piece);
        rest = markup.get(length..).unwrap_or("");
    }
    pieces
}

/// What begins at a `<`, and its length.
fn markup_at(markup: &str) -> (Html<'_>, usize) {
    let upto = |end: &str| {
        markup
            .find(end)
            .map_or(markup.len(), |position| position + end.len())
    };
    if markup.starts_with("<!--") {
        let length = upto("-->");
        return (
            Html::Comment(markup.get(..length).unwrap_or(markup)),
            length,
        );
    }
    if markup.starts_with("<!") || markup.starts_with("<?") {
        let length = upto(">");
        return (
            Html::Comment(markup.get(..length).unwrap_or(markup)),
            length,
        );
    }
    let inner = markup.get(1..).unwrap_or("");
    let closing = inner.starts_with('/');
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    if TAGS.contains(&name.as_str())
        && let Some(end) = markup.find('>')
    {
        return (Html::Tag { name, closing }, end + 1);
    }
    (Html::Text(markup.get(..1).unwrap_or(markup)), 1)
}

/// Decodes the entities that occur in running text.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.into();
    }
    text.replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_no_tag() {
        let words: String = cut("pay <amount> by <b>May</b><!-- check -->")
            .iter()
            .filter_map(|piece| match piece {
                Html::Text(text) => Some(*text),
                _ => None,
            })
            .collect();
        assert_eq!(words, "pay <amount> by May");
    }

    #[test]
    fn an_open_comment_or_tag_ends_with_the_text() {
        assert_eq!(cut("<!-- on and on"), [Html::Comment("<!-- on and on")]);
        assert_eq!(cut("<b"), [Html::Text("<"), Html::Text("b")]);
    }
}
