//! Whether all is well with the library, and how large it is.

use super::Store;
use super::error::Outcome;
use super::feeds::{counts, tallies};
use super::incoming::engine;
use rusqlite::{Connection, ErrorCode};

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

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Not at all: only counts.
    Counts,
    /// Whether the file is whole and everything in it belongs to something.
    Quick,
    /// Also whether every index agrees with what it is of, word for word, which takes minutes for a large library.
    Thorough,
}

/// What must not be there: what is left of something that went.
const ORPHANS: [(&str, &str); 6] = [
    ("articles without a text", "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM texts)"),
    ("texts without an article", "SELECT count(*) FROM texts WHERE article NOT IN (SELECT id FROM articles)"),
    ("claims without an article", "SELECT count(*) FROM claims WHERE article NOT IN (SELECT id FROM articles)"),
    ("claims that no search finds", "SELECT count(*) FROM claims WHERE id NOT IN (SELECT id FROM said_docsize)"),
    ("articles that no search finds", "SELECT count(*) FROM texts WHERE article NOT IN (SELECT id FROM found_docsize)"),
    (
        "kinds of articles that are counted wrongly",
        "SELECT count(*) FROM
         (SELECT feed, archived, read, starred, count FROM tallies WHERE count <> 0 EXCEPT
          SELECT COALESCE(feed, 0), archived, read, starred, count(*) FROM articles GROUP BY 1, 2, 3, 4)",
    ),
];

impl Store {
    /// Looks through all of it, as closely as `depth` says.
    ///
    /// # Errors
    /// Where the file can't be read at all.
    pub fn check(&self, depth: Depth) -> Outcome<Report> {
        self.read("look through the library", |db| {
            let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, usize>(0));
            let counts = counts(&tallies(db)?);
            Ok(Report {
                faults: if depth == Depth::Counts { vec![] } else { faults(db, depth)? },
                schema: super::schema::version(db)?,
                feeds: count("SELECT count(*) FROM feeds")?,
                failing: count("SELECT count(*) FROM feeds WHERE error IS NOT NULL")?,
                articles: counts.all + counts.archived,
                unread: counts.unread,
                outdated: outdated(db)?,
                claims: count("SELECT count(*) FROM claims")?,
                names: count("SELECT count(*) FROM names")?,
                bytes: pages(db, "page_count")?,
                free_bytes: pages(db, "freelist_count")?,
            })
        })
    }
}

/// Articles that another engine looked through.
fn outdated(db: &Connection) -> rusqlite::Result<usize> {
    // Not “<>”, which no index answers.
    let sql =
        "SELECT (SELECT count(*) FROM articles WHERE engine < ?1) + (SELECT count(*) FROM articles WHERE engine > ?1)";
    db.query_row(sql, [engine()], |row| row.get(0))
}

fn faults(db: &Connection, depth: Depth) -> rusqlite::Result<Vec<String>> {
    let mut faults = Vec::new();
    for check in checks(db, depth)? {
        let mut checked = db.prepare(&check)?;
        for fault in checked.query_map([], |row| row.get::<_, String>(0))? {
            faults.extend(Some(fault?).filter(|fault| fault != "ok"));
        }
    }
    let mut dangling = db.prepare("PRAGMA foreign_key_check")?;
    let tables = dangling.query_map([], |row| row.get::<_, String>(0))?;
    let tables: Vec<String> = tables.take(20).collect::<rusqlite::Result<_>>()?;
    faults.extend(tables.iter().map(|table| format!("a row of {table} belongs to something that is gone")));
    if depth == Depth::Thorough
        && let Err(error) = db.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)", [])
    {
        if error.sqlite_error_code() == Some(ErrorCode::ReadOnly) {
            return Err(error);
        }
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

/// What SQLite is to look through. All at once, it would look through the index of every word, too.
fn checks(db: &Connection, depth: Depth) -> rusqlite::Result<Vec<String>> {
    if depth == Depth::Thorough {
        return Ok(vec!["PRAGMA integrity_check(20)".to_owned()]);
    }
    let mut tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")?;
    let checks = tables.query_map([], |row| Ok(format!("PRAGMA quick_check('{}')", row.get::<_, String>(0)?)))?;
    checks.collect()
}

fn pages(db: &Connection, pragma: &str) -> rusqlite::Result<u64> {
    let count: u64 = db.pragma_query_value(None, pragma, |row| row.get(0))?;
    let size: u64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
    Ok(count * size)
}
