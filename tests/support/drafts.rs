//! A generator of drafts with known edits among them.
//!
//! Every paragraph has words of its own, made of syllables, between words
//! that all paragraphs share: who became which is beyond doubt, so that a
//! comparison that says otherwise is wrong.

use std::fmt;

use super::random::Random;

/// What a generated draft looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An organ, a preamble without numbers, an operative part with numbers, `(a)` below some.
    Resolution,
    /// `1.` to `n.`, sentences with full stops.
    Numbered,
}

/// An edit that the generator knows how to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Add,
    Remove,
    Reword,
    Move,
    Split,
    Merge,
}

impl Known {
    /// Every kind of edit.
    pub const ALL: [Self; 6] = [
        Self::Add,
        Self::Remove,
        Self::Reword,
        Self::Move,
        Self::Split,
        Self::Merge,
    ];
}

/// Two drafts, and what became of every paragraph.
#[derive(Clone)]
pub struct Case {
    pub old: String,
    pub new: String,
    pub links: Vec<Link>,
    /// The size of the smallest set of paragraphs that have to move.
    pub moves: usize,
    /// The old text of the paragraph that moved, when it alone did and no other could have instead.
    pub mover: Option<String>,
}

/// Shows what has to be shown to see a failure: the drafts as files.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "old:\n{}\nnew:\n{}", self.old, self.new)
    }
}

/// Paragraphs of the old draft, by their texts, and those of the new draft that they became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub old: Vec<String>,
    pub new: Vec<String>,
}

/// A statement of a paragraph: its verb and the words after it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    verb: &'static str,
    words: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Paragraph {
    statements: Vec<Statement>,
    children: Vec<Vec<String>>,
}

/// A paragraph of the new draft, and which of the old draft it comes from.
#[derive(Debug, Clone)]
struct Item {
    sources: Vec<usize>,
    paragraph: Paragraph,
}

const PREAMBULAR: &[&str] = &[
    "Recalling",
    "Noting",
    "Welcoming",
    "Stressing",
    "Recognizing",
    "Affirming",
    "Deploring",
];
const OPERATIVE: &[&str] = &[
    "Requests",
    "Urges",
    "Invites",
    "Encourages",
    "Welcomes",
    "Notes",
    "Reaffirms",
];
const PLAIN: &[&str] = &["The", "Every", "No", "This", "Each"];
const SYLLABLES: &[&str] = &[
    "ba", "cor", "del", "fi", "gan", "hu", "ka", "lo", "mer", "nis", "or", "pe", "qua", "ril",
    "sto", "tan", "ul", "ven", "wi", "zer", "bru", "cle", "dro", "fen", "gri", "hol", "jun", "kel",
    "lum", "mos", "nar", "ost", "pra", "rud", "sil", "tem", "vor", "wal", "yor", "zim",
];
const SHARED: &[&str] = &[
    "of", "the", "and", "for", "in", "to", "with", "on", "by", "a", "at", "its",
];
/// Words in a statement. A clause that is shorter than this can be mistaken for another.
const STATEMENT: std::ops::Range<usize> = 10..17;
/// Of a reworded statement one word in so many is another.
const REWORDED_ONE_IN: usize = 5;

/// Makes a pair of about `size` top-level paragraphs with some of `edits` between them.
///
/// An edit for which no paragraph is free is left out: each edited paragraph
/// keeps a neighbour on both sides that nothing happens to.
pub fn case(seed: u64, form: Form, size: usize, edits: &[Known]) -> Case {
    let mut random = Random(seed);
    let parts = match form {
        Form::Resolution => vec![
            part(&mut random, PREAMBULAR, size / 2, false),
            part(&mut random, OPERATIVE, size - size / 2, true),
        ],
        Form::Numbered => vec![part(&mut random, PLAIN, size, false)],
    };
    let mut moved = Vec::new();
    let new_parts: Vec<Vec<Item>> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            // Every second edit goes to the preamble when there is one.
            let mine: Vec<Known> = edits
                .iter()
                .enumerate()
                .filter(|(nth, _)| nth % parts.len() == at)
                .map(|(_, edit)| *edit)
                .collect();
            edited(&mut random, part, &mine, at, &mut moved)
        })
        .collect();
    let old_items: Vec<Vec<Item>> = parts.iter().map(|part| untouched(part)).collect();
    Case {
        old: print(form, &old_items),
        new: print(form, &new_parts),
        links: links(form, &old_items, &new_parts),
        moves: new_parts.iter().map(|part| smallest_moves(part)).sum(),
        mover: match moved.as_slice() {
            [(part, paragraph)] => Some(
                texts(
                    form,
                    *part,
                    &parts[*part][*paragraph],
                    parts[*part].len() == paragraph + 1,
                )[0]
                .clone(),
            ),
            _ => None,
        },
    }
}

