//! An entry that is not all read: of what is said more than once, what is to be believed is kept.

use super::super::address::Base;
use super::super::xml::words::one_line;
use super::{Content, Enclosure, Entry};
use crate::text::safe::safe_line;

/// Files of an entry that are kept.
const MAX_ENCLOSURES: usize = 32;

/// Authors of an entry that are kept.
const MAX_AUTHORS: usize = 32;

/// Something said, and how much better others could say it; 0 is best.
#[derive(Debug, Clone)]
struct Said<T>(Option<(u8, T)>);

impl<T> Default for Said<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Said<T> {
    /// Keeps `what` unless something as good is there.
    fn say(&mut self, rank: u8, what: T) {
        if self.0.as_ref().is_none_or(|(known, _)| rank < *known) {
            self.0 = Some((rank, what));
        }
    }

    fn get(self) -> Option<T> {
        self.0.map(|(_, what)| what)
    }
}

/// What was read of an entry, or of the feed itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    title: Said<String>,
    link: Said<String>,
    identity: Said<String>,
    published: Said<String>,
    content: Said<(Content, Base)>,
    authors: Vec<String>,
    author_rank: u8,
    language: Said<String>,
    enclosures: Vec<Enclosure>,
}

impl Draft {
    pub(super) fn title(&mut self, rank: u8, title: String) {
        if !title.is_empty() {
            self.title.say(rank, title);
        }
    }

    /// Takes note of an address, made absolute.
    pub(super) fn link(&mut self, rank: u8, address: &str) {
        let address = safe_line(address).trim().to_owned();
        if !address.is_empty() {
            self.link.say(rank, address);
        }
    }

    /// Takes note of what tells an entry from others.
    pub(super) fn identity(&mut self, identity: &str) {
        let identity = one_line(identity);
        if !identity.is_empty() {
            self.identity.say(0, identity);
        }
    }

    pub(super) fn published(&mut self, rank: u8, date: String) {
        self.published.say(rank, date);
    }

    pub(super) fn content(&mut self, rank: u8, content: Content, base: Base) {
        let (Content::Plain(words) | Content::Markup(words)) = &content;
        if !words.trim().is_empty() {
            self.content.say(rank, (content, base));
        }
    }

    pub(super) fn language(&mut self, rank: u8, language: &str) {
        let is_tag = |tag: &str| tag.len() >= 2 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_tag(language.trim()) {
            self.language.say(rank, language.trim().to_owned());
        }
    }

    /// Takes note of an author, who replaces those of a higher rank.
    pub(super) fn author(&mut self, rank: u8, author: &str) {
        let name = name(author);
        if name.is_empty() || self.authors.contains(&name) {
            return;
        }
        if self.authors.is_empty() || rank < self.author_rank {
            self.authors.clear();
            self.author_rank = rank;
        }
        if rank == self.author_rank && self.authors.len() < MAX_AUTHORS {
            self.authors.push(name);
        }
    }

    pub(super) fn enclosure(&mut self, enclosure: Enclosure) {
        let is_known = self.enclosures.iter().any(|known| known.address == enclosure.address);
        if !is_known && self.enclosures.len() < MAX_ENCLOSURES {
            self.enclosures.push(enclosure);
        }
    }

    /// The address that is believed so far.
    pub(super) fn page(&self) -> Option<&str> {
        self.link.0.as_ref().map(|(_, address)| address.as_str())
    }

    /// What is said of the title, and of the address.
    pub(super) fn title_and_link(self) -> (Option<String>, Option<String>) {
        (self.title.get(), self.link.get())
    }

    /// The entry of a feed of which `feed` is known so far.
    pub(super) fn entry(self, feed: &Self) -> Entry {
        let authors = if self.authors.is_empty() { &feed.authors } else { &self.authors };
        let (content, base) = self.content.get().unzip();
        Entry {
            byline: Some(authors.join(", ")).filter(|names| !names.is_empty()),
            title: self.title.get(),
            identity: self.identity.get(),
            published: self.published.get(),
            url: self.link.get(),
            language: self.language.get().or_else(|| feed.language.clone().get()),
            content,
            enclosures: self.enclosures,
            base: base.unwrap_or_default(),
        }
    }
}

/// The name in `Ana Ruiz`, `ana@example.org (Ana Ruiz)`, `Ana Ruiz <ana@example.org>`; the address where it is alone.
fn name(author: &str) -> String {
    let line = one_line(author);
    let inside = line.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside.trim());
    let before = line.split_once(['<', '(']).map(|(before, _)| before.trim());
    let is_name = |words: &&str| !words.is_empty() && !words.contains('@');
    let found = before.filter(is_name).or(inside.filter(is_name)).map(str::to_owned);
    found.unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_author_is_found_beside_an_address() {
        for line in ["Ana Ruiz", " Ana\n Ruiz ", "ana@example.org (Ana Ruiz)", "Ana Ruiz <ana@example.org>"] {
            assert_eq!(name(line), "Ana Ruiz", "{line}");
        }
        assert_eq!(name("ana@example.org"), "ana@example.org");
    }

    #[test]
    fn the_best_of_what_is_said_is_kept() {
        let mut draft = Draft::default();
        draft.title(1, "Dublin".to_owned());
        draft.title(0, "First".to_owned());
        draft.title(0, "Second".to_owned());
        draft.author(1, "Bo Li");
        draft.author(0, "Ana Ruiz");
        draft.author(0, "Cy Orr");
        draft.author(1, "Bo Li");
        let entry = draft.entry(&Draft::default());
        assert_eq!((entry.title.as_deref(), entry.byline.as_deref()), (Some("First"), Some("Ana Ruiz, Cy Orr")));
    }
}
