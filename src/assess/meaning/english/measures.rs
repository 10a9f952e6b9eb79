//! Units, currencies and numbers, and nouns that a number names and does not count.

/// What a number counts, with the length of a unit of time in days.
pub(in super::super) const TIMES: &[(&str, f64)] = &[
    ("second", 1.0 / 86_400.0),
    ("minute", 1.0 / 1_440.0),
    ("hour", 1.0 / 24.0),
    ("day", 1.0),
    ("week", 7.0),
    ("fortnight", 14.0),
    ("month", 365.0 / 12.0),
    ("year", 365.0),
    ("decade", 3_650.0),
];

/// Words of French, Spanish and Russian that stand after the number of a day beside the months: it counts nothing.
pub(in super::super) const AFTER_A_DAY: &[&str] = &[
    "года", "de", "du", "des", "et", "y", "и", "а", "в", "на", "от", "до",
];

/// Marks and codes of currencies.
pub(in super::super) const CURRENCIES: &[&str] = &[
    "$", "us$", "€", "£", "¥", "usd", "eur", "gbp", "chf", "jpy", "cny", "cad", "aud", "inr",
    "dollar", "dollars", "euro", "euros", "pound", "pounds", "franc", "francs", "yen",
];

/// Words that make a number so many times larger.
pub(in super::super) const LARGE: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("mn", 1e6),
    ("bn", 1e9),
];

/// Parts of a whole: "one third", "two quarters".
pub(in super::super) const PARTS: &[(&str, f64)] = &[
    ("half", 0.5),
    ("halves", 0.5),
    ("third", 1.0 / 3.0),
    ("thirds", 1.0 / 3.0),
    ("quarter", 0.25),
    ("quarters", 0.25),
    ("fifth", 0.2),
    ("fifths", 0.2),
    ("tenth", 0.1),
    ("tenths", 0.1),
];

/// What is counted with "first", "second" and stands for a time.
pub(in super::super) const MEETINGS: &[&str] = &[
    "session",
    "sessions",
    "meeting",
    "meetings",
    "anniversary",
    "conference",
    "congress",
    "round",
    "replenishment",
    "assembly",
    "cycle",
];

/// Nouns that a number after them names, and does not count: "Goal 16", "phase 2".
pub(in super::super) const NAMED_BY_NUMBER: &[&str] = &[
    "goal",
    "goals",
    "target",
    "targets",
    "phase",
    "stage",
    "level",
    "levels",
    "step",
    "version",
    "item",
    "items",
    "category",
    "tier",
    "group",
    "chapter",
    "chapters",
    "annex",
    "table",
    "tables",
    "figure",
    "option",
    "options",
    "box",
    "article",
    "articles",
    "section",
    "sections",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "rule",
    "rules",
    "clause",
    "clauses",
    "principle",
    "point",
    "part",
    "schedule",
    "appendix",
    "page",
    "pages",
    "p",
    "no",
    "nos",
    "number",
    "volume",
    "vol",
    "line",
    "appendices",
    "footnote",
    "note",
    "scope",
    "action",
    "agenda",
    "recommendation",
    "outcome",
    "pp",
    "op",
    "sdg",
    "form",
    "column",
    "row",
    "title",
    "room",
    "scenario",
    "indicator",
    "indicators",
    "annexes",
    "subparagraph",
];
