//! A moment in time, and how it is written: whole seconds of UTC, as articles and feeds are sorted by.

use std::fmt;

pub(crate) const DAY_SECONDS: i64 = 86_400;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds since the beginning of 1970, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment that `written` says, as RFC 3339 has it; of a day, a month or a year alone, its beginning.
    pub fn parse(written: &str) -> Option<Self> {
        let (date, time) = written.split_once(['T', 't', ' ']).unwrap_or((written, ""));
        let mut parts = date.splitn(3, '-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().map_or(Some(1), |month| month.parse().ok())?;
        let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
        let valid = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        let day = valid.then(|| days_before(year, month, day) * DAY_SECONDS)?;
        Some(Self(day + if time.is_empty() { 0 } else { seconds_of_day(time)? }))
    }

    /// Year, month and day of it.
    pub fn date(self) -> (i64, u8, u8) {
        let days = self.0.div_euclid(DAY_SECONDS);
        // Years begin in March here, so that a leap day is the last of its year; 719,468 days before 1970 one began.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |number: i64| u8::try_from(number).unwrap_or(1);
        (year, small(month), small(day))
    }

    /// Its day: `2025-12-02`.
    pub fn day(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// As a list of news says it to who reads it `now`: `14:05` of today, `2 Dec` of this year, else `2 Dec 24`.
    pub fn words(self, now: Self) -> String {
        let (year, month, day) = self.date();
        let (this_year, this_month, today) = now.date();
        if (year, month, day) == (this_year, this_month, today) {
            return self.time();
        }
        let month = MONTHS[usize::from(month) - 1];
        if year == this_year { format!("{day} {month}") } else { format!("{day} {month} {:02}", year.rem_euclid(100)) }
    }
}

impl Moment {
    /// The time of day: `14:05`.
    pub fn time(self) -> String {
        let seconds = self.0.rem_euclid(DAY_SECONDS);
        format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60)
    }

    /// From it to `last`, as [`Moment::words`] says each, and once where that says the same.
    pub fn words_to(self, last: Self, now: Self) -> String {
        let (first, last) = (self.words(now), last.words(now));
        if first == last { first } else { format!("{first} to {last}") }
    }

    /// How long it is till then, in the unit that says enough: `25 min`.
    pub fn wait(self, now: Self) -> String {
        let seconds = (self.0 - now.0).max(0);
        match seconds {
            0..60 => format!("{seconds} s"),
            60..5_400 => format!("{} min", (seconds + 30) / 60),
            5_400..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
            _ => format!("{} days", (seconds + 43_200) / DAY_SECONDS),
        }
    }
}

/// As RFC 3339 has it, in UTC.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let seconds = self.0.rem_euclid(DAY_SECONDS);
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Days between the beginning of 1970 and that of the day.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn days_of(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Of `10:00:00.5+01:00` the second of the day in UTC; may be of the day before or after.
fn seconds_of_day(time: &str) -> Option<i64> {
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone_at)?;
    let mut parts = clock.split(':').map(|part| part.split('.').next().unwrap_or_default().parse::<i64>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next().unwrap_or(Some(0))?, parts.next().unwrap_or(Some(0))?);
    let valid = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second);
    let offset = match zone.chars().next() {
        Some(sign @ ('+' | '-')) => {
            let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
            let hours: i64 = digits.get(..2)?.parse().ok()?;
            let minutes: i64 = digits.get(2..4).unwrap_or("0").parse().ok()?;
            (hours * 60 + minutes) * if sign == '-' { -60 } else { 60 }
        }
        _ => 0,
    };
    valid.then_some(hour * 3_600 + minute * 60 + second - offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_the_unit_that_says_enough() {
        let waits =
            [-5, 0, 59, 60, 1_500, 7_199, 7_200, 86_400, 300_000].map(|seconds| Moment(seconds).wait(Moment(0)));
        assert_eq!(waits, ["0 s", "0 s", "59 s", "1 min", "25 min", "2 h", "2 h", "24 h", "3 days"]);
    }

    #[test]
    fn what_is_written_is_read_and_written_again() {
        for (written, expected) in [
            ("1970-01-01", "1970-01-01T00:00:00Z"),
            ("2000-02-29T23:59:59Z", "2000-02-29T23:59:59Z"),
            ("2025-12-02T10:00:00+01:00", "2025-12-02T09:00:00Z"),
            ("2025-12-02T23:30:00.25-05:30", "2025-12-03T05:00:00Z"),
            ("2025-12", "2025-12-01T00:00:00Z"),
            ("1903", "1903-01-01T00:00:00Z"),
        ] {
            assert_eq!(Moment::parse(written).unwrap().to_string(), expected, "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for written in ["", "yesterday", "2025-13-01", "2025-02-29", "2025-12-02T25:00:00Z", "25-12-02"] {
            assert_eq!(Moment::parse(written), None, "{written}");
        }
    }

    #[test]
    fn a_list_says_no_more_of_a_date_than_tells_it_apart() {
        let now = Moment::parse("2025-12-02T18:00:00Z").unwrap();
        for (written, words) in
            [("2025-12-02T14:05:00Z", "14:05"), ("2025-12-01T14:05:00Z", "1 Dec"), ("2024-12-02", "2 Dec 24")]
        {
            assert_eq!(Moment::parse(written).unwrap().words(now), words);
        }
        let first = Moment::parse("2025-12-01T08:00:00Z").unwrap();
        let spans = [Moment(first.0 + 3_600), now].map(|last| first.words_to(last, now));
        assert_eq!(spans, ["1 Dec", "1 Dec to 18:00"]);
    }
}
