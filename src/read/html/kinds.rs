//! What the elements of HTML are to a reader.

/// What an element is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words go on through it.
    Inline,
    /// Paragraphs begin and end with it.
    Block,
    Heading(usize),
    List,
    Item,
    /// The term and the definition of a definition list.
    Term,
    Definition,
    Table,
    TableHead,
    Row,
    Cell,
    Caption,
    Emphasis,
    Raised,
    Break,
    Rule,
    Preformatted,
    Quotation,
    Quote,
    Link,
    Picture,
    Inserted,
    Deleted,
    Navigation,
    Header,
    Footer,
    Aside,
    /// Main text by its name.
    Main,
    Article,
    /// What a reader uses rather than reads.
    Control,
    /// What a browser never shows as words.
    Unseen,
}

/// Tells what an element is by its name.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "ol" | "ul" | "menu" | "dir" => Kind::List,
        "li" => Kind::Item,
        "dt" => Kind::Term,
        "dd" => Kind::Definition,
        "table" => Kind::Table,
        "thead" => Kind::TableHead,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "caption" => Kind::Caption,
        "i" | "em" | "b" | "strong" | "cite" | "dfn" | "var" => Kind::Emphasis,
        "sup" => Kind::Raised,
        "br" => Kind::Break,
        "hr" => Kind::Rule,
        "pre" | "xmp" | "listing" | "plaintext" => Kind::Preformatted,
        "blockquote" => Kind::Quotation,
        "q" => Kind::Quote,
        "a" => Kind::Link,
        "img" | "svg" | "picture" | "canvas" | "video" | "audio" | "object" | "embed" | "map" => {
            Kind::Picture
        }
        "ins" => Kind::Inserted,
        "del" => Kind::Deleted,
        "nav" => Kind::Navigation,
        "header" => Kind::Header,
        "footer" => Kind::Footer,
        "aside" => Kind::Aside,
        "main" => Kind::Main,
        "article" => Kind::Article,
        "button" | "select" | "textarea" | "input" | "datalist" | "meter" | "progress"
        | "dialog" => Kind::Control,
        "head" | "script" | "style" | "template" | "noscript" | "noframes" | "noembed"
        | "iframe" | "title" | "meta" | "link" | "base" | "param" | "source" | "track" | "col"
        | "colgroup" | "area" | "rp" => Kind::Unseen,
        "p" | "div" | "section" | "html" | "body" | "address" | "center" | "dl" | "fieldset"
        | "figure" | "figcaption" | "form" | "hgroup" | "legend" | "details" | "summary"
        | "search" | "tbody" | "tfoot" | "optgroup" | "option" | "frameset" | "frame"
        | "isindex" => Kind::Block,
        _ => Kind::Inline,
    }
}

impl Kind {
    /// True for elements that end the paragraph before them.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Emphasis
                | Self::Raised
                | Self::Break
                | Self::Quote
                | Self::Link
                | Self::Picture
                | Self::Inserted
                | Self::Deleted
                | Self::Control
                | Self::Unseen
        )
    }

    /// True for elements that cannot stand inside a paragraph: they close it.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Self::Cell | Self::Row | Self::TableHead | Self::Caption
            )
    }
}

/// Elements that never hold anything.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "basefont"
            | "bgsound"
            | "frame"
            | "keygen"
    )
}
