//! Labels in Chinese: `第四条`, `第二章`, `一、`, `（三）`.

use super::super::cursor::Cursor;
use super::super::mark::Decoration;
use super::super::numeral::Reading;
use super::super::words::WordClass;
use super::Found;
use crate::model::Numeral;

/// Longest number: `一百二十三` has five characters.
const LONGEST_NUMBER: usize = 7;

/// Reads a label that begins with `第`, a Chinese number or a wide bracket.
pub(super) fn chinese(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.eat(|c| c == '第').is_some() {
        return article(cursor);
    }
    let wide = cursor.eat(|c| c == '（').is_some();
    let value = number(cursor)?;
    let (numeral, decoration, close) = if wide {
        (Numeral::LowerRoman, Decoration::Round, '）')
    } else {
        (Numeral::UpperRoman, Decoration::Dot, '、')
    };
    cursor.eat(|c| c == close)?;
    let mut found = Found::plain(vec![Reading::one(numeral, value)]);
    found.decoration = Some(decoration);
    Some(found)
}

/// The number and the unit after `第`.
fn article(cursor: &mut Cursor<'_>) -> Option<Found> {
    let value = number(cursor)?;
    let (unit, class) = [
        ('条', WordClass::Article),
        ('條', WordClass::Article),
        ('款', WordClass::Operative),
        ('章', WordClass::Division),
        ('节', WordClass::Division),
        ('節', WordClass::Division),
        ('编', WordClass::Division),
    ]
    .into_iter()
    .find(|(unit, _)| cursor.eat(|c| c == *unit).is_some())?;
    let ends = cursor
        .peek()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '：' | ':' | '【' | '（'));
    if !ends {
        return None;
    }
    let mut found = Found::plain(vec![Reading::arabic(vec![value])]);
    found.word = format!("第{unit}");
    found.class = Some(class);
    found.decoration = Some(Decoration::Bare);
    Some(found)
}

/// A number in Chinese or Arabic digits, up to 999.
fn number(cursor: &mut Cursor<'_>) -> Option<u32> {
    let run = cursor.eat_while(LONGEST_NUMBER, |c| {
        c.is_ascii_digit() || matches!(c, '十' | '百' | '〇' | '零') || digit(c).is_some()
    });
    if let Ok(value) = run.parse() {
        return Some(value);
    }
    let mut value = 0;
    let mut pending = None;
    for c in run.chars() {
        match c {
            '百' => value += pending.take().unwrap_or(1) * 100,
            '十' => value += pending.take().unwrap_or(1) * 10,
            '〇' | '零' => {}
            _ => pending = Some(digit(c)?),
        }
    }
    let value = value + pending.unwrap_or(0);
    (value > 0).then_some(value)
}

fn digit(c: char) -> Option<u32> {
    let at = "一二三四五六七八九".chars().position(|known| known == c)?;
    u32::try_from(at + 1).ok()
}
