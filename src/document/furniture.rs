//! What stands around an article's running text: byline, dateline, date, and the names of speakers.
//!
//! Each is told by its own form, strictly: a line that says anything else too is text.

use super::date::MONTHS;
use crate::text::Span;

/// The longest byline, in words.
const MAX_BYLINE_WORDS: usize = 14;

/// The longest line that is a date and nothing else, in bytes.
const MAX_DATE_BYTES: usize = 80;

/// Characters within which a dateline's dash has to come.
const MAX_DATELINE_CHARS: usize = 70;

/// Whether `line` names an author: “By Ana Ruiz and Bo Li”, “Ana Ruiz, staff writer”.
pub fn is_byline(line: &str) -> bool {
    let mut ends = line.split_whitespace();
    let (Some(first), last) = (ends.next(), ends.next_back()) else { return false };
    // Few lines begin or end as one does: the others are not looked at any closer.
    let ends_in_office = last.is_some_and(is_office);
    let (by, written) =
        (matches!(first, "By" | "BY" | "by"), matches!(first, "Written" | "Reported" | "Reporting" | "Story"));
    if !(by || written || ends_in_office) || line.ends_with(['?', '!', ':']) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().take(MAX_BYLINE_WORDS + 1).collect();
    if words.len() > MAX_BYLINE_WORDS {
        return false;
    }
    match words.as_slice() {
        [_, names @ ..] if by => are_names(names),
        [_, "by" | "By", names @ ..] if written => are_names(names),
        [first, second, ..] => {
            let named = |word: &str| word.starts_with(char::is_uppercase);
            ends_in_office && line.contains(", ") && named(first) && named(second)
        }
        _ => false,
    }
}

fn is_office(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    OFFICES.iter().any(|office| office.eq_ignore_ascii_case(word))
}

fn are_names(words: &[&str]) -> bool {
    let initial = |word: &str| word.chars().count() == 2 && word.ends_with('.');
    let Some((last, first)) = words.split_last() else { return false };
    let named = |word: &&str| {
        word.starts_with(char::is_uppercase) || BETWEEN_NAMES.contains(word) || !word.contains(char::is_alphabetic)
    };
    let stops = first.iter().any(|word| word.ends_with('.') && word.len() > 4) || last.ends_with('.') && !initial(last);
    !stops && words.iter().all(named) && words.iter().any(|word| word.starts_with(char::is_uppercase))
}

/// The place, date and agency that open a report in `paragraph`, without the dash after them: “GENEVA, Oct. 3”,
/// “MOSCOW (Agency)”.
pub fn dateline(text: &str, paragraph: Span) -> Option<Span> {
    let part = paragraph.of(text);
    if let Some(place) = place_before_colon(part) {
        return Some(Span::new(paragraph.start(), paragraph.start() + place.len()));
    }
    let dash = first_dash(part)?;
    if Span::new(0, dash.end()).of(part).chars().count() > MAX_DATELINE_CHARS {
        return None;
    }
    let before = Span::new(0, dash.start()).of(part).trim_end();
    let place_end = before.find([',', '(', '/']).unwrap_or(before.len());
    let (place, rest) = before.split_at_checked(place_end)?;
    let letters = || place.chars().filter(|sign| sign.is_alphabetic());
    let shouted = letters().count() >= 3 && letters().all(char::is_uppercase);
    let agency = rest.starts_with('(')
        && rest.ends_with(')')
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let known = shouted || agency && place.split_whitespace().count() <= 3;
    let is_place = known && !place.contains([':', ';', '"', '“', '?', '!']);
    is_place.then(|| Span::new(paragraph.start(), paragraph.start() + before.len()))
}

/// The city in capitals that `part` begins with, and a colon, as papers of South Asia have it: “DELHI: The court …”.
/// Who speaks in a transcript is no city.
fn place_before_colon(part: &str) -> Option<&str> {
    const LONGEST: usize = 20;
    const CITIES: [&str; 40] = [
        "DELHI",
        "NEW DELHI",
        "MUMBAI",
        "KOLKATA",
        "CHENNAI",
        "BENGALURU",
        "BANGALORE",
        "HYDERABAD",
        "AHMEDABAD",
        "PUNE",
        "LUCKNOW",
        "SRINAGAR",
        "ISLAMABAD",
        "KARACHI",
        "LAHORE",
        "PESHAWAR",
        "QUETTA",
        "RAWALPINDI",
        "DHAKA",
        "KATHMANDU",
        "COLOMBO",
        "KABUL",
        "KUALA LUMPUR",
        "PUTRAJAYA",
        "GEORGE TOWN",
        "SINGAPORE",
        "JAKARTA",
        "MANILA",
        "BANGKOK",
        "BEIJING",
        "TOKYO",
        "DUBAI",
        "ABU DHABI",
        "RIYADH",
        "JEDDAH",
        "CAIRO",
        "LONDON",
        "WASHINGTON",
        "NEW YORK",
        "BRUSSELS",
    ];
    if !part.starts_with(|sign: char| sign.is_ascii_uppercase()) {
        return None;
    }
    let near = part.as_bytes().iter().take(LONGEST).position(|&byte| byte == b':')?;
    let place = part.get(..near)?;
    let opens = part.get(near..)?.starts_with(": ");
    (opens && CITIES.contains(&place)).then_some(place)
}

