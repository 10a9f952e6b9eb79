//! The words that stand before a number: `Article`, `Annex`, `Chapter`.

/// What a word before a number names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum WordClass {
    /// A part with a numbering of its own after the text: `Annex`, `Schedule`.
    Annex,
    /// One of several texts in a document: `Draft resolution II`.
    Text,
    /// The unit that is cited: `Article`, `Section`, `Rule`, `§`.
    Article,
    /// A division above or between articles: `Part`, `Chapter`.
    Division,
    /// A numbered paragraph: `Paragraph 4`, `OP3`.
    Operative,
    /// A paragraph of the preamble: `PP3`.
    Preambular,
}

/// Words as they are compared (lower case), what they name, and how a place names them.
///
/// English, French, Spanish, German, Russian and Arabic; a place keeps the
/// printed word when the third field is empty.
const WORDS: &[(&str, WordClass, &str)] = &[
    ("article", WordClass::Article, "Art."),
    ("articles", WordClass::Article, "Art."),
    ("art.", WordClass::Article, "Art."),
    ("art", WordClass::Article, "Art."),
    ("artículo", WordClass::Article, "Art."),
    ("artikel", WordClass::Article, "Art."),
    ("статья", WordClass::Article, ""),
    ("المادة", WordClass::Article, ""),
    ("section", WordClass::Article, "Section"),
    ("sec.", WordClass::Article, "Section"),
    ("sect.", WordClass::Article, "Section"),
    ("sección", WordClass::Article, ""),
    ("subsection", WordClass::Article, "Subsection"),
    ("clause", WordClass::Article, "Clause"),
    ("rule", WordClass::Article, "Rule"),
    ("regulation", WordClass::Article, "Regulation"),
    ("principle", WordClass::Article, "Principle"),
    ("guideline", WordClass::Article, "Guideline"),
    ("goal", WordClass::Article, "Goal"),
    ("target", WordClass::Article, "Target"),
    ("standard", WordClass::Article, "Standard"),
    ("recommendation", WordClass::Article, "Recommendation"),
    ("requirement", WordClass::Article, "Requirement"),
    ("règle", WordClass::Article, ""),
    ("regla", WordClass::Article, ""),
    ("amendment", WordClass::Article, "Amendment"),
    ("§", WordClass::Article, "§"),
    ("§§", WordClass::Article, "§§"),
    ("book", WordClass::Division, "Book"),
    ("part", WordClass::Division, "Part"),
    ("partie", WordClass::Division, ""),
    ("parte", WordClass::Division, ""),
    ("title", WordClass::Division, "Title"),
    ("titre", WordClass::Division, ""),
    ("título", WordClass::Division, ""),
    ("subtitle", WordClass::Division, "Subtitle"),
    ("division", WordClass::Division, "Division"),
    ("chapter", WordClass::Division, "Chapter"),
    ("chapitre", WordClass::Division, ""),
    ("capítulo", WordClass::Division, ""),
    ("kapitel", WordClass::Division, ""),
    ("глава", WordClass::Division, ""),
    ("раздел", WordClass::Division, ""),
    ("subchapter", WordClass::Division, "Subchapter"),
    ("module", WordClass::Division, "Module"),
    ("annex", WordClass::Annex, "Annex"),
    ("annexe", WordClass::Annex, "Annexe"),
    ("anexo", WordClass::Annex, "Anexo"),
    ("anhang", WordClass::Annex, "Anhang"),
    ("приложение", WordClass::Annex, ""),
    ("المرفق", WordClass::Annex, ""),
    ("appendix", WordClass::Annex, "Appendix"),
    ("appendice", WordClass::Annex, "Appendice"),
    ("apéndice", WordClass::Annex, ""),
    ("attachment", WordClass::Annex, "Attachment"),
    ("enclosure", WordClass::Annex, "Enclosure"),
    ("exhibit", WordClass::Annex, "Exhibit"),
    ("schedule", WordClass::Annex, "Schedule"),
    ("addendum", WordClass::Annex, "Addendum"),
    ("paragraph", WordClass::Operative, "para."),
    ("para.", WordClass::Operative, "para."),
    ("¶", WordClass::Operative, "para."),
    ("op", WordClass::Operative, "OP"),
    ("pp", WordClass::Preambular, "PP"),
    ("recital", WordClass::Preambular, "recital"),
];

/// Words of two parts, compared in lower case.
const DOUBLE_WORDS: &[(&str, WordClass)] = &[
    ("draft resolution", WordClass::Text),
    ("draft decision", WordClass::Text),
    ("draft declaration", WordClass::Text),
    ("draft recommendation", WordClass::Text),
];

/// Looks a word up, without its number: what it names and how a place names it.
pub(super) fn label_word(word: &str) -> Option<(WordClass, &'static str)> {
    // The longest known word; anything longer need not be lowered to know that it is unknown.
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    WORDS
        .iter()
        .find(|(known, _, _)| *known == lower)
        .map(|(_, class, shown)| (*class, *shown))
}

/// The word of two parts that a text begins with, with its length in bytes.
pub(super) fn double_word(text: &str) -> Option<(WordClass, usize)> {
    DOUBLE_WORDS.iter().find_map(|(known, class)| {
        let front = text.get(..known.len())?;
        front
            .eq_ignore_ascii_case(known)
            .then_some((*class, known.len()))
    })
}

/// True for an annex heading without a number: `Annex`, `APPENDIX`.
pub(super) fn is_bare_annex(text: &str) -> bool {
    /// Bytes of the longest such word with the marks and spaces around it, at most.
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return false;
    }
    let word = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | '[' | ']' | '“' | '”' | '"' | '*')
    });
    !word.contains(char::is_whitespace)
        && word.chars().next().is_some_and(|c| !c.is_lowercase())
        && matches!(label_word(word), Some((WordClass::Annex, _)))
}