/// A draft alone, for measuring.
pub fn draft(seed: u64, form: Form, size: usize) -> String {
    case(seed, form, size, &[]).old
}

fn part(
    random: &mut Random,
    verbs: &'static [&'static str],
    size: usize,
    nested: bool,
) -> Vec<Paragraph> {
    (0..size)
        .map(|_| paragraph(random, verbs, nested))
        .collect()
}

fn paragraph(random: &mut Random, verbs: &'static [&'static str], nested: bool) -> Paragraph {
    let statements = (0..=random.below(2))
        .map(|_| statement(random, verbs))
        .collect();
    let children = if nested && random.below(4) == 0 {
        (0..2 + random.below(3)).map(|_| words(random)).collect()
    } else {
        Vec::new()
    };
    Paragraph {
        statements,
        children,
    }
}

fn statement(random: &mut Random, verbs: &'static [&'static str]) -> Statement {
    Statement {
        verb: random.pick::<&str>(verbs),
        words: words(random),
    }
}

fn words(random: &mut Random) -> Vec<String> {
    let length = STATEMENT.start + random.below(STATEMENT.len());
    (0..length)
        .map(|at| {
            if at % 3 == 1 {
                (*random.pick(SHARED)).to_owned()
            } else {
                word(random)
            }
        })
        .collect()
}

fn word(random: &mut Random) -> String {
    (0..3 + random.below(2))
        .map(|_| *random.pick(SYLLABLES))
        .collect()
}

fn untouched(part: &[Paragraph]) -> Vec<Item> {
    part.iter()
        .enumerate()
        .map(|(at, paragraph)| Item {
            sources: vec![at],
            paragraph: paragraph.clone(),
        })
        .collect()
}

/// Applies edits to a part; the first and the last paragraph stay, and no two edits are neighbours.
fn edited(
    random: &mut Random,
    part: &[Paragraph],
    edits: &[Known],
    number: usize,
    moved: &mut Vec<(usize, usize)>,
) -> Vec<Item> {
    let verbs = match part.first().and_then(|first| first.statements.first()) {
        Some(first) if PREAMBULAR.contains(&first.verb) => PREAMBULAR,
        Some(first) if OPERATIVE.contains(&first.verb) => OPERATIVE,
        _ => PLAIN,
    };
    let mut touched = vec![false; part.len()];
    let mut items = untouched(part);
    // Moves come last: before them old neighbours are neighbours still.
    let (last, others): (Vec<Known>, Vec<Known>) =
        edits.iter().partition(|edit| **edit == Known::Move);
    for edit in others.iter().chain(&last) {
        let free: Vec<usize> = (1..part.len().saturating_sub(2))
            .filter(|&at| {
                touched[at - 1..(at + 3).min(part.len())]
                    .iter()
                    .all(|touched| !touched)
            })
            .filter(|&at| suits(*edit, &part[at..]))
            .collect();
        if free.is_empty() {
            continue;
        }
        let at = *random.pick(&free);
        touched[at] = true;
        let here = items
            .iter()
            .position(|item| item.sources == [at])
            .unwrap_or(0);
        match edit {
            Known::Add => {
                let new = paragraph(random, verbs, false);
                items.insert(
                    here,
                    Item {
                        sources: Vec::new(),
                        paragraph: new,
                    },
                );
            }
            Known::Remove => {
                items.remove(here);
            }
            Known::Reword => {
                for statement in &mut items[here].paragraph.statements {
                    reword(random, &mut statement.words);
                }
            }
            Known::Split => {
                let second = items[here].paragraph.statements.pop();
                let paragraph = Paragraph {
                    statements: second.into_iter().collect(),
                    ..Paragraph::default()
                };
                items.insert(
                    here + 1,
                    Item {
                        sources: vec![at],
                        paragraph,
                    },
                );
            }
            Known::Merge => {
                touched[at + 1] = true;
                let second = items.remove(here + 1);
                items[here].sources.extend(second.sources);
                items[here]
                    .paragraph
                    .statements
                    .extend(second.paragraph.statements);
            }
            Known::Move => {
                // Far enough that no neighbour could be said to have moved instead.
                let far: Vec<usize> = (1..items.len() - 1)
                    .filter(|&to| to.abs_diff(here) > 3)
                    .collect();
                if let Some(&to) = (!far.is_empty()).then(|| random.pick(&far)) {
                    let item = items.remove(here);
                    items.insert(to, item);
                    moved.push((number, at));
                }
            }
        }
    }
    items
}

/// True when an edit can be made at the first of some paragraphs without a doubt about what it was.
fn suits(edit: Known, rest: &[Paragraph]) -> bool {
    let plain = |paragraph: &Paragraph| paragraph.children.is_empty();
    match edit {
        Known::Split => plain(&rest[0]) && rest[0].statements.len() == 2,
        Known::Merge => plain(&rest[0]) && plain(&rest[1]) && rest.len() > 2,
        _ => true,
    }
}

