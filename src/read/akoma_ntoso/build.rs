//! From the source of an XML file to its tree.
//!
//! Well-formedness is checked by `quick-xml`. Entities are the five that XML
//! has and character references; a file that declares its own is refused, so
//! that none can grow (`<!ENTITY a "&b;&b;">`) or fetch anything.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::read::markup::tree::{Builder, Tree};
use crate::read::source::Source;

/// The tree of a file, and how many entities in it are not known.
pub(super) struct Parsed {
    pub(super) tree: Tree,
    pub(super) unknown_entities: usize,
}

/// Makes the tree of an XML file; an error says what is wrong and on which line.
pub(super) fn tree(source: &Source<'_>) -> Result<Parsed, String> {
    let mut reader = Reader::from_str(source.text());
    let mut builder = Builder::default();
    let mut unknown_entities = 0;
    let mut open = 0usize;
    loop {
        let at = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let line = source.line_at(reader.error_position() as usize);
            format!("line {line}: {error}")
        })?;
        match event {
            Event::Start(tag) => {
                start(&mut builder, &tag, at);
                open += 1;
            }
            Event::Empty(tag) => {
                start(&mut builder, &tag, at);
                builder.close();
            }
            Event::End(_) => {
                builder.close();
                open = open.saturating_sub(1);
            }
            Event::Text(words) => builder.words(&words.into_inner(), at),
            Event::CData(words) => builder.words(&words.into_inner(), at),
            Event::GeneralRef(entity) => {
                let (words, known) = resolved(&entity);
                unknown_entities += usize::from(!known);
                builder.words(&words, at);
            }
            Event::DocType(declaration) => {
                if declaration.into_inner().contains("<!ENTITY") {
                    return Err("it declares entities of its own, which are never expanded".into());
                }
            }
            Event::Eof if open > 0 => {
                let name = builder.open_names().next().map_or("", |(_, name)| name);
                return Err(format!(
                    "it ends in the middle of <{name}>: a part is missing"
                ));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if builder.full {
            return Err("it has more elements than any text".into());
        }
    }
    Ok(Parsed {
        tree: builder.finish(),
        unknown_entities,
    })
}

fn start(builder: &mut Builder, tag: &BytesStart<'_>, at: usize) {
    let name = local(tag.name().into_inner());
    builder.open(&name, at);
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    for attribute in attributes.flatten() {
        let value = quick_xml::escape::unescape(&attribute.value).map_or_else(
            |_| attribute.value.to_string(),
            std::borrow::Cow::into_owned,
        );
        builder.attribute(&local(attribute.key.into_inner()), &value);
    }
}

/// A name in lower case, without the prefix of its namespace.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

/// What an entity stands for; one that is not known is kept as it is written.
fn resolved(entity: &BytesRef<'_>) -> (String, bool) {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return (character.into(), true);
    }
    let name: &str = entity;
    let known = match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => return (format!("&{name};"), false),
    };
    (known.into(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> Result<String, String> {
        tree(&Source::clean(xml)).map(|parsed| parsed.tree.all_words(0))
    }

    #[test]
    fn entities_and_prefixes() {
        let xml = "<?xml version='1.0'?><an:act xmlns:an='x'><an:P a:b='&lt;'>a &amp; b&#x2014;<![CDATA[<c>]]> &nbsp;</an:P></an:act>";
        let parsed = tree(&Source::clean(xml)).expect("a tree");
        assert_eq!(parsed.tree.name(2), "p");
        assert_eq!(parsed.tree.attribute(2, "b"), Some("<"));
        assert_eq!(parsed.tree.all_words(0), "a & b—<c> &nbsp;");
        assert_eq!(parsed.unknown_entities, 1);
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for (xml, expected) in [
            ("<a><b></a>", "line 1"),
            ("<a>\n<b>", "middle of <b>"),
            (
                "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
                "entities",
            ),
            (
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hosts'>]><a>&b;</a>",
                "entities",
            ),
        ] {
            let error = words(xml).expect_err(xml);
            assert!(error.contains(expected), "{error}");
        }
        assert_eq!(
            words("<!DOCTYPE a SYSTEM 'a.dtd'><a>b</a>").as_deref(),
            Ok("b")
        );
    }
}
