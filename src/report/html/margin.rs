//! The list of changes beside the text, and the tools above it.

use super::Source;
use super::clause::{address, is_told_by_place};
use super::writer::Writer;
use crate::model::{Change, Class, FindingKind};
use crate::report::Facet;
use crate::report::concordance::TITLE;
use crate::report::wording::{
    NO_CHANGE, ONLY_RENUMBERED, WHAT_HAPPENED, action_word, counted, in_a_few_words, kind_name,
    place_line, what_happened,
};

/// Writes the list of changes to jump through.
pub(super) fn margin(page: &mut Writer, source: &Source<'_>) {
    let count = source.plan.changes().count();
    page.raw("<nav class=\"margin\" id=\"page-changes\" aria-label=\"Changes\">\n<details open>\n");
    let title = match source.plan.renumbered {
        0 => counted(count, "change"),
        renumbered => format!(
            "{}, and {} {ONLY_RENUMBERED}",
            counted(count, "change"),
            counted(renumbered, "clause"),
        ),
    };
    page.element("summary", &title);
    page.raw("\n");
    if count == 0 {
        page.element("p", NO_CHANGE);
    }
    page.raw("<ol>\n");
    for index in source.plan.changes() {
        if let Some(change) = source.comparison.changes.get(index) {
            entry(page, change, source);
        }
    }
    page.raw("</ol>\n</details>\n");
    if source.concordance.is_some() {
        page.raw("<a class=\"more\" href=\"#page-numbers\">");
        page.text(TITLE);
        page.raw("</a>\n");
    }
    page.raw("</nav>\n");
}

fn entry(page: &mut Writer, change: &Change, source: &Source<'_>) {
    page.raw("<li><a");
    page.attribute("href", &format!("#{}", address(change, source)));
    page.attribute("class", change.action.name());
    page.raw(">");
    page.raw("<b>");
    page.said(&place_line(change, source.comparison), &source.language);
    page.raw("</b> ");
    if !is_told_by_place(change) {
        page.raw("<i>");
        page.said(&what_happened(change, source.comparison), &source.language);
        page.raw("</i> ");
    }
    let words = in_a_few_words(change);
    page.raw("<span");
    if is_told_by_place(change) {
        source.language.set(page, &words);
    }
    page.raw(">");
    page.sentence(&words, &source.language);
    page.raw("</span></a></li>\n");
}

/// Writes the choice of the view, and what the script makes work: filters and buttons.
pub(super) fn tools(page: &mut Writer, source: &Source<'_>) {
    let columns = source.options.side_by_side;
    page.raw("<div class=\"tools\">\n<fieldset class=\"views\"><legend>View</legend>\n");
    for (id, name, chosen) in [
        ("page-inline", "In one text", !columns),
        ("page-columns", "Side by side", columns),
    ] {
        page.raw("<input type=\"radio\" name=\"view\"");
        page.attribute("id", id);
        page.raw(if chosen { " checked>" } else { ">" });
        page.raw("<label");
        page.attribute("for", id);
        page.raw(">");
        page.raw(name);
        page.raw("</label>\n");
    }
    page.raw("</fieldset>\n<div class=\"buttons\" hidden>\n");
    for (action, name, keys, title) in [
        ("previous", "↑ Previous", "k p", "Previous change (k or p)"),
        ("next", "↓ Next", "j n", "Next change (j or n)"),
        (
            "fold",
            "Unfold all",
            "u",
            "Show or fold unchanged clauses (u)",
        ),
        ("theme", "Dark", "t", "Light or dark (t)"),
    ] {
        page.raw("<button type=\"button\"");
        page.attribute("data-do", action);
        page.attribute("aria-keyshortcuts", keys);
        page.attribute("title", title);
        page.raw(">");
        page.raw(name);
        page.raw("</button>\n");
    }
    page.raw("</div>\n");
    filters(page, source);
    page.raw("<p class=\"status\" id=\"page-status\" role=\"status\"></p>\n</div>\n");
}

/// Writes a box for each action, class and finding that occurs.
fn filters(page: &mut Writer, source: &Source<'_>) {
    let changes = || {
        let changes = source.comparison.changes.iter();
        changes.filter(|change| !change.is_nothing() && source.options.filter.shows(change))
    };
    let actions = Facet::ALL.iter().map(|facet| {
        let count = changes().filter(|change| facet.applies_to(change)).count();
        ("facet", facet.name(), action_word(*facet).to_owned(), count)
    });
    let classes = [Class::Substantive, Class::Consequential, Class::Editorial];
    let classes = classes.iter().map(|class| {
        let count = changes()
            .filter(|change| change.class == Some(*class))
            .count();
        ("class", class.name(), class.name().to_owned(), count)
    });
    let mut kinds: Vec<(FindingKind, usize)> = Vec::new();
    for change in changes() {
        // A new number is one of the actions.
        let told = |kind: &FindingKind| *kind != FindingKind::Renumbered;
        for kind in kinds_of(change).into_iter().filter(told) {
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
    }
    kinds.sort_unstable();
    let kinds = kinds
        .iter()
        .map(|(kind, count)| ("finding", kind.name(), kind_name(*kind).to_owned(), *count));
    page.raw("<details class=\"filters\" hidden>\n<summary>Filter</summary>\n");
    group(page, WHAT_HAPPENED, &mut actions.into_iter());
    group(page, "How much it matters", &mut classes.into_iter());
    group(page, "What was found", &mut kinds.into_iter());
    page.raw("<button type=\"button\" data-do=\"clear\">Show all</button>\n</details>\n");
}

/// The kinds of findings of a change, each once.
pub(super) fn kinds_of(change: &Change) -> Vec<FindingKind> {
    let mut kinds: Vec<FindingKind> = change.findings.iter().map(|finding| finding.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// A box of a filter: its group, its value, what it is called, and how often it applies.
type Choice = (&'static str, &'static str, String, usize);

fn group(page: &mut Writer, title: &str, boxes: &mut dyn Iterator<Item = Choice>) {
    let mut boxes = boxes.filter(|(_, _, _, count)| *count > 0).peekable();
    if boxes.peek().is_none() {
        return;
    }
    page.raw("<fieldset>");
    page.element("legend", title);
    page.raw("<div>\n");
    for (group, name, label, count) in boxes {
        page.raw("<label><input type=\"checkbox\"");
        page.attribute("data-group", group);
        page.attribute("value", name);
        page.raw("> ");
        page.element("span", &label);
        page.raw(" <small>");
        page.text(&count.to_string());
        page.raw("</small></label>\n");
    }
    page.raw("</div></fieldset>\n");
}
