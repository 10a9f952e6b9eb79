//! The text of both drafts with its changes.

use super::margin::kinds_of;
use super::plan::Item;
use super::writer::Writer;
use super::{Source, words};
use crate::model::{Action, Change, ClauseId, Comparison, Move, Side};
use crate::report::Facet;
use crate::report::wording::{
    self, DRAFTS, ONLY_RENUMBERED, class_meaning, counted, doubt, is_at, new_places, old_places,
    opening_words, place_line, stood_here, went_along, what_happened, with_those_under_it,
};

/// Clauses in a row with the same words that are folded; fewer are as quickly read.
const FOLDED: usize = 2;
/// Depths that are set in further; a text rarely has more.
const DEPTHS: usize = 4;

/// Writes the whole text.
pub(super) fn text(page: &mut Writer, source: &Source<'_>) {
    page.raw("<h2 class=\"hidden\">The text with its changes</h2>\n");
    page.raw("<p class=\"heads\" aria-hidden=\"true\">");
    for draft in DRAFTS {
        page.element("span", draft);
    }
    page.raw("</p>\n");
    let went_along = went_along(source.comparison);
    let items = &source.plan.items;
    let same = |item: &Item| matches!(item, Item::Same(_));
    for run in items.chunk_by(|item, next| same(item) && same(next)) {
        if same_run(page, run, source) {
            continue;
        }
        for item in run {
            match *item {
                Item::Change(index) => {
                    let with = went_along.get(index).copied().unwrap_or(0);
                    at(source, index, |change| {
                        self::change(page, change, with, source);
                    });
                }
                Item::Same(index) | Item::Above(index) => at(source, index, |change| {
                    same_words(page, change, source);
                }),
                Item::Stood(index, id) => at(source, index, |change| {
                    stood(page, change, id, source);
                }),
                Item::ToldBefore(index, id) => {
                    at(source, index, |change| {
                        told_before(page, change, id, source);
                    });
                }
            }
        }
    }
}

fn at(source: &Source<'_>, index: usize, write: impl FnOnce(&Change)) {
    if let Some(change) = source.comparison.changes.get(index) {
        write(change);
    }
}

/// Writes a run of clauses with the same words, folded; false when it is no such run.
fn same_run(page: &mut Writer, run: &[Item], source: &Source<'_>) -> bool {
    let changes: Vec<&Change> = run
        .iter()
        .filter_map(|item| match item {
            Item::Same(index) => source.comparison.changes.get(*index),
            _ => None,
        })
        .collect();
    let (Some(first), Some(last), true) =
        (changes.first(), changes.last(), changes.len() >= FOLDED)
    else {
        return false;
    };
    page.raw("<details class=\"fold\"");
    page.raw(if source.options.all { " open" } else { "" });
    page.raw(">\n<summary>");
    let (first, last) = (
        new_places(first, source.comparison),
        new_places(last, source.comparison),
    );
    page.raw("<b>");
    page.said(&format!("{first} to {last}"), &source.language);
    page.raw("</b>");
    let count = counted(changes.len(), "clause");
    let renumbered = changes.iter().filter(|change| change.renumbered).count();
    page.text(&match renumbered {
        0 => format!(" {count} with the same words"),
        _ if renumbered == changes.len() => format!(" {count} {ONLY_RENUMBERED}"),
        _ => format!(" {count} with the same words, {renumbered} of them {ONLY_RENUMBERED}"),
    });
    page.raw("</summary>\n");
    for change in changes {
        same_words(page, change, source);
    }
    page.raw("</details>\n");
    true
}

/// Writes a clause whose words are the same.
fn same_words(page: &mut Writer, change: &Change, source: &Source<'_>) {
    page.raw("<article class=\"same");
    depth(page, change, source.comparison);
    page.raw("\"");
    facts(page, change, source);
    page.raw(">\n<h3>");
    if !change.is_nothing() {
        other_addresses(page, change, source);
    }
    place(page, change, source);
    page.raw("</h3>\n");
    unmarked(page, change, source);
    page.raw("</article>\n");
}

