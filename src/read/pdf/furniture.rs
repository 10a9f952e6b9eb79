//! Running heads, feet and page numbers: what pages repeat at their edges.

use rustc_hash::FxHashMap;

use super::line::Line;
use super::run::{self, Sheet};
use crate::model::{Furniture, FurnitureKind};

/// Lines at the top and at the foot of a page that may be repeated.
const REACH: usize = 5;
/// Points by which the same line may stand higher or lower on another page.
const SAME_PLACE: f64 = 4.0;
/// A line that is repeated stands in the outer part of its page.
const EDGE: f64 = 0.2;

/// A line at the edge of a page.
struct Edge {
    page: usize,
    y: f64,
    text: String,
    key: String,
}

/// Takes repeated lines off the pages. Those at the top of the first page
/// stay: they are its masthead.
pub(super) fn take_off(sheets: &mut [Sheet], furniture: &mut Vec<(usize, Furniture)>) {
    let edges = sheets
        .iter()
        .enumerate()
        .map(|(page, sheet)| edges(page, sheet))
        .collect::<Vec<_>>();
    let mut places: FxHashMap<&str, Vec<(usize, f64)>> = FxHashMap::default();
    for edge in edges.iter().flatten().flatten() {
        places
            .entry(&edge.key)
            .or_default()
            .push((edge.page, edge.y));
    }
    let repeats = |edge: &Edge| {
        places.get(edge.key.as_str()).is_some_and(|all| {
            all.iter()
                .any(|(page, y)| *page != edge.page && (y - edge.y).abs() <= SAME_PLACE)
        })
    };
    let is_own_number = |at: usize, edge: &Edge| {
        let number = edge.text.trim_matches(|it: char| !it.is_alphanumeric());
        at == 0 && number == (edge.page + 1).to_string()
    };
    for (page, [top, foot]) in edges.iter().enumerate() {
        let head = if page == 0 { &[][..] } else { top };
        for side in [head, foot] {
            // From the edge inwards: what stands beyond a line of text is text.
            let is_off = |(at, edge): &(usize, &Edge)| repeats(edge) || is_own_number(*at, edge);
            for (_, edge) in side.iter().enumerate().take_while(is_off) {
                if let Some(sheet) = sheets.get_mut(page) {
                    sheet.runs.retain(|run| !is_of_row(run, edge.y));
                }
                let is_number = edge.text.len() <= 12 && edge.key.contains('#');
                furniture.push((
                    page,
                    Furniture {
                        kind: if is_number {
                            FurnitureKind::PageNumber
                        } else {
                            FurnitureKind::RunningHead
                        },
                        text: edge.text.clone(),
                        line: 0,
                    },
                ));
            }
        }
    }
}

fn is_of_row(run: &run::Run, y: f64) -> bool {
    (run.y - y).abs() <= SAME_PLACE.min(run.size / 2.0)
}

/// The lines at the top and at the foot of a page, from the edge inwards.
fn edges(page: usize, sheet: &Sheet) -> [Vec<Edge>; 2] {
    let rows = run::rows(sheet.runs.clone());
    let lines: Vec<Line> = rows.into_iter().filter_map(Line::of).collect();
    let edge = |line: &Line| {
        let text = line.text();
        Edge {
            page,
            y: line.y,
            key: key(&text),
            text,
        }
    };
    let top = lines
        .iter()
        .take(REACH)
        .filter(|it| it.y < EDGE * sheet.height)
        .map(edge)
        .collect();
    let foot = lines
        .iter()
        .rev()
        .take(REACH)
        .filter(|it| it.y > (1.0 - EDGE) * sheet.height)
        .map(edge)
        .collect();
    [top, foot]
}

/// What a line says whatever the page: numbers, Arabic or Roman, are alike.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
        let roman = !bare.is_empty() && bare.chars().all(|it| "ivxlIVXL".contains(it));
        if roman {
            key.push('#');
        } else {
            for character in word.chars() {
                match character {
                    it if it.is_numeric() => {
                        if !key.ends_with('#') {
                            key.push('#');
                        }
                    }
                    it => key.extend(it.to_lowercase()),
                }
            }
        }
        key.push(' ');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn lines_that_differ_in_a_number_are_alike() {
        assert_eq!(key("Page 9 of 12"), key("Page 10 of 12"));
        assert_eq!(key("xiv"), key("xv"));
        assert_eq!(key("2/4  V.30-00001"), key("4/4 V.30-00001"));
        assert_ne!(key("The lamps"), key("The stars"));
    }
}
