//! Feeds: added, renamed, filed, removed, and what came of asking for them.

use super::Store;
use super::articles::{self, Taken, Taking};
use super::error::Outcome;
use super::incoming::Incoming;
use super::indexing::Unindexed;
use super::keeping::{self, LOOSE};
use super::names::Names;
use super::stories::Around;
use crate::library::keeping::{FeedSettings, Keeping};
use crate::library::moment::Moment;
use crate::library::shelf::{Counts, Feed, FeedId, Standing};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::HashMap;

/// A feed that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewFeed {
    /// Where it is fetched from, without user and password.
    pub address: String,
    /// What its reader calls it.
    pub name: Option<String>,
    /// The page it belongs to.
    pub page: Option<String>,
    /// What its reader files it under.
    pub tags: Vec<String>,
    /// The user that its server is told.
    pub user: Option<String>,
    /// Where the password comes from: `env:VARIABLE` or `command:LINE`. Itself it is never kept.
    pub password_from: Option<String>,
}

/// A feed that is to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The feed.
    pub id: FeedId,
    /// Where it is fetched from.
    pub address: String,
    /// What to call it.
    pub name: String,
    /// The `ETag` of what was fetched last.
    pub etag: Option<String>,
    /// The `Last-Modified` of what was fetched last.
    pub last_modified: Option<String>,
    /// The user that its server is told.
    pub user: Option<String>,
    /// Where the password comes from.
    pub password_from: Option<String>,
    /// How many times it could not be had since it was had last.
    pub failures: u32,
    /// The keys of the texts that came, by what the feed tells its articles from others by; `None` for one that is not
    /// to come again.
    pub known: HashMap<String, Option<u64>>,
    /// Whether the text of an article is what its page says.
    pub full_text: bool,
}

/// What came of asking for a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// It came, and this is what it says of itself.
    Came {
        /// What it calls itself.
        title: Option<String>,
        /// The page it belongs to.
        page: Option<String>,
        /// Where to ask next time, where it moved for good.
        moved_to: Option<String>,
        /// To ask again with.
        etag: Option<String>,
        /// To ask again with.
        last_modified: Option<String>,
    },
    /// What is here is all there is.
    NotModified,
    /// It could not be had.
    Failed {
        /// Why: safe to show.
        why: String,
        /// It is not asked for again before that.
        next: Moment,
    },
    /// Its server says that it is gone for good.
    Gone(String),
}

const FEED_COLUMNS: &str = "feeds.id, feeds.address, COALESCE(feeds.name, feeds.title, feeds.address), feeds.page,
    feeds.fetched, feeds.error, feeds.retired, feeds.name, feeds.next_fetch";

