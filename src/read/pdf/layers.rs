//! Layers of a file (optional content) and which of them are switched off.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};
use rustc_hash::FxHashSet;

/// Layers that a file can have; more are no layers.
const MOST: usize = 10_000;

/// The layers that are switched off when the file is opened.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: FxHashSet<(u32, i32)>,
}

impl Layers {
    /// Reads them from the catalogue of a file.
    pub(super) fn of(catalogue: &Dict<'_>) -> Self {
        let Some(all) = catalogue.get::<Dict<'_>>("OCProperties") else {
            return Self::default();
        };
        let usual = all.get::<Dict<'_>>("D").unwrap_or_default();
        let refs = |list: Option<Array<'_>>| {
            list.into_iter()
                .flat_map(|it| {
                    it.raw_iter()
                        .take(MOST)
                        .collect::<Vec<MaybeRef<Object<'_>>>>()
                })
                .filter_map(|it| it.as_obj_ref())
                .map(key)
                .collect::<Vec<_>>()
        };
        let mut off: FxHashSet<(u32, i32)> = FxHashSet::default();
        if usual.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            off.extend(refs(all.get("OCGs")));
        }
        for on in refs(usual.get("ON")) {
            off.remove(&on);
        }
        off.extend(refs(usual.get("OFF")));
        Self { off }
    }

    pub(super) fn is_off(&self, layer: ObjRef) -> bool {
        self.off.contains(&key(layer))
    }

    /// True for content whose membership names only layers that are off.
    pub(super) fn hides(&self, membership: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if let Some(layers) = membership.get::<Array<'_>>("OCGs") {
            let mut layers = layers
                .raw_iter()
                .filter_map(|it| it.as_obj_ref())
                .peekable();
            return layers.peek().is_some() && layers.all(|it| self.is_off(it));
        }
        membership.get_ref("OCGs").is_some_and(|it| self.is_off(it))
    }
}

fn key(reference: ObjRef) -> (u32, i32) {
    (reference.obj_number, reference.gen_number)
}
