//! What the top of a document declares: symbol, date, session, agenda item.

use crate::model::{Block, BlockKind, Furniture, FurnitureKind, Masthead, Symbol};
use crate::text::{FRENCH_MONTHS, MONTHS, SPANISH_MONTHS};

/// Lines of furniture and masthead that are searched; what a document declares stands at its top.
const LINES_SEARCHED: usize = 60;

/// Reads the declared values, the surest place first: front matter, then
/// what the normaliser set apart, then the lines above the text.
pub(super) fn read(meta: &[Block], furniture: &[Furniture], lines: &[&str]) -> Masthead {
    let declared = |name: &str| {
        meta.iter().find_map(|block| match &block.kind {
            BlockKind::Meta { key } if key == name => {
                Some(block.text.trim()).filter(|text| !text.is_empty())
            }
            _ => None,
        })
    };
    let apart: Vec<&str> = furniture
        .iter()
        .filter(|piece| {
            matches!(
                piece.kind,
                FurnitureKind::Distribution | FurnitureKind::RunningHead
            )
        })
        .take(LINES_SEARCHED)
        .map(|piece| piece.text.as_str())
        .collect();
    let lines: Vec<&str> = lines.iter().copied().take(LINES_SEARCHED).collect();
    let symbol = declared("symbol")
        .and_then(Symbol::find)
        .or_else(|| lines.iter().find_map(|line| own_symbol(line)))
        .or_else(|| apart.iter().find_map(|line| own_symbol(line)));
    let date = apart
        .iter()
        .find_map(|line| find_date(line))
        .or_else(|| lines.iter().find_map(|line| find_date(line)))
        .or_else(|| declared("date").map(str::to_string))
        .unwrap_or_default();
    let everywhere = || lines.iter().chain(&apart);
    Masthead {
        symbol,
        date,
        session: everywhere()
            .find_map(|line| find_session(line))
            .or_else(|| declared("session").map(str::to_string))
            .unwrap_or_default(),
        agenda_item: everywhere()
            .find_map(|line| find_agenda_item(line))
            .unwrap_or_default(),
        sponsors: Vec::new(),
        document_type: String::new(),
    }
}

/// The symbol of a line that is a symbol, or ends or begins with one: others are only mentioned.
fn own_symbol(line: &str) -> Option<Symbol> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    Symbol::parse(last).or_else(|| Symbol::parse(first))
}

/// `24 May 2031` in a line; a range of days is the time of a meeting and is passed over.
pub(super) fn find_date(line: &str) -> Option<String> {
    let words: Vec<&str> = line
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty() && *word != "de")
        .collect();
    words.windows(3).find_map(|three| {
        let [day, month, year] = three else {
            return None;
        };
        let day_fits = day.len() <= 2 && day.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d));
        let year_fits = year.len() == 4 && year.parse::<u32>().is_ok();
        let is_month = MONTHS.iter().any(|known| known.eq_ignore_ascii_case(month))
            || [FRENCH_MONTHS, SPANISH_MONTHS]
                .as_flattened()
                .contains(&&*month.to_lowercase());
        let month_fits = day_fits && year_fits && is_month;
        month_fits.then(|| format!("{day} {month} {year}"))
    })
}

/// `Twenty-eighth session`, `Tenth emergency special session`
pub(super) fn find_session(line: &str) -> Option<String> {
    const KINDS: [&str; 8] = [
        "special",
        "emergency",
        "regular",
        "resumed",
        "substantive",
        "annual",
        "plenary",
        "organizational",
    ];
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .eq_ignore_ascii_case("session")
    })?;
    let before = words.get(..at)?;
    let from = before
        .iter()
        .rposition(|word| {
            let word = word.to_lowercase();
            !is_ordinal(&word) && !KINDS.contains(&word.as_str())
        })
        .map_or(0, |last_other| last_other + 1);
    let name = words.get(from..at)?;
    name.iter()
        .any(|word| is_ordinal(&word.to_lowercase()))
        .then(|| format!("{} session", name.join(" ")))
}

fn is_ordinal(word: &str) -> bool {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let spelled = ["first", "second", "third"]
        .iter()
        .any(|end| word.ends_with(end))
        || (word.len() > 4 && word.ends_with("th"));
    spelled
        || (!number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
            && ["st", "nd", "rd", "th"]
                .iter()
                .any(|end| word.ends_with(end)))
}

/// `Agenda item 25 (b)`, `Items 4 and 5`
pub(super) fn find_agenda_item(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.eq_ignore_ascii_case("item") || word.eq_ignore_ascii_case("items")
    })?;
    let agenda = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.trim_start_matches('[').eq_ignore_ascii_case("agenda"));
    if !agenda && at > 0 {
        return None;
    }
    let numbers = words
        .get(at + 1..)?
        .iter()
        .take_while(|word| {
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            core.chars().all(|c| c.is_ascii_digit()) && !core.is_empty()
                || (word.starts_with('(') && core.len() <= 4)
                || matches!(core, "and" | "to")
        })
        .count();
    if numbers == 0 {
        return None;
    }
    let from = if agenda { at - 1 } else { at };
    let printed = words.get(from..=at + numbers)?.join(" ");
    let printed = printed
        .trim_end_matches(" and")
        .trim_matches(|c: char| matches!(c, '[' | ']' | '.' | ',' | ':' | '*'));
    Some(printed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (line, expected) in [
            ("Distr.: Limited 24 May 2031", Some("24 May 2031")),
            ("Lima, 20–24 May 2031", None),
            ("adopted on 3 June 2031.", Some("3 June 2031")),
            ("Distr. : générale 3 juin 2031", Some("3 juin 2031")),
            ("45 May 2031", None),
        ] {
            assert_eq!(find_date(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn sessions_and_items() {
        let line = "Twenty-eighth session Lima, 20–24 May 2031 Agenda item 8 Rivers and lakes";
        assert_eq!(find_session(line).as_deref(), Some("Twenty-eighth session"));
        assert_eq!(find_agenda_item(line).as_deref(), Some("Agenda item 8"));
        assert_eq!(
            find_session("Tenth emergency special session").as_deref(),
            Some("Tenth emergency special session")
        );
        assert_eq!(find_session("in this session"), None);
        assert_eq!(
            find_agenda_item("Agenda item 25 (b)").as_deref(),
            Some("Agenda item 25 (b)")
        );
        assert_eq!(find_agenda_item("one item 3"), None);
    }

    #[test]
    fn front_matter_is_believed_first() {
        let meta = Block {
            kind: BlockKind::Meta {
                key: "symbol".into(),
            },
            ..Block::paragraph("A/RES/88/6")
        };
        let read = read(&[meta], &[], &["United Nations A/C.9/88/L.4"]);
        assert_eq!(read.symbol.unwrap().to_string(), "A/RES/88/6");
    }
}
