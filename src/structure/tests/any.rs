//! Whatever the input: no word lost, no place twice, no clause empty.

use proptest::prelude::*;

use super::*;

/// Pieces of text that look like labels, headings and paragraphs, and some that only seem to.
const SNIPPETS: [&str; 34] = [
    "The General Assembly,",
    "Recalling its resolution,",
    "1. Decides to act;",
    "2. Requests help.",
    "(a) The first;",
    "(b) The second;",
    "(i) Within;",
    "(ii) Within;",
    "“1. Quoted;",
    "2. Quoted.”",
    "I. Science",
    "A. Ice",
    "Annex",
    "Annex II*",
    "Article 4 (aims)",
    "Article 5",
    "Section 3. The agency shall act.",
    "§ 7",
    "4.2 Scope",
    "4.2.1 The scope is wide.",
    "AC-2(3) Accounts",
    "AC-3 Other accounts",
    "Option 1:",
    "Option 2: to wait,",
    "{A remark}",
    "• a bullet",
    "and so on,",
    "A long line of plain prose that says nothing in particular.",
    "3rd plenary meeting",
    "4 June 2031",
    "Chad and Peru: draft resolution",
    "88/12. A title",
    "第四条 街灯",
    "3.",
];

fn block() -> impl Strategy<Value = Block> {
    let text = prop_oneof![
        8 => proptest::sample::select(SNIPPETS.to_vec()).prop_map(str::to_string),
        1 => "[ -~]{0,30} xyz",
        1 => "\\PC{0,12} xyz",
    ];
    let kind = prop_oneof![
        6 => Just(BlockKind::Paragraph),
        1 => (1usize..4).prop_map(BlockKind::Heading),
        2 => Just(BlockKind::ListItem),
        1 => Just(BlockKind::Footnote { mark: "77".into() }),
    ];
    let label = prop_oneof![
        4 => Just(None),
        1 => (1u32..5).prop_map(|n| Some(format!("{n}."))),
        1 => Just(Some("(a)".to_string())),
        1 => Just(Some("first".to_string())),
    ];
    (text, kind, label, 0usize..3, 0usize..5, any::<bool>()).prop_map(
        |(text, kind, label, depth, indent, continues)| {
            let listed = kind == BlockKind::ListItem;
            Block {
                label: label.filter(|_| listed),
                list_depth: if listed { depth.max(1) } else { 0 },
                continues_item: continues && kind == BlockKind::Paragraph,
                indent,
                emphasis: if continues && text.is_ascii() && !text.is_empty() {
                    std::iter::once(0..text.len()).collect()
                } else {
                    Vec::new()
                },
                kind,
                ..Block::paragraph(text)
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn promises_hold(blocks in proptest::collection::vec(block(), 0..40)) {
        let blocks = blocks
            .into_iter()
            .filter(|block: &Block| !block.text.trim().is_empty())
            // A text that repeats its label cannot be told from a label without text.
            .filter(|block| {
                let label = block.label.as_deref().unwrap_or("");
                label.is_empty() || letters(label).ne(letters(&block.text))
            })
            .collect();
        understood(blocks);
    }
}
