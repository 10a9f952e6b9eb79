//! Fields: their results are read, their codes are not.

/// The fields that are open, from the outermost; a field may go over several paragraphs.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    code: String,
    in_result: bool,
    /// What a box to tick shows.
    ticked: bool,
}

/// Fields that may stand in each other; more are a damaged file, whose text is then shown.
const DEEPEST: usize = 64;

impl Fields {
    /// A field begins.
    pub(super) fn begin(&mut self, ticked: bool) {
        if self.open.len() < DEEPEST {
            self.open.push(Field {
                ticked,
                ..Field::default()
            });
        }
    }

    /// The result of a field begins, or a field ends.
    pub(super) fn mark(&mut self, kind: &str) -> Option<Ended> {
        match kind {
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                }
            }
            "end" => {
                let shown = self.is_shown_outside();
                let field = self.open.pop()?;
                return Some(Ended {
                    code: field.code,
                    has_result: field.in_result,
                    ticked: field.ticked,
                    shown,
                });
            }
            _ => {}
        }
        None
    }

    /// Words of a field's code.
    pub(super) fn code(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
            field.code.push_str(words);
        }
    }

    /// True when what stands here is read: outside of every code.
    pub(super) fn is_shown(&self) -> bool {
        self.open.iter().all(|field| field.in_result)
    }

    fn is_shown_outside(&self) -> bool {
        let around = self.open.len().saturating_sub(1);
        self.open.iter().take(around).all(|field| field.in_result)
    }
}

/// A field that ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) code: String,
    pub(super) has_result: bool,
    pub(super) ticked: bool,
    /// It stands in no other field's code.
    pub(super) shown: bool,
}

/// Fields that print nothing (entries of an index, variables, questions to the writer), or only the number of a page.
const SILENT: &[&str] = &[
    "XE",
    "TC",
    "TA",
    "RD",
    "SET",
    "ASK",
    "PRIVATE",
    "ADVANCE",
    "NEXT",
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "",
];

impl Ended {
    /// True for a field that Word fills in when it prints, so that the file does not hold what a reader sees.
    pub(super) fn is_unfilled(&self) -> bool {
        self.shown && !self.has_result && !SILENT.contains(&self.instruction().as_str())
    }

    /// The first word of the code in capitals: `PAGE`, `LISTNUM`.
    pub(super) fn instruction(&self) -> String {
        let first = self.code.split_whitespace().next().unwrap_or("");
        first.to_uppercase()
    }
}
