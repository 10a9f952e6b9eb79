//! References as they stand in the words of a clause.

use super::super::pieces::Words;
use super::cite::Cite;
use super::noun::Noun;
use super::number::{in_brackets, number};
use super::points::points;

/// Finds the references in a text, in order.
///
/// One number is one [`Cite`]: "paragraphs 6–8 above" holds two, "Article 6,
/// paragraph 2 (a)" three, the latter two each under the one before.
pub(in super::super) fn find(words: &Words<'_>) -> Vec<Cite> {
    let mut cites = Vec::new();
    let mut at = 0;
    while at < words.len() {
        at = match reference(words, at, &mut cites) {
            Some(end) if end > at => end,
            _ => at + 1,
        };
    }
    cites.sort_by_key(|cite| cite.range.start);
    cites
}

/// Most nouns that one reference is read with ("paragraph 2 of section 1 of chapter 3 of part II of annex I").
const MOST_PARTS: usize = 6;

/// Reads one reference with all of its parts; returns where it ends.
fn reference(words: &Words<'_>, start: usize, cites: &mut Vec<Cite>) -> Option<usize> {
    let first = cites.len();
    let mut group = group(words, start, cites)?;
    for _ in 0..MOST_PARTS {
        let comma = usize::from(words.get(group.end) == ",");
        if let Some(inner) = group_after(words, group.end + comma, cites, |noun| noun > group.noun)
        {
            // "Article 6, paragraph 2": what comes after stands under what came before.
            put_under(cites, inner.first, inner.tops_end, group.last_top);
            group = inner;
            continue;
        }
        let of = skip_of(words, group.end);
        if let Some(at) = of
            && let Some(outer) = group_after(words, at, cites, |noun| noun < group.noun)
        {
            // "paragraph 2 of Article 6": what comes after is what it stands under.
            put_under(cites, first, outer.first, outer.first);
            group = outer;
            continue;
        }
        break;
    }
    let points = points(words, start, group.end, group.noun);
    for cite in cites.iter_mut().skip(first) {
        cite.points = points;
    }
    Some(group.end)
}

/// A noun with its numbers.
struct Group {
    noun: Noun,
    /// Position of its first cite.
    first: usize,
    /// Position after its last cite.
    tops_end: usize,
    /// Position of the last cite that stands under no other of the group.
    last_top: usize,
    /// Where it ends in the words.
    end: usize,
}

/// Cites of a group that stand under nothing yet stand under `outer`.
fn put_under(cites: &mut [Cite], from: usize, to: usize, outer: usize) {
    for cite in cites.iter_mut().take(to).skip(from) {
        if cite.under.is_none() {
            cite.under = Some(outer);
        }
    }
}

/// Reads a group if one stands here and its noun fits.
fn group_after(
    words: &Words<'_>,
    at: usize,
    cites: &mut Vec<Cite>,
    fits: impl Fn(Noun) -> bool,
) -> Option<Group> {
    let (noun, _) = noun_at(words, at)?;
    if fits(noun) {
        group(words, at, cites)
    } else {
        None
    }
}

fn noun_at(words: &Words<'_>, at: usize) -> Option<(Noun, bool)> {
    let (noun, plural) = Noun::with_number(words.get(at))?;
    let before = at.checked_sub(1).map_or("", |before| words.get(before));
    if noun == Noun::Paragraph && before.eq_ignore_ascii_case("preambular") {
        return Some((Noun::Preambular, plural));
    }
    Some((noun, plural))
}

/// Reads a noun with its numbers: "paragraphs 2 (a), 6 bis and 7".
fn group(words: &Words<'_>, start: usize, cites: &mut Vec<Cite>) -> Option<Group> {
    let (noun, plural) = noun_at(words, start)?;
    let dot = usize::from(words.get(start + 1) == ".");
    let first = cites.len();
    let mut end = number(words, start + 1 + dot, noun, cites)?;
    let mut last_top = first;
    let mut outer = cites.len() - 1;
    if cites.len() - first > 1 {
        // "6-8" in one word: two numbers side by side.
        last_top = outer;
    }
    loop {
        if let Some(after) = in_brackets(words, end, cites, Some(outer)) {
            outer = cites.len() - 1;
            end = after;
            continue;
        }
        let Some(next) = skip_separator(words, end) else {
            break;
        };
        if words.get(next) == "(" {
            // "2 (a) and (b)": beside the letter before, under the same number.
            let beside = cites.get(outer).and_then(|cite| cite.under);
            let lettered = beside.is_some() || noun == Noun::Subparagraph;
            match lettered
                .then(|| in_brackets(words, next, cites, beside))
                .flatten()
            {
                Some(after) => {
                    outer = cites.len() - 1;
                    end = after;
                    continue;
                }
                None => break,
            }
        }
        let is_list = plural || is_list_of_articles(words, end, noun);
        match is_list.then(|| number(words, next, noun, cites)).flatten() {
            Some(after) => {
                outer = cites.len() - 1;
                last_top = outer;
                end = after;
            }
            None => break,
        }
    }
    Some(Group {
        noun,
        first,
        tops_end: cites.len(),
        last_top,
        end,
    })
}

