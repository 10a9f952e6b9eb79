//! Numbers as they were before a tracked change of the numbering (`w:numberingChange`).

use super::counters::Printed;
use crate::read::format::Format;

/// Formats by the numbers that the binary format of Word gave them, which this old element still uses.
const FORMATS: &[(u32, &str)] = &[
    (1, "upperRoman"),
    (2, "lowerRoman"),
    (3, "upperLetter"),
    (4, "lowerLetter"),
    (5, "ordinal"),
    (6, "cardinalText"),
    (7, "ordinalText"),
    (22, "decimalZero"),
    (23, "bullet"),
    (255, "none"),
];

/// `%1:3:0:.` is level 1, number 3, decimal, followed by a point; several stand one after the other.
pub(super) fn printed(original: &str) -> Printed {
    if !original.starts_with('%') {
        return if original.trim().is_empty() {
            Printed::Nothing
        } else {
            Printed::Label(original.trim().to_owned())
        };
    }
    let mut label = String::new();
    for level in original.split('%').skip(1) {
        let mut parts = level.splitn(4, ':').skip(1);
        let mut number = || parts.next()?.parse::<u32>().ok();
        let (Some(value), Some(format)) = (number(), number()) else {
            continue;
        };
        let format = FORMATS
            .iter()
            .find(|(known, _)| *known == format)
            .map_or(Format::Decimal, |(_, name)| Format::of(name));
        if format == Format::Bullet {
            return Printed::Bullet;
        }
        label.push_str(&format.write(value));
        label.push_str(parts.next().unwrap_or(""));
    }
    match label.trim() {
        "" => Printed::Nothing,
        label => Printed::Label(label.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_old_form() {
        for (original, label) in [
            ("%1:3:0:.", "3."),
            ("%1:2:4:)", "b)"),
            ("%1:2:0:.%2:1:2:", "2.i"),
        ] {
            assert_eq!(
                printed(original),
                Printed::Label(label.into()),
                "{original}"
            );
        }
        assert_eq!(printed("%1:0:23:\u{f0b7}"), Printed::Bullet);
        assert_eq!(printed(""), Printed::Nothing);
    }
}
