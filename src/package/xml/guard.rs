//! What is looked at before a part is parsed: the parser has no bound on depth, and for some shapes no bound on time.

use super::super::{PackageError, Result};
use super::DEEPEST;

/// Comparisons of names that the parser may make: about a second's worth.
///
/// It compares every attribute with the others of its element, and every
/// prefix with the namespaces in scope. A part of a thousand pages asks for
/// about fifty million.
const MOST_COMPARISONS: usize = 300_000_000;
/// Of these a part may have so many for each of its bytes; Word itself comes to six.
const MOST_FOR_EACH_BYTE: usize = 40;
/// And so many in any case, for small parts with many namespaces.
const FEWEST: usize = 1_000_000;

/// Refuses XML that is too deep to walk or too slow to parse.
pub(super) fn check(text: &str) -> Result<()> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        scopes: Vec::new(),
        left: MOST_COMPARISONS.min(FEWEST + text.len().saturating_mul(MOST_FOR_EACH_BYTE)),
    };
    while let Some(found) = scan.rest().iter().position(|&it| it == b'<') {
        scan.at += found + 1;
        scan.markup()?;
    }
    Ok(())
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// For each open element the namespaces in scope.
    scopes: Vec<usize>,
    /// Comparisons that the parser may still make.
    left: usize,
}

impl Scan<'_> {
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes what follows a `<`.
    fn markup(&mut self) -> Result<()> {
        let rest = self.rest();
        if rest.starts_with(b"!--") {
            self.pass(b"-->");
        } else if rest.starts_with(b"![CDATA[") {
            self.pass(b"]]>");
        } else if rest.starts_with(b"?") {
            self.pass(b"?>");
        } else if rest.starts_with(b"/") {
            self.scopes.pop();
        } else {
            return self.element();
        }
        Ok(())
    }

    fn pass(&mut self, end: &[u8]) {
        let found = self
            .rest()
            .windows(end.len())
            .position(|window| window == end);
        self.at = found.map_or(self.bytes.len(), |at| self.at + at + end.len());
    }

    fn element(&mut self) -> Result<()> {
        let (mut attributes, mut namespaces) = (0, 0);
        let mut quote = None;
        let mut last = 0;
        let mut length = self.rest().len();
        for (at, &byte) in self.rest().iter().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    length = at;
                    break;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=' | b':') => {
                    let front = self.rest().get(..at).unwrap_or_default();
                    attributes += usize::from(byte == b'=');
                    namespaces += usize::from(front.ends_with(b"xmlns"));
                }
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            last = byte;
        }
        self.at += length;
        let around = self.scopes.last().copied().unwrap_or(0);
        let scope = around + namespaces;
        let looked_up = scope * (1 + attributes) + namespaces * around;
        let needed = looked_up.saturating_add(attributes.saturating_mul(attributes) / 2);
        self.left = self.left.checked_sub(needed).ok_or_else(|| {
            PackageError::new("its XML has more attributes or namespaces than any document")
        })?;
        if last != b'/' {
            self.scopes.push(scope);
        }
        if self.scopes.len() > DEEPEST {
            return Err(PackageError::new(format!(
                "its XML has elements more than {DEEPEST} deep in each other"
            )));
        }
        Ok(())
    }
}
