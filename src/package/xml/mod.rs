//! The XML of a part: a tree whose nodes know their bytes, and its text with some of them replaced.

mod guard;
mod splice;

use roxmltree::ParsingOptions;

use super::{PackageError, Result};

pub use roxmltree::{Document, Node};
pub use splice::{Splice, escape};

/// Elements and pieces of text that a part may have; a thousand pages have about a million.
const MOST_NODES: u32 = 4_000_000;

/// Elements that may stand in each other, so that a walk may call itself for what is inside.
///
/// Each table in a table takes three, a text box about fifteen.
pub const DEEPEST: usize = 256;

/// Reads the XML of a part; [`Node::range`] of its nodes are bytes of `text`.
///
/// Document type declarations are refused, and with them every entity but
/// those that XML itself has: nothing is expanded, nothing fetched.
///
/// # Errors
/// When it is not well-formed, has a document type declaration, or is deeper
/// or larger than a document can be.
pub fn parse(text: &str) -> Result<Document<'_>> {
    guard::check(text)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
        .map_err(|error| PackageError::new(format!("its XML is not well-formed: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse(text).expect_err("an error").to_string()
    }

    #[test]
    fn entities_of_xml_are_read_and_no_others() {
        let tree = parse("<p>salt &amp; light &#x2014; &lt;here&gt;</p>").unwrap();
        assert_eq!(
            tree.root_element().text(),
            Some("salt & light \u{2014} <here>")
        );
        refused("<p>&lol;</p>");
        refused("<!DOCTYPE p [<!ENTITY lol \"ha\">]><p>&lol;</p>");
        refused("<!DOCTYPE p [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><p>&file;</p>");
    }

    #[test]
    fn a_million_nested_elements_are_refused() {
        let text = format!("{}{}", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
        assert!(refused(&text).contains("256"), "{}", refused(&text));
        assert!(refused(&"<a>".repeat(1_000_000)).contains("256"));
    }

    #[test]
    fn tags_in_comments_and_quotes_do_not_count() {
        let inside = format!(
            "<p a='{}'><!-- {} --><![CDATA[{}]]></p>",
            ">".repeat(600),
            "<a>".repeat(600),
            "<a>".repeat(600)
        );
        parse(&inside).unwrap();
    }

    #[test]
    fn what_would_take_long_is_refused() {
        let many = |number: usize, attribute: fn(usize) -> String| {
            (0..number).map(attribute).collect::<Vec<_>>().join(" ")
        };
        let attributes = many(100_000, |it| format!("a{it}=''"));
        refused(&format!("<p {attributes}/>"));
        let spaces = many(5000, |it| format!("xmlns:a{it}='n{it}'"));
        let siblings = "<b xmlns:c='d'/>".repeat(200_000);
        refused(&format!("<p {spaces}>{siblings}</p>"));
    }
}