/// The first dash of `part`, with the blank behind a single hyphen, in as many bytes as a dateline may have.
fn first_dash(part: &str) -> Option<Span> {
    let bytes = part.as_bytes();
    let near = bytes.get(..4 * MAX_DATELINE_CHARS).unwrap_or(bytes);
    memchr::memchr2_iter(b'-', "—".as_bytes()[0], near).find_map(|at| {
        let rest = &bytes[at..];
        let length = match rest {
            [b'-', b'-', ..] => 2,
            [b'-', b' ', ..] if bytes[..at].ends_with(b" ") => 2,
            _ if rest.starts_with("—".as_bytes()) || rest.starts_with("–".as_bytes()) => "—".len(),
            _ => return None,
        };
        Some(Span::new(at, at + length))
    })
}

/// The date `line` is, as RFC 3339: “Tuesday, 2 December 2025”, “Published: Dec. 2, 2025, 10:30 GMT”, “2025-12-02”.
/// `None` for a line that says anything else too.
pub fn date(line: &str) -> Option<String> {
    if line.len() > MAX_DATE_BYTES || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = date_words(line);
    let (date, at, length) = find_date(&words)?;
    let rest = words.iter().enumerate().filter(|(index, _)| !(at..at + length).contains(index));
    rest.map(|(_, word)| *word).all(is_around_date).then_some(date)
}

/// The first date in `line`, whatever else it says.
pub fn date_within(line: &str) -> Option<String> {
    find_date(&date_words(line)).map(|(date, ..)| date)
}

fn date_words(line: &str) -> Vec<&str> {
    let blank = |sign: char| sign.is_whitespace() || matches!(sign, ',' | '|' | '·' | '•' | '(' | ')');
    line.split(blank).filter(|word| !word.is_empty()).collect()
}

/// The first date among `words`, where it begins, and how many of them it takes.
fn find_date(words: &[&str]) -> Option<(String, usize, usize)> {
    let at = |index: usize| words.get(index).copied().unwrap_or_default();
    (0..words.len()).find_map(|index| {
        let (first, second, third) = (at(index), at(index + 1), at(index + 2));
        let written = written_date(first, second, third).or_else(|| written_date(second, first, third));
        iso_date(first).map(|date| (date, index, 1)).or_else(|| written.map(|date| (date, index, 3)))
    })
}

fn written_date(day: &str, month: &str, year: &str) -> Option<String> {
    let day_end = day.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(day.len());
    let (number, suffix) = day.split_at_checked(day_end)?;
    let day: u8 = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month = month.trim_end_matches('.').to_lowercase();
    let is_month = |name: &&str| *name == month || month.len() >= 3 && name.starts_with(&month) && month.len() <= 4;
    let month = MONTHS.iter().position(is_month)? + 1;
    let year: u16 = year.trim_end_matches('.').parse().ok().filter(|year| (1500..=2200).contains(year))?;
    matches!(suffix, "" | "." | "st" | "nd" | "rd" | "th").then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `2025-12-02`, or with a time and its zone.
fn iso_date(word: &str) -> Option<String> {
    let (date, time) = word.split_once('T').unwrap_or((word, ""));
    let [year, month, day] = date.split('-').collect::<Vec<_>>()[..] else { return None };
    let number = |part: &str, digits| (part.len() == digits).then(|| part.parse::<u16>().ok()).flatten();
    let is_date = number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day));
    if !is_date {
        return None;
    }
    Some(if is_time_with_zone(time) { word.to_owned() } else { date.to_owned() })
}

fn is_time_with_zone(time: &str) -> bool {
    let clock_end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let Some((clock, zone)) = time.split_at_checked(clock_end) else { return false };
    let digits = |text: &str, form: &str| {
        text.len() == form.len()
            && text
                .bytes()
                .zip(form.bytes())
                .all(|(byte, place)| if place == b'0' { byte.is_ascii_digit() } else { byte == place })
    };
    digits(clock.split('.').next().unwrap_or_default(), "00:00:00")
        && (zone == "Z" || digits(zone.get(1..).unwrap_or_default(), "00:00"))
}

