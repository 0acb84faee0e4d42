//! Dates as feeds write them, which is in every way.
//!
//! What comes of it is RFC 3339, as precise as the source: a day stays a day, a month a month. A time without a zone is
//! taken for UTC, as everybody who reads feeds does.

/// The date that `text` says, if it says one.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.trim();
    iso(text).or_else(|| written(text)).map(|date| date.to_string())
}

/// A date and how much of it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    /// The digits behind the point.
    fraction: String,
    /// As `Z` or `+01:00`.
    zone: String,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        let Some(month) = self.month else { return Ok(()) };
        write!(f, "-{month:02}")?;
        let Some(day) = self.day else { return Ok(()) };
        write!(f, "-{day:02}")?;
        let Some(Time { hour, minute, second, fraction, zone }) = &self.time else { return Ok(()) };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "T{hour:02}:{minute:02}:{second:02}{point}{fraction}{zone}")
    }
}

/// `2025-12-02T10:00:00Z` and what is left of it when parts or signs are left out; `2025-336` too.
fn iso(text: &str) -> Option<Date> {
    let end = text.find(|sign: char| sign == 'T' || sign == 't' || sign.is_whitespace() || sign == ',');
    let (day, time) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let numbers: Vec<&str> = day.split(['-', '/', '.', ':']).collect();
    if !numbers.iter().all(|number| is_digits(number)) {
        return None;
    }
    let (year, month, day) = match numbers[..] {
        [whole] if whole.len() == 8 => (whole.get(..4)?, whole.get(4..6), whole.get(6..)),
        [year] if year.len() == 4 => (year, None, None),
        [year, month] if year.len() == 4 && month.len() <= 2 => (year, Some(month), None),
        [year, ordinal] if year.len() == 4 && ordinal.len() == 3 => {
            return ordinal_day(year.parse().ok()?, ordinal.parse().ok()?);
        }
        [year, month, day] if year.len() == 4 => (year, Some(month), Some(day)),
        [month, day, year] if year.len() == 4 => american(month, day, year)?,
        _ => return None,
    };
    let part = |part: Option<&str>| part.map(str::parse::<u8>).transpose().ok();
    let (year, month, day) = (year.parse().ok()?, part(month)?, part(day)?);
    let is_date = month.is_none_or(|month| (1..=12).contains(&month)) && day.is_none_or(|day| (1..=31).contains(&day));
    let time = time.trim_start_matches(|sign: char| matches!(sign, 'T' | 't' | ',') || sign.is_whitespace());
    is_date.then(|| Date { year, month, day, time: day.and_then(|_| clock_and_zone(time)) })
}

/// Month and day where they stand in the order of America, unless the other order is the only one that can be.
fn american<'a>(month: &'a str, day: &'a str, year: &'a str) -> Option<(&'a str, Option<&'a str>, Option<&'a str>)> {
    let is_day = month.parse::<u8>().ok()? > 12;
    Some(if is_day { (year, Some(day), Some(month)) } else { (year, Some(month), Some(day)) })
}

fn ordinal_day(year: u16, mut day: u16) -> Option<Date> {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let february = if is_leap { 29 } else { 28 };
    for (month, days) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        if (1..=days).contains(&day) {
            return Some(Date { year, month: Some(month), day: u8::try_from(day).ok(), time: None });
        }
        day = day.saturating_sub(days);
    }
    None
}

/// `10:00:00.5+01:00`, `10:00 PM EST`; `None` where there is no clock.
fn clock_and_zone(text: &str) -> Option<Time> {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != ':' && sign != '.').unwrap_or(text.len());
    let (clock_words, rest) = text.split_at_checked(end)?;
    let mut time = clock(clock_words)?;
    let mut words = rest.split_whitespace();
    let mut zone_word = words.next().unwrap_or_default();
    if let Some(half) = Half::of(zone_word) {
        time.hour = half.hour(time.hour);
        zone_word = words.next().unwrap_or_default();
    }
    time.zone = zone(zone_word).unwrap_or_else(|| "Z".to_owned());
    Some(time)
}

/// Hours, minutes and, where they are given, seconds.
fn clock(text: &str) -> Option<Time> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut parts = clock.split(':').map(|part| part.parse::<u8>().ok().filter(|_| is_digits(part)));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let fraction: String = fraction.chars().take_while(char::is_ascii_digit).take(9).collect();
    let is_time = hour <= 24 && minute < 60 && second <= 60 && parts.next().is_none();
    is_time.then(|| Time { hour: hour.min(23), minute, second: second.min(59), fraction, zone: String::new() })
}

/// Before or after noon.
#[derive(Debug, Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "am" | "a.m." => Some(Self::Morning),
            "pm" | "p.m." => Some(Self::Afternoon),
            _ => None,
        }
    }

    fn hour(self, hour: u8) -> u8 {
        match self {
            Self::Morning if hour == 12 => 0,
            Self::Afternoon if hour < 12 => hour + 12,
            _ => hour,
        }
    }
}

