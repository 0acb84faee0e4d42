//! Reads what came, so that nothing outside can keep the reader, or a run over many articles, for ever.
//!
//! A page, a feed or a book may be made so that reading it takes minutes. What is known to do so is cut before it is
//! parsed; against what nobody knows yet, all that is large is read in a process of its own ([`child`]), which is ended
//! when its time is up. What is small is read here, as it can't take long. So is plain text of any length: nothing in
//! it is parsed.

pub(super) mod child;

use crate::document::collection::Collection;
use crate::document::format::{self, Format, Hint};
use crate::document::shape::answer;
use crate::document::shape::task::Task;
use crate::document::{self, Document, Opened};
use std::fmt;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// What has more bytes than these is read in a process of its own. A page made to be slow takes less than a second to
/// it.
const MAX_BYTES_HERE: usize = 256 << 10;
/// How long something may take that nobody settled otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// What the command line says of it.
static TIME_LIMIT_SAID: OnceLock<Duration> = OnceLock::new();

/// Settles how long something may take, before anything is read.
pub(super) fn limit_time(limit: Duration) {
    // Only the first counts; there is one command line.
    let _ = TIME_LIMIT_SAID.set(limit);
}

/// How long something may take.
pub(super) fn time_limit() -> Duration {
    TIME_LIMIT_SAID.get().copied().unwrap_or(TIME_LIMIT)
}

/// Why something could not be read.
#[derive(Debug, PartialEq, Eq)]
pub enum ParseError {
    /// It takes longer than this.
    Slow(Duration),
    /// Nobody waits for it any more.
    Unwanted,
    /// The process that read it ended like this.
    Fault(String),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slow(limit) => write!(f, "it takes longer than {} s to parse", limit.as_secs_f64()),
            Self::Unwanted => write!(f, "it was given up"),
            Self::Fault(how) => write!(f, "a fault in onrecord while it was parsed ({how})"),
        }
    }
}

impl std::error::Error for ParseError {}

/// Reads `bytes`, as [`document::open`] does, for as long as they are wanted.
///
/// # Errors
/// It takes too long, nobody wants it any more, or it is more than our program can do.
pub(super) fn open(bytes: Vec<u8>, hint: &Hint, is_wanted: &dyn Fn() -> bool) -> Result<Opened, ParseError> {
    if bytes.len() <= MAX_BYTES_HERE || format::of(&bytes, hint) == Format::Text {
        return Ok(document::open(bytes, hint));
    }
    let task = Task::Whole { bytes: &bytes, hint: *hint }.written();
    match child::ask(&task, time_limit(), is_wanted)? {
        Some(answer) => answer::read_opened(&answer, &bytes).ok_or_else(damaged),
        None => Ok(document::open(bytes, hint)),
    }
}

/// The time that the articles of one feed or book have together, which is what one thing has.
///
/// None has more than half of what the others left: so one that is made to be slow keeps nobody from those behind it,
/// and many of them end in time.
#[derive(Debug)]
pub(super) struct Allowance {
    left: Duration,
}

impl Allowance {
    /// All of the time.
    pub(super) fn new() -> Self {
        Self { left: time_limit() }
    }

    /// Whether there is none left.
    pub(super) fn is_used_up(&self) -> bool {
        self.left.is_zero()
    }

    /// The article at `index` of `collection`, which has one there.
    ///
    /// # Errors
    /// As [`open`].
    pub(super) fn article(&mut self, collection: &Collection, index: usize) -> Result<Document, ParseError> {
        if self.is_used_up() {
            return Err(ParseError::Slow(time_limit()));
        }
        let began = Instant::now();
        let article = article(collection, index, self.left / 2);
        self.left = self.left.saturating_sub(began.elapsed());
        article
    }
}

/// The article at `index` of `collection`, which has one there, if it takes no longer than `limit`.
///
/// # Errors
/// As [`open`].
pub(super) fn article(collection: &Collection, index: usize, limit: Duration) -> Result<Document, ParseError> {
    let here = || Ok(collection.article(index).unwrap_or_default());
    if collection.article_bytes(index) <= MAX_BYTES_HERE {
        return here();
    }
    let Some(part) = collection.part(index) else { return here() };
    match child::ask(&Task::Part(&part).written(), limit, &|| true)? {
        Some(answer) => answer::read_article(&answer).ok_or_else(damaged),
        None => here(),
    }
}

fn damaged() -> ParseError {
    ParseError::Fault("its answer can't be read".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_of_one_feed_have_the_time_of_one_thing() {
        let feed = b"<rss><item><title>Rain</title></item></rss>".to_vec();
        let Opened::Articles(feed) = document::open(feed, &Hint::default()) else { panic!("it is a feed") };
        let mut allowance = Allowance { left: TIME_LIMIT };
        assert_eq!(allowance.article(&feed, 0).map(|article| article.text), Ok("Rain".to_owned()));
        assert!(allowance.left < TIME_LIMIT && !allowance.is_used_up());
        let mut allowance = Allowance { left: Duration::ZERO };
        assert_eq!(allowance.article(&feed, 0), Err(ParseError::Slow(TIME_LIMIT)));
    }
}
