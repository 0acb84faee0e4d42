//! What stands around an article's running text: byline, dateline and date.

use crate::text::Span;

/// The byline `line` is, if it is one: “By Ana Ruiz”, “By Ana Ruiz and Bo Li, staff writers”.
pub fn is_byline(line: &str) -> bool {
    let line = line.trim();
    let Some(names) =
        line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))
    else {
        return false;
    };
    let words: Vec<_> = names.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let small =
        ["and", "of", "de", "van", "der", "von", "the", "for", "staff", "writer", "writers", "correspondent", "in"];
    (1..=12).contains(&words.len())
        && !line.ends_with(['.', '?', '!', ':'])
        && words.first().is_some_and(|word| capital(&word) || *word == "the")
        && words.iter().all(|word| capital(word) || small.contains(&word.trim_end_matches(',')))
}

/// The place and date that open an agency report, in the paragraph that begins it: “GENEVA, Oct. 3 —”,
/// “MOSCOW (Agency) -”. The span ends behind the dash's last word before it.
pub fn dateline(text: &str, paragraph: Span) -> Option<Span> {
    let part = paragraph.of(text);
    let head: String = part.chars().take(70).collect();
    let dash = [" — ", " – ", " -- ", " - "].iter().filter_map(|dash| head.find(dash)).min()?;
    let before = head.get(..dash)?;
    let first: String =
        before.chars().take_while(|sign| sign.is_alphabetic() || *sign == ' ' || *sign == '.').collect();
    let place = first.trim();
    let shouted = place.chars().filter(|sign| sign.is_alphabetic()).all(char::is_uppercase) && place.len() >= 3;
    let rest = before.get(first.len()..)?.trim();
    let dated = rest.is_empty() || rest.starts_with([',', '(']);
    (shouted && dated).then(|| Span::new(paragraph.start(), paragraph.start() + before.trim_end().len()))
}

/// The date `line` is, as RFC 3339: “2 Dec 2025”, “December 2, 2025”, “Tuesday, 2 December 2025”, “2025-12-02”, with
/// or without “Published:” before it. `None` for a line that says anything else too.
pub fn date(line: &str) -> Option<String> {
    let line = line.trim().trim_end_matches('.');
    if line.len() > 48 {
        return None;
    }
    let parts: Vec<&str> = line.split([' ', ',', ':']).filter(|part| !part.is_empty()).collect();
    let parts = match parts.as_slice() {
        [word, rest @ ..] if ["published", "posted", "date", "updated"].contains(&word.to_lowercase().as_str()) => rest,
        all => all,
    };
    let parts = match parts {
        [word, rest @ ..] if weekday(word) => rest,
        all => all,
    };
    match parts {
        [iso] => iso_date(iso),
        [day, month, year] if day.chars().all(|sign| sign.is_ascii_digit()) => written(day, month, year),
        [month, day, year] => written(day.trim_end_matches(|sign: char| sign.is_alphabetic()), month, year),
        _ => None,
    }
}

fn weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
        && word.len() <= 9
        && (word.len() <= 4 || word.ends_with("day"))
}

fn iso_date(word: &str) -> Option<String> {
    let [year, month, day] = word.split('-').collect::<Vec<_>>()[..] else { return None };
    let number = |part: &str, digits| (part.len() == digits).then(|| part.parse::<u16>().ok()).flatten();
    let (month_number, day_number) = (number(month, 2)?, number(day, 2)?);
    number(year, 4)?;
    ((1..=12).contains(&month_number) && (1..=31).contains(&day_number)).then(|| word.to_owned())
}

fn written(day: &str, month: &str, year: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
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
    let month = month.trim_end_matches('.').to_lowercase();
    let number = MONTHS.iter().position(|name| {
        *name == month
            || (month.len() >= 3
                && month.len() <= 4
                && name.starts_with(month.get(..3).unwrap_or("?"))
                && (month.len() == 3 || month == "sept"))
    })?;
    let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year: u16 = year.parse().ok().filter(|year| (1500..=2200).contains(year))?;
    Some(format!("{year:04}-{:02}-{day:02}", number + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_names_and_nothing_else() {
        assert!(is_byline("By Ana Ruiz"));
        assert!(is_byline("By Ana Ruiz and Bo Li, staff writers"));
        assert!(!is_byline("By noon the dam had failed."));
        assert!(!is_byline("By and large"));
    }

    #[test]
    fn datelines_are_shouted_places_before_a_dash() {
        let check = |text: &str| dateline(text, Span::new(0, text.len())).map(|span| span.of(text).to_owned());
        assert_eq!(check("GENEVA, Oct. 3 — Talks began.").as_deref(), Some("GENEVA, Oct. 3"));
        assert_eq!(check("PORT ALDER (Agency) - Rain fell.").as_deref(), Some("PORT ALDER (Agency)"));
        assert_eq!(check("The dam — old and cracked — held."), None);
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        for written in
            ["2 Dec 2025", "December 2, 2025", "Tuesday, 2 December 2025", "2025-12-02", "Published: Dec. 2, 2025"]
        {
            assert_eq!(date(written).as_deref(), Some("2025-12-02"), "{written}");
        }
        assert_eq!(date("On December 2, 2025 it rained"), None);
        assert_eq!(date("Marx 2, 2025"), None);
    }
}
