//! Notes and highlights on stretches of texts.

use super::Store;
use super::error::Outcome;
use crate::library::moment::Moment;
use crate::library::note::{NewNote, Note, NoteId, Quote};
use crate::library::shelf::ItemId;
use rusqlite::{Row, params};

const COLUMNS: &str = "id, article, title, url, begins, exact, prefix, suffix, speaker, words, made";

impl Store {
    /// Keeps a note.
    ///
    /// # Errors
    /// Where it can't be kept.
    pub fn add_note(&mut self, note: &NewNote, now: Moment) -> Outcome<NoteId> {
        self.write("keep the note", |db| {
            let sql =
                "INSERT INTO notes (article, text_key, title, url, begins, exact, prefix, suffix, speaker, words, made)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
            let Quote { exact, prefix, suffix, begins } = &note.quote;
            db.execute(
                sql,
                params![
                    note.article.map(|id| id.0),
                    note.text_key.cast_signed(),
                    note.title,
                    note.url,
                    begins,
                    exact,
                    prefix,
                    suffix,
                    note.speaker,
                    note.words,
                    now.0
                ],
            )?;
            Ok(NoteId(db.last_insert_rowid()))
        })
    }

    /// Gives a note other words, or, for `None`, keeps it no more.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn change_note(&mut self, id: NoteId, words: Option<&str>) -> Outcome<()> {
        self.write("keep the note", |db| match words {
            Some(words) => db.execute("UPDATE notes SET words = ?2 WHERE id = ?1", params![id.0, words]).map(drop),
            None => db.execute("DELETE FROM notes WHERE id = ?1", [id.0]).map(drop),
        })
    }

    /// The notes on the article `article`, or on any text of the key `text_key`, in the order of the text.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn notes_of(&self, article: Option<ItemId>, text_key: u64) -> Outcome<Vec<Note>> {
        self.read("read the notes", |db| {
            let sql = format!("SELECT {COLUMNS} FROM notes WHERE article = ?1 OR text_key = ?2 ORDER BY begins, id");
            let mut statement = db.prepare_cached(&sql)?;
            let notes = statement.query_map(params![article.map(|id| id.0), text_key.cast_signed()], note)?;
            notes.collect()
        })
    }

    /// Every note, or those that were made since a moment, in the order of their articles and texts.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn notes(&self, since: Option<Moment>) -> Outcome<Vec<Note>> {
        self.read("read the notes", |db| {
            let sql = format!("SELECT {COLUMNS} FROM notes WHERE made >= ?1 ORDER BY text_key, title, begins, id");
            let mut statement = db.prepare_cached(&sql)?;
            let notes = statement.query_map([since.map_or(i64::MIN, |moment| moment.0)], note)?;
            notes.collect()
        })
    }
}

fn note(row: &Row) -> rusqlite::Result<Note> {
    Ok(Note {
        id: NoteId(row.get(0)?),
        article: row.get::<_, Option<i64>>(1)?.map(ItemId),
        title: row.get(2)?,
        url: row.get(3)?,
        quote: Quote { begins: row.get(4)?, exact: row.get(5)?, prefix: row.get(6)?, suffix: row.get(7)? },
        speaker: row.get(8)?,
        words: row.get(9)?,
        made: Moment(row.get(10)?),
    })
}
