//! Whether all is well with the library, and how large it is.

use super::Store;
use super::error::Outcome;
use super::incoming::engine;
use rusqlite::Connection;

/// What a look at all of the library found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What is wrong, each in a line; empty where all is well.
    pub faults: Vec<String>,
    /// The number of its schema.
    pub schema: i64,
    /// Feeds that are kept.
    pub feeds: usize,
    /// Feeds that could not be had the last time.
    pub failing: usize,
    /// Articles that are kept.
    pub articles: usize,
    /// Articles that were not read yet.
    pub unread: usize,
    /// Articles that another engine looked through.
    pub outdated: usize,
    /// Claims that can be found.
    pub claims: usize,
    /// Names that can be found.
    pub names: usize,
    /// Bytes of the file.
    pub bytes: u64,
    /// Of those, bytes that nothing stands in.
    pub free_bytes: u64,
}

/// What must not be there: what is left of something that went.
const ORPHANS: [(&str, &str); 5] = [
    ("articles without a text", "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM texts)"),
    ("texts without an article", "SELECT count(*) FROM texts WHERE article NOT IN (SELECT id FROM articles)"),
    ("claims without an article", "SELECT count(*) FROM claims WHERE article NOT IN (SELECT id FROM articles)"),
    ("claims that no search finds", "SELECT count(*) FROM claims WHERE id NOT IN (SELECT rowid FROM said)"),
    ("articles that no search finds", "SELECT count(*) FROM texts WHERE article NOT IN (SELECT rowid FROM found)"),
];

impl Store {
    /// Looks through all of it: whether the file is whole, and everything in it belongs to something.
    ///
    /// # Errors
    /// Where the file can't be read at all.
    pub fn check(&self) -> Outcome<Report> {
        self.read("look through the library", |db| {
            let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, usize>(0));
            Ok(Report {
                faults: faults(db)?,
                schema: super::schema::version(db)?,
                feeds: count("SELECT count(*) FROM feeds")?,
                failing: count("SELECT count(*) FROM feeds WHERE error IS NOT NULL")?,
                articles: count("SELECT count(*) FROM articles")?,
                unread: count("SELECT count(*) FROM articles WHERE read = 0 AND archived = 0")?,
                outdated: db
                    .query_row("SELECT count(*) FROM articles WHERE engine <> ?1", [engine()], |row| row.get(0))?,
                claims: count("SELECT count(*) FROM claims")?,
                names: count("SELECT count(*) FROM names")?,
                bytes: pages(db, "page_count")?,
                free_bytes: pages(db, "freelist_count")?,
            })
        })
    }
}

fn faults(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut checked = db.prepare("PRAGMA integrity_check(20)")?;
    for fault in checked.query_map([], |row| row.get::<_, String>(0))? {
        faults.extend(Some(fault?).filter(|fault| fault != "ok"));
    }
    let mut dangling = db.prepare("PRAGMA foreign_key_check")?;
    let tables = dangling.query_map([], |row| row.get::<_, String>(0))?;
    let tables: Vec<String> = tables.collect::<rusqlite::Result<_>>()?;
    faults.extend(tables.iter().take(20).map(|table| format!("a row of {table} belongs to something that is gone")));
    if let Err(error) = db.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)", []) {
        faults.push(format!("the index of texts does not agree with them: {error}"));
    }
    for (what, sql) in ORPHANS {
        let count: usize = db.query_row(sql, [], |row| row.get(0))?;
        if count > 0 {
            faults.push(format!("{count} {what}"));
        }
    }
    Ok(faults)
}

fn pages(db: &Connection, pragma: &str) -> rusqlite::Result<u64> {
    let count: u64 = db.pragma_query_value(None, pragma, |row| row.get(0))?;
    let size: u64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
    Ok(count * size)
}
