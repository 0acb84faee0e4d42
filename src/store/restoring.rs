//! Articles and notes that another library wrote down: what an export says of each, and how an import takes it in.

use super::Store;
use super::articles::{Taking, enter, insert, refile, rewrite, tags as tags_of};
use super::error::Outcome;
use super::incoming::{Given, Incoming, canonical};
use super::indexing::Unindexed;
use super::marks::mark_anew;
use super::names::Names;
use super::namesakes::tell_apart_anew;
use crate::library::identity::Meant;
use crate::library::moment::Moment;
use crate::library::note::{NewNote, NoteId, Quote};
use crate::library::shelf::{FeedId, ItemId, Standing};
use rusqlite::{Connection, OptionalExtension, params};

/// Where a kept article came from, and what its reader did with it, beside what its row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// The addresses of the feeds that gave it, under which identities, and the keys of the texts they gave.
    pub entries: Vec<(String, String, u64)>,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// When it came.
    pub added: Moment,
}

/// An article that was written down, to be kept.
#[derive(Debug)]
pub struct Restored<'a> {
    /// Its text, and what is found in it.
    pub incoming: &'a Incoming,
    /// The feeds that gave it, under which identities, and the keys of the texts they gave.
    pub entries: &'a [(FeedId, String, u64)],
    /// What its reader did with it.
    pub standing: Standing,
    /// What it is filed under.
    pub tags: &'a [String],
    /// How far it was read, in bytes.
    pub place: usize,
    /// Which places of it are marked, by letter, in bytes.
    pub marks: &'a [(char, usize)],
    /// Whom it means by a name, where that is another than most articles mean.
    pub namesakes: &'a [Meant],
    /// When it came.
    pub added: Moment,
    /// What of it is taken where the article is here already.
    pub edited: Edited,
}

/// What was edited of an article since it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Edited {
    /// Its text.
    pub text: bool,
    /// What stands before that: how it is called, what its reader did with it.
    pub front: bool,
}

/// What became of an article that was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It was not here before.
    New,
    /// It was here, and has become what was edited.
    Edited,
    /// It was here, and stays as it is.
    Known,
}

impl Store {
    /// Where the article `id` came from.
    ///
    /// # Errors
    /// Where the file can't be read, or there is no such article.
    pub fn origins(&self, id: ItemId) -> Outcome<Origins> {
        let tags = self.tags_of(id)?;
        self.read("read the article", |db| {
            let sql = "SELECT address, identity, text_key FROM entries JOIN feeds ON feeds.id = feed
                       WHERE article = ?1 ORDER BY address, identity";
            let mut statement = db.prepare_cached(sql)?;
            let entries = statement
                .query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?.cast_unsigned())))?;
            let entries = entries.collect::<rusqlite::Result<_>>()?;
            let added = db.query_row("SELECT added FROM articles WHERE id = ?1", [id.0], |row| row.get(0))?;
            Ok(Origins { entries, tags, added: Moment(added) })
        })
    }

    /// Keeps articles that were written down; gives each, and what became of it. One that is here stays as it is,
    /// but for what was edited.
    ///
    /// # Errors
    /// Where they can't be kept: then none is.
    pub fn restore_articles(&mut self, restored: &[Restored]) -> Outcome<Vec<(ItemId, Became)>> {
        self.write_around("keep the articles", |db, around| {
            let mut names = Names::default();
            let mut taking = Taking { around, names: &mut names, unindexed: Unindexed::default(), now: Moment(0) };
            let kept =
                restored.iter().map(|article| restore(db, &mut taking, article)).collect::<rusqlite::Result<_>>()?;
            taking.unindexed.index(db)?;
            Ok(kept)
        })
    }

    /// Keeps of a feed what is not to come again.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn restore_dropped(&mut self, feed: FeedId, identities: &[String]) -> Outcome<()> {
        self.write("keep the feed", |db| {
            for identity in identities {
                db.execute("INSERT OR IGNORE INTO dropped VALUES (?1, ?2)", params![feed.0, identity])?;
            }
            Ok(())
        })
    }

    /// Every note as it was when it was to be kept, and when that was.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn written_notes(&self) -> Outcome<Vec<(NewNote, Moment)>> {
        self.read("read the notes", |db| {
            let sql = "SELECT article, text_key, title, url, begins, exact, prefix, suffix, speaker, words, made
                       FROM notes ORDER BY title, text_key, begins, id";
            let mut statement = db.prepare_cached(sql)?;
            let notes = statement.query_map([], |row| {
                let quote = Quote { begins: row.get(4)?, exact: row.get(5)?, prefix: row.get(6)?, suffix: row.get(7)? };
                let note = NewNote {
                    article: row.get::<_, Option<i64>>(0)?.map(ItemId),
                    text_key: row.get::<_, i64>(1)?.cast_unsigned(),
                    title: row.get(2)?,
                    url: row.get(3)?,
                    quote,
                    speaker: row.get(8)?,
                    words: row.get(9)?,
                };
                Ok((note, Moment(row.get(10)?)))
            })?;
            notes.collect()
        })
    }

    /// The note that was made at that moment on the same words, and what it says; `None` where there is none.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn same_note(&self, note: &NewNote, made: Moment) -> Outcome<Option<(NoteId, String)>> {
        self.read("read the notes", |db| {
            // Of several that were made at once, the one that says the same.
            let sql = "SELECT id, words FROM notes WHERE made = ?1 AND exact = ?2 AND begins = ?3 ORDER BY words <> ?4";
            let values = params![made.0, note.quote.exact, note.quote.begins, note.words];
            db.query_row(sql, values, |row| Ok((NoteId(row.get(0)?), row.get(1)?))).optional()
        })
    }
}

