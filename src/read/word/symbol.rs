//! Characters of symbol fonts (`w:sym`) as everybody else writes them.

/// The Greek letters and signs of the font Symbol from 0x41 on, by Adobe's Symbol encoding.
const SYMBOL: &[(u32, &str)] = &[
    (0x22, "∀"),
    (0x24, "∃"),
    (0x27, "∋"),
    (0x2A, "∗"),
    (0x2D, "−"),
    (0x40, "≅"),
    (0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    (0x5C, "∴"),
    (0x5E, "⊥"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    (0x7E, "∼"),
    (0xA2, "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"),
    (0xE5, "∑"),
    (0xF2, "∫"),
];

/// Boxes, ticks and arrows of the fonts Wingdings.
const WINGDINGS: &[(u32, &str)] = &[
    (0x6C, "●"),
    (0x6E, "■"),
    (0x6F, "□"),
    (0x71, "❑"),
    (0x75, "◆"),
    (0x76, "❖"),
    (0x9F, "•"),
    (0xA1, "○"),
    (0xA7, "▪"),
    (0xA8, "◻"),
    (0xD8, "➢"),
    (0xDF, "←↑→↓"),
    (0xE0, "→"),
    (0xFB, "✗✓☒☑"),
];

/// The character that a symbol font shows at a code, which may lie in the private area from U+F000 on.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let place = if (0xF000..=0xF0FF).contains(&code) {
        code - 0xF000
    } else {
        code
    };
    let font = font.to_lowercase();
    let table = if font.starts_with("symbol") {
        SYMBOL
    } else if font.starts_with("wingdings") {
        WINGDINGS
    } else {
        return char::from_u32(place);
    };
    table
        .iter()
        .find_map(|(first, characters)| {
            let offset = place.checked_sub(*first)? as usize;
            characters.chars().nth(offset)
        })
        .or_else(|| char::from_u32(place))
        .filter(|it| !it.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbol_fonts_are_written_in_unicode() {
        for (font, code, shown) in [
            ("Symbol", "F0B3", '≥'),
            ("Symbol", "F06D", 'μ'),
            ("Symbol", "F0DE", '⇒'),
            ("Wingdings", "F0FC", '✓'),
            ("Wingdings", "F0A8", '◻'),
            ("Times New Roman", "2013", '–'),
            ("Unknown", "F041", 'A'),
        ] {
            assert_eq!(character(font, code), Some(shown), "{font} {code}");
        }
        assert_eq!(character("Symbol", "zz"), None);
        assert_eq!(character("Symbol", "F001"), None);
    }
}
