//! When something was published, as machines write it, to RFC 3339 as precise as written.

use super::super::furniture;

/// The moment that `written` says; a day alone where it gives no time, or one that without a zone is none.
pub(super) fn moment(written: &str) -> Option<String> {
    let written = written.trim();
    numbered(written).or_else(|| mailed(written)).or_else(|| furniture::date_within(written))
}

/// `2025-12-02T10:00:00+0100`, `2025-12-02 10:00`, `2025/12/02`, `20251202`.
fn numbered(written: &str) -> Option<String> {
    let digits =
        |from: usize, to: usize| written.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_apart = matches!(written.as_bytes().get(4), Some(b'-' | b'/' | b'.'));
    let (year, month, day, rest) = if is_apart {
        (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?, written.get(10..)?)
    } else {
        (digits(0, 4)?, digits(4, 6)?, digits(6, 8)?, written.get(8..)?)
    };
    let within = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    if !within(month, 12) || !within(day, 31) || year < "1500" || rest.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let date = format!("{year}-{month}-{day}");
    let time = rest.trim_start_matches(['T', 't', ' ']);
    Some(clock(time).map_or_else(|| date.clone(), |clock| format!("{date}T{clock}")))
}

/// `Tue, 02 Dec 2025 10:00:00 GMT`.
fn mailed(written: &str) -> Option<String> {
    let date = furniture::date_within(written)?;
    let colon = written.find(':')?;
    let time = written.get(colon.checked_sub(2)?..)?;
    clock(time.trim_start()).map(|clock| format!("{date}T{clock}"))
}

/// The time of day and zone that `time` begins with, as RFC 3339 has them.
fn clock(time: &str) -> Option<String> {
    let digits = |from: usize| time.get(from..from + 2).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (hour, minute) = (digits(0)?, digits(3).filter(|_| time.get(2..3) == Some(":"))?);
    let second = digits(6).filter(|_| time.get(5..6) == Some(":"));
    let rest = time.get(if second.is_some() { 8 } else { 5 }..)?;
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    let second = second.unwrap_or("00");
    if hour > "23" || minute > "59" || second > "60" {
        return None;
    }
    Some(format!("{hour}:{minute}:{second}{}", zone(rest.trim())?))
}

/// `Z`, `GMT`, `+01:00`, `+0100`, `+01`.
fn zone(written: &str) -> Option<String> {
    if matches!(written, "Z" | "z" | "UTC" | "GMT" | "UT") {
        return Some("Z".to_owned());
    }
    let (sign, rest) = written.split_at_checked(1).filter(|(sign, _)| matches!(*sign, "+" | "-"))?;
    let digits: String = rest.chars().filter(|digit| *digit != ':').collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let is_zone = (digits.len() == 2 || digits.len() == 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_zone && hours <= "23" && minutes <= "59").then(|| format!("{sign}{hours}:{minutes}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        assert_eq!(moment(written).as_deref().unwrap_or(""), expected, "{written}");
    }

    #[test]
    fn a_time_with_its_zone_is_kept() {
        check("2025-12-02T10:00:00+01:00", "2025-12-02T10:00:00+01:00");
        check("2025-12-02T10:00:00.000Z", "2025-12-02T10:00:00Z");
        check("2025-12-02 10:00 +0100", "2025-12-02T10:00:00+01:00");
        check("Tue, 02 Dec 2025 10:00:00 GMT", "2025-12-02T10:00:00Z");
    }

    #[test]
    fn a_time_without_a_zone_is_no_moment_and_the_day_stays() {
        check("2025-12-02T10:00:00", "2025-12-02");
        check("2025/12/02", "2025-12-02");
        check("20251202", "2025-12-02");
        check("December 2, 2025 10:00 am", "2025-12-02");
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("2025-13-02", "");
        check("1764672000", "");
        check("soon", "");
        check("2025-12-02T25:00:00Z", "2025-12-02");
    }
}
