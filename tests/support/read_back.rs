//! Reads both drafts back from reports, knowing only what the reports' formats say of themselves.

use clausediff::model::{Clause, Document, Side, Sides};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;
use scraper::{ElementRef, Html, Node, Selector};

/// The texts of both drafts, in their order.
pub type Texts = Sides<Vec<String>>;

/// Reads JSON back by its edits.
pub fn json(report: &str) -> Result<Texts, String> {
    let value: serde_json::Value =
        serde_json::from_str(report).map_err(|error| error.to_string())?;
    let mut texts = Sides::new(Vec::new(), Vec::new());
    for change in value["changes"].as_array().ok_or("no changes")? {
        let mut whole = Sides::new(String::new(), String::new());
        for edit in change["edits"].as_array().ok_or("no edits")? {
            let text = edit["text"].as_str().ok_or("an edit without text")?;
            match edit["op"].as_str() {
                Some("equal") => {
                    whole.old.push_str(edit["old"].as_str().unwrap_or(text));
                    whole.new.push_str(text);
                }
                Some("delete") => whole.old.push_str(text),
                Some("insert") => whole.new.push_str(text),
                other => return Err(format!("an edit of op {other:?}")),
            }
        }
        let ids = |side: &str| -> Vec<usize> {
            let ids = change[side].as_array().into_iter().flatten();
            ids.filter_map(|id| Some(id.as_u64()? as usize)).collect()
        };
        put(&mut texts.old, &ids("old"), &whole.old)?;
        put(&mut texts.new, &ids("new"), &whole.new)?;
    }
    finished(texts)
}

/// Reads a page back by its `del` and `ins`.
pub fn html(report: &str) -> Result<Texts, String> {
    let page = Html::parse_document(report);
    let mut texts = Sides::new(Vec::new(), Vec::new());
    for article in page.select(&selector("article[data-old]")) {
        let both = article.select(&selector(".both")).next();
        let both = both.ok_or("an article without words")?;
        for side in [Side::Old, Side::New] {
            let (texts, name) = match side {
                Side::Old => (&mut texts.old, "data-old"),
                Side::New => (&mut texts.new, "data-new"),
            };
            let ids = article.value().attr(name).unwrap_or_default();
            let ids: Result<Vec<usize>, _> = ids.split_whitespace().map(str::parse).collect();
            let ids = ids.map_err(|_| "an id that is no number")?;
            if !ids.is_empty() {
                let mut text = String::new();
                words(both, side, &mut text);
                put(texts, &ids, &text)?;
            }
        }
    }
    finished(texts)
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector of ours")
}

fn words(element: ElementRef<'_>, side: Side, out: &mut String) {
    let is = |element: ElementRef<'_>, class: &str| element.value().classes().any(|c| c == class);
    let is_print = is(element, "print");
    for node in element.children() {
        if let Node::Text(text) = node.value()
            && !(is_print && side == Side::Old)
        {
            out.push_str(text);
        }
        let Some(child) = ElementRef::wrap(node) else {
            continue;
        };
        let code = child.value().attr("data-code");
        match child.value().name() {
            _ if is_print && is(child, "was") != (side == Side::Old) => {}
            "ins" if side == Side::Old => {}
            "del" if side == Side::New => {}
            _ if is(child, "end") => out.push('\n'),
            _ => match code.and_then(|code| u32::from_str_radix(code, 16).ok()) {
                Some(code) => out.extend(char::from_u32(code)),
                None => words(child, side, out),
            },
        }
    }
}

/// Puts the text of some clauses, joined by line breaks, where they belong.
fn put(texts: &mut Vec<Option<String>>, ids: &[usize], whole: &str) -> Result<(), String> {
    if ids.is_empty() {
        return if whole.is_empty() {
            Ok(())
        } else {
            Err(format!("words of no clause: {whole:?}"))
        };
    }
    let parts: Vec<&str> = whole.split('\n').collect();
    if parts.len() != ids.len() {
        return Err(format!("{} texts for {ids:?}: {whole:?}", parts.len()));
    }
    for (&id, part) in ids.iter().zip(parts) {
        if texts.len() <= id {
            texts.resize(id + 1, None);
        }
        if texts[id].replace(part.to_owned()).is_some() {
            return Err(format!("clause {id} stands twice"));
        }
    }
    Ok(())
}

