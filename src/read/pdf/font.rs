//! Fonts: which letter a code is, how wide it is, how it looks.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Stream};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::glyph::Look;
use super::{radicals, unpack};

/// A weight from which letters look bold (400 is the usual one, 700 bold).
const BOLD: f64 = 600.0;
/// `Flags` of a font's description: italic, and bold by force (ISO 32000-2, table 121).
const ITALIC_FLAG: u32 = 1 << 6;
const BOLD_FLAG: u32 = 1 << 18;
/// Words in the names of fonts that are bold.
const BOLD_NAMES: &[&str] = &["bold", "black", "heavy", "demi"];
/// Words in the names of fonts that are italic.
const ITALIC_NAMES: &[&str] = &["italic", "oblique", "slanted"];

/// A font of the file, with the letters that were met.
pub(super) struct PageFont<'a> {
    font: Font<'a>,
    pub(super) look: Look,
    letters: RefCell<FxHashMap<u32, Letter>>,
}

/// What a code stands for.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// What it says, when the file tells.
    pub(super) text: Option<Rc<str>>,
    /// How far the next one stands, in thousandths of the font's size.
    pub(super) advance: f64,
}

impl PageFont<'_> {
    /// The code at a place of a string, and its length in bytes.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    pub(super) fn letter(&self, code: u32) -> Letter {
        if let Some(letter) = self.letters.borrow().get(&code) {
            return letter.clone();
        }
        let letter = self.look_up(code);
        self.letters.borrow_mut().insert(code, letter.clone());
        letter
    }

    fn look_up(&self, code: u32) -> Letter {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let text = match &glyph {
            FontGlyph::Outline(it) => it.as_unicode(),
            FontGlyph::Type3(it) => it.as_unicode(),
        };
        let advance = self.font.code_advance(code);
        Letter {
            text: text.and_then(readable),
            advance: if self.is_horizontal() {
                advance.x
            } else {
                advance.y
            },
        }
    }
}

/// What a letter says in characters that people type: ligatures and the
/// shapes of Arabic letters become letters. Private and control characters say nothing.
fn readable(text: BfString) -> Option<Rc<str>> {
    let text = match text {
        BfString::Char(it) => it.to_string(),
        BfString::String(it) => it,
    };
    let mut readable = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' => readable.extend(character.nfkd()),
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => readable.extend(character.nfkc()),
            '\t' | '\n' | '\r' | '\u{a0}' => readable.push(' '),
            // Bullets of the fonts Symbol and Wingdings, which have no other name.
            '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' => readable.push('•'),
            '\u{F02D}' => readable.push('–'),
            '\0' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => return None,
            it if it.is_control() => return None,
            it => readable.push(radicals::character(it)),
        }
    }
    (!readable.is_empty()).then(|| readable.into())
}

/// The fonts of a file; each is loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    known: FxHashMap<usize, Option<Rc<PageFont<'a>>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| {
                Some(match query {
                    FontQuery::Standard(it) => it.get_font_data(),
                    FontQuery::Fallback(it) => it.pick_standard_font().get_font_data(),
                })
            }),
            maps: Arc::new(hayro_cmap::load_embedded),
            known: FxHashMap::default(),
        }
    }

    /// The font that a dictionary describes; nothing when it is damaged.
    pub(super) fn font(&mut self, dictionary: &Dict<'a>) -> Option<Rc<PageFont<'a>>> {
        let key = dictionary.data().as_ptr() as usize;
        if let Some(font) = self.known.get(&key) {
            return font.clone();
        }
        let font = parts_fit(dictionary)
            .then(|| self.cache.font(dictionary, &self.programs, &self.maps))
            .flatten()
            .map(|font| {
                Rc::new(PageFont {
                    font,
                    look: look(dictionary),
                    letters: RefCell::default(),
                })
            });
        self.known.insert(key, font.clone());
        font
    }
}

/// True when no part of a font unpacks to more than a part may have.
fn parts_fit(dictionary: &Dict<'_>) -> bool {
    let below = descendant(dictionary);
    let describes = [
        dictionary.get::<Dict<'_>>("FontDescriptor"),
        below.get::<Dict<'_>>("FontDescriptor"),
    ];
    let parts = ["ToUnicode", "Encoding", "CIDToGIDMap"];
    let programs = ["FontFile", "FontFile2", "FontFile3"];
    let of = |dictionary: &Dict<'_>, names: &[&str]| {
        names
            .iter()
            .filter_map(|name| dictionary.get::<Stream<'_>>(name))
            .all(|stream| unpack::fits(&stream))
    };
    of(dictionary, &parts)
        && of(&below, &parts)
        && describes.iter().flatten().all(|it| of(it, &programs))
}

fn descendant<'a>(dictionary: &Dict<'a>) -> Dict<'a> {
    dictionary
        .get::<Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
        .unwrap_or_default()
}

/// How the letters of a font look, by its name and its description.
fn look(dictionary: &Dict<'_>) -> Look {
    let description = dictionary
        .get::<Dict<'_>>("FontDescriptor")
        .or_else(|| descendant(dictionary).get::<Dict<'_>>("FontDescriptor"))
        .unwrap_or_default();
    let name = dictionary
        .get::<Name<'_>>("BaseFont")
        .map(|it| String::from_utf8_lossy(&it).to_lowercase())
        .unwrap_or_default();
    let flags = description.get::<u32>("Flags").unwrap_or(0);
    let number = |key: &str| description.get::<f32>(key).map(f64::from);
    let named = |words: &[&str]| words.iter().any(|word| name.contains(word));
    Look {
        bold: named(BOLD_NAMES)
            || flags & BOLD_FLAG != 0
            || number("FontWeight").is_some_and(|it| it >= BOLD),
        italic: named(ITALIC_NAMES)
            || flags & ITALIC_FLAG != 0
            || number("ItalicAngle").is_some_and(|it| it != 0.0),
    }
}
