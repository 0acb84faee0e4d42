//! What happens, a line each with its time, for who looks for a fault; only where `--log` asks for it.
//!
//! No words of an article are written, nothing that is typed, and of an address nothing that may let somebody in.

use crate::text::safe::safe_line;
use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where lines are written; nowhere by default.
#[derive(Debug, Default)]
pub struct Log {
    file: Option<File>,
}

impl Log {
    /// Adds to the file at `path`, which need not be there.
    ///
    /// # Errors
    /// Names the file and the cause.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).create(true).open(path).map_err(|error| {
            let path = path.to_string_lossy();
            io::Error::new(error.kind(), format!("cannot write {}: {error}", safe_line(&path)))
        })?;
        Ok(Self { file: Some(file) })
    }

    /// Writes a line, in one piece; a failure is nobody's business who reads.
    pub fn say(&self, what: impl Display) {
        let Some(mut file) = self.file.as_ref() else { return };
        let line = format!("{} {}\n", time(SystemTime::now()), safe_line(&what.to_string()));
        let _ = file.write_all(line.as_bytes());
    }
}

/// The name of a source without what may let somebody in: the user and the query of an address.
pub fn public(name: &str) -> String {
    let Some((scheme, rest)) = name.split_once("://") else { return name.to_owned() };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}/{path}")
}

/// As RFC 3339 has it, in UTC, to the millisecond.
fn time(now: SystemTime) -> String {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", since.subsec_millis())
}

/// Year, month and day of the day so many days after 1 January 1970.
fn date(mut days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let february = 28 + u64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_time_is_that_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400, "2000-02-29T00:00:00.000Z"),
            (1_764_633_599, "2025-12-01T23:59:59.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(time(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn an_address_gives_nothing_away() {
        assert_eq!(public("https://ana:secret@example.org/a?token=1#x"), "https://example.org/a");
        assert_eq!(public("https://example.org?q=@x"), "https://example.org/");
        assert_eq!(public("news/a?b.txt"), "news/a?b.txt");
    }
}