impl Store {
    /// Every feed, in the order of what they are called.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn feeds(&self) -> Outcome<Vec<Feed>> {
        self.read("list the feeds", |db| feeds(db, &tallies(db)?))
    }

    /// Every feed, and how many articles there are.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn feeds_and_counts(&self) -> Outcome<(Vec<Feed>, Counts)> {
        self.read("list the feeds", |db| {
            let tallies = tallies(db)?;
            Ok((feeds(db, &tallies)?, counts(&tallies)))
        })
    }

    /// Keeps a feed. Where its address is known already, that feed gets the name and the tags that are new.
    ///
    /// Gives the feed, and whether it is new.
    ///
    /// # Errors
    /// Where it can't be kept.
    pub fn add_feed(&mut self, feed: &NewFeed, now: Moment) -> Outcome<(FeedId, bool)> {
        Ok(self.add_feeds(std::slice::from_ref(feed), now)?[0])
    }

    /// As [`Store::add_feed`], of many: all are kept, or none.
    ///
    /// # Errors
    /// Where they can't be kept.
    pub fn add_feeds(&mut self, feeds: &[NewFeed], now: Moment) -> Outcome<Vec<(FeedId, bool)>> {
        self.write("keep the feed", |db| feeds.iter().map(|feed| add(db, feed, now)).collect())
    }

    /// Calls a feed `name`, or what it calls itself.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn rename_feed(&mut self, id: FeedId, name: Option<&str>) -> Outcome<()> {
        self.write("rename the feed", |db| {
            db.execute("UPDATE feeds SET name = ?2 WHERE id = ?1", params![id.0, name]).map(drop)
        })
    }

    /// What a feed calls itself, where it was not asked yet.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn title_feed(&mut self, id: FeedId, title: &str) -> Outcome<()> {
        self.write("keep the feed", |db| {
            let sql = "UPDATE feeds SET title = COALESCE(title, ?2) WHERE id = ?1";
            db.execute(sql, params![id.0, title]).map(drop)
        })
    }

    /// Files a feed under `tags`, and no more under `not`.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn tag_feed(&mut self, id: FeedId, tags: &[String], not: &[String]) -> Outcome<()> {
        self.write("tag the feed", |db| {
            for tag in not {
                db.execute("DELETE FROM feed_tags WHERE feed = ?1 AND tag = ?2", params![id.0, tag])?;
            }
            file(db, id, tags)
        })
    }

    /// Files a feed under `tags`, and under no others.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn file_feed(&mut self, id: FeedId, tags: &[String]) -> Outcome<()> {
        self.write("tag the feed", |db| {
            db.execute("DELETE FROM feed_tags WHERE feed = ?1", [id.0])?;
            file(db, id, tags)
        })
    }

    /// Removes a feed with its articles, but for those that have a star or a tag, are archived or noted in.
    ///
    /// Gives how many articles went, and how many stay.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn remove_feed(&mut self, id: FeedId) -> Outcome<(usize, usize)> {
        self.write("remove the feed", |db| {
            let gone = db.execute(&format!("DELETE FROM articles WHERE feed = ?1 AND {LOOSE}"), [id.0])?;
            let stay = db.execute("UPDATE articles SET feed = NULL WHERE feed = ?1", [id.0])?;
            db.execute("DELETE FROM feeds WHERE id = ?1", [id.0])?;
            Ok((gone, stay))
        })
    }

    /// The feeds that are to be asked for `now`: those of `only`, where it names any, and none that is to be left alone
    /// for a while yet, unless `forced`.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn due(&self, only: &[FeedId], now: Moment, forced: bool) -> Outcome<Vec<Due>> {
        self.read("list the feeds", |db| {
            let sql =
                "SELECT id, address, COALESCE(name, title, address), etag, last_modified, user, password_from, failures,
                       full_text FROM feeds WHERE (retired = 0 AND next_fetch <= ?1) OR ?2 ORDER BY id";
            let mut statement = db.prepare_cached(sql)?;
            let all = statement.query_map(params![now.0, forced], |row| {
                Ok(Due {
                    id: FeedId(row.get(0)?),
                    address: row.get(1)?,
                    name: row.get(2)?,
                    etag: row.get(3)?,
                    last_modified: row.get(4)?,
                    user: row.get(5)?,
                    password_from: row.get(6)?,
                    failures: row.get(7)?,
                    full_text: row.get(8)?,
                    known: HashMap::new(),
                })
            })?;
            let mut due: Vec<Due> = all.collect::<rusqlite::Result<_>>()?;
            due.retain(|feed| only.is_empty() || only.contains(&feed.id));
            for feed in &mut due {
                let mut known = db.prepare_cached("SELECT identity, text_key FROM entries WHERE feed = ?1")?;
                let known = known
                    .query_map([feed.id.0], |row| Ok((row.get(0)?, Some(row.get::<_, i64>(1)?.cast_unsigned()))))?;
                feed.known = known.collect::<rusqlite::Result<_>>()?;
                feed.known.extend(keeping::dropped(db, feed.id)?.into_iter().map(|identity| (identity, None)));
            }
            Ok(due)
        })
    }

    /// Keeps what came of asking for a feed, and the articles that came with it.
    ///
    /// # Errors
    /// Where it can't be kept.
    pub fn take(&mut self, brought: Brought, keeping: &Keeping, now: Moment) -> Outcome<Taken> {
        Ok(self.take_all(&[brought], keeping, now)?[0])
    }

    /// As [`Store::take`], of several feeds: all of it is kept, or nothing.
    ///
    /// # Errors
    /// Where it can't be kept.
    pub fn take_all(&mut self, brought: &[Brought], keeping: &Keeping, now: Moment) -> Outcome<Vec<Taken>> {
        self.write_around("keep what the feeds brought", |db, around| {
            let settings = keeping::all_settings(db)?;
            let mut names = Names::default();
            let mut taking = Taking { around, names: &mut names, unindexed: Unindexed::default(), now };
            let mut taken = Vec::new();
            for brought in brought {
                taken.push(match settings.get(&brought.id.0) {
                    Some(settings) => take(db, &mut taking, *brought, &settings.over(keeping).ignored)?,
                    // It was removed while it was asked for.
                    None => Taken::default(),
                });
            }
            taking.unindexed.index(db)?;
            Ok(taken)
        })
    }
}

