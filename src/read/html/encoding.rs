//! The encoding that a page declares.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::read::decode::{self, Decoded};

/// Bytes at the front of a page in which browsers look for its encoding.
const LOOK: usize = 4096;

/// Decodes a page: a byte order mark and valid UTF-8 first, then what it declares.
pub(in crate::read) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let Some(encoding) = declared(bytes) else {
        return decode::decode(bytes);
    };
    // Bytes that are good UTF-8 by accident are rare; pages saved anew with an old declaration are not.
    let escapes = encoding == ISO_2022_JP && bytes.contains(&0x1B);
    let sure = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() && !escapes;
    if sure || decode::is_utf16(bytes) {
        return decode::decode(bytes);
    }
    decode::with(encoding, bytes)
}

/// `charset=` in a `meta`, or `encoding=` in an XML declaration.
pub(in crate::read) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..LOOK).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let xml = head.trim_start().starts_with("<?xml");
    let declaration = head.split_once("?>").map_or("", |(first, _)| first);
    let label = xml
        .then(|| value_after(declaration, "encoding"))
        .flatten()
        .or_else(|| {
            head.split("<meta")
                .skip(1)
                .filter_map(|rest| rest.split('>').next())
                .find_map(|tag| value_after(tag, "charset"))
        })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page whose declaration can be read byte by byte is not UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

fn value_after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end =
        rest.find(|it: char| matches!(it, '"' | '\'' | ';' | '/' | '>') || it.is_whitespace());
    rest.get(..end.unwrap_or(rest.len()))
        .filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_is_believed_where_it_can_be() {
        let (windows, ..) = encoding_rs::WINDOWS_1251.encode("Осло — порт");
        let page = |head: &str, body: &[u8]| [head.as_bytes(), body].concat();
        for head in [
            "<meta charset=windows-1251>",
            "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
            "<?xml version='1.0' encoding='windows-1251'?>",
        ] {
            let bytes = page(head, &windows);
            assert!(decode(&bytes).text.ends_with("Осло — порт"), "{head}");
        }
        let stale = page("<meta charset=windows-1251>", "Осло — порт".as_bytes());
        assert!(decode(&stale).text.ends_with("Осло — порт"));
        let utf16 = page("<meta charset=utf-16>", "Осло".as_bytes());
        assert!(decode(&utf16).text.ends_with("Осло"));
        assert_eq!(declared(b"<meta name=x>charset=koi8-r"), None);
    }
}
