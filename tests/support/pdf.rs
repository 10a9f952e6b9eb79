//! Small PDFs made in code: pages, fonts, placed text, rules.

use std::fmt::Write as _;

/// A PDF that grows page by page; places are in points from the lower left corner of an A4 page.
#[derive(Default)]
pub struct Pdf {
    pages: Vec<String>,
}

impl Pdf {
    /// A document without pages.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page with its content.
    pub fn page(mut self, content: &str) -> Self {
        self.pages.push(content.into());
        self
    }

    /// Adds a page of lines, from the top down, in letters of 11 points on lines of 14.
    pub fn lines(self, lines: &[&str]) -> Self {
        let mut content = String::new();
        for (at, line) in lines.iter().enumerate() {
            content += &text(72.0, 780.0 - 14.0 * at as f64, 11.0, line);
        }
        self.page(&content)
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut objects: Vec<String> = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".into(),
            String::new(),
            font("Times-Roman"),
            font("Times-Bold"),
            font("Times-Italic"),
        ];
        let mut kids = String::new();
        for content in &self.pages {
            let page = objects.len() + 1;
            let _ = write!(kids, "{page} 0 R ");
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
                 /Resources << /Font << /F 3 0 R /B 4 0 R /I 5 0 R >> >> >>",
                page + 1
            ));
            objects.push(stream("", content));
        }
        objects[1] = format!(
            "<< /Type /Pages /Kids [{kids}] /Count {} >>",
            self.pages.len()
        );
        file(&objects)
    }
}

/// Text in the upright font at a place.
pub fn text(x: f64, y: f64, size: f64, words: &str) -> String {
    set("F", x, y, size, words)
}

/// Text in one of the fonts `F`, `B` (bold) and `I` (italic) at a place.
pub fn set(font: &str, x: f64, y: f64, size: f64, words: &str) -> String {
    let mut string = String::new();
    for byte in words.chars() {
        match byte {
            '(' | ')' | '\\' => {
                string.push('\\');
                string.push(byte);
            }
            '’' => string.push_str("\\222"),
            it => string.push(it),
        }
    }
    format!("BT /{font} {size} Tf {x} {y} Td ({string}) Tj ET\n")
}

/// A thin line from left to right.
pub fn rule(x: f64, y: f64, width: f64) -> String {
    format!("{x} {y} {width} 0.5 re f\n")
}

fn font(name: &str) -> String {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
}

/// A stream object with entries of its dictionary.
pub fn stream(entries: &str, content: &str) -> String {
    format!(
        "<< /Length {} {entries} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// A file of objects, numbered from 1; the first is the catalogue.
pub fn file(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(
        format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    bytes
}
