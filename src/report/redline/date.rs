//! The date of tracked changes, as Word writes it.

/// Reads a day (`2031-03-05`) or a day and a time (`2031-03-05T18:30:00Z`), and returns it as `xsd:dateTime`.
///
/// `None` for what is no day of the calendar and no time of the clock. Times
/// are those of Coordinated Universal Time; the `Z` may be left out.
pub fn date(text: &str) -> Option<String> {
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, time.strip_suffix('Z').unwrap_or(time)),
        None => (text, "00:00:00"),
    };
    let numbers = |text: &str, divider: char, lengths: [usize; 3]| -> Option<[u32; 3]> {
        let parts: Vec<&str> = text.split(divider).collect();
        let parts: [&str; 3] = parts.try_into().ok()?;
        let fits = |(part, length): (&&str, &usize)| {
            part.len() == *length && part.bytes().all(|it| it.is_ascii_digit())
        };
        if !parts.iter().zip(&lengths).all(fits) {
            return None;
        }
        let [first, second, third] = parts.map(str::parse);
        Some([first.ok()?, second.ok()?, third.ok()?])
    };
    let [year, month, in_month] = numbers(day, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    let is_real =
        (1..=days).contains(&in_month) && year > 0 && hour < 24 && minute < 60 && second < 60;
    is_real.then(|| format!("{day}T{time}Z"))
}

/// Two minutes after a date that [`date`] gave, or before it at the end of an hour.
pub(super) fn beside(date: &str) -> String {
    let mut parts = date.splitn(3, ':');
    let (hour, minute, second) = (parts.next(), parts.next(), parts.next());
    let minute: u32 = minute.and_then(|it| it.parse().ok()).unwrap_or(0);
    let beside = if minute < 58 { minute + 2 } else { minute - 2 };
    format!(
        "{}:{beside:02}:{}",
        hour.unwrap_or_default(),
        second.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read() {
        for (text, expected) in [
            ("2031-03-05", Some("2031-03-05T00:00:00Z")),
            ("2031-03-05T18:30:00Z", Some("2031-03-05T18:30:00Z")),
            ("2031-03-05T18:30:00", Some("2031-03-05T18:30:00Z")),
            ("2032-02-29", Some("2032-02-29T00:00:00Z")),
            ("2031-02-29", None),
            ("2031-13-01", None),
            ("31-3-5", None),
            ("2031-03-05T24:00:00Z", None),
            ("2031-03-05\"/><w:x", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(date(text).as_deref(), expected, "{text}");
        }
        assert_eq!(
            date(super::super::DEFAULT_DATE).as_deref(),
            Some(super::super::DEFAULT_DATE)
        );
    }
}
