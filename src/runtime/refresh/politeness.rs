//! How seldom a server is asked, and how many of its feeds at once.

use crate::library::moment::Moment;
use crate::store::feeds::Due;
use std::collections::{HashMap, VecDeque};
use url::Url;

/// Feeds of one host that are asked for at once: fewer than a browser asks it for, which is six.
const AT_ONCE: usize = 4;
/// How long a feed that could not be had is left alone; twice as long each time.
const FIRST_WAIT: i64 = 5 * 60;
/// Longest that a feed is left alone, whatever its server wishes.
const LONGEST_WAIT: i64 = 24 * 60 * 60;

/// Feeds that wait for their turn, and the hosts that are being asked.
#[derive(Debug)]
pub(super) struct Hosts {
    waiting: VecDeque<Due>,
    asked: HashMap<String, usize>,
}

impl Hosts {
    pub(super) fn new(due: Vec<Due>) -> Self {
        Self { waiting: due.into(), asked: HashMap::new() }
    }

    /// The next feed whose host may be asked; `None` where all are to wait, or none is left.
    pub(super) fn next(&mut self) -> Option<Due> {
        let is_free = |feed: &Due| self.asked.get(&host(&feed.address)).is_none_or(|asked| *asked < AT_ONCE);
        let index = self.waiting.iter().position(is_free)?;
        let feed = self.waiting.remove(index)?;
        *self.asked.entry(host(&feed.address)).or_default() += 1;
        Some(feed)
    }

    /// A feed of `address` was asked for.
    pub(super) fn done(&mut self, address: &str) {
        if let Some(asked) = self.asked.get_mut(&host(address)) {
            *asked = asked.saturating_sub(1);
        }
    }
}

/// Whom an address belongs to. Ports of the same machine are hosts of their own.
fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(|url| Some((url.host_str()?, url.port_or_known_default())));
    host.map_or_else(|| address.to_owned(), |(host, port)| format!("{host}:{}", port.unwrap_or_default()))
}

/// When a feed that could not be had `failures` times before is asked for again, its server having wished
/// `retry_after`.
pub(super) fn next_try(now: Moment, failures: u32, retry_after: Option<&str>) -> Moment {
    let own = FIRST_WAIT.saturating_mul(1 << failures.min(12));
    let wished = retry_after.and_then(|wish| wait(wish, now)).unwrap_or(0);
    Moment(now.0 + own.max(wished).min(LONGEST_WAIT))
}

/// Seconds that a `Retry-After` asks for: so many, or until a date as HTTP writes it.
fn wait(wish: &str, now: Moment) -> Option<i64> {
    if let Ok(seconds) = wish.trim().parse() {
        return Some(seconds);
    }
    let parts: Vec<&str> = wish.split_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = parts[..] else { return None };
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months.iter().position(|known| *known == month)? + 1;
    Some(Moment::parse(&format!("{year}-{month:02}-{day}T{time}Z"))?.0 - now.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shelf::FeedId;

    fn due(address: &str) -> Due {
        Due {
            id: FeedId(1),
            address: address.to_owned(),
            name: String::new(),
            etag: None,
            last_modified: None,
            user: None,
            password_from: None,
            failures: 0,
            known: HashMap::new(),
            full_text: false,
        }
    }

    #[test]
    fn no_host_is_asked_for_more_than_four_feeds_at_once() {
        let feeds =
            (1..=5).map(|number| format!("https://a.example/{number}")).chain(["https://b.example/1".to_owned()]);
        let mut hosts = Hosts::new(feeds.map(|address| due(&address)).collect());
        let mut next = || hosts.next().map(|feed| feed.address);
        for number in 1..=4 {
            assert_eq!(next(), Some(format!("https://a.example/{number}")));
        }
        assert_eq!([next().as_deref(), next().as_deref()], [Some("https://b.example/1"), None]);
        hosts.done("https://a.example/1");
        assert_eq!(hosts.next().map(|feed| feed.address).as_deref(), Some("https://a.example/5"));
    }

    #[test]
    fn a_feed_that_fails_is_asked_for_less_and_less_often() {
        let now = Moment::parse("2026-01-01T00:00:00Z").unwrap();
        let waits = |failures, wish| next_try(now, failures, wish).0 - now.0;
        assert_eq!([waits(0, None), waits(1, None), waits(3, None), waits(60, None)], [300, 600, 2_400, LONGEST_WAIT]);
        assert_eq!([waits(0, Some("3600")), waits(0, Some("5")), waits(0, Some("soon"))], [3_600, 300, 300]);
        assert_eq!(waits(0, Some("Thu, 01 Jan 2026 02:00:00 GMT")), 7_200);
        assert_eq!(waits(0, Some("99999999999")), LONGEST_WAIT);
    }
}
