//! The indexes of words: of texts, and of what is said in them.
//!
//! They are written last in a step. Whatever else SQLite may have to take back alone has it write an index of words to
//! the file first, so that an article at a time, woven with its other rows, costs as much as a merge each.

use rusqlite::{Connection, params};

/// What is kept in a step by now and found by no search yet.
#[derive(Debug, Default)]
pub(super) struct Unindexed<'a> {
    /// Articles, their titles and texts.
    texts: Vec<(i64, &'a str, &'a str)>,
    /// Claims, and the words of each.
    claims: Vec<(i64, &'a str)>,
}

impl<'a> Unindexed<'a> {
    /// The text of the article `id` is to be found.
    pub(super) fn push_text(&mut self, id: i64, title: &'a str, text: &'a str) {
        self.texts.push((id, title, text));
    }

    /// What is said in the claim `id` is to be found.
    pub(super) fn push_claim(&mut self, id: i64, words: &'a str) {
        self.claims.push((id, words));
    }

    /// Has all of it found. To be called before any of it changes or goes, and before a step ends.
    pub(super) fn index(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut index = db.prepare_cached("INSERT INTO found (rowid, title, text) VALUES (?1, ?2, ?3)")?;
        for (id, title, text) in self.texts.drain(..) {
            index.execute(params![id, title, text])?;
        }
        let mut index = db.prepare_cached("INSERT INTO said (rowid, words) VALUES (?1, ?2)")?;
        for (id, words) in self.claims.drain(..) {
            index.execute(params![id, words])?;
        }
        Ok(())
    }
}
