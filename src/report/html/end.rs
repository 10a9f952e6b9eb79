//! What stands after the text: old and new numbers, how to use the page, its script.

use super::writer::Writer;
use super::{Source, policy};
use crate::model::{Class, Comparison};
use crate::report::concordance::{COLUMNS, Concordance, GOES_ALONG, SAME_NUMBERS, TITLE};
use crate::report::{Facet, Filter};

/// Writes the table of old and new numbers.
pub(super) fn concordance(page: &mut Writer, source: &Source<'_>) {
    let Some(concordance) = &source.concordance else {
        return;
    };
    page.raw("<section id=\"page-numbers\" class=\"numbers\">\n");
    page.element("h2", TITLE);
    page.raw("\n");
    if concordance.is_the_same() {
        page.element("p", SAME_NUMBERS);
        page.raw("\n</section>\n");
        return;
    }
    if concordance.goes_along {
        page.element("p", GOES_ALONG);
        page.raw("\n");
    }
    page.raw("<table");
    page.attribute("aria-label", TITLE);
    page.raw(">\n<thead><tr>");
    for column in COLUMNS {
        page.element("th scope=\"col\"", column);
    }
    page.raw("</tr></thead>\n<tbody>\n");
    for row in &concordance.rows {
        page.raw(if row[0] == row[1] {
            "<tr class=\"same-number\">"
        } else {
            "<tr>"
        });
        for place in row {
            page.element("td", place);
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</section>\n");
}

/// The old and new numbers, if they are asked for and there are any.
pub(super) fn numbers(comparison: &Comparison, filter: &Filter) -> Option<Concordance> {
    let asked = filter.only.is_empty() || filter.only.contains(&Facet::Renumbered);
    let asked = asked && !filter.ignore.contains(&Class::Consequential);
    asked
        .then(|| Concordance::of(comparison))
        .filter(|concordance| !concordance.rows.is_empty())
}

/// Writes how to read the page and which keys it knows, and the script.
pub(super) fn footer(page: &mut Writer) {
    page.raw("<footer>\n<p>Words that came are <ins>underlined</ins>, words that went are <del>struck out</del>. ");
    page.raw("¶ is the end of a paragraph that came or went. A dotted line under words: only quotes, dashes, hyphens or spaces are printed differently. ");
    page.raw("Each place is a link to itself: <code>#OP4</code> at the end of this page’s address opens the page at OP4.</p>\n");
    page.raw("<p id=\"page-keys\" class=\"keys\" hidden>Keys: ");
    for (index, (keys, meaning)) in [
        (&["n", "j"][..], "next change"),
        (&["p", "k"], "previous change"),
        (&["s"], "side by side or in one text"),
        (&["u"], "show or fold unchanged clauses"),
        (&["f"], "filter"),
        (&["t"], "light or dark"),
    ]
    .into_iter()
    .enumerate()
    {
        page.raw(if index > 0 { ", " } else { "" });
        for (index, key) in keys.iter().enumerate() {
            page.raw(if index > 0 { " or " } else { "" });
            page.element("kbd", key);
        }
        page.raw(" ");
        page.raw(meaning);
    }
    page.raw(
        ". <label><input type=\"checkbox\" checked> Keys are on</label></p>\n</footer>\n<script>\n",
    );
    page.raw(policy::SCRIPT);
    page.raw("</script>\n</body>\n</html>\n");
}