/// Words that stand around a date in a line of its own: weekdays, times, zones, “published”.
fn is_around_date(word: &str) -> bool {
    let small = word.trim_end_matches([':', '.']).to_lowercase();
    let weekday =
        WEEKDAYS.iter().any(|day| *day == small || small.len() >= 3 && small.len() <= 5 && day.starts_with(&small));
    let clock = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.');
    weekday || clock || AROUND_DATES.contains(&small.as_str()) || !word.contains(char::is_alphanumeric)
}

/// The name that `line` begins with where it is of a speaker in a transcript: `MAYOR: …`, `Q: …`.
pub fn speaker(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let letters = || name.chars().filter(|sign| sign.is_alphabetic());
    let shouted = letters().next().is_some() && letters().all(char::is_uppercase);
    let short =
        name.len() <= 30 && name.split_whitespace().count() <= 4 && !name.contains(|sign: char| sign.is_ascii_digit());
    (shouted && short).then_some(name)
}

/// What may stand between the names of a byline, in small letters.
const BETWEEN_NAMES: &[&str] = &[
    "and",
    "und",
    "et",
    "y",
    "e",
    "of",
    "de",
    "da",
    "di",
    "del",
    "la",
    "le",
    "van",
    "der",
    "von",
    "den",
    "bin",
    "al",
    "the",
    "for",
    "in",
    "staff",
    "writer",
    "writers",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "editor",
    "editors",
    "political",
    "special",
];

/// What ends “Ana Ruiz, staff writer”.
const OFFICES: &[&str] =
    &["writer", "reporter", "correspondent", "editor", "columnist", "contributor", "writers", "reporters"];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const AROUND_DATES: &[&str] = &[
    "published",
    "posted",
    "updated",
    "date",
    "dated",
    "on",
    "at",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "bst",
    "cet",
    "cest",
    "last",
    "first",
    "modified",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_names_and_nothing_else() {
        for line in [
            "By Ana Ruiz",
            "BY ANA RUIZ",
            "By Ana Ruiz and Bo Li, staff writers",
            "Ana Ruiz, staff writer",
            "By Ana M. Ruiz in Porto",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By noon the dam had failed.",
            "By and large",
            "By",
            "Ana Ruiz, a writer of some note",
            "By Friday, Ana Ruiz said.",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[track_caller]
    fn check_dateline(text: &str, expected: Option<&str>) {
        assert_eq!(dateline(text, Span::new(0, text.len())).map(|span| span.of(text)), expected, "{text}");
    }

    #[test]
    fn datelines_are_places_before_a_dash() {
        check_dateline("GENEVA, Oct. 3 — Talks began.", Some("GENEVA, Oct. 3"));
        check_dateline("PORT ALDER (Agency) - Rain fell.", Some("PORT ALDER (Agency)"));
        check_dateline("Alder (Agency) — Rain fell.", Some("Alder (Agency)"));
        check_dateline("ST. ALDER, Wis.—Rain fell.", Some("ST. ALDER, Wis."));
        check_dateline("The dam — old and cracked — held.", None);
        check_dateline("It held. NATO — what else? — came.", None);
        check_dateline("“ALDER — that is where I live.”", None);
        check_dateline("ALDER-BIRCH, Oct. 3 -- Talks began - and ended.", Some("ALDER-BIRCH, Oct. 3"));
        check_dateline("NEW DELHI: Talks began.", Some("NEW DELHI"));
        check_dateline("RUIZ: Talks began.", None);
        check_dateline("ALDER -Talks began.", None);
        let far = |blanks: usize| format!("ALDER,{}— Talks began.", " ".repeat(blanks));
        check_dateline(&far(63), Some("ALDER,"));
        check_dateline(&far(64), None);
    }

    #[track_caller]
    fn check_date(line: &str, expected: Option<&str>) {
        assert_eq!(date(line).as_deref(), expected, "{line}");
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        for line in [
            "2 Dec 2025",
            "December 2, 2025",
            "Tuesday, 2 December 2025",
            "2025-12-02",
            "Published: Dec. 2, 2025, 10:30 a.m. GMT",
        ] {
            check_date(line, Some("2025-12-02"));
        }
        check_date("2025-12-02T10:00:00Z", Some("2025-12-02T10:00:00Z"));
        check_date("2025-12-02T10:00", Some("2025-12-02"));
    }

    #[test]
    fn a_line_that_says_more_is_no_date() {
        check_date("On December 2, 2025 it rained", None);
        check_date("Marx 2, 2025", None);
        check_date("32 December 2025", None);
        assert_eq!(date_within("By Ana Ruiz · 2 Dec 2025").as_deref(), Some("2025-12-02"));
    }

    #[test]
    fn speakers_are_shouted_before_a_colon() {
        assert_eq!(speaker("MAYOR RUIZ: It held."), Some("MAYOR RUIZ"));
        assert_eq!(speaker("Q: Did it hold?"), Some("Q"));
        assert_eq!(speaker("The Stakes: Peace"), None);
    }
}
