//! What stands before the text: which drafts, what happened in short, warnings.

use rustc_hash::FxHashSet;

use super::clause::address;
use super::writer::Writer;
use super::{Source, policy};
use crate::model::{Comparison, Sides};
use crate::report::wording::{
    self, DRAFTS, PLEASE_NOTE, SPONSORS, WHAT_MATTERS, counted, draft_name, draft_rows,
    findings_line, left_out, matters, sponsor_changes, summary_paragraph,
};

/// Warnings that are shown at once; more are folded, so that they do not bury the changes.
const WARNINGS_SHOWN: usize = 8;

/// Writes everything up to the body.
pub(super) fn head(page: &mut Writer, source: &Source<'_>) {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\"");
    page.attribute("content", &policy::policy());
    page.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.raw("<meta name=\"generator\" content=\"clausediff\">\n");
    // Without it browsers ask the server for one.
    page.raw("<link rel=\"icon\" href=\"data:,\">\n<title>");
    let names = names(source.comparison);
    // Characters of a title are text to the end tag: nothing can be shown by an element here.
    page.plain(&format!("{} → {}", names.old, names.new));
    page.raw("</title>\n<style>\n");
    page.raw(policy::STYLE);
    page.raw("</style>\n</head>\n");
}

/// Writes the head of the page: title, drafts, what happened in short, warnings.
pub(super) fn opening(page: &mut Writer, source: &Source<'_>) {
    let comparison = source.comparison;
    page.raw("<body>\n<a class=\"skip\" href=\"#page-text\">Skip to the text</a>\n");
    page.raw(
        "<header class=\"opening\">\n<div class=\"told\">\n<p class=\"kind\">Change report</p>\n",
    );
    title(page, source);
    let names = names(comparison);
    page.raw("<p class=\"names\">");
    page.element("bdi", &names.old);
    page.raw(" <span class=\"arrow\" aria-label=\"to\">→</span> ");
    page.element("bdi", &names.new);
    page.raw("</p>\n");
    // Filled by the script when only a part of the page is shown, and seen on paper.
    page.raw("<p class=\"only\" id=\"page-only\" hidden></p>\n<p class=\"summary\">");
    page.sentence(&summary_paragraph(comparison), &source.language);
    page.raw("</p>\n");
    what_matters(page, source);
    if let Some(left_out) = left_out(source.plan.left_out) {
        page.element("p class=\"left-out\"", &left_out);
        page.raw("\n");
    }
    page.raw("</div>\n<div class=\"about\">\n");
    drafts(page, source);
    warnings(page, comparison);
    page.raw("</div>\n</header>\n");
}

/// The findings counted, and the changes that matter most, in order.
fn what_matters(page: &mut Writer, source: &Source<'_>) {
    let comparison = source.comparison;
    if let Some(counts) = findings_line(comparison) {
        page.element("p class=\"counts\"", &counts);
        page.raw("\n");
    }
    let filter = &source.options.filter;
    let matters = matters(comparison, |change| filter.shows(change));
    if matters.is_empty() {
        return;
    }
    page.element("h2 class=\"matters\"", WHAT_MATTERS);
    page.raw("\n<ol class=\"matters\">\n");
    for matter in matters {
        page.raw("<li>");
        let address = matter.change.map_or("", |change| address(change, source));
        if address.is_empty() {
            page.sentence(&matter.sentence, &source.language);
        } else {
            page.raw("<a");
            page.attribute("href", &format!("#{address}"));
            page.raw(">");
            page.sentence(&matter.sentence, &source.language);
            page.raw("</a>");
        }
        page.raw("</li>\n");
    }
    page.raw("</ol>\n");
}

fn title(page: &mut Writer, source: &Source<'_>) {
    let comparison = source.comparison;
    let titles = [&comparison.new.title, &comparison.old.title];
    let title = titles.into_iter().find(|title| !title.trim().is_empty());
    page.raw("<h1");
    if let Some(title) = title {
        source.language.set(page, title);
        page.raw(">");
        page.text(title);
    } else {
        page.raw(">What changed");
    }
    page.raw("</h1>\n");
}

/// What the drafts are called: their symbols, or their files where that does not tell them apart.
fn names(comparison: &Comparison) -> Sides<String> {
    let drafts = Sides::new(&comparison.old, &comparison.new);
    let names = drafts.map(draft_name);
    if names.old == names.new {
        return drafts.map(|draft| draft.source.clone());
    }
    names
}

fn drafts(page: &mut Writer, source: &Source<'_>) {
    page.raw("<table class=\"drafts\">\n<caption>The two drafts</caption>\n<thead><tr><td></td>");
    for draft in DRAFTS {
        page.element("th scope=\"col\"", draft);
    }
    page.raw("</tr></thead>\n<tbody>\n");
    for (name, values) in draft_rows(source.comparison) {
        page.raw("<tr>");
        page.element("th scope=\"row\"", name);
        for value in [&values.old, &values.new] {
            page.raw("<td");
            source.language.set(page, value);
            page.raw(">");
            page.text(value);
            page.raw("</td>");
        }
        page.raw("</tr>\n");
    }
    sponsors(page, source);
    page.raw("</tbody>\n</table>\n");
}

/// The sponsors, those who joined or left marked as such.
fn sponsors(page: &mut Writer, source: &Source<'_>) {
    let (old, new) = (
        &source.comparison.old.masthead.sponsors,
        &source.comparison.new.masthead.sponsors,
    );
    if old.is_empty() && new.is_empty() {
        return;
    }
    let changes = sponsor_changes(source.comparison);
    page.raw("<tr>");
    page.element("th scope=\"row\"", SPONSORS);
    for (sponsors, marked, mark) in [(old, changes.left, "del"), (new, changes.joined, "ins")] {
        let marked: FxHashSet<&String> = marked.iter().collect();
        page.raw("<td");
        source.language.set(page, &sponsors.join(" "));
        page.raw(">");
        for (index, sponsor) in sponsors.iter().enumerate() {
            page.raw(if index > 0 { ", " } else { "" });
            if marked.contains(sponsor) {
                page.element(mark, sponsor);
            } else {
                page.text(sponsor);
            }
        }
        page.raw("</td>");
    }
    page.raw("</tr>\n");
}

fn warnings(page: &mut Writer, comparison: &Comparison) {
    let messages = wording::warnings(comparison);
    if messages.is_empty() {
        return;
    }
    page.raw("<section class=\"warnings\" aria-label=\"Warnings\">\n");
    page.element("h2", PLEASE_NOTE);
    page.raw("\n<ul>\n");
    let mut messages = messages.iter();
    for message in messages.by_ref().take(WARNINGS_SHOWN) {
        page.element("li", message);
        page.raw("\n");
    }
    page.raw("</ul>\n");
    let more = messages.len();
    if more > 0 {
        page.raw("<details>");
        page.element("summary", &counted(more, "more warning"));
        page.raw("\n<ul>\n");
        for message in messages {
            page.element("li", message);
            page.raw("\n");
        }
        page.raw("</ul>\n</details>\n");
    }
    page.raw("</section>\n");
}
