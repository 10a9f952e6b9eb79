//! Headers and footers: the masthead of the first page to the top, all others aside.

use super::names::{Node, Space, attribute, flag, name, relation};
use super::paragraph::sections;
use super::walk::Walk;
use crate::model::Block;
use crate::read::margins;

/// The name of the relation of the header that stands above the first page.
pub(super) fn first_header(body: Node<'_>) -> Option<&str> {
    let section = sections(body).next()?;
    let of_type = |wanted: &str| {
        section
            .children()
            .filter(|it| name(*it) == (Space::Word, "headerReference"))
            .find(|it| attribute(*it, "type").unwrap_or("default") == wanted)
            .and_then(relation)
    };
    if flag(Some(section), "titlePg").unwrap_or(false) {
        of_type("first")
    } else {
        of_type("default")
    }
}

impl<'a> Walk<'a> {
    /// Reads a header or footer; the blocks of a masthead are returned, everything else is furniture.
    pub(super) fn margin(&mut self, root: Node<'a>, above_first_page: bool) -> Vec<Block> {
        self.cells_apart = true;
        let blocks = self.apart(root);
        self.cells_apart = false;
        margins::sort(
            blocks,
            above_first_page,
            self.paragraphs,
            &mut self.furniture,
        )
    }
}
