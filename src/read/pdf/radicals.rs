//! Chinese radicals in place of the characters that look like them.
//!
//! A font may draw both with one glyph, and some producers then name the
//! radical. Those of Kangxi's dictionary have the character as Unicode's
//! compatibility form; for the supplement the list of equivalent ideographs
//! says which it is (`EquivalentUnifiedIdeograph.txt`), here as far as the
//! radical is a word by itself.

use unicode_normalization::char::decompose_compatible;

const SUPPLEMENT: &[(char, char)] = &[
    ('\u{2EA0}', '民'),
    ('\u{2EB6}', '羊'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED1}', '長'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED7}', '雨'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE1}', '首'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE7}', '卤'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEA}', '黾'),
    ('\u{2EEB}', '斉'),
    ('\u{2EEC}', '齐'),
    ('\u{2EED}', '歯'),
    ('\u{2EEE}', '齿'),
    ('\u{2EEF}', '竜'),
    ('\u{2EF0}', '龙'),
    ('\u{2EF1}', '龜'),
    ('\u{2EF2}', '亀'),
];

/// The character that a radical looks like; any other character itself.
pub(super) fn character(radical: char) -> char {
    if !matches!(radical, '\u{2E80}'..='\u{2FDF}') {
        return radical;
    }
    if let Some((_, character)) = SUPPLEMENT.iter().find(|(known, _)| *known == radical) {
        return *character;
    }
    let mut character = radical;
    decompose_compatible(radical, |it| character = it);
    character
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_read_as_the_characters() {
        let read: String = "\u{2F08}\u{2ED3}\u{2EF3}灯\u{2E85}"
            .chars()
            .map(character)
            .collect();
        assert_eq!(read, "人长龟灯\u{2E85}");
    }
}
