use super::*;

fn part(name: &str, words: &str) -> (String, Vec<u8>) {
    (name.to_owned(), words.as_bytes().to_vec())
}

fn container() -> Vec<u8> {
    let relations = "<Relationships><Relationship Id='rId1' Target='word/document.xml' \
                     Type='urn:x/officeDocument'/></Relationships>";
    write([
        part("mimetype", "application/x"),
        part("_rels/.rels", relations),
        part("word/document.xml", "<w>the lamps</w>"),
        part("word/media/image1.png", "\u{1}\u{2}"),
    ])
    .unwrap()
}

#[test]
fn parts_are_found_by_relation_and_whatever_their_case() {
    let bytes = container();
    let mut package = Package::open(&bytes).unwrap();
    let main = package.main_part().unwrap().unwrap();
    assert_eq!(main, "word/document.xml");
    assert_eq!(
        package.text("Word/Document.XML").unwrap().as_deref(),
        Some("<w>the lamps</w>")
    );
    assert_eq!(package.part("word/none.xml").unwrap(), None);
    assert_eq!(package.relations(&main).unwrap(), Relations::default());
}

#[test]
fn text_may_be_utf_16() {
    let mut wide = vec![0xFF, 0xFE];
    wide.extend("<w>é</w>".encode_utf16().flat_map(u16::to_le_bytes));
    let bytes = write([
        ("wide.xml".to_owned(), wide),
        part("marked.xml", "\u{FEFF}<w/>"),
        ("latin.xml".to_owned(), b"<w>\xE9</w>".to_vec()),
    ])
    .unwrap();
    let mut package = Package::open(&bytes).unwrap();
    assert_eq!(
        package.text("wide.xml").unwrap().as_deref(),
        Some("<w>é</w>")
    );
    assert_eq!(package.text("marked.xml").unwrap().as_deref(), Some("<w/>"));
    package.text("latin.xml").unwrap_err();
}

#[test]
fn a_rewritten_container_keeps_order_and_every_other_part() {
    let bytes = container();
    let replaced = [
        part("word/document.xml", "<w>new</w>"),
        part("a.xml", "<a/>"),
    ];
    let new = rewrite(&bytes, &replaced.into()).unwrap();
    let mut package = Package::open(&new).unwrap();
    assert_eq!(
        package.names(),
        [
            "mimetype",
            "_rels/.rels",
            "word/document.xml",
            "word/media/image1.png",
            "a.xml"
        ]
    );
    assert_eq!(
        package.text("word/document.xml").unwrap().as_deref(),
        Some("<w>new</w>")
    );
    assert_eq!(
        package.part("word/media/image1.png").unwrap(),
        Some(vec![1, 2])
    );
    // Nothing replaced: nothing but what a writer of zip files says of itself may differ.
    let same = rewrite(&bytes, &[].into()).unwrap();
    assert_eq!(same.len(), bytes.len());
    assert_eq!(same, rewrite(&same, &[].into()).unwrap());
    assert_eq!(container(), bytes);
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let bytes = write([("bomb.xml".to_owned(), vec![b' '; 129 * 1024 * 1024])]).unwrap();
    assert!(bytes.len() < 1024 * 1024);
    let mut package = Package::open(&bytes).unwrap();
    let message = package.text("bomb.xml").unwrap_err().to_string();
    assert!(message.contains("128 MiB"), "{message}");
}

#[test]
fn damaged_containers_are_errors() {
    let bytes = container();
    for cut in 0..bytes.len() {
        let _ = Package::open(&bytes[..cut]).map(|mut it| it.text("word/document.xml"));
        let mut flipped = bytes.clone();
        flipped[cut] ^= 0xFF;
        let _ = Package::open(&flipped).map(|mut it| it.text("word/document.xml"));
        let _ = rewrite(&flipped, &[].into());
    }
    Package::open(&bytes[..bytes.len() / 2]).unwrap_err();
    Package::open(b"PK\x03\x04").unwrap_err();
}
