//! Names of parties and speakers, each kept once; and what was found of an article, by them.

use super::findings;
use super::incoming::{Found, act_number};
use crate::analysis::EntityKind;
use rusqlite::{Connection, params};

/// The kinds by the numbers they are kept as.
pub(super) const KINDS: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Group, EntityKind::Other];

/// Keeps what was found in the article `id`, the text of which is `text`, instead of what was kept of it.
pub(super) fn keep_found(db: &Connection, id: i64, text: &str, found: &Found) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM claims WHERE article = ?1")?.execute([id])?;
    db.prepare_cached("DELETE FROM parties WHERE article = ?1")?.execute([id])?;
    for party in &found.parties {
        let kind = KINDS.iter().position(|kind| *kind == party.kind).unwrap_or(0);
        let sql = "INSERT INTO parties VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (article, name) DO UPDATE SET mentions = mentions + excluded.mentions";
        db.prepare_cached(sql)?.execute(params![id, name_id(db, &party.name)?, kind, party.mentions])?;
    }
    for (speaker, words, act) in &found.claims {
        let speaker = speaker.as_ref().map(|name| name_id(db, name)).transpose()?;
        db.prepare_cached("INSERT INTO claims (article, speaker, begins, ends, act) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, speaker, words.start(), words.end(), act_number(*act)])?;
        db.prepare_cached("INSERT INTO said (rowid, words) VALUES (?1, ?2)")?
            .execute(params![db.last_insert_rowid(), words.of(text)])?;
    }
    db.prepare_cached("INSERT OR REPLACE INTO findings VALUES (?1, ?2)")?
        .execute(params![id, findings::of(&found.findings)])
        .map(drop)
}

fn name_id(db: &Connection, name: &str) -> rusqlite::Result<i64> {
    let known = db.prepare_cached("SELECT id FROM names WHERE name = ?1")?.query_row([name], |row| row.get(0));
    match known {
        Err(rusqlite::Error::QueryReturnedNoRows) => {
            db.prepare_cached("INSERT INTO names (name) VALUES (?1)")?.execute([name])?;
            Ok(db.last_insert_rowid())
        }
        known => known,
    }
}
