//! Counting: the label that a reader sees before a paragraph.

use rustc_hash::{FxHashMap, FxHashSet};

use super::numbering::{LEVELS, List, Numbering};
use super::styles::Styles;
use crate::read::format::Format;

/// The numbers that the lists have reached.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By definition, then by level.
    reached: FxHashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists, by level, that have begun anew where they say so.
    begun: FxHashSet<(u32, usize)>,
}

/// What a list prints before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// A number with what stands around it.
    Label(String),
    /// A bullet.
    Bullet,
    /// Nothing.
    Nothing,
}

impl Counters {
    /// Counts one paragraph of a list; the label that is printed before it.
    pub(super) fn next(
        &mut self,
        id: u32,
        level: usize,
        numbering: &Numbering,
        styles: &Styles,
    ) -> Option<Printed> {
        let list = numbering.list(id, styles)?;
        let own = numbering.level(list, level)?;
        let start = list.starts.get(level).copied().flatten();
        let anew = start.filter(|_| self.begun.insert((id, level)));
        let reached = self.reached.entry(list.definition).or_default();
        if let Some(slot) = reached.get_mut(level) {
            *slot = Some(match (anew, *slot) {
                (Some(start), _) => start,
                (None, Some(number)) => number.saturating_add(1),
                (None, None) => start.unwrap_or(own.start),
            });
        }
        for deeper in level + 1..LEVELS {
            let restart = numbering.level(list, deeper).and_then(|it| it.restart);
            let begins_anew = restart.is_none_or(|after| level < after);
            if begins_anew && let Some(slot) = reached.get_mut(deeper) {
                *slot = None;
            }
        }
        Some(match own.format {
            Format::Bullet => Printed::Bullet,
            _ => label(numbering, list, level, reached),
        })
    }
}

/// Puts the numbers into the text of a level: `%1.%2` is `3.1`.
fn label(
    numbering: &Numbering,
    list: &List,
    level: usize,
    reached: &[Option<u32>; LEVELS],
) -> Printed {
    let Some(own) = numbering.level(list, level) else {
        return Printed::Nothing;
    };
    let mut label = String::new();
    let mut characters = own.text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters
            .peek()
            .and_then(|it| it.to_digit(10))
            .filter(|digit| character == '%' && (1..=9).contains(digit));
        let Some(digit) = digit else {
            label.push(character);
            continue;
        };
        characters.next();
        let index = digit as usize - 1;
        let Some(other) = numbering.level(list, index) else {
            continue;
        };
        let number = reached.get(index).copied().flatten().unwrap_or(other.start);
        let format = match other.format {
            _ if index > level => continue,
            Format::None | Format::Bullet => continue,
            _ if own.legal => Format::Decimal,
            format => format,
        };
        label.push_str(&format.write(number));
    }
    let label = label.trim();
    if label.is_empty() {
        Printed::Nothing
    } else {
        Printed::Label(label.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::xml;

    const HEAD: &str =
        "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>";

    /// `0 decimal 1 %1.` is level 0, decimal, begins at 1, printed `1.`
    fn definition(levels: &[&str]) -> String {
        let levels: Vec<String> = levels
            .iter()
            .map(|level| {
                let words: Vec<&str> = level.splitn(4, ' ').collect();
                let (text, more) = words[3].split_once('<').unwrap_or((words[3], ""));
                let more = if more.is_empty() { String::new() } else { format!("<{more}") };
                format!(
                    "<w:lvl w:ilvl='{}'><w:start w:val='{}'/><w:numFmt w:val='{}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>",
                    words[0], words[2], words[1]
                )
            })
            .collect();
        format!(
            "<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>",
            levels.concat()
        )
    }

    fn labels(definition: &str, lists: &str, paragraphs: &[(u32, usize)]) -> Vec<String> {
        let text = format!("{HEAD}{definition}{lists}</w:numbering>");
        let tree = xml::parse(&text).unwrap();
        let numbering = Numbering::read(tree.root_element());
        let (styles, mut counters) = (Styles::default(), Counters::default());
        paragraphs
            .iter()
            .map(
                |&(id, level)| match counters.next(id, level, &numbering, &styles) {
                    Some(Printed::Label(label)) => label,
                    Some(Printed::Bullet) => "bullet".into(),
                    Some(Printed::Nothing) => "nothing".into(),
                    None => "no list".into(),
                },
            )
            .collect()
    }

    const ONE_LIST: &str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

    #[test]
    fn levels_count_within_each_other() {
        let definition = definition(&[
            "0 decimal 1 %1.",
            "1 lowerLetter 1 (%2)",
            "2 lowerRoman 1 (%3)",
        ]);
        let paragraphs = [
            (1, 0),
            (1, 1),
            (1, 1),
            (1, 2),
            (1, 2),
            (1, 1),
            (1, 0),
            (1, 1),
        ];
        assert_eq!(
            labels(&definition, ONE_LIST, &paragraphs),
            ["1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2.", "(a)"]
        );
    }

    #[test]
    fn legal_labels_are_decimal_all_the_way() {
        let definition = definition(&["0 upperRoman 1 Article %1", "1 decimal 1 %1.%2<w:isLgl/>"]);
        assert_eq!(
            labels(&definition, ONE_LIST, &[(1, 0), (1, 0), (1, 1), (1, 1)]),
            ["Article I", "Article II", "2.1", "2.2"]
        );
    }

    #[test]
    fn lists_of_one_definition_go_on_unless_they_begin_anew() {
        let definition = definition(&["0 decimal 1 %1.", "1 lowerLetter 1 (%2)"]);
        let lists = format!(
            "{ONE_LIST}<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\
             <w:startOverride w:val='5'/></w:lvlOverride></w:num>"
        );
        assert_eq!(
            labels(
                &definition,
                &lists,
                &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (9, 0)]
            ),
            ["1.", "2.", "5.", "6.", "7.", "no list"]
        );
    }

    #[test]
    fn a_level_may_count_through() {
        let definition = definition(&[
            "0 upperLetter 1 %1.",
            "1 decimal 1 %2.<w:lvlRestart w:val='0'/>",
        ]);
        assert_eq!(
            labels(
                &definition,
                ONE_LIST,
                &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
            ),
            ["A.", "1.", "2.", "B.", "3."]
        );
    }

    #[test]
    fn bullets_and_levels_without_a_number_have_no_label() {
        let definition = definition(&["0 bullet 1 -", "1 none 1 ", "2 none 1 Note:"]);
        assert_eq!(
            labels(&definition, ONE_LIST, &[(1, 0), (1, 1), (1, 2)]),
            ["bullet", "nothing", "Note:"]
        );
    }
}
