//! The nouns that a reference begins with: `paragraph`, `Article`, `annex`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a reference is to, from the outermost to the innermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) enum Noun {
    /// A part with a numbering of its own after the text.
    Annex,
    /// A division above chapters.
    Part,
    /// A division above articles.
    Chapter,
    /// A division under a heading, or the unit that a bill is cited by.
    Section,
    /// The unit that a treaty is cited by.
    Article,
    /// The unit that rules of procedure are cited by.
    Rule,
    /// The unit that a contract is cited by.
    Clause,
    /// A wording among others that is not agreed.
    Option,
    /// A table.
    Table,
    /// A paragraph of the preamble.
    Preambular,
    /// A numbered paragraph.
    Paragraph,
    /// A lettered paragraph under another.
    Subparagraph,
    /// A footnote.
    Footnote,
}

/// Singular, plural and abbreviated forms in lower case, without the full stop of an abbreviation.
///
/// The third field tells a plural, which may be followed by several numbers.
const FORMS: &[(&str, Noun, bool)] = &[
    ("annex", Noun::Annex, false),
    ("annexes", Noun::Annex, true),
    ("annexe", Noun::Annex, false),
    ("appendix", Noun::Annex, false),
    ("appendices", Noun::Annex, true),
    ("schedule", Noun::Annex, false),
    ("schedules", Noun::Annex, true),
    ("attachment", Noun::Annex, false),
    ("exhibit", Noun::Annex, false),
    ("part", Noun::Part, false),
    ("parts", Noun::Part, true),
    ("title", Noun::Part, false),
    ("titles", Noun::Part, true),
    ("book", Noun::Part, false),
    ("chapter", Noun::Chapter, false),
    ("chapters", Noun::Chapter, true),
    ("chap", Noun::Chapter, false),
    ("section", Noun::Section, false),
    ("sections", Noun::Section, true),
    ("sect", Noun::Section, false),
    ("sects", Noun::Section, true),
    ("sec", Noun::Section, false),
    ("subsection", Noun::Section, false),
    ("subsections", Noun::Section, true),
    ("article", Noun::Article, false),
    ("articles", Noun::Article, true),
    ("art", Noun::Article, false),
    ("arts", Noun::Article, true),
    ("rule", Noun::Rule, false),
    ("rules", Noun::Rule, true),
    ("regulation", Noun::Rule, false),
    ("regulations", Noun::Rule, true),
    ("principle", Noun::Rule, false),
    ("principles", Noun::Rule, true),
    ("clause", Noun::Clause, false),
    ("clauses", Noun::Clause, true),
    ("option", Noun::Option, false),
    ("options", Noun::Option, true),
    ("table", Noun::Table, false),
    ("tables", Noun::Table, true),
    ("pp", Noun::Preambular, false),
    ("op", Noun::Paragraph, false),
    ("paragraph", Noun::Paragraph, false),
    ("paragraphs", Noun::Paragraph, true),
    ("para", Noun::Paragraph, false),
    ("paras", Noun::Paragraph, true),
    ("subparagraph", Noun::Subparagraph, false),
    ("subparagraphs", Noun::Subparagraph, true),
    ("sub-paragraph", Noun::Subparagraph, false),
    ("sub-paragraphs", Noun::Subparagraph, true),
    ("subpara", Noun::Subparagraph, false),
    ("subparas", Noun::Subparagraph, true),
    ("point", Noun::Subparagraph, false),
    ("points", Noun::Subparagraph, true),
    ("item", Noun::Subparagraph, false),
    ("items", Noun::Subparagraph, true),
    ("footnote", Noun::Footnote, false),
    ("footnotes", Noun::Footnote, true),
];

/// The forms, to be looked up: every word of a text may be one.
static BY_FORM: LazyLock<FxHashMap<&[u8], (Noun, bool)>> = LazyLock::new(|| {
    FORMS
        .iter()
        .map(|&(form, noun, plural)| (form.as_bytes(), (noun, plural)))
        .collect()
});

/// Makes the table of forms, if nobody did yet.
pub(in super::super) fn make_table() {
    LazyLock::force(&BY_FORM);
}

/// Longest form, in bytes: anything longer need not be lowered to know that it is no noun.
const LONGEST_FORM: usize = 14;

impl Noun {
    /// What a word names, alone; `§` names a section.
    pub(in super::super) fn of(word: &str) -> Option<Self> {
        Self::with_number(word).map(|(noun, _)| noun)
    }

    /// What a word names, and whether it is a plural.
    pub(super) fn with_number(word: &str) -> Option<(Self, bool)> {
        match word {
            "§" => return Some((Self::Section, false)),
            "§§" => return Some((Self::Section, true)),
            _ => {}
        }
        let word = word.trim_end_matches('.');
        if word.len() > LONGEST_FORM || !word.is_ascii() {
            return None;
        }
        let mut lower = [0; LONGEST_FORM];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        BY_FORM.get(&*lower).copied()
    }

    /// The nouns whose labels may be meant, the likelier first.
    ///
    /// A contract prints `5.2` and cites "clause 5.2" or "section 5.2", so
    /// these may mean a number without a word. "Article 6" never means a
    /// paragraph 6: a resolution cites the articles of other texts.
    pub(super) const fn meant(self) -> &'static [Self] {
        match self {
            Self::Section => &[Self::Section, Self::Clause, Self::Paragraph],
            Self::Clause => &[Self::Clause, Self::Section, Self::Paragraph],
            Self::Paragraph => &[Self::Paragraph, Self::Section],
            Self::Subparagraph => &[Self::Paragraph, Self::Option],
            Self::Annex => &[Self::Annex],
            Self::Part => &[Self::Part],
            Self::Chapter => &[Self::Chapter, Self::Section],
            Self::Article => &[Self::Article],
            Self::Rule => &[Self::Rule],
            Self::Option => &[Self::Option],
            Self::Table => &[Self::Table],
            Self::Preambular => &[Self::Preambular],
            Self::Footnote => &[Self::Footnote],
        }
    }

    /// True when its number may be a bare Roman numeral or capital letter: `annex I`, `section B`.
    pub(super) const fn takes_bare_letters(self) -> bool {
        matches!(
            self,
            Self::Annex
                | Self::Part
                | Self::Chapter
                | Self::Section
                | Self::Article
                | Self::Option
                | Self::Table
        )
    }
}
