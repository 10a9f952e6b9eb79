//! Numbers written as English words.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A number from 0 to 99 as it is written out: `seven`, `twenty-one`; `None` for greater ones.
pub fn number_in_words(number: u32) -> Option<String> {
    let at = number as usize;
    match number {
        0..20 => Some((*ONES.get(at)?).to_owned()),
        20..100 if number.is_multiple_of(10) => Some((*TENS.get(at / 10)?).to_owned()),
        20..100 => Some(format!("{}-{}", TENS.get(at / 10)?, ONES.get(at % 10)?)),
        _ => None,
    }
}

/// Words with their first letter as a capital.
pub fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_out_up_to_ninety_nine() {
        for (number, words) in [
            (0, "zero"),
            (13, "thirteen"),
            (40, "forty"),
            (99, "ninety-nine"),
        ] {
            assert_eq!(number_in_words(number).as_deref(), Some(words));
        }
        assert_eq!(number_in_words(100), None);
        assert_eq!(capitalised("élan vital"), "Élan vital");
        assert_eq!(capitalised(""), "");
    }
}
