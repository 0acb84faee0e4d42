//! Stories: each article placed as it comes, and what stories there are.

use super::error::Outcome;
use super::{Store, findings};
use crate::library::findings::Findings;
use crate::library::moment::Moment;
use crate::library::shelf::{FeedId, ItemId};
use crate::library::stories::placing::Stories;
use crate::library::stories::terms::TermVector;
use crate::library::stories::{Placed, Story, StoryArticle, StoryId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// Placed articles of the days around those that came last, as long as nobody else writes.
#[derive(Debug, Default)]
pub(super) struct Around {
    stories: Stories,
    /// What SQLite says of the file; another number where another connection wrote to it.
    version: i64,
    /// Stories that an article joined, and that were not counted since.
    joined: BTreeSet<StoryId>,
}

impl Around {
    /// Forgets what another may have changed.
    pub(super) fn renew(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let version = db.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if version != self.version {
            *self = Self { version, ..Self::default() };
        }
        Ok(())
    }

    /// Places the article `id` of `moment`, which is about `terms`; one that was placed keeps its story.
    pub(super) fn place(
        &mut self,
        db: &Connection,
        id: ItemId,
        moment: Moment,
        terms: TermVector,
    ) -> rusqlite::Result<()> {
        for day in Stories::days_around(moment) {
            if !self.stories.knows(day) {
                self.stories.insert_day(day, of_day(db, day)?);
            }
        }
        let mut known = db.prepare_cached("SELECT story FROM placed WHERE article = ?1")?;
        let known: Option<i64> = known.query_row([id.0], |row| row.get(0)).optional()?;
        let joined = if known.is_some() { None } else { self.stories.place(&terms, moment) };
        let story = known.map(StoryId).or(joined).unwrap_or(StoryId(id.0));
        let sql = "INSERT INTO placed VALUES (?1, ?2, ?3) ON CONFLICT (article) DO UPDATE SET terms = excluded.terms";
        db.prepare_cached(sql)?.execute(params![id.0, story.0, terms.to_bytes()])?;
        if known.is_some() {
            self.stories.remove(id, moment);
        }
        self.stories.insert(Placed { item: id, moment, story, terms });
        self.joined.extend(joined);
        Ok(())
    }

    /// Counts what is in the stories that articles joined. To be called before a step ends, and before an article goes.
    pub(super) fn count(&mut self, db: &Connection) -> rusqlite::Result<()> {
        std::mem::take(&mut self.joined).into_iter().try_for_each(|story| count(db, story))
    }
}

/// The articles of `day` that were placed.
fn of_day(db: &Connection, day: i64) -> rusqlite::Result<Vec<Placed>> {
    let sql = "SELECT articles.id, moment, story, terms FROM articles JOIN placed ON placed.article = articles.id
               WHERE moment >= ?1 AND moment < ?2 ORDER BY articles.id";
    let (begin, end) = Stories::bounds(day);
    let mut statement = db.prepare_cached(sql)?;
    let placed = statement.query_map([begin.0, end.0], |row| {
        Ok(Placed {
            item: ItemId(row.get(0)?),
            moment: Moment(row.get(1)?),
            story: StoryId(row.get(2)?),
            terms: TermVector::from_bytes(row.get_ref(3)?.as_blob()?),
        })
    })?;
    placed.collect()
}

/// Counts what `story` has.
fn count(db: &Connection, story: StoryId) -> rusqlite::Result<()> {
    let sql = "INSERT INTO stories
               SELECT ?1, count(*), count(DISTINCT feed), min(moment), max(moment)
               FROM placed JOIN articles ON articles.id = placed.article WHERE story = ?1
               ON CONFLICT (id) DO UPDATE SET articles = excluded.articles, outlets = excluded.outlets,
               first = excluded.first, last = excluded.last";
    db.prepare_cached(sql)?.execute([story.0]).map(drop)
}

/// An article of a story, to lay it beside the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The article.
    pub article: StoryArticle,
    /// Its text.
    pub text: String,
    /// What was found in it; `None` where that is not kept yet.
    pub findings: Option<Findings>,
}

impl Store {
    /// The `limit` stories that more than one feed tells, the one that went on last first.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn stories(&self, limit: usize) -> Outcome<Vec<Story>> {
        self.read("list the stories", |db| {
            let sql = "SELECT id FROM stories WHERE outlets > 1 ORDER BY last DESC, id DESC LIMIT ?1";
            let mut statement = db.prepare_cached(sql)?;
            let ids: Vec<i64> = statement.query_map([limit], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            ids.into_iter().map(|id| story(db, StoryId(id))).collect()
        })
    }

    /// The story `id`; without articles where there is none.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn story(&self, id: StoryId) -> Outcome<Story> {
        self.read("read the story", |db| story(db, id))
    }

    /// The story that the article `id` belongs to; `None` where it was not placed yet.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn story_of(&self, id: ItemId) -> Outcome<Option<StoryId>> {
        self.read("read the story", |db| {
            let mut statement = db.prepare_cached("SELECT story FROM placed WHERE article = ?1")?;
            statement.query_row([id.0], |row| row.get(0).map(StoryId)).optional()
        })
    }

    /// The articles of `story` with their texts, and what was found in them.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn told(&self, story: &Story) -> Outcome<Vec<Told>> {
        self.read("read the story", |db| {
            let sql = "SELECT text, found FROM texts LEFT JOIN findings ON findings.article = texts.article
                       WHERE texts.article = ?1";
            let mut statement = db.prepare_cached(sql)?;
            let told = story.articles.iter().map(|article| {
                statement.query_row([article.item.0], |row| {
                    let text: String = row.get(0)?;
                    let bytes = row.get_ref(1)?.as_blob_or_null()?;
                    let findings = bytes.and_then(|bytes| findings::read(&text, bytes));
                    Ok(Told { article: article.clone(), text, findings })
                })
            });
            told.collect()
        })
    }

    /// How many articles no story was looked for yet.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn unplaced(&self) -> Outcome<usize> {
        self.read("count the articles", |db| {
            let sql = "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM placed)";
            db.query_row(sql, [], |row| row.get(0))
        })
    }
}

fn story(db: &Connection, id: StoryId) -> rusqlite::Result<Story> {
    let sql =
        "SELECT articles.id, feed, COALESCE(feeds.name, feeds.title, feeds.address), articles.title, moment, claims,
               twin IS NOT NULL FROM placed JOIN articles ON articles.id = placed.article
               LEFT JOIN feeds ON feeds.id = articles.feed WHERE story = ?1 ORDER BY moment, articles.id";
    let mut statement = db.prepare_cached(sql)?;
    let articles = statement.query_map([id.0], article)?;
    Ok(Story { id, articles: articles.collect::<rusqlite::Result<_>>()? })
}

fn article(row: &Row) -> rusqlite::Result<StoryArticle> {
    Ok(StoryArticle {
        item: ItemId(row.get(0)?),
        feed: row.get::<_, Option<i64>>(1)?.map(FeedId),
        outlet: row.get::<_, Option<String>>(2)?.unwrap_or_else(|| "no feed any more".to_owned()),
        title: row.get(3)?,
        moment: Moment(row.get(4)?),
        claims: row.get(5)?,
        is_twin: row.get(6)?,
    })
}