/// The offset that `word` names; `None` where it is no zone that is known.
fn zone(word: &str) -> Option<String> {
    let word = word.trim_matches(['(', ')']);
    let word =
        word.strip_prefix("GMT").or_else(|| word.strip_prefix("UTC")).filter(|rest| !rest.is_empty()).unwrap_or(word);
    if let Some(digits) = word.strip_prefix(['+', '-', '−']) {
        let sign = if word.starts_with('+') { '+' } else { '-' };
        let (hours, minutes) = match digits.split_once(':') {
            Some(parts) => parts,
            None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
            None => (digits, "00"),
        };
        let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (hours < 24 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"));
    }
    let upper = word.to_ascii_uppercase();
    ZONES.iter().find(|(name, _)| *name == upper).map(|(_, offset)| (*offset).to_owned())
}

/// `Tue, 02 Dec 2025 10:00:00 GMT` and everything else that names its month.
fn written(text: &str) -> Option<Date> {
    let spaced = text.replace(',', " ");
    let words = spaced.split_whitespace().flat_map(parts_of_day);
    let (mut year, mut month, mut day, mut time, mut offset) = (None, None, None, None, None);
    let mut half = None;
    for word in words {
        let digits = word.trim_end_matches(|sign: char| sign.is_ascii_alphabetic() || sign == '.');
        if word.contains(':') && time.is_none() {
            time = clock_and_zone(word);
            if time.as_ref().is_some_and(|_| word.contains(['+', '-'])) {
                offset = time.as_ref().map(|time| time.zone.clone());
            }
        } else if is_digits(digits) && digits.len() == 4 && year.is_none() {
            year = digits.parse().ok();
        } else if is_digits(digits) && digits.len() <= 2 && day.is_none() {
            day = digits.parse().ok().filter(|day| (1..=31).contains(day));
        } else if is_digits(word) && word.len() == 2 && year.is_none() {
            year = word.parse().ok().map(full_year);
        } else if month.is_none() && month_named(word).is_some() {
            month = month_named(word);
        } else if let Some(named) = Half::of(word) {
            half = Some(named);
        } else if offset.is_none() && time.is_some() {
            offset = zone(word);
        }
    }
    if let (Some(time), Some(half)) = (&mut time, half) {
        time.hour = half.hour(time.hour);
    }
    if let (Some(time), Some(offset)) = (&mut time, offset) {
        time.zone = offset;
    }
    Some(Date { year: year?, month: Some(month?), day, time: time.filter(|_| day.is_some()) })
}

/// `02-Dec-2025` is three words.
fn parts_of_day(word: &str) -> impl Iterator<Item = &str> {
    let is_day = word.contains('-') && word.contains(|sign: char| sign.is_alphabetic()) && !word.contains(':');
    let separator = if is_day { '-' } else { '\0' };
    word.split(separator)
}

/// Two digits, as RFC 2822 reads them.
fn full_year(year: u16) -> u16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

fn month_named(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.').to_lowercase();
    (1..).zip(MONTHS).find(|(_, name)| word.len() >= 3 && name.starts_with(&word)).map(|(number, _)| number)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The months in English, in small letters.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Names of zones that mail and feeds use, none that stands for several.
const ZONES: [(&str, &str); 28] = [
    ("Z", "Z"),
    ("UT", "Z"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("WET", "Z"),
    ("WEST", "+01:00"),
    ("BST", "+01:00"),
    ("CET", "+01:00"),
    ("MET", "+01:00"),
    ("CEST", "+02:00"),
    ("MEST", "+02:00"),
    ("EET", "+02:00"),
    ("EEST", "+03:00"),
    ("MSK", "+03:00"),
    ("JST", "+09:00"),
    ("KST", "+09:00"),
    ("AEST", "+10:00"),
    ("AEDT", "+11:00"),
    ("NZST", "+12:00"),
    ("NZDT", "+13:00"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CST", "-06:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(date(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn iso_dates_stay_as_precise_as_they_are() {
        check("2025-12-02T10:00:00Z", Some("2025-12-02T10:00:00Z"));
        check("2025-12-02T10:00:00.125-05:00", Some("2025-12-02T10:00:00.125-05:00"));
        check("2025-12-02 10:00", Some("2025-12-02T10:00:00Z"));
        check("2025-12-02T10:00+0100", Some("2025-12-02T10:00:00+01:00"));
        check(" 2025-12-02\n", Some("2025-12-02"));
        check("20251202", Some("2025-12-02"));
        check("2025-12", Some("2025-12"));
        check("2025", Some("2025"));
        check("2024-366", Some("2024-12-31"));
        check("2025/12/02", Some("2025-12-02"));
    }

    #[test]
    fn dates_of_mail_are_read() {
        check("Tue, 02 Dec 2025 10:00:00 GMT", Some("2025-12-02T10:00:00Z"));
        check("2 Dec 25 22:04 +0100", Some("2025-12-02T22:04:00+01:00"));
        check("Tue, 02 Dec 2025 10:00:00 EST", Some("2025-12-02T10:00:00-05:00"));
        check("02-Dec-2025 10:00:00", Some("2025-12-02T10:00:00Z"));
        check("Tue Dec  2 10:00:00 PST 2025", Some("2025-12-02T10:00:00-08:00"));
        check("December 2nd, 2025 3:05 PM", Some("2025-12-02T15:05:00Z"));
        check("2 Dec 2025", Some("2025-12-02"));
        check("12/31/2025 12:10:00 AM", Some("2025-12-31T00:10:00Z"));
    }

    #[test]
    fn what_is_no_date_gives_none() {
        check("", None);
        check("yesterday", None);
        check("2025-13-02", None);
        check("02 Dec", None);
        check("12.5", None);
        check("Marx 2, 2025", None);
    }
}
