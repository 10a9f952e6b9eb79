//! Documents by their names: resolutions, decisions, symbols, acts, standards.

use crate::model::Symbol;

use super::super::reader::Reader;

/// The noun of a list of documents, in the singular.
pub(super) fn citing_noun(word: &str) -> Option<&'static str> {
    match word {
        "resolution" | "resolutions" => Some("resolution"),
        "decision" | "decisions" => Some("decision"),
        _ => None,
    }
}

/// A document cited here: where it ends, how it is shown, and its key.
pub(super) fn document(
    reader: &Reader<'_>,
    at: usize,
    listed: Option<&str>,
) -> Option<(usize, String, String)> {
    let word = reader.word(at);
    let lower = reader.lower(at);
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    if let Some(found) = union_act(reader, at) {
        return Some(found);
    }
    if !has_digit {
        return standard(reader, at);
    }
    let named =
        |number: &str| listed.map_or_else(|| number.to_owned(), |noun| format!("{noun} {number}"));
    if word.contains('/') {
        let is_symbol = Symbol::parse(word).is_some();
        let of_conference = word.split_once('/').is_some_and(|(number, body)| {
            number.bytes().all(|byte| byte.is_ascii_digit())
                && body.starts_with(|c: char| c.is_ascii_uppercase())
        });
        let of_list = listed.is_some()
            && word.split('/').all(|part| {
                let digits = part.trim_start_matches(['E', 'S', '-']);
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            });
        return if is_symbol {
            Some((at + 1, word.to_owned(), lower.to_owned()))
        } else if of_conference || of_list {
            Some((at + 1, named(word), lower.to_owned()))
        } else {
            None
        };
    }
    // "resolution 1325 (2000)", "resolution 2758 (XXVI)"
    let number_of_list = citing_noun(reader.lower_before(at, 1)).is_some()
        || (listed.is_some() && matches!(reader.lower_before(at, 1), "," | "and" | "or"));
    let is_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let in_brackets = reader.lower(at + 1) == "(" && reader.lower(at + 3) == ")";
    let year = reader.word(at + 2);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = year
        .chars()
        .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'S' | '-'))
        && !year.is_empty();
    (is_number && number_of_list && in_brackets && (is_year || is_roman)).then(|| {
        let number = reader.slice(&(at..at + 4));
        (at + 4, named(number), number.to_lowercase())
    })
}

/// `Regulation (EU) 2016/679`, `Directive 2014/90/EU`, `Regulation (EC) No 765/2008`.
fn union_act(reader: &Reader<'_>, at: usize) -> Option<(usize, String, String)> {
    if !matches!(
        reader.word(at),
        "Regulation" | "Regulations" | "Directive" | "Directives" | "Decision"
    ) {
        return None;
    }
    let mut end = at + 1;
    if reader.lower(end) == "(" && reader.lower(end + 2) == ")" {
        end += 3;
    }
    end += usize::from(reader.lower(end) == "no");
    let number = reader.word(end);
    let is_number = number.contains('/')
        && number
            .split('/')
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            .count()
            >= 2;
    is_number.then(|| {
        let shown = reader.slice(&(at..end + 1)).to_owned();
        (end + 1, shown, number.to_lowercase())
    })
}

/// `RFC 2119`, `ISO 27001`, `NIST 800-63`.
fn standard(reader: &Reader<'_>, at: usize) -> Option<(usize, String, String)> {
    let is_body = matches!(
        reader.word(at),
        "RFC" | "ISO" | "IEC" | "IEEE" | "NIST" | "ISO/IEC" | "CWE" | "BCP" | "FIPS"
    );
    let number = reader.word(at + 1);
    (is_body && number.starts_with(|c: char| c.is_ascii_digit())).then(|| {
        let shown = reader.slice(&(at..at + 2)).to_owned();
        let key = shown.to_lowercase();
        (at + 2, shown, key)
    })
}