fn restore<'a>(
    db: &Connection,
    taking: &mut Taking<'_, 'a>,
    restored: &Restored<'a>,
) -> rusqlite::Result<(ItemId, Became)> {
    let Restored { incoming, entries, added, edited, .. } = *restored;
    if let Some(known) = known(db, restored)? {
        let rewritten = (edited.text || edited.front) && is_another_text(db, known, incoming)?;
        if rewritten {
            rewrite(db, taking, known, incoming)?;
        }
        let refiled = edited.front && stand(db, known, restored)?;
        return Ok((ItemId(known), if rewritten || refiled { Became::Edited } else { Became::Known }));
    }
    // It came when it came there.
    taking.now = added;
    let article = insert(db, taking, entries.first().map(|(feed, ..)| *feed), incoming)?;
    stand(db, article, restored)?;
    for (feed, identity, key) in entries {
        enter(db, *feed, article, identity, *key)?;
    }
    Ok((ItemId(article), Became::New))
}

fn is_another_text(db: &Connection, article: i64, incoming: &Incoming) -> rusqlite::Result<bool> {
    let sql = "SELECT text_key <> ?2 OR title <> ?3 FROM articles WHERE id = ?1";
    db.query_row(sql, params![article, incoming.given.text_key.cast_signed(), incoming.given.title], |row| row.get(0))
}

/// Keeps what was done with an article and what it is filed under; gives whether that was something else.
fn stand(db: &Connection, article: i64, restored: &Restored) -> rusqlite::Result<bool> {
    let Restored { standing: Standing { read, starred, archived }, tags, place, marks, namesakes, .. } = *restored;
    let sql = "UPDATE articles SET read = ?2, starred = ?3, archived = ?4, place = ?5
               WHERE id = ?1 AND (read, starred, archived, place) <> (?2, ?3, ?4, ?5)";
    let changed = db.prepare_cached(sql)?.execute(params![article, read, starred, archived, place])? > 0;
    let before = refile(db, article, tags)?;
    let marked = mark_anew(db, article, marks)?;
    let told_apart = tell_apart_anew(db, article, namesakes)?;
    Ok(changed || marked || told_apart || before != tags_of(db, ItemId(article))?)
}

/// The article where it is here: under one of its identities, else at its address, else with its text.
fn known(db: &Connection, restored: &Restored) -> rusqlite::Result<Option<i64>> {
    for (feed, identity, _) in restored.entries {
        let mut entry = db.prepare_cached("SELECT article FROM entries WHERE feed = ?1 AND identity = ?2")?;
        if let Some(article) = entry.query_row(params![feed.0, identity], |row| row.get(0)).optional()? {
            return Ok(Some(article));
        }
    }
    let Given { text_key, title, published, .. } = &restored.incoming.given;
    if let Some(address) = restored.incoming.given.document.url.as_deref().and_then(canonical) {
        // Several outlets may lead to one page, each with words of its own.
        let sql = "SELECT id FROM articles WHERE canonical = ?1 ORDER BY title <> ?2, text_key <> ?3 LIMIT 1";
        return db.query_row(sql, params![address, title, text_key.cast_signed()], |row| row.get(0)).optional();
    }
    let sql = "SELECT id FROM articles WHERE text_key = ?1 AND title = ?2 AND moment = ?3";
    let moment = published.unwrap_or(restored.added).0;
    db.query_row(sql, params![text_key.cast_signed(), title, moment], |row| row.get(0)).optional()
}
