//! Names of parties and speakers, each kept once; and what was found of an article, by them.

use super::incoming::{Found, act_number};
use super::indexing::Unindexed;
use crate::analysis::EntityKind;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// The kinds by the numbers they are kept as.
pub(super) const KINDS: [EntityKind; 5] = EntityKind::ALL;

/// Names that were looked up in a step. A step that fails takes them with it.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, i64>);

/// Drops what was found in the article `id`.
pub(super) fn drop_found(db: &Connection, id: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM claims WHERE article = ?1")?.execute([id])?;
    db.prepare_cached("DELETE FROM parties WHERE article = ?1")?.execute([id]).map(drop)
}

/// Keeps what was found in the article `id`, of which nothing is kept, with its text and in few bytes.
///
/// Searches find it once `unindexed` is indexed.
pub(super) fn keep_found<'a>(
    db: &Connection,
    id: i64,
    (text, found, findings): (&'a str, &Found, &[u8]),
    (names, unindexed): (&mut Names, &mut Unindexed<'a>),
) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO parties VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (article, name) DO UPDATE SET mentions = mentions + excluded.mentions",
    )?;
    for party in &found.parties {
        let kind = KINDS.iter().position(|kind| *kind == party.kind).unwrap_or(0);
        insert.execute(params![id, names.id(db, &party.name)?, kind, party.mentions])?;
    }
    let sql = "INSERT INTO claims (article, speaker, begins, ends, act) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = db.prepare_cached(sql)?;
    let mut insert_other = db.prepare_cached("INSERT INTO other_speakers VALUES (?1, ?2, ?3)")?;
    for (speakers, words, act) in &found.claims {
        let speakers = speakers.iter().map(|name| names.id(db, name)).collect::<rusqlite::Result<Vec<i64>>>()?;
        insert.execute(params![id, speakers.last(), words.start(), words.end(), act_number(*act)])?;
        let claim = db.last_insert_rowid();
        for (place, speaker) in speakers.iter().rev().skip(1).rev().enumerate() {
            insert_other.execute(params![claim, place, speaker])?;
        }
        unindexed.push_claim(claim, words.of(text));
    }
    db.prepare_cached("INSERT OR REPLACE INTO findings VALUES (?1, ?2)")?.execute(params![id, findings]).map(drop)
}

/// Who says the claim `claim` together, in the order in which they are named, the `last` of whom stands with it.
pub(super) fn speakers(db: &Connection, claim: i64, last: Option<String>) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT names.name FROM other_speakers JOIN names ON names.id = other_speakers.name
               WHERE claim = ?1 ORDER BY place";
    let mut others = db.prepare_cached(sql)?;
    let others = others.query_map([claim], |row| row.get(0))?;
    others.chain(last.map(Ok)).collect()
}

impl Names {
    /// The number of a name, which it gets where it is new.
    fn id(&mut self, db: &Connection, name: &str) -> rusqlite::Result<i64> {
        if let Some(id) = self.0.get(name) {
            return Ok(*id);
        }
        let known = db.prepare_cached("SELECT id FROM names WHERE name = ?1")?.query_row([name], |row| row.get(0));
        let id = if let Some(id) = known.optional()? {
            id
        } else {
            db.prepare_cached("INSERT INTO names (name) VALUES (?1)")?.execute([name])?;
            db.last_insert_rowid()
        };
        self.0.insert(name.to_owned(), id);
        Ok(id)
    }
}
