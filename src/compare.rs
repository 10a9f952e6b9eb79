//! The order of the stages.

use std::path::Path;

use crate::error::Result;
use crate::model::{Comparison, Document, Draft, Sides, Summary, Warning, WarningKind};
use crate::progress::{Progress, Stage};
use crate::{align, assess, diff, normalise, parallel, read, structure};

/// A file, and how it is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The file; `-` is standard input.
    pub path: &'a Path,
    /// What the user says about it.
    pub options: &'a read::Options,
}

/// Compares the drafts in two files, read with the usual options; `-` is standard input.
///
/// # Errors
/// When a file cannot be read, or holds no text.
pub fn compare_files(old: &Path, new: &Path) -> Result<Comparison> {
    let options = &read::Options::default();
    compare_inputs(Sides::new(old, new).map(|path| Input { path, options }))
}

/// Compares the drafts in two files, each read as its options say.
///
/// # Errors
/// When a file cannot be read, or holds no text.
pub fn compare_inputs(inputs: Sides<Input<'_>>) -> Result<Comparison> {
    compare_inputs_observed(inputs, &())
}

/// Compares the drafts in two files and tells an onlooker which stage begins.
///
/// # Errors
/// When a file cannot be read, or holds no text.
pub fn compare_inputs_observed(
    inputs: Sides<Input<'_>>,
    progress: &dyn Progress,
) -> Result<Comparison> {
    progress.begins(Stage::Read);
    let size = |input: &Input<'_>| std::fs::metadata(input.path).map_or(0, |file| file.len());
    let large = size(&inputs.old) + size(&inputs.new) > parallel::WORTH_A_THREAD as u64;
    let (old, new) = parallel::both(inputs.old, inputs.new, large, |input| {
        read::read_file(input.path, input.options)
    });
    let documents = understood(Sides::new(old?, new?), progress);
    Ok(compared(documents, progress))
}

/// Compares the two texts of one file that tracks changes: the original with all changes accepted.
///
/// # Errors
/// When the file cannot be read, holds no text, or tracks no changes.
pub fn compare_tracked(input: Input<'_>) -> Result<Comparison> {
    compare_tracked_observed(input, &())
}

/// Compares the two texts of one file that tracks changes and tells an onlooker which stage begins.
///
/// # Errors
/// When the file cannot be read, holds no text, or tracks no changes.
pub fn compare_tracked_observed(input: Input<'_>, progress: &dyn Progress) -> Result<Comparison> {
    progress.begins(Stage::Read);
    let drafts = read::read_tracked(input.path, input.options)?;
    let documents = understood(drafts, progress);
    Ok(compared(documents, progress))
}

/// Compares two drafts given as text.
///
/// # Errors
/// When one of them holds no text.
pub fn compare_texts(old: &str, new: &str) -> Result<Comparison> {
    Ok(compare(Sides::new(
        read::read_bytes("old", old.as_bytes())?,
        read::read_bytes("new", new.as_bytes())?,
    )))
}

/// Compares two drafts that were read.
pub fn compare(drafts: Sides<Draft>) -> Comparison {
    compare_documents(understood(drafts, &()))
}

/// Compares two drafts that were understood.
pub fn compare_documents(documents: Sides<Document>) -> Comparison {
    compared(documents, &())
}

/// Undoes what printing did to two drafts, and finds their clauses.
fn understood(drafts: Sides<Draft>, progress: &dyn Progress) -> Sides<Document> {
    progress.begins(Stage::Structure);
    let size = |draft: &Draft| -> usize { draft.blocks.iter().map(|block| block.text.len()).sum() };
    let large = size(&drafts.old) + size(&drafts.new) > parallel::WORTH_A_THREAD;
    let vocabulary = normalise::Vocabulary::of(&[&drafts.old, &drafts.new]);
    let (old, new) = parallel::both(drafts.old, drafts.new, large, |draft| {
        structure::structure(normalise::normalise(draft, &vocabulary))
    });
    Sides::new(old, new)
}

/// Pairs the clauses of two drafts, compares their words and judges the changes.
fn compared(documents: Sides<Document>, progress: &dyn Progress) -> Comparison {
    progress.begins(Stage::Align);
    let clauses = documents.old.clauses.len() + documents.new.clauses.len();
    let words = align::prepare(documents.as_ref());
    let (alignment, prepared) = parallel::join(
        clauses > MANY_CLAUSES,
        || align::align_prepared(documents.as_ref(), words),
        || assess::prepare(documents.as_ref()),
    );
    progress.begins(Stage::Diff);
    let worded = parallel::each(
        &alignment.pairings,
        alignment.pairings.len() > MANY_PAIRINGS,
        |pairing| diff::diff_guarded(pairing, documents.as_ref()),
    );
    let coarse = worded.iter().filter(|guarded| guarded.coarse).count();
    let edits = worded.into_iter().map(|guarded| guarded.edits).collect();
    progress.begins(Stage::Assess);
    let assess::Assessment {
        changes,
        off,
        files,
    } = assess::assess_prepared(prepared, alignment.pairings, edits);
    let mut documents = documents;
    documents.new.warnings.extend(off);
    let (overall, mut warnings) = parallel::join(
        changes.len() > MANY_PAIRINGS,
        || assess::overall(documents.as_ref(), &changes),
        || assess::draft_warnings(documents.as_ref(), &changes),
    );
    warnings.extend(files);
    warnings.extend(alignment.warnings);
    warnings.extend(coarseness(coarse));
    Comparison {
        overall,
        summary: Summary::of(&changes),
        changes,
        warnings,
        old: documents.old,
        new: documents.new,
    }
}

/// What the reader should know when clauses were too large to compare word by word.
fn coarseness(clauses: usize) -> Option<Warning> {
    (clauses > 0).then(|| {
        Warning::new(
            WarningKind::SizeGuard,
            format!(
                "{clauses} very large clauses were compared in coarser steps: more may be shown as changed there than was; divide them into paragraphs for exact marks."
            ),
        )
    })
}

/// With more clauses than this they are looked at for the assessment while they are aligned:
/// alignment has steps of one thread, and a clause takes a microsecond.
const MANY_CLAUSES: usize = 400;

/// With more pairings than this their words are compared on several threads:
/// a pairing takes some microseconds, and most are equal and take none.
const MANY_PAIRINGS: usize = 400;

/// Reads one draft with the usual options and tells what was understood of it.
///
/// # Errors
/// When the file cannot be read, or holds no text.
pub fn outline_file(path: &Path) -> Result<Document> {
    let options = &read::Options::default();
    outline_input(Input { path, options })
}

/// Reads one draft as its options say and tells what was understood of it.
///
/// # Errors
/// When the file cannot be read, or holds no text.
pub fn outline_input(input: Input<'_>) -> Result<Document> {
    outline_input_observed(input, &())
}

/// Reads one draft as its options say and tells an onlooker which stage begins.
///
/// # Errors
/// When the file cannot be read, or holds no text.
pub fn outline_input_observed(input: Input<'_>, progress: &dyn Progress) -> Result<Document> {
    progress.begins(Stage::Read);
    let draft = read::read_file(input.path, input.options)?;
    progress.begins(Stage::Structure);
    let vocabulary = normalise::Vocabulary::of(&[&draft]);
    let mut document = structure::structure(normalise::normalise(draft, &vocabulary));
    progress.begins(Stage::Assess);
    let more = assess::within_one_draft(&document);
    document.warnings.extend(more);
    Ok(document)
}
