//! `clausediff outline DRAFT`

use super::arguments::{Outline, OutlineFormat};
use super::exit::Exit;
use super::output::Target;
use super::{Trouble, color};
use crate::report::json;
use crate::report::terminal::{self, Options};

/// Shows what is understood of one draft.
pub(super) fn run(arguments: &Outline) -> Result<Exit, Trouble> {
    let target = Target::of(arguments.output.as_deref());
    target.spare(&[&arguments.draft])?;
    let format = match (arguments.format, target.extension().as_deref()) {
        (Some(format), _) => format,
        (None, None | Some("txt")) => OutlineFormat::Terminal,
        (None, Some("json")) => OutlineFormat::Json,
        (None, Some(_)) => return Err(target.unknown_format(".json or .txt")),
    };
    let reading = arguments.reading.options();
    let draft = crate::outline_input(crate::Input {
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
