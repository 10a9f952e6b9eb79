//! Lines that printing put on the page: page numbers, job numbers, bar codes, the symbol.

use rustc_hash::FxHashMap;

use crate::model::FurnitureKind;

use super::Taken;
use super::line::{Line, Role};

/// More words than this are no furniture.
const MOST_WORDS: usize = 10;

/// Marks lines that are nothing but page numbers, job numbers, bar codes and the repeated symbol.
pub(super) fn mark(lines: &mut [Line], symbol: Option<&str>) {
    let mut symbol_seen = false;
    for line in lines.iter_mut().filter(|line| line.is_bare()) {
        match recognise(line.text(), symbol) {
            Some(FurnitureKind::RunningHead) if !std::mem::replace(&mut symbol_seen, true) => {}
            Some(kind) => line.role = Role::Furniture(kind),
            None => {}
        }
        symbol_seen |= symbol.is_some_and(|symbol| line.text().ends_with(symbol));
    }
    mark_lone_numbers(lines);
}

/// Tells what a line is when every word of it is furniture.
fn recognise(text: &str, symbol: Option<&str>) -> Option<FurnitureKind> {
    if text.len() > 120 {
        return None;
    }
    if text.eq_ignore_ascii_case("please recycle") {
        return Some(FurnitureKind::Distribution);
    }
    // "Turn over", at the foot of a page.
    if matches!(text, "/..." | "/…") {
        return Some(FurnitureKind::PageNumber);
    }
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let (mut page, mut job, mut bar, mut head, mut number) = (false, false, false, false, false);
    let mut rest = words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        let length = page_number(rest);
        if length > 0 {
            page = true;
            rest = rest.get(length..).unwrap_or(&[]);
            continue;
        }
        if is_job_number(word) {
            job = true;
        } else if is_bar_code(word) {
            bar = true;
        } else if Some(*word) == symbol {
            head = true;
        } else if job && is_after_job_number(word) {
            // The language and the dates of a job number.
        } else if word.len() <= 4 && is_digits(word) {
            number = true;
        } else {
            return None;
        }
        rest = after;
    }
    if page || (number && (job || head)) {
        Some(FurnitureKind::PageNumber)
    } else if job {
        Some(FurnitureKind::JobNumber)
    } else if bar {
        Some(FurnitureKind::BarCode)
    } else {
        head.then_some(FurnitureKind::RunningHead)
    }
}

/// Number of words that a page number takes at the front: `2/4`, `page 3 of 7`, `- 3 -`.
fn page_number(words: &[&str]) -> usize {
    let lower = |index: usize| {
        words
            .get(index)
            .map(|it| it.trim_end_matches(',').to_ascii_lowercase())
    };
    let digits = |index: usize| {
        words
            .get(index)
            .is_some_and(|it| it.len() <= 4 && is_digits(it))
    };
    let of = |index: usize| {
        words
            .get(index)
            .and_then(|it| it.split_once('/'))
            .is_some_and(|(number, total)| is_page_of(number, total))
    };
    let dash = |index: usize| {
        words
            .get(index)
            .is_some_and(|it| matches!(*it, "-" | "–" | "—"))
    };
    if of(0) {
        return 1;
    }
    if matches!(
        lower(0).as_deref(),
        Some("page" | "pág." | "p." | "página" | "страница")
    ) {
        if of(1) {
            return 2;
        }
        if digits(1) {
            let total = matches!(lower(2).as_deref(), Some("of" | "/" | "de" | "sur")) && digits(3);
            return if total { 4 } else { 2 };
        }
    }
    if digits(0) && digits(2) && matches!(lower(1).as_deref(), Some("of" | "/")) {
        return 3;
    }
    if words.len() == 3 && dash(0) && digits(1) && dash(2) {
        return 3;
    }
    0
}