/// What came of asking for a feed.
#[derive(Debug, Clone, Copy)]
pub struct Brought<'a> {
    /// The feed.
    pub id: FeedId,
    /// What its server said.
    pub answered: &'a Answered,
    /// The articles that are new, or have another text.
    pub incoming: &'a [Incoming],
    /// Of what was dropped, what the feed does not give any more.
    pub gone: &'a [String],
}

fn take<'a>(
    db: &Connection,
    taking: &mut Taking<'_, 'a>,
    brought: Brought<'a>,
    ignored: &[String],
) -> rusqlite::Result<Taken> {
    let Brought { id, answered, incoming, gone } = brought;
    let mut taken = Taken::default();
    let mut new = Vec::new();
    note(db, id, answered, taking.now)?;
    keeping::forget(db, id, gone)?;
    for article in incoming {
        let (what, article) = articles::take(db, taking, id, article)?;
        taken = taken.and(what);
        new.extend(article);
    }
    if !ignored.is_empty() {
        taking.unindexed.index(db)?;
        taking.around.count(db)?;
    }
    taken.ignored = keeping::ignore(db, &new, ignored)?;
    taken.new -= taken.ignored;
    if taken.ignored > 0 {
        // No story has room for what is gone.
        *taking.around = Around::default();
    }
    Ok(taken)
}

