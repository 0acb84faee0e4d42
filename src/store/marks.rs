//! Places of kept articles that their reader marked, a letter each.

use super::Store;
use super::error::Outcome;
use crate::library::shelf::ItemId;
use rusqlite::{Connection, params};

impl Store {
    /// Keeps that `letter` marks a place of an article, in bytes of its text, instead of what it marked.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn keep_mark(&mut self, id: ItemId, letter: char, place: usize) -> Outcome<()> {
        self.write("keep the mark", |db| {
            // An article that went meanwhile has no marks.
            let sql = "INSERT INTO marks SELECT id, ?2, ?3 FROM articles WHERE id = ?1
                       ON CONFLICT (article, letter) DO UPDATE SET place = excluded.place";
            db.execute(sql, params![id.0, String::from(letter), place]).map(drop)
        })
    }

    /// The marks of an article, in bytes of the text it had when they were set.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn marks(&self, id: ItemId) -> Outcome<Vec<(char, usize)>> {
        self.read("read the marks", |db| marks(db, id.0))
    }
}

fn marks(db: &Connection, article: i64) -> rusqlite::Result<Vec<(char, usize)>> {
    let mut statement = db.prepare_cached("SELECT letter, place FROM marks WHERE article = ?1 ORDER BY letter")?;
    let marks = statement.query_map([article], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let marks: Vec<(String, usize)> = marks.collect::<rusqlite::Result<_>>()?;
    Ok(marks.iter().filter_map(|(letter, place)| Some((letter.chars().next()?, *place))).collect())
}

/// Gives an article these marks, and no others; tells whether it had others.
pub(super) fn mark_anew(db: &Connection, article: i64, wanted: &[(char, usize)]) -> rusqlite::Result<bool> {
    let before = marks(db, article)?;
    db.prepare_cached("DELETE FROM marks WHERE article = ?1")?.execute([article])?;
    for (letter, place) in wanted {
        db.prepare_cached("INSERT OR REPLACE INTO marks VALUES (?1, ?2, ?3)")?.execute(params![
            article,
            String::from(*letter),
            place
        ])?;
    }
    Ok(before != marks(db, article)?)
}
