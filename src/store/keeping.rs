//! What is kept how long, and what is not taken in: settled for each feed, and done.

use super::Store;
use super::asking::asked_since;
use super::error::Outcome;
use crate::library::keeping::{FeedSettings, Keeping};
use crate::library::moment::Moment;
use crate::library::query::Query;
use crate::library::shelf::FeedId;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::collections::HashMap;

/// Articles that nobody did anything with but read them.
pub(super) const LOOSE: &str = "starred = 0 AND archived = 0
    AND id NOT IN (SELECT article FROM notes WHERE article IS NOT NULL)
    AND id NOT IN (SELECT article FROM article_tags)";

const DAY: i64 = 24 * 60 * 60;

impl Store {
    /// Settles what holds for a feed; gives what held before.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn settle_feed(&mut self, id: FeedId, settings: &FeedSettings) -> Outcome<FeedSettings> {
        self.write("keep what you settled for the feed", |db| {
            let before = all_settings(db)?.remove(&id.0).unwrap_or_default();
            let FeedSettings { days, items, ignored, full_text } = settings;
            let sql = "UPDATE feeds SET keep_days = ?2, keep_items = ?3, full_text = ?4 WHERE id = ?1";
            db.execute(sql, params![id.0, days, items, full_text])?;
            db.execute("DELETE FROM ignored WHERE feed = ?1", [id.0])?;
            for query in ignored {
                db.execute("INSERT OR IGNORE INTO ignored VALUES (?1, ?2)", params![id.0, query])?;
            }
            Ok(before)
        })
    }

    /// Drops what is kept no longer, `keeping` holding for every feed that says nothing else; gives how many articles
    /// went.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn tidy(&mut self, keeping: &Keeping, now: Moment) -> Outcome<usize> {
        let limits = self.read("list the feeds", |db| {
            let limits = all_settings(db)?.into_iter().map(|(id, settings)| (id, settings.over(keeping)));
            Ok(limits.filter(|(_, limits)| limits.days > 0 || limits.items > 0).collect::<Vec<_>>())
        })?;
        if limits.is_empty() {
            return Ok(0);
        }
        self.write("drop what is kept no longer", |db| {
            let mut gone = 0;
            for (feed, limits) in &limits {
                for article in beyond(db, *feed, limits, now)? {
                    drop_article(db, article)?;
                    gone += 1;
                }
            }
            Ok(gone)
        })
    }
}

/// What is settled for each feed.
pub(super) fn all_settings(db: &Connection) -> rusqlite::Result<HashMap<i64, FeedSettings>> {
    let mut statement = db.prepare_cached("SELECT id, keep_days, keep_items, full_text FROM feeds")?;
    let settings = statement.query_map([], |row| {
        let settings =
            FeedSettings { days: row.get(1)?, items: row.get(2)?, full_text: row.get(3)?, ignored: Vec::new() };
        Ok((row.get(0)?, settings))
    })?;
    let mut all: HashMap<i64, FeedSettings> = settings.collect::<rusqlite::Result<_>>()?;
    let mut ignored = db.prepare_cached("SELECT feed, query FROM ignored ORDER BY query")?;
    let mut rows = ignored.query([])?;
    while let Some(row) = rows.next()? {
        all.entry(row.get(0)?).or_default().ignored.push(row.get(1)?);
    }
    Ok(all)
}

/// Articles of a feed that are older than its limit, or more than it.
fn beyond(db: &Connection, feed: i64, limits: &Keeping, now: Moment) -> rusqlite::Result<Vec<i64>> {
    let mut articles = Vec::new();
    if limits.days > 0 {
        let sql = format!("SELECT id FROM articles WHERE feed = ?1 AND added < ?2 AND {LOOSE}");
        let since = now.0 - DAY * i64::from(limits.days);
        let mut statement = db.prepare_cached(&sql)?;
        articles.extend(
            statement.query_map([feed, since], |row| row.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?,
        );
    }
    if limits.items > 0 {
        let sql = format!(
            "SELECT id FROM articles WHERE id IN (SELECT id FROM articles WHERE feed = ?1 AND archived = 0
             ORDER BY moment DESC, id DESC LIMIT -1 OFFSET ?2) AND {LOOSE}"
        );
        let mut statement = db.prepare_cached(&sql)?;
        let more = statement.query_map([feed, i64::from(limits.items)], |row| row.get::<_, i64>(0))?;
        articles.extend(more.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    articles.sort_unstable();
    articles.dedup();
    Ok(articles)
}

/// Drops an article, and remembers that, lest its feed brought it again.
fn drop_article(db: &Connection, article: i64) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO dropped SELECT feed, identity FROM entries WHERE article = ?1")?
        .execute([article])?;
    db.prepare_cached("DELETE FROM articles WHERE id = ?1")?.execute([article]).map(drop)
}

/// Drops those of `articles`, which just came, that one of the queries `ignored` finds; gives how many.
pub(super) fn ignore(db: &Connection, articles: &[i64], ignored: &[String]) -> rusqlite::Result<usize> {
    let Some(first) = articles.iter().min() else { return Ok(0) };
    let ids = articles.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    let mut gone = 0;
    // One that an earlier program kept and this one does not understand finds nothing.
    for query in ignored.iter().filter_map(|query| Query::parse(query).ok()).filter(|query| !query.terms.is_empty()) {
        let asked = asked_since(&query, *first);
        let sql = format!("SELECT id FROM articles WHERE id IN ({ids}) AND {}", asked.sql());
        let mut statement = db.prepare(&sql)?;
        let found = statement.query_map(params_from_iter(asked.values()), |row| row.get(0))?;
        for article in found.collect::<rusqlite::Result<Vec<i64>>>()? {
            drop_article(db, article)?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Whether a feed's article was dropped, or never taken in.
pub(super) fn was_dropped(db: &Connection, feed: FeedId, identity: &str) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM dropped WHERE feed = ?1 AND identity = ?2";
    Ok(db.prepare_cached(sql)?.query_row(params![feed.0, identity], |_| Ok(())).optional()?.is_some())
}

/// What of a feed was dropped and may come again.
pub(super) fn dropped(db: &Connection, feed: FeedId) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT identity FROM dropped WHERE feed = ?1")?;
    let dropped = statement.query_map([feed.0], |row| row.get(0))?;
    dropped.collect()
}

/// Need not remember any more that these were dropped: their feed does not give them.
pub(super) fn forget(db: &Connection, feed: FeedId, identities: &[String]) -> rusqlite::Result<()> {
    for identity in identities {
        db.prepare_cached("DELETE FROM dropped WHERE feed = ?1 AND identity = ?2")?
            .execute(params![feed.0, identity])?;
    }
    Ok(())
}
