//! How word processors write numbers.

use crate::text::{capitalised, number_in_words, write_roman};

/// How the number of a list level or of a footnote is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// `1`, `2`
    #[default]
    Decimal,
    /// Decimal with at least so many digits: `01`.
    Padded(usize),
    /// `a` … `z`, `aa`, `bb`
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// `1st`, `2nd`
    Ordinal,
    /// `One`, `Two`
    CardinalText,
    /// `First`, `Second`
    OrdinalText,
    /// `- 1 -`
    Dashed,
    /// `①` up to twenty, then decimal
    Circled,
    /// `*`, `†`, `‡`, `§`, then doubled
    Chicago,
    LowerCyrillic,
    UpperCyrillic,
    /// `一`, `二`, `十`, `十一`
    Chinese,
    /// Hexadecimal
    Hexadecimal,
    /// No number at all.
    None,
    /// A bullet or a picture.
    Bullet,
}

impl Format {
    /// The format of a name in a Word file (`w:numFmt`); one that is not known here is written in decimal digits.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Self::Padded(2),
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::CardinalText,
            "ordinalText" => Self::OrdinalText,
            "numberInDash" => Self::Dashed,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "chicago" => Self::Chicago,
            "russianLower" => Self::LowerCyrillic,
            "russianUpper" => Self::UpperCyrillic,
            "chineseCounting"
            | "chineseCountingThousand"
            | "ideographDigital"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand" => Self::Chinese,
            "hex" => Self::Hexadecimal,
            "none" => Self::None,
            "bullet" => Self::Bullet,
            _ => Self::Decimal,
        }
    }

    /// The format that `OpenDocument` shows by its first number (`style:num-format`).
    pub(super) fn of_first(first: &str) -> Self {
        match first {
            "" => Self::None,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "1st" => Self::Ordinal,
            "①, ②, ③, ..." => Self::Circled,
            _ if first.starts_with('一') => Self::Chinese,
            _ if first.starts_with('а') => Self::LowerCyrillic,
            _ if first.starts_with('А') => Self::UpperCyrillic,
            _ if first.starts_with('0') => Self::of_pattern(first),
            _ => Self::Decimal,
        }
    }

    /// A format given by its first numbers: `001, 002, 003, ...`.
    pub(super) fn of_pattern(pattern: &str) -> Self {
        let first = pattern.split(',').next().unwrap_or("").trim();
        let digits = first.bytes().all(|it| it.is_ascii_digit());
        match first.len() {
            2..=9 if digits => Self::Padded(first.len()),
            _ => Self::Decimal,
        }
    }

    /// A number, written.
    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Padded(digits) => format!("{number:0digits$}"),
            Self::LowerLetter => repeated(number, 'a', 26),
            Self::UpperLetter => repeated(number, 'A', 26),
            Self::LowerRoman => write_roman(number),
            Self::UpperRoman => write_roman(number).to_uppercase(),
            Self::Ordinal => format!("{number}{}", ordinal_ending(number)),
            Self::CardinalText => cardinal(number),
            Self::OrdinalText => ordinal_text(number),
            Self::Dashed => format!("- {number} -"),
            Self::Circled => circled(number),
            Self::Chicago => chicago(number),
            Self::LowerCyrillic => cyrillic(number),
            Self::UpperCyrillic => cyrillic(number).to_uppercase(),
            Self::Chinese => chinese(number),
            Self::Hexadecimal => format!("{number:X}"),
            Self::None | Self::Bullet => String::new(),
            Self::Decimal => number.to_string(),
        }
    }
}

/// Letters are doubled after the last of them; more than so many are written in digits.
const MOST_REPEATED: u32 = 30;

/// `a` … `z`, then `aa`, `bb`
fn repeated(number: u32, first: char, letters: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from_u32(u32::from(first) + index % letters);
    let times = index / letters + 1;
    match letter {
        Some(letter) if number > 0 && times <= MOST_REPEATED => {
            std::iter::repeat_n(letter, times as usize).collect()
        }
        _ => number.to_string(),
    }
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// `Twenty-one`; from a hundred on in digits.
fn cardinal(number: u32) -> String {
    number_in_words(number).map_or_else(|| number.to_string(), |words| capitalised(&words))
}

/// `Twenty-first`; from a hundred on in digits.
fn ordinal_text(number: u32) -> String {
    let Some(words) = number_in_words(number) else {
        return format!("{number}{}", ordinal_ending(number));
    };
    let (front, last) = words.rsplit_once('-').map_or(("", words.as_str()), |it| it);
    let last = match last {
        "one" => "first".into(),
        "two" => "second".into(),
        "three" => "third".into(),
        "five" => "fifth".into(),
        "eight" => "eighth".into(),
        "nine" => "ninth".into(),
        "twelve" => "twelfth".into(),
        _ => match last.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{last}th"),
        },
    };
    let joined = if front.is_empty() {
        last
    } else {
        format!("{front}-{last}")
    };
    capitalised(&joined)
}

fn circled(number: u32) -> String {
    match number {
        1..=20 => char::from_u32(0x245F + number).map_or_else(String::new, String::from),
        _ => number.to_string(),
    }
}

fn chicago(number: u32) -> String {
    const MARKS: [char; 4] = ['*', '†', '‡', '§'];
    let index = number.saturating_sub(1) as usize;
    let times = (index / MARKS.len() + 1).min(MOST_REPEATED as usize);
    MARKS
        .get(index % MARKS.len())
        .map_or_else(String::new, |mark| {
            std::iter::repeat_n(*mark, times).collect()
        })
}

/// The letters that lists are numbered with: without ё, й, ъ, ы, ь.
fn cyrillic(number: u32) -> String {
    const LETTERS: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
    let letters = LETTERS.chars().count();
    let index = number.saturating_sub(1) as usize;
    let times = (index / letters + 1).min(MOST_REPEATED as usize);
    LETTERS
        .chars()
        .nth(index % letters)
        .map_or_else(String::new, |it| std::iter::repeat_n(it, times).collect())
}

/// `十二`; from a hundred on in digits.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| DIGITS.get(at as usize).copied().unwrap_or("");
    match number {
        0..10 => digit(number).into(),
        10..100 => {
            let tens = if number < 20 { "" } else { digit(number / 10) };
            let ones = if number.is_multiple_of(10) {
                ""
            } else {
                digit(number % 10)
            };
            format!("{tens}十{ones}")
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_word_does() {
        for (name, number, written) in [
            ("decimal", 7, "7"),
            ("decimalZero", 7, "07"),
            ("decimalZero", 107, "107"),
            ("lowerLetter", 1, "a"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 26, "Z"),
            ("lowerRoman", 49, "xlix"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("ordinal", 112, "112th"),
            ("ordinal", 22, "22nd"),
            ("cardinalText", 21, "Twenty-one"),
            ("ordinalText", 1, "First"),
            ("ordinalText", 20, "Twentieth"),
            ("ordinalText", 42, "Forty-second"),
            ("numberInDash", 3, "- 3 -"),
            ("chicago", 6, "††"),
            ("russianLower", 2, "б"),
            ("chineseCounting", 23, "二十三"),
            ("chineseCounting", 10, "十"),
            ("decimalEnclosedCircle", 2, "②"),
            ("none", 2, ""),
            ("aNewOne", 2, "2"),
        ] {
            assert_eq!(Format::of(name).write(number), written, "{name} {number}");
        }
        assert_eq!(Format::of_pattern("001, 002, 003, ...").write(12), "012");
        assert_eq!(Format::LowerLetter.write(u32::MAX), u32::MAX.to_string());
        assert_eq!(Format::UpperRoman.write(0), "0");
    }
}
