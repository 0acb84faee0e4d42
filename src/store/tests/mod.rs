//! The store as those who use it see it: a file a theme, and here what they share.

mod doing;
mod file;
mod finding;
mod keeping;
mod stories;
mod taking;

use super::articles::Taken;
use super::checking::Depth;
use super::error::{Cause, Outcome};
use super::feeds::{Answered, Brought, NewFeed};
use super::incoming::{Given, Incoming};
use super::stories::Around;
use super::{Store, schema};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{SpeechAct, analyze};
use crate::document;
use crate::library::correction::text_key;
use crate::library::keeping::{FeedSettings, Keeping};
use crate::library::moment::Moment;
use crate::library::note::{NewNote, Quote};
use crate::library::query::Query;
use crate::library::shelf::{Change, Counts, FeedId, Item, KeptClaim, Order};
use crate::text::Span;
use rusqlite::Connection;
use std::path::PathBuf;

const NOW: Moment = Moment(1_800_000_000);

const BRIDGE: &str = "Old bridge to close\n\nMayor Ana Ruiz said on Monday that the old bridge in Port Alder would close to \
    lorries. “It will not carry them another year,” she warned.\n\nThe Hauliers’ Guild denied that lorries were to blame.\n";
const RAIN: &str =
    "Rain in the hills\n\nIt rained in the hills, and the river rose. “There is no money for a dam,” Bo Li said.\n";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("onrecord-store-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("library.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn came() -> Answered {
    let title = Some("Alder News".to_owned());
    Answered::Came { title, page: None, moved_to: None, etag: Some("\"1\"".to_owned()), last_modified: None }
}

fn incoming(text: &str, identity: &str, url: Option<&str>, published: &str) -> Incoming {
    let mut document = document::read_text(text.to_owned(), vec![]);
    document.url = url.map(str::to_owned);
    document.published = Some(published.to_owned());
    let analysis = analyze(&document, &Lexicon::built_in());
    Given::new(document, Some(identity)).with(&analysis)
}

/// Keeps what the feed `id` brought, and drops nothing.
fn take(store: &mut Store, id: FeedId, answered: &Answered, incoming: &[Incoming]) -> Outcome<Taken> {
    store.take(Brought { id, answered, incoming, gone: &[] }, &Keeping::default(), NOW)
}

/// A library with a feed of two articles.
fn library() -> (Store, FeedId) {
    let mut store = Store::in_memory();
    let feed = add(&mut store, "https://a.example/feed", &["local"]);
    let articles = [
        incoming(BRIDGE, "urn:1", Some("https://a.example/bridge"), "2026-01-02"),
        incoming(RAIN, "urn:2", Some("https://a.example/rain"), "2026-01-03"),
    ];
    let taken = take(&mut store, feed, &came(), &articles).unwrap();
    assert_eq!(taken, Taken { new: 2, ..Taken::default() });
    (store, feed)
}

fn add(store: &mut Store, address: &str, tags: &[&str]) -> FeedId {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let feed = NewFeed { address: address.to_owned(), tags, ..NewFeed::default() };
    store.add_feed(&feed, NOW).unwrap().0
}

fn listed(store: &Store, query: &str) -> Vec<Item> {
    store.list(&Query::parse(query).unwrap(), Order::Newest, 0, 100).unwrap()
}

/// The first words of what `query` finds.
#[track_caller]
fn check(store: &Store, query: &str, expected: &[&str]) {
    let items = listed(store, query);
    let titles: Vec<&str> = items.iter().map(|item| item.title.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(titles, expected, "{query}");
    assert_eq!(store.count(&Query::parse(query).unwrap()).unwrap(), expected.len(), "{query}");
}