/// Writes a change with its words and what is to be known of it.
fn change(page: &mut Writer, change: &Change, went_along: usize, source: &Source<'_>) {
    let comparison = source.comparison;
    page.raw("<article class=\"change ");
    page.raw(change.action.name());
    depth(page, change, comparison);
    page.raw("\"");
    facts(page, change, source);
    page.raw(">\n<header><h3>");
    other_addresses(page, change, source);
    place(page, change, source);
    page.raw("</h3> ");
    if !is_told_by_place(change) && !change.is_nothing() {
        page.raw("<p class=\"what\">");
        page.said(&what_happened(change, comparison), &source.language);
        page.text(&with_those_under_it(went_along));
        origin(page, change, source);
        page.raw("</p> ");
    }
    if let Some(class) = change.class {
        page.raw("<span");
        page.attribute("class", &format!("class {}", class.name()));
        page.attribute("title", class_meaning(class));
        page.raw(">");
        page.raw(class.name());
        page.raw("</span>");
    }
    page.raw("</header>\n");
    if change.edits.is_empty() {
        unmarked(page, change, source);
    } else {
        marked(page, change, source);
    }
    notes(page, change, source);
    page.raw("</article>\n");
}

/// True when the place says already what happened: `OP4 (new)`.
pub(super) fn is_told_by_place(change: &Change) -> bool {
    matches!(change.action, Action::Added | Action::Removed)
}

/// A link to where a clause stood that moved by itself.
fn origin(page: &mut Writer, change: &Change, source: &Source<'_>) {
    if change.pairing.moved != Some(Move::Alone) {
        return;
    }
    if let Some(&old) = change.pairing.old.first() {
        page.raw(" <a class=\"jump origin\"");
        page.attribute("href", &format!("#{}", source.anchors.of_old(old)));
        page.raw(">see where it stood</a>");
    }
}

/// The words of a clause that are the same in both drafts, to the letter or in another print.
fn unmarked(page: &mut Writer, change: &Change, source: &Source<'_>) {
    let text = texts(change, source.comparison);
    page.raw("<p class=\"both\"");
    source.language.set(page, &text);
    page.raw(">");
    if change.edits.is_empty() {
        page.text(&text);
    } else {
        words::both(page, &change.edits);
    }
    page.raw("</p>\n");
}

/// The words of a change: of both drafts together, and of the old one for two columns.
fn marked(page: &mut Writer, change: &Change, source: &Source<'_>) {
    let text = texts(change, source.comparison);
    let replaced = words::share_nothing(&change.edits) && change.action == Action::Amended;
    page.raw("<div class=\"words");
    page.raw(if replaced { " replaced" } else { "" });
    page.raw("\">\n");
    if !change.pairing.old.is_empty() && !change.pairing.new.is_empty() {
        page.raw("<p class=\"old\"");
        source.language.set(page, &text);
        page.raw(">");
        words::old(page, &change.edits);
        page.raw("</p>\n");
    }
    page.raw("<p class=\"both\"");
    source.language.set(page, &text);
    page.raw(">");
    words::both(page, &change.edits);
    page.raw("</p>\n</div>\n");
}

