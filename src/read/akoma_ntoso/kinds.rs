//! What the elements of legislative XML are to a reader.
//!
//! The names of Akoma Ntoso come first. Where other formats (USLM and the
//! bills of the United States, the legislation mark-up of the United Kingdom,
//! Formex of the European Union) use another name for the same thing, it
//! stands beside it; a name that means two things is settled in `walk`.

/// What an element is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words go on through it; also what is not known, inside a paragraph.
    Inline,
    /// Paragraphs begin and end with it.
    Block,
    /// The number of the unit around it.
    Number,
    /// The heading of the unit around it.
    Heading,
    Subheading,
    /// A heading between units.
    CrossHeading,
    /// A unit that is cited by a word and a number.
    Named(&'static str),
    /// A numbered or lettered unit under another.
    Item,
    /// A unit under another that has a dash when it has no number.
    Point,
    /// `subsection`, `clause`: an item under a section, else a named unit.
    Either(&'static str),
    /// `title`: a unit in some formats, a heading in others.
    Title,
    /// A recital or citation of the preamble.
    Preamble,
    /// The name of the document, inside a paragraph.
    DocumentTitle,
    Table,
    TableHead,
    Row,
    Cell,
    Note,
    /// A note where it says that it is a footnote, else a block.
    MaybeNote,
    NoteMark,
    Inserted,
    Deleted,
    Emphasis,
    Raised,
    Break,
    Picture,
    /// Text of another law that is put in by this one.
    Quoted,
    /// Where a page of the print begins.
    Page,
    Contents,
    /// What is declared about the text.
    Meta,
}

/// Tells what an element is by its name in lower case, without prefix.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "num" | "number" | "pnumber" | "enum" | "no.parag" | "no.p" | "ti.art" | "ti"
        | "no.item" => Kind::Number,
        "heading" | "header" | "sti.art" | "sti" => Kind::Heading,
        "subheading" | "subtitle.text" => Kind::Subheading,
        "crossheading" | "centered-heading" => Kind::CrossHeading,
        "article" => Kind::Named("article"),
        "section" | "p1group" | "p1" => Kind::Named("section"),
        "chapter" => Kind::Named("chapter"),
        "subchapter" => Kind::Named("subchapter"),
        "part" | "subpart" => Kind::Named("part"),
        "subtitle" => Kind::Named("subtitle"),
        "book" => Kind::Named("book"),
        "tome" => Kind::Named("tome"),
        "division" | "subdivision" => Kind::Named("division"),
        "rule" => Kind::Named("rule"),
        "regulation" => Kind::Named("regulation"),
        "annex" | "attachment" | "appendix" => Kind::Named("annex"),
        "schedule" => Kind::Named("schedule"),
        "title" => Kind::Title,
        "subsection" => Kind::Either("subsection"),
        "clause" => Kind::Either("clause"),
        "paragraph" | "subparagraph" | "subclause" | "subrule" | "level" | "alinea" | "item"
        | "subitem" | "parag" | "p2" | "p3" | "p4" | "p5" | "p6" | "p7" | "hcontainer"
        | "proviso" | "transitional" => Kind::Item,
        "point" | "indent" | "li" | "listitem" => Kind::Point,
        "recital" | "citation" | "consid" | "visa" => Kind::Preamble,
        "doctitle" => Kind::DocumentTitle,
        "table" | "tbl" => Kind::Table,
        "thead" => Kind::TableHead,
        "tr" | "row" => Kind::Row,
        "td" | "th" | "entry" | "cell" => Kind::Cell,
        "authorialnote" | "footnote" => Kind::Note,
        "note" => Kind::MaybeNote,
        "noteref" | "footnoteref" => Kind::NoteMark,
        "ins" | "addedtext" | "added-phrase" => Kind::Inserted,
        "del" | "deletedtext" | "deleted-phrase" => Kind::Deleted,
        "i" | "b" | "em" | "strong" | "italic" | "bold" | "emphasis" | "ht" => Kind::Emphasis,
        "sup" | "superior" | "superscript" => Kind::Raised,
        "br" | "eol" => Kind::Break,
        "img" | "image" | "figure" | "graphic" | "gr.image" => Kind::Picture,
        "quotedstructure" | "quotedcontent" | "quoted-block" | "embeddedstructure"
        | "blockamendment" | "quot.s" => Kind::Quoted,
        "eop" | "page" | "pagebreak" => Kind::Page,
        "toc" | "contents" | "tableofcontents" => Kind::Contents,
        "meta" | "metadata" | "bib.instance" | "commentaries" | "resources" => Kind::Meta,
        "p" | "block" | "text" | "txt" | "para" | "intro" | "wrapup" | "content" | "chapeau"
        | "continuation" | "listintroduction" | "listwrapup" | "blocklist" | "list" | "ul"
        | "ol" | "np" | "body" | "mainbody" | "main" | "legis-body" | "preface" | "preamble"
        | "coverpage" | "conclusions" | "formula" | "recitals" | "citations" | "longtitle"
        | "officialtitle" | "enactingformula" | "attachments" | "components" | "component"
        | "doc" | "container" | "blockcontainer" | "tblock" | "caption" | "tgroup" | "tbody"
        | "tfoot" | "corpus" | "p1para" | "p2para" | "p3para" | "p4para" | "p5para" | "pblock"
        | "psubblock" | "primary" | "secondary" | "legislation" | "prelims" | "primaryprelims"
        | "secondaryprelims" | "schedules" | "schedulebody" | "footnotes" | "footnotetext"
        | "enacting.terms" | "preamble.init" | "preamble.final" | "gr.consid"
        | "gr.consid.init" | "gr.visa" | "final" | "signature" | "signatures" | "akomantoso"
        | "act" | "bill" | "statement" | "amendment" | "documentcollection" | "debate"
        | "speech" | "address" | "form" | "sourcecredit" | "notes" | "lawdoc" | "resolution"
        | "plaw" | "uscdoc" => Kind::Block,
        _ => Kind::Inline,
    }
}

impl Kind {
    /// True for elements that end the paragraph before them.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::DocumentTitle
                | Self::Note
                | Self::MaybeNote
                | Self::NoteMark
                | Self::Inserted
                | Self::Deleted
                | Self::Emphasis
                | Self::Raised
                | Self::Break
                | Self::Picture
                | Self::Page
                | Self::Meta
        )
    }
}
