//! Which of several parties of one name an article means, as its reader told them apart.

use super::Store;
use super::error::Outcome;
use super::names::KINDS;
use super::parties::number;
use crate::analysis::EntityKind;
use crate::library::identity::{Meant, Namesake};
use crate::library::shelf::ItemId;
use rusqlite::{Connection, params};

impl Store {
    /// Keeps that `article` means this one of the parties of `kind` that have one of `names`.
    ///
    /// # Errors
    /// Where that can't be kept.
    pub fn tell_apart(
        &mut self,
        article: ItemId,
        names: &[String],
        kind: EntityKind,
        namesake: Namesake,
    ) -> Outcome<()> {
        self.write("keep who is who", |db| {
            names.iter().try_for_each(|name| mean(db, article.0, &Meant { name: name.clone(), kind, namesake }))
        })
    }

    /// Whom `article` means, where that is another than most do.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn told_apart(&self, article: ItemId) -> Outcome<Vec<Meant>> {
        self.read("read who is who", |db| meant(db, article.0))
    }
}

/// Has an article mean these, and besides whom most mean; tells whether it meant others.
pub(super) fn tell_apart_anew(db: &Connection, article: i64, wanted: &[Meant]) -> rusqlite::Result<bool> {
    let before = meant(db, article)?;
    db.prepare_cached("DELETE FROM namesakes WHERE article = ?1")?.execute([article])?;
    wanted.iter().try_for_each(|meant| mean(db, article, meant))?;
    Ok(before != meant(db, article)?)
}

fn meant(db: &Connection, article: i64) -> rusqlite::Result<Vec<Meant>> {
    let sql = "SELECT name, kind, namesake FROM namesakes WHERE article = ?1 ORDER BY kind, name";
    let mut statement = db.prepare_cached(sql)?;
    let all = statement.query_map([article], |row| {
        let kind = KINDS.get(row.get::<_, usize>(1)?).copied().unwrap_or(EntityKind::Other);
        Ok(Meant { name: row.get(0)?, kind, namesake: Namesake(row.get(2)?) })
    })?;
    all.collect()
}

fn mean(db: &Connection, article: i64, Meant { name, kind, namesake }: &Meant) -> rusqlite::Result<()> {
    let kind = number(*kind);
    if *namesake == Namesake::default() {
        let sql = "DELETE FROM namesakes WHERE article = ?1 AND kind = ?2 AND name = ?3";
        db.prepare_cached(sql)?.execute(params![article, kind, name])?;
        return Ok(());
    }
    // Of the names that the article has.
    let sql = "INSERT OR REPLACE INTO namesakes
               SELECT article, kind, names.name, ?4 FROM parties JOIN names ON names.id = parties.name
               WHERE article = ?1 AND kind = ?2 AND names.name = ?3 COLLATE NOCASE";
    db.prepare_cached(sql)?.execute(params![article, kind, name, namesake.0])?;
    Ok(())
}