fn reword(random: &mut Random, words: &mut [String]) {
    let start = random.below(REWORDED_ONE_IN);
    for at in (start..words.len()).step_by(REWORDED_ONE_IN) {
        words[at] = word(random);
    }
}

/// How many items stand outside the longest rising run of their sources.
fn smallest_moves(part: &[Item]) -> usize {
    let sources: Vec<usize> = part
        .iter()
        .filter_map(|item| item.sources.first().copied())
        .collect();
    let mut tails: Vec<usize> = Vec::new();
    for &source in &sources {
        // The halves of a split have one source: equal counts as rising.
        let at = tails.partition_point(|&tail| tail <= source);
        if at == tails.len() {
            tails.push(source);
        } else {
            tails[at] = source;
        }
    }
    sources.len() - tails.len()
}

/// The texts of a paragraph and of its children, as they should stand in clauses.
fn texts(form: Form, part: usize, paragraph: &Paragraph, last: bool) -> Vec<String> {
    let end = match (form, part) {
        (Form::Numbered, _) => ".",
        (Form::Resolution, 0) => ",",
        (Form::Resolution, _) if last => ".",
        (Form::Resolution, _) => ";",
    };
    let mut text = String::new();
    for (at, statement) in paragraph.statements.iter().enumerate() {
        let words = statement.words.join(" ");
        match (form, at) {
            (_, 0) => text.extend([statement.verb, " ", &words]),
            (Form::Numbered, _) => text.extend([". ", statement.verb, " ", &words]),
            (Form::Resolution, _) => {
                text.extend([", and ", &statement.verb.to_lowercase(), " ", &words]);
            }
        }
    }
    if paragraph.children.is_empty() {
        return vec![text + end];
    }
    let mut texts = vec![text + ":"];
    for (at, child) in paragraph.children.iter().enumerate() {
        let mut words = child.join(" ");
        if let Some(first) = words.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        texts.push(
            words
                + if last && at + 1 == paragraph.children.len() {
                    "."
                } else {
                    ";"
                },
        );
    }
    texts
}

fn print(form: Form, parts: &[Vec<Item>]) -> String {
    let mut blocks = Vec::new();
    if form == Form::Resolution {
        blocks.push("The General Assembly,".to_owned());
    }
    for (number, part) in parts.iter().enumerate() {
        for (at, item) in part.iter().enumerate() {
            let texts = texts(form, number, &item.paragraph, at + 1 == part.len());
            let label = match (form, number) {
                (Form::Resolution, 0) => String::new(),
                _ => format!("{}. ", at + 1),
            };
            for (nth, text) in texts.iter().enumerate() {
                blocks.push(match nth.checked_sub(1) {
                    None => format!("{label}{text}"),
                    Some(child) => format!("({}) {text}", char::from(b'a' + child as u8)),
                });
            }
        }
    }
    blocks.join("\n\n") + "\n"
}

fn links(form: Form, old: &[Vec<Item>], new: &[Vec<Item>]) -> Vec<Link> {
    let mut links = Vec::new();
    for (number, (old, new)) in old.iter().zip(new).enumerate() {
        let of_old = |at: usize| texts(form, number, &old[at].paragraph, at + 1 == old.len());
        let of_new = |at: usize| texts(form, number, &new[at].paragraph, at + 1 == new.len());
        let heirs = |source: usize| -> Vec<usize> {
            (0..new.len())
                .filter(|&at| new[at].sources.contains(&source))
                .collect()
        };
        for source in 0..old.len() {
            match heirs(source).as_slice() {
                [] => links.extend(of_old(source).into_iter().map(|text| Link {
                    old: vec![text],
                    new: vec![],
                })),
                [one] if new[*one].sources.len() == 1 => {
                    links.extend(
                        of_old(source)
                            .into_iter()
                            .zip(of_new(*one))
                            .map(|(old, new)| Link {
                                old: vec![old],
                                new: vec![new],
                            }),
                    );
                }
                [one] if new[*one].sources[0] == source => links.push(Link {
                    old: new[*one]
                        .sources
                        .iter()
                        .map(|&source| of_old(source)[0].clone())
                        .collect(),
                    new: vec![of_new(*one)[0].clone()],
                }),
                // The second of a merge was told with the first.
                [_] => {}
                several => links.push(Link {
                    old: vec![of_old(source)[0].clone()],
                    new: several.iter().map(|&at| of_new(at)[0].clone()).collect(),
                }),
            }
        }
        for (at, item) in new.iter().enumerate() {
            if item.sources.is_empty() {
                links.extend(of_new(at).into_iter().map(|text| Link {
                    old: vec![],
                    new: vec![text],
                }));
            }
        }
    }
    links
}