fn is_page_of(number: &str, total: &str) -> bool {
    let parse = |text: &str| {
        (text.len() <= 4 && is_digits(text))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    match (parse(number), parse(total)) {
        (Some(number), Some(total)) => (1..=total).contains(&number) && total > 1,
        _ => false,
    }
}

/// `V.19-03711`, `25-15106`, `GE.24-01234(E)`: year of two digits, number of five or six.
fn is_job_number(word: &str) -> bool {
    let word = word.split('(').next().unwrap_or(word);
    let number = match word.split_once('.') {
        Some((place, number))
            if (1..=4).contains(&place.len())
                && place.bytes().all(|it| it.is_ascii_uppercase()) =>
        {
            number
        }
        Some(_) => return false,
        None => word,
    };
    number.split_once('-').is_some_and(|(year, number)| {
        year.len() == 2 && (5..=6).contains(&number.len()) && is_digits(year) && is_digits(number)
    })
}

/// `(E)` or `240519` after a job number.
fn is_after_job_number(word: &str) -> bool {
    let is_language = word.len() == 3 && word.starts_with('(') && word.ends_with(')');
    is_language || (word.len() == 6 && is_digits(word))
}

/// `*2515106*`, `*V1903711*`
fn is_bar_code(word: &str) -> bool {
    let Some(code) = word.strip_prefix('*').and_then(|it| it.strip_suffix('*')) else {
        return false;
    };
    let digits = code.trim_start_matches(|it: char| it.is_ascii_uppercase());
    code.len() - digits.len() <= 2 && (5..=10).contains(&digits.len()) && is_digits(digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// Lone numbers at the top or foot of pages, when they count the pages.
fn mark_lone_numbers(lines: &mut [Line]) {
    let mut edges = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let page_of = |other: Option<&Line>| other.map(|it| it.block.page);
        let page = Some(line.block.page);
        let above = index.checked_sub(1).and_then(|it| lines.get(it));
        let is_edge = page_of(above) != page || page_of(lines.get(index + 1)) != page;
        if is_edge
            && line.is_bare()
            && line.text().len() <= 4
            && let Ok(number) = line.text().parse::<u32>()
        {
            edges.push((
                index,
                number.abs_diff(0).wrapping_sub(line.block.page as u32),
            ));
        }
    }
    let mut agreeing: FxHashMap<u32, usize> = FxHashMap::default();
    for (_, offset) in &edges {
        *agreeing.entry(*offset).or_default() += 1;
    }
    for (index, offset) in edges {
        if agreeing.get(&offset).is_some_and(|count| *count >= 2)
            && let Some(line) = lines.get_mut(index)
        {
            line.role = Role::Furniture(FurnitureKind::PageNumber);
        }
    }
}

/// Takes marked lines off; the line below one remembers that a page ended there.
pub(super) fn take_off(lines: Vec<Line>, taken: &mut Taken) -> Vec<Line> {
    let mut cut = false;
    let mut page = 0;
    let mut keep = |mut line: Line| match line.role {
        Role::Furniture(kind) => {
            taken.push(kind, line.block.text, line.block.line);
            cut = true;
            None
        }
        Role::Note => {
            cut = true;
            None
        }
        Role::Body => {
            line.cut |= std::mem::take(&mut cut) || (line.block.page != page && page != 0);
            page = line.block.page;
            Some(line)
        }
    };
    lines.into_iter().filter_map(&mut keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_furniture_in_any_order() {
        use FurnitureKind::{BarCode, JobNumber, PageNumber, RunningHead};
        let symbol = Some("A/79/L.5");
        for (text, kind) in [
            ("2/4 V.19-00001", Some(PageNumber)),
            ("V.19-00001 3/4", Some(PageNumber)),
            ("25-00001 (E)", Some(JobNumber)),
            ("GE.24-00001(E) 240524 270524", Some(JobNumber)),
            ("25-00001", Some(JobNumber)),
            ("*2500001*", Some(BarCode)),
            ("- 3 -", Some(PageNumber)),
            ("Page 3 of 7", Some(PageNumber)),
            ("3/4", Some(PageNumber)),
            ("/...", Some(PageNumber)),
            ("A/79/L.5 2", Some(PageNumber)),
            ("A/79/L.5", Some(RunningHead)),
            ("4/3", None),
            ("12 March", None),
            ("12", None),
            ("1.", None),
            ("2019-00001", None),
            ("*Invites*", None),
        ] {
            assert_eq!(recognise(text, symbol), kind, "{text}");
        }
    }
}