fn finished(texts: Sides<Vec<Option<String>>>) -> Result<Texts, String> {
    let all = |texts: Vec<Option<String>>| -> Result<Vec<String>, String> {
        let missing = |(id, text): (usize, Option<String>)| text.ok_or(format!("no clause {id}"));
        texts.into_iter().enumerate().map(missing).collect()
    };
    Ok(Sides::new(all(texts.old)?, all(texts.new)?))
}

/// Takes every mark of CriticMarkup as accepted (`Side::New`) or rejected, reading from the left.
pub fn decided(report: &str, side: Side) -> String {
    let mut out = String::new();
    let mut rest = report;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let Some((length, kept)) = mark(from, side) else {
            out.push('{');
            rest = &from[1..];
            continue;
        };
        out.push_str(kept);
        rest = &from[length..];
    }
    out + rest
}

/// The length of the mark that a text begins with, and what is left of it.
fn mark(text: &str, side: Side) -> Option<(usize, &str)> {
    let inside = |close: &str| text[3..].find(close).map(|end| &text[3..3 + end]);
    let only = |inner: &'static str, kept: bool| {
        inside(inner).map(|inner| (inner.len() + 6, if kept { inner } else { "" }))
    };
    match text.get(..3)? {
        "{++" => only("++}", side == Side::New),
        "{--" => only("--}", side == Side::Old),
        "{>>" => only("<<}", false),
        "{==" => only("==}", true),
        "{~~" => {
            let inner = inside("~~}")?;
            let (old, new) = inner.split_once("~>")?;
            let kept = if side == Side::New { new } else { old };
            Some((inner.len() + 6, kept))
        }
        _ => None,
    }
}

/// The same with one pattern after the other over the whole text, as the CriticMarkup toolkit does it.
pub fn decided_by_patterns(report: &str, side: Side, order: &[usize]) -> String {
    let new = side == Side::New;
    let patterns = [
        (
            r"(?s)\{\+\+(.*?)\+\+[ \t]*(?:\[.*?\])?[ \t]*\}",
            if new { "${1}" } else { "" },
        ),
        (
            r"(?s)\{--(.*?)--[ \t]*(?:\[.*?\])?[ \t]*\}",
            if new { "" } else { "${1}" },
        ),
        (
            r"(?s)\{~~([^~>]+)~>([^~]+)~~\}",
            if new { "${2}" } else { "${1}" },
        ),
        (r"(?s)\{>>.*?<<\}", ""),
    ];
    let mut text = report.to_owned();
    for &at in order {
        let (pattern, kept) = patterns[at];
        let pattern = Regex::new(pattern).expect("a pattern of ours");
        text = pattern.replace_all(&text, kept).into_owned();
    }
    text
}

/// The paragraphs that a Markdown viewer shows, with any extension; anything but paragraphs of plain words is an error.
pub fn paragraphs(markdown: &str) -> Result<Vec<String>, String> {
    let extensions = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let mut paragraphs: Vec<String> = Vec::new();
    for event in Parser::new_ext(markdown, extensions) {
        match event {
            Event::Start(Tag::Paragraph) => paragraphs.push(String::new()),
            Event::End(TagEnd::Paragraph) => {}
            Event::Text(text) => match paragraphs.last_mut() {
                Some(paragraph) => paragraph.push_str(&text),
                None => return Err(format!("text outside a paragraph: {text:?}")),
            },
            other => return Err(format!("markup from a draft: {other:?}")),
        }
    }
    Ok(paragraphs)
}

/// The paragraph that CriticMarkup has for a clause: label and words, without what only a screen obeys.
pub fn paragraph_of(clause: &Clause) -> String {
    let label = match &clause.label {
        Some(label) if label.printed == clause.text => String::new(),
        Some(label) if label.printed.ends_with(char::is_alphanumeric) => {
            format!("{}. ", label.printed)
        }
        Some(label) if !label.printed.is_empty() => format!("{} ", label.printed),
        _ => String::new(),
    };
    let shown = |c: char| match c {
        '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() && c.is_whitespace() => Some(' '),
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    };
    (label + &clause.text).chars().filter_map(shown).collect()
}

/// The paragraphs that CriticMarkup has for a draft.
pub fn paragraphs_of(document: &Document) -> Vec<String> {
    let paragraphs = document.clauses.iter().map(paragraph_of);
    let paragraphs = paragraphs.map(|text| text.trim().to_owned());
    paragraphs.filter(|text| !text.is_empty()).collect()
}
