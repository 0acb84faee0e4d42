//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed.
//!
//! In reading order: [`syndication`], what a feed of XML says; [`field`](mod@field), which of its elements say what;
//! [`said`], what stands in them; [`draft`], an entry that is not all read; [`json`], the same of JSON; [`article`], an
//! entry to a document; `shape`, a feed in few bytes. A feed that is not valid is read for what it must mean: which
//! dialect it claims to be decides nothing.

mod article;
mod draft;
mod field;
mod json;
mod said;
mod shape;
mod syndication;
#[cfg(test)]
mod tests;

use super::address::Base;
use super::xml;

/// Entries of a feed that are read.
const MAX_ENTRIES: usize = 20_000;

/// What a feed says of itself, and its entries in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it is called.
    pub title: Option<String>,
    /// The page it belongs to, absolute.
    pub url: Option<String>,
    /// What it holds.
    pub entries: Vec<Entry>,
}

/// What a feed says of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from the feed's other entries, whatever else of it changes: its `guid` or `id`.
    pub identity: Option<String>,
    /// Its headline, in one line.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published, else when it was changed; RFC 3339, as precise as the feed is.
    pub published: Option<String>,
    /// Its own address, absolute as far as the feed tells.
    pub url: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Its words.
    content: Option<Content>,
    /// Files that belong to it.
    enclosures: Vec<Enclosure>,
    /// Where the addresses in its content start from.
    base: Base,
}

impl Feed {
    /// How many bytes the words of the entry at `index` have, as the feed writes them.
    pub fn content_bytes(&self, index: usize) -> usize {
        match self.entries.get(index).and_then(|entry| entry.content.as_ref()) {
            Some(Content::Plain(words) | Content::Markup(words)) => words.len(),
            None => 0,
        }
    }

    /// The feed with its entry at `index` alone.
    pub fn only(&self, index: usize) -> Option<Self> {
        let entry = self.entries.get(index)?;
        Some(Self { title: self.title.clone(), url: self.url.clone(), entries: vec![entry.clone()] })
    }
}

/// What an entry says, as its feed writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    /// Words alone.
    Plain(String),
    /// HTML.
    Markup(String),
}

/// A file that belongs to an entry: the sound of a podcast, a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Enclosure {
    /// Where it is, absolute as far as the feed tells.
    address: String,
    /// As `audio/mpeg`.
    media_type: Option<String>,
}

/// Whether `text` begins as a feed does.
pub(super) fn is_feed(text: &str) -> bool {
    if json::is_feed(text) {
        return true;
    }
    let Some(name) = xml::first_element(text) else { return false };
    ["rss", "rdf", "feed", "channel", "entry", "item"].iter().any(|known| xml::local(name).eq_ignore_ascii_case(known))
}

/// The feed that `text`, which came from `address`, is.
pub(super) fn read(text: &str, address: Option<&str>) -> Feed {
    let from = Base::new(address.unwrap_or_default());
    if json::is_feed(text) { json::read(text, from) } else { syndication::read(text, from) }
}
