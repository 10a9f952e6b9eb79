//! Rows that the file does not have, made to look like those that they are copies of, or like the one beside them.

use super::beside::NewRow;
use super::columns::{self, Wanted};
use super::group::inner;
use super::lists::{Lists, value};
use super::names::{Node, attribute, child, is_plain, is_shown, name, source};
use super::new::words;
use super::numbering::File;
use super::parts::cells as cells_of;
use super::properties::{as_read, elements, end, foreign_look, foreign_shape, shape};
use crate::model::{Comparison, Side};
use crate::report::redline::cells::Cell;
use crate::report::redline::labels::Typed;
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::Fate;
use crate::report::redline::runs::run;

/// What a cell looks like, and the index of the words in it.
#[derive(Debug, Default)]
pub(super) struct CellLook {
    /// The content of `w:tcPr`.
    properties: String,
    /// What stands in `w:pPr` of its paragraph before the look of the end.
    shape: String,
    /// The look of its words.
    look: String,
    cell: Option<usize>,
}

/// What a row looks like.
#[derive(Debug, Default)]
pub(super) struct RowLook {
    /// What stands in `w:trPr` before the mark of the change.
    properties: String,
    cells: Vec<CellLook>,
}

/// What a cell's properties track, which goes when they are copied.
const CELL_CHANGES: &[&str] = &["cellIns", "cellDel", "cellMerge", "tcPrChange"];

impl RowLook {
    /// The look of a row of this file, for cells that are as many and have room; what is merged with another row
    /// there is not here.
    pub(super) fn beside(row: Option<Node<'_>>, texts: &[String], accepted: bool) -> Self {
        let cells = texts.len();
        let has_room = |row: Node<'_>| {
            let widths = columns::widths(row, accepted);
            let mut both = widths.iter().zip(texts);
            both.all(|(width, text)| text.trim().is_empty() || !columns::is_narrow(*width))
        };
        let like = row
            .filter(|it| has_room(*it))
            .map(|it| cells_of(it, accepted))
            .filter(|it| it.len() == cells);
        let look = |index: usize| {
            let beside = like.as_ref().and_then(|it| it.get(index)).copied();
            let properties = beside.and_then(|it| child(it, "tcPr")).map_or_else(
                || "<w:tcW w:w=\"0\" w:type=\"auto\"/>".to_owned(),
                |it| inner(it, &[CELL_CHANGES, &["vMerge", "hMerge"]].concat()),
            );
            let paragraph = beside.and_then(first_paragraph);
            CellLook {
                properties,
                shape: shape(
                    paragraph.and_then(|it| child(it, "pPr")),
                    accepted,
                    true,
                    None,
                ),
                look: paragraph.map_or_else(String::new, look_of),
                cell: Some(index),
            }
        };
        let mut found = Self {
            properties: String::new(),
            cells: (0..cells).map(look).collect(),
        };
        if like.is_none()
            && let Some(row) = row
        {
            found.lay(&columns::grid(row), texts, &vec![1; cells]);
        }
        found
    }

    /// Lays the cells over the columns of a table, if that has room for them, by their shares of the row.
    pub(super) fn lay(&mut self, grid: &[u32], texts: &[String], widths: &[u32]) {
        let text = |cell: &CellLook| texts.get(cell.cell?).map(|it| it.trim());
        let wanted = self.cells.iter().zip(widths);
        let wanted: Vec<Wanted> = wanted
            .map(|(cell, width)| Wanted::of(*width, text(cell)))
            .collect();
        let measured = columns::measured(grid, &wanted);
        if measured.len() != self.cells.len() {
            return;
        }
        for (cell, measured) in self.cells.iter_mut().zip(measured) {
            cell.properties = replaced(&cell.properties, &measured);
        }
        let is_place = |it: &&str| {
            let places = [
                "<w:gridBefore ",
                "<w:gridAfter ",
                "<w:wBefore ",
                "<w:wAfter ",
            ];
            !places.iter().any(|place| it.starts_with(place))
        };
        let kept: String = elements(&self.properties)
            .into_iter()
            .filter(is_place)
            .collect();
        self.properties = kept;
    }

    /// The look of a row of the other file, in terms of this one; nothing when its cells are not those.
    pub(super) fn copied(
        row: Node<'_>,
        texts: &[String],
        other: File<'_, '_>,
        own: &Lists,
        numbering: &[String],
    ) -> Option<Self> {
        let nodes = cells_of(row, other.accepted);
        let placed = placed(&nodes, texts, other.accepted)?;
        let known = |style: &str| own.has_style(Some(style));
        let cells = nodes.iter().zip(placed).enumerate();
        let cells = cells.map(|(index, (node, cell))| {
            let paragraph = first_paragraph(*node);
            let properties = paragraph.and_then(|it| child(it, "pPr"));
            let style = value(as_read(properties, other.accepted), "pStyle");
            let list = numbering.get(index).map_or("", String::as_str);
            let shape = if own.has_style(style) {
                foreign_shape(properties, other.accepted, list)
            } else {
                list.to_owned()
            };
            CellLook {
                properties: plain(child(*node, "tcPr"), CELL_CHANGES),
                shape,
                look: foreign_look(&paragraph.map_or_else(String::new, look_of), known),
                cell,
            }
        });
        Some(Self {
            properties: plain(child(row, "trPr"), &["ins", "del", "trPrChange"]),
            cells: cells.collect(),
        })
    }
}

