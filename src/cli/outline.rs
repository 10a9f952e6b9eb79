//! `clausediff outline DRAFT`

use std::path::{Path, PathBuf};

use super::arguments::{Outline, OutlineFormat};
use super::exit::Exit;
use super::output::Target;
use super::{Trouble, color, drafts};
use crate::report::json;
use crate::report::terminal::{self, Options};

/// Shows what is understood of one draft.
pub(super) fn run(arguments: &Outline) -> Result<Exit, Trouble> {
    let target = Target::of(arguments.output.as_deref());
    let mut inputs: Vec<&Path> = vec![&arguments.draft];
    inputs.extend(arguments.reading.pdf_text.iter().map(PathBuf::as_path));
    target.spare(&inputs)?;
    let format = match (arguments.format, target.extension().as_deref()) {
        (Some(format), _) => format,
        (None, None | Some("txt")) => OutlineFormat::Terminal,
        (None, Some("json")) => OutlineFormat::Json,
        (None, Some(_)) => return Err(target.unknown_format(".json or .txt")),
    };
    let reading = drafts::reading_of_one(&arguments.draft, &arguments.reading)?;
    let draft = drafts::outlined(crate::Input {
        path: &arguments.draft,
        options: &reading,
    })?;
    match format {
        OutlineFormat::Json => target.stream(|writer| json::write_outline(&draft, writer))?,
        OutlineFormat::Terminal => {
            let to_terminal = target.is_terminal();
            let options = Options {
                width: color::width(&arguments.look, to_terminal, true),
                color: color::decide(arguments.look.color, to_terminal),
                ..Options::default()
            };
            let text = terminal::outline(&draft, &options);
            target.write(&text, &arguments.look)?;
        }
    }
    Ok(Exit::NoChange)
}