fn feeds(db: &Connection, tallies: &[Tally]) -> rusqlite::Result<Vec<Feed>> {
    let mut counts: HashMap<i64, (usize, usize)> = HashMap::new();
    for tally in tallies {
        let (articles, unread) = counts.entry(tally.feed).or_default();
        *articles += tally.count;
        *unread += if tally.standing.archived || tally.standing.read { 0 } else { tally.count };
    }
    let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
    let mut tagged = db.prepare_cached("SELECT feed, tag FROM feed_tags ORDER BY tag")?;
    let mut rows = tagged.query([])?;
    while let Some(row) = rows.next()? {
        tags.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut settings = keeping::all_settings(db)?;
    let sql = format!("SELECT {FEED_COLUMNS} FROM feeds ORDER BY 3 COLLATE counting, 1");
    let mut statement = db.prepare_cached(&sql)?;
    let feeds = statement.query_map([], |row| {
        let mut feed = feed(row)?;
        feed.tags = tags.remove(&feed.id.0).unwrap_or_default();
        feed.settings = settings.remove(&feed.id.0).unwrap_or_default();
        (feed.articles, feed.unread) = counts.get(&feed.id.0).copied().unwrap_or_default();
        Ok(feed)
    })?;
    feeds.collect()
}

/// How many articles there are, by what was done with them.
pub(super) fn counts(tallies: &[Tally]) -> Counts {
    let sum =
        |of: fn(Standing) -> bool| tallies.iter().filter(|tally| of(tally.standing)).map(|tally| tally.count).sum();
    Counts {
        all: sum(|standing| !standing.archived),
        unread: sum(|standing| !standing.archived && !standing.read),
        archived: sum(|standing| standing.archived),
        starred: sum(|standing| standing.starred && !standing.archived),
    }
}

/// How many articles of a feed stand alike.
pub(super) struct Tally {
    /// 0 for those of no feed any more.
    feed: i64,
    standing: Standing,
    count: usize,
}

/// All articles, by feed and standing, as they are counted when they change.
pub(super) fn tallies(db: &Connection) -> rusqlite::Result<Vec<Tally>> {
    let mut statement = db.prepare_cached("SELECT feed, archived, read, starred, count FROM tallies")?;
    let tallies = statement.query_map([], |row| {
        let standing = Standing { archived: row.get(1)?, read: row.get(2)?, starred: row.get(3)? };
        Ok(Tally { feed: row.get(0)?, standing, count: row.get(4)? })
    })?;
    tallies.collect()
}

fn feed(row: &Row) -> rusqlite::Result<Feed> {
    Ok(Feed {
        id: FeedId(row.get(0)?),
        address: row.get(1)?,
        name: row.get(2)?,
        page: row.get(3)?,
        tags: Vec::new(),
        unread: 0,
        articles: 0,
        fetched: row.get::<_, Option<i64>>(4)?.map(Moment),
        error: row.get(5)?,
        retired: row.get(6)?,
        asked_again: Some(row.get(8)?).filter(|next| *next > 0).map(Moment),
        given_name: row.get(7)?,
        settings: FeedSettings::default(),
    })
}

fn add(db: &Connection, feed: &NewFeed, now: Moment) -> rusqlite::Result<(FeedId, bool)> {
    let known =
        db.query_row("SELECT id FROM feeds WHERE address = ?1", [&feed.address], |row| row.get(0)).optional()?;
    let id = if let Some(id) = known {
        let sql = "UPDATE feeds SET name = COALESCE(?2, name), user = COALESCE(?3, user),
                   password_from = COALESCE(?4, password_from), retired = 0, next_fetch = 0 WHERE id = ?1";
        db.execute(sql, params![id, feed.name, feed.user, feed.password_from])?;
        id
    } else {
        let sql = "INSERT INTO feeds (address, name, page, user, password_from, added) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        db.execute(sql, params![feed.address, feed.name, feed.page, feed.user, feed.password_from, now.0])?;
        db.last_insert_rowid()
    };
    file(db, FeedId(id), &feed.tags)?;
    Ok((FeedId(id), known.is_none()))
}

fn file(db: &Connection, id: FeedId, tags: &[String]) -> rusqlite::Result<()> {
    for tag in tags {
        db.execute("INSERT OR IGNORE INTO feed_tags VALUES (?1, ?2)", params![id.0, tag])?;
    }
    Ok(())
}

fn note(db: &Connection, id: FeedId, answered: &Answered, now: Moment) -> rusqlite::Result<()> {
    match answered {
        Answered::Came { title, page, moved_to, etag, last_modified } => {
            let sql = "UPDATE feeds SET title = COALESCE(?2, title), page = COALESCE(?3, page), etag = ?4,
                       last_modified = ?5, fetched = ?6, next_fetch = 0, failures = 0, error = NULL WHERE id = ?1";
            db.prepare_cached(sql)?.execute(params![id.0, title, page, etag, last_modified, now.0])?;
            if let Some(address) = moved_to {
                // Where that feed is kept already, each stays what it is.
                db.execute("UPDATE OR IGNORE feeds SET address = ?2 WHERE id = ?1", params![id.0, address])?;
            }
        }
        Answered::NotModified => {
            let sql = "UPDATE feeds SET fetched = ?2, next_fetch = 0, failures = 0, error = NULL WHERE id = ?1";
            db.prepare_cached(sql)?.execute(params![id.0, now.0])?;
        }
        Answered::Failed { why, next } => {
            let sql = "UPDATE feeds SET error = ?2, next_fetch = ?3, failures = failures + 1 WHERE id = ?1";
            db.prepare_cached(sql)?.execute(params![id.0, why, next.0])?;
        }
        Answered::Gone(why) => {
            db.execute("UPDATE feeds SET error = ?2, retired = 1 WHERE id = ?1", params![id.0, why])?;
        }
    }
    Ok(())
}