/// The content of `w:tcPr` with another width.
fn replaced(properties: &str, measured: &str) -> String {
    let is = |element: &str, names: &[&str]| {
        let name = element.trim_start_matches("<w:");
        names.contains(&name.split([' ', '/', '>']).next().unwrap_or(""))
    };
    let (before, after): (Vec<&str>, Vec<&str>) = elements(properties)
        .into_iter()
        .filter(|it| !is(it, &["tcW", "gridSpan"]))
        .partition(|it| is(it, &["cnfStyle"]));
    format!("{}{measured}{}", before.concat(), after.concat())
}

/// Which of the texts stands in each cell; nothing when they do not fit. An
/// empty cell may have no text of its own: it only keeps others apart.
pub(super) fn placed(
    nodes: &[Node<'_>],
    texts: &[String],
    accepted: bool,
) -> Option<Vec<Option<usize>>> {
    let letters =
        |text: &str| -> String { text.chars().filter(|it| it.is_alphanumeric()).collect() };
    let mut next = 0;
    let mut found = Vec::with_capacity(nodes.len());
    for node in nodes {
        let covered = child(*node, "tcPr")
            .and_then(|it| child(it, "vMerge"))
            .is_some_and(|it| attribute(it, "val").is_none_or(|it| it == "continue"));
        let shown = if covered {
            String::new()
        } else {
            letters(&text_of(*node, accepted))
        };
        let wanted = texts.get(next).map(|it| letters(it));
        // A number that Word gives is no text of the cell.
        let fits = wanted.as_ref().is_some_and(|wanted| {
            *wanted == shown || (!shown.is_empty() && wanted.ends_with(&shown))
        });
        found.push(fits.then_some(next));
        if fits {
            next += 1;
        } else if !shown.is_empty() {
            return None;
        }
    }
    let rest = texts.get(next..).unwrap_or(&[]);
    rest.iter().all(String::is_empty).then_some(found)
}

/// The words of a cell, without those of a table in it.
fn text_of(cell: Node<'_>, accepted: bool) -> String {
    let words = cell.descendants().filter(|it| {
        let stands = |around: Node<'_>| {
            name(around) != "tbl" && is_shown(name(around), accepted) != Some(false)
        };
        matches!(name(*it), "t" | "delText")
            && it
                .ancestors()
                .take_while(|around| *around != cell)
                .all(stands)
    });
    words.filter_map(|it| it.text()).collect()
}

/// The content of properties of another file.
fn plain(properties: Option<Node<'_>>, without: &[&str]) -> String {
    let children = properties.into_iter().flat_map(|it| it.children());
    children
        .filter(|it| is_plain(*it) && !without.contains(&name(*it)))
        .map(source)
        .collect()
}

