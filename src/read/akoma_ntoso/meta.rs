//! What a file declares about its text: symbol, title, date.

use crate::model::{Block, BlockKind, Draft, Symbol};
use crate::read::markup::tree::{NodeId, Tree};

/// Takes the symbol, title and date out of the metadata.
pub(super) fn declare(tree: &Tree, draft: &mut Draft) {
    let Some(meta) = (0..tree.len()).find(|id| matches!(tree.name(*id), "meta" | "metadata"))
    else {
        return;
    };
    let found = [
        ("symbol", symbol(tree, meta)),
        ("title", title(tree, meta)),
        ("date", date(tree, meta)),
    ];
    for (key, value) in found {
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else {
            continue;
        };
        draft.blocks.push(Block {
            kind: BlockKind::Meta { key: key.into() },
            ..Block::paragraph(value.split_whitespace().collect::<Vec<_>>().join(" "))
        });
    }
}

fn elements<'a>(tree: &'a Tree, meta: NodeId, name: &'a str) -> impl Iterator<Item = NodeId> + 'a {
    (meta..tree.end(meta)).filter(move |id| tree.name(*id) == name)
}

fn symbol(tree: &Tree, meta: NodeId) -> Option<String> {
    let values = ["frbrnumber", "frbralias", "docnumber"]
        .into_iter()
        .flat_map(|name| elements(tree, meta, name).map(|id| value_of(tree, id)));
    let mut values = values.filter(|value| value.contains('/'));
    values.find(|value| Symbol::parse(value).is_some())
}

fn title(tree: &Tree, meta: NodeId) -> Option<String> {
    elements(tree, meta, "frbrtitle")
        .chain(elements(tree, meta, "title"))
        .map(|id| value_of(tree, id))
        .next()
}

/// The date of the version rather than that of the work.
fn date(tree: &Tree, meta: NodeId) -> Option<String> {
    let dated = |part: &str| {
        elements(tree, meta, part)
            .flat_map(|part| elements(tree, part, "frbrdate"))
            .find_map(|id| tree.attribute(id, "date").map(str::to_owned))
    };
    dated("frbrexpression")
        .or_else(|| dated("frbrwork"))
        .or_else(|| {
            elements(tree, meta, "date")
                .map(|id| value_of(tree, id))
                .next()
        })
}

fn value_of(tree: &Tree, id: NodeId) -> String {
    tree.attribute(id, "value")
        .map_or_else(|| tree.all_words(id), str::to_owned)
}
