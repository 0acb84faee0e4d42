//! What an export says in TOML, and an import reads: feeds, searches that are kept, notes.

use super::written::key;
use crate::analysis::EntityKind;
use crate::library::identity::Verdict;
use crate::library::keeping::FeedSettings;
use crate::library::moment::Moment;
use crate::library::note::{NewNote, Quote};
use crate::library::shelf::{Feed, ItemId};
use crate::runtime::extract::kind_word;
use crate::store::feeds::{Due, NewFeed};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// `feeds.toml`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Feeds {
    #[serde(default)]
    pub(super) feed: Vec<FeedEntry>,
}

/// A feed, and what is settled for it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FeedEntry {
    pub(super) address: String,
    name: String,
    /// Whether its reader gave it that name.
    #[serde(default)]
    named: bool,
    page: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    user: Option<String>,
    password_from: Option<String>,
    keep_days: Option<u32>,
    keep_items: Option<u32>,
    #[serde(default)]
    full_text: bool,
    #[serde(default)]
    ignore: Vec<String>,
    /// What of it is not to come again.
    #[serde(default)]
    pub(super) dropped: Vec<String>,
    /// What all else was like when it was written.
    key: Option<String>,
}

impl FeedEntry {
    /// The feed, with what is said of it where it is asked for.
    pub(super) fn of(feed: &Feed, due: &Due) -> Self {
        let mut dropped: Vec<String> =
            due.known.iter().filter(|(_, key)| key.is_none()).map(|(identity, _)| identity.clone()).collect();
        dropped.sort();
        let entry = Self {
            address: feed.address.clone(),
            name: feed.name.clone(),
            named: feed.given_name.is_some(),
            page: feed.page.clone(),
            tags: feed.tags.clone(),
            user: due.user.clone(),
            password_from: due.password_from.clone(),
            keep_days: feed.settings.days,
            keep_items: feed.settings.items,
            full_text: feed.settings.full_text,
            ignore: feed.settings.ignored.clone(),
            dropped,
            key: None,
        };
        Self { key: Some(entry.key_now()), ..entry }
    }

    /// Whether it was edited since it was written.
    pub(super) fn is_edited(&self) -> bool {
        self.key.as_ref().is_some_and(|known| *known != self.key_now())
    }

    fn key_now(&self) -> String {
        let Self { name, named, tags, .. } = self;
        key(&format!("{name:?} {named} {tags:?} {:?}", self.settings()))
    }

    /// To subscribe to it.
    pub(super) fn feed(&self) -> NewFeed {
        NewFeed {
            address: self.address.clone(),
            name: self.given_name().map(str::to_owned),
            page: self.page.clone(),
            tags: self.tags.clone(),
            user: self.user.clone(),
            password_from: self.password_from.clone(),
        }
    }

    /// What it called itself, where its reader gave it no name.
    pub(super) fn title(&self) -> Option<String> {
        Some(self.name.clone()).filter(|name| !self.named && *name != self.address)
    }

    /// What its reader calls it, and files it under.
    pub(super) fn given_name(&self) -> Option<&str> {
        Some(self.name.as_str()).filter(|_| self.named)
    }

    pub(super) fn tags(&self) -> &[String] {
        &self.tags
    }

    pub(super) fn settings(&self) -> FeedSettings {
        FeedSettings {
            days: self.keep_days,
            items: self.keep_items,
            ignored: self.ignore.clone(),
            full_text: self.full_text,
        }
    }
}

/// `identities.toml`: who is who.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Identities {
    #[serde(default)]
    pub(super) identity: Vec<Identity>,
}

/// What a reader says of two names of parties of one kind.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Identity {
    kind: String,
    pub(super) one: String,
    pub(super) other: String,
    pub(super) same: bool,
}

impl Identity {
    pub(super) fn of(kind: EntityKind, Verdict { one, other, same }: Verdict) -> Self {
        Self { kind: kind_word(kind).to_owned(), one, other, same }
    }

    /// What the names are of; `None` where that is not understood.
    pub(super) fn kind(&self) -> Option<EntityKind> {
        EntityKind::ALL.into_iter().find(|kind| kind_word(*kind) == self.kind)
    }
}

/// `notes.toml`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Notes {
    #[serde(default)]
    pub(super) note: Vec<NoteEntry>,
}

/// A note, and the words it stands on.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NoteEntry {
    /// The file of its article, where that is one of the library.
    article: Option<String>,
    title: String,
    url: Option<String>,
    made: String,
    speaker: Option<String>,
    words: String,
    exact: String,
    prefix: String,
    suffix: String,
    begins: usize,
    text_key: String,
    /// What its words were like when they were written.
    key: Option<String>,
}

impl NoteEntry {
    /// The note, made then, on an article that is in one of `files`.
    pub(super) fn of(note: &NewNote, made: Moment, files: &HashMap<ItemId, String>) -> Self {
        let Quote { exact, prefix, suffix, begins } = note.quote.clone();
        Self {
            article: note.article.and_then(|id| files.get(&id).cloned()),
            title: note.title.clone(),
            url: note.url.clone(),
            made: made.to_string(),
            speaker: note.speaker.clone(),
            words: note.words.clone(),
            exact,
            prefix,
            suffix,
            begins,
            text_key: format!("{:016x}", note.text_key),
            key: Some(key(&note.words)),
        }
    }

    /// Whether its words were edited since they were written.
    pub(super) fn is_edited(&self) -> bool {
        self.key.as_ref().is_some_and(|known| *known != key(&self.words))
    }

    /// The note, on the article that came of its file, and when it was made; `None` where it is not understood.
    pub(super) fn note(&self, articles: &HashMap<String, ItemId>) -> Option<(NewNote, Moment)> {
        let quote = Quote {
            exact: self.exact.clone(),
            prefix: self.prefix.clone(),
            suffix: self.suffix.clone(),
            begins: self.begins,
        };
        let note = NewNote {
            article: self.article.as_ref().and_then(|file| articles.get(file).copied()),
            text_key: u64::from_str_radix(&self.text_key, 16).ok()?,
            title: self.title.clone(),
            url: self.url.clone(),
            quote,
            speaker: self.speaker.clone(),
            words: self.words.clone(),
        };
        Some((note, Moment::parse(&self.made)?))
    }
}