/// True for "Article 9, 10 and 11": numbers after a noun in the singular that "and" or "or" ends, and nothing is counted.
fn is_list_of_articles(words: &Words<'_>, end: usize, noun: Noun) -> bool {
    const MOST_NUMBERS: usize = 12;
    if noun != Noun::Article {
        return false;
    }
    let mut at = end;
    for _ in 0..MOST_NUMBERS {
        let comma = usize::from(words.get(at) == ",");
        let is_last = matches!(words.get(at + comma), "and" | "or");
        if comma == 0 && !is_last {
            return false;
        }
        let next = at + comma + usize::from(is_last);
        let is_number = !words.get(next).is_empty()
            && words.get(next).bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            return false;
        }
        at = next + 1;
        if is_last {
            let after = words.get(at);
            return !after.starts_with(char::is_alphabetic)
                || matches!(
                    after,
                    "of" | "to" | "above" | "below" | "shall" | "and" | "or" | "as" | "is" | "are"
                );
        }
    }
    false
}

/// The position after "," "and" ", and" "or" "to" "–" between two numbers.
fn skip_separator(words: &Words<'_>, at: usize) -> Option<usize> {
    let comma = usize::from(words.get(at) == ",");
    let joined = matches!(
        words.get(at + comma),
        "and" | "or" | "to" | "through" | "–" | "-" | "—" | "&" | "and/or"
    );
    (comma == 1 || joined).then_some(at + comma + usize::from(joined))
}

/// The position after "of", ", of" or "of the".
fn skip_of(words: &Words<'_>, at: usize) -> Option<usize> {
    let comma = usize::from(words.get(at) == ",");
    if words.get(at + comma) != "of" {
        return None;
    }
    let article = usize::from(words.get(at + comma + 1) == "the");
    Some(at + comma + 1 + article)
}

#[cfg(test)]
mod tests {
    use super::super::points::Points;
    use super::*;

    /// Each number with its noun and the number that it stands under.
    fn found(text: &str) -> Vec<String> {
        let cites = find(&Words::of(text));
        cites
            .iter()
            .map(|cite| {
                let noun = format!("{:?}", cite.noun).to_lowercase();
                let points = match cite.points {
                    Points::Anywhere => "",
                    Points::Above => " above",
                    Points::Below => " below",
                    Points::Outside => " outside",
                };
                let number = text.get(cite.range.clone()).unwrap();
                let under = cite.under.map_or(String::new(), |at| {
                    format!(" < {}", text.get(cites[at].range.clone()).unwrap())
                });
                format!("{noun} {number}{under}{points}")
            })
            .collect()
    }

    #[test]
    fn references_in_their_usual_forms() {
        for (text, expected) in [
            ("in paragraph 2 above,", &["paragraph 2 above"][..]),
            (
                "paragraphs 6–8 of the present text",
                &["paragraph 6", "paragraph 8"],
            ),
            ("paragraphs 6-8", &["paragraph 6", "paragraph 8"]),
            (
                "see paragraphs 2, 5 bis and 7 below",
                &[
                    "paragraph 2 below",
                    "paragraph 5 bis below",
                    "paragraph 7 below",
                ],
            ),
            ("Article 6, paragraph 2", &["article 6", "paragraph 2 < 6"]),
            (
                "paragraph 2 of Article 6",
                &["paragraph 2 < 6", "article 6"],
            ),
            (
                "paragraph 4 (a) and (b)",
                &["paragraph 4", "subparagraph a < 4", "subparagraph b < 4"],
            ),
            (
                "paragraph 4(a)(ii)",
                &["paragraph 4", "subparagraph a < 4", "subparagraph ii < a"],
            ),
            ("subparagraph (b)", &["subparagraph b"]),
            (
                "subparagraphs (b) and (c) below",
                &["subparagraph b below", "subparagraph c below"],
            ),
            ("annex I, section B", &["annex I", "section B < I"]),
            ("preambular paragraph 3", &["preambular 3"]),
            (
                "under Article 9, 10 and 11, where",
                &["article 9", "article 10", "article 11"],
            ),
            ("Article 9, 10 and 30 ports", &["article 9"]),
            ("Art. 9 applies", &["article 9"]),
            ("clause 5.2", &["clause 5.2"]),
            ("footnote 3", &["footnote 3"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn references_to_other_texts_point_outside() {
        for text in [
            "Article 51 of the Charter",
            "Article 6, paragraph 2, of the Agreement",
            "paragraph 12 of resolution 44/7",
            "decision 3/TEA.1, paragraph 9",
            "resolution 44/7 of 3 May 1999, paragraph 9",
            "its paragraph 5",
            "the Convention, article 4",
            "annex II to the Convention",
            "Ibid., para. 4",
        ] {
            let found = found(text);
            assert!(!found.is_empty(), "{text}");
            assert!(
                found.iter().all(|cite| cite.ends_with(" outside")),
                "{text} {found:?}"
            );
        }
    }

    #[test]
    fn other_numbers_are_no_references() {
        for text in [
            "part of 12 projects",
            "in paragraph form 3",
            "article A/RES/70/1",
            "section a of it",
            "paragraph (see below)",
            "the table (Kenya)",
            "a point 3rd",
            "paragraph",
            "paragraph (",
            "",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("paragraph 2, 30 States"), ["paragraph 2"]);
    }
}
