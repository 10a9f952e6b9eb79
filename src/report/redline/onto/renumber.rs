//! The lists of the other draft's file, found in this file or added to it.
//!
//! Paragraphs count together when their lists have one definition. A redline
//! gives back the other draft's numbers when its lists are told apart here as
//! they are there: each of its definitions has one of this file that counts
//! alike and stands for no other, and each of its lists that begins anew
//! somewhere has a list of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{Lists, Member};

/// How the other file's lists are called in this file.
#[derive(Debug, Default)]
pub(super) struct Renumbering {
    lists: BTreeMap<u32, u32>,
    /// Definitions and lists to add to this file, as XML.
    pub(super) definitions: String,
    pub(super) added: String,
}

impl Renumbering {
    /// Finds a list for each that the other file uses; `pairs` are the lists
    /// (this file's, the other's) of paragraphs that both drafts have.
    pub(super) fn of(
        own: &Lists,
        other: &Lists,
        used: &BTreeSet<u32>,
        pairs: &[(u32, u32)],
    ) -> Self {
        let mut renumbering = Self::default();
        let mut definitions = definitions(own, other, used, pairs);
        let mut next_definition = own.definitions.keys().last().map_or(0, |it| it + 1);
        let mut next_list = own.by_id.keys().last().map_or(1, |it| it + 1);
        let mut votes: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for pair in pairs {
            *votes.entry(*pair).or_default() += 1;
        }
        let mut taken = BTreeSet::new();
        for &id in used {
            let Some(list) = other.counting(id).and_then(|it| other.by_id.get(&it)) else {
                continue;
            };
            let Some(definition) = other.definitions.get(&list.definition) else {
                continue;
            };
            let called = *definitions.entry(list.definition).or_insert_with(|| {
                let called = next_definition;
                next_definition += 1;
                renumbering.definitions.push_str(&format!(
                    "<w:abstractNum w:abstractNumId=\"{called}\"><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum>",
                    definition.levels
                ));
                called
            });
            let begins_anew = !list.overrides.is_empty();
            let same = own
                .by_id
                .iter()
                .filter(|(candidate, it)| {
                    it.definition == called
                        && it.overrides == list.overrides
                        && !(begins_anew && taken.contains(*candidate))
                })
                .max_by_key(|(candidate, _)| {
                    let shared = votes.get(&(**candidate, id)).copied().unwrap_or(0);
                    (shared, **candidate == id, std::cmp::Reverse(**candidate))
                })
                .map(|(candidate, _)| *candidate);
            let found = same.unwrap_or_else(|| {
                let added = next_list;
                next_list += 1;
                renumbering.added.push_str(&format!(
                    "<w:num w:numId=\"{added}\"><w:abstractNumId w:val=\"{called}\"/>{}</w:num>",
                    list.overrides
                ));
                added
            });
            taken.insert(found);
            renumbering.lists.insert(id, found);
        }
        renumbering
    }

    /// A list of the other file as it is called here.
    pub(super) fn translate(&self, member: Option<Member>) -> Option<Member> {
        let member = member?;
        let list = *self.lists.get(&member.list)?;
        Some(Member { list, ..member })
    }
}

/// Which of this file's definitions stands for one of the other's: the one
/// that most paragraphs of both have, else the one with the same lasting number.
fn definitions(
    own: &Lists,
    other: &Lists,
    used: &BTreeSet<u32>,
    pairs: &[(u32, u32)],
) -> BTreeMap<u32, u32> {
    let of = |lists: &Lists, list: u32| Some(lists.by_id.get(&lists.counting(list)?)?.definition);
    let mut votes: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for (in_own, in_other) in pairs {
        if let Some(pair) = of(own, *in_own).zip(of(other, *in_other)) {
            *votes.entry(pair).or_default() += 1;
        }
    }
    let mut ranked: Vec<((u32, u32), usize)> = votes.into_iter().collect();
    ranked.sort_by_key(|(pair, votes)| (std::cmp::Reverse(*votes), *pair));
    let by_number = used.iter().filter_map(|list| {
        let in_other = of(other, *list)?;
        let wanted = other.definitions.get(&in_other)?.lasting.as_ref()?;
        let (in_own, _) = own
            .definitions
            .iter()
            .find(|(_, it)| it.lasting.as_ref() == Some(wanted))?;
        Some((*in_own, in_other))
    });
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let candidates: Vec<(u32, u32)> = ranked.into_iter().map(|it| it.0).chain(by_number).collect();
    for (in_own, in_other) in candidates {
        let alike = own
            .definitions
            .get(&in_own)
            .zip(other.definitions.get(&in_other))
            .is_some_and(|(own, other)| own.counts == other.counts);
        if alike && !found.contains_key(&in_other) && taken.insert(in_own) {
            found.insert(in_other, in_own);
        }
    }
    found
}