/// Doubts first, then findings.
fn notes(page: &mut Writer, change: &Change, source: &Source<'_>) {
    let comparison = source.comparison;
    let notes = wording::notes(change, comparison);
    if notes.is_empty() {
        return;
    }
    let doubt = doubt(change, comparison);
    page.raw("<ul class=\"notes\">\n");
    for note in notes {
        let is_doubt = doubt.as_ref() == Some(&note);
        page.raw(if is_doubt {
            "<li class=\"doubt\">"
        } else {
            "<li>"
        });
        page.sentence(&note, &source.language);
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}

/// Where a clause stood that stands elsewhere now.
fn stood(page: &mut Writer, change: &Change, id: ClauseId, source: &Source<'_>) {
    let Some(clause) = source.comparison.old.clauses.get(id) else {
        return;
    };
    let comparison = source.comparison;
    let stood = stood_here(&clause.place, change, comparison);
    let says = stood.strip_prefix(&clause.place).unwrap_or(&stood);
    elsewhere(
        page,
        source.anchors.of_old(id),
        (&clause.place, &format!("{says}, ")),
        change,
        &is_at(change, comparison),
        source,
    );
    page.raw(": <q");
    source.language.set(page, &clause.text);
    page.raw(">");
    page.text(&opening_words(&clause.text));
    page.raw("</q></p>\n");
}

/// A clause of the new draft that is told with another one before it.
fn told_before(page: &mut Writer, change: &Change, id: ClauseId, source: &Source<'_>) {
    let Some(clause) = source.comparison.new.clauses.get(id) else {
        return;
    };
    let told = old_places(change, source.comparison);
    let anchor = source.anchors.of_new(id);
    elsewhere(
        page,
        anchor,
        (&clause.place, " is told with "),
        change,
        &told,
        source,
    );
    page.raw(" above</p>\n");
}

/// Begins a line about a clause that is shown elsewhere, with a link to there.
fn elsewhere(
    page: &mut Writer,
    anchor: &str,
    (place, says): (&str, &str),
    change: &Change,
    link: &str,
    source: &Source<'_>,
) {
    page.raw("<p class=\"stood\"");
    page.attribute("id", anchor);
    page.raw(">");
    page.raw("<b>");
    page.said(place, &source.language);
    page.raw("</b>");
    page.raw(says);
    page.raw("<a class=\"jump\"");
    page.attribute("href", &format!("#{}", address(change, source)));
    page.raw(">");
    page.said(link, &source.language);
    page.raw("</a>");
}

/// The addresses of the other clauses that a change tells of, so that each place of either draft leads to it.
fn other_addresses(page: &mut Writer, change: &Change, source: &Source<'_>) {
    let anchors = &source.anchors;
    let own = address(change, source);
    let old = change
        .pairing
        .old
        .iter()
        .map(|&id| (id, anchors.of_old(id)));
    let old = old.filter(|(id, _)| !source.plan.stands_elsewhere(*id, Side::Old));
    let new = change
        .pairing
        .new
        .iter()
        .map(|&id| (id, anchors.of_new(id)));
    let new = new.filter(|(id, _)| !source.plan.stands_elsewhere(*id, Side::New));
    for (_, address) in new.chain(old).filter(|(_, address)| *address != own) {
        page.raw("<span");
        page.attribute("id", address);
        page.raw("></span>");
    }
}

/// The place of a clause as a link to itself.
fn place(page: &mut Writer, change: &Change, source: &Source<'_>) {
    page.raw("<a");
    page.attribute("href", &format!("#{}", address(change, source)));
    page.raw(">");
    page.said(&place_line(change, source.comparison), &source.language);
    page.raw("</a>");
}

/// The address of a change: that of its first clause in the new draft, or where it stood.
pub(super) fn address<'a>(change: &Change, source: &'a Source<'_>) -> &'a str {
    match (change.pairing.new.first(), change.pairing.old.first()) {
        (Some(&new), _) => source.anchors.of_new(new),
        (None, Some(&old)) => source.anchors.of_old(old),
        (None, None) => "",
    }
}

/// What a change is, for the filters, for programs, and for whoever reads the page back.
fn facts(page: &mut Writer, change: &Change, source: &Source<'_>) {
    page.attribute("id", address(change, source));
    for (name, ids) in [
        ("data-old", &change.pairing.old),
        ("data-new", &change.pairing.new),
    ] {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        page.attribute(name, &ids.join(" "));
    }
    if change.is_nothing() || !source.options.filter.shows(change) {
        return;
    }
    let facets = Facet::ALL.iter().filter(|facet| facet.applies_to(change));
    let facets: Vec<&str> = facets.map(|facet| facet.name()).collect();
    page.attribute("data-facet", &facets.join(" "));
    if let Some(class) = change.class {
        page.attribute("data-class", class.name());
    }
    let kinds: Vec<&str> = kinds_of(change).iter().map(|kind| kind.name()).collect();
    if !kinds.is_empty() {
        page.attribute("data-finding", &kinds.join(" "));
    }
}

fn depth(page: &mut Writer, change: &Change, comparison: &Comparison) {
    let clause = match (change.pairing.new.first(), change.pairing.old.first()) {
        (Some(&new), _) => comparison.new.clauses.get(new),
        (None, Some(&old)) => comparison.old.clauses.get(old),
        (None, None) => None,
    };
    let depth = clause.map_or(0, |clause| clause.depth).min(DEPTHS);
    if depth > 0 {
        page.raw(&format!(" depth-{depth}"));
    }
}

/// The text of a change in the new draft, or in the old one if it is gone.
fn texts(change: &Change, comparison: &Comparison) -> String {
    let (ids, document) = if change.pairing.new.is_empty() {
        (&change.pairing.old, &comparison.old)
    } else {
        (&change.pairing.new, &comparison.new)
    };
    let clauses = ids.iter().filter_map(|&id| document.clauses.get(id));
    let texts: Vec<&str> = clauses.map(|clause| clause.text.as_str()).collect();
    texts.join("\n")
}