fn first_paragraph(cell: Node<'_>) -> Option<Node<'_>> {
    cell.descendants().find(|it| name(*it) == "p")
}

/// The content of `w:rPr` of a paragraph's first run.
fn look_of(paragraph: Node<'_>) -> String {
    let run = paragraph.descendants().find(|it| name(*it) == "r");
    let properties = run.and_then(|it| child(it, "rPr"));
    properties.map_or_else(String::new, |it| inner(it, &["rPrChange"]))
}

/// The text of each cell in one draft.
pub(super) fn texts(comparison: &Comparison, cells: &[Cell], side: Side) -> Vec<String> {
    let text = |cell: &Cell| -> String {
        let typed = cell.typed.iter().filter(|it| it.fate.is_in(side));
        let typed: String = typed.map(|it| it.text.as_str()).collect();
        let words = cell.words.iter().filter(|it| it.slice(side).is_some());
        words.fold(typed, |text, it| text + it.shown(comparison).2)
    };
    cells.iter().map(text).collect()
}

/// Writes a row.
pub(super) fn row(
    comparison: &Comparison,
    cells: &[Cell],
    fate: Fate,
    look: &RowLook,
    references: &str,
    marks: &mut Marks,
) -> String {
    let mut xml = format!(
        "<w:tr><w:trPr>{}{}</w:trPr>",
        look.properties,
        marks.of_end(fate)
    );
    // A cell that one above it covers is not shown, and has no words.
    let has_words = |it: &CellLook| {
        let cell = it.cell.and_then(|it| cells.get(it));
        cell.is_some_and(|it| !it.words.is_empty())
    };
    let last = look.cells.iter().rposition(has_words);
    let last = last.or_else(|| look.cells.iter().rposition(|it| it.cell.is_some()));
    for (index, like) in look.cells.iter().enumerate() {
        let mark = marks.of_end(fate);
        let properties = format!("{}{}", like.shape, end(&mark, ""));
        let mut content = String::new();
        let cell = like.cell.and_then(|it| cells.get(it));
        for Typed { fate, text } in cell.into_iter().flat_map(|it| &it.typed) {
            content.push_str(&marks.around(*fate, &run(text, &like.look, *fate)));
        }
        for it in cell.into_iter().flat_map(|it| &it.words) {
            content.push_str(&words(comparison, it, &like.look, marks));
        }
        if Some(index) == last {
            content.push_str(references);
        }
        xml.push_str(&format!(
            "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:pPr>{properties}</w:pPr>{content}</w:p></w:tc>",
            like.properties
        ));
    }
    if look.cells.is_empty() {
        xml.push_str("<w:tc><w:p/></w:tc>");
    }
    xml + "</w:tr>"
}

/// What a table of the other file says of itself, in terms of this one.
pub(super) fn table_properties(row: Node<'_>, own: &Lists) -> Option<String> {
    let table = row.ancestors().find(|it| name(*it) == "tbl")?;
    let properties = child(table, "tblPr")?;
    let style = value(Some(properties), "tblStyle");
    let unknown: &[&str] = if own.has_style(style) {
        &[]
    } else {
        &["tblStyle"]
    };
    Some(table_head(table, unknown, |element, left_out| {
        plain(Some(element), left_out)
    }))
}

/// What a table says of itself and of its columns, for another table that stands in the text, where it may float.
///
/// `content` writes the children of an element but for some of them, which are named.
pub(super) fn table_head(
    table: Node<'_>,
    unknown: &[&str],
    content: impl Fn(Node<'_>, &[&str]) -> String,
) -> String {
    let left_out = [&["tblPrChange", "tblpPr", "tblOverlap"], unknown].concat();
    let written =
        |element: &str| child(table, element).map_or_else(String::new, |it| content(it, &left_out));
    let (properties, grid) = (written("tblPr"), written("tblGrid"));
    format!("<w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>")
}

/// Writes rows that follow no row of the file as a table of their own.
pub(super) fn table(rows: &[NewRow]) -> String {
    let columns = rows.iter().map(|it| it.columns).max().unwrap_or(0).max(1);
    let known = rows.first().and_then(|it| it.properties.clone());
    let properties = known.unwrap_or_else(|| {
        let grid = "<w:gridCol w:w=\"2000\"/>".repeat(columns);
        let line = |side: &str| {
            format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
        };
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(line)
            .concat();
        format!(
            "<w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>"
        )
    });
    let rows: String = rows.iter().map(|it| it.xml.as_str()).collect();
    format!("<w:tbl>{properties}{rows}</w:tbl>")
}
